"""What a run is for, and whether reminders can reach a person."""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None

Kind = sa.types.TypeEngine[Any]
ADDED: tuple[tuple[str, str, Kind, str], ...] = (
    ("quiz_run", "kind", sa.String(), "'quiz'"),
    ("member", "unreachable", sa.Boolean(), "false"),
)


def upgrade() -> None:
    """Apply this change: every run so far was a quiz, and everybody can be reached."""
    for table, name, kind, usual in ADDED:
        op.add_column(table, sa.Column(name, kind, nullable=False, server_default=sa.text(usual)))
        with op.batch_alter_table(table) as changed:
            changed.alter_column(name, existing_type=kind, existing_nullable=False, server_default=None)


def downgrade() -> None:
    """Take this change back."""
    for table, name, _, _ in ADDED:
        with op.batch_alter_table(table) as changed:
            changed.drop_column(name)
