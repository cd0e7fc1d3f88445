"""Skeletons move the vertices that they hold, and who is far away is drawn with fewer faces."""

from dataclasses import replace
from typing import Any

import numpy as np

from filmgate.engines.animatic.geometry.mesh import Coarse, Mesh
from filmgate.engines.animatic.geometry.paint import PAINT, Paint
from filmgate.engines.animatic.geometry.rig import Bone, Rig, rotation
from filmgate.engines.animatic.geometry.shapes import box
from filmgate.engines.animatic.native.kernels import Kernels
from filmgate.engines.animatic.render.renderer import Renderer
from filmgate.engines.animatic.scene.build import prepare
from filmgate.script.parse import parse

ANGLES: dict[str, Any] = {"arm": 0.7, "hand": (0.3, -0.4, 0.2), "hat": rotation((0.1, 0.9, 0.0))}


def rig() -> Rig:
    """Seven bones in three lines, and vertices that up to six of them hold."""
    rng = np.random.default_rng(4)
    bones = tuple(
        Bone(parent, rng.normal(size=3), rng.normal(size=(3, 4)) if parent == 1 else None)
        for parent in (-1, 0, 1, 2, 0, 4, -1)
    )
    surface = rng.normal(size=(90, 9 + PAINT)).astype(np.float32)
    weight = rng.random((90, 7)).astype(np.float32) ** 3
    weight[weight < 0.05] = 0.0
    weight[:, 0] += 0.1
    weight /= weight.sum(1, keepdims=True)
    faces = np.arange(90, dtype=np.int32).reshape(-1, 3)
    return Rig(mesh=Mesh(surface, faces), weight=weight, bones=bones, names={"arm": 1, "hand": 3, "hat": 6})


def test_each_vertex_goes_where_the_bones_that_hold_it_go(kernels: Kernels) -> None:
    one, place = rig(), np.array([[0, 0, 2, 1], [0, 2, 0, 5], [-2, 0, 0, 3]], np.float32)
    shift = (0.1, 0.2, -0.3)
    turns: list[Any] = []
    joints: list[Any] = []
    for number, bone in enumerate(one.bones):
        named = next((name for name, k in one.names.items() if k == number), "")
        own = rotation(ANGLES.get(named, 0.0))
        above = turns[bone.parent] if bone.parent >= 0 else np.eye(3)
        start = joints[bone.parent] if bone.parent >= 0 else np.array(shift)
        away = bone.at - (one.bones[bone.parent].at if bone.parent >= 0 else 0.0)
        turns.append(above @ own)
        joints.append(start + above @ away)
    wanted = np.zeros((90, 3))
    for number, bone in enumerate(one.bones):
        rest = np.c_[one.mesh.at, np.ones(90)] @ (np.eye(3, 4) if bone.modelled is None else bone.modelled).T
        moved = (rest - bone.at) @ turns[number].T + joints[number]
        wanted += np.where(one.weight[:, number] >= 0.004, one.weight[:, number], 0.0)[:, None] * moved
    posed = one.pose(kernels, ANGLES, place, shift=shift)
    np.testing.assert_allclose(posed.at, wanted @ place[:, :3].T + place[:, 3], atol=2e-5)
    np.testing.assert_allclose(np.linalg.norm(posed.normal, axis=1), 1.0, atol=1e-5)
    for number, (turn, at) in enumerate(one.skeleton(ANGLES, shift)):
        np.testing.assert_allclose(turn, turns[number], atol=1e-12)
        np.testing.assert_allclose(at, joints[number], atol=1e-12)


def test_coarse_faces_join_what_lies_in_a_cell_and_keep_parts_apart() -> None:
    mesh = box((2, 2, 2), (0.5, 0.5, 0.5), Paint(color="#808080"))
    one = Coarse(mesh.at, mesh.faces, np.zeros(len(mesh.surface), np.int32), (0.01, 5.0))
    assert len(one.seen(0.01)) == len(mesh.faces)  # all corners lie apart
    assert len(one.seen(9.0)) == 0
    assert one.seen(0.001) is mesh.faces
    apart = Coarse(mesh.at, mesh.faces, np.arange(len(mesh.surface), dtype=np.int32), (5.0,))
    assert np.array_equal(apart.seen(5.0), mesh.faces)


def test_somebody_far_away_is_drawn_with_fewer_faces_and_looks_the_same(kernels: Kernels) -> None:
    scene = prepare(
        kernels, parse("A man walks through a meadow, wide shot", 1), seed=1, duration=6.0, aspect=1.78
    )
    picture = scene.picture(2.0, (854, 480))
    assert len(picture.meshes[0].seen(0.012)) < 0.55 * len(picture.meshes[0].faces)
    fine = replace(picture, meshes=tuple(replace(mesh, coarse=None) for mesh in picture.meshes))
    drawn, wanted = (Renderer(kernels, 854, 480, seed=1).frame(one, 0).astype(int) for one in (picture, fine))
    assert (drawn != wanted).any()
    assert (np.abs(drawn - wanted) > 4).mean() < 0.001
