"""Poses of what hands and arms do, for a person who stands: joint angles at a time in seconds."""

from collections.abc import Callable
from math import cos, pi, sin

from filmgate.engines.animatic.geometry.mesh import Vector
from filmgate.engines.animatic.motion.gaits import Pose, stride

_SIDES = (("l", 0.0, 1.0), ("r", pi, -1.0))  # side, lag in radians, the way outwards


def _bent(head: float, spine: float) -> tuple[Pose, Vector]:
    """Return the pose of who stands with eyes on the hands."""
    pose, shift = stride(0.0, 0.0)
    pose |= {"head": (head, 0.0, 0.0), "spine": (spine, 0.0, 0.0)}
    return pose, shift


def chop(t: float) -> tuple[Pose, Vector]:
    """Return the pose of one hand that holds and another that strikes from above."""
    pose, shift = _bent(-0.32, -0.16)
    up = max(0.0, sin(2 * pi * 1.3 * t))
    pose |= {"aur": (0.6 + 0.35 * up, 0.1, 0.0), "alr": 1.0 + 0.55 * up}
    pose |= {"aul": (0.62, -0.3, 0.02), "all": 1.05}
    return pose, shift


def stir(t: float) -> tuple[Pose, Vector]:
    """Return the pose of one hand that goes round and another that holds."""
    pose, shift = _bent(-0.3, -0.12)
    w = 2 * pi * 0.8 * t
    pose |= {"aur": (0.62 + 0.16 * sin(w), 0.22 * cos(w), 0.0), "alr": 1.05 + 0.2 * cos(w)}
    pose |= {"aul": (0.55, -0.25, 0.04), "all": 1.1}
    return pose, shift


def type_(t: float) -> tuple[Pose, Vector]:
    """Return the pose of two hands that press keys before the body."""
    pose, shift = _bent(-0.24, -0.1)
    for side, lag, out in _SIDES:
        pose["au" + side] = (0.5, (-0.12 + 0.1 * sin(t * 1.7)) * out, 0.02 * out)
        pose["al" + side] = 1.1 + 0.1 * sin(t * 10.0 + lag)
    return pose, shift


def write(t: float) -> tuple[Pose, Vector]:
    """Return the pose of a hand that writes on what the other holds."""
    pose, shift = _bent(-0.38, -0.18)
    pose |= {"aur": (0.5, 0.28 + 0.1 * sin(t * 1.1), 0.0), "alr": 1.3 + 0.05 * sin(t * 9.0)}
    pose |= {"aul": (0.55, -0.35, 0.0), "all": 1.3}
    return pose, shift


def wipe(t: float) -> tuple[Pose, Vector]:
    """Return the pose of an arm that strokes from side to side before the body."""
    pose, shift = _bent(-0.1, -0.06)
    w = sin(t * 2.6)
    pose["spine"] = (-0.06, -0.12 * w, 0.0)
    pose |= {
        "aur": (1.05 + 0.15 * cos(t * 1.3), 0.5 * w, 0.0),
        "alr": 0.7,
        "aul": (0.15, 0.0, 0.1),
        "all": 0.4,
    }
    return pose, shift


def sweep(t: float) -> tuple[Pose, Vector]:
    """Return the pose of two hands that move a long handle from side to side, low."""
    pose, shift = stride(0.12, 0.3)
    w = sin(t * 2.3)
    pose |= {"head": (-0.25, 0.1 * w, 0.0), "spine": (-0.24, 0.32 * w, 0.0)}
    pose |= {"aur": (0.75, 0.25, 0.0), "alr": 1.0, "aul": (0.5, -0.3, 0.0), "all": 0.45}
    return pose, shift


def read(t: float) -> tuple[Pose, Vector]:
    """Return the pose of two hands that hold something before the chest, and of eyes that go along lines."""
    pose, shift = _bent(-0.34, 0.015 * sin(t * 2.0))
    pose["head"] = (-0.34, 0.12 * sin(t * 1.6), 0.0)
    for side, _, out in _SIDES:
        pose["au" + side] = (0.55, -0.25 * out, 0.02 * out)
        pose["al" + side] = 1.45
    return pose, shift


def photograph(t: float) -> tuple[Pose, Vector]:
    """Return the pose of two hands that hold something before the eyes."""
    pose, shift = _bent(0.02, 0.0)
    pose["spine"] = (0.0, 0.1 * sin(t * 0.7), 0.0)
    for side, _, out in _SIDES:
        pose["au" + side] = (1.0, -0.35 * out, 0.05 * out)
        pose["al" + side] = 1.85
    return pose, shift


def strum(t: float) -> tuple[Pose, Vector]:
    """Return the pose of a hand at the strings and another at the neck of an instrument."""
    pose, shift = _bent(-0.2, 0.0)
    pose["head"] = (-0.2 + 0.05 * sin(t * 3.6), 0.2, 0.0)
    pose |= {"aul": (0.45, 0.1, 0.42), "all": (1.25 + 0.06 * sin(t * 1.3), 0.0, 0.0)}
    pose |= {"aur": (0.22, 0.35, -0.12), "alr": 1.3 + 0.22 * sin(2 * pi * 1.7 * t)}
    return pose, shift


def drum(t: float) -> tuple[Pose, Vector]:
    """Return the pose of two hands that beat in turn."""
    pose, shift = _bent(-0.18, -0.08)
    pose["head"] = (-0.18 + 0.08 * sin(4 * pi * 1.6 * t), 0.0, 0.0)
    for side, lag, out in _SIDES:
        up = max(0.0, sin(2 * pi * 1.6 * t + lag))
        pose["au" + side] = (0.55 + 0.35 * up, -0.05 * out, 0.12 * out)
        pose["al" + side] = 0.95 + 0.65 * up
    return pose, shift


def push(t: float) -> tuple[Pose, Vector]:
    """Return the pose of who leans on two straight arms and shoves."""
    pose, shift = stride(0.12, 0.55)
    p = 0.5 + 0.5 * sin(t * 2.2)
    pose |= {"spine": (-0.24 - 0.12 * p, 0.0, 0.0), "head": (0.12, 0.0, 0.0)}
    for side, _, out in _SIDES:
        pose["au" + side] = (1.25 + 0.1 * p, -0.06 * out, 0.02 * out)
        pose["al" + side] = 0.6 - 0.45 * p
    return pose, shift


def pull(t: float) -> tuple[Pose, Vector]:
    """Return the pose of who leans back and draws two arms in."""
    pose, shift = stride(0.12, 0.55)
    p = 0.5 + 0.5 * sin(t * 2.0)
    pose |= {"spine": (0.12 + 0.16 * p, 0.0, 0.0), "head": (-0.1, 0.0, 0.0)}
    for side, _, out in _SIDES:
        pose["au" + side] = (1.15 - 0.55 * p, -0.1 * out, 0.02 * out)
        pose["al" + side] = 0.3 + 1.2 * p
    return pose, shift


def lift(t: float) -> tuple[Pose, Vector]:
    """Return the pose of two arms that raise a weight over the head, and the legs that help."""
    up = 0.5 - 0.5 * cos(t * 1.9)
    pose: Pose = {"spine": (-0.12 * (1 - up), 0.0, 0.0), "head": (0.15 * up, 0.0, 0.0)}
    for side, _, out in _SIDES:
        pose["lu" + side] = (0.45 * (1 - up), 0.0, 0.12 * out)
        pose["ll" + side] = -0.8 * (1 - up)
        pose["lf" + side] = 0.35 * (1 - up)
        pose["au" + side] = (0.7 + 2.1 * up, 0.0, 0.16 * out)
        pose["al" + side] = 1.9 - 1.6 * up
    return pose, (0.0, -0.05 * (1 - up), 0.0)


def stretch(t: float) -> tuple[Pose, Vector]:
    """Return the pose of who raises both arms to the sides and one foot to the knee, slowly."""
    up = 0.5 - 0.5 * cos(t * 1.0)
    pose: Pose = {"spine": (0.0, 0.0, 0.05 * sin(t)), "head": (0.05 * up, 0.0, 0.0)}
    for side, _, out in _SIDES:
        pose["au" + side] = (0.08, 0.0, (0.25 + 2.5 * up) * out)
        pose["al" + side] = 0.1
    pose |= {"lul": (0.85 * up, 0.0, 0.75 * up), "lll": -1.7 * up}
    return pose, (0.0, 0.0, 0.0)


def kneel(t: float) -> tuple[Pose, Vector]:
    """Return the pose of who kneels with the hands together before the chest and the head low."""
    pose: Pose = {
        "spine": (-0.08 + 0.04 * sin(t * 1.2), 0.0, 0.0),
        "head": (-0.3 + 0.06 * sin(t * 0.7), 0.0, 0.0),
    }
    for side, _, out in _SIDES:
        pose["lu" + side] = (0.1, 0.0, 0.08 * out)
        pose["ll" + side] = -1.65
        pose["lf" + side] = 1.1
        pose["au" + side] = (0.6, -0.55 * out, 0.02 * out)
        pose["al" + side] = 1.75
    return pose, (0.0, -0.42, 0.0)


def bow(t: float) -> tuple[Pose, Vector]:
    """Return the pose of who bends from the hips and comes up, every four seconds."""
    down = max(0.0, sin(2 * pi * t / 4.0)) ** 1.5
    pose, shift = stride(0.0, 0.0)
    pose |= {"spine": (-0.95 * down, 0.0, 0.0), "head": (-0.25 * down, 0.0, 0.0)}
    pose |= {"au" + side: (0.75 * down, 0.0, 0.06 * out) for side, _, out in _SIDES}
    return pose, shift


def clap(t: float) -> tuple[Pose, Vector]:
    """Return the pose of two palms that meet before the chest, twice a second."""
    pose, shift = _bent(0.04, 0.0)
    apart = 0.5 + 0.5 * cos(2 * pi * 2.0 * t)
    for side, _, out in _SIDES:
        pose["au" + side] = (0.7, (-0.42 + 0.32 * apart) * out, 0.04 * out)
        pose["al" + side] = 1.4
    return pose, shift


def point(t: float) -> tuple[Pose, Vector]:
    """Return the pose of an arm that is held out, and of eyes that go along it."""
    pose, shift = _bent(0.02, 0.0)
    pose |= {"head": (0.02, 0.12 * sin(t * 0.8), 0.0), "aur": (1.4, 0.25 * sin(t * 0.9), 0.0), "alr": 0.08}
    return pose, shift


def reach(t: float) -> tuple[Pose, Vector]:
    """Return the pose of who holds out a hand, and gives."""
    pose, shift = _bent(-0.05, -0.06)
    pose |= {"aur": (0.9 + 0.06 * sin(t * 5.0), 0.05, 0.0), "alr": 0.55 + 0.1 * sin(t * 5.0)}
    return pose, shift


def handshake(t: float) -> tuple[Pose, Vector]:
    """Return the pose of who holds out a hand, lower, and shakes that of another."""
    pose, shift = _bent(-0.02, -0.04)
    pose |= {"aur": (0.62, 0.06, 0.0), "alr": 0.7 + 0.07 * sin(t * 11.0)}
    return pose, shift


def punch(t: float) -> tuple[Pose, Vector]:
    """Return the pose of two fists before the face that strike in turn."""
    pose, shift = stride(0.12, 0.4)
    turn = sin(2 * pi * 0.9 * t)
    pose |= {"spine": (-0.1, 0.3 * turn, 0.0), "head": (0.02, -0.2 * turn, 0.0)}
    for side, lag, out in _SIDES:
        out_ = max(0.0, sin(2 * pi * 0.9 * t + lag)) ** 2
        pose["au" + side] = (0.75 + 0.7 * out_, -0.15 * out, 0.04 * out)
        pose["al" + side] = 2.0 - 1.8 * out_
    return pose, shift


def kick(t: float) -> tuple[Pose, Vector]:
    """Return the pose of a leg that swings forward and comes back, every two seconds."""
    pose, shift = stride(0.0, 0.0)
    q = (t % 2.0) / 2.0
    back, out = (
        max(0.0, sin(pi * min(q / 0.4, 1.0))),
        max(0.0, sin(pi * min(max((q - 0.3) / 0.45, 0.0), 1.0))),
    )
    pose |= {
        "spine": (0.12 * out - 0.1 * back, 0.2 * back - 0.25 * out, 0.0),
        "lur": 1.25 * out - 0.5 * back,
        "llr": -0.9 * back - 0.15 * out,
        "lll": -0.15 * out,
        "aul": (0.7 * out, 0.0, 0.45),
        "aur": (-0.4 * out, 0.0, -0.4),
    }
    return pose, shift


HANDWORK: dict[str, Callable[[float], tuple[Pose, Vector]]] = {
    "chop": chop,
    "stir": stir,
    "type": type_,
    "write": write,
    "wipe": wipe,
    "sweep": sweep,
    "read": read,
    "photograph": photograph,
    "strum": strum,
    "drum": drum,
    "push": push,
    "pull": pull,
    "lift": lift,
    "stretch": stretch,
    "kneel": kneel,
    "bow": bow,
    "clap": clap,
    "point": point,
    "reach": reach,
    "handshake": handshake,
    "punch": punch,
    "kick": kick,
}
