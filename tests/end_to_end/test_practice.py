"""What people type: quizzes, near misses, help."""

from bot.domain.question import Level
from tests.end_to_end.house import House
from tests.end_to_end.ledger import attempts
from tests.end_to_end.seen import Seen, letter_of, shown_item
from tests.end_to_end.street import Street


async def test_a_topic_is_enough(house: House, street: Street) -> None:
    """Typing a topic begins a private quiz on it."""
    quiz = await street.types("ana", "/quiz security")

    assert "Quiz: Security" in quiz
    assert shown_item(quiz, house.pack).topic == "security"
    assert list(quiz.buttons) == ["A", "B", "C"]
    assert street.posts() == []


async def test_a_level_narrows_the_quiz(house: House, street: Street) -> None:
    """A topic with a level gives that level, or says that there is none yet."""
    quiz = await street.types("ana", "/quiz databases senior")

    seniors = [q for q in house.pack.questions.values() if (q.topic, q.level) == ("databases", Level.SENIOR)]
    if seniors:
        assert shown_item(quiz, house.pack).level is Level.SENIOR
    else:
        assert "Nothing fits that yet" in quiz


async def test_a_slip_of_the_finger_is_understood(house: House, street: Street) -> None:
    """A near miss is offered as a button, and the button begins the quiz."""
    offer = await street.types("ana", "/quiz secuirty")
    quiz = await street.presses("ana", offer, "Security")

    assert "Did you mean Security?" in offer
    assert shown_item(quiz, house.pack).topic == "security"


async def test_a_slip_keeps_the_rest_of_the_wish(house: House, street: Street) -> None:
    """The button for a near miss keeps the level and the number that were typed."""
    offer = await street.types("ana", "/quiz platfrom senior 3")
    quiz = await street.presses("ana", offer, "Platform")

    assert "1 of 3" in quiz
    assert shown_item(quiz, house.pack).level is Level.SENIOR


async def test_a_slip_on_the_board_leads_to_the_board(house: House, street: Street) -> None:
    """A near miss behind the leaderboard offers the leaderboard of that topic."""
    offer = await street.types("ana", "/leaderboard month databses")
    board = await street.presses("ana", offer, "Databases")

    assert "Leaderboard, this month in Databases" in board


async def test_no_topic_is_fine_too(house: House, street: Street) -> None:
    """A quiz without a topic takes from all of them."""
    quiz = await street.types("ana", "/quiz")

    assert "1 of 5" in quiz
    assert list(quiz.buttons) == ["A", "B", "C"]


async def test_a_run_goes_to_its_summary(house: House, street: Street, sqlite_url: str) -> None:
    """Answer and Next lead through a run to a summary that counts what was right; it all stays private."""
    seen = await street.types("ana", "/quiz 3")
    for right in (True, False, True):
        seen = await answer(house, street, seen, right=right)
        seen = await street.presses("ana", seen, "Summary" if "Summary" in seen.buttons else "Next")

    assert "Quiz done" in seen
    assert "2 of 3 right" in seen
    assert [one["verdict"] for one in attempts(sqlite_url)] == ["correct", "wrong", "correct"]
    assert street.posts() == street.own("ben") == []


async def answer(house: House, street: Street, quiz: Seen, *, right: bool) -> Seen:
    """Answer one item of a run, and check that every option got its word."""
    item = shown_item(quiz, house.pack)
    answered = await street.presses("ana", quiz, letter_of(quiz, item, right=right))
    assert all(option.feedback in answered for option in item.options)
    return answered


async def test_discord_completes_topics(house: House) -> None:
    """Typing into the topic on Discord offers the topics whose names begin so, by their aliases too."""
    discord = house.town.discord

    offered = await discord.server.autocomplete("ana", discord.channel, "quiz", "topic", "sec")
    by_alias = await discord.server.autocomplete("ana", discord.channel, "quiz", "topic", "k8s")
    every = await discord.server.autocomplete("ana", discord.channel, "quiz", "topic", "")

    assert offered[0] == {"name": "Security", "value": "security"}
    assert len(by_alias) == 1
    assert len(every) == len(house.pack.topics)


async def test_help_names_every_command(house: House, street: Street) -> None:
    """Help tells what can be typed, to whoever asks."""
    shown = await street.types("cem", "/studyhall help" if street.name == "slack" else "/help")

    assert all(word in shown for word in ("/quiz", "/leaderboard", "/streak", "/study setup"))


async def test_slack_has_one_name_for_everything(house: House) -> None:
    """On Slack every command also works under the name that cannot collide, and nonsense gets help."""
    slack = house.town.slack

    quiz = await slack.types("ana", "/studyhall quiz security")
    nonsense = await slack.types("ana", "/studyhall dance")

    assert "Quiz: Security" in quiz
    assert "I do not know that command" in nonsense
