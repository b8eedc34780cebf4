"""Bringing a database to the newest schema."""

from alembic import command
from sqlalchemy.exc import DBAPIError

from bot.store.open import alembic_config, engine_for, unreachable


def upgrade(url: str) -> None:
    """Run the migrations that a database lacks. Raises StoreError when it cannot be reached."""
    engine = engine_for(url)
    try:
        command.upgrade(alembic_config(engine), "head")
    except DBAPIError as error:
        raise unreachable(engine, error) from error
    finally:
        engine.dispose()
