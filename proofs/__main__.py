"""`python -m proofs`: every promise of delivery put to the test, and a table of what was found."""

if __name__ == "__main__":
    # a proof that starts a process imports this file again there, and must not import every proof along
    import sys

    from proofs.command import main

    sys.exit(main())
