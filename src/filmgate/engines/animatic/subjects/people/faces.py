"""Heads of people, modelled apart and in detail, so that a close-up shows eyes, mouth and emotion."""

import math
from dataclasses import dataclass

from filmgate.engines.animatic.geometry.clay import Clay
from filmgate.engines.animatic.geometry.materials import Paint


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """The look of a person: clothes, hair and skin. Colours are sRGB hex.

    cut: shirt (with trousers), coat, dress, robe (down to the ankles), or fur (no clothes); hat, glasses,
    scarf, tie: "" for none; emotion: a key of _BROWS, or "" for none; beast: the animal whose head it has, a
    key of muzzles.MUZZLES, or "" for a human head.
    """

    cut: str = "shirt"
    top: str = "#7a2a22"
    legs: str = "#2b3344"
    hat: str = ""
    hat_colour: str = "#7a6a4e"
    hair: str = "#2a1c12"
    skin: str = "#c8906c"
    long_hair: bool = False
    bald: bool = False
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


# emotion: metres that the inner and the outer end of an eyebrow are raised by
_BROWS = {
    "happy": (0.004, 0.003),
    "sad": (0.011, -0.005),
    "angry": (-0.011, 0.008),
    "determined": (-0.007, 0.002),
    "surprised": (0.013, 0.012),
    "afraid": (0.015, 0.002),
}


def head(clay: Clay, look: Look) -> Clay:
    """Model the skull, face and hair of a person into the head bone; front towards +x. Return the
    same clay.
    """
    skin = Paint(color=look.skin, gloss=0.12, grain=0.08, scale=40.0)
    clay.cone((0, 1.44, 0), (0.01, 1.55, 0), (0.052, 0.048), skin, "head", blend=0.02)
    clay.ellipsoid((0.0, 1.645, 0), (0.096, 0.112, 0.080), skin, "head", blend=0.02)
    clay.ellipsoid((0.034, 1.568, 0), (0.060, 0.058, 0.054), skin, "head", blend=0.035)
    clay.ellipsoid((0.083, 1.536, 0), (0.020, 0.018, 0.022), skin, "head", blend=0.02)
    clay.cone((0.092, 1.648, 0), (0.116, 1.606, 0), (0.009, 0.0145), skin, "head", blend=0.014)
    for z in (1.0, -1.0):
        clay.ellipsoid((0.062, 1.602, 0.040 * z), (0.030, 0.026, 0.024), skin, "head", blend=0.02)
        clay.ellipsoid((-0.006, 1.632, 0.081 * z), (0.017, 0.029, 0.010), skin, "head", blend=0.008)
    _eyes(clay, look, skin)
    _mouth(clay, look)
    if not look.bald:
        _hair(clay, look)
    _beard(clay, look)
    _glasses(clay, look)
    hat(clay, look)
    return clay


def _eyes(clay: Clay, look: Look, skin: Paint) -> None:
    white, iris, pupil = (
        Paint(color="#d8d4cc", gloss=0.5),
        Paint(color="#4a3420", gloss=0.8),
        Paint(color="#080606", gloss=1.6),
    )
    brow = Paint(color=look.hair, grain=0.6, scale=80.0)
    inner, outer = _BROWS.get(look.emotion, (0.0, 0.0))
    for z in (0.034, -0.034):
        clay.ellipsoid((0.076, 1.641, z), (0.017, 0.0135, 0.0185), white, "head", blend=0.0)
        clay.ellipsoid((0.0905, 1.641, z * 0.97), (0.0045, 0.0088, 0.0088), iris, "head", blend=0.0)
        clay.ellipsoid((0.0935, 1.641, z * 0.97), (0.0030, 0.0048, 0.0048), pupil, "head", blend=0.0)
        clay.ellipsoid((0.079, 1.6515, z), (0.0165, 0.0075, 0.0200), skin, "head", blend=0.004)
        clay.ellipsoid((0.077, 1.6305, z), (0.0155, 0.0050, 0.0180), skin, "head", blend=0.004)
        clay.cone(
            (0.094, 1.666 + inner, z * 0.5),
            (0.081, 1.668 + outer, z * 1.55),
            (0.0052, 0.0038),
            brow,
            "head",
            blend=0.003,
        )


def _mouth(clay: Clay, look: Look) -> None:
    """Model the lips: straight, or as the emotion has them."""
    lips, inside = Paint(color=_lips(look), gloss=0.3), Paint(color="#3a1414")
    if look.emotion in ("surprised", "afraid"):
        clay.ellipsoid((0.089, 1.563, 0), (0.010, 0.020, 0.017), lips, "head", blend=0.004)
        clay.ellipsoid((0.096, 1.563, 0), (0.006, 0.014, 0.011), inside, "head", blend=0.0)
    elif look.emotion in ("happy", "sad"):
        happy = look.emotion == "happy"
        ends, middle = (1.582, 1.567) if happy else (1.558, 1.571)
        if happy:
            teeth = Paint(color="#e8e4dc", gloss=0.4)
            clay.ellipsoid((0.090, 1.572, 0), (0.006, 0.007, 0.019), teeth, "head", blend=0.0)
        for z in (0.028, -0.028):
            clay.cone((0.093, middle, 0), (0.083, ends, z), (0.0058, 0.0040), lips, "head", blend=0.004)
    else:
        clay.cone((0.090, 1.573, -0.019), (0.090, 1.573, 0.019), (0.0055, 0.0055), lips, "head", blend=0.004)
        clay.cone((0.090, 1.563, -0.014), (0.090, 1.563, 0.014), (0.0065, 0.0065), lips, "head", blend=0.004)


def _hair(clay: Clay, look: Look) -> None:
    hair = Paint(color=look.hair, grain=0.9, scale=60.0, gloss=0.25)
    clay.ellipsoid((-0.024, 1.674, 0), (0.095, 0.103, 0.088), hair, "head", blend=0.01)
    clay.ellipsoid((0.045, 1.735, 0.012), (0.052, 0.026, 0.066), hair, "head", blend=0.02)
    for z in (0.078, -0.078):
        clay.ellipsoid((0.018, 1.675, z), (0.030, 0.042, 0.012), hair, "head", blend=0.015)
    if look.long_hair:
        clay.ellipsoid((-0.066, 1.58, 0), (0.055, 0.13, 0.090), hair, "head", blend=0.03)
        clay.ellipsoid((-0.085, 1.42, 0), (0.040, 0.15, 0.085), hair, "hair", blend=0.04)


def _beard(clay: Clay, look: Look) -> None:
    if look.beard:
        beard = Paint(color=look.hair, grain=0.9)
        clay.ellipsoid((0.062, 1.525, 0), (0.048, 0.062, 0.054), beard, "head", blend=0.02)
        clay.ellipsoid((0.075, 1.46, 0), (0.030, 0.070, 0.036), beard, "head", blend=0.03)


def _glasses(clay: Clay, look: Look) -> None:
    if look.glasses:
        lens = Paint(color=look.glasses, gloss=1.6)
        for z in (0.038, -0.038):
            clay.ellipsoid((0.103, 1.640, z), (0.006, 0.020, 0.027), lens, "head", blend=0.0)
            clay.cone(
                (0.098, 1.648, 1.5 * z), (0.0, 1.650, 2.15 * z), (0.004, 0.004), lens, "head", blend=0.0
            )
        clay.cone((0.108, 1.646, -0.02), (0.108, 1.646, 0.02), (0.004, 0.004), lens, "head", blend=0.0)


def hat(clay: Clay, look: Look) -> None:
    """Model the hat of a person into the head bone."""
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
        shell = Paint(color=look.hat_colour, gloss=0.9)
        clay.ellipsoid((-0.012, 1.69, 0), (0.125, 0.125, 0.115), shell, "head", blend=0.005)
        clay.box((0.08, 1.63, 0), (0.05, 0.045, 0.06), Paint(color=look.skin), "head", edge=0.02)
    elif look.hat == "crown":
        gold = Paint(color="#d8a838", gloss=1.4)
        clay.cone((-0.01, 1.74, 0), (-0.01, 1.75, 0), (0.1, 0.1), gold, "head", blend=0.0)
        for k in range(5):
            x, z = 0.1 * math.cos(0.4 * k * math.pi), 0.1 * math.sin(0.4 * k * math.pi)
            clay.cone(
                (x - 0.01, 1.78, z), (1.2 * x - 0.01, 1.88, 1.2 * z), (0.028, 0.01), gold, "head", blend=0.0
            )


def _lips(look: Look) -> str:
    return "#a04048" if look.long_hair else "#8e5448"
