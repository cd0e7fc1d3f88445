"""Tracks: prints of feet and of tyres in sand and snow, behind who goes."""

from collections.abc import Callable

import numpy as np

from filmgate.engines.animatic.effects.moment import Effect, Foot, Moment
from filmgate.engines.animatic.geometry.mesh import Height, Mesh
from filmgate.engines.animatic.geometry.paint import Paint
from filmgate.engines.animatic.native.structs import Floats

_ABOVE = 0.012  # metres over the ground, so that nothing hides them
_SIDES = 10
_EVERY = 0.16  # metres of a tyre's track that one piece is long


def prints(
    paint: Paint,
    way: Callable[[float], float],
    duration: float,
    ground: Height,
    *,
    stride: float,
    wide: float,
    long: float,
    z: float = 0.0,
    feet: tuple[float, ...] = (1.0, -1.0),
) -> Effect:
    """Make the prints of feet. stride: metres from one print to the next; wide: metres of each foot from
    the middle; long: length of a foot.
    """
    low, high = sorted((way(0.0), way(duration)))
    ahead = 1.0 if way(duration) >= way(0.0) else -1.0
    places = np.arange(low, high, stride)
    angle = np.linspace(0, 2 * np.pi, _SIDES, endpoint=False)
    spots: list[tuple[float, float, float]] = []
    for k, x in enumerate(places):
        side = feet[k % len(feet)] * wide
        for at in (0.22, -0.3):  # sole and heel
            spots.append((float(x), float(x + ahead * at * long), side))
    shapes = [(0.5, 0.21), (0.28, 0.16)] * len(places)
    rows: list[tuple[float, float, float]] = []
    faces: list[tuple[int, int, int]] = []
    born: list[float] = []
    for (own, x, side), (half, across) in zip(spots, shapes, strict=True):
        start = len(rows)
        rows.append((x, ground(x, z + side) + _ABOVE, z + side))
        for a in angle:
            px, pz = x + half * long * np.cos(a) * 0.62, z + side + across * long * np.sin(a)
            rows.append((px, ground(float(px), float(pz)) + _ABOVE, float(pz)))
        faces += [(start, start + 1 + k, start + 1 + (k + 1) % _SIDES) for k in range(_SIDES)]
        born += [own] * _SIDES
    return _behind(_flat(rows, paint), np.array(faces, np.int32), np.array(born), way, ahead)


def tyres(
    paint: Paint,
    way: Callable[[float], float],
    duration: float,
    ground: Height,
    *,
    wide: float,
    tyre: float,
    rear: float,
    z: float = 0.0,
) -> Effect:
    """Make the tracks of tyres with their treads. wide: metres of each from the middle; tyre: its width;
    rear: metres of the rear wheels behind the middle.
    """
    low, high = sorted((way(0.0), way(duration)))
    ahead = 1.0 if way(duration) >= way(0.0) else -1.0
    start = low - 14.0 if ahead > 0 else low
    end = high if ahead > 0 else high + 14.0
    rows: list[tuple[float, float, float]] = []
    faces: list[tuple[int, int, int]] = []
    born: list[float] = []
    for x in np.arange(start, end, _EVERY):
        for side in (-1.0, 1.0):
            lean = 0.25 * tyre
            for half in (-1.0, 1.0):  # a tread in two halves, like arrows
                base = len(rows)
                inner, outer = side * wide, side * wide + half * 0.5 * tyre
                for px, pz in (
                    (x, inner),
                    (x + 0.62 * _EVERY, inner),
                    (x + 0.62 * _EVERY - ahead * lean, outer),
                    (x - ahead * lean, outer),
                ):
                    rows.append((float(px), ground(float(px), z + pz) + _ABOVE, z + pz))
                faces += [(base, base + 1, base + 2), (base, base + 2, base + 3)]
                born += [float(x) + ahead * rear] * 2
    return _behind(_flat(rows, paint), np.array(faces, np.int32), np.array(born), way, ahead)


def _flat(rows: list[tuple[float, float, float]], paint: Paint) -> Floats:
    surface = np.zeros((len(rows), 20), np.float32)
    surface[:, :3] = rows
    surface[:, 4] = 1.0
    surface[:, 6:9] = surface[:, :3]
    surface[:, 9:] = paint.row()
    return surface


def _behind(
    surface: Floats, faces: Floats, born: Floats, way: Callable[[float], float], ahead: float
) -> Effect:
    """Return the effect that shows what of the tracks lies behind who goes."""

    def moment(t: float, _foot: Foot) -> Moment:
        there = np.ascontiguousarray(faces[ahead * born < ahead * way(t)])
        return Moment(meshes=(Mesh(surface, there),)) if len(there) else Moment()

    return moment
