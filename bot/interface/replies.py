"""From facts to screens: the one place where the two meet."""

from collections.abc import Callable
from typing import Any

from bot.domain import ballot, facts, interviewed, own_data, progress, self_assessment, suggestion, together
from bot.domain import dispute as hearing
from bot.domain import live as rounds
from bot.domain.digest import Digest
from bot.domain.order import Subject
from bot.domain.refusal import Refusal
from bot.engine.parcel import Content
from bot.interface.request import Reply
from bot.message.model import Message
from bot.screens import (
    answer,
    approval,
    board,
    check,
    checklist,
    correction,
    days_off,
    digest,
    dispute,
    interview,
    interview_forms,
    layers,
    link,
    live,
    me,
    options,
    privacy,
    question,
    quiz,
    refusal,
    review,
    season,
    stewards,
    study,
    suggest,
    team,
    topics,
)

Shown = (
    facts.AnswerAsked
    | facts.Board
    | facts.CheckAnswered
    | facts.CheckShown
    | facts.Committed
    | facts.DaysOff
    | facts.PlanDraft
    | facts.PlanSaved
    | facts.PlanStatus
    | facts.PostedNow
    | facts.QuizAnswered
    | facts.QuizDone
    | facts.QuizStep
    | facts.StreakShown
    | facts.Today
    | facts.Unlocked
    | interviewed.InterviewAt
    | interviewed.InterviewSheet
    | self_assessment.ChecklistAsked
    | self_assessment.Ticked
    | progress.Me
    | progress.NothingDue
    | progress.RemindersOff
    | progress.SettingsAsked
    | progress.SettingsKept
    | progress.Snoozed
    | progress.Topics
    | ballot.Voted
    | hearing.Decided
    | hearing.DisputeAsked
    | hearing.Disputed
    | hearing.HeldItem
    | hearing.KeyAsked
    | hearing.NothingHeld
    | rounds.RoundBegun
    | rounds.RoundMoved
    | own_data.Deleted
    | own_data.DeletionAsked
    | own_data.OwnData
    | own_data.PrivacyShown
    | suggestion.Kept
    | suggestion.NoteAsked
    | suggestion.QuestionAsked
    | suggestion.Suggested
    | suggestion.Waiting
    | suggestion.WordAsked
    | together.Linked
    | together.LinkOffered
    | together.OptionsAsked
    | together.OptionsSaved
    | together.SeasonsShown
    | together.TeamAsked
    | together.TeamShown
    | together.Unlinked
    | Refusal
)
"""Everything that a verb may return to a person."""

SCREENS: dict[type, Callable[[Any], Reply]] = {
    facts.AnswerAsked: answer.answer_form,
    facts.Board: board.board,
    facts.CheckAnswered: check.check_answered,
    facts.CheckShown: check.check,
    facts.Committed: answer.committed,
    facts.DaysOff: days_off.days_off,
    facts.PlanDraft: study.setup_form,
    facts.PlanSaved: study.saved,
    facts.PlanStatus: study.status,
    facts.PostedNow: study.posted_now,
    facts.QuizAnswered: quiz.quiz_answered,
    facts.QuizDone: quiz.quiz_done,
    facts.QuizStep: quiz.quiz_step,
    facts.StreakShown: board.streak,
    facts.Today: answer.today,
    facts.Unlocked: answer.unlocked,
    interviewed.InterviewAt: interview.interview,
    interviewed.InterviewSheet: interview_forms.interview_form,
    self_assessment.ChecklistAsked: checklist.checklist_form,
    self_assessment.Ticked: checklist.ticked,
    progress.Me: me.me,
    progress.NothingDue: review.nothing_due,
    progress.RemindersOff: review.reminders_off,
    progress.SettingsAsked: me.settings_form,
    progress.SettingsKept: me.settings_kept,
    progress.Snoozed: review.snoozed,
    progress.Topics: topics.topics,
    ballot.Voted: live.voted,
    hearing.Decided: dispute.decided,
    hearing.DisputeAsked: dispute.dispute_form,
    hearing.Disputed: dispute.disputed,
    hearing.HeldItem: dispute.held_item,
    hearing.KeyAsked: dispute.key_form,
    hearing.NothingHeld: dispute.nothing_held,
    rounds.RoundBegun: live.round_begun,
    rounds.RoundMoved: live.round_moved,
    own_data.Deleted: privacy.deleted,
    own_data.DeletionAsked: privacy.deletion_asked,
    own_data.OwnData: privacy.export,
    own_data.PrivacyShown: privacy.privacy,
    suggestion.Kept: approval.kept,
    suggestion.NoteAsked: suggest.note_form,
    suggestion.QuestionAsked: suggest.question_form,
    suggestion.Suggested: suggest.suggested,
    suggestion.Waiting: approval.waiting,
    suggestion.WordAsked: approval.word_form,
    together.Linked: link.linked,
    together.LinkOffered: link.link_offered,
    together.OptionsAsked: options.options_form,
    together.OptionsSaved: options.options_saved,
    together.SeasonsShown: season.seasons,
    together.TeamAsked: team.team_form,
    together.TeamShown: team.team,
    together.Unlinked: link.unlinked,
    Refusal: refusal.refusal,
}
"""The screen of every fact that a person is shown; a test holds it to the union above, entry by entry."""

DELIVERED: dict[type, Callable[[Any], Message]] = {
    facts.Corrected: correction.correction,
    facts.Parked: stewards.parked,
    facts.Results: layers.closing,
    ballot.SplitVote: live.split,
    ballot.TurnClosed: live.turn_closed,
    hearing.DecisionTold: dispute.decision_told,
    hearing.HeldNews: dispute.held_news,
    rounds.RoundFacts: live.round_shown,
    suggestion.Decided: suggest.decided,
    facts.RunningOut: stewards.running_out,
    facts.Unposted: stewards.unposted,
    Digest: digest.digest,
    progress.Reminded: review.reminded,
}
"""The screen of every fact that is delivered, where the fact alone says which."""

OF_A_PROMPT: dict[Subject, Callable[[facts.PromptFacts], Message]] = {
    Subject.QUESTION: question.question,
    Subject.ASK_FIRST: layers.ask_first,
    Subject.STEPS: layers.steps,
}
"""The screen of a prompt, by what of it is delivered."""


def reply(shown: Shown) -> Reply:
    """Put facts into words."""
    return SCREENS[type(shown)](shown)


def content(subject: Subject, shown: Content) -> Message:
    """Put what is delivered into words."""
    if isinstance(shown, facts.PromptFacts):
        return OF_A_PROMPT[subject](shown)
    return DELIVERED[type(shown)](shown)
