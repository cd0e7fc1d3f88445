"""Scenery: the parts that a place has by itself, such as the floor of a room."""

import re

from filmgate.script import tables
from filmgate.script.places import INDOORS
from filmgate.script.treatment import Treatment

# parts of every place that has them
_SCENERY = tables.words(
    "canopy flora foliage pavement sidewalk ground horizon cloud sunlight moonlight sunshine daylight "
    "shadow ray "
    "sunbeam beam shaft landscape scenery surroundings vegetation nature"
)
# verbs of what the light does in every picture that is lit
SHINES = tables.words("shine stream filter glow gleam glisten beam radiate dapple pour flood spill cast")
_LIGHT = re.compile(
    r"\b(?:sun|moon)(?:light|shine|beams?|rays?)?\b|\b(?:day|candle)?light\b|\brays?\b|\bglow\b"
)
_WITHIN = {*INDOORS, "stage"}
# places: nouns of what each of them has
_PARTS: tuple[tuple[tuple[str, ...], frozenset[str]], ...] = (
    (
        tuple(INDOORS),
        tables.words("floor wall window windowsill windowpane curtain carpet rug furniture sofa"),
    ),
    (("moon", "mars", "space"), tables.words("moon surface crater planet star earth rock")),
    (("stage",), tables.words("floor curtain spotlight")),
    (
        ("ocean", "beach", "lake", "river", "harbour", "underwater"),
        tables.words(
            "water waters wave ripple splash shore shoreline surface foam surf tide sand mountain current "
            "depth "
            "reflection droplet drop"
        ),
    ),
    (
        ("forest", "jungle"),
        tables.words(
            "tree leaf branch trunk leaves forest wood plant path bush fern grass undergrowth bark root "
            "treetop "
            "greenery clearing"
        ),
    ),
    (
        ("city", "skyline", "road", "village"),
        tables.words(
            "street building road path house city window skyscraper streetlamp architecture facade roof "
            "rooftop "
            "asphalt lane curb tower"
        ),
    ),
    (
        ("meadow", "savanna", "wheat", "lavender"),
        tables.words("grass hill tree bush flower path field plant greenery blade meadow"),
    ),
    (
        ("mountains", "canyon", "desert", "snowfield", "volcano"),
        tables.words(
            "rock hill mountain path cliff slope terrain landscape peak range valley ridge summit stone "
            "boulder"
        ),
    ),
)
_STREETS = ("city", "road", "skyline")
_NIGHT_STREET = tables.words("sign neon neon-sign billboard light streetlight")
_SKY = tables.words("sky air")
_MOON = tables.words("moon star")


def lit(treatment: Treatment, text: str) -> bool:
    """Tell whether a text speaks of the light, and the picture has light of the sun or the moon."""
    return treatment.time != "overcast" and bool(_LIGHT.search(text.lower()))


def parts(treatment: Treatment) -> frozenset[str]:
    """Return the nouns that are parts of this place, so that they are seen with it."""
    own = next((nouns for scenes, nouns in _PARTS if treatment.scene in scenes), frozenset[str]())
    if treatment.time in ("night", "dusk") and treatment.scene in _STREETS:
        own |= _NIGHT_STREET
    moonlit = treatment.time == "night" and treatment.scene not in _WITHIN
    if treatment.scene not in _WITHIN:
        own |= _SKY
    return own | _SCENERY | (_MOON if moonlit else frozenset())
