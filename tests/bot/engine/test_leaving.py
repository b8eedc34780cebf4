"""Spaces and channels that are gone: nothing is sent there, and hearing it twice changes nothing."""

from bot.domain.order import DeliveryKind, Order, Subject
from bot.domain.places import Channel, Space
from bot.domain.prompt import Prompt
from tests.builders import ANA, BEN, CEM, CHANNEL, STUDY, a_plan
from tests.stage import ELSEWHERE, Stage, said, words

OTHER = Channel(STUDY, "C0OTHER")


def leave(stage: Stage, place: Space | Channel, act: str = "Ev1", reason: str = "app_uninstalled") -> None:
    """Tell the desk that a place is gone."""
    stage.desk.left(place, reason, act).result(timeout=30)


def parked(stage: Stage, channel: Channel) -> str | None:
    """Return why a channel is parked, if it is."""
    found: str | None = stage.run(lambda unit: unit.channels.parked(channel.key))
    return found


def test_a_space_that_was_left_is_parked_whole(stage: Stage) -> None:
    """Every channel of a space that was left is parked, and no channel of another one."""
    for channel in (CHANNEL, OTHER, ELSEWHERE):
        stage.studies(channel=channel)
    leave(stage, STUDY)

    assert [parked(stage, one) for one in (CHANNEL, OTHER)] == ["app_uninstalled"] * 2
    assert parked(stage, ELSEWHERE) is None


def test_nothing_is_sent_to_a_space_that_was_left(stage: Stage) -> None:
    """The morning after, neither a post nor a word to a member goes to a space that was left."""
    stage.studies(steward=BEN.key)
    leave(stage, STUDY)
    telling = Order("tell/1", DeliveryKind.TELL, ANA.key, CHANNEL.key, Subject.PARKED, stage.clock.at)
    stage.run(lambda unit: unit.outbox.order(telling))
    stage.at(9)

    assert stage.deliver() == []


def test_the_same_word_counts_once(stage: Stage) -> None:
    """What is heard again after a steward took the channel up again parks nothing."""
    stage.studies()
    leave(stage, STUDY)
    stage.says("study resume", BEN)
    leave(stage, STUDY)
    assert parked(stage, CHANNEL) is None

    leave(stage, STUDY, act="Ev2")
    assert parked(stage, CHANNEL) == "app_uninstalled"


def test_without_a_name_every_word_counts(stage: Stage) -> None:
    """A platform that gives no name to what happened is believed each time."""
    stage.studies()
    leave(stage, STUDY, act="")
    stage.says("study resume", BEN)
    leave(stage, STUDY, act="")

    assert parked(stage, CHANNEL) == "app_uninstalled"


def test_a_channel_that_is_gone_is_told_to_its_steward(stage: Stage) -> None:
    """Whoever looks after a channel that was deleted is told once, and other channels go on."""
    for channel in (CHANNEL, OTHER):
        stage.studies(channel=channel, steward=BEN.key)
    for act in ("Ev1", "Ev2"):
        leave(stage, CHANNEL, act, "channel_deleted")
    told = [one for one in stage.deliver() if one.kind is DeliveryKind.TELL]

    assert [one.channel for one in told] == [BEN.key]
    assert "channel_deleted" in words(told[0].message)
    assert parked(stage, OTHER) is None


def test_a_steward_takes_a_space_up_again(stage: Stage, monday: Prompt) -> None:
    """Once the bot is back, a steward who resumes gets the next question, and status said why none came."""
    leave(stage, STUDY)
    status = said(stage.says("study status", BEN))
    stage.says("study resume", BEN)
    stage.at(9, days=1)

    assert "app_uninstalled" in words(status)
    assert stage.post().id != monday.id


def test_a_space_without_plans_can_be_left(stage: Stage) -> None:
    """A space in which nothing was ever planned is left without a word."""
    leave(stage, CEM.space)

    assert stage.run(lambda unit: unit.plans.get(a_plan().channel.key)) is None
    assert stage.deliver("discord") == []
