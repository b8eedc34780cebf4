"""Checklists of written answers, and interviews."""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Apply this change."""
    op.create_table(
        "checklist",
        sa.Column("member", sa.String(), nullable=False),
        sa.Column("slot", sa.String(), nullable=False),
        sa.Column("prompt", sa.String(), nullable=True),
        sa.Column("question", sa.String(), nullable=False),
        sa.Column("rev", sa.Integer(), nullable=False),
        sa.Column("matcher", sa.String(), nullable=False),
        sa.Column("doubt", sa.String(), nullable=True),
        sa.Column("blind", sa.Boolean(), nullable=False),
        sa.Column("entries", sa.JSON(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ticked_at", sa.DateTime(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("member", "slot", name=op.f("pk_checklist")),
    )
    op.create_index("ix_checklist_prompt", "checklist", ["prompt"])
    op.create_table(
        "interview",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("member", sa.String(), nullable=False),
        sa.Column("channel", sa.String(), nullable=False),
        sa.Column("question", sa.String(), nullable=False),
        sa.Column("rev", sa.Integer(), nullable=False),
        sa.Column("item", sa.String(), nullable=False),
        sa.Column("offered", sa.JSON(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("phase", sa.String(), nullable=False),
        sa.Column("picked", sa.JSON(), nullable=False),
        sa.Column("asked", sa.String(), nullable=False),
        sa.Column("plan", sa.String(), nullable=False),
        sa.Column("scores", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_interview")),
    )
    op.create_index("ix_interview_member", "interview", ["member", "phase"])


def downgrade() -> None:
    """Take this change back."""
    op.drop_table("interview")
    op.drop_table("checklist")
