"""Crowns, bands, ears and other things on the head that are hardly hats."""

import numpy as np

from filmgate.engines.animatic.geometry import materials
from filmgate.engines.animatic.geometry.mesh import Mesh
from filmgate.engines.animatic.subjects.people.brims import (
    BLACK,
    GOLD,
    TILT,
    WHITE,
    Angles,
    band,
    of_felt,
)
from filmgate.engines.animatic.subjects.people.shells import Head, ball, dome, rope, sheet, turned


def crown(head: Head, color: str) -> list[Mesh]:
    gold = materials.CHROME.dyed(color)

    def points(angle: Angles, share: Angles) -> Angles:
        return np.asarray(0.75 * np.abs(np.cos(4 * angle)) ** 1.6 * (share > 1.13))

    rings = [(1.08, 0.52), (1.12, 0.52), (1.12, 0.86), (1.17, 0.98)]
    gems = [
        ball(head.at(np.pi / 4 * k, 1.15, 0.70 + 0.1 * np.cos(np.pi / 4 * k)), (0.008, 0.010, 0.008), gem)
        for k in range(8)
        for gem in (materials.gem(("#a01828", "#1c3c9a", "#187a44")[k % 3]),)
    ]
    tips = [
        ball(head.at(np.pi / 4 * k, 1.17, 1.76 + 0.1 * np.cos(np.pi / 4 * k)), (0.008, 0.008, 0.008), gold)
        for k in range(8)
    ]
    return [turned(head, rings, gold, tilt=TILT, rise=points), *gems, *tips]


def tiara(head: Head, color: str) -> list[Mesh]:
    gold = materials.CHROME.dyed(color)

    def peak(angle: Angles, share: Angles) -> Angles:
        return np.asarray(
            (0.55 * np.cos(0.9 * angle) ** 2 + 0.16 * np.abs(np.cos(6 * angle))) * (share > 1.11)
        )

    rings = [(1.06, 0.62), (1.10, 0.62), (1.10, 0.74), (1.13, 0.78)]
    return [
        turned(head, rings, gold, tilt=TILT, rise=peak, sector=1.5),
        ball(head.at(0.0, 1.14, 1.2), (0.008, 0.012, 0.008), materials.gem("#2a50c0")),
    ]


def halo(head: Head, color: str) -> list[Mesh]:
    light = materials.light(color, 2.5)
    ring = [
        (
            head.middle + 0.11 * float(np.cos(a)),
            head.top + 0.09,
            0.11 * float(np.sin(a)),
        )
        for a in np.linspace(0, 2 * np.pi, 25)
    ]
    return [rope(ring, [0.009] * 25, light)]


def wreath(head: Head, color: str) -> list[Mesh]:
    hues = (color, "#e0c040", "#e8e4e0", "#c84a6a")
    return [
        band(head, 0.62, 0.74, 1.07, materials.foliage("#3a5a2a")),
        *(
            ball(
                head.at(2 * np.pi * k / 14, 1.12, 0.68 + 0.1 * np.cos(2 * np.pi * k / 14)),
                (0.018, 0.016, 0.018),
                materials.petal(hues[k % 4]),
            )
            for k in range(14)
        ),
    ]


def headphones(head: Head, color: str) -> list[Mesh]:
    shell = materials.plastic(color)
    angles = np.linspace(-0.5 * np.pi, 0.5 * np.pi, 17)
    tall = head.top - head.eye + 0.02
    arc = [
        (head.middle - 0.02, head.eye - 0.005 + tall * float(np.cos(a)), 1.22 * head.wide * float(np.sin(a)))
        for a in angles
    ]
    cups = [
        ball((head.middle - 0.02, head.eye - 0.025, s * 1.24 * head.wide), (0.034, 0.040, 0.020), shell)
        for s in (-1, 1)
    ]
    return [rope(arc, [0.008] * 17, shell), *cups]


def ears(head: Head, color: str) -> list[Mesh]:
    """Model a band with the ears of a rabbit."""
    out = [band(head, 0.80, 0.88, 1.02, of_felt(color))]
    for side in (-1.0, 1.0):
        x, y, z = head.at(0.5 * np.pi * side, 0.45, 1.0)
        line = [(x - 0.004 * k, y + 0.026 * k, z + side * 0.004 * k) for k in range(8)]
        out.append(rope(line, [0.012, 0.018, 0.022, 0.024, 0.024, 0.021, 0.015, 0.004], materials.fur(color)))
    return out


def horns(head: Head, color: str) -> list[Mesh]:
    """Model two small horns."""
    out = []
    for side in (-1.0, 1.0):
        x, y, z = head.at(0.25 * np.pi * side, 0.72, 0.85)
        line = [(x + 0.004 * k, y + 0.013 * k, z + side * (0.010 * k - 0.0012 * k * k)) for k in range(7)]
        out.append(rope(line, [0.016 * (1 - k / 6.6) + 0.001 for k in range(7)], materials.horn(color)))
    return out


def mortarboard(head: Head, color: str) -> list[Mesh]:
    cloth = of_felt(color)
    half = 1.30 * head.long
    top = head.eye + 1.16 * (head.top - head.eye)
    board = np.array(
        [
            [(head.middle + half * u, top + y + 0.10 * half * u, half * v) for v in (-1.0, 0.0, 1.0)]
            for u, y in ((1, 0.0), (0, 0.0), (-1, 0.0), (-1, 0.008), (0, 0.008), (1, 0.008), (1, 0.0))
        ]
    )
    x, y, z = head.middle + 0.5 * half, top + 0.015, 0.98 * half
    tassel = [(x - 0.02, y, 0.0), (x - 0.01, y, 0.5 * z), (x, y, z), (x, y - 0.05, z), (x, y - 0.11, z)]
    return [
        turned(head, dome(1.09, 0.40, 1.14, power=3.0), cloth, tilt=TILT),
        sheet(board, cloth),
        rope(tassel, [0.003, 0.003, 0.003, 0.006, 0.009], GOLD),
    ]


def jester(head: Head, color: str) -> list[Mesh]:
    other = materials.felt("#d8b030")
    out = [turned(head, dome(1.12, 0.34, 1.15), of_felt(color), tilt=TILT)]
    for k, a in enumerate((0.55 * np.pi, -0.55 * np.pi, np.pi)):
        paint = other if k % 2 else of_felt(color)
        root = np.array(head.at(a, 0.55, 0.95))
        way = np.array([np.cos(a), 0.0, np.sin(a)])
        line = [tuple(root + way * 0.03 * q + np.array([0, 0.04 * q - 0.0075 * q * q, 0])) for q in range(8)]
        out.append(rope(line, [0.052 * (1 - q / 7.6) + 0.006 for q in range(8)], paint))
        end = tuple(float(one) for one in line[-1])
        out.append(ball((end[0], end[1] - 0.012, end[2]), (0.014, 0.014, 0.014), GOLD))
    return out


def fez(head: Head, color: str) -> list[Mesh]:
    rings = [(1.08, 0.44), (0.92, 1.62), (0.90, 1.64), (0.01, 1.64)]
    x, y, z = head.at(0.0, 0.0, 1.65)
    tail = [(x, y, z), (x - 0.06, y, 0.04), (x - 0.09, y - 0.03, 0.07), (x - 0.09, y - 0.10, 0.075)]
    return [
        turned(head, rings, of_felt(color), tilt=TILT),
        rope(tail, [0.003, 0.003, 0.006, 0.009], BLACK),
    ]


def party(head: Head, color: str) -> list[Mesh]:
    cone = [(0.62 * (1 - k / 8) + 0.01, 0.92 + 1.5 * k / 8) for k in range(9)]

    def spots(angle: Angles, up: Angles) -> Angles:
        return np.asarray(0.8 * ((np.sin(5 * angle) * np.sin(9 * up)) > 0.45))

    top = head.at(0.0, 0.0, 2.44)
    return [
        turned(head, cone, materials.paper(color), tilt=TILT, shade=spots),
        ball(top, (0.02, 0.02, 0.02), WHITE),
    ]


def swimcap(head: Head, color: str) -> list[Mesh]:
    return [turned(head, dome(1.05, 0.16, 1.03), materials.rubber(color), tilt=TILT + 0.1)]


def headband(head: Head, color: str) -> list[Mesh]:
    return [band(head, 0.56, 0.78, 1.10, materials.cloth(color))]


def bandana(head: Head, color: str) -> list[Mesh]:
    cloth = of_felt(color)
    x, y, z = head.at(np.pi, 1.1, 0.45)
    ends = [
        rope(
            [(x, y, z), (x - 0.03, y - 0.03, s * 0.02), (x - 0.05, y - 0.09, s * 0.035)],
            [0.012, 0.012, 0.004],
            cloth,
        )
        for s in (-1, 1)
    ]
    return [
        turned(head, dome(1.07, 0.46, 1.06), cloth, tilt=TILT + 0.1),
        ball((x, y, z), (0.016, 0.014, 0.018), cloth),
        *ends,
    ]
