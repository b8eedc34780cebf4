"""The one loose type of this package: JSON as the platform writes it."""

from typing import Any

Json = dict[str, Any]
