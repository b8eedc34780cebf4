"""The space of an order, so that a space that was left holds back all that is meant for it."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None

PLACES = "SELECT DISTINCT channel FROM outbox"
FILL = sa.text("UPDATE outbox SET space = :space WHERE channel = :channel")


def upgrade() -> None:
    """Apply this change: the first two parts of a place's key name its space."""
    op.add_column("outbox", sa.Column("space", sa.String(), nullable=False, server_default=sa.text("''")))
    database = op.get_bind()
    for (channel,) in database.execute(sa.text(PLACES)).all():
        space = ":".join(channel.split(":")[:2])
        database.execute(FILL, {"space": space, "channel": channel})
    with op.batch_alter_table("outbox") as changed:
        changed.alter_column("space", existing_type=sa.String(), existing_nullable=False, server_default=None)


def downgrade() -> None:
    """Take this change back."""
    with op.batch_alter_table("outbox") as table:
        table.drop_column("space")
