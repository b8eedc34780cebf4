"""Runs migrations on the engine that `bot.store` hands over, or on the configured database."""

from alembic import context

from bot.store.open import engine_for
from bot.store.rows import Row


def run() -> None:
    """Run the migrations in one transaction, where the database can."""
    engine = context.config.attributes.get("engine") or engine_for(
        context.config.get_main_option("sqlalchemy.url") or "sqlite:///studyhall.db"
    )
    with engine.connect() as connection:
        context.configure(
            connection=connection,
            target_metadata=Row.metadata,
            render_as_batch=connection.dialect.name == "sqlite",
        )
        with context.begin_transaction():
            context.run_migrations()
        connection.commit()


run()
