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
from filmgate.engines.animatic.subjects.people.measures import Measures, measures
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
    found = []
    for name, full in _FULL.items():
        for side in "lr":
            which, by, first = [], [], start
            for one in pieces:
                depth = _bent(body, one, name, side)
                own = np.flatnonzero(np.abs(depth) > _LEAST)
                if len(own):
                    was = one.normal()
                    moved = replace(one, at=_moved(one, depth))
                    away = np.concatenate([moved.at - one.at, moved.normal() - was], 1)
                    own = np.flatnonzero((np.abs(away) > _LEAST).any(1))
                    which.append(own + first)
                    by.append(away[own])
                first += len(one.at)
            if which:
                found.append(
                    Creases(
                        bone=name + side,
                        full=full,
                        which=np.concatenate(which).astype(np.int32),
                        by=np.concatenate(by).astype(np.float32),
                    )
                )
    return found


def _moved(cloth: Piece, depth: Floats) -> Floats:
    return np.asarray(cloth.at + cloth.normal() * depth[:, None], np.float32)


def _window(x: Floats, middle: float, reach: float) -> Floats:
    return np.asarray(np.exp(-(((x - middle) / reach) ** 2)))


def _wave(phase: Floats) -> Floats:
    """Return a row of folds: broad backs between narrow valleys, -1 to 1."""
    s = 0.5 + 0.5 * np.sin(phase)
    return np.asarray(2.0 * s**0.75 - 1.1)


def _around(
    body: Body, at: Floats, m: Measures, names: tuple[str, str, str], side: str
) -> tuple[Floats, Floats]:
    """Return for places on a limb how far they are in front of its axis and beside it, -1 to 1."""
    p, q, r = (body.modelled(name + side) for name in names)
    along = (m.sleeve if names[0] == "au" else m.leg)[:, None]
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


def _bent(body: Body, cloth: Piece, name: str, side: str) -> Floats:
    """Return how far the vertices of a cloth are moved outwards, in metres, where this joint is bent."""
    m = measures(body, cloth.at, cloth.weight)
    k = body.stature / _TALL
    right = 1.0 if side == "r" else -1.0
    own = cloth.at[:, 2] * right > 0
    if name in ("al", "ll"):
        limb = _ARM if name == "al" else _LEG
        of_it, along = (m.of_arm, m.sleeve) if name == "al" else (m.of_leg, m.leg)
        front, aside = _around(body, cloth.at, m, limb, side)
        inner = front if name == "al" else -front  # where the folds are pressed together
        wide = (0.16 if name == "al" else 0.13) * (1.45 - 0.55 * inner)
        near = (along - 1.0) / wide
        near = near + 0.10 * np.sin(3.0 * aside + right)  # no two of them are parallel
        wave = _wave(2 * np.pi * near + 0.9) * _window(along, 1.0, 0.30 if name == "al" else 0.24)
        press = np.clip(0.45 + 0.65 * inner, 0.05, 1.0)
        depth = (_ELBOW if name == "al" else _KNEE) * k * wave * press
        return np.where(own & (of_it > 0.5), depth, 0.0)
    if name == "au":  # drag lines from the armpit, and folds on the shoulder
        joint = body.modelled("au" + side)
        away = (cloth.at - joint) / k
        x, y, z = away[:, 0], away[:, 1], away[:, 2] * right
        far = np.hypot(y + 0.05, z)
        turn = np.arctan2(y + 0.09, z - 0.02)
        wave = _wave(7.0 * turn + 14.0 * x + 9.0 * far)
        reach = _window(far, 0.085, 0.075) * np.clip(1.0 - np.abs(x) / 0.22, 0, 1)
        return np.where(own & (m.of_head < 0.3), _ARMPIT * k * wave * reach, 0.0)
    hip = body.modelled("lu" + side)  # across the lap, towards the hip
    away = (cloth.at - hip) / k
    fan = (away[:, 1] + 0.015) / (0.045 + 0.10 * np.clip(np.abs(cloth.at[:, 2]) / k, 0, 0.3))
    wave = _wave(5.0 * fan + 6.0 * away[:, 2])
    reach = _window(away[:, 1], 0.0, 0.085) * np.clip(0.25 + away[:, 0] / 0.08, 0, 1)
    return np.where(own & (m.of_arm < 0.3), _LAP * k * wave * reach, 0.0)


def _always(body: Body, cloth: Piece) -> Floats:
    """Return how far the vertices of a cloth are moved by folds that are always there, in metres."""
    m = measures(body, cloth.at, cloth.weight)
    k = body.stature / _TALL
    x, y, z = (cloth.at / k).T
    depth: NDArray[np.float64] = np.zeros(len(x))
    for side, right in (("l", -1.0), ("r", 1.0)):
        own = z * right > 0
        front, aside = _around(body, cloth.at, m, _ARM, side)
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
