"""Jackets: what a suit is made of. Padded shoulders, a waist, lapels, sleeves that end above the cuffs of a
shirt.
"""

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from filmgate.engines.animatic.geometry import materials
from filmgate.engines.animatic.geometry.paint import Paint
from filmgate.engines.animatic.native.structs import Floats
from filmgate.engines.animatic.subjects.people.body import Body
from filmgate.engines.animatic.subjects.people.faces import Look
from filmgate.engines.animatic.subjects.people.folds import rested
from filmgate.engines.animatic.subjects.people.fronts import (
    UNBUTTONED,
    button,
    buttons,
    darker,
    light,
    tie,
)
from filmgate.engines.animatic.subjects.people.garments import Tailor
from filmgate.engines.animatic.subjects.people.layers import collar
from filmgate.engines.animatic.subjects.people.measures import Measures
from filmgate.engines.animatic.subjects.people.pieces import (
    Piece,
    clipped,
    evened,
    finer,
    fixed,
    hemmed,
    pushed,
    smoothed,
)
from filmgate.engines.animatic.subjects.people.shells import ball
from filmgate.engines.animatic.subjects.people.strips import Strip, laid
from filmgate.engines.animatic.subjects.people.waists import outside

_TALL = 1.75  # metres: the person that a jacket is drawn for
# metres, above the hips and away from the body; of the leg that a sleeve is long
_HEM, _BUTTON, _LOOSE = -0.086, 0.135, 0.015
_SLEEVE, _CUFF, _WRIST = 1.88, 1.96, 0.041
_PAD, _PAD_TALL = 0.003, 0.011  # metres that shoulders are wider and higher
_UPPER = 0.056  # metres: half the width of a sleeve below the shoulder, at most
# metres above the hips between which a jacket falls straight, and how much closer it is at the waist
_FALL, _WAISTED, _WAISTED_MORE = (-0.095, 0.33), 0.012, 0.045
_DEEP = 0.056  # metres before and behind a shoulder that a jacket reaches
_SECTOR, _LEVEL = 0.12, 0.016  # radians, metres: how far around a place a jacket is measured
_NECK = 0.014  # metres above the foot of the neck at which it ends
_GAPE, _AWAY = 0.066, 0.052  # metres: half of the opening at the collar, and at the hem
_LAPEL, _GORGE = 0.072, 0.115  # metres: how wide a lapel is, and how far its peak is below the collar
_THICK, _EVEN = 0.006, 6  # metres; rounds that the line of a hem is smoothed
_NARROW, _BLUNT = 0.72, 0.3  # of a knot's width, that of its lower end; how straight its sides are
_SHADOW, _FADES = 0.5, 0.09  # of the light, that a hem takes from what is below it; metres
_POCKET = (0.132, 0.190)  # metres from the middle to the breast pocket, and below the neck


@dataclass(frozen=True, slots=True, kw_only=True)
class Jacket:
    """The pieces of a jacket with what is under it, and the shirt that they leave free at the neck. The first
    piece is the jacket itself.
    """

    pieces: list[Piece]
    sleeve: float
    collar: float
    hem: float
    loose: float


def jacket(tailor: Tailor, look: Look, cloth: Paint, under: Paint, below: Piece) -> Jacket:
    """Cut a jacket with lapels over a shirt, buttoned once, and the shirt's collar, cuffs and tie. below: the
    trousers or the skirt that it hangs over.
    """
    k = tailor.body.stature / _TALL
    waisted = _WAISTED if look.sex == "male" else _WAISTED_MORE
    whole = _hung(tailor, _cut(tailor, cloth, k), waisted, k)
    whole = rested(tailor.body, outside(tailor, whole, below))
    front = _edge(tailor, whole.at, k)
    coat = hemmed(clipped(whole, front), _THICK)
    facing = materials.DARK_PAINT.dyed(look.top) if look.bow else cloth
    pieces = [coat, *_lapels(tailor, whole, darker(facing, 0.9 if not light(look.top) else 0.94), k)]
    open_neck = not (look.tie or look.bow or look.scarf)
    shirt = tailor.top(
        under,
        sleeve=0.0,
        hem=0.2 * tailor.waist,
        loose=0.004,
        collar=0.010,
        open_neck=UNBUTTONED if open_neck else 0.0,
    )
    shirt = _slim(tailor, shirt, _DEEP - 0.010, k)
    # nobody sees it at the shoulders, where it would come through the jacket of a raised arm
    shirt = clipped(shirt, 0.1 - Measures(tailor.body, shirt.at, shirt.weight).of_arm)
    pieces += [shirt, *buttons(tailor, shirt, under, unbuttoned=open_neck)]
    pieces += collar(
        tailor, shirt, darker(under, 0.95), lift=0.008, open_neck=open_neck, knotted=bool(look.tie)
    )
    pieces.append(tailor.shell(under, 0.005, _cuff, rounds=16, fine=1))
    low = float(tailor.body.modelled("lul")[1])
    if look.tie or look.bow:
        pieces.append(_square(tailor.body, coat, under, k))
    if look.tie:
        silk = tie(tailor, shirt, look.tie)
        pieces.append(_knot(tailor.body, silk, look.tie, k))
        pieces.append(clipped(silk, silk.at[:, 1] - low - (_BUTTON + 0.035) * k))
    dark = materials.plastic("#14120f" if not light(look.top) else "#3a3028")
    pieces += [button(coat, 0.012 * k, low + y * k, dark) for y in (_BUTTON - 0.012, _BUTTON - 0.10)]
    return Jacket(pieces=pieces, sleeve=_SLEEVE + 0.04, collar=0.010, hem=_HEM * k, loose=_LOOSE + 0.006)


def _square(body: Body, coat: Piece, paint: Paint, k: float) -> Piece:
    """Return the corner of a handkerchief that looks out of the breast pocket, on the left."""
    aside, tall = -_POCKET[0] * k, float(body.modelled("neck")[1]) - _POCKET[1] * k
    line = tuple((aside + 0.004 * q * k, tall + 0.007 * q * k) for q in range(5))
    half = tuple((0.023 - 0.005 * q) * k for q in range(5))
    return laid(coat, Strip(line=line, half=half, lift=0.007 * k), paint)


def _knot(body: Body, silk: Piece, color: str, k: float) -> Piece:
    """Return the knot at the upper end of a tie: wide between the leaves of the collar, and below as narrow
    as the tie that comes out of it.
    """
    x, y, _ = (float(one) for one in silk.at[silk.at[:, 1].argmax()])
    middle, half = y + 0.012 * k, 0.024 * k
    knot = ball((x + 0.005, middle, 0.0), (0.012, half, 0.020 * k), materials.painted(color))
    up = (knot.surface[:, 1] - middle) / half
    knot.surface[:, 2] *= (_NARROW + (1 - _NARROW) * (up + 1) / 2) / np.sqrt(np.maximum(1 - up * up, _BLUNT))
    return fixed(knot, body, "chest")


def shadowed(trousers: Piece, hem: float) -> Piece:
    """Return trousers that are darker just below the hem of a jacket. hem: its height, metres."""
    below = hem - trousers.at[:, 1]
    dark = _SHADOW * np.where(below < 0, 1.0, np.clip(1.0 - below / _FADES, 0.0, 1.0))
    rows = trousers.paint.copy()
    rows[:, :3] *= (1.0 - dark)[:, None].astype(np.float32)
    return replace(trousers, paint=rows)


def _cuff(m: Measures, _at: Floats) -> Floats:
    return np.asarray(np.where(m.of_arm > 0.5, np.minimum(m.sleeve - _CUFF + 0.115, _CUFF - m.sleeve), -1.0))


def _cut(tailor: Tailor, cloth: Paint, k: float) -> Piece:
    """Cut the jacket in one piece, without the opening in front."""

    def out(m: Measures) -> Floats:
        up = m.hip / k
        skirts = 0.018 * np.clip((0.06 - up) / 0.14, 0, 1)
        chest_ = 0.005 * np.clip(1 - np.abs(up - 0.36) / 0.16, 0, 1)
        return np.asarray(k * np.where(m.of_arm > 0.35, _LOOSE, _LOOSE + skirts + chest_))

    whole, _ = tailor.fine(cloth, 20, out)
    whole = _slim(tailor, _padded(tailor, whole, k), _DEEP, k)
    whole = _sleeved(tailor, whole, k)
    m = Measures(tailor.body, whole.at, whole.weight)
    keep = np.where(m.of_arm > 0.35, _SLEEVE - m.sleeve, m.hip - _HEM * k)
    whole = clipped(whole, evened(whole, keep, _EVEN))
    m = Measures(tailor.body, whole.at, whole.weight)
    return clipped(whole, evened(whole, np.where(m.of_arm > 0.35, 1.0, _NECK - m.collar), _EVEN))


def _padded(tailor: Tailor, cloth: Piece, k: float) -> Piece:
    """Return the jacket with shoulders that are straight and a little wider than those below."""
    at = cloth.at.copy()
    normal = cloth.normal()
    for side in "lr":
        joint = tailor.body.modelled("au" + side)
        away = (at - joint - np.array([0.0, 0.03, 0.0], np.float32)) / np.array(
            [0.11, 0.09, 0.085], np.float32
        )
        near = np.exp(-(away**2).sum(1) / k**2)
        up = np.clip(normal[:, 1], 0, 1)
        aside = np.clip(normal[:, 2] * np.sign(joint[2]), 0, 1)
        at[:, 1] += k * _PAD_TALL * near * up
        at[:, 2] += np.sign(joint[2]) * k * _PAD * near * aside
    return replace(cloth, at=at.astype(np.float32))


def _slim(tailor: Tailor, cloth: Piece, deep: float, k: float) -> Piece:
    """Return cloth that shows no muscle of the shoulders: before and behind them it is flat. deep: metres
    that are left there, for an adult of 1.75 m.
    """
    at = cloth.at.copy()
    for side in "lr":
        x, y, z = (float(one) for one in tailor.body.modelled("au" + side))
        outer = np.clip(1.0 - (np.abs(z) + 0.01 * k - at[:, 2] * np.sign(z)) / (0.05 * k), 0, 1)
        near = outer * np.exp(-(((at[:, 1] - y + 0.02 * k) / (0.10 * k)) ** 2))
        ahead = at[:, 0] - x
        more = np.maximum(np.abs(ahead) - deep * k, 0.0)
        at[:, 0] -= np.sign(ahead) * 0.9 * near * more
    return replace(cloth, at=at.astype(np.float32))


def _sleeved(tailor: Tailor, cloth: Piece, k: float) -> Piece:
    """Return the jacket with sleeves that taper straight to the cuff, whatever the arm in them is like."""
    m = Measures(tailor.body, cloth.at, cloth.weight)
    at = cloth.at.copy()
    for side in "lr":
        p, q, r = (tailor.body.modelled(name + side) for name in ("au", "al", "hand"))
        own = (m.of_arm > 0.35) & (at[:, 2] * p[2] > 0) & (m.sleeve > -0.05)
        along = m.sleeve[own][:, None]
        axis = np.where(along < 1, p + (q - p) * along, q + (r - q) * (along - 1))
        away = at[own] - axis
        far = np.linalg.norm(away, axis=1, keepdims=True) + 1e-6
        upper = min(float(far[np.abs(along - 0.45) < 0.15].mean()), _UPPER * k)
        least = upper + (_WRIST * k - upper) * np.clip((along - 0.45) / 1.45, 0, 1)
        wider = np.clip((along - 0.30) / 0.4, 0, 1)
        closer = 0.85 * np.clip((along + 0.05) / 0.3, 0, 1)  # it hangs from the shoulder, and shows no muscle
        at[own] += away / far * (least - far) * np.where(far < least, wider, closer)
    return replace(cloth, at=at.astype(np.float32))


def _hung(tailor: Tailor, cloth: Piece, waisted: float, k: float) -> Piece:
    """Return the jacket as it falls from the chest to the hem: straight, and a little closer at the waist. It
    follows neither belly nor back. waisted: metres that it is closer there, for an adult of 1.75 m.
    """
    m = Measures(tailor.body, cloth.at, cloth.weight)
    low, high = (k * one for one in _FALL)
    axis = np.array([float(tailor.body.modelled("spine")[0]), 0.0])
    torso = m.of_arm < 0.3
    away = cloth.at[:, (0, 2)] - axis
    turn, now = np.arctan2(away[:, 1], away[:, 0]), np.linalg.norm(away, axis=1)
    own = torso & (m.hip < high)
    foot = max(low, float(m.hip[own].min()) + _LEVEL)

    def wide(level: float) -> NDArray[np.float64]:
        near = torso & (np.abs(m.hip - level) < 2 * _LEVEL)
        apart = np.abs((turn[near][None, :] - turn[own][:, None] + np.pi) % (2 * np.pi) - np.pi)
        close = np.exp(-((apart / _SECTOR) ** 2)) + 1e-9
        return np.asarray((close * now[near]).sum(1) / close.sum(1))

    share = np.clip((high - m.hip[own]) / (high - foot), 0, 1)
    line = wide(high) * (1 - share) + wide(foot) * share - k * waisted * np.sin(np.pi * share)
    to = np.maximum(now[own], line)
    at = cloth.at.copy()
    out = axis + away[own] * (to / np.maximum(now[own], 1e-6))[:, None]
    at[own, 0], at[own, 2] = out.T
    return smoothed(replace(cloth, at=at.astype(np.float32)), 2, 0.5)


def _edge(tailor: Tailor, at: Floats, k: float) -> Floats:
    """Return how far points are outside the opening in front: a V down to the button, and a curve from there
    to the hem.
    """
    y = (at[:, 1] - tailor.body.modelled("lul")[1]) / k
    high = (tailor.waist + 0.40 * k) / k
    vee = _GAPE * np.clip((y - _BUTTON) / (high - _BUTTON), 0, 2) ** 0.85
    away = _AWAY * np.clip((_BUTTON - 0.11 - y) / 0.12, 0, 2) ** 1.6
    front = at[:, 0] > tailor.body.modelled("spine")[0] + 0.02
    return np.where(front, np.abs(at[:, 2]) - k * (vee + away), 1.0).astype(np.float32)


def _lapels(tailor: Tailor, whole: Piece, paint: Paint, k: float) -> list[Piece]:
    """Cut the lapels from the jacket itself along its opening, and the collar around the neck that they begin
    at, with a notch between them.
    """
    dyed = replace(whole, paint=np.tile(np.array(paint.row(), np.float32), (len(whole.at), 1)))
    of_front = dyed.at[:, 0] > tailor.body.modelled("neck")[0] - 0.01
    near = (
        of_front
        & (np.abs(dyed.at[:, 2]) < 0.2 * k)
        & (Measures(tailor.body, dyed.at, dyed.weight).of_arm < 0.5)
    )
    cloth = clipped(pushed(dyed, 0.005), np.where(near, 1.0, -1.0))
    cloth, _ = finer(cloth)
    hip = tailor.body.modelled("lul")[1]
    top = float(tailor.body.modelled("neck")[1])
    peak = top - _GORGE * k

    def outside(one: Piece) -> Floats:
        return _edge(tailor, one.at, k) + 0.002

    leaf = clipped(cloth, outside(cloth))
    leaf = clipped(leaf, leaf.at[:, 1] - hip - (_BUTTON - 0.004) * k)
    # outwards: a straight line from the button to the peak
    slope = _LAPEL * k / (peak - hip - _BUTTON * k)
    leaf = clipped(leaf, slope * (leaf.at[:, 1] - hip - _BUTTON * k) + 0.001 - outside(leaf))
    # upwards: the gorge, which rises towards the neck
    leaf = clipped(leaf, peak + 0.55 * (_LAPEL * k - outside(leaf)) - leaf.at[:, 1])
    gorge = clipped(cloth, outside(cloth))
    gorge = clipped(gorge, gorge.at[:, 1] - peak - 0.004 * k - 0.55 * (_LAPEL * k - outside(gorge)))
    gorge = clipped(gorge, 0.050 * k - outside(gorge))
    ring = tailor.necklet(paint, -0.010, 0.030, 0.020)
    ahead = ring.at[:, 0] - tailor.body.modelled("neck")[0]
    open_by = 0.010 + 0.9 * np.clip(ahead, 0, 1)
    ring = clipped(ring, np.asarray(np.abs(ring.at[:, 2]) - open_by, np.float32))
    return [hemmed(leaf, 0.004), hemmed(gorge, 0.004), ring]
