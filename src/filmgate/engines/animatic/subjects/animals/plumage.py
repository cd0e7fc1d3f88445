"""Feathers and the faces of birds: eyes, bills, combs, crests."""

import math
from dataclasses import replace

from filmgate.engines.animatic.geometry import materials
from filmgate.engines.animatic.geometry.materials import EYE, GLINT
from filmgate.engines.animatic.geometry.mesh import Mesh, Vector
from filmgate.engines.animatic.geometry.paint import Paint
from filmgate.engines.animatic.geometry.shapes import ball, blade
from filmgate.engines.animatic.subjects.animals.birds import Fowl
from filmgate.engines.animatic.subjects.animals.coats import mixed

_UPRIGHT = 1.2  # above: a penguin, whose breast stays white
_LIGHT = GLINT
_BACK, _BREAST, _HEAD = 0.8, 0.4, 0.12  # how distinct the feathers are there


def dyed(b: Fowl, color: str | None) -> Fowl:
    """Return the bird in a colour that the text gives it: breast paler, feathers darker."""
    if color is None:
        return b
    coat = mixed(color, "#ffffff", 0.06)
    return replace(
        b,
        coat=coat,
        breast=b.breast if b.upright > _UPRIGHT else mixed(coat, "#ffffff", 0.22),
        wing=mixed(coat, "#000000", 0.12),
        hood=coat,
        wing_tip=mixed(coat, "#000000", 0.4),
        tail_color=mixed(coat, "#000000", 0.25),
        face=None,
        crest=coat if b.crest else None,
    )


def bodies(b: Fowl, fine: float) -> tuple[Paint, Paint, Paint]:
    """Return the feathers of body, breast and head; fine: how many lie side by side in a metre."""

    def soft(hue: str, distinct: float) -> Paint:
        return materials.plumage(hue, fine=fine, distinct=distinct)

    return soft(b.coat, _BACK), soft(b.breast, _BREAST), soft(b.hood or b.coat, _HEAD)


def feather(at: Vector, way: Vector, out: Vector, size: tuple[float, float, float], color: str) -> Mesh:
    """Make a feather, or a layer of them, with a paler middle."""
    inner = materials.feathers(mixed(color, "#ffffff", 0.14))
    return blade(at, way, out, size, (materials.feathers(color), inner), outline="leaf")


def face(b: Fowl, at: tuple[float, float]) -> list[Mesh]:
    """Make eyes, bill and what else a head bears; `at`: its middle."""
    (x, y), r = at, b.skull
    found = _bill(b, (x, y))
    for z in (1.0, -1.0):
        found += _eye(b, (x, y), z)
        if b.tufts:
            found.append(
                feather(
                    (x - 0.1 * r, y + 0.72 * r, z * 0.5 * r),
                    (-0.2, 1.0, z * 0.6),
                    (1, 0.2, 0),
                    (r * 0.74, r * 0.42, r * 0.12),
                    b.coat,
                )
            )
        if b.comb:
            found.append(
                ball(
                    (x + r * 0.75, y - r * 0.85, z * r * 0.2),
                    (r * 0.2, r * 0.42, r * 0.14),
                    materials.hide(b.comb),
                    sides=10,
                )
            )
    if b.comb:
        comb = materials.hide(b.comb)
        for k in range(4):
            out = (x + r * (0.6 - 0.42 * k), y + r * (0.98 - 0.05 * k * k + 0.06 * k), 0.0)
            found.append(ball(out, (r * 0.26, r * 0.42, r * 0.1), comb, sides=10))
    if b.crest:
        for k in range(5):
            found.append(
                feather(
                    (x - 0.1 * r, y + 0.75 * r, 0.0),
                    (-0.75 + 0.28 * k, 1.0, 0.0),
                    (0, 0, 1),
                    (r * 1.3, r * 0.34, r * 0.1),
                    b.crest,
                )
            )
    return found


def _eye(b: Fowl, at: tuple[float, float], z: float) -> list[Mesh]:
    (x, y), r = at, b.skull
    turn = 0.52 if b.tufts else 1.02
    k = r * (0.27 if b.tufts else 0.2)
    way = (math.cos(turn), 0.22, z * math.sin(turn))
    at3 = (x + way[0] * r * 0.96, y + r * 0.24, way[2] * r * 0.9)
    found: list[Mesh] = []
    if b.face:
        big = 2.1 if b.tufts else 2.0
        low = 0.0 if b.tufts else 0.9
        disc = (at3[0] - way[0] * k * 1.1, at3[1] - k * low, at3[2] - way[2] * k * 1.1)
        found.append(
            ball(
                disc,
                (k * (1.2 if b.tufts else big), k * big, k * (big if b.tufts else 1.2)),
                materials.feathers(b.face),
            )
        )
    pale = b.eye != "#0c0c0c"

    def out(by: float, up: float = 0.0) -> Vector:
        return (at3[0] + way[0] * k * by, at3[1] + k * up, at3[2] + way[2] * k * by)

    sides = 24 if pale else 16  # the edge of its pupil is seen
    found.append(ball(out(0.0), (k, k, k), materials.eye(b.eye if pale else "#241812"), sides=sides))
    pupil, front = (0.5, 1.06) if pale else (0.78, 1.04)
    found.append(ball(out(front - pupil), (k * pupil, k * pupil, k * pupil), EYE, sides=sides))
    found.append(ball(out(0.8, 0.4), (k * 0.2, k * 0.2, k * 0.2), _LIGHT, sides=8))
    return found


def _bill(b: Fowl, at: tuple[float, float]) -> list[Mesh]:
    (x, y), r, n = at, b.skull, b.bill
    horn = materials.horn(b.beak)
    dark = materials.horn(mixed(b.beak, "#000000", 0.35))
    root = (x + r * 0.7, y - r * 0.12, 0.0)
    up, side = (0.0, 1.0, 0.0), (0.0, 0.0, 1.0)
    if b.bill_shape == "flat":
        wide = r * 0.95
        return [
            blade(root, (1, -0.25, 0), up, (n + r * 0.4, wide, r * 0.42), (horn, horn), outline="round"),
            blade(
                (root[0], root[1] - r * 0.2, 0.0),
                (1, -0.3, 0),
                up,
                (n * 0.85 + r * 0.4, wide * 0.85, r * 0.22),
                (dark, dark),
                outline="round",
            ),
        ]
    if b.bill_shape == "hook":
        long = n + r * 0.35
        return [
            blade(
                (root[0] - r * 0.1, root[1] + r * 0.12, 0.0),
                (1, -0.28, 0),
                side,
                (long, r * 0.72, r * 0.62),
                (horn, horn),
                outline="leaf",
            ),
            blade(
                (root[0] + long * 0.45, root[1] - r * 0.02, 0.0),
                (0.45, -1, 0),
                side,
                (long * 0.62, r * 0.42, r * 0.34),
                (horn, horn),
                outline="point",
            ),
            blade(
                (root[0], root[1] - r * 0.22, 0.0),
                (1, -0.7, 0),
                side,
                (long * 0.55, r * 0.4, r * 0.4),
                (dark, dark),
                outline="leaf",
            ),
        ]
    if b.bill_shape == "pouch":
        pouch = materials.hide("#e8b870")
        return [
            blade(root, (1, -0.5, 0), up, (n, r * 0.55, r * 0.3), (horn, horn), outline="leaf"),
            blade(
                (root[0], root[1] - r * 0.3, 0.0),
                (1, -0.72, 0),
                side,
                (n * 0.95, n * 0.42, r * 0.55),
                (pouch, pouch),
                outline="leaf",
            ),
        ]
    thick = r * (0.34 if b.bill_shape == "long" else 0.62)
    return [
        blade(
            (root[0], root[1] + r * 0.04, 0.0),
            (1, -0.12, 0),
            side,
            (n + r * 0.35, thick, thick * 0.9),
            (horn, horn),
            outline="point",
        ),
        blade(
            (root[0], root[1] - r * 0.1, 0.0),
            (1, -0.1, 0),
            side,
            (n * 0.88 + r * 0.3, thick * 0.6, thick * 0.7),
            (dark, dark),
            outline="point",
        ),
    ]
