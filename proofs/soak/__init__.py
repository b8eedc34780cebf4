"""An hour of real time under load, with faults and reconnects: what leaks, and what is left lying about."""
