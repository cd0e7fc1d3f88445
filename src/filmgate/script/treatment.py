"""The treatment: the values that the engine films one shot from, such as place, subject, actions and camera
moves.
"""

from dataclasses import dataclass
from enum import StrEnum
from typing import Literal, NamedTuple

NEAR = frozenset(("close", "extreme"))  # sizes of a shot that shows a face or hands


class Move(StrEnum):
    """A camera move. The first fifteen are the contract's bracket commands (contract 3.1)."""

    TRUCK_LEFT = "Truck left"
    TRUCK_RIGHT = "Truck right"
    PAN_LEFT = "Pan left"
    PAN_RIGHT = "Pan right"
    PUSH_IN = "Push in"
    PULL_OUT = "Pull out"
    PEDESTAL_UP = "Pedestal up"
    PEDESTAL_DOWN = "Pedestal down"
    TILT_UP = "Tilt up"
    TILT_DOWN = "Tilt down"
    ZOOM_IN = "Zoom in"
    ZOOM_OUT = "Zoom out"
    SHAKE = "Shake"
    TRACKING = "Tracking shot"
    STATIC = "Static shot"
    ORBIT = "Orbit"
    FLY_OVER = "Fly over"


class Outfit(NamedTuple):
    """The clothes and the face of a person. Colours are sRGB hex; "" is the usual one of that person.

    cut: the shape of the clothes: shirt (with trousers), coat, dress, robe, fur (none: an animal that
    stands like a person); hat: a row of headwear.HATS; beast: the animal that it is; child: it is small,
    with a large head; garments: the nouns of the clothes, with spaces between them; pattern: of the top,
    with its second colour; legs_pattern: the same of what legs wear; under: the shirt under a coat that
    is open; patch: over an eye. Other garments are their colours. sex, years, build, ancestry, style: see
    physique.Physique.
    """

    cut: str = ""
    top: str = ""
    legs: str = ""
    hat: str = ""
    hat_colour: str = ""
    cape: str = ""
    hair: str = ""
    beard: bool = False
    moustache: bool = False
    shoes: str = ""
    boots: bool = False
    glasses: str = ""
    scarf: str = ""
    tie: str = ""
    emotion: str = ""
    beast: str = ""
    child: bool = False
    garments: str = ""
    sex: str = ""
    years: int = 0
    build: str = ""
    ancestry: str = ""
    style: str = ""
    pattern: str = ""
    legs_pattern: str = ""
    under: str = ""
    open: bool = False
    vest: str = ""
    apron: str = ""
    bib: str = ""
    suspenders: str = ""
    belt: str = ""
    pack: str = ""
    gloves: str = ""
    socks: str = ""
    mask: str = ""
    bow: str = ""
    chain: str = ""
    wings: str = ""
    patch: bool = False
    skin: str = ""


class Named(NamedTuple):
    """A building behind the subject that the prompt names."""

    kind: str
    noun: str
    variant: str = ""
    burns: bool = False


# position of a role in relation to its anchor, seen from the camera; ahead: the anchor follows the role;
# after: the role follows the anchor; crossed: the anchor jumps over it; around: a group that has the anchor
# in its middle; amid: in the middle of the anchor, which is a group; before: the anchor works at it; worked:
# it lies there, and the anchor works on it; ridden: the anchor stands or sits on it, and it goes along;
# entered: the anchor jumps into it
Relation = Literal[
    "beside",
    "left",
    "right",
    "above",
    "below",
    "behind",
    "front",
    "held",
    "ahead",
    "after",
    "facing",
    "crossed",
    "around",
    "amid",
    "before",
    "worked",
    "ridden",
    "entered",
    "climbed",
    "leant",
    "tended",
]


class How(NamedTuple):
    """The way in which somebody does something: the direction seen in the picture, and the pace.

    across: 1 to the right, -1 to the left, 0 if the prompt does not say; up: 1 upwards, -1 downwards; tempo:
    1 is the usual speed, less than 0 is backwards; turn: 1 clockwise, -1 anticlockwise; gains: 1 for who
    becomes faster, -1 for who becomes slower.
    """

    across: int = 0
    up: int = 0
    tempo: float = 1.0
    turn: int = 0
    gains: int = 0


class Change(NamedTuple):
    """Something that becomes different during the shot.

    what: of a role, colour, grow, melt, wilt …, or kind, if it becomes something else (`into`); of the place,
    light. start, to: sRGB hex of colours, or times of day; "" is how it looks anyway. tempo: 1 takes most of
    the shot.
    """

    what: str
    start: str = ""
    to: str = ""
    into: "Supporting | None" = None
    tempo: float = 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Supporting:
    """A supporting role: a person or thing that is in the picture beside the subject."""

    kind: str
    noun: str
    variant: str = ""
    coat: str | None = None
    outfit: Outfit = Outfit()
    text: str = ""
    count: int = 1
    beats: tuple[str, ...] = ("stand",)
    seated: bool = False  # it sits, whatever its hands do
    relation: Relation = "beside"
    scale: float = 1.0  # its size; 1 is the normal size of its kind
    stuff: str = ""  # material and pattern, such as "wood striped"
    during: str = ""  # the action for which somebody needs it; "": it is there all the time
    reached: Relation | None = None  # its position at the end of the shot, if the subject goes to it
    id: str = ""  # of the role in the script
    of: str = ""  # id of the supporting role that `relation` is to, its anchor; "": the subject
    how: How = How()
    changes: tuple[Change, ...] = ()


class Happening(NamedTuple):
    """Something that happens to things by gravity or by blows.

    what: a name of the engine's table; things: who and what takes part, the one that acts first; props:
    names of what stands around; keeps: it happens where the shot is, even if the prompt does not name that.
    """

    what: str
    things: tuple[Supporting, ...] = ()
    props: tuple[str, ...] = ()
    keeps: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Stir:
    """The motion of one part of a given picture, or of somebody who comes into it.

    what: "subject", a part (sky, water, plants …), what is drawn over it (steam …), or the kind of somebody
    who comes in. does: a name of a table of `stirs`, "over", or "enter". way: -1 to the left, 1 to the right.
    amount: 1 is usual. since: the share of the clip after which it begins. count: how many come in.
    """

    what: str
    does: str
    way: int = 0
    amount: float = 1.0
    since: float = 0.0
    count: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Treatment:
    """One shot in words of the engine. Names are keys of the parser's tables; `inferred`: fields that the
    prompt left open.
    """

    scene: str
    time: str
    weather: tuple[str, ...] = ()
    snowy: bool = False
    subject: str | None = None
    noun: str = ""
    variant: str = ""  # the form of its kind, such as "swan" of a fowl
    coat: str | None = None
    stuff: str = ""  # material and pattern, such as "wood striped"
    outfit: Outfit = Outfit()
    text: str = ""  # that is written on a sign
    count: int = 1
    beats: tuple[str, ...] = ("stand",)  # actions of the subject, one after the other
    seated: bool = False  # the subject sits, whatever its hands do
    obstacle: str | None = None
    size: str = "medium"
    style: str | None = None
    season: str | None = None
    mood: str | None = None
    lit: tuple[str, ...] = ()  # how it is lit, names of atmosphere.LIGHT
    backdrop: str | None = None  # sRGB hex of the backdrop of a photo studio
    held: tuple[str, ...] = ()  # parts of the image that must not change: subject, background, camera
    stirs: tuple[Stir, ...] = ()  # what moves in the image
    turns: str | None = None  # the time of day to which the light of the image changes
    effects: tuple[str, ...] = ()  # other events in the picture: a campfire, fireworks, an explosion
    optics: tuple[str, ...] = ()  # what lens and air do, names of lexicons.OPTICS
    moves: tuple[tuple[Move, ...], ...] = ()
    pace: float = 1.0
    inferred: tuple[str, ...] = ()
    supporting: tuple[Supporting, ...] = ()  # the closest to the subject first
    company: tuple[Supporting, ...] = ()  # those of the subject's group who are roles of their own
    landmark: Named | None = None  # the building behind the subject
    filling: str = "water"  # the liquid in cups and bowls, or poured
    how: How = How()  # of the subject
    changes: tuple[Change, ...] = ()  # of the subject
    later: Change | None = None  # of the light of the place
    rush: float = 1.0  # factor of the speed of clouds and light
    left_out: tuple[str, ...] = ()  # nouns of the prompt that are not drawn
    happening: Happening | None = None  # what happens to things, if that is simulated
    hands: bool = False  # a close shot is of the hands of the subject, not of its face

    @property
    def action(self) -> str:
        """Return the first action of the subject, such as "run"."""
        return self.beats[0]
