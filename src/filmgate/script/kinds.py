"""Kinds: the types of subjects that can be drawn (cat, boat, tower), one record each. Animals stand in
animals.py, things in things.py. The parser's word tables are made from both.
"""

from collections.abc import Iterable

from filmgate.script import animals, buildings, more_things, things
from filmgate.script.kind import Family, Kind
from filmgate.script.tables import words_of
from filmgate.script.trades import TRADES


def _table(kinds: Iterable[Kind]) -> dict[str, Kind]:
    by_name: dict[str, Kind] = {}
    for kind in kinds:
        if kind.name in by_name:
            raise ValueError(f"two records of _KINDS have the name {kind.name!r}: rename or remove one")
        by_name[kind.name] = kind
    return by_name


_KINDS = (
    Kind(
        "person",
        "creature",
        "man woman girl boy child traveler traveller hiker monk dancer soldier knight samurai wanderer "
        "figure runner people warrior king queen farmer fisherman explorer ballerina detective wizard "
        "ninja cowboy pilgrim photographer skier climber athlete couple lady guy human nomad shepherd "
        "baby toddler kid crowd santa claus surfer superhero barista someone somebody "
        "ghost phantom mannequin zombie vampire mummy angel fairy elf leprechaun clown mime witch pirate "
        "viking",
        circles="land home",
        by_day=True,
        variants=TRADES,
    ),
    Kind("robot", "creature", "android cyborg mech droid", home="skyline", circles="land home"),
    Kind(
        "astronaut",
        "creature",
        "cosmonaut spaceman space-man spacewoman space-woman space-explorer",
        home="moon",
    ),
    Kind(
        "car",
        "vehicle",
        "convertible taxi suv jeep automobile sedan vehicle cab taxicab police-car oldtimer "
        "old-timer vintage-car classic-car van minivan minibus camper-van sports-car old-car antique-car",
        home="road",
        circles="land",
        by_day=True,
        variants={
            "taxi": "taxi* taxicab* cab",
            "police": "police*",
            "sedan": "sedan* automobile* vehicle*",
            "suv": "suv* jeep*",
            "old": "oldtimer* old-timer* vintage-car* classic-car* old-car* antique-car*",
            "van": "van* minivan* minibus* camper-van*",
        },
    ),
    Kind(
        "truck",
        "vehicle",
        "lorry tank trailer caravan camper tractor pickup pickup-truck fire-truck firetruck fire-engine "
        "ambulance",
        home="road",
        circles="land",
        by_day=True,
        variants={
            "pickup": "pickup*",
            "tractor": "tractor",
            "fire": "fire-truck* firetruck* fire-engine*",
            "ambulance": "ambulance*",
        },
    ),
    Kind(
        "carriage",
        "vehicle",
        "cart wagon buggy stagecoach chariot horse-carriage horse-drawn-carriage horse-cart horse-drawn-cart",
        home="meadow",
        circles="land",
        by_day=True,
        variants={"cart": "cart* wagon* horse-cart* horse-drawn-cart* chariot*"},
    ),
    Kind("bus", "vehicle", home="road", circles="land", by_day=True),
    Kind(
        "train",
        "vehicle",
        "tram locomotive steam-train steam-engine steam-locomotive streetcar trolley",
        home="road",
        by_day=True,
        variants={
            "steam": "steam-train* steam-engine* steam-locomotive*",
            "tram": "tram* streetcar* trolley*",
        },
    ),
    Kind(
        "motorcycle",
        "vehicle",
        "motorbike motor-scooter vespa moped biker motorcyclist",
        home="road",
        circles="land",
    ),
    Kind(
        "bicycle",
        "vehicle",
        "bike cyclist tandem tricycle unicycle",
        home="road",
        circles="land",
        by_day=True,
    ),
    Kind(
        "boat",
        "vehicle",
        "sailboat yacht schooner sailing canoe kayak gondola raft rowboat rowing-boat dinghy fishing-boat "
        "trawler tugboat motorboat speedboat",
        home="ocean",
        variants={
            "rowing": "canoe* kayak* gondola* raft* rowboat* rowing-boat* dinghy*",
            "fishing": "fishing-boat* trawler* tugboat*",
            "yacht": "yacht* motorboat* speedboat*",
        },
    ),
    Kind(
        "ship",
        "vehicle",
        "galleon vessel ferry cruise-ship steamer freighter pirate-ship submarine cargo-ship container-ship "
        "ocean-liner",
        home="ocean",
        variants={
            "cruise": "cruise-ship* ferry* steamer* ocean-liner*",
            "freighter": "freighter* cargo-ship* container-ship*",
            "submarine": "submarine*",
        },
    ),
    Kind(
        "plane",
        "vehicle",
        "jet aircraft airliner biplane fighter-jet jet-fighter fighter-plane warplane propeller-plane cessna "
        "seaplane light-aircraft crop-duster",
        home="mountains",
        flies=True,
        by_day=True,
        variants={
            "biplane": "biplane* crop-duster*",
            "fighter": "fighter-jet* jet-fighter* fighter-plane* warplane*",
            "light": "propeller-plane* cessna* seaplane* light-aircraft*",
        },
    ),
    Kind("helicopter", "vehicle", "chopper", home="mountains", flies=True, by_day=True),
    Kind("rocket", "vehicle", "missile", home="desert", by_day=True),
    Kind("spaceship", "vehicle", "spacecraft ufo starship saucer", home="space"),
    Kind("drone", "vehicle", "quadcopter", flies=True, by_day=True),
    Kind(
        "balloon",
        "vehicle",
        "airship blimp zeppelin",
        home="canyon",
        drifts=True,
        variants={"airship": "airship* blimp* zeppelin*"},
    ),
)
_ALL = (*animals.ANIMALS, *_KINDS, *buildings.TABLE, *things.TABLE, *more_things.TABLE)
KINDS = _table(_ALL)
# word: the kind that it means
WORDS = words_of({kind.name: f"{kind.name} {kind.words}" for kind in _ALL})


# nouns that mean an animal first, whatever else they mean (its fur, its meat)
ANIMAL_NOUNS = frozenset(
    word
    for kind in _ALL
    if kind.family == "creature" and kind.name not in ("person", "robot", "astronaut")
    for word in (kind.name, *kind.words.split())
) - {"crane"}


def _names(family: Family) -> frozenset[str]:
    return frozenset(kind.name for kind in _ALL if kind.family == family)


CREATURES, VEHICLES = _names("creature"), _names("vehicle")
BUILDINGS, THINGS = _names("building"), _names("thing")
MOBILE = frozenset(kind.name for kind in _ALL if kind.goes)
FLYING = frozenset(kind.name for kind in _ALL if kind.flies)
