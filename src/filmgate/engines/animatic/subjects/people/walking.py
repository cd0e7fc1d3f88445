"""The actors of people, robots and astronauts, with their motion."""

import math

from filmgate.engines.animatic.geometry.mesh import Mesh, Vector, placement
from filmgate.engines.animatic.motion import gaits
from filmgate.engines.animatic.motion import poses as at_rest
from filmgate.engines.animatic.motion.score import score
from filmgate.engines.animatic.subjects.actor import Actor
from filmgate.engines.animatic.subjects.casting import Casting
from filmgate.engines.animatic.subjects.part import Part
from filmgate.engines.animatic.subjects.people import figures, wardrobe

_WAIST, _LAP = 0.98, 0.4  # metres: heights of the hands of who stands and of who sits
_LOW = 5.0  # m/s2: less than that, leaps are high and slow


def person(part: Part) -> Actor:
    suit = part.kind == "astronaut"
    if suit:
        rig = figures.astronaut(part.kernels)
    elif part.kind == "robot":
        rig = figures.robot(part.kernels, part.coat, part.outfit)
    else:
        rig = figures.person(part.kernels, wardrobe.look(part.variant, part.coat, part.outfit))
    scale = 0.66 if part.variant in wardrobe.CHILDREN or part.outfit.child else 1.0
    low_gravity = part.gravity < _LOW
    slow = 0.7 if suit else 1.0
    # how far the arms are from the body, in radians: those of people are modelled away from it
    arms = 0.28 if suit else 0.12 if part.kind == "robot" else -0.16
    speeds = {"run": 3.0 * slow, "jump": 1.2 * slow, "walk": 1.15 * slow}
    played = score(
        part.beats, {k: v * scale * part.heading for k, v in speeds.items()}, part.duration, over=part.leaps
    )
    still = not played.ways.any()
    hang = 1.7 if low_gravity else 0.8

    def hop(t: float) -> float:
        once = part.leaps or len(part.beats) > 1
        q = (t - played.middle("jump")) / hang + 0.5 if once else (t % 2.4) / hang
        if "jump" in part.beats and 0 < q < 1:
            return (1.2 if low_gravity else 0.6) * 4 * q * (1 - q)
        return 0.07 * abs(math.sin(math.pi * t * 0.62)) if suit and played.moving(t) else 0.0

    def poses(action: str, t: float) -> tuple[gaits.Pose, Vector, float]:
        if action in ("run", "walk", "jump"):
            beat = {"run": 1.5, "walk": 0.62 if suit else 0.9, "jump": 0.7}[action]
            amount = {"run": 1.25, "walk": 0.9, "jump": 0.6}[action]
            pose, shift = gaits.stride(t * beat, amount, arms=arms)
            lifted = hop(t) if action == "jump" else 0.0
            if lifted > 0.05:
                k = min(lifted, 1.0)
                pose |= {
                    "lul": 0.6 * k,
                    "lll": -0.9 * k,
                    "lur": 0.3 * k,
                    "llr": -0.7 * k,
                    "aul": (0.3, 0.0, 0.5 + 0.5 * k),
                    "aur": (0.3, 0.0, -0.5 - 0.5 * k),
                }
            return pose, shift, 0.0
        return at_rest.person(action, t, arms=arms)

    def mesh(t: float, at: Vector) -> Mesh:
        pose, shift, pitch = played.pose(t, poses)
        swing = 0.05 + 0.10 * abs(played.way(t + 0.1) - played.way(t - 0.1)) * 5  # hair and cloth lag behind
        pose |= {
            "hair": (-swing - 0.04 * math.sin(t * 2.7), 0.05 * math.sin(t * 1.9), 0.0),
            "cape": (-2.2 * swing - 0.06 * math.sin(t * 3.1), 0.0, 0.04 * math.sin(t * 2.2)),
            "hem": (-0.6 * swing + 0.04 * math.sin(t * 2.9), 0.0, 0.05 * math.sin(t * 2.4)),
        }
        # who stands looks towards us, who hugs at somebody
        turn = 0.2 if part.action == "hug" else 1.15 + part.heading * part.aside if still else 0.0
        turn += 0.9 * math.sin(t * 0.8) * (part.action == "dance") + 1.6 * t * (part.action == "spin")
        matrix = placement(at, yaw=part.heading * (math.pi / 2 + turn), scale=scale, pitch=pitch)
        return rig.pose(part.kernels, pose, matrix, shift=shift)

    speed = max(speeds.get(beat, 0.0) for beat in part.beats) * scale * part.heading
    return Actor(
        height=1.85 * scale,
        length=0.9 * scale,
        speed=speed,
        mesh=mesh,
        hop=hop,
        way=played.way,
        face=1.62 * scale,
        hand=(_LAP if part.beats[0] == "sit" else _WAIST) * scale,
        uniform=bool(part.coat or part.outfit.top),
    )


CAST: dict[str, Casting] = {**dict.fromkeys(("person", "robot", "astronaut"), person)}
