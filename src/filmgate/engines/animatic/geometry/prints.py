"""Prints on cloth: the numbers by which the kernels know them. They are drawn for each pixel by prints.c."""

from filmgate.engines.animatic.geometry.paint import PATTERNS, linear

PRINTED = 32  # as in native/mesh.h: patterns from here on are prints
PRINTS = (  # as in native/mesh.h
    *("striped", "pinstriped", "plaid", "checkered", "argyle", "dotted", "floral", "camouflage", "leopard"),
    "zebra",
)
_KNIT = 16
_MOST = 63  # of a channel of the second colour


def code(name: str, ink: str, under: float) -> float:
    """Return the pattern of a vertex of printed cloth. name: of PRINTS; ink: the second colour, sRGB hex;
    under: the pattern of the cloth itself.

    Floats hold whole numbers up to 2^24 exactly; this one has 23 bits.
    """
    number = PRINTS.index(name) + _KNIT * (round(under) == PATTERNS.index("knit"))
    r, g, b = (round(_MOST * channel**0.5) for channel in linear(ink))
    return float(PRINTED + number + (r << 12 | g << 6 | b) * 2 * _KNIT)
