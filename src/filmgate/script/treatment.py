"""The treatment: what was understood of a prompt, before its staging is decided."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Literal, NamedTuple


class Move(StrEnum):
    """A move of the camera. The first fifteen are the contract's bracket commands (contract 3.1)."""

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


class Named(NamedTuple):
    """A building that the prompt names behind the subject."""

    kind: str
    noun: str
    variant: str = ""


# where a supporting role is, seen from the camera; ahead: the subject follows it; after: it follows
Relation = Literal[
    "beside", "left", "right", "above", "below", "behind", "front", "held", "ahead", "after", "facing"
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Supporting:
    """A supporting role: somebody or something that is in the picture with the subject."""

    kind: str
    noun: str
    variant: str = ""
    coat: str | None = None
    count: int = 1
    beats: tuple[str, ...] = ("stand",)
    relation: Relation = "beside"
    scale: float = 1.0  # how large it is, by its usual size
    on: int | None = None  # the supporting role that it stands on, by its number


@dataclass(frozen=True, slots=True, kw_only=True)
class Treatment:
    """One shot in words. Every name is a key of the lexicons; `inferred` lists what the text left open."""

    scene: str
    time: str
    weather: tuple[str, ...] = ()
    snowy: bool = False
    subject: str | None = None
    noun: str = ""
    variant: str = ""  # of its kind: what it looks like
    coat: str | None = None
    count: int = 1
    beats: tuple[str, ...] = ("stand",)  # what the subject does, one after the other
    obstacle: str | None = None
    size: str = "medium"
    style: str | None = None
    season: str | None = None
    mood: str | None = None
    held: tuple[str, ...] = ()  # what must stay as it is in an image: subject, background, camera
    stirs: tuple[str, ...] = ()  # what moves by itself in an image: water, sky, wind
    turns: str | None = None  # the time of day that the light of an image turns to
    effects: tuple[str, ...] = ()  # what else happens: a campfire, fireworks, an explosion
    moves: tuple[tuple[Move, ...], ...] = ()
    pace: float = 1.0
    inferred: tuple[str, ...] = ()
    supporting: tuple[Supporting, ...] = ()  # who and what else is there, the closest to the subject first
    landmark: Named | None = None  # a building that stands behind the subject
    filling: str = "water"  # what is poured
    left_out: tuple[str, ...] = ()  # nouns that were known, but are not in the picture

    @property
    def action(self) -> str:
        """Return the first action of the subject."""
        return self.beats[0]
