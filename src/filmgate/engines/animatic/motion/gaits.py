"""Gaits of animals and people: joint angles in radians as pure functions of the phase (one cycle = 1)."""

from math import pi, sin

from filmgate.engines.animatic.geometry.mesh import Vector

Pose = dict[str, float | Vector]


def gallop(phase: float) -> tuple[Pose, Vector]:
    """Return the pose and the shift of a galloping animal at this phase.

    The hind legs and the fore legs are out of phase; the spine bends between them.
    """
    w = 2 * pi * phase
    pose: Pose = {}
    for side, lag in (("l", 0.0), ("r", 0.09)):
        q = w - 2 * pi * lag
        r = q + 2.6
        pose["fu" + side] = 0.75 * sin(q)
        pose["fl" + side] = -(0.15 + 0.75 * max(0.0, sin(q - 1.9)))
        pose["ff" + side] = 0.5 * max(0.0, sin(q - 1.4))
        pose["hu" + side] = 0.7 * sin(r)
        pose["hl" + side] = 0.1 - 0.55 * max(0.0, sin(r + 1.7))
        pose["hf" + side] = 0.5 * max(0.0, sin(r + 1.5))
    pose |= {
        "chest": 0.16 * sin(w + 2.6),
        "neck": -0.14 * sin(w + 2.3),
        "head": 0.08 * sin(w),
        "t1": 0.15 + 0.18 * sin(w + 1),
        "t2": 0.12 * sin(w + 0.3),
        "t3": 0.15 * sin(w - 0.5),
    }
    return pose, (0.0, 0.05 * sin(w + 0.6), 0.0)


def amble(phase: float, amount: float = 1.0) -> tuple[Pose, Vector]:
    """Return the pose and the shift of a walking animal at this phase. At amount 0 it stands and breathes."""
    pose: Pose = {}
    for name, lag in (("fl", 0.0), ("hr", 0.25), ("fr", 0.5), ("hl", 0.75)):
        q, half, side = 2 * pi * (phase + lag), name[0], name[1]
        lift = max(0.0, sin(q + 1.2)) * amount
        pose[f"{half}u{side}"] = 0.42 * sin(q) * amount
        pose[f"{half}l{side}"] = (-0.55 if half == "f" else -0.3) * lift
        pose[f"{half}f{side}"] = 0.3 * lift
    w = 4 * pi * phase
    pose |= {
        "neck": 0.05 * sin(w),
        "head": -0.04 * sin(w),
        "t1": (-0.1 + 0.05 * sin(w * 0.5), 0.25 * sin(w * 0.5), 0.0),
        "t2": (0.05, 0.25 * sin(w * 0.5 - 0.6), 0.0),
        "t3": (0.1, 0.25 * sin(w * 0.5 - 1.2), 0.0),
    }
    return pose, (0.0, 0.012 * sin(w) * amount, 0.0)


def leap(q: float) -> Pose:
    """Return the pose of an animal that leaps; q runs from 0 (take-off) to 1 (landing)."""
    st, rise = sin(pi * q), 1 - 2 * q
    pose: Pose = {
        "chest": 0.16 * rise,
        "neck": -0.1 * rise,
        "head": -0.12,
        "t1": 0.35 + 0.35 * q,
        "t2": 0.15,
        "t3": 0.1,
    }
    for side in "lr":
        fold = ease(0.1, 0.4, q) * (1 - ease(0.6, 0.95, q))
        pose["fu" + side] = 0.95 - 0.54 * ease(0.25, 0.5, q) + 0.3 * ease(0.6, 0.95, q)
        pose["fl" + side] = -1.25 * fold
        pose["ff" + side] = 0.5 * st
        pose["hu" + side] = -0.85 * (1 - ease(0.25, 0.65, q)) + 0.65 * ease(0.5, 0.9, q)
        pose["hl" + side] = -0.2 * st
        pose["hf" + side] = 0.35 * (1 - ease(0.3, 0.6, q)) - 0.5 * ease(0.5, 0.8, q)
    return pose


def bound(q: float) -> Pose:
    """Return the pose of a kangaroo; q runs from 0 (take-off) to 1 (landing), above that it gathers."""
    air, low = sin(pi * min(q, 1.0)), ease(1.0, 1.15, q)
    stretched = ease(0.0, 0.25, q) * (1 - ease(0.45, 0.95, q))
    pose: Pose = {
        "neck": 0.2,
        "head": 0.1,
        "t1": 0.35 * stretched + 0.1,
        "t2": 0.2 * stretched,
        "t3": 0.1 - 0.2 * air,
    }
    for side in "lr":
        pose["fu" + side] = 0.2 * air
        pose["fl" + side] = 0.3
        pose["hu" + side] = -0.9 * stretched + 0.55 * ease(0.5, 0.95, q) + 0.25 * low
        pose["hl" + side] = 0.75 * stretched - 0.5 * ease(0.5, 0.95, q) - 0.2 * low
        pose["hf" + side] = -0.55 * stretched + 0.25 * ease(0.5, 0.95, q)
    return pose


def stride(phase: float, amount: float = 1.0, *, arms: float = 0.12) -> tuple[Pose, Vector]:
    """Return the pose and the shift of a person who walks at this phase.

    `arms` spreads the arms, in radians. An amount above 1 is a run; at 0 the person stands.
    """
    w = 2 * pi * phase
    pose: Pose = {}
    for side, lag, out in (("l", 0.0, 1.0), ("r", pi, -1.0)):
        q = w + lag
        pose["lu" + side] = 0.5 * sin(q) * amount + 0.06 * amount
        pose["ll" + side] = -(0.12 + 0.75 * max(0.0, sin(q + 1.35))) * amount
        pose["lf" + side] = 0.22 * sin(q + 0.4) * amount
        pose["au" + side] = (-0.42 * sin(q) * amount + 0.1 * amount, 0.0, arms * out)
        pose["al" + side] = 0.12 + (0.25 + 0.2 * sin(q + 0.5)) * amount
    pose |= {
        "spine": (-0.06 * amount, 0.1 * sin(w) * amount, 0.0),
        "head": (0.03, -0.08 * sin(w) * amount, 0.0),
    }
    return pose, (0.0, 0.03 * sin(2 * w + 0.8) * amount, 0.0)


def flap(phase: float, amount: float = 1.0) -> Pose:
    """Return the pose of wings that beat at this phase. The tip of the wing follows the arm by a fifth of a
    cycle.
    """
    arm, tip = sin(2 * pi * phase) * amount, sin(2 * pi * phase - 1.2) * amount
    return {
        "wl": (0.0, 0.0, 0.55 * arm + 0.12),
        "vl": (0.0, 0.0, 0.5 * tip),
        "wr": (0.0, 0.0, -0.55 * arm - 0.12),
        "vr": (0.0, 0.0, -0.5 * tip),
        "tail": 0.08 * arm,
    }


def ease(a: float, b: float, x: float) -> float:
    """Return 0 for x below a and 1 for x above b, with a smooth rise between them."""
    x = min(max((x - a) / (b - a), 0.0), 1.0)
    return x * x * (3 - 2 * x)
