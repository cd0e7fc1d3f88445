"""Fronts of clothes: lapels, ties, buttons, what a suit leaves open."""

from dataclasses import replace

import numpy as np

from filmgate.engines.animatic.geometry import materials
from filmgate.engines.animatic.geometry.paint import Paint
from filmgate.engines.animatic.subjects.people.garments import Tailor
from filmgate.engines.animatic.subjects.people.pieces import Piece, clipped, merged, pushed
from filmgate.engines.animatic.subjects.people.strips import Strip, foremost, laid

_BUTTON, _ROUND = 0.0062, 12  # metres: the radius of a button; corners around it
_LAPEL = 0.042  # metres: how wide lapels are
UNBUTTONED = 0.04  # metres that a shirt is open below its collar


def leaves(
    tailor: Tailor, coat: Piece, paint: Paint, gap: tuple[float, float], hem: float, *, collar: bool
) -> Piece:
    """Return the lapels of an open coat, cut from the coat itself along its gap, and its collar."""
    ring = tailor.necklet(paint, -0.004, 0.036, 0.026)
    high, middle, _ = chest(tailor, coat)
    ring = clipped(ring, (np.abs(ring.at[:, 2]) - 0.02 + 0.5 * (0.03 - ring.at[:, 0]).clip(0, 1)))
    dyed = replace(coat, paint=np.tile(np.array(paint.row(), np.float32), (len(coat.at), 1)))
    cloth = clipped(pushed(dyed, 0.005), tailor.opening(coat.at, gap, hem) - 0.0005)
    down = np.clip((high + 0.02 - cloth.at[:, 1]) / (high - middle), 0, 1)
    width = _LAPEL * np.sin(np.pi * np.minimum(0.35 + 0.65 * down, 1.0)) - 0.001
    lapels = clipped(cloth, np.asarray(width - tailor.opening(cloth.at, gap, hem), np.float32))
    return merged([ring, lapels]) if collar else lapels


def tie(tailor: Tailor, shirt: Piece, color: str) -> Piece:
    high, _, low = chest(tailor, shirt)
    end = low + 0.15 * (high - low)
    line = tuple((0.0, high + 0.006 + (end - high) * k / 10) for k in range(11))
    half = (0.019, 0.014, 0.017, 0.019, 0.022, 0.025, 0.028, 0.030, 0.032, 0.033, 0.004)
    return laid(shirt, Strip(line=line, half=half, lift=0.012), materials.painted(color))


def buttons(tailor: Tailor, shirt: Piece, paint: Paint, *, unbuttoned: bool = False) -> list[Piece]:
    """Return the edge down the front of a shirt or a coat, and its buttons."""
    high, _, low = chest(tailor, shirt)
    if unbuttoned:
        high -= (UNBUTTONED + 0.014) * tailor.body.stature / 1.75
    line = tuple((0.0, high + (low - high) * k / 24) for k in range(25))
    edge = laid(shirt, Strip(line=line, half=(0.011,) * 25, lift=0.0035), darker(paint, 0.9))
    places = [(0.0, high + (low - high) * k) for k in (0.085, 0.25, 0.42, 0.60, 0.78)]
    return [
        edge,
        *_dots(shirt, places, materials.plastic("#d8d2c4" if not light(paint.color) else "#4a4238")),
    ]


def button(cloth: Piece, aside: float, high: float, paint: Paint) -> Piece:
    """Return a round button on the front of a cloth, at this place in metres."""
    return _dots(cloth, [(aside, high)], paint)[0]


def _dots(cloth: Piece, places: list[tuple[float, float]], paint: Paint) -> list[Piece]:
    """Return round buttons on a front (sideways, up): discs that keep their form whatever cloth does."""
    corners, shares = foremost(cloth.at, cloth.faces, places)
    normals = cloth.normal()
    found = []
    for of, share in zip(corners, shares, strict=True):
        out = (normals[of] * share[:, None]).sum(0)
        out = out / (np.linalg.norm(out) or 1.0) * (np.sign(out[0]) or 1.0)
        side = np.cross(out, (0.0, 1.0, 0.0))
        side /= np.linalg.norm(side) or 1.0
        up = np.cross(side, out)
        turn = 2 * np.pi * np.arange(_ROUND) / _ROUND
        ring = np.cos(turn)[:, None] * side + np.sin(turn)[:, None] * up
        foot = (cloth.at[of] * share[:, None]).sum(0) + 0.0035 * out
        at = np.concatenate(
            [foot + _BUTTON * ring, foot + 0.8 * _BUTTON * ring + 0.003 * out, [foot + 0.0028 * out]]
        )
        k = np.arange(_ROUND)
        j = (k + 1) % _ROUND
        rim = np.concatenate([np.stack([k, j, j + _ROUND], 1), np.stack([k, j + _ROUND, k + _ROUND], 1)])
        face = np.stack([k + _ROUND, j + _ROUND, np.full(_ROUND, 2 * _ROUND)], 1)
        found.append(
            Piece(
                at=at.astype(np.float32),
                weight=np.tile((cloth.weight[of] * share[:, None]).sum(0), (len(at), 1)).astype(np.float32),
                paint=np.tile(np.array(paint.row(), np.float32), (len(at), 1)),
                faces=np.concatenate([rim, face]).astype(np.int32),
            )
        )
    return found


def chest(tailor: Tailor, cloth: Piece) -> tuple[float, float, float]:
    """Return the heights of the collar, the middle and the hem of a shirt on its front."""
    front = cloth.at[(np.abs(cloth.at[:, 2]) < 0.05) & (cloth.at[:, 0] > tailor.body.modelled("neck")[0])]
    high, low = float(front[:, 1].max()), float(front[:, 1].min())
    return high - 0.012, (high + low) / 2, low + 0.006


def darker(paint: Paint, share: float = 0.72) -> Paint:
    channels = (round(int(paint.color[k : k + 2], 16) * share) for k in (1, 3, 5))
    return paint.dyed("#" + "".join(f"{c:02x}" for c in channels))


def light(color: str) -> bool:
    return sum(int(color[k : k + 2], 16) for k in (1, 3, 5)) > 330
