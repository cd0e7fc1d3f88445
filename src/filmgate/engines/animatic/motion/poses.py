"""Actions without moving from the spot, as joint angles: standing, sitting, eating, working, talking,
dancing.
"""

from math import cos, pi, sin

from filmgate.engines.animatic.geometry.mesh import Vector
from filmgate.engines.animatic.motion.exertions import EXERTIONS
from filmgate.engines.animatic.motion.gaits import Pose, amble, ease, stride
from filmgate.engines.animatic.motion.handwork import HANDWORK

TILT = 0.12  # radians that the hips of who sits on the ground lean back
_UPPER = ("au", "al", "he", "sp")  # how the names of the bones of arms, head and spine begin
Rest = tuple[Pose, Vector, float]  # joint angles, shift of the body in metres, pitch


def animal(action: str, t: float, hip: float) -> Rest:
    """Return the pose of a four-legged animal in this action at `t` seconds. `hip`: height of its hip above
    the ground.
    """
    if action in _ANIMAL:
        return _ANIMAL[action](t, hip)
    return (*look_about(t), 0.0)


def person(action: str, t: float, *, arms: float) -> Rest:
    """Return the pose of a person in this action at `t` seconds. `arms`: how far the arms are from the body,
    in radians.
    """
    if action in _PERSON:
        return (*_PERSON[action](t), 0.0)
    pose, shift = stride(0.0, 0.0, arms=arms)
    wide = 0.6 if action == "look" else 0.35
    pose |= {"head": (0.03, wide * sin(t * 0.7), 0.0), "spine": 0.012 * sin(t * 2)}
    return pose, shift, 0.0


def busy(sits: Rest, action: str, t: float, *, arms: float) -> Rest:
    """Return the pose of a person who sits like this, with the arms and the head of an action."""
    if action in ("sit", "stand"):
        return sits
    pose, shift, pitch = sits
    done, _, _ = person(action, t, arms=arms)
    return pose | {name: done[name] for name in done if name[:2] in _UPPER}, shift, pitch


def look_about(t: float) -> tuple[Pose, Vector]:
    """Return the pose and the shift of a standing animal at `t` seconds: its weight shifts, its head turns,
    its tail swings.
    """
    pose, _ = amble(0.0, 0.0)
    pose |= {
        "neck": 0.10 * sin(t * 0.8),
        "head": (0.05 * sin(t * 0.9), 0.35 * sin(t * 0.7 + 1), 0.0),
        "chest": 0.012 * sin(t * 2.1),
        "t1": (-0.2, 0.3 * sin(t * 1.5), 0.0),
    }
    return pose, (0.0, 0.004 * sin(t * 2.1), 0.0)


def _seated_animal(t: float, hip: float) -> Rest:
    """Return the pose of a sitting animal: haunches on the ground, forelegs straight."""
    pose, _ = look_about(t)
    for side in "lr":
        pose |= {
            "hu" + side: 1.15,
            "hl" + side: -1.55,
            "hf" + side: 0.9,
            "fu" + side: -0.62,
            "fl" + side: 0.0,
        }
    pose |= {
        "neck": -0.35 + 0.05 * sin(t * 0.8),
        "head": (-0.2, 0.35 * sin(t * 0.7 + 1), 0.0),
        "t1": (0.5, 0.3 * sin(t * 1.5), 0.0),
    }
    return pose, (0.0, -0.34 * hip, 0.0), 0.62


def _lying_animal(t: float, hip: float) -> Rest:
    """Return the pose of an animal that lies on its belly and breathes: legs folded, head on its forelegs."""
    pose, shift, pitch = resting_animal(t, hip)
    breath = 0.02 * sin(t * 1.7)
    return pose | {"neck": -0.72 + breath, "head": 0.42}, shift, pitch


def resting_animal(t: float, hip: float) -> Rest:
    """Return the pose of an animal that lies with its head up, as hoofed animals do where others sit."""
    breath = 0.02 * sin(t * 1.7)
    pose: Pose = {
        "neck": 0.05 + breath + 0.04 * sin(t * 0.8),
        "head": (-0.05, 0.3 * sin(t * 0.6 + 1), 0.0),
        "chest": breath,
        "t1": (-0.5, 0.5, 0.0),
        "t2": (0.0, 0.5, 0.0),
    }
    for side in "lr":
        pose |= {"fu" + side: -0.8, "fl" + side: 2.35, "hu" + side: 1.2, "hl" + side: -1.7, "hf" + side: 1.1}
    return pose, (0.0, -0.62 * hip, 0.0), 0.0


def _playing(t: float, _hip: float) -> Rest:
    """Return the pose of an animal that bats at something before it with one paw, then the other."""
    pose, _ = look_about(t)
    for side, lag in (("l", 0.0), ("r", pi)):
        up = max(0.0, sin(t * 4.2 + lag))
        pose["fu" + side] = 0.95 * up
        pose["fl" + side] = -0.9 * up * (1 - up) - 0.15 * up
    bounce = abs(sin(t * 4.2))
    pose |= {
        "neck": -0.35 + 0.12 * sin(t * 4.2),
        "head": (-0.12, 0.3 * sin(t * 2.1), 0.1 * sin(t * 2.1)),
        "chest": -0.06 * bounce,
        "t1": (-0.1, 0.55 * sin(t * 6.0), 0.0),
    }
    return pose, (0.0, 0.012 * bounce, 0.0), 0.0


def _grazing(t: float, _hip: float) -> Rest:
    """Return the pose of an animal with its head down that bites and chews."""
    pose, shift = look_about(t)
    pose |= {
        "neck": (-0.95 + 0.05 * sin(t * 1.1), 0.15 * sin(t * 0.5), 0.0),
        "head": (-0.15 + 0.07 * sin(t * 7), 0.0, 0.0),
    }
    return pose, shift, 0.0


def _calling(t: float, _hip: float) -> Rest:
    """Return the pose of an animal with its head up that barks, roars or howls."""
    pose, shift = look_about(t)
    push = max(0.0, sin(t * 2.6)) ** 2
    pose |= {"neck": 0.5 + 0.12 * push, "head": 0.25 + 0.2 * push, "chest": 0.08 * push}
    return pose, shift, 0.0


def seated(t: float) -> tuple[Pose, Vector]:
    """Return the pose and the shift of a person who sits on a seat with bent knees, at `t` seconds."""
    pose: Pose = {"spine": (0.18 + 0.015 * sin(t * 2), 0.0, 0.0), "head": (-0.08, 0.3 * sin(t * 0.6), 0.0)}
    for side, out in (("l", 1.0), ("r", -1.0)):
        pose["lu" + side] = (1.75, 0.0, 0.22 * out)
        pose["ll" + side] = -1.75
        pose["au" + side] = (0.55, 0.0, 0.14 * out)
        pose["al" + side] = 0.75
    return pose, (0.0, -0.78, 0.0)


def resting(t: float) -> tuple[Pose, Vector]:
    """Return the pose and the shift of a person who sits on the ground, without that of the legs."""
    pose: Pose = {
        "root": (TILT, 0.0, 0.0),
        "spine": (-0.34 + 0.015 * sin(t * 2), 0.0, 0.0),
        "head": (0.12, 0.3 * sin(t * 0.6), 0.0),
    }
    for side, out in (("l", 1.0), ("r", -1.0)):
        pose["au" + side] = (0.95, -0.45 * out, 0.10 * out)
        pose["al" + side] = 0.75
    return pose, (0.0, -0.82, 0.0)


def astride(t: float) -> tuple[Pose, Vector]:
    """Return the pose and the shift of a person astride an animal, with the reins, at `t` seconds."""
    pose: Pose = {"spine": (-0.06 + 0.02 * sin(t * 4), 0.0, 0.0), "head": (0.04, 0.2 * sin(t * 0.6), 0.0)}
    for side, out in (("l", 1.0), ("r", -1.0)):
        pose["lu" + side] = (0.95, 0.0, 0.62 * out)
        pose["ll" + side] = -0.95
        pose["au" + side] = (0.45, -0.3 * out, 0.06 * out)
        pose["al" + side] = 0.95
    return pose, (0.0, -0.78, 0.0)


def _eating(t: float) -> tuple[Pose, Vector]:
    """Return the pose of a figure whose one hand goes to the mouth and back."""
    pose, shift = stride(0.0, 0.0)
    up = 0.5 - 0.5 * cos(t * 1.9)
    pose |= {
        "aur": (0.35 + 0.75 * up, 0.0, -0.10),
        "alr": 1.1 + 1.15 * up,
        "aul": (0.35, 0.0, 0.1),
        "all": 1.1,
        "head": (-0.10 + 0.12 * up, 0.1 * sin(t * 0.5), 0.0),
    }
    return pose, shift


def _at_work(t: float) -> tuple[Pose, Vector]:
    """Return the pose of a figure with both hands busy before the chest and its eyes on them."""
    pose, shift = stride(0.0, 0.0)
    pose |= {
        "spine": (-0.10 + 0.015 * sin(t * 2), 0.08 * sin(t * 0.7), 0.0),
        "head": (-0.28, 0.12 * sin(t * 0.7), 0.0),
    }
    for side, lag, out in (("l", 0.0, 1.0), ("r", 1.9, -1.0)):
        pose["au" + side] = (0.62 + 0.10 * sin(t * 4.6 + lag), 0.0, 0.02 * out)
        pose["al" + side] = 1.15 + 0.22 * sin(t * 4.6 + lag + 0.7)
    return pose, shift


_SUPINE = 0.55  # radians that a forearm, and the hand on it, are turned up


def _talking(t: float) -> tuple[Pose, Vector]:
    """Return the pose of a figure that talks: its hands go with the words and its head nods."""
    pose, shift = stride(0.0, 0.0)
    say = sin(t * 1.3) * sin(t * 3.1)
    pose |= {
        "head": (0.05 + 0.07 * sin(t * 3.4), 0.25 * sin(t * 0.8), 0.05 * sin(t * 1.7)),
        "spine": (0.0, 0.12 * sin(t * 0.8), 0.0),
    }
    # one hand shows what is said, near the body and open upwards, then the other; the free one hangs
    turn = 0.5 + 0.5 * sin(0.9 * t + 0.6)
    for side, out, share in (("l", 1.0, ease(0.1, 0.8, turn)), ("r", -1.0, ease(0.2, 0.9, 1.0 - turn))):
        beat = sin(t * 2.9 + out) * share
        pose["au" + side] = (
            0.10 + 0.16 * share + 0.07 * beat,
            -0.30 * out * share,
            (0.13 + 0.06 * say * share) * out,
        )
        pose["al" + side] = (0.22 + 1.28 * share + 0.16 * beat, _SUPINE * out * share, 0.0)
        pose["hand" + side] = (0.10 * beat, _SUPINE * out * share, 0.0)
    return pose, shift


def _waving(t: float) -> tuple[Pose, Vector]:
    pose, shift = stride(0.0, 0.0)
    pose |= {
        "aur": (0.1, 0.0, -2.5),
        "alr": (0.35, 0.0, -0.45 * sin(t * 7)),
        "head": (0.06, 0.15 * sin(t * 0.9), 0.06),
        "spine": (0.0, 0.0, 0.05 * sin(t * 3.5)),
    }
    return pose, shift


def _throwing(t: float) -> tuple[Pose, Vector]:
    """Return the pose of a figure that winds up, strikes and recovers, every two seconds."""
    q = (t % 2.0) / 2.0
    back, out = (
        max(0.0, sin(pi * min(q / 0.45, 1.0))),
        max(0.0, sin(pi * min(max((q - 0.32) / 0.4, 0.0), 1.0))),
    )
    pose, shift = stride(0.12, 0.45)
    pose |= {
        "spine": (-0.12 * out, 0.7 * back - 0.6 * out, 0.0),
        "aur": (-1.1 * back + 1.7 * out, 0.0, -0.5 - 0.9 * back),
        "alr": 1.2 * back + 0.2,
        "aul": (0.9 * back, 0.0, 0.35),
        "all": 0.7,
        "lur": 0.9 * out,
        "llr": -0.5 * out,
    }
    return pose, shift


def _exercising(t: float) -> tuple[Pose, Vector]:
    """Return the pose of a figure that does deep knee bends with lifted arms."""
    down = 0.5 - 0.5 * cos(t * 2.3)
    pose: Pose = {"spine": (-0.35 * down, 0.0, 0.0), "head": 0.2 * down}
    for side, out in (("l", 1.0), ("r", -1.0)):
        pose["lu" + side] = (1.35 * down, 0.0, 0.16 * out)
        pose["ll" + side] = -2.1 * down
        pose["lf" + side] = 0.75 * down
        pose["au" + side] = (0.25 + 1.25 * down, 0.0, 0.15 * out)
    return pose, (0.0, -0.36 * down, 0.0)


def _floating(t: float) -> tuple[Pose, Vector]:
    """Return the pose of a weightless figure whose limbs drift."""
    pose: Pose = {
        "root": (-0.25 + 0.1 * sin(t * 0.5), 0.0, 0.12 * sin(t * 0.4)),
        "head": (0.1, 0.2 * sin(t * 0.6), 0.0),
    }
    for side, lag, out in (("l", 0.0, 1.0), ("r", 1.7, -1.0)):
        pose["au" + side] = (0.5 + 0.2 * sin(t * 0.9 + lag), 0.0, (0.8 + 0.15 * sin(t * 0.7 + lag)) * out)
        pose["al" + side] = 0.6 + 0.2 * sin(t * 0.8 + lag)
        pose["lu" + side] = (0.35 + 0.2 * sin(t * 0.6 + lag), 0.0, 0.15 * out)
        pose["ll" + side] = -0.7 + 0.2 * sin(t * 0.7 + lag)
    return pose, (0.0, 0.35 + 0.1 * sin(t * 0.9), 0.0)


def _swimming(t: float) -> tuple[Pose, Vector]:
    """Return the pose of a figure that swims the crawl: its arms turn and its legs flutter."""
    pose: Pose = {"root": (-1.35, 0.0, 0.1 * sin(t * 3)), "head": 0.7}
    for side, lag, out in (("l", 0.0, 1.0), ("r", pi, -1.0)):
        pose["au" + side] = (1.6 + 1.5 * sin(t * 3 + lag), 0.0, 0.25 * out)
        pose["al" + side] = 0.3
        pose["lu" + side] = 0.22 * sin(t * 9 + lag)
        pose["ll" + side] = -0.15
    return pose, (0.0, -0.65, 0.0)


def _hugging(t: float) -> tuple[Pose, Vector]:
    """Return the pose of a figure whose arms are around somebody in front of it, and which sways a little."""
    pose, shift = stride(0.0, 0.0)
    pose |= {"spine": (-0.06, 0.0, 0.03 * sin(t * 0.9)), "head": (-0.1, 0.0, 0.14 + 0.03 * sin(t * 0.9))}
    for side, out in (("l", 1.0), ("r", -1.0)):
        pose["au" + side] = (1.0 + 0.03 * sin(t * 1.1), -1.2 * out, 0.16 * out)
        pose["al" + side] = 1.45
    return pose, shift


_ANIMAL = {"sit": _seated_animal, "sleep": _lying_animal, "eat": _grazing, "talk": _calling, "work": _playing}
_ANIMAL |= dict.fromkeys(HANDWORK, _playing)
_PERSON = {
    "hug": _hugging,
    "sit": seated,
    "ride": astride,
    "eat": _eating,
    "work": _at_work,
    "talk": _talking,
    "wave": _waving,
    "throw": _throwing,
    "exercise": _exercising,
    "float": _floating,
    "fly": _floating,
    "swim": _swimming,
    **EXERTIONS,
    **HANDWORK,
}
