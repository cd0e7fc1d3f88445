"""Poses of the whole body: on hands and knees, on skates and skis, on the ground, in triumph."""

from collections.abc import Callable
from math import cos, pi, sin

from filmgate.engines.animatic.geometry.mesh import Vector
from filmgate.engines.animatic.motion.gaits import Pose, ease, stride

_SIDES = (("l", 0.0, 1.0), ("r", pi, -1.0))  # side, lag in radians, the way outwards
_DOWN = 1.1  # seconds after which somebody falls


def crawl(t: float) -> tuple[Pose, Vector]:
    """Return the pose of who goes on hands and knees."""
    w = 2 * pi * 0.8 * t
    pose: Pose = {
        "root": (-1.32, 0.06 * sin(w), 0.0),
        "spine": (-0.08, 0.0, 0.05 * sin(w)),
        "head": (0.95, 0.12 * sin(t), 0.0),
    }
    for side, lag, out in _SIDES:
        step = sin(w + lag)
        lift = max(0.0, cos(w + lag))
        pose["lu" + side] = (1.38 - 0.26 * step, 0.0, 0.10 * out)
        pose["ll" + side] = -1.62 - 0.10 * lift
        pose["lf" + side] = -0.9
        pose["au" + side] = (1.40 + 0.30 * step + 0.15 * lift, 0.0, 0.10 * out)
        pose["al" + side] = 0.12 + 0.35 * lift
    return pose, (0.0, -0.5, 0.0)


def skate(t: float) -> tuple[Pose, Vector]:
    """Return the pose of who pushes off with one leg and glides on the other."""
    w = 2 * pi * 0.5 * t
    pose: Pose = {
        "spine": (-0.42, 0.10 * sin(w), 0.0),
        "head": (0.36, 0.0, 0.0),
        "root": (0.0, 0.0, 0.05 * sin(w)),
    }
    for side, lag, out in _SIDES:
        push = ease(0.1, 1.0, sin(w + lag))
        pose["lu" + side] = (0.62 - 0.75 * push, 0.0, (0.04 + 0.50 * push) * out)
        pose["ll" + side] = -0.95 + 0.62 * push
        pose["lf" + side] = (0.33 + 0.10 * push, 0.0, -(0.04 + 0.35 * push) * out)
        pose["au" + side] = (-0.55 * sin(w + lag + pi) + 0.1, 0.0, 0.30 * out)
        pose["al" + side] = 0.55
    return pose, (0.0, -0.06, 0.0)


def ski(t: float) -> tuple[Pose, Vector]:
    """Return the pose of who goes downhill with bent knees and swings from side to side."""
    turn = sin(2 * pi * 0.35 * t)
    pose: Pose = {
        "root": (-0.06, 0.0, 0.16 * turn),
        "spine": (-0.48, -0.15 * turn, -0.10 * turn),
        "head": (0.42, 0.1 * turn, 0.0),
    }
    for side, _, out in _SIDES:
        bend = 0.10 * turn * out
        pose["lu" + side] = (0.80 + bend, 0.0, 0.03 * out - 0.08 * turn)
        pose["ll" + side] = -1.20 - 2 * bend
        pose["lf" + side] = (0.46 + bend, 0.0, -0.08 * turn)
        pose["au" + side] = (0.55, 0.0, 0.42 * out)
        pose["al" + side] = 1.05
    return pose, (0.0, -0.12, 0.0)


def topple(t: float) -> tuple[Pose, Vector]:
    """Return the pose of who loses balance, falls on the back and stays there."""
    lost = ease(0.0, 0.45, t - 0.4)
    fall = ease(0.0, 0.75, t - _DOWN)
    flat = ease(0.5, 1.0, t - _DOWN)
    flail = sin(t * 15) * lost * (1 - flat)
    pose: Pose = {
        "root": (0.22 * lost + 1.15 * fall + 0.10 * flat, 0.0, 0.0),
        "spine": (-0.35 * fall * (1 - flat) - 0.05, 0.0, 0.1 * flail),
        "head": (-0.45 * fall + 0.30 * flat, 0.3 * flat, 0.0),
    }
    for side, lag, out in _SIDES:
        pose["lu" + side] = (0.95 * fall - 0.62 * flat + 0.1 * (lag > 0) * flat, 0.0, 0.14 * out * fall)
        pose["ll" + side] = -0.9 * fall + 0.35 * flat
        pose["au" + side] = (
            0.7 * lost - 0.9 * fall + 0.25 * flat,
            0.0,
            (0.25 + 1.1 * lost + 0.25 * flail) * out,
        )
        pose["al" + side] = 0.5 * lost + 0.2
    return pose, (0.0, -0.5 * fall, 0.0)


def cheer(t: float) -> tuple[Pose, Vector]:
    """Return the pose of who throws up both arms and bounces."""
    beat = 0.5 - 0.5 * cos(2 * pi * 1.7 * t)
    pose: Pose = {"spine": (0.08, 0.08 * sin(t * 2.2), 0.0), "head": (0.22, 0.2 * sin(t * 1.3), 0.0)}
    for side, lag, out in _SIDES:
        pose["lu" + side] = (0.28 * (1 - beat), 0.0, 0.09 * out)
        pose["ll" + side] = -0.52 * (1 - beat)
        pose["lf" + side] = 0.24 * (1 - beat) - 0.35 * max(beat - 0.6, 0.0)
        pose["au" + side] = (0.30, 0.0, (2.25 + 0.30 * beat + 0.08 * sin(t * 3 + lag)) * out)
        pose["al" + side] = 0.75 - 0.55 * beat
    return pose, (0.0, 0.0, 0.0)


def kiss(t: float) -> tuple[Pose, Vector]:
    """Return the pose of a hand that goes from the mouth towards us, every three seconds."""
    pose, shift = stride(0.0, 0.0)
    q = t % 3.0
    up, out = ease(0.1, 0.7, q) * (1 - ease(2.3, 2.9, q)), ease(1.0, 1.5, q) * (1 - ease(2.3, 2.9, q))
    pose |= {
        "aur": (0.15 + 0.85 * up + 0.35 * out, 0.55 * up - 0.45 * out, -0.06),
        "alr": 0.2 + 2.05 * up - 1.75 * out,
        "head": (0.06 + 0.06 * out, 0.08 * sin(t), 0.07 * up),
        "spine": (-0.05 * out, 0.06 * sin(t * 0.8), 0.0),
    }
    return pose, shift


def handhold(t: float) -> tuple[Pose, Vector]:
    """Return the pose of who holds out both arms a little, for the hands of those beside."""
    pose, shift = stride(0.0, 0.0)
    pose |= {"head": (0.03, 0.3 * sin(t * 0.6), 0.0), "spine": (0.01 * sin(t * 2), 0.0, 0.02 * sin(t * 0.9))}
    for side, _, out in _SIDES:
        pose |= {"au" + side: (0.12, 0.0, 0.33 * out), "al" + side: 0.22}
    return pose, shift


def lie(t: float) -> tuple[Pose, Vector]:
    """Return the pose of who lies flat on the back and breathes."""
    pose: Pose = {
        "root": (1.54, 0.0, 0.0),
        "spine": (-0.02 + 0.012 * sin(t * 1.6), 0.0, 0.0),
        "head": (-0.10, 0.25, 0.0),
    }
    for side, lag, out in _SIDES:
        pose["lu" + side] = (0.08 + 0.25 * (lag > 0), 0.0, 0.09 * out)
        pose["ll" + side] = -0.10 - 0.35 * (lag > 0)
        pose["lf" + side] = -0.35
        pose["au" + side] = (0.12, -0.35 * out, 0.30 * out)
        pose["al" + side] = 0.25 + 0.8 * (lag > 0)
    return pose, (0.0, -0.80, 0.0)


def spin(t: float) -> tuple[Pose, Vector]:
    """Return the pose of who turns on the spot with open arms."""
    pose, shift = stride(t * 1.4, 0.22)
    for side, _, out in _SIDES:
        pose |= {"au" + side: (0.10, 0.0, (1.15 + 0.12 * sin(t * 1.6)) * out), "al" + side: 0.18}
    return pose | {"head": (0.14, 0.0, 0.05)}, shift


def smile(t: float) -> tuple[Pose, Vector]:
    """Return the pose of who stands and shows in the face what is felt."""
    pose, shift = stride(0.0, 0.0)
    nod = 0.03 * sin(t * 1.1) + 0.02 * sin(t * 2.3)
    return pose | {
        "head": (0.04 + nod, 0.08 * sin(t * 0.6), 0.07 * sin(t * 0.5)),
        "spine": 0.012 * sin(t * 2),
    }, shift


def laugh(t: float) -> tuple[Pose, Vector]:
    """Return the pose of who laughs: the head goes back, the shoulders shake."""
    pose, shift = stride(0.0, 0.0)
    fit = 0.4 + 0.6 * sin(t * 1.1) ** 2
    shake = sin(t * 16.0) * fit
    pose |= {
        "spine": (-0.10 * fit + 0.02 * shake, 0.05 * sin(t * 1.3), 0.0),
        "head": (0.20 * fit - 0.12 + 0.02 * shake, 0.10 * sin(t * 0.8), 0.06 * sin(t * 1.1)),
        "aur": (0.30 + 0.02 * shake, 0.55, -0.12),
        "alr": 1.25 * fit + 0.2,
        "aul": (0.05 + 0.02 * shake, 0.0, 0.14),
        "all": 0.3,
    }
    return pose, shift


def cry(t: float) -> tuple[Pose, Vector]:
    """Return the pose of who cries: the head sinks, the breath catches, a hand wipes the eyes."""
    pose, shift = stride(0.0, 0.0)
    sob = sin(t * 9.0) * max(sin(t * 1.5), 0.0) ** 2
    up = ease(0.2, 0.8, sin(t * 0.9 - 0.8))
    pose |= {
        "spine": (-0.16 + 0.03 * sob, 0.0, 0.0),
        "head": (-0.26 + 0.03 * sob, 0.10 * sin(t * 0.5), 0.05),
        "aur": (0.10 + 0.95 * up, 0.45 * up, -0.06),
        "alr": 0.2 + 2.05 * up,
        "aul": (0.12, -0.25, 0.06),
        "all": 0.5,
    }
    return pose, shift


EXERTIONS: dict[str, Callable[[float], tuple[Pose, Vector]]] = {
    "crawl": crawl,
    "skate": skate,
    "ski": ski,
    "fall": topple,
    "cheer": cheer,
    "kiss": kiss,
    "handhold": handhold,
    "sleep": lie,
    "spin": spin,
    "smile": smile,
    "laugh": laugh,
    "cry": cry,
}
