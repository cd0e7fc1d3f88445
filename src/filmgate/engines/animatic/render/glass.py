"""Glass on the canvas: what light goes through is drawn last, over a picture that is done."""

import ctypes

import numpy as np

from filmgate.engines.animatic.native.structs import Floats, Lights, MeshRef, ShadowMap, Surroundings, pointer
from filmgate.engines.animatic.render.canvas import Canvas
from filmgate.engines.animatic.render.lens import blurred, focus
from filmgate.engines.animatic.render.picture import Picture

_STRIP, _STACK = 8, 17  # rows that are collected together, numbers of a pixel there; see glass.c


class Glass:
    """The pass for what light goes through. Its buffers are made when they are first needed."""

    def __init__(self, canvas: Canvas) -> None:
        self._canvas = canvas
        self._near: Floats = np.zeros((0, 0), np.float32)
        self._front = np.zeros((0, 0), np.int32)
        self._mark = np.zeros((0, 0), np.uint8)
        self._strips = np.zeros((0, 0), np.int32)

    def draw(self, picture: Picture, references: ctypes.Array[MeshRef], shadow: ShadowMap) -> None:
        """Draw it over the picture. references: the projected meshes; shadow: what the sun meets."""
        most = sum(one.triangles for one in references if one.clear)
        if not most:
            return
        canvas, camera, found, some = (
            self._canvas,
            picture.camera,
            np.empty(most, np.int32),
            np.zeros(1, np.int32),
        )
        canvas.kernels.call("fg_clear", references, len(references), found, some)
        self._make()
        away, lens = focus(picture)
        if lens:
            blurred(canvas, away, lens)
        rows, colors = canvas.kernels.rows, (canvas.color, canvas.spare)
        rows(
            "fg_glass",
            canvas.height,
            camera,
            picture.air,
            references,
            found,
            int(some[0]),
            shadow,
            Lights(pointer(picture.lights), len(picture.lights)),
            picture.around or Surroundings(None, 0, 0),
            picture.ground.detail,
            away,
            lens,
            canvas.small,
            canvas.depth,
            *colors,
            self._near,
            self._front,
            self._mark,
            lambda part: self._strips[part].ctypes.data_as(ctypes.c_void_p),
            step=_STRIP,
        )
        where, size = (self._near, self._front, self._mark), (canvas.width, canvas.height)
        shown = (canvas.color, canvas.depth, canvas.face, canvas.material)
        rows("fg_glass_set", canvas.height, canvas.spare, *where, picture.moving, *size, *shown)

    def _make(self) -> None:
        canvas = self._canvas
        if not len(self._strips):
            self._near, self._front = np.zeros_like(canvas.depth), np.zeros_like(canvas.face)
            self._mark = np.zeros_like(canvas.material)
            self._strips = np.zeros((canvas.kernels.ranges, _STRIP * canvas.width * _STACK), np.int32)
