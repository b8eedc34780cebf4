"""An open modal and what its person has filled in so far."""

from dataclasses import dataclass, field

from playground.slack import places
from playground.slack.blocks import elements_of
from playground.slack.places import Json

FIELDS = {
    "plain_text_input": "value",
    "number_input": "value",
    "email_text_input": "value",
    "url_text_input": "value",
    "rich_text_input": "rich_text_value",
    "static_select": "selected_option",
    "radio_buttons": "selected_option",
    "multi_static_select": "selected_options",
    "checkboxes": "selected_options",
    "users_select": "selected_user",
    "channels_select": "selected_channel",
    "conversations_select": "selected_conversation",
    "multi_users_select": "selected_users",
    "multi_channels_select": "selected_channels",
    "multi_conversations_select": "selected_conversations",
    "datepicker": "selected_date",
    "timepicker": "selected_time",
    "datetimepicker": "selected_date_time",
}

Values = dict[str, dict[str, Json]]


def initial_state(element: Json) -> Json:
    """Return the state of an element that nobody has touched."""
    name = FIELDS[element["type"]]
    first = "initial_value" if name in ("value", "rich_text_value") else name.replace("selected", "initial")
    nothing: object = [] if name.endswith("s") and name != "selected_conversation" else None
    return {"type": element["type"], name: element.get(first, nothing)}


def state_of(blocks: list[Json], drafts: Values) -> Values:
    """Return the state of all elements: what was filled in, else what they started with."""
    values: Values = {}
    for block in blocks:
        for element in elements_of(block):
            if element.get("type") in FIELDS:
                block_id, action_id = block["block_id"], element["action_id"]
                draft = drafts.get(block_id, {}).get(action_id)
                kept = draft if draft and draft["type"] == element["type"] else initial_state(element)
                values.setdefault(block_id, {})[action_id] = kept
    return values


@dataclass
class View:
    """A modal on a person's stack; `hash` changes with every update."""

    id: str
    user: str
    body: Json
    hash: str
    root_id: str
    previous_id: str | None = None
    drafts: Values = field(default_factory=dict)
    errors: dict[str, str] = field(default_factory=dict)

    @property
    def blocks(self) -> list[Json]:
        """Return the blocks, all of which have ids."""
        blocks: list[Json] = self.body["blocks"]
        return blocks

    def native(self) -> Json:
        """Return the view as payloads and answers carry it."""
        defaults = {
            "private_metadata": "",
            "callback_id": "",
            "external_id": "",
            "close": None,
            "submit": None,
            "clear_on_close": False,
            "notify_on_close": False,
        }
        return (
            defaults
            | self.body
            | {
                "id": self.id,
                "team_id": places.TEAM_ID,
                "app_id": places.APP_ID,
                "app_installed_team_id": places.TEAM_ID,
                "bot_id": places.BOT_ID,
                "hash": self.hash,
                "root_view_id": self.root_id,
                "previous_view_id": self.previous_id,
                "state": {"values": state_of(self.blocks, self.drafts)},
            }
        )
