"""The renderer: the steps by which a picture becomes one I420 frame."""

import ctypes
import math

import cv2
import numpy as np
from numpy.typing import NDArray

from filmgate.engines.animatic.geometry.mesh import Mesh, pixel
from filmgate.engines.animatic.native.kernels import Kernels
from filmgate.engines.animatic.native.structs import (
    Camera,
    Floats,
    Lights,
    MeshRef,
    ShadowMap,
    Tile,
    pointer,
    tile,
)
from filmgate.engines.animatic.render import styles
from filmgate.engines.animatic.render.picture import Picture, Thicket
from filmgate.engines.animatic.render.pixels import LEVEL, i420, rolled
from filmgate.engines.animatic.seeds import Seed

SHADOW_SIZE = 512
_FINE = 1.5  # pixels: smaller faces of a mesh are not seen
_CLOSEST = 0.3  # metres to the focus: nearer, it is behind the lens or in it


class Renderer:
    """A renderer for one frame size. It keeps the buffers between frames."""

    def __init__(self, kernels: Kernels, width: int, height: int, *, seed: int) -> None:
        self._kernels, self._width, self._height = kernels, width, height
        self._seed = Seed(seed).film
        self._color = np.zeros((3, height, width), np.float32)
        self._depth = np.zeros((height, width), np.float32)
        self._material = np.zeros((height, width), np.uint8)
        self._face = np.full((height, width), -1, np.int32)
        self._over = np.zeros((4, height, width), np.float32)
        self._mirror = np.zeros((height, width), np.uint32)
        self._half = np.zeros((3, (height + 1) // 2, (width + 1) // 2), np.float32)
        self._shadow = np.zeros((SHADOW_SIZE, SHADOW_SIZE), np.float32)
        self._soft = np.zeros((4, height // 4, width // 4), np.float32)
        self._exposed = np.zeros_like(self._color)
        self._coarse = np.zeros((SHADOW_SIZE // 8, SHADOW_SIZE // 8), np.float32)
        self._bright = np.zeros((3, height // 4, width // 4), np.float32)
        self._scratch = np.zeros((height // 4, width // 4), np.float32)
        self._rows = np.zeros((kernels.ranges, 7 * width), np.float32)
        self._screen = np.empty((0, 3), np.float32)
        self._grain = _grain(self._seed)
        self._clouds = _clouds(kernels, self._seed)
        self._sheet: Floats | None = None

    def frame(self, picture: Picture, number: int) -> NDArray[np.uint8]:
        """Render a picture as one frame, uint8 (height * 3 / 2, width): I420, BT.709 limited range. `number`:
        the frame's number, for the grain.
        """
        sky = tile(self._clouds)
        self._ground(picture, sky)
        self._solids(picture)
        for thicket in picture.thickets:
            self._plants(picture, thicket)
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
                self._depth,
                self._color,
            )
        self._expose(picture)
        self._focus(picture)
        self._bloom(picture)
        frame = self._finish(picture, number)
        if picture.style is None and abs(picture.roll) < LEVEL:
            return frame
        bgr = cv2.cvtColor(frame, cv2.COLOR_YUV2BGR_I420)
        if picture.style:
            sheet = styles.Sheet(
                kernels=self._kernels,
                picture=bgr,
                depth=self._depth,
                material=self._material,
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
        if not picture.meshes:
            return np.zeros(self._face.shape, np.bool_)
        depth, face = np.full_like(self._depth, 1e9), np.full_like(self._face, -1)
        references = self._references(picture.meshes, picture.camera)
        self._kernels.call("fg_project", picture.camera, references, len(references))
        self._kernels.rows(
            "fg_raster", self._height, picture.camera, references, len(references), depth, face, step=8
        )
        return np.asarray((face >= 0) & (depth <= self._depth * 1.001))

    def _ground(self, picture: Picture, sky: Tile) -> None:
        """Draw the ground and the water, then the sky in the pixels that they leave open."""
        camera, air, ground = picture.camera, picture.air, picture.ground
        material, color = self._material, self._color
        self._kernels.rows(
            "fg_ground_depth", self._width, camera, air, ground, self._depth, material, step=16
        )
        self._kernels.rows("fg_sky", self._half.shape[1], camera, air, sky, material, self._half)
        self._kernels.rows("fg_sky_fill", self._height, camera, air, self._half, material, color)
        self._kernels.rows(
            "fg_ground_shade", self._height, camera, air, ground, sky, self._depth, material, color
        )

    def _solids(self, picture: Picture) -> None:
        if not picture.meshes and not picture.backdrop and not picture.lamps:
            return
        camera = picture.camera
        references = self._references(picture.meshes + picture.backdrop, camera)
        shadow = ShadowMap(None, None, SHADOW_SIZE, (ctypes.c_float * 12)(), 0.0)
        if picture.meshes and picture.shadows > 0 and picture.air.sun_dir[1] > 0:
            shadow = self._shadow_map(picture, references[: len(picture.meshes)])
            self._kernels.rows(
                "fg_shadow_ground",
                self._height,
                camera,
                shadow,
                picture.ground.sunlit,
                float(picture.ground.cell),
                self._depth,
                self._material,
                self._color,
            )
        lights = Lights(pointer(picture.lights), len(picture.lights))
        if picture.lamps:
            near = np.ascontiguousarray(picture.lights[-picture.lamps :])
            self._kernels.rows(
                "fg_glow",
                self._height,
                camera,
                picture.air,
                near,
                len(near),
                self._depth,
                self._material,
                self._color,
            )
        self._kernels.call("fg_project", camera, references, len(references))
        self._kernels.rows(
            "fg_raster", self._height, camera, references, len(references), self._depth, self._face, step=8
        )
        self._kernels.rows(
            "fg_shade",
            self._height,
            camera,
            picture.air,
            references,
            shadow,
            lights,
            picture.ground.detail,
            picture.moving,
            self._depth,
            self._face,
            self._material,
            self._color,
        )
        if picture.wet:
            self._kernels.rows(
                "fg_mirror",
                self._width,
                camera,
                self._depth,
                self._material,
                self._color,
                self._mirror,
                step=16,
            )
            self._kernels.rows(
                "fg_wet",
                self._height,
                camera,
                picture.air,
                picture.ground.detail,
                float(picture.wet),
                self._depth,
                self._material,
                self._mirror,
                self._color,
            )
            self._mirror.fill(0)

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
                len(faces),
                mesh.wound,
            )
            start += len(mesh.surface)
        return references

    def _shadow_map(self, picture: Picture, casters: list[MeshRef]) -> ShadowMap:
        toward = np.array(picture.air.sun_dir, np.float64)
        side = np.cross(toward, (0.0, 1.0, 0.0))
        side /= np.linalg.norm(side) + 1e-9
        up = np.cross(side, toward)
        focus, scale = np.array(picture.focus), SHADOW_SIZE / (2 * picture.reach)
        rows = np.empty((3, 4), np.float32)
        for row, (axis, k, offset) in enumerate(
            ((side, scale, SHADOW_SIZE / 2), (up, scale, SHADOW_SIZE / 2), (toward, 1.0, 0.0))
        ):
            rows[row, :3] = axis * k
            rows[row, 3] = offset - axis @ focus * k
        self._shadow.fill(-1e9)
        flat = (ctypes.c_float * 12)(*rows.ravel())
        shadow = ShadowMap(pointer(self._shadow), pointer(self._coarse), SHADOW_SIZE, flat, picture.shadows)
        for mesh, caster in zip(picture.meshes, casters, strict=True):
            faces = mesh.seen(1 / scale)
            caster = MeshRef(
                caster.surface, pointer(faces), caster.screen, caster.vertices, len(faces), mesh.wound
            )
            self._kernels.call("fg_shadow_raster", caster, shadow, self._shadow)
        self._kernels.call("fg_shadow_coarse", self._shadow, SHADOW_SIZE, self._coarse)
        return shadow

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
            self._depth,
            self._over,
            self._color,
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
            self._depth,
            self._color,
        )

    def _expose(self, picture: Picture) -> None:
        """Blur the motion since `picture.then`, when the shutter opened."""
        if picture.then is None:
            return
        travel = (ctypes.c_float * 3)(*picture.travel)
        moved = np.zeros(1, np.int32)
        where = (picture.camera, picture.then, travel, self._depth, self._material)
        self._kernels.call("fg_moved", *where, moved)
        if not moved[0]:
            return
        self._kernels.rows("fg_motion", self._height, *where, self._color, self._exposed)
        self._color, self._exposed = self._exposed, self._color

    def _focus(self, picture: Picture) -> None:
        """Blur what lies off the focus (depth of field)."""
        camera = picture.camera
        away = (picture.focus[0] - camera.ex) * camera.fx + (picture.focus[2] - camera.ez) * camera.fz
        lens = camera.focal * picture.aperture
        if away < _CLOSEST or lens / away < 1:  # less than a pixel even at infinity
            return
        h, w = self._soft.shape[1:]
        args = (self._height, self._width, float(away), float(lens))
        self._kernels.rows("fg_soften", h, self._color, self._depth, *args, self._soft)
        radius = max(round(h / 110), 1)
        for plane in self._soft:
            self._kernels.call("fg_blur", plane, self._scratch, h, w, radius)
        self._kernels.rows("fg_defocus", self._height, self._soft, self._depth, *args, self._color)

    def _bloom(self, picture: Picture) -> None:
        """Gather the bloom: a narrow and a wide blur of the bright parts, and shafts from the sun."""
        call, bright = self._kernels.call, self._bright
        h, w = bright.shape[1:]
        self._kernels.rows(
            "fg_bright", h, self._color, self._height, self._width, float(picture.bright), bright
        )
        half, quarter = np.empty((h // 2, w // 2), np.float32), np.empty((h // 4, w // 4), np.float32)
        shine = np.zeros_like(half)
        for plane in bright:
            call("fg_halve", plane, h, w, half)
            shine += half
            call("fg_halve", half, h // 2, w // 2, quarter)
            call("fg_blur", quarter, np.empty_like(quarter), h // 4, w // 4, 5)
            call("fg_blur", plane, self._scratch, h, w, 2)
            plane *= 0.6 * picture.bloom
            call("fg_add_enlarged", quarter, h // 4, w // 4, plane, h, w, 0.9 * picture.bloom)
        camera, air = picture.camera, picture.air
        ahead = air.sun_dir[0] * camera.fx + air.sun_dir[2] * camera.fz
        if picture.rays > 0 and ahead > 0.15:
            self._shafts(picture, shine, ahead)
        if picture.glow is not None:
            bright += picture.glow

    def _shafts(self, picture: Picture, shine: Floats, ahead: float) -> None:
        """Gather the shafts of light once, and add them in the sun's colour."""
        camera, air, call = picture.camera, picture.air, self._kernels.call
        sx = camera.cx + camera.focal * (air.sun_dir[0] * camera.rx + air.sun_dir[2] * camera.rz) / ahead
        sy = camera.cy - camera.focal * air.sun_dir[1] / ahead
        h, w = shine.shape
        out = np.empty_like(shine)
        call("fg_rays", shine, out, h, w, sx / 8, sy / 8, 24, 0.96)
        call("fg_blur", out, np.empty_like(out), h, w, 1)
        k = picture.rays * min(1.0, (ahead - 0.15) * 3) / sum(air.sun)
        for plane, share in zip(self._bright, air.sun, strict=True):
            call("fg_add_enlarged", out, h, w, plane, *plane.shape, float(k * share))

    def _finish(self, picture: Picture, number: int) -> NDArray[np.uint8]:
        grade = picture.grade
        shift = self._seed.frame(number).integers(0, 512, 2)
        grade.grain_x, grade.grain_y = int(shift[0]), int(shift[1])
        out = np.empty((self._height * 3 // 2, self._width), np.uint8)
        rows = self._rows
        self._kernels.rows(
            "fg_finish",
            self._height,
            self._color,
            self._bright,
            self._depth,
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
