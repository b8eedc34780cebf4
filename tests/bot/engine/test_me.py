"""Where a person stands, what they want to be called, and what the team knows."""

from datetime import date, time, timedelta
from typing import Any

import pytest

from bot.domain.attempt import Verdict, check_slot
from bot.domain.person import Profile
from bot.domain.places import Member
from bot.domain.prompt import Prompt
from bot.domain.standing import Window
from bot.domain.strength import FEWEST, UNTRIED
from bot.engine.board import Wish as Board
from bot.engine.board import board
from bot.engine.me import me, topics
from bot.interface.desk import Desk
from bot.interface.library import Library
from bot.interface.room import Room
from bot.message.form import FormProblems, TextField, Values
from bot.message.heat_map import HeatMap
from bot.message.model import Picture
from bot.message.press import Press
from bot.store.memory import MemoryStore
from tests.builders import ANA, BEN, CEM, CHANNEL, STUDY, an_attempt
from tests.stage import PACK, CountedIds, Stage, asked, button, said, words

WISH: Values = {"alias": ("",), "boards": ("shown",), "remind": ("",)}
WISHED = Press("wished")


def keep(stage: Stage, member: Member = ANA, **wish: str) -> Any:
    """Send the settings form."""
    return stage.fills(WISHED, {**WISH, **{key: (value,) for key, value in wish.items()}}, member)


def profile(stage: Stage) -> Profile:
    """Return what Ana wants."""
    found: Profile = stage.run(lambda unit: unit.members.profile(ANA.key))
    return found


def names(stage: Stage) -> list[str]:
    """Return the names on the board, as Ben sees it."""
    return [row.name for row in stage.run(board, PACK, stage.visit(BEN), Board(Window.ALL)).rows]


def crowd(stage: Stage, people: int, *, item: str = "q1/i1", verdict: Verdict = Verdict.CORRECT) -> None:
    """Let so many people have answered an item in the channel."""
    found = PACK.items[item]
    for number in range(people):
        attempt = an_attempt(
            member=Member(STUDY, f"U{number}").key,
            slot=check_slot(f"{item}{number}"),
            about=item,
            item=item,
            question=found.question,
            topic=found.topic,
            verdict=verdict,
            prompt=None,
        )
        stage.run(lambda unit, one=attempt: unit.attempts.record(one))


def test_me_knows_streak_points_topics_and_reviews(stage: Stage, monday: Prompt) -> None:
    """After an answer, /me shows the streak, the points, the topic's strength, and when it comes back."""
    stage.checks(monday)
    found = stage.run(me, PACK, stage.visit())

    assert (found.record.streak.length, found.record.points_week, found.record.points_all) == (1, 13, 13)
    assert {one.topic.slug: one.strength.answers for one in found.strengths} == {
        monday.topic: 1,
        **{topic.slug: 0 for topic in PACK.topics if topic.slug != monday.topic},
    }
    assert (found.due, found.in_days, found.reminder) == (0, 2, None)
    shown = words(said(stage.says("me")))
    assert "nothing, the next in 2 days" in shown
    assert "Not met yet: " in shown


def test_me_counts_what_is_due_and_leads_to_it(stage: Stage, monday: Prompt) -> None:
    """Days later, the question is due, and the button begins its review."""
    stage.checks(monday, option="far")
    stage.move(days=3)
    shown = said(stage.says("me"))

    assert "1 question" in words(shown)
    assert said(stage.presses(button(shown, "Review"))).title.startswith("Review: ")


def test_me_in_a_direct_message_is_about_home(stage: Stage, monday: Prompt) -> None:
    """In a direct message /me tells of the channel where the person studies."""
    stage.checks(monday)
    direct = stage.run(me, PACK, stage.visit(channel=type(CHANNEL)(STUDY, "D0ANA")))

    assert direct.record.streak.length == 1


def test_a_newcomer_is_told_how_it_begins(stage: Stage) -> None:
    """Without an answer there is no map, but a sentence."""
    shown = said(stage.says("me"))

    assert not any(isinstance(block, Picture) for block in shown.blocks)
    assert "take a quiz" in words(shown)


class Sketcher:
    """A painter that only notes what it was asked for."""

    def __init__(self) -> None:
        self.drawn: list[HeatMap] = []

    def paint(self, heat_map: HeatMap) -> bytes:
        """Draw next to nothing."""
        self.drawn.append(heat_map)
        return b"png"


def test_me_shows_a_picture_with_the_same_words(stage: Stage, monday: Prompt) -> None:
    """The map of one's topics is drawn, and its alternative text says what it shows."""
    stage.checks(monday)
    painter = Sketcher()
    stage.desk = Desk(stage.store, Room(Library(PACK), stage.clock, CountedIds(), painter=painter))
    shown = said(stage.says("me"))

    (picture,) = [block for block in shown.blocks if isinstance(block, Picture)]
    (drawn,) = painter.drawn
    assert picture.png == b"png"
    for tile in drawn.tiles:
        assert tile.label in picture.alt
        assert tile.value in picture.alt
        assert tile.note in picture.alt.lower()


def test_settings_begin_as_they_are(stage: Stage) -> None:
    """The form shows what was saved before."""
    keep(stage, alias="Night owl", boards="hidden", remind="8:30 europe/berlin")
    form = asked(stage.presses(Press("settings")))

    texts = [field.value for field in form.fields if isinstance(field, TextField)]
    assert texts == ["Night owl", "08:30 Europe/Berlin"]
    assert profile(stage) == Profile(
        ANA.key, "Ana", "Night owl", hidden=True, zone="Europe/Berlin", remind_at=time(8, 30)
    )


def test_an_alias_replaces_the_name_for_others(stage: Stage, monday: Prompt) -> None:
    """On the board stands the alias, and without one the platform's name again."""
    stage.checks(monday)
    keep(stage, alias="Night owl")
    assert names(stage) == ["Night owl"]
    assert "Night owl" in words(said(stage.says("me")))
    keep(stage)
    assert names(stage) == ["Ana"]


def test_who_leaves_the_boards_is_on_none(stage: Stage, monday: Prompt) -> None:
    """A hidden person is on no board, earns there nothing meanwhile, and has all points after rejoining."""
    stage.checks(monday)
    stage.checks(monday, BEN)
    keep(stage, boards="hidden")
    assert names(stage) == ["Ben"]
    stage.says("quiz 1")
    item = stage.run(lambda unit: unit.runs.get("run1")).items[0]
    stage.presses(Press("pick", ("run1", "0", stage.place(item))))
    assert names(stage) == ["Ben"]
    assert "on no board" in words(said(stage.says("me")))
    keep(stage)

    rows = stage.run(board, PACK, stage.visit(BEN), Board(Window.ALL)).rows
    assert [(row.name, row.points) for row in rows] == [("Ana", 26), ("Ben", 13)]


@pytest.mark.parametrize(
    ("key", "value", "word"),
    [
        ("alias", "@everyone", "letters"),
        ("remind", "half past eight", "Write the time"),
        ("remind", "08:30", "Write the time"),
        ("remind", "08:30 Europe/Berlln", "Europe/Berlin"),
        ("remind", "22:00 Europe/Berlin", "between 07:00 and 21:59"),
        ("remind", "06:59 Europe/Berlin", "between 07:00 and 21:59"),
    ],
)
def test_what_is_wrong_is_said_and_nothing_kept(stage: Stage, key: str, value: str, word: str) -> None:
    """A name that could ping, an unknown time or zone, and a time at night are refused with what to do."""
    problems = keep(stage, alias="Night owl", **{key: value}) if key != "alias" else keep(stage, alias=value)

    assert isinstance(problems, FormProblems)
    assert set(problems.problems) == {key}
    assert word in problems.problems[key]
    assert profile(stage) == Profile(ANA.key)


def test_every_wrong_field_is_told_at_once(stage: Stage) -> None:
    """Both fields that can be wrong are told of in one go."""
    assert set(keep(stage, alias="@here", remind="soon").problems) == {"alias", "remind"}


def test_settings_belong_to_the_person(stage: Stage) -> None:
    """A linked member sees and changes the settings of the person."""
    stage.run(lambda unit: unit.members.link(CEM.key, ANA.key))
    keep(stage, CEM, alias="Night owl")

    assert profile(stage).alias == "Night owl"
    assert stage.run(me, PACK, stage.visit(CEM)).profile.alias == "Night owl"


def test_another_time_ends_a_snooze(stage: Stage) -> None:
    """Whoever asks for another time is reminded from then on; saving the same time keeps the snooze."""
    keep(stage, remind="08:30 UTC")
    stage.presses(Press("snooze"))
    until = stage.clock.at.date() + timedelta(days=7)
    keep(stage, remind="08:30 UTC", alias="Night owl")
    assert profile(stage).snoozed_until == until
    keep(stage, remind="09:30 UTC")
    assert profile(stage).snoozed_until is None


def test_the_catalogue_counts(stage: Stage) -> None:
    """The catalogue names every topic with its questions and items, and what the visitor knows."""
    found = stage.run(topics, PACK, stage.visit())

    counts = [(row.own.topic.slug, row.questions, row.items, row.own.strength) for row in found.rows]
    assert counts == [("caching", 2, 2, UNTRIED), ("security", 1, 1, UNTRIED)]
    assert found.team.people == 0


def test_a_team_of_three_shows_nothing(stage: Stage) -> None:
    """Below four people the catalogue says only how many have answered."""
    crowd(stage, FEWEST - 1)
    shown = words(said(stage.says("topics")))

    assert "So far 3 people have answered here" in shown
    assert "What the team knows" not in shown


def test_a_team_of_four_shows_its_topics_and_nobody(stage: Stage) -> None:
    """From four people on, a topic that four answered has a number, another says why not, and no names."""
    crowd(stage, FEWEST)
    crowd(stage, FEWEST - 1, item="q2/i1")
    shown = words(said(stage.says("topics")))

    assert "What the team knows" in shown
    assert "3 of 4 people: Security." in shown
    assert "4 people)" in shown
    assert not [number for number in range(FEWEST) if f"U{number}" in shown]


def test_whoever_left_the_boards_does_not_count_for_the_team(stage: Stage) -> None:
    """A hidden person's answers are not in the team's numbers."""
    crowd(stage, FEWEST)
    hidden = Profile(Member(STUDY, "U0").key, hidden=True)
    stage.run(lambda unit: unit.members.save(hidden))

    assert stage.run(topics, PACK, stage.visit()).team.people == FEWEST - 1


def test_strongest_and_weakest_are_named(stage: Stage) -> None:
    """Once two topics were met, the catalogue says which is the visitor's strongest and which the gap."""
    for item, verdict in (("q1/i1", Verdict.CORRECT), ("q2/i1", Verdict.WRONG)):
        attempt = an_attempt(
            slot=check_slot(item),
            about=item,
            item=item,
            topic=PACK.items[item].topic,
            verdict=verdict,
            local_date=date(2026, 11, 23),
            prompt=None,
        )
        stage.run(lambda unit, one=attempt: unit.attempts.record(one))
    shown = words(said(stage.says("topics")))

    assert "Your strongest is Caching" in shown
    assert "your gap is Security" in shown


def test_nothing_of_another_place_is_shown() -> None:
    """The team of a channel is made of what was answered there, not elsewhere in the space."""
    stage = Stage(MemoryStore())
    crowd(stage, FEWEST)
    other = stage.visit(channel=type(CHANNEL)(STUDY, "C0OTHER"))

    assert stage.run(topics, PACK, stage.visit()).team.people == FEWEST
    assert stage.run(topics, PACK, other).team.people == 0
