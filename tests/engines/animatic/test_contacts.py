"""Hands on things: each hand is on its grip at every moment, for each pair of an action and a thing."""

from dataclasses import replace
from functools import cache

import numpy as np
import pytest

from filmgate.engines.animatic.native.kernels import Kernels
from filmgate.engines.animatic.scene.roles import Roles
from filmgate.engines.animatic.seeds import Seed
from filmgate.engines.animatic.subjects.objects import handled
from filmgate.engines.animatic.subjects.part import Part
from filmgate.engines.animatic.subjects.people.contacts import PAIRS
from filmgate.engines.animatic.subjects.people.faces import Look
from filmgate.engines.animatic.subjects.people.handling import Handling
from filmgate.engines.animatic.subjects.people.likeness import look_of
from filmgate.engines.animatic.subjects.people.persons import Person, person
from filmgate.script import kinds
from filmgate.script.parse import parse

_TIMES = (0.3, 1.1, 1.9, 2.6, 3.3, 4.4, 5.2)
_SLACK = 0.02  # metres
# the skin of a palm is so near the bones that its point is taken from
_PALM = 0.05
_HERE = np.eye(3, 4, dtype=np.float32)
_DONE = (
    "mops the floor", "sweeps a yard", "vacuums the room", "rakes leaves", "digs a hole", "chops onions",
    "chops wood", "cuts paper", "hammers a nail", "hammers hot iron", "saws a plank", "measures a plank",
    "stirs soup", "fries eggs", "kneads dough", "bakes bread", "pours tea", "pours wine", "waters a plant",
    "drinks coffee", "eats soup", "eats an apple", "eats a sandwich", "eats noodles", "eats dinner",
    "reads a book", "reads a newspaper", "writes a letter", "draws a picture", "paints a portrait",
    "paints a wall", "cleans a window", "wipes a table", "washes dishes", "irons a shirt", "sews a button",
    "knits a scarf", "folds a towel", "packs a suitcase", "wraps a gift", "plants a flower",
    "plays the piano", "plays the drums", "plays the violin", "plays the cello", "plays the harp",
    "plays the guitar", "plays the flute", "plays the clarinet", "plays the trumpet", "plays chess",
    "plays cards", "plays tennis", "plays baseball", "plays golf", "plays hockey", "plays basketball",
    "plays volleyball", "fishes in a lake", "takes a photo", "takes a selfie", "types on a laptop",
    "conducts an orchestra", "brushes his teeth", "combs his hair", "shaves", "smokes a cigarette",
    "pushes a pram", "pushes a shopping cart", "pushes a wheelbarrow", "pushes a heavy box", "pulls a rope",
    "lifts a barbell", "lifts dumbbells", "opens a door", "climbs a ladder", "blows out candles on a cake",
    "feeds pigeons", "looks through a microscope", "holds an umbrella", "holds a lantern", "holds a balloon",
    "carries a box", "carries a suitcase", "carries a tray", "talks on the phone", "holds a flower",
    "prays", "claps", "folds his hands", "puts a hand on his heart", "puts his hands on his hips",
    "crosses the arms", "gives a thumbs up", "makes a peace sign", "salutes", "raises a hand",
    "scratches his head", "rubs his eyes", "yawns", "adjusts his tie", "takes off his hat", "shrugs",
    "drills a hole", "shapes a clay pot", "stacks blocks", "glues paper", "decorates a Christmas tree",
    "prunes a rose", "rides a scooter", "holds a burning torch",
    "swings a sword", "holds a torch", "throws a snowball", "sings on a stage",
)  # fmt: skip


def test_there_are_more_than_fifty_pairs_of_an_action_and_a_thing() -> None:
    assert len({thing for _, thing in PAIRS}) > 50


@pytest.mark.every(4)
@pytest.mark.parametrize("does", _DONE)
def test_hands_are_on_their_grips_at_every_moment(kernels: Kernels, does: str) -> None:
    on_it(kernels, f"a man {does}")


@pytest.mark.every(4)
@pytest.mark.parametrize("does", _DONE[::4])
@pytest.mark.parametrize("who", ["a little girl", "a tall woman", "a toddler"])
def test_hands_of_people_of_each_size_are_on_their_grips(kernels: Kernels, who: str, does: str) -> None:
    hers = does if who == "a toddler" else does.replace(" his ", " her ")  # nobody else's
    on_it(kernels, f"{who} {hers}")


@cache
def _made(kernels: Kernels, look: Look) -> Person:
    return person(kernels, look, Seed(3).stream("person"))


def on_it(kernels: Kernels, prompt: str) -> None:
    """Check that hands reach what they are on, and that there is skin where they are."""
    meant = parse(prompt)
    things = Roles(kernels=kernels, treatment=meant, duration=6.0, seed=Seed(3)).things("", meant.beats)
    part = Part(
        kernels=kernels,
        kind="person",
        variant=meant.variant,
        outfit=meant.outfit,
        duration=6.0,
        seed=Seed(3),
        things=things,
    )
    who = _made(kernels, replace(look_of(part), emotion="", garments="shirt"))
    handling = Handling(who, things)
    found = handling.contact(meant.action)
    assert found, prompt
    hands = 0
    for t in _TIMES:
        pose, shift = found.deed.body(t)
        angles, (x, y, z) = who.stands(pose, shift, grounded=1.0, seated=found.deed.seat > 0)
        at = (x, y + found.deed.seat * handling.size, z)
        moment = handling.moment(angles, at, [(meant.action, 1.0)], t)
        own = (at[0] / who.scale, at[1] / who.scale, at[2] / who.scale)
        body = who.mesh(kernels, {**pose, **moment.angles}, _HERE, shift=own, grips=moment.grips).at
        for side, touch, missed in moment.touches:
            hands += 1
            assert np.linalg.norm(missed) < _SLACK, (prompt, side, t)
            assert np.linalg.norm(body - touch.at, axis=1).min() < _PALM, (prompt, side, t)
    assert hands, prompt


_ALL = sorted(kinds.KINDS)


@pytest.mark.every(4)
@pytest.mark.parametrize("prompt", ["a woman holds a {}", "a chef cuts a {}"])
@pytest.mark.parametrize("number", range(0, len(_ALL), 8))
def test_no_kind_of_thing_is_too_strange_for_hands(kernels: Kernels, prompt: str, number: int) -> None:
    """What hands cannot take stands beside: every kind that a prompt can name is staged."""
    for kind in _ALL[number : number + 8]:
        for one in parse(prompt.format(kind), 1).supporting:
            if one.relation in ("held", "before", "worked"):
                part = Part(kernels=kernels, kind=one.kind, variant=one.variant, duration=6.0, seed=Seed(1))
                handled.thing(part, one.relation)
