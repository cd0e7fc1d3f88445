"""Kinds: the types of subjects that can be drawn (cat, boat, tower), one record each. Things stand in
things.py. The parser's word tables are made from both.
"""

from collections.abc import Iterable

from filmgate.script import more_things, things
from filmgate.script.kind import Family, Kind
from filmgate.script.tables import words_of


def _table(kinds: Iterable[Kind]) -> dict[str, Kind]:
    by_name: dict[str, Kind] = {}
    for kind in kinds:
        if kind.name in by_name:
            raise ValueError(f"two records of _KINDS have the name {kind.name!r}: rename or remove one")
        by_name[kind.name] = kind
    return by_name


_KINDS = (
    Kind("fox", "creature", "vixen", home="forest"),
    Kind("wolf", "creature", "coyote husky jackal", home="forest"),
    Kind("dog", "creature", "puppy corgi retriever labrador hound terrier", circles="land home"),
    Kind("cat", "creature", "kitten lynx", circles="land home"),
    Kind("tiger", "creature", home="forest"),
    Kind("leopard", "creature", "jaguar cheetah panther", home="savanna"),
    Kind("panda", "creature", home="forest"),
    Kind("icebear", "creature", "polar-bear", home="snowfield"),
    Kind("horse", "creature", "pony mare stallion mustang unicorn donkey mule"),
    Kind("zebra", "creature", home="savanna"),
    Kind("deer", "creature", "stag elk moose reindeer antelope gazelle doe fawn", home="forest"),
    Kind("cow", "creature", "bull ox cattle buffalo bison calf yak", by_day=True),
    Kind("lion", "creature", "lioness", home="savanna"),
    Kind("bear", "creature", "grizzly koala sloth", home="forest"),
    Kind("rabbit", "creature", "bunny hare"),
    Kind("sheep", "creature", "lamb ram", by_day=True),
    Kind("goat", "creature", home="mountains", by_day=True),
    Kind("pig", "creature", by_day=True),
    Kind("camel", "creature", home="desert"),
    Kind("giraffe", "creature", home="savanna"),
    Kind("elephant", "creature", "mammoth", home="savanna"),
    Kind("rhino", "creature", home="savanna"),
    Kind("hippo", "creature", home="savanna"),
    Kind("mouse", "creature", "rat hamster hedgehog guinea-pig", home="room"),
    Kind("squirrel", "creature", home="forest"),
    Kind("monkey", "creature", "ape gorilla chimp chimpanzee orangutan kangaroo", home="jungle", by_day=True),
    Kind("turtle", "creature", "tortoise", home="underwater", by_day=True),
    Kind("crocodile", "creature", home="canyon"),
    Kind("dinosaur", "creature", "t-rex tyrannosaurus raptor", home="jungle"),
    Kind("frog", "creature", "toad", home="jungle", by_day=True),
    Kind(
        "ferret",
        "creature",
        "otter raccoon badger weasel mongoose red-panda beaver skunk meerkat marten mink",
        home="forest",
        variants={
            "beaver": "beaver*",
            "otter": "otter* sea-otter*",
            "raccoon": "raccoon* racoon*",
            "skunk": "skunk*",
            "badger": "badger*",
            "red-panda": "red-panda*",
        },
    ),
    Kind("dragon", "creature", "wyvern pegasus griffin phoenix", home="mountains", circles="", flies=True),
    Kind(
        "person",
        "creature",
        "man woman girl boy child traveler traveller hiker monk dancer soldier knight samurai wanderer "
        "figure runner people warrior king queen farmer fisherman explorer ballerina detective wizard "
        "ninja cowboy pilgrim photographer skier climber athlete couple lady guy human nomad shepherd "
        "baby toddler kid crowd santa surfer superhero barista",
        circles="land home",
        by_day=True,
        variants={
            "monk": "monk* pilgrim*",
            "wizard": "wizard* sorcerer* mage*",
            "king": "king* emperor*",
            "queen": "queen* princess* bride*",
            "samurai": "samurai* ninja* warrior*",
            "knight": "knight* trooper* soldier* guard*",
            "dancer": "ballerina* dancer*",
            "cowboy": "cowboy* detective* farmer*",
            "santa": "santa*",
            "hero": "superhero* hero*",
            "hiker": "hiker* travel* explorer* backpack* climber* wanderer*",
            "nomad": "nomad* shepherd* bedouin*",
            "nurse": "nurse*",
            "doctor": "doctor* scientist* chef* cook*",
            "girl": "girl",
            "child": "baby* child* kid* boy toddler*",
            "man": "man* guy* person* people* boyfriend*",
            "woman": "girlfriend* woman* women* lady* mother* actress* witch* geisha*",
        },
    ),
    Kind("robot", "creature", "android cyborg mech droid", home="skyline", circles="land home"),
    Kind("astronaut", "creature", "cosmonaut spaceman", home="moon"),
    Kind(
        "bird",
        "creature",
        "eagle hawk falcon seagull gull raven crow owl dove pigeon sparrow albatross parrot",
        home="mountains",
        circles="",
        flies=True,
    ),
    Kind(
        "fowl",
        "creature",
        "swan crane goose duck flamingo heron stork penguin chicken rooster hen turkey peacock ostrich",
        home="lake",
        by_day=True,
        variants={
            "swan": "swan",
            "goose": "goose",
            "penguin": "penguin",
            "flamingo": "flamingo",
            "crane": "crane heron stork",
            "ostrich": "ostrich",
            "chicken": "chicken rooster hen turkey",
            "peacock": "peacock",
        },
    ),
    Kind("fish", "creature", "goldfish clownfish koi salmon tuna", home="underwater", circles="deep"),
    Kind("shark", "creature", home="underwater", circles="deep"),
    Kind("whale", "creature", home="ocean", circles=""),
    Kind("dolphin", "creature", home="ocean", circles=""),
    Kind("seal", "creature", "walrus sea-lion", home="snowfield", circles=""),
    Kind("jellyfish", "creature", home="underwater", circles="deep"),
    Kind("octopus", "creature", home="underwater", circles="deep"),
    Kind(
        "crab",
        "creature",
        "lobster spider scorpion",
        home="underwater",
        by_day=True,
        variants={"spider": "spider* tarantula* scorpion*"},
    ),
    Kind(
        "insect", "creature", "bee ladybug beetle ant firefly dragonfly", circles="", flies=True, by_day=True
    ),
    Kind("butterfly", "creature", "moth", circles="", flies=True, by_day=True),
    Kind("snake", "creature", home="jungle"),
    Kind(
        "car",
        "vehicle",
        "convertible taxi suv jeep automobile sedan vehicle cab taxicab police-car",
        home="road",
        circles="land",
        by_day=True,
        variants={"taxi": "taxi* cab", "police": "police*"},
    ),
    Kind(
        "truck",
        "vehicle",
        "van lorry tank tractor pickup pickup-truck fire-truck firetruck fire-engine ambulance",
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
    Kind("train", "vehicle", "tram locomotive", home="road", by_day=True),
    Kind("motorcycle", "vehicle", "motorbike scooter biker", home="road", circles="land"),
    Kind("bicycle", "vehicle", "bike cyclist", home="road", circles="land", by_day=True),
    Kind("boat", "vehicle", "sailboat yacht schooner sailing canoe kayak gondola raft rowboat", home="ocean"),
    Kind(
        "ship",
        "vehicle",
        "galleon vessel ferry cruise-ship steamer freighter pirate-ship submarine",
        home="ocean",
    ),
    Kind("plane", "vehicle", "jet aircraft airliner", home="mountains", flies=True, by_day=True),
    Kind("helicopter", "vehicle", "chopper", home="mountains", flies=True, by_day=True),
    Kind("rocket", "vehicle", "missile", home="desert", by_day=True),
    Kind("spaceship", "vehicle", "spacecraft ufo starship saucer", home="space"),
    Kind("drone", "vehicle", "quadcopter", flies=True, by_day=True),
    Kind("balloon", "vehicle", "airship blimp zeppelin", home="canyon", drifts=True),
    Kind("lighthouse", "building", home="ocean"),
    Kind("castle", "building", "fortress palace", home="mountains"),
    Kind("tower", "building", "obelisk", home="skyline"),
    Kind(
        "church",
        "building",
        "temple cathedral shrine pagoda mosque parthenon pantheon acropolis",
        home="village",
        by_day=True,
    ),
    Kind("pyramid", "building", home="desert", by_day=True),
    Kind("cabin", "building", "house cottage barn hut farmhouse shack lodge", home="mountains"),
    Kind("windmill", "building", by_day=True),
    Kind("bridge", "building", home="river"),
)
_ALL = (*_KINDS, *things.TABLE, *more_things.TABLE)
KINDS = _table(_ALL)
# word: the kind that it means
WORDS = words_of({kind.name: f"{kind.name} {kind.words}" for kind in _ALL})


def _names(family: Family) -> frozenset[str]:
    return frozenset(kind.name for kind in _ALL if kind.family == family)


CREATURES, VEHICLES = _names("creature"), _names("vehicle")
BUILDINGS, THINGS = _names("building"), _names("thing")
MOBILE = frozenset(kind.name for kind in _ALL if kind.goes)
FLYING = frozenset(kind.name for kind in _ALL if kind.flies)
