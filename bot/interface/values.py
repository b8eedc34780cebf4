"""Reading what was filled into a form; whatever arrives may be forged."""

from bot.message.form import Values


def text_of(values: Values, key: str) -> str:
    """Return what was written in a field."""
    return next(iter(values.get(key, ())), "")


def chosen_in(values: Values) -> frozenset[str]:
    """Return everything that was chosen in any field."""
    return frozenset(value for chosen in values.values() for value in chosen)
