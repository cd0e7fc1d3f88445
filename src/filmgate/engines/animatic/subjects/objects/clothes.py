"""Meshes of clothes that nobody wears: on a hanger, or lying; hats, glasses, a mask, a necklace."""

import numpy as np

from filmgate.engines.animatic.geometry import materials
from filmgate.engines.animatic.geometry.clay import Clay
from filmgate.engines.animatic.geometry.materials import BRASS, CHROME, GOLD, PLASTIC
from filmgate.engines.animatic.geometry.mesh import Mesh, join
from filmgate.engines.animatic.geometry.paint import Paint
from filmgate.engines.animatic.geometry.shapes import ball, box, ring, rod
from filmgate.engines.animatic.subjects.objects.forms import (
    Model,
    circle,
    cut,
    line,
    spun,
    upright,
)
from filmgate.engines.animatic.subjects.objects.vessels import turn
from filmgate.engines.animatic.subjects.part import Part


def soft(part: Part, color: str) -> Paint:
    return materials.cloth(part.coat or color)


def _hanger() -> list[Mesh]:
    steel = CHROME
    return [
        line([(0, 1.26, -0.36), (0, 1.42, 0), (0, 1.26, 0.36)], 0.022, steel),
        line([(0, 1.42, 0), (0, 1.56, 0.0), (0, 1.63, 0.06), (0, 1.56, 0.11)], 0.018, steel),
        rod((0, 1.63, -0.9), (0, 1.63, 0.9), 0.03, steel),
    ]


def _shirt(part: Part) -> Mesh:
    """Make a shirt, or a dress, or trousers, on a hanger."""
    cloth, v = (
        soft(
            part, {"dress": "#b83a6a", "trousers": "#3a5478", "coat": "#5a4634"}.get(part.variant, "#3a7ab0")
        ),
        part.variant,
    )
    if v == "trousers":
        legs = [
            cut(
                [(0.02 * s, 1.15), (0.36 * s, 1.2), (0.4 * s, 0.0), (0.1 * s, 0.0)],
                (-0.08, 0.08),
                cloth,
                (0.2 * s, 0.6),
            )
            for s in (1, -1)
        ]
        return join(
            *legs,
            box((0, 1.2, 0), (0.09, 0.06, 0.37), cloth),
            box((0.085, 1.2, 0), (0.012, 0.05, 0.05), BRASS),
            *_hanger(),
        )
    low, wide = {"dress": (0.0, 0.62), "coat": (0.0, 0.42)}.get(v, (0.42, 0.38))
    waist = 0.26 if v == "dress" else wide * 0.95
    body = [
        (0.1, 1.36),
        (0.36, 1.28),
        (0.34, 1.0),
        (waist, 0.82),
        (wide, low),
        (-wide, low),
        (-waist, 0.82),
        (-0.34, 1.0),
        (-0.36, 1.28),
        (-0.1, 1.36),
        (0.0, 1.28),
    ]
    long = 0.62 if v != "coat" else 0.8
    arms = (
        []
        if v == "dress"
        else [
            cut(
                [
                    (0.34 * s, 1.29),
                    (s * (0.36 + 0.28 * long), 1.29 - 0.62 * long),
                    (s * (0.2 + 0.28 * long), 1.2 - 0.66 * long),
                    (0.32 * s, 1.02),
                ],
                (-0.08, 0.08),
                cloth,
            )
            for s in (1, -1)
        ]
    )
    buttons = (
        []
        if v == "dress"
        else [
            ball((0.1, 1.12 - 0.16 * k, 0), (0.02, 0.025, 0.025), materials.plastic("#d0ccc0"))
            for k in range(5 if v == "coat" else 4)
        ]
    )
    return join(cut(body, (-0.09, 0.09), cloth, (0.0, 0.9)), *arms, *buttons, *_hanger())


def _hat(part: Part) -> Mesh:
    """Make a hat with a brim; a top hat, a cap, a helmet, a crown of wool as variants."""
    v, felt, band = (
        part.variant,
        soft(
            part,
            {"tophat": "#18181c", "cap": "#2a5a9a", "helmet": "#c8342c", "beanie": "#8a3a4a"}.get(
                part.variant, "#8a6a44"
            ),
        ),
        materials.leather("#2a1c14"),
    )
    if v == "tophat":
        return join(
            turn(
                [
                    (0.01, 0.02),
                    (0.72, 0.06),
                    (0.74, 0.1),
                    (0.42, 0.06),
                    (0.4, 0.14),
                    (0.46, 0.92),
                    (0.44, 0.95),
                    (0.01, 0.95),
                ],
                felt,
            ),
            turn([(0.415, 0.1), (0.425, 0.26)], materials.silk("#8a1c2c")),
        )
    if v in ("cap", "helmet"):
        shell = (materials.lacquer if v == "helmet" else materials.cloth)(felt.color)
        dome = turn([(0.5, 0.08), (0.5, 0.3), (0.42, 0.52), (0.25, 0.66), (0.01, 0.7)], shell)
        peak = ball((0.45, 0.1, 0), (0.42, 0.04, 0.4), shell)
        pane = (
            [ball((0.2, 0.3, 0), (0.34, 0.18, 0.42), materials.glass("#141c26"))]
            if v == "helmet"
            else [ball((0, 0.7, 0), (0.06, 0.04, 0.06), shell)]
        )
        return join(
            dome,
            *pane,
            *([peak] if v == "cap" else []),
            turn([(0.5, 0.0), (0.52, 0.04), (0.5, 0.09)], PLASTIC),
        )
    if v == "beanie":
        return join(
            turn([(0.5, 0.2), (0.48, 0.45), (0.34, 0.72), (0.01, 0.86)], felt),
            ring((0, 0.14, 0), 0.46, 0.12, felt),
            ball((0, 0.95, 0), (0.15,) * 3, materials.knit("#d0c8b8")),
        )
    crown = turn(
        [(0.95, 0.1), (0.9, 0.06), (0.5, 0.03), (0.44, 0.1), (0.42, 0.42), (0.3, 0.55), (0.01, 0.5)], felt
    )
    crown.at[:, 1] += (
        0.12 * np.maximum(np.hypot(crown.at[:, 0], crown.at[:, 2]) - 0.5, 0) * np.abs(crown.at[:, 2])
    )
    return join(crown, turn([(0.445, 0.12), (0.44, 0.22)], band))


def _glasses(part: Part) -> Mesh:
    rim, dark = (
        materials.plastic(part.coat or "#1c1c22"),
        materials.clear_glass("#0c1018" if "sun" in part.variant else "#eef4f6"),
    )
    lens = [upright(turn([(0.36, 0.0), (0.01, 0.03)], dark, 32), (0, 0.42, 0.44 * s)) for s in (1, -1)]
    rims = [upright(ring((0, 0, 0), 0.37, 0.04, rim), (0, 0.42, 0.44 * s)) for s in (1, -1)]
    arms = [
        line([(0, 0.52, 0.8 * s), (-0.9, 0.5, 0.78 * s), (-1.1, 0.32, 0.74 * s)], 0.03, rim) for s in (1, -1)
    ]
    return join(*lens, *rims, *arms, line([(0, 0.46, -0.1), (0.02, 0.5, 0), (0, 0.46, 0.1)], 0.035, rim))


def _scarf(part: Part) -> Mesh:
    wool = materials.knit(part.coat or "#b8342c")
    ends = [box((0.1, 0.3, 0.24 * s), (0.06, 0.3, 0.15), wool) for s in (1, -1)]
    fringe = [
        rod((0.1, 0.02, 0.24 * s + z), (0.1, -0.1, 0.24 * s + z), 0.014, wool)
        for s in (1, -1)
        for z in np.linspace(-0.12, 0.12, 6)
    ]
    return join(*(ring((0, 0.62 + 0.12 * k, 0), 0.42 - 0.03 * k, 0.11, wool) for k in (0, 1)), *ends, *fringe)


def _sock(part: Part) -> Mesh:
    """Make a sock; a glove and a tie are variants."""
    wool = materials.knit(part.coat or "#a83a4a")
    if part.variant == "tie":
        return join(
            cut([(-0.1, 1.4), (0.1, 1.4), (0.07, 1.22), (-0.07, 1.22)], (-0.03, 0.05), wool),
            cut(
                [(-0.06, 1.22), (0.06, 1.22), (0.2, 0.25), (0.0, 0.0), (-0.2, 0.25)],
                (-0.02, 0.03),
                wool,
                (0, 0.6),
            ),
        )
    clay = Clay()
    if part.variant == "glove":
        clay.box((0, 0.42, 0), (0.1, 0.28, 0.24), wool, edge=0.08).box(
            (0, 0.1, 0), (0.12, 0.1, 0.22), materials.knit("#d0ccc0"), edge=0.05
        )
        for k, h in enumerate((0.3, 0.38, 0.36, 0.26)):
            clay.cone(
                (0, 0.62, -0.18 + 0.12 * k), (0, 0.66 + h, -0.2 + 0.135 * k), (0.08, 0.065), wool, blend=0.02
            )
        return (
            clay.cone((0, 0.35, 0.22), (0.02, 0.62, 0.45), (0.1, 0.07), wool, blend=0.04)
            .fire(part.kernels, cells=80)
            .mesh
        )
    clay.cone((0, 1.1, -0.1), (0, 0.35, -0.1), (0.2, 0.18), wool, blend=0.06).cone(
        (0, 0.22, -0.1), (0, 0.18, 0.4), (0.2, 0.16), wool, blend=0.1
    )
    return (
        clay.box((0, 1.14, -0.1), (0.21, 0.1, 0.21), materials.knit("#d0ccc0"), edge=0.08)
        .fire(part.kernels, cells=80)
        .mesh
    )


def _mask(part: Part) -> Mesh:
    """Make a mask of carnival with feathers."""
    gold, dark = materials.plated(part.coat, GOLD), materials.painted("#0c0c10")
    outline = [(0.0, 0.62), (0.3, 0.82), (0.72, 0.86), (0.78, 0.55), (0.55, 0.3), (0.2, 0.28), (0.0, 0.12)]
    face = cut([*outline, *((-z, y) for z, y in reversed(outline[1:-1]))], (-0.04, 0.05), gold, (0, 0.5))
    eyes = [ball((0.05, 0.58, 0.34 * s), (0.02, 0.09, 0.17), dark) for s in (1, -1)]
    feathers = [
        spun(
            cut(
                [(0.5 * k, 0.8), (0.5 * k + 0.09, 1.2), (0.62 * k, 1.5), (0.5 * k - 0.09, 1.2)],
                (-0.02, 0.0),
                materials.feathers(hue),
            ),
            0.0,
        )
        for k, hue in (
            (-0.9, "#7a2a8a"),
            (-0.45, "#2a6aa8"),
            (0.0, "#b82c4a"),
            (0.45, "#2a6aa8"),
            (0.9, "#7a2a8a"),
        )
    ]
    return join(
        face,
        *eyes,
        *feathers,
        *(ball((0.06, 0.9, z), (0.03, 0.05, 0.05), materials.gem("#c02040")) for z in (-0.5, 0.0, 0.5)),
    )


def _tissue(part: Part) -> Mesh:
    """Make a crown of ribbon: a bow."""
    silk = materials.silk(part.coat or "#c02440")
    loops = [ball((0, 0.62, 0.42 * s), (0.16, 0.26, 0.4), silk, sides=24) for s in (1, -1)]
    tails = [
        cut(
            [(0.05 * s, 0.55), (0.25 * s, 0.5), (0.55 * s, 0.02), (0.3 * s, 0.1), (0.2 * s, 0.0)],
            (-0.04, 0.04),
            silk,
        )
        for s in (1, -1)
    ]
    return join(*loops, *tails, ball((0.1, 0.62, 0), (0.13, 0.14, 0.13), silk))


def _boot(part: Part) -> Mesh:
    hide, sole, clay = (
        materials.leather(part.coat or "#7a4a24"),
        materials.rubber("#1c1612"),
        Clay(),
    )
    clay.cone((0, 0.35, -0.25), (0, 1.1, -0.28), (0.2, 0.24), hide, blend=0.06).ellipsoid(
        (0, 0.2, 0.25), (0.18, 0.16, 0.4), hide, blend=0.12
    )
    clay.box((0, 0.05, 0.1), (0.19, 0.05, 0.52), sole, edge=0.05).box(
        (0, 0.07, -0.3), (0.16, 0.09, 0.13), sole, edge=0.03
    )
    return clay.fire(part.kernels, cells=90).mesh


def _quilt_ring(part: Part) -> Mesh:
    """Make a necklace of pearls."""
    pearl = materials.pearl(part.coat or "#c8c0b4")
    beads = [
        ball((0.25 * s, 0.75 + 0.6 * s - 0.15 * abs(c), 0.62 * c), (0.075,) * 3, pearl, sides=14)
        for c, s in circle(30, 1.0)
    ]
    return join(*beads, ball((-0.25, 0.1, 0), (0.08, 0.13, 0.09), materials.gem("#1c5ab0")))


MODELS: dict[str, Model] = {
    "garment": _shirt,
    "garment dress": _shirt,
    "garment trousers": _shirt,
    "garment coat": _shirt,
    "hat": _hat,
    "hat tophat": _hat,
    "hat cap": _hat,
    "hat helmet": _hat,
    "hat beanie": _hat,
    "eyeglasses": _glasses,
    "eyeglasses sun": _glasses,
    "scarf": _scarf,
    "scarf sock": _sock,
    "scarf glove": _sock,
    "scarf tie": _sock,
    "scarf mask": _mask,
    "scarf bow": _tissue,
    "scarf necklace": _quilt_ring,
    "shoe boot": _boot,
}
ON_FLOOR: tuple[str, ...] = ("garment",)
IN_LIFE = {"garment": 1.5, "hat": 0.3, "eyeglasses": 0.1, "scarf": 0.4}
