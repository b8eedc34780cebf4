"""Everything a person can type, declared once; both doors are built from it."""

from dataclasses import dataclass
from enum import StrEnum

from bot.domain.live import MOST_ITEMS as MOST_IN_A_ROUND
from bot.domain.quiz import MOST_ITEMS
from bot.screens import menu


class OptionKind(StrEnum):
    """What an option accepts, and so how it is parsed and completed."""

    TOPIC = "topic"
    LEVEL = "level"
    COUNT = "count"
    WINDOW = "window"
    COMMAND = "command"
    REGION = "region"
    DATES = "dates"
    HOURS = "hours"
    LENGTH = "length"
    SCOPE = "scope"
    GUIDE = "guide"
    CODE = "code"
    NAME = "name"


@dataclass(frozen=True, slots=True)
class Option:
    """A named option of a command; all options may be left out."""

    name: str
    kind: OptionKind
    summary: str
    most: int = MOST_ITEMS
    """The largest number that a COUNT takes."""


class Shows(StrEnum):
    """How the answer arrives; Discord fixes this before the handler runs, so it is declared."""

    PRIVATE = "private"
    """A new private message."""
    SAME = "same"
    """The private message that held the button is replaced."""
    FORM = "form"
    """A dialogue opens (it must be the first response); a refusal comes as a private message."""


@dataclass(frozen=True, slots=True)
class Command:
    """One thing that can be typed: `path` is ("quiz",) or ("study", "setup")."""

    path: tuple[str, ...]
    summary: str
    options: tuple[Option, ...] = ()
    shows: Shows = Shows.PRIVATE
    writes: bool = False
    stewards_only: bool = False

    @property
    def name(self) -> str:
        """The path as people type it."""
        return " ".join(self.path)


TOPIC = Option("topic", OptionKind.TOPIC, menu.OPTION_TOPIC)
LEVEL = Option("level", OptionKind.LEVEL, menu.OPTION_LEVEL)
COUNT = Option("count", OptionKind.COUNT, menu.OPTION_COUNT)
ROUND_COUNT = Option("count", OptionKind.COUNT, menu.OPTION_ROUND_COUNT, MOST_IN_A_ROUND)
WINDOW = Option("window", OptionKind.WINDOW, menu.OPTION_WINDOW)
COUNTRY = Option("country", OptionKind.REGION, menu.OPTION_COUNTRY)
DATES = Option("days", OptionKind.DATES, menu.OPTION_DAYS)
HOURS = Option("hours", OptionKind.HOURS, menu.OPTION_HOURS)
SCOPE = Option("scope", OptionKind.SCOPE, menu.OPTION_SCOPE)
ABOUT = Option("about", OptionKind.GUIDE, menu.OPTION_ABOUT)
CODE = Option("code", OptionKind.CODE, menu.OPTION_CODE)
SEASON_NAME = Option("name", OptionKind.NAME, menu.OPTION_SEASON_NAME)
SEASON_DAYS = Option("days", OptionKind.DATES, menu.OPTION_SEASON_DAYS)
CATCH_UP = Option("catch-up", OptionKind.LENGTH, menu.OPTION_CATCH_UP)

GUIDES = ("points",)
"""What help explains at more length."""

COMMANDS: tuple[Command, ...] = (
    Command(("quiz",), menu.QUIZ, (TOPIC, LEVEL, COUNT), writes=True),
    Command(("live",), menu.LIVE, (TOPIC, ROUND_COUNT), writes=True),
    Command(("today",), menu.TODAY),
    Command(("interview",), menu.INTERVIEW, (TOPIC,), writes=True),
    Command(("review",), menu.REVIEW, writes=True),
    Command(("leaderboard",), menu.LEADERBOARD, (WINDOW, TOPIC, SCOPE)),
    Command(("me",), menu.ME),
    Command(("streak",), menu.STREAK),
    Command(("topics",), menu.TOPICS),
    Command(("suggest",), menu.SUGGEST, (TOPIC, LEVEL), shows=Shows.FORM),
    Command(("note",), menu.NOTE, shows=Shows.FORM),
    Command(("privacy",), menu.PRIVACY),
    Command(("link",), menu.LINK, (CODE,), writes=True),
    Command(("unlink",), menu.UNLINK, writes=True),
    Command(("help",), menu.HELP, (ABOUT,)),
    Command(("study", "setup"), menu.STUDY_SETUP, shows=Shows.FORM, stewards_only=True),
    Command(("study", "status"), menu.STUDY_STATUS, stewards_only=True),
    Command(("study", "preview"), menu.STUDY_PREVIEW, stewards_only=True),
    Command(("study", "pause"), menu.STUDY_PAUSE, writes=True, stewards_only=True),
    Command(("study", "resume"), menu.STUDY_RESUME, writes=True, stewards_only=True),
    Command(("study", "skip"), menu.STUDY_SKIP, writes=True, stewards_only=True),
    Command(("study", "holidays"), menu.STUDY_HOLIDAYS, (COUNTRY, DATES), writes=True, stewards_only=True),
    Command(("study", "quiet"), menu.STUDY_QUIET, (HOURS, CATCH_UP), writes=True, stewards_only=True),
    Command(("study", "disputes"), menu.STUDY_DISPUTES, stewards_only=True),
    Command(("study", "options"), menu.STUDY_OPTIONS, shows=Shows.FORM, stewards_only=True),
    Command(
        ("study", "season"), menu.STUDY_SEASON, (SEASON_NAME, SEASON_DAYS), writes=True, stewards_only=True
    ),
    Command(("study", "team"), menu.STUDY_TEAM, (CODE,), writes=True, stewards_only=True),
    Command(("study", "post-now"), menu.STUDY_POST_NOW, writes=True, stewards_only=True),
    Command(("study", "suggestions"), menu.STUDY_SUGGESTIONS, stewards_only=True),
)

COMMAND_BY_PATH = {command.path: command for command in COMMANDS}

OTHER_WORDS: dict[tuple[str, ...], tuple[str, ...]] = {("quiz", "live"): ("live",)}
"""What people may type instead of a path, where a platform installs only the shorter name."""


def command_named(words: tuple[str, ...]) -> Command | None:
    """Return the command whose whole path these words are, if there is one."""
    return COMMAND_BY_PATH.get(words)
