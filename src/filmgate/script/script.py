"""The script: the content of a prompt (shots, roles, actions), frozen. Later stages only read it."""

from dataclasses import dataclass, field

from filmgate.script.languages.pieces import Translation
from filmgate.script.treatment import Move
from filmgate.script.view import View


@dataclass(frozen=True, slots=True, kw_only=True)
class Garment:
    """A piece of clothing or jewellery that a role wears."""

    noun: str
    colours: tuple[str, ...] = ()
    material: str = ""
    pattern: str = ""  # a key of wardrobe.PATTERNS
    open: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Where:
    """The position of a role in relation to another. of: the id of the other role; "" means the place."""

    relation: str  # a value of relations.AT: on, under, in front of …
    of: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Role:
    """A person or thing in the shot. Its words are lemmas of the prompt's words.

    count: how many there are; 0 means some, -1 means a crowd.
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
    """One action of a role. Other roles are named by their ids; "place" means the place of the shot."""

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
    step: int = 0  # 1 and more: after "then" and the like, later than what has a lower number


@dataclass(frozen=True, slots=True, kw_only=True)
class Becoming:
    """A change of a role that happens during the shot: a green leaf that turns red.

    what: colour, grow, melt, wilt …; start, to: sRGB hex of a colour; at, end: the words in the shot's text.
    """

    role: str
    does: str
    what: str
    start: str = ""
    to: str = ""
    at: int = 0
    end: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Shot:
    """One shot of a script: place, time, look, camera, roles and actions. "" or () means that the prompt does
    not say.
    """

    place: str = ""
    place_name: str = ""
    place_traits: tuple[str, ...] = ()
    time: str = ""
    season: str = ""
    weather: tuple[str, ...] = ()
    mood: str = ""
    light: tuple[str, ...] = ()
    style: tuple[str, ...] = ()
    size: str = ""
    angle: str = ""
    camera: tuple[tuple[Move, ...], ...] = ()
    aerial: bool = False  # filmed from the air
    pace: str = ""
    cast: tuple[Role, ...] = ()
    beats: tuple[Beat, ...] = ()
    changes: tuple[Becoming, ...] = ()
    absent: tuple[str, ...] = ()
    view: View = View()
    text: str = ""  # the part of the English text for this shot, with blanks for camera commands
    at: int = 0  # the position of the text in it

    def role(self, id: str) -> Role:
        """Return the role with this id. Raise KeyError if the shot has none."""
        for one in self.cast:
            if one.id == id:
                return one
        raise KeyError(f"no role of this shot has the id {id!r}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Word:
    """One content word of a prompt, and how it was used.

    state: drawn, done, placed, worn, styled, camera or left_out.
    """

    text: str
    at: int
    end: int
    state: str
    became: str = ""
    why: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Script:
    """A prompt with its content as shots.

    language: an ISO 639-1 code, "" if unknown; shots: one to four, in order; translation: the English that
    was read, if the prompt is in another language. The texts of the shots are parts of that English.
    """

    prompt: str
    language: str = "en"
    shots: tuple[Shot, ...] = ()
    account: tuple[Word, ...] = field(default=())
    translation: Translation | None = None

    @property
    def english(self) -> str:
        """The text that was read: the prompt, or its translation."""
        return self.translation.text if self.translation else self.prompt
