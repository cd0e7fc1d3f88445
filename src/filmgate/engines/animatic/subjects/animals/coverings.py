"""The coverings of some four-legged animals: wool, a shell, quills."""

import math

from filmgate.engines.animatic.geometry.clay import Clay
from filmgate.engines.animatic.geometry.materials import hide
from filmgate.engines.animatic.geometry.paint import Paint
from filmgate.engines.animatic.subjects.animals.coats import mixed
from filmgate.engines.animatic.subjects.animals.table import Build


def wool(clay: Clay, b: Build, hip: float, main: Paint) -> None:
    """Model locks all over the trunk, and a cap of them between the ears."""
    t, length = b.trunk, b.length
    count = 54
    for k in range(count):
        u = (k + 0.5) / count * 2 - 1
        angle = 2.39996 * k
        ring = math.sqrt(1 - u * u)
        at = (
            length * 0.55 * u - length * 0.02,
            hip + t * 0.05 + t * 1.02 * ring * math.cos(angle),
            t * 0.98 * ring * math.sin(angle),
        )
        lock = t * (0.28 + 0.07 * (k % 3))
        clay.ellipsoid(at, (lock, lock, lock), main, "chest" if u > 0.3 else "root", blend=b.wool)


def carapace(clay: Clay, b: Build, hip: float) -> None:
    """Model the shell of a turtle: a rim, and a dome of plates."""
    shell = hide(b.carapace or b.coat)
    plate = hide(mixed(b.carapace or b.coat, "#c8a860", 0.35))
    long, high, wide = b.length * 0.52, b.trunk * 1.9, b.length * 0.44
    y = hip + b.trunk * 0.1
    clay.ellipsoid((0, y, 0), (long, high, wide), shell, "root", blend=0.01)
    clay.ellipsoid((0, y - 0.01, 0), (long * 1.1, b.trunk * 0.35, wide * 1.1), shell, "root", blend=0.02)
    for ring, count, size in ((0.0, 1, 0.3), (0.5, 6, 0.27), (0.86, 11, 0.2)):
        for k in range(count):
            a = math.tau * (k + 0.5) / count
            x, z = ring * math.cos(a), ring * math.sin(a)
            top = math.sqrt(max(1 - x * x - z * z, 0.05))
            at = (x * long * 0.97, y + high * top * 0.93, z * wide * 0.97)
            clay.ellipsoid(at, (size * long, 0.2 * high, size * wide), plate, "root", blend=0.004)


def quills(clay: Clay, b: Build, hip: float) -> None:
    """Model a back full of short quills, of two tones."""
    tones = (hide(b.quills or b.coat), hide(mixed(b.quills or b.coat, "#ffffff", 0.5)))
    t, long = b.trunk, b.length
    middle, size = (-0.04 * long, hip + t * 0.12, 0), (long * 0.56, t * 1.2, t * 1.12)
    clay.ellipsoid(middle, size, tones[0], "root", blend=0.01)
    count = 190
    for k in range(count):
        u, angle = (k + 0.5) / count * 2 - 1, 2.39996 * k
        ring = math.sqrt(1 - u * u)
        up, side = ring * math.cos(angle), ring * math.sin(angle)
        if up < -0.2:
            continue
        root = (middle[0] + size[0] * 0.95 * u, middle[1] + size[1] * 0.95 * up, size[2] * 0.95 * side)
        tip = (root[0] - t * (0.3 - 0.25 * u), root[1] + t * 0.38 * up, root[2] + t * 0.38 * side)
        clay.cone(root, tip, (t * 0.1, t * 0.02), tones[k % 2], "chest" if u > 0.4 else "root", blend=0.0)
