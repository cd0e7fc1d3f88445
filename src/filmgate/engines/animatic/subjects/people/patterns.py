"""Printed clothes: cloth is cut along its seams, and each panel is laid flat, so that a print lies on it
as on a bolt of cloth. The print itself is drawn for each pixel (native/prints.c).
"""

from collections.abc import Iterator
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from filmgate.engines.animatic.geometry.prints import code
from filmgate.engines.animatic.native.structs import Floats
from filmgate.engines.animatic.subjects.people.body import Body
from filmgate.engines.animatic.subjects.people.measures import Measures
from filmgate.engines.animatic.subjects.people.pieces import Laid, Piece, clipped, merged

_Plane = NDArray[np.float64]  # metres on the cloth: around, upwards
_ARM, _LEG = 0.5, 0.9  # shares of a limb: above them cloth is of a sleeve, and some of it is of trousers
_STRAIGHT = ("striped", "pinstriped", "plaid", "checkered", "argyle")  # their lines follow hem and waist
_SIDE = 0.75  # metres that cloth is long for each metre that it goes around a side
_LEAST_FLARE = 0.02  # metres for each metre: cloth that widens less is a tube
# the second colour of prints that have a usual one
_INKS = {"leopard": "#2a1a10", "zebra": "#141214", "camouflage": "#414a2a"}


def patterned(cloth: Piece, pattern: str, body: Body, *, hangs: bool = False) -> Piece:
    """Return cloth with a print. pattern: one of prints.PRINTS and its second colour, with a space
    between them; hangs: it is a skirt, else it lies on body, arms and legs.
    """
    name, _, color = pattern.partition(" ")
    ink = color or _INKS.get(name) or _other(cloth)
    smooth = replace(cloth, laid=Laid(rest=cloth.at, normal=cloth.normal()))
    panels = _gores(smooth, body, straight=name in _STRAIGHT) if hangs else _panels(smooth, body)
    number, parts = code(name, ink, float(cloth.paint[0, -1])), []
    for k, (panel, plane) in enumerate(panels):
        if not len(panel.faces) or panel.laid is None:
            continue
        rows = panel.paint.copy()
        rows[:, -1] = number
        rest = np.concatenate([plane, np.full((len(plane), 1), k)], axis=1).astype(np.float32)
        parts.append(replace(panel, paint=rows, laid=replace(panel.laid, rest=rest)))
    return merged(parts)


def _panels(cloth: Piece, body: Body) -> Iterator[tuple[Piece, _Plane]]:
    """Give the sleeves, the legs, front and back of what lies on a body, each with its plane."""
    m = Measures(body, cloth.at, cloth.weight)
    for side in "lr":
        joints = np.array([body.modelled(name + side) for name in ("au", "al", "hand")], np.float64)
        own = np.where(cloth.at[:, 2] * joints[0, 2] > 0, m.of_arm - _ARM, -1.0)
        yield from _tube(clipped(cloth, own), joints, np.array([0.0, 1.0, 0.0]))
    rest = clipped(cloth, _ARM - m.of_arm)
    if float(m.of_leg.max(initial=0.0)) > _LEG:
        for side in "lr":
            joints = np.array([body.modelled(name + side) for name in ("lu", "ll", "lf")], np.float64)
            aside = np.sign(joints[0, 2])
            yield from _tube(clipped(rest, rest.at[:, 2] * aside), joints, np.array([0.0, 0.0, aside]))
        return
    middle = float(np.quantile(rest.at[:, 0], 0.5))
    for ahead in (1.0, -1.0):
        half = clipped(rest, ahead * (rest.at[:, 0] - middle))
        yield half, _flat(half, middle, ahead)


def _flat(half: Piece, middle: float, ahead: float) -> _Plane:
    """Return the plane of a front or a back: cloth goes on around the sides, and over the shoulders."""
    x, y, z = half.at.astype(np.float64).T
    if not len(x):
        return np.zeros((0, 2))
    out = ahead * (x - middle)
    deep = np.maximum(0.8 * float(np.quantile(out, 0.95)) - out, 0.0)
    wide = float(np.quantile(np.abs(z), 0.95))
    side = np.clip((np.abs(z) / wide - 0.45) / 0.5, 0, 1)
    side = side * side * (3 - 2 * side)
    over = np.clip((y - float(y.max()) + 0.16) / 0.08, 0, 1) * (1 - side)
    return np.stack([z + np.sign(z) * _SIDE * deep * side, y + 0.8 * deep * over], 1)


def _tube(own: Piece, joints: _Plane, outside: _Plane) -> Iterator[tuple[Piece, _Plane]]:
    """Give the front and the back half of a sleeve or a trouser leg, which is sewn along its inside.
    joints (3, 3): of the limb; outside: the direction away from the body.
    """
    if not len(own.faces):
        return
    yield from (
        (half, _around(half.at, joints, outside)[0])
        for sign in (1.0, -1.0)
        for half in (clipped(own, sign * _around(own.at, joints, outside)[1]),)
    )


def _around(at: Floats, joints: _Plane, outside: _Plane) -> tuple[_Plane, Floats]:
    """Return the plane of points around a limb, and how far they are before it."""
    start, middle, end = joints
    first, second = middle - start, end - middle
    long = float(np.linalg.norm(first))
    first, second = first / long, second / np.linalg.norm(second)
    upper = (at - start) @ first
    lower = np.maximum((at - middle) @ second, 0.0)
    below = upper > long
    along = np.where(below, long + lower, upper)
    axis = np.where(
        below[:, None], middle + lower[:, None] * second, start + np.minimum(upper, long)[:, None] * first
    )
    away = at - axis
    out = outside - first * float(outside @ first)
    out /= np.linalg.norm(out)
    ahead = away[:, 0]
    round_ = np.arctan2(ahead, away @ out)
    thick = float(np.hypot(ahead, away @ out).mean()) if len(at) else 0.0
    return np.stack([thick * round_, -along], 1), np.asarray(ahead, np.float32)


def _gores(cloth: Piece, body: Body, *, straight: bool) -> Iterator[tuple[Piece, _Plane]]:
    """Give both halves of a skirt, which is sewn in the middle of the back. It is laid flat as the cone
    that it is nearly; lines that follow its hem are drawn as on cloth that is pleated.
    """
    hip = float(body.modelled("lul")[0])
    x, y, z = (cloth.at - np.array([hip, 0.0, 0.0], np.float32)).astype(np.float64).T
    deep = float(np.quantile(np.abs(x), 0.9) / max(np.quantile(np.abs(z), 0.9), 1e-3)) ** 0.5
    high = float(y.max())
    flare, least = np.polyfit(high - y, np.hypot(x / deep, z * deep), 1)
    slope = max(float(flare), _LEAST_FLARE)
    lean = slope / float(np.hypot(1.0, slope))
    for sign in (1.0, -1.0):
        half = clipped(cloth, sign * cloth.at[:, 2])
        x, y, z = (half.at - np.array([hip, 0.0, 0.0], np.float32)).astype(np.float64).T
        turn = np.arctan2(z * deep, x / deep)
        out = np.maximum(float(least) + slope * (high - y), 0.02) / lean
        if straight:
            middle = float(least) + 0.5 * slope * float(np.ptp(cloth.at[:, 1]))
            yield half, np.stack([middle * turn, -out], 1)
        else:
            yield half, np.stack([out * np.sin(turn * lean), -out * np.cos(turn * lean)], 1)


def _other(cloth: Piece) -> str:
    """Return the second colour of a print of which only one is told: dark on light, else light."""
    return "#23262e" if float(cloth.paint[:, :3].mean()) > 0.30 else "#e2ded4"
