"""Knives: a blade with a belly and a bevel, and a handle that a hand closes around."""

import numpy as np

from filmgate.engines.animatic.geometry import materials
from filmgate.engines.animatic.geometry.materials import CHROME, STEEL
from filmgate.engines.animatic.geometry.mesh import Mesh, join, soften
from filmgate.engines.animatic.geometry.paint import Paint
from filmgate.engines.animatic.geometry.shapes import ball, lathe
from filmgate.engines.animatic.native.structs import Floats

# along the blade from its heel: how far up it is, where its back and its edge are
_BLADE = (
    (0.66, -0.075, 0.175),
    (0.67, -0.075, 0.18),
    (0.85, -0.075, 0.178),
    (1.05, -0.073, 0.17),
    (1.22, -0.068, 0.155),
    (1.38, -0.062, 0.13),
    (1.52, -0.052, 0.093),
    (1.63, -0.042, 0.05),
    (1.71, -0.032, 0.005),
    (1.75, -0.022, -0.02),
)
_THICK = 0.0085  # half of it, at the back
_ROWS = (0.0, 0.2, 0.45, 0.7, 0.86)  # shares of the way from the back to the bevel, which ends at the edge
_HOLLOW = 0.16  # by how much the sides are curved, so that they mirror more than one thing
_STEPS = 6  # between two places along the blade
# handle: half of its height at a place along it
_HANDLE = (
    (0.02, 0.0),
    (0.062, 0.01),
    (0.075, 0.05),
    (0.066, 0.2),
    (0.074, 0.36),
    (0.066, 0.5),
    (0.064, 0.585),
)


def knife(color: str | None) -> Mesh:
    """Make a chef's knife that stands on its handle, its edge towards +z."""
    wood = materials.lacquer(color or "#5a2f18")
    handle = lathe(list(_HANDLE), [wood] * len(_HANDLE), sides=24)
    handle.at[:] = handle.at * (0.62, 1.0, 1.0)
    bolster = lathe([(0.064, 0.585), (0.072, 0.6), (0.07, 0.66), (0.03, 0.68)], [STEEL] * 4, sides=24)
    bolster.at[:] = bolster.at * (0.56, 1.0, 1.0)
    rivets = [ball((0.0, y, 0.0), (0.047, 0.017, 0.017), STEEL, sides=12) for y in (0.12, 0.29, 0.46)]
    return join(_blade(), handle, bolster, *rivets)


def scalpel(color: str | None) -> Mesh:
    """Make a scalpel that stands on its handle: a flat handle of steel and a short curved blade."""
    steel = materials.plated(color, STEEL)
    handle = lathe(
        [(0.001, 0.0), (0.03, 0.02), (0.036, 0.3), (0.028, 0.62), (0.02, 0.72)], [steel] * 5, sides=16
    )
    handle.at[:] = handle.at * (0.5, 1.0, 1.0)
    places = np.array([(0.68, -0.02, 0.022), (0.8, -0.022, 0.034), (0.9, -0.02, 0.026), (1.0, -0.012, -0.01)])
    y, back, edge = places.T
    sides = [_net([_row(y, back, way * 0.004), _row(y, edge, 0.0)], CHROME, way) for way in (1.0, -1.0)]
    return join(handle, *sides)


def _blade() -> Mesh:
    places = np.array(_BLADE)
    steps = np.linspace(0, len(places) - 1, (len(places) - 1) * _STEPS + 1)
    y, back, edge = (np.interp(steps, np.arange(len(places)), column) for column in places.T)
    sides = []
    for way in (1.0, -1.0):
        flat = [_row(y, back + share * (edge - back), way * _THICK * (1 - 0.75 * share)) for share in _ROWS]
        side = _net(flat, CHROME, way)
        bow = _HOLLOW * (np.repeat(_ROWS, len(y)) - 0.5)  # a flat mirror shows one colour
        side.normal[:, 2] += bow
        side.normal[:, 1] += 0.4 * _HOLLOW * (side.at[:, 1] - 1.2)
        side.normal[:] /= np.linalg.norm(side.normal, axis=1, keepdims=True)
        bevel = [flat[-1], _row(y, edge, 0.0)]
        sides += [side, _net(bevel, STEEL, way)]
    spine = [_row(y, back, _THICK), _row(y, back, -_THICK)]
    return join(*sides, _net(spine, STEEL, -1.0))


def _row(y: Floats, z: Floats, x: float) -> Floats:
    return np.stack([np.full(len(y), x), y, z], 1)


def _net(rows: list[Floats], paint: Paint, way: float) -> Mesh:
    """Return the surface through rows of points, that looks to +x if `way` is 1."""
    n = len(rows[0])
    at = np.concatenate(rows)
    ring, k = np.meshgrid(np.arange(len(rows) - 1) * n, np.arange(n - 1), indexing="ij")
    a = (ring + k).ravel()
    faces = np.concatenate([np.stack([a, a + 1, a + n], 1), np.stack([a + 1, a + n + 1, a + n], 1)])
    surface = np.zeros((len(at), 20), np.float32)
    surface[:, :3] = surface[:, 6:9] = at
    surface[:, 9:] = paint.row()
    mesh = Mesh(surface, np.ascontiguousarray(faces if way > 0 else faces[:, ::-1], np.int32))
    soften(mesh)
    return mesh
