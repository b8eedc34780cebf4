"""Persons behind members, teams, named seasons, and what an answer is about and worth."""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

Kind = sa.types.TypeEngine[Any]
PLAN: tuple[tuple[str, Kind, str], ...] = (
    ("steward", sa.String(), "''"),
    ("digest", sa.Boolean(), "true"),
    ("on_space_board", sa.Boolean(), "false"),
    ("comparison", sa.String(), "'words'"),
)
MEMBER: tuple[tuple[str, Kind, str], ...] = (
    ("alias", sa.String(), "''"),
    ("hidden", sa.Boolean(), "false"),
    ("zone", sa.String(), "'UTC'"),
    ("remind_at", sa.String(), "''"),
)
ATTEMPT: tuple[tuple[str, Kind, str], ...] = (("about", sa.String(), "''"), ("worth", sa.Integer(), "0"))
PROMPT: tuple[tuple[str, Kind, str], ...] = (("lead", sa.String(), "''"),)
ADDED = {"plan": PLAN, "member": MEMBER, "attempt": ATTEMPT, "prompt": PROMPT}
NULLABLE: dict[str, tuple[tuple[str, Kind], ...]] = {
    "plan": (("goal", sa.Integer()), ("quorum", sa.Integer())),
    "member": (("snoozed_until", sa.Date()),),
}
RENAMED = (("outbox", "prompt", "about"), ("standing", "channel", "scope"), ("standing", "member", "person"))
# what was recorded before is worth what it paid: whether a repeat would have been right is not known
FILL = "UPDATE attempt SET worth = points, about = coalesce(pays_for, item, slot)"


def upgrade() -> None:
    """Apply this change: everybody is a person of their own, and no channel is in a team."""
    for table, columns in ADDED.items():
        for name, kind, usual in columns:
            op.add_column(table, sa.Column(name, kind, nullable=False, server_default=sa.text(usual)))
    for table, optional in NULLABLE.items():
        for name, kind in optional:
            op.add_column(table, sa.Column(name, kind, nullable=True))
    op.execute(FILL)
    for table, columns in ADDED.items():
        with op.batch_alter_table(table) as changed:
            for name, kind, _ in columns:
                changed.alter_column(name, existing_type=kind, existing_nullable=False, server_default=None)
    for table, old, new in RENAMED:
        op.execute(f"ALTER TABLE {table} RENAME COLUMN {old} TO {new}")
    _new_tables()


def _new_tables() -> None:
    """Make the tables of persons, teams and seasons."""
    op.create_table(
        "identity",
        sa.Column("member", sa.String(), nullable=False),
        sa.Column("person", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("member", name=op.f("pk_identity")),
    )
    op.create_index("ix_identity_person", "identity", ["person"])
    op.create_table(
        "team",
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_team")),
    )
    op.create_table(
        "team_channel",
        sa.Column("channel", sa.String(), nullable=False),
        sa.Column("team", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("channel", name=op.f("pk_team_channel")),
    )
    op.create_index("ix_team_channel_team", "team_channel", ["team"])
    op.create_table(
        "season",
        sa.Column("scope", sa.String(), nullable=False),
        sa.Column("first", sa.Date(), nullable=False),
        sa.Column("last", sa.Date(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("scope", "first", name=op.f("pk_season")),
    )


def downgrade() -> None:
    """Take this change back."""
    for table in ("season", "team_channel", "team", "identity"):
        op.drop_table(table)
    for table, old, new in RENAMED:
        op.execute(f"ALTER TABLE {table} RENAME COLUMN {new} TO {old}")
    for table, columns in ADDED.items():
        with op.batch_alter_table(table) as changed:
            for name in (*(each[0] for each in columns), *(each[0] for each in NULLABLE.get(table, ()))):
                changed.drop_column(name)
