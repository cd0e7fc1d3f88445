"""The lens: motion while the shutter is open, depth of field, bloom, beams in the air."""

import ctypes

import numpy as np

from filmgate.engines.animatic.native.structs import Floats
from filmgate.engines.animatic.render.canvas import Canvas
from filmgate.engines.animatic.render.picture import Picture
from filmgate.engines.animatic.render.shadows import through

_SEGMENT = 32  # pixels of a row that share a way; optics.c
_MOST = 1280  # of the 2560 points that fg_moved looks at: of more, the whole picture is written anew
_CLOSEST = 0.3  # metres to the focus: nearer, it is behind the lens or in it
_BEHIND = 0.15  # of the sun's direction: less far ahead, it is beside the camera
_FAR = 1e6  # metres: only the sky is so far
_STREAKED = 1.1  # light above the bloom's threshold from which a lamp has a streak
_WIDE = 9.0  # pixels of blur at infinity from which there is a wider one
_LEAST_DISC, _LEAST_NEAR = 4.0, 3.0  # pixels of blur
_POINT, _SOFT = 1.0, 0.5  # light of a point that becomes a disc, and how far it is out of focus at least
_DISC = 0.5  # of the blur at infinity: the radius of a disc, at a quarter of the size of 768 rows
_BRILLIANT, _GAIN = 1.4, 4.0  # light of a disc, and how much brighter than its share it may be
_HAZY = 14.0  # metres of air that are looked through
# where in a step the look through the air begins, for each pixel of a block of 4 x 4 (Bayer 1973)
_STARTS = np.array([[0, 8, 2, 10], [12, 4, 14, 6], [3, 11, 1, 9], [15, 7, 13, 5]], np.float32) / 16 + 1 / 32


class Lens:
    """The passes of the lens. They keep their buffers between frames."""

    def __init__(self, canvas: Canvas) -> None:
        height, width = canvas.depth.shape
        self._canvas = canvas
        self._bright = np.zeros((3, height // 4, width // 4), np.float32)
        self._blurred = np.zeros((height, -(-width // _SEGMENT)), np.uint8)
        self._air = np.zeros((3, (height + 3) // 4, (width + 3) // 4), np.float32)

    def expose(self, picture: Picture) -> None:
        """Blur the motion since `picture.then`, when the shutter opened."""
        if picture.then is None:
            return
        canvas, travel, moved = self._canvas, (ctypes.c_float * 3)(*picture.travel), np.zeros(1, np.int32)
        where = (picture.camera, picture.then, travel, canvas.depth, canvas.material)
        rows, height, colors = canvas.kernels.rows, canvas.height, (canvas.color, canvas.spare)
        canvas.kernels.call("fg_moved", *where, moved)
        if moved[0] > _MOST:
            rows("fg_motion", height, *where, *colors, None)
            canvas.swap()
        elif moved[0]:
            rows("fg_motion", height, *where, *colors, self._blurred)
            rows("fg_motion_set", height, canvas.spare, self._blurred, canvas.width, height, canvas.color)

    def heat(self, picture: Picture) -> None:
        """Bend the light of what is far, as hot air over the ground does."""
        canvas, heat = self._canvas, picture.optics.heat
        if heat:
            what = (picture.camera, float(heat), float(picture.air.time), canvas.depth)
            canvas.kernels.rows("fg_heat", canvas.height, *what, canvas.color, canvas.spare)
            bent = (picture.camera, float(heat), canvas.spare, canvas.color)
            canvas.kernels.rows("fg_heat_set", canvas.height, *bent)

    def wet(self, picture: Picture) -> None:
        """Draw the drops of rain on the lens."""
        canvas, drops = self._canvas, picture.optics.drops
        if drops is None or not len(drops):
            return
        h, w, call = canvas.height, canvas.width, canvas.kernels.call
        small = np.empty((3, h // 8, w // 8), np.float32)
        for plane, out in zip(canvas.color, small, strict=True):
            half, quarter = np.empty((h // 2, w // 2), np.float32), np.empty((h // 4, w // 4), np.float32)
            call("fg_halve", np.ascontiguousarray(plane), h, w, half)
            call("fg_halve", half, h // 2, w // 2, quarter)
            call("fg_halve", quarter, h // 4, w // 4, out)
        size = (w // 8, h // 8, w, h)
        canvas.kernels.rows("fg_drops", h, drops, len(drops), small, *size, canvas.color)

    def focus(self, picture: Picture) -> None:
        """Blur what lies off the focus (depth of field)."""
        canvas, (away, lens) = self._canvas, focus(picture)
        if not lens:
            return
        size, rows = (canvas.height, canvas.width), canvas.kernels.rows
        blurred(canvas, away, lens)
        wide = _wide(canvas) if lens / away > _WIDE else None
        near = _near(canvas, away, lens)
        rows(
            "fg_defocus",
            canvas.height,
            canvas.small,
            wide,
            near,
            canvas.depth,
            *size,
            away,
            lens,
            canvas.color,
        )

    def bloom(self, picture: Picture) -> Floats:
        """Return the light that is added to the picture, (3, height / 4, width / 4): a narrow and a wide blur
        of what is bright, shafts from the sun, and beams.
        """
        canvas, bright, call = self._canvas, self._bright, self._canvas.kernels.call
        h, w = bright.shape[1:]
        args = (canvas.height, canvas.width, float(picture.bright))
        canvas.kernels.rows("fg_bright", h, canvas.color, *args, bright)
        camera, air = picture.camera, picture.air
        ahead = air.sun_dir[0] * camera.fx + air.sun_dir[2] * camera.fz
        flares = self._flares(picture, ahead)
        half, quarter = np.empty((h // 2, w // 2), np.float32), np.empty((h // 4, w // 4), np.float32)
        shine = np.zeros_like(half)
        for plane in bright:
            call("fg_halve", plane, h, w, half)
            shine += half
            call("fg_halve", half, h // 2, w // 2, quarter)
            call("fg_blur", quarter, np.empty_like(quarter), h // 4, w // 4, 5)
            call("fg_blur", plane, canvas.scratch, h, w, 2)
            plane *= 0.6 * picture.bloom
            call("fg_add_enlarged", quarter, h // 4, w // 4, plane, h, w, 0.9 * picture.bloom)
        if flares is not None:
            bright += flares
        if picture.rays > 0 and ahead > _BEHIND:
            self._shafts(picture, shine, ahead)
        if picture.gobo and picture.haze:
            self._beams(picture, ahead)
        if picture.glow is not None:
            bright += picture.glow
        return bright

    def _flares(self, picture: Picture, ahead: float) -> Floats | None:
        """Return the streaks of what is bright, and the ghosts of a sun that is seen; None: none are."""
        optics, bright = picture.optics, self._bright
        sx, sy = _sun(picture, ahead) if ahead > _BEHIND else (-1.0, -1.0)
        seen = self._open(sx, sy) if optics.ghosts else 0.0
        if not optics.streak and not seen:
            return None
        h, w = bright.shape[1:]
        flares, rows = np.zeros_like(bright), self._canvas.kernels.rows
        if optics.streak:
            light = bright.copy()
            rows("fg_streak", h, light, h, w, _STREAKED, 1 - 12 / w, float(optics.streak))
            flares += light - bright
        if seen:
            strength = float(1.1 * optics.ghosts * seen * min(sum(picture.air.sun) / 6, 1.0))
            rows("fg_ghosts", h, flares, h, w, sx / 4, sy / 4, strength)
        return flares

    def _open(self, x: float, y: float) -> float:
        """Return how much of the sun at a pixel no thing hides."""
        canvas = self._canvas
        step = canvas.height // 100
        spots = [(int(x) + step * i, int(y) + step * j) for i in (-1, 0, 1) for j in (-1, 0, 1)]
        inside = [(i, j) for i, j in spots if 0 <= i < canvas.width and 0 <= j < canvas.height]
        return sum(float(canvas.depth[j, i]) > _FAR for i, j in inside) / len(spots)

    def _shafts(self, picture: Picture, shine: Floats, ahead: float) -> None:
        """Gather the shafts of light once, and add them in the sun's colour."""
        air, call = picture.air, self._canvas.kernels.call
        sx, sy = _sun(picture, ahead)
        h, w = shine.shape
        out = np.empty_like(shine)
        call("fg_rays", shine, out, h, w, sx / 8, sy / 8, 24, 0.96)
        call("fg_blur", out, np.empty_like(out), h, w, 1)
        k = picture.rays * min(1.0, (ahead - 0.15) * 3) / sum(air.sun)
        for plane, share in zip(self._bright, air.sun, strict=True):
            call("fg_add_enlarged", out, h, w, plane, *plane.shape, float(k * share))

    def _beams(self, picture: Picture, ahead: float) -> None:
        """Add the beams that the gobo lets into the air. ahead: how far the camera looks to it."""
        canvas, (depth, beams, scratch) = self._canvas, self._air
        (h, w), rows = depth.shape, canvas.kernels.rows
        rows("fg_small_depth", h, canvas.depth, canvas.width, w, depth)
        rows("fg_haze", h, picture.camera, through(picture), depth, w, _HAZY, _STARTS, beams)
        canvas.kernels.call("fg_blur", beams, scratch, h, w, 2)
        k = picture.haze * (0.6 + 1.2 * max(ahead, 0.0) ** 3)
        for plane, sun in zip(self._bright, picture.air.sun, strict=True):
            plane += beams[: plane.shape[0], : plane.shape[1]] * np.float32(k * sun)


def _sun(picture: Picture, ahead: float) -> tuple[float, float]:
    """Return the pixel at which the sun is. ahead: how far the camera looks to it."""
    camera, toward = picture.camera, picture.air.sun_dir
    x = camera.cx + camera.focal * (toward[0] * camera.rx + toward[2] * camera.rz) / ahead
    return float(x), float(camera.cy - camera.focal * toward[1] / ahead)


def blurred(canvas: Canvas, away: float, lens: float) -> None:
    """Blur what lies off the focus, into `canvas.small`. away, lens: as `focus` returns them."""
    h, w = canvas.scratch.shape
    look = (canvas.height, canvas.width, away, lens)
    canvas.kernels.rows("fg_soften", h, canvas.color, canvas.depth, *look, canvas.small)
    discs = _discs(canvas, lens / away)
    radius = max(round(h / 110), 1)
    for plane in canvas.small:
        canvas.kernels.call("fg_blur", plane, canvas.scratch, h, w, radius)
    if discs is not None:
        canvas.small[:3] += discs * canvas.small[3]


def _discs(canvas: Canvas, most: float) -> Floats | None:
    """Take points of light that are out of focus from `canvas.small`. Return them as discs, (3, h, w).

    most: pixels of blur at infinity.
    """
    h, w = canvas.scratch.shape
    *light, weight = canvas.small
    if most < _LEAST_DISC or float((light[0] + light[1] + light[2]).max()) < 3 * _POINT * _SOFT:
        return None
    weight = np.maximum(weight, 1e-3)
    level = (light[0] + light[1] + light[2]) / (3 * weight)
    if not ((level > _POINT) & (weight > _SOFT)).any():
        return None
    share = np.where(weight > _SOFT, np.maximum(1 - _POINT / np.maximum(level, _POINT), 0), 0)
    share[canvas.depth[: 4 * h : 4, : 4 * w : 4] > _FAR] = 0  # the sun keeps its size
    if not share.any():
        return None
    points = np.ascontiguousarray(canvas.small[:3] / weight * share, np.float32)
    canvas.small[:3] *= 1 - share
    out = np.empty_like(points)
    radius = min(max(_DISC * most * h / 192, 2.0), 12.0)
    canvas.kernels.rows("fg_discs", h, points, h, w, float(radius), out)
    level = out.sum(0) / 3
    out *= np.clip(_BRILLIANT / np.maximum(level, 1e-3), 1.0, _GAIN)
    return out


def _wide(canvas: Canvas) -> Floats:
    """Return a wider blur of the picture, (3, h, w) as `canvas.small`."""
    h, w = canvas.scratch.shape
    call, levels = canvas.kernels.call, []
    for plane in canvas.small:
        half, quarter = np.empty((h // 2, w // 2), np.float32), np.empty((h // 4, w // 4), np.float32)
        call("fg_halve", plane, h, w, half)
        call("fg_halve", half, h // 2, w // 2, quarter)
        call("fg_blur", quarter, np.empty_like(quarter), h // 4, w // 4, 1)
        levels.append(quarter)
    out = np.zeros((3, h, w), np.float32)
    for plane, light in zip(out, levels, strict=False):
        light /= levels[3]
        call("fg_add_enlarged", light, h // 4, w // 4, plane, h, w, 1.0)
    return out


def _near(canvas: Canvas, away: float, lens: float) -> Floats | None:
    """Return the share of what is nearer than the focus and off it, (h, w), blurred; None: none is."""
    closest = float(canvas.depth[::8, ::8].min())
    if lens * (1 / max(closest, 0.05) - 1 / away) < _LEAST_NEAR:
        return None
    h, w = canvas.scratch.shape
    near = np.empty((h, w), np.float32)
    canvas.kernels.rows("fg_near", h, canvas.depth, canvas.width, away, lens, near)
    canvas.kernels.call("fg_blur", near, canvas.scratch, h, w, max(round(h / 110), 1))
    return near


def focus(picture: Picture) -> tuple[float, float]:
    """Return (metres to what is sharp, pixels of blur at infinity times these metres), or (1, 0)."""
    camera = picture.camera
    away = (picture.focus[0] - camera.ex) * camera.fx + (picture.focus[2] - camera.ez) * camera.fz
    lens = camera.focal * picture.aperture
    if away < _CLOSEST or lens / away < 1:  # less than a pixel even at infinity
        return 1.0, 0.0
    return float(away), float(lens)
