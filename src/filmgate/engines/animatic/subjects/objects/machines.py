"""Meshes of machines and devices that screens and lamps do not stand for."""

import math

import numpy as np

from filmgate.engines.animatic.geometry.materials import PLASTIC, STEEL, Paint
from filmgate.engines.animatic.geometry.mesh import Mesh, join
from filmgate.engines.animatic.geometry.shapes import ball, box, ring, rod
from filmgate.engines.animatic.subjects.objects.forms import (
    Model,
    across,
    circle,
    cut,
    glaze,
    leaned,
    legs,
    line,
    matt,
    metal,
    spun,
    tipped,
    upright,
    wood,
)
from filmgate.engines.animatic.subjects.objects.vessels import turn
from filmgate.engines.animatic.subjects.part import Part

_LIT = Paint(color="#6ab0e8", glow=0.9, gloss=1.0)
_LENS = Paint(color="#10161e", gloss=3.0)


def _camera(part: Part) -> Mesh:
    body, rim = Paint(color=part.coat or "#1e2024", grain=0.3, gloss=0.6), metal("#8a8e94")
    lens = upright(
        turn([(0.01, 0.0), (0.34, 0.0), (0.34, 0.3), (0.3, 0.34), (0.24, 0.34), (0.22, 0.3)], PLASTIC, 40),
        (0.2, 0.42, 0),
    )
    glass = upright(turn([(0.23, 0.0), (0.12, 0.03), (0.01, 0.04)], _LENS, 32), (0.5, 0.42, 0))
    return join(box((0, 0.42, 0), (0.2, 0.36, 0.62), body), box((0, 0.8, 0), (0.2, 0.06, 0.6), rim), box((0.02, 0.92, 0), (0.18, 0.12, 0.2), body), lens, glass,
                upright(ring((0, 0, 0), 0.31, 0.02, rim), (0.53, 0.42, 0)), turn([(0.01, 0.84), (0.07, 0.84), (0.07, 0.92), (0.01, 0.93)], metal("#c82c24"), 20), box((0.21, 0.7, -0.45), (0.01, 0.05, 0.09), Paint(color="#fff4d8", glow=0.6)))  # fmt: skip


def _vending(part: Part) -> Mesh:
    """Make a vending machine with rows of cans behind its glass."""
    shell = glaze(part.coat or "#b81c24")
    hues = ("#d82c24", "#2a6ac0", "#3a9a4a", "#e0a820", "#8a3aa0")
    cans = [
        turn([(0.01, 0), (0.05, 0), (0.05, 0.17), (0.01, 0.18)], glaze(hues[(row * 3 + n) % 5]), 12)
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
    return join(box((-0.02, 1.0, 0), (0.38, 1.0, 0.56), shell), box((0.37, 1.2, -0.06), (0.02, 0.66, 0.42), Paint(color="#c8dce8", glow=0.5)), *shelves, *cans, *keys,
                box((0.42, 0.3, -0.06), (0.02, 0.14, 0.36), PLASTIC), box((0.4, 1.92, 0), (0.02, 0.07, 0.5), Paint(color="#f4e8c0", glow=1.2)))  # fmt: skip


def _washer(part: Part) -> Mesh:
    shell, door = (
        Paint(color=part.coat or "#c4c8cc", gloss=1.1),
        upright(turn([(0.34, 0.0), (0.36, 0.06), (0.28, 0.08), (0.27, 0.03)], metal(), 40), (0.46, 0.62, 0)),
    )
    drum = upright(
        turn([(0.28, 0.0), (0.1, 0.05), (0.01, 0.06)], Paint(color="#2a4a5c", gloss=3.0), 36), (0.47, 0.62, 0)
    )
    knob = upright(turn([(0.09, 0), (0.08, 0.07), (0.01, 0.08)], metal(), 24), (0.46, 1.16, 0.28))
    return join(
        box((0, 0.65, 0), (0.45, 0.64, 0.5), shell),
        box((0.452, 1.16, 0), (0.006, 0.1, 0.48), Paint(color="#8a9098")),
        door,
        drum,
        knob,
        box((0.46, 1.16, -0.2), (0.006, 0.05, 0.14), _LIT),
    )


def _sewing(part: Part) -> Mesh:
    paint, gold = glaze(part.coat or "#16181e"), metal("#c8a040")
    arm = [
        box((0, 0.22, 0.05), (0.24, 0.06, 0.75), paint),
        box((0, 0.55, 0.6), (0.16, 0.3, 0.15), paint),
        box((0, 0.86, 0.02), (0.15, 0.12, 0.72), paint),
        box((0, 0.68, -0.55), (0.14, 0.26, 0.13), paint),
    ]
    wheel = across(
        turn([(0.01, -0.05), (0.22, -0.05), (0.22, 0.05), (0.01, 0.05)], metal("#8a8e94"), 28),
        (0, 0.85, 0.84),
    )
    spool = turn(
        [(0.1, 0.98), (0.1, 1.0), (0.07, 1.01), (0.07, 1.2), (0.1, 1.21), (0.1, 1.24), (0.01, 1.24)],
        glaze("#c82c4c"),
        20,
    )
    return join(
        *arm,
        wheel,
        spool,
        rod((0, 0.28, -0.55), (0, 0.45, -0.55), 0.015, STEEL),
        box((0.155, 0.86, 0.1), (0.006, 0.03, 0.4), gold),
        box((0, 0.08, 0), (0.42, 0.08, 0.95), wood()),
        box((0.1, 0.3, -0.5), (0.35, 0.012, 0.3), matt("#5a8ab0")),
    )


def _treadmill(part: Part) -> Mesh:
    frame, belt = Paint(color=part.coat or "#3a3e44", gloss=0.9), matt("#16181a")
    posts = [line([(-0.6, 0.15, z), (-0.75, 1.15, z), (-0.3, 1.1, z)], 0.04, frame) for z in (0.42, -0.42)]
    return spun(join(box((0.2, 0.13, 0), (1.0, 0.06, 0.36), belt), *(box((0.2, 0.14, z), (1.05, 0.08, 0.06), frame) for z in (0.42, -0.42)), box((-0.8, 0.18, 0), (0.18, 0.16, 0.44), frame), *posts,
                tipped(box((0, 0, 0), (0.05, 0.16, 0.42), frame), 0.4, (-0.72, 1.22, 0)), tipped(box((0.055, 0.02, 0), (0.006, 0.1, 0.22), _LIT), 0.4, (-0.72, 1.22, 0))), 0.5)  # fmt: skip


def _jetpack(part: Part) -> Mesh:
    paint, flame = metal(part.coat or "#b8bcc2"), Paint(color="#ff8a20", glow=6.0)
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
        line([(0.1, 1.1, z), (0.35, 0.9, z), (0.3, 0.5, z), (0.1, 0.4, z)], 0.035, matt("#5a3a24"))
        for z in (0.14, -0.14)
    ]
    return join(
        *tanks, *jets, *fire, *straps, box((0, 0.75, 0), (0.12, 0.3, 0.16), Paint(color="#c82c24", gloss=1.0))
    )


def _fan(part: Part) -> Mesh:
    wire, blade_ = metal(part.coat or "#c8ccd0"), glaze("#5a9ac0")
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
    paint, pad = glaze(part.coat or "#24282e"), matt("#4a3a30")
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
    paint = glaze(part.coat or "#2a5a5a")
    keys = [
        turn([(0.01, 0.0), (0.055, 0.0), (0.055, 0.04), (0.01, 0.045)], glaze("#d0c8b4"), 14)
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
        tipped(box((0, 0.3, 0), (0.008, 0.35, 0.46), Paint(color="#ccc8bc")), 0.25, (-0.26, 0.6, 0)),
    )


def _globe(part: Part) -> Mesh:
    sea, brass = Paint(color=part.coat or "#2a6a9a", gloss=1.2), metal("#b08a3c")
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


def _panel(part: Part) -> Mesh:
    """Make a control panel: a desk of buttons, dials and levers."""
    body = Paint(color=part.coat or "#4a525c", gloss=0.7)
    hues = ("#e03028", "#38c048", "#f0c028", "#3890e8")
    lights = [
        tipped(
            ball(
                (-0.32 + 0.16 * (k // 8), 0.0, -0.7 + 0.2 * (k % 8)),
                (0.05, 0.03, 0.05),
                Paint(color=hues[(k * 5 + k // 8) % 4], glow=1.2),
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


def _gramophone(part: Part) -> Mesh:
    brass, disc = metal(part.coat or "#c8982c"), Paint(color="#141416", gloss=1.4)
    horn = leaned(
        turn([(0.03, 0.0), (0.06, 0.35), (0.18, 0.65), (0.5, 0.9), (0.54, 0.92), (0.44, 0.86)], brass, 40),
        -0.55,
        (-0.1, 0.5, -0.15),
    )
    return join(
        box((0, 0.17, 0), (0.42, 0.17, 0.46), wood("#6a3c1c")),
        turn([(0.01, 0.36), (0.38, 0.36), (0.38, 0.38), (0.12, 0.385), (0.01, 0.385)], disc),
        turn([(0.11, 0.387), (0.01, 0.39)], glaze("#b81c24")),
        horn,
        tipped(horn, 0.0),
        line([(0.1, 0.46, 0.3), (0.1, 0.55, 0.0), (-0.1, 0.55, -0.12)], 0.025, brass),
    )


def _music_box(part: Part) -> Mesh:
    """Make an open musical box with a dancer on its lid."""
    lacquer, pink = glaze(part.coat or "#8a2c3c"), matt("#e0a0b4")
    lid = tipped(box((0, 0.36, 0), (0.03, 0.36, 0.5), lacquer), 0.25, (-0.42, 0.42, 0))
    dancer = [
        turn([(0.01, 0.62), (0.24, 0.62), (0.06, 0.74), (0.05, 0.9), (0.01, 0.92)], pink, 24),
        ball((0, 1.0, 0), (0.07, 0.08, 0.07), matt("#d8a888")),
        rod((0, 0.42, 0), (0, 0.64, 0), 0.02, matt("#d8a888")),
        line([(0, 0.88, 0.05), (0, 1.02, 0.15), (0, 1.16, 0.03)], 0.022, matt("#d8a888")),
        line([(0, 0.88, -0.05), (0, 1.02, -0.15), (0, 1.16, -0.03)], 0.022, matt("#d8a888")),
    ]
    return join(
        box((0, 0.2, 0), (0.42, 0.2, 0.52), lacquer),
        box((0, 0.41, 0), (0.38, 0.012, 0.48), matt("#d8b060")),
        lid,
        tipped(
            box((0.035, 0.36, 0), (0.004, 0.3, 0.44), Paint(color="#a8c4d0", gloss=2.6)),
            0.25,
            (-0.42, 0.42, 0),
        ),
        *dancer,
        across(rod((0, 0, 0), (0, 0.12, 0), 0.02, metal()), (0, 0.2, 0.52)),
    )


def _appliance(part: Part) -> Mesh:
    """Make a microwave, a toaster or a stove."""
    shell = Paint(color=part.coat or "#b4b8bc", gloss=1.3)
    if part.variant == "toaster":
        toast = [
            box((0, 0.72, z), (0.3, 0.2, 0.07), Paint(color="#b8783c", grain=0.8, scale=20.0))
            for z in (0.14, -0.14)
        ]
        return spun(
            join(
                ball((0, 0.36, 0), (0.56, 0.38, 0.36), metal(part.coat)),
                box((0, 0.05, 0), (0.5, 0.05, 0.3), PLASTIC),
                *toast,
                box((0.57, 0.38, 0), (0.03, 0.04, 0.08), PLASTIC),
            ),
            0.7,
        )
    if part.variant == "stove":
        rings = [
            ring((x, 0.96, z), 0.14, 0.025, Paint(color="#e0481c", glow=0.8) if x * z > 0 else PLASTIC)
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
        turn([(0.2, 0), (0.18, 0.02), (0.01, 0.02)], Paint(color="#e8d8a0", glow=0.4), 32), (0.26, 0.52, 0.42)
    )
    slots = [box((0.26, 0.24 + 0.09 * k, -0.25), (0.01, 0.022, 0.4), matt("#3a2a1c")) for k in range(6)]
    return join(
        box((0, 0.45, 0), (0.25, 0.42, 0.78), case),
        dial,
        *slots,
        *(
            upright(turn([(0.07, 0), (0.06, 0.06), (0.01, 0.07)], metal("#c8a040"), 20), (0.26, 0.18, z))
            for z in (0.32, 0.54)
        ),
        rod((-0.1, 0.86, 0.6), (-0.1, 1.45, 0.85), 0.015, STEEL),
    )


def _robot_arm(part: Part) -> Mesh:
    paint = glaze(part.coat or "#e08a1c")
    joints = [(0, 0.3, 0), (0.0, 1.05, -0.35), (0.1, 1.35, 0.35), (0.2, 0.85, 0.65)]
    return join(
        turn([(0.01, 0), (0.38, 0), (0.34, 0.16), (0.2, 0.3), (0.01, 0.32)], PLASTIC),
        *(
            rod(a, b, 0.11 - 0.02 * k, paint)
            for k, (a, b) in enumerate(zip(joints, joints[1:], strict=False))
        ),
        *(ball(at, (0.15,) * 3, metal()) for at in joints[:3]),
        *(
            line([joints[3], (0.22, 0.7, 0.65 + 0.12 * s), (0.22, 0.56, 0.65 + 0.05 * s)], 0.03, metal())
            for s in (1, -1)
        ),
    )


def _desk_keyboard(part: Part) -> Mesh:
    base, keys = Paint(color=part.coat or "#2a2e34", gloss=0.8), Paint(color="#b4b8bc", gloss=0.6)
    rows = [
        box((-0.26 + 0.13 * r, 0.12, -0.87 + 0.124 * c + 0.02 * r), (0.05, 0.03, 0.05), keys)
        for r in range(4)
        for c in range(15)
    ]
    return join(
        box((0, 0.05, 0), (0.42, 0.05, 0.98), base), *rows, box((0.26, 0.12, 0), (0.05, 0.03, 0.36), keys)
    )


def _wheel(part: Part) -> Mesh:
    """Make a tyre on its rim; a wagon wheel of wood is its variant."""
    tyre, rim = (
        (wood(part.coat), wood(part.coat))
        if part.variant == "wooden"
        else (Paint(color=part.coat or "#1c1c20", grain=0.5, scale=30.0), metal())
    )
    thick = 0.07 if part.variant == "wooden" else 0.17
    spokes = [rod((0, 0.62, 0), (0, 0.62 + 0.5 * s, 0.5 * c), 0.035, rim) for c, s in circle(8, 1.0)]
    return join(
        upright(ring((0, 0, 0), 0.62 - thick, thick, tyre), (0, 0.62, 0)),
        upright(ring((0, 0, 0), 0.36, 0.04, rim), (0, 0.62, 0)),
        *spokes,
        ball((0, 0.62, 0), (0.12, 0.1, 0.1), rim),
    )


def _dumbbell(part: Part) -> Mesh:
    iron = Paint(color=part.coat or "#2a2c30", gloss=0.9)
    plates = [
        across(turn([(0.01, -0.09), (r, -0.09), (r, 0.09), (0.01, 0.09)], iron, 28), (0, 0.36, s * z))
        for s in (1, -1)
        for r, z in ((0.36, 0.46), (0.28, 0.64))
    ]
    return join(*plates, rod((0, 0.36, -0.78), (0, 0.36, 0.78), 0.055, STEEL))


def _parachute(part: Part) -> Mesh:
    cloth = turn(
        [(0.01, 2.3), (0.5, 2.2), (0.95, 1.9), (1.15, 1.5), (1.05, 1.55)], matt(part.coat or "#d8641c"), 48
    )
    if part.coat is None:
        for k in range(len(cloth.surface)):
            if (k % 48) // 6 % 2:
                cloth.paint[k, :3] = (0.6, 0.56, 0.5)
    return join(
        cloth,
        *(
            rod((1.12 * c, 1.52, 1.12 * s), (0.05 * c, 0.35, 0.05 * s), 0.008, matt("#c8c4b8"))
            for c, s in circle(14, 1.0)
        ),
        box((0, 0.17, 0), (0.17, 0.17, 0.17), matt("#7a5a34")),
    )


def _turbine(part: Part) -> Mesh:
    white = Paint(color=part.coat or "#c0c4c8", gloss=0.8)
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
    paint = glaze(part.coat or "#b8bcc2")
    return join(
        *(box((0, h / 2, z), (0.4, h / 2, 0.42), paint) for z, h in ((0, 0.9), (0.86, 0.6), (-0.86, 0.42))),
        *(
            box((0.41, h - 0.2, z), (0.01, 0.1, 0.05), metal("#d8a428"))
            for z, h in ((0, 0.9), (0.86, 0.6), (-0.86, 0.42))
        ),
        *legs(0.3, 0.3, 0.05, PLASTIC),
    )


MODELS: dict[str, Model] = {
    "photo-camera": _camera, "photo-camera headphones": _headphones, "photo-camera typewriter": _typewriter, "photo-camera globe": _globe,
    "photo-camera gramophone": _gramophone, "photo-camera music": _music_box, "photo-camera sewing": _sewing, "photo-camera dumbbell": _dumbbell,
    "photo-camera radio": _radio, "photo-camera keys": _desk_keyboard, "photo-camera fan": _fan, "screen microwave": _appliance,
    "screen toaster": _appliance, "screen stove": _appliance, "machine": _panel, "machine vending": _vending,
    "machine washer": _washer, "machine treadmill": _treadmill, "machine jetpack": _jetpack, "machine arm": _robot_arm,
    "wind-turbine": _turbine, "wind-turbine parachute": _parachute, "machine podium": _easel_table, "wheel": _wheel,
    "wheel wooden": _wheel,
}  # fmt: skip
ON_FLOOR = ("machine", "wind-turbine", "wheel")
IN_LIFE = {"photo-camera": 0.3, "machine": 1.6, "wind-turbine": 3.0, "wheel": 0.65}
