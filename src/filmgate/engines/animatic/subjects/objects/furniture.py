"""Meshes of furniture: a throne, a sofa, a bed, a bench, a stool, a mirror, a door, a lantern; the front
towards +x. Seats are variants of the kind chair.
"""

import math
from collections.abc import Callable

import numpy as np

from filmgate.engines.animatic.geometry import materials
from filmgate.engines.animatic.geometry.materials import GILT, SILVER
from filmgate.engines.animatic.geometry.mesh import Mesh, join
from filmgate.engines.animatic.geometry.shapes import FORWARD, ball, box, facing, lathe, ring, rod, turned
from filmgate.engines.animatic.subjects.objects.vessels import turn
from filmgate.engines.animatic.subjects.part import Part

_GOLD = GILT
_WOOD = materials.wood("#6a4426")
_IRON = materials.enamel("#22242a")


def _throne(part: Part) -> Mesh:
    """Make a throne: a high pointed back, arms, a cushion, two steps before it."""
    red = materials.velvet(part.coat or "#8a1020")
    stone = materials.stone("#8a8478")
    back = [(-0.46, 0.6), (0.46, 0.6), (0.5, 1.75), (0.3, 2.05), (0.0, 2.2), (-0.3, 2.05), (-0.5, 1.75)]
    pad = [(0.76 * z, 0.7 + 0.84 * (y - 0.6)) for z, y in back]
    arms = [
        mesh
        for z in (0.5, -0.5)
        for mesh in (
            box((0.08, 0.98, z), (0.46, 0.06, 0.09), _GOLD),
            box((0.46, 0.75, z), (0.07, 0.2, 0.08), _GOLD),
            ball((0.5, 1.08, z), (0.1, 0.1, 0.1), _GOLD),
            ball((-0.4, 1.86, z), (0.09, 0.12, 0.09), _GOLD),
        )
    ]
    gem = ball((-0.32, 2.05, 0), (0.05, 0.1, 0.08), materials.gem("#2050c8"))
    return join(
        box((0.15, 0.08, 0), (0.95, 0.08, 1.0), stone),
        box((0.0, 0.22, 0), (0.68, 0.07, 0.75), stone),
        box((0, 0.42, 0), (0.5, 0.15, 0.5), _GOLD),
        box((0.04, 0.62, 0), (0.46, 0.08, 0.42), red),
        facing(back, (-0.48, -0.36), _GOLD),
        facing(pad, (-0.37, -0.33), red),
        *arms,
        gem,
    )


def _sofa(part: Part) -> Mesh:
    cloth = materials.cloth(part.coat or "#8a4a3a")
    light = materials.cloth("#e0d0b0")
    seats = [box((0.06, 0.46, z), (0.42, 0.1, 0.5), cloth) for z in (0.52, -0.52)]
    backs = [box((-0.3, 0.8, z), (0.12, 0.28, 0.5), cloth) for z in (0.52, -0.52)]
    arms = [box((0, 0.48, z), (0.48, 0.26, 0.13), cloth) for z in (1.16, -1.16)]
    pillows = [ball((-0.1, 0.76, z), (0.12, 0.22, 0.24), light) for z in (0.78, -0.78)]
    feet = [box((x, 0.06, z), (0.05, 0.06, 0.05), _WOOD) for x in (0.38, -0.38) for z in (1.15, -1.15)]
    base = box((0, 0.25, 0), (0.46, 0.13, 1.1), cloth)
    return join(base, box((-0.42, 0.6, 0), (0.08, 0.46, 1.2), cloth), *seats, *backs, *arms, *pillows, *feet)


def _bed(part: Part) -> Mesh:
    cover, sheet = (
        materials.cloth(part.coat or "#3a6a9a"),
        materials.cloth("#f0ece4"),
    )
    return join(
        box((0, 0.25, 0), (1.2, 0.1, 0.95), _WOOD),
        box((0, 0.42, 0), (1.16, 0.12, 0.9), sheet),
        box((0.3, 0.45, 0), (0.88, 0.12, 0.93), cover),
        box((-0.5, 0.56, 0), (0.14, 0.03, 0.92), sheet),
        *(ball((-0.85, 0.64, z), (0.22, 0.12, 0.36), sheet) for z in (0.44, -0.44)),
        box((-1.22, 0.62, 0), (0.06, 0.62, 0.98), _WOOD),
        box((1.22, 0.36, 0), (0.05, 0.34, 0.96), _WOOD),
        *(box((x, 0.1, z), (0.06, 0.1, 0.06), _WOOD) for x in (1.18, -1.18) for z in (0.88, -0.88)),
    )


def _bench(part: Part) -> Mesh:
    wood = materials.wood(part.coat or "#8a5a30")
    slats = [box((-0.26 + 0.16 * k, 0.46, 0), (0.06, 0.025, 1.0), wood) for k in range(4)]
    slats += [box((-0.36 - 0.03 * k, 0.62 + 0.16 * k, 0), (0.025, 0.06, 1.0), wood) for k in range(3)]
    iron = [
        mesh
        for z in (0.85, -0.85)
        for mesh in (
            box((0.2, 0.22, z), (0.03, 0.22, 0.04), _IRON),
            rod((-0.28, 0.0, z), (-0.44, 1.02, z), 0.04, _IRON),
            box((-0.04, 0.42, z), (0.28, 0.025, 0.04), _IRON),
            box((0.0, 0.68, z), (0.3, 0.025, 0.04), _IRON),
            box((0.26, 0.56, z), (0.03, 0.12, 0.04), _IRON),
        )
    ]
    return join(*slats, *iron)


def _stool(part: Part) -> Mesh:
    wood = materials.wood(part.coat or "#8a5a30")
    at = [(math.cos(a), math.sin(a)) for a in (0.6, 2.2, 3.8, 5.3)]
    legs = [rod((0.34 * x, 0, 0.34 * z), (0.22 * x, 0.66, 0.22 * z), 0.035, wood) for x, z in at]
    return join(
        turn([(0.01, 0.66), (0.36, 0.66), (0.38, 0.71), (0.34, 0.75), (0.01, 0.76)], wood),
        ring((0, 0.25, 0), 0.3, 0.02, wood),
        *legs,
    )


def _mirror(part: Part) -> Mesh:
    """Make an oval mirror in a gilded frame, on feet."""
    frame, pane = materials.plated(part.coat, GILT), SILVER
    dim = SILVER
    rim = turned(ring((0, 0, 0), 0.5, 0.06, frame), FORWARD)
    glass = turned(lathe([(0.5, 0.0), (0.3, 0.01), (0.01, 0.02)], [pane, pane, dim], sides=40), FORWARD)
    oval = join(rim, glass)
    oval.at[:, 1] *= 1.6
    oval.at[:] += (0.05, 1.12, 0)
    gleam = [
        facing(
            [(-0.2 + s, 1.35), (-0.12 + s, 1.35), (0.12 + s, 1.72), (0.04 + s, 1.72)],
            (0.075, 0.08),
            materials.light("#f8fcff", 0.3),
        )
        for s in (0.0, 0.14)
    ]
    posts = [box((0, 0.75, z), (0.04, 0.75, 0.04), frame) for z in (0.64, -0.64)]
    knobs = [ball((0, 1.55, z), (0.07, 0.08, 0.07), frame) for z in (0.64, -0.64)]
    feet = [box((0, 0.04, z), (0.34, 0.04, 0.06), frame) for z in (0.64, -0.64)]
    bar = box((0, 0.22, 0), (0.03, 0.03, 0.64), frame)
    return join(oval, *gleam, *posts, *knobs, *feet, bar)


def _door(part: Part) -> Mesh:
    """Make a door in its frame, with four panels and a knob."""
    leaf, frame = (
        materials.wood(part.coat or "#7a4422"),
        materials.enamel("#d8cfc0"),
    )
    shade = materials.wood("#5a3018" if part.coat is None else part.coat)
    sides = [box((0, 1.1, z), (0.09, 1.1, 0.08), frame) for z in (0.55, -0.55)]
    panels = [
        box((0.06, y, z), (0.02, tall, 0.16), shade)
        for y, tall in ((0.55, 0.34), (1.45, 0.42))
        for z in (0.22, -0.22)
    ]
    knob = [
        ball((0.13, 1.02, -0.39), (0.05, 0.05, 0.05), _GOLD),
        box((0.06, 1.02, -0.39), (0.01, 0.1, 0.05), _GOLD),
    ]
    return join(
        box((0, 1.08, 0), (0.05, 1.06, 0.48), leaf),
        *sides,
        box((0, 2.2, 0), (0.1, 0.09, 0.64), frame),
        box((0, 0.02, 0), (0.16, 0.02, 0.64), frame),
        *panels,
        *knob,
    )


def _lantern(part: Part) -> Mesh:
    """Make a lantern with a frame of iron, panes that glow, and a ring to carry it by."""
    iron, lit = materials.enamel(part.coat or "#2a2420"), materials.light("#ffb850", 2.6)
    bars = [box((x, 0.46, z), (0.03, 0.34, 0.03), iron) for x in (0.25, -0.25) for z in (0.25, -0.25)]
    flame = ball((0, 0.42, 0), (0.07, 0.16, 0.07), materials.light("#fff0c0", 9.0))
    grip = turned(ring((0, 0, 0), 0.14, 0.025, iron), FORWARD, (0, 1.27, 0))
    roof = turned(
        lathe([(0.5, 0.8), (0.42, 0.86), (0.14, 1.06), (0.12, 1.12), (0.02, 1.14)], [iron] * 5, sides=4),
        np.array([[0.7071, 0, 0.7071], [0, 1, 0], [-0.7071, 0, 0.7071]]),
    )
    return join(
        box((0, 0.05, 0), (0.34, 0.05, 0.34), iron),
        box((0, 0.46, 0), (0.22, 0.34, 0.22), lit),
        flame,
        *bars,
        box((0, 0.82, 0), (0.32, 0.03, 0.32), iron),
        roof,
        grip,
    )


def _street_lamp(part: Part) -> Mesh:
    """Make a lamp on a pole, 3.6 m tall."""
    iron = materials.enamel(part.coat or "#1c2226")
    pole = turn(
        [(0.2, 0.0), (0.2, 0.18), (0.1, 0.3), (0.06, 0.5), (0.05, 2.7), (0.1, 2.76), (0.05, 2.82)], iron, 20
    )
    head = lathe([(0.1, 2.84), (0.22, 3.25)], [materials.light("#ffd890", 6.0)] * 2, sides=6)
    hat = lathe([(0.27, 3.26), (0.12, 3.42), (0.03, 3.46), (0.02, 3.58)], [iron] * 4, sides=6)
    return join(pole, head, hat, rod((0, 2.55, -0.3), (0, 2.55, 0.3), 0.025, iron))


def _round_table(part: Part) -> Mesh:
    """Make a round table on one foot."""
    wood = materials.wood(part.coat or "#8a5a32")
    top = turn([(0.01, 0.70), (0.46, 0.70), (0.5, 0.715), (0.5, 0.73), (0.485, 0.74), (0.01, 0.74)], wood)
    foot = turn(
        [(0.01, 0.0), (0.26, 0.0), (0.26, 0.03), (0.06, 0.07), (0.045, 0.3), (0.06, 0.66), (0.12, 0.70)], wood
    )
    return join(top, foot)


def _dining_chair(part: Part) -> Mesh:
    """Make a plain chair; its seat is as high as a table wants."""
    wood = materials.wood(part.coat or "#7a4a28")
    cloth = materials.cloth("#b89868")
    legs = [rod((0.17, 0, z), (0.17, 0.43, z), 0.02, wood) for z in (0.18, -0.18)]
    legs += [rod((-0.2, 0, z), (-0.18, 0.43, z), 0.02, wood) for z in (0.18, -0.18)]
    posts = [rod((-0.18, 0.43, z), (-0.24, 0.92, z), 0.02, wood) for z in (0.18, -0.18)]
    slats = [box((-0.19 - 0.05 * k, 0.58 + 0.13 * k, 0), (0.012, 0.035, 0.17), wood) for k in range(3)]
    return join(
        box((0, 0.43, 0), (0.2, 0.02, 0.2), wood),
        box((0, 0.445, 0), (0.19, 0.012, 0.19), cloth),
        *legs,
        *posts,
        *slats,
    )


MODELS: dict[str, Callable[[Part], Mesh]] = {
    "table round": _round_table,
    "chair dining": _dining_chair,
    "throne": _throne,
    "chair sofa": _sofa,
    "chair bed": _bed,
    "chair bench": _bench,
    "chair stool": _stool,
    "mirror": _mirror,
    "door": _door,
    "lamp lantern": _lantern,
    "streetlamp": _street_lamp,
}
ON_FLOOR = ("throne", "mirror", "door", "streetlamp")
