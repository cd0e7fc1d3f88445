"""Meshes of machines that stand on the floor."""

from itertools import pairwise

from filmgate.engines.animatic.geometry import materials
from filmgate.engines.animatic.geometry.materials import ALUMINIUM, BRASS, CHROME, PLASTIC, STEEL
from filmgate.engines.animatic.geometry.mesh import Mesh, join
from filmgate.engines.animatic.geometry.shapes import ball, box, ring, rod
from filmgate.engines.animatic.subjects.objects.forms import (
    Model,
    circle,
    cut,
    leaned,
    legs,
    line,
    spun,
    tipped,
    upright,
    wood,
)
from filmgate.engines.animatic.subjects.objects.vessels import turn
from filmgate.engines.animatic.subjects.part import Part

_LIT = materials.screen("#6ab0e8", 0.9)


def _vending(part: Part) -> Mesh:
    """Make a vending machine with rows of cans behind its glass."""
    shell = materials.enamel(part.coat or "#b81c24")
    hues = ("#d82c24", "#2a6ac0", "#3a9a4a", "#e0a820", "#8a3aa0")
    cans = [
        turn(
            [(0.01, 0), (0.05, 0), (0.05, 0.17), (0.01, 0.18)], materials.plastic(hues[(row * 3 + n) % 5]), 12
        )
        for row in range(5)
        for n in range(6)
    ]
    for k, can in enumerate(cans):
        can.at[:] += (0.42, 0.68 + 0.25 * (k // 6), -0.36 + 0.12 * (k % 6))
    shelves = [box((0.41, 0.665 + 0.25 * row, -0.06), (0.05, 0.012, 0.38), STEEL) for row in range(5)]
    keys = [
        box((0.45, 1.35 - 0.08 * (k // 2), 0.42 + 0.09 * (k % 2)), (0.012, 0.028, 0.03), _LIT)
        for k in range(6)
    ]
    return join(
        box((-0.02, 1.0, 0), (0.38, 1.0, 0.56), shell),
        box((0.37, 1.2, -0.06), (0.02, 0.66, 0.42), materials.light("#c8dce8", 0.5)),
        *shelves,
        *cans,
        *keys,
        box((0.42, 0.3, -0.06), (0.02, 0.14, 0.36), PLASTIC),
        box((0.4, 1.92, 0), (0.02, 0.07, 0.5), materials.light("#f4e8c0", 1.2)),
    )


def _washer(part: Part) -> Mesh:
    shell, door = (
        materials.enamel(part.coat or "#c4c8cc"),
        upright(turn([(0.34, 0.0), (0.36, 0.06), (0.28, 0.08), (0.27, 0.03)], CHROME, 40), (0.46, 0.62, 0)),
    )
    drum = upright(
        turn([(0.28, 0.0), (0.1, 0.05), (0.01, 0.06)], materials.glass("#2a4a5c"), 36), (0.47, 0.62, 0)
    )
    knob = upright(turn([(0.09, 0), (0.08, 0.07), (0.01, 0.08)], CHROME, 24), (0.46, 1.16, 0.28))
    return join(
        box((0, 0.65, 0), (0.45, 0.64, 0.5), shell),
        box((0.452, 1.16, 0), (0.006, 0.1, 0.48), materials.metal("#9aa0a8")),
        door,
        drum,
        knob,
        box((0.46, 1.16, -0.2), (0.006, 0.05, 0.14), _LIT),
    )


def _treadmill(part: Part) -> Mesh:
    frame, belt = materials.enamel(part.coat or "#3a3e44"), materials.rubber("#16181a")
    posts = [line([(-0.6, 0.15, z), (-0.75, 1.15, z), (-0.3, 1.1, z)], 0.04, frame) for z in (0.42, -0.42)]
    return spun(
        join(
            box((0.2, 0.13, 0), (1.0, 0.06, 0.36), belt),
            *(box((0.2, 0.14, z), (1.05, 0.08, 0.06), frame) for z in (0.42, -0.42)),
            box((-0.8, 0.18, 0), (0.18, 0.16, 0.44), frame),
            *posts,
            tipped(box((0, 0, 0), (0.05, 0.16, 0.42), frame), 0.4, (-0.72, 1.22, 0)),
            tipped(box((0.055, 0.02, 0), (0.006, 0.1, 0.22), _LIT), 0.4, (-0.72, 1.22, 0)),
        ),
        0.5,
    )


def _jetpack(part: Part) -> Mesh:
    paint, flame = materials.plated(part.coat, ALUMINIUM), materials.light("#ff8a20", 6.0)
    tanks = [
        turn([(0.01, 0.25), (0.16, 0.25), (0.2, 0.45), (0.2, 1.0), (0.12, 1.2), (0.01, 1.26)], paint, 28)
        for _ in (0, 1)
    ]
    jets = [turn([(0.1, 0.25), (0.17, 0.12), (0.14, 0.12)], PLASTIC, 24) for _ in (0, 1)]
    fire = [turn([(0.13, 0.14), (0.1, 0.06), (0.01, -0.15)], flame, 18) for _ in (0, 1)]
    for group in (tanks, jets, fire):
        for mesh, z in zip(group, (0.3, -0.3), strict=True):
            mesh.at[:] += (0, 0, z)
    straps = [
        line(
            [(0.1, 1.1, z), (0.35, 0.9, z), (0.3, 0.5, z), (0.1, 0.4, z)], 0.035, materials.leather("#5a3a24")
        )
        for z in (0.14, -0.14)
    ]
    return join(
        *tanks, *jets, *fire, *straps, box((0, 0.75, 0), (0.12, 0.3, 0.16), materials.enamel("#c82c24"))
    )


def _panel(part: Part) -> Mesh:
    """Make a control panel: a desk of buttons, dials and levers."""
    body = materials.enamel(part.coat or "#4a525c")
    hues = ("#e03028", "#38c048", "#f0c028", "#3890e8")
    lights = [
        tipped(
            ball(
                (-0.32 + 0.16 * (k // 8), 0.0, -0.7 + 0.2 * (k % 8)),
                (0.05, 0.03, 0.05),
                materials.light(hues[(k * 5 + k // 8) % 4], 1.2),
                sides=10,
            ),
            -0.45,
            (0.1, 0.92, 0),
        )
        for k in range(32)
    ]
    return join(
        box((0, 0.42, 0), (0.4, 0.42, 0.9), body),
        tipped(box((0, 0, 0), (0.52, 0.05, 0.92), body), -0.45, (0.08, 0.87, 0)),
        *lights,
        box((-0.38, 1.32, 0), (0.05, 0.3, 0.86), body),
        box((-0.32, 1.34, 0), (0.01, 0.22, 0.76), _LIT),
    )


def _robot_arm(part: Part) -> Mesh:
    paint = materials.enamel(part.coat or "#e08a1c")
    joints = [(0, 0.3, 0), (0.0, 1.05, -0.35), (0.1, 1.35, 0.35), (0.2, 0.85, 0.65)]
    return join(
        turn([(0.01, 0), (0.38, 0), (0.34, 0.16), (0.2, 0.3), (0.01, 0.32)], PLASTIC),
        *(rod(a, b, 0.11 - 0.02 * k, paint) for k, (a, b) in enumerate(pairwise(joints))),
        *(ball(at, (0.15,) * 3, STEEL) for at in joints[:3]),
        *(
            line([joints[3], (0.22, 0.7, 0.65 + 0.12 * s), (0.22, 0.56, 0.65 + 0.05 * s)], 0.03, STEEL)
            for s in (1, -1)
        ),
    )


def _wheel(part: Part) -> Mesh:
    """Make a tyre on its rim; a wagon wheel of wood is its variant."""
    tyre, rim = (
        (wood(part.coat), wood(part.coat))
        if part.variant == "wooden"
        else (materials.rubber(part.coat or "#1c1c20"), CHROME)
    )
    thick = 0.07 if part.variant == "wooden" else 0.17
    spokes = [rod((0, 0.62, 0), (0, 0.62 + 0.5 * s, 0.5 * c), 0.035, rim) for c, s in circle(8, 1.0)]
    return join(
        upright(ring((0, 0, 0), 0.62 - thick, thick, tyre), (0, 0.62, 0)),
        upright(ring((0, 0, 0), 0.36, 0.04, rim), (0, 0.62, 0)),
        *spokes,
        ball((0, 0.62, 0), (0.12, 0.1, 0.1), rim),
    )


def _parachute(part: Part) -> Mesh:
    cloth = turn(
        [(0.01, 2.3), (0.5, 2.2), (0.95, 1.9), (1.15, 1.5), (1.05, 1.55)],
        materials.cloth(part.coat or "#d8641c"),
        48,
    )
    if part.coat is None:
        for k in range(len(cloth.surface)):
            if (k % 48) // 6 % 2:
                cloth.paint[k, :3] = (0.6, 0.56, 0.5)
    return join(
        cloth,
        *(
            rod((1.12 * c, 1.52, 1.12 * s), (0.05 * c, 0.35, 0.05 * s), 0.008, materials.cloth("#c8c4b8"))
            for c, s in circle(14, 1.0)
        ),
        box((0, 0.17, 0), (0.17, 0.17, 0.17), materials.straw("#7a5a34")),
    )


def _turbine(part: Part) -> Mesh:
    white = materials.enamel(part.coat or "#c0c4c8")
    blades = [
        leaned(
            cut(
                [(-0.05, 0.0), (0.05, 0.0), (0.07, 0.3), (0.0, 1.35), (-0.03, 0.3)],
                (-0.02, 0.02),
                white,
                (0, 0.3),
            ),
            2.094 * k + 0.3,
            (0.16, 2.3, 0),
        )
        for k in range(3)
    ]
    return join(
        turn([(0.13, 0.0), (0.06, 2.3), (0.01, 2.35)], white, 24),
        ball((0.05, 2.3, 0), (0.2, 0.09, 0.09), white),
        *blades,
    )


def _easel_table(part: Part) -> Mesh:
    """Make a podium: three steps of different height for winners."""
    paint = materials.plated(part.coat, ALUMINIUM)
    return join(
        *(box((0, h / 2, z), (0.4, h / 2, 0.42), paint) for z, h in ((0, 0.9), (0.86, 0.6), (-0.86, 0.42))),
        *(
            box((0.41, h - 0.2, z), (0.01, 0.1, 0.05), BRASS)
            for z, h in ((0, 0.9), (0.86, 0.6), (-0.86, 0.42))
        ),
        *legs(0.3, 0.3, 0.05, PLASTIC),
    )


MODELS: dict[str, Model] = {
    "machine": _panel,
    "machine vending": _vending,
    "machine washer": _washer,
    "machine treadmill": _treadmill,
    "machine jetpack": _jetpack,
    "machine arm": _robot_arm,
    "wind-turbine": _turbine,
    "wind-turbine parachute": _parachute,
    "machine podium": _easel_table,
    "wheel": _wheel,
    "wheel wooden": _wheel,
}
ON_FLOOR: tuple[str, ...] = ("machine", "wind-turbine", "wheel")
IN_LIFE = {"machine": 1.6, "wind-turbine": 3.0, "wheel": 0.65}
