"""The REST interface: one file per family of routes, and the door that they stand behind."""
