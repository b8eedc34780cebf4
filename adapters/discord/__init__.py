"""The Discord door: what Discord sends becomes requests, what the desk says becomes Discord's messages."""
