"""The usual place of a subject, for a prompt that names no place."""

import re

from filmgate.script import kinds, tables
from filmgate.script.lexicons import COATS
from filmgate.script.view import Hints

# activities and objects of people at home
_HOUSEHOLD = re.compile(
    r"\b(?:reading|cook\w*|typing|cleaning|washing|ironing|brushing|sleeping|eating|drinking|baking|"
    r"knitting|sewing|"
    r"laptop|computer|television|controller|dishes|desk|indoors|massage|shaving|makeup|piano|keyboard)\b"
)

# what people drink together, and what they do at work
_CAFE = re.compile(
    r"\b(?:coffee|cappuccino|espresso|latte|cocktails?|beer|wine|dinner|lunch|waiter|waitress|barista)\b"
)
_EXERCISE = re.compile(
    r"\b(?:yoga|exercis\w*|push-?ups?|sit-?ups?|squats?|aerobics|pilates|work(?:s|ing)? out|weights)\b"
)
_OFFICE = re.compile(
    r"\b(?:colleagues?|meeting|project|presentation|business(?:man|woman|men|women)?|boss|interview|"
    r"homework|exam|"
    r"students?|teacher|doctor|patient|scientists?|monopoly|poker|chess|board game|puzzle)\b"
)

# place: nouns of people and things that are found there
_TELLING = {
    place: tables.words(nouns)
    for place, nouns in {
        "kitchen": (
            "chef cook oven stove dough pan wok chopping-board fridge refrigerator whisk recipe sink apron"
        ),
        "hospital": "doctor nurse patient surgeon stethoscope dentist wheelchair x-ray",
        "laboratory": "scientist chemist microscope test-tube beaker researcher flask",
        "classroom": "teacher student pupil blackboard chalkboard homework exam professor classmate",
        "library": "librarian bookshelf bookcase",
        "cafe": "barista waiter waitress bartender cappuccino espresso latte cocktail menu",
        "shop": "cashier shopper shopkeeper shopping-cart customer hairdresser barber",
        "gym": ("dumbbell barbell treadmill punching-bag boxer gymnast weightlifter bodybuilder kettlebell"),
        "workshop": "mechanic carpenter blacksmith welder anvil workbench potter sculptor engineer",
        "church": "priest nun altar pew bride groom",
        "hall": "king queen throne judge chandelier waltz",
        "bathroom": "bathtub toothbrush toothpaste shampoo",
        "bedroom": "bed pillow pajamas mattress blanket",
        "office": (
            "desk laptop computer keyboard businessman businesswoman boss colleague secretary "
            "lawyer accountant"
        ),
        "stage": "microphone orchestra ballerina choir conductor comedian",
        "park": "bench picnic frisbee stroller",
        "playground": "swing seesaw sandbox",
        "stadium": (
            "footballer goalkeeper quarterback referee soccer-player football-player rugby-player "
            "cheerleader striker sprinter marathon-runner soccer-coach football-coach soccer-practice "
            "soccer-game football-game soccer-match football-match finish-line goalpost"
        ),
        "underwater": "scuba-diver snorkeler snorkeller",
        "beach": "surfer lifeguard surfboard mermaid pirate",
        "lake": "fisherman angler canoeist kayaker",
        "snowfield": "skier snowboarder sledder",
        "desert": "cowboy cowgirl bedouin outlaw",
        "cave": "miner spelunker",
        "court": "basketball tennis-racket volleyball",
        "graveyard": "tombstone gravestone coffin",
        "farm": "farmer tractor scarecrow",
        "forest": "owl parrot macaw toucan cockatoo hummingbird woodpecker robin bluebird cardinal",
    }.items()
}
_AFLOAT = tables.words("boat ship whale dolphin seal")
_FURNITURE = tables.words(
    "chair table screen lamp window windowsill shelf curtain fireplace bathtub door pillow mirror rug "
    "christmas-tree"
)
_HUNG = tables.words("picture painting photograph photo poster portrait clock mirror tapestry")  # on walls
OUTDOORS = tables.words("tree cactus tent fountain mushroom")
_COOKS = re.compile(r"\b(?:cook|bak|chop(?!\w* (?:wood|logs?|a tree|down))|stir|dishes|fry)")


_LUMBER = re.compile(
    r"\b(?:chop|split|saw)\w* (?:\w+ )?(?:wood|logs?|firewood|trees?)\b|\blumberjack|\bfirewood\b"
)
_OVERHEAD = re.compile(r"\b(?:fireworks?|tornado\w*|explosions?|ufo|aurora|northern lights)\b")
_TEAM = re.compile(r"\b(?:soccer|football|rugby|baseball) (?:practice|training|drills?|game|match)\b(?! on )")
_BACKDROP = re.compile(
    r"\b(?:(plain|seamless|solid|neutral|white|black|gr[ae]y|beige|pink|blue|green|pastel|minimal\w*|clean|studio)"
    r"(?:[ -]colou?red)? back(?:ground|drop)|product (?:shot|photo\w*|commercial|ad)|studio[ -]light\w*)"
)
_ON_MOON = re.compile(r"\bon (?:the )?(?:surface of the )?moon\b")


def hints(text: str, spoken: str) -> Hints:
    """Return what a text hints at its place. spoken: the same with the words about the camera."""
    return Hints(
        household=bool(_HOUSEHOLD.search(text)),
        kitchen=bool(_COOKS.search(text)),
        lumber=bool(_LUMBER.search(text)),
        cafe=bool(_CAFE.search(text)),
        office=bool(_OFFICE.search(text)),
        exercise=bool(_EXERCISE.search(text)),
        team=bool(_TEAM.search(text)),
        overhead=bool(_OVERHEAD.search(spoken)),
        on_moon=bool(_ON_MOON.search(text)),
        backdrop=_backdrop(spoken),
    )


def _backdrop(spoken: str) -> str:
    """Return the colour of a plain backdrop, "plain" for one without a colour, and "" without a backdrop."""
    found = [match[1] for match in _BACKDROP.finditer(spoken)]
    return next((color for color in found if color in COATS), "plain" if found else "")


def home(at: Hints, subject: str | None, around: set[str], nouns: set[str], *, indoors: bool) -> str:
    """Return the usual place of a subject, for a prompt that names no place.

    around: the kinds of the supporting roles; nouns: of all roles; indoors: the prompt says that the shot is
    indoors.
    """
    usual = kinds.KINDS[subject].home if subject else None
    told = "studio" if at.backdrop else _told(at, subject, nouns)
    if place := told or ("park" if "puddle" in nouns and not indoors else None):
        return place
    if "wall" in nouns and not _HUNG.isdisjoint(nouns):
        return "room"
    if around & OUTDOORS:
        return usual if usual and usual not in ("room", "kitchen") else "meadow"
    if around & _AFLOAT and subject not in kinds.THINGS:
        return "lake"
    indoors = indoors or bool(around & _FURNITURE)
    room = "kitchen" if at.kitchen else "room"
    if subject in kinds.CREATURES and at.household:
        return room
    return usual or (room if indoors else "meadow")


def _told(at: Hints, subject: str | None, nouns: set[str]) -> str | None:
    """Return the place that people and things are found in; None if they tell none."""
    if subject and subject not in kinds.CREATURES:
        return None
    if at.team:
        return "stadium"
    if subject == "person" and at.lumber:
        return "forest"
    whole = {noun.replace(" ", "-") for noun in nouns}
    found = next((place for place, telling in _TELLING.items() if telling & whole), None)
    if found or subject != "person":
        return found
    rooms = (("kitchen", at.kitchen), ("gym", at.exercise), ("cafe", at.cafe), ("office", at.office))
    return next((room for room, told in rooms if told), None)
