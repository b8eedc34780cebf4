"""Settings of the Slack door."""

from pydantic import SecretStr
from pydantic_settings import SettingsConfigDict

from adapters.secrets import DoorSettings


class SlackSettings(DoorSettings):
    """What the Slack door needs to know; the address changes only for a local Slack.

    The signing secret is for requests over HTTP; Socket Mode needs none.
    """

    model_config = SettingsConfigDict(env_prefix="STUDYHALL_SLACK_", frozen=True)

    bot_token: SecretStr = SecretStr("")
    app_token: SecretStr = SecretStr("")
    signing_secret: SecretStr = SecretStr("")
    base_url: str = "https://slack.com/api/"
