"""Heads: whose face the picture shows in the middle of the shot keeps it in the frame until the end."""

import math
from collections.abc import Iterator
from dataclasses import replace

import numpy as np

from filmgate.engines.animatic.geometry.mesh import Vector
from filmgate.engines.animatic.native.structs import Camera, Floats
from filmgate.engines.animatic.scene.scene import Scene
from filmgate.engines.animatic.subjects.groups import Group
from filmgate.script.treatment import Move

_ENDS = (1.1, 0.88)  # of the height of a face: the top of the head, and the chin
_CHILD = 0.74  # of what is above its eyes: the top of the head, of a child higher than that
_MARGIN = 0.02  # share of the frame on each side
_ABOVE = 0.045  # the same above a head that a close-up shows
_MOMENTS = (0.03, 0.25, 0.75, 0.97)
_GENTLER = 0.82  # factor of the pace of the camera, until all heads stay
_LEAST = 0.3  # of the pace: a slower push-in is none
_MOST_OVER = 0.4  # share of the frame: a head that is higher is not meant to be seen
_FURTHER, _ROUNDS = 1.06, 16  # factor of the distance
# turns and flights leave what they show, on purpose
_LEAVES = (Move.TILT_UP, Move.TILT_DOWN, Move.PAN_LEFT, Move.PAN_RIGHT, Move.FLY_OVER)


def kept(scene: Scene, aspect: float) -> Scene:
    """Return the scene with a camera that moves so gently that it cuts no head that it shows at half time."""
    size = scene.treatment.size
    if size == "extreme" or scene.treatment.hands or scene.path.has(*_LEAVES):
        return scene
    if size != "close":  # else the frame is set by the face
        scene = _raised(scene, aspect)
    seen = inside(scene, 0.5, aspect)
    pace = scene.path.pace
    for _ in range(_ROUNDS):
        if not seen.any() or all(inside(scene, u, aspect)[seen].all() for u in _MOMENTS):
            break
        path, framing = scene.path, scene.framing
        if path.pace * _GENTLER > _LEAST * pace:
            scene = replace(scene, path=replace(path, pace=path.pace * _GENTLER))
        else:  # heads at the very edge
            far = min(framing.distance * _FURTHER, scene.place.farthest)
            scene = replace(scene, framing=replace(framing, distance=far))
    return scene


def _raised(scene: Scene, aspect: float) -> Scene:
    """Return the scene with a camera that looks so much higher that no head is cut above at half time."""
    t, framing = 0.5 * scene.duration, scene.framing
    view = scene.camera(t, (round(240 * aspect), 240))
    spots = [_spot(end, view, aspect) for end in heads(scene, t)]
    over = max((_MARGIN - down for across, down in spots if 0 < across < 1), default=0.0)
    if not 0 < over < _MOST_OVER:
        return scene
    high = 2 * framing.distance * math.tan(framing.field / 2)
    return replace(scene, framing=replace(framing, aim=framing.aim + 1.1 * over * high))


def inside(scene: Scene, u: float, aspect: float) -> Floats:
    """Tell of each head whether it is inside the frame at this share of the shot. Return shape (heads,)."""
    t = u * scene.duration
    view = scene.camera(t, (round(240 * aspect), 240))
    above = _ABOVE if scene.treatment.size == "close" else _MARGIN
    shown = [_shown(end, view, aspect, above) for end in heads(scene, t)]
    return np.asarray(np.array(shown, bool).reshape(-1, len(_ENDS)).min(axis=1, initial=True), bool)


def heads(scene: Scene, t: float) -> Iterator[Vector]:
    """Give top and chin of the head of each who has a face at `t` seconds: of the subject's group first."""
    actor = scene.actor
    if actor and actor.face:
        x, y, z = scene.subject(t)
        yield from _ends(Group(actor, scene.treatment.count), t, (x, y + actor.hop(t), z), scene)
    for one in scene.standings:
        if one.actor.face and not one.each:
            at = scene.subject(t if one.follows else 0.5 * scene.duration)
            yield from _ends(one.group, t, one.foot(t, at, scene.duration, scene.land.top), scene)


def _ends(group: Group, t: float, foot: Vector, scene: Scene) -> Iterator[Vector]:
    for one in group.members(t, foot, scene.land.top):
        x, y, z = one.foot
        face, (top, chin) = one.actor.face or 0.0, _ENDS
        own = _CHILD * (one.actor.height - face) if scene.treatment.size == "close" else 0.0
        high = max(top * face, face + own)
        yield from ((x, y + high, z), (x, y + chin * face, z))


def _shown(head: Vector, view: Camera, aspect: float, above: float) -> bool:
    across, down = _spot(head, view, aspect)
    return _MARGIN < across < 1 - _MARGIN and above < down < 1 - _MARGIN


def _spot(point: Vector, view: Camera, aspect: float) -> tuple[float, float]:
    """Return where a point is in the frame, as shares from the left and from above; -1: behind it."""
    x, y, z = point[0] - view.ex, point[1] - view.ey, point[2] - view.ez
    depth = x * view.fx + z * view.fz
    if depth < 0.2:
        return (-1.0, 0.0)
    across = (view.cx + view.focal * (x * view.rx + z * view.rz) / depth) / (240 * aspect)
    return float(across), float((view.cy - view.focal * y / depth) / 240)
