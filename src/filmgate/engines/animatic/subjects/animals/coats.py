"""The patterns of the coats of four-legged animals: stripes, spots, masks, painted over the fur."""

import numpy as np

from filmgate.engines.animatic.geometry.materials import linear
from filmgate.engines.animatic.geometry.mesh import Mesh
from filmgate.engines.animatic.native.structs import Floats
from filmgate.engines.animatic.subjects.animals.table import Build


def skull(b: Build, hip: float) -> tuple[float, float, float]:
    """Return the middle of the head of an animal that stands."""
    return (b.length * 0.44 + b.neck * 0.75, hip + b.trunk * 0.35 + b.neck * 0.75, 0.0)


def ink(mesh: Mesh, b: Build, hip: float) -> None:
    """Paint a pattern over the fur, by the position of each vertex at rest; in place."""
    x, y, z = mesh.surface[:, 6], mesh.surface[:, 7], mesh.surface[:, 8]
    hue = np.array(linear(b.ink), np.float32)
    mesh.paint[:, :3] += (hue - mesh.paint[:, :3]) * _PATTERNS[b.pattern or ""](x, y, z, b, hip)[:, None]


def _stripes(x: Floats, y: Floats, _z: Floats, _b: Build, hip: float) -> Floats:
    """Return the ink 0..1 of stripes around the trunk and the head; on the legs they run across."""
    leg = np.clip((hip - 0.1 - y) / 0.1, 0, 1)
    wave = np.sin(x * 46 + 1.6 * np.sin(y * 11)) * (1 - leg) + np.sin(y * 60) * leg
    back = np.clip((y - 0.08) / 0.1, 0, 1)
    return np.asarray(np.clip(wave * 5 - 0.6, 0, 1) * back, np.float32)


def _tiger(x: Floats, y: Floats, z: Floats, _b: Build, hip: float) -> Floats:
    """Return the ink 0..1 of stripes that are narrow and broken, with none on the belly."""
    wave = np.sin(x * 40 + 2.2 * np.sin(y * 13 + z * 6))
    back = np.clip((y - hip + 0.09) / 0.08, 0, 1)
    return np.asarray(np.clip(wave * 6 - 3.4, 0, 1) * back, np.float32)


def _spots(x: Floats, y: Floats, z: Floats, b: Build, hip: float) -> Floats:
    around = np.arctan2(z, y - hip) * b.trunk
    spot = np.sin(x * 62 + 0.9 * np.sin(around * 30)) * np.sin(around * 62 + 0.9 * np.sin(x * 27))
    return np.asarray(np.clip(np.abs(spot) * 6 - 3.3, 0, 1) * np.clip((y - 0.1) / 0.1, 0, 1), np.float32)


def _patches(x: Floats, y: Floats, z: Floats, _b: Build, hip: float) -> Floats:
    """Return the ink 0..1 of patches with pale seams."""
    around = np.arctan2(z, y - hip - 0.3) * 0.25
    u, v = x * 15 + 0.5 * np.sin(y * 9), y * 15 + 0.6 * np.sin(x * 11 + around * 4)
    seam = np.minimum(np.abs(np.sin(u)), np.abs(np.sin(v + around * 12)))
    return np.asarray(np.clip(seam * 7 - 1.6, 0, 1) * np.clip((y - 0.35) / 0.15, 0, 1), np.float32)


def _panda(x: Floats, y: Floats, z: Floats, b: Build, hip: float) -> Floats:
    """Return the ink 0..1 of a panda: shoulders, ears, and rings around the eyes."""
    sx, sy, _ = skull(b, hip)
    band = np.clip(1 - np.abs(x - b.length * 0.3) * 14 + 0.5, 0, 1) * (x < b.length * 0.44)
    ring = np.zeros_like(x)
    for side in (1, -1):
        d = np.hypot(np.hypot(x - sx - b.head * 0.85, y - sy - b.head * 0.36), z - side * b.head * 0.52)
        ring = np.maximum(ring, np.clip(2.6 - d / (b.head * 0.16), 0, 1))
    ears = (y > sy + b.head * 0.95) & (x > b.length * 0.44)
    return np.asarray(np.maximum.reduce([band, ring, ears.astype(np.float32)]), np.float32)


def _rings(x: Floats, _y: Floats, _z: Floats, b: Build, _hip: float) -> Floats:
    """Return the ink 0..1 of rings around the tail."""
    along = (-b.length * 0.5 - x) / b.tail
    return np.asarray((np.sin(along * 26) > 0) & (along > 0.03), np.float32)


def _mask(x: Floats, y: Floats, z: Floats, b: Build, hip: float) -> Floats:
    """Return the ink 0..1 of a raccoon: a mask over the eyes, and rings around the tail."""
    sx, sy, _ = skull(b, hip)
    eyes = (np.abs(y - sy - b.head * 0.32) < b.head * 0.3) & (x > sx + b.head * 0.5) & (np.abs(z) < b.head)
    return np.maximum(eyes.astype(np.float32), _rings(x, y, z, b, hip))


def _band(_x: Floats, y: Floats, z: Floats, b: Build, hip: float) -> Floats:
    """Return the ink 0..1 of a skunk: a band along the back."""
    return np.asarray((np.abs(z) < b.trunk * 0.4) & (y > hip + b.trunk * 0.3), np.float32)


def _badger(x: Floats, y: Floats, z: Floats, b: Build, hip: float) -> Floats:
    """Return the ink 0..1 of a badger: the head is white but for a dark band over each eye."""
    sx, sy, _ = skull(b, hip)
    head = (x > sx - b.head * 0.7) & (y > sy - b.head * 1.1)
    dark = np.abs(np.abs(z) - b.head * 0.5) < b.head * 0.22
    return np.asarray(head & ~dark, np.float32)


_PATTERNS = {
    "stripes": _stripes,
    "tiger": _tiger,
    "spots": _spots,
    "patches": _patches,
    "panda": _panda,
    "rings": _rings,
    "mask": _mask,
    "band": _band,
    "badger": _badger,
}
