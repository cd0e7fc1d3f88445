"""The looks of a role that is drawn: its kind, number, colour and size."""

from filmgate.script import kinds, lexicons, nouns
from filmgate.script.describing import MACHINES, TOYS
from filmgate.script.script import Role
from filmgate.script.tables import words, words_of

# nouns for several: how many are drawn
_GROUPS = {
    "couple": 2,
    "duo": 2,
    "trio": 3,
    "quartet": 4,
    "family": 4,
    "group": 4,
    "band": 4,
    "team": 5,
    "crew": 4,
    "ensemble": 5,
    "orchestra": 12,
    "troupe": 6,
    "choir": 8,
}
_TOLD = words("family group team band crew troupe choir ensemble orchestra")  # their number is that of people
_SOME, _CROWD = 4, 30  # number of copies drawn for "some" and for a crowd
_FLOCKS, _FLOCK = (
    words("bird fish insect butterfly jellyfish"),
    9,
)  # kinds of which some are more than of others
NATURAL = words("fox bear wolf deer lion tiger")  # a red fox has its natural colour
_SIZES = {"tiny": 0.4, "small": 0.7, "big": 1.3, "giant": 2.0}
_UNCHANGED = words("person robot astronaut")  # what they are made of is said by their clothes
# materials of figures of animals: a golden retriever is none
_SCULPTED = words("glass crystal ice stone marble wood paper bronze clay ceramic porcelain chocolate metal")
# material: the finish that shows it
_MATERIALS = words_of(
    {
        "wood": "wood oak",
        "bamboo": "bamboo",
        "straw": "straw",
        "metal": "metal iron steel chrome tin",
        "gold": "gold brass",
        "silver": "silver",
        "bronze": "bronze",
        "copper": "copper",
        "glass": "glass",
        "crystal": "crystal",
        "ice": "ice",
        "stone": "stone concrete granite",
        "marble": "marble ivory",
        "brick": "brick",
        "paper": "paper",
        "cardboard": "cardboard",
        "plastic": "plastic",
        "rubber": "rubber",
        "leather": "leather",
        "wool": "wool felt tweed",
        "cloth": "cotton linen canvas denim velvet silk satin",
        "clay": "clay",
        "ceramic": "ceramic porcelain",
        "chocolate": "chocolate",
        "wax": "wax",
    }
)
_PATTERNS = words_of(
    {
        "striped": "striped stripy",
        "checkered": "checkered chequered checked plaid",
        "dotted": "dotted spotted polka-dot polka",
    }
)
_PAIRS = words("parent grandparent newlywed spouse twin lover")  # several of them are two
TOY, _BABY = 0.25, 0.6
_PORTIONS = words(
    "noodle noodles pancake spaghetti pasta blueberry berry raspberry cherry cookie petal chopstick fry block"
)  # many of them are one helping
# nouns and kinds that are drawn as the subject alone: else they are worn, or a part of what is drawn
_SINGLY = words(
    "garment hat eyeglasses scarf leaf branch blossom droplet ice planet fabric paper wheel bone "
    "key blanket chain comb mask web bath block page letter"
)
# parts of buildings and of cars: drawn where none of these is
FITTINGS = words("door window windowsill wall fence gate curtain fireplace")
# nouns that are not drawn by themselves: common plants, parts of trees and of buildings, light
_NEVER = words(
    "grass foliage flora canopy moss wheat hay vegetation weed trunk root stem bark "
    "blade ash undergrowth lawn shrub bush roof floor ceiling pillar column corridor arch "
    "balcony stair facade beam ray shaft light glow spotlight architecture traffic pavement confetti "
    "streamer fairy-light string-light firefly sparkle glitter particle bubble "
    "ripple"
)
# with a text, these are signs; so is what has no figure, but not what belongs to these families
_WRITTEN = words(
    "sign banner billboard poster placard label sticker wall door board street road floor stairway"
)
_OWN = words("person people animal animals vehicle garment container document food machine device furniture")
# kind: animals of no kind that look a little like it
_ALIKE = words_of({"turtle": "snail armadillo", "snake": "worm caterpillar slug eel centipede millipede"})
# kind: the families for whose nouns without a kind it is the stand-in
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
_LUMINOUS = words("glowing luminous luminescent bioluminescent fluorescent phosphorescent")
_COMPOUNDS = words("paper rubber crystal")  # materials that make another thing: a paper plane, a rubber duck
# more stand-ins, for the subject only: as supporting roles they would be too vague
_LEADS = words_of(
    {"person": "body", "tool": "tool weapon device", "screen": "machine", "crystal": "jewel", "ball": "toy"}
)


def kind(role: Role, *, leads: bool = False) -> str | None:
    """Return the kind that a role is drawn as; None if it cannot be drawn.

    A noun without a kind gets a stand-in of its family. leads: the role is the subject of the shot, which
    allows more stand-ins.
    """
    noun = role.noun.replace(" ", "-")
    if role.text and (noun in _WRITTEN or role.family not in _OWN):
        return "sign"
    if (
        noun in _NEVER or noun == "neon-sign" or (noun == "sign" and role.material == "neon")
    ):  # neon signs belong to the street
        return None
    if MACHINES & {*noun.split("-"), *role.traits}:  # a robot chef
        return "robot"
    found = _made(role, noun) or _named(noun, leads=leads)
    if found is not None:
        return found or None
    return _STAND_INS.get(role.family) or (_LEADS.get(role.family) if leads else None)


def _made(role: Role, noun: str) -> str | None:
    """Return the kind that a noun means because of its material or colour; None without one."""
    if role.material in _COMPOUNDS and (made := f"{role.material}-{noun}") in kinds.WORDS:
        return kinds.WORDS[made]
    return "toy-balloon" if noun == "balloon" and role.colours else None


def _named(noun: str, *, leads: bool) -> str | None:
    """Return the kind that a noun or its last part means; "" if it is not drawn in this role, None without a
    kind.
    """
    for form in (noun, noun.rpartition("-")[2]):
        if form in lexicons.LIQUIDS and form not in kinds.WORDS:
            return "cup" if form != "water" else ""
        known = kinds.WORDS.get(form) or nouns.kind(form)
        if known and known != "thing":
            return known if leads or form == "puddle" or not {known, form} & _SINGLY else ""
        if form in _ALIKE:
            return _ALIKE[form]
    return None


def text(role: Role, kind: str) -> str:
    """Return the text that is seen on a role of this kind: on signs, in letters that the engine has."""
    return role.text if kind == "sign" and role.text.isascii() else ""


def count(role: Role) -> int:
    """Return how many copies of a role are drawn."""
    if role.family == "body":
        return 1
    group = _GROUPS.get(role.noun.rpartition(" ")[2])
    if group:
        several = role.count > 1 and role.noun in _TOLD  # of four
        return min(role.count if several else group * max(role.count, 1), _CROWD)
    if role.noun in _PORTIONS and role.count == 0:
        return 1
    if role.noun in _PAIRS and role.count == 0:
        return 2
    some = _FLOCK if kinds.WORDS.get(role.noun) in _FLOCKS else _SOME
    return {0: some, -1: _CROWD}.get(role.count, min(role.count, _CROWD))


def coat(role: Role, kind: str) -> str | None:
    """Return the colour that the prompt gives a role, as an sRGB hex value; None for the natural colour.

    The colours of a person's clothes are in the outfit.
    """
    if kind in NATURAL and not {"white", "black"} & {*role.colours}:
        return None
    return next((lexicons.COATS[word] for word in role.colours if word in lexicons.COATS), None)


def stuff(role: Role, kind: str) -> str:
    """Return the material and the pattern of a role in the words of the engine, with spaces between them; ""
    for the usual look of its kind.

    The second colour of a pattern is an sRGB hex value.
    """
    shines = "glowing" if kind not in _UNCHANGED and not _LUMINOUS.isdisjoint(role.traits) else ""
    if kind in _UNCHANGED or (kind in kinds.CREATURES and role.material not in _SCULPTED):
        return shines
    pattern = (
        ""
        if kind in kinds.CREATURES | kinds.VEHICLES
        else next((_PATTERNS[trait] for trait in role.traits if trait in _PATTERNS), "")
    )
    material = _MATERIALS.get(role.material, "")
    hues = [lexicons.COATS[word] for word in role.colours if word in lexicons.COATS]
    second = hues[1] if pattern and len(hues) > 1 else ""
    return " ".join(filter(None, (material, pattern, second, shines)))


def is_stuff(word: str) -> bool:
    """Tell whether a word is a material or a pattern that things can be drawn in."""
    return word in _MATERIALS or word in _PATTERNS


def scale(role: Role, kind: str) -> float:
    """Return the size of a role as a factor of the normal size of its kind: less than 1 for a toy train or a
    baby elephant, more for a giant cat.
    """
    alive = kind in kinds.CREATURES | kinds.VEHICLES
    if (role.family == "toy" and alive) or TOYS & {*role.traits}:
        return TOY
    young = _BABY if role.age == "baby" and kind != "person" else 1.0
    return young * _SIZES.get(role.size, 1.0)
