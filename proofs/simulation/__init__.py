"""A simulated year of posting: one thread, a clock that jumps to the next event, and every kind of fault."""
