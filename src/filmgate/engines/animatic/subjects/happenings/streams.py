"""Streams of liquid that run down, thick and thin, with what is around them: table, jug and steam."""

import math
from collections.abc import Callable

import numpy as np

from filmgate.engines.animatic.effects.steam import steam
from filmgate.engines.animatic.geometry.mesh import Mesh, soften
from filmgate.engines.animatic.geometry.paint import Paint
from filmgate.engines.animatic.geometry.shapes import lathe
from filmgate.engines.animatic.motion.gaits import ease
from filmgate.engines.animatic.physics.motion import about
from filmgate.engines.animatic.subjects.happenings import sets
from filmgate.engines.animatic.subjects.happenings.event import SLOW, Event
from filmgate.engines.animatic.subjects.happenings.models import Model, model
from filmgate.engines.animatic.subjects.happenings.trial import Trial, moved
from filmgate.engines.animatic.subjects.liquids import HOT
from filmgate.engines.animatic.subjects.part import Part

TABLE = 0.8  # metres: how high it stands
ABOVE = 0.46  # tangent of the angle from which one looks into what fills
_SOURCE = 2  # of what takes part: the liquid, what it runs into or over, and what it comes from
_BEGINS, _ENDS = 0.03, 0.8  # shares of a shot between which it runs
_ROWS, _SIDES = 44, 16
_SHORT = 0.02  # metres: of what is shorter nothing is seen
_COIL = 0.16  # metres above where it lands, from which a thick one winds
_UPRIGHT, _TILT = 1.1, 0.85  # radians that a jug leans, and leans more while it pours


class Stream:
    """A stream that runs down between two times. A thick one is a thread that winds where it lands.

    at: metres x and z where it lands; top: where it begins; slow: it is thick. begins, ends: seconds.
    """

    def __init__(self, part: Part, paint: Paint, at: tuple[float, float], top: float, *, slow: bool) -> None:
        self.at, self.top, self.slow = at, top, slow
        self.begins, self.ends = _BEGINS * part.duration, _ENDS * part.duration
        self._wide = 0.036 if slow else 0.05
        self._pull = 9.81 * SLOW * (0.25 if slow else 1.0)
        rows = [(self._wide, -float(k)) for k in range(_ROWS)]
        self._shape = lathe(rows, [paint] * _ROWS, sides=_SIDES)

    def lands(self, foot: float) -> float:
        """Return the second at which its front comes to a height."""
        return self.begins + math.sqrt(2 * (self.top - foot) / self._pull)

    def meshes(self, t: float, foot: float) -> list[Mesh]:
        """Return it at `t`, or nothing; foot: metres above the ground where it ends."""
        low = max(self.top - 0.5 * self._pull * max(t - self.begins, 0.0) ** 2, foot)
        high = self.top - 0.5 * self._pull * max(t - self.ends, 0.0) ** 2
        if high - low < _SHORT:
            return []
        y = np.linspace(high, low, _ROWS)
        down = self.top - y
        # what falls faster is thinner; the surface of what is thin trembles
        radius = self._wide * (1.0 + 5.0 * down) ** (-0.35 if self.slow else -0.5)
        radius *= 1.0 + (0.05 if self.slow else 0.13) * np.sin(21 * y + 24 * t) * np.clip(down, 0, 1)
        near = np.clip((foot + _COIL - y) / _COIL, 0, 1) * self.slow
        radius *= 1 + 0.5 * near**2
        if t > self.ends:
            radius[0] *= 0.2
        turn, wind = 15 * t - 26 * (y - foot), 0.05 * near**1.5
        x = self.at[0] + 0.006 * np.sin(5 * t + 4 * y) * down + wind * np.cos(turn)
        z = self.at[1] + wind * np.sin(turn)
        around = self._shape.at.reshape(_ROWS, _SIDES, 3)[:1] / self._wide
        there = Mesh(self._shape.surface.copy(), self._shape.faces)
        at = np.broadcast_to(y[:, None, None], (_ROWS, _SIDES, 3)).copy()
        at[:, :, 0] = x[:, None] + radius[:, None] * around[:, :, 0]
        at[:, :, 2] = z[:, None] + radius[:, None] * around[:, :, 2]
        there.at[:] = at.reshape(-1, 3)
        soften(there)
        return [there]


def around(trial: Trial, event: Event, stream: Stream, high: float, *, since: float) -> None:
    """Add the table, what the stream comes from if it is named, and steam of what is hot. high: metres, where
    it lands.
    """
    sets.table(trial, (2.4, 1.3), TABLE)
    if len(event.things) > _SOURCE:
        trial.animated(_source(model(event.things[_SOURCE], 0.9), stream))
    if event.part.variant in HOT:
        trial.effects.append(steam(high, since=since))


def _source(one: Model, stream: Stream) -> Callable[[float], list[Mesh]]:
    """Return what a stream comes from: its mouth, at its top, tilts to where the stream begins, and back."""
    mouth = np.array((0.0, float(one.half[1]), 0.0))
    lip = np.array((stream.at[0], stream.top, stream.at[1]))

    def tilted(t: float) -> list[Mesh]:
        share = ease(0.0, 1.0, t / stream.begins) * (1 - ease(0.0, 1.0, (t - stream.ends) / 0.8))
        lean = about((0, 0, 1), _UPRIGHT + _TILT * share)
        return [moved(one.mesh, lean, lip - lean @ mouth)]

    return tilted
