"""Which Studyhall this is."""

from importlib import metadata


def version() -> str:
    """Return the installed version, or that this is a checkout."""
    try:
        return metadata.version("studyhall")
    except metadata.PackageNotFoundError:
        return "(a checkout that is not installed)"
