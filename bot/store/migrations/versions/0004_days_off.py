"""Holidays, days off, quiet hours and the catch-up window of a plan."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

ADDED = (
    ("holidays", sa.String(), "''"),
    ("days_off", sa.JSON(), "'[]'"),
    ("quiet", sa.String(), "''"),
    ("catch_up", sa.Integer(), "4"),
)


def upgrade() -> None:
    """Apply this change: plans that exist keep every day, have no quiet hours, and four hours to catch up."""
    for name, kind, usual in ADDED:
        op.add_column("plan", sa.Column(name, kind, nullable=False, server_default=sa.text(usual)))
    # the code names every value itself; a default in the database would hide one that it forgot
    with op.batch_alter_table("plan") as table:
        for name, kind, _ in ADDED:
            table.alter_column(name, existing_type=kind, existing_nullable=False, server_default=None)


def downgrade() -> None:
    """Take this change back."""
    with op.batch_alter_table("plan") as table:
        for name, _, _ in reversed(ADDED):
            table.drop_column(name)
