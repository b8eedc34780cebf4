"""Runs migrations on the engine that `bot.store` hands over, or on the configured database."""

from alembic import context

from bot.store.open import engine_for
from bot.store.tables import Row


def is_readable(_thing: object, name: str | None, _kind: str, _reflected: bool, _other: object) -> bool:
    """Leave out of comparisons the index over an expression, which cannot be read back from SQLite."""
    return name != "ix_standing_rank"


def run() -> None:
    """Run the migrations in one transaction, where the database can."""
    engine = context.config.attributes.get("engine") or engine_for(
        context.config.get_main_option("sqlalchemy.url") or "sqlite:///studyhall.db"
    )
    with engine.connect() as connection:
        is_sqlite = connection.dialect.name == "sqlite"
        context.configure(
            connection=connection,
            target_metadata=Row.metadata,
            render_as_batch=is_sqlite,
            include_object=is_readable if is_sqlite else None,
        )
        with context.begin_transaction():
            context.run_migrations()
        connection.commit()


run()
