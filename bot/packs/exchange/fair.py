"""Makes a foreign item one that can be asked: three or four options, one right, feedback on each."""

from dataclasses import replace

from bot.packs.check_items import FEWEST, MOST
from bot.packs.exchange.entry import Answer, Entry
from bot.packs.problem import Findings


def fair(entry: Entry, findings: Findings) -> Entry | None:
    """Return the entry as it can be asked, or None after saying why it cannot."""
    sentence = _unfair(entry)
    if sentence:
        findings.broken(entry.line, sentence)
        return None
    return replace(entry, answers=tuple(_told(answer, entry) for answer in _few(entry, findings)))


def _unfair(entry: Entry) -> str:
    """Return what keeps the entry from being asked, or an empty text."""
    answers = entry.answers
    right = sum(answer.correct for answer in answers)
    if not entry.stem:
        return "This item asks nothing, so it was not taken. Write its question."
    if len(answers) < FEWEST:
        return f"This item has {_options(len(answers))}, so it was not taken. Give it three or four."
    if right != 1:
        said = "no right option" if right == 0 else f"{right} right options"
        return f"This item has {said}, so it was not taken. Mark exactly one."
    if len({" ".join(answer.text.casefold().split()) for answer in answers}) < len(answers):
        return "Two options of this item say the same, so it was not taken. Change one of them."
    return ""


def _options(count: int) -> str:
    return {0: "no options", 1: "one option"}.get(count, f"{count} options")


def _few(entry: Entry, findings: Findings) -> tuple[Answer, ...]:
    """Return four answers at most: the right one stays, and of the others the first."""
    wrong = [answer for answer in entry.answers if not answer.correct]
    surplus = wrong[MOST - 1 :]
    for answer in surplus:
        findings.odd(entry.line, f"An item has four options at most; “{answer.text}” was left out.")
    return tuple(answer for answer in entry.answers if answer not in surplus)


def _told(answer: Answer, entry: Entry) -> Answer:
    """Return the answer with feedback: a format may have none, and nobody is left with a bare verdict."""
    if answer.feedback:
        return answer
    key = next(other.text for other in entry.answers if other.correct)
    return replace(answer, feedback="Right." if answer.correct else f"The right answer is: {key}")
