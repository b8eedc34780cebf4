"""What `studyhall play` says in the terminal."""

import os
import sys
import threading
import webbrowser
from pathlib import Path

from rich.console import Console

from adapters.cli.stopwatch import seconds_running

_console = Console(soft_wrap=True, highlight=False)


def greet(url: str, folder: Path) -> None:
    """Say that everything is ready, where it is and how to leave."""
    _console.print(f"[bold]Ready in {seconds_running():.1f} s.[/bold]")
    _console.print(f"The page: [bold cyan]{url}[/bold cyan]", highlight=False)
    _console.print(f"Everything is kept in {folder}. Stop with Ctrl+C.", markup=False)


def farewell() -> None:
    """Say how to go on."""
    _console.print("Stopped. The same command goes on from here.")


def open_browser(url: str) -> None:
    """Open the page, if this machine shows windows; opening one may take a while."""
    if sys.platform == "linux" and not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")):
        return
    threading.Thread(target=webbrowser.open, args=(url,), daemon=True).start()
