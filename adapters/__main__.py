"""`python -m adapters` is `studyhall`."""

from adapters.cli import main

main()
