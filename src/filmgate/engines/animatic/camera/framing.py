"""The framing of a shot: where the camera stands, and the point that it looks at."""

import math
from dataclasses import dataclass, replace

import numpy as np

from filmgate.engines.animatic.camera import lens, moves
from filmgate.engines.animatic.geometry.mesh import Vector
from filmgate.engines.animatic.motion.dances import DANCES
from filmgate.engines.animatic.subjects.actor import Actor, Sphere
from filmgate.engines.animatic.subjects.groups import Group
from filmgate.engines.animatic.world.places.record import Place
from filmgate.script.treatment import NEAR, Move, Treatment

_FORMED = 0.3  # of the usual bearing: an ensemble is seen from the audience
_LANDMARK = 0.85  # of the height: the camera looks up to show the building behind
_BELOW_CEILING = 2.5  # metres above the floor
_AHEAD = 1.0  # radians: by so much a close camera is ahead of who goes
_LARGE = 5.0  # metres: aircraft and dragons
_NEARER = 0.72  # of the distance: who moves is larger in a medium shot than what only stands
_ON_FACE = 0.955  # of the height of a face: lower, a camera that goes nearer would cut the hair
_NEAR_FACE = {"close": 0.58, "extreme": 0.42}  # times the height of the face
# of the frame's height: the head of an animal; radians aside, for one that stands and is turned to us anyway
_HEAD_TAKES, _TURNED = {"close": 0.55, "extreme": 0.85}, 0.25
_FRONTAL, _BESIDE = 0.4, 1.25  # of the way from its front to the usual side; radians, past what stands there
# hands at work: the share of the frame's width that they take with their things; metres by which hands reach
# beyond the points that they touch; a longer lens, that leaves their proportions as they are; how much higher
# than they are the camera is, as a share of its distance; the pace of its moves
_HANDS_TAKE, _BEYOND = {"close": 0.88, "extreme": 1.05}, 0.22
_APART = 0.6  # metres: of hands further apart than that, the middle is shown
_LONG_LENS, _OVER_HANDS, _CALM = math.radians(27.0), 0.38, 0.22
_GENTLE = 0.5  # of the pace: for two whose hands meet
_AT_WORK, _FROM_KNEES = 0.7, 0.67  # who works: factor of the distance; the aim, times the height
_FLATTER = 0.45  # of the tangent: a wide shot of a group shows the sky behind it, too
_ACROSS_STREET = 8.0  # metres: further away are the houses
_ALOFT = 14.0  # metres before what a flight over a view turns about, at least
_FLIGHT = 0.4  # of the distance: a fly-over ends before the subject leaves the frame below
_BIG_HEAD = 6.1  # times what is above the eyes: the head of a toddler is larger than its height tells
_FIRESIDE = lens.Framing(distance=4.4, bearing=math.pi, height=1.1, aim=-0.4)  # of a fire that nobody is at
_SMALL, _FROM_ABOVE = 1.4, 2.2  # see _enlarged
# of half the frame's height: the room for a leap; of a low leap, the camera leaves this share in the frame
_LEAPS, _STAYS = 0.5, 0.75
SHARE = {"extreme": 0.95, "close": 0.58, "medium": 0.36, "wide": 0.16, "far": 0.08}  # of the frame's height


@dataclass(frozen=True, slots=True, kw_only=True)
class Extent:
    """The size of a subject with its company, in metres. middle: of all of it from the subject, along x."""

    tall: float
    long: float
    middle: float


def frame(
    treatment: Treatment,
    place: Place,
    actor: Actor | None,
    company: Extent | None,
    path: moves.Path,
    duration: float,
    aspect: float,
    rng: np.random.Generator,
) -> lens.Framing:
    """Return the framing of a shot: the camera's distance, bearing and height.

    They follow from the size of the subject, with its company, and from the shot size of the treatment.
    """
    side = float(rng.uniform(-0.16, 0.16)) * (_FORMED if actor and actor.spots else 1.0)
    if actor is None:
        return _vista(treatment, place, side)
    share = SHARE[treatment.size] * _enlarged(treatment, actor, path)
    group = Group(actor, treatment.count)
    together = company or Extent(tall=group.tall, long=group.long, middle=0.0)
    tall, long, aside = together.tall, together.long, together.middle
    extent = max(tall * 1.05, long * 0.62 / min(aspect, 1.78) * 1.78) * (0.72 if company else 1.0)
    distance = extent * 0.5 / math.tan(lens.FIELD_OF_VIEW / 2) / share
    distance *= _nearness(treatment, place, actor)
    if not path.follows and abs(actor.speed) > 0.5:
        # who goes to a side that the prompt names stays in the frame; others may cross it
        goes = abs(actor.x(duration, duration) - actor.x(0.0, duration))
        crossing = goes * (1.05 if treatment.how.across else 0.6 / 1.3)
        distance = min(max(distance, crossing), distance * 3)
    if company and place.indoors and actor.scale != "table":
        distance *= 0.7
    bearing = math.pi + side
    if place.aside and treatment.how.across:  # along a street, sides would be no sides of the picture
        distance = min(distance, _ACROSS_STREET)
    elif place.aside:
        # who walks comes towards us, a vehicle goes into the street
        ahead = 1 if actor.tread[1] or not actor.speed else -1
        bearing = math.pi + place.aside * ahead * (1 if actor.speed >= 0 else -1)
    distance = min(distance, place.farthest)
    height = _eye_height(actor, distance)
    if group.steep:
        steep = group.steep * (1.0 if treatment.size == "medium" else _FLATTER)
        over = 0.5 * actor.height + steep * distance
        height = max(height, min(over, _BELOW_CEILING - actor.lift) if place.indoors else over)
    if place.below:
        height = -0.12 * distance
    if path.has(Move.FLY_OVER):
        height = max(height, 0.32 * distance)
    aim = (_LANDMARK if treatment.landmark else 0.52) * tall
    leads = actor.medium != "fixed" and not treatment.how.across
    before = 0.18 * actor.speed if leads else 0.0
    framing = lens.Framing(
        distance=distance, bearing=bearing, height=height, aim=aim, lead=aside + before, flight=_FLIGHT
    )
    if actor.face and treatment.size in NEAR:  # a face is framed, not its company
        framing = replace(framing, lead=before)
    if actor.head and treatment.count == 1 and treatment.size in NEAR:
        return _of_head(actor, actor.head, treatment.size, framing)
    if actor.face and treatment.count == 1:
        return _of_one(treatment, actor, framing, aspect, alone=company is None)
    return framing


def at_hands(treatment: Treatment, actor: Actor | None) -> bool:
    """Tell whether a shot is a close-up of what somebody's hands do."""
    near = treatment.hands and treatment.size in NEAR and treatment.count == 1
    return bool(near and actor and actor.face and actor.work)


def calm(treatment: Treatment, actor: Actor | None) -> float:
    """Return the factor of the pace of the camera.

    It stays with hands from the first frame to the last, and goes behind nobody of two whose hands meet.
    """
    if at_hands(treatment, actor):
        return _CALM
    return _GENTLE if actor and actor.apart else 1.0


def _of_head(actor: Actor, head: Sphere, size: str, framing: lens.Framing) -> lens.Framing:
    """Return the framing of the head of an animal, from before it and a little aside."""
    distance = 2 * head.radius / (2 * math.tan(lens.FIELD_OF_VIEW / 2) * _HEAD_TAKES[size])
    aside = _AHEAD if actor.speed else _TURNED
    return replace(
        framing,
        distance=distance,
        bearing=math.pi - math.copysign(aside, head.x),
        height=head.y + 0.12 * distance,
        aim=head.y,
        lead=head.x,
        deep=head.z,
    )


def _of_one(
    treatment: Treatment, actor: Actor, framing: lens.Framing, aspect: float, *, alone: bool
) -> lens.Framing:
    """Return the framing of one person: of the face, of the hands, or from the knees up.

    alone: nobody and nothing is close.
    """
    close = treatment.size in NEAR
    if actor.work and at_hands(treatment, actor):
        aside, high, deep = actor.work
        wide = (min(actor.span, _APART) + _BEYOND) / _HANDS_TAKE[treatment.size]
        front = math.atan2(aside, deep)  # from its hands one looks at who works
        off = math.remainder(framing.bearing - front, 2 * math.pi)
        side = math.copysign(_BESIDE, off) if actor.screened else off * (_FRONTAL if actor.props else 1.0)
        distance = wide / (2 * math.tan(_LONG_LENS / 2) * min(aspect, 1.78))
        return replace(
            framing,
            distance=distance,
            bearing=front + side,
            height=high + _OVER_HANDS * distance,
            aim=high,
            lead=aside,
            deep=deep,
            field=_LONG_LENS,
            level=high,
            steep=_OVER_HANDS,
        )
    face = actor.face or actor.height
    if close:
        ahead = math.pi - math.copysign(_AHEAD, actor.speed)
        return replace(
            framing,
            distance=_NEAR_FACE[treatment.size] * max(face, _BIG_HEAD * (actor.height - face)),
            height=face,
            aim=_ON_FACE * face,
            bearing=ahead if actor.speed else framing.bearing,  # who goes is seen from the front
        )
    if at_work(treatment, actor) and (actor.apart or alone):
        return replace(framing, distance=_AT_WORK * framing.distance, aim=_FROM_KNEES * actor.height)
    return framing


def at_work(treatment: Treatment, actor: Actor) -> bool:
    """Tell whether a medium shot shows what somebody's hands do, from the knees up. Who dances has feet."""
    busy = bool((actor.work and actor.props) or actor.apart) and not steps(treatment)
    return busy and treatment.size == "medium" and treatment.count == 1 and not actor.speed


def steps(treatment: Treatment) -> bool:
    """Tell whether somebody dances, whose feet must be seen."""
    return bool({*DANCES} & {*treatment.beats})


def _enlarged(treatment: Treatment, actor: Actor, path: moves.Path) -> float:
    """Return the factor of the share of the frame: what is small would be lost in a wide shot."""
    if treatment.size != "wide" or actor.medium == "fixed" or actor.face:
        return 1.0
    return _FROM_ABOVE if path.has(Move.FLY_OVER) else _SMALL if actor.medium != "ground" else 1.0


def _nearness(treatment: Treatment, place: Place, actor: Actor) -> float:
    """Return the factor of the distance for this sort of subject.

    Things and people are looked at more closely than animals. In a medium shot, whatever can move is closer
    than what only stands.
    """
    if actor.scale == "table":
        return 0.62
    if actor.medium == "fixed":
        return 0.5 if treatment.size in NEAR else 0.62
    near = _NEARER if treatment.size == "medium" else 1.0
    if actor.face:
        return near * (0.56 if place.indoors else 0.82 if actor.speed else 0.75)
    return near * (0.72 if actor.medium == "air" and actor.height > _LARGE else 1.0)


def _eye_height(actor: Actor, distance: float) -> float:
    """Return the height of the eye above the subject's foot, in metres."""
    if actor.medium == "air":
        return -0.12 * distance if actor.height < 5 else -1.5
    if actor.scale == "table":
        return 1.0 * actor.height + 0.55
    if actor.medium == "water":
        return min(4.2, 0.5 + 0.6 * actor.height)
    if actor.medium == "fixed":
        return 0.16 * actor.height + 1.2
    flat = max(actor.length - 2.5 * actor.height, 0.0)  # what lies along the ground is seen from above
    return 0.55 * min(actor.height, 4.0) + 0.22 + 0.7 * min(flat, 2.0)


def _vista(treatment: Treatment, place: Place, side: float) -> lens.Framing:
    """Return the framing of a shot without a subject, which shows the place itself.

    The eye is about as high as a person's, or in the air for a fly-over.
    """
    if "campfire" in treatment.effects:
        return _FIRESIDE
    flying = any(Move.FLY_OVER in group for group in treatment.moves)
    vista = place.vista
    high = max(vista.high, 15.0) if flying else vista.high
    overhead = {"aurora", "fireworks"} & {*treatment.weather, *treatment.effects} or vista.skyward
    up = vista.up if vista.up and not flying else 5.0 if overhead else -2.5 if flying else 1.2
    return lens.Framing(
        distance=max(vista.far, _ALOFT) * 2.2 if flying else vista.far,
        bearing=math.pi + side + vista.aside,
        height=high,
        aim=high + up,
    )


def rise(framing: lens.Framing, actor: Actor | None, t: float) -> float:
    """Return how many metres a camera that follows goes up with who leaps: it leaves the frame by no leap."""
    hop, room = actor.hop(t) if actor else 0.0, _LEAPS * framing.distance * math.tan(framing.field / 2)
    return hop - _STAYS * room * (1 - math.exp(-hop / room))


def look(
    framing: lens.Framing, path: moves.Path, offsets: moves.Offsets, foot: Vector, actor: Actor | None
) -> tuple[Vector, Vector]:
    """Return the position of the camera and the point that it looks at, in metres, for these offsets. `foot`:
    where the subject stands.
    """
    eye = lens.eye(framing, offsets, foot)
    target = (foot[0] + framing.lead, foot[1] + framing.aim, foot[2] + framing.deep)
    if path.has(Move.TRUCK_LEFT, Move.TRUCK_RIGHT) and not path.has(Move.TRACKING):
        # the lens keeps its direction, so that foreground and background slide past each other
        base = lens.eye(framing, replace(offsets, truck=0.0), foot)
        shift = tuple(a - b for a, b in zip(eye, base, strict=True))
        target = (target[0] + shift[0], target[1], target[2] + shift[2])
    if path.has(Move.PEDESTAL_UP, Move.PEDESTAL_DOWN):
        target = (target[0], target[1] + 0.85 * offsets.lift * min(framing.distance, 18.0), target[2])
    if actor is None:
        # a view has no subject to circle: look far ahead, so that moves read as travel
        ahead = math.hypot(target[0] - eye[0], target[2] - eye[2]) + 1e-6
        base = lens.eye(framing, moves.Offsets(), foot)
        far = 4 * math.hypot(foot[0] - base[0], foot[2] - base[2])
        target = (
            eye[0] + (target[0] - eye[0]) * far / ahead,
            0.0,
            eye[2] + (target[2] - eye[2]) * far / ahead,
        )
        drop = framing.aim - framing.height - 9.0 * offsets.fly
        target = (target[0], eye[1] + drop, target[2])
    return eye, target
