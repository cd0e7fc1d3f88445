"""Ragdolls: the bones of a rig as bodies with joints, which take over from a pose and fall."""

import math
from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from filmgate.engines.animatic.geometry.mesh import Mesh, Vector
from filmgate.engines.animatic.geometry.rig import Angles, Rig
from filmgate.engines.animatic.native.kernels import Kernels
from filmgate.engines.animatic.native.structs import Floats
from filmgate.engines.animatic.physics.bodies import CONE, HINGE, World
from filmgate.engines.animatic.physics.forms import Doubles, Form, Solid, capsule
from filmgate.engines.animatic.physics.motion import Motion, matrices, quaternion

_SIDE = np.array((0.0, 0.0, 1.0))
_DENSITY = 1000.0


class Limb(NamedTuple):
    """A bone that becomes a body. rods: from, to (from its joint, in metres at rest) and radius of each;
    parent: the limb that it hangs on, "": none; bends: lowest and highest angle of a hinge, or (limit,) of
    a cone, in radians; stiff: N m of its friction.
    """

    bone: str
    rods: tuple[tuple[Vector, Vector, float], ...]
    parent: str = ""
    bends: tuple[float, ...] = (0.6,)
    stiff: float = 5.0


class Pose(NamedTuple):
    """A rig in a pose in the world: angles and shift of the rig, and the matrix that places it."""

    angles: Angles
    shift: Vector
    matrix: Floats


class Ragdoll:
    """A rig that falls from a pose. scale: metres for each unit of the rig."""

    def __init__(self, rig: Rig, limbs: Sequence[Limb], scale: float = 1.0) -> None:
        self._rig, self._limbs, self._scale = rig, tuple(limbs), scale
        self._numbers: dict[str, int] = {}
        self._local: list[Doubles] = []
        self._mirror = np.eye(3)  # what turns the frames of bodies into those of bones

    def enter(
        self, world: World, now: Pose, before: Pose, dt: float, *, group: int, bounce: float = 0.05
    ) -> dict[str, int]:
        """Add the bodies as they are `now`, with the velocities that they had since the pose `dt` before.

        Return the number of the body of each limb.
        """
        if np.linalg.det(now.matrix[:, :3]) < 0:
            self._mirror = np.diag((1.0, 1.0, -1.0))
        turns, at = self._placed(now)
        turns_before, at_before = self._placed(before)
        self._local = self._locals(turns)
        for limb in self._limbs:
            k = self._rig.names[limb.bone]
            forms: list[Form] = [
                form for a, b, r in limb.rods for form in capsule(self._mirror @ a, self._mirror @ b, r)
            ]
            change = turns[k] @ turns_before[k].T
            spin = np.array(
                (change[2, 1] - change[1, 2], change[0, 2] - change[2, 0], change[1, 0] - change[0, 1])
            ) / (2 * dt)
            self._numbers[limb.bone] = world.add(
                Solid(tuple(forms), _DENSITY),
                at[k],
                turn=turns[k],
                velocity=(at[k] - at_before[k]) / dt,
                spin=spin,
                friction=0.7,
                bounce=bounce,
                group=group,
                drag=0.1,
            )
        for limb in self._limbs:
            if not limb.parent:
                continue
            k, p = self._rig.names[limb.bone], self._rig.names[limb.parent]
            a, b = self._numbers[limb.parent], self._numbers[limb.bone]
            if len(limb.bends) == 2:
                rel = turns[p].T @ turns[k]
                bent = math.atan2(rel[1, 0], rel[0, 0])
                world.join(
                    HINGE,
                    a,
                    b,
                    at[k],
                    axis=turns[p] @ _SIDE,
                    other=turns[k] @ _SIDE,
                    low=limb.bends[0] - bent,
                    high=limb.bends[1] - bent,
                    stiff=limb.stiff,
                )
            else:
                way = self._mirror @ (np.array(limb.rods[0][1]) - np.array(limb.rods[0][0]))
                way /= np.linalg.norm(way)
                world.join(
                    CONE,
                    a,
                    b,
                    at[k],
                    axis=turns[p] @ way,
                    other=turns[k] @ way,
                    high=limb.bends[0],
                    stiff=limb.stiff,
                )
        return dict(self._numbers)

    def pose(self, motion: Motion, t: float, rest: Pose | None = None, share: float = 0.0) -> Pose:
        """Return the pose at `t` seconds; a share of it is that of another pose, `rest`."""
        where, turn = motion.when(t)
        angles: dict[str, float | Vector | Floats] = {}
        names = {number: name for name, number in self._rig.names.items()}
        turns: list[Doubles] = []
        for k, bone in enumerate(self._rig.bones):
            above = turns[bone.parent] if bone.parent >= 0 else np.eye(3)
            body = self._numbers.get(names[k])
            own = turn[body] if body is not None else above @ self._local[k]
            turns.append(own)
            angles[names[k]] = self._mirror @ above.T @ own @ self._mirror
        root = self._numbers[self._limbs[0].bone]
        shift = (
            self._mirror @ where[root] / self._scale
            - self._rig.bones[self._rig.names[self._limbs[0].bone]].at
        )
        matrix = np.zeros((3, 4))
        matrix[:, :3] = self._scale * self._mirror
        if rest is None or share <= 0:
            return Pose(angles, _vector(shift), matrix.astype(np.float32))
        turns_to, at_to = self._placed(rest)
        to = self._locals(turns_to)
        for k in range(len(self._rig.bones)):
            one = np.asarray(angles[names[k]], np.float64)
            angles[names[k]] = _between(one, self._mirror @ to[k] @ self._mirror, share)
        k = self._rig.names[self._limbs[0].bone]
        end = at_to[k] / self._scale - self._rig.bones[k].at
        # it gets up where it lies
        return Pose(angles, _vector(shift + (end - shift) * (0.0, share, 0.0)), matrix.astype(np.float32))

    def mesh(self, kernels: Kernels, now: Pose) -> Mesh:
        return self._rig.pose(kernels, now.angles, now.matrix, shift=now.shift)

    def _placed(self, now: Pose) -> tuple[Doubles, Doubles]:
        """Return the rotations (bones, 3, 3) and positions (bones, 3) of all bones in the world."""
        bones = self._rig.skeleton(now.angles, now.shift)
        turn = np.asarray(now.matrix[:, :3], np.float64)
        turn = turn / np.linalg.norm(turn[:, 0])
        at = (
            np.array([one[1] for one in bones]) @ np.asarray(now.matrix[:, :3], np.float64).T
            + now.matrix[:, 3]
        )
        return np.array([turn @ one[0] @ self._mirror for one in bones]), at

    def _locals(self, turns: Doubles) -> list[Doubles]:
        return [
            turns[bone.parent].T @ turns[k] if bone.parent >= 0 else turns[k]
            for k, bone in enumerate(self._rig.bones)
        ]


def _between(a: Doubles, b: Doubles, share: float) -> Doubles:
    p, q = quaternion(a), quaternion(b)
    q = q if float(p @ q) > 0 else -q
    return np.asarray(matrices((p * (1 - share) + q * share)[None])[0], np.float64)


def _vector(a: Doubles) -> Vector:
    return (float(a[0]), float(a[1]), float(a[2]))
