"""The clothes and the hair of people, by variant (monk, king, …) and by what the prompt says.

To add a figure, add a row here and a variant in script/kinds.py.
"""

from dataclasses import replace
from typing import Any

from filmgate.engines.animatic.seeds import Seed
from filmgate.engines.animatic.subjects.people.faces import Look
from filmgate.engines.animatic.subjects.people.muzzles import MUZZLES
from filmgate.script.tables import ranked
from filmgate.script.treatment import Outfit

_TOPS = ranked(
    "#7a2a22 #35506a #8a2f3c #c8942a #4a6a4a #e6e8ea #2a2c34 #6a4a6a #b0561c #587a8a #3a6c73 #54799c"
)
_LEGS = ranked("#2b3344 #2f4a78 #3a3a3e #4a4636 #6a5a48 #1c1e24")
# what people wear of whom nothing is said: the cut, and the garments
_SETS = {
    "male": (
        ("shirt", "shirt"), ("shirt", "t-shirt"), ("shirt", "sweater"), ("shirt", "shirt"),
        ("coat", "jacket"),
    ),
    "female": (
        ("shirt", "blouse"), ("shirt", "t-shirt"), ("shirt", "sweater"), ("dress", "dress"),
        ("shirt", "blouse skirt"),
    ),
}  # fmt: skip
_EVERYDAY = ("", "man", "woman", "girl", "child")  # variants that are no trades
_GROWN, _HALF = 13, 0.5  # years; a share
_PLAIN = Look()
_CHILD = Look(top="#c8942a", legs="#3a5478", garments="t-shirt shorts", years=8)
_WHITE = Look(top="#e4e2dc", cut="coat")
LOOKS = {
    "monk": Look(top="#b0561c", cut="robe", style="bald", sex="male"),
    "wizard": Look(
        top="#2c3470",
        cut="robe",
        beard=True,
        years=70,
        style="long",
        hair="#d8d4cc",
        hat="tall",
        hat_colour="#2c3470",
    ),
    "king": Look(
        top="#6a1a30",
        cut="robe",
        beard=True,
        sex="male",
        years=50,
        hair="#5a4a3a",
        cape="#a8842c",
        hat="crown",
    ),
    "queen": Look(top="#d8d0c8", cut="dress", sex="female", style="long", hat="crown"),
    "samurai": Look(top="#24262c", cut="robe", hair="#121010", style="bun", ancestry="asian", sex="male"),
    "knight": Look(top="#8e949c", legs="#7c828a", armour=True, hat="helmet", hat_colour="#8e949c"),
    "dancer": Look(top="#d89aa4", cut="dress", sex="female"),
    "cowboy": Look(top="#6a4a2e", legs="#2f4a78", hat="brim", hat_colour="#4a3420"),
    "santa": Look(
        top="#b01a1e",
        cut="coat",
        legs="#8a1418",
        beard=True,
        build="fat",
        years=68,
        sex="male",
        hair="#ece8e2",
        hat="tall",
        hat_colour="#b01a1e",
    ),
    "hero": Look(
        top="#1f3f8a", legs="#1f3f8a", cape="#b01a1e", build="muscular", boots=True, shoes="#b01a1e"
    ),
    "hiker": Look(top="#a8482a", legs="#4a4636", pack=True),
    "nomad": Look(top="#c8b48a", cut="robe", hat="cap", hat_colour="#e0d4b8"),
    "nurse": Look(top="#dfe8ea", legs="#dfe8ea", garments="scrubs"),
    "doctor": _WHITE,
    "girl": replace(_CHILD, sex="female", cut="dress"),
    "child": _CHILD,
    "man": Look(top="#35506a", sex="male"),
    "woman": replace(_PLAIN, top="#8a2f3c", sex="female"),
}


def look(variant: str, color: str | None, outfit: Outfit) -> Look:
    """Return the look of this variant of person in this outfit. color: that of the person, where the prompt
    names one but no clothes.
    """
    usual = LOOKS[variant] if variant else _PLAIN
    said = {name: value for name, value in outfit._asdict().items() if value}
    if outfit.beast:
        return _beast(usual, color or MUZZLES[outfit.beast].coat, said)
    if color and "top" not in said:
        said["top"] = color
    return replace(usual, **said)


def varied(look: Look, variant: str, outfit: Outfit, seed: Seed) -> Look:
    """Return the look of one person in clothes of its own, as far as neither its trade nor the text tells."""
    if variant not in _EVERYDAY or look.beast:
        return look
    draw = seed.stream("clothes").uniform(size=4)
    legs = outfit.legs or _LEGS[int(draw[1] * len(_LEGS))]
    if outfit.cut or outfit.top or look.top != LOOKS.get(variant, _PLAIN).top:
        return replace(look, legs=legs)
    cut, garments = _SETS[look.sex or "male"][int(draw[2] * len(_SETS[look.sex or "male"]))]
    if look.years and look.years < _GROWN and cut == "shirt":
        garments = "t-shirt shorts" if draw[3] < _HALF else "t-shirt"
    return replace(look, top=_TOPS[int(draw[0] * len(_TOPS))], legs=legs, cut=cut, garments=garments)


def _beast(usual: Look, fur: str, said: dict[str, Any]) -> Look:
    """Return the look of an animal that stands like a person. fur: its colour."""
    bare = {"top": fur, "legs": MUZZLES[said["beast"]].limbs or fur, "shoes": fur}
    if said.get("cut") == "fur":
        said = bare | said
    elif "shoes" not in said:
        said["shoes"] = fur
    said["sex"] = "female" if said.get("cut") == "dress" else "male"  # its head does not tell
    said["build"] = (
        "fat" if MUZZLES[said["beast"]].plump >= 1.1 else "thin" if said.get("cut") == "fur" else ""
    )
    return replace(usual, beard=False, skin=fur, **said)
