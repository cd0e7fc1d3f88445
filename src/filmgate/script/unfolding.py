"""The words of a prompt for changes, directions and pace, and what became of them in the picture."""

from collections.abc import Iterator

from filmgate.script import camera, later, manner
from filmgate.script.script import Beat, Shot
from filmgate.script.tokens import plain
from filmgate.script.treatment import Change, How, Treatment

Span = tuple[int, int, tuple[str, str, str]]  # start, end, use: its state, what it became, and why

# change: how it is told
_PHRASES = {
    "colour": "changing colour",
    "liquid": "changing colour",
    "grow": "growing",
    "shrink": "shrinking",
    "melt": "melting",
    "wilt": "wilting",
    "vanish": "dissolving",
    "burn down": "burning down",
    "rust": "rusting",
    "rot": "rotting",
    "freeze": "freezing",
    "fade": "fading",
    "glow": "glowing",
    "dim": "darkening",
    "kind": "becoming something else",
    "appear": "appearing",
}
_WAYS = {
    "leftwards": "to the left",
    "rightwards": "to the right",
    "upwards": "upwards",
    "downwards": "downwards",
    "clockwise": "clockwise",
    "anticlockwise": "anticlockwise",
}


def roles(treatment: Treatment) -> dict[str, tuple[How, tuple[Change, ...]]]:
    """Return the pace and the changes of each role that is drawn, by its noun."""
    found = {one.noun: (one.how, one.changes) for one in treatment.supporting}
    return found | {treatment.noun.replace("-", " "): (treatment.how, treatment.changes)}


def spans(shot: Shot, treatment: Treatment) -> Iterator[Span]:
    """Give the positions of the words that say what becomes different, or which way it goes, and is drawn."""
    said = plain(shot.text)
    if len(said) != len(shot.text):
        return
    text, _ = camera.plain(said)
    drawn, nouns = roles(treatment), {one.id: one.noun for one in shot.cast}
    filled = any(one.what == "liquid" for _, changes in drawn.values() for one in changes)
    for one in shot.changes:
        _, changes = drawn.get(nouns.get(one.role, ""), (How(), ()))
        if any(each.what == one.what for each in changes) or (filled and one.what == "colour"):
            yield one.at, one.end, ("done", _PHRASES[one.what], "")
    for way in manner.ways(text):
        if any(_goes(how, way.name) for how, _ in drawn.values()):
            yield way.at, way.end, ("done", _WAYS[way.name], "")
    if treatment.later:
        to = "changing light" if treatment.later.what == "light" else "changing fog"
        yield from ((start, end, ("done", to, "")) for start, end in later.spans(text))


def _goes(how: How, way: str) -> bool:
    ways = {
        "rightwards": how.across > 0,
        "leftwards": how.across < 0,
        "upwards": how.up > 0,
        "downwards": how.up < 0,
        "clockwise": how.turn > 0,
        "anticlockwise": how.turn < 0,
    }
    return ways[way]


def paced(word: str, how: How, changes: tuple[Change, ...]) -> bool:
    """Tell whether a picture shows this adverb: that it is slower or faster."""
    tempo = manner.TEMPO.get(word)
    return tempo is not None and (how.tempo != 1.0 or any(one.tempo != 1.0 for one in changes))


def becomes(beat: Beat, changes: tuple[Change, ...]) -> bool:
    """Tell whether a beat is a change into something else that the picture shows."""
    return bool(beat.becomes) and any(one.what in ("kind", "appear") for one in changes)
