"""Tears: drops that run down the cheeks of who cries, and the wet tracks behind them."""

import math

import numpy as np
from numpy.typing import NDArray

from filmgate.engines.animatic.geometry import materials
from filmgate.engines.animatic.geometry.mesh import Mesh, Vector, join, placed
from filmgate.engines.animatic.geometry.rig import Angles
from filmgate.engines.animatic.geometry.shapes import ball
from filmgate.engines.animatic.native.structs import Floats
from filmgate.engines.animatic.subjects.people.persons import Person

_WET = materials.water("#c2dae8", 0.10)
_POINTS = 22  # of a way down a cheek
_LOW = 0.045  # of the stature: so far below the eye a tear falls off
_EVERY = 2.3  # seconds from one tear to the next on a cheek
_RUNS = 1.7  # seconds that it takes to run down
_THICK = 0.0024  # of the stature: half the width of a track


class Tears:
    """The tears of a person."""

    def __init__(self, who: Person) -> None:
        self._who = who
        self._ways = [_way(who, side) for side in (-1.0, 1.0)]

    def meshes(self, t: float, angles: Angles, shift: Vector, matrix: Floats) -> list[Mesh]:
        """Return the tears at a time on a face in this pose. angles, shift: of all bones; matrix: places the
        person.
        """
        drops = []
        small = self._who.body.stature
        for number, way in enumerate(self._ways):
            for k in (0, 1):
                q = ((t + 1.1 * number + 0.5 * _EVERY * k + 1.5) % _EVERY) / _RUNS
                if q < 1.0:
                    x, y, z = way[min(int(q**1.4 * _POINTS), _POINTS - 1)].tolist()
                    size = (0.0030 + 0.0012 * math.sin(math.pi * q)) * small
                    drops.append(ball((x + 0.0008, y, z), (size, 1.35 * size, size), _WET, sides=10))
            drops += self._track(way)
        whole = join(*drops)
        return [placed(whole, self._head(angles, shift, matrix))]

    def _track(self, way: NDArray[np.float64]) -> list[Mesh]:
        """Return a wet track along a way."""
        thick = _THICK * self._who.body.stature
        return [
            ball((float(x), float(y), float(z)), (0.8 * thick, 1.6 * thick, thick), _WET, sides=6)
            for x, y, z in way[::2]
        ]

    def _head(self, angles: Angles, shift: Vector, matrix: Floats) -> Floats:
        rig = self._who.rig
        number = rig.names["head"]
        bone = rig.bones[number]
        turn, at = rig.skeleton(angles, shift)[number]
        own = np.eye(3, 4) if bone.modelled is None else bone.modelled
        local = np.concatenate([turn @ own[:, :3], (turn @ (own[:, 3] - bone.at) + at)[:, None]], 1)
        out = np.empty((3, 4), np.float32)
        out[:, :3] = matrix[:, :3] @ local[:, :3]
        out[:, 3] = matrix[:, :3] @ local[:, 3] + matrix[:, 3]
        return out


def _way(who: Person, side: float) -> NDArray[np.float64]:
    """Return the points of a cheek that a tear runs over, from the eye down. side: -1 on the left."""
    body = who.body
    eye = body.modelled("eyer" if side > 0 else "eyel").astype(np.float64)
    tall = body.stature
    skin = body.at.astype(np.float64)
    front = skin[skin[:, 0] > eye[0] - 0.03 * tall]
    points = []
    for q in np.linspace(0.0, 1.0, _POINTS):
        y = eye[1] - (0.008 + (_LOW - 0.008) * q) * tall
        z = eye[2] * (1.02 + 0.16 * math.sin(math.pi * 0.6 * q))
        near = np.hypot(front[:, 1] - y, front[:, 2] - z)
        close = np.argsort(near)[:6]
        weight = 1.0 / (near[close] + 0.002)
        deep = float((front[close, 0] * weight).sum() / weight.sum())
        points.append((0.4 * deep + 0.6 * float(front[close[:4], 0].max()) + 0.0006 * tall, y, z))
    found = np.array(points)
    smooth = np.convolve(np.pad(found[:, 0], 2, mode="edge"), np.ones(5) / 5, mode="valid")
    found[:, 0] = np.maximum(found[:, 0], smooth)
    return found
