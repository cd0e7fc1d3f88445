"""Wrecks: the pieces of something that breaks, which fly apart, meet each other and come to rest."""

import numpy as np

from filmgate.engines.animatic.geometry.mesh import Mesh, Vector
from filmgate.engines.animatic.native.kernels import Kernels
from filmgate.engines.animatic.physics.bodies import World
from filmgate.engines.animatic.physics.forms import Solid
from filmgate.engines.animatic.physics.fracture import break_up
from filmgate.engines.animatic.seeds import Seed


class Wreck:
    """A mesh in pieces that start from where it was.

    out, up: m/s from a centre and upwards, about; gravity: m/s2; seconds: how long they are simulated.
    """

    def __init__(
        self,
        kernels: Kernels,
        mesh: Mesh,
        count: int,
        seed: Seed,
        *,
        thickness: float,
        seconds: float,
        out: float,
        up: float,
        centre: Vector,
        gravity: float,
    ) -> None:
        rng = seed.stream("trial", 18)
        shards = break_up(mesh, count, rng, thickness=thickness)
        world = World(kernels, gravity=gravity)
        size = float(np.ptp(mesh.at, axis=0).max())
        for one in shards:
            way = one.form.middle - np.array(centre)
            way /= np.linalg.norm(way) + 1e-6
            velocity = way * out * rng.uniform(0.5, 1.4) + np.array((0.0, up, 0.0)) * rng.uniform(0.3, 1.5)
            world.add(
                Solid((one.form,), 900.0),
                (0.0, 0.0, 0.0),
                velocity=velocity,
                spin=rng.normal(0, 1.0 + 1.2 * min(out, 4.0), 3) / max(size, 1.0),
                friction=0.6,
                bounce=0.15,
                roll=0.004 * size,
            )
        self._motion = world.run(max(seconds, 0.1))
        self._parts = [one.mesh for one in shards]
        surfaces = [one.surface for one in self._parts]
        starts = np.cumsum([0, *(len(one) for one in surfaces)])
        self._spans = list(zip(starts[:-1].tolist(), starts[1:].tolist(), strict=True))
        self._surface = np.concatenate(surfaces)
        self._faces = np.ascontiguousarray(
            np.concatenate([one.faces + at for one, at in zip(self._parts, starts, strict=False)]), np.int32
        )

    def at(self, t: float, foot: Vector) -> Mesh:
        """Return the pieces `t` seconds after it broke, where it stands at `foot`."""
        where, turn = self._motion.when(t)
        surface = self._surface.copy()
        for k, (start, end) in enumerate(self._spans):
            rotation = turn[k].T.astype(np.float32)
            surface[start:end, :3] = self._surface[start:end, :3] @ rotation + where[k].astype(np.float32)
            surface[start:end, 3:6] = self._surface[start:end, 3:6] @ rotation
        surface[:, :3] += np.asarray(foot, np.float32)
        return Mesh(surface, self._faces)
