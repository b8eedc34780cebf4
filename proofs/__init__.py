"""Proofs: what delivery promises, tried against faults, crashes and clocks, with figures."""
