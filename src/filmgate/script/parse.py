"""A prompt becomes a treatment: precise words first, then what usually goes together."""

import re
import unicodedata

from filmgate.script import actions, camera, lexicons, nouns
from filmgate.script.treatment import Move, Treatment

_WORD = re.compile(r"[a-z][a-z'-]*")
_MOST_NAMED = 6
_SHORT = 12  # words: where longer texts name a thing it is seldom what they are about
_IRREGULAR = {
    "wolves": "wolf",
    "mice": "mouse",
    "people": "people",
    "sheep": "sheep",
    "leaves": "leaf",
    "knives": "knife",
    "men": "man",
    "women": "woman",
    "children": "child",
    "geese": "goose",
}
# whose hand it is in the style of says nothing of what is there
_STYLE = re.compile(
    r"(?:,? in the style of|,? by) (?:vincent )?(?:hokusai|van gogh|monet|picasso|ukiyo)[\w ]*|"
    r"van gogh style|ukiyo\w*"
)
_NEGATED = re.compile(r"\b(?:no|without|not any|not a|never)\s+(?:\w+\s+)?\w+")


def parse(prompt: str) -> Treatment:
    """Understand any text; never fails. What the text leaves open is chosen and named in `inferred`."""
    rest, groups = camera.commands(prompt)
    spoken = _STYLE.sub(" ", _NEGATED.sub(" ", _plain(rest)))
    spoken = re.sub(r"(?:vincent )?van gogh", "painter", spoken)
    text, plain = camera.plain(spoken)
    words = [_IRREGULAR.get(word, word) for word in (w.removesuffix("'s") for w in _WORD.findall(text))]
    inferred: list[str] = []

    position, subject, companion, left_out = _subject(
        words, {text[at:].split()[0].strip(",.;:!?") for at, _ in _spoken(text)}
    )
    noun = words[position] if position >= 0 else ""
    landmark = _landmark(words) if subject in lexicons.CREATURES | lexicons.VEHICLES else None
    indoors = bool(_INDOORS.search(text)) or (
        subject is None and len(words) <= _SHORT and any(_is_thing(word) for word in words)
    )
    if doing := _DOING.search(text):  # somebody whose name says nothing
        if subject is None:
            subject = "person"
        elif subject in lexicons.PROPS and noun in text[doing.end() - len(noun) :]:
            subject, noun, companion = "person", "", (subject, noun)
    snowy = any(word in lexicons.SNOW for word in words)
    weather = _matches(text, lexicons.WEATHER)
    time = _time(text, words)
    beats = _beats(spoken if subject in lexicons.FLYING else text, subject)
    greets = subject in lexicons.CREATURES and any(action == "wave" for _, action in _spoken(text))
    places = [word for word in words if word != "waves"] if greets else words
    scene = _scene(places, text, subject=subject, snowy=snowy)
    if scene == "city" and subject is None and _OVERHEAD.search(spoken):
        scene = "skyline"  # a street does not show the sky
    if scene is None:
        inferred.append("scene")
        busy = subject == "person" and beats[:1] == ("work",)  # at a desk, a sink, an easel
        scene = _home(text, subject, snowy=snowy, indoors=indoors or busy)
    if not beats:
        inferred.append("action")
        flies = subject in lexicons.FLYING and subject != "dragon"
        beats = ("fly" if flies else "walk" if subject in lexicons.MOBILE - {"person"} else "stand",)
    if time is None:
        inferred.append("time")
        time = _usual_time(scene, weather, subject, snowy=snowy)
    moves = groups or _moves(plain, subject, spoken)
    if not moves:
        inferred.append("moves")
        moves = ((_usual_move(subject, beats[0]),),)
    named = _matches(spoken, lexicons.SIZES)
    size = next((key for key, _ in lexicons.SIZES if key in named), "medium")
    return Treatment(
        prompt=prompt,
        scene=scene,
        time="space" if scene in ("moon", "space") else time,
        weather=weather,
        snowy=snowy or scene == "snowfield",
        subject=subject,
        noun=noun,
        coat=_coat(words, position, subject),
        count=_count(words, position, subject),
        beats=beats,
        obstacle=_obstacle(text) if "jump" in beats else None,
        size=size,
        style=_style(rest),
        season=next(iter(_matches(spoken, lexicons.SEASONS)), None),
        mood=next(iter(_matches(spoken, lexicons.MOODS)), None),
        effects=_matches(spoken, lexicons.EFFECTS),
        held=_matches(rest.lower(), lexicons.HELD),
        stirs=_matches(spoken, lexicons.STIRS),
        turns=next(iter(_matches(spoken, lexicons.TURNS)), None),
        moves=moves,
        pace=camera.pace(spoken),
        inferred=tuple(inferred),
        companion=companion,
        relation=_relation(spoken),
        landmark=landmark,
        left_out=tuple(word for word in left_out if landmark is None or word != landmark[1]),
    )


_NEXT = re.compile(r"(?:\bthen\b|\band\b|\bbefore\b|,|;|\.)(?P<between>[^,;.]{0,40}?)$")
_MOST_BEATS = 3


def _beats(text: str, subject: str | None) -> tuple[str, ...]:
    """What the subject does: the first verb, and those that follow it by "then", "and", "before" or a comma.

    A verb after another noun is that noun's ("a cat sleeps and a dog runs"), one that its subject cannot do
    nobody's.
    """
    able = _able(subject)
    found: list[str] = []
    for at, action in _spoken(text):
        if action not in able or (able is not actions.ALIVE and not _its_own(text, at, action, subject)):
            continue
        if found:
            joined = _NEXT.search(text[:at])
            between = _WORD.findall(joined["between"]) if joined else []
            if joined is None or any(_kind(between, n) for n in range(len(between))):
                continue
        if action not in found:
            found.append(action)
    if (
        subject in lexicons.FLYING
        and found
        and found[0] not in ("stand", "sit", "sleep", "look", "eat", "talk")
    ):
        return ("fly",)
    if len(found) > 1:  # who stands or looks while doing something else just does that
        found = [action for action in found if action not in ("stand", "look")] or found[:1]
    return tuple(found[:_MOST_BEATS])


def _its_own(text: str, at: int, action: str, subject: str | None) -> bool:
    """Whether a thing does this itself: "a burning house"; not "waves crash against a tower"."""
    if action in ("stand", "pour", "run", "walk", "fly", "swim"):
        return True
    before, after = _WORD.findall(text[:at]), _WORD.findall(text[at:])[1:4]
    kinds = [kind for n in range(len(before)) if (kind := _kind(before, n))]
    return kinds[-1:] == [subject] or any(_kind(after, n) == subject for n in range(min(len(after), 2)))


def _able(subject: str | None) -> list[str]:
    if subject in lexicons.CREATURES:
        return actions.ALIVE
    if subject in lexicons.VEHICLES:
        return actions.GOING
    return actions.STILL


def _spoken(text: str) -> list[tuple[int, str]]:
    """(Position, action) of every verb, in the order of the text; a word is one verb only."""
    found: dict[int, str] = {}
    for action, pattern in actions.ACTIONS:
        for match in re.finditer(rf"\b(?:{pattern})(?!\w)", text):
            found.setdefault(match.start(), action)
    return sorted(found.items())


def _style(text: str) -> str | None:
    """The first style that is named; shading is worth more than a grade."""
    found = _matches(text.lower(), lexicons.STYLES)
    return next((name for name in found if name in lexicons.SHADED), next(iter(found), None))


def _plain(text: str) -> str:
    """Small letters without accents: a café is a cafe."""
    letters = unicodedata.normalize("NFKD", text.lower().replace("\u2019", "'"))
    return "".join(letter for letter in letters if not unicodedata.combining(letter))


def _subject(
    words: list[str], verbs: set[str]
) -> tuple[int, str | None, tuple[str, str] | None, tuple[str, ...]]:
    """(Position, kind, companion, nouns left out): the first noun that can be a subject.

    Things that lie about lose to whoever is there, people to the vehicle that they ride.
    """
    found = []
    for position in range(len(words)):
        kind = _kind(words, position)
        if kind and words[position] in verbs and position and _kind(words, position - 1):
            continue  # a rocket launches: the second word says what the first one does
        if kind and not (kind == "table" and "on" in words[max(position - 3, 0) : position]):
            found.append((position, kind))  # what a thing stands on is the ground of the shot
    # of two nouns in a row the second is meant: a clown fish, a coffee cup
    heads = {position for position, _ in found}
    # before a place it says which: a ski slope, a boat harbour
    heads |= {n for n, word in enumerate(words) if word in lexicons.SCENES}
    found = [
        pair for pair in found
        if pair[0] + 1 not in heads
        or (pair[1] in lexicons.CREATURES and words[pair[0] + 1] in lexicons.SCENES)
    ]  # fmt: skip
    things = [n for n, word in enumerate(words) if _is_thing(word) and word not in lexicons.SCENES]
    if not found:
        return -1, None, None, _named(words, things, -1)
    first = min(found, key=lambda pair: (pair[1] in lexicons.PROPS, pair[0]))
    ridden = [pair for pair in found if pair[1] in lexicons.VEHICLES and pair[1] not in ("plane", "rocket")]
    if first[1] == "person" and ridden:
        first, found = ridden[0], [pair for pair in found if pair[1] != "person"]
    others = [pair for pair in found if pair[0] != first[0] and _together(first[1], pair[1])]
    companion = (others[0][1], words[others[0][0]]) if others else None
    left_out = _named(words, [*(n for n, _ in found), *things], first[0])
    return *first, companion, tuple(word for word in left_out if companion is None or word != companion[1])


def _landmark(words: list[str]) -> tuple[str, str] | None:
    """A building that is named beside who is in the picture."""
    named = ((_kind(words, n), word) for n, word in enumerate(words))
    return next(((kind, word) for kind, word in named if kind in lexicons.BUILDINGS), None)


def _together(kind: str, other: str) -> bool:
    """Whether both fit into one picture side by side: two that live alike, and are of unlike kind."""
    return kind != other and any(kind in world and other in world for world in lexicons.WORLDS)


def _relation(text: str) -> str:
    """Where the companion is, seen from the camera."""
    if re.search(r"\b(?:on (?:the )?right of|to the right of)\b", text):
        return "left"
    if re.search(r"\bon (?:the )?top of\b", text):
        return "below"
    if re.search(r"\b(?:in front of|before a)\b", text):
        return "behind"
    if re.search(r"\b(?:is behind|behind an?|behind the|hides behind)\b", text):
        return "front"
    return "above" if re.search(r"\bon (?:the )?bottom of\b", text) else "right"


def _named(words: list[str], positions: list[int], but: int) -> tuple[str, ...]:
    """The words at these positions without that one, each once, in their order."""
    chosen = [words[n] for n in sorted(positions) if n != but and (but < 0 or words[n] != words[but])]
    return tuple(dict.fromkeys(chosen))[:_MOST_NAMED]


def _kind(words: list[str], position: int) -> str | None:
    """What the noun at this position is: with the word before it (polar bear), or alone."""
    word = words[position]
    singles = dict.fromkeys((word, _singular(word)))
    pairs = [f"{words[position - 1]}-{single}" for single in singles] if position else []
    for form in (*pairs, *singles):
        if kind := lexicons.SUBJECTS.get(form):
            return kind
    if word in lexicons.NOT_SUBJECTS:
        return None
    found = (nouns.kind(form) for form in (*pairs, *singles) if form not in lexicons.SCENES)
    return next((kind for kind in found if kind and kind != "thing"), None)


def _is_thing(word: str) -> bool:
    return word not in lexicons.NOT_SUBJECTS and nouns.kind(_singular(word)) == "thing"


_DOING = re.compile(
    r"\b(?:reading|talking|smiling|laughing|crying|singing|cooking|eating|drinking|writing|selfie|"
    r"painting (?:a|the|his|her|on)|"
    r"playing (?:the |a )?\w+|dancing|shopping|working|typing|cleaning|washing|ironing|brushing|"
    r"exercising|yoga|meditating)\b"
)
_OVERHEAD = re.compile(r"\b(?:fireworks?|tornado\w*|explosions?|ufo|aurora|northern lights)\b")
_INDOORS = re.compile(
    r"\b(?:reading|cook\w*|typing|cleaning|washing|ironing|brushing|sleeping|eating|drinking|baking|knitting|sewing|"
    r"laptop|computer|television|controller|dishes|desk|indoors|massage|shaving|makeup|piano|keyboard)\b"
)


def _moves(
    plain: tuple[tuple[Move, ...], ...], subject: str | None, text: str
) -> tuple[tuple[Move, ...], ...]:
    """A bird that flies over something is not a camera that does."""
    filmed = re.search(r"drone[ -](?:shot|view|footage)|aerial|camera fl", text)
    if subject in (*lexicons.FLYING, "balloon") and not filmed:
        plain = tuple(kept for group in plain if (kept := tuple(m for m in group if m is not Move.FLY_OVER)))
    return plain


def _singular(word: str) -> str:
    if word.endswith(("ss", "us", "is")):
        return word
    if word.endswith("ies"):
        return word[:-3] + "y"
    if word.endswith(("ches", "shes", "xes", "sses")):
        return word[:-2]
    return word.removesuffix("'s").removesuffix("s")


def _scene(words: list[str], text: str, *, subject: str | None, snowy: bool) -> str | None:
    found = [
        key for word in words if (key := lexicons.SCENES.get(word) or lexicons.SCENES.get(_singular(word)))
    ]
    if "moon" in words and (
        subject == "astronaut" or re.search(r"\bon (?:the )?(?:surface of the )?moon\b", text)
    ):
        found.insert(0, "moon")
    found = [key for key in found if key != "sky"] or found
    if snowy and not found:
        return "snowfield"
    if found and found[0] == "mountains" and "forest" in found and subject:
        return "forest"
    for key in lexicons.PRECISE:
        if key in found:
            return key
    # the place that most words speak of; the first named where two are even
    return max(found, key=found.count) if found else None


def _home(text: str, subject: str | None, *, snowy: bool, indoors: bool) -> str:
    """Where a subject is when no place is named."""
    if snowy and subject not in lexicons.PROPS:
        return lexicons.HOMES.get(subject or "", "snowfield")
    room = "kitchen" if re.search(r"\b(?:cook|bak|chop|stir|dishes|fry)", text) else "room"
    if subject in lexicons.CREATURES and _INDOORS.search(text):
        return room
    return lexicons.HOMES.get(subject or "", room if indoors else "meadow")


def _time(text: str, words: list[str]) -> str | None:
    if re.search(r"\b(?:golden hour|magic hour)\b", text):
        return "sunset"
    if re.search(r"\bblue hour\b", text):
        return "dusk"
    for word in words:
        if word == "golden" or word in ("summer", "stars"):
            continue
        if key := lexicons.TIMES.get(word):
            return key
    if re.search(r"aurora|northern lights|neon|\bstars\b", text):
        return "night"
    return "day" if "summer" in words else None


def _usual_time(scene: str, weather: tuple[str, ...], subject: str | None, *, snowy: bool) -> str:
    if {"storm", "rain"} & set(weather):
        return "overcast"
    if "fog" in weather:
        return "dawn"
    if scene in ("city", "skyline", "stage"):
        return "night"
    if scene in (*lexicons.INDOORS, "underwater"):
        return "day"
    if snowy:
        return "dawn"
    return "day" if subject in lexicons.EVERYDAY else "sunset"


def _usual_move(subject: str | None, action: str) -> Move:
    if subject in lexicons.MOBILE and action in ("run", "walk", "fly", "jump"):
        return Move.TRACKING
    return Move.PUSH_IN


def _obstacle(text: str) -> str | None:
    """What is leapt over: one of the four words after "over"."""
    match = re.search(r"\bover ((?:[a-z'-]+\s*){1,4})", text)
    after = match[1].split() if match else []
    return next((lexicons.OBSTACLES[word] for word in after if word in lexicons.OBSTACLES), None)


def _coat(words: list[str], position: int, subject: str | None) -> str | None:
    """A colour word shortly before the noun; a red fox, a brown bear, a gray wolf are just themselves."""
    if subject in ("fox", "bear", "wolf", "deer", "lion", "tiger") and not (
        {"white", "black"} & set(words[max(position - 3, 0) : position])
    ):
        return None
    near = words[max(position - 3, 0) : max(position, 0)]
    return next((lexicons.COATS[word] for word in reversed(near) if word in lexicons.COATS), None)


def _count(words: list[str], position: int, subject: str | None) -> int:
    if subject is None:
        return 1
    near = words[max(position - 4, 0) : position]
    named = [lexicons.COUNTS[word] for word in (*near, *words[position : position + 2])
             if word in lexicons.COUNTS]  # fmt: skip
    if named:
        return named[0]
    plural = words[position] != _singular(words[position]) and words[position] not in lexicons.SUBJECTS
    return 3 if plural else 1


def _matches(text: str, table: tuple[tuple[str, str], ...]) -> tuple[str, ...]:
    """Keys whose pattern occurs, in the order of the text."""
    found = [
        (match.start(), key) for key, pattern in table if (match := re.search(rf"\b(?:{pattern})\b", text))
    ]
    return tuple(key for _, key in sorted(found))
