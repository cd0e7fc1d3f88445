"""Rigs: meshes with a skeleton, posed by joint angles."""

import math
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from filmgate.engines.animatic.geometry.mesh import Mesh, Vector, join, winding
from filmgate.engines.animatic.native.kernels import Kernels
from filmgate.engines.animatic.native.structs import Floats

Angles = Mapping[str, float | Vector | Floats]
Numbers = NDArray[np.int64]

_FEW = 5000  # vertices
_LEAST = 0.004  # share of a vertex: what moves it by less is left out


@dataclass(frozen=True, slots=True)
class Bone:
    """A bone of a rig: the number of its parent (-1 for the root) and its position at rest.

    modelled: the matrix (3, 4) that brings the mesh around the bone to rest, for a mesh that is modelled in
    another pose; None for one that is modelled at rest.
    """

    parent: int
    at: Floats
    modelled: Floats | None = None


@dataclass(frozen=True, kw_only=True)
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
        surface: Floats | None = None,
    ) -> Mesh:
        """Return the mesh of the rig in a pose, placed in the world by the matrix.

        `angles` are in radians for each bone: bend about the side axis, or (bend, turn, twist); or a rotation
        matrix (3, 3). surface: what is posed instead of the surface of the mesh, such as a face that moves.
        """
        rest = self.mesh.surface if surface is None else surface
        out, (bone, share) = np.empty_like(rest), self._holds
        matrices = self._matrices(angles, shift, matrix[:, :3])
        at = np.ascontiguousarray(matrix[:, 3], np.float32)
        moved = (rest, bone, share, share.shape[1], matrices, at, out)
        if len(out) < _FEW:  # threads would cost more than they gain
            kernels.call("fg_skin", *moved, 0, len(out))
        else:
            kernels.rows("fg_skin", len(out), *moved)
        return replace(self.mesh, surface=out, wound=winding(self.mesh, matrix))

    def skeleton(
        self, angles: Angles, shift: Vector = (0.0, 0.0, 0.0)
    ) -> list[tuple[NDArray[np.float64], NDArray[np.float64]]]:
        """Return for each bone its rotation (3, 3) and its position in a pose, in the frame of the model."""
        turns, at = self._posed(angles, shift)
        return list(zip(turns, at, strict=True))

    def _matrices(self, angles: Angles, shift: Vector, turn: Floats) -> Floats:
        """Return for each bone the matrix (3, 4) from rest to a pose that is turned as a whole."""
        turns, at = self._posed(angles, shift)
        modelled, joints = self._modelled
        whole = np.empty((len(turns), 3, 4))
        whole[:, :, :3] = turns @ modelled[:, :, :3]
        whole[:, :, 3] = (turns @ (modelled[:, :, 3] - joints)[..., None])[..., 0] + at
        return np.ascontiguousarray(turn.astype(np.float64) @ whole, np.float32)

    def _posed(self, angles: Angles, shift: Vector) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
        """Return the rotations (bones, 3, 3) and the positions (bones, 3) of all bones in a pose."""
        turns = np.tile(np.eye(3), (len(self.bones), 1, 1))
        known: list[tuple[int, float | Vector | Floats]] = [
            (number, angle) for name, angle in angles.items() if (number := self.names.get(name)) is not None
        ]
        bent = [(number, _turn(angle)) for number, angle in known if not isinstance(angle, np.ndarray)]
        turns[[number for number, _ in bent]] = np.array([turn for _, turn in bent]).reshape(-1, 3, 3)
        for number, angle in known:
            if isinstance(angle, np.ndarray):
                turns[number] = angle
        at = np.empty((len(self.bones), 3))
        for numbers, above, away in self._floors:
            if above is None:
                at[numbers] = away + np.asarray(shift)
                continue
            parents = turns[above]
            at[numbers] = at[above] + (parents @ away[..., None])[..., 0]
            turns[numbers] = parents @ turns[numbers]
        return turns, at

    @cached_property
    def _floors(self) -> list[tuple[Numbers, Numbers | None, NDArray[np.float64]]]:
        """Return the bones by how many are above each: their numbers, their parents (None: roots) and where
        they start from these.
        """
        deep: list[int] = []
        for bone in self.bones:
            deep.append(0 if bone.parent < 0 else deep[bone.parent] + 1)
        parent = np.array([bone.parent for bone in self.bones])
        at = np.array([bone.at for bone in self.bones], np.float64)
        found: list[tuple[Numbers, Numbers | None, NDArray[np.float64]]] = []
        for floor in range(max(deep) + 1):
            number = np.flatnonzero(np.array(deep) == floor)
            above = parent[number] if floor else None
            found.append((number, above, at[number] if above is None else at[number] - at[above]))
        return found

    @cached_property
    def _modelled(self) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
        """Return the matrices (bones, 3, 4) that bring the mesh to rest, and the joints (bones, 3) there."""
        own = [np.eye(3, 4) if bone.modelled is None else bone.modelled for bone in self.bones]
        return np.array(own, np.float64), np.array([bone.at for bone in self.bones], np.float64)

    @cached_property
    def _holds(self) -> tuple[NDArray[np.uint8], Floats]:
        """Return the bones that move each vertex and their shares, (n, most); shares of 0 come last."""
        row, bone = np.nonzero(self.weight >= _LEAST)
        count = np.bincount(row, minlength=len(self.weight))
        place = np.arange(len(row)) - np.repeat(np.cumsum(count) - count, count)
        size = (len(self.weight), max(int(count.max(initial=1)), 1))
        which, share = np.zeros(size, np.uint8), np.zeros(size, np.float32)
        which[row, place], share[row, place] = bone, self.weight[row, bone]
        return which, share


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
    return np.array(_turn(angle)).reshape(3, 3)


def _turn(angle: float | Vector) -> tuple[float, ...]:
    """Return the nine numbers, row by row, of the rotation by joint angles."""
    bend, turn, twist = angle if isinstance(angle, tuple) else (angle, 0.0, 0.0)
    c, s, d = math.cos(bend), math.sin(bend), math.cos(turn)
    u, e, v = math.sin(turn), math.cos(twist), math.sin(twist)
    across, up = (c * u * v - s * e, c * u * e + s * v), (s * u * v + c * e, s * u * e - c * v)
    return (c * d, *across, s * d, *up, -u, d * v, d * e)
