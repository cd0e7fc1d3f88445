"""Hats and other headwear, and the heads and tails of animals."""

from collections.abc import Callable
from dataclasses import replace

import numpy as np

from filmgate.engines.animatic.geometry.clay import Clay
from filmgate.engines.animatic.geometry.materials import rubber
from filmgate.engines.animatic.native.kernels import Kernels
from filmgate.engines.animatic.native.structs import Floats
from filmgate.engines.animatic.subjects.people import faces, muzzles
from filmgate.engines.animatic.subjects.people.body import Body, reference
from filmgate.engines.animatic.subjects.people.brims import TILT
from filmgate.engines.animatic.subjects.people.faces import Look
from filmgate.engines.animatic.subjects.people.hair import Style, skull
from filmgate.engines.animatic.subjects.people.hats import CLOSED, HATS, hat, line
from filmgate.engines.animatic.subjects.people.numbers import numbers
from filmgate.engines.animatic.subjects.people.pieces import Piece, clipped, fixed
from filmgate.engines.animatic.subjects.people.shells import Head, ball
from filmgate.engines.animatic.subjects.people.wraps import WRAPS, mouth_mask

_EYE, _EYE_Z, _LENS_X = 1.641, 0.034, 0.103  # metres: of the head that glasses are modelled for
HIDING = CLOSED | {"mask", "sheet"}  # hats under which no beard is seen
_TALL = 1.75  # metres: the person that animals' heads and packs are modelled for


def worn(kernels: Kernels, body: Body, look: Look, style: Style) -> list[Piece]:
    """Return what is worn on the head."""
    if look.beast:
        return _beast(kernels, body, look)
    pieces = []
    if look.hat in HATS:
        head = crowned(body, style)
        pieces += [fixed(one, body, "head") for one in hat(head, look.hat, look.hat_colour)]
    if look.glasses and look.hat not in CLOSED:
        clay = faces.glasses(Clay().bone("head", None, (0, 0, 0)), look)
        pieces.append(_fired(kernels, clay, body, _before_eyes(body), cells=72))
    return pieces


def on_face(body: Body, look: Look) -> list[Piece]:
    """Return what is worn on the face: a red nose, a mask over the mouth."""
    pieces = []
    if look.nose == "ball":
        of_head = numbers().weight[:, numbers().bone("head")] > 0.5
        near = body.at[of_head & (np.abs(reference().at[:, 2]) < 0.01)]
        tip = near[near[:, 0].argmax()]
        at = (float(tip[0]) - 0.002, float(tip[1]), 0.0)
        pieces.append(fixed(ball(at, (0.018, 0.018, 0.018), rubber("#c81c20")), body, "head"))
    if look.mask:
        pieces.append(mouth_mask(body, look.mask))
    return pieces


def crowned(body: Body, style: Style) -> Head:
    """Return the head that a hat is made for: a skull with its hair."""
    middle, half = skull(body)
    thick = 0.45 * style.top if style.bald < 1 else 0.0
    eye = float(body.modelled("eyel")[1])
    return Head(
        middle=float(middle[0]),
        eye=eye,
        top=float(middle[1] + half[1]) + thick,
        long=float(half[0]) + thick,
        wide=float(half[2]) + thick + 0.004,
    )


def pressed(body: Body, style: Style, name: str, hair: list[Piece]) -> list[Piece]:
    """Return the hair that a hat leaves to be seen."""
    if name in WRAPS and name != "veil":
        return []
    if name not in HATS or line(name) > 1:
        return hair
    head = crowned(body, style)
    low = head.eye + (line(name) + 0.06) * (head.top - head.eye)
    kept = [clipped(one, low + TILT * (one.at[:, 0] - head.middle) - one.at[:, 1]) for one in hair]
    return [one for one in kept if len(one.faces)]


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

    clay = muzzles.head(Clay().bone("head", None, (0, 0, 0)), look)
    pieces = [_fired(kernels, clay, body, at_neck, cells=96)]
    for one in hat(muzzles.SKULL, look.hat, look.hat_colour) if look.hat in HATS else []:
        piece = fixed(one, body, "head")
        pieces.append(replace(piece, at=at_neck(muzzles.enlarged(piece.at)).astype(np.float32)))
    if m.tail:
        tail = muzzles.tail(Clay().bone("root", None, (0, 0, 0)), look)
        pieces.append(_fired(kernels, tail, body, _on_body(body), cells=48))
    return pieces
