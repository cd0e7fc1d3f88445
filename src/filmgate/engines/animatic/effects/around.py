"""The facts that effects are made from, such as the size of the subject and the length of the shot."""

from collections.abc import Callable
from dataclasses import dataclass

from filmgate.engines.animatic.effects.moment import Effect, Foot, Moment
from filmgate.engines.animatic.geometry.mesh import Height, Vector
from filmgate.engines.animatic.seeds import Seed


@dataclass(frozen=True, slots=True, kw_only=True)
class Around:
    """The facts about a shot that an effect needs. `top(x, z)`: height of the ground or floor in metres."""

    size: float  # of the subject, metres
    beside: Vector  # on the ground beside the subject, clear of its way
    top: Height
    seed: Seed
    duration: float  # seconds
    explodes: bool = False  # the subject does
    smokes: bool = False  # something else does

    def behind(self, far: float, aside: float) -> Vector:
        """Return the point on the ground `far` metres behind the subject and `aside` metres to its side."""
        return (aside, self.top(aside, far), far)


Make = Callable[[Around], Effect | None]


def fixed(effect: Effect, at: Vector) -> Effect:
    """Return the effect with its place fixed at the point `at`, even if the subject moves."""

    def here(t: float, _foot: Foot) -> Moment:
        return effect(t, lambda _t: at)

    return here
