"""The clothes and the hair of people, by their costume and by what the prompt says."""

from dataclasses import replace
from typing import Any

from filmgate.engines.animatic.seeds import Seed
from filmgate.engines.animatic.subjects.people.costumes import COSTUMES
from filmgate.engines.animatic.subjects.people.faces import Look
from filmgate.engines.animatic.subjects.people.muzzles import MUZZLES
from filmgate.script.headwear import VAGUE
from filmgate.script.tables import ranked
from filmgate.script.trades import EVERYDAY
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
_HATS = {"hat": "brim", "cap": "cap", "helmet": "helmet", "crown": "crown"}
_GROWN, _HALF = 13, 0.5  # years; a share
_PLAIN = Look()


def look(variant: str, color: str | None, outfit: Outfit) -> Look:
    """Return the look of this variant of person in this outfit. color: that of the person, where the prompt
    names one but no clothes.
    """
    usual = COSTUMES[variant] if variant else _PLAIN
    said = {name: value for name, value in outfit._asdict().items() if value}
    if said.get("hat") in VAGUE:  # the hat that goes with the costume, else a plain one
        said["hat"] = usual.hat or _HATS[said["hat"]]
    if not outfit.cut:  # what the costume has stays
        said["garments"] = f"{usual.garments} {outfit.garments}".strip()
    elif outfit.cut != usual.cut:
        said = {"pattern": "", "open": False} | said
    if outfit.beast:
        return _beast(usual, color or MUZZLES[outfit.beast].coat, said)
    if color and "top" not in said:
        said["top"] = color
    return replace(usual, **said)


def varied(look: Look, variant: str, outfit: Outfit, seed: Seed) -> Look:
    """Return the look of one person in clothes of its own, as far as neither its trade nor the text tells."""
    if variant not in EVERYDAY or look.beast:
        return look
    draw = seed.stream("clothes").uniform(size=4)
    legs = outfit.legs or _LEGS[int(draw[1] * len(_LEGS))]
    if outfit.cut or outfit.top or look.top != COSTUMES.get(variant, _PLAIN).top:
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
