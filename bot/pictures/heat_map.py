"""A heat map as a picture: tiles in a grid, each with its share as a colour, in figures and on a scale."""

from io import BytesIO
from math import ceil

from PIL import Image, ImageDraw

from bot.message.heat_map import HeatMap, Tile
from bot.pictures.colours import BLANK, LIGHT, PAPER, SOFT, Colour, ink_on, mixed, shade
from bot.pictures.lettering import drawable, fitted, font

WIDTH = 1080
"""As many pixels as a phone has across, so that nothing is blurred there."""
MARGIN, GAP, PADDING, ROUND = 30, 12, 17, 18
COLUMNS, TALL = 4, 174
TITLE, LABEL, VALUE, NOTE, FOOT = 40, 30, 46, 24, 26
HEAD, SCALE = 92, 112
SHADES = 64
"""How many colours are kept: more make the file larger, and nobody sees them."""
TRACK = 10
SMOOTH = 4
"""How much larger corners are drawn before they are made small, so that they are round."""

Box = tuple[int, int, int, int]


class HeatMapPainter:
    """Draws heat maps as PNG files."""

    def paint(self, heat_map: HeatMap) -> bytes:
        """Return a heat map as a PNG."""
        sheet = _Sheet(len(heat_map.tiles))
        sheet.title(heat_map.title)
        for place, tile in enumerate(heat_map.tiles):
            sheet.tile(place, tile)
        sheet.scale(heat_map)
        return sheet.png()


class _Sheet:
    """A picture that is drawn from the top to the bottom."""

    def __init__(self, tiles: int) -> None:
        self._columns = min(COLUMNS, tiles)
        self._wide = (WIDTH - 2 * MARGIN - GAP * (self._columns - 1)) // self._columns
        self._foot = HEAD + ceil(tiles / self._columns) * (TALL + GAP)
        self._image = Image.new("RGB", (WIDTH, self._foot + SCALE), PAPER)
        self._draw = ImageDraw.Draw(self._image)
        self._mask = _rounded(self._wide, TALL, ROUND)

    def title(self, text: str) -> None:
        """Write what the picture is about."""
        (line,), size = fitted(drawable(text, ""), WIDTH - 2 * MARGIN, TITLE)
        self._draw.text((MARGIN, HEAD // 2), line, font=font(size), fill=LIGHT, anchor="lm")

    def tile(self, place: int, tile: Tile) -> None:
        """Draw a cell: its label, and its share or why there is none."""
        row, column = divmod(place, self._columns)
        left, top = MARGIN + column * (self._wide + GAP), HEAD + row * (TALL + GAP)
        ground = BLANK if tile.share is None else shade(tile.share)
        self._image.paste(ground, (left, top), self._mask)
        ink = SOFT if tile.share is None else ink_on(ground)
        inside = (left + PADDING, top + PADDING, left + self._wide - PADDING, top + TALL - PADDING)
        self._label(tile, inside, ink)
        if tile.share is None:
            self._line(drawable(tile.note, ""), (inside[0], inside[3]), self._room, NOTE, ink)
        else:
            self._share(tile, tile.share, inside, ink, ground)

    @property
    def _room(self) -> int:
        """How many pixels a line of a tile may take."""
        return self._wide - 2 * PADDING

    def _label(self, tile: Tile, inside: Box, ink: Colour) -> None:
        lines, size = fitted(drawable(tile.label, tile.slug), self._room, LABEL, lines=2)
        for number, line in enumerate(lines):
            at = (inside[0], inside[1] + number * (size + 4))
            self._draw.text(at, line, font=font(size), fill=ink, anchor="la")

    def _share(self, tile: Tile, share: float, inside: Box, ink: Colour, ground: Colour) -> None:
        """Write the share, what it rests on, and how sure it is."""
        left, _, right, bottom = inside
        base = bottom - TRACK - 14
        self._draw.text(
            (left, base), tile.value, font=font(VALUE), fill=ink, anchor="ls", stroke_width=1, stroke_fill=ink
        )
        room = self._room - round(font(VALUE).getlength(tile.value)) - 12
        (note,), size = fitted(drawable(tile.note, ""), room, NOTE)
        self._draw.text((right, base), note, font=font(size), fill=ink, anchor="rs")
        self._bar((left, bottom - TRACK, right, bottom), mixed(ground, ink, 0.25))
        low, high, mark = (left + round(at * (right - left)) for at in (tile.low, tile.high, share))
        self._bar((low, bottom - TRACK, high, bottom), mixed(ground, ink, 0.6))
        self._bar((mark - 3, bottom - TRACK - 4, mark + 4, bottom + 4), ink)

    def _bar(self, box: Box, fill: Colour) -> None:
        left, top, right, bottom = box
        wide, tall = max(right - left, TRACK // 2), bottom - top
        self._image.paste(fill, (left, top), _rounded(wide, tall, min(wide, tall) // 2))

    def _line(self, text: str, at: tuple[int, int], room: int, size: int, ink: Colour) -> None:
        (line,), smaller = fitted(text, room, size)
        self._draw.text(at, line, font=font(smaller), fill=ink, anchor="ls")

    def scale(self, heat_map: HeatMap) -> None:
        """Draw the colours from the least to the most, and say what they mean."""
        top = self._foot + 10
        for x in range(MARGIN, WIDTH - MARGIN):
            share = (x - MARGIN) / (WIDTH - 2 * MARGIN)
            self._draw.line((x, top, x, top + 16), fill=shade(share))
        base = top + 54
        self._draw.text((MARGIN, base), heat_map.least, font=font(FOOT), fill=SOFT, anchor="ls")
        self._draw.text((WIDTH - MARGIN, base), heat_map.most, font=font(FOOT), fill=SOFT, anchor="rs")
        ends = sum(round(font(FOOT).getlength(end)) for end in (heat_map.least, heat_map.most))
        (line,), size = fitted(drawable(heat_map.foot, ""), WIDTH - 2 * MARGIN - ends - 40, FOOT)
        self._draw.text((WIDTH // 2, base), line, font=font(size), fill=SOFT, anchor="ms")

    def png(self) -> bytes:
        """Return the picture as a file."""
        file = BytesIO()
        few = self._image.quantize(SHADES, Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE)
        few.save(file, "PNG")
        return file.getvalue()


def _rounded(wide: int, tall: int, corner: int) -> Image.Image:
    """Return the shape of a rectangle with round corners."""
    large = Image.new("L", (wide * SMOOTH, tall * SMOOTH), 0)
    box = (0, 0, wide * SMOOTH - 1, tall * SMOOTH - 1)
    ImageDraw.Draw(large).rounded_rectangle(box, corner * SMOOTH, fill=255)
    return large.resize((wide, tall), Image.Resampling.BOX)
