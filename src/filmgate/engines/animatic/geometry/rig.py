"""Rigs: meshes with a skeleton, posed by joint angles."""

import math
from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from filmgate.engines.animatic.geometry.mesh import Mesh, Vector, join, winding
from filmgate.engines.animatic.native.kernels import Kernels
from filmgate.engines.animatic.native.structs import Floats

Angles = Mapping[str, float | Vector | Floats]


@dataclass(frozen=True, slots=True)
class Bone:
    """A bone of a rig: the number of its parent (-1 for the root) and its position at rest.

    modelled: the matrix (3, 4) that brings the mesh around the bone to rest, for a mesh that is modelled in
    another pose; None for one that is modelled at rest.
    """

    parent: int
    at: Floats
    modelled: Floats | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Rig:
    """A mesh with a skeleton. Joint angles pose it.

    weight (n, bones): how much each bone moves each vertex; a row adds up to 1.
    """

    mesh: Mesh
    weight: Floats
    bones: tuple[Bone, ...]
    names: dict[str, int]

    def pose(
        self,
        kernels: Kernels,
        angles: Angles,
        matrix: Floats,
        *,
        shift: Vector = (0.0, 0.0, 0.0),
    ) -> Mesh:
        """Return the mesh of the rig in a pose, placed in the world by the matrix.

        `angles` are in radians for each bone: bend about the side axis, or (bend, turn, twist); or a rotation
        matrix (3, 3).
        """
        surface = np.empty_like(self.mesh.surface)
        kernels.rows(
            "fg_skin",
            len(surface),
            self.mesh.surface,
            self.weight,
            len(self.bones),
            self._matrices(angles, shift),
            matrix,
            surface,
        )
        return Mesh(surface, self.mesh.faces, winding(self.mesh, matrix))

    def _matrices(self, angles: Angles, shift: Vector) -> Floats:
        matrices = np.empty((len(self.bones), 3, 4), np.float32)
        for number, (turn, at) in enumerate(self.skeleton(angles, shift)):
            bone = self.bones[number]
            own = np.eye(3, 4) if bone.modelled is None else bone.modelled
            matrices[number, :, :3] = turn @ own[:, :3]
            matrices[number, :, 3] = turn @ (own[:, 3] - bone.at) + at
        return matrices

    def skeleton(
        self, angles: Angles, shift: Vector = (0.0, 0.0, 0.0)
    ) -> list[tuple[NDArray[np.float64], NDArray[np.float64]]]:
        """Return for each bone its rotation (3, 3) and its position in a pose, in the frame of the model."""
        by_number = {self.names[name]: angle for name, angle in angles.items() if name in self.names}
        world: list[tuple[NDArray[np.float64], NDArray[np.float64]]] = []
        for number, bone in enumerate(self.bones):
            turn = rotation(by_number.get(number, 0.0))
            if bone.parent < 0:
                world.append((turn, bone.at + np.array(shift)))
            else:
                above, origin = world[bone.parent]
                world.append((above @ turn, origin + above @ (bone.at - self.bones[bone.parent].at)))
        return world


def united(*rigs: Rig) -> Rig:
    """Join several rigs that have the same bones into one rig."""
    one = rigs[0]
    whole = join(*(rig.mesh for rig in rigs))
    weight = np.ascontiguousarray(np.concatenate([rig.weight for rig in rigs]), np.float32)
    return Rig(
        mesh=Mesh(whole.surface, whole.faces, one.mesh.wound), weight=weight, bones=one.bones, names=one.names
    )


def held(rig: Rig, bone: str, *meshes: Mesh) -> Rig:
    """Return the rig with closed meshes added that move with one of its bones."""
    weight = np.zeros((sum(len(mesh.surface) for mesh in meshes), len(rig.bones)), np.float32)
    weight[:, rig.names[bone]] = 1.0
    whole = join(*(_outwards(mesh) for mesh in meshes))
    return united(rig, Rig(mesh=whole, weight=weight, bones=rig.bones, names=rig.names))


def _outwards(mesh: Mesh) -> Mesh:
    """Return a closed mesh whose faces are wound like those of a solid of clay."""
    a, b, c = (mesh.at[mesh.faces[:, k]].astype(np.float64) for k in range(3))
    middle = mesh.at.mean(0)
    volume = float(np.einsum("ij,ij->i", np.cross(b - a, c - a), (a + b + c) / 3 - middle).sum())
    out = np.where(volume > 0, 1.0, -1.0) * mesh.wound if mesh.wound else np.sign(volume)
    faces = mesh.faces if out > 0 else np.ascontiguousarray(mesh.faces[:, ::-1])
    away = float(np.einsum("ij,ij->i", mesh.normal, mesh.at - middle).sum())
    surface = mesh.surface.copy()
    surface[:, 3:6] *= 1.0 if away > 0 else -1.0
    return Mesh(surface, faces, 1)


def rotation(angle: float | Vector | Floats) -> NDArray[np.float64]:
    """Return the matrix (3, 3) of joint angles: bend, or (bend, turn, twist)."""
    if isinstance(angle, np.ndarray):
        return np.asarray(angle, np.float64)
    bend, turn, twist = angle if isinstance(angle, tuple) else (angle, 0.0, 0.0)
    c, s = math.cos(bend), math.sin(bend)
    out = np.array([[c, -s, 0], [s, c, 0], [0, 0, 1]])
    if turn:
        c, s = math.cos(turn), math.sin(turn)
        out = out @ np.array([[c, 0, s], [0, 1, 0], [-s, 0, c]])
    if twist:
        c, s = math.cos(twist), math.sin(twist)
        out = out @ np.array([[1, 0, 0], [0, c, -s], [0, s, c]])
    return out
