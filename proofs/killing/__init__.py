"""A bot that is killed at every point of a delivery, while the network fails in every way."""
