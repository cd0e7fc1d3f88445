"""The clothes and the hair of people, by their costume and by what the prompt says."""

from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from filmgate.engines.animatic.seeds import Seed
from filmgate.engines.animatic.subjects.people.costumes import COSTUMES
from filmgate.engines.animatic.subjects.people.faces import CLEAR, Look
from filmgate.engines.animatic.subjects.people.muzzles import MUZZLES
from filmgate.engines.animatic.subjects.people.occasions import PALETTES, ROWS, age_of, dressed, occasion
from filmgate.script.headwear import VAGUE
from filmgate.script.tables import words
from filmgate.script.trades import EVERYDAY
from filmgate.script.treatment import Outfit

# garments that are one with the trousers, and those for the legs alone
_WHOLE = words("suit tuxedo uniform tracksuit pajamas pajama scrubs jumpsuit wetsuit gi")
_FOR_LEGS = words("jeans jean trousers trouser pants leggings shorts skirt kilt")
_NEAT = words("suit tuxedo blazer")
_OF_RAIN = words("raincoat anorak poncho")  # rubber boots and a hat go with them
_BODICES = {"male": ("t-shirt", "shirt", "sweater", "polo"), "female": ("blouse", "t-shirt", "sweater")}
_HATS = {"hat": "brim", "cap": "cap", "helmet": "helmet", "crown": "crown"}
_OF_TRADE = {"business": "business"}  # trades whose clothes differ: their rows
_SPECTACLES = {"middle": 0.22, "old": 0.4}  # shares of those who wear them
_APART = 0.37  # of a draw: between those beside each other
_PLAIN = Look()

Draws = NDArray[np.float64]


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """The setting that somebody is dressed for: a key of PLACES, whether there is snow, actions, names of
    things that hands hold, and the number of one among several.
    """

    place: str = ""
    cold: bool = False
    does: tuple[str, ...] = ()
    things: tuple[str, ...] = ()
    number: int = 0


_ANYWHERE = Setting()


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


def varied(look: Look, variant: str, outfit: Outfit, seed: Seed, about: Setting = _ANYWHERE) -> Look:
    """Return the look of one person in clothes of its own, as far as neither its trade nor the text tells.

    seed: the same for all of a group, whose numbers differ.
    """
    own = _OF_TRADE.get(variant, "")
    if (variant not in EVERYDAY and not own) or look.beast:
        return look
    draw = seed.stream("clothes").uniform(size=24)
    sex, age = look.sex or "male", age_of(look.years or 30.0)
    if outfit.cut:
        return _completed(look, outfit, sex, draw, about.number)
    kind = (
        dressed(own, about.things)
        if own
        else occasion(about.place, cold=about.cold, does=about.does, things=about.things, years=look.years)
    )
    rows = ROWS[kind][sex]
    said = {name for name, value in outfit._asdict().items() if value}
    row = dict(rows[_nth(len(rows), draw[2], about.number)])
    row["legs"] = row.get("legs", "trousers")
    row["shoes"] = row.get("shoes", "leather")
    if look.top != COSTUMES.get(variant, _PLAIN).top:  # its colour is told
        said.add("top")
    if own:  # what the costume has is one of these
        look = replace(look, garments=outfit.garments, tie=outfit.tie)
    worn: dict[str, Any] = {"garments": f"{row.pop('garments')} {outfit.garments}".strip()}
    for k, (name, value) in enumerate(row.items()):
        if name not in said:
            worn[name] = _dyed(value, draw[3 + k], about.number)
    for name in ("legs", "bib"):
        if str(worn.get(name, "")).startswith("="):
            worn[name] = worn.get(worn[name][1:], getattr(look, worn[name][1:]))
    if (
        not look.glasses
        and "glasses" not in worn
        and (draw[0] + _APART * about.number) % 1 < _SPECTACLES.get(age, 0.0)
    ):
        worn["glasses"] = CLEAR
    return replace(look, **worn)


def _completed(look: Look, outfit: Outfit, sex: str, draw: Draws, number: int) -> Look:
    """Return the look of who wears what the text says, with what goes with it."""
    named = {*outfit.garments.split()}
    top = outfit.top or _dyed("dark" if named & _NEAT else "bright", draw[0], number)
    legs = outfit.legs or _dyed("jeans" if named & {"jeans", "jean"} else "trousers", draw[1], number)
    garments = look.garments
    if named & _WHOLE:
        legs = outfit.legs or top
    if outfit.cut == "shirt" and named <= _FOR_LEGS:
        garments = f"{_BODICES[sex][_nth(len(_BODICES[sex]), draw[2], number)]} {garments}"
    shoes = outfit.shoes or _dyed("leather" if named & _NEAT else "sneakers", draw[3], number)
    if named & _OF_RAIN and not outfit.shoes:
        look = replace(look, boots=True, hat=look.hat or "bucket", hat_colour=look.hat_colour or top)
        shoes = _dyed("wellies", draw[3], number)
    tie = outfit.tie
    if "suit" in named and sex == "male" and not (tie or outfit.bow):
        tie = str(_dyed("ties", draw[4], number))
    return replace(look, top=top, legs=legs, garments=garments, shoes=shoes, tie=tie)


def _dyed(value: Any, at: float, number: int) -> Any:
    """Return a colour of the palette with this name, or the value itself."""
    palette = PALETTES.get(value) if isinstance(value, str) else None
    return palette[_nth(len(palette), at, number)] if palette else value


def _nth(size: int, at: float, number: int) -> int:
    """Return which of so many it is for one among several: those beside each other differ."""
    return (int(at * size) + number) % size


def _beast(usual: Look, fur: str, said: dict[str, Any]) -> Look:
    """Return the look of an animal that stands like a person. fur: its colour."""
    bare = {"top": fur, "legs": MUZZLES[said["beast"]].limbs or fur, "shoes": fur}
    if said.get("cut") == "fur":
        said = bare | said
    elif "shoes" not in said:
        said["shoes"] = fur
    skirted = said.get("cut") == "dress" or "skirt" in str(said.get("garments", "")).split()
    said["sex"] = "female" if skirted else "male"  # its head does not tell
    said["build"] = (
        "fat" if MUZZLES[said["beast"]].plump >= 1.1 else "thin" if said.get("cut") == "fur" else ""
    )
    return replace(usual, beard=False, skin=fur, **said)
