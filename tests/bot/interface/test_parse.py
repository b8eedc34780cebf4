"""What is typed is understood in any order and any case, or not at all."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.pack import Pack, Topic
from bot.interface.commands import COMMANDS, command_named
from bot.interface.complete import MOST, complete
from bot.interface.parse import parse
from bot.interface.presses import FORMS, PRESSES
from tests.stage import PACK


@pytest.mark.parametrize(
    ("line", "name", "options"),
    [
        ("quiz", "quiz", {}),
        ("quiz databases senior", "quiz", {"topic": "databases", "level": "senior"}),
        ("quiz senior 3 db", "quiz", {"topic": "db", "level": "senior", "count": "3"}),
        ("quiz 3 5", "quiz", {"count": "3", "topic": "5"}),
        ("quiz object storage", "quiz", {"topic": "object storage"}),
        ("QUIZ Senior DB", "quiz", {"topic": "db", "level": "senior"}),
        ("quiz senior staff", "quiz", {"level": "senior", "topic": "staff"}),
        ("quiz ³", "quiz", {"topic": "³"}),
        ("quiz live", "live", {}),
        ("Quiz Live security 2", "live", {"topic": "security", "count": "2"}),
        ("live db", "live", {"topic": "db"}),
        ("quiz lives", "quiz", {"topic": "lives"}),
        ("leaderboard month security", "leaderboard", {"window": "month", "topic": "security"}),
        ("leaderboard security all", "leaderboard", {"window": "all", "topic": "security"}),
        ("streak of mine", "streak", {}),
        (
            "study holidays DE-BY 2026-12-24 2026-12-31",
            "study holidays",
            {"country": "de-by", "days": "2026-12-24 2026-12-31"},
        ),
        ("study holidays 24.12. off", "study holidays", {"country": "off", "days": "24.12."}),
        ("study quiet 22:00-07:00 6h", "study quiet", {"hours": "22:00-07:00", "catch-up": "6h"}),
        ("study quiet 22:00 to 7:00", "study quiet", {"hours": "22:00 to 7:00"}),
        ("study setup", "study setup", {}),
        ("Study Post-Now please", "study post-now", {}),
    ],
)
def test_a_line_is_understood(line: str, name: str, options: dict[str, str]) -> None:
    """The first words name the command, the others fill its options by what they look like."""
    parsed = parse(line.split())

    assert parsed is not None
    assert (parsed[0].name, parsed[1]) == (name, options)


@pytest.mark.parametrize("line", ["", "quizz", "study", "study everything", "setup study", "/quiz"])
def test_an_unknown_line_is_not_guessed(line: str) -> None:
    """What names no command is none."""
    assert parse(line.split()) is None


@given(st.lists(st.text(max_size=12), max_size=6))
def test_any_line_can_be_read(words: list[str]) -> None:
    """Whatever somebody types is read as a command with its own options, or as none."""
    parsed = parse(["quiz", *words])

    assert parsed is not None
    assert set(parsed[1]) <= {option.name for option in parsed[0].options}


def test_a_command_is_found_by_its_whole_path() -> None:
    """Every command is found under its own path, and half a path finds nothing."""
    assert [command_named(command.path) for command in COMMANDS] == list(COMMANDS)
    assert command_named(("study",)) is None


def test_everything_is_declared_once() -> None:
    """No command, press or form is declared twice, and no verb is both a press and a form."""
    paths = [command.path for command in COMMANDS]
    verbs = [spec.verb for spec in (*PRESSES, *FORMS)]

    assert len(paths) == len(set(paths))
    assert len(verbs) == len(set(verbs))


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command.name)
def test_plans_are_for_stewards(command: object) -> None:
    """Every command about the plan is for stewards, and no other command is."""
    assert command.stewards_only == (command.path[0] == "study")  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("typed", "slugs"),
    [
        ("", ["caching", "security"]),
        ("  SEC", ["security"]),
        ("ach", ["caching"]),
        ("auth", ["security"]),
        ("c", ["caching", "security"]),
        ("zzz", []),
    ],
)
def test_topics_are_completed(typed: str, slugs: list[str]) -> None:
    """Topics whose name or alias holds what was typed are offered, those that begin with it first."""
    assert [choice.value for choice in complete(PACK, "topic", typed)] == slugs


def test_only_topics_are_completed() -> None:
    """An option other than a topic has nothing to complete."""
    assert complete(PACK, "level", "s") == ()


def test_completions_fit_every_platform() -> None:
    """At most twenty-five completions are offered, however many topics there are."""
    many = Pack("many", "1", tuple(Topic(f"t{n}", f"Topic {n}", "") for n in range(40)), {})

    assert len(complete(many, "topic", "t")) == MOST
