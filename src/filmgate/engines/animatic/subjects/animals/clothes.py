"""Clothes of four-legged animals: cloth around the trunk, and hats."""

import numpy as np

from filmgate.engines.animatic.geometry import materials
from filmgate.engines.animatic.geometry.mesh import Mesh
from filmgate.engines.animatic.geometry.paint import Paint
from filmgate.engines.animatic.geometry.shapes import ball, blade, lathe, turned
from filmgate.engines.animatic.native.structs import Floats
from filmgate.engines.animatic.subjects.animals.coats import skull
from filmgate.engines.animatic.subjects.animals.table import Build
from filmgate.script.treatment import Outfit

_CLOTH, _HAT, _GOLD = "#3a5a94", "#7a5a34", "#d8b040"  # where the text names no colour
_LONG = ("coat", "dress", "robe")
_THICK = 0.012  # how far cloth stands out, as a share of the trunk's length


def dress(mesh: Mesh, b: Build, hip: float, outfit: Outfit) -> None:
    """Put clothes on the mesh of an animal: cloth of one colour, a little thicker than the body; in place."""
    if not (outfit.cut or outfit.legs):
        return
    x, y = mesh.surface[:, 6], mesh.surface[:, 7]
    if outfit.cut:
        _cover(mesh, _trunk(x, y, b, hip, long=outfit.cut in _LONG), outfit.top or _CLOTH, b)
    if outfit.legs:
        thighs = (y < hip) & (y > b.leg * 0.34) & (x < 0)
        _cover(mesh, thighs, outfit.legs, b)


def _trunk(x: Floats, y: Floats, b: Build, hip: float, *, long: bool) -> Floats:
    """Return which vertices are between neck and tail, down to the elbows; of a long garment to the knees."""
    along = np.clip((x / b.length + 0.33) / 0.6, 0, 1)
    spine = hip + b.rise * along
    low = np.where(along > 0.5, spine - 0.95 * b.trunk - 0.14 * (b.leg + b.rise), spine - 0.95 * b.trunk)
    low = low - (0.3 * b.leg if long else 0.0)
    neck = x / b.length * 0.8 + (y - hip - b.rise) / b.length * 0.5
    return np.asarray((x > -0.44 * b.length) & (neck < 0.44) & (y > low))


def _cover(mesh: Mesh, where: Floats, color: str, b: Build) -> None:
    mesh.paint[where] = materials.cloth(color).row()
    mesh.at[where] += mesh.normal[where] * _THICK * b.length


def hats(b: Build, hip: float, outfit: Outfit) -> list[Mesh]:
    """Make what an animal wears on its head; it sits between the ears."""
    if not outfit.hat:
        return []
    x, y, _ = skull(b, hip)
    h = b.head
    felt = materials.felt(outfit.hat_colour or (_GOLD if outfit.hat == "crown" else _HAT))
    return [turned(part, np.eye(3), (x + 0.18 * h, y + 0.82 * h, 0.0)) for part in _hat(outfit.hat, h, felt)]


def _hat(shape: str, h: float, felt: Paint) -> list[Mesh]:
    def made(*profile: tuple[float, float]) -> Mesh:
        return lathe([(r * h, up * h) for r, up in profile], [felt] * len(profile), sides=28)

    if shape == "brim":
        return [
            made((0.01, -0.04), (1.45, 0.0), (1.5, 0.05), (0.78, 0.08), (0.7, 0.62), (0.5, 0.74), (0.01, 0.7))
        ]
    if shape == "tall":
        return [made((0.01, -0.04), (1.05, 0.0), (1.08, 0.05), (0.68, 0.08), (0.76, 1.2), (0.01, 1.22))]
    if shape == "crown":
        spikes = [
            blade(
                (0.6 * h * np.cos(a), 0.1 * h, 0.6 * h * np.sin(a)),
                (0.1 * np.cos(a), 1, 0.1 * np.sin(a)),
                (np.cos(a), 0, np.sin(a)),
                (0.55 * h, 0.34 * h, 0.06 * h),
                (felt, felt),
                outline="point",
            )
            for a in np.linspace(0, 2 * np.pi, 8)[:-1]
        ]
        return [made((0.6, -0.05), (0.66, -0.05), (0.66, 0.25), (0.6, 0.25)), *spikes]
    dome = ball((0.0, 0.0, 0.0), (0.86 * h, 0.62 * h, 0.86 * h), felt)
    if shape == "cap":
        size = (0.95 * h, 1.1 * h, 0.08 * h)
        root, ahead, up = (0.4 * h, 0.04 * h, 0.0), (1.0, -0.1, 0.0), (0.0, 1.0, 0.0)
        visor = blade(root, ahead, up, size, (felt, felt), outline="round")
        return [dome, visor]
    return [dome]
