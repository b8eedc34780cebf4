"""A trivia list of Red-DiscordBot becomes one question with items."""

from pathlib import Path

from bot.packs.exchange.red_trivia import read_red_trivia

LIST = """\
AUTHOR: Ana
DESCRIPTION: Numbers of ports
CONFIG: {max_score: 10}
Which port does HTTPS use?:
- 443
"Which port does SSH use?":
- 22
- twenty-two
Which port does DNS use?: [53]
Is it on?:
- yes
Nothing here?:
"""
PATH = Path("port_numbers.yaml")


def test_each_trivia_question_becomes_an_item() -> None:
    """The first answer is the key, and the others are first answers to other questions of the list."""
    (question,) = read_red_trivia(LIST, PATH).questions
    assert question.prompt == "Numbers of ports"
    assert question.unreviewed
    firsts = {"443", "22", "53", "yes"}
    assert [item.key.text for item in question.items] == ["443", "22", "53", "yes"]
    for item in question.items:
        assert len({option.text for option in item.options}) == 3
        assert {option.text for option in item.options} <= firsts


def test_every_accepted_answer_is_told() -> None:
    """Further answers that count as right stand in the feedback of the key."""
    (question,) = read_red_trivia(LIST, PATH).questions
    assert "twenty-two" in question.items[1].key.feedback


def test_the_settings_of_a_list_are_reported() -> None:
    """Author, settings and questions without answers are told with their line."""
    told = {problem.line: problem.sentence for problem in read_red_trivia(LIST, PATH).problems}
    assert sorted(told) == [1, 3, 12]
    assert "Ana" in told[1]
    assert "max_score: 10" in told[3]


def test_an_accepted_answer_is_no_wrong_option() -> None:
    """What counts as right for a question is never offered as wrong; without two others it is reported."""
    text = "A?: [one, two]\nB?: [TWO, one]\nC?: [three]\n"
    imported = read_red_trivia(text, PATH)
    assert not any(item.stem in ("A?", "B?") for question in imported.questions for item in question.items)
    assert {problem.line for problem in imported.problems} >= {1, 2}


def test_what_is_no_list_is_said() -> None:
    """A text that is no YAML, or no mapping, gives no question and one clear problem."""
    for text in ("- a\n- b\n", "a: [b\n", "just text"):
        imported = read_red_trivia(text, PATH)
        assert imported.questions == ()
        assert imported.problems
