"""Trials: a world of bodies with their meshes, which is simulated and becomes an actor."""

import math
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from typing import Any

import numpy as np

from filmgate.engines.animatic.effects.moment import Effect, Foot, Moment, Plume
from filmgate.engines.animatic.geometry.mesh import Mesh, Vector, join, lighter
from filmgate.engines.animatic.native.structs import Floats
from filmgate.engines.animatic.physics.bodies import World
from filmgate.engines.animatic.physics.forms import Doubles, Form, Point, Solid, block
from filmgate.engines.animatic.physics.fracture import break_up
from filmgate.engines.animatic.physics.motion import Blow, Motion, State
from filmgate.engines.animatic.subjects.actor import Actor, Scale
from filmgate.engines.animatic.subjects.part import Part

_DUSTS = 14  # puffs of dust in a shot come from so many blows at most
_MOST = 120_000  # vertices of all bodies together, before anything breaks


Drawn = Callable[[float], Mesh]


@dataclass
class Trial:
    """A world that is being set up. Bodies and scenery have meshes in the frames of their models, in
    metres.
    """

    part: Part
    world: World
    scale: Scale = "table"
    dust: str | None = None  # colour of what blows whirl up
    dusts: float = 1.0  # m/s: weaker blows whirl up nothing
    aside: float = 0.0  # radians: the bearing from which the camera looks, > 0 from the left
    above: float = 0.2  # tangent of the angle at which it looks down
    shakes: float = 0.0  # of the camera, for a blow of 10 m/s
    effects: list[Effect] = field(default_factory=list)
    _meshes: dict[int, Mesh] = field(default_factory=dict)
    _drawn: list[tuple[int, Drawn]] = field(default_factory=list)
    _scenery: list[Mesh] = field(default_factory=list)
    _shows: list[tuple[Vector, Vector]] = field(default_factory=list)
    _later: list[Callable[[Motion], Callable[[float], list[Mesh]]]] = field(default_factory=list)

    @property
    def rng(self) -> np.random.Generator:
        return self.part.seed.stream("trial")

    def put(self, mesh: Mesh | None, solid: Solid | Form, at: Point, **options: Any) -> int:
        """Add a body with its mesh, and return its number. options: as of World.add."""
        number = self.world.add(solid if isinstance(solid, Solid) else Solid((solid,)), at, **options)
        if mesh is not None:
            self._meshes[number] = mesh
        return number

    def drawn(self, body: int, mesh: Drawn) -> None:
        """Draw a body by a function of time instead of one mesh."""
        self._drawn.append((body, mesh))

    def animated(self, meshes: Callable[[float], list[Mesh]]) -> None:
        """Draw what is no body: meshes where they are at any time."""
        self._later.append(lambda _motion: meshes)

    def scenery(self, *meshes: Mesh) -> None:
        """Add what does not move, where it stands."""
        self._scenery += meshes

    def stand(self, mesh: Mesh, *forms: Form, **options: Any) -> int:
        """Add what does not move and what bodies meet."""
        self.scenery(mesh)
        return self.world.add(Solid(forms), fixed=True, **options)

    def bench(self, low: Vector, high: Vector, mesh: Mesh | None = None, **options: Any) -> int:
        """Add a box that does not move, between two corners."""
        half = [0.5 * (b - a) for a, b in zip(low, high, strict=True)]
        middle = [0.5 * (a + b) for a, b in zip(low, high, strict=True)]
        if mesh is not None:
            self.scenery(mesh)
        return self.world.add(Solid((block(half, middle),)), fixed=True, **options)

    def shows(self, low: Vector, high: Vector) -> None:
        """Let the frame contain a box."""
        self._shows.append((low, high))

    def also(self, makes: Callable[[Motion], Callable[[float], list[Mesh]]]) -> None:
        """Draw more meshes, made of the motion: ropes between bodies."""
        self._later.append(makes)

    def breakable(
        self,
        body: int,
        count: int,
        blow: float,
        *,
        thickness: float = 0.0,
        burst: float = 0.6,
        density: float = 900.0,
        friction: float = 0.5,
        bounce: float = 0.15,
    ) -> None:
        """Let a body break into pieces at a blow of so many m/s. burst: m/s at which they fly apart."""

        def breaks(_world: World, _state: State, hit: Blow) -> None:
            self.shatter(
                body,
                count,
                np.array(hit.at),
                thickness=thickness,
                burst=burst,
                density=density,
                friction=friction,
                bounce=bounce,
            )

        self.world.change(body, brittle=blow, asleep=self.world.asleep(body))
        self.world.breaking(body, breaks)

    def shatter(
        self,
        body: int,
        count: int,
        at: Doubles,
        *,
        thickness: float = 0.0,
        burst: float = 0.6,
        density: float = 900.0,
        friction: float = 0.5,
        bounce: float = 0.15,
    ) -> list[int]:
        """Replace a body by its pieces, now. at: where it is hit. Return their numbers."""
        state, rng = self.world.state(body), self.part.seed.stream("trial", 100 + body)
        near = state.turn.T @ (at - state.at)
        self.world.remove(body)
        mesh = self._meshes[body]
        numbers = []
        for shard in break_up(mesh, count, rng, thickness=thickness, near=near):
            arm = state.turn @ shard.form.middle
            away = state.at + arm - at
            out = away / (np.linalg.norm(away) + 1e-6)
            numbers.append(
                self.put(
                    shard.mesh,
                    Solid((shard.form,), density),
                    state.at,
                    turn=state.turn,
                    velocity=state.velocity + np.cross(state.spin, arm) + burst * out * rng.uniform(0.3, 1.4),
                    spin=state.spin + rng.normal(0, 2.0 * burst, 3),
                    friction=friction,
                    bounce=bounce,
                    roll=0.002,
                )
            )
        return numbers

    def actor(self) -> Actor:
        """Simulate, and return the actor."""
        self._lighten()
        motion = self.world.run(self.part.duration)
        sets = [make(motion) for make in self._later]
        scenery = join(*self._scenery) if self._scenery else None
        bodies = _Bodies(motion, self._meshes)
        drawn = self._drawn

        def mesh(t: float, at: Vector) -> Mesh:
            meshes = [scenery] if scenery else []
            meshes += bodies.at(t)
            if drawn:
                where, turn = motion.when(t)
                there = {*motion.there(t).tolist()}
                meshes += [moved(one(t), turn[k], where[k]) for k, one in drawn if k in there]
            for one in sets:
                meshes += one(t)
            joined = join(*meshes)
            joined.at[:] += np.asarray(at, np.float32)
            return joined

        low = np.min([one[0] for one in self._shows], axis=0)
        high = np.max([one[1] for one in self._shows], axis=0)
        effects = list(self.effects)
        if self.dust or self.shakes:
            effects.append(self._impacts(motion))
        return Actor(
            height=max(float(high[1]), 0.2),
            length=max(float(high[0] - low[0]), 0.2),
            speed=0.0,
            mesh=mesh,
            scale=self.scale,
            effects=tuple(effects),
            aside=self.aside,
            above=self.above,
            extent=(_vector(low), _vector(high)),
        )

    def _lighten(self) -> None:
        """Give bodies that are many, or very fine, fewer vertices."""
        each = max(_MOST // max(len(self._meshes), 1), 300)
        self._meshes = {k: lighter(mesh, each) for k, mesh in self._meshes.items()}

    def _impacts(self, motion: Motion) -> Effect:
        """Return the dust of the hardest blows, and how they shake the camera."""
        hard = sorted((one for one in motion.blows if one.speed > self.dusts), key=lambda one: -one.speed)[
            :_DUSTS
        ]
        size = 0.2 * max(1.0, self.dusts) if self.scale == "life" else 0.1
        color = self.dust or ""
        plumes = [
            (blow, _plume(color, min(size * (0.5 + 0.12 * blow.speed), 2.0 * size), blow.t))
            for blow in hard
            if self.dust
        ]
        seed, shakes = self.part.seed, self.shakes

        def moment(t: float, foot: Foot) -> Moment:
            x, y, z = foot(t)
            puffs = [
                plume.at(t, partial(_above, (x, y, z), blow.at), seed.another(k))
                for k, (blow, plume) in enumerate(plumes)
                if blow.t <= t < blow.t + 2.4
            ]
            shake = max(
                (0.1 * shakes * one.speed * math.exp(-5 * (t - one.t)) for one in hard if one.t <= t),
                default=0.0,
            )
            return Moment(puffs=np.concatenate(puffs) if puffs else Moment().puffs, shake=min(shake, 1.2))

        return moment


class _Bodies:
    """The meshes of bodies that move as one mesh."""

    def __init__(self, motion: Motion, meshes: dict[int, Mesh]) -> None:
        self._motion, self._numbers = motion, sorted(meshes)
        self._owner = np.concatenate(
            [np.full(len(meshes[k].surface), k) for k in self._numbers] or [np.zeros(0, int)]
        )
        self._whole = join(*(meshes[k] for k in self._numbers)) if meshes else None
        self._face = self._owner[self._whole.faces[:, 0]] if self._whole else np.zeros(0, int)

    def at(self, t: float) -> list[Mesh]:
        if self._whole is None:
            return []
        where, turn = self._motion.when(t)
        there = np.zeros(len(where), bool)
        there[self._motion.there(t)] = True
        surface = self._whole.surface.copy()
        for k, (start, end) in self._spans().items():
            if there[k]:
                rotation = turn[k].T.astype(np.float32)
                surface[start:end, :3] = self._whole.surface[start:end, :3] @ rotation + where[k].astype(
                    np.float32
                )
                surface[start:end, 3:6] = self._whole.surface[start:end, 3:6] @ rotation
        faces = np.ascontiguousarray(self._whole.faces[there[self._face]])
        used = np.zeros(len(surface), bool)
        used[faces] = True
        surface[~used, :3] = surface[faces[0, 0], :3] if len(faces) else 0.0
        return [Mesh(surface, faces)] if len(faces) else []

    def _spans(self) -> dict[int, tuple[int, int]]:
        starts = np.searchsorted(self._owner, self._numbers)
        ends = np.searchsorted(self._owner, self._numbers, side="right")
        return {k: (int(a), int(b)) for k, a, b in zip(self._numbers, starts, ends, strict=True)}


def _above(foot: Vector, at: Vector, _t: float) -> Vector:
    return (foot[0] + at[0], foot[1] + at[1], foot[2] + at[2])


def moved(mesh: Mesh, turn: Floats, at: Point) -> Mesh:
    """Return a mesh turned about the origin and then moved."""
    there = Mesh(mesh.surface.copy(), mesh.faces, mesh.wound)
    rotation = np.asarray(turn, np.float32)
    there.at[:] = mesh.at @ rotation.T + np.asarray(at, np.float32)
    there.normal[:] = mesh.normal @ rotation.T
    return there


def _plume(color: str, size: float, when: float) -> Plume:
    r, g, b = (int(color[k : k + 2], 16) / 255 for k in (1, 3, 5))
    return Plume(
        rate=40,
        life=1.9,
        radius=(0.3 * size, 1.5 * size),
        color=(r**2.2, g**2.2, b**2.2),
        rise=0.3 * size,
        spread=1.6,
        offset=0.3 * size,
        drag=1.6,
        opacity=0.3,
        start=when,
        stop=when + 0.16,
    )


def _vector(a: Doubles) -> Vector:
    return (float(a[0]), float(a[1]), float(a[2]))
