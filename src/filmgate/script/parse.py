"""A prompt becomes a treatment: precise words first, then what usually goes together."""

import re

from filmgate.script import camera, lexicons
from filmgate.script.treatment import Move, Treatment

_WORD = re.compile(r"[a-z][a-z'-]*")
_IRREGULAR = {"wolves": "wolf", "men": "man", "women": "woman", "children": "child", "geese": "goose"}
_NEGATED = re.compile(r"\b(?:no|without|not any|not a|never)\s+(?:\w+\s+)?\w+")


def parse(prompt: str) -> Treatment:
    """Understand any text; never fails. What the text leaves open is chosen and named in `inferred`."""
    rest, groups = camera.commands(prompt)
    spoken = _NEGATED.sub(" ", rest.lower().replace("\u2019", "'"))
    text, plain = camera.plain(spoken)
    words = [_IRREGULAR.get(word, word) for word in _WORD.findall(text)]
    inferred: list[str] = []

    position, subject = _subject(words)
    noun = words[position] if subject else ""
    snowy = any(word in lexicons.SNOW for word in words)
    weather = _matches(text, lexicons.WEATHER)
    time = _time(text, words)
    scene = _scene(words, text, subject=subject, snowy=snowy)
    if scene is None:
        inferred.append("scene")
        scene = lexicons.HOMES.get(subject or "", "snowfield" if snowy else "meadow")
    action = next(iter(_matches(text, lexicons.ACTIONS)), None)
    if subject == "bird" and action != "stand":
        action = "fly"
    if action is None:
        inferred.append("action")
        action = "walk" if subject in lexicons.MOBILE else "stand"
    if time is None:
        inferred.append("time")
        time = _usual_time(scene, weather, snowy=snowy)
    moves = groups or _moves(plain, subject, spoken)
    if not moves:
        inferred.append("moves")
        moves = ((_usual_move(subject, action),),)
    size = next(iter(_matches(spoken, lexicons.SIZES)), "medium")
    return Treatment(
        prompt=prompt,
        scene=scene,
        time="space" if scene == "moon" else time,
        weather=weather,
        snowy=snowy or scene == "snowfield",
        subject=subject,
        noun=noun,
        coat=_coat(words, position, subject),
        count=_count(words, position, subject),
        action=action,
        obstacle=_obstacle(text) if action == "jump" else None,
        size=size,
        moves=moves,
        pace=camera.pace(spoken),
        inferred=tuple(inferred),
    )


def _subject(words: list[str]) -> tuple[int, str | None]:
    """The first noun that can be a subject; people lose to a vehicle or animal named after them."""
    found = [
        (position, key)
        for position, word in enumerate(words)
        if (key := lexicons.SUBJECTS.get(word) or lexicons.SUBJECTS.get(_singular(word)))
    ]
    if not found:
        return -1, None
    ridden = [pair for pair in found if pair[1] in ("motorcycle", "car", "boat", "balloon")]
    if found[0][1] == "person" and ridden:
        return ridden[0]
    return found[0]


def _moves(
    plain: tuple[tuple[Move, ...], ...], subject: str | None, text: str
) -> tuple[tuple[Move, ...], ...]:
    """A bird that flies over something is not a camera that does."""
    if subject in ("bird", "balloon") and not re.search(r"drone|aerial|camera fl", text):
        plain = tuple(kept for group in plain if (kept := tuple(m for m in group if m is not Move.FLY_OVER)))
    return plain


def _singular(word: str) -> str:
    if word.endswith("ies"):
        return word[:-3] + "y"
    if word.endswith(("ches", "shes", "xes")):
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
    # the place that most words speak of; the first named where two are even
    return max(found, key=found.count) if found else None


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


def _usual_time(scene: str, weather: tuple[str, ...], *, snowy: bool) -> str:
    if {"storm", "rain"} & set(weather):
        return "overcast"
    if "fog" in weather:
        return "dawn"
    if scene == "city":
        return "night"
    return "dawn" if snowy else "sunset"


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
    named = [lexicons.COUNTS[word] for word in near if word in lexicons.COUNTS]
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
