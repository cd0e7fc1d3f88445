"""Actors: a subject in a scene, with its position and its mesh at any time."""

import math
from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from filmgate.engines.animatic.effects.moment import Effect
from filmgate.engines.animatic.geometry.mesh import Height, Mesh, Vector
from filmgate.engines.animatic.seeds import Seed

_HIP, _NECK = 0.5, 0.8  # shares of a person's height
_FORMATION = 5  # how many keep their places behind the first
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
    uniform: bool = False  # all of a group wear the same
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


def ensemble(actor: Actor, count: int, t: float, at: Vector, ground: Height, *, first: int = 0) -> list[Mesh]:
    """Return the meshes of `count` actors of a group at `t` seconds: the first stands at `at`, the others
    behind and beside it, each a little out of step.

    first: the number of the first one, by which people wear different clothes.
    """
    meshes = []
    for number in range(count):
        side = (number + 1) // 2 * (1 if number % 2 else -1)
        x, z = _loose(actor, count, number, at) if count > _FORMATION else _in_line(actor, number, side, at)
        y = at[1] if number == 0 or actor.medium in ("air", "water") else ground(x, z)
        step = t + 0.37 * number
        hop = 0.0 if number == 0 else actor.hop(step)
        lift = 0.4 * side if actor.medium == "air" else 0.0
        mesh = actor.mesh(step, (x, y + hop + lift, z))
        meshes.append(
            _dressed(mesh, y, actor.height, first + number)
            if actor.face and first + number and not actor.uniform
            else mesh
        )
    return meshes


def _in_line(actor: Actor, number: int, side: int, at: Vector) -> tuple[float, float]:
    """Return the place (x, z) of one of a small group: behind the first, alternately on its two sides."""
    behind = abs(side) * actor.length * 0.75 + 0.3 * number
    x = at[0] - math.copysign(behind, actor.speed or 1.0)
    return x, at[2] + side * max(actor.length, actor.height) * 0.72


def _loose(actor: Actor, count: int, number: int, at: Vector) -> tuple[float, float]:
    """Return the place (x, z) of one of a crowd, spread evenly without lines around the first.

    Source of the two factors: the plastic number, as in Martin Roberts' R2 sequence.
    """
    if number == 0:
        return at[0], at[2]
    reach = 0.85 * actor.length * math.sqrt(count)
    u, v = (number * 0.7548777 + 0.5) % 1.0, (number * 0.5698403 + 0.5) % 1.0
    return at[0] + (2.0 * u - 1.0) * reach, at[2] + (1.9 * v - 0.4) * reach


def _dressed(mesh: Mesh, foot: float, height: float, number: int) -> Mesh:
    """Paint the mesh of a person in other colours between hip and neck, in place. Return it."""
    own = Seed(number).stream("clothes").uniform(0.0, 1.0, 3)
    y = (mesh.at[:, 1] - foot) / height
    cloth = (y > _HIP) & (y < _NECK)
    gray = mesh.paint[cloth, :3].mean(1, keepdims=True)
    mesh.paint[cloth, :3] = gray * (0.5 + 1.6 * own) + 0.02
    return mesh


def gap(actor: Actor, other: Actor) -> float:
    """Return the distance in metres between the middles of two actors that stand side by side."""
    return 0.55 * (actor.length + other.length) + 0.12 * max(actor.height, other.height)
