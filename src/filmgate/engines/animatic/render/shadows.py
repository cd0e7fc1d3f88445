"""Shadows: the meshes between the sun and the scene, as a map, and a gobo such as a window."""

import ctypes

import numpy as np

from filmgate.engines.animatic.native.kernels import Kernels
from filmgate.engines.animatic.native.structs import MeshRef, ShadowMap, pointer, tile
from filmgate.engines.animatic.render.picture import Picture

_SIZE = 512


class Shadows:
    """The shadow map. It keeps its buffers between frames."""

    def __init__(self, kernels: Kernels) -> None:
        self._kernels = kernels
        self._depth = np.zeros((_SIZE, _SIZE), np.float32)
        self._coarse = np.zeros((_SIZE // 8, _SIZE // 8), np.float32)

    def of(self, picture: Picture, casters: list[MeshRef]) -> ShadowMap:
        """Return what stands between the sun and the scene of a picture. casters: its meshes."""
        shadow = through(picture)
        if not picture.meshes or picture.shadows <= 0 or picture.air.sun_dir[1] <= 0:
            return shadow
        toward = np.array(picture.air.sun_dir, np.float64)
        side = np.cross(toward, (0.0, 1.0, 0.0))
        side /= np.linalg.norm(side) + 1e-9
        up = np.cross(side, toward)
        focus, scale = np.array(picture.focus), _SIZE / (2 * picture.reach)
        rows = np.empty((3, 4), np.float32)
        for row, (axis, k, offset) in enumerate(
            ((side, scale, _SIZE / 2), (up, scale, _SIZE / 2), (toward, 1.0, 0.0))
        ):
            rows[row, :3] = axis * k
            rows[row, 3] = offset - axis @ focus * k
        self._depth.fill(-1e9)
        shadow.depth, shadow.coarse = pointer(self._depth), pointer(self._coarse)
        shadow.rows[:] = rows.ravel().tolist()
        for mesh, caster in zip(picture.meshes, casters, strict=True):
            faces = mesh.seen(1 / scale)
            seen = MeshRef(
                caster.surface, pointer(faces), caster.screen, caster.vertices, len(faces), mesh.wound
            )
            self._kernels.call("fg_shadow_raster", seen, shadow, self._depth)
        self._kernels.call("fg_shadow_coarse", self._depth, _SIZE, self._coarse)
        return shadow


def through(picture: Picture) -> ShadowMap:
    """Return what the sun shines through, without the meshes."""
    shadow = ShadowMap(None, None, _SIZE, (ctypes.c_float * 12)(), picture.shadows)
    if picture.gobo:
        shadow.mask = tile(picture.gobo.mask)
        shadow.across[:] = picture.gobo.across.ravel().tolist()
    return shadow
