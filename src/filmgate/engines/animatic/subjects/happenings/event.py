"""Events: who and what takes part in something that happens, for the functions that set it up."""

from dataclasses import dataclass

from filmgate.engines.animatic.physics.bodies import World
from filmgate.engines.animatic.subjects.happenings.models import Model, model
from filmgate.engines.animatic.subjects.happenings.trial import Trial
from filmgate.engines.animatic.subjects.part import Part

_MOON = 5.0  # m/s2
SLOW = 0.72  # of the earth's pull: small things are modelled larger than life


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """Something that happens, as the engine knows it. part: of what acts; things: of all that take part,
    the same first; counts: how many there are of each, 0: some; props: names of what stands around.
    """

    part: Part
    things: tuple[Part, ...]
    counts: tuple[int, ...]
    props: frozenset[str] = frozenset()

    def trial(self, **options: object) -> Trial:
        """Return an empty trial; options: of Trial."""
        gravity = 9.81 if self.part.gravity > _MOON else self.part.gravity
        gravity *= 1.0 if options.get("scale") == "life" else SLOW
        return Trial(self.part, World(self.part.kernels, gravity=gravity), **options)  # type: ignore[arg-type]

    def model(self, number: int, size: float, *, tone: int = 0) -> Model:
        """Return the model of one that takes part; size: its longest side in metres; tone: of several."""
        return model(self.things[number], size, number=tone)

    def mixed(self, size: float, *, tone: int) -> Model:
        """Return the model of one of several: the first two that take part in turn, if they are of one
        kind.
        """
        twins = len(self.things) > 1 and self.things[1].kind == self.things[0].kind
        return model(self.things[tone % 2] if twins else self.things[0], size, number=tone)

    @property
    def several(self) -> int:
        """Return how many act."""
        twins = len(self.things) > 1 and self.things[1].kind == self.things[0].kind
        return 2 if twins and self.counts[0] == 1 else self.counts[0] or 3

    def second(self) -> Part | None:
        """Return what is acted on; None if there is nothing."""
        return self.things[1] if len(self.things) > 1 else None
