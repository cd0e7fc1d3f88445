"""Actors: a subject in a scene, with its position and its mesh at any time."""

import math
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Literal

import numpy as np

from filmgate.engines.animatic.effects.moment import Effect, enlarged
from filmgate.engines.animatic.geometry.mesh import Mesh, Vector, placed
from filmgate.engines.animatic.native.structs import Floats

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
    work: Vector | None = None  # where the hands and their things are, from the foot
    screened: bool = False  # what stands before it hides its hands from there
    span: float = 0.0  # metres: how far they are apart
    props: Callable[[float, Vector], list[Mesh]] | None = None  # what its hands hold and touch, as `mesh`
    stands: Callable[[float], Vector] | None = None  # who leaves a seat: metres aside, and how far it has
    uniform: bool = False  # all of a group wear the same
    others: tuple["Actor", ...] = ()  # of a group, who differ from it
    apart: float = 0.0  # metres to somebody whom its hands meet, if it is one of two
    ring: float = 0.0  # metres: a group stands in a half circle of this radius; 0: in rows
    beyond: Vector | None = None  # metres from its foot to that of who it tends to
    aside: float = 0.0  # radians: the bearing from which the camera looks, beside the usual one
    lies: bool = False  # it lies down
    row: float = 0.0  # metres: a group sits side by side, so far from each other; 0: in rows
    inwards: float = 0.75  # of a half circle: so far each turns to its middle
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

    def props(t: float, at: Vector) -> list[Mesh]:
        large = actor.props(t, (0.0, 0.0, 0.0)) if actor.props else []
        for one in large:
            one.at[:] = one.at * factors + np.asarray(at, np.float32)
        return large

    return replace(
        actor,
        mesh=mesh,
        props=props if actor.props else None,
        effects=tuple(enlarged(one, factor) for one in actor.effects),
        height=actor.height * high,
        length=actor.length * factor,
        span=actor.span * factor,
    )


def turned(actor: Actor, angle: float) -> Actor:
    """Return a copy of the actor that is turned by `angle` radians; from the camera to the left if > 0."""
    if not angle:
        return actor
    c, s = math.cos(angle), math.sin(angle)

    def matrix(at: Vector) -> Floats:
        x, y, z = at
        return np.array([[c, 0, s, x], [0, 1, 0, y], [-s, 0, c, z]], np.float32)

    def mesh(t: float, at: Vector) -> Mesh:
        return placed(actor.mesh(t, (0.0, 0.0, 0.0)), matrix(at))

    def props(t: float, at: Vector) -> list[Mesh]:
        held = actor.props(t, (0.0, 0.0, 0.0)) if actor.props else ()
        return [placed(one, matrix(at)) for one in held]

    return replace(actor, mesh=mesh, props=props if actor.props else None)


def gap(actor: Actor, other: Actor) -> float:
    """Return the distance in metres between the middles of two actors that stand side by side."""
    return 0.55 * (actor.length + other.length) + 0.12 * max(actor.height, other.height)
