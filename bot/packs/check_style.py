"""Does a question keep to the quality bar: lengths, forms, words, advice?"""

from bot.packs.body import LISTS
from bot.packs.denylist import ABSOLUTE, JUDGING, VAGUE, ends_in_ing, outdated
from bot.packs.draft import Body, Entry
from bot.packs.problem import Findings
from bot.packs.prose import Note

CLAIM_LENGTH = 110
SECTION_LENGTH = 2_800


def check_style(body: Body, findings: Findings) -> None:
    """Record every matter of style in the sections above the quiz."""
    for text in body.notes():
        _check_vague(text, findings)
    for section in LISTS:
        for entry in body.listed(section):
            _check_claim_length(entry, findings)
    for entry in (*body.listed("do"), *body.listed("avoid")):
        _check_form(entry, findings)
    for entry in body.listed("avoid"):
        _check_judging(entry, findings)
    for entry in (*body.listed("steps"), *body.listed("do")):
        check_advice(entry.claim, findings)
    _check_sections(body, findings)


def _check_vague(text: Note, findings: Findings) -> None:
    found = VAGUE.search(text.text)
    if found:
        findings.poor(text.line, f"“{found[0]}” says nothing one can check. Name the thing or the number.")


def _check_claim_length(entry: Entry, findings: Findings) -> None:
    length = len(entry.claim.text)
    if length > CLAIM_LENGTH:
        findings.poor(
            entry.line, f"`{entry.id}` has {length} characters; at most {CLAIM_LENGTH} fit. Shorten it."
        )


def _check_form(entry: Entry, findings: Findings) -> None:
    if ends_in_ing(entry.claim.text):
        findings.poor(
            entry.line, f"`{entry.id}` begins with an “-ing” form. Write it as an order: “Store …”."
        )
    check_absolute(entry.claim, findings)


def check_absolute(claim: Note, findings: Findings) -> None:
    """Record a word such as "always", which tells a guesser what to think of the claim."""
    found = ABSOLUTE.search(claim.text)
    if found:
        findings.poor(claim.line, f"“{found[0]}” gives the answer away. Say it for the case at hand.")


def _check_judging(entry: Entry, findings: Findings) -> None:
    found = JUDGING.search(entry.claim.text)
    if found:
        findings.poor(
            entry.line,
            f"“{found[0]}” already judges `{entry.id}`. Say plainly what is done; “Breaks” judges it.",
        )


def check_advice(claim: Note, findings: Findings) -> None:
    """Record advice that a current standard contradicts."""
    better = outdated(claim.text)
    if better:
        findings.poor(claim.line, better)


def _check_sections(body: Body, findings: Findings) -> None:
    for section, line in body.headings.items():
        texts = list(body.paragraphs(section))
        for entry in body.listed(section):
            texts += [entry.claim, *entry.notes.values()]
        length = sum(len(text.text) + 1 for text in texts)
        if length > SECTION_LENGTH:
            findings.poor(
                line, f"This section has {length} characters; at most {SECTION_LENGTH} fit. Shorten it."
            )
