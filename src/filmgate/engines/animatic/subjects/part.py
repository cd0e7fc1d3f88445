"""The description of an actor (kind, look, actions), from which it is made."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from filmgate.engines.animatic.geometry.mesh import Vector
from filmgate.engines.animatic.native.kernels import Kernels
from filmgate.engines.animatic.seeds import Seed
from filmgate.engines.animatic.subjects.thing import Thing
from filmgate.script.kinds import CREATURES
from filmgate.script.treatment import How, Outfit

# what one stands on in a place: land, land beside water, the open sea, the bottom of it
Footing = Literal["land", "shore", "sea", "bottom"]

TOWARDS_US = 1.15  # radians that who stands turns to the camera

# what one sits on: the ground, a thing, an animal that one sits astride
# or somebody's shoulders, who stands
Seat = Literal["", "thing", "back", "shoulders"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """The description of an actor: its kind, look and actions, and the facts of the shot that it needs."""

    kernels: Kernels
    kind: str  # a key of kinds.KINDS
    variant: str = ""  # one of the kind's, or the plain one
    coat: str | None = None  # sRGB hex
    stuff: str = ""  # material and pattern: names of finish.STUFFS
    outfit: Outfit = Outfit()
    beats: tuple[str, ...] = ("stand",)  # what it does, one after the other
    leaps: bool = False  # over an obstacle, which lies at the origin
    lands: bool = False  # in something that gives way, with joy
    heading: int = 1  # along x: +1 or -1
    duration: float  # seconds
    seed: Seed
    footing: Footing = "land"
    place: str = ""  # a key of PLACES
    cold: bool = False  # there is snow
    lit: bool = True  # it is so dark that there is light in windows
    aside: float = 0.0  # radians: the bearing from which the camera looks, beside the usual one
    gravity: float = 9.8  # m/s2
    text: str = ""  # that is written on it
    filling: str = "water"  # what is poured into it
    how: How = How()  # its pace and direction
    afar: bool = False  # one of so many that each is small in the frame
    number: int = 0  # of one among several: people differ
    seat: Seat = ""  # what it sits on
    rounds: bool = False  # it is one of a half circle
    seated: bool = False  # it sits, whatever its hands do
    close: bool = False  # its face is looked at closely
    meets: bool = False  # it deals with somebody before it, and looks there
    partner: float = 0.0  # metres: the stature of somebody whom its hands can meet; 0 for none
    table: tuple[float, float] | None = None  # that it sits at with others: its middle ahead, its height
    things: tuple[Thing, ...] = ()  # that its hands hold and touch
    across: bool = False  # it lies or swings along x, and is not turned to us
    other: Mapping[str, Vector] = field(
        default_factory=dict
    )  # points of who it tends to, metres from its foot
    facing: float | None = None  # radians that it is turned to us; None: as its actions want
    beyond: Vector | None = None  # metres from its foot to that of who it tends to
    climbs: tuple[str, str | None] = ("", None)  # what it climbs, and the colour of that

    @property
    def action(self) -> str:
        """Return the first action of the actor, such as "stand"."""
        return self.beats[0]

    @property
    def alive(self) -> bool:
        return self.kind in CREATURES
