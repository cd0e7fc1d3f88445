"""Waists of dresses: a skirt that is gathered to its bodice, and the band over the seam."""

from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from filmgate.engines.animatic.geometry.paint import Paint
from filmgate.engines.animatic.native.structs import Floats
from filmgate.engines.animatic.subjects.people.garments import Tailor
from filmgate.engines.animatic.subjects.people.measures import Measures
from filmgate.engines.animatic.subjects.people.pieces import Piece, clipped, hemmed, pushed, smoothed

_BAND = (-0.032, 0.004)  # metres above the waist: the edges of the band; skirts reach up to it
_GATHERED, _CLOSE = 0.070, 0.030  # metres below the band: a skirt is gathered, and as close as can be
_ON, _OVER, _THICK = 0.005, 0.012, 0.007  # metres: skirt and band are over the bodice; how thick the band is
_REACH, _CLEAR = 0.04, 0.009  # metres: what lies below is looked at so far around; it hangs so far outside
_TURN, _RISE = 0.10, 0.010  # radians, metres: how far around a place a bodice is measured


def gathered(tailor: Tailor, bodice: Piece, skirt: Piece) -> Piece:
    """Return the skirt with its upper edge as close to the body as the bodice is."""
    low, high = (float(tailor.body.modelled("lul")[1]) + tailor.waist + edge for edge in _BAND)
    axis = np.array([float(tailor.body.modelled("spine")[0]), 0.0])
    near = (bodice.at[:, 1] > low - _GATHERED) & (bodice.at[:, 1] < high) & ~_of_arms(tailor, bodice)
    if not near.any():
        return skirt
    turn, far = _polar(bodice.at[near], axis)
    own, now = _polar(skirt.at, axis)
    high_up = skirt.at[:, 1] > low - _GATHERED
    apart = np.abs((turn[None, :] - own[high_up, None] + np.pi) % (2 * np.pi) - np.pi)
    up = bodice.at[near, 1][None, :] - skirt.at[high_up, 1][:, None]
    close = np.exp(-((apart / _TURN) ** 2) - (up / _RISE) ** 2) + 1e-12
    wide = now.copy()
    wide[high_up] = (close * far).sum(1) / close.sum(1)
    share = np.clip((skirt.at[:, 1] - low + _GATHERED) / (_GATHERED - _CLOSE), 0, 1)
    share = share * share * (3 - 2 * share)
    to = now + share * (wide + _ON - now)
    at = skirt.at.copy()
    at[:, (0, 2)] = axis + (at[:, (0, 2)] - axis) * (to / np.maximum(now, 1e-6))[:, None]
    return clipped(replace(skirt, at=at.astype(np.float32)), high - 0.004 - at[:, 1])


def outside(tailor: Tailor, cloth: Piece, below: Piece) -> Piece:
    """Return a jacket or a shirt outside of what is below it, from the waist on."""
    axis = np.array([float(tailor.body.modelled("spine")[0]), 0.0])
    waist = float(tailor.body.modelled("lul")[1]) + tailor.waist + 0.02
    low = (cloth.at[:, 1] < waist) & (~_of_arms(tailor, cloth))
    near = (below.at[:, 1] < waist + _REACH) & (below.at[:, 1] > cloth.at[low, 1].min() - _REACH)
    (turn, far), (own, now) = _polar(below.at[near], axis), _polar(cloth.at[low], axis)
    apart = np.abs((turn[None, :] - own[:, None] + np.pi) % (2 * np.pi) - np.pi)
    up = np.abs(below.at[near, 1][None, :] - cloth.at[low, 1][:, None])
    # the widest of what is beside it, the less so the further away that is
    wide = (far[None, :] - 0.10 * apart - 0.4 * up).max(1)
    share = np.clip((waist - cloth.at[low, 1]) / 0.05, 0, 1)
    to = np.maximum(now, now + share * (wide + _CLEAR - now))
    at = cloth.at.copy()
    out = axis + (at[low][:, (0, 2)] - axis) * (to / np.maximum(now, 1e-6))[:, None]
    at[low, 0], at[low, 2] = out.T
    return smoothed(replace(cloth, at=at.astype(np.float32)), 1, 0.5)


def band(tailor: Tailor, bodice: Piece, paint: Paint) -> Piece:
    """Return the band that lies on a bodice and hides where the skirt begins."""
    low, high = (float(tailor.body.modelled("lul")[1]) + tailor.waist + edge for edge in _BAND)
    cloth = replace(bodice, paint=np.tile(np.array(paint.row(), np.float32), (len(bodice.at), 1)))
    cloth = clipped(pushed(cloth, _OVER), np.where(_of_arms(tailor, bodice), -1.0, 1.0).astype(np.float32))
    cloth = clipped(cloth, cloth.at[:, 1] - low)  # one cut after another: a triangle may reach over both
    return hemmed(clipped(cloth, high - cloth.at[:, 1]), _THICK)


def above(tailor: Tailor, bodice: Piece) -> Piece:
    """Return what is seen of a shirt over a skirt."""
    return clipped(bodice, bodice.at[:, 1] - float(tailor.body.modelled("lul")[1]) - tailor.waist - _BAND[1])


def _of_arms(tailor: Tailor, cloth: Piece) -> NDArray[np.bool_]:
    return np.asarray(Measures(tailor.body, cloth.at, cloth.weight).of_arm > 0.3)


def _polar(at: Floats, axis: NDArray[np.float64]) -> tuple[Floats, Floats]:
    """Return the directions of points around an upright axis, and how far away they are."""
    x, z = (at[:, (0, 2)] - axis).T
    return np.arctan2(z, x), np.hypot(x, z)
