"""Commit marks, by which a connection that was cut off learns what became of its COMMIT."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Apply this change."""
    op.create_table(
        "commit_mark",
        sa.Column("line", sa.String(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("line", name=op.f("pk_commit_mark")),
    )


def downgrade() -> None:
    """Take this change back."""
    op.drop_table("commit_mark")
