"""The clothes, hair and skin of people, by variant (monk, king, …).

To add a figure, add a row here and a variant in script/kinds.py.
"""

from dataclasses import replace

from filmgate.engines.animatic.subjects.people.faces import Look

_PLAIN = Look()
_CHILD = Look(coat="#c8942a")
_WHITE = Look(coat="#e4e2dc")
LOOKS = {
    "monk": Look(coat="#b0561c", robe=True),
    "wizard": Look(coat="#2c3470", robe=True, beard="#d8d4cc", hair="#d8d4cc", hat="#2c3470"),
    "king": Look(coat="#6a1a30", robe=True, beard="#5a4a3a", cape="#a8842c"),
    "queen": Look(coat="#d8d0c8", skirt=True, long_hair=True, robe=True),
    "samurai": Look(coat="#24262c", robe=True, hair="#121010"),
    "knight": Look(coat="#8e949c", armour=True, hair="#8e949c"),
    "dancer": Look(coat="#d89aa4", skirt=True, long_hair=True),
    "cowboy": Look(coat="#6a4a2e", hat="#4a3420"),
    "santa": Look(coat="#b01a1e", beard="#ece8e2", hair="#b01a1e", robe=True),
    "hero": Look(coat="#1f3f8a", cape="#b01a1e"),
    "hiker": Look(coat="#a8482a", pack=True),
    "nomad": Look(coat="#c8b48a", robe=True),
    "nurse": replace(_WHITE, long_hair=True, skirt=True),
    "doctor": _WHITE,
    "girl": replace(_CHILD, long_hair=True, skirt=True),
    "child": _CHILD,
    "man": Look(coat="#35506a"),
    "woman": replace(_PLAIN, long_hair=True, skirt=True),
}
CHILDREN = ("girl", "child")


def look(variant: str, color: str | None) -> Look:
    """Return the look of this variant of person. If the prompt names a colour, it replaces the colour of the
    upper clothes.
    """
    clothes = LOOKS[variant] if variant else _PLAIN
    return replace(clothes, coat=color) if color else clothes
