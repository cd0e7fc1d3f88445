"""The way in which something is done: the direction in the picture, forwards or backwards, slow or fast."""

import math
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from filmgate.script import wording
from filmgate.script.script import Beat, Role, Shot
from filmgate.script.tables import words, words_of
from filmgate.script.treatment import How

# factor of the usual speed: adverbs
TEMPO = words_of(
    {
        0.55: "slowly lazily leisurely gradually ponderously wearily",
        0.75: "gracefully gently carefully calmly softly quietly elegantly delicately smoothly cautiously "
        "peacefully serenely stealthily majestically meticulously silently steadily tenderly shyly "
        "thoughtfully",
        1.25: "playfully happily cheerfully energetically excitedly eagerly briskly joyfully "
        "enthusiastically vigorously",
        1.6: "quickly rapidly fast swiftly hurriedly frantically furiously speedily wildly violently",
        -1.0: "backwards backward",
    }
)
# actions that take their time from the shot or from gravity
_TIMED = words("fall shatter explode pour open launch bounce collide recoil")
_GAINS, _SLOWS = words("accelerate"), words("decelerate slow brake")
_RISES, _SINKS = words("rise ascend soar"), words("land sink descend")
_GOES = (
    r"(?:fl(?:y|ies|ying|ew)|(?:mov|driv|glid|slid|dash|rac|charg|skat|rid|div|danc|rush|chas|com|cruis|hurtl|"
    r"cycl|bik|propel)(?:e|es|ing|ed)|(?:roll|walk|drift|sail|float|sprint|trot|gallop|crawl|hop|jump|march|"
    r"stroll|wander|stomp|bounc|soar|ski|surf|pass|climb|shoot|travel|jog|leap|skitter|stumble|paddl|hover|"
    r"step|turn(?= (?:clock|anti|counter))|cross|row|push|pull|bowl|kick|spin|rotat|revolv|whirl|swing|twirl|"
    r"swoop|pedal|scamper|scurr|waddl|flutter|zoom|whizz?|slither|flap|throw|toss|hurl|launch|tumbl|steer|dart|"
    r"creep|tiptoe|skip|bolt|sneak|slink|prowl|shuffl)\w*|r[ua]ns?|running|sw[ia]ms?|swimming|goes|going|go|ris(?:es?|ing)|fall(?:s|ing)?|"
    r"sink(?:s|ing)?|descend\w*|ascend\w*|scroll\w*|blow\w*|driven|head(?:s|ing)(?! and))"
)
_LONGEST = 60  # letters of a noun
_SIDE = r"(?:the )?{0}(?:[- ]hand)?(?: side)?(?: of (?:the )?(?:frame|screen|picture|image|shot))?"
# direction: the words that say it
_WAYS = (
    ("rightwards", rf"(?:from )?{_SIDE.format('left')} to(?:wards?)? {_SIDE.format('right')}"),
    ("leftwards", rf"(?:from )?{_SIDE.format('right')} to(?:wards?)? {_SIDE.format('left')}"),
    ("rightwards", rf"(?:to|towards?) {_SIDE.format('right')}(?! of (?!the frame|the screen))"),
    ("leftwards", rf"(?:to|towards?) {_SIDE.format('left')}(?! of (?!the frame|the screen))"),
    ("rightwards", r"rightwards?"),
    ("leftwards", r"leftwards?"),
    ("anticlockwise", r"(?:anti|counter)[- ]?clockwise"),
    ("clockwise", r"clockwise"),
    ("upwards", r"(?:straight )?upwards?|straight up|vertically up|into the (?:sky|air)"),
    ("downwards", r"(?:straight )?downwards?|straight down|vertically down"),
    (
        "rightwards",
        r"right(?=$|[,.;]| (?:while|as|and|towards?|across|over|along|on|in|through|past|with)\b)",
    ),
    ("leftwards", r"left(?=$|[,.;]| (?:while|as|and|towards?|across|over|along|on|in|through|past|with)\b)"),
)
WAYS = frozenset(name for name, _ in _WAYS)
_SAID = re.compile(
    rf"\b(?P<verb>{_GOES})\b(?P<mid>(?: (?!and |while |as )[\w'-]+){{0,6}}?),? (?:"
    + "|".join(f"(?P<{name}_{n}>{words})" for n, (name, words) in enumerate(_WAYS))
    + r")\b"
)


@dataclass(frozen=True, slots=True)
class Said:
    """A direction in a text: its name, the position of its verb, and those of its words."""

    name: str
    verb: int
    at: int
    end: int


def ways(text: str) -> Iterator[Said]:
    """Give the directions that verbs of motion have in a text. text: in lower case."""
    if not re.search(r"left|right|wards?\b|clockwise|straight|into the (?:sky|air)", text):
        return
    for match in _SAID.finditer(text):
        if re.search(r"\b(?:camera|shot|view)\b[^,.;]{0,20}$", text[: match.start()]):
            continue
        group = next(
            name for name, found in match.groupdict().items() if found and name not in ("verb", "mid")
        )
        yield Said(group.rpartition("_")[0], match.start("verb"), match.start(group), match.end(group))


def without(text: str) -> str:
    """Return the text with blanks for the words of directions, so that "right" is read as no verb."""
    low = wording.plain(text)
    for one in ways(low) if len(low) == len(text) else ():
        text = text[: one.at] + " " * (one.end - one.at) + text[one.end :]
    return text


def directed(text: str, cast: tuple[Role, ...], beats: tuple[Beat, ...]) -> tuple[Beat, ...]:
    """Return the beats, with the directions that the text says among their manners. text: in lower case."""
    told = list(beats)
    for one in ways(text):
        verb = re.match(r"\w+", text[one.verb :])
        near = _subject(text, one, cast)
        acts = [
            n for n, beat in enumerate(told) if verb and _is(beat.does, verb[0]) and not WAYS & {*beat.manner}
        ]
        acts = [n for n in acts if near in (told[n].role, told[n].object)] or acts
        for n in acts[:1]:
            own = adjacent(text, one.verb, cast)
            who = own if own and told[n].role else told[n].role
            told[n] = replace(told[n], manner=(*told[n].manner, one.name), role=who)
        if not acts and near and verb:
            told.append(Beat(role=near, does=_plain(verb[0]), manner=(one.name,)))
    return tuple(told)


def adjacent(text: str, at: int, cast: tuple[Role, ...]) -> str:
    """Return the id of the role whose noun stands directly before a participle at this position; "" if none
    does.
    """
    if not re.match(r"\w+ing\b", text[at:]):
        return ""
    ends = ((each.noun.rpartition(" ")[2], each.id) for each in cast)
    before = text[:at].rstrip()
    last = (re.search(r"[\w' -]+$", before[-_LONGEST:]) or [""])[0]
    return next((id for noun, id in ends if noun and _ends(last, noun)), "")


def _ends(text: str, noun: str) -> bool:
    """Tell whether a text ends with a noun or its plural."""
    words = f" {text}"
    return words.endswith((f" {noun}", f" {noun}s", f"-{noun}", f"-{noun}s", f"'{noun}", f"'{noun}s"))


def _subject(text: str, one: Said, cast: tuple[Role, ...]) -> str:
    """Return the id of the role whose noun is the nearest before the verb; "" if there is none."""
    before = re.split(r"[.;!?]", text[: one.verb])[-1]
    nouns = ((before.rfind(each.noun.rpartition(" ")[2]), each.id) for each in cast if each.noun)
    return max(((at, id) for at, id in nouns if at >= 0), default=(0, ""))[1]


def _is(verb: str, form: str) -> bool:
    """Tell whether a word is a form of a verb, as far as its first letters say."""
    return (
        form.startswith(verb.removesuffix("e").removesuffix("y"))
        or form == verb
        or ((verb, form) in (("run", "ran"), ("swim", "swam"), ("fly", "flew"), ("go", "goes")))
    )


def _plain(form: str) -> str:
    stem = form.removesuffix("ing").removesuffix("ies").removesuffix("es").removesuffix("s")
    return {"fl": "fly", "mov": "move", "driv": "drive", "glid": "glide", "slid": "slide", "runn": "run"}.get(
        stem, stem
    )


def _climbs(shot: Shot, role: Role) -> int:
    """Return 1 for who rises by its verb, -1 for who lands or sinks."""
    does = _does(shot, role)
    return bool(does & _RISES) - bool(does & _SINKS)


def _does(shot: Shot, role: Role) -> set[str]:
    return {beat.does for beat in shot.beats if beat.role == role.id}


def how(shot: Shot, role: Role, beats: tuple[str, ...]) -> How:
    """Return the direction and the pace of what a role does in a shot.

    beats: its actions. Several of them, and those that gravity times, have their usual pace.
    """
    manners = [
        word
        for beat in shot.beats
        if role.id in (beat.role, beat.role or beat.object)
        for word in beat.manner
    ]
    tempos = [TEMPO[word] for word in manners if word in TEMPO]
    return How(
        across=("rightwards" in manners) - ("leftwards" in manners),
        up=max(min(("upwards" in manners) - ("downwards" in manners) + _climbs(shot, role), 1), -1),
        tempo=math.prod(tempos[:2]) if len(beats) == 1 and not _TIMED & {*beats} else 1.0,
        turn=("clockwise" in manners) - ("anticlockwise" in manners),
        gains=bool(_does(shot, role) & _GAINS) - bool(_does(shot, role) & _SLOWS),
    )
