"""Colours: a scale that everybody can tell apart, and an ink for each of its shades."""

from bisect import bisect_right

Colour = tuple[int, int, int]

PAPER: Colour = (22, 26, 38)
"""The picture's own background, the same in a dark client and in a light one."""
BLANK: Colour = (36, 42, 58)
"""What a cell without a share is filled with."""
LIGHT: Colour = (255, 255, 255)
DARK: Colour = (0, 0, 0)
SOFT: Colour = (190, 198, 214)
"""For what is said more quietly, on paper and on blank cells."""

# stops of viridis, which rises evenly in lightness and is told apart whatever colours an eye lacks; in the
# middle a step leaves out the shades on which neither ink is read well
STOPS: tuple[tuple[float, Colour], ...] = (
    (0.0, (72, 40, 120)),
    (0.2, (62, 74, 137)),
    (0.46, (41, 121, 142)),
    (0.46, (36, 137, 142)),
    (0.6, (34, 163, 132)),
    (0.8, (106, 205, 91)),
    (1.0, (216, 226, 25)),
)


def shade(share: float) -> Colour:
    """Return the colour of a share between 0 and 1."""
    at = min(max(share, 0.0), 1.0)
    place = min(bisect_right([stop for stop, _ in STOPS], at), len(STOPS) - 1)
    (low, below), (high, above) = STOPS[place - 1], STOPS[place]
    return mixed(below, above, (at - low) / (high - low))


def mixed(one: Colour, other: Colour, part: float) -> Colour:
    """Return a colour with so much of another in it."""
    red, green, blue = (round(a + (b - a) * part) for a, b in zip(one, other, strict=True))
    return red, green, blue


def ink_on(ground: Colour) -> Colour:
    """Return the colour that is read best on a ground."""
    return max(LIGHT, DARK, key=lambda ink: contrast(ink, ground))


def contrast(one: Colour, other: Colour) -> float:
    """Return the contrast of two colours, as WCAG 2.2 measures it: from 1 to 21."""
    dark, light = sorted((_luminance(one), _luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: Colour) -> float:
    red, green, blue = (_linear(part / 255) for part in colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else float(((part + 0.055) / 1.055) ** 2.4)
