"""Styles such as watercolour or sketch: filters over the finished frame, and what clay does to meshes."""

from collections.abc import Callable
from dataclasses import dataclass, replace

import cv2
import numpy as np

from filmgate.engines.animatic.geometry.mesh import Mesh
from filmgate.engines.animatic.native.kernels import Kernels
from filmgate.engines.animatic.native.structs import Floats
from filmgate.engines.animatic.render.pixels import Bytes
from filmgate.engines.animatic.seeds import Seed

_FAR, _LAST = 400.0, 120.0  # metres: depths are as far at most; beyond the second, nothing has an outline
_PIXELS = 144  # rows of pixel art


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """The input of a style filter.

    picture: BGR uint8. depth: metres. material: what each pixel shows, see kernel.h. paper: its texture.
    """

    kernels: Kernels
    picture: Bytes
    depth: Floats
    material: Bytes
    paper: Floats

    @property
    def size(self) -> tuple[int, int]:
        """Return the height and the width in pixels."""
        height, width = self.picture.shape[:2]
        return int(height), int(width)

    @property
    def unit(self) -> float:
        """Return the picture's height divided by 768. Widths of lines and brushes are multiples of it."""
        return self.size[0] / 768

    def planes(self) -> Floats:
        """Return blue, green, red and gray, (4, height, width), 0 to 255."""
        out = np.empty((4, *self.size), np.float32)
        self.kernels.rows("fg_part", self.size[0], np.ascontiguousarray(self.picture), *self.size, out)
        return out


def paper(height: int, width: int, seed: Seed) -> Floats:
    """Return the texture of paper, (height, width), with standard deviation 1.

    It has fibres, and patches that take more or less paint.
    """
    rng = seed.stream("paper")
    fine = cv2.GaussianBlur(rng.normal(size=(height, width)).astype(np.float32), (0, 0), 1.1)
    patches = cv2.resize(
        rng.normal(size=(height // 24 + 2, width // 24 + 2)).astype(np.float32),
        (width, height),
        interpolation=cv2.INTER_CUBIC,
    )
    mixed = fine / fine.std() + 0.8 * patches / patches.std()
    return np.asarray(mixed / mixed.std(), np.float32)


def restyle(style: str, sheet: Sheet) -> Bytes:
    """Return a BGR frame filtered in this style, one of STYLES."""
    return STYLES[style](sheet)


def _watercolour(sheet: Sheet) -> Bytes:
    """Draw washes (Kuwahara filter) with pigment that gathers at their edges, on paper that shows through."""
    (h, w), radius, rows = sheet.size, max(round(5 * sheet.unit), 2), sheet.kernels.rows
    planes, squares = sheet.planes(), np.empty((4, h + radius, w + radius), np.float32)
    rows("fg_squares", h + radius, planes, h, w, radius, squares)
    rows("fg_calm", h, squares, h, w, radius, planes)
    out = np.empty_like(sheet.picture)
    rows("fg_pool", h, planes, _blurred(planes[3], 5 * sheet.unit), sheet.paper, h, w, out)
    return out


def _anime(sheet: Sheet) -> Bytes:
    """Draw flat colours in a few steps of light, with ink around what stands before something else."""
    (h, w), kernels, planes = sheet.size, sheet.kernels, sheet.planes()
    small = np.empty((2, 3, h // 2, w // 2), np.float32)
    for plane, half in zip(planes[:3], small[0], strict=True):
        kernels.call("fg_halve", plane, h, w, half)
    for k in range(2):
        kernels.rows("fg_flatten", h // 2, small[k], h // 2, w // 2, 26.0, 5.0, small[1 - k])
    for half, plane in zip(small[0], planes[:3], strict=True):
        cv2.resize(half, (w, h), dst=plane, interpolation=cv2.INTER_CUBIC)
    kernels.rows("fg_weigh", h, planes, h, w)
    out = np.empty_like(sheet.picture)
    kernels.rows("fg_step", h, planes, _ink(sheet, planes[3]), h, w, out)
    return out


def _sketch(sheet: Sheet) -> Bytes:
    """Draw in pencil: tone as hatching on paper, outlines over it."""
    (h, w), gray = sheet.size, sheet.planes()[3]
    soft, shade = _blurred(gray, 9 * sheet.unit), cv2.GaussianBlur(gray, (0, 0), 2 * sheet.unit)
    out = np.empty_like(sheet.picture)
    drawn = (gray, soft, shade, _ink(sheet, gray), sheet.paper)
    sheet.kernels.rows("fg_pencil", h, *drawn, h, w, sheet.unit, out)
    return out


def _pixel(sheet: Sheet) -> Bytes:
    """Draw few rows and few colours, with an ordered dither between them."""
    h, w = sheet.picture.shape[:2]
    size = (round(_PIXELS * w / h), _PIXELS)
    small = cv2.resize(sheet.picture.astype(np.float32), size, interpolation=cv2.INTER_AREA)
    bayer = np.array([[0, 8, 2, 10], [12, 4, 14, 6], [3, 11, 1, 9], [15, 7, 13, 5]], np.float32) / 16 - 0.47
    dither = np.tile(bayer, (size[1] // 4 + 1, size[0] // 4 + 1))[: size[1], : size[0], None]
    mean = small.mean(2, keepdims=True)
    vivid = mean + (small - mean) * 1.3
    step = 255 / 7
    few = np.clip(np.round(vivid / step + 0.45 * dither) * step + 0.5, 0, 255).astype(np.uint8)
    return np.asarray(cv2.resize(few, (w, h), interpolation=cv2.INTER_NEAREST), np.uint8)


def _clay(sheet: Sheet) -> Bytes:
    """Make the colours warm and vivid.

    The rest of the clay look is done to the surfaces and the time (scene/scene.py).
    """
    warm = np.array([[0.96], [1.0], [1.04]], np.float32)
    vivid = np.eye(3, dtype=np.float32) * 1.22 - 0.22 / 3
    return np.asarray(cv2.transform(sheet.picture, warm * vivid), np.uint8)


def _blurred(plane: Floats, radius: float) -> Floats:
    """Return a plane under a Gaussian blur so wide that a quarter of its size is enough."""
    h, w = plane.shape
    small = cv2.resize(plane, (w // 4, h // 4), interpolation=cv2.INTER_AREA)
    return np.asarray(cv2.resize(cv2.GaussianBlur(small, (0, 0), radius / 4), (w, h)), np.float32)


def _ink(sheet: Sheet, gray: Floats) -> Floats:
    """Return the ink 0..1, (height, width).

    It has outlines where the depth jumps and where the picture itself has a strong edge.
    """
    soft = cv2.GaussianBlur(gray, (0, 0), 1.0 * sheet.unit + 0.3)
    strokes = np.empty(sheet.size, np.float32)
    seen = (sheet.depth, sheet.material, soft)
    sheet.kernels.rows("fg_ink", sheet.size[0], *seen, *sheet.size, _FAR, _LAST, strokes)
    return np.asarray(cv2.GaussianBlur(strokes, (0, 0), 0.55 * sheet.unit + 0.2), np.float32)


STYLES: dict[str, Callable[[Sheet], Bytes]] = {
    "watercolour": _watercolour,
    "anime": _anime,
    "sketch": _sketch,
    "pixel": _pixel,
    "clay": _clay,
}


def kneaded(meshes: tuple[Mesh, ...]) -> tuple[Mesh, ...]:
    """Return copies of the meshes as if made of clay, with thumb marks and a soft shine."""
    copies = tuple(replace(mesh, surface=mesh.surface.copy()) for mesh in meshes)
    for mesh in copies:
        mesh.paint[:, 4] = np.maximum(mesh.paint[:, 4], 0.5)
        mesh.paint[:, 5] = 0.75
        mesh.paint[:, 6] = np.minimum(mesh.paint[:, 6], 26.0)
    return copies
