"""What the people of a channel, or of its team, covered together: from their own ticks."""

from collections import defaultdict

from bot.domain.checklist import Part, lines_of
from bot.domain.coverage import Coverage, together
from bot.domain.pack import Pack
from bot.domain.prompt import Prompt
from bot.engine.ports import Unit


def coverage(unit: Unit, pack: Pack, prompt: Prompt, *others: Prompt) -> Coverage | None:
    """Return which steps of a prompt's question people covered together; None from fewer than three.

    The other prompts are those that asked the same question in other channels of the team.
    """
    question = pack.question(prompt.question)
    if question is None:
        return None
    by_person: defaultdict[str, set[str]] = defaultdict(set)
    for asked in (prompt, *others):
        for checklist in unit.checklists.ticked(asked.id):
            by_person[unit.members.known(checklist.member).person] |= checklist.ticked
    return together(list(by_person.values()), lines_of(question, (Part.STEPS,)))
