"""A day of a channel, as it is lived: asked, answered in private, unfolded in the thread, closed."""

from bot.interface.delivery import DeliveryKind
from bot.message.press import Press
from tests.builders import ANA, BEN
from tests.stage import Stage, asked, button, said, words


def test_a_channels_day(stage: Stage) -> None:
    """From nine to five a question is asked, answered in private, unfolded in its thread and closed."""
    stage.at(9)
    post, *_ = stage.deliver()
    assert [control.label for control in post.message.controls] == ["Answer", "Quick check", "Unlock"]  # type: ignore[union-attr]

    refused = said(stage.presses(button(post.message, "Unlock")))
    assert refused.title == "Commit first, then unlock"
    form = asked(stage.presses(button(refused, "Answer")))
    kept = said(stage.fills(form.press, {"text": ("I would measure first.",)}))
    assert "It earned 5 points." in words(kept)
    assert "I would measure first." in words(kept)

    check = said(stage.presses(button(post.message, "Quick check"), BEN))
    assert [control.label for control in check.controls] == ["A", "B", "C", "D"]  # type: ignore[union-attr]
    item = stage.prompt(post).item
    right = said(stage.presses(check.controls[int(stage.place(item, BEN))].press, BEN))  # type: ignore[union-attr]
    assert right.title == "Correct"
    assert "+13 points." in words(right)

    stage.move(seconds=3)
    [edit] = stage.deliver()
    assert (edit.kind, edit.under) == (DeliveryKind.EDIT, "m1")
    assert "2 answered" in words(edit.message)

    titles = []
    for hour in (11, 13, 17):
        stage.at(hour)
        titles += [one.message.title for one in stage.deliver() if one.kind is DeliveryKind.REPLY]
    assert titles == ["Ask first", "Steps", "Do and avoid"]

    closed = next(one for one in reversed(stage.delivered) if one.kind is DeliveryKind.EDIT)
    assert button(closed.message, "Closed: look at the answer") == button(post.message, "Unlock")
    board = said(stage.says("leaderboard"))
    assert words(board).index("Ben") < words(board).index("Ana")


def test_yesterdays_buttons_say_closed(stage: Stage) -> None:
    """On the next day, yesterday's buttons say that the question closed and lead to its answer."""
    stage.at(9)
    post, *_ = stage.deliver()
    stage.at(9, days=1)
    stage.deliver()

    closed = said(stage.presses(button(post.message, "Answer")))
    assert closed.title == "This question closed"
    assert said(stage.presses(button(post.message, "Quick check"))) == closed
    answer = said(stage.presses(button(closed, "Look at the answer")))
    assert answer.title == post.message.title


def test_a_second_answer_is_told_the_first(stage: Stage) -> None:
    """Whoever answers twice, in words or by pressing, is told kindly that the first answer counts."""
    stage.at(9)
    prompt = stage.post()
    stage.checks(prompt, option="near")
    again = stage.checks(prompt)
    form = asked(stage.presses(Press("answer", (prompt.id,))))
    stage.fills(form.press, {"text": ("First.",)})
    twice = said(stage.fills(form.press, {"text": ("Second.",)}))

    assert (again.title, twice.title) == ("You have answered this already",) * 2
    assert "It earned 0 points." in words(again)
    assert "First." in words(twice)
    assert "Second." not in words(twice)


def test_a_quiz_is_a_conversation(stage: Stage) -> None:
    """A near miss is offered, a run of two goes by buttons alone, and its summary counts."""
    offered = said(stage.says("quiz cachng"))
    assert offered.title == "Did you mean Caching?"
    step = said(stage.presses(button(offered, "Caching")))
    assert step.title == "Quiz: Caching, 1 of 2"

    run = step.controls[0].press.args[0]  # type: ignore[union-attr]
    items = stage.run(lambda unit: unit.runs.get(run)).items
    first = said(stage.presses(step.controls[int(stage.place(items[0]))].press))  # type: ignore[union-attr]
    assert first.title == "Correct"
    second = said(stage.presses(button(first, "Next")))
    wrong = said(stage.presses(second.controls[int(stage.place(items[1], option="off"))].press))  # type: ignore[union-attr]
    assert wrong.title == "Not this one"
    summary = said(stage.presses(button(wrong, "Summary")))

    assert "1 of 2 right, 13 points." in words(summary)
    assert said(stage.presses(button(offered, "Caching"), BEN)).title == "Quiz: Caching, 1 of 2"


def test_a_quiz_cannot_be_finished_by_somebody_else(stage: Stage) -> None:
    """Ben cannot press the buttons of Ana's quiz, and she can go on as if nothing had been."""
    step = said(stage.says("quiz 1", ANA))
    press = step.controls[0].press  # type: ignore[union-attr]

    assert said(stage.presses(press, BEN)).title == "This quiz belongs to somebody else"
    assert said(stage.presses(press, ANA)).title in ("Correct", "Not this one")


def test_a_near_miss_keeps_what_else_was_typed(stage: Stage) -> None:
    """Pressing the topic that was meant does what was typed: a quiz of that length, or a board."""
    quiz = said(stage.says("quiz cachng mid 1"))
    board = said(stage.says("leaderboard month cachng"))

    assert said(stage.presses(button(quiz, "Caching"))).title == "Quiz: Caching, mid, 1 of 1"
    assert said(stage.presses(button(board, "Caching"))).title == "Leaderboard, this month in Caching"
