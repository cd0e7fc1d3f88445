"""Hair and beards: a cap over the scalp, and what hangs from it."""

from dataclasses import dataclass, replace
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from filmgate.engines.animatic.geometry import materials
from filmgate.engines.animatic.geometry.paint import Paint, linear
from filmgate.engines.animatic.native.structs import Floats
from filmgate.engines.animatic.subjects.people.body import Body, reference
from filmgate.engines.animatic.subjects.people.flesh import Tone, beard_area, tube
from filmgate.engines.animatic.subjects.people.locks import combed, flow, locks, strips
from filmgate.engines.animatic.subjects.people.numbers import numbers
from filmgate.engines.animatic.subjects.people.pieces import (
    Piece,
    clipped,
    evened,
    finer,
    piece,
    pushed,
    smoothed,
)

# the hairline of the reference: angle from the front, in radians, and height in metres
_LINE = (
    (0.0, 0.8035),
    (0.5, 0.8020),
    (0.8, 0.7900),
    (1.05, 0.7620),
    (1.25, 0.7200),
    (1.42, 0.7150),
    (1.52, 0.7420),
    (1.80, 0.7440),
    (2.00, 0.7050),
    (2.35, 0.6700),
    (3.15, 0.6450),
)
_AXIS = 0.055  # metres: the head's axis from which angles are measured
_TEMPLES = "#b4b0a8"  # grey hair
# a moustache, metres: its foot, its upper edge, how far it reaches aside, and how far before the axis it is
_LIP, _NOSE, _CORNER, _FRONT = 0.666, 0.683, 0.040, 0.09
_SHINE = 0.020  # linear light that locks are brighter by
_SPARSE, _FADES = 0.30, 0.0016  # how much of the skin shows at the hairline; metres in which that fades
_SHORN, _FADES_SHORN = 0.72, 0.011  # as above, at the sides of a short cut and towards the neck
_CURLY = 0.8  # from here on, hair has no strands that are seen
_LOCKS, _EDGE, _LOOSE = 150, 0.006, 0.02  # locks; metres about the hairline; thick hair whose ends are loose
_TEMPLE = 0.7  # radians from the front: from here on, hair that hangs falls beside the face
_STRIPS, _FRONT_LOCKS = 56, 60  # locks on a curtain, and more of them over a forehead
_TRIMMED = 0.8  # radians from the front: from here on, a short cut is too short for locks
_EARS = 1.5  # radians: hair that hangs does so behind them


@dataclass(frozen=True, slots=True, kw_only=True)
class Style:
    """The cut of hair. Lengths are in metres.

    top, sides: how thick it is; hangs: how far below the crown it reaches, 0 if it does not hang; front:
    angle from which it hangs, the smaller the more of the face it frames; fringe: how far it comes down over
    the forehead; curl: 0 for straight to 1; tied: "" or bun, tail, braids; bald: of the scalp, how much
    shows; ridge: half the width of what stands up, 0 for all of it; parting: how far aside hair is parted, as
    a share of the skull, None for hair that grows from the crown; swept: it is combed back from the forehead.
    """

    top: float = 0.016
    sides: float = 0.008
    hangs: float = 0.0
    front: float = _EARS
    fringe: float = 0.0
    curl: float = 0.0
    tied: str = ""
    bald: float = 0.0
    ridge: float = 0.0
    parting: float | None = None
    swept: bool = False


STYLES = {
    "bald": Style(bald=1.0),
    "receding": Style(top=0.006, sides=0.006, bald=0.5, swept=True),
    "cropped": Style(top=0.006, sides=0.003, fringe=-0.003, swept=True),
    "wisps": Style(top=0.007, sides=0.005, curl=0.25),
    "short": Style(top=0.017, sides=0.005, fringe=-0.004, swept=True),
    "parted": Style(top=0.019, sides=0.005, fringe=-0.004, parting=0.40, swept=True),
    "tousled": Style(top=0.030, sides=0.016, curl=0.5, fringe=0.016),
    "curly": Style(top=0.036, sides=0.030, curl=1.0, fringe=0.010),
    "afro": Style(top=0.070, sides=0.062, curl=1.0),
    "bob": Style(top=0.020, sides=0.020, hangs=0.23, front=1.12, fringe=0.022, parting=0.12),
    "wavy": Style(top=0.024, sides=0.022, hangs=0.34, front=1.2, curl=0.5, parting=0.2),
    "long": Style(top=0.020, sides=0.018, hangs=0.47, front=1.28, parting=0.0),
    "bun": Style(top=0.014, sides=0.010, tied="bun"),
    "tail": Style(top=0.014, sides=0.010, tied="tail"),
    "mohawk": Style(top=0.085, sides=0.003, ridge=0.017),
    "braids": Style(top=0.014, sides=0.012, tied="braids", parting=0.0),
}


def _angle(at: Floats) -> NDArray[np.float64]:
    return np.arctan2(np.abs(at[:, 2]), at[:, 0] - _AXIS)


@lru_cache(maxsize=16)
def scalp(fringe: float, bald: float) -> Floats:
    """Return for all vertices how far they are above the hairline of the reference, in metres."""
    at = reference().at
    angle = _angle(at)
    line = np.interp(angle, [a for a, _ in _LINE], [y for _, y in _LINE])
    line = line - fringe * np.clip(1.2 - angle, 0, 1)
    above = at[:, 1] - line
    if bald:  # what is left is a wreath
        above = np.minimum(above, 0.30 - 0.30 * bald + 0.758 - at[:, 1] + 0.02 * np.clip(angle - 1.0, 0, 2))
    ears = numbers().masks["ears"]
    return np.asarray(np.where(ears > 0.2, -0.01, above), np.float32)


def uncovered(style: Style) -> Floats:
    """Return for all vertices how much of the scalp shows through."""
    if style.bald >= 1:
        return np.ones(len(reference().at), np.float32)
    return np.asarray(1.0 - np.clip(scalp(style.fringe, style.bald) / 0.008, 0, 1) * _of_head(), np.float32)


def _of_head() -> Floats:
    return (numbers().weight[:, numbers().bone("head")] > 0.5).astype(np.float32)


def hair(
    body: Body, style: Style, tone: Tone, seed: int, grey: float = 0.0, *, afar: bool = False
) -> list[Piece]:
    """Return the hair of a person of this tone. grey: how grey the temples are, 0 to 1; afar: without locks,
    which nobody sees from there.
    """
    if style.bald >= 1:
        return []
    smooth = style.curl < _CURLY and not style.ridge and not afar
    paint = materials.tresses(tone.hair) if smooth else materials.strands(tone.hair, 0.9 + 0.6 * style.curl)
    cap, high = _cap(body, style, paint, seed, grey, tone.skin)
    pieces = [clipped(cap, high)]
    if smooth:
        pieces = _combed(body, style, paint, seed, cap, high)
    if style.hangs:
        pieces += curtain(body, style, paint, seed)[: 1 if afar else 2]
    if style.tied:
        pieces += _tied(body, style, paint)
    return pieces


def _combed(body: Body, style: Style, paint: Paint, seed: int, cap: Piece, high: Floats) -> list[Piece]:
    """Return a cap of hair with its strands, and the locks on it. high: metres above the hairline."""
    middle, _ = skull(body)
    parting = (style.parting if seed % 2 else -style.parting) if style.parting is not None else None
    tied = bool(style.tied) and parting is None
    strands = combed(cap, flow(cap.at, middle, parting, tied=tied))
    rng = np.random.default_rng(seed)
    turn = np.abs(np.arctan2(cap.at[:, 2], cap.at[:, 0] - middle[0]))
    falls = (turn > _TEMPLE) & (turn < style.front + 0.15) if style.hangs else turn > -1
    falls &= (turn < _TRIMMED) | (not style.swept)
    edge = np.flatnonzero((np.abs(high) < _EDGE) & (cap.at[:, 1] > middle[1] - 0.115) & falls)
    if not len(edge):
        return [clipped(strands, high)]
    many = _FRONT_LOCKS * 2 if style.swept else _LOCKS
    weigh = 1.0 + 2.0 * style.swept * (turn[edge] < _TEMPLE)
    ends = cap.at[rng.choice(edge, many, p=weigh / weigh.sum())] + rng.normal(0, 0.003, (many, 3))
    loose = style.curl + 0.25 * (style.top >= _LOOSE)
    own = locks(
        body,
        cap,
        middle,
        ends,
        paint,
        seed,
        parting=parting,
        tied=tied,
        swept=style.swept,
        thick=style.top,
        loose=loose,
    )
    return [clipped(strands, high), own]


def _cap(body: Body, style: Style, paint: Paint, seed: int, grey: float, skin: str) -> tuple[Piece, Floats]:
    """Model the hair that lies on the scalp: thin at the hairline, where the skin (sRGB hex) shows through,
    with strands from the crown. Return it, and how far its vertices are above the hairline, in metres.
    """
    quads = numbers().faces["skin"]
    head = _of_head() > 0
    above = scalp(style.fringe, style.bald)
    near = quads[
        head[quads].all(1) & (above[quads] > -0.02).any(1) & (reference().at[quads, 1] > 0.62).all(1)
    ]
    cloth, used = piece(body, near, paint)
    cloth, source = finer(cloth, np.column_stack([above[used], reference().at[used]]))
    high, at = evened(cloth, source[:, 0], 3), source[:, 1:]  # beside an ear, too, it ends in no steps
    angle = _angle(at)
    up = np.clip((at[:, 1] - 0.735) / 0.075, 0, 1)
    if style.swept:  # sides and back are shorn up to the round of the skull
        up = np.where(angle > _TRIMMED, np.clip((at[:, 1] - 0.775) / 0.05, 0, 1), up)
    thick = style.sides + (style.top - style.sides) * up
    rise = np.clip(high / (0.012 + 0.6 * style.top), 0, 1)
    thick = thick * (0.10 + 0.90 * np.sqrt(rise))
    least = 0.1 if style.swept else 0.35
    if not (style.hangs or style.tied):  # cut shorter towards the neck and the ears
        thick = thick * np.where(angle > 1.0, np.clip(least + high / 0.055, 0, 1), 1.0)
    if style.ridge:
        thick = np.minimum(thick, 0.0035) + thick * np.exp(-((at[:, 2] / style.ridge) ** 2))
    signed = np.arctan2(at[:, 2], at[:, 0] - _AXIS)
    strands = np.sin(34 * signed + 9 * np.sin(26 * at[:, 1] + seed))
    locks = np.sin(11 * signed + 5 * np.sin(19 * at[:, 1] + 2 * seed) + 30 * at[:, 0])
    high = high - 0.0009 * (1.0 + np.sin(29 * signed + seed)) * (angle < 1.2)  # no line is straight
    rise = np.clip(high / (0.012 + 0.6 * style.top), 0, 1)
    lumps = np.sin(170 * at[:, 0] + seed) * np.sin(185 * at[:, 1] + 2 * seed) * np.sin(160 * at[:, 2])
    lumpy = 1.0 if style.curl >= _CURLY else 0.45  # locks of their own lie on the others
    rough = (
        lumpy * (0.08 * strands + (0.11 + 0.06 * style.curl) * locks) * thick * rise
        + style.curl * (0.004 + 0.07 * thick) * lumps
    )
    thick = thick + rough * rise - 0.0015 * (high < 0.002)
    grown = pushed(smoothed(cloth, 2, 0.4), thick.astype(np.float32))
    rows = grown.paint.copy()
    rows[:, :3] *= (1.0 + 0.24 * strands + 0.12 * locks + 0.16 * np.sin(71 * signed + 5 * angle))[
        :, None
    ].astype(np.float32)
    # locks catch the light, most of all those of dark hair
    fine = np.sin(97 * signed + 6 * np.sin(31 * at[:, 1] + seed))
    shine = np.clip(0.6 * locks + 0.5 * strands + 0.4 * fine, 0.0, 1.0) * np.clip(high / 0.01, 0.0, 1.0)
    rows[:, :3] += _SHINE * shine[:, None].astype(np.float32) * np.array([1.0, 0.8, 0.62], np.float32)
    shorn = np.clip((angle - _TRIMMED) / 0.3, 0, 1) * (style.swept and not (style.hangs or style.tied))
    sparse = _SPARSE + (_SHORN - _SPARSE) * shorn
    sparse *= np.exp(-np.maximum(high, 0.0) / (_FADES + (_FADES_SHORN - _FADES) * shorn))
    rows[:, :3] += (sparse[:, None] * (np.array(linear(skin)) - rows[:, :3])).astype(np.float32)
    temple = np.clip(1.6 - np.abs(angle - 1.3) / 0.42, 0, 1) * np.clip((0.800 - at[:, 1]) / 0.05, 0, 1)
    streaks = np.clip(temple * (0.75 + 0.45 * strands), 0, 1) * grey
    rows[:, :3] += (streaks[:, None] * (np.array(linear(_TEMPLES)) - rows[:, :3])).astype(np.float32)
    return replace(grown, paint=rows), high.astype(np.float32)


def skull(body: Body) -> tuple[Floats, Floats]:
    """Return the middle of the skull and its half sizes."""
    high = _of_head() * (reference().at[:, 1] > 0.70) * (numbers().masks["ears"] < 0.2) > 0
    quads = numbers().faces["skin"]
    at = body.at[np.unique(quads[high[quads].all(1)])]
    low, top = at.min(0), at.max(0)
    return (low + top) / 2, (top - low) / 2


def curtain(body: Body, style: Style, paint: Paint, seed: int) -> list[Piece]:
    """Model the hair that hangs around the back and the sides of the head."""
    middle, half = skull(body)
    columns, rows = 64, 15
    turn = np.linspace(style.front, 2 * np.pi - style.front, columns)
    down = np.linspace(0, 1, rows)[:, None]
    strand = np.sin(23 * turn + seed) + 0.6 * np.sin(41 * turn + 2 * seed)
    length = style.hangs * (1.0 + 0.025 * strand) * (half[1] / 0.075)
    thick = style.sides + 0.004
    wide_x, wide_z = half[0] + thick, half[2] + thick
    fall = np.minimum(down * length, 0.09) / 0.09  # over the round of the head, then straight down
    grow = np.sin(0.5 * np.pi * np.clip(0.55 + 0.45 * fall, 0, 1))
    wave = 1.0 + 0.02 * strand * down + style.curl * 0.05 * np.sin(9 * down * length / 0.3 + 3 * turn) * down
    taper = 1.0 - 0.22 * np.clip((down * length - 0.12) / 0.2, 0, 1)
    x = middle[0] - 0.006 + wide_x * grow * wave * taper * np.cos(turn)
    z = wide_z * grow * wave * taper * np.sin(turn)
    y = middle[1] + 0.55 * half[1] - down * length * np.ones_like(turn)
    at = np.stack([x, y, z], -1).reshape(-1, 3).astype(np.float32)
    at = _over_back(body, at)
    names = body.names
    below = np.clip((body.modelled("neck")[1] + 0.03 - at[:, 1]) / 0.14, 0, 1)
    weight = np.zeros((len(at), len(body.skeleton)), np.float32)
    weight[:, names["head"]] = 1 - below
    weight[:, names["chest"]] = 0.75 * below
    weight[:, names["hair"]] = 0.25 * below
    color = np.tile(np.array(paint.row(), np.float32), (len(at), 1))
    shade = (1.0 + 0.14 * strand) * (1.0 - 0.15 * down) * np.ones((rows, columns))
    color[:, :3] *= shade.reshape(-1, 1).astype(np.float32)
    around = np.broadcast_to(0.09 * turn, (rows, columns))
    rest = np.stack([around, np.broadcast_to(down * length, (rows, columns)), 0 * around], -1)
    one = Piece(at=at, weight=weight, paint=color, faces=tube(rows, columns, closed=False))
    grid = at.reshape(rows, columns, 3)
    over = strips(grid, paint, weight.reshape(rows, columns, -1), _STRIPS, seed)
    return [combed(one, rest.reshape(-1, 3).astype(np.float32)), over]


def _over_back(body: Body, at: Floats) -> Floats:
    """Return the points moved behind the back and the shoulders where they would be inside."""
    cloth = body.at[np.unique(numbers().faces["tights"])]
    cloth = cloth[cloth[:, 1] > body.modelled("spine")[1]]
    out = at.copy()
    for k, (x, y, z) in enumerate(at):
        near = cloth[(np.abs(cloth[:, 2] - z) < 0.035) & (np.abs(cloth[:, 1] - y) < 0.035)]
        if len(near):
            out[k, 0] = min(x, float(near[:, 0].min()) - 0.022)
    return out


def _tied(body: Body, style: Style, paint: Paint) -> list[Piece]:
    middle, half = skull(body)
    back = middle + np.array([-half[0] * 0.98, 0.25 * half[1], 0.0])
    if style.tied == "bun":
        spine = [back + np.array([0.012 - 0.062 * k, 0.016 * k, 0.0]) for k in np.linspace(0, 1, 8)]
        radii = [0.040 * float(np.sqrt(max(1 - (2 * k - 1) ** 2, 0.02))) for k in np.linspace(0, 1, 8)]
        return [_rope(body, spine, radii, paint, loose=False)]
    if style.tied == "tail":
        steps = np.linspace(0, 1, 14)
        spine = [
            back + np.array([0.01 - 0.055 * np.sin(2.2 * k), 0.02 - 0.30 * k * k - 0.03 * k, 0.0])
            for k in steps
        ]
        radii = [0.012 + 0.020 * float(np.sin(np.pi * min(k * 1.15, 1.0)) ** 0.7) for k in steps]
        return [_rope(body, spine, radii, paint, loose=True)]
    out = []
    for side in (-1.0, 1.0):
        steps = np.linspace(0, 1, 40)
        start = middle + np.array([-0.030, -0.55 * half[1], side * (half[2] - 0.004)])
        spine = [start + np.array([0.02 * k, -0.30 * k, side * 0.022 * np.sin(2.5 * k)]) for k in steps]
        radii = [(0.017 + 0.005 * abs(float(np.sin(26 * k)))) * (1.0 if k < 0.92 else 0.6) for k in steps]
        out.append(_rope(body, spine, radii, paint, loose=True))
    return out


def _rope(body: Body, spine: list[Floats], radii: list[float], paint: Paint, *, loose: bool) -> Piece:
    """Model a tube of hair along points."""
    around = 12
    line = np.array(spine)
    ahead = np.gradient(line, axis=0)
    ahead /= np.linalg.norm(ahead, axis=1, keepdims=True) + 1e-9
    side = np.cross(ahead, [0.0, 0.02, 1.0])
    side /= np.linalg.norm(side, axis=1, keepdims=True) + 1e-9
    other = np.cross(ahead, side)
    turn = 2 * np.pi * np.arange(around) / around
    ring = side[:, None] * np.cos(turn)[:, None] + other[:, None] * np.sin(turn)[:, None]
    at = (line[:, None] + np.array(radii)[:, None, None] * ring).reshape(-1, 3).astype(np.float32)
    weight = np.zeros((len(at), len(body.skeleton)), np.float32)
    free = np.repeat(np.linspace(0, 0.8, len(line)) if loose else np.zeros(len(line)), around)
    weight[:, body.names["hair"]] = free
    weight[:, body.names["head"]] = 1 - free
    rows = np.tile(np.array(paint.row(), np.float32), (len(at), 1))
    rows[:, :3] *= np.tile(1.0 + 0.18 * np.sin(5 * turn), len(line))[:, None].astype(np.float32)
    far = np.linalg.norm(np.diff(line, axis=0, prepend=line[:1]), axis=1).cumsum()
    across = 0.02 * np.abs((turn + np.pi) % (2 * np.pi) - np.pi)  # no seam
    rest = np.stack([np.tile(across, len(line)), np.repeat(far, around), np.zeros(len(at))], 1)
    one = Piece(at=at, weight=weight, paint=rows, faces=tube(len(line), around, closed=True))
    return combed(one, rest.astype(np.float32))


def beard(body: Body, tone: Tone, length: float, *, lip: bool = False) -> Piece:
    """Return a beard that reaches this far below the chin, in metres; at its edge the skin shows through.
    lip: only what is over the mouth.
    """
    quads, area = numbers().faces["skin"], beard_area()
    near = quads[(area[quads] > 0.02).any(1)]
    cloth, used = piece(body, near, materials.strands(tone.hair))
    cloth, source = finer(cloth, np.column_stack([area[used], reference().at[used]]))
    if lip:
        cloth, source = finer(cloth, source)
    share, at = source[:, 0], source[:, 1:]
    if lip:
        over = np.clip((at[:, 1] - _LIP) / 0.006, 0, 1) * np.clip((_NOSE - at[:, 1]) / 0.006, 0, 1)
        share = over * np.clip((_CORNER - np.abs(at[:, 2])) / 0.02, 0, 1) * (at[:, 0] > _FRONT)
    chin = np.clip((0.652 - at[:, 1]) / 0.03, 0, 1) * np.clip((at[:, 0] - 0.07) / 0.05, 0, 1)
    grown = pushed(
        cloth, (np.clip(share, 0, 1) ** 0.7 * (0.005 + 0.10 * length * (0.4 + chin))).astype(np.float32)
    )
    moved = grown.at.copy()
    moved[:, 1] -= (length * chin * np.clip(share, 0, 1)).astype(np.float32)
    strands = np.sin(260 * at[:, 2] + 4 * np.sin(90 * at[:, 1]))
    rows = grown.paint.copy()
    rows[:, :3] *= (1.0 + 0.15 * strands)[:, None].astype(np.float32)
    sparse = _SPARSE * np.exp(-np.maximum(share - 0.35, 0.0) / 0.16) * (not lip)
    rows[:, :3] += (sparse[:, None] * (np.array(linear(tone.skin)) - rows[:, :3])).astype(np.float32)
    return clipped(replace(grown, at=moved, paint=rows), (share - 0.35).astype(np.float32))
