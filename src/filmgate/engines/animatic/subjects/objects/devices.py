"""Meshes of devices: a camera, headphones, a typewriter, a globe, a radio, kitchen machines."""

import math

import numpy as np

from filmgate.engines.animatic.geometry import materials
from filmgate.engines.animatic.geometry.materials import BRASS, CHROME, PLASTIC, STEEL
from filmgate.engines.animatic.geometry.mesh import Mesh, join
from filmgate.engines.animatic.geometry.shapes import ball, box, ring, rod
from filmgate.engines.animatic.subjects.objects.forms import (
    Model,
    across,
    circle,
    leaned,
    line,
    spun,
    tipped,
    upright,
    wood,
)
from filmgate.engines.animatic.subjects.objects.vessels import turn
from filmgate.engines.animatic.subjects.part import Part

_LIT = materials.screen("#6ab0e8", 0.9)
_LENS = materials.glass("#10161e")


def _camera(part: Part) -> Mesh:
    body, rim = materials.leather(part.coat or "#1e2024"), materials.metal("#9a9ea4")
    lens = upright(
        turn([(0.01, 0.0), (0.34, 0.0), (0.34, 0.3), (0.3, 0.34), (0.24, 0.34), (0.22, 0.3)], PLASTIC, 40),
        (0.2, 0.42, 0),
    )
    glass = upright(turn([(0.23, 0.0), (0.12, 0.03), (0.01, 0.04)], _LENS, 32), (0.5, 0.42, 0))
    return join(
        box((0, 0.42, 0), (0.2, 0.36, 0.62), body),
        box((0, 0.8, 0), (0.2, 0.06, 0.6), rim),
        box((0.02, 0.92, 0), (0.18, 0.12, 0.2), body),
        lens,
        glass,
        upright(ring((0, 0, 0), 0.31, 0.02, rim), (0.53, 0.42, 0)),
        turn([(0.01, 0.84), (0.07, 0.84), (0.07, 0.92), (0.01, 0.93)], materials.enamel("#c82c24"), 20),
        box((0.21, 0.7, -0.45), (0.01, 0.05, 0.09), materials.light("#fff4d8", 0.6)),
    )


def _sewing(part: Part) -> Mesh:
    paint, gold = materials.lacquer(part.coat or "#16181e"), BRASS
    arm = [
        box((0, 0.22, 0.05), (0.24, 0.06, 0.75), paint),
        box((0, 0.55, 0.6), (0.16, 0.3, 0.15), paint),
        box((0, 0.86, 0.02), (0.15, 0.12, 0.72), paint),
        box((0, 0.68, -0.55), (0.14, 0.26, 0.13), paint),
    ]
    wheel = across(
        turn([(0.01, -0.05), (0.22, -0.05), (0.22, 0.05), (0.01, 0.05)], STEEL, 28),
        (0, 0.85, 0.84),
    )
    spool = turn(
        [(0.1, 0.98), (0.1, 1.0), (0.07, 1.01), (0.07, 1.2), (0.1, 1.21), (0.1, 1.24), (0.01, 1.24)],
        materials.plastic("#c82c4c"),
        20,
    )
    return join(
        *arm,
        wheel,
        spool,
        rod((0, 0.28, -0.55), (0, 0.45, -0.55), 0.015, STEEL),
        box((0.155, 0.86, 0.1), (0.006, 0.03, 0.4), gold),
        box((0, 0.08, 0), (0.42, 0.08, 0.95), wood()),
        box((0.1, 0.3, -0.5), (0.35, 0.012, 0.3), materials.cloth("#5a8ab0")),
    )


def _fan(part: Part) -> Mesh:
    wire, blade_ = materials.plated(part.coat, CHROME), materials.plastic("#5a9ac0")
    blades = [
        leaned(ball((0.02, 0.24, 0), (0.02, 0.22, 0.11), blade_), 2.09 * k, (0, 1.2, 0)) for k in range(3)
    ]
    cage = [upright(ring((0, 0, 0), r, 0.012, wire), (0.1, 1.2, 0)) for r in (0.14, 0.28, 0.42, 0.52)]
    cage += [rod((0.1, 1.2, 0), (0.1, 1.2 + 0.52 * s, 0.52 * c), 0.008, wire) for c, s in circle(16, 1.0)]
    return join(
        *blades,
        *cage,
        ball((0.1, 1.2, 0), (0.08, 0.1, 0.1), wire),
        rod((0, 0, 0), (0, 1.2, 0), 0.035, wire),
        turn([(0.01, 0), (0.36, 0), (0.34, 0.05), (0.01, 0.08)], wire),
        ball((-0.14, 1.2, 0), (0.18, 0.12, 0.12), wire),
    )


def _headphones(part: Part) -> Mesh:
    paint, pad = materials.plastic(part.coat or "#24282e"), materials.leather("#4a3a30")
    a = np.linspace(0, math.pi, 18)
    band = line([(0, 0.45 + 0.72 * math.sin(k), 0.55 * math.cos(k)) for k in a], 0.05, paint)
    cups = [
        across(
            turn([(0.01, -0.07), (0.26, -0.07), (0.28, 0.0), (0.26, 0.07), (0.01, 0.07)], paint, 32),
            (0, 0.38, z),
        )
        for z in (0.58, -0.58)
    ]
    pads = [
        across(turn([(0.01, -0.06), (0.25, -0.06), (0.25, 0.06), (0.01, 0.06)], pad, 32), (0, 0.38, z))
        for z in (0.47, -0.47)
    ]
    return join(band, *cups, *pads)


def _typewriter(part: Part) -> Mesh:
    paint = materials.enamel(part.coat or "#2a5a5a")
    keys = [
        turn([(0.01, 0.0), (0.055, 0.0), (0.055, 0.04), (0.01, 0.045)], materials.plastic("#d0c8b4"), 14)
        for _ in range(28)
    ]
    for k, key in enumerate(keys):
        key.at[:] += (0.62 - 0.14 * (k // 7), 0.2 + 0.07 * (k // 7), -0.48 + 0.16 * (k % 7))
    roller = across(
        turn([(0.01, -0.75), (0.12, -0.75), (0.12, 0.75), (0.01, 0.75)], PLASTIC, 24), (-0.22, 0.66, 0)
    )
    return join(
        box((0.2, 0.1, 0), (0.58, 0.1, 0.65), paint),
        tipped(box((0, 0, 0), (0.4, 0.12, 0.62), paint), -0.45, (0.25, 0.2, 0)),
        box((-0.2, 0.35, 0), (0.28, 0.26, 0.65), paint),
        roller,
        *keys,
        tipped(box((0, 0.3, 0), (0.008, 0.35, 0.46), materials.paper("#ccc8bc")), 0.25, (-0.26, 0.6, 0)),
    )


def _globe(part: Part) -> Mesh:
    sea, brass = materials.plastic(part.coat or "#2a6a9a"), BRASS
    mesh = ball((0, 0.82, 0), (0.45,) * 3, sea, sides=90)
    way, rng = (mesh.at - (0, 0.82, 0)) / 0.45, np.random.default_rng(5)
    land = sum(np.sin(way @ at * k + k) for k, at in enumerate(rng.normal(size=(7, 3)), 2)) > 0.6
    mesh.paint[np.asarray(land), :3] = (0.16, 0.24, 0.06)
    bow = [
        (0.0, 0.82 + 0.52 * math.sin(a), 0.52 * math.cos(a))
        for a in np.linspace(-math.pi / 2 - 0.3, math.pi / 2 - 0.2, 18)
    ]
    return join(
        mesh,
        line(bow, 0.03, brass),
        turn(
            [(0.01, 0.0), (0.36, 0.0), (0.34, 0.06), (0.06, 0.1), (0.05, 0.3), (0.01, 0.32)], wood("#5a3418")
        ),
    )


def _gramophone(part: Part) -> Mesh:
    brass, disc = materials.plated(part.coat, BRASS), materials.lacquer("#141416")
    horn = leaned(
        turn([(0.03, 0.0), (0.06, 0.35), (0.18, 0.65), (0.5, 0.9), (0.54, 0.92), (0.44, 0.86)], brass, 40),
        -0.55,
        (-0.1, 0.5, -0.15),
    )
    return join(
        box((0, 0.17, 0), (0.42, 0.17, 0.46), wood("#6a3c1c")),
        turn([(0.01, 0.36), (0.38, 0.36), (0.38, 0.38), (0.12, 0.385), (0.01, 0.385)], disc),
        turn([(0.11, 0.387), (0.01, 0.39)], materials.paper("#b81c24")),
        horn,
        tipped(horn, 0.0),
        line([(0.1, 0.46, 0.3), (0.1, 0.55, 0.0), (-0.1, 0.55, -0.12)], 0.025, brass),
    )


def _music_box(part: Part) -> Mesh:
    """Make an open musical box with a dancer on its lid."""
    lacquer, pink = materials.lacquer(part.coat or "#8a2c3c"), materials.cloth("#e0a0b4")
    lid = tipped(box((0, 0.36, 0), (0.03, 0.36, 0.5), lacquer), 0.25, (-0.42, 0.42, 0))
    dancer = [
        turn([(0.01, 0.62), (0.24, 0.62), (0.06, 0.74), (0.05, 0.9), (0.01, 0.92)], pink, 24),
        ball((0, 1.0, 0), (0.07, 0.08, 0.07), materials.skin("#d8a888")),
        rod((0, 0.42, 0), (0, 0.64, 0), 0.02, materials.skin("#d8a888")),
        line([(0, 0.88, 0.05), (0, 1.02, 0.15), (0, 1.16, 0.03)], 0.022, materials.skin("#d8a888")),
        line([(0, 0.88, -0.05), (0, 1.02, -0.15), (0, 1.16, -0.03)], 0.022, materials.skin("#d8a888")),
    ]
    return join(
        box((0, 0.2, 0), (0.42, 0.2, 0.52), lacquer),
        box((0, 0.41, 0), (0.38, 0.012, 0.48), materials.velvet("#d8b060")),
        lid,
        tipped(
            box((0.035, 0.36, 0), (0.004, 0.3, 0.44), materials.glass("#a8c4d0")),
            0.25,
            (-0.42, 0.42, 0),
        ),
        *dancer,
        across(rod((0, 0, 0), (0, 0.12, 0), 0.02, BRASS), (0, 0.2, 0.52)),
    )


def _appliance(part: Part) -> Mesh:
    """Make a microwave, a toaster or a stove."""
    shell = materials.plated(part.coat, CHROME)
    if part.variant == "toaster":
        toast = [box((0, 0.72, z), (0.3, 0.2, 0.07), materials.crust("#b8783c")) for z in (0.14, -0.14)]
        return spun(
            join(
                ball((0, 0.36, 0), (0.56, 0.38, 0.36), materials.plated(part.coat, CHROME)),
                box((0, 0.05, 0), (0.5, 0.05, 0.3), PLASTIC),
                *toast,
                box((0.57, 0.38, 0), (0.03, 0.04, 0.08), PLASTIC),
            ),
            0.7,
        )
    if part.variant == "stove":
        rings = [
            ring((x, 0.96, z), 0.14, 0.025, materials.light("#e0481c", 0.8) if x * z > 0 else PLASTIC)
            for x in (0.2, -0.2)
            for z in (0.22, -0.22)
        ]
        knobs = [
            upright(turn([(0.045, 0), (0.04, 0.05), (0.01, 0.06)], PLASTIC, 16), (0.45, 0.84, z))
            for z in (-0.36, -0.18, 0.0, 0.18, 0.36)
        ]
        return join(
            box((0, 0.46, 0), (0.45, 0.46, 0.5), shell),
            box((0, 0.935, 0), (0.45, 0.015, 0.5), PLASTIC),
            *rings,
            *knobs,
            box((0.455, 0.42, 0), (0.006, 0.22, 0.36), _LENS),
            rod((0.5, 0.7, -0.38), (0.5, 0.7, 0.38), 0.025, STEEL),
        )
    return join(
        box((0, 0.4, 0), (0.42, 0.38, 0.68), shell),
        box((0.425, 0.4, -0.15), (0.008, 0.28, 0.42), _LENS),
        box((0.43, 0.62, 0.48), (0.008, 0.06, 0.13), _LIT),
        *(
            box((0.43, 0.46 - 0.09 * r, 0.4 + 0.08 * c), (0.01, 0.028, 0.028), PLASTIC)
            for r in range(3)
            for c in range(3)
        ),
        rod((0.47, 0.15, 0.27), (0.47, 0.65, 0.27), 0.02, STEEL),
    )


def _radio(part: Part) -> Mesh:
    case = wood(part.coat or "#8a5228")
    dial = upright(
        turn([(0.2, 0), (0.18, 0.02), (0.01, 0.02)], materials.screen("#e8d8a0", 0.4), 32), (0.26, 0.52, 0.42)
    )
    slots = [
        box((0.26, 0.24 + 0.09 * k, -0.25), (0.01, 0.022, 0.4), materials.cloth("#3a2a1c")) for k in range(6)
    ]
    return join(
        box((0, 0.45, 0), (0.25, 0.42, 0.78), case),
        dial,
        *slots,
        *(
            upright(turn([(0.07, 0), (0.06, 0.06), (0.01, 0.07)], BRASS, 20), (0.26, 0.18, z))
            for z in (0.32, 0.54)
        ),
        rod((-0.1, 0.86, 0.6), (-0.1, 1.45, 0.85), 0.015, STEEL),
    )


def _desk_keyboard(part: Part) -> Mesh:
    base, keys = materials.plastic(part.coat or "#2a2e34"), materials.plastic("#b4b8bc")
    rows = [
        box((-0.26 + 0.13 * r, 0.12, -0.87 + 0.124 * c + 0.02 * r), (0.05, 0.03, 0.05), keys)
        for r in range(4)
        for c in range(15)
    ]
    return join(
        box((0, 0.05, 0), (0.42, 0.05, 0.98), base), *rows, box((0.26, 0.12, 0), (0.05, 0.03, 0.36), keys)
    )


def _dumbbell(part: Part) -> Mesh:
    iron = materials.enamel(part.coat or "#2a2c30")
    plates = [
        across(turn([(0.01, -0.09), (r, -0.09), (r, 0.09), (0.01, 0.09)], iron, 28), (0, 0.36, s * z))
        for s in (1, -1)
        for r, z in ((0.36, 0.46), (0.28, 0.64))
    ]
    return join(*plates, rod((0, 0.36, -0.78), (0, 0.36, 0.78), 0.055, STEEL))


MODELS: dict[str, Model] = {
    "photo-camera": _camera,
    "photo-camera headphones": _headphones,
    "photo-camera typewriter": _typewriter,
    "photo-camera globe": _globe,
    "photo-camera gramophone": _gramophone,
    "photo-camera music": _music_box,
    "photo-camera sewing": _sewing,
    "photo-camera dumbbell": _dumbbell,
    "photo-camera radio": _radio,
    "photo-camera keys": _desk_keyboard,
    "photo-camera fan": _fan,
    "screen microwave": _appliance,
    "screen toaster": _appliance,
    "screen stove": _appliance,
}
IN_LIFE = {"photo-camera": 0.3}
