"""Writes docs/reference from the code; with --check, says which pages are no longer in step."""

import sys
from collections.abc import Iterator
from pathlib import Path

from bot.interface.commands import COMMANDS, Command, Option, Shows
from tools.settings_found import CLASSES, settings_of

FOLDER = Path(__file__).parents[1] / "docs" / "reference"
MADE = "<!-- Made by `make format` from the code; change that instead. -->"
STALE = "docs/reference/%s is not in step with the code. Run `make format`, then commit it.\n"
ARRIVES = {
    Shows.PRIVATE: "a private message",
    Shows.SAME: "the message that held the button, changed",
    Shows.FORM: "a dialogue",
}


def commands_page() -> str:
    """Return the page of everything that can be typed."""
    return "\n".join(_commands()) + "\n"


def settings_page() -> str:
    """Return the page of every setting."""
    return "\n".join(_settings()) + "\n"


PAGES = {"commands.md": commands_page, "settings.md": settings_page}


def stale(folder: Path = FOLDER) -> list[str]:
    """Return a sentence for each page in a folder that differs from what the code says."""
    return [STALE % name for name, page in PAGES.items() if _written(folder / name) != page()]


def main(arguments: list[str]) -> int:
    """Write the pages, or check them; return the exit code."""
    if arguments == ["--check"]:
        print("".join(stale()), end="")
        return 1 if stale() else 0
    FOLDER.mkdir(parents=True, exist_ok=True)
    for name, page in PAGES.items():
        (FOLDER / name).write_text(page(), "utf-8")
    return 0


def _written(page: Path) -> str:
    return page.read_text("utf-8") if page.exists() else ""


def _commands() -> Iterator[str]:
    yield f"# Commands\n\n{MADE}\n"
    yield "On Slack each of these also stands behind `/studyhall`, a name that cannot collide, as in"
    yield "`/studyhall quiz`, and options come in any order. On Discord each has its own name and completion."
    for command in COMMANDS:
        yield from _command(command)


def _command(command: Command) -> Iterator[str]:
    yield f"\n## `/{command.name}`\n\n{command.summary}."
    yield f"Answers with {ARRIVES[command.shows]}."
    if command.options:
        yield "\n| Option | Accepts |\n| --- | --- |"
        yield from (_option(option) for option in command.options)


def _option(option: Option) -> str:
    return f"| `{option.name}` | {option.summary} |"


def _settings() -> Iterator[str]:
    yield f"# Settings\n\n{MADE}\n"
    yield "Everything is set by environment variables; `.env.example` holds them all, ready to fill in."
    for title, kind in CLASSES.items():
        yield f"\n## {title}\n\n| Variable | Default | Meaning |\n| --- | --- | --- |"
        for one in settings_of(kind):
            yield f"| `{one.name}` | {f'`{one.default}`' if one.default else 'none'} | {one.meaning} |"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
