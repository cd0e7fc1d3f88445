"""Dances: a path for the body, feet that step along it in time, and what arms and back do.

A foot stands still while it carries. Who dances in a couple goes around a point half-way to the partner.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from math import acos, asin, atan2, cos, floor, hypot, pi, sin, sqrt

import numpy as np

from filmgate.engines.animatic.geometry.mesh import Vector
from filmgate.engines.animatic.geometry.rig import rotation
from filmgate.engines.animatic.motion.gaits import Pose, ease
from filmgate.engines.animatic.motion.pairs import APART
from filmgate.engines.animatic.motion.steps import Legs

PAIRED = frozenset(("waltz", "salsa"))  # dances of couples
_APART = APART["waltz"]  # metres: the two that the paths of couples are made for
_SWING = 0.42  # of a step: the share for which the foot is in the air
_REACH = 0.985  # of a leg's length
_SIDEWAYS = 0.05  # radians that a couple is turned from the profile: the hands that they hold are seen
_SIDES = (("l", -1.0), ("r", 1.0))
Place = tuple[float, float, float]  # of the body on the floor: metres ahead and to the right, radians turned
_Path = Callable[[float, str], Place]
_Arms = Callable[[float, str], Pose]  # seconds; in a couple, whether it "leads" or "follows", else ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Dance:
    """A dance. tempo: steps of one foot a second; lift: of a foot, a share of the leg; low, bounce: how much
    lower the hips are than of who stands, and how they rise and fall; toes: radians that the heels are up;
    path: where the body is, by seconds; home: where a foot is put beside it, by the number of its step and
    its side; arms: and the back.
    """

    tempo: float
    lift: float
    low: float
    bounce: float
    toes: float
    path: _Path
    home: Callable[[int, float], tuple[float, float]]
    arms: _Arms
    free: Callable[[float], Pose] | None = None  # a leg that does not carry, and the turn that goes with it


def dance(
    name: str, t: float, legs: Legs, *, hold: str, apart: float = _APART, swapped: bool = False
) -> tuple[Pose, Vector]:
    """Return the pose of who dances, with the turn of the body under "yaw", and the shift in metres.

    hold: of a couple, "leads" or "follows"; "" for who dances alone. apart: metres between the two.
    swapped: the two have changed places, by half a turn around the middle between them.
    """
    one = DANCES[name]
    if hold:
        one = replace(one, path=_of_two(one.path, apart, swapped=swapped))
    body = one.path(t, hold)
    feet = [_foot(one, t, side, hold) for _, side in _SIDES]
    beat = t * one.tempo * 2
    hips = _hips(legs) * (1 - one.low) + legs.long * one.bounce * 0.5 * (cos(2 * pi * beat) - 1)
    for (ahead, aside, up), (_, side) in zip(feet, _SIDES, strict=True):
        x, z = _within(body, ahead, aside)
        far = hypot(x, z - side * legs.apart)
        above = up + legs.ankle + _rise(one, legs)
        hips = min(hips, above + sqrt(max((_REACH * legs.long) ** 2 - far * far, 0.01)))
    pose: Pose = {"yaw": (0.0, body[2], 0.0)}
    upper = one.arms(t, hold)
    leg = one.free(t) if one.free else {}
    root = rotation(leg.get("root", upper.get("root", 0.0)))
    for (ahead, aside, up), (name_, side) in zip(feet, _SIDES, strict=True):
        x, z = _within(body, ahead, aside)
        below = hips - legs.ankle - _rise(one, legs) - up
        # the hips turn about a point above them
        pivot = np.array((*legs.pivot, 0.0))
        hip = pivot + root @ (np.array((0.0, 0.0, side * legs.apart)) - pivot)
        way = root.T @ (np.array((x, -below, z)) - hip)
        pose |= _leg(name_, float(way[0]), -float(way[1]), float(way[2]), legs, one.toes + 2.2 * up)
    pose |= upper | leg
    turned = _turned(body[2], body[0], body[1])
    return pose, (turned[0], hips - _hips(legs), turned[1])


def _of_two(path: _Path, apart: float, *, swapped: bool) -> _Path:
    """Return the path of one of two who are so many metres apart. swapped: in the place of the other."""
    by = apart / _APART

    def moved(t: float, hold: str) -> Place:
        x, z, yaw = path(t, hold)
        return (apart - by * x, -by * z, yaw + pi) if swapped else (by * x, by * z, yaw)

    return moved


def _rise(one: Dance, legs: Legs) -> float:
    """Return how much higher an ankle is on tiptoe."""
    return legs.ball * sin(one.toes) * 0.9 if one.toes else 0.0


def _hips(legs: Legs) -> float:
    return legs.ankle + legs.thigh * cos(legs.thigh_lean) + legs.shin * cos(legs.shin_lean)


def _foot(one: Dance, t: float, side: float, hold: str) -> Vector:
    """Return where a foot is on the floor and above it: it stands, then goes to its next place."""
    q = t * one.tempo + (0.5 if side > 0 else 0.0)
    number, share = floor(q), q - floor(q)
    a, b = (_spot(one, number + k, side, hold) for k in (-1, 0))
    if share >= _SWING:
        return b[0], b[1], 0.0
    gone = ease(0.0, _SWING, share)
    up = one.lift * sin(pi * share / _SWING)
    return a[0] + (b[0] - a[0]) * gone, a[1] + (b[1] - a[1]) * gone, up


def _spot(one: Dance, number: int, side: float, hold: str) -> tuple[float, float]:
    """Return the place of a foot for one of its steps: beside the body in the middle of the step."""
    when = (number - (0.5 if side > 0 else 0.0) + 0.5 * (1 + _SWING)) / one.tempo
    x, z, yaw = one.path(when, hold)
    ahead, aside = one.home(number, side)
    c, s = cos(yaw), sin(yaw)
    return x + c * ahead - s * aside, z + s * ahead + c * aside


def _within(body: Place, x: float, z: float) -> tuple[float, float]:
    """Return a place on the floor as the body sees it."""
    return _turned(body[2], x - body[0], z - body[1])


def _turned(yaw: float, x: float, z: float) -> tuple[float, float]:
    c, s = cos(yaw), sin(yaw)
    return c * x + s * z, c * z - s * x


def _leg(name: str, ahead: float, below: float, aside: float, legs: Legs, toes: float) -> Pose:
    """Return the angles of a leg whose ankle is at this place under its hip."""
    a, b = legs.thigh, legs.shin
    far = min(sqrt(ahead**2 + below**2 + aside**2), _REACH * (a + b))
    knee = -acos(max(-1.0, min(1.0, (far * far - a * a - b * b) / (2 * a * b))))
    x, y = b * sin(knee), -(a + b * cos(knee))
    out = asin(max(-0.9, min(0.9, aside / y)))
    bend = atan2(-below, ahead) - atan2(y * cos(out), x)
    bend = (bend + pi) % (2 * pi) - pi
    thigh, shin = bend - legs.thigh_lean, knee - legs.shin_lean + legs.thigh_lean
    return {
        "lu" + name: (thigh, 0.0, out),
        "ll" + name: shin,
        "lf" + name: (-(thigh + shin) - toes, 0.0, -out),
    }


def _around(t: float, hold: str, turns: float) -> Place:
    """Return the path of who turns, alone or around the middle of a couple."""
    yaw = 2 * pi * turns * t
    half = 0.5 * _APART * bool(hold)
    return half * (1 - cos(yaw)), -half * sin(yaw), yaw


def _waltz_path(t: float, hold: str) -> Place:
    """Return the path of a couple that turns to and fro, so that both are seen; of one, all the way round."""
    if not hold:
        return _around(t, hold, 0.11)
    yaw, half = _SIDEWAYS + 0.45 * sin(2 * pi * 0.13 * t - 0.6), 0.5 * _APART
    return half * (1 - cos(yaw)), -half * sin(yaw), yaw


def _waltz_arms(t: float, hold: str) -> Pose:
    sway = sin(2 * pi * 0.7 * t)
    slow = sin(2 * pi * 0.16 * t + (1.3 if hold == "leads" else 0.0))  # they look at each other, then past
    to_us = 1.0 if hold == "leads" else -1.0  # the side on which they hold hands
    pose: Pose = {
        "spine": (0.07 if hold else 0.06, 0.0, 0.05 * sway),
        "head": (
            0.07 if hold == "follows" else 0.02 if hold else 0.06,
            to_us * (0.27 + 0.12 * slow) if hold else 0.2 * sway,
            0.04 * sway,
        ),
    }
    for side, out in (("l", 1.0), ("r", -1.0)):
        pose |= {"au" + side: (0.35, 0.0, (1.05 + 0.08 * sway) * out), "al" + side: 0.6}
    return pose


def _salsa_path(t: float, hold: str) -> Place:
    way = -1.0 if hold == "follows" else 1.0  # two go together: one ahead, the other back
    ahead, aside = 0.09 * sin(2 * pi * 0.45 * t), 0.05 * sin(2 * pi * 0.9 * t)
    return way * ahead, way * aside, 0.0 if hold else 0.9 * sin(2 * pi * 0.11 * t)


def _salsa_home(number: int, side: float) -> tuple[float, float]:
    return (0.12 if (number + (side > 0)) % 2 else -0.10), 0.085 * side


def _salsa_arms(t: float, hold: str) -> Pose:
    w = 2 * pi * 0.9 * t
    pose: Pose = {
        "root": (0.0, 0.16 * sin(w), 0.14 * sin(w)),
        "spine": (0.05, -0.34 * sin(w), -0.22 * sin(w)),
        "head": (0.05, 0.22 * sin(w) if not hold else 0.0, 0.06 * sin(w)),
    }
    for side, lag, out in (("l", 0.0, 1.0), ("r", pi, -1.0)):
        if hold:
            pose |= {"au" + side: (0.55 + 0.12 * sin(w + lag), 0.1 * out, 0.22 * out), "al" + side: 1.0}
        else:
            up = 0.5 + 0.5 * sin(w / 4 + lag)
            pose |= {
                "au" + side: (0.35 + 0.3 * sin(w + lag), 0.0, (0.30 + 1.5 * up * (side == "r")) * out),
                "al" + side: 1.25 + 0.35 * sin(w + lag),
            }
    return pose


def _hop_path(t: float, _hold: str) -> Place:
    return 0.06 * sin(2 * pi * 0.5 * t), 0.16 * sin(2 * pi * 0.25 * t), 0.35 * sin(2 * pi * 0.25 * t + 0.6)


def _hop_home(number: int, side: float) -> tuple[float, float]:
    return (0.16 if number % 4 == (1 if side > 0 else 3) else 0.0), (0.20 if number % 2 else 0.13) * side


def _hop_arms(t: float, _hold: str) -> Pose:
    w = 2 * pi * 1.0 * t
    hit = sin(w) ** 3
    figure = floor(t / 2.0) % 3
    pose: Pose = {
        "root": (-0.08, 0.0, 0.10 * sin(w / 2)),
        "spine": (-0.22 + 0.16 * sin(2 * w), 0.45 * hit, 0.12 * sin(w)),
        "head": (0.12 - 0.14 * sin(2 * w), -0.3 * hit, 0.10 * sin(w)),
    }
    blend = ease(0.0, 0.35, t % 2.0)
    for k, share in ((figure, blend), ((figure - 1) % 3, 1 - blend)):
        for side, lag, out in (("l", 0.0, 1.0), ("r", pi, -1.0)):
            beat = sin(w + lag)
            shapes = (  # arms that cross before the chest, a wave, punches
                (
                    (0.55 + 0.5 * beat, -0.35 * out, 0.35 * out),
                    1.5 - 0.5 * beat,
                ),
                (
                    (0.15, 0.2 * beat * out, (1.25 + 0.35 * beat) * out),
                    0.55 + 0.75 * (0.5 - 0.5 * beat),
                ),
                ((1.3 * max(beat, 0.0) + 0.25, 0.0, 0.35 * out), 1.6 - 1.3 * max(beat, 0.0)),
            )
            (x, y, z), elbow = shapes[k]
            old = pose.get("au" + side, (0.0, 0.0, 0.0))
            had = old if isinstance(old, tuple) else (old, 0.0, 0.0)
            pose["au" + side] = (had[0] + share * x, had[1] + share * y, had[2] + share * z)
            bent = pose.get("al" + side, 0.0)
            pose["al" + side] = (bent if isinstance(bent, float) else bent[0]) + share * elbow
    return pose


def _folk_path(t: float, _hold: str) -> Place:
    return 0.0, 0.30 * sin(2 * pi * 0.2 * t), 0.25 * sin(2 * pi * 0.2 * t)


def _folk_arms(t: float, _hold: str) -> Pose:
    up = ease(0.3, 0.7, 0.5 + 0.5 * sin(2 * pi * 0.25 * t))
    pose: Pose = {
        "spine": (0.03, 0.12 * sin(2 * pi * 0.9 * t), 0.0),
        "head": (0.06, 0.0, 0.08 * sin(2 * pi * 0.9 * t)),
    }
    for side, out in (("l", 1.0), ("r", -1.0)):
        hip = (-0.32, -0.55 * out, 0.82 * out)
        high = (0.25, 0.0, 2.35 * out)
        pose["au" + side] = (
            hip[0] + (high[0] - hip[0]) * up,
            hip[1] + (high[1] - hip[1]) * up,
            hip[2] + (high[2] - hip[2]) * up,
        )
        pose["al" + side] = 1.75 + (0.45 - 1.75) * up
    return pose


def _ballet_path(t: float, _hold: str) -> Place:
    return 0.0, 0.0, _spins(t)


def _spins(t: float) -> float:
    """Return the turn of who makes two pirouettes in every five seconds."""
    return 4 * pi * (floor(t / 5.0) + ease(2.6, 4.4, t % 5.0))


def _ballet_arms(t: float, _hold: str) -> Pose:
    q = t % 5.0
    spin = ease(2.2, 2.7, q) * (1 - ease(4.3, 4.8, q))
    up = 0.5 - 0.5 * cos(2 * pi * t / 5.0)
    pose: Pose = {
        "spine": (0.08, 0.0, 0.05 * (1 - spin)),
        "head": (0.08, 0.25 * (1 - spin), -0.10 * (1 - spin)),
    }
    for side, out in (("l", 1.0), ("r", -1.0)):
        open_ = (0.35 + 0.3 * up, 0.0, (1.0 + 1.25 * up) * out)
        closed = (0.85, -0.35 * out, 0.42 * out)
        pose["au" + side] = tuple(a + (b - a) * spin for a, b in zip(open_, closed, strict=True))  # type: ignore[assignment]
        pose["al" + side] = (0.45 + 0.2 * up) * (1 - spin) + 1.0 * spin
    return pose


def _ballet_leg(t: float) -> Pose:
    """Return the free leg: behind the body in an arabesque, then with its foot at the knee in a turn."""
    q = t % 5.0
    spin = ease(2.2, 2.7, q) * (1 - ease(4.3, 4.8, q))
    back = ease(0.3, 1.1, q) * (1 - ease(1.7, 2.3, q))
    rest = 1 - max(spin, back)
    return {
        "lur": (-1.05 * back + 0.95 * spin + 0.05 * rest, 0.0, -0.9 * spin - 0.06 * rest),
        "llr": (-0.12 * back - 1.95 * spin - 0.06 * rest, 0.0, 0.0),
        "lfr": (-0.75, 0.0, 0.0),
        "root": (-0.22 * back, 0.0, 0.0),
    }


def _beside(apart: float) -> Callable[[int, float], tuple[float, float]]:
    return lambda _number, side: (0.0, apart * side)


def _free_arms(t: float, _hold: str) -> Pose:
    w = 2 * pi * 0.55 * t
    pose: Pose = {
        "spine": (0.05 * sin(2 * w), 0.25 * sin(w), 0.08 * sin(w)),
        "head": (0.05, -0.2 * sin(w), 0.0),
    }
    for side, lag, out in (("l", 0.0, 1.0), ("r", pi, -1.0)):
        up = 0.5 + 0.5 * sin(w + lag)
        pose["au" + side] = (0.4 - 0.3 * up, 0.0, out * (0.35 + 1.7 * up))
        pose["al" + side] = 0.7 + 0.4 * sin(2 * w + lag)
    return pose


def _free_path(t: float, _hold: str) -> Place:
    return 0.05 * sin(2 * pi * 0.3 * t), 0.12 * sin(2 * pi * 0.275 * t), 0.7 * sin(0.8 * t)


DANCES = {
    "dance": Dance(
        tempo=1.1,
        lift=0.09,
        low=0.035,
        bounce=0.05,
        toes=0.0,
        path=_free_path,
        home=_beside(0.12),
        arms=_free_arms,
    ),
    "waltz": Dance(
        tempo=0.75,
        lift=0.03,
        low=0.02,
        bounce=0.03,
        toes=0.0,
        path=_waltz_path,
        home=_beside(0.075),
        arms=_waltz_arms,
    ),
    "salsa": Dance(
        tempo=0.9,
        lift=0.05,
        low=0.03,
        bounce=0.02,
        toes=0.0,
        path=_salsa_path,
        home=_salsa_home,
        arms=_salsa_arms,
    ),
    "hiphop": Dance(
        tempo=1.0, lift=0.08, low=0.09, bounce=0.12, toes=0.0, path=_hop_path, home=_hop_home, arms=_hop_arms
    ),
    "folk": Dance(
        tempo=1.25,
        lift=0.22,
        low=0.03,
        bounce=0.05,
        toes=0.0,
        path=_folk_path,
        home=_beside(0.09),
        arms=_folk_arms,
    ),
    "ballet": Dance(
        tempo=0.2,
        lift=0.0,
        low=0.01,
        bounce=0.0,
        toes=0.75,
        path=_ballet_path,
        home=_beside(0.03),
        arms=_ballet_arms,
        free=_ballet_leg,
    ),
}
