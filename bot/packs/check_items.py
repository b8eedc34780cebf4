"""Is each hand-written item fair: one key, feedback on every option, nothing that gives the key away?"""

import re

from bot.packs.check_style import check_absolute, check_advice
from bot.packs.denylist import ALL_OR_NONE, NEGATIVE
from bot.packs.draft import Choice, ItemDraft
from bot.packs.gates import doubled, overlaps, too_long
from bot.packs.problem import Findings

FEWEST, MOST = 3, 4
_SENTENCE_END = re.compile(r"(?<=[.?!:])\s+")
_ASKS_FOR_A_CAUSE = ("why", "how")


def check_items(items: list[ItemDraft], findings: Findings) -> None:
    """Record everything that keeps an item from being asked."""
    seen: dict[str, int] = {}
    for item in items:
        if item.id in seen:
            findings.broken(
                item.line, f"The id `{item.id}` is taken by line {seen[item.id]}. Give it a new id."
            )
        seen.setdefault(item.id, item.line)
        _check_stem(item, findings)
        _check_options(item, findings)


def takeable(items: list[ItemDraft], findings: Findings) -> list[ItemDraft]:
    """Return the items of an unreviewed question that have a stem, options and one key.

    Every fault is recorded as a matter of style: a faulty item costs no question.
    """
    faults = Findings(findings.style)
    check_items(items, faults)
    for fault in faults.found:
        findings.poor(fault.line, fault.sentence)
    taken: dict[str, ItemDraft] = {}
    for item in items:
        keys = sum(choice.correct for choice in item.choices)
        if item.stem and len(item.choices) > 1 and keys == 1 and item.id not in taken:
            taken[item.id] = item
    return list(taken.values())


def _check_stem(item: ItemDraft, findings: Findings) -> None:
    if not item.stem:
        findings.broken(item.line, f"`{item.id}` asks nothing. Write the question below the heading.")
        return
    last = item.stem[-1]
    if not last.text.endswith("?"):
        findings.poor(last.line, "The question does not end with a question mark. End it with what is asked.")
    asked = _SENTENCE_END.split(last.text)[-1]
    found = None if asked.lower().startswith(_ASKS_FOR_A_CAUSE) else NEGATIVE.search(asked)
    if found:
        findings.poor(last.line, f"“{found[0]}” turns the question round. Ask for what does hold.")


def _check_options(item: ItemDraft, findings: Findings) -> None:
    if not FEWEST <= len(item.choices) <= MOST:
        count = len(item.choices)
        findings.broken(item.line, f"`{item.id}` has {count} options. Give it three, or four at most.")
    for choice in item.choices:
        _check_choice(choice, findings)
    keys = [choice for choice in item.choices if choice.correct]
    if not keys:
        findings.broken(item.line, f"`{item.id}` has no right answer. Mark one option with [x].")
    for extra in keys[1:]:
        line = keys[0].claim.line
        findings.broken(
            extra.claim.line, f"Line {line} is already the right answer. Mark one option only with [x]."
        )
    if len(keys) == 1 and len(item.choices) > 1:
        _check_cues(item, keys[0], findings)


def _check_choice(choice: Choice, findings: Findings) -> None:
    line = choice.claim.line
    if choice.feedback is None or not choice.feedback.text:
        findings.broken(line, "This option has no feedback. Add a line below it for whoever picks it.")
    if ALL_OR_NONE.search(choice.claim.text):
        findings.poor(line, "“All” or “none of the above” tests reading, not knowledge. Write a real answer.")
    check_absolute(choice.claim, findings)
    if choice.correct:
        check_advice(choice.claim, findings)


def _check_cues(item: ItemDraft, key: Choice, findings: Findings) -> None:
    others = [choice.claim.text for choice in item.choices if choice is not key]
    line = key.claim.line
    if doubled((key.claim.text, *others)):
        findings.broken(item.line, f"Two options of `{item.id}` say the same. Change one of them.")
    if too_long(key.claim.text, others):
        findings.poor(
            line, "The right answer is over 30 % longer than the next. Shorten it or lengthen another."
        )
    if overlaps(" ".join(note.text for note in item.stem), key.claim.text, others):
        findings.poor(line, "The right answer repeats more words of the question than any other. Reword one.")
