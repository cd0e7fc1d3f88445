"""Hats, caps, helmets and crowns, by name. They are made around the head that wears them.

To add one, add a function here, its row in HATS, and its words in script/headwear.py.
"""

from collections.abc import Callable

import numpy as np

from filmgate.engines.animatic.geometry import materials
from filmgate.engines.animatic.geometry.mesh import Mesh
from filmgate.engines.animatic.geometry.paint import Paint
from filmgate.engines.animatic.subjects.people import finery, helmets
from filmgate.engines.animatic.subjects.people.brims import (
    BLACK,
    GOLD,
    TILT,
    WHITE,
    Angles,
    band,
    brimmed,
    darker,
    of_felt,
    peak,
    plate,
)
from filmgate.engines.animatic.subjects.people.shells import Head, ball, dome, rope, sheet, turned


def _cap(head: Head, color: str) -> list[Mesh]:
    cloth = of_felt(color)

    def seams(angle: Angles, _up: Angles) -> Angles:
        return np.asarray(-0.25 * (np.abs(np.sin(3 * angle)) < 0.09))

    return [
        turned(head, dome(1.09, 0.36, 1.10), cloth, tilt=TILT, shade=seams),
        peak(head, darker(cloth, 0.85), up=0.42),
        ball(head.at(0.0, 0.08, 1.11), (0.008, 0.006, 0.008), cloth),
    ]


def _beanie(head: Head, color: str) -> list[Mesh]:
    wool = materials.knit(color)

    def ribs(angle: Angles, _up: Angles) -> Angles:
        return np.asarray(0.012 * np.sin(22 * angle))

    cuff = [(1.05, 0.28), (1.15, 0.32), (1.16, 0.56), (1.08, 0.60)]
    return [
        turned(head, dome(1.10, 0.34, 1.20, power=2.0), wool, tilt=TILT, out=ribs),
        turned(head, cuff, darker(wool, 0.8), tilt=TILT, out=ribs),
        ball(head.at(0.0, -0.15, 1.36), (0.030, 0.030, 0.030), materials.knit(color)),
    ]


def _beret(head: Head, color: str) -> list[Mesh]:
    def aslant(angle: Angles, share: Angles) -> Angles:
        return np.asarray(0.22 * share * np.sin(angle))

    rings = [(1.04, 0.46), (1.10, 0.50), (1.42, 0.76), (1.44, 0.88), (1.1, 1.02), (0.5, 1.07), (0.01, 1.08)]
    return [turned(head, rings, of_felt(color), tilt=TILT, rise=aslant)]


def _fedora(head: Head, color: str) -> list[Mesh]:
    felt = of_felt(color)
    crown = [(1.08, 0.48), (1.06, 1.0), (0.97, 1.36), (0.84, 1.46), (0.5, 1.38), (0.01, 1.32)]
    return [*brimmed(head, crown, 1.72, 0.50, felt, 0.18), band(head, 0.52, 0.78, 1.10, darker(felt, 0.4))]


def _straw(head: Head, color: str) -> list[Mesh]:
    straw = materials.straw(color)
    crown = [(1.08, 0.46), (1.06, 0.95), (0.92, 1.26), (0.55, 1.38), (0.01, 1.40)]
    return [
        *brimmed(head, crown, 2.0, 0.48, straw),
        band(head, 0.50, 0.70, 1.10, materials.silk("#7a2a1c")),
    ]


def _cowboy(head: Head, color: str) -> list[Mesh]:
    felt = of_felt(color)
    crown = [(1.08, 0.46), (1.05, 1.1), (0.98, 1.52), (0.82, 1.66), (0.4, 1.52), (0.01, 1.48)]
    return [*brimmed(head, crown, 2.0, 0.48, felt, 0.85), band(head, 0.50, 0.68, 1.10, darker(felt, 0.5))]


def _sombrero(head: Head, color: str) -> list[Mesh]:
    straw = materials.straw(color)
    crown = [(1.08, 0.46), (0.98, 1.2), (0.72, 1.9), (0.4, 2.1), (0.01, 2.14)]

    def upturned(_angle: Angles, share: Angles) -> Angles:
        return np.asarray(0.6 * np.clip((share - 1.9) / 0.9, 0, 1) ** 1.6)

    brim = [(1.0, 0.48), (1.3, 0.50), (2.0, 0.46), (2.5, 0.46), (2.8, 0.46), (2.8, 0.40), (1.9, 0.40)]
    return [
        turned(head, brim, straw, tilt=TILT, rise=upturned),
        turned(head, crown, straw, tilt=TILT),
        band(head, 0.52, 0.76, 1.10, materials.silk("#a02a1c")),
    ]


def _bucket(head: Head, color: str) -> list[Mesh]:
    rings = [(1.55, 0.16), (1.58, 0.18), (1.12, 0.55), (1.05, 1.05), (0.98, 1.14), (0.01, 1.16)]
    return [turned(head, rings, of_felt(color), tilt=TILT)]


def _bent_cone(head: Head, paint: Paint, high: float, fall: float) -> Mesh:
    """Model a cone whose tip hangs down. fall: how far it leans to the side and back."""
    steps = np.linspace(0, 1, 12)
    line, radii = [], []
    for k in steps:
        bend = fall * k**2
        line.append(
            (
                head.middle - 0.05 * bend,
                head.eye + (head.top - head.eye) * (0.55 + high * (k - 0.42 * fall * k**2.5)),
                0.16 * bend,
            )
        )
        radii.append(head.wide * 1.16 * (1 - k) ** 0.8 + 0.006)
    return rope(line, radii, paint, sides=18)


def _santa(head: Head, color: str) -> list[Mesh]:
    cuff = [(1.04, 0.26), (1.22, 0.30), (1.28, 0.45), (1.22, 0.60), (1.04, 0.62)]
    return [
        turned(head, dome(1.10, 0.4, 1.15), of_felt(color), tilt=TILT),
        _bent_cone(head, of_felt(color), 2.2, 1.1),
        turned(head, cuff, WHITE, tilt=TILT),
        ball((head.middle - 0.055, head.eye + (head.top - head.eye) * 1.70, 0.19), (0.03, 0.03, 0.03), WHITE),
    ]


def _elf(head: Head, color: str) -> list[Mesh]:
    felt = of_felt(color)
    return [
        turned(head, dome(1.10, 0.36, 1.15), felt, tilt=TILT),
        _bent_cone(head, felt, 2.3, 0.7),
        band(head, 0.34, 0.56, 1.14, darker(felt, 0.6)),
    ]


def _wizard(head: Head, color: str) -> list[Mesh]:
    felt = of_felt(color)

    def crumpled(angle: Angles, up: Angles) -> Angles:
        return np.asarray(0.05 * np.sin(7 * up + angle))

    def leaning(_angle: Angles, share: Angles) -> Angles:
        return np.asarray(0.0 * share)

    cone = [(1.10 * (1 - k / 10) ** 0.9 + 0.01, 0.48 + 2.9 * k / 10) for k in range(11)]
    brim = [(1.0, 0.48), (1.2, 0.48), (1.9, 0.40), (2.15, 0.40), (2.15, 0.34), (1.3, 0.40)]
    buckle = sheet(plate(head, 1.17, (0.52, 0.74), 0.2), GOLD)
    return [
        turned(head, cone, felt, tilt=TILT, out=crumpled),
        turned(head, brim, felt, tilt=TILT, rise=leaning),
        band(head, 0.50, 0.76, 1.13, darker(felt, 0.4)),
        buckle,
    ]


def _top(head: Head, color: str) -> list[Mesh]:
    silk = materials.silk(color)
    crown = [(1.08, 0.46), (1.02, 1.2), (1.10, 2.1), (1.08, 2.14), (0.01, 2.14)]
    return [
        *brimmed(head, crown, 1.5, 0.48, silk, 0.25),
        band(head, 0.50, 0.82, 1.09, materials.silk("#3a3438")),
    ]


def _toque(head: Head, color: str) -> list[Mesh]:
    linen = materials.cloth(color)

    def pleats(angle: Angles, up: Angles) -> Angles:
        return np.asarray(0.05 * np.sin(13 * angle) * np.clip((up - 1.1) / 0.5, 0, 1))

    rings = [(1.04, 0.40), (1.10, 0.42), (1.10, 1.20), (1.42, 1.55), (1.50, 1.85), (1.3, 2.12)]
    return [turned(head, [*rings, (0.7, 2.22), (0.01, 2.24)], linen, tilt=TILT, out=pleats)]


def _tricorne(head: Head, color: str) -> list[Mesh]:
    felt = of_felt(color)

    def folded(angle: Angles, share: Angles) -> Angles:
        edge = np.clip((share - 1.1) / 0.7, 0, 1)
        return np.asarray(edge * (1.05 * (0.5 - 0.5 * np.cos(3 * angle)) ** 1.2 - 0.05))

    def corners(angle: Angles, up: Angles) -> Angles:
        return np.asarray(-0.16 * (0.5 - 0.5 * np.cos(3 * angle)) + 0.0 * up)

    brim = [(1.06, 0.44), (1.2, 0.46), (1.5, 0.48), (1.8, 0.50), (1.86, 0.50), (1.84, 0.46), (1.4, 0.42)]
    trim = [(1.83, 0.50), (1.90, 0.52), (1.90, 0.58), (1.83, 0.58)]
    bone = materials.ivory("#e0d8c8")
    skull = [
        ball(head.at(0.0, 1.14, 0.86), (0.008, 0.016, 0.017), bone),
        ball(head.at(0.0, 1.15, 0.72), (0.007, 0.008, 0.010), bone),
        *(ball(head.at(s * 0.09, 1.205, 0.87), (0.003, 0.005, 0.005), BLACK) for s in (-1, 1)),
    ]
    return [
        turned(head, dome(1.10, 0.40, 1.22), felt, tilt=TILT),
        turned(head, brim, felt, tilt=TILT, rise=folded, out=corners),
        turned(head, trim, GOLD, tilt=TILT, rise=folded, out=corners),
        *skull,
    ]


def _sailor(head: Head, color: str) -> list[Mesh]:
    rings = [(1.06, 0.46), (1.10, 0.48), (1.30, 0.86), (1.26, 0.90), (1.06, 0.66), (0.9, 0.98), (0.01, 1.06)]
    return [turned(head, rings, of_felt(color), tilt=TILT)]


def _turban(head: Head, color: str) -> list[Mesh]:
    cloth = materials.cloth(color)

    def folds(angle: Angles, up: Angles) -> Angles:
        return np.asarray(0.035 * np.sin(26 * (up + 0.16 * np.abs(angle))))

    def shade(angle: Angles, up: Angles) -> Angles:
        return np.asarray(0.22 * np.sin(26 * (up + 0.16 * np.abs(angle)) + 1.2))

    rings = [(1.04, 0.30), (1.22, 0.36), (1.34, 0.55), (1.38, 0.78), (1.30, 1.02), (1.08, 1.22), (0.7, 1.36)]
    steps = np.linspace(0, 6, 25)
    wide, high = (np.interp(steps, range(7), [ring[k] for ring in rings]) for k in (0, 1))
    fine = [(float(w), float(h)) for w, h in zip(wide, high, strict=True)]
    return [turned(head, [*fine, (0.3, 1.42), (0.01, 1.43)], cloth, tilt=TILT + 0.12, out=folds, shade=shade)]


# how far down a hat covers the hair: 0 at the eyes, 1 at the top; above 1 it covers none
HATS: dict[str, tuple[Callable[[Head, str], list[Mesh]], str, float]] = {
    "cap": (_cap, "#2a3a6a", 0.40), "beanie": (_beanie, "#8a2a2a", 0.32), "beret": (_beret, "#7a1c24", 0.48),
    "brim": (_fedora, "#5a4634", 0.50), "straw": (_straw, "#d8bc78", 0.48), "cowboy": (_cowboy, "#5a3c24",
    0.48),
    "sombrero": (_sombrero, "#c8a45a", 0.48), "bucket": (_bucket, "#8a8462", 0.40),
    "santa": (_santa, "#b01a1e", 0.36), "elf": (_elf, "#2a6a34", 0.38), "witch": (_wizard, "#17151c", 0.48),
    "tall": (_wizard, "#2c3470", 0.48), "party": (finery.party, "#c83a6a", 2.0), "top": (_top, "#141416",
    0.48),
    "toque": (_toque, "#ecebe6", 0.42), "crown": (finery.crown, "#d8a838", 2.0), "tiara": (finery.tiara,
    "#d0c8b0", 2.0),
    "helmet": (helmets.helmet, "#b8bcc2", 0.12), "hardhat": (helmets.hardhat, "#e0b020", 0.44),
    "firehat": (helmets.firehat, "#a82018", 0.46), "peaked": (helmets.peaked, "#1c2440", 0.42),
    "soldier": (helmets.soldier, "#4c5438", 0.20), "horned": (helmets.horned, "#7c7f84", 0.38), "helm":
    (helmets.helm, "#8e949c", -2.0),
    "shako": (helmets.shako, "#17181c", 0.42), "tricorne": (_tricorne, "#1a1718", 0.44), "sailor": (_sailor,
    "#eceae4", 0.48),
    "board": (finery.mortarboard, "#16171a", 0.42), "turban": (_turban, "#b06a24", 0.32),
    "headband": (finery.headband, "#b02a2a", 2.0), "bandana": (finery.bandana, "#a02424", 0.48),
    "headphones": (finery.headphones, "#1c1d20", 2.0), "halo": (finery.halo, "#ffe9a0", 2.0), "wreath":
    (finery.wreath, "#d87aa0", 2.0),
    "fez": (finery.fez, "#8a1c20", 0.46), "jester": (finery.jester, "#7a2a8a", 0.36), "ears": (finery.ears,
    "#e8dcd8", 2.0),
    "swim": (finery.swimcap, "#c82a30", 0.20),
    "horns": (finery.horns, "#8a1418", 2.0), "space": (helmets.visor_helmet, "#e0e0e2", -2.0),
}  # fmt: skip
CLOSED = frozenset(("helm", "space"))  # the face is not seen


def hat(head: Head, name: str, color: str) -> list[Mesh]:
    """Return the meshes of a hat. color: sRGB hex, "" for the usual one."""
    make, usual, _ = HATS[name]
    return make(head, color or usual)


def line(name: str) -> float:
    """Return how far down a hat covers the hair: 0 at the eyes, 1 at the top."""
    return HATS[name][2]
