"""Actors: a subject in a scene, with its position and its mesh at any time."""

import math
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Literal

import numpy as np

from filmgate.engines.animatic.effects.moment import Effect
from filmgate.engines.animatic.geometry.mesh import Mesh, Vector, placed

# what carries it: it goes on the ground, swims or sails, flies, dives; or it stays where it is
Medium = Literal["ground", "water", "air", "underwater", "fixed"]
# how large it is modelled: things on a table are larger than life, and looked at closely
Scale = Literal["life", "table"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor:
    """A subject in a scene, with its motion.

    height, length: metres. speed: m/s along x. `mesh(t, at)`: its mesh at `t` seconds, standing at the point
    `at`.
    """

    height: float
    length: float
    speed: float
    mesh: Callable[[float, Vector], Mesh]
    lift: float = 0.0  # metres above ground or water
    medium: Medium = "ground"
    scale: Scale = "life"
    face: float | None = None  # height of a face that a close-up shows
    hand: float = 0.0  # height of the hands, for what they hold
    palm: Callable[[float], Vector] | None = None  # of the hand that holds, from the foot at a time
    stands: Callable[[float], Vector] | None = None  # who leaves a seat: metres aside, and how far it has
    uniform: bool = False  # all of a group wear the same
    others: tuple["Actor", ...] = ()  # of a group, who differ from it
    drift: float = 0.0  # m/s upwards
    lamp: float | None = None  # height of a rotating beam
    hop: Callable[[float], float] = lambda _t: 0.0
    way: Callable[[float], float] | None = None  # metres along x at a time; None: at `speed` all the time
    effects: tuple[Effect, ...] = ()  # what it brings along: exhaust, flames, dust
    entries: tuple[tuple[float, float], ...] = ()  # (seconds, size) at which it falls into the water

    def x(self, t: float, duration: float) -> float:
        """Return the position along its path at `t` seconds, in metres.

        Without a `way` of its own, the position is 0 in the middle of the shot.
        """
        return self.way(t) if self.way else self.speed * (t - duration / 2)


def scaled(actor: Actor, factor: float, *, up: float | None = None) -> Actor:
    """Return a copy of the actor that is `factor` times as large, and `up` times as high if that differs."""
    high = factor if up is None else up
    factors = np.array((factor, high, factor), np.float32)

    def mesh(t: float, at: Vector) -> Mesh:
        large = actor.mesh(t, (0.0, 0.0, 0.0))
        large.at[:] = large.at * factors + np.asarray(at, np.float32)
        return large

    return replace(actor, mesh=mesh, height=actor.height * high, length=actor.length * factor)


def tilted(actor: Actor, angle: float) -> Actor:
    """Return a copy of the actor whose middle is at its foot, and which leans to the right by `angle`
    radians.
    """
    c, s, middle = math.cos(angle), math.sin(angle), 0.4 * actor.height

    def mesh(t: float, at: Vector) -> Mesh:
        x, y, z = at
        matrix = np.array([[c, s, 0, x - s * middle], [-s, c, 0, y - c * middle], [0, 0, 1, z]], np.float32)
        return placed(actor.mesh(t, (0.0, 0.0, 0.0)), matrix)

    return replace(actor, mesh=mesh)


def gap(actor: Actor, other: Actor) -> float:
    """Return the distance in metres between the middles of two actors that stand side by side."""
    return 0.55 * (actor.length + other.length) + 0.12 * max(actor.height, other.height)
