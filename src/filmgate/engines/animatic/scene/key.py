"""Faces before the lens: a lamp beside the camera, as strong as the face is dark without it, and the
focus.
"""

import math
from collections.abc import Sequence

import numpy as np

from filmgate.engines.animatic.geometry.mesh import Mesh, Vector
from filmgate.engines.animatic.native.structs import Air, Camera, Floats
from filmgate.engines.animatic.subjects.actor import Actor

_READABLE = 0.95  # light on a face, with the exposure, at which it needs no lamp
_NEAR = 0.95  # metres from the face, towards the camera
_ASIDE, _UP = 0.58, 0.37  # times that: to its side, upwards
_OF_MANY, _SPREAD, _SHARED = 3.2, 0.16, 0.6  # of an ensemble: metres from it, falloff, part of the power
_FROM_SIDE = 0.65  # as above, of an ensemble: faces have a lit and a shaded half
_FALLOFF = 1.1  # per square metre: it reaches the face, and little of the room
_MOST = 2.4
_WARM, _WARMER = np.array((1.0, 0.90, 0.80)), np.array((1.0, 0.80, 0.60))  # of one; of an ensemble
_SOME, _FEW = 7, 12  # one vertex of so many tells where a head is, if there are enough
_FRONT = 0.55  # of the radius of an animal's head: so far before its middle is its face
_HEAD = 0.07  # of the height of a face: as far above and below it a head reaches
_LUMA = np.array((0.21, 0.72, 0.07))


def key(actor: Actor | None, at: Vector, view: Camera, air: Air, exposure: float) -> Floats:
    """Return the lamp for the face of an actor who stands at this place: (1, 7), or none, (0, 7)."""
    if actor is None or not actor.face or actor.scale != "life":
        return np.zeros((0, 7), np.float32)
    face = np.array((at[0], at[1] + actor.face, at[2]))  # of an ensemble, the middle
    way = np.array((view.ex - face[0], 0.0, view.ez - face[2]))
    way /= math.hypot(way[0], way[2]) + 1e-6
    side = np.array((-way[2], 0.0, way[0]))
    sun = np.array(air.sun_dir)
    side *= math.copysign(1.0, float(side @ sun) or 1.0)  # from where the sun comes, if it does
    lit = (0.15 + 0.7 * max(float(way @ sun) + 0.25, 0.0)) * float(_LUMA @ np.array(air.sun))
    lit += 0.75 * float(_LUMA @ np.array(air.ambient_sky)) + 0.2 * float(_LUMA @ np.array(air.fog))
    lacks = max(_READABLE / max(exposure, 0.1) - lit, 0.0)
    power = min(1.6 * lacks, _MOST)
    near, falloff = (_NEAR, _FALLOFF) if not actor.spots else (_OF_MANY, _SPREAD)
    power *= _SHARED if actor.spots else 1.0
    aside = _FROM_SIDE if actor.spots else _ASIDE
    place = face + near * (way + aside * side) + (0.0, _UP * near, 0.0)
    return np.array([[*place, *(power * (_WARMER if actor.spots else _WARM)), falloff]], np.float32)


def eyes(actor: Actor | None, meshes: Sequence[Mesh], at: Vector, focus: Vector, view: Camera) -> Vector:
    """Return the point that the lens is focused on for who stands at `at`: the face, which may be ahead
    of the feet; the focus where there is none.
    """
    if actor and actor.head:
        x, y, z = at[0] + actor.head.x, at[1] + actor.head.y, at[2] + actor.head.z
        before = _FRONT * actor.head.radius / (math.hypot(view.ex - x, view.ez - z) + 1e-6)
        return (x + before * (view.ex - x), y, z + before * (view.ez - z))
    if actor is None or not actor.face or not meshes:
        return focus
    points = meshes[0].at[::_SOME]
    near = points[np.abs(points[:, 1] - at[1] - actor.face) < _HEAD * actor.face]
    if len(near) < _FEW:
        return focus
    x, z = (float(np.mean(near[:, k])) for k in (0, 2))
    return (x, focus[1], z)
