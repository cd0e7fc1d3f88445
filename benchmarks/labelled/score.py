"""How close a reading of a prompt comes to its label: both become facts, and the facts are counted.

A fact is a slot, the role or shot that it is about, and a value. Roles go by their nouns, never by their ids;
the second role of a noun is "eagle 2", in the order of the cast. README.md says which words count as the same.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from labelled.scheme import PLACE, Beat, Role, Shot

# one spelling or everyday word for another; real synonyms ("gaze", "stare") are not here, for a reader keeps the word
SAME = {
    "aeroplane": "airplane", "backwards": "backward", "bike": "bicycle", "blonde": "blond",
    "colourful": "colorful", "dad": "father", "film noir": "noir", "fire engine": "fire truck",
    "grandma": "grandmother", "grandpa": "grandfather", "grey": "gray", "guy": "man", "kid": "child",
    "mom": "mother", "motorbike": "motorcycle", "mum": "mother", "people": "person", "photograph": "photo",
    "plane": "airplane", "plaza": "square", "rooftop": "roof", "sea": "ocean", "watercolour": "watercolor",
    "wooden": "wood", "woollen": "wool",
}  # fmt: skip
SHADES = {"bright", "dark", "deep", "light", "pale"}
POSES = {
    "crouch": "crouching", "float": "floating", "fly": "flying", "hang": "hanging", "kneel": "kneeling",
    "lean": "leaning", "lie": "lying", "ride": "riding", "sit": "sitting", "stand": "standing",
}  # fmt: skip
RELATIONS = {"inside": "in", "over": "above", "near": "beside"}
# a shot keeps what the shot before it had, until it says otherwise
LASTING = ("place", "place_name", "time", "season", "weather", "mood", "light", "style", "absent")
OWN = ("size", "angle", "pace")
ATTRIBUTES = ("name", "text", "count", "material", "size", "age", "build", "emotion", "pose", "traits")


class Fact(NamedTuple):
    """One thing that a reading says."""

    slot: str
    about: str
    value: str


@dataclass(frozen=True)
class Tally:
    """The facts of one slot: in both readings, in the label alone, in the other alone."""

    right: int = 0
    missing: int = 0
    invented: int = 0

    @property
    def share(self) -> float:
        """Return the right facts of all facts, labelled or invented; without any, 1."""
        every = self.right + self.missing + self.invented
        return self.right / every if every else 1.0

    def __add__(self, other: "Tally") -> "Tally":
        return Tally(self.right + other.right, self.missing + other.missing, self.invented + other.invented)


def facts(shots: Iterable[Shot]) -> frozenset[Fact]:
    """Return what a reading says, each thing once."""
    shots = tuple(shots)
    names = _names(shots)
    found = set(_lasting(shots))
    for number, shot in enumerate(shots, 1):
        found |= set(_filmed(number, shot))
        for role in shot.cast:
            found.add(Fact("cast.noun", f"shot {number}", names[role.id]))
            found |= set(_role(role, names))
        for beat in shot.beats:
            found |= set(_beat(number, beat, names))
    return frozenset(found)


def compare(label: Iterable[Shot], other: Iterable[Shot]) -> dict[str, Tally]:
    """Return the tally of each slot that one of two readings of a prompt has."""
    label, other = tuple(label), tuple(other)
    wanted, given = facts(label), facts(other)
    slots = {one.slot for one in wanted | given}
    tallies = {
        slot: Tally(
            right=_count(wanted & given, slot),
            missing=_count(wanted - given, slot),
            invented=_count(given - wanted, slot),
        )
        for slot in sorted(slots)
    }
    order = _order(label, other)
    return tallies | ({"beats.order": order} if order != Tally() else {})


def together(many: Iterable[dict[str, Tally]]) -> dict[str, Tally]:
    """Return the tally of each slot over many prompts."""
    sums = dict[str, Tally]()
    for one in many:
        for slot, tally in one.items():
            sums[slot] = sums.get(slot, Tally()) + tally
    return dict(sorted(sums.items()))


def total(tallies: dict[str, Tally]) -> Tally:
    """Return the tally of all slots."""
    return sum(tallies.values(), Tally())


def _count(some: frozenset[Fact], slot: str) -> int:
    return sum(one.slot == slot for one in some)


def _plain(word: object) -> str:
    text = str(word).casefold()
    return SAME.get(text) or " ".join(SAME.get(part, part) for part in text.split())


def _colour(word: str) -> str:
    parts = _plain(word).split()
    return " ".join(part for part in parts if part not in SHADES) or _plain(word)


def _verb(beat: Beat) -> str:
    """Return the verb without its particle: "pick" for "pick up"."""
    return _plain(beat.does).split()[0]


def _names(shots: tuple[Shot, ...]) -> dict[str, str]:
    """Return what each role is called: its noun, with a number from the second of that noun on."""
    names = {PLACE: PLACE}
    seen = Counter[str]()
    for role in (one for shot in shots for one in shot.cast):
        if role.id in names:
            continue
        noun = _plain(role.noun)
        seen[noun] += 1
        names[role.id] = noun if seen[noun] == 1 else f"{noun} {seen[noun]}"
    return names


def _values(value: object) -> tuple[str, ...]:
    if value is None:
        return ()
    return tuple(_plain(one) for one in value) if isinstance(value, tuple) else (_plain(value),)


def _lasting(shots: tuple[Shot, ...]) -> Iterator[Fact]:
    for slot in LASTING:
        before: tuple[str, ...] = ()
        for number, shot in enumerate(shots, 1):
            now = _values(getattr(shot, slot))
            yield from (Fact(slot, f"shot {number}", one) for one in now if one not in before)
            before = now or before


def _filmed(number: int, shot: Shot) -> Iterator[Fact]:
    for slot in OWN:
        yield from (Fact(slot, f"shot {number}", one) for one in _values(getattr(shot, slot)))
    for step, moves in enumerate(shot.camera or (), 1):
        yield from (Fact("camera", f"shot {number} step {step}", move) for move in moves)


def _role(role: Role, names: dict[str, str]) -> Iterator[Fact]:
    me = names[role.id]
    for slot in ATTRIBUTES:
        yield from (Fact(f"cast.{slot}", me, one) for one in _values(getattr(role, slot)))
    yield from (Fact("cast.colour", me, _colour(one)) for one in role.colour or ())
    for worn in role.wears or ():
        noun = _plain(worn.noun)
        yield Fact("cast.wears", me, noun)
        yield from (Fact("cast.wears.colour", f"{me}: {noun}", _colour(one)) for one in worn.colour or ())
        yield from (Fact("cast.wears.material", f"{me}: {noun}", one) for one in _values(worn.material))
    yield from (Fact("cast.holds", me, names[one]) for one in role.holds or ())
    for where in role.where or ():
        relation = RELATIONS.get(where.is_, where.is_)
        if where.of == PLACE and relation in {"in", "on"}:
            continue  # every role is there
        yield Fact("cast.where", me, f"{relation} {names[where.of]}" if where.of else relation)
    if role.part_of is not None:
        yield Fact("cast.part_of", me, names[role.part_of])


def _beat(number: int, beat: Beat, names: dict[str, str]) -> Iterator[Fact]:
    me, verb, ends = names[beat.role], _verb(beat), beat.ends()
    if verb == "ride" and "object" in ends:
        yield Fact("cast.where", me, f"on {names[ends.pop('object')]}")
    if verb == "hold" and "object" in ends:
        yield Fact("cast.holds", me, names[ends.pop("object")])
    elif verb in POSES and "object" not in ends:
        yield Fact("cast.pose", me, POSES[verb])
    else:
        yield Fact("beats.does", f"shot {number}: {me}", verb)
    about = f"shot {number}: {me} {verb}"
    yield from (Fact(f"beats.{slot}", about, names[one]) for slot, one in ends.items())
    yield from (Fact("beats.manner", about, _plain(one).removesuffix("ly")) for one in beat.manner or ())


def _acts(shots: tuple[Shot, ...]) -> list[tuple[int, str, str]]:
    names = _names(shots)
    acts = [
        (number, names[beat.role], _verb(beat)) for number, shot in enumerate(shots, 1) for beat in shot.beats
    ]
    return list(dict.fromkeys(acts))


def _order(label: tuple[Shot, ...], other: tuple[Shot, ...]) -> Tally:
    """Return how many neighbouring beats come in the same order, of those that both readings have."""
    wanted, given = _acts(label), _acts(other)
    both = set(wanted) & set(given)
    at = {one: place for place, one in enumerate(given)}
    kept = [at[first] < at[then] for first, then in pairwise(one for one in wanted if one in both)]
    return Tally(right=sum(kept), missing=len(kept) - sum(kept))
