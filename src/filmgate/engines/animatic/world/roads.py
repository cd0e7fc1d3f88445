"""Roads: asphalt and white lines along the path."""

import numpy as np

from filmgate.engines.animatic.native.structs import Floats

_ASPHALT, _LINE = (0.135, 0.132, 0.128), (0.62, 0.61, 0.57)
_DASHES = 48  # along the ground, which repeats


def lay(albedo: Floats, color: tuple[float, float, float], share: Floats, tone: Floats | float = 1.0) -> None:
    """Lay a colour, darker or brighter by `tone`, over this share of the albedo; in place."""
    for one, value in zip(albedo, color, strict=True):
        one += (np.float32(value) * tone - one) * share


def pave(albedo: Floats, patches: Floats, lane: float, cell: float) -> None:
    """Paint a road into the albedo, (3, n, n); in place. The path is the middle of its far lane.

    It has white lines at its edges and between its lanes, and is worn where wheels go. patches: (n, n), 0..1.
    lane, cell: the widths of a lane and of a cell, metres.
    """
    size = len(patches)
    row = np.arange(size) * cell
    offset = np.where(row > row[-1] / 2, row - size * cell, row)[:, None]
    across = offset + 0.5 * lane  # from the middle of the road
    worn = np.exp(-(((np.abs(np.abs(across) - 0.5 * lane) - 0.8) / 0.35) ** 2))
    lay(albedo, _ASPHALT, _within(np.abs(across), lane), (0.85 + 0.3 * patches) * (1 + 0.16 * worn))
    dashes = (np.arange(size) * _DASHES / size % 1.0 < 0.4)[None, :]
    edges = _within(np.abs(np.abs(across) - lane + 0.3), 0.14)
    lay(albedo, _LINE, np.maximum(edges, _within(np.abs(across), 0.14) * dashes) * (0.55 + 0.45 * patches))


def _within(distance: Floats, half: float) -> Floats:
    """Return 1 nearer than `half` metres and 0 beyond; the edge is soft."""
    return np.clip((half - distance) / 0.2 + 0.5, 0.0, 1.0)
