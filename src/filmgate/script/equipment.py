"""Equipment: the things that an action cannot do without, said or not: who mops has a mop."""

from collections.abc import Sequence
from dataclasses import dataclass

from filmgate.script.tables import words
from filmgate.script.treatment import Relation, Supporting

HANDLED: tuple[Relation, ...] = ("held", "before", "worked", "ridden")
_ANY = ""
_TABLE, _STOVE, _EASEL = "before table", "before screen stove", "before ~easel"
_BOARD = "held tool knife, before table, worked cutting-board"
_WHEEL = "before table, worked !vase wheel"
_DISHES = "held soap sponge, held ~bowl plate, before table"
_DISHES_OF_ALL = words("cake fruit vegetable bowl bottle cup teapot candle")
_STRINGS = "violin viola fiddle quartet orchestra"
# food for the hand
_BITES = (
    "apple banana pizza burger hamburger cheeseburger sandwich cookie donut doughnut fruit orange pear peach "
    "carrot ice-cream icecream popcorn taco hotdog lollipop candy croissant chocolate bread toast watermelon "
    "strawberry"
)
_SPEAKS = "speak talk give deliver make preach lecture teach present read address"
_MEALS = "sandwich pizza salad meal dinner lunch breakfast food sushi"
_PAN = f"held tool spatula, {_STOVE}, worked ~bowl pan, worked *cake eggs"
_FORGE = "held tool hammer, before anvil"
_FRIED = "egg eggs pancake pancakes steak bacon omelette burger burgers"
_SPOONED = "soup stew cereal porridge rice yogurt curry"
_BAGS = "backpack suitcase bag case box luggage"
_INK = "held tool pen, before table, worked *paper"
_RODS = "held tool drumstick, held tool drumstick, before ~drum kit"
# verbs; nouns that it is done to, or that the prompt has, any if empty; what is needed: relation, kind and
# variant. A star: what it is done to takes this place, whatever it is; a tilde: only if it is of this kind;
# a mark: it becomes this kind.
_ROWS: tuple[tuple[str, str, str], ...] = (
    ("skateboard", _ANY, "ridden ~board skateboard"),
    ("scoot scooter", _ANY, "ridden ~board scooter"),
    ("surf", "web internet net", "before table, worked ~screen laptop"),
    ("surf wakeboard windsurf", _ANY, "ridden ~board surfboard"),
    ("paddleboard", _ANY, "ridden ~board surfboard"),
    ("ride catch", "wave waves", "ridden ~board surfboard"),
    ("snowboard", _ANY, "ridden ~board snowboard"),
    ("sled sledge toboggan bobsled", _ANY, "ridden ~board sled"),
    ("mop swab", _ANY, "held tool mop"),
    ("clean wash scrub wipe", "floor", "held tool mop"),
    ("sweep", _ANY, "held tool broom"),
    ("vacuum hoover", _ANY, "held tool vacuum"),
    ("rake", _ANY, "held tool rake"),
    ("hoe till weed", _ANY, "held tool hoe"),
    ("shovel dig", _ANY, "held tool shovel"),
    ("mow", _ANY, "before ~pram mower"),
    ("chop split", "wood log tree firewood", "held tool axe, before stump"),
    ("chop", "lumberjack woodcutter", "held tool axe, before stump"),
    ("cut snip", "paper cloth fabric ribbon cardboard", "held tool scissors, before table, worked *paper"),
    ("trim prune clip cut", "hedge bush shrub tree rose", "held tool scissors, before !plant"),
    ("cut trim braid", "hair beard grass", ""),
    ("apply put", "makeup lipstick mascara blush", "held tool lipstick"),
    ("build make", "sandcastle", "held tool trowel, before *sandcastle"),
    ("stack build arrange", "block blocks lego brick bricks cube cubes", "before table, worked *cube"),
    ("make shape mold mould throw spin", "potter pottery pot clay vase jar", _WHEEL),
    ("shape mold mould", "bowl cup mug plate dish", _WHEEL),
    ("decorate trim", "tree christmas-tree", "held crystal"),
    ("plaster spackle", _ANY, "held tool roller, before *wall"),
    ("roll throw", "dice die", "before table, worked !toy board-game"),
    ("play", "marbles dominoes", "before table, worked !toy board-game"),
    ("count", "money cash bill bills coin coins banknote", "held *paper"),
    ("spread", _ANY, "held tool knife, before table, worked cake toast"),
    ("drill screw unscrew tighten", _ANY, "held tool screwdriver, before table, worked !plank"),
    ("weld solder", _ANY, "held tool torch, before table, worked !plank"),
    ("sand", "wood table plank board chair", "held soap sponge, before table"),
    ("change fix repair mend", "tire tyre wheel", "held tool wrench, before !wheel"),
    ("inject vaccinate", _ANY, "held tool syringe"),
    ("give", "injection shot vaccine", "held tool syringe"),
    ("stamp fill", "letter envelope document form passport", "held tool pen, before table, worked *paper"),
    ("mail post send deliver", "letter postcard package parcel", "held *paper envelope"),
    ("glue tear crumple seal", "paper letter envelope", "before table, worked *paper"),
    ("hose", _ANY, "held watering-can"),
    ("hang", "laundry clothes washing", "held rag"),
    ("take empty", "trash garbage rubbish bin", "held !case bag"),
    ("drag", "box crate", "held *basket crate"),
    ("chop cut slice dice mince peel grate", _ANY, f"{_BOARD}, worked *vegetable carrot"),
    ("carve whittle", _ANY, "held tool knife, before table, worked *plank"),
    ("hammer forge", "iron steel metal sword horseshoe blade", f"{_FORGE}, worked *plank ingot"),
    ("forge", _ANY, f"{_FORGE}, worked plank ingot"),
    ("hammer nail", _ANY, "held tool hammer, before table, worked !plank"),
    ("saw", _ANY, "held tool saw, before table, worked *plank"),
    ("measure", _ANY, "held tool tape, before table, worked *plank"),
    ("whisk beat mix", _ANY, "held tool whisk, before table, worked ~bowl"),
    ("stir", "coffee tea cup mug drink", "held tool spoon, before table, worked ~cup mug"),
    ("stir cook make", _FRIED, _PAN),
    ("stir cook boil simmer season", _ANY, f"held tool spoon, {_STOVE}, worked !bowl stockpot"),
    ("fry grill flip saute roast toast barbecue", _ANY, _PAN),
    ("bake", _ANY, "held tool rolling-pin, before table, worked !dough"),
    ("serve", _ANY, "held ~tray"),
    ("knead", _ANY, "before table, worked *dough"),
    ("roll", "dough pastry", "held tool rolling-pin, before table, worked *dough"),
    ("set lay clear", "table", "held ~bowl plate, before ~table"),
    ("make have take answer", "phone-call call", "held screen telephone"),
    ("check read answer write send", "email message text mail", "held screen telephone"),
    ("make prepare brew", "tea coffee espresso cappuccino latte", f"held teapot, {_TABLE}, worked ~cup mug"),
    ("make prepare", _MEALS, f"{_BOARD}, worked ~vegetable carrot"),
    ("pour", "wine beer juice milk whisky champagne", "held ~bottle, before table, worked ~cup glass"),
    ("pour", "water", "held ~teapot jug, before table, worked ~cup glass"),
    ("pour", _ANY, "held ~teapot, before table, worked ~cup mug"),
    ("drink sip gulp", _ANY, "held ~cup mug"),
    ("eat slurp", _SPOONED, f"held tool spoon, {_TABLE}, worked *cake soup"),
    ("eat slurp", "noodle noodles sushi ramen", "held tool chopsticks, before table, worked *cake noodles"),
    ("eat bite chew lick nibble", _BITES, "held *fruit"),
    ("eat dine", _ANY, "held tool fork, before table, worked *cake salad"),
    ("read", _ANY, "held ~book"),
    ("write draw", "blackboard chalkboard whiteboard", "held tool chalk, before !wall blackboard"),
    ("draw sketch doodle colour color", _ANY, "held tool pencil, before table, worked ~paper"),
    ("write sign scribble note", _ANY, _INK),
    ("paint", "wall fence door room ceiling house shed", "held tool roller, before *wall"),
    ("paint", "nail nails face lip", ""),
    ("paint", _ANY, f"held tool paintbrush, held palette, {_EASEL}"),
    ("wash scrub dry clean rinse", "dish dishes plate cup pan pot glass bowl mug", _DISHES),
    ("wash", "hand hands face hair body clothes dog", ""),
    ("wipe clean dust polish scrub", "table desk counter bar", "held rag, before ~table"),
    ("wipe clean dust polish scrub wash", "window mirror glass door wall", "held rag, before *window"),
    ("wash wipe clean polish", "car", "held soap sponge"),
    ("wipe dust polish", _ANY, "held rag, before *table"),
    ("iron", _ANY, "held tool iron, before ironing-board, worked *rag shirt"),
    ("sew stitch mend embroider", _ANY, "held tool needle, held *rag"),
    ("knit crochet", _ANY, "held tool knitting, held tool knitting"),
    ("fold", _ANY, "before table, worked *pillow blanket"),
    ("pack unpack", _BAGS, f"held pillow towel, {_TABLE}, worked *case bag"),
    ("pack unpack", _ANY, "held *pillow towel, before table, worked case"),
    ("wrap unwrap", _ANY, "before table, worked *gift"),
    ("open read hold", "letter envelope", "held *paper envelope"),
    ("open", "gift present box package parcel", "before table, worked *gift"),
    ("water", _ANY, "held watering-can, before *plant"),
    ("plant sow", _ANY, "held tool trowel, before *plant"),
    ("play", "piano keyboard organ", "before ~piano"),
    ("play", "drum drums", _RODS),
    ("drum", _ANY, _RODS),
    ("play", "double-bass bass contrabass bassist upright-bass", "held ~violin bass"),
    ("play", "accordion concertina accordionist", "held *guitar accordion"),
    ("play", "cello", "held *violin cello, held violin bow"),
    ("juggle", _ANY, "held *ball, held *ball"),
    ("clink", "glass glasses", "held *cup glass"),
    ("play", _STRINGS, "held *violin, held violin bow"),
    ("play", "harp", "held *violin harp"),
    ("play", "guitar ukulele banjo lute mandolin", "held *guitar"),
    ("play perform", "quartet quintet orchestra", "held violin, held violin bow"),
    ("play perform", "band", "held guitar"),
    ("strum", _ANY, "held ~guitar"),
    ("play", "flute", "held *trumpet flute"),
    ("play", "clarinet oboe recorder", "held *trumpet clarinet"),
    ("play", "saxophone sax saxophonist", "held *trumpet saxophone"),
    ("play", "trumpet trombone horn cornet", "held *trumpet"),
    ("play", "chess checkers", "before table, worked *toy chess"),
    ("play shuffle deal", "card cards poker", "before table, worked *toy cards"),
    ("play", "videogame videogames video controller console gamer", "held toy controller"),
    ("play swing hit", "tennis badminton squash racket racquet", "held ~tool racket"),
    ("play swing", "baseball softball bat", "held ~tool bat"),
    ("play swing hit", "golf golfer club", "held *tool golf"),
    ("golf putt", _ANY, "held tool golf"),
    ("play", "hockey", "held tool hockey"),
    ("play", "cricket", "held tool cricket"),
    ("play dribble shoot", "basketball", "held ~ball basketball"),
    ("bounce dribble", _ANY, "held ~ball basketball"),
    ("play", "volleyball", "held ~ball volleyball"),
    ("fish angle", _ANY, "held tool rod"),
    ("shoot draw", "arrow archer bow archery", "held *archery-bow"),
    ("duel fence", _ANY, "held sword"),
    ("take", "selfie", "held screen telephone"),
    ("photograph film", _ANY, "held photo-camera"),
    ("take", "photo photograph picture snapshot", "held photo-camera"),
    ("type", "keyboard", "before table, worked ~photo-camera keys"),
    ("type", "typewriter", "before table, worked ~photo-camera typewriter"),
    ("type program code", _ANY, "before table, worked ~screen laptop"),
    ("text scroll", _ANY, "held screen telephone"),
    (_SPEAKS, "lectern pulpit rostrum", "before *table lectern"),
    ("sing rap perform", "stand mic-stand", "before ~microphone"),
    ("sing rap", "singer stage microphone rapper concert karaoke", "held ~microphone wand"),
    ("lead direct", "orchestra choir symphony", "held tool baton"),
    ("conduct", _ANY, "held tool baton"),
    ("brush", "tooth teeth", "held tool brush"),
    ("brush comb", "hair beard", "held tool comb"),
    ("shave", _ANY, "held tool razor"),
    ("smoke", _ANY, "held tool cigarette"),
    ("push", "cart trolley", "before !barrel trolley"),
    ("push", "pram stroller buggy pushchair", "before ~pram"),
    ("push", "wheelchair", "before ~pram wheelchair"),
    ("push", "wheelbarrow barrow", "before ~pram wheelbarrow"),
    ("push", "mower lawnmower", "before ~pram mower"),
    ("push shove", "box crate barrel table chair wall door", "before *basket crate"),
    ("tug haul pull", "rope", "held *rope"),
    ("lift hoist", "weight weights barbell weightlifter", "held ~barbell"),
    ("lift curl", "dumbbell dumbbells", "held photo-camera dumbbell, held photo-camera dumbbell"),
    ("weightlift deadlift", _ANY, "held barbell"),
    ("open close knock unlock shut lock", "door gate", "before *door"),
    ("climb", "ladder", "before *ladder"),
    ("blow", "candle candles", "before table, worked ~cake, worked candle"),
    ("feed", "pigeon pigeons duck ducks chicken chickens bird birds hen hens goose", "held bowl"),
    ("look examine study peer", "microscope", "before table, worked *photo-camera microscope"),
    ("look watch", "binoculars", "held *photo-camera binoculars"),
)  # fmt: skip
# people by what they do: the verb and its object, if the prompt names no action
AGENTS = {
    "chef": "cook", "cook": "cook", "baker": "knead", "painter": "paint", "artist": "paint",
    "blacksmith": "forge", "farmer": "hoe", "gardener": "rake", "guitarist": "strum",
    "violinist": "play violin", "cellist": "play cello", "harpist": "play harp", "flutist": "play flute",
    "trumpeter": "play trumpet", "drummer": "drum", "pianist": "play piano", "photographer": "photograph",
    "carpenter": "saw", "tailor": "sew", "barista": "make coffee", "programmer": "type", "writer": "write",
    "cleaner": "wipe", "janitor": "mop", "golfer": "golf", "fisherman": "fish", "conductor": "conduct",
    "seamstress": "sew",
}  # fmt: skip
# things that are used on a table, not in the hands
LAID = (
    "screen laptop",
    "photo-camera typewriter",
    "photo-camera keys",
    "photo-camera microscope",
    "toy chess",
)
ALIKE = {
    "paper": "book",
    "teapot": "bottle",
    "cup": "bottle",
}  # kinds that do as well, if the prompt has them
TOOLS = ("tool", "sword", "soap")
# place: things that people use there, if the prompt names none
_HOMES = {
    place: words(things)
    for place, things in {
        "kitchen": "screen-stove cutting-board dough tool-whisk tool-rolling-pin",
        "garden": "fence watering-can tool-trowel tool-rake pram-mower pram-wheelbarrow",
        "farm": "tool-hoe",
        "forest": "tool-axe",
        "lake": "tool-rod",
        "court": "tool-racket ball-basketball ball-volleyball",
        "stadium": "tool-bat tool-hockey tool-cricket",
        "meadow": "tool-golf archery-bow",
        "workshop": "anvil tool-saw tool-hammer plank",
        "gym": "barbell photo-camera-dumbbell",
        "office": "screen-laptop",
        "laboratory": "photo-camera-microscope",
        "bathroom": "tool-razor tool-brush tool-comb",
        "hospital": "pram-wheelchair",
        "park": "pram",
        "shop": "barrel-trolley",
        "stage": "drum-kit violin violin-cello violin-harp tool-baton microphone-wand",
        "snowfield": "board-snowboard board-sled",
        "ocean": "board-surfboard",
        "city": "board-skateboard",
        "room": (
            "table table-round ironing-board tool-mop tool-vacuum tool-needle tool-knitting rag "
            "toy-controller"
        ),
    }.items()
}


@dataclass(frozen=True, slots=True)
class Item:
    """A thing that is needed. way: of a star, a tilde or a mark, as in the rows; "" for one of its own."""

    relation: Relation
    kind: str
    variant: str
    way: str


def items(text: str) -> tuple[Item, ...]:
    """Return the things of a row of the table."""
    found = []
    for one in filter(None, text.split(", ")):
        relation, kind, *variant = one.split()
        way = kind[0] if kind[0] in "*~!" else ""
        known: Relation = next(name for name in HANDLED if name == relation)
        found.append(Item(known, kind.lstrip("*~!"), " ".join(variant), way))
    return tuple(found)


EQUIPMENT = tuple((words(verbs), words(done_to), items(things)) for verbs, done_to, things in _ROWS)


def home(roles: Sequence[Supporting]) -> str | None:
    """Return the place where people use these things; None if they do so anywhere."""
    names = {
        f"{one.kind} {one.variant}".rstrip().replace(" ", "-")
        for one in roles
        if one.relation in HANDLED or one.variant == "round"
    }
    return next((place for place, things in _HOMES.items() if things & names), None)
