"""Things around a head that fit it: surfaces that are turned about it, ropes, balls, sheets."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from filmgate.engines.animatic.geometry.mesh import Mesh, Vector, soften
from filmgate.engines.animatic.geometry.paint import PAINT, Paint
from filmgate.engines.animatic.subjects.people.flesh import tube

Wave = Callable[[NDArray[np.float64], NDArray[np.float64]], NDArray[np.float64]]  # of angle and height
_COLUMNS = 44


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """The head that a hat is made for, with its hair. Metres: where its middle is ahead, the heights of its
    eyes and its top, half of its length and of its width.
    """

    middle: float
    eye: float
    top: float
    long: float
    wide: float

    def at(self, angle: float, out: float, up: float) -> Vector:
        """Return a place around the head. angle: from the front to the right, radians; out: 1 on the widest
        ring of the head; up: 0 at the eyes, 1 at the top.
        """
        return (
            self.middle + self.long * out * float(np.cos(angle)),
            self.eye + up * (self.top - self.eye),
            self.wide * out * float(np.sin(angle)),
        )


def flat(_angle: NDArray[np.float64], height: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return no wave at all."""
    return np.zeros_like(height)


def turned(
    head: Head,
    profile: Sequence[tuple[float, float]],
    paint: Paint,
    *,
    tilt: float = 0.0,
    rise: Wave = flat,
    out: Wave = flat,
    shade: Wave = flat,
    sector: float = np.pi,
) -> Mesh:
    """Make a surface that is turned about a head. profile: (out, up) of its rings, as in `Head.at`.

    tilt: how far the front is higher, for each metre; rise, out, shade: what is added to the height, to the
    width and to the brightness; sector: radians to both sides of the front.
    """
    whole = sector >= np.pi
    columns = _COLUMNS if whole else 21
    angle = np.linspace(-sector, sector, columns, endpoint=not whole)[None, :]
    share, up = (np.array([one[k] for one in profile])[:, None] for k in (0, 1))
    wide = share * (1.0 + out(angle, up))
    x, z = head.long * wide * np.cos(angle), head.wide * wide * np.sin(angle)
    high = up + rise(angle, share)
    y = head.eye + high * (head.top - head.eye) + tilt * x
    at = np.stack([head.middle + x, y, z + 0 * y], -1)
    return sheet(at, paint, bright=1.0 + shade(angle, up) * np.ones_like(y), closed=whole)


def sheet(
    at: NDArray[np.float64],
    paint: Paint,
    *,
    bright: NDArray[np.float64] | None = None,
    closed: bool = False,
) -> Mesh:
    """Make a surface of a grid of points (rows, columns, 3). closed: its columns come back to the first."""
    rows, columns = at.shape[:2]
    surface = np.zeros((rows * columns, 9 + PAINT), np.float32)
    surface[:, :3] = surface[:, 6:9] = at.reshape(-1, 3)
    surface[:, 9:] = paint.row()
    if bright is not None:
        surface[:, 9:12] *= bright.reshape(-1, 1)
    made = Mesh(surface, tube(rows, columns, closed=closed))
    soften(made)
    return made


def rope(points: Sequence[Vector], radii: Sequence[float], paint: Paint, *, sides: int = 10) -> Mesh:
    """Make a round rope along points."""
    line = np.array(points, np.float64)
    ahead = np.gradient(line, axis=0)
    ahead /= np.linalg.norm(ahead, axis=1, keepdims=True) + 1e-9
    side = np.cross(ahead, [0.03, 0.02, 1.0])
    side /= np.linalg.norm(side, axis=1, keepdims=True) + 1e-9
    other = np.cross(ahead, side)
    turn = 2 * np.pi * np.arange(sides) / sides
    ring = side[:, None] * np.cos(turn)[:, None] + other[:, None] * np.sin(turn)[:, None]
    return sheet(line[:, None] + np.array(radii)[:, None, None] * ring, paint, closed=True)


def ball(at: Vector, radii: Vector, paint: Paint) -> Mesh:
    """Make an ellipsoid."""
    polar = np.linspace(0.02, np.pi - 0.02, 9)[:, None]
    turn = (2 * np.pi * np.arange(14) / 14)[None, :]
    unit = np.stack(
        [np.sin(polar) * np.cos(turn), np.cos(polar) * np.ones_like(turn), np.sin(polar) * np.sin(turn)], -1
    )
    return sheet(np.array(at) + np.array(radii) * unit, paint, closed=True)


def dome(out: float, low: float, high: float, *, power: float = 2.2) -> list[tuple[float, float]]:
    """Return the profile of a dome: how far out its rim is, the heights of its rim and its top."""
    steps = np.sin(np.linspace(0, 0.5 * np.pi, 9))
    return [
        (out * float(max(1 - q**power, 0.0) ** (1 / power)) + 0.003, low + (high - low) * float(q))
        for q in steps
    ]
