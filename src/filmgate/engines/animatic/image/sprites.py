"""The picture of a mesh alone, small and with an opacity: for who comes into an image."""

import cv2
import numpy as np

from filmgate.engines.animatic.geometry.mesh import Ints, Mesh
from filmgate.engines.animatic.native.structs import Floats

_SMALL = 150  # pixels: a sprite that is no wider is drawn twice as large, for smooth edges
_MOST = 12  # points for one face
_RISE = 0.2  # radians that we look down


def sprite(mesh: Mesh, scale: float, sun: Floats, tint: Floats) -> tuple[Floats, Floats, tuple[float, float]]:
    """Return a mesh as seen along -z: BGR (height, width, 3), opacity (height, width), where its origin is.

    scale: pixels a metre. sun (3,): the way to the light. tint (3,): factors of blue, green and red.
    """
    c, s = np.cos(_RISE), np.sin(_RISE)
    at = mesh.at.astype(np.float32)
    finer = 2 if float(np.ptp(at[:, 0])) * scale < _SMALL else 1
    fine = scale * finer
    x, y = at[:, 0] * fine, -(at[:, 1] * c - at[:, 2] * s) * fine
    near = at[:, 1] * s + at[:, 2] * c
    left, top = float(x.min()) - 4, float(y.min()) - 4
    width = (int(x.max() - left) + 8) // finer * finer
    height = (int(y.max() - top) + 8) // finer * finer
    a, b, d = (mesh.faces[:, k] for k in range(3))
    twice = (x[b] - x[a]) * (y[d] - y[a]) - (x[d] - x[a]) * (y[b] - y[a])
    # a closed solid shows one side; of faces much smaller than a pixel some are enough
    shows = -twice * mesh.wound > 0 if mesh.wound else twice != 0
    kept = np.flatnonzero(shows)
    kept = kept[:: max(len(kept) // (width * height), 1)]
    faces, area = mesh.faces[kept], 0.5 * np.abs(twice[kept])
    a, b, d = (faces[:, k] for k in range(3))
    count = np.clip(np.ceil(area * 1.3), 1, _MOST * _MOST).astype(np.int64)
    face = np.repeat(np.arange(len(faces)), count)
    turn = np.arange(len(face)) - np.repeat(np.cumsum(count) - count, count)
    # points of a triangle that are spread evenly; source: Roberts 2018, "Quasirandom sequences"
    u, v = (0.5 + turn * 0.7548776662) % 1, (0.5 + turn * 0.5698402910) % 1
    u, v = np.where(u + v > 1, 1 - u, u).astype(np.float32), np.where(u + v > 1, 1 - v, v).astype(np.float32)
    w = 1 - u - v
    px = x[a][face] * w + x[b][face] * u + x[d][face] * v - np.float32(left)
    py = y[a][face] * w + y[b][face] * u + y[d][face] * v - np.float32(top)
    pz = near[a][face] * w + near[b][face] * u + near[d][face] * v
    spot = py.astype(np.int64) * width + px.astype(np.int64)
    low, span = float(pz.min()), max(float(np.ptp(pz)), 1e-6)
    depth = ((pz - low) * (65535 / span)).astype(np.uint16)
    order = np.argsort(depth, kind="stable")  # the nearest is written last
    seen = np.full(width * height, -1, np.int64)
    seen[spot[order]] = face[order]
    shown = _lit(mesh, faces, sun, tint)
    there = seen >= 0
    flat = np.zeros((width * height, 3), np.float32)
    flat[there] = shown[seen[there]]
    picture, cover = flat.reshape(height, width, 3), there.reshape(height, width).astype(np.float32)
    # gaps between points: what is around them goes on
    full = cv2.morphologyEx(cover, cv2.MORPH_CLOSE, np.ones((3, 3), np.uint8))
    soft = cv2.blur(picture, (3, 3)) / np.maximum(cv2.blur(cover, (3, 3)), 0.1)[..., None]
    picture = np.where(cover[..., None] > 0, picture, soft * full[..., None])
    size = (width // finer, height // finer)
    if finer == 1:  # the edges are softened, inwards
        full = np.minimum(full, cv2.blur(full, (3, 3)) * 1.6 - 0.5).clip(0, 1)
    opacity = cv2.resize(full, size, interpolation=cv2.INTER_AREA)
    blended = cv2.resize(picture * full[..., None], size, interpolation=cv2.INTER_AREA)
    out = blended / np.maximum(opacity, 1e-3)[..., None]
    return np.asarray(out, np.float32), np.asarray(opacity, np.float32), (-left / finer, -top / finer)


def _lit(mesh: Mesh, faces: Ints, sun: Floats, tint: Floats) -> Floats:
    """Return the colours of faces (n, 3): BGR, 0..255, in this light."""
    a, b, d = (faces[:, k] for k in range(3))
    normal = mesh.normal[a] + mesh.normal[b] + mesh.normal[d]
    length = np.maximum(np.linalg.norm(normal, axis=1, keepdims=True), 1e-6)
    facing = (normal / length) @ sun.astype(np.float32)
    # the sky gives more light than the ground; of a thin sheet both sides are lit
    light = 0.36 + 0.16 * (normal / length)[:, 1] + 0.8 * np.clip(facing, 0, 1)
    light += 0.15 * np.clip(-facing, 0, 1) * (mesh.wound == 0)
    color = (mesh.paint[a, :3] + mesh.paint[b, :3] + mesh.paint[d, :3]) / 3 * light[:, None]
    return np.asarray(255 * np.clip(color[:, ::-1] * tint, 0, 1) ** (1 / 2.2), np.float32)
