"""Bringing a database to the newest schema."""

from alembic import command
from sqlalchemy.exc import DBAPIError

from bot.store.open import alembic_config, engine_for, refuse_newer, unreachable


def upgrade(url: str) -> None:
    """Run the migrations that a database lacks. Raises StoreError when it cannot be, or is newer."""
    engine = engine_for(url)
    try:
        refuse_newer(engine)
        command.upgrade(alembic_config(engine), "head")
    except DBAPIError as error:
        raise unreachable(engine, error) from error
    finally:
        engine.dispose()
