"""Deeds: where hands and what they hold are at a time, in the frame of who does it.

Metres beside an adult: x ahead, y up from the floor, z to the right.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

from filmgate.engines.animatic.geometry.mesh import Vector
from filmgate.engines.animatic.motion.gaits import Pose

# how a hand is on a point: closed around it, laid flat on it, with the tips of its fingers, or closed around
# a handle that goes on where its forearm points
Way = Literal["fist", "flat", "pinch", "wield"]
UP, RIGHT, AHEAD = (0.0, 1.0, 0.0), (0.0, 0.0, 1.0), (1.0, 0.0, 0.0)
DOWN = (0.0, -1.0, 0.0)
CLASP = 6.0  # how far fingers are closed of a hand that is open for another; 1 more: closed around it


@dataclass(frozen=True, slots=True, kw_only=True)
class Touch:
    """A point for a hand. axis: where its thumb points; palm: where its palm looks, None as the arm likes;
    close: how far its fingers are closed; elbow: where the elbow points, None: down and out.
    """

    at: Vector = (0.0, 0.0, 0.0)
    axis: Vector = UP
    palm: Vector | None = None
    way: Way = "fist"
    close: float = 0.85
    elbow: Vector | None = None


def clasp(share: float) -> float:
    """Return how a hand is closed that lies in another. share: 0 while it is open, 1 once it has closed."""
    return CLASP + min(max(share, 0.0), 1.0)


class Frame(NamedTuple):
    """The place of a thing that is held. at: of its point `by`; along: the way of its length; front: the way
    of its front.
    """

    at: Vector
    along: Vector = UP
    front: Vector = AHEAD
    by: str = "origin"


class Hand(NamedTuple):
    """A hand on a thing. of: "first" or "second" of what is held, "before", "piece" (the last that is worked
    on), or "" for none; then `touch` says where. off: metres beside the point.
    """

    of: str
    point: str = "grip"
    off: Vector = (0.0, 0.0, 0.0)
    touch: Touch = Touch()


RIGHT_GRIP, LEFT_SECOND = Hand("first"), Hand("first", "second")


class Partner(NamedTuple):
    """Somebody whom the hands meet. ahead, right: metres from the hips of who deals with them; stature: in
    metres; led: in a dance, by who deals with them.
    """

    ahead: float
    right: float
    stature: float
    led: bool


class Doing(NamedTuple):
    """A moment of a deed. things: of what is held, in its order; None: a hand does what the pose says. gaze:
    the point that is looked at; None: what is ahead.
    """

    things: tuple[Frame, ...] = ()
    right: Hand | None = None
    left: Hand | None = None
    gaze: Vector | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Around:
    """The places of parts of the body, and the middle of the surface that is worked at. points: of what
    stands before the person; partner: where somebody stands whom the hands meet, metres ahead and to the
    right; tall: its size, as a share of one's own.
    """

    mouth: Vector
    eyes: Vector
    chest: Vector
    hips: Vector
    desk: Vector
    points: Mapping[str, Vector] = field(default_factory=dict)
    piece: Vector = (0.0, 0.0, 0.0)  # the middle of the top of what is worked on
    partner: tuple[float, float] = (0.0, 0.0)
    tall: float = 1.0
    other: Mapping[str, Vector] = field(default_factory=dict)  # points of the body of who is tended to


Body = Callable[[float], tuple[Pose, Vector]]
Hands = Callable[[float, Around], Doing]


@dataclass(frozen=True, slots=True, kw_only=True)
class Deed:
    """A way to deal with things. body: the pose of all but the arms; hands: where they are.

    seat: height of what is sat on, 0 for who stands. goes: the person walks. apart: metres to what stands
    before. turn: radians towards the camera, from the profile. high: of the table, metres; 0 is its usual
    height. aside: of what stands before, metres to the right. swings: what stands before opens like a
    door. cuts: what is worked on loses slices, from the right.
    """

    body: Body
    hands: Hands
    seat: float = 0.0
    goes: bool = False
    apart: float = 0.2
    turn: float = 0.75
    high: float = 0.0
    slant: float = 0.0
    aside: float = 0.0
    swings: bool = False
    cuts: bool = False


def plus(a: Vector, x: float, y: float, z: float) -> Vector:
    """Return a point moved by x, y and z."""
    return (a[0] + x, a[1] + y, a[2] + z)


def mixed(a: Vector, b: Vector, share: float) -> Vector:
    """Return the point at this share of the way from a to b."""
    x, y, z = (p + (q - p) * share for p, q in zip(a, b, strict=True))
    return (x, y, z)
