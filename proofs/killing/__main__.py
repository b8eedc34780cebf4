"""`python -m proofs.killing`: only the kills of `python -m proofs`."""

import sys

from proofs.command import main

sys.exit(main(["--only", "kills", *sys.argv[1:]]))
