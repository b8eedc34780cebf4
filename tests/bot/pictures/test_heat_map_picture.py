"""The heat map as a picture: read by everybody, on every ground, small and quick."""

from io import BytesIO
from time import thread_time

import pytest
from PIL import Image

from bot.message.heat_map import HeatMap, Tile
from bot.pictures.colours import BLANK, LIGHT, PAPER, SOFT, contrast, ink_on, shade
from bot.pictures.heat_map import GAP, HEAD, MARGIN, WIDTH, HeatMapPainter
from bot.pictures.lettering import drawable, fitted, font
from bot.screens import specimens as of

READABLE = 4.5
"""The contrast that WCAG 2.2 asks of text, whatever its size."""
LARGEST, SLOWEST = 60_000, 3
SHARES = [n / 200 for n in range(201)]


def a_tile(share, label="Caching", note="12 answers"):
    """Return a tile; None for a blank one."""
    if share is None:
        return Tile(label, "caching", note)
    return Tile(label, "caching", note, share, max(share - 0.1, 0), min(share + 0.1, 1), f"{share:.0%}")


def a_map(*shares, **changed):
    """Return a map of tiles with these shares."""
    tiles = tuple(a_tile(share, **changed) for share in shares)
    return HeatMap("What you know", tiles, "0%", "100%", "The share of questions that is known.")


FULL = a_map(*(n / 23 for n in range(24)))


def opened(heat_map):
    """Return a map as it is seen."""
    return Image.open(BytesIO(HeatMapPainter().paint(heat_map))).convert("RGB")


@pytest.mark.parametrize("share", SHARES)
def test_every_shade_has_an_ink_that_is_read(share):
    """On the colour of any share its figures have a contrast of at least 4.5 to 1."""
    assert contrast(ink_on(shade(share)), shade(share)) >= READABLE


def test_what_is_said_quietly_is_read_too():
    """Text on the paper and on blank cells has a contrast of at least 4.5 to 1."""
    assert contrast(SOFT, PAPER) >= READABLE
    assert contrast(SOFT, BLANK) >= READABLE
    assert contrast(LIGHT, PAPER) >= READABLE


@pytest.mark.parametrize("first", range(0, 201, 24))
def test_the_finished_picture_is_read(first):
    """In the file as it is sent, with its few colours, every tile still has that contrast."""
    shares = SHARES[first : first + 24]
    shown = opened(a_map(*shares))
    columns = min(4, len(shares))
    wide = (WIDTH - 2 * MARGIN - GAP * (columns - 1)) // columns
    for place, share in enumerate(shares):
        row, column = divmod(place, columns)
        left, top = MARGIN + column * (wide + GAP), HEAD + row * (174 + GAP)
        ground = shown.getpixel((left + wide // 2, top + 6))
        inside = shown.crop((left + 8, top + 8, left + wide - 8, top + 166))
        inks = [colour for _, colour in inside.getcolors(100_000)]
        assert max(contrast(ink, ground) for ink in inks) >= READABLE
        assert max(abs(a - b) for a, b in zip(ground, shade(share), strict=True)) <= 12


def test_lightness_alone_tells_the_order():
    """The more is known the lighter the colour, so that an eye without colours sees the same order."""
    lightness = [contrast(shade(n / 50), (0, 0, 0)) for n in range(51)]
    assert lightness == sorted(set(lightness))


def test_a_picture_is_small_and_quick():
    """A full map of twenty-four topics is below 60 kB, and drawn in thrice the time that its file takes."""
    shown = opened(FULL)
    drawing, writing = [], []
    for _ in range(5):
        drawing.append(spent(lambda: HeatMapPainter().paint(FULL)))
        writing.append(spent(lambda: shown.save(BytesIO(), "PNG")))
    assert len(HeatMapPainter().paint(FULL)) < LARGEST
    # machines differ, and one of them from hour to hour; what the library itself needs differs with them
    assert min(drawing) < SLOWEST * min(writing)


def spent(work):
    """Return the seconds of processor time that something takes."""
    started = thread_time()
    work()
    return thread_time() - started


def test_a_picture_is_as_wide_as_a_phone_and_grows_downwards():
    """Every map is 1080 pixels wide, whatever it shows, and the same map gives the same file."""
    few, many = opened(a_map(0.5)), opened(FULL)
    assert few.width == many.width == WIDTH
    assert few.height < many.height
    assert HeatMapPainter().paint(FULL) == HeatMapPainter().paint(FULL)


def test_nothing_leaves_the_paper():
    """However long and strange its words are, nothing is drawn into the margin."""
    nasty = HeatMap(
        of.NASTY,
        tuple(a_tile(share, of.NASTY, of.ENDLESS) for share in (0.2, 0.9, None)),
        "0%",
        "100%",
        of.NASTY,
    )
    shown = opened(nasty)
    for edge in (
        (0, 0, WIDTH, 8),
        (0, 0, MARGIN - 4, shown.height),
        (WIDTH - MARGIN + 4, 0, WIDTH, shown.height),
    ):
        assert shown.crop(edge).getcolors() == [((edge[2] - edge[0]) * (edge[3] - edge[1]), PAPER)]


def test_a_blank_cell_has_no_figures():
    """A cell without a share is the colour of blank cells, and says why in words alone."""
    blank = opened(a_map(None, note="2 of 4 people"))
    assert blank.getpixel((WIDTH // 2, HEAD + 60)) == pytest.approx(BLANK, abs=2)


@pytest.mark.parametrize(
    ("title", "drawn"),
    [("Caching & more", "Caching & more"), ("Sécurité", "Securite"), ("Безопасность", "sec"), ("", "sec")],
)
def test_a_title_is_drawn_in_the_letters_there_are(title, drawn):
    """Accents are left out, and a title in another script is drawn by its short name."""
    assert drawable(title, "sec") == drawn


def test_text_is_made_to_fit():
    """A long word gets smaller, several go on in a second line, and what still does not fit is cut."""
    (line,), size = fitted("Observability", 150, 30)
    assert (line, size < 30) == ("Observability", True)
    assert fitted("Distributed systems", 200, 30, lines=2)[0] == ["Distributed", "systems"]
    (cut,), size = fitted("n" * 200, 150, 30)
    assert cut.endswith("...")
    assert font(size).getlength(cut) <= 150
