"""What members suggest, what they had deleted, and a way to find old texts."""

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None

WRITTEN = sa.text("text IS NOT NULL")


def upgrade() -> None:
    """Apply this change."""
    op.create_table(
        "suggestion",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("seat", sa.String(), nullable=True),
        sa.Column("member", sa.String(), nullable=False),
        sa.Column("space", sa.String(), nullable=False),
        sa.Column("channel", sa.String(), nullable=False),
        sa.Column("question", sa.String(), nullable=False),
        sa.Column("parts", sa.JSON(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("decided_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("decided_by", sa.String(), nullable=False),
        sa.Column("word", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_suggestion")),
        sa.UniqueConstraint("seat", name=op.f("uq_suggestion_seat")),
    )
    op.create_index("ix_suggestion_state_space", "suggestion", ["state", "space"])
    op.create_index("ix_suggestion_question", "suggestion", ["question"])
    op.create_table(
        "deletion",
        sa.Column("digest", sa.String(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("digest", "at", name=op.f("pk_deletion")),
    )
    op.create_index("ix_attempt_written", "attempt", ["at"], sqlite_where=WRITTEN, postgresql_where=WRITTEN)


def downgrade() -> None:
    """Take this change back."""
    op.drop_index("ix_attempt_written", "attempt")
    op.drop_table("deletion")
    op.drop_table("suggestion")
