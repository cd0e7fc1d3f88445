"""Bodies of buses, trams, coaches and trucks: long lofts with rounded edges, bands of paint and rows of
windows. Front towards +x.
"""

import math
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from filmgate.engines.animatic.geometry import materials
from filmgate.engines.animatic.geometry.lofts import loft, mirrored, stations
from filmgate.engines.animatic.geometry.materials import DARK, DARK_PAINT, HEADLIGHT, LIT_ROOM, TAILLIGHT
from filmgate.engines.animatic.geometry.mesh import Mesh, join
from filmgate.engines.animatic.geometry.paint import Paint
from filmgate.engines.animatic.geometry.shapes import ball, box

Array = NDArray[np.float64]
Band = tuple[float, Paint]
Opening = tuple[float, float, float, float, Paint]  # from x to x, from y to y, and what it shows
_GLASS = materials.glass("#16202a")


def coachwork(
    x: tuple[float, float],
    y: tuple[float, float],
    half: float,
    bands: Sequence[Band],
    roof: Paint,
    openings: Sequence[Opening] = (),
    *,
    edge: float = 0.2,
    ends: tuple[float, float] = (0.25, 0.25),
    lean: tuple[float, float] = (0.0, 0.0),
    front: tuple[float, float] | None = None,
    back: tuple[float, float] | None = None,
    glass: Paint = _GLASS,
    arches: Sequence[tuple[float, float]] = (),
) -> Mesh:
    """Make a body along x with rounded edges.

    x, y: where it starts and ends, metres; half: half of its width. bands: paints of the sides from below up,
    with the height up to which each goes. openings: windows and doors of both sides. edge: radius along the
    roof. ends: how far its ends are rounded, back and front; lean: how far their tops lean in. front, back:
    heights between which an end is glass. arches: x and radius of wheels, whose middle is at y[0].
    """
    (x0, x1), (y0, y1) = x, y
    cuts = [c for a, b, _, _, _ in openings for c in (a, b)]
    cuts += [
        a + s * r * math.cos(q) for a, r in arches for q in np.linspace(0, math.pi / 2, 7) for s in (1, -1)
    ]
    rounding = [x0 + ends[0] * k for k in (0.05, 0.2, 0.5, 1.0)] + [
        x1 - ends[1] * k for k in (0.05, 0.2, 0.5, 1.0)
    ]
    xs = stations(x0, x1, 2.0, [*cuts, *rounding])
    top = y1 - edge
    heights = sorted(
        {
            y0,
            top,
            *(h for h, _ in bands if y0 < h < top),
            *(h for o in openings for h in o[2:4] if y0 < h < top),
            *(h for pane in (front, back) if pane for h in pane if y0 < h < top),
        }
    )
    levels = np.array(heights)
    near = np.minimum((xs - x0) / ends[0], (x1 - xs) / ends[1]).clip(0, 1)
    wide = half * (1 - 0.3 * (1 - np.sqrt(1 - (1 - near) ** 2)))
    under = np.full(len(xs), y0)
    for at, r in arches:
        under = np.maximum(under, y0 + np.sqrt(np.maximum(r * r - (xs - at) ** 2, 0)))
    rows = [np.stack([xs, np.maximum(level, under), wide], -1) for level in levels]
    for q in np.linspace(0, math.pi / 2, 6)[1:]:
        rows.append(np.stack([xs, 0 * xs + top + edge * math.sin(q), wide - edge * (1 - math.cos(q))], -1))
    rows += [np.stack([xs, rows[-1][:, 1] + 0.02 * (1 - s), rows[-1][:, 2] * s], -1) for s in (0.5, 0.0)]
    points = np.stack(rows, 1)
    tall = ((points[:, :, 1] - y0) / (y1 - y0)).clip(0, 1)
    share = ((xs - x0) / (x1 - x0))[:, None]
    points[:, :, 0] += tall**2 * (lean[0] * (1 - share) ** 6 - lean[1] * share**6)
    mid_y, mid_x = (levels[1:] + levels[:-1]) / 2, (xs[1:] + xs[:-1]) / 2
    paints: list[Paint] = [roof, glass, *(paint for _, paint in bands), *(o[4] for o in openings)]
    cells = np.zeros((len(mid_x), len(rows) - 1), int)
    band = np.minimum(np.searchsorted([h for h, _ in bands], mid_y), len(bands) - 1)
    cells[:, : len(mid_y)] = 2 + band
    for n, (a, b, low, high, _) in enumerate(openings):
        cells[np.ix_((mid_x > a) & (mid_x < b), (mid_y > low) & (mid_y < high))] = 2 + len(bands) + n
    whole = mirrored(points)
    both = np.concatenate([cells, cells[:, ::-1]], 1)
    parts = [loft(whole, both, paints)]
    for k, pane in ((0, back), (-1, front)):
        face = _end(points[k], len(rows))
        own = np.tile(2 + band[:, None], (1, face.shape[1] - 1))
        own = np.concatenate([own, np.zeros((face.shape[0] - 1 - len(band), face.shape[1] - 1), int)])
        if pane:
            seen = np.flatnonzero((mid_y > pane[0]) & (mid_y < pane[1]))
            own[seen, 1 : face.shape[1] - 2] = 1
        parts.append(loft(face, own, paints))
    return join(*parts)


def _end(section: Array, count: int) -> Array:
    """Return points of an end between the two sides of a section: it bulges a little."""
    way = np.sign(section[0, 0]) if abs(section[0, 0]) > 1e-6 else 1.0
    across = np.array([1.0, 0.93, 0.0, -0.93, -1.0])
    points = section[:count, None] * (1.0, 1.0, 0.0) + (0.0, 0.0, 1.0) * (
        across[None, :, None] * section[:count, None, 2:]
    )
    points[:, :, 0] += way * 0.05 * (1 - across[None] ** 2)
    return np.asarray(points)


def row(
    count: int, first: float, step: float, wide: float, low: float, high: float, paint: Paint
) -> list[Opening]:
    """Return a row of windows with their middles from `first` on, a step apart."""
    return [
        (first + step * k - wide / 2, first + step * k + wide / 2, low, high, paint) for k in range(count)
    ]


def lamps(front: float, back: float, y: float, z: float) -> list[Mesh]:
    """Make two headlights and two tail lights."""
    parts: list[Mesh] = []
    for s in (z, -z):
        parts += [
            ball((front, y, s), (0.06, 0.12, 0.16), materials.CHROME, sides=12),
            ball((front + 0.025, y, s), (0.05, 0.09, 0.12), HEADLIGHT, sides=12),
            box((back, y, s), (0.04, 0.15, 0.09), TAILLIGHT),
        ]
    return parts


def bus(color: str | None) -> Mesh:
    """Make the body of a city bus 10 m long, with doors, windows, mirrors and a lit sign."""
    paint, cream = materials.lacquer(color or "#c8a020"), materials.enamel("#ece8de")
    panes = row(7, -4.2, 1.22, 1.08, 1.62, 2.5, LIT_ROOM)
    body = coachwork(
        (-5.0, 5.0),
        (0.42, 3.05),
        1.24,
        [(0.62, DARK_PAINT), (1.3, paint), (1.42, cream), (3.0, paint)],
        cream,
        [*panes, (4.0, 4.78, 0.62, 2.5, _GLASS), (3.78, 3.86, 0.62, 2.5, DARK_PAINT)],
        ends=(0.3, 0.4),
        lean=(0.05, 0.16),
        front=(1.42, 2.56),
        back=(1.62, 2.5),
        arches=((3.05, 0.56), (-3.0, 0.56)),
    )
    mirrors = [
        part
        for s in (1, -1)
        for part in (
            box((5.1, 2.2, s * 1.34), (0.05, 0.2, 0.09), DARK_PAINT),
            box((5.0, 2.42, s * 1.26), (0.14, 0.02, 0.02), DARK_PAINT),
        )
    ]
    return join(
        body,
        box((4.94, 2.76, 0), (0.04, 0.12, 0.7), materials.light("#ffb040", 1.6)),
        box((0, 0.62, 0), (4.6, 0.3, 0.85), DARK),
        *(box((x, 0.75, 0), (0.6, 0.32, 0.86), DARK) for x in (3.05, -3.0)),
        box((5.04, 0.55, 0), (0.06, 0.1, 1.05), DARK_PAINT),
        box((-5.04, 0.58, 0), (0.05, 0.1, 1.05), DARK_PAINT),
        box((5.1, 0.56, 0), (0.01, 0.06, 0.26), cream),
        box((-1.0, 3.12, 0), (1.3, 0.12, 0.6), cream),
        *lamps(5.02, -5.03, 0.9, 0.9),
        *mirrors,
    )
