"""Things that are modelled by themselves and worn: hats, glasses, heads of animals, packs, tails."""

from collections.abc import Callable

import numpy as np

from filmgate.engines.animatic.geometry.clay import Clay
from filmgate.engines.animatic.geometry.materials import Paint
from filmgate.engines.animatic.native.kernels import Kernels
from filmgate.engines.animatic.native.structs import Floats
from filmgate.engines.animatic.subjects.people import faces, muzzles
from filmgate.engines.animatic.subjects.people.body import Body
from filmgate.engines.animatic.subjects.people.faces import Look
from filmgate.engines.animatic.subjects.people.hair import Style, skull
from filmgate.engines.animatic.subjects.people.pieces import Piece

# the head that hats and glasses are modelled for: half sizes of its skull, heights of its eyes and its top
_HALF_X, _HALF_Z, _EYE, _TOP = 0.096, 0.080, 1.641, 1.757
_EYE_Z, _LENS_X = 0.034, 0.103
_TALL = 1.75  # metres: the person that animals' heads and packs are modelled for


def worn(kernels: Kernels, body: Body, look: Look, style: Style) -> list[Piece]:
    """Return what is worn on the head and on the back."""
    pieces = []
    if look.beast:
        pieces += _beast(kernels, body, look)
    else:
        if look.hat:
            clay = faces.hat(Clay().bone("head", None, (0, 0, 0)), look)
            pieces.append(_fired(kernels, clay, body, _on_head(body, style), cells=64))
        if look.glasses:
            clay = faces.glasses(Clay().bone("head", None, (0, 0, 0)), look)
            pieces.append(_fired(kernels, clay, body, _before_eyes(body), cells=72))
    if look.pack:
        clay = Clay().bone("chest", None, (0, 0, 0))
        canvas = Paint(color="#4a4632", grain=0.6, scale=60.0)
        clay.box((-0.22, 1.22, 0), (0.085, 0.2, 0.14), canvas, "chest", edge=0.05, blend=0.02)
        clay.box((-0.30, 1.14, 0), (0.03, 0.08, 0.10), canvas, "chest", edge=0.02, blend=0.01)
        for z in (0.11, -0.11):
            clay.cone((0.125, 1.18, z), (0.05, 1.43, z), (0.02, 0.02), canvas, "chest", blend=0.01)
            clay.cone((0.05, 1.43, z), (-0.15, 1.40, z), (0.02, 0.02), canvas, "chest", blend=0.01)
        pieces.append(_fired(kernels, clay, body, _on_body(body), cells=56))
    return pieces


def _fired(kernels: Kernels, clay: Clay, body: Body, fit: Callable[[Floats], Floats], *, cells: int) -> Piece:
    """Return a solid of clay as a piece that moves with its bones. fit: from where it is modelled to the
    body.
    """
    rig = clay.fire(kernels, cells=cells, softness=60.0)
    mesh = rig.mesh
    weight = np.zeros((len(mesh.surface), len(body.skeleton)), np.float32)
    for name, number in rig.names.items():
        weight[:, body.names[name]] = rig.weight[:, number]
    return Piece(at=fit(mesh.at).astype(np.float32), weight=weight, paint=mesh.paint.copy(), faces=mesh.faces)


def _on_head(body: Body, style: Style) -> Callable[[Floats], Floats]:
    middle, half = skull(body)
    thick = 0.45 * style.top if style.bald < 1 else 0.0
    eye = float(body.modelled("eyel")[1])
    top = float(middle[1] + half[1]) + thick

    def fit(at: Floats) -> Floats:
        x = middle[0] + at[:, 0] * (half[0] + thick) / _HALF_X
        y = eye + (at[:, 1] - _EYE) * (top - eye) / (_TOP - _EYE)
        return np.stack([x, y, at[:, 2] * (half[2] + thick) / _HALF_Z], 1)

    return fit


def _before_eyes(body: Body) -> Callable[[Floats], Floats]:
    eye = body.modelled("eyer")
    k = abs(float(eye[2])) / _EYE_Z

    def fit(at: Floats) -> Floats:
        return np.stack(
            [eye[0] + 0.027 * k + (at[:, 0] - _LENS_X) * k, eye[1] + (at[:, 1] - _EYE) * k, at[:, 2] * k], 1
        )

    return fit


def _on_body(body: Body) -> Callable[[Floats], Floats]:
    k = body.stature / _TALL
    chest = body.modelled("chest") - body.rest("chest")

    def fit(at: Floats) -> Floats:
        return np.asarray(at * k + chest)

    return fit


def _beast(kernels: Kernels, body: Body, look: Look) -> list[Piece]:
    """Return the head and the tail of an animal that stands like a person."""
    m = muzzles.MUZZLES[look.beast]
    k = body.stature / _TALL * (faces.CHILD_HEAD if look.child else 1.0)
    neck = body.modelled("neck")

    def at_neck(at: Floats) -> Floats:
        return np.asarray((at - np.array([0.0, 1.47, 0.0], np.float32)) * k + neck)

    head = muzzles.head(Clay().bone("head", None, (0, 0, 0)), look)
    pieces = [_fired(kernels, head, body, at_neck, cells=96)]
    if m.tail:
        tail = muzzles.tail(Clay().bone("root", None, (0, 0, 0)), look)
        pieces.append(_fired(kernels, tail, body, _on_body(body), cells=48))
    return pieces
