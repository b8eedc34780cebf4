"""The machine and the versions that a run was measured with, in one line."""

import os
import platform
import sqlite3
from importlib.metadata import version
from pathlib import Path

LIBRARIES = ("slack-bolt", "discord.py", "SQLAlchemy", "psycopg", "aiohttp", "uvloop")


def machine_line() -> str:
    """Return cores, memory, load, Python and the libraries that count."""
    gibibytes = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    libraries = ", ".join(f"{name} {version(name)}" for name in LIBRARIES)
    return (
        f"{os.cpu_count()}x {_processor()}, {gibibytes:.0f} GiB, {platform.system()} {platform.machine()},"
        f" load before the run {os.getloadavg()[0]:.1f};"
        f" Python {platform.python_version()}, SQLite {sqlite3.sqlite_version}, {libraries}"
    )


def _processor() -> str:
    """Return the model of the processor, where the system tells."""
    facts = Path("/proc/cpuinfo")
    if facts.exists():
        for line in facts.read_text(encoding="utf-8").splitlines():
            if line.startswith("model name"):
                return line.split(":", 1)[1].strip()
    return platform.processor() or "processor"
