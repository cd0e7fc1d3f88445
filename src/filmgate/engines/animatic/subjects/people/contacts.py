"""Contacts: which deed somebody does with which thing. What has no row here is held as its style says."""

from collections.abc import Sequence
from typing import NamedTuple

from filmgate.engines.animatic.motion import boarding as b
from filmgate.engines.animatic.motion import carrying as c
from filmgate.engines.animatic.motion import deeds as d
from filmgate.engines.animatic.motion import ensembles
from filmgate.engines.animatic.motion import music as m
from filmgate.engines.animatic.motion import pairs as two
from filmgate.engines.animatic.motion import playing as p
from filmgate.engines.animatic.motion import tables as at
from filmgate.engines.animatic.motion import throwing as th
from filmgate.engines.animatic.motion.climbing import CLIMBING
from filmgate.engines.animatic.motion.deed import Deed
from filmgate.engines.animatic.motion.gestures import GESTURES
from filmgate.engines.animatic.motion.resting import LEAN_BACK, LEAN_ON, SWING
from filmgate.engines.animatic.motion.tending import BEARS, TENDING
from filmgate.engines.animatic.subjects.thing import Thing

ANY = "any"
NOTHING = "nothing"  # the hands need no thing
SHARED = "shared"  # somebody sits at a table with others
LEADING = "leading"  # so they are of who leads in a dance
MET = "met"  # the hands of somebody else are within reach
_WORK = "work stir chop wipe"
# actions; things, by kind or by kind and variant; the deed. The first row that fits counts.
_ROWS: tuple[tuple[str, str, Deed], ...] = (
    ("sweep work wipe", "tool-mop", d.MOP),
    ("sweep work wipe", "tool-broom tool-rake tool-hoe tool-vacuum", d.SWEEP),
    ("sweep work", "tool-shovel", d.DIG),
    ("chop work wipe", "tool-scissors+plant tool-wrench+wheel", d.WALL),
    ("work stir chop", "tool-screwdriver+plank tool-torch+plank", d.WRITE),
    ("work", "vase+table", d.POT),
    ("work", "cube+table", d.FOLD),
    ("work chop", "paper+table", d.FOLD),
    ("work throw", "toy-board-game", d.CHESS),
    ("work", "tool-syringe", c.EXAMINE),
    ("chop", "tool-axe", p.AXE),
    ("chop work stir", "tool-knife tool-scissors", d.CHOP),
    ("chop work throw", "tool-hammer", d.HAMMER),
    ("stir work", "tool-spatula", d.FRY),
    ("stir work", "tool-rolling-pin", d.ROLL),
    ("stir work", "tool-spoon tool-ladle tool-whisk", d.STIR),
    ("write work", "tool-chalk+wall", d.WALL),
    ("write work", "tool-pen tool-pencil tool-chalk", d.WRITE),
    ("wipe work write", "palette", d.PAINT),
    ("wipe work", "tool-paintbrush tool-roller", d.WALL),
    ("wipe work", "soap-sponge+bowl-plate soap-sponge+cup", d.SCRUB),
    ("wipe work eat", "tool-brush", c.TEETH),
    (_WORK, "tool-iron", d.IRON),
    (_WORK, "tool-saw", d.SAW),
    (_WORK, "tool-needle", d.SEW),
    (_WORK, "tool-knitting", d.KNIT),
    (_WORK, "tool-tape", d.MEASURE),
    (_WORK, "tool-trowel", d.PLANT),
    (_WORK, "tool-comb", c.HAIR),
    (_WORK, "tool-razor", c.FACE),
    (_WORK, "tool-lipstick", c.LIPS),
    ("work look", "tool-magnifier", c.EXAMINE),
    ("work look", "photo-camera-binoculars", c.PHOTO),
    ("work look", "photo-camera-microscope", d.LENS),
    ("work", "teapot bottle", d.POUR),
    ("work eat", "watering-can", d.WATER),
    ("eat", "tool-fork tool-spoon tool-chopsticks", c.FORK),
    ("eat", "cup bottle", c.DRINK),
    ("eat", "cake-burger cake-pizza cake-hot-dog", c.BITE_BOTH),
    ("eat", "bowl basket", c.FEED),
    ("eat", "fruit vegetable cake tool-cigarette", c.BITE),
    ("wipe work", "rag+table soap-sponge+table", d.WIPE_TOP),
    ("wipe work", "rag soap-sponge", d.WIPE),
    ("type work", "screen-laptop photo-camera-typewriter photo-camera-keys", d.TYPE),
    ("type work strum", "piano", d.PIANO),
    ("read look work stand sit walk", "book paper screen-tablet", c.READ),
    ("talk", "screen-telephone", c.CALL),
    ("photograph", "screen-telephone", c.SELFIE),
    ("photograph look work", "photo-camera", c.PHOTO),
    (ANY, "screen-telephone", c.TEXT),
    ("talk dance work", "microphone-wand", c.SING),
    ("talk work dance", "microphone", m.AT_STAND),
    ("speak talk work read", "table-lectern", m.SPEECH),
    ("shout", NOTHING, m.SHOUT),
    ("rant", NOTHING, m.RANT),
    ("speak", NOTHING, m.ORATE),
    ("watch", NOTHING, m.WATCH),
    ("strum work talk", "guitar-accordion", m.ACCORDION),
    ("strum work", "violin-bass", m.BASS),
    ("work strum", "trumpet-saxophone", m.SAXOPHONE),
    ("strum work talk", "guitar", p.GUITAR),
    *(("perform", thing, ensembles.sitting(deed)) for thing, deed in ensembles.SEATED.items()),
    ("strum work", "violin-harp", p.HARP),
    ("strum work", "violin-cello", m.CELLO),
    ("strum work talk", "violin-fiddle", m.VIOLIN),
    ("drum work", "tool-drumstick", p.DRUMS),
    ("drum work", "drum", p.DRUM),
    ("work strum", "trumpet-flute", p.FLUTE),
    ("work strum", "trumpet-clarinet", p.CLARINET),
    ("work strum", "trumpet", p.TRUMPET),
    ("point work conduct", "tool-baton", c.CONDUCT),
    ("push walk run work sweep", "pram barrel-trolley", p.PUSH_CART),
    ("push", "barrel basket box table chair door wall gate", p.PUSH),
    ("pull work", "rope", p.HAUL),
    ("lift exercise work", "barbell", p.PRESS),
    ("lift exercise work", "photo-camera-dumbbell", p.CURL),
    ("throw work", "tool-bat tool-cricket", p.BAT),
    ("throw work run", "tool-racket", p.RACKET),
    ("throw work run", "tool-hockey", p.HOCKEY),
    ("throw work", "tool-golf", p.GOLF),
    ("throw work punch", "sword", p.SWORD),
    ("throw work look", "archery-bow", p.ARCHER),
    ("work stand look", "tool-angling", p.FISH),
    ("throw work", "ball-bounce", th.DRIBBLE),
    ("throw work", "ball-basketball ball-volleyball ball-football", th.THROW_BOTH),
    ("throw work", "ball", th.THROW),
    ("work push pull open", "door gate", p.DOOR),
    ("walk work climb", "ladder", p.LADDER),
    ("work", "toy-chess toy-cards", d.CHESS),
    ("work", "toy-controller", c.GAME),
    ("work", "pillow-blanket pillow-towel garment fabric gift", d.FOLD),
    ("work", "case+table case-bag+table basket+table", d.PACK),
    ("stir work", "dough", d.KNEAD),
    ("work", "cake+candle", d.BLOW),
    ("scoot", "board-scooter", b.SCOOT),
    ("game", NOTHING, at.GAME),
    ("cards", "toy-cards", at.CARDS),
    *((name, NOTHING, deed) for name, deed in GESTURES.items()),
    *((name, NOTHING, deed) for name, deed in (CLIMBING | BEARS | TENDING).items()),
    ("leanon", "fence table", LEAN_ON),
    ("swing", NOTHING, SWING),
    ("leanback", NOTHING, LEAN_BACK),
    ("armwrestle", NOTHING, at.ARMWRESTLE),
    ("talk", SHARED, at.TALK),
    ("sit stand look laugh smile", SHARED, at.AT_TABLE),
    (ANY, "tool-flambeau", c.LIT),
    (ANY, "tool-torch tool-wand", c.AIM),
    (ANY, "tool-cane", c.CANE),
    (ANY, "umbrella", c.UMBRELLA),
    (ANY, "toy-balloon", c.STRING),
    (ANY, "tray", c.TRAY),
    (" ".join(b.STANCES), "board", b.ALONG),
    ("handshake", LEADING, two.WELCOME),
    ("handshake", MET, two.SHAKE),
    ("hug", MET, two.EMBRACE),
    ("handhold", MET, two.HOLDS),
    ("waltz salsa", LEADING, two.LEADS),
    ("waltz salsa", MET, two.FOLLOWS),
)
# actions whose own pose is kept: only the arms do what the contact says
_POSED = frozenset(
    [
        "walk",
        "run",
        "jump",
        "sit",
        "sleep",
        "dance",
        "kneel",
        "swim",
        "float",
        "fall",
        "fly",
        "spin",
        "wave",
        "hug",
        "waltz",
        "salsa",
        "bow",
        "stretch",
        "swing",
        "kick",
        *b.STANCES,
        *CLIMBING,
    ]
)
PAIRS = tuple(
    (action, thing) for actions, things, _ in _ROWS for action in actions.split() for thing in things.split()
)


class Contact(NamedTuple):
    """A deed with things. posed: the body has the pose of the deed, too."""

    deed: Deed
    posed: bool


def contact(action: str, things: Sequence[Thing], company: Sequence[str] = ()) -> Contact | None:
    """Return the deed of who does something with these things; None if hands touch none of them.

    company: what others are to it: SHARED, MET, LEADING.
    """
    names = {NOTHING, *company, *(name for one in things for name in _names(one))}
    sits = action == "sit" and bool(things) and all(one.place == "held" for one in things)
    for actions, known, deed in _ROWS:
        anyhow = actions == ANY
        if (anyhow or sits or action in actions.split()) and any(
            {*row.split("+")} <= names for row in known.split()
        ):
            return Contact(deed, posed=not anyhow and (action not in _POSED or deed.goes or deed is p.LADDER))
    held = next((one for one in things if one.place == "held"), None)
    return Contact(c.CARRYING[held.style], posed=False) if held else None


def _names(one: Thing) -> tuple[str, str, str]:
    kind = one.name.partition(" ")[0]
    return kind, one.name.replace(" ", "-"), f"{kind}-{one.does}"
