"""Buildings by day, at night and in snow: panes without light, white roofs."""

import numpy as np

from filmgate.engines.animatic.geometry import materials
from filmgate.engines.animatic.geometry.materials import LIT_ROOM, WINDOW
from filmgate.engines.animatic.geometry.mesh import Mesh
from filmgate.engines.animatic.geometry.paint import GLOW, PATTERNS

LOUNGE = materials.light("#ffb870", 0.75)  # of a wall of glass: dimmer than a window
PANE = materials.glass("#34444f")  # of a window by day
_SHINGLES = PATTERNS.index("shingles")
_FACADE = PATTERNS.index("facade")
_PETAL = np.array(materials.petal("#ffffff").row()[3:], np.float32)
_DEEP = 0.13  # metres of snow
_STEEP = 0.3  # of the normal of a roof, upwards: no snow stays on what is steeper
_FINE = 1000.0  # corners nearer than a millimetre are one


def seen(mesh: Mesh, *, lit: bool, snowy: bool) -> Mesh:
    """Return a building as it is seen: without light in its windows unless `lit`, with snow on its roofs."""
    there = Mesh(mesh.surface.copy(), mesh.faces, mesh.wound)
    if not lit:
        pane = PANE.row()
        for paint in (WINDOW, LIT_ROOM, LOUNGE):
            there.paint[np.abs(there.paint - np.array(paint.row(), np.float32)).max(1) < 1e-4] = pane
        there.paint[np.abs(there.paint[:, -1] - _FACADE) < 0.5, GLOW] = 0.0
    if snowy:
        _snowed(there)
    return there


def _snowed(mesh: Mesh) -> None:
    """Lay snow on the roofs of a mesh, and on the flowers at its windows; in place."""
    snow = materials.snow("#e8ecf2").row()
    mesh.paint[np.abs(mesh.paint[:, 3:] - _PETAL).max(1) < 1e-4] = snow
    at = mesh.at.astype(np.float64)
    a, b, c = (at[mesh.faces[:, k]] for k in range(3))
    flat = np.cross(b - a, c - a)
    up = np.abs(flat[:, 1]) / (np.linalg.norm(flat, axis=1) + 1e-12)
    roof = (np.abs(mesh.paint[mesh.faces[:, 0], -1] - _SHINGLES) < 0.5) & (up > _STEEP)
    if not roof.any():
        return
    # of the two sides of a slope, snow lies on the upper one: it starts where the other does not reach
    number = np.unique(mesh.faces[roof])
    key = np.round(at[number] * _FINE).astype(np.int64)
    columns, place = np.unique(key[:, [0, 2]], axis=0, return_inverse=True)
    top = np.full(len(columns), -(2**62))
    np.maximum.at(top, place.reshape(-1), key[:, 1])
    upper = np.zeros(len(at), bool)
    upper[number] = key[:, 1] >= top[place.reshape(-1)] - 30
    covered = roof & upper[mesh.faces].all(1)
    white = np.unique(mesh.faces[covered])
    corners = {tuple(one) for one in np.round(at[white] * _FINE).astype(np.int64)}
    high = np.array([tuple(one) in corners for one in np.round(at * _FINE).astype(np.int64)])
    mesh.at[high, 1] += _DEEP
    mesh.paint[white] = snow
