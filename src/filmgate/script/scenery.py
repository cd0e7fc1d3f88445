"""Scenery: the parts that a place has by itself, such as the floor of a room."""

from filmgate.script import tables
from filmgate.script.places import INDOORS
from filmgate.script.treatment import Treatment

# parts of every place that has them
_SCENERY = tables.words("canopy flora foliage pavement sidewalk ground horizon cloud sunlight moonlight")
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
        tables.words("water waters wave ripple splash shore surface foam surf tide sand mountain"),
    ),
    (
        ("forest", "jungle"),
        tables.words("tree leaf branch trunk leaves forest wood plant path bush fern grass"),
    ),
    (
        ("city", "skyline", "road", "village"),
        tables.words("street building road path house city window skyscraper streetlamp"),
    ),
    (
        ("meadow", "savanna", "wheat", "lavender"),
        tables.words("grass hill tree bush flower path field plant"),
    ),
    (
        ("mountains", "canyon", "desert", "snowfield", "volcano"),
        tables.words("rock hill mountain path cliff slope terrain landscape peak"),
    ),
)
_MOON = tables.words("moon star")


def parts(treatment: Treatment) -> frozenset[str]:
    """Return the nouns that are parts of this place, so that they are seen with it."""
    own = next((nouns for scenes, nouns in _PARTS if treatment.scene in scenes), frozenset[str]())
    moonlit = treatment.time == "night" and treatment.scene not in {*INDOORS, "stage"}
    return own | _SCENERY | (_MOON if moonlit else frozenset())
