"""The calendar: public holidays, from the library that knows them. The only file that names it.

A region is an ISO 3166 code as the library writes it: a country, or one with a part of it.
"""

from datetime import date
from difflib import get_close_matches
from functools import cache

from holidays import country_holidays, list_supported_countries
from holidays.registry import COUNTRIES

NEAR = 3
ENGLISH = "en_US"


@cache
def _regions() -> dict[str, str]:
    """Return every region by its name in small letters."""
    known = list_supported_countries(include_aliases=False)
    codes = (*known, *(f"{country}-{part}" for country, parts in known.items() for part in parts))
    return {code.casefold(): code for code in codes}


@cache
def _names() -> dict[str, str]:
    """Return the region of everything that people call a country: its code, its long code, its name."""
    called = {
        name.casefold().replace("_", " "): codes[1]
        for name, codes in COUNTRIES.items()
        for name in (name, *codes[1:3])
    }
    return _regions() | called


@cache
def _holidays(region: str, year: int) -> dict[date, str]:
    """Return the public holidays of a region in a year.

    The library works out further years inside its answer, which is no place for several threads.
    """
    if region not in _regions().values():
        return {}
    country, _, part = region.partition("-")
    return dict(country_holidays(country, subdiv=part or None, years=year, language=ENGLISH))


class PublicHolidays:
    """The public holidays of countries and their parts; years that nobody knows yet have none."""

    def holiday(self, region: str, day: date) -> str | None:
        """Return the name of the public holiday on a date, if it is one; an unknown region has none."""
        return _holidays(region, day.year).get(day)

    def region(self, typed: str) -> str | None:
        """Return the region that is meant, whatever its case; None when it is not known."""
        return _regions().get(typed.strip().casefold())

    def near(self, typed: str) -> tuple[str, ...]:
        """Return the few regions that come nearest to what was typed, the nearest first."""
        wanted = typed.strip().casefold()
        found = get_close_matches(wanted, list(_names()), NEAR * 2)
        within = [name for name in _regions() if name.startswith(f"{wanted.partition('-')[0]}-")]
        named = [_names()[name] for name in (*found, *within)]
        return tuple(dict.fromkeys(named))[:NEAR]
