"""The scheme of the labels: a prompt, its shots, their cast and beats. README.md has the rules for each slot.

A slot or a value that is not named here is refused, and so is a reference to a role that the shot does not have.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, model_validator

FILE = Path(__file__).with_name("prompts.jsonl")
PLACE = "place"

Class = Literal[
    "people",
    "animals",
    "together",
    "vehicles",
    "things",
    "faces",
    "places",
    "abstract",
    "camera",
    "shots",
    "words",
    "languages",
]
Language = Literal["en", "zh", "ja", "ko", "es", "fr", "de", "pt", "it", "ru", "ar", "hi"]
Time = Literal["night", "dawn", "morning", "noon", "afternoon", "golden hour", "sunset", "dusk", "day"]
Season = Literal["spring", "summer", "autumn", "winter"]
Weather = Literal[
    "rain", "snow", "storm", "fog", "wind", "clear", "overcast", "dust", "aurora", "falling leaves", "petals"
]
Mood = Literal["eerie", "joyful", "sad", "epic", "calm", "tense", "romantic", "dreamy"]
Light = Literal[
    "backlight",
    "rim",
    "neon",
    "candle",
    "spotlight",
    "soft",
    "hard",
    "volumetric",
    "moonlight",
    "firelight",
    "low key",
    "high key",
    "studio",
    "blinds",
]
ShotSize = Literal[
    "extreme close-up", "close-up", "medium close-up", "medium", "full", "wide", "extreme wide"
]
Angle = Literal["low", "high", "overhead", "dutch", "eye level", "point of view"]
Move = Literal[
    "push in",
    "pull out",
    "pan left",
    "pan right",
    "tilt up",
    "tilt down",
    "truck left",
    "truck right",
    "pedestal up",
    "pedestal down",
    "zoom in",
    "zoom out",
    "dolly zoom",
    "orbit",
    "tracking",
    "static",
    "shake",
    "fly over",
    "roll",
]
Pace = Literal["slow", "fast", "slow motion", "time-lapse"]
Size = Literal["tiny", "small", "big", "giant"]
Age = Literal["baby", "young", "middle-aged", "old"]
Build = Literal["thin", "fat", "muscular", "tall", "short"]
Emotion = Literal[
    "happy",
    "sad",
    "angry",
    "afraid",
    "surprised",
    "disgusted",
    "calm",
    "tired",
    "thoughtful",
    "proud",
    "in love",
]
Pose = Literal[
    "standing",
    "sitting",
    "lying",
    "kneeling",
    "crouching",
    "leaning",
    "hanging",
    "floating",
    "riding",
    "flying",
]
Relation = Literal[
    "on",
    "under",
    "in",
    "behind",
    "in front of",
    "beside",
    "between",
    "around",
    "above",
    "over",
    "near",
    "against",
    "inside",
    "at left",
    "at right",
    "at back",
    "at front",
]
Word = Annotated[str, StringConstraints(min_length=1, strip_whitespace=True, pattern=r"^\S(.*\S)?$")]
Words = Annotated[tuple[Word, ...], Field(min_length=1)]
Number = Annotated[int, Field(ge=2, le=30)]


class Strict(BaseModel):
    """A value of which every slot is known."""

    model_config = ConfigDict(extra="forbid", frozen=True, populate_by_name=True)


class Garment(Strict):
    """A garment or a jewel that a role wears."""

    noun: Word
    colour: Words | None = None
    material: Word | None = None


class Where(Strict):
    """The relation of a role to another role or to the place; without `of`, to the picture."""

    is_: Annotated[Relation, Field(alias="is")]
    of: Word | None = None

    @model_validator(mode="after")
    def _something_is_named(self) -> Self:
        if self.of is None and not self.is_.startswith("at "):
            raise ValueError(f"{self.is_!r} needs the role or the place that it is {self.is_}")
        return self


class Role(Strict):
    """A being or a thing that is seen."""

    id: Word
    noun: Word
    name: Word | None = None
    text: Word | None = None
    count: Number | Literal["some", "crowd"] | None = None
    colour: Words | None = None
    material: Word | None = None
    size: Size | None = None
    age: Age | None = None
    build: Build | None = None
    emotion: Emotion | None = None
    traits: Words | None = None
    wears: Annotated[tuple[Garment, ...], Field(min_length=1)] | None = None
    holds: Words | None = None
    pose: Pose | None = None
    where: Annotated[tuple[Where, ...], Field(min_length=1)] | None = None
    part_of: Word | None = None

    def named(self) -> Iterator[str]:
        """Give the ids that the role refers to."""
        yield from self.holds or ()
        yield from (one.of for one in self.where or () if one.of is not None)
        if self.part_of is not None:
            yield self.part_of


class Beat(Strict):
    """One thing that one role does."""

    role: Word
    does: Word
    object: Word | None = None
    to: Word | None = None
    from_: Annotated[Word | None, Field(alias="from")] = None
    over: Word | None = None
    through: Word | None = None
    along: Word | None = None
    into: Word | None = None
    with_: Annotated[Word | None, Field(alias="with")] = None
    manner: Words | None = None
    becomes: Word | None = None

    def ends(self) -> dict[str, str]:
        """Return the id that each slot of a reference has, by slot."""
        slots = {
            "object": self.object,
            "to": self.to,
            "from": self.from_,
            "over": self.over,
            "through": self.through,
            "along": self.along,
            "into": self.into,
            "with": self.with_,
            "becomes": self.becomes,
        }
        return {slot: one for slot, one in slots.items() if one is not None}


class Shot(Strict):
    """One shot: where and when it is, how it is filmed, who is in it and what happens."""

    place: Word | None = None
    place_name: Word | None = None
    time: Time | None = None
    season: Season | None = None
    weather: Annotated[tuple[Weather, ...], Field(min_length=1)] | None = None
    mood: Mood | None = None
    light: Annotated[tuple[Light, ...], Field(min_length=1)] | None = None
    style: Words | None = None
    size: ShotSize | None = None
    angle: Angle | None = None
    camera: (
        Annotated[tuple[Annotated[tuple[Move, ...], Field(min_length=1)], ...], Field(min_length=1)] | None
    ) = None
    pace: Pace | None = None
    cast: tuple[Role, ...] = ()
    beats: tuple[Beat, ...] = ()
    absent: Words | None = None

    @model_validator(mode="after")
    def _each_reference_has_its_role(self) -> Self:
        ids = [role.id for role in self.cast]
        if len(set(ids)) < len(ids) or PLACE in ids:
            raise ValueError(f"the ids of a cast are distinct, and none is {PLACE!r}: {ids}")
        for role in self.cast:
            self._known(role.named(), role.id)
        for beat in self.beats:
            self._known([beat.role, *beat.ends().values()], beat.does)
        return self

    def _known(self, named: Iterator[str] | list[str], by: str) -> None:
        known = {role.id for role in self.cast} | {PLACE}
        if missing := [one for one in named if one not in known]:
            raise ValueError(f"{by!r} refers to {missing}, which the cast of its shot does not have")


Shots = Annotated[tuple[Shot, ...], Field(min_length=1, max_length=4)]


class Reading(Strict):
    """The shots that somebody, or a parser, understood of a prompt."""

    shots: Shots


class Labelled(Reading):
    """A prompt with the reading of a person."""

    id: Word
    lang: Language
    class_: Annotated[Class, Field(alias="class")]
    prompt: Annotated[str, StringConstraints(min_length=3, max_length=2000)]

    @model_validator(mode="after")
    def _a_role_stays_itself(self) -> Self:
        nouns = dict[str, str]()
        for role in (one for shot in self.shots for one in shot.cast):
            if nouns.setdefault(role.id, role.noun) != role.noun:
                raise ValueError(
                    f"{role.id!r} is {nouns[role.id]!r} in one shot and {role.noun!r} in another"
                )
        return self


def read(path: Path = FILE) -> tuple[Labelled, ...]:
    """Return the labelled prompts of a file, one on each line."""
    lines = path.read_text(encoding="utf-8").splitlines()
    return tuple(Labelled.model_validate_json(line) for line in lines)
