"""Happenings as shots: each of them is set up, simulated and drawn, from its first frame to its last."""

import numpy as np
import pytest

from filmgate.engines.animatic.native.kernels import Kernels
from filmgate.engines.animatic.render.renderer import Renderer
from filmgate.engines.animatic.scene.build import prepare
from filmgate.engines.animatic.subjects.happenings.table import HAPPENINGS
from filmgate.script.parse import parse

_SIZE = (192, 108)
_PROMPTS = {
    "topple": ("a pile of books topples over", "a tower of wooden blocks collapses"),
    "dominoes": ("dominoes fall one after another",),
    "spill": ("oranges spill out of a bag", "coins spill out of a jar"),
    "shower": ("dice are thrown on a table",),
    "bounce about": ("rubber balls bounce off each other",),
    "into": ("a strawberry falls into a bowl of milk", "ice cubes fall into a glass"),
    "leaves": ("a gust blows a pile of leaves apart",),
    "strike": (
        "a baseball breaks a window",
        "a wrecking ball smashes a brick wall",
        "a cannonball hits a castle wall",
        "a bowling ball strikes the pins",
        "an arrow hits an apple",
        "a truck crashes into a fence",
    ),
    "impact": ("a meteor hits the desert",),
    "drop": ("a glass vase falls off a shelf and shatters", "an egg falls on the floor and breaks", "a pear falls from a tree"),
    "knock": ("a dog knocks a vase off the table",),
    "fell": ("a tree falls in the forest",),
    "tip over": ("a bucket of water is tipped over",),
    "slides off": ("snow slides off a roof",),
    "downstairs": ("a blue ball bounces down the stairs",),
    "downhill": ("a snowball rolls down a hill", "a boulder rolls down a slope"),
    "through hoop": ("a basketball drops through the hoop",),
    "over net": ("a tennis ball bounces over the net",),
    "bounces": ("a basketball bounces on the floor",),
    "crash": ("two trucks crash into each other",),
    "through": ("a van drives through a pile of cardboard boxes",),
    "unload": ("a truck brakes hard and its load of barrels rolls off",),
    "ramp": ("a motorcycle jumps over a ramp",),
    "bumps": ("a jeep drives over a bumpy road",),
    "seesaw": ("a seesaw tips when a box lands on it",),
    "catapult": ("a catapult throws a stone",),
    "pendulum": ("a pendulum swings",),
    "hangs": ("a lantern sways from a rope in the wind",),
    "chain": ("a chain of metal links swings",),
    "bridge": ("a bridge of ropes sways",),
    "explode": ("a barrel explodes and throws crates into the air", "dynamite blows up a rock"),
    "burst": ("a balloon bursts",),
    "rains": ("an explosion shakes the camera and debris rains down",),
    "tumble": ("a woman slips on the ice and falls", "a horse stumbles and rolls over", "a man tumbles down the stairs"),
    "flag": ("a banner flaps in the wind",),
    "billows": ("a curtain billows at an open window",),
    "laundry": ("laundry flaps on a clothesline",),
    "floats": ("a wooden crate floats on the waves", "a rubber duck bobs in the water"),
    "pour": (
        "honey is drizzled over pancakes",
        "cream is poured into black coffee",
        "beer is poured from a bottle into a mug",
        "chocolate is poured over strawberries",
    ),
    "splashes": ("a stone is thrown into a lake and makes a splash",),
}  # fmt: skip


def test_each_happening_is_tried() -> None:
    assert set(_PROMPTS) == set(HAPPENINGS)


@pytest.mark.every(3)
@pytest.mark.parametrize(("what", "prompt"), [(what, one) for what, ones in _PROMPTS.items() for one in ones])
def test_a_happening_is_drawn_from_the_first_frame_to_the_last(
    kernels: Kernels, what: str, prompt: str
) -> None:
    script = parse(prompt, 3)
    assert script.happening is not None
    assert script.happening.what == what
    scene = prepare(kernels, script, seed=3, duration=6.0, aspect=16 / 9)
    assert scene.actor is not None
    first, last = (scene.actor.mesh(t, (0.0, 0.0, 0.0)) for t in (0.0, 6.0))
    assert np.isfinite(first.surface).all()
    assert np.isfinite(last.surface).all()
    assert len(first.at) != len(last.at) or np.abs(first.at - last.at).max() > 0.05
    renderer = Renderer(kernels, *_SIZE, seed=3)
    start, end = (renderer.frame(scene.picture(t, _SIZE), round(24 * t)).astype(float) for t in (0.0, 6.0))
    assert min(start.std(), end.std()) > 10
    assert np.abs(start - end).mean() > 3
