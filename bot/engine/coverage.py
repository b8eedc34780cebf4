"""What the people of a channel covered together, from their own ticks."""

from collections import defaultdict

from bot.domain.checklist import Part, lines_of
from bot.domain.coverage import Coverage, together
from bot.domain.pack import Pack
from bot.engine.ports import Unit


def coverage(unit: Unit, pack: Pack, prompt_id: str) -> Coverage | None:
    """Return which steps of a prompt's question were covered together; None from fewer than three people."""
    prompt = unit.prompts.get(prompt_id)
    question = pack.question(prompt.question) if prompt else None
    if question is None:
        return None
    by_person: defaultdict[str, set[str]] = defaultdict(set)
    for checklist in unit.checklists.ticked(prompt_id):
        by_person[unit.members.known(checklist.member).person] |= checklist.ticked
    return together(list(by_person.values()), lines_of(question, (Part.STEPS,)))
