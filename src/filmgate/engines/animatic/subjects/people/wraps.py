"""Cloth around the head: head scarves, hoods, masks, veils, sheets."""

from dataclasses import replace

import numpy as np

from filmgate.engines.animatic.geometry import materials
from filmgate.engines.animatic.geometry.mesh import Ints
from filmgate.engines.animatic.geometry.paint import Paint
from filmgate.engines.animatic.native.structs import Floats
from filmgate.engines.animatic.subjects.people.body import Body, reference
from filmgate.engines.animatic.subjects.people.garments import Tailor
from filmgate.engines.animatic.subjects.people.hair import Style, curtain, skull
from filmgate.engines.animatic.subjects.people.numbers import numbers
from filmgate.engines.animatic.subjects.people.pieces import (
    Piece,
    clipped,
    fixed,
    hemmed,
    piece,
    pushed,
    smoothed,
)
from filmgate.engines.animatic.subjects.people.shells import ball

# cloth: the opening for the face on the reference (its height, half its height and width; 0 for none), how
# far out it lies, and how far it hangs over the shoulders; metres
WRAPS: dict[str, tuple[tuple[float, float, float], float, float]] = {
    "hijab": ((0.713, 0.076, 0.054), 0.013, 0.15),
    "hood": ((0.722, 0.098, 0.064), 0.028, 0.07),
    "mask": ((0.7305, 0.0165, 0.062), 0.010, 0.05),
    "sheet": ((0.7, 0.0, 0.0), 0.022, 0.16),
    "veil": ((0.7, 0.0, 0.0), 0.0, 0.0),
}
_USUAL = {"hijab": "#7a6a8a", "hood": "#4a4a52", "mask": "#1a1b20", "sheet": "#e8ecf0", "veil": "#f2f0ec"}


def wrap(tailor: Tailor, name: str, color: str, seed: int) -> list[Piece]:
    """Return the cloth around a head. color: sRGB hex, "" for the usual one."""
    body, paint = tailor.body, materials.cloth(color or _USUAL[name])
    if name == "veil":
        return curtain(body, Style(top=0.02, sides=0.030, hangs=0.62, front=1.75, curl=0.3), paint, seed)[:1]
    hole, out, drape = WRAPS[name]
    pieces = [_around(body, paint, hole, out)]
    pieces.append(
        tailor.shell(
            paint,
            out + 0.012,
            lambda m, _at: np.where(m.of_arm > 0.35, 0.32 - m.sleeve, m.collar + drape),
            rounds=24,
            thick=0.008,
        )
    )
    if name == "sheet":
        _, half = skull(body)
        for side in "lr":
            x, y, z = (float(one) for one in body.modelled("eye" + side))
            dark = ball((x + out + 0.022, y - 0.004, z), (0.012, 0.026, 0.017), materials.rubber("#08080a"))
            pieces.append(fixed(dark, body, "head"))
        x, y = float(body.modelled("eyel")[0]), float(body.modelled("eyel")[1])
        pieces.append(
            fixed(
                ball((x + out + 0.03, y - half[1], 0.0), (0.012, 0.022, 0.014), materials.rubber("#08080a")),
                body,
                "head",
            )
        )
    return pieces


def mouth_mask(body: Body, color: str) -> Piece:
    """Return a mask over mouth and nose."""
    at = reference().at
    inside = _ellipse(at, (0.672, 0.040, 0.052))
    return _cloth(body, np.minimum(inside, (at[:, 0] - 0.07) * 0.5), materials.cloth(color), 40, 0.014)


def _around(body: Body, paint: Paint, hole: tuple[float, float, float], out: float) -> Piece:
    """Model cloth around head and neck, open before the face."""
    keep = _outside(hole)
    return _cloth(body, keep, paint, 14 if hole[1] else 60, out + 0.006)


def uncovered(name: str, quads: Ints) -> Ints:
    """Return the faces of the skin that cloth around the head leaves free."""
    hole, _, drape = WRAPS[name]
    if not drape:
        return quads
    at, shared = reference().at, numbers()
    head = shared.weight[:, [shared.bone(one) for one in ("head", "jaw", "neck")]].sum(1) > 0.5
    under = head & (_outside(hole) > 0.006) & (at[:, 1] > reference().modelled("neck")[1] + 0.01)
    return np.asarray(quads[~under[quads].all(1)], np.int32)


def _outside(hole: tuple[float, float, float]) -> Floats:
    """Return how far the points of the reference are outside the opening for the face, in metres."""
    at = reference().at
    if not hole[1]:
        return np.ones(len(at), np.float32)
    return np.where(at[:, 0] > 0.055, -_ellipse(at, hole), 1.0).astype(np.float32)


def _ellipse(at: Floats, hole: tuple[float, float, float]) -> Floats:
    """Return how far points are inside an upright ellipse on the front of the head, in metres."""
    y, high, wide = hole
    far = np.hypot((at[:, 1] - y) / high, at[:, 2] / wide)
    return np.asarray(min(high, wide) * (1.0 - far), np.float32)


def _cloth(body: Body, keep: Floats, paint: Paint, rounds: int, out: float) -> Piece:
    shared, at = numbers(), reference().at
    columns = [shared.bone(name) for name in ("head", "jaw", "neck")]
    near = (shared.weight[:, columns].sum(1) > 0.3) & (at[:, 1] > reference().modelled("neck")[1] - 0.01)
    inner = shared.masks["mouth"] > 0.5
    skin = shared.faces["skin"]
    quads = skin[near[skin].all(1) & ~inner[skin].any(1) & (keep[skin] > -0.03).any(1)]
    cloth, used = piece(body, quads, paint)
    weight = cloth.weight.copy()
    jaw, head = body.names["jaw"], body.names["head"]
    weight[:, head] += weight[:, jaw]
    weight[:, jaw] = 0.0
    grown = pushed(smoothed(replace(cloth, weight=weight), rounds, 0.5), out)
    return hemmed(clipped(grown, keep[used]), 0.006)
