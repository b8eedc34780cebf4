"""Live rounds with their votes, disputes with what is held for them, and what answers say about items."""

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Apply this change; the index lets the attempts at an item be found without a scan of the ledger."""
    op.create_index("ix_attempt_item", "attempt", ["item", "rev"])
    _rounds()
    _disputes()


def _rounds() -> None:
    """Make the tables of live rounds."""
    op.create_table(
        "live_round",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("channel", sa.String(), nullable=False),
        sa.Column("open_in", sa.String(), nullable=True),
        sa.Column("starter", sa.String(), nullable=False),
        sa.Column("label", sa.String(), nullable=False),
        sa.Column("local_date", sa.Date(), nullable=False),
        sa.Column("asked_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("turns", sa.JSON(), nullable=False),
        sa.Column("due_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("vote", sa.Integer(), nullable=False),
        sa.Column("step", sa.Integer(), nullable=False),
        sa.Column("shown", sa.Boolean(), nullable=False),
        sa.Column("ref", sa.String(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_live_round")),
        sa.UniqueConstraint("open_in", name=op.f("uq_live_round_open_in")),
    )
    op.create_index("ix_live_round_channel_asked", "live_round", ["channel", "asked_at"])
    op.create_index("ix_live_round_due", "live_round", ["due_at"])
    op.create_table(
        "live_vote",
        sa.Column("round", sa.String(), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("vote", sa.Integer(), nullable=False),
        sa.Column("person", sa.String(), nullable=False),
        sa.Column("member", sa.String(), nullable=False),
        sa.Column("chosen", sa.String(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("round", "place", "vote", "person", name=op.f("pk_live_vote")),
    )


def _disputes() -> None:
    """Make the tables of disputes, held items and reports."""
    op.create_table(
        "dispute",
        sa.Column("space", sa.String(), nullable=False),
        sa.Column("item", sa.String(), nullable=False),
        sa.Column("rev", sa.Integer(), nullable=False),
        sa.Column("person", sa.String(), nullable=False),
        sa.Column("hearing", sa.Integer(), nullable=False),
        sa.Column("member", sa.String(), nullable=False),
        sa.Column("channel", sa.String(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("space", "item", "rev", "person", name=op.f("pk_dispute")),
    )
    op.create_table(
        "held_item",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("space", sa.String(), nullable=False),
        sa.Column("item", sa.String(), nullable=False),
        sa.Column("rev", sa.Integer(), nullable=False),
        sa.Column("hearing", sa.Integer(), nullable=False),
        sa.Column("why", sa.String(), nullable=False),
        sa.Column("channel", sa.String(), nullable=False),
        sa.Column("held_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("told", sa.Boolean(), nullable=False),
        sa.Column("decision", sa.String(), nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("steward", sa.String(), nullable=False),
        sa.Column("decided_at", sa.DateTime(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_held_item")),
    )
    op.create_index("ix_held_item_asked", "held_item", ["space", "item", "rev"])
    op.create_table(
        "item_report",
        sa.Column("space", sa.String(), nullable=False),
        sa.Column("item", sa.String(), nullable=False),
        sa.Column("rev", sa.Integer(), nullable=False),
        sa.Column("touched", sa.Integer(), nullable=False),
        sa.Column("stale", sa.Boolean(), nullable=False),
        sa.Column("answers", sa.Integer(), nullable=False),
        sa.Column("counts", sa.JSON(), nullable=False),
        sa.Column("correlation", sa.Float(), nullable=True),
        sa.Column("difficulty", sa.Float(), nullable=False),
        sa.PrimaryKeyConstraint("space", "item", "rev", name=op.f("pk_item_report")),
    )
    op.create_index("ix_item_report_stale", "item_report", ["stale"])


def downgrade() -> None:
    """Take this change back."""
    for table in ("item_report", "held_item", "dispute", "live_vote", "live_round"):
        op.drop_table(table)
    op.drop_index("ix_attempt_item", "attempt")
