"""What is said about a file, wherever it ends up."""


def named(name: str, about: str) -> str:
    """Say what is in a file that comes with the message."""
    return f"{name}: {about}"


def in_direct_messages(name: str, about: str) -> str:
    """Say what is in a file, and that it waits elsewhere."""
    return f"{named(name, about)} You find it in your direct messages with me."


def not_sent(name: str, about: str) -> str:
    """Say what is in a file, and that it did not come."""
    return f"{named(name, about)} It could not be sent here. Ask a steward whether I may send files."
