"""Folds of cloth: those that it always has, and those that come where a limb bends.

All of them are functions of a place on the body, so that what lies on each other folds alike.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from filmgate.engines.animatic.geometry.mesh import Ints
from filmgate.engines.animatic.native.structs import Floats
from filmgate.engines.animatic.subjects.people.body import Body
from filmgate.engines.animatic.subjects.people.measures import Measures
from filmgate.engines.animatic.subjects.people.pieces import Piece

_TALL = 1.75  # metres: the person that folds are drawn for
_DEEP = 52.0  # how much darker a valley is, and lighter a ridge, for each metre
_LEAST = 0.0007  # metres: what is moved by less is left out
# how deep folds are, in metres: of a bent elbow, of a raised arm, of a bent knee, of the hips of who sits
_ELBOW, _ARMPIT, _KNEE, _LAP = 0.0065, 0.0030, 0.006, 0.006
# radians of a joint at which its folds are as deep as they become
_FULL = {"al": 1.5, "au": 1.3, "ll": 1.6, "lu": 1.4}


@dataclass(frozen=True, slots=True, kw_only=True)
class Creases:
    """The folds that come as a joint bends. bone: its name; full: radians at which they are deepest; which
    (n,): vertices of the whole; by (n, 6): how their places and normals change then.
    """

    bone: str
    full: float
    which: Ints
    by: Floats


def rested(body: Body, cloth: Piece) -> Piece:
    """Return the cloth of a top or of trousers with the folds that it has in any pose."""
    depth = _always(body, cloth)
    rows = cloth.paint.copy()
    rows[:, :3] *= np.clip(1.0 + _DEEP * depth, 0.70, 1.16)[:, None].astype(np.float32)
    return replace(cloth, at=_moved(cloth, depth), paint=rows)


def creases(body: Body, pieces: Sequence[Piece], start: int) -> list[Creases]:
    """Return the folds at all joints of what is worn. start: the number of the first vertex of it."""
    joints = [(name, side) for name in _FULL for side in "lr"]
    found: list[list[tuple[NDArray[np.int64], Floats]]] = [[] for _ in joints]
    for one in pieces:
        m, was = Measures(body, one.at, one.weight), one.normal()
        for (name, side), of_joint in zip(joints, found, strict=True):
            own, by = _changed(one, was, _bent(body, m, name, side))
            if len(own):
                of_joint.append((own + start, by))
        start += len(one.at)
    return [
        Creases(
            bone=name + side,
            full=_FULL[name],
            which=np.concatenate([which for which, _ in of_joint]).astype(np.int32),
            by=np.concatenate([by for _, by in of_joint]).astype(np.float32),
        )
        for (name, side), of_joint in zip(joints, found, strict=True)
        if of_joint
    ]


def _changed(cloth: Piece, was: Floats, depth: Floats) -> tuple[NDArray[np.int64], Floats]:
    """Return the vertices (n,) that folds move or turn, and how (n, 6). was: the normals without folds."""
    if not (np.abs(depth) > _LEAST).any():
        return np.zeros(0, np.int64), np.zeros((0, 6), np.float32)
    at = np.asarray(cloth.at + was * depth[:, None], np.float32)
    # faces that are moved turn the normals of their corners, which are those of all faces around them
    turned = np.zeros(len(at), np.bool_)
    turned[cloth.faces[(at != cloth.at).any(1)[cloth.faces].any(1)]] = True
    part = replace(cloth, at=at, faces=cloth.faces[turned[cloth.faces].any(1)])
    away = np.concatenate([at - cloth.at, part.normal() - was], 1)
    own = np.flatnonzero(turned & (np.abs(away) > _LEAST).any(1))
    return own, away[own]


def _moved(cloth: Piece, depth: Floats) -> Floats:
    return np.asarray(cloth.at + cloth.normal() * depth[:, None], np.float32)


def _window(x: Floats, middle: float, reach: float) -> Floats:
    return np.asarray(np.exp(-(((x - middle) / reach) ** 2)))


def _wave(phase: Floats) -> Floats:
    """Return a row of folds: broad backs between narrow valleys, -1 to 1."""
    s = 0.5 + 0.5 * np.sin(phase)
    return np.asarray(2.0 * s**0.75 - 1.1)


def _around(
    body: Body, at: Floats, along: Floats, names: tuple[str, str, str], side: str
) -> tuple[Floats, Floats]:
    """Return for places on a limb how far they are in front of its axis and beside it, -1 to 1. along: their
    lengths along it.
    """
    p, q, r = (body.modelled(name + side) for name in names)
    along = along[:, None]
    axis = np.where(along < 1, p + (q - p) * along, q + (r - q) * (along - 1))
    away = at - axis
    line = np.where(along < 1, q - p, r - q)
    line = line / np.linalg.norm(line, axis=1, keepdims=True)
    away = away - (away * line).sum(1, keepdims=True) * line
    away = away / (np.linalg.norm(away, axis=1, keepdims=True) + 1e-6)
    front = away[:, 0]
    side_of = np.cross(line, np.array([1.0, 0.0, 0.0]))
    side_of = side_of / (np.linalg.norm(side_of, axis=1, keepdims=True) + 1e-6)
    return front, (away * side_of).sum(1)


_ARM, _LEG = ("au", "al", "hand"), ("lu", "ll", "lf")


def _bent(body: Body, m: Measures, name: str, side: str) -> Floats:
    """Return how far the vertices of a cloth are moved outwards, in metres, where this joint is bent."""
    right = 1.0 if side == "r" else -1.0
    near = {"al": m.of_arm > 0.5, "ll": m.of_leg > 0.5, "au": m.of_head < 0.3, "lu": m.of_arm < 0.3}[name]
    own = np.flatnonzero((m.at[:, 2] * right > 0) & near)
    depth = np.zeros(len(m.at))
    k, at = body.stature / _TALL, m.at[own]
    if name == "au":
        depth[own] = _ARMPIT * k * _dragged((at - body.modelled("au" + side)) / k, right)
    elif name == "lu":
        depth[own] = _LAP * k * _gathered((at - body.modelled("lu" + side)) / k, at[:, 2] / k)
    elif name == "al":
        along = m.sleeve[own]
        front, aside = _around(body, at, along, _ARM, side)
        depth[own] = _ELBOW * k * _pressed(along, front, aside + right / 3.0, (0.16, 0.30))
    else:
        along = m.leg[own]
        front, aside = _around(body, at, along, _LEG, side)
        depth[own] = _KNEE * k * _pressed(along, -front, aside + right / 3.0, (0.13, 0.24))
    return depth


def _pressed(along: Floats, inner: Floats, aside: Floats, size: tuple[float, float]) -> Floats:
    """Return the folds of a bent elbow or knee. inner: 1 where they are pressed together; size: how wide each
    is and how far they reach, as shares of half a limb.
    """
    near = (along - 1.0) / (size[0] * (1.45 - 0.55 * inner))
    near = near + 0.10 * np.sin(3.0 * aside)  # no two of them are parallel
    wave = _wave(2 * np.pi * near + 0.9) * _window(along, 1.0, size[1])
    return np.asarray(wave * np.clip(0.45 + 0.65 * inner, 0.05, 1.0))


def _dragged(away: Floats, right: float) -> Floats:
    """Return the lines from the armpit and the folds on the shoulder of a raised arm. away (n, 3): places
    from its joint.
    """
    x, y, z = away[:, 0], away[:, 1], away[:, 2] * right
    far = np.hypot(y + 0.05, z)
    turn = np.arctan2(y + 0.09, z - 0.02)
    wave = _wave(7.0 * turn + 14.0 * x + 9.0 * far)
    return np.asarray(wave * _window(far, 0.085, 0.075) * np.clip(1.0 - np.abs(x) / 0.22, 0, 1))


def _gathered(away: Floats, aside: Floats) -> Floats:
    """Return the folds across the lap of who sits, towards the hip. away (n, 3): places from its joint;
    aside: from the middle of the body.
    """
    fan = (away[:, 1] + 0.015) / (0.045 + 0.10 * np.clip(np.abs(aside), 0, 0.3))
    wave = _wave(5.0 * fan + 6.0 * away[:, 2])
    return np.asarray(wave * _window(away[:, 1], 0.0, 0.085) * np.clip(0.25 + away[:, 0] / 0.08, 0, 1))


def _always(body: Body, cloth: Piece) -> Floats:
    """Return how far the vertices of a cloth are moved by folds that are always there, in metres."""
    m = Measures(body, cloth.at, cloth.weight)
    k = body.stature / _TALL
    x, y, z = (cloth.at / k).T
    depth: NDArray[np.float64] = np.zeros(len(x))
    for side, right in (("l", -1.0), ("r", 1.0)):
        own = z * right > 0
        front, aside = _around(body, cloth.at, m.sleeve, _ARM, side)
        arm = own & (m.of_arm > 0.4)
        # a sleeve twists: long lines wind about the upper arm; it is pushed together above the cuff
        twist = np.sin(9.0 * m.sleeve + 2.6 * np.arctan2(aside, front) + 1.3 * right)
        elbow = _wave(2 * np.pi * (m.sleeve - 1.0) / (0.26 - 0.07 * front) + 1.2 * aside) * _window(
            m.sleeve, 1.0, 0.24
        )
        cuff = _wave(2 * np.pi * m.sleeve / 0.17 + 2.2 * aside + right) * _window(m.sleeve, 1.72, 0.16)
        sleeve = (
            0.0022 * twist * np.clip(m.sleeve / 0.4, 0, 1)
            + 0.0030 * elbow * (0.6 + 0.4 * front)
            + 0.0024 * cuff
        )
        depth = np.where(arm, sleeve, depth)
        joint = body.modelled("au" + side) / k
        far, turn = (
            np.hypot(y - joint[1] + 0.13, z * right - abs(joint[2])),
            np.arctan2(y - joint[1] + 0.10, abs(joint[2]) - z * right),
        )
        drag = _wave(6.0 * turn + 10.0 * far) * _window(far, 0.08, 0.055)
        depth = np.where(own & (m.of_arm <= 0.4), 0.0028 * drag, depth)
    up = m.hip / k
    # over the waist cloth sinks: low folds that run up to the sides
    slack = _wave(62.0 * up + 16.0 * np.abs(z) + 3.0 * np.sin(9.0 * z + 11.0 * x)) * _window(up, 0.13, 0.07)
    lines = np.sin(24.0 * np.arctan2(z, x + 0.02) / 2.2 + 9.0 * np.sin(7.0 * up)) * _window(up, 0.30, 0.13)
    torso = (m.of_arm < 0.3) & (m.of_leg < 0.5)
    side_wards = np.clip(0.35 + 4.0 * np.abs(z), 0, 1)
    return k * np.where(torso, depth + 0.0026 * slack * side_wards + 0.0011 * lines, depth)
