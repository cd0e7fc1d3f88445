"""The renderer: the steps by which a picture becomes one I420 frame."""

import ctypes
import math

import cv2
import numpy as np
from numpy.typing import NDArray

from filmgate.engines.animatic.native.kernels import Kernels
from filmgate.engines.animatic.native.structs import Floats, tile
from filmgate.engines.animatic.render import styles
from filmgate.engines.animatic.render.canvas import Canvas
from filmgate.engines.animatic.render.lens import Lens
from filmgate.engines.animatic.render.picture import Picture, Thicket
from filmgate.engines.animatic.render.pixels import LEVEL, i420, rolled
from filmgate.engines.animatic.render.solids import Solids
from filmgate.engines.animatic.seeds import Seed


class Renderer:
    """A renderer for one frame size. It keeps the buffers between frames."""

    def __init__(self, kernels: Kernels, width: int, height: int, *, seed: int) -> None:
        self._kernels, self._width, self._height = kernels, width, height
        self._seed = Seed(seed).film
        self._canvas = Canvas(kernels, width, height)
        self._solids, self._lens = Solids(self._canvas), Lens(self._canvas)
        self._over = np.zeros((4, height, width), np.float32)
        self._half = np.zeros((3, (height + 1) // 2, (width + 1) // 2), np.float32)
        self._rows = np.zeros((kernels.ranges, 7 * width), np.float32)
        self._grain = _grain(self._seed)
        self._clouds = _clouds(kernels, self._seed)
        self._sheet: Floats | None = None

    def frame(self, picture: Picture, number: int) -> NDArray[np.uint8]:
        """Render a picture as one frame, uint8 (height * 3 / 2, width): I420, BT.709 limited range. `number`:
        the frame's number, for the grain.
        """
        self._seen(picture)
        self._land(picture)
        self._solids.shade(picture)
        green = self._canvas.color[1].copy() if picture.pools else None
        for thicket in picture.thickets:
            self._plants(picture, thicket)
        self._pools(picture, green)
        self._puffs(picture)
        for particles in picture.particles:
            self._kernels.rows(
                "fg_particles",
                self._height,
                picture.camera,
                particles.at,
                particles.speed,
                particles.look,
                len(particles.at),
                particles.shutter,
                int(particles.glowing),
                self._canvas.depth,
                self._canvas.color,
            )
        self._solids.clear(picture)
        self._lens.heat(picture)
        self._lens.expose(picture)
        self._solids.parts(picture)
        self._lens.focus(picture)
        smooth = self._solids.smooth(picture)
        self._lens.wet(picture)
        frame = self._finish(picture, number, self._lens.bloom(picture), smooth)
        if picture.style is None and abs(picture.roll) < LEVEL:
            return frame
        bgr = cv2.cvtColor(frame, cv2.COLOR_YUV2BGR_I420)
        if picture.style:
            sheet = styles.Sheet(
                kernels=self._kernels,
                picture=bgr,
                depth=self._canvas.depth,
                material=self._canvas.material,
                paper=self._paper(),
            )
            bgr = styles.restyle(picture.style, sheet)
        return i420(self._kernels, rolled(bgr, picture.roll))

    def _paper(self) -> Floats:
        """Return the paper that a style draws on. It is the same for the whole film."""
        if self._sheet is None:
            self._sheet = styles.paper(self._height, self._width, self._seed)
        return self._sheet

    def subject(self, picture: Picture) -> NDArray[np.bool_]:
        """Return the mask (height, width) of the pixels that show the subject. Call it after `frame` with the
        same picture.
        """
        return self._solids.subject(picture)

    def _seen(self, picture: Picture) -> None:
        """Find what each pixel shows: ground, water or a mesh. What is hidden gets no light.

        Meshes come first: the march over the ground ends where they stand before all of it.
        """
        canvas, air, ground = self._canvas, picture.air, picture.ground
        canvas.clear()
        self._solids.find(picture)
        where = (picture.camera, air, ground, canvas.depth, canvas.material)
        self._kernels.rows("fg_ground_depth", self._width, *where, step=16)
        self._solids.cover(picture)

    def _land(self, picture: Picture) -> None:
        """Light the ground and the water, and draw the sky in the pixels that show nothing else."""
        canvas, camera, air, rows = self._canvas, picture.camera, picture.air, self._kernels.rows
        material, color, sky = canvas.material, canvas.color, tile(self._clouds)
        rows("fg_sky", self._half.shape[1], camera, air, sky, material, self._half)
        rows("fg_sky_fill", self._height, camera, air, self._half, material, color)
        rows("fg_ground_shade", self._height, camera, air, picture.ground, sky, canvas.depth, material, color)

    def _plants(self, picture: Picture, thicket: Thicket) -> None:
        camera, items = picture.camera, thicket.items
        depth = (items[:, 0] - camera.ex) * camera.fx + (items[:, 2] - camera.ez) * camera.fz
        side = (items[:, 0] - camera.ex) * camera.rx + (items[:, 2] - camera.ez) * camera.rz
        limit = 0.5 * self._width / camera.focal
        seen = (depth > 0.8) & (depth < 190) & (np.abs(side) < limit * depth + 2 * items[:, 4])
        order = np.argsort(depth[seen], kind="stable")
        visible = np.ascontiguousarray(items[seen][order])
        self._kernels.rows(
            "fg_plants",
            self._height,
            camera,
            picture.air,
            thicket.plants,
            visible,
            len(visible),
            self._canvas.depth,
            self._over,
            self._canvas.color,
            step=8,
        )

    def _puffs(self, picture: Picture) -> None:
        """Draw smoke and flames, far ones first and those that glow last."""
        camera, puffs = picture.camera, picture.puffs
        if not len(puffs):
            return
        depth = (puffs[:, 0] - camera.ex) * camera.fx + (puffs[:, 2] - camera.ez) * camera.fz
        # what glows comes after what hides, or its own smoke would put a flame out
        order = np.lexsort((-depth, puffs[:, 9] > 0))
        rows = np.ascontiguousarray(puffs[order], np.float32)
        self._kernels.rows(
            "fg_puffs",
            self._height,
            camera,
            picture.air,
            rows,
            len(rows),
            tile(self._clouds),
            self._canvas.depth,
            self._canvas.color,
        )

    def _pools(self, picture: Picture, green: Floats | None) -> None:
        """Draw the puddles. green: the light of that colour before the plants were drawn."""
        pools, canvas = picture.pools, self._canvas
        if pools is None:
            return
        look = (picture.camera, picture.air, picture.ground.detail, tile(self._clouds))
        what = (pools.at, len(pools.at), pools.rings, len(pools.rings), pools.rain, pools.track, green)
        shown = (canvas.depth, canvas.material, canvas.color, canvas.spare)
        self._kernels.rows("fg_pools", self._height, *look, *what, *shown)
        self._kernels.rows(
            "fg_pools_set", self._height, canvas.spare, self._width, self._height, canvas.color
        )

    def _finish(
        self, picture: Picture, number: int, bloom: Floats, smooth: NDArray[np.uint8]
    ) -> NDArray[np.uint8]:
        """Develop the light into a frame. smooth: 0 for pixels whose edges are not smooth yet."""
        grade = picture.grade
        shift = self._seed.frame(number).integers(0, 512, 2)
        grade.grain_x, grade.grain_y = int(shift[0]), int(shift[1])
        out = np.empty((self._height * 3 // 2, self._width), np.uint8)
        rows = self._rows
        self._kernels.rows(
            "fg_finish",
            self._height,
            self._canvas.color,
            bloom,
            self._canvas.depth,
            smooth,
            grade,
            self._grain,
            self._height,
            self._width,
            out,
            lambda part: rows[part].ctypes.data_as(ctypes.c_void_p),
            step=2,
        )
        return out


def _grain(seed: Seed) -> NDArray[np.int8]:
    """Return film grain, (512, 512): standard deviation about 2.25 levels, slightly soft."""
    white = seed.another(1).plain().normal(0, 3.0, (512, 512))
    soft = white + 0.5 * (np.roll(white, 1, 0) + np.roll(white, 1, 1))
    return np.clip(np.round(soft / math.sqrt(1.5) * 0.75), -127, 127).astype(np.int8)


def _clouds(kernels: Kernels, seed: Seed) -> Floats:
    out = np.empty((512, 512), np.float32)
    kernels.rows("fg_noise", 512, out, 512, 4, 7, 0.55, seed.noise("clouds"), 0, 0.0)
    low, high = out.min(), out.max()
    return np.ascontiguousarray((out - low) / (high - low), np.float32)
