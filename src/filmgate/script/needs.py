"""Needs: the things that an action cannot do without, said or not: who mops has a mop."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from filmgate.script import kinds, nouns, wording
from filmgate.script.script import Beat, Role, Shot
from filmgate.script.tables import words
from filmgate.script.treatment import Relation, Supporting

HANDLED: tuple[Relation, ...] = ("held", "before", "worked")
_ANY = ""
_TABLE, _STOVE, _EASEL = "before table", "before screen stove", "before ~easel"
_BOARD = "held tool knife, before table, worked cutting-board"
_DISHES = "held soap sponge, held ~bowl plate, before table"
_DISHES_OF_ALL = words("cake fruit vegetable bowl bottle cup teapot candle")
_STRINGS = "violin viola fiddle quartet orchestra"
# food for the hand
_BITES = (
    "apple banana pizza burger hamburger cheeseburger sandwich cookie donut doughnut fruit orange pear peach "
    "carrot ice-cream icecream popcorn taco hotdog lollipop candy croissant chocolate bread toast watermelon "
    "strawberry"
)
_MEALS = "sandwich pizza salad meal dinner lunch breakfast food sushi"
_FORGE = "held tool hammer, before anvil"
_FRIED = "egg eggs pancake pancakes steak bacon omelette burger burgers"
_BAGS = "backpack suitcase bag case box luggage"
_INK = "held tool pen, before table, worked *paper"
_RODS = "held tool drumstick, held tool drumstick, before ~drum kit"
# verbs; nouns that it is done to, or that the prompt has, any if empty; what is needed: relation, kind and
# variant. A star: what it is done to takes this place, whatever it is; a tilde: only if it is of this kind;
# a mark: it becomes this kind.
_ROWS: tuple[tuple[str, str, str], ...] = (
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
    ("cut trim braid", "hair beard hedge grass", ""),
    ("chop cut slice dice mince peel grate", _ANY, f"{_BOARD}, worked *vegetable carrot"),
    ("carve whittle", _ANY, "held tool knife, before table, worked *plank"),
    ("hammer forge", "iron steel metal sword horseshoe blade", f"{_FORGE}, worked *plank ingot"),
    ("forge", _ANY, f"{_FORGE}, worked plank ingot"),
    ("hammer nail", _ANY, "held tool hammer, before table, worked *plank"),
    ("saw", _ANY, "held tool saw, before table, worked *plank"),
    ("measure", _ANY, "held tool tape, before table, worked *plank"),
    ("whisk beat mix", _ANY, "held tool whisk, before table, worked ~bowl"),
    ("stir", "coffee tea cup mug drink", "held tool spoon, before table, worked ~cup mug"),
    ("stir cook make", _FRIED, f"held tool spatula, {_STOVE}, worked ~bowl pan, worked *cake eggs"),
    ("stir cook boil simmer season", _ANY, f"held tool spoon, {_STOVE}, worked !bowl stockpot"),
    ("fry grill flip saute roast toast barbecue", _ANY, f"held tool spatula, {_STOVE}, worked ~bowl pan"),
    ("bake", _ANY, "held tool rolling-pin, before table, worked dough"),
    ("knead", _ANY, "before table, worked *dough"),
    ("roll", "dough pastry", "held tool rolling-pin, before table, worked *dough"),
    ("make prepare brew", "tea coffee espresso cappuccino latte", f"held teapot, {_TABLE}, worked ~cup mug"),
    ("make prepare", _MEALS, f"{_BOARD}, worked ~vegetable carrot"),
    ("pour", "wine beer juice milk whisky champagne", "held ~bottle, before table, worked ~cup glass"),
    ("pour", "water", "held ~teapot jug, before table, worked ~cup glass"),
    ("pour", _ANY, "held ~teapot, before table, worked ~cup mug"),
    ("drink sip gulp", _ANY, "held ~cup mug"),
    ("eat slurp", "soup stew cereal porridge rice yogurt curry", f"held tool, {_TABLE}, worked *cake soup"),
    ("eat slurp", "noodle noodles sushi ramen", "held tool chopsticks, before table, worked *cake noodles"),
    ("eat bite chew lick nibble", _BITES, "held *fruit"),
    ("eat dine", _ANY, "held tool fork, before table, worked *cake salad"),
    ("read", _ANY, "held ~book"),
    ("draw sketch doodle colour color", _ANY, "held tool pencil, before table, worked ~paper"),
    ("write sign scribble note", _ANY, _INK),
    ("paint", "wall fence door room ceiling house shed", "held tool roller, before ~wall"),
    ("paint", "nail nails face lip", ""),
    ("paint", _ANY, f"held tool paintbrush, held palette, {_EASEL}"),
    ("wash scrub dry clean rinse", "dish dishes plate cup pan pot glass bowl mug", _DISHES),
    ("wash", "hand hands face hair body clothes dog", ""),
    ("wipe clean dust polish scrub", "table desk counter bar", "held rag, before ~table"),
    ("wipe clean dust polish scrub wash", "window mirror glass door wall", "held rag, before *window"),
    ("wash wipe clean polish", "car", "held soap sponge"),
    ("wipe dust polish", _ANY, "held rag, before table"),
    ("iron", _ANY, "held tool iron, before ironing-board, worked *rag shirt"),
    ("sew stitch mend embroider", _ANY, "held tool needle, held *rag"),
    ("knit crochet", _ANY, "held tool knitting, held tool knitting"),
    ("fold", _ANY, "before table, worked *pillow blanket"),
    ("pack unpack", _BAGS, f"held pillow towel, {_TABLE}, worked *case bag"),
    ("pack unpack", _ANY, "held *pillow towel, before table, worked case"),
    ("wrap unwrap", _ANY, "before table, worked *gift"),
    ("open", "gift present box package letter parcel envelope", "before table, worked *gift"),
    ("water", _ANY, "held watering-can, before *plant"),
    ("plant sow", _ANY, "held tool trowel, before *plant"),
    ("play", "piano keyboard organ", "before ~piano"),
    ("play", "drum drums", _RODS),
    ("drum", _ANY, _RODS),
    ("play", "cello", "held *violin cello, held violin bow"),
    ("juggle", _ANY, "held *ball, held *ball"),
    ("clink", "glass glasses", "held *cup glass"),
    ("play", _STRINGS, "held *violin, held violin bow"),
    ("play", "harp", "held *violin harp"),
    ("play", "guitar ukulele banjo lute mandolin", "held *guitar"),
    ("strum", _ANY, "held ~guitar"),
    ("play", "flute", "held *trumpet flute"),
    ("play", "clarinet oboe recorder", "held *trumpet clarinet"),
    ("play", "trumpet saxophone trombone horn cornet", "held *trumpet"),
    ("play", "chess checkers", "before table, worked *toy chess"),
    ("play", "card cards poker", "before table, worked *toy cards"),
    ("play", "videogame videogames video controller console gamer", "held toy controller"),
    ("play swing hit", "tennis badminton squash racket racquet", "held ~tool racket"),
    ("play swing", "baseball softball bat", "held ~tool bat"),
    ("play swing hit", "golf golfer club", "held *tool golf"),
    ("golf putt", _ANY, "held tool golf"),
    ("play", "hockey", "held tool hockey"),
    ("play", "cricket", "held tool cricket"),
    ("play dribble shoot", "basketball", "held ~ball basketball"),
    ("play", "volleyball", "held ~ball volleyball"),
    ("fish angle", _ANY, "held tool rod"),
    ("shoot draw", "arrow archer bow archery", "held *archery-bow"),
    ("duel fence", _ANY, "held sword"),
    ("take", "selfie", "held screen telephone"),
    ("photograph film", _ANY, "held photo-camera"),
    ("take", "photo photograph picture snapshot", "held photo-camera"),
    ("type program code", _ANY, "before table, worked ~screen laptop"),
    ("text scroll", _ANY, "held screen telephone"),
    ("sing rap", "singer stage microphone rapper concert karaoke", "held microphone wand"),
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
_AGENTS = {
    "chef": "cook", "cook": "cook", "baker": "knead", "painter": "paint", "artist": "paint",
    "blacksmith": "forge", "farmer": "hoe", "gardener": "rake", "guitarist": "strum",
    "violinist": "play violin", "cellist": "play cello", "harpist": "play harp", "flutist": "play flute",
    "trumpeter": "play trumpet", "drummer": "drum", "pianist": "play piano", "photographer": "photograph",
    "carpenter": "saw", "tailor": "sew", "barista": "make coffee", "programmer": "type", "writer": "write",
    "cleaner": "wipe", "janitor": "mop", "golfer": "golf", "fisherman": "fish", "conductor": "conduct",
    "seamstress": "sew",
}  # fmt: skip
# things that are used on a table, not in the hands
_LAID = (
    "screen laptop",
    "photo-camera typewriter",
    "photo-camera keys",
    "photo-camera microscope",
    "toy chess",
)
_ALIKE = {
    "paper": "book",
    "teapot": "bottle",
    "cup": "bottle",
}  # kinds that do as well, if the prompt has them
_TOOLS = ("tool", "sword", "soap")
# place: things that people use there, if the prompt names none
_HOMES = {
    place: words(things)
    for place, things in {
        "kitchen": "screen-stove cutting-board dough tool-whisk tool-rolling-pin",
        "garden": "watering-can tool-trowel tool-rake pram-mower pram-wheelbarrow",
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
        "room": "table ironing-board tool-mop tool-vacuum tool-needle tool-knitting rag toy-controller",
    }.items()
}
_APART = kinds.CREATURES | kinds.VEHICLES | kinds.BUILDINGS


@dataclass(frozen=True, slots=True)
class _Need:
    """A thing that is needed. way: of a star, a tilde or a mark, as in the rows; "" for one of its own."""

    relation: Relation
    kind: str
    variant: str
    way: str


def _needs(text: str) -> tuple[_Need, ...]:
    found = []
    for one in filter(None, text.split(", ")):
        relation, kind, *variant = one.split()
        way = kind[0] if kind[0] in "*~!" else ""
        known: Relation = next(name for name in HANDLED if name == relation)
        found.append(_Need(known, kind.lstrip("*~!"), " ".join(variant), way))
    return tuple(found)


_NEEDS = tuple((words(verbs), words(done_to), _needs(things)) for verbs, done_to, things in _ROWS)


def provided(
    shot: Shot, subject: Role, beats: Sequence[str], roles: Sequence[Supporting]
) -> tuple[Supporting, ...]:
    """Return the supporting roles of a person with the things that its actions need.

    Roles that the prompt names take the places of what is needed; what it does not name is added.
    """
    middle = next((one for one in roles if one.relation == "amid" and one.kind == "table"), None)
    if middle:
        return tuple(_served(one, middle) for one in roles)
    found = [*roles]
    for beat, verb, said in _done(shot, subject, beats):
        needs = next((row[2] for row in _NEEDS if verb in row[0] and (not row[1] or row[1] & said)), None)
        if needs:
            found = _met(shot, beat, needs, found)
            break
    else:
        found = _laid(found)
    there = {"", *(one.id for one in found)}
    return tuple(one if one.of in there else replace(one, of="", relation="beside") for one in found)


def _served(one: Supporting, table: Supporting) -> Supporting:
    """Return a role; if it is a dish or a drink, on the table that people sit around."""
    dish = one.relation == "held" and one.kind in _DISHES_OF_ALL
    return replace(one, relation="above", of=table.id) if dish else one


def home(roles: Sequence[Supporting]) -> str | None:
    """Return the place where people use these things; None if they do so anywhere."""
    names = {
        f"{one.kind} {one.variant}".rstrip().replace(" ", "-") for one in roles if one.relation in HANDLED
    }
    return next((place for place, things in _HOMES.items() if things & names), None)


def _done(shot: Shot, subject: Role, beats: Sequence[str]) -> Iterator[tuple[Beat | None, str, set[str]]]:
    """Give the beats of a role with their verbs, and the nouns that the verb is done to."""
    known = {one.id: one.noun for one in shot.cast}
    own = [beat for beat in shot.beats if beat.role == subject.id]
    said = {wording.singular(word) for word in shot.view.words} | {*shot.view.words}
    for beat in own:
        ends = [known.get(end, "") for end in (beat.object, beat.into, beat.using)]
        yield beat, beat.does, {word for end in ends for word in end.split()} or said
        if not beat.object:
            yield beat, beat.does, said
    if not own and beats and (agent := _AGENTS.get(subject.noun.rpartition(" ")[2])):
        verb, _, noun = agent.partition(" ")
        yield None, verb, {noun} if noun else said


def _met(
    shot: Shot, beat: Beat | None, needs: Sequence[_Need], roles: Sequence[Supporting]
) -> list[Supporting]:
    """Return the roles, with those that meet the needs in the place that each need says."""
    known = {one.id: one.noun for one in shot.cast}
    done_to = [known[end] for end in (beat.object, beat.into) if end in known] if beat else []
    tool = known.get(beat.using, "") if beat else ""
    left = [*roles]
    moved: list[Supporting] = []
    for need in needs:
        number = _named(need, left, done_to, tool)
        if number is None:
            noun = _unseen(need, done_to, roles) or (need.variant or need.kind).replace("-", " ")
            moved.append(Supporting(kind=need.kind, variant=need.variant, noun=noun, relation=need.relation))
            continue
        one = left.pop(number)
        guessed = (
            kinds.WORDS.get(one.noun.replace(" ", "-"), one.kind) != one.kind
        )  # a stand-in of its family
        kept = need.way == "!" or guessed or (one.kind == need.kind and not one.variant)
        kind, variant = (need.kind, need.variant) if kept else (one.kind, one.variant)
        moved.append(
            replace(one, kind=kind, variant=variant, relation=need.relation, beats=("stand",), of="", count=1)
        )
    tables = any(one.relation == "before" and one.kind == "table" for one in moved)
    boils = any(one.variant == "stockpot" for one in moved)  # then food is in it
    rest = [
        _aside(one)
        for one in left
        if not (tables and one.kind == "table") and not (boils and one.kind == "cake")
    ]
    return [*rest, *moved]


def _named(need: _Need, roles: Sequence[Supporting], done_to: Sequence[str], tool: str) -> int | None:
    """Return the number of the role that meets a need; None if the prompt names none."""
    for number, one in enumerate(roles):
        if one.kind in _APART and need.way != "!":
            continue
        alike = one.kind in (need.kind, _ALIKE.get(need.kind)) and (
            need.variant in ("", one.variant) or need.way in ("~", "*")
        )
        target = one.noun in done_to and (need.way in ("*", "!") or (need.way == "~" and alike))
        used = need.relation == "held" and need.kind in _TOOLS and one.noun == tool
        if target or used or (alike and one.noun not in done_to):
            return number
    return None


def _guessed(one: Supporting) -> bool:
    """Tell whether a role is drawn as a stand-in of its family."""
    whole = one.noun.replace(" ", "-")
    return all(
        one.kind not in (kinds.WORDS.get(form), nouns.kind(form))
        for form in (whole, whole.rpartition("-")[2])
    )


def _unseen(need: _Need, done_to: Sequence[str], roles: Sequence[Supporting]) -> str:
    """Return the noun of what an action is done to, if no role is drawn for it and this need is for it."""
    seen = {one.noun for one in roles}
    return next((noun for noun in done_to if need.way in ("*", "!") and noun not in seen), "")


def _aside(one: Supporting) -> Supporting:
    """Return a role that the hands are not on while they are on others."""
    if one.kind == "rug":
        return replace(one, relation="below")
    return replace(one, relation="beside") if one.relation == "held" else one


def _laid(roles: Sequence[Supporting]) -> list[Supporting]:
    """Return the roles; what is used on a table is on one, not in the hands."""
    found: list[Supporting] = []
    for one in roles:
        if one.relation == "held" and f"{one.kind} {one.variant}".rstrip() in _LAID:
            found.append(replace(one, relation="worked"))
        else:
            found.append(one)
    if any(one.relation == "worked" for one in found):
        found = [one for one in found if one.kind != "table"]
        found.append(Supporting(kind="table", noun="table", relation="before"))
    return found
