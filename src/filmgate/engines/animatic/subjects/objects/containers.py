"""Meshes of what holds things: baskets, boxes, buckets, barrels, jars, cans, cages, carts."""

import math
from itertools import pairwise

import numpy as np

from filmgate.engines.animatic.geometry import materials
from filmgate.engines.animatic.geometry.materials import BRASS, CHROME, GOLD, IRON, METAL, PLASTIC, STEEL
from filmgate.engines.animatic.geometry.mesh import Mesh, join
from filmgate.engines.animatic.geometry.paint import Paint
from filmgate.engines.animatic.geometry.shapes import ball, box, ring, rod, tube
from filmgate.engines.animatic.subjects.objects.forms import (
    Model,
    across,
    circle,
    cut,
    line,
    seen,
    spun,
    tipped,
    wood,
)
from filmgate.engines.animatic.subjects.objects.vessels import turn
from filmgate.engines.animatic.subjects.part import Part

_GLASS = materials.clear_glass("#e6f0f2")


def arch(radius: float, y: float, tall: float, paint: Paint, thick: float = 0.04) -> Mesh:
    """Make a handle that arches over a vessel."""
    a = np.linspace(0, math.pi, 20)
    return seen(tube(np.stack([radius * np.cos(a), y + tall * np.sin(a), 0 * a], 1), thick, paint))


def _basket(part: Part) -> Mesh:
    """Make a woven basket with a handle."""
    straw, dark = (
        materials.straw(part.coat or "#b88a4a"),
        materials.straw("#7a5428"),
    )
    weave = [
        ring((0, 0.08 + 0.1 * k, 0), 0.45 + 0.025 * k, 0.055, dark if k % 2 else straw) for k in range(6)
    ]
    posts = [rod((0.45 * c, 0, 0.45 * s), (0.6 * c, 0.62, 0.6 * s), 0.035, straw) for c, s in circle(14, 1.0)]
    return join(
        turn([(0.01, 0.02), (0.43, 0.02), (0.56, 0.6), (0.01, 0.35)], materials.wicker("#7a5428")),
        *weave,
        *posts,
        ring((0, 0.64, 0), 0.61, 0.05, straw),
        arch(0.58, 0.62, 0.55, straw),
    )


def _box(part: Part) -> Mesh:
    """Make an open box of cardboard; closed, a crate of wood, or a chest, as variants."""
    card, dark = materials.painted(part.coat or "#b08a58"), materials.painted("#4a3820")
    flaps = [
        tipped(box((0.2, 0, 0), (0.2, 0.012, 0.48), card), 0.6, (0.5, 0.75, 0)),
        tipped(box((-0.2, 0, 0), (0.2, 0.012, 0.48), card), -0.6, (-0.5, 0.75, 0)),
    ]
    flaps += [box((0, 0.86, s * 0.6), (0.48, 0.11, 0.012), card) for s in (1, -1)]
    tape = box((0.505, 0.4, 0), (0.003, 0.36, 0.06), materials.plastic("#d0b888"))
    return join(
        box((0, 0.37, 0), (0.5, 0.37, 0.58), card),
        box((0, 0.745, 0), (0.48, 0.004, 0.56), dark),
        *flaps,
        tape,
    )


def _crate(part: Part) -> Mesh:
    plank = wood(part.coat or "#a87a44")
    slats = [
        mesh
        for y in (0.1, 0.36, 0.62)
        for mesh in (
            box((0.5, y, 0), (0.02, 0.1, 0.56), plank),
            box((-0.5, y, 0), (0.02, 0.1, 0.56), plank),
            box((0, y, 0.56), (0.5, 0.1, 0.02), plank),
            box((0, y, -0.56), (0.5, 0.1, 0.02), plank),
        )
    ]
    posts = [
        box((0.46 * a, 0.37, 0.52 * b), (0.05, 0.37, 0.05), wood("#8a5f30")) for a in (1, -1) for b in (1, -1)
    ]
    return join(*slats, *posts, box((0, 0.03, 0), (0.48, 0.02, 0.54), plank))


def _chest(part: Part) -> Mesh:
    """Make an open treasure chest with gold."""
    plank, band, gold = wood(part.coat or "#6a4020"), BRASS, GOLD
    rng = np.random.default_rng(2)
    coins = [
        ball(
            (
                float(rng.uniform(-0.3, 0.34)),
                0.56 + float(rng.uniform(0, 0.13)),
                float(rng.uniform(-0.55, 0.55)),
            ),
            (0.1, 0.03, 0.1),
            gold,
            sides=12,
        )
        for _ in range(40)
    ]
    bands = [box((0.0, 0.28, z), (0.44, 0.29, 0.05), band) for z in (-0.5, 0.5)]
    lid = across(turn([(0.01, -0.65), (0.42, -0.65), (0.42, 0.65), (0.01, 0.65)], plank, 24))
    lid.at[:] *= (0.5, 1.0, 1.0)
    lid.at[:] += (-0.5, 0.85, 0)
    return join(
        box((0, 0.28, 0), (0.42, 0.28, 0.65), plank),
        *bands,
        box((0.44, 0.42, 0), (0.02, 0.1, 0.09), band),
        lid,
        *coins,
    )


def _bucket(part: Part) -> Mesh:
    tin = materials.plated(part.coat, materials.metal("#aeb6bc"))
    rows = [(0.01, 0.02), (0.36, 0.0), (0.38, 0.05), (0.52, 0.8), (0.56, 0.82), (0.5, 0.82), (0.36, 0.15)]
    return join(
        turn(rows, tin),
        ring((0, 0.55, 0), 0.485, 0.015, tin),
        turn([(0.48, 0.72), (0.01, 0.72)], materials.water("#5a9cc0")),
        arch(0.53, 0.8, 0.45, IRON, 0.02),
    )


def _bin(part: Part) -> Mesh:
    paint = materials.enamel(part.coat or "#3a5a44")
    ribs = [
        rod((0.42 * c, 0.06, 0.42 * s), (0.48 * c, 1.0, 0.48 * s), 0.02, paint) for c, s in circle(18, 1.0)
    ]
    return join(
        turn([(0.01, 0.0), (0.4, 0.0), (0.47, 1.02), (0.01, 1.02)], paint),
        *ribs,
        turn([(0.54, 1.02), (0.52, 1.1), (0.2, 1.22), (0.01, 1.23)], paint),
        ball((0, 1.27, 0), (0.07, 0.05, 0.12), paint),
    )


def _barrel(part: Part) -> Mesh:
    oak, iron = wood(part.coat or "#8a5a2c"), IRON
    hoops = [
        turn([(r, y - 0.045), (r + 0.012, y - 0.04), (r + 0.012, y + 0.04), (r, y + 0.045)], iron)
        for r, y in ((0.42, 0.12), (0.5, 0.38), (0.5, 0.78), (0.42, 1.04))
    ]
    staves = [
        rod((0.435 * c, 0.02, 0.435 * s), (0.44 * c, 0.04, 0.44 * s), 0.01, oak) for c, s in circle(12, 1.0)
    ]
    return join(
        turn(
            [
                (0.01, 0.0),
                (0.4, 0.0),
                (0.5, 0.42),
                (0.5, 0.74),
                (0.4, 1.16),
                (0.36, 1.16),
                (0.36, 1.12),
                (0.01, 1.12),
            ],
            oak,
        ),
        *hoops,
        *staves,
    )


def _jar(part: Part) -> Mesh:
    """Make a jar of glass with a lid; what it holds has the colour that the prompt names."""
    inside = materials.drink(part.coat or "#d86a20", milk=0.4)
    filled = turn([(0.01, 0.03), (0.38, 0.03), (0.405, 0.08), (0.405, 0.66), (0.01, 0.68)], inside)
    body = turn([(0.01, 0.0), (0.4, 0.0), (0.43, 0.06), (0.43, 0.84), (0.34, 0.95), (0.34, 1.0)], _GLASS)
    return join(
        body,
        filled,
        turn([(0.37, 0.98), (0.38, 1.0), (0.38, 1.13), (0.36, 1.15), (0.01, 1.15)], BRASS),
        box((0.43, 0.42, 0), (0.012, 0.15, 0.2), materials.paper("#d8ceb4")),
    )


def _can(part: Part) -> Mesh:
    tin, label = STEEL, materials.paper(part.coat or "#c02028")
    return join(
        turn([(0.01, 0.0), (0.3, 0.0), (0.36, 0.06)], tin),
        turn([(0.36, 0.06), (0.36, 1.0)], label),
        turn([(0.36, 1.0), (0.3, 1.08), (0.3, 1.1), (0.28, 1.07), (0.01, 1.07)], tin),
        turn([(0.362, 0.4), (0.364, 0.41), (0.364, 0.68), (0.362, 0.69)], materials.paper("#d8d2c4")),
        box((0.08, 1.09, 0), (0.1, 0.012, 0.05), tin),
    )


def _cage(part: Part) -> Mesh:
    """Make a bird cage with its dome."""
    wire = materials.plated(part.coat, BRASS)
    bars = [
        line(
            [
                (0.45 * c, 0.1, 0.45 * s),
                (0.45 * c, 0.85, 0.45 * s),
                (0.3 * c, 1.15, 0.3 * s),
                (0.02 * c, 1.28, 0.02 * s),
            ],
            0.014,
            wire,
        )
        for c, s in circle(20, 1.0)
    ]
    return join(
        turn([(0.01, 0.0), (0.5, 0.0), (0.5, 0.1), (0.01, 0.1)], wire),
        *bars,
        *(ring((0, y, 0), 0.45, 0.02, wire) for y in (0.45, 0.85)),
        ring((0, 1.36, 0), 0.07, 0.018, wire),
        rod((0, 0.5, -0.4), (0, 0.5, 0.4), 0.02, wood()),
    )


def _tank(part: Part) -> Mesh:
    """Make an aquarium with plants and two fish."""
    water, edge = materials.clear_glass("#7cc0d4", milk=0.05), materials.plastic("#22262c")
    frame = [box((x, y, 0), (0.02, 0.025, 0.82), edge) for x in (0.42, -0.42) for y in (0.03, 0.95)]
    frame += [box((x, 0.48, z), (0.02, 0.48, 0.02), edge) for x in (0.42, -0.42) for z in (0.8, -0.8)]
    fish = [
        mesh
        for x, y, z, hue in ((0.12, 0.58, 0.3, "#e8782c"), (-0.1, 0.38, -0.35, part.coat or "#e0b030"))
        for mesh in (
            ball((x, y, z), (0.045, 0.08, 0.14), materials.scales(hue, fine=60.0)),
            cut(
                [(z + 0.12, y), (z + 0.25, y + 0.09), (z + 0.25, y - 0.09)],
                (x - 0.01, x + 0.01),
                materials.scales(hue, fine=60.0),
            ),
        )
    ]
    weed = [
        line(
            [(x, 0.1, z), (x, 0.35, z + 0.05), (x, 0.66 - 0.08 * k, z - 0.03)],
            0.025,
            materials.leaf("#3a8a3c"),
        )
        for k, (x, z) in enumerate(((0.2, -0.6), (-0.25, -0.5), (0.1, 0.6), (-0.2, 0.68), (-0.3, 0.0)))
    ]
    return join(
        box((0, 0.47, 0), (0.41, 0.4, 0.79), water),
        box((0, 0.08, 0), (0.415, 0.07, 0.795), materials.soil("#c8b080")),
        *frame,
        *fish,
        *weed,
    )


def _shopping_cart(part: Part) -> Mesh:
    wire = materials.plated(part.coat, CHROME)
    corners = [(-0.4, 0.55), (0.5, 0.5), (0.62, 1.0), (-0.5, 1.1)]
    bars = [line([(x, y, z) for x, y in (*corners, corners[0])], 0.018, wire) for z in (0.34, -0.34)]
    bars += [
        rod(
            (x + (x2 - x) * k, y + (y2 - y) * k, -0.34),
            (x + (x2 - x) * k, y + (y2 - y) * k, 0.34),
            0.012,
            wire,
        )
        for (x, y), (x2, y2) in pairwise(corners)
        for k in np.linspace(0, 1, 7)
    ]
    bars += [
        rod((-0.4 + 0.15 * k, 0.54, z), (-0.5 + 0.187 * k, 1.09 - 0.015 * k, z), 0.01, wire)
        for k in range(7)
        for z in (0.34, -0.34)
    ]
    wheels = [
        across(turn([(0.01, -0.03), (0.09, -0.03), (0.09, 0.03), (0.01, 0.03)], PLASTIC, 16), (x, 0.09, z))
        for x in (0.45, -0.4)
        for z in (0.3, -0.3)
    ]
    frame = [line([(x, 0.12, z), (-0.35, 0.5, z)], 0.02, wire) for x in (0.45, -0.4) for z in (0.3, -0.3)]
    return join(
        *bars,
        *wheels,
        *frame,
        rod((-0.6, 1.12, -0.38), (-0.6, 1.12, 0.38), 0.035, materials.plastic("#c82c24")),
        *(rod((-0.5, 1.08, z), (-0.6, 1.12, z), 0.02, wire) for z in (0.34, -0.34)),
    )


def _mailbox(part: Part) -> Mesh:
    paint = materials.enamel(part.coat or "#2a4a8a")
    head = seen(
        across(turn([(0.01, -0.42), (0.24, -0.42), (0.24, 0.42), (0.01, 0.42)], paint, 28), (0, 1.2, 0))
    )
    return join(
        head,
        box((0, 1.06, 0), (0.42, 0.14, 0.24), paint),
        box((0, 0.5, 0), (0.06, 0.5, 0.06), wood()),
        box((0.1, 1.36, 0.26), (0.03, 0.16, 0.015), materials.enamel("#c82820")),
        box((0.43, 1.18, 0), (0.012, 0.03, 0.12), METAL),
    )


def _bathtub(part: Part) -> Mesh:
    """Make a bathtub on feet, with water and foam."""
    enamel, brass = materials.enamel(part.coat or "#c8c8c4"), BRASS
    tub = turn(
        [(0.01, 0.2), (0.4, 0.18), (0.62, 0.3), (0.72, 0.8), (0.8, 0.84), (0.76, 0.88), (0.66, 0.8)], enamel
    )
    tub.at[:] *= (0.9, 1, 1.7)
    pool = turn([(0.7, 0.76), (0.01, 0.76)], materials.water("#7ab4cc"))
    pool.at[:] *= (0.9, 1, 1.7)
    foam = [
        ball(
            (0.4 * math.cos(2.4 * k) * k / 14, 0.8, 0.9 * math.sin(2.4 * k) * k / 14),
            (0.13, 0.09, 0.13),
            materials.foam("#d0d4d8"),
            sides=12,
        )
        for k in range(14)
    ]
    feet = [ball((0.35 * a, 0.09, 0.7 * b), (0.08, 0.1, 0.08), brass) for a in (1, -1) for b in (1, -1)]
    return join(
        tub,
        pool,
        *foam,
        *feet,
        line([(0, 0.5, 1.4), (0, 1.2, 1.38), (0, 1.25, 1.2), (0, 1.12, 1.12)], 0.04, brass),
    )


def _toilet(part: Part) -> Mesh:
    china = materials.ceramic(part.coat or "#ccccc8")
    bowl = turn(
        [(0.01, 0.0), (0.24, 0.0), (0.2, 0.2), (0.34, 0.42), (0.36, 0.46), (0.28, 0.46), (0.2, 0.38)], china
    )
    bowl.at[:] *= (1.25, 1, 1)
    seat = ring((0.02, 0.49, 0), 0.31, 0.04, china)
    seat.at[:] *= (1.25, 1, 1)
    return join(
        bowl,
        seat,
        box((-0.5, 0.72, 0), (0.12, 0.28, 0.34), china),
        box((-0.5, 1.02, 0), (0.14, 0.03, 0.36), china),
        box((-0.36, 0.9, 0.2), (0.02, 0.03, 0.07), CHROME),
        spun(box((0, 0.76, 0), (0.03, 0.28, 0.3), china), 0.0, (-0.3, 0, 0)),
    )


MODELS: dict[str, Model] = {
    "basket": _basket,
    "basket box": _box,
    "basket crate": _crate,
    "basket chest": _chest,
    "basket bucket": _bucket,
    "basket cage": _cage,
    "basket tank": _tank,
    "jar": _jar,
    "jar can": _can,
    "barrel": _barrel,
    "barrel bin": _bin,
    "barrel mailbox": _mailbox,
    "barrel trolley": _shopping_cart,
    "bathtub": _bathtub,
    "bathtub toilet": _toilet,
}
ON_FLOOR = ("barrel", "bathtub")
IN_LIFE = {"basket": 0.3, "jar": 0.2, "barrel": 1.0, "bathtub": 0.95}
