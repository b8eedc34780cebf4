"""Discord's limits, each named once, and the one way to cut a text to them."""

from typing import Final

# docs.discord.com/developers/resources/message
CONTENT: Final = 2000
NONCE: Final = 25
EMBEDS: Final = 10
EMBED_TOTAL: Final = 6000
EMBED_TITLE: Final = 256
EMBED_DESCRIPTION: Final = 4096
EMBED_FIELDS: Final = 25
EMBED_FIELD_NAME: Final = 256
EMBED_FIELD_VALUE: Final = 1024
URL: Final = 2048
ATTACHMENTS: Final = 10
ATTACHMENT_DESCRIPTION: Final = 1024
UPLOAD_BYTES: Final = 10 * 1024 * 1024
"""What all files of a message may weigh together: the least that Discord allows anywhere."""

# docs.discord.com/developers/components/reference
ROWS: Final = 5
BUTTONS_PER_ROW: Final = 5
BUTTON_LABEL: Final = 80
BUTTON_URL: Final = 512
MENU_OPTIONS: Final = 25
OPTION_TEXT: Final = 100
PLACEHOLDER: Final = 150
MODAL_TITLE: Final = 45
MODAL_PARTS: Final = 5
MODAL_TEXT: Final = 4000
LABEL: Final = 45
LABEL_DESCRIPTION: Final = 100
TEXT_INPUT: Final = 4000
GROUP_OPTIONS: Final = 10

# docs.discord.com/developers/resources/channel
THREAD_NAME: Final = 100

# docs.discord.com/developers/interactions/application-commands
COMMAND_DESCRIPTION: Final = 100
MESSAGE_COMMANDS: Final = 15
COMMAND_CHARACTERS: Final = 8000
CHOICES: Final = 25
CHOICE_TEXT: Final = 100

ELLIPSIS: Final = "…"
BLANK: Final = "\u200b"
"""What stands where Discord refuses an empty text."""
QUASI_BACKTICK: Final = "\u02cb"
"""What stands for a backtick where one would end the code: nothing can be escaped there."""


def cut(text: str, room: int) -> str:
    """Return `text` in at most `room` characters, cut at a word where one ends near."""
    if len(text) <= room:
        return text
    if room < 1:
        return ""
    kept = text[: room - 1]
    at_word = kept.rpartition(" ")[0]
    return (at_word if len(at_word) >= len(kept) * 2 // 3 else kept).rstrip() + ELLIPSIS


def label(text: str, room: int) -> str:
    """Return a short plain text on one line, never empty."""
    return cut(" ".join(text.split()), room) or BLANK
