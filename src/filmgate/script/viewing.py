"""The reading of a view: what the words of a shot say of the picture beside roles and actions."""

import re

from filmgate.script import camera, doing, homes, later, lexicons, setting, stirring, tables, wording
from filmgate.script.view import View

_SHORT = 12  # words; the subject of a longer text is seldom a thing
# names of artists in a style ("in the style of Monet") are no part of the picture
_STYLE = re.compile(
    r"(?:,? in the style of|,? by) (?:vincent )?(?:hokusai|van gogh|monet|picasso|ukiyo)[\w ]*|"
    r"van gogh style|ukiyo\w*"
)
_PAINTER = re.compile(r"(?:vincent )?van gogh")
_NEGATED = re.compile(r"\b(?:no|without|not any|not a|never)\s+(?:\w+\s+)?\w+")
# light of the engine: times of day of the script
_TIMES = tables.words_of(
    {
        "sunset": "golden-hour sunset",
        "dawn": "dawn morning",
        "dusk": "dusk",
        "night": "night",
        "day": "noon afternoon day",
    }
)
# parts of a face, which are shown in a close-up
_FACE = tables.words(
    "face eye eyes nose cheek cheeks lips mouth eyebrow eyebrows freckles expression tears wrinkles smile "
    "laughter smirk stare grin frown gaze forehead brow jaw chin temples"
)
_HANDS = tables.words("hand hands finger fingers fingertips")
_COVERED_FACE = re.compile(
    r"(?:rock|cliff|mountain|ice|stone|granite|sheer|clock)[ -]faces?|"
    r"face[ -](?:shield|mask|paint\w*|cover\w*|to[ -]face)"
)
_OVER = re.compile(r"\bover ((?:[a-z'-]+\s*){1,4})")


def of(said: str, time: str) -> View:
    """Return the view of a shot. said: its text; time: the time of day that the reader found in it."""
    spoken = _PAINTER.sub("painter", _STYLE.sub(" ", _NEGATED.sub(" ", wording.plain(said))))
    text, _ = camera.plain(spoken)
    words = tuple(
        wording.IRREGULAR.get(word, word)
        for word in (one.removesuffix("'s") for one in wording.WORD.findall(text))
    )
    weather = wording.matches(text, lexicons.WEATHER)
    hour = _TIMES.get(time.replace(" ", "-")) or setting.time(text, words)
    turns = _first(spoken, lexicons.TURNS)
    light = later.later(text, hour, turns)
    if light is not None and light.start:
        hour, weather = light.start, tuple(one for one in weather if one != "storm")
    return View(
        words=words,
        at=homes.hints(text, spoken),
        things=len(words) <= _SHORT and any(wording.is_thing(word) for word in words),
        time=hour,
        later=light,
        turns=turns,
        weather=weather,
        season=_first(spoken, lexicons.SEASONS),
        mood=_first(spoken, lexicons.MOODS),
        style=_style(said.lower()),
        effects=wording.matches(spoken, lexicons.EFFECTS),
        optics=wording.matches(spoken, lexicons.OPTICS),
        held=wording.matches(said.lower(), lexicons.HELD),
        stirs=stirring.stirs(spoken),
        sizes=wording.matches(spoken, lexicons.SIZES),
        face=bool(_FACE & {*_COVERED_FACE.sub(" ", text).split()}),
        hands=bool(_HANDS & {*text.split()}),
        then=" then " in spoken,
        greets=any(action == "wave" for _, action in doing.spoken(text)),
        obstacle=_obstacle(text),
        filling=next((word for word in words if word in lexicons.LIQUIDS), "water"),
        pace=camera.pace(spoken),
        rush=later.SPEED if later.RUSH.search(spoken) else 1.0,
    )


def _first(text: str, table: tuple[tuple[str, str], ...]) -> str | None:
    return next(iter(wording.matches(text, table)), None)


def _style(text: str) -> str | None:
    """Return the style that the text names first; None if it names none. Drawing styles (anime) win over
    colour styles (vintage).
    """
    styles = wording.matches(text, lexicons.STYLES)
    return next((name for name in styles if name in lexicons.SHADED), next(iter(styles), None))


def _obstacle(text: str) -> str | None:
    """Return the obstacle that somebody jumps over, a word soon after "over"; None if there is none."""
    match = _OVER.search(text)
    after = match[1].split() if match else []
    return next((lexicons.OBSTACLES[word] for word in after if word in lexicons.OBSTACLES), None)
