"""Refusals: what a rule said no to, and what to do next."""

from collections.abc import Callable

from bot.domain.refusal import Reason, Refusal
from bot.message.model import Button, Control, Message, Prose, Tone
from bot.message.press import Press
from bot.screens.question import ANSWER, QUICK_CHECK
from bot.screens.wording import said

WORDS: dict[Reason, tuple[str, str]] = {
    Reason.STEWARDS_ONLY: (
        "This is for stewards",
        "Workspace admins and people who manage the server can change the plan. Please ask one of them.",
    ),
    Reason.PROMPT_UNKNOWN: (
        "This question is gone",
        "It is no longer in the question bank. Type /today for the open question.",
    ),
    Reason.PROMPT_CLOSED: (
        "This question closed",
        "Its answer is in the thread. Type /quiz to practise, or come back for the next question.",
    ),
    Reason.NOTHING_OPEN: (
        "No question is open right now",
        "The next one comes by plan. Until then, /quiz has questions on every topic.",
    ),
    Reason.ALREADY_ANSWERED: ("You have answered this already", "Your first answer counts."),
    Reason.ANSWER_EMPTY: ("Your answer was empty", "Nothing was kept. Write at least a sentence."),
    Reason.COMMIT_FIRST: (
        "Commit first, then unlock",
        "Write an answer or do the quick check; either opens the layers for you at once.",
    ),
    Reason.NO_CHECK: (
        "This question has no quick check",
        "It was revised after it was posted. A written answer still counts.",
    ),
    Reason.CHECK_VOID: (
        "This quick check was taken out",
        "A steward found something wrong with it. Whoever answered it has the points, and no streak changes."
        " A written answer still counts.",
    ),
    Reason.NOTHING_TO_QUIZ: (
        "Nothing fits that yet",
        "There are no questions on this topic at this level. Try another level, or type /topics.",
    ),
    Reason.RUN_UNKNOWN: ("This quiz is over", "Its questions have changed since. Type /quiz for a new one."),
    Reason.NOT_YOURS: ("This quiz belongs to somebody else", "Type /quiz to start your own."),
    Reason.OPTION_UNKNOWN: (
        "That option does not exist",
        "Nothing was recorded. Please press one of the letters again.",
    ),
    Reason.NO_PLAN: ("This channel has no plan yet", "Type /study setup to choose time, days and topics."),
    Reason.ALREADY_PAUSED: ("The plan is paused already", "Type /study resume to post again."),
    Reason.NOT_PAUSED: ("The plan is running", "Type /study preview to see its next posts."),
    Reason.NOTHING_PLANNED: ("Nothing is planned", "Type /study status to see why."),
    Reason.ALREADY_POSTED: (
        "Today's question is out already",
        "A day never gets two. Type /today to see it.",
    ),
    Reason.NO_QUESTIONS: (
        "No question fits this plan",
        "Type /study setup and choose more topics or every level.",
    ),
    Reason.REGION_UNKNOWN: (
        "I do not know that country",
        "Write a code such as DE or US, with a part of it such as DE-BY, or off for no holidays.",
    ),
    Reason.DATE_UNKNOWN: (
        "I cannot take that date",
        "Write days from today on like 2026-12-24, at most fifty of them. Nothing was changed.",
    ),
    Reason.HOURS_UNKNOWN: (
        "I cannot read these hours",
        "Write them like 22:00-07:00, or off. How late a post may go out is 0h to 24h, such as 4h.",
    ),
    Reason.NOT_WRITTEN: (
        "Write an answer first",
        "The checklist lays what you wrote beside the steps. A few sentences do.",
    ),
    Reason.NO_CHECKLIST: (
        "This question has no checklist",
        "Nobody has written its steps yet. Your answer is kept all the same.",
    ),
    Reason.NOTHING_TO_INTERVIEW: (
        "Nothing fits an interview yet",
        "An interview needs a question with steps. Try another topic, or type /topics.",
    ),
    Reason.INTERVIEW_UNKNOWN: ("This interview is over", "Type /interview for a new one."),
    Reason.CHANNEL_PARKED: (
        "I cannot post here at the moment",
        "The channel's steward was told why. After that is put right, /study resume takes it up again.",
    ),
    Reason.ROUND_OPEN: (
        "A round is open here already",
        "Take part in that one; another can begin when it is done.",
    ),
    Reason.ROUNDS_SPENT: (
        "There were three rounds here today",
        "Tomorrow there can be more. Until then, /quiz has as many questions as you like, in private.",
    ),
    Reason.ASKED_LATELY: (
        "All of that was asked here lately",
        "Try another topic, or none. In private, /quiz has them all.",
    ),
    Reason.ROUND_UNKNOWN: ("This round is gone", "Its items have changed since. Type /live for a new one."),
    Reason.ROUND_STARTING: ("It is only just beginning", "Try again in a moment."),
    Reason.NOT_YOUR_ROUND: (
        "Somebody else began this round",
        "They or a steward can close it sooner. Otherwise it closes by itself.",
    ),
    Reason.VOTE_CLOSED: (
        "This vote is closed",
        "The result is in the thread. If another item is open above, you can answer that one.",
    ),
    Reason.VOTED_FIRST_ONLY: (
        "This vote is for those who answered before",
        "It shows what the debate changed. The next item is for everybody again.",
    ),
    Reason.ONLY_ANSWERED: (
        "Only who answered this can dispute it",
        "Answer it first. If it is still wrong then, press the button again.",
    ),
    Reason.ALREADY_DISPUTED: (
        "You have disputed this already",
        "What a steward decides is told in the thread of the question.",
    ),
    Reason.ITEM_REVISED: (
        "This was revised since",
        "What you saw is not asked any more. Thank you for looking closely.",
    ),
    Reason.DISPUTE_SETTLED: (
        "A steward has decided about this already",
        "It is not asked here any more, and points were given.",
    ),
    Reason.HOLD_UNKNOWN: ("Nothing of that name is held here", "Type /study disputes to see what is."),
    Reason.ENOUGH_WAITING: (
        "Three of yours are waiting already",
        "A steward reads them first. You are told about each, and can suggest the next one then.",
    ),
    Reason.SUGGESTION_UNKNOWN: (
        "This suggestion is gone",
        "Its author took it back, or it belongs elsewhere. Type /study suggestions for those that wait here.",
    ),
    Reason.ALREADY_DECIDED: (
        "This is decided already",
        "Another steward was quicker. Type /study suggestions for what still waits.",
    ),
    Reason.NOTHING_ASKED: (
        "No such question was asked here",
        "A note belongs to a question of this channel. Type /note once the first one has been posted.",
    ),
    Reason.NO_THREAD: (
        "This is not in a question's thread",
        "Replies under a question can be kept as notes. To note something else, type /note.",
    ),
    Reason.NOTE_EMPTY: ("Your note was empty, or too long", "Write between one and 500 characters."),
    Reason.CODE_UNKNOWN: (
        "This code does not work",
        "It was mistyped or used already, or ten minutes have passed. Ask for a new one where it came from.",
    ),
    Reason.OWN_CODE: (
        "Type this code in the other place",
        "It was made here, so it says nothing new here. It still works there.",
    ),
    Reason.ALREADY_LINKED: (
        "You are one person already",
        "There is nothing more to do. Your streak and points are the same in both.",
    ),
    Reason.NOT_LINKED: ("You are not linked to anybody", "Type /link to be one person on Slack and Discord."),
    Reason.NO_TEAM: ("This channel is in no team", "A steward can start one with /study team."),
    Reason.ALREADY_IN_TEAM: (
        "This channel is in a team already",
        "Type /study team to see it. It can join another after it has left this one.",
    ),
    Reason.SEASON_UNKNOWN: (
        "I cannot take that season",
        "Write a name and two dates, such as /study season Spring 2026-03-01 2026-05-31.",
    ),
    Reason.SEASON_OVERLAPS: (
        "Two seasons would overlap",
        "Every day belongs to one season. Choose other dates, or remove the other one first.",
    ),
}


def quiz_on(slug: str) -> Press:
    """Return the press that begins a quiz on a topic."""
    return Press("quiz", (slug, "", ""))


def refusal(no: Refusal, with_topic: Callable[[str], Press] = quiz_on) -> Message:
    """Return what to say about a refusal; `with_topic` does with another topic what was refused."""
    if no.reason is Reason.TOPIC_UNKNOWN:
        return _topic_unknown(no, with_topic)
    title, sentence = WORDS[no.reason]
    if no.reason is Reason.REGION_UNKNOWN:
        sentence = _region_unknown(no)
    elif no.subject and no.reason is Reason.SEASON_OVERLAPS:
        sentence = f"{no.subject} has some of these days. {sentence}"
    elif no.subject and no.reason is Reason.DATE_UNKNOWN:
        sentence = f"{no.subject[:40]} did not work. {sentence}"
    return Message(
        title=title,
        blocks=(Prose(said(sentence)),),
        controls=_ways_on(no),
        tone=Tone.QUIET,
    )


def _ways_on(no: Refusal) -> tuple[Control, ...]:
    """Return the buttons that lead on from a refusal."""
    if no.prompt is None:
        return ()
    match no.reason:
        case Reason.COMMIT_FIRST:
            return (
                Button(ANSWER, Press("answer", (no.prompt,)), Tone.GOOD),
                Button(QUICK_CHECK, Press("check", (no.prompt,))),
            )
        case Reason.PROMPT_CLOSED:
            return (Button("Look at the answer", Press("unlock", (no.prompt,))),)
        case Reason.NO_CHECK | Reason.CHECK_VOID | Reason.NOT_WRITTEN:
            return (Button(ANSWER, Press("answer", (no.prompt,)), Tone.GOOD),)
        case _:
            return ()


def _region_unknown(no: Refusal) -> str:
    """Return the sentence about a country that is not known, with the codes that come nearest."""
    near = ", ".join(label for _, label in no.suggestions)
    hint = f"Did you mean {near}?" if near else WORDS[no.reason][1]
    return f"There is no holiday calendar called {no.subject[:40]}. {hint}"


def _topic_unknown(no: Refusal, with_topic: Callable[[str], Press]) -> Message:
    """Offer the topics that come nearest to what was typed."""
    if not no.suggestions:
        return Message(
            title="I do not know that topic",
            blocks=(
                Prose(said(f"There is no topic called {no.subject[:60]}. Type /topics to see them all.")),
            ),
            tone=Tone.QUIET,
        )
    best = no.suggestions[0][1]
    return Message(
        title=f"Did you mean {best}?",
        blocks=(Prose(said(f"There is no topic called {no.subject[:60]}.")),),
        controls=tuple(
            Button(title, with_topic(slug), Tone.GOOD if place == 0 else Tone.NEUTRAL)
            for place, (slug, title) in enumerate(no.suggestions[:4])
        ),
        tone=Tone.QUIET,
    )
