"""`python -m proofs.simulation`: some seeds, or one that failed once more, with its digest."""

import argparse
import sys

from rich.console import Console

from proofs.simulation.seeds import CHANNELS, DAYS, SEEDS, simulated
from proofs.simulation.year import lived


def main() -> int:
    """Run what is asked for; return 1 when something did not hold."""
    parser = argparse.ArgumentParser(prog="python -m proofs.simulation", description=__doc__)
    parser.add_argument("--seeds", type=int, default=len(SEEDS), help="how many seeds, from 0 on")
    parser.add_argument("--seed", type=int, help="this one alone, and the digest of all that it shows")
    parser.add_argument("--channels", type=int, default=CHANNELS)
    parser.add_argument("--days", type=int, default=DAYS)
    asked = parser.parse_args()
    console = Console(width=None if sys.stdout.isatty() else 160)
    if asked.seed is not None:
        year = lived(asked.seed, asked.channels, asked.days)
        console.print(f"seed {year.seed}: {year.messages} messages, digest {year.digest}")
        told = [sentence for sentences in year.verdict.broken.values() for sentence in sentences]
        console.print("\n".join(told) or "Every rule held.", markup=False, soft_wrap=True)
        return 1 if told else 0
    (found,) = simulated(range(asked.seeds), asked.channels, asked.days)
    console.print(f"{found.tried}\n{found.found}", markup=False, soft_wrap=True)
    for note in found.notes:
        console.print(note, markup=False, soft_wrap=True)
    return 0 if found.held else 1


if __name__ == "__main__":
    sys.exit(main())
