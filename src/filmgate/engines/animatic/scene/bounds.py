"""Bounds: where meshes are in the frame."""

from collections.abc import Sequence

import numpy as np

from filmgate.engines.animatic.geometry.mesh import Mesh
from filmgate.engines.animatic.native.structs import Floats
from filmgate.engines.animatic.scene.scene import Scene


def bounds(scene: Scene, t: float, aspect: float, meshes: Sequence[Mesh]) -> Floats:
    """Return left, top, right and bottom of these meshes at `t` seconds, as shares of the frame."""
    size = (round(240 * aspect), 240)
    view = scene.camera(t, size)
    at = np.concatenate([mesh.at[:: max(len(mesh.at) // 400, 1)] for mesh in meshes])
    x, y, z = (at - (view.ex, view.ey, view.ez)).T
    depth = np.maximum(x * view.fx + z * view.fz, 0.2)
    across = (view.cx + view.focal * (x * view.rx + z * view.rz) / depth) / size[0]
    down = (view.cy - view.focal * y / depth) / size[1]
    low, high = np.quantile(np.stack([across, down]), (0.01, 0.99), axis=1)
    return np.concatenate([low, high])
