"""Kinds: the types of subjects that can be drawn (cat, boat, tower), one record each. The parser's word
tables are made from them.
"""

from collections.abc import Iterable, Mapping
from dataclasses import KW_ONLY, dataclass, field
from typing import Literal

from filmgate.script.tables import words_of

Family = Literal["creature", "vehicle", "building", "thing"]


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of subject, such as cat.

    To add one, add a record here, and its model in the engine's subjects/.
    """

    name: str
    family: Family
    words: str = ""  # nouns that mean it, beside its name; other nouns are looked up in nouns.txt
    _: KW_ONLY
    home: str | None = None  # its place, if the prompt names none
    variants: Mapping[str, str] = field(
        default_factory=dict
    )  # look: words that mean it, or beginnings of words (dog*)
    circles: str | None = None  # where it lives; what lives in the deep is shown with its like alone
    flies: bool = False
    drifts: bool = False  # it moves with the wind
    by_day: bool = False  # its usual time is day

    @property
    def goes(self) -> bool:
        return self.family in ("creature", "vehicle") and not self.drifts


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
    Kind("statue", "thing", "sculpture monument stonehenge", home="stage", circles="land"),
    Kind("fountain", "thing", circles="land", by_day=True),
    Kind("tree", "thing", "oak willow sakura", home="forest", circles="", by_day=True),
    Kind(
        "flower",
        "thing",
        "rose tulip sunflower bouquet",
        by_day=True,
        variants={"sunflower": "sunflower* daisy*"},
    ),
    Kind("rock", "thing", "boulder stone", circles="land", by_day=True),
    Kind("log", "thing", "driftwood", home="forest", circles="land"),
    Kind("mushroom", "thing", home="forest"),
    Kind("cactus", "thing", home="desert", circles=""),
    Kind("tent", "thing", circles="", by_day=True),
    Kind("umbrella", "thing", "parasol", home="room", circles="table home"),
    Kind(
        "cup",
        "thing",
        "mug coffee teacup tea glass goblet wine-glass wineglass chalice tumbler beer",
        home="room",
        variants={
            "goblet": "goblet* wine* chalice*",
            "beer": "beer* tankard* stein*",
            "glass": "glass tumbler* juice* lemonade* cocktail* soda*",
            "mug": "mug*",
        },
    ),
    Kind(
        "bowl",
        "thing",
        "plate sink toilet bathtub pan pot wok dish skillet frying-pan",
        home="room",
        variants={"plate": "plate dish", "pan": "pan wok* skillet* frying-pan*", "pot": "pot cooking-pot*"},
    ),
    Kind(
        "teapot",
        "thing",
        "kettle tea-kettle jug water-jug coffeepot coffee-pot water-pitcher",
        home="room",
        variants={"kettle": "kettle* tea-kettle*", "jug": "jug water-jug* water-pitcher*"},
    ),
    Kind("bottle", "thing", home="room"),
    Kind("vase", "thing", home="room"),
    Kind(
        "ball",
        "thing",
        "basketball football soccer-ball tennis-ball baseball volleyball",
        home="room",
        variants={
            "basketball": "basketball*",
            "football": "football* soccer*",
            "tennis": "tennis*",
            "baseball": "baseball*",
            "volleyball": "volleyball*",
        },
    ),
    Kind(
        "lamp",
        "thing",
        "lantern fairy-light string-light chandelier",
        home="room",
        variants={"lantern": "lantern*"},
    ),
    Kind(
        "streetlamp",
        "thing",
        "lamppost lampposts streetlight street-light street-lamp",
        home="city",
        circles="land",
    ),
    Kind("book", "thing", "notebook newspaper", home="room"),
    Kind("candle", "thing", home="room"),
    Kind(
        "fruit",
        "thing",
        "apple orange banana pear strawberry grapes lemon peach tomato",
        home="room",
        variants={
            "banana": "banana*",
            "pear": "pear*",
            "grapes": "grapes",
            "orange": "orange",
            "lemon": "lemon",
            "strawberry": "strawberry",
            "peach": "peach",
            "lime": "lime",
        },
    ),
    Kind(
        "cake",
        "thing",
        "cupcake burger hamburger pizza donut doughnut pie bread sandwich pancake noodle noodles spaghetti "
        "pasta ramen steak ice-cream",
        home="room",
        variants={
            "pizza": "pizza* pie*",
            "burger": "burger* hamburger* sandwich* bread*",
            "donut": "donut* doughnut*",
            "pancakes": "pancake*",
            "noodles": "noodle* spaghetti* pasta* ramen*",
            "steak": "steak*",
            "ice-cream": "ice-cream*",
        },
    ),
    Kind(
        "chair",
        "thing",
        "bench sofa couch bed armchair stool throne",
        home="room",
        circles="table home",
        variants={
            "throne": "throne*",
            "sofa": "sofa* couch*",
            "bed": "bed",
            "bench": "bench* benches",
            "stool": "stool*",
        },
    ),
    Kind("table", "thing", home="room", circles="table home"),
    Kind(
        "guitar",
        "thing",
        "violin cello ukulele viola fiddle",
        home="stage",
        circles="table home",
        variants={"violin": "violin* cello* viola* fiddle*"},
    ),
    Kind("piano", "thing", "grand-piano", home="stage", circles="table home"),
    Kind("drum", "thing", "drum-kit drum-set snare-drum bongo", home="stage", circles="table home"),
    Kind("trumpet", "thing", "cornet bugle trombone", home="stage"),
    Kind("microphone", "thing", "mic", home="stage", circles="table home"),
    Kind("clock", "thing", "alarm-clock", home="room"),
    Kind("crystal", "thing", "gem diamond", home="stage", variants={"ring": "ring"}),
    Kind("crown", "thing", "tiara diadem", home="stage"),
    Kind("telescope", "thing", "spyglass", home="mountains", circles="land table"),
    Kind("hourglass", "thing", "sandglass", home="room"),
    Kind("mirror", "thing", home="room", circles="table home"),
    Kind("door", "thing", home="room", circles="table home"),
    Kind("shoe", "thing", "sneaker", home="room"),
    Kind("gift", "thing", "gift-box giftbox birthday-present christmas-present", home="room"),
    Kind("teddy", "thing", "teddy-bear", home="room"),
    Kind("snowman", "thing", home="snowfield", circles="land"),
    Kind("christmas-tree", "thing", "christmas-trees xmas-tree", home="room", circles="table home land"),
    Kind("kite", "thing", home="meadow", circles="land", by_day=True),
    Kind(
        "case",
        "thing",
        "suitcase backpack handbag bag briefcase luggage tie",
        home="room",
        circles="table home",
        variants={"bag": "backpack* handbag* bag*"},
    ),
    Kind(
        "screen",
        "thing",
        "tv television laptop computer monitor phone telephone cellphone smartphone remote microwave oven "
        "refrigerator fridge stove toaster keyboard radio",
        home="room",
        variants={
            "laptop": "laptop* computer*",
            "television": "tv* television* monitor* screen*",
            "telephone": "phone* telephone* cellphone* remote* smartphone*",
            "refrigerator": "refrigerator* fridge*",
        },
    ),
    Kind(
        "board",
        "thing",
        "skateboard surfboard snowboard ski skis frisbee",
        home="room",
        circles="table home",
        variants={"skateboard": "skateboard*", "ski": "ski*"},
    ),
    Kind(
        "sign",
        "thing",
        "stop-sign traffic-light hydrant parking-meter stoplight signpost",
        home="city",
        circles="land table",
        variants={"hydrant": "hydrant*", "light": "light* stoplight* traffic*", "meter": "meter*"},
    ),
    Kind(
        "tool",
        "thing",
        "fork knife spoon toothbrush scissors racket racquet baseball-bat hammer brush drier dryer glove "
        "sword katana",
        home="room",
        variants={
            "sword": "sword* katana* saber* sabre*",
            "fork": "fork*",
            "knife": "knife*",
            "scissors": "scissor*",
            "bat": "bat*",
            "racket": "racket* racquet*",
            "brush": "toothbrush* brush*",
            "hammer": "hammer* tool*",
        },
    ),
    Kind("plant", "thing", "potted-plant houseplant broccoli carrot", home="room"),
)
KINDS = _table(_KINDS)
# word: the kind that it means
WORDS = words_of({kind.name: f"{kind.name} {kind.words}" for kind in _KINDS})


def _names(family: Family) -> frozenset[str]:
    return frozenset(kind.name for kind in _KINDS if kind.family == family)


CREATURES, VEHICLES = _names("creature"), _names("vehicle")
BUILDINGS, THINGS = _names("building"), _names("thing")
MOBILE = frozenset(kind.name for kind in _KINDS if kind.goes)
FLYING = frozenset(kind.name for kind in _KINDS if kind.flies)
