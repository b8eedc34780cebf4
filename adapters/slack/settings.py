"""Settings of the Slack door."""

from pydantic import Field, SecretStr
from pydantic_settings import SettingsConfigDict

from adapters.secrets import DoorSettings


class SlackSettings(DoorSettings):
    """What the Slack door needs to know; the address changes only for a local Slack.

    The signing secret is for requests over HTTP; Socket Mode needs none.
    """

    model_config = SettingsConfigDict(env_prefix="STUDYHALL_SLACK_", frozen=True)

    bot_token: SecretStr = Field(
        default=SecretStr(""),
        description="The Bot User OAuth Token, from OAuth & Permissions: xoxb-….",
    )
    app_token: SecretStr = Field(
        default=SecretStr(""),
        description="The app-level token with the scope connections:write, from Basic Information: xapp-….",
    )
    signing_secret: SecretStr = Field(
        default=SecretStr(""),
        description="Only for requests over HTTP: the Signing Secret, from Basic Information.",
    )
    base_url: str = Field(
        default="https://slack.com/api/",
        description="Where Slack's Web API is; changed only for a server that stands in for it.",
    )
