"""The looks of a role that is drawn: its kind, its number, its colour and its size."""

from filmgate.script import kinds, lexicons, nouns
from filmgate.script.describing import TOYS
from filmgate.script.script import Role
from filmgate.script.tables import words, words_of

_SOME, _CROWD = 4, 8  # how many are drawn of "some" and of a crowd
_NATURAL = words("fox bear wolf deer lion tiger")  # a red fox has its natural colour
_SIZES = {"tiny": 0.4, "small": 0.7, "big": 1.3, "giant": 2.0}
_TOY, _BABY = 0.25, 0.6
# no roles by themselves: what grows everywhere, parts of trees and of buildings, and light
_NEVER = words(
    "grass leaf foliage flora canopy moss wheat hay vegetation weed trunk branch twig root stem petal bark "
    "blade ash undergrowth lawn shrub bush blossom wall roof floor ceiling pillar column corridor arch gate "
    "fence balcony stair facade beam ray shaft light glow spotlight"
)
# kind: animals that look a little like it
_ALIKE = words_of({"turtle": "snail armadillo", "snake": "worm caterpillar slug eel centipede millipede"})
# kind: the families whose unknown nouns it stands in for
_STAND_INS = words_of(
    {
        "person": "person people",
        "dog": "animal animals",
        "car": "vehicle",
        "cabin": "building",
        "guitar": "instrument",
        "chair": "furniture",
        "cake": "food",
        "bowl": "container",
        "book": "document",
        "plant": "plant",
    }
)
# the same, for what the shot is about: beside somebody, such a stand-in says too little
_LEADS = words_of(
    {"person": "body", "tool": "tool weapon", "screen": "device machine", "crystal": "jewel", "ball": "toy"}
)


def kind(role: Role, *, leads: bool = False) -> str | None:
    """Return the kind of a role, or the one that stands in for its family; None if nothing can be drawn.

    leads: the shot is about it.
    """
    noun = role.noun.replace(" ", "-")
    if noun in _NEVER:
        return None
    for form in (noun, noun.rpartition("-")[2]):
        if form in lexicons.LIQUIDS and form not in kinds.WORDS:
            return "cup" if form != "water" else None
        known = kinds.WORDS.get(form) or nouns.kind(form)
        if known and known != "thing":
            return known
        if form in _ALIKE:
            return _ALIKE[form]
    return _STAND_INS.get(role.family) or (_LEADS.get(role.family) if leads else None)


def count(role: Role) -> int:
    """Return how many of a role are drawn."""
    if role.noun == "couple":
        return 2 * max(role.count, 1)
    return {0: _SOME, -1: _CROWD}.get(role.count, min(role.count, _CROWD))


def coat(role: Role, kind: str) -> str | None:
    """Return the sRGB hex of the colour that the prompt gives, of people that of their clothes.

    None for its natural one.
    """
    if kind in _NATURAL and not {"white", "black"} & {*role.colours}:
        return None
    worn = [colour for garment in role.wears for colour in garment.colours] if kind == "person" else []
    return next((lexicons.COATS[word] for word in (*worn, *role.colours) if word in lexicons.COATS), None)


def scale(role: Role, kind: str) -> float:
    """Return its size as a factor of the usual one: a toy train, a baby elephant, a giant cat."""
    alive = kind in kinds.CREATURES | kinds.VEHICLES
    if (role.family == "toy" and alive) or TOYS & {*role.traits}:
        return _TOY
    young = _BABY if role.age == "baby" and kind != "person" else 1.0
    return young * _SIZES.get(role.size, 1.0)
