"""How long the door waits for what, in seconds."""

from dataclasses import dataclass


@dataclass(slots=True)
class Patience:
    """What waits longer for its pictures is shown without them."""

    upload: float = 6.0
    """For the pictures of a message together, and for each file."""
    ready: float = 1.0
    """Slack works on a picture after its upload, and refuses blocks with one that is not ready: a second is
    enough (python-slack-sdk issue 1521)."""
    acknowledged: float = 0.2
    """For an acknowledgement to arrive that changes the same dialogue which we change next."""
    watched: float = 60.0
    """Between looks whether the socket stands, or may still come back."""
    closing: float = 1.5
    """What is under way at the end has been given eight seconds already, while the courier finished."""
    farewell: float = 0.3
    """For the platform to say goodbye, too."""
