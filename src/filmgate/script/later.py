"""Changes of the light of a place during a shot: night falls, the sky turns grey, fog clears."""

import re

from filmgate.script.tables import words_of
from filmgate.script.treatment import Change

_HOURS = words_of(
    {
        "dawn": "dawn sunrise morning daybreak",
        "day": "day daylight noon afternoon daytime midday",
        "sunset": "sunset sundown golden-hour",
        "dusk": "dusk twilight evening",
        "night": "night nighttime darkness midnight nightfall",
    }
)
# words for a sky: the light that it has then
_SKIES = words_of(
    {
        "storm": "stormy thunderous ominous",
        "overcast": "grey gray cloudy overcast",
        "sunset": "orange pink red golden gold fiery crimson purple amber",
        "night": "dark black starry indigo night",
        "day": "blue clear bright sunny",
    }
)
# light that comes before this one, if the prompt says none
BEFORE = {
    "night": "sunset",
    "dusk": "sunset",
    "sunset": "day",
    "dawn": "night",
    "day": "dawn",
    "overcast": "day",
    "storm": "day",
}
_HOUR = "|".join(_HOURS)
_TO = r"(?:turn|fad|chang|transition|shift|becom|giv|mov|pass|progress|go|melt)\w*"
_BETWEEN = re.compile(
    rf"\bfrom (?:\w+ )?(?P<a>{_HOUR})(?: light)? (?:in)?to (?:\w+ )?(?P<b>{_HOUR})\b|"
    rf"\b(?P<c>{_HOUR})(?:light)? (?:\w+ly )?{_TO}(?: way)? (?:in)?(?:to )?(?P<d>{_HOUR})\b"
)
_SKY = re.compile(
    r"\bsk(?:y|ies)\b(?: [\w-]+){0,3}? "
    r"(?:turn|chang|shift|fad|transition|transform|darken|becom|go|brighten|clear)"
    r"(?:s|es|ing|e)?\b(?P<rest>[^.;]{0,70})"
)
_RULES = (
    (
        re.compile(r"\bnight(?:time)? (?:falls|is falling|falling)|\bdarkness (?:falls|descends)"),
        "sunset",
        "night",
    ),
    (
        re.compile(r"\bsun (?:\w+ly )?(?:sets\b|dips|sinks|goes down|going down|is setting|setting\b)"),
        "sunset",
        "dusk",
    ),
    (
        re.compile(r"\bsun\b[^.;]{0,40} (?:sinking|dropping|dipping|slipping) (?:below|behind)"),
        "sunset",
        "dusk",
    ),
    (re.compile(r"\bsun (?:\w+ly )?(?:rises|rising|is rising|comes up|climbs)|\bdawn breaks"), "dawn", "day"),
    (
        re.compile(
            r"\bsun (?:comes out|breaks through)|\bclouds (?:part|clear)\b|\bstorm (?:passes|clears|breaks)"
        ),
        "overcast",
        "day",
    ),
    (
        re.compile(r"\bstorm (?:approaches|approaching|rolls in|gathers)|\bclouds (?:gather|roll in)"),
        "day",
        "storm",
    ),
    (
        re.compile(
            r"\b(?:lights?|room|scene|sky|world|forest)\b(?: \w+)? (?:dims?|dimming|(?:gets?|grows?|becomes?|"
            r"getting|growing|becoming) (?:dark|dim)(?:er)?|go(?:es)? (?:out|dark))\b|\b(?:it )?gets dark"
        ),
        "",
        "night",
    ),
    (
        re.compile(
            r"\b(?:lights?|room|scene|sky)\b(?: \w+)? (?:brightens?|brightening|(?:gets?|grows?|becomes?|"
            r"getting|growing|becoming) (?:brighter|bright|light)|(?:turns?|comes?|goes) on)\b"
        ),
        "night",
        "day",
    ),
)
_FOG = re.compile(
    r"\b(?:fog|mist|haze)\b(?: \w+)? (?:"
    r"(?P<off>clears?|clearing|lifts?|lifting|dissipat\w*|thins?|fades?|burns off)|"
    r"(?P<on>rolls? in|rolling in|thickens?|thickening|creeps? in|gathers?))\b"
)
RUSH = re.compile(r"\btime[- ]?laps\w*|\bhyper-?laps\w*")
SPEED = 14.0  # times as fast, in a time-lapse


def later(text: str, time: str | None, turns: str | None) -> Change | None:
    """Return how the light of a shot changes; None if it does not. text: in lower case, without what it
    negates.

    time: the hour that the prompt names; turns: the light that `lexicons.TURNS` reads in it.
    """
    if match := _BETWEEN.search(text):
        start, to = _HOURS[match["a"] or match["c"]], _HOURS[match["b"] or match["d"]]
        return Change("light", start, to) if start != to else None
    if match := _SKY.search(text):
        before, _, after = match["rest"].rpartition(" to ")
        found = [_SKIES[word] for word in re.findall(r"[a-z]+", after) if word in _SKIES][:1]
        first = [_SKIES[word] for word in re.findall(r"[a-z]+", before) if word in _SKIES][:1]
        if "darken" in match[0] and not found:
            found = ["storm" if "storm" in text else "dusk"]
        if found and first != found:
            return Change("light", first[0] if first else _before(found[0], time), found[0])
    for rule, start, to in _RULES:
        if rule.search(text):
            return Change("light", start or _before(to, time), to)
    if match := _FOG.search(text):
        return Change("fog", "", "thin" if match["off"] else "thick")
    return Change("light", _before(turns, time), turns) if turns else None


def _before(to: str, time: str | None) -> str:
    """Return the light at the start: the one that the prompt names, else the one that comes before `to`."""
    return time if time and time != to else BEFORE[to]


def spans(text: str) -> list[tuple[int, int]]:
    """Return the positions of the words in a text that say how the light changes."""
    rules = (_BETWEEN, _SKY, *(rule for rule, _, _ in _RULES), _FOG)
    return [match.span() for rule in rules if (match := rule.search(text))]
