"""The script: what the reader understood of a prompt, as one frozen value. Later stages only read it."""

from dataclasses import dataclass, field

from filmgate.script.treatment import Move


@dataclass(frozen=True, slots=True, kw_only=True)
class Garment:
    """Something that a role wears."""

    noun: str
    colours: tuple[str, ...] = ()
    material: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Where:
    """The position of a role. of: the id of another role; "" is the place."""

    relation: str  # a value of relations.AT: on, under, in front of …
    of: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Role:
    """Somebody or something in the picture. Every word is the lemma that the prompt used.

    count: -1 is a crowd, 0 is some, otherwise how many there are.
    """

    id: str
    noun: str
    family: str = ""
    count: int = 1
    name: str = ""
    colours: tuple[str, ...] = ()
    material: str = ""
    size: str = ""
    age: str = ""
    build: str = ""
    emotion: str = ""
    traits: tuple[str, ...] = ()
    wears: tuple[Garment, ...] = ()
    holds: tuple[str, ...] = ()
    pose: str = ""
    where: tuple[Where, ...] = ()
    part_of: str = ""
    text: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Beat:
    """One thing that a role does. Other roles are named by their ids; "place" is the place of the shot."""

    role: str
    does: str
    object: str = ""
    to: str = ""
    source: str = ""
    over: str = ""
    through: str = ""
    along: str = ""
    into: str = ""
    using: str = ""
    becomes: str = ""
    manner: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Shot:
    """One shot: a place, an hour, a camera and what happens. "" and () are what the prompt leaves open."""

    place: str = ""
    place_name: str = ""
    time: str = ""
    season: str = ""
    weather: tuple[str, ...] = ()
    mood: str = ""
    light: tuple[str, ...] = ()
    style: tuple[str, ...] = ()
    size: str = ""
    angle: str = ""
    camera: tuple[tuple[Move, ...], ...] = ()
    pace: str = ""
    cast: tuple[Role, ...] = ()
    beats: tuple[Beat, ...] = ()
    absent: tuple[str, ...] = ()
    text: str = ""  # the part of the prompt that tells of it, without camera commands

    def role(self, id: str) -> Role:
        """Return the role of this id. Raise KeyError if there is none."""
        for one in self.cast:
            if one.id == id:
                return one
        raise KeyError(id)


@dataclass(frozen=True, slots=True, kw_only=True)
class Word:
    """The fate of one content word. state: drawn, done, placed, worn, styled, camera or left_out."""

    text: str
    at: int
    end: int
    state: str
    became: str = ""
    why: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Script:
    """A prompt as it was understood. language: an ISO 639-1 code; shots: one to four, in order."""

    prompt: str
    language: str = "en"
    shots: tuple[Shot, ...] = ()
    account: tuple[Word, ...] = field(default=())
