"""Many at once, on every store: a text has one checklist, and an interview takes each step once."""

from collections import Counter

import pytest

from bot.domain.interview import Phase
from bot.engine.ports import Store
from bot.interface.request import FormRequest, PressRequest
from bot.message.press import Press
from tests.builders import ANA
from tests.interviewer import begin, now, walk
from tests.stage import Stage, said, wait
from tests.studied import ANSWER, STUDIED

CROWD = 20


@pytest.fixture
def stage(store: Store) -> Stage:
    """A stage over each store in turn, with questions that have all their parts."""
    return Stage(store, STUDIED)


def test_twenty_answers_at_once_have_one_checklist(stage: Stage) -> None:
    """Of twenty forms sent at once one is kept, and the checklist is that answer's."""
    stage.studies()
    stage.at(9)
    press = Press("answered", (stage.post().id,))
    texts = [f"One request to shard {number} rebuilds an entry, others wait." for number in range(CROWD)]
    forms = [FormRequest(stage.visit(), press, {"text": (text,)}) for text in texts]
    titles = Counter(said(wait(reply)).title for reply in [stage.desk.form(form) for form in forms])
    slot = f"written/{press.args[0]}"
    attempt = stage.run(lambda unit: unit.attempts.in_slot(ANA.key, slot))
    checklist = stage.run(lambda unit: unit.checklists.get(ANA.key, slot))

    assert titles == {"Your answer is kept": 1, "You have answered this already": CROWD - 1}
    assert {entry.quote for entry in checklist.entries if entry.quote} == {attempt.text}


def test_twenty_letters_at_once_are_one_attempt(stage: Stage) -> None:
    """Of twenty letters pressed at once under the last item one counts, and all show the same feedback."""
    _, held = begin(stage)
    walk(stage, held, Phase.CHOOSING)
    places = [str(number % 4) for number in range(CROWD)]
    presses = [PressRequest(stage.visit(), Press("interview-item", (held.id, place))) for place in places]
    shown = {said(wait(reply)) for reply in [stage.desk.press(press) for press in presses]}

    assert len(shown) == 1
    assert len(stage.run(lambda unit: unit.attempts.of_members((ANA.key,)))) == 1
    assert now(stage, held.id).phase is Phase.SCORING


def test_ticks_sent_at_once_are_one_persons_last_word(stage: Stage) -> None:
    """Of ticks that arrive at once, one whole set is kept, never a mixture."""
    stage.studies()
    stage.at(9)
    prompt = stage.post()
    stage.fills(Press("answered", (prompt.id,)), {"text": (ANSWER,)})
    sets = [("steps/s1", "steps/s2"), ("steps/s3",)] * 10
    forms = [FormRequest(stage.visit(), Press("ticked", (prompt.id,)), {"steps": chosen}) for chosen in sets]
    for reply in [stage.desk.form(form) for form in forms]:
        wait(reply)
    kept = stage.run(lambda unit: unit.checklists.get(ANA.key, f"written/{prompt.id}"))

    assert kept.ticked in [set(chosen) for chosen in sets]
