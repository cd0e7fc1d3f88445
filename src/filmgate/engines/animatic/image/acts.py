"""The table of acts of a subject's parts: for each name, the function that makes its field."""

from collections.abc import Callable, Iterator

from filmgate.engines.animatic.image import bearing, limbs
from filmgate.engines.animatic.image.bearing import Field
from filmgate.engines.animatic.image.body import Body
from filmgate.engines.animatic.image.given import Given
from filmgate.engines.animatic.image.strides import STARTS
from filmgate.script.treatment import Stir


def fields(given: Given, body: Body, one: Stir) -> Iterator[Field]:
    """Give how an act moves parts of the body; nothing for an act of all of it."""
    make = _ACTS.get(one.does)
    if make is None:
        return
    clock, field = given.clock(one, STARTS), make(given, body, one)
    yield lambda x, y, t: field(x, y, clock(t))


_ACTS: dict[str, Callable[[Given, Body, Stir], Field]] = {
    "nod": bearing.nod,
    "turn": bearing.turn,
    "shake": bearing.shake,
    "tilt": bearing.tilt,
    "lean": bearing.lean,
    "dance": bearing.dance,
    "bend": bearing.sway,
    "melt": bearing.melt,
    "breathe": bearing.breathe,
    "eat": bearing.eat,
    "wag": limbs.wag,
    "wave": limbs.wave,
    "flap": limbs.flap,
    "smile": bearing.smile,
    "blink": bearing.blink,
    "speak": bearing.speak,
}
