"""Breaking of a mesh into pieces: cells around random points (Voronoi), each a shell with a thickness."""

from dataclasses import dataclass

import numpy as np

from filmgate.engines.animatic.geometry.mesh import Mesh
from filmgate.engines.animatic.native.structs import Floats
from filmgate.engines.animatic.physics.bodies import Bodies, Doubles


@dataclass(frozen=True, slots=True, kw_only=True)
class Pieces:
    """A mesh that is broken into n pieces. owner (vertices,): the piece of each vertex; middle, half sides:
    (n, 3).
    """

    mesh: Mesh
    owner: Floats
    middle: Doubles
    half: Doubles

    def placed(self, at: Doubles, turn: Doubles) -> Mesh:
        """Return the mesh with the middles of its pieces moved to `at` (n, 3) and rotated by `turn` (n, 3,
        3).
        """
        moved = Mesh(self.mesh.surface.copy(), self.mesh.faces)
        turns = turn[self.owner].astype(np.float32)
        arms = (self.mesh.at - self.middle[self.owner]).astype(np.float32)
        moved.at[:] = np.einsum("nij,nj->ni", turns, arms) + at[self.owner].astype(np.float32)
        moved.normal[:] = np.einsum("nij,nj->ni", turns, self.mesh.normal)
        return moved

    def bodies(self, velocity: Doubles, spin: Doubles) -> Bodies:
        return Bodies(at=self.middle.copy(), velocity=velocity, spin=spin, half=self.half)


def break_up(mesh: Mesh, count: int, rng: np.random.Generator, *, thickness: float) -> Pieces:
    """Break a mesh into at most `count` pieces, each a shell `thickness` metres thick."""
    corners = mesh.at[mesh.faces].astype(np.float64)
    centre = corners.mean(1)
    seeds = centre[rng.choice(len(centre), min(count, len(centre)), replace=False)]
    cell = np.argmin(((centre[:, None] - seeds[None]) ** 2).sum(2), axis=1)
    surfaces: list[Floats] = []
    faces: list[Floats] = []
    owners: list[Floats] = []
    middles: list[Floats] = []
    halves: list[Floats] = []
    base = 0
    for number in np.unique(cell):
        surface, own = _shell(mesh, mesh.faces[cell == number], thickness)
        low, high = surface[:, :3].min(0), surface[:, :3].max(0)
        surfaces.append(surface)
        faces.append(own + base)
        owners.append(np.full(len(surface), len(middles)))
        middles.append((low + high) / 2)
        halves.append(np.maximum((high - low) / 2, thickness / 2))
        base += len(surface)
    whole = Mesh(
        np.ascontiguousarray(np.concatenate(surfaces), np.float32),
        np.ascontiguousarray(np.concatenate(faces), np.int32),
    )
    return Pieces(
        mesh=whole,
        owner=np.concatenate(owners),
        middle=np.array(middles, np.float64),
        half=np.array(halves, np.float64),
    )


def _shell(mesh: Mesh, faces: Floats, thickness: float) -> tuple[Floats, Floats]:
    """Return (surface, faces) of one shell.

    It has the faces, their copies inside, and walls along the rim.
    """
    used, own = np.unique(faces, return_inverse=True)
    own = own.reshape(-1, 3)
    outer = mesh.surface[used]
    inner = outer.copy()
    inner[:, :3] -= outer[:, 3:6] * thickness
    inner[:, 3:6] *= -1
    inner[:, 9:12] *= 0.7  # what breaks is darker inside
    edges = np.concatenate([own[:, [0, 1]], own[:, [1, 2]], own[:, [2, 0]]])
    ordered = np.sort(edges, axis=1)
    _, first, uses = np.unique(ordered, axis=0, return_index=True, return_counts=True)
    rim = edges[first[uses == 1]]
    n = len(used)
    walls = np.concatenate(
        [
            np.stack([rim[:, 0], rim[:, 1], rim[:, 0] + n], 1),
            np.stack([rim[:, 1], rim[:, 1] + n, rim[:, 0] + n], 1),
        ]
    )
    return np.concatenate([outer, inner]), np.concatenate([own, own[:, ::-1] + n, walls])
