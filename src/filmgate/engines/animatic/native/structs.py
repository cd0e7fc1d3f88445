"""The structures of the C code, as ctypes classes. The C files that are named explain the fields."""

import ctypes
from typing import Any

import numpy as np
from numpy.typing import NDArray

# float32 unless a docstring says otherwise; OpenCV's own annotations are too wide to say so
Floats = NDArray[Any]


_F, _I, _P = ctypes.c_float, ctypes.c_int32, ctypes.c_void_p
_VECTOR = _F * 3


class Camera(ctypes.Structure):
    """The camera: position, direction and lens, in metres and pixels; see kernel.h."""

    _fields_ = (
        *((name, _F) for name in ["cx", "cy", "focal", "ex", "ey", "ez", "fx", "fz", "rx", "rz"]),
        ("width", _I),
        ("height", _I),
    )


class Air(ctypes.Structure):
    """The sun, sky, clouds and fog, in linear light; see kernel.h."""

    _fields_ = (
        *((name, _VECTOR) for name in ["sun_dir", "sun", "fog", "fog_sun"]),
        *((name, _F) for name in ["fog_density", "fog_falloff", "fog_base"]),
        *((name, _VECTOR) for name in ["zenith", "horizon", "cloud_lit", "cloud_dark"]),
        *((name, _F) for name in ["cloud_cover", "cloud_scale", "wind_x", "wind_z"]),
        *((name, _F) for name in ["stars", "disc", "moon", "aurora", "glow", "flash", "time", "nebula"]),
        *((name, _VECTOR) for name in ["ambient_sky", "ambient_ground"]),
    )


class Tile(ctypes.Structure):
    """A square map of float values that repeats without a seam; see kernel.h."""

    _fields_ = (("data", _P), ("size", _I))


class LightMap(ctypes.Structure):
    """A square map of packed light values; see kernel.h."""

    _fields_ = (("data", _P), ("size", _I))


class Ground(ctypes.Structure):
    """The height field of the ground, and its look; see ground.h."""

    _fields_ = (
        ("height", Tile),
        ("lit", LightMap),
        ("sunlit", Tile),
        ("detail", Tile),
        *((name, _F) for name in ["cell", "near", "far", "ratio", "grain", "grain_scale", "relief"]),
        *((name, _F) for name in ["sparkle", "strata", "water", "level", "swell", "span"]),
        ("deep", _VECTOR),
        ("foam", _F),
        ("wave", Tile * 3),
        ("rings", _P),
        ("ring_count", _I),
    )


class MeshRef(ctypes.Structure):
    """One mesh to draw; see mesh.h."""

    _fields_ = (
        *((name, _P) for name in ["surface", "faces", "screen"]),
        *((name, _I) for name in ["vertices", "triangles", "wound", "clear"]),
    )


class ShadowMap(ctypes.Structure):
    """The depth of the scene as seen from the sun, for shadows; see mesh.h."""

    _fields_ = (
        ("depth", _P),
        ("coarse", _P),
        ("size", _I),
        ("rows", _F * 12),
        ("strength", _F),
        ("mask", Tile),
        ("across", _F * 8),
    )


class Lights(ctypes.Structure):
    """The point lights of a scene, an array [n][7]; see batch.h."""

    _fields_ = (("at", _P), ("count", _I))


class Floor(ctypes.Structure):
    """The floor of a room; see floor.c."""

    _fields_ = (("kind", _I), *((name, _F) for name in ["size", "groove", "dark", "vary", "polish"]))


class Surroundings(ctypes.Structure):
    """The look of a scene from its middle, for mirrors; see batch.h."""

    _fields_ = (("data", _P), ("size", _I), ("levels", _I))


class Openness(ctypes.Structure):
    """The share of light that reaches each pixel of a small picture between others; see mesh.h."""

    _fields_ = (("share", _P), ("depth", _P), ("width", _I), ("height", _I))


class Plants(ctypes.Structure):
    """Plants as upright textured rectangles; see sprites.c."""

    _fields_ = (
        ("texels", _P),
        *((name, _I) for name in ["variants", "height", "width", "levels"]),
        ("light", _VECTOR),
        ("dark", _VECTOR),
        ("sway", _F),
    )


class Grade(ctypes.Structure):
    """Values of the colour grading, which turns linear light into a picture; see post.c."""

    _fields_ = (
        *((name, _F) for name in ["exposure", "vignette", "saturation", "contrast"]),
        ("shadow_tint", _VECTOR),
        ("highlight_tint", _VECTOR),
        ("grain", _F),
        ("bloom", _F),
        ("grain_x", _I),
        ("grain_y", _I),
    )


def tile(values: Floats) -> Tile:
    """Return a Tile that points into a float32 (n, n) array, n a power of two. The caller keeps the array
    alive.

    Raise ValueError for any other array.
    """
    size = values.shape[0]
    if values.dtype != np.float32 or values.shape != (size, size) or size & (size - 1):
        raise ValueError("a tile is a float32 square whose side is a power of two")
    return Tile(pointer(values), size)


def light_map(light: Floats) -> tuple[LightMap, NDArray[np.uint32]]:
    """Pack linear light (3, n, n), clipped to 0..4, with 10 bits a channel. Return the LightMap and its
    array.

    The caller keeps the array alive.
    """
    roots = np.round(np.sqrt(np.clip(light, 0, 4) / 4) * 1023).astype(np.uint32)
    packed = np.ascontiguousarray(roots[0] << 20 | roots[1] << 10 | roots[2])
    return LightMap(pointer(packed), packed.shape[0]), packed


def pointer(values: NDArray[Any]) -> int:
    """Return the memory address of a C-contiguous array. Raise ValueError for any other array."""
    if not values.flags.c_contiguous:
        raise ValueError("kernels take C-contiguous arrays")
    return int(values.__array_interface__["data"][0])  # five times as fast as `ctypes.data`
