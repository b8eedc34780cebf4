"""What members suggest, what stewards make of it, and how it is shown."""

from collections.abc import Iterator
from dataclasses import replace

from bot.domain import facts
from bot.domain.suggested_question import PARTS, Fault
from bot.domain.suggestion import (
    Decided,
    Kept,
    KeptNote,
    NoteAsked,
    Preview,
    QuestionAsked,
    Suggested,
    Suggestion,
    SuggestionKind,
    SuggestionState,
    Waiting,
    WordAsked,
)
from bot.domain.team_streak import TeamStreak
from bot.message.press import Press
from bot.screens import answer, approval, layers, problems, question, suggest
from bot.screens import specimens as of
from bot.screens.example import Example

QUESTION, NOTE = SuggestionKind.QUESTION, SuggestionKind.NOTE
WAITING, APPROVED, DECLINED = SuggestionState.WAITING, SuggestionState.APPROVED, SuggestionState.DECLINED
TYPED = {
    "title": "A popular cache entry expires",
    "prompt": "Every night at the same minute the product page times out.",
    "ask": "Do entries expire together? -> whether spreading the expiry is enough",
    "steps": "Compare the miss rate with the load of the store.",
    "advice": "+ Add jitter to every expiry because entries then expire one by one",
}
REMARK = "Avoid, line 1 begins with an “-ing” form. Write it as an order: “Store …”."
KEPT = KeptNote("We warm this entry from billing-worker, and it bit us in March.", "Ana", of.AT)


def _suggestion(kind: SuggestionKind, state: SuggestionState = WAITING, word: str = "") -> Suggestion:
    """Return what Ana suggested."""
    parts = TYPED if kind is QUESTION else {"text": KEPT.text}
    return Suggestion(
        f"{kind}2xq7tpa", kind, state, of.MEMBER, of.CHANNEL.key, "stampede", parts, of.AT, word=word
    )


def _forms() -> Iterator[Example]:
    """Yield the forms, and what can be wrong with them."""
    yield Example("suggest.question_form", suggest.question_form(QuestionAsked("", "", "")))
    again = QuestionAsked("caching", "senior", "Caching", TYPED)
    yield Example("suggest.question_form again", suggest.question_form(again))
    asked = (("stampede", "A popular cache entry expires"), ("other", "Slow on Mondays"))
    yield Example("suggest.note_form", suggest.note_form(NoteAsked(asked)))
    yield Example("suggest.note_form of a reply", suggest.note_form(NoteAsked(asked[:1], KEPT.text)))
    for kind in SuggestionKind:
        word = WordAsked(_suggestion(kind), TYPED["title"])
        yield Example(f"approval.word_form {kind}", approval.word_form(word))
    wrong: dict[str, Fault | str] = dict.fromkeys(("title", "prompt", "steps"), Fault.MISSING)
    wrong |= {"ask": Fault.NOTHING_BEFORE, "advice": Fault.NO_SIGN}
    for name, found in (("missing", wrong), ("long title", {"title": Fault.TOO_LONG})):
        told = problems.form_problems(problems.of_suggestion(found), Press("suggest", ("", "")))
        yield Example(f"problems.form_problems {name}", told)


def _authors() -> Iterator[Example]:
    """Yield what somebody hears who suggests."""
    for kind in SuggestionKind:
        kept = Suggested(_suggestion(kind), TYPED["title"])
        yield Example(f"suggest.suggested {kind}", suggest.suggested(kept))
        for state in (APPROVED, DECLINED):
            told = Decided(_suggestion(kind, state), TYPED["title"])
            yield Example(f"suggest.decided {kind} {state}", suggest.decided(told))
    at_once = Suggested(_suggestion(NOTE, APPROVED), TYPED["title"])
    yield Example("suggest.suggested by a steward", suggest.suggested(at_once))
    why = Decided(_suggestion(QUESTION, DECLINED, "We asked this in spring."), TYPED["title"])
    yield Example("suggest.decided with a word", suggest.decided(why))


def _stewards() -> Iterator[Example]:
    """Yield what stewards see of suggestions."""
    asked = Preview(_suggestion(QUESTION), of.unreviewed_question(), "Ana", "Caching", (REMARK,))
    noted = Preview(_suggestion(NOTE), of.question(), "Ana")
    nobody = Preview(replace(noted.suggestion, id="b3v9m2xq7tpa"), None, "")
    yield Example("approval.waiting question", approval.waiting(Waiting(0, 2, asked)))
    yield Example("approval.waiting note", approval.waiting(Waiting(1, 2, noted)))
    for state in (APPROVED, DECLINED):
        shown = Waiting(0, 1, replace(asked, remarks=()), state)
        yield Example(f"approval.waiting {state} another", approval.waiting(shown))
    yield Example("approval.waiting nothing", approval.waiting(Waiting(0, 0, None)))
    yield Example("approval.kept", approval.kept(Kept(0, 1, (asked, noted, nobody))))
    yield Example("approval.kept more", approval.kept(Kept(1, 2, (noted,), done=True)))
    yield Example("approval.kept nothing", approval.kept(Kept(0, 1, (), done=True)))


def _shown() -> Iterator[Example]:
    """Yield questions that name who suggested them, and reveals with notes."""
    told = replace(of.prompt_facts(of.unreviewed_question()), credit="Ana", notes=(KEPT,))
    nobody = replace(told, credit="", notes=(replace(KEPT, author=""),))
    for name, shown in (("Ana", told), ("nobody", nobody)):
        yield Example(f"question.question suggested by {name}", question.question(shown))
        results = facts.Results(shown, None, {}, 1, TeamStreak())
        yield Example(f"layers.closing noted by {name}", layers.closing(results))
    yield Example("answer.unlocked with notes", answer.unlocked(facts.Unlocked(told, None)))


def _endless() -> Iterator[Example]:
    """Yield suggestions and notes that are as long and as nasty as they come."""
    endless = Suggestion(
        of.RUN, NOTE, WAITING, of.MEMBER, of.CHANNEL.key, "q", {"text": of.ENDLESS}, of.AT, word=of.ENDLESS
    )
    question_preview = Preview(
        replace(endless, id="b3v9m2xq7tpa", kind=QUESTION),
        of.endless_question(),
        of.ENDLESS,
        of.NASTY,
        (of.NASTY,) * 5,
    )
    note_preview = Preview(endless, of.endless_question(), of.ENDLESS)
    typed = QuestionAsked("caching", "", of.NASTY, dict.fromkeys(PARTS, of.ENDLESS))
    many = tuple((f"q{n}", of.ENDLESS) for n in range(10))
    noted = replace(
        of.prompt_facts(of.question()), credit=of.ENDLESS, notes=(replace(KEPT, text=of.NASTY),) * 5
    )
    yield Example("suggest.question_form endless", suggest.question_form(typed))
    yield Example("suggest.note_form endless", suggest.note_form(NoteAsked(many, of.ENDLESS)))
    yield Example("suggest.suggested endless", suggest.suggested(Suggested(endless, of.ENDLESS)))
    yield Example("suggest.decided endless", suggest.decided(Decided(endless, of.ENDLESS)))
    yield Example("approval.word_form endless", approval.word_form(WordAsked(endless, of.ENDLESS)))
    for shown in (question_preview, note_preview):
        name = f"approval.waiting endless {shown.suggestion.kind}"
        yield Example(name, approval.waiting(Waiting(0, 10**6, shown)))
    yield Example("approval.kept endless", approval.kept(Kept(0, 10**6, (question_preview, note_preview))))
    yield Example("question.question endless credit", question.question(noted))
    yield Example(
        "layers.closing endless notes", layers.closing(facts.Results(noted, None, {}, 1, TeamStreak()))
    )


def examples(_key: str) -> Iterator[Example]:
    """Yield all of them."""
    yield from _forms()
    yield from _authors()
    yield from _stewards()
    yield from _shown()
    yield from _endless()
