"""Meshes of small things: rope and yarn, soap, a bulb, a bell, sweets, a key, a chain, a bone."""

import math
from itertools import pairwise

import numpy as np

from filmgate.engines.animatic.geometry import materials
from filmgate.engines.animatic.geometry.materials import BRASS, GOLD, STEEL
from filmgate.engines.animatic.geometry.mesh import Mesh, join
from filmgate.engines.animatic.geometry.shapes import ball, box, lathe, ring, rod
from filmgate.engines.animatic.subjects.objects.forms import (
    Model,
    across,
    circle,
    cut,
    leaned,
    line,
    profile,
    spun,
    upright,
    wood,
)
from filmgate.engines.animatic.subjects.objects.vessels import turn
from filmgate.engines.animatic.subjects.part import Part


def _key(part: Part) -> Mesh:
    gold = materials.plated(part.coat, BRASS)
    bow = [upright(ring((0, 0, 0), 0.2, 0.06, gold), (0, 1.15, 0))]
    bits = [box((0, y, 0.13), (0.035, 0.05, h), gold) for y, h in ((0.08, 0.13), (0.24, 0.1))]
    return join(
        *bow, rod((0, 0, 0), (0, 0.98, 0), 0.05, gold), *bits, ball((0, 0.93, 0), (0.08, 0.05, 0.08), gold)
    )


def _rope(part: Part) -> Mesh:
    """Make a coil of rope with its end."""
    hemp = materials.straw(part.coat or "#b8965a")
    coil = [
        ring(
            (0.02 * (k % 2), 0.08 + 0.12 * (k % 5), 0), 0.58 - 0.02 * (k // 5) - 0.12 * (k // 5), 0.065, hemp
        )
        for k in range(10)
    ]
    return join(
        *coil, line([(0.5, 0.62, 0.1), (0.62, 0.5, 0.35), (0.72, 0.1, 0.5), (0.75, 0.06, 0.95)], 0.06, hemp)
    )


def _yarn(part: Part) -> Mesh:
    """Make a ball of yarn with its loose end; a spool of thread stands beside needles."""
    wool = materials.knit(part.coat or "#c84a5a")
    wound = [ball((0, 0.5, 0), (0.48,) * 3, wool, sides=32)]
    for k in range(16):
        strand = ring((0, 0, 0), 0.478, 0.035, wool)
        wound.append(spun(leaned(upright(strand) if k % 2 else strand, 0.5 * k), 0.8 * k, (0, 0.5, 0)))
    tail = line([(0.3, 0.04, 0.35), (0.5, 0.03, 0.6), (0.35, 0.03, 0.85), (0.6, 0.03, 1.1)], 0.03, wool)
    needles = [
        leaned(rod((0.15 * s, 0.2, 0), (0.15 * s, 1.25, 0), 0.022, wood("#d0b080")), 0.5 * s, (0, 0.1, 0))
        for s in (1, -1)
    ]
    return join(*wound, tail, *needles)


def _bulb(part: Part) -> Mesh:
    lit, screw = materials.glass(part.coat or "#ffdc90", 2.2), materials.metal("#9a9ea4")
    rows = [
        (0.01, 0.0, screw),
        (0.1, 0.02, screw),
        (0.18, 0.06, screw),
        (0.18, 0.32, screw),
        (0.19, 0.33, lit),
        (0.26, 0.5, lit),
        (0.42, 0.75, lit),
        (0.44, 0.98, lit),
        (0.32, 1.22, lit),
        (0.01, 1.34, lit),
    ]
    return join(profile(rows, 40), *(ring((0, 0.1 + 0.08 * k, 0), 0.18, 0.022, screw) for k in range(3)))


def _flambeau(part: Part) -> Mesh:
    """Make a wooden torch with pitch around its head."""
    shaft, pitch = wood(part.coat or "#5a3a22"), materials.soil("#1c1410")
    rows = [
        (0.01, 0.0, shaft),
        (0.05, 0.0, shaft),
        (0.07, 0.95, shaft),
        (0.13, 1.0, pitch),
        (0.15, 1.3, pitch),
    ]
    return profile([*rows, (0.1, 1.42, pitch), (0.01, 1.44, pitch)], 20)


def _torch(part: Part) -> Mesh:
    body, lens = materials.plastic(part.coat or "#24282e"), materials.light("#fff0c0", 4.0)
    whole = across(
        profile(
            [
                (0.01, -0.8, body),
                (0.13, -0.8, body),
                (0.13, 0.3, body),
                (0.24, 0.5, body),
                (0.26, 0.7, body),
                (0.23, 0.71, lens),
                (0.01, 0.71, lens),
            ],
            32,
        ),
        (0, 0.27, 0),
    )
    return join(whole, box((0.0, 0.42, 0.0), (0.04, 0.03, 0.09), materials.plastic("#c82c24")))


def _soap(part: Part) -> Mesh:
    bar = materials.wax(part.coat or "#c8a8d0")
    froth = [
        ball(
            (0.2 * math.cos(2.4 * k), 0.36 + 0.02 * (k % 3), 0.12 * k - 0.5),
            (0.04 + 0.02 * (k % 4),) * 3,
            materials.soap(),
            sides=14,
        )
        for k in range(9)
    ]
    dish = turn(
        [(0.02, 0.0), (0.6, 0.02), (0.7, 0.09), (0.66, 0.1), (0.01, 0.05)], materials.ceramic("#5a8a9a")
    )
    dish.at[:] *= (0.75, 1, 1.1)
    return join(dish, ball((0, 0.2, 0), (0.32, 0.17, 0.5), bar, sides=32), *froth)


def _sponge(part: Part) -> Mesh:
    return join(
        box((0, 0.2, 0), (0.36, 0.18, 0.6), materials.foam(part.coat or "#e0bc38")),
        box((0, 0.41, 0), (0.36, 0.04, 0.6), materials.felt("#3a7a44")),
    )


def _tape(part: Part) -> Mesh:
    """Make a plaster roll: of toilet paper, of tape."""
    paper = materials.paper(part.coat or "#ccc8be")
    roll = turn([(0.16, 0.0), (0.44, 0.0), (0.44, 0.75), (0.16, 0.75), (0.16, 0.0)], paper)
    return join(
        roll,
        turn([(0.16, 0.7), (0.15, 0.76), (0.17, 0.76)], materials.painted("#9a7a50")),
        box((0.44, 0.2, 0.14), (0.01, 0.2, 0.14), paper),
    )


def _bone(part: Part) -> Mesh:
    ivory = materials.ivory(part.coat or "#ccc4b0")
    return join(
        rod((0, 0.2, -0.5), (0, 0.2, 0.5), 0.1, ivory),
        *(ball((0, 0.2 + 0.11 * s, z), (0.14, 0.15, 0.15), ivory) for z in (0.56, -0.56) for s in (1, -1)),
    )


def _bell(part: Part) -> Mesh:
    brass = materials.plated(part.coat, BRASS)
    return join(
        turn(
            [(0.56, 0.06), (0.6, 0.08), (0.5, 0.2), (0.38, 0.5), (0.34, 0.78), (0.2, 0.96), (0.01, 1.0)],
            brass,
        ),
        ball((0, 0.08, 0), (0.12, 0.1, 0.12), materials.metal("#a08040")),
        upright(ring((0, 0, 0), 0.1, 0.035, brass), (0, 1.1, 0)),
    )


def _chain(part: Part) -> Mesh:
    steel = materials.plated(part.coat, STEEL)
    links = []
    for k in range(7):
        link = ring((0, 0, 0), 0.16, 0.045, steel)
        link.at[:] *= (1, 1, 1.4)
        links.append(spun(link if k % 2 else upright(link), 0.0, (0.0, 0.22, -0.9 + 0.3 * k)))
    return join(*links)


def _pot_brush(part: Part) -> Mesh:
    """Make a lipstick."""
    case, red = BRASS, materials.wax(part.coat or "#b8142c")
    return join(
        profile(
            [
                (0.01, 0.0, materials.plastic("#16161a")),
                (0.22, 0.0, materials.plastic("#16161a")),
                (0.22, 0.5, materials.plastic("#16161a")),
                (0.19, 0.5, case),
                (0.19, 0.78, case),
                (0.15, 0.78, red),
                (0.15, 1.0, red),
                (0.1, 1.18, red),
                (0.01, 1.22, red),
            ],
            32,
        )
    )


def _trophy(part: Part) -> Mesh:
    gold = materials.plated(part.coat, GOLD)
    cup = turn(
        [
            (0.01, 0.22),
            (0.14, 0.24),
            (0.06, 0.4),
            (0.08, 0.5),
            (0.3, 0.65),
            (0.4, 0.95),
            (0.42, 1.2),
            (0.36, 1.2),
            (0.3, 0.95),
        ],
        gold,
    )
    ears = [across(upright(ring((0, 0, 0), 0.17, 0.035, gold))) for _ in (1, -1)]
    for ear, s in zip(ears, (1, -1), strict=True):
        ear.at[:] = np.stack(
            [ear.at[:, 0] * 0 + ear.at[:, 1] * 0.2, ear.at[:, 2] + 0.95, ear.at[:, 0] + 0.45 * s], 1
        )
    return join(
        cup,
        box((0, 0.11, 0), (0.26, 0.11, 0.26), wood("#3a2418")),
        *(upright(ring((0, 0, 0), 0.17, 0.035, gold), (0, 0.95, 0.46 * s)) for s in (1, -1)),
    )


def _candy(part: Part) -> Mesh:
    """Make a lollipop with a spiral."""
    red, white = materials.jelly(part.coat or "#d82c4c"), materials.jelly("#d8ccc4")
    disc = [
        upright(
            turn(
                [(0.5 - 0.1 * k, -0.09), (0.5 - 0.1 * k, 0.09 + 0.006 * k), (0.01, 0.095 + 0.006 * k)],
                white if k % 2 else red,
                40,
            ),
            (0, 1.1, 0),
        )
        for k in range(5)
    ]
    return join(*disc, rod((0, 0, 0), (0, 0.7, 0), 0.04, materials.paper("#d0c8b8")))


def _clip(part: Part) -> Mesh:
    """Make a cigarette with smoke at its tip, on an ash tray."""
    tray = turn(
        [(0.02, 0.0), (0.6, 0.0), (0.66, 0.2), (0.56, 0.2), (0.5, 0.08), (0.01, 0.06)],
        materials.glass(part.coat or "#6a7a84"),
    )
    return join(
        tray,
        rod((0.1, 0.2, -0.3), (0.35, 0.3, 0.55), 0.05, materials.paper("#ccc8be")),
        rod((0.1, 0.2, -0.3), (0.03, 0.17, -0.55), 0.05, materials.crust("#c07a34")),
        ball((0.36, 0.3, 0.57), (0.05,) * 3, materials.light("#ff6a20", 4.0)),
        *(
            ball(
                (0.36, 0.4 + 0.12 * k, 0.6 + 0.04 * math.sin(k)),
                (0.05 + 0.01 * k,) * 3,
                materials.foam("#a8aab0"),
                sides=8,
            )
            for k in range(5)
        ),
    )


def _pin(part: Part) -> Mesh:
    white, red = materials.plastic(part.coat or "#c8c4bc"), materials.plastic("#b81c20")
    rows = [
        (0.01, 0.0),
        (0.18, 0.0),
        (0.3, 0.4),
        (0.24, 0.7),
        (0.12, 0.92),
        (0.11, 0.98),
        (0.12, 1.06),
        (0.17, 1.22),
        (0.12, 1.36),
        (0.01, 1.4),
    ]
    return join(*(join(lathe(rows, [white] * 4 + [red, red] + [white] * 4, sides=28)) for _ in (0,)))


def _medicine(part: Part) -> Mesh:
    """Make a syringe."""
    glass, fluid = materials.clear_glass("#e6f0f2"), materials.drink(part.coat or "#78d89c", milk=0.2)
    rows = [
        (0.01, 0.0, glass),
        (0.26, 0.0, glass),
        (0.26, 0.03, glass),
        (0.04, 0.04, glass),
        (0.04, 0.32, glass),
        (0.2, 0.34, glass),
        (0.14, 0.36, fluid),
        (0.14, 0.9, fluid),
        (0.04, 1.0, glass),
        (0.04, 1.06, STEEL),
        (0.012, 1.08, STEEL),
        (0.008, 1.5, STEEL),
    ]
    return leaned(profile(rows, 24), -0.3, (0, 0, -0.2))


def _circle_fan(part: Part) -> Mesh:
    """Make a fan of paper that is held in the hand."""
    ways = np.linspace(0.35, math.pi - 0.35, 13)
    folds = [
        cut(
            [
                (0.0, 0.05),
                (1.1 * math.cos(a), 0.05 + 1.1 * math.sin(a)),
                (1.1 * math.cos(b), 0.05 + 1.1 * math.sin(b)),
            ],
            (-0.01, 0.015 * (1 + k % 2)),
            materials.silk(part.coat or ("#c82c3c" if k % 2 else "#d84858")),
        )
        for k, (a, b) in enumerate(pairwise(ways))
    ]
    ribs = [
        rod((0.03, 0.05, 0), (0.03, 0.05 + 1.12 * math.sin(a), 1.12 * math.cos(a)), 0.012, wood("#3a2418"))
        for a in ways
    ]
    return join(
        *folds,
        *ribs,
        *(
            ball((0.04, 0.05 + 0.8 * s, 0.8 * c), (0.01, 0.05, 0.05), materials.enamel("#d8b848"))
            for c, s in circle(40, 1.0)
            if s > 0.4
        ),
    )


MODELS: dict[str, Model] = {
    "tool key": _key,
    "tool lipstick": _pot_brush,
    "tool fan": _circle_fan,
    "tool syringe": _medicine,
    "tool chain": _chain,
    "tool bone": _bone,
    "tool torch": _torch,
    "tool flambeau": _flambeau,
    "tool cigarette": _clip,
    "rope": _rope,
    "rope yarn": _yarn,
    "soap": _soap,
    "soap sponge": _sponge,
    "soap roll": _tape,
    "lamp bulb": _bulb,
    "bell": _bell,
    "bell trophy": _trophy,
    "cake candy": _candy,
    "ball pin": _pin,
}
IN_LIFE = {"rope": 0.2, "soap": 0.1, "bell": 0.3}
