"""The looks of people, and the glasses on their noses."""

import math
from dataclasses import dataclass

from filmgate.engines.animatic.geometry.clay import Clay
from filmgate.engines.animatic.geometry.materials import glass, plastic


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """The look of a person: clothes, hair and skin. Colours are sRGB hex.

    cut: shirt (with trousers), coat, dress, robe (down to the ankles), suit (of one thick piece), or fur
    (no clothes); garments: what the text calls the clothes; pattern: of the top, one of prints.PRINTS and
    its second colour; legs_pattern: the same of what legs wear; under: the shirt under a coat that is
    open; fit: the clothes are tight; sleeves: their length, less than 0 for the usual one; hat: a key of
    hats.HATS or wraps.WRAPS; plates: of armour; bands: that shine; trim: of edges, of fur if `fur`; bib:
    of overalls; face: a mask around the eyes; nose: ball or hooked; patch: over one eye; glow: light of
    its own; surface: plastic (of the body) or stone (of all); emotion: a key of natures.EMOTIONS; beast:
    the animal whose head it has, a key of muzzles.MUZZLES. Other pieces are their colours. "" is none.
    What is empty or 0 in sex, years, build, ancestry, style, hair and skin differs from person to person.
    """

    cut: str = "shirt"
    top: str = "#7a2a22"
    legs: str = "#2b3344"
    pattern: str = ""
    legs_pattern: str = ""
    under: str = ""
    open: bool = False
    fit: bool = False
    sleeves: float = -1.0
    hat: str = ""
    hat_colour: str = ""
    hair: str = ""
    skin: str = ""
    sex: str = ""
    years: int = 0
    build: str = ""
    ancestry: str = ""
    style: str = ""
    garments: str = ""
    beard: bool = False
    moustache: bool = False  # alone
    pack: str = ""
    armour: bool = False
    plates: str = ""
    cape: str = ""
    shoes: str = "#191919"
    boots: bool = False
    socks: str = ""
    gloves: str = ""
    glasses: str = ""
    scarf: str = ""
    tie: str = ""
    bow: str = ""
    vest: str = ""
    apron: str = ""
    bib: str = ""
    suspenders: str = ""
    belt: str = ""
    bands: str = ""
    trim: str = ""
    fur: bool = False
    ruff: str = ""
    chain: str = ""
    emblem: str = ""
    wings: str = ""
    mask: str = ""
    face: str = ""
    nose: str = ""
    patch: bool = False
    glow: float = 0.0
    surface: str = ""
    emotion: str = ""
    beast: str = ""
    child: bool = False


CHILD_HEAD = 1.3  # of an animal that is a child: it is not a small adult
CLEAR = "#9aa8b0"  # lenses of this colour are clear


def glasses(clay: Clay, look: Look) -> Clay:
    """Model glasses into the head bone. Return the same clay."""
    lens, frame = glass(look.glasses), plastic("#17181c")
    for z in (1.0, -1.0):
        for k in range(16):
            a, b = (2 * math.pi * n / 16 for n in (k, k + 1))
            p, q = ((0.105, 1.638 + 0.019 * math.sin(c), z * (0.036 + 0.024 * math.cos(c))) for c in (a, b))
            clay.cone(p, q, (0.0024, 0.0024), frame, "head", blend=0.0)
        if look.glasses != CLEAR:
            clay.ellipsoid((0.104, 1.638, 0.036 * z), (0.0025, 0.018, 0.023), lens, "head", blend=0.0)
        clay.cone(
            (0.103, 1.642, 0.060 * z), (0.0, 1.648, 0.082 * z), (0.0024, 0.0024), frame, "head", blend=0.0
        )
    return clay.cone(
        (0.107, 1.642, -0.013), (0.107, 1.642, 0.013), (0.0024, 0.0024), frame, "head", blend=0.0
    )
