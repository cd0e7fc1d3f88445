"""The actors of people, robots and astronauts, with their motion."""

import math
from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import TypeVar

import numpy as np

from filmgate.engines.animatic.effects import water
from filmgate.engines.animatic.geometry.mesh import Mesh, Vector, placed, placement
from filmgate.engines.animatic.geometry.rig import Angles
from filmgate.engines.animatic.motion import gaits
from filmgate.engines.animatic.motion import poses as at_rest
from filmgate.engines.animatic.motion.boarding import STANCES
from filmgate.engines.animatic.motion.climbing import CLIMBS, TURN
from filmgate.engines.animatic.motion.dances import DANCES
from filmgate.engines.animatic.motion.deed import Deed
from filmgate.engines.animatic.motion.handwork import HANDWORK
from filmgate.engines.animatic.motion.leaping import HANG
from filmgate.engines.animatic.motion.pairs import FACING
from filmgate.engines.animatic.motion.score import Score, score
from filmgate.engines.animatic.motion.stairs import STAIRS
from filmgate.engines.animatic.motion.steps import GAITS
from filmgate.engines.animatic.native.structs import Floats
from filmgate.engines.animatic.subjects.actor import Actor
from filmgate.engines.animatic.subjects.casting import Casting
from filmgate.engines.animatic.subjects.groups import SEATS_TURN
from filmgate.engines.animatic.subjects.objects.fires import IN_HAND
from filmgate.engines.animatic.subjects.part import TOWARDS_US, Part
from filmgate.engines.animatic.subjects.people import couples, figures
from filmgate.engines.animatic.subjects.people.alight import alight
from filmgate.engines.animatic.subjects.people.ascents import ascending
from filmgate.engines.animatic.subjects.people.expression import blink, moods, mouth
from filmgate.engines.animatic.subjects.people.frames import vector
from filmgate.engines.animatic.subjects.people.going import LIFTED, PUSHING, Goes, goer, speeds
from filmgate.engines.animatic.subjects.people.handling import Handling, Moment
from filmgate.engines.animatic.subjects.people.kneeling import LOWER, face
from filmgate.engines.animatic.subjects.people.likeness import look_of, person_of
from filmgate.engines.animatic.subjects.people.persons import ADULT
from filmgate.engines.animatic.subjects.people.tears import Tears
from filmgate.engines.animatic.subjects.people.traces import traces
from filmgate.engines.animatic.subjects.people.turns import by_action
from filmgate.script.tables import words

_WAIST, _LAP = 0.98, 0.4  # metres: heights of the hands of who stands and of who sits
_WAVE = 1.9  # metres: the wave that a surfer rides
_TALLER = 1.35  # times the stature: the frame does not grow for what is higher
_LEAP = 1.9  # m/s of who leaps into something
_LOW = 5.0  # m/s2: less than that, leaps are high and slow
_CLOSE = 1.0  # radians: a face that is looked at closely is turned so far at least
_GLANCE = 0.30  # radians that the head of who stands is turned further
# actions of who looks at something else
_ELSEWHERE = frozenset(
    (*HANDWORK, *DANCES, *CLIMBS, *words("look sleep crawl fall swim float fly work eat cry"))
)
_BEFORE_SEAT = 0.24  # of the stature: so far before a seat stands who leaves it
_ORIGIN = (0.0, 0.0, 0.0)
_SCREENS, _HIDES = ("screen", "photo-camera typewriter", "easel", "piano"), 0.3  # kinds with an upright part
_TALL = 1.6  # a frame is so much wider than it is high, and keeps a margin
_SHARES = (0.37, 0.42, 0.5, 0.55, 0.61)  # of the shot: where hands are in it
_GRIPS = {  # how far hands are closed
    "work": 0.45,
    "throw": 0.8,
    "exercise": 0.9,
    "run": 0.55,
    "eat": 0.5,
    **dict.fromkeys(("chop", "stir", "sweep", "write", "pull", "lift", "punch", "drum"), 0.8),
    **dict.fromkeys(("read", "photograph", "strum", "wipe"), 0.4),
}

_NO_DEEDS: Mapping[str, Deed] = {}
_NO_SPEEDS: Mapping[str, float] = {}

_Result = TypeVar("_Result")
_Posed = Callable[[gaits.Pose, Floats, Vector, float], _Result]  # pose, place, shift, seconds


def human(part: Part) -> Actor:
    """Make the actor of a person."""
    who, feelings = person_of(part), look_of(part).emotion.split()
    lag, arms = 1.7 * part.number, 0.30 if part.kind == "astronaut" else 0.13
    partner = couples.partner(part, who)
    hands = by_action(who, part.things, part.beats, part.table, part.other, partner)
    deeds = {beat: deed for beat in part.beats if (deed := hands[beat].deed(beat))}
    cries = "cry" in (*feelings, *part.beats) and part.close and not look_of(part).beast
    weeps = Tears(who) if cries else None
    busy = bool(part.things) or any(hands[beat].contact(beat) for beat in part.beats)
    pushes = {beat for beat, deed in deeds.items() if deed.goes}
    played = _played(part, who.scale, {beat: PUSHING * deed.goes for beat, deed in deeds.items()})
    worked = next((played.middle(beat) for beat in part.beats if beat in deeds), 0.5 * part.duration)

    goes = goer(part, who, played.way, arms=arms, down=played.middle("jump") + 0.5 * HANG)

    def rests(t: float) -> tuple[float, float]:
        acts = played.at(t)
        grounded = sum(weight for action, weight in acts if action not in LIFTED | pushes)
        sits = sum(weight for action, weight in acts if part.seated or action == "sit")
        return grounded, sits if part.seat else 0.0

    def stands(pose: gaits.Pose, shift: Vector, t: float) -> tuple[Angles, Vector]:
        """Return the angles and the place of a body, higher by the seat that a deed is done on."""
        acts, (grounded, seated) = played.at(t), rests(t)
        done = [(deed, weight) for action, weight in acts if (deed := deeds.get(action)) and not part.seat]
        raised = sum(weight * deed.seat for deed, weight in done)  # higher by a seat of its own
        angles, (x, y, z) = who.stands(pose, shift, grounded=grounded, seated=seated or float(raised > 0))
        return angles, (x, y + raised * who.body.stature / ADULT, z)

    def handling(t: float) -> Handling:
        return hands[max(played.at(t), key=lambda one: one[1])[0]]

    def moment(pose: gaits.Pose, shift: Vector, t: float) -> Moment:
        acts = [one for one in played.at(t) if hands[one[0]] is handling(t)]
        return handling(t).moment(*stands(pose, shift, t), acts, t)

    def posed(pose: gaits.Pose, matrix: Floats, shift: Vector, t: float) -> Mesh:
        acts, (grounded, seated) = played.at(t), rests(t)
        grip = sum(weight * _GRIPS.get(action, 0.0) for action, weight in acts)
        grips, whole, lids = (grip, grip), dict[str, float | Vector | Floats](pose), 0.0
        if busy:
            _, (x, y, z) = stands(pose, shift, t)
            now = moment(pose, shift, t)
            grips, whole = (now.grips[0] or grip, now.grips[1] or grip), {**whole, **now.angles}
            shift, grounded, lids = (x / who.scale, y / who.scale, z / who.scale), 0.0, now.lids
        return who.mesh(
            part.kernels,
            whole,
            matrix,
            shift=shift,
            grounded=grounded,
            seated=seated,
            grips=grips,
            lids=max(blink(t + lag), lids),
            moods=moods(t, part.duration, feelings, lag),
            mouth=mouth(acts, t, lag),
        )

    def touched(pose: gaits.Pose, matrix: Floats, shift: Vector, t: float) -> list[Vector]:
        return handling(t).ends(moment(pose, shift, t), matrix)

    def brings(pose: gaits.Pose, matrix: Floats, shift: Vector, t: float) -> list[Mesh]:
        aside = 0.0 if pushes else played.way(worked) - played.way(t)
        now, done = moment(pose, shift, t), max(played.at(t), key=lambda one: one[1])[0]
        found = handling(t).meshes(now, matrix, (aside, 0.0, 0.0), done, t)
        left = traces(deeds.get(done), handling(t).things, now.things, t) if not pushes else []
        found += [placed(one, matrix) for one in left]
        return found + weeps.meshes(t, *stands(pose, shift, t), matrix) if weeps else found

    def ends(pose: gaits.Pose, matrix: Floats, shift: Vector, t: float) -> list[Vector]:
        return handling(t).burns(moment(pose, shift, t), matrix)

    actor = _actor(
        part,
        played,
        mesh=_moved(part, played, posed, arms=arms, goes=goes, deeds=deeds),
        height=1.06 * who.body.stature,
        face=face(who, part, deeds)
        - LOWER * who.scale * any(one.kneels(beat) for beat, one in hands.items()),
        scale=who.scale,
        stands=_leaving(part, who.body.stature, rests),
    )
    tips = _moved(part, played, ends, arms=arms, goes=goes, deeds=deeds)
    actor = replace(
        ascending(_with_effects(actor, part, tips), part, who.scale),
        apart=couples.apart(part, who.body.stature),
    )
    if busy:
        actor = _at_work(actor, part, _moved(part, played, touched, arms=arms, goes=goes, deeds=deeds))
    if not (part.things or cries):
        return actor
    props = _moved(part, played, brings, arms=arms, goes=goes, deeds=deeds)
    return _with_things(actor, part, max(one.deep for one in hands.values()), props)


def _leaving(
    part: Part, stature: float, rests: Callable[[float], tuple[float, float]]
) -> Callable[[float], Vector] | None:
    """Return where somebody is at a time who leaves a seat: metres aside, how far it has left it, metres on;
    None for who stays. rests: how far it stands and sits.
    """
    if part.seat != "thing" or len({*part.beats}) == 1 or part.seated:
        return None

    def leaves(t: float) -> Vector:
        share = 1.0 - rests(t)[1]
        turn = part.heading * (math.pi / 2 + TOWARDS_US + part.heading * part.aside)
        ahead = _BEFORE_SEAT * stature * share
        return ahead * math.sin(turn), share, ahead * math.cos(turn)

    return leaves


def _with_effects(actor: Actor, part: Part, tips: Callable[[float, Vector], list[Vector]]) -> Actor:
    """Return the actor with the flames in its hands, or the wave that it rides. tips: where flames are."""
    lit = [one for one in part.things if one.place == "held" and one.name in IN_HAND]
    if lit:
        return replace(actor, effects=tuple(alight(number, one, tips) for number, one in enumerate(lit)))
    if "surf" in part.beats:
        wave = water.breaker(_WAVE, part.heading, seed=part.seed)
        return replace(actor, medium="water", effects=(wave,), lift=0.12)
    return actor


def _with_things(
    actor: Actor, part: Part, deep: float, props: Callable[[float, Vector], list[Mesh]]
) -> Actor:
    """Return the actor with its things. deep: metres that they take before it."""
    tops = [float(one.at[:, 1].max()) for one in props(0.5 * part.duration, _ORIGIN)]
    tall = min(max((actor.height, *tops)), _TALLER * actor.height)
    return replace(actor, props=props, height=tall, length=actor.length + deep)


def _at_work(actor: Actor, part: Part, work: Callable[[float, Vector], list[Vector]]) -> Actor:
    """Return the actor with the place of its hands. work: where they and their things are."""
    ends = [end for t in _SHARES for end in work(t * part.duration, _ORIGIN)]
    if not ends:
        return actor
    low, high = np.min(ends, axis=0), np.max(ends, axis=0)
    wide, tall, deep = (high - low).tolist()
    fixed = [one for one in part.things if one.place in ("before", "worked")]
    hides = any(one.size[1] > _HIDES * one.size[0] and one.name.startswith(_SCREENS) for one in fixed)
    span = max(math.hypot(wide, deep), _TALL * tall)
    return replace(actor, work=vector((low + high) / 2), span=span, screened=hides)


def machine(part: Part) -> Actor:
    """Make the actor of a robot."""
    rig = figures.robot(part.kernels, part.coat, part.outfit)
    played = _played(part, 1.0)

    def posed(pose: gaits.Pose, matrix: Floats, shift: Vector, _t: float) -> Mesh:
        return rig.pose(part.kernels, pose, matrix, shift=shift)

    moved = _moved(part, played, posed, arms=0.12)
    actor = _actor(part, played, mesh=moved, height=figures.ROBOT, face=1.62, scale=1.0)
    return replace(actor, apart=couples.apart(part, figures.ROBOT))


def _played(part: Part, scale: float, pushes: Mapping[str, float] = _NO_SPEEDS) -> Score:
    """Return the score of somebody. pushes: the speeds of actions that are done with things, in m/s."""
    own = speeds(part) | {**pushes}
    paces = {name: speed * scale * part.heading for name, speed in own.items()}
    if not (part.lands and "jump" in part.beats):
        return score(part.beats, paces, part.duration, over=part.leaps)
    paces["jump"] = _LEAP * scale * part.heading
    played = score(part.beats, paces, part.duration, over=True)
    return played.stopped(played.middle("jump") + 0.5 * HANG)


def _hop(part: Part, played: Score) -> Callable[[float], float]:
    low_gravity = part.gravity < _LOW
    hang = 1.7 if low_gravity else HANG

    def hop(t: float) -> float:
        once = part.leaps or len(part.beats) > 1
        q = (t - played.middle("jump")) / hang + 0.5 if once else (t % 2.4) / hang
        if "jump" in part.beats and 0 < q < 1:
            return (1.2 if low_gravity else 0.45) * 4 * q * (1 - q)
        bounces = part.kind == "astronaut" and played.moving(t)
        return 0.07 * abs(math.sin(math.pi * t * 0.62)) if bounces else 0.0

    return hop


def _moved(
    part: Part,
    played: Score,
    posed: _Posed[_Result],
    *,
    arms: float,
    goes: Goes | None = None,
    deeds: Mapping[str, Deed] = _NO_DEEDS,
) -> Callable[[float, Vector], _Result]:
    """Return the function of time and place of what `posed` makes of somebody who does what the part says.

    goes: how it walks, runs and rests; deeds: what it does with things, by action.
    """
    still = not played.ways.any()
    hop = _hop(part, played)

    def sits(t: float) -> tuple[gaits.Pose, Vector, float]:
        if part.seat == "" and goes:
            return (*goes("rest", t), 0.0)
        return at_rest.person("ride" if part.seat in ("back", "shoulders") else "sit", t, arms=arms)

    def poses(action: str, t: float) -> tuple[gaits.Pose, Vector, float]:
        if (deed := deeds.get(action)) and goes:
            pose, shift = deed.body(t)
            if deed.goes or part.seated:
                legs, shift = sits(t)[:2] if part.seated else goes(action, t)
                pose = legs | {name: pose[name] for name in ("spine", "head") if name in pose}
            return pose, shift, 0.0
        if goes and part.lands and action in ("jump", "stand"):
            return (*goes("jump", t), 0.0)
        if goes and (action == "sit" or part.seated):
            return at_rest.busy(sits(t), action, t, arms=arms)
        if action in (*GAITS, *DANCES, *STANCES, *STAIRS, *CLIMBS, "crouch") and goes:
            return (*goes(action, t), 0.0)
        if action in ("run", "walk", "jump"):
            return _striding(action, t, hop(t) if action == "jump" else 0.0, arms)
        return at_rest.person(action, t, arms=arms)

    def moved(t: float, at: Vector) -> _Result:
        pose, shift, pitch = played.pose(t, poses)
        swing = 0.05 + 0.10 * abs(played.way(t + 0.1) - played.way(t - 0.1)) * 5  # hair and cloth lag behind
        pose |= {
            "hair": (-swing - 0.04 * math.sin(t * 2.7), 0.05 * math.sin(t * 1.9), 0.0),
            "cape": (-2.2 * swing - 0.06 * math.sin(t * 3.1), 0.0, 0.04 * math.sin(t * 2.2)),
            "hem": (-0.6 * swing + 0.04 * math.sin(t * 2.9), 0.0, 0.05 * math.sin(t * 2.4)),
        }
        turn = _towards(part, deeds) if still or deeds else 0.0
        yaw = pose.pop("yaw", 0.0)
        turn += part.heading * (yaw[1] if isinstance(yaw, tuple) else yaw) + 1.6 * t * (part.action == "spin")
        if aside := _looks(part, free=still and not deeds):
            pose["head"] = couples.glancing(pose.get("head", 0.0), aside)
        matrix = placement(at, yaw=part.heading * (math.pi / 2 + turn), pitch=pitch)
        return posed(pose, matrix, shift, t)

    return moved


def _striding(action: str, t: float, hop: float, arms: float) -> tuple[gaits.Pose, Vector, float]:
    """Return the pose of who runs, walks or jumps on stiff feet. hop: metres above the ground."""
    beat = {"run": 1.5, "walk": 0.9, "jump": 0.7}[action]
    amount = {"run": 1.25, "walk": 0.9, "jump": 0.6}[action]
    pose, shift = gaits.stride(t * beat, amount, arms=arms)
    if hop > 0.05:
        k = min(hop, 1.0)
        pose |= {"lul": 0.6 * k, "lll": -0.9 * k, "lur": 0.3 * k, "llr": -0.7 * k}
        pose |= {"aul": (0.3, 0.0, 0.5 + 0.5 * k), "aur": (0.3, 0.0, -0.5 - 0.5 * k)}
    return pose, shift, 0.0


def _towards(part: Part, deeds: Mapping[str, Deed]) -> float:
    """Return the radians that somebody at rest is turned to the camera: who hugs or deals with somebody looks
    at them.
    """
    if part.facing is not None:
        return part.facing
    if part.rounds:
        return math.pi / 2
    return max(_turned(part, deeds), _CLOSE) if part.close else _turned(part, deeds)


def _turned(part: Part, deeds: Mapping[str, Deed]) -> float:
    """Return the radians that somebody is turned to the camera by what it does."""
    if part.seat == "back" or (part.meets and FACING & {*part.beats}):
        return couples.opened(part)
    if deed := next((deeds[beat] for beat in part.beats if beat in deeds), None):
        return deed.turn + part.heading * part.aside
    if part.across:
        return 0.0 if part.action == "swing" else part.heading * (part.aside - SEATS_TURN)
    if part.action in CLIMBS:
        return TURN
    if part.meets:
        return 0.4
    return TOWARDS_US + part.heading * part.aside


def _looks(part: Part, *, free: bool) -> float:
    """Return the radians to the left of its body to which somebody looks: at whom it meets, or at us."""
    if part.meets:
        return couples.looks(part)
    return -_GLANCE * part.heading if free and not _ELSEWHERE & {*part.beats} else 0.0


def _actor(
    part: Part,
    played: Score,
    *,
    mesh: Callable[[float, Vector], Mesh],
    height: float,
    face: float,
    scale: float,
    stands: Callable[[float], Vector] | None = None,
) -> Actor:
    speed = max(speeds(part).get(beat, 0.0) for beat in part.beats) * scale * part.heading
    return Actor(
        height=height,
        length=0.9 * scale,
        speed=speed,
        mesh=mesh,
        hop=_hop(part, played),
        way=played.way,
        face=face,
        stands=stands,
        hand=(_LAP if part.seated or part.beats[0] == "sit" else _WAIST) * scale,
        uniform=bool(part.coat or part.outfit.top),
        aside=part.aside,
        beyond=part.beyond,
        lies="sleep" in part.beats,
    )


CAST: dict[str, Casting] = {"person": human, "robot": machine, "astronaut": human}
