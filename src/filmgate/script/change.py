"""Changes over time: what of a role, or of the light of the place, becomes different during a shot."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from filmgate.script import manner, wording
from filmgate.script.lexicons import COATS, LIQUIDS
from filmgate.script.script import Beat, Becoming, Role, Shot
from filmgate.script.tables import words, words_of
from filmgate.script.treatment import Change

# sRGB of colours that something turns to; the coats of COATS are duller
_COLOURS = COATS | {
    "red": "#b8241a",
    "scarlet": "#c0281c",
    "crimson": "#8f1226",
    "maroon": "#5c1420",
    "gold": "#d0a030",
    "golden": "#d0a030",
    "yellow": "#d8b428",
    "straw-yellow": "#d0b868",
    "amber": "#c8821e",
    "beige": "#cbb692",
    "cream": "#e4dcc4",
    "bronze": "#8a5a2c",
    "copper": "#a85a30",
    "blue": "#2450a8",
    "turquoise": "#2aa89c",
    "teal": "#1c6e70",
    "indigo": "#35308a",
    "navy": "#1a2a55",
    "violet": "#6a3a9a",
    "purple": "#6a2f8e",
    "lavender": "#a893cc",
    "magenta": "#b02a86",
    "pink": "#dc7c9c",
    "green": "#3a7a34",
    "white": "#eeece6",
    "charcoal": "#26262a",
}
_SHADES = words_of(
    {
        "light": "pale pastel light soft faint whitish muted",
        "dark": "dark deep darker",
        "plain": "bright vibrant vivid brilliant rich glossy shiny striking glowing stormy warm dull ripe",
    }
)
# state that something reaches: the change
_STATES = words_of(
    {
        "rust": "rust rusty rusted corroded",
        "rot": "moldy mouldy rotten spoiled mold",
        "wilt": "wilted withered droopy shriveled shrivelled",
        "fade": "faded weathered worn tattered tarnished dull matte scratched cracked dusty pale muted straw",
        "glow": "bright brighter glowing luminous shiny radiant",
        "dim": "dark darker dim black-out",
        "grow": "larger bigger huge giant enormous gigantic full-grown taller",
        "shrink": "smaller tiny shorter thinner",
        "melt": "liquid slush slushy puddle molten water",
        "freeze": "frozen icy frosted ice",
        "vanish": "invisible nothing dust ash ashes vapor vapour mist smoke",
    }
)
# verbs that say the whole change themselves
_VERBS = words_of(
    {
        "rust": "rust corrode",
        "rot": "rot decay spoil mold mould",
        "wilt": "wilt wither droop sag",
        "melt": "melt thaw liquefy",
        "freeze": "freeze",
        "vanish": "dissolve evaporate vanish disappear dissipate disperse",
        "grow": "expand inflate swell enlarge",
        "shrink": "shrink deflate contract shrivel",
        "fade": "fade tarnish bleach discolor weather",
        "glow": "brighten",
        "dim": "darken blacken dim",
        "ripen": "ripen redden blush",
        "yellow": "yellow",
    }
)
_WHOLE = words("melt vanish wilt freeze rust rot")  # changes that a colour at the end does not make another
_NEXT = words(
    "turn change shift fade transition become go transform ripen wilt darken grow melt evolve morph"
)
_VESSELS = words("cup bowl bottle vase")
_RIPE = {"banana": "yellow", "lemon": "yellow", "pear": "yellow", "mango": "orange", "pumpkin": "orange"}
# forms that are more often a noun or an adjective
_OTHERWISE = words(
    "yellow dim weather mold mould rust rot decay spoil blush bleach swell contract fade thaw freeze"
)
# verbs whose past tense tells a change, and no look: weathered wood has not changed in the shot
_PAST = words("turn change shift transition transform morph evolve")
# parts of somebody that have the colour of the whole
_OUTSIDE = words(
    "skin fur feather coat plumage hair leaf petal paint body shell scale surface cover foliage wool"
)
_NOT = re.compile(r"\b(?:never|not|without|n't|decaying|hearts?) (?:\w+ly )?$")
_SHOWS = re.compile(r"(?: out)? to (?:show|reveal|include)\b")


def _either(words: Iterable[str]) -> str:
    return "|".join(sorted(map(re.escape, words), key=len, reverse=True))


_FORMS = {
    form: verb
    for verb in (*_NEXT, *_VERBS)
    for form in (
        verb,
        verb + ("es" if verb.endswith(("s", "sh")) else "s"),
        verb.removesuffix("e") + "ing",
        *((verb.removesuffix("e") + "ed",) if verb in _PAST else ()),
        *{"become": ("became",), "go": ("goes",), "turn": (), "freeze": ("froze",)}.get(verb, ()),
        *{"shrivel": ("shrivelling",), "sag": ("sagging",), "rot": ("rotting",), "dim": ("dimming",)}.get(
            verb, ()
        ),
    )
    if form not in _OTHERWISE
}
_HUE = rf"(?:(?:{_either(_SHADES)})[ -])*(?:{_either(_COLOURS)})(?:[- ](?:{_either(_COLOURS)}))?"
_STATE = rf"(?:(?:{_either(_SHADES)}|completely|fully|much|more) )*(?:{_either(_STATES)})"
_END = (
    r"(?= (?:as|and|while|over|with|in|on|when|during|to|into|before|after|next|alongside|beside|by|under|"
    r"from|through|at|for|due|then|until|again|behind|against|liquid|flame|light)\b| ?[,.;:!?)\"]|\s*$)"
)
_WHAT = (
    r"(?:(?:a|an|the|its) )?(?:[\w-]+ )??(?:(?:shades?|hues?|tints?|tones?|colou?rs?|state) of )?"
    rf"(?P<{{}}>{_HUE}|{_STATE})(?: (?:colou?r|hue|tone|shade|state|in colou?r))?{_END}"
)
_TOLD = re.compile(
    rf"\b(?P<verb>{_either(_FORMS)})\b(?P<own>(?: (?:its|their|his|her|the))?(?: [\w-]+)?? "
    r"(?:colou?rs?|hue|shades?))?(?: (?:gradually|slowly|\w+ly|over time|away|down))?"
    rf"(?P<words>(?: from {_WHAT.format('start')})?(?:(?: to| into)? {_WHAT.format('end')})?)"
)
_BURNS = re.compile(r"\bburn(?:s|ing)? (?:all the way )?down\b")
_GROWS = re.compile(r" (?:in size|over time|from a|from small|and (?:bigger|larger)|until)| ?[,.]|$")


@dataclass(frozen=True, slots=True)
class Told:
    """One place in a text that speaks of a change."""

    verb: str  # lemma
    at: int  # of the verb
    end: int  # after the last word of the change
    words: tuple[int, int]  # the words after the verb that say what it becomes
    what: str
    start: str = ""
    to: str = ""


def told(text: str) -> Iterator[Told]:
    """Give the places in a text that speak of a change of a role. text: in lower case."""
    for match in _TOLD.finditer(text):
        verb = _FORMS[match["verb"]]
        start, end = match["start"] or "", match["end"] or ""
        what = _what(verb, end, text[match.end() :])
        rest = text[match.end() :]
        if what and not (
            _NOT.search(text[: match.start()]) or rest.startswith(" hearts") or _SHOWS.match(rest)
        ):
            hue = _colour(end) or _colour(_implied(verb))
            yield Told(verb, match.start(), match.end(), match.span("words"), what, _colour(start), hue)
    for match in _BURNS.finditer(text):
        yield Told("burn", match.start(), match.end(), (match.end(), match.end()), "burn down")


def _implied(verb: str) -> str:
    return {"yellow": "yellow", "ripen": "red", "redden": "red", "blush": "pink"}.get(verb, "")


def _what(verb: str, end: str, rest: str) -> str:
    """Return the change that a verb with these words means; "" if it means none."""
    own = _VERBS.get(verb, "")
    state = next((_STATES[word] for word in end.split() if word in _STATES), "")
    if own in _WHOLE:
        return own
    if _colour(end) or (own in ("ripen", "yellow") and not state):
        return "colour"
    return state or own or ("grow" if verb == "grow" and _GROWS.match(rest) else "")


def _colour(said: str) -> str:
    """Return the sRGB hex of the colour that these words name; "" if they name none."""
    found = [word for word in re.split(r"[ ]", said) if word in _COLOURS]
    found = found or [word for word in re.split(r"[ -]", said) if word in _COLOURS]
    if not found:
        return ""
    shades = [_SHADES.get(word) for word in re.split(r"[ -]", said) if word != found[-1]]
    hue = _COLOURS[found[-1]]
    return _mixed(hue, 255, 0.45) if "light" in shades else _mixed(hue, 0, 0.45) if "dark" in shades else hue


def _mixed(hue: str, other: int, share: float) -> str:
    parts = (int(hue[i : i + 2], 16) for i in (1, 3, 5))
    return "#" + "".join(f"{round(part * (1 - share) + other * share):02x}" for part in parts)


def without(text: str) -> str:
    """Return the text with blanks for the words that say what something becomes ("red" in "turns red"), so
    that they are read as no thing.
    """
    low = wording.plain(text)
    for one in told(low) if len(low) == len(text) else ():
        start, end = one.words
        text = text[:start] + " " * (end - start) + text[end:]
    return text


def becomings(text: str, cast: tuple[Role, ...], beats: tuple[Beat, ...]) -> tuple[Becoming, ...]:
    """Return the changes of the roles of a shot that its text tells, in order. text: in lower case."""
    found, seen = [], dict.fromkeys((one.does for one in beats), 0)
    for one in told(text):
        acts = [beat for beat in beats if beat.does == one.verb]
        number = min(seen.get(one.verb, 0), len(acts) - 1)
        seen[one.verb] = seen.get(one.verb, 0) + 1
        ends = (acts[number].role, acts[number].object) if acts else ("", "")
        ends = ends[::-1] if one.verb in _VERBS else ends  # the sun melts the ice
        near = "" if one.what == "vanish" else _nearest(text, one, cast)
        owner = manner.adjacent(text, one.at, cast) or next(filter(None, ends), near)
        role = next((each for each in cast if each.id == owner), None)
        if role is None or (role.part_of and role.noun not in _OUTSIDE):
            continue
        if one.verb == "grow" and one.what == "grow" and role.family in ("person", "people"):
            continue
        owner, to = role.part_of or owner, one.to
        if one.verb == "ripen" and not text[one.words[0] : one.words[1]]:
            to = _COLOURS[_RIPE.get(role.noun, "red")]
        found.append(
            Becoming(role=owner, does=one.verb, what=one.what, start=one.start, to=to, at=one.at, end=one.end)
        )
    return tuple(found)


def of(shot: Shot, role: Role, kind: str) -> tuple[Change, ...]:
    """Return the changes of a role that is drawn as this kind, for the engine. A vessel has those of its
    filling.
    """
    made = []
    filling = {each.id for each in shot.cast if each.noun in LIQUIDS and kind in _VESSELS}
    for one in shot.changes:
        if one.role == role.id or (one.role in filling and one.what == "colour"):
            manners = (word for beat in shot.beats if beat.does == one.does for word in beat.manner)
            tempo = next((manner.TEMPO[word] for word in manners if word in manner.TEMPO), 1.0)
            what = "liquid" if one.role in filling and one.what == "colour" else one.what
            made.append(Change(what, one.start, one.to, tempo=tempo))
    return tuple(made)


def _nearest(text: str, one: Told, cast: tuple[Role, ...]) -> str:
    """Return the id of the role that a verb without a beat belongs to: after a participle the next noun
    ("a melting snowman"), else the nearest noun before it.
    """
    before, after = text[: one.at], text[one.end : one.end + 40]
    clause = re.split(r"[.;!?]", before)[-1]
    nouns = [(each, each.noun.rpartition(" ")[2]) for each in cast]
    if text[one.at : one.end].split(maxsplit=1)[0].endswith("ing"):
        for each, noun in nouns:
            if re.match(rf"(?: of)?(?: (?:a|an|the))?(?: [\w-]+){{0,2}}? {re.escape(noun)}s?\b", after):
                return each.id
    places = [(clause.rfind(noun), each.id) for each, noun in nouns if noun and noun in clause]
    return max(places, default=(0, ""))[1]
