"""Likeness: the look, the size and the person of a part."""

from dataclasses import replace

from filmgate.engines.animatic.subjects.part import Part
from filmgate.engines.animatic.subjects.people import wardrobe
from filmgate.engines.animatic.subjects.people.body import body
from filmgate.engines.animatic.subjects.people.faces import Look
from filmgate.engines.animatic.subjects.people.figures import ROBOT
from filmgate.engines.animatic.subjects.people.natures import nature
from filmgate.engines.animatic.subjects.people.persons import Person, person

# faces that go with what somebody does, where the text names no feeling
_SHOWS = {
    **dict.fromkeys(("shout", "rant"), "angry"),
    **dict.fromkeys(("cheer", "clap", "highfive", "toss", "swing", "sled", "hold-out", "bear-glad"), "happy"),
    **dict.fromkeys(
        ("dance", "waltz", "salsa", "hiphop", "folk", "game", "wave", "raise", "receive", "handshake"),
        "happy",
    ),
    **dict.fromkeys(
        ("hug", "huddle", "handhold", "soothe", "caress", "cradle", "cradle-walk", "heart"), "love"
    ),
    "kiss": "love",
    "perform": "absorbed",
}
_GEAR = {"ski": "skis", "skate": "skates"}  # what feet need


def look_of(part: Part) -> Look:
    """Return what the person of a part looks like, with what its feet need."""
    suit = part.kind == "astronaut"
    look = wardrobe.look("astronaut" if suit else part.variant, part.coat, part.outfit)
    if not (look.sex or look.beard):  # of a group, women and men in turn
        men_first = part.seed.stream("person").uniform() < 0.5
        look = replace(look, sex="male" if men_first == (part.number % 2 == 0) else "female")
    about = wardrobe.Setting(
        place=part.place,
        cold=part.cold,
        does=part.beats,
        things=tuple(one.name for one in part.things),
        number=part.number,
    )
    look = look if suit else wardrobe.varied(look, part.variant, part.outfit, part.seed, about)
    if not look.emotion:
        usual = "happy" if part.lands else ""
        look = replace(look, emotion=next((_SHOWS[beat] for beat in part.beats if beat in _SHOWS), usual))
    gear = " ".join(_GEAR[beat] for beat in part.beats if beat in _GEAR)
    return replace(look, garments=f"{look.garments} {gear}".strip())


def stature(part: Part) -> float:
    """Return how tall the person or the robot of a part is, in metres; 0 if it is neither."""
    if part.kind == "robot":
        return ROBOT
    if part.kind not in ("person", "astronaut"):
        return 0.0
    own = nature(look_of(part), part.seed.another(part.number).stream("person"))
    return body(own.figure).stature


def person_of(part: Part) -> Person:
    """Return the person of a part, without what it does."""
    seed = part.seed.another(part.number)
    return person(part.kernels, look_of(part), seed.stream("person"), afar=part.afar)
