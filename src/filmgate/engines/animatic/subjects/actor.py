"""Actors: a subject in a scene, with its position and its mesh at any time."""

import math
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Literal, NamedTuple

import numpy as np

from filmgate.engines.animatic.effects.moment import Effect, enlarged
from filmgate.engines.animatic.geometry.mesh import Height, Mesh, Vector, placed
from filmgate.engines.animatic.native.structs import Floats

# what carries it: it goes on the ground, swims or sails, flies, dives; or it stays where it is
Medium = Literal["ground", "water", "air", "underwater", "fixed"]
# how large it is modelled: things on a table are larger than life, and looked at closely
Scale = Literal["life", "table"]
_SAMPLES, _ASIDE = 13, 0.6  # of the ground along a body, and metres to both sides of it
_LEVEL = 0.01  # metres for each metre: less than that is no slope


class Sphere(NamedTuple):
    """The ball around a part of an actor: its middle from the foot, and its radius; metres."""

    x: float
    y: float
    z: float
    radius: float


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
    # metres between front and rear, and between left and right, of the wheels or feet that stand on a slope
    tread: tuple[float, float] = (0.0, 0.0)
    supple: bool = False  # it lies on the ground as a snake does, and bends with it
    medium: Medium = "ground"
    scale: Scale = "life"
    face: float | None = None  # height of a face that a close-up shows
    head: Sphere | None = None  # of an animal, in the middle of the shot
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
    above: float = 0.2  # tangent of the angle at which it looks down at what happens
    lies: bool = False  # it lies down
    pool: tuple[float, float] | None = None  # half its size in metres, if it is a puddle
    spots: tuple[tuple[float, float, float], ...] = ()  # of each of a group: metres x, z; radians of its turn
    row: float = 0.0  # metres: a group sits side by side, so far from each other; 0: in rows
    inwards: float = 0.75  # of a half circle: so far each turns to its middle
    drift: float = 0.0  # m/s upwards
    winged: bool = False  # its wings beat, and reach towards the lens
    lamp: float | None = None  # height of a rotating beam
    hop: Callable[[float], float] = lambda _t: 0.0
    way: Callable[[float], float] | None = None  # metres along x at a time; None: at `speed` all the time
    effects: tuple[Effect, ...] = ()  # what it brings along: exhaust, flames, dust
    lands: float | None = None  # the second at which it comes down in something
    entries: tuple[tuple[float, float], ...] = ()  # (seconds, size) at which it falls into the water
    extent: tuple[Vector, Vector] | None = (
        None  # corners of the space in which all of it happens, from the foot
    )

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
        head=actor.head and Sphere(*(factor * one for one in actor.head)),
        pool=actor.pool and (factor * actor.pool[0], factor * actor.pool[1]),
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


def sloped(actor: Actor, rise: tuple[float, float]) -> Actor:
    """Return a copy of the actor that stands on a slope of this `rise` along x and along z, in metres a
    metre.
    """
    if max(map(abs, rise)) < _LEVEL:
        return actor
    along = np.array((1.0, rise[0], 0.0)) / math.hypot(1.0, rise[0])
    up = np.array((-rise[0], 1.0, -rise[1])) / math.sqrt(1.0 + rise[0] ** 2 + rise[1] ** 2)
    turn = np.stack([along, up, np.cross(along, up)], axis=1)

    def mesh(t: float, at: Vector) -> Mesh:
        matrix = np.concatenate([turn, np.reshape(at, (3, 1))], axis=1).astype(np.float32)
        return placed(actor.mesh(t, (0.0, 0.0, 0.0)), matrix)

    return replace(actor, mesh=mesh)


def draped(actor: Actor, ground: Height) -> Actor:
    """Return a copy of the actor whose body follows the ground along its length."""
    half = 0.6 * actor.length
    steps = np.linspace(-half, half, _SAMPLES)

    def mesh(t: float, at: Vector) -> Mesh:
        lies = actor.mesh(t, at)
        x, level = lies.at[:, 0], ground(at[0], at[2])
        heights = [[ground(at[0] + dx, at[2] + dz) - level for dx in steps] for dz in (-_ASIDE, _ASIDE)]
        near, far = (np.interp(x, at[0] + steps, row) for row in heights)
        k = 0.5 + 0.5 * (lies.at[:, 2] - at[2]) / _ASIDE
        lies.at[:, 1] += (near + (far - near) * k).astype(np.float32)
        return lies

    return replace(actor, mesh=mesh)


def gap(actor: Actor, other: Actor) -> float:
    """Return the distance in metres between the middles of two actors that stand side by side."""
    return 0.55 * (actor.length + other.length) + 0.12 * max(actor.height, other.height)
