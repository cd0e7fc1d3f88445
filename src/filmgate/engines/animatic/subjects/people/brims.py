"""Parts that hats share: bands, brims, peaks, plates; and what they are made of."""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from filmgate.engines.animatic.geometry.materials import felt, fur, gilt, leather, plastic
from filmgate.engines.animatic.geometry.mesh import Mesh
from filmgate.engines.animatic.geometry.paint import Paint
from filmgate.engines.animatic.subjects.people.shells import Head, sheet, turned

TILT = 0.10  # the front of a hat is higher than its back
GOLD = gilt("#e8b84a")
BLACK = leather("#141416")
WHITE = fur("#e8e6e0")
Angles = NDArray[np.float64]


def of_felt(color: str) -> Paint:
    return felt(color)


def of_shell(color: str) -> Paint:
    return plastic(color)


def darker(paint: Paint, share: float = 0.45) -> Paint:
    channels = (round(int(paint.color[k : k + 2], 16) * share) for k in (1, 3, 5))
    return replace(paint, color="#" + "".join(f"{c:02x}" for c in channels))


def band(head: Head, low: float, high: float, out: float, paint: Paint, tilt: float = TILT) -> Mesh:
    """Model a band around the head."""
    rings = [(out - 0.02, low), (out, low + 0.01), (out, high - 0.01), (out - 0.02, high)]
    return turned(head, rings, paint, tilt=tilt)


def peak(head: Head, paint: Paint, *, up: float, far: float = 0.72, drop: float = 0.16) -> Mesh:
    """Model the peak of a cap: it bends down at its sides."""
    angle = np.linspace(-1.0, 1.0, 21)
    rows = []
    for q, lift in ((0.0, 0.05), (0.5, 0.04), (1.0, 0.0), (1.0, -0.04), (0.5, -0.02), (0.0, -0.01)):
        wide = 1.02 + far * q * np.sqrt(np.clip(1.0 - angle**2, 0, 1))
        high = up + lift - drop * q * (1.0 + 0.6 * angle**2)
        rows.append(
            [head.at(1.25 * float(a), float(w), float(h)) for a, w, h in zip(angle, wide, high, strict=True)]
        )
    at = np.array(rows)
    at[..., 1] += TILT * (at[..., 0] - head.middle)
    return sheet(at, paint)


def brimmed(
    head: Head, crown: Sequence[tuple[float, float]], brim: float, up: float, paint: Paint, curl: float = 0.0
) -> list[Mesh]:
    """Model a hat with a brim. brim: how far out it reaches; curl: how far its sides are bent up."""

    def bent(angle: Angles, share: Angles) -> Angles:
        wide = np.clip((share - 1.1) / max(brim - 1.1, 0.1), 0, 1)
        return np.asarray(wide**1.5 * (curl * np.sin(angle) ** 2 - 0.12 * np.cos(angle) ** 2))

    edge = [(1.0, up), (1.12, up + 0.02), (0.5 * (1.1 + brim), up), (brim, up), (brim, up - 0.05)]
    under = [(brim - 0.02, up - 0.06), (1.08, up - 0.05)]
    return [
        turned(head, [*edge, *under], paint, tilt=TILT, rise=bent),
        turned(head, crown, paint, tilt=TILT),
    ]


def plate(head: Head, out: float, up: tuple[float, float], half: float) -> NDArray[np.float64]:
    """Return the points of a small plate on the front of a hat. half: of its width, radians."""
    angles = np.linspace(-half, half, 5)
    rows = [[head.at(float(a), out, u) for a in angles] for u in (up[0], sum(up) / 2, up[1])]
    at = np.array(rows)
    at[..., 1] += TILT * (at[..., 0] - head.middle)
    return at
