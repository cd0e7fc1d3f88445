"""Meshes on the canvas: which triangle each pixel shows, its light, and smooth silhouettes."""

import ctypes

import numpy as np
from numpy.typing import NDArray

from filmgate.engines.animatic.geometry.mesh import Mesh, pixel
from filmgate.engines.animatic.native.structs import (
    Camera,
    Floats,
    Lights,
    MeshRef,
    Openness,
    ShadowMap,
    Surroundings,
    pointer,
)
from filmgate.engines.animatic.render.canvas import NOWHERE, Canvas
from filmgate.engines.animatic.render.contact import Contact
from filmgate.engines.animatic.render.glass import Glass
from filmgate.engines.animatic.render.lens import focus
from filmgate.engines.animatic.render.parts import Parts
from filmgate.engines.animatic.render.picture import Picture
from filmgate.engines.animatic.render.shadows import Shadows

_FINE = 1.5  # pixels: smaller faces of a mesh are not seen
_OBSCURED = 3.6  # how dark corners are
_REACH = 45  # small pixels: as far as corners are looked for; see occlusion.c
_SAMPLED = 8  # one pixel of so many can lie at a silhouette
_FACES = 1 << 20  # of a mesh that a pixel can name (native/mesh.h): what is beyond is not drawn
_BAND = 16  # rows that are shaded together: surface.c


class Solids:
    """The passes for meshes. They keep their buffers between frames."""

    def __init__(self, canvas: Canvas) -> None:
        height, width = canvas.depth.shape
        self._canvas = canvas
        self._shadows, self._shadow = Shadows(canvas.kernels), ShadowMap()
        self._glass, self._parts = Glass(canvas), Parts(canvas)
        self._contact = Contact(canvas)
        self._seen: ctypes.Array[MeshRef] = (MeshRef * 0)()  # as `find` projected them
        self._screen = np.empty((0, 3), np.float32)
        self._mirror = np.zeros((height, width), np.uint32)
        self._open = np.zeros((4, (height + 3) // 4, (width + 3) // 4), np.float32)  # see _obscured
        self._mark = np.zeros((height, width), np.uint8)  # of pixels at silhouettes; see edges.c
        self._slot, self._first = np.zeros((height, width), np.int32), np.zeros(height + 1, np.int32)
        self._spans = np.full((height, 2), -1, np.int32)  # of pixels that show a mesh, in each row
        self._samples = np.zeros((height * width // _SAMPLED, 17), np.float32)

    def find(self, picture: Picture) -> None:
        """Find the triangle that each pixel shows, and what stands between the sun and the meshes."""
        canvas, camera, meshes = self._canvas, picture.camera, picture.meshes + picture.backdrop
        references = self._seen = self._references(meshes, camera)
        casters = references[: len(picture.meshes)]
        self._shadow = self._shadows.of(picture, casters)
        if picture.touched:
            self._contact.find(picture, casters)
        if not meshes:
            return
        rows, shown = canvas.kernels.rows, (canvas.depth, canvas.face)
        canvas.kernels.call("fg_project", camera, references, len(references))
        rows("fg_raster", canvas.height, camera, references, len(references), *shown, step=8)

    def cover(self, picture: Picture) -> None:
        """Mark the pixels that show a mesh, now that the ground is known, too."""
        self._spans.fill(-1)
        if not (picture.meshes or picture.backdrop):
            return
        canvas = self._canvas
        where = (canvas.width, picture.moving, canvas.material, self._spans)
        canvas.kernels.rows("fg_cover", canvas.height, canvas.face, *where)

    def shade(self, picture: Picture) -> None:
        """Light the meshes, and draw what they keep from the ground and what it mirrors of them."""
        if not (picture.meshes or picture.backdrop or picture.lamps or picture.gobo):
            return
        canvas, camera, shadow = self._canvas, picture.camera, self._shadow
        rows, height, ground = (
            canvas.kernels.rows,
            canvas.height,
            (canvas.depth, canvas.material, canvas.color),
        )
        if picture.floor:
            rows("fg_floor", height, camera, picture.floor, picture.ground.detail, *ground)
        openness = self._obscured(picture)
        if shadow.depth or shadow.mask.size:
            lit, cell = picture.ground.sunlit, float(picture.ground.cell)
            rows("fg_shadow_ground", height, camera, shadow, lit, cell, *ground)
        if picture.touched:
            self._contact.darken(picture)
        if openness.share:
            rows("fg_obscure_ground", height, camera, openness, picture.direct, *ground)
        if picture.lamps:
            near = np.ascontiguousarray(picture.lights[-picture.lamps :])
            rows("fg_glow", height, camera, picture.air, near, len(near), *ground)
        rows(
            "fg_shade",
            height,
            camera,
            picture.air,
            self._seen,
            shadow,
            Lights(pointer(picture.lights), len(picture.lights)),
            picture.around or Surroundings(None, 0, 0),
            openness,
            picture.ground.detail,
            *focus(picture),
            canvas.depth,
            canvas.face,
            canvas.color,
            step=_BAND,
        )
        self._mirrored(picture)

    def clear(self, picture: Picture) -> None:
        """Draw what light goes through, over everything that is drawn already."""
        if any(one.clear for one in self._seen):
            self._glass.draw(picture, self._seen, self._shadow)

    def parts(self, picture: Picture) -> None:
        """Blur what moves by itself, as legs and wheels do."""
        if picture.before and picture.then is not None:
            self._parts.blur(picture, self._seen)

    def smooth(self, picture: Picture) -> NDArray[np.uint8]:
        """Smooth the silhouettes of the meshes, and the seams of their parts, and remove specks. Return what
        was done in each pixel: (height, width), 0 for nothing.

        The lens comes before: it would undo what this does.
        """
        if not picture.meshes and not picture.backdrop:
            self._mark.fill(0)
            return self._mark
        canvas, camera, mark = self._canvas, picture.camera, self._mark
        references = self._seen
        rows, height, size = canvas.kernels.rows, canvas.height, (canvas.width, canvas.height)
        shown, where = (canvas.depth, canvas.face), (mark, self._first, self._slot, self._samples)
        rows("fg_edges_find", height, references, *shown, canvas.color, *size, mark)
        canvas.kernels.call("fg_edges_count", mark, *size, len(self._samples), self._first)
        rows("fg_edges_sample", height, camera, references, len(references), *shown, *where, step=8)
        colors = (canvas.color, canvas.spare)
        rows("fg_edges_mix", height, references, self._samples, *shown, mark, self._slot, *size, *colors)
        rows("fg_edges_set", height, canvas.spare, mark, *size, canvas.color)
        return mark

    def subject(self, picture: Picture) -> NDArray[np.bool_]:
        """Return the mask (height, width) of the pixels that show the subject, after `find`."""
        canvas = self._canvas
        if not picture.meshes:
            return np.zeros(canvas.face.shape, np.bool_)
        depth, face = np.full_like(canvas.depth, NOWHERE), np.full_like(canvas.face, -1)
        references, camera = self._references(picture.meshes, picture.camera), picture.camera
        canvas.kernels.call("fg_project", camera, references, len(references))
        for one in references:
            one.clear = 0  # glass hides nothing, but it belongs to the subject
        shown = (references, len(references), depth, face)
        canvas.kernels.rows("fg_raster", canvas.height, camera, *shown, step=8)
        return np.asarray((face >= 0) & (depth <= canvas.depth * 1.001))

    def _mirrored(self, picture: Picture) -> None:
        """Add what a wet street or a polished floor mirrors."""
        polish = picture.floor.polish if picture.floor else 0.0
        if not picture.wet and not polish:
            return
        canvas, camera = self._canvas, picture.camera
        rows, shown, height = canvas.kernels.rows, (canvas.depth, canvas.material), canvas.height
        rows("fg_mirror", canvas.width, camera, *shown, canvas.color, self._mirror, step=16)
        if polish:
            h, w = canvas.scratch.shape
            rows("fg_mirror_small", h, self._mirror, canvas.width, h, w, canvas.small)
            for plane in canvas.small:
                canvas.kernels.call("fg_blur", plane, canvas.scratch, h, w, max(round(h / 90), 1))
            rows("fg_polish", height, camera, polish, canvas.material, canvas.small, canvas.color)
        if picture.wet:
            look = (picture.air, picture.ground.detail, float(picture.wet))
            rows("fg_wet", height, camera, *look, *shown, self._mirror, canvas.color)
        self._mirror.fill(0)

    def _obscured(self, picture: Picture) -> Openness:
        """Find how open to the light each pixel is, at a quarter of the frame's size."""
        if not picture.corners:
            return Openness(None, None, 0, 0)
        canvas, (share, depth, raw, scratch) = self._canvas, self._open
        (h, w), rows = depth.shape, canvas.kernels.rows
        rows("fg_small_depth", h, canvas.depth, canvas.width, w, depth)
        box = self._reached(w, h)
        rows("fg_obscure", h, picture.camera, depth, w, h, float(picture.corners), _SPIRAL, box, raw)
        rows("fg_obscure_soften", h, raw, depth, w, h, _OBSCURED, scratch, share)
        return Openness(pointer(share), pointer(depth), w, h)

    def _reached(self, w: int, h: int) -> NDArray[np.int32]:
        """Return the part of a small picture that a mesh may darken: columns and rows, first and end."""
        there = np.nonzero(self._spans[:, 1] >= 0)[0]
        if not len(there):
            return np.zeros(4, np.int32)
        left, right = int(self._spans[there, 0].min()) // 4, int(self._spans[there, 1].max()) // 4
        box = (
            left - _REACH,
            right + _REACH + 1,
            int(there[0]) // 4 - _REACH,
            int(there[-1]) // 4 + _REACH + 1,
        )
        return np.clip(np.array(box, np.int32), 0, (w, w, h, h)).astype(np.int32)

    def _references(self, meshes: tuple[Mesh, ...], camera: Camera) -> ctypes.Array[MeshRef]:
        """Return the meshes as the kernels take them, as fine as the camera sees them, with room for their
        projected vertices.
        """
        total = sum(len(mesh.surface) for mesh in meshes)
        if total > len(self._screen):
            self._screen = np.empty((total, 3), np.float32)
        references, start = (MeshRef * len(meshes))(), 0
        for number, mesh in enumerate(meshes):
            faces = mesh.seen(_FINE * pixel(mesh, camera)) if mesh.coarse else mesh.faces
            references[number] = MeshRef(
                pointer(mesh.surface),
                pointer(faces),
                pointer(self._screen[start:]),
                len(mesh.surface),
                min(len(faces), _FACES),
                mesh.wound,
            )
            start += len(mesh.surface)
        return references


def _spiral() -> Floats:
    """Return the places of the taps of fg_obscure, (16, 10, 2): a spiral, turned for each pixel."""
    order = np.array([0, 8, 2, 10, 12, 4, 14, 6, 3, 11, 1, 9, 15, 7, 13, 5])  # Bayer 1973
    k = np.arange(10)
    angle = 2 * np.pi * (k * 0.381966 + order[:, None] / 16)
    far = ((k + order[:, None] / 16) / 10) ** 0.8 + 0.03
    return np.ascontiguousarray(np.stack([np.cos(angle) * far, np.sin(angle) * far], -1), np.float32)


_SPIRAL = _spiral()
