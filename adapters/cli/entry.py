"""Where the operator comes in: runs one command, and turns what went wrong into one sentence."""

import sys
from typing import NoReturn

from adapters.cli import stopwatch as stopwatch  # it starts now
from adapters.cli.trouble import sentence_of

DEBUG = "--debug"


def main() -> NoReturn:
    """Run the command line and leave with its exit code."""
    from adapters.cli.commands import app
    from adapters.cli.logs import set_up_logs

    debug = DEBUG in sys.argv[1:]
    # it may stand anywhere in the line: people add it where they are
    arguments = [argument for argument in sys.argv[1:] if argument != DEBUG] or ["--help"]
    set_up_logs(debug)
    try:
        code = app(arguments, prog_name="studyhall", standalone_mode=False)
    except Exception as problem:
        if debug:
            raise
        print(sentence_of(problem), file=sys.stderr)  # noqa: T201 - this is the terminal's door
        code = 1
    sys.exit(code)
