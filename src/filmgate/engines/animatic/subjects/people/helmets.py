"""Helmets and stiff caps."""

import numpy as np

from filmgate.engines.animatic.geometry import materials
from filmgate.engines.animatic.geometry.mesh import Mesh
from filmgate.engines.animatic.subjects.people.brims import (
    BLACK,
    GOLD,
    TILT,
    Angles,
    band,
    darker,
    of_felt,
    of_shell,
    peak,
    plate,
)
from filmgate.engines.animatic.subjects.people.shells import Head, ball, dome, rope, sheet, turned


def helmet(head: Head, color: str) -> list[Mesh]:
    return [turned(head, [(1.10, 0.08), *dome(1.22, 0.10, 1.30)], of_shell(color), tilt=0.16)]


def hardhat(head: Head, color: str) -> list[Mesh]:
    shell = of_shell(color)

    def ridge(angle: Angles, up: Angles) -> Angles:
        return np.asarray(0.05 * (np.abs(np.sin(angle)) < 0.16) * np.clip((up - 0.5) * 3, 0, 1))

    return [
        turned(head, dome(1.20, 0.44, 1.36), shell, tilt=TILT, out=ridge),
        turned(head, [(1.1, 0.46), (1.34, 0.44), (1.34, 0.40), (1.1, 0.40)], shell, tilt=TILT),
        peak(head, shell, up=0.44, far=0.5, drop=0.05),
    ]


def firehat(head: Head, color: str) -> list[Mesh]:
    shell = of_shell(color)

    def long_behind(angle: Angles, up: Angles) -> Angles:
        return np.asarray(0.30 * np.clip(-np.cos(angle), 0, 1) ** 2 * (up < 0.47))

    def ribs(angle: Angles, up: Angles) -> Angles:
        return np.asarray(0.03 * (np.abs(np.sin(2 * angle)) < 0.14) * np.clip((up - 0.5) * 3, 0, 1))

    brim = [(1.1, 0.48), (1.2, 0.46), (1.55, 0.38), (1.55, 0.34), (1.2, 0.38)]
    badge = sheet(plate(head, 1.24, (0.52, 1.10), 0.28), GOLD)
    return [
        turned(head, dome(1.20, 0.44, 1.42), shell, tilt=TILT, out=ribs),
        turned(head, brim, shell, tilt=TILT, out=long_behind),
        badge,
    ]


def soldier(head: Head, color: str) -> list[Mesh]:
    cloth = materials.cloth(color)

    def blotches(angle: Angles, up: Angles) -> Angles:
        return np.asarray(-0.35 * (np.sin(5 * angle + 3 * np.sin(4 * up)) * np.sin(6 * up + angle) > 0.15))

    return [
        turned(head, [(1.12, 0.18), *dome(1.24, 0.20, 1.30)], cloth, tilt=TILT, shade=blotches),
        turned(head, [(1.1, 0.20), (1.30, 0.20), (1.30, 0.16), (1.1, 0.16)], cloth, tilt=TILT),
    ]


def horned(head: Head, color: str) -> list[Mesh]:
    iron = materials.metal(color)
    horn = materials.horn("#d8ccb0")
    out = [
        turned(head, dome(1.16, 0.36, 1.32), iron, tilt=TILT),
        band(head, 0.34, 0.56, 1.19, darker(iron, 0.6)),
    ]
    for side in (-1.0, 1.0):
        x, y, z = head.at(0.5 * np.pi * side, 1.12, 0.66)
        line = [
            (x + 0.004 * k, y + 0.0032 * k * k, z + side * (0.026 * k - 0.0019 * k * k)) for k in range(8)
        ]
        out.append(rope(line, [0.024 * (1 - k / 7.4) + 0.002 for k in range(8)], horn))
    return out


def helm(head: Head, color: str) -> list[Mesh]:
    """Model the helmet of a knight: closed before the face, but for a slit and holes; a plume."""
    steel = materials.metal(color)
    dark = materials.painted("#0a0a0c")

    def keel(angle: Angles, up: Angles) -> Angles:
        return np.asarray(0.16 * np.exp(-((angle / 0.3) ** 2)) * np.exp(-((up - 0.0) ** 2)))

    rings = [(0.92, -1.30), (1.06, -1.22), (1.16, -0.6), (1.24, 0.0), (1.22, 0.5)]
    shell = turned(head, [*rings, *dome(1.20, 0.55, 1.32)[1:]], steel, out=keel)
    slit = turned(
        head, [(1.255, -0.06), (1.265, -0.04), (1.265, 0.05), (1.255, 0.07)], dark, out=keel, sector=1.0
    )
    holes = [
        ball(head.at(side * a, 1.25 - 0.1 * (a > 0.4), u), (0.005, 0.005, 0.005), dark)
        for side in (-1, 1)
        for a in (0.22, 0.38, 0.54)
        for u in (-0.42, -0.66)
    ]
    rim = turned(head, [(1.20, 0.14), (1.27, 0.16), (1.27, 0.24), (1.20, 0.26)], darker(steel, 0.7), out=keel)
    steps = np.linspace(0, 1, 12)
    plume = [
        (
            head.middle + 0.02 - 0.16 * k,
            head.top + 0.035 + 0.09 * float(np.sin(2.6 * k)) - 0.10 * k * k,
            0.0,
        )
        for k in steps
    ]
    feather = materials.feathers("#a01c20")
    return [
        shell,
        slit,
        rim,
        *holes,
        rope(plume, [0.012 + 0.026 * float(np.sin(np.pi * k) ** 0.6) for k in steps], feather),
    ]


def visor_helmet(head: Head, color: str) -> list[Mesh]:
    """Model a helmet that is closed all round, with a dark pane before the face."""
    shell = [(0.85, -1.25), (1.22, -1.1), (1.42, -0.5), (1.46, 0.2), (1.40, 0.7), (1.22, 1.15), (0.8, 1.45)]
    pane = [(1.43, -0.62), (1.48, -0.5), (1.515, 0.15), (1.46, 0.66), (1.40, 0.72)]
    return [
        turned(head, [*shell, (0.4, 1.55), (0.01, 1.58)], materials.plastic(color)),
        turned(head, pane, materials.glass("#2c2008"), sector=1.05),
    ]


def peaked(head: Head, color: str) -> list[Mesh]:
    cloth = of_felt(color)

    def front(angle: Angles, share: Angles) -> Angles:
        return np.asarray(0.16 * np.clip(np.cos(angle), 0, 1) * (share > 1.15))

    crown = [(1.06, 0.60), (1.34, 0.92), (1.36, 0.98), (1.1, 1.04), (0.01, 1.06)]
    badge = ball(head.at(0.0, 1.30, 0.86), (0.008, 0.018, 0.016), GOLD)
    return [
        turned(head, crown, cloth, tilt=TILT, rise=front),
        band(head, 0.38, 0.66, 1.08, darker(cloth, 0.5)),
        peak(head, BLACK, up=0.42, far=0.5, drop=0.34),
        badge,
    ]


def shako(head: Head, color: str) -> list[Mesh]:
    cloth = of_felt(color)
    crown = [(1.08, 0.40), (1.04, 1.2), (1.14, 2.0), (1.12, 2.06), (0.01, 2.06)]
    plume = [head.at(0.0, 1.14, 1.8 + 0.16 * k) for k in range(7)]
    return [
        turned(head, crown, cloth, tilt=TILT),
        band(head, 0.40, 0.56, 1.11, GOLD),
        band(head, 1.86, 2.02, 1.15, GOLD),
        peak(head, BLACK, up=0.42, far=0.42, drop=0.3),
        sheet(plate(head, 1.13, (1.0, 1.5), 0.22), GOLD),
        rope(plume, [0.008, 0.016, 0.020, 0.021, 0.018, 0.012, 0.003], materials.feathers("#e8e4dc")),
    ]
