"""The clothes, hair and skin of people, by variant (monk, king, …) and by what the prompt says.

To add a figure, add a row here and a variant in script/kinds.py.
"""

from dataclasses import replace
from typing import Any

from filmgate.engines.animatic.subjects.people.faces import Look
from filmgate.engines.animatic.subjects.people.muzzles import MUZZLES
from filmgate.script.treatment import Outfit

_PLAIN = Look()
_CHILD = Look(top="#c8942a", legs="#3a5478", child=True)
_WHITE = Look(top="#e4e2dc", cut="coat")
LOOKS = {
    "monk": Look(top="#b0561c", cut="robe", bald=True),
    "wizard": Look(top="#2c3470", cut="robe", beard=True, hair="#d8d4cc", hat="tall", hat_colour="#2c3470"),
    "king": Look(top="#6a1a30", cut="robe", beard=True, hair="#5a4a3a", cape="#a8842c", hat="crown"),
    "queen": Look(top="#d8d0c8", cut="dress", long_hair=True, hat="crown"),
    "samurai": Look(top="#24262c", cut="robe", hair="#121010"),
    "knight": Look(top="#8e949c", legs="#7c828a", armour=True, hat="helmet", hat_colour="#8e949c"),
    "dancer": Look(top="#d89aa4", cut="dress", long_hair=True),
    "cowboy": Look(top="#6a4a2e", legs="#2f4a78", hat="brim", hat_colour="#4a3420"),
    "santa": Look(
        top="#b01a1e",
        cut="coat",
        legs="#8a1418",
        beard=True,
        hair="#ece8e2",
        hat="tall",
        hat_colour="#b01a1e",
    ),
    "hero": Look(top="#1f3f8a", legs="#1f3f8a", cape="#b01a1e"),
    "hiker": Look(top="#a8482a", legs="#4a4636", pack=True),
    "nomad": Look(top="#c8b48a", cut="robe", hat="cap", hat_colour="#e0d4b8"),
    "nurse": Look(top="#dfe8ea", legs="#dfe8ea", long_hair=True),
    "doctor": _WHITE,
    "girl": replace(_CHILD, long_hair=True, cut="dress"),
    "child": _CHILD,
    "man": Look(top="#35506a"),
    "woman": replace(_PLAIN, top="#8a2f3c", long_hair=True),
}
CHILDREN = ("girl", "child")


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


def _beast(usual: Look, fur: str, said: dict[str, Any]) -> Look:
    """Return the look of an animal that stands like a person. fur: its colour."""
    bare = {"top": fur, "legs": MUZZLES[said["beast"]].limbs or fur, "shoes": fur}
    if said.get("cut") == "fur":
        said = bare | said
    elif "shoes" not in said:
        said["shoes"] = fur
    return replace(usual, long_hair=False, beard=False, skin=fur, **said)
