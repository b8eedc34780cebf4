"""What the interface needs to show pictures, as a protocol."""

from typing import Protocol

from bot.message.heat_map import HeatMap


class Painter(Protocol):
    """Draws what is easier seen than read."""

    def paint(self, heat_map: HeatMap) -> bytes:
        """Return a heat map as a PNG; nothing where nothing can be drawn."""
        ...


class NoPainter:
    """A painter without colours: its words must do."""

    def paint(self, _heat_map: HeatMap) -> bytes:
        """Draw nothing."""
        return b""


NO_PAINTER = NoPainter()
