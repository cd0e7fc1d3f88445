"""What people wear, by what they are called: a new figure is a row."""

import re
from dataclasses import replace

from filmgate.engines.animatic.subjects.people.faces import Look

_WOMEN = re.compile(
    r"wom[ae]n|girl|lady|queen|ballerina|princess|mother|bride|actress|witch|geisha|nurse|she\b|her\b"
)
_FIGURES = (
    (r"monk|pilgrim", Look(coat="#b0561c", robe=True)),
    (
        r"wizard|sorcerer|mage",
        Look(coat="#2c3470", robe=True, beard="#d8d4cc", hair="#d8d4cc", hat="#2c3470"),
    ),
    (r"king|emperor", Look(coat="#6a1a30", robe=True, beard="#5a4a3a", cape="#a8842c")),
    (r"queen|princess|bride", Look(coat="#d8d0c8", skirt=True, long_hair=True, robe=True)),
    (r"samurai|ninja|warrior", Look(coat="#24262c", robe=True, hair="#121010")),
    (r"knight|trooper|soldier|guard", Look(coat="#8e949c", armour=True, hair="#8e949c")),
    (r"ballerina|dancer", Look(coat="#d89aa4", skirt=True, long_hair=True)),
    (r"cowboy|detective|farmer", Look(coat="#6a4a2e", hat="#4a3420")),
    (r"santa", Look(coat="#b01a1e", beard="#ece8e2", hair="#b01a1e", robe=True)),
    (r"superhero|hero", Look(coat="#1f3f8a", cape="#b01a1e")),
    (r"hiker|travel|explorer|backpack|climber|wanderer", Look(coat="#a8482a", pack=True)),
    (r"nomad|shepherd|bedouin", Look(coat="#c8b48a", robe=True)),
    (r"doctor|scientist|nurse|chef|cook", Look(coat="#e4e2dc")),
    (r"baby|child|kid|boy|girl|toddler", Look(coat="#c8942a")),
    (r"man|guy|person|people", Look(coat="#35506a")),
)
CHILDREN = re.compile(r"baby|child|kid|boy\b|girl|toddler")


def look(noun: str, coat: str | None) -> Look:
    """How somebody called so is dressed; a colour that the prompt names wins."""
    found = next((look for words, look in _FIGURES if re.match(words, noun)), Look())
    if _WOMEN.match(noun):
        found = replace(
            found, long_hair=True, skirt=True, coat=found.coat if found.coat != "#35506a" else "#8a2a3a"
        )
    return replace(found, coat=coat) if coat else found
