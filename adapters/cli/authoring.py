"""What an author of questions types: a new file, the items as they will be shown, the post and its layers."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import typer

from adapters.cli.checking import folder_in_use
from adapters.cli.plain import plain
from adapters.cli.trouble import Trouble
from bot.domain.facts import PromptFacts, Results
from bot.domain.order import Subject
from bot.domain.prompt import Prompt, PromptState
from bot.domain.question import Item, Question
from bot.domain.team_streak import TeamStreak
from bot.interface.replies import content
from bot.packs.canonical import item_hash
from bot.packs.items import GeneratedItem, generate
from bot.packs.load import LoadedPack, load_pack, load_questions
from bot.packs.lock import read_lock
from bot.packs.manifest import read_manifest
from bot.packs.template import FILLED, new_question
from bot.system import SystemClock

CLOSING_AFTER = timedelta(hours=8)


def write_new(question_id: str, folder: Path | None) -> Path:
    """Write a filled template for a question of that id, and return its path."""
    place = folder or folder_in_use()
    path = place / "questions" / f"{question_id}.md"
    if not FILLED.fullmatch(question_id):
        raise Trouble(
            f"`{question_id}` is no id. Join lower-case words by hyphens, topic first, at most 60 letters."
        )
    if path.exists():
        raise Trouble(f"{path} exists already. Edit it, or choose another id.")
    topic = next((topic.slug for topic in read_manifest(place).topics), "databases")
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(new_question(question_id, topic, SystemClock().now().date()), encoding="utf-8")
    typer.echo(f"{path} is a template: replace every sentence, then run `studyhall content check`.")
    return path


def show_items(question_id: str, folder: Path | None) -> None:
    """Print every item of a question with its gates, as it will be shown."""
    place = folder or folder_in_use()
    question = load_questions(place).get(question_id) or _question(load_pack(place), question_id)
    lock, _ = read_lock(place)
    held = lock.questions.get(question_id) if lock else None
    approved = held.approved if held else {}
    for item in question.items:
        if not item.made:
            typer.echo(_item(item, "by hand"))
    counts = {"asked": 0, "waiting": 0, "dropped": 0}
    for candidate in generate(question):
        state = _state(candidate, approved, locked=lock is not None)
        counts[state.split(maxsplit=1)[0]] += 1
        typer.echo(_item(candidate.item, state) if candidate.item else f"{candidate.id}  {state}\n")
    typer.echo(
        ", ".join(f"{number} {state}" for state, number in counts.items()) + " of those made from its parts."
    )


def _state(candidate: GeneratedItem, approved: dict[str, str], *, locked: bool) -> str:
    if candidate.item is None:
        return f"dropped by the gate “{candidate.dropped}”"
    if locked and approved.get(candidate.item.local_id) != item_hash(candidate.item):
        return "waiting for its review"
    return "asked"


def _item(item: Item, state: str) -> str:
    lines = [f"{item.id}  {state}", f"  {item.stem}"]
    for option in item.options:
        lines += [
            f"  [{'x' if option.correct else ' '}] {option.id}: {option.text}",
            f"         {option.feedback}",
        ]
    return "\n".join(lines) + "\n"


def show_preview(question_id: str, folder: Path | None) -> None:
    """Print the post of a question and its layers, as text."""
    loaded = load_pack(folder or folder_in_use())
    question = _question(loaded, question_id)
    for text in previews(question, loaded.pack.titles.get(question.topic, question.topic)):
        typer.echo(text)


def previews(question: Question, topic: str) -> Iterator[str]:
    """Yield the post, each layer and the closing of a question."""
    now = SystemClock().now()
    prompt = Prompt(
        id="preview",
        channel="preview:here:now",
        local_date=now.date(),
        question=question.id,
        rev=question.rev,
        topic=question.topic,
        item=question.items[0].id if question.items else "",
        cycle=1,
        wrapped=False,
        late=False,
        state=PromptState.OPEN,
        asked_at=now,
        closes_at=now + CLOSING_AFTER,
    )
    facts = PromptFacts(prompt, question, topic, 0)
    for subject in (Subject.QUESTION, Subject.ASK_FIRST, Subject.STEPS):
        yield plain(content(subject, facts))
    yield plain(content(Subject.CLOSING, Results(facts, None, {}, 0, TeamStreak())))


def _question(loaded: LoadedPack, question_id: str) -> Question:
    question = loaded.pack.question(question_id)
    if question is not None:
        return question
    said = [str(problem) for problem in loaded.problems if problem.path.stem == question_id]
    if said:
        raise Trouble(f"`{question_id}` cannot be used as it stands: {said[0]}")
    raise Trouble(
        f"There is no question `{question_id}` in {loaded.pack.name}. Its file name without .md is its id."
    )
