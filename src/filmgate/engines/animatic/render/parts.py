"""Motion of parts: what moves by itself while the shutter is open has a blur of its own."""

import ctypes

import numpy as np

from filmgate.engines.animatic.geometry.mesh import Mesh
from filmgate.engines.animatic.native.structs import Camera, Floats, MeshRef, pointer
from filmgate.engines.animatic.render.canvas import Canvas
from filmgate.engines.animatic.render.picture import Picture

_BLOCK = 16  # pixels of a side; see parts.c
_SEEN = 2.5  # pixels: shorter ways are not seen
_SOME = 7  # of so many vertices, one tells how far a mesh moves


class Parts:
    """The pass for parts. Its buffers are made when they are first needed."""

    def __init__(self, canvas: Canvas) -> None:
        self._canvas = canvas
        self._way: Floats = np.zeros((0, 0, 0), np.float32)
        self._most: Floats = np.zeros((0, 0, 2), np.float32)  # of the ways in each block
        self._reach: Floats = np.zeros((0, 0, 2), np.float32)  # and around it

    def blur(self, picture: Picture, references: ctypes.Array[MeshRef]) -> None:
        """Blur what moved by itself since the shutter opened. references: the projected meshes."""
        travel = picture.exposed * np.array(picture.travel, np.float32)
        went = [
            _goes(now, then, travel if number < picture.moving else 0 * travel, picture.camera)
            for number, (now, then) in enumerate(zip(picture.meshes, picture.before, strict=False))
        ]
        if not any(went):
            return
        surfaces = [
            pointer(then.surface) if then and goes else None
            for then, goes in zip(picture.before, went, strict=False)
        ]
        canvas, (height, width) = self._canvas, self._canvas.depth.shape
        if not len(self._way):
            self._way = np.zeros((2, height, width), np.float32)
            self._reach = np.zeros((-(-height // _BLOCK), -(-width // _BLOCK), 2), np.float32)
            self._most = np.zeros((-(-height // _BLOCK), -(-width // _BLOCK), 2), np.float32)
        rows, before = canvas.kernels.rows, (ctypes.c_void_p * len(surfaces))(*surfaces)
        what = (picture.camera, references, before, len(surfaces), picture.moving, travel)
        rows("fg_parts", height, *what, canvas.depth, canvas.face, self._way, self._most, step=_BLOCK)
        down, across = self._most.shape[:2]
        rows("fg_parts_reach", down, self._most, across, down, self._reach)
        moved = (self._way, self._reach, canvas.depth, width, height)
        rows("fg_parts_blur", height, canvas.color, *moved, canvas.spare)
        most = (canvas.spare, self._reach, self._most)
        rows("fg_parts_set", height, *most, width, height, canvas.color, self._way)


def _goes(now: Mesh, then: Mesh | None, travel: Floats, camera: Camera) -> bool:
    """Tell whether a mesh moves by itself, and so far that it is seen."""
    if then is None or len(then.surface) != len(now.surface):
        return False
    at, move = now.at[::_SOME], now.at[::_SOME] - then.at[::_SOME] - travel
    depth = (at[:, 0] - camera.ex) * camera.fx + (at[:, 2] - camera.ez) * camera.fz
    seen = depth > 0.1
    far = np.abs(move).max(1)[seen] * camera.focal / depth[seen]
    return bool(len(far)) and float(far.max()) > _SEEN
