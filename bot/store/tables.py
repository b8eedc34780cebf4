"""The tables as SQLAlchemy Core sees them, for statements."""

from typing import cast

from sqlalchemy import Table

from bot.store import rows, rows_assessment, rows_disputes, rows_own, rows_rounds
from bot.store.rows import Row as Row


def _table(row: type[rows.Row]) -> Table:
    """Return the table behind a row class."""
    return cast(Table, row.__table__)  # type: ignore[attr-defined]  # SQLModel does not declare it


member = _table(rows.MemberRow)
identity = _table(rows.IdentityRow)
team = _table(rows.TeamRow)
team_channel = _table(rows.TeamChannelRow)
code = _table(rows.CodeRow)
season = _table(rows.SeasonRow)
parked_channel = _table(rows.ChannelRow)
plan = _table(rows.PlanRow)
occurrence = _table(rows.OccurrenceRow)
prompt = _table(rows.PromptRow)
attempt = _table(rows.AttemptRow)
amendment = _table(rows.AmendmentRow)
freeze = _table(rows.FreezeRow)
correction = _table(rows.CorrectionRow)
standing = _table(rows.StandingRow)
outbox = _table(rows.OutboxRow)
quiz_run = _table(rows.RunRow)
checklist = _table(rows_assessment.ChecklistRow)
interview = _table(rows_assessment.InterviewRow)
commit_mark = _table(rows.CommitMarkRow)
inbox = _table(rows.InboxRow)
live_round = _table(rows_rounds.RoundRow)
live_vote = _table(rows_rounds.VoteRow)
dispute = _table(rows_disputes.DisputeRow)
held_item = _table(rows_disputes.HoldRow)
item_report = _table(rows_disputes.ReportRow)
suggestion = _table(rows_own.SuggestionRow)
deletion = _table(rows_own.DeletionRow)
