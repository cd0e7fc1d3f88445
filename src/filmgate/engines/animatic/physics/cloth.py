"""Cloth: a grid of points that keeps its shape, hangs from those that are held, and moves in the wind."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from filmgate.engines.animatic.native.kernels import Kernels
from filmgate.engines.animatic.physics.forms import Doubles

_RATE = 60.0  # samples a second
_SUBSTEPS = 10
_STRETCH, _SHEAR, _BEND = 1e-7, 2e-6, 4e-4  # m/N: compliances
_DRAG = 0.4  # 1/s
_WARM = 1.2  # seconds that it moves before the shot begins


@dataclass(frozen=True, slots=True)
class Drape:
    """The recorded motion of a cloth: at (samples, points, 3), faces (n, 3)."""

    at: Doubles
    faces: NDArray[np.int32]

    def when(self, t: float) -> Doubles:
        """Return the points at `t` seconds."""
        step = min(max(t * _RATE, 0.0), len(self.at) - 1.0)
        low = int(step)
        k = step - low
        after = self.at[min(low + 1, len(self.at) - 1)]
        return np.asarray(self.at[low] * (1 - k) + after * k, np.float64)


def drape(
    kernels: Kernels,
    at: Doubles,
    held: NDArray[np.bool_],
    seconds: float,
    *,
    wind: tuple[float, float, float],
    gusts: float = 0.5,
    weight: float = 0.25,
    stiff: float = 1.0,
    inside: Callable[[int, int], bool] | None = None,
    air: float = 0.9,
) -> Drape:
    """Simulate a cloth and return its motion.

    at (rows, columns, 3): its points at rest, in metres; held (rows, columns): those that do not move;
    weight: kg/m2; stiff: how hard it bends; inside(row, column): whether a cell is cloth; air: how hard the
    wind pushes.
    """
    rows, columns = at.shape[:2]
    cells = [(r, c) for r in range(rows - 1) for c in range(columns - 1) if inside is None or inside(r, c)]
    number = np.arange(rows * columns).reshape(rows, columns)
    faces, used = [], np.zeros((rows, columns), bool)
    for r, c in cells:
        a, b, d, e = number[r, c], number[r, c + 1], number[r + 1, c], number[r + 1, c + 1]
        faces += [(a, b, d), (b, e, d)] if (r + c) % 2 else [(a, b, e), (a, e, d)]
        used[r : r + 2, c : c + 2] = True
    there = {*cells}
    links: dict[tuple[int, int], float] = {}
    for r, c in cells:
        for p, q in (
            ((r, c), (r, c + 1)),
            ((r + 1, c), (r + 1, c + 1)),
            ((r, c), (r + 1, c)),
            ((r, c + 1), (r + 1, c + 1)),
        ):
            links[(int(number[p]), int(number[q]))] = _STRETCH
        links[(int(number[r, c]), int(number[r + 1, c + 1]))] = _SHEAR
        links[(int(number[r, c + 1]), int(number[r + 1, c]))] = _SHEAR
        if (r + 1, c) in there:
            links[(int(number[r, c]), int(number[r + 2, c]))] = _BEND / stiff
        if (r, c + 1) in there:
            links[(int(number[r, c]), int(number[r, c + 2]))] = _BEND / stiff
    flat = np.ascontiguousarray(at.reshape(-1, 3), np.float64)
    link = np.array(list(links), np.int32).reshape(-1, 2)
    rest = np.stack([np.linalg.norm(flat[link[:, 1]] - flat[link[:, 0]], axis=1), list(links.values())], 1)
    spread = float(np.linalg.norm(at[0, 0] - at[0, -1]) * np.linalg.norm(at[0, 0] - at[-1, 0]))
    mass = weight * spread / (rows * columns)
    lightness = np.where(held | ~used, 0.0, 1 / mass).reshape(-1)
    frames = round((seconds + _WARM) * _RATE) + 1
    out = np.zeros((frames, len(flat), 3))
    count = np.array([len(flat), len(link), len(faces), frames, _SUBSTEPS], np.int32)
    setting = np.array([1 / _RATE, 9.81, *wind, gusts, air, _DRAG, 1.1 * float(np.linalg.norm(wind))])
    triangles = np.array(faces, np.int32)
    rng = np.random.default_rng(7)  # no cloth is quite flat
    moved = flat + 0.004 * rng.normal(size=flat.shape) * (lightness > 0)[:, None]
    kernels.call(
        "fg_cloth",
        moved,
        np.zeros_like(flat),
        lightness,
        link,
        np.ascontiguousarray(rest),
        triangles,
        count,
        setting,
        np.zeros((2 * len(flat), 3)),
        out,
    )
    return Drape(out[round(_WARM * _RATE) :], triangles)
