"""Contact: the ground is dark below what stands on it, where neither sun nor sky reach."""

import ctypes
import itertools

import numpy as np
from numpy.typing import NDArray

from filmgate.engines.animatic.geometry.mesh import Vector
from filmgate.engines.animatic.native.structs import Camera, Floats, MeshRef, ShadowMap, pointer
from filmgate.engines.animatic.render.canvas import Canvas
from filmgate.engines.animatic.render.picture import Picture

_SIZE = 128
_NEAR = 1.2  # of the reach of corners: what is so far above the ground darkens it to 1/e
_SOFT = 0.3  # of the reach of corners: the radius of the blur
_LEFT = 0.2  # of its light, where something touches it
_HILLY = 1.5  # metres: so far is the ground above or below the foot of the subject


class Contact:
    """The map of what stands close above the ground, seen from below. It keeps its buffers between frames."""

    def __init__(self, canvas: Canvas) -> None:
        self._canvas = canvas
        self._dark, self._scratch = np.zeros((2, _SIZE, _SIZE), np.float32)
        self._place = np.zeros(3, np.float32)  # x and z of the first cell in metres, cells a metre

    def find(self, picture: Picture, casters: list[MeshRef]) -> None:
        """Find how dark the ground is. casters: the meshes of the picture."""
        kernels, reach = self._canvas.kernels, picture.reach
        x, z, fine = picture.focus[0] - reach, picture.focus[2] - reach, _SIZE / (2 * reach)
        self._place[:] = x, z, fine
        rows = (fine, 0, 0, -x * fine, 0, 0, fine, -z * fine, 0, -1, 0, 0)
        below = ShadowMap(None, None, _SIZE, (ctypes.c_float * 12)(*rows), 1.0)
        self._dark.fill(-1e9)
        for mesh, caster in zip(picture.meshes, casters, strict=True):
            faces = mesh.seen(1 / fine)
            one = MeshRef(
                caster.surface, pointer(faces), caster.screen, caster.vertices, len(faces), mesh.wound
            )
            kernels.call("fg_shadow_raster", one, below, self._dark)
        kernels.call("fg_contact", self._dark, _SIZE, picture.ground, self._place, _NEAR * picture.corners)
        radius = max(round(_SOFT * picture.corners * fine), 1)
        kernels.call("fg_blur", self._dark, self._scratch, _SIZE, _SIZE, radius)

    def darken(self, picture: Picture) -> None:
        """Darken the ground of the canvas."""
        canvas, camera = self._canvas, picture.camera
        box = _box(camera, picture.focus, picture.reach)
        ground = (canvas.depth, canvas.material, canvas.color)
        look = (self._dark, _SIZE, self._place, _LEFT, box)
        canvas.kernels.rows("fg_contact_ground", camera.height, camera, *look, *ground)


def _box(camera: Camera, focus: Vector, reach: float) -> NDArray[np.int32]:
    """Return the part of the frame that shows the ground near the focus: columns and rows, first and end."""
    whole = np.array((0, camera.width, 0, camera.height), np.int32)
    signs = np.array(list(itertools.product((-1.0, 1.0), repeat=3)))
    at: Floats = np.array(focus) + signs * (reach, reach + _HILLY, reach) - (camera.ex, camera.ey, camera.ez)
    depth = at[:, 0] * camera.fx + at[:, 2] * camera.fz
    if depth.min() < 0.2:
        return whole
    across = camera.cx + camera.focal * (at[:, 0] * camera.rx + at[:, 2] * camera.rz) / depth
    down = camera.cy - camera.focal * at[:, 1] / depth
    box = np.array((across.min(), across.max() + 1, down.min(), down.max() + 1))
    return np.asarray(np.clip(box, whole[[0, 0, 2, 2]], whole[[1, 1, 3, 3]]), np.int32)
