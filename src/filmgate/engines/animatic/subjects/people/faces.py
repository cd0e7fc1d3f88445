"""The looks of people, and the hats and glasses on their heads."""

import math
from dataclasses import dataclass

from filmgate.engines.animatic.geometry.clay import Clay
from filmgate.engines.animatic.geometry.materials import Paint


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """The look of a person: clothes, hair and skin. Colours are sRGB hex.

    cut: shirt (with trousers), coat, dress, robe (down to the ankles), or fur (no clothes); garments: what
    the text calls the clothes; hat, glasses, scarf, tie: "" for none; emotion: a key of natures.EMOTIONS, or
    "" for none; beast: the animal whose head it has, a key of muzzles.MUZZLES, or "" for a human head. What
    is empty or 0 in sex, years, build, ancestry, style, hair and skin differs from person to person.
    """

    cut: str = "shirt"
    top: str = "#7a2a22"
    legs: str = "#2b3344"
    hat: str = ""
    hat_colour: str = "#7a6a4e"
    hair: str = ""
    skin: str = ""
    sex: str = ""
    years: int = 0
    build: str = ""
    ancestry: str = ""
    style: str = ""
    garments: str = ""
    beard: bool = False
    pack: bool = False
    armour: bool = False
    cape: str = ""
    shoes: str = "#191919"
    boots: bool = False
    glasses: str = ""
    scarf: str = ""
    tie: str = ""
    emotion: str = ""
    beast: str = ""
    child: bool = False


CHILD_HEAD = 1.3  # of an animal that is a child: it is not a small adult
_POINTS = 10  # of a crown
CLEAR = "#9aa8b0"  # lenses of this colour are clear


def glasses(clay: Clay, look: Look) -> Clay:
    """Model glasses into the head bone. Return the same clay."""
    lens, frame = Paint(color=look.glasses, gloss=1.8), Paint(color="#17181c", gloss=0.5)
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


def hat(clay: Clay, look: Look) -> Clay:
    """Model a hat into the head bone. Return the same clay."""
    felt = Paint(color=look.hat_colour, grain=0.4, scale=30.0)
    if look.hat == "top":
        clay.cone((-0.01, 1.76, 0), (-0.01, 1.9, 0), (0.085, 0.088), felt, "head", blend=0.005)
        clay.ellipsoid((-0.01, 1.74, 0), (0.15, 0.014, 0.14), felt, "head", blend=0.005)
    if look.hat in ("brim", "cap", "tall"):
        clay.ellipsoid((-0.01, 1.755, 0), (0.108, 0.075, 0.1), felt, "head", blend=0.01)
    if look.hat == "brim":
        clay.ellipsoid((-0.01, 1.725, 0), (0.2, 0.016, 0.19), felt, "head", blend=0.01)
    elif look.hat == "cap":
        clay.ellipsoid((0.1, 1.722, 0), (0.07, 0.012, 0.07), felt, "head", blend=0.01)
    elif look.hat == "tall":
        clay.cone((-0.01, 1.74, 0), (-0.02, 1.98, 0), (0.098, 0.035), felt, "head", blend=0.01)
    elif look.hat == "helmet":
        shell = Paint(color=look.hat_colour, gloss=1.2)
        clay.ellipsoid((-0.012, 1.695, 0), (0.118, 0.108, 0.104), shell, "head", blend=0.005)
        if look.armour:  # closed before the face, but for a slit
            clay.ellipsoid((0.004, 1.60, 0), (0.112, 0.125, 0.094), shell, "head", blend=0.02)
            slit = Paint(color="#0c0d10")
            clay.box((0.075, 1.648, 0), (0.047, 0.006, 0.062), slit, "head", edge=0.004)
            clay.box((0.11, 1.58, 0), (0.012, 0.035, 0.003), slit, "head", edge=0.002)
    elif look.hat == "crown":
        gold = Paint(color="#d8a838", gloss=1.6)
        for k in range(_POINTS):
            a, b, c = (2 * math.pi * n / _POINTS for n in (k, k + 1, k + 0.5))
            for y in (1.735, 1.755):
                p, q = ((0.104 * math.cos(n) - 0.012, y, 0.090 * math.sin(n)) for n in (a, b))
                clay.cone(p, q, (0.011, 0.011), gold, "head", blend=0.004)
            foot = (0.104 * math.cos(c) - 0.012, 1.755, 0.090 * math.sin(c))
            tip = (0.120 * math.cos(c) - 0.012, 1.84 if k % 2 else 1.80, 0.104 * math.sin(c))
            clay.cone(foot, tip, (0.014, 0.004), gold, "head", blend=0.004)
            clay.ellipsoid(tip, (0.009, 0.009, 0.009), gold, "head", blend=0.002)
    return clay
