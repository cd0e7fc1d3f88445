"""Meshes of food on its plate, in its bowl or in its cone: variants of the kind cake."""

import math
from collections.abc import Callable

import numpy as np

from filmgate.engines.animatic.geometry import materials
from filmgate.engines.animatic.geometry.materials import STEEL
from filmgate.engines.animatic.geometry.mesh import Mesh, join
from filmgate.engines.animatic.geometry.shapes import ball, box, ring, rod, turned
from filmgate.engines.animatic.subjects.objects.forms import circle
from filmgate.engines.animatic.subjects.objects.vessels import cutlery, dish, turn
from filmgate.engines.animatic.subjects.part import Part


def _pancakes(part: Part) -> Mesh:
    """Make a stack of pancakes with butter and syrup."""
    brown, pale = materials.crust("#b0702c"), materials.crumb("#e4bc78")
    syrup, butter = materials.sauce("#6a2c0c"), materials.icing("#f4d868")
    stack = [
        mesh
        for k in range(5)
        for mesh in (
            ball((0.03 * (-1) ** k, 0.12 + 0.11 * k, 0), (0.52, 0.06, 0.52), pale, sides=40),
            ball((0.03 * (-1) ** k, 0.155 + 0.11 * k, 0), (0.5, 0.045, 0.5), brown, sides=40),
        )
    ]
    runs = [
        ball((0.47 * math.cos(a), 0.52 - 0.1 * (k % 2), 0.47 * math.sin(a)), (0.06, 0.13, 0.06), syrup)
        for k, a in enumerate(np.linspace(0, 2 * math.pi, 7, endpoint=False))
    ]
    top = ball((0, 0.645, 0), (0.42, 0.03, 0.42), syrup, sides=32)
    return join(dish(part.coat), *stack, top, *runs, box((0, 0.71, 0), (0.11, 0.05, 0.11), butter))


def _waffles(part: Part) -> Mesh:
    """Make a stack of three waffles with butter."""
    ridge, hollow = materials.crust("#b87830"), materials.crumb("#dcaa5c")
    butter = materials.icing("#f4d868")
    stack = []
    for k in range(3):
        bars = [box((0, 0, 0), (0.5, 0.035, 0.5), hollow)]
        for side in np.linspace(-0.47, 0.47, 6):
            bars.append(box((side, 0.035, 0), (0.035, 0.04, 0.5), ridge))
            bars.append(box((0, 0.035, side), (0.5, 0.04, 0.035), ridge))
        a = 0.5 * k
        turn = np.array([[math.cos(a), 0, math.sin(a)], [0, 1, 0], [-math.sin(a), 0, math.cos(a)]])
        stack.append(turned(join(*bars), turn, (0.0, 0.12 + 0.11 * k, 0.0)))
    return join(dish(part.coat), *stack, box((0.05, 0.45, 0), (0.1, 0.05, 0.1), butter))


def _noodles(part: Part) -> Mesh:
    """Make a bowl of noodles with chopsticks, half an egg and greens."""
    glaze, noodle = materials.ceramic(part.coat or "#a82820"), materials.crumb("#eccc74")
    broth, wood = materials.sauce("#a8682c"), materials.lacquer("#3a2014")
    bowl = turn([(0.28, 0.0), (0.32, 0.06), (0.58, 0.25), (0.78, 0.58), (0.73, 0.58), (0.6, 0.4)], glaze)
    strands = [
        ring(
            (0.2 * math.cos(2.4 * k), 0.55 + 0.012 * (k % 5), 0.2 * math.sin(2.4 * k)),
            0.16 + 0.018 * k,
            0.03,
            noodle,
        )
        for k in range(15)
    ]
    egg = [
        ball((0.35, 0.62, -0.25), (0.2, 0.07, 0.16), materials.flesh("#f6f0e4")),
        ball((0.36, 0.665, -0.25), (0.1, 0.04, 0.09), materials.sauce("#e89018")),
    ]
    greens = [
        ball((0.3 + 0.08 * k, 0.63, 0.2 + 0.07 * k), (0.12, 0.03, 0.05), materials.leaf("#4a8a2c"))
        for k in range(3)
    ]
    sticks = [rod((0.35, 0.6, 0.1 + s), (-0.45, 1.15, -0.75 + 1.4 * s), 0.026, wood) for s in (0.0, 0.09)]
    return join(bowl, turn([(0.74, 0.53), (0.01, 0.53)], broth), *strands, *egg, *greens, *sticks)


def _steak(part: Part) -> Mesh:
    """Make a steak on a plate with grill marks, peas and carrots, and knife and fork beside it."""
    meat, mark = materials.flesh("#5a2814"), materials.painted("#1a0a06")
    fat, pea = materials.flesh("#e4c8a0"), materials.fruit("#4f9a2c")
    parts = [
        ball((x, 0.12, z), (wide, 0.075, deep), paint, sides=36)
        for x, z, wide, deep, paint in (
            (0.1, 0.12, 0.36, 0.3, meat),
            (-0.14, -0.02, 0.3, 0.27, meat),
            (0.24, 0.26, 0.24, 0.16, meat),
        )
    ]
    parts += [ball((0.06, 0.1, 0.12), (0.47, 0.06, 0.37), fat, sides=36)]
    parts += [rod((0.3, 0.17, 0.0), (-0.3, 0.17, 0.0), 0.035, materials.ivory("#f0e6d4"))]
    parts += [
        rod((-0.18, 0.185, 0.1 + 0.09 * k), (0.26, 0.185, 0.1 + 0.09 * k), 0.016, mark) for k in range(3)
    ]
    parts += [
        ball(
            (-0.3 + 0.11 * (k % 4), 0.1 + 0.05 * (k // 8), -0.48 + 0.1 * (k % 8 // 4)),
            (0.06, 0.06, 0.06),
            pea,
        )
        for k in range(12)
    ]
    carrot = materials.fruit("#e87818")
    parts += [rod((0.2 + 0.1 * k, 0.1, -0.45), (0.32 + 0.08 * k, 0.1, -0.22), 0.05, carrot) for k in range(3)]
    return join(dish(part.coat), *parts, *cutlery(0.02, 0.95))


def _donut(part: Part) -> Mesh:
    dough, icing = materials.crust("#c8883c"), materials.icing(part.coat or "#e878a0")
    hues = ("#f4f0e8", "#48a8d8", "#f0d030", "#58b848")
    dots = [
        box(
            (0.44 * math.cos(a) + 0.1 * math.sin(5 * a), 0.585, 0.44 * math.sin(a) + 0.1 * math.cos(7 * a)),
            (0.035, 0.012, 0.012) if k % 2 else (0.012, 0.012, 0.035),
            materials.icing(hues[k % 4]),
        )
        for k, a in enumerate(np.linspace(0, 2 * math.pi, 28, endpoint=False))
    ]
    lower, upper = ring((0, 0.3, 0), 0.44, 0.25, dough), ring((0, 0.36, 0), 0.44, 0.23, icing)
    upper.at[:, 1] = np.maximum(upper.at[:, 1], 0.36)
    return join(dish(), lower, upper, *dots)


def _ice_cream(part: Part) -> Mesh:
    """Make three scoops of ice cream in a cone, in a small stand."""
    wafer, steel = materials.crust("#c8924c"), STEEL
    hues = (part.coat or "#f0a8b8", "#f4ead0", "#6a3c22")
    at = ((0.0, 0.98, 0.17), (0.0, 0.98, -0.17), (0.0, 1.24, 0.0))
    scoops = [
        ball(place, (0.24, 0.22, 0.24), materials.icing(hue), sides=28)
        for place, hue in zip(at, hues, strict=True)
    ]
    cone = turn([(0.01, 0.04), (0.3, 0.85), (0.32, 0.92), (0.01, 0.92)], wafer)
    at_foot = [(math.cos(a), math.sin(a)) for a in (0.5, 2.6, 4.7)]
    legs = [rod((0.3 * c, 0, 0.3 * z), (0.24 * c, 0.62, 0.24 * z), 0.015, steel) for c, z in at_foot]
    cherry = ball((0, 1.48, 0), (0.07, 0.07, 0.07), materials.fruit("#b8141c"))
    return join(cone, *scoops, cherry, ring((0, 0.62, 0), 0.24, 0.02, steel), *legs)


def _cupcake(part: Part) -> Mesh:
    paper, cream = materials.paper("#8a4a6a"), materials.icing(part.coat or "#d890a8")
    swirl = [ring((0.02 * k, 0.62 + 0.13 * k, 0), 0.36 - 0.085 * k, 0.11, cream) for k in range(4)]
    folds = [
        rod((0.3 * c, 0.0, 0.3 * s), (0.43 * c, 0.52, 0.43 * s), 0.04, paper) for c, s in circle(20, 1.0)
    ]
    return join(
        turn(
            [(0.01, 0.0), (0.3, 0.0), (0.43, 0.52), (0.46, 0.58), (0.01, 0.62)],
            materials.crumb("#a8743c"),
        ),
        *folds,
        *swirl,
        ball((0.06, 1.13, 0), (0.1, 0.1, 0.1), materials.fruit("#b8142c")),
    )


def _pie(part: Part) -> Mesh:
    crust, filling = materials.crust("#b8782c"), materials.sauce(part.coat or "#8a1c2c")
    lattice = [
        mesh
        for k in range(-3, 4)
        for mesh in (
            rod(
                (0.17 * k, 0.3, -0.62 * math.sqrt(1 - (k / 4.2) ** 2)),
                (0.17 * k, 0.3, 0.62 * math.sqrt(1 - (k / 4.2) ** 2)),
                0.035,
                crust,
            ),
            rod(
                (-0.62 * math.sqrt(1 - (k / 4.2) ** 2), 0.31, 0.17 * k),
                (0.62 * math.sqrt(1 - (k / 4.2) ** 2), 0.31, 0.17 * k),
                0.035,
                crust,
            ),
        )
    ]
    return join(
        turn([(0.01, 0.0), (0.5, 0.0), (0.7, 0.24)], STEEL),
        turn([(0.66, 0.27), (0.01, 0.29)], filling),
        ring((0, 0.27, 0), 0.67, 0.07, crust),
        *lattice,
    )


def _butter(part: Part) -> Mesh:
    fat = materials.icing(part.coat or "#e0c860")
    return join(
        dish(),
        box((0, 0.24, 0.12), (0.22, 0.17, 0.42), fat),
        box((0.02, 0.13, -0.48), (0.22, 0.05, 0.12), fat),
    )


MODELS: dict[str, Callable[[Part], Mesh]] = {
    "cake pancakes": _pancakes,
    "cake waffles": _waffles,
    "cake noodles": _noodles,
    "cake steak": _steak,
    "cake donut": _donut,
    "cake ice-cream": _ice_cream,
    "cake cupcake": _cupcake,
    "cake pie": _pie,
    "cake butter": _butter,
}
