"""Bodies of cars as lofts: smooth sides with round wheel arches, a cabin of glass between pillars. Front
towards +x, the road at y = 0.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from filmgate.engines.animatic.geometry import materials
from filmgate.engines.animatic.geometry.lofts import OPEN, closing, curve, loft, mirrored, stations
from filmgate.engines.animatic.geometry.materials import CHROME, DARK, DARK_PAINT, HEADLIGHT, TAILLIGHT
from filmgate.engines.animatic.geometry.mesh import Mesh, join
from filmgate.engines.animatic.geometry.paint import Paint
from filmgate.engines.animatic.geometry.shapes import ball, box

Array = NDArray[np.float64]
Knots = Sequence[tuple[float, float]]
_GLASS = materials.glass("#131a22")
_SEAM = materials.painted("#0c0d10")
_PLATE = materials.enamel("#e8e6dc")


@dataclass(frozen=True, slots=True, kw_only=True)
class Body:
    """The shape of a car; metres.

    top: the line of bonnet, waist and boot. plan: half of its width. roof: the line of the cabin, from its
    foot behind to its foot ahead; its level part is metal, what slopes is glass. axles: x of the wheels,
    front first. wheel: their radius. doors: x of the gaps between them. tumble: how far the cabin leans in.
    """

    top: Knots
    plan: Knots
    roof: Knots
    axles: tuple[float, float]
    wheel: float
    doors: tuple[float, ...]
    sill: float = 0.26
    tumble: float = 0.2
    track: float = 0.1  # metres from the side to the middle of a tyre
    tread: float = 0.2
    round: float = 0.16  # of the shoulder
    pillars: tuple[float, ...] = ()  # x of what stands between windows
    rear: bool = True  # it has a window behind
    side: tuple[float, float] | None = None  # x between which the sides have windows; None: all
    lower: Paint = DARK_PAINT

    @property
    def ends(self) -> tuple[float, float]:
        return self.top[0][0], self.top[-1][0]


def shell(body: Body, paint: Paint, *, band: Paint | None = None, checks: bool = False) -> Mesh:
    """Make the lower body with its ends. band: the paint between the doors' gaps, as of a police car; checks:
    a band of chequers along the side.
    """
    first, last = body.ends
    reach = body.wheel + 0.075
    arches = [x + s * reach for x in body.axles for s in (1, -1)]
    seams = [x + s for x in body.doors for s in (0.0, 0.014)]
    squares = (
        list(np.arange(body.axles[1] + reach + 0.12, body.axles[0] - reach - 0.08, 0.11)) if checks else []
    )
    rounded = [first + 0.02, first + 0.06, first + 0.12, last - 0.02, last - 0.06, last - 0.12]
    fine = [x + reach * math.cos(a) for x in body.axles for a in np.linspace(0.0, math.pi, 15)]
    x = stations(first, last, 0.16, [*arches, *seams, *squares, *rounded, *fine])
    top, half = curve(body.top, x), curve(body.plan, x)
    ends = np.minimum((x - first), (last - x)).clip(0) / 0.16
    shrink = 1 - 0.14 * (1 - np.sqrt(1 - (1 - ends.clip(0, 1)) ** 2))
    half = half * shrink
    low = np.full(len(x), body.sill) + 0.1 * (1 - np.sqrt(1 - (1 - (ends / 3).clip(0, 1)) ** 2))
    for axle in body.axles:
        inside = np.abs(x - axle) < reach - 1e-9
        rise = body.wheel + np.sqrt(np.maximum(reach**2 - (x - axle) ** 2, 0))
        low = np.where(inside, np.maximum(low, rise), low)
    shoulder = top - body.round
    low = np.minimum(low, shoulder - 0.03)
    band_low, band_high = (0.52, 0.70) if checks else (0.5, 0.6)
    levels = [0.0, 0.12, 0.3, band_low, (band_low + band_high) / 2, band_high, 0.85, 1.0]
    base = body.sill
    rows = []
    for level in levels:  # along the side: heights from the sill, cut by the arches
        y = np.maximum(base + (shoulder - base) * level, low)
        h = (y - base) / np.maximum(shoulder - base, 0.05)
        rows.append(np.stack([x, y, half * (1 - 0.09 * (h - 0.5) ** 2 * 2 - 0.05 * h.clip(0.5) + 0.025)], -1))
    z = rows[-1][:, 2]
    for a in np.linspace(0.0, math.pi / 2, 6)[1:]:
        rows.append(
            np.stack([x, shoulder + body.round * math.sin(a) * 0.9, z - 0.16 * half * (1 - math.cos(a))], -1)
        )
    edge = rows[-1]
    for share in (0.66, 0.33, 0.0):
        crown = 0.1 * body.round * (1 - share**2) + 0.03 * (1 - share**2)
        rows.append(np.stack([x, edge[:, 1] + crown, edge[:, 2] * share], -1))
    whole = mirrored(np.stack(rows, 1))
    mid, sides = (x[1:] + x[:-1]) / 2, len(levels) - 1
    cells = np.zeros((len(x) - 1, len(rows) - 1), int)
    cells[:, 0] = 1
    for door in body.doors:
        cells[(mid > door) & (mid < door + 0.014), 1 : sides + 1] = 2
    if band is not None and len(body.doors) > 1:
        between = (mid > min(body.doors) + 0.014) & (mid < max(body.doors))
        cells[between & (cells[:, 2] == 0), 1 : sides + 1] = 3
    if checks and squares:
        at = np.searchsorted(squares, mid)
        inner = (mid > squares[0]) & (mid < squares[-1])
        for row in (3, 4):
            cells[inner & ((at + row) % 2 == 0), row] = 2
    # nothing where an arch has eaten the side
    flat = np.abs(np.diff(np.stack([row[:, 1] for row in rows[: sides + 1]], 1), axis=1))
    gone = (flat[1:] < 1e-6) & (flat[:-1] < 1e-6)
    cells[:, :sides][gone] = OPEN
    cells = np.concatenate([cells, cells[:, ::-1]], 1)
    paints = [paint, body.lower, _SEAM, band or paint]
    caps = [
        loft(closing(whole[k], bulge), np.tile(np.where(cells[k] == OPEN, 0, cells[k])[None], (3, 1)), paints)
        for k, bulge in ((0, -0.05), (-1, 0.06))
    ]
    return join(loft(whole, cells, paints), *caps, *_under(body))


def _under(body: Body) -> list[Mesh]:
    """Make what is dark below: the floor, the wells of the wheels."""
    first, last = body.ends
    half = float(max(y for _, y in body.plan)) - body.track - body.tread / 2 - 0.02
    reach = body.wheel + 0.07
    parts = [
        box(((first + last) / 2, body.sill + 0.02, 0), ((last - first) / 2 - 0.3, 0.05, half + 0.06), DARK)
    ]
    for axle in body.axles:
        roof = min(
            2 * body.wheel + 0.06, float(curve(body.top, np.array([axle - reach, axle + reach])).min()) - 0.05
        )
        parts.append(box((axle, (body.sill + roof) / 2, 0), (reach, (roof - body.sill) / 2, half), DARK))
    return parts


def cabin(body: Body, paint: Paint, *, glass: Paint = _GLASS) -> Mesh:
    """Make the cabin: glass all round between pillars under a roof."""
    first, last = body.roof[0][0], body.roof[-1][0]
    high = max(y for _, y in body.roof)
    level = [x for x, y in body.roof if y > high - 0.09]
    back, front = min(level), max(level)
    frames = [p + s for p in body.pillars for s in (-0.045, 0.045)]
    side = body.side or (first + 0.2 * (back - first), last - 0.12 * (last - front))
    x = stations(first, last, 0.12, [back, front, *frames, *side, first + 0.05, last - 0.05])
    foot = curve(body.top, x) - 0.05
    top = np.maximum(curve(body.roof, x), foot + 0.002)
    half = curve(body.plan, x) * 0.9 - 0.01
    tall = top - foot
    share = (tall / (high - foot)).clip(0, 1)
    lean = body.tumble * share
    rows = []
    for level_ in (0.0, 0.16, 0.5, 0.86, 0.93):
        z = half * (1 - lean * level_) + 0.015 * math.sin(math.pi * level_)
        rows.append(np.stack([x, foot + tall * level_, z], -1))
    for a in (0.5, 1.0):
        turn = a * math.pi / 2
        z = half * (1 - lean * (0.93 + 0.07 * math.sin(turn))) - 0.075 * share * (1 - math.cos(turn))
        rows.append(np.stack([x, foot + tall * (0.93 + 0.07 * math.sin(turn)), z], -1))
    edge = rows[-1]
    for share_ in (0.93, 0.5, 0.0):
        rows.append(np.stack([x, edge[:, 1] + 0.035 * share * (1 - share_**2), edge[:, 2] * share_], -1))
    mid = (x[1:] + x[:-1]) / 2
    cells = np.zeros((len(mid), len(rows) - 1), int)
    seen = (mid > side[0]) & (mid < side[1])
    cells[seen, 1:3] = 1
    for pillar in body.pillars:
        cells[np.abs(mid - pillar) < 0.045, 1:3] = 2
    cells[mid > front, 7:9] = 1
    if body.rear:
        cells[mid < back, 7:9] = 1
    whole = mirrored(np.stack(rows, 1))
    return loft(whole, np.concatenate([cells, cells[:, ::-1]], 1), [paint, glass, DARK_PAINT])


def fittings(
    body: Body, *, lamp: float, grille: tuple[float, float], bright: bool = False, tall: float = 0.08
) -> Mesh:
    """Make lamps, grille, bumpers, mirrors, handles and number plates.

    lamp: the height of the headlights. grille: half its width, and half its height.
    """
    first, last = body.ends
    metal = CHROME if bright else DARK_PAINT
    front = float(curve(body.plan, np.array([last - 0.05]))[0]) * 0.86
    rear = float(curve(body.plan, np.array([first + 0.05]))[0]) * 0.86
    wide = float(curve(body.plan, np.array([0.0]))[0])
    parts: list[Mesh] = []
    y = lamp - 0.16
    parts += [
        box((last + 0.03, y, 0), (0.03, grille[1], grille[0]), DARK),
        *(
            box((last + 0.055, y + q * grille[1], 0), (0.012, 0.012, grille[0]), metal if bright else CHROME)
            for q in (-0.9, -0.3, 0.3, 0.9)
        ),
        box((last + 0.02, body.sill + 0.13, 0), (0.07, 0.07, 0.92 * front), metal),
        box((first - 0.02, body.sill + 0.15, 0), (0.07, 0.07, 0.92 * rear), metal),
        box((last + 0.085, body.sill + 0.14, 0), (0.012, 0.055, 0.24), _PLATE),
        box((first - 0.06, body.sill + 0.34, 0), (0.012, 0.055, 0.24), _PLATE),
        box((first + 0.02, body.sill + 0.02, 0.4 * rear), (0.1, 0.03, 0.03), CHROME),
    ]
    for s in (1, -1):
        parts += [
            ball((last - 0.05, lamp, s * 0.8 * front), (0.11, tall + 0.02, 0.19), CHROME, sides=14),
            ball((last - 0.015, lamp, s * 0.8 * front), (0.085, tall - 0.015, 0.15), HEADLIGHT, sides=14),
            box((first - 0.005, lamp + 0.03, s * 0.82 * rear), (0.05, tall * 0.8, 0.17), TAILLIGHT),
        ]
        waist = float(curve(body.top, np.array([body.roof[-1][0] - 0.45]))[0])
        parts.append(
            ball(
                (body.roof[-1][0] - 0.5, waist + 0.05, s * (wide + 0.1)),
                (0.07, 0.075, 0.11),
                DARK_PAINT,
                sides=10,
            )
        )
        for door in body.doors[1:]:
            h = float(curve(body.top, np.array([door]))[0]) - body.round - 0.05
            parts.append(
                box(
                    (door + 0.16, h, s * (wide * 0.985)),
                    (0.085, 0.016, 0.03),
                    CHROME,
                )
            )
    return join(*parts)
