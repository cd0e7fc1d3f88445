"""Meshes of toys and games, and the actor of a toy balloon."""

import math

import numpy as np

from filmgate.engines.animatic.geometry import materials
from filmgate.engines.animatic.geometry.clay import Clay
from filmgate.engines.animatic.geometry.materials import EYE, PLASTIC, STEEL
from filmgate.engines.animatic.geometry.mesh import Mesh, Vector, join, placed, placement
from filmgate.engines.animatic.geometry.shapes import ball, box, lathe, level, ring, rod
from filmgate.engines.animatic.subjects.actor import Actor
from filmgate.engines.animatic.subjects.objects.forms import (
    Model,
    cut,
    line,
    spun,
    tipped,
    wood,
)
from filmgate.engines.animatic.subjects.objects.vessels import turn
from filmgate.engines.animatic.subjects.part import Part


def _balloon_mesh(part: Part) -> Mesh:
    """Make a toy balloon with its knot and string."""
    skin = materials.LATEX.dyed(part.coat or "#c8242c")
    rows = [
        (0.01, 0.0),
        (0.05, 0.04),
        (0.14, 0.14),
        (0.36, 0.5),
        (0.42, 0.78),
        (0.34, 1.06),
        (0.16, 1.22),
        (0.01, 1.25),
    ]
    cord = [(0.03 * math.sin(1.2 * k), -0.14 * k, 0.02 * math.cos(k)) for k in range(10)]
    return join(
        lathe(rows, [skin] * 8, sides=40),
        ball((0.0, -0.02, 0), (0.06, 0.04, 0.06), skin),
        line(cord, 0.008, materials.straw("#c8c4b8")),
        ball((0.26, 0.95, -0.2), (0.05, 0.1, 0.05), materials.light("#ffffff", 0.5)),
    )


def balloon(part: Part) -> Actor:
    """Make the actor of a toy balloon, which hangs in the air and sways on its string."""
    whole = _balloon_mesh(part)
    whole.at[:, 1] += 1.3

    def mesh(t: float, at: Vector) -> Mesh:
        x, y, z = at
        return placed(
            whole,
            placement(
                (x + 0.12 * math.sin(0.8 * t), y + 0.08 * math.sin(1.3 * t), z),
                yaw=math.pi - 0.4,
                roll=0.07 * math.sin(t),
            ),
        )

    return Actor(height=2.5, length=0.9, speed=0.0, mesh=mesh, scale="life", lift=0.6, medium="air")


def _duck(part: Part) -> Mesh:
    """Make a rubber duck."""
    yellow, orange = materials.plastic(part.coat or "#ecc020"), materials.plastic("#e0681c")
    clay = (
        Clay()
        .ellipsoid((0, 0.34, 0), (0.38, 0.32, 0.52), yellow, blend=0.03)
        .ellipsoid((0, 0.84, 0.24), (0.27, 0.27, 0.28), yellow, blend=0.08)
    )
    clay.cone((0, 0.42, -0.4), (0, 0.68, -0.66), (0.2, 0.05), yellow, blend=0.08)
    clay.ellipsoid((0, 0.8, 0.55), (0.15, 0.05, 0.14), orange, blend=0.01)
    for s in (1, -1):
        clay.ellipsoid((0.36 * s, 0.42, -0.05), (0.07, 0.17, 0.28), yellow, blend=0.03).ellipsoid(
            (0.2 * s, 0.92, 0.42), (0.05, 0.06, 0.05), EYE, blend=0.0
        )
    return spun(clay.fire(part.kernels, cells=90, softness=40.0).mesh, 0.5)


def _doll(part: Part) -> Mesh:
    """Make a doll of cloth; a puppet hangs on strings."""
    skin, dress, hair = (
        materials.skin("#d8a480"),
        materials.cloth(part.coat or "#b83a5a"),
        materials.knit("#6a3418"),
    )
    clay = (
        Clay()
        .ellipsoid((0, 1.12, 0), (0.22, 0.24, 0.22), skin, blend=0.01)
        .ellipsoid((-0.07, 1.2, 0), (0.22, 0.24, 0.25), hair, blend=0.01)
    )
    clay.cone((0, 0.85, 0), (0, 0.4, 0), (0.12, 0.32), dress, blend=0.03)
    for s in (1, -1):
        clay.cone((0, 0.82, 0.12 * s), (0.1, 0.58, 0.4 * s), (0.08, 0.06), dress, blend=0.02).ellipsoid(
            (0.11, 0.55, 0.43 * s), (0.07, 0.07, 0.07), skin, blend=0.0
        )
        clay.cone((0, 0.4, 0.13 * s), (0.02, 0.08, 0.15 * s), (0.07, 0.06), skin, blend=0.01).ellipsoid(
            (0.06, 0.06, 0.15 * s), (0.11, 0.06, 0.07), PLASTIC, blend=0.0
        )
        clay.ellipsoid((0.2, 1.14, 0.08 * s), (0.03, 0.035, 0.03), EYE, blend=0.0)
        clay.ellipsoid((-0.02, 1.05, 0.24 * s), (0.07, 0.16, 0.07), hair, blend=0.01)
    body = clay.fire(part.kernels, cells=100, softness=40.0).mesh
    smile = line(
        [(0.215, 1.04, -0.06), (0.225, 1.02, 0.0), (0.215, 1.04, 0.06)], 0.012, materials.plastic("#b82c34")
    )
    if part.variant != "puppet":
        return join(body, smile)
    strings = [
        rod(a, (0.0, 1.85, 0.3 * s), 0.006, materials.straw("#d0ccc0"))
        for s in (1, -1)
        for a in ((0.11, 0.6, 0.43 * s), (0, 1.3, 0.12 * s))
    ]
    return join(
        body,
        smile,
        *strings,
        rod((0, 1.86, -0.38), (0, 1.86, 0.38), 0.03, wood()),
        rod((-0.3, 1.86, 0), (0.3, 1.86, 0), 0.03, wood()),
    )


def _chess(part: Part) -> Mesh:
    """Make a chess board with pieces."""
    dark, pale = wood(part.coat or "#5a3018"), materials.ivory("#c8b890")
    cells = [
        box((-0.7 + 0.2 * r, 0.09, -0.7 + 0.2 * c), (0.1, 0.012, 0.1), pale if (r + c) % 2 else dark)
        for r in range(8)
        for c in range(8)
    ]
    rows = [(0.01, 0.0), (0.075, 0.0), (0.07, 0.04), (0.035, 0.08), (0.03, 0.17), (0.05, 0.19), (0.03, 0.2)]
    men = []
    for r, c, tall, side in (
        (0, 0, 1.2, 1),
        (0, 3, 1.9, 1),
        (0, 4, 2.2, 1),
        (0, 6, 1.4, 1),
        (1, 1, 1.0, 1),
        (1, 2, 1.0, 1),
        (3, 3, 1.0, 1),
        (1, 5, 1.0, 1),
        (1, 7, 1.0, 1),
        (7, 0, 1.2, 0),
        (7, 2, 1.5, 0),
        (7, 4, 2.2, 0),
        (7, 3, 1.9, 0),
        (6, 1, 1.0, 0),
        (6, 5, 1.0, 0),
        (4, 4, 1.0, 0),
        (6, 6, 1.0, 0),
        (6, 7, 1.0, 0),
    ):
        hue = materials.ivory("#c8b894") if side else materials.lacquer("#24180f")
        piece = join(
            turn([(x, y * tall) for x, y in rows], hue, 18),
            ball((0, 0.23 * tall, 0), (0.05, 0.055, 0.05), hue),
        )
        if tall > 2:
            piece = join(
                piece,
                box((0, 0.31 * tall, 0), (0.012, 0.05, 0.012), hue),
                box((0, 0.315 * tall, 0), (0.012, 0.012, 0.035), hue),
            )
        piece.at[:] += (-0.7 + 0.2 * r, 0.1, -0.7 + 0.2 * c)
        men.append(piece)
    return join(box((0, 0.04, 0), (0.88, 0.045, 0.88), wood("#4a2814")), *cells, *men)


def _snowball(part: Part) -> Mesh:
    return ball((0, 0.5, 0), (0.5, 0.48, 0.5), materials.snow(part.coat or "#c8d4e0"), sides=48)


def _disc(part: Part) -> Mesh:
    """Make a frisbee, leaned so that its top shows."""
    paint, pale = materials.plastic(part.coat or "#d8382c"), materials.plastic("#c8c4b8")
    rings = [ring((0, 0.13, 0), r, 0.025, pale) for r in (0.2, 0.38)]
    return tipped(
        join(turn([(0.64, 0.0), (0.68, 0.05), (0.6, 0.11), (0.01, 0.13)], paint, 56), *rings),
        -0.3,
        (0, 0.24, 0),
    )


def _cards(_part: Part) -> Mesh:
    """Make a fan of playing cards."""
    cards = []
    for k in range(5):
        a, red = 0.36 * (2 - k), materials.painted("#b81c24" if k % 2 else "#16161a")
        card = join(
            box((0, 0.62, 0), (0.012, 0.55, 0.38), materials.paper("#c8c4ba")),
            cut([(0, 0.78), (0.12, 0.62), (0, 0.46), (-0.12, 0.62)], (0.012, 0.016), red),
            *(box((0.014, 0.62 + 0.42 * s, -0.27 * s), (0.003, 0.06, 0.04), red) for s in (1, -1)),
        )
        c, s = math.cos(a), math.sin(a)
        card.at[:] = np.stack(
            [
                card.at[:, 0] + 0.03 * k,
                c * card.at[:, 1] - s * card.at[:, 2],
                s * card.at[:, 1] + c * card.at[:, 2],
            ],
            1,
        )
        card.normal[:] = np.stack(
            [
                card.normal[:, 0],
                c * card.normal[:, 1] - s * card.normal[:, 2],
                s * card.normal[:, 1] + c * card.normal[:, 2],
            ],
            1,
        )
        cards.append(card)
    return join(*cards)


def _top(part: Part) -> Mesh:
    red, pale = materials.lacquer(part.coat or "#c8342c"), materials.lacquer("#e0b83c")
    rows = [
        (0.01, 0.0, STEEL),
        (0.04, 0.1, STEEL),
        (0.4, 0.5, red),
        (0.56, 0.62, pale),
        (0.4, 0.76, red),
        (0.06, 0.84, wood()),
        (0.05, 1.15, wood()),
        (0.01, 1.16, wood()),
    ]
    return tipped(lathe([(r, y) for r, y, _ in rows], [p for _, _, p in rows], sides=40), 0.16)


def _boat(part: Part) -> Mesh:
    """Make a boat folded from paper."""
    sheet = materials.paper(part.coat or "#c4c8cc")
    shade = materials.paper("#9aa2aa" if part.coat is None else part.coat)
    hull = [
        cut(
            [(-0.95, 0.55), (0.95, 0.55), (0.5, 0.0), (-0.5, 0.0)],
            (0.16 * s - 0.01, 0.16 * s + 0.01),
            paint,
            (0, 0.2),
        )
        for s, paint in ((1, sheet), (-1, shade))
    ]
    return spun(
        join(
            *hull,
            cut([(-0.42, 0.3), (0.42, 0.3), (0.0, 1.15)], (-0.03, 0.03), shade),
            level([(-0.16, -0.5), (0.16, -0.5), (0.16, 0.5), (-0.16, 0.5)], (0.3, 0.32), shade),
        ),
        0.15,
    )


def _board_game(part: Part) -> Mesh:
    """Make a board with a path of coloured fields around it, men, and dice."""
    ground = materials.painted(part.coat or "#d8cba8")
    colours = ("#c8342c", "#2f78b8", "#3a9a48", "#e0b83c")
    fields = [
        box((0.62 * x, 0.055, 0.62 * z), (0.085, 0.006, 0.085), materials.plastic(colours[k % 4]))
        for k, (x, z) in enumerate(
            [(-1 + 0.4 * k, -1.0) for k in range(5)]
            + [(1.0, -1 + 0.4 * k) for k in range(5)]
            + [(1 - 0.4 * k, 1.0) for k in range(5)]
            + [(-1.0, 1 - 0.4 * k) for k in range(5)]
        )
    ]
    men = [
        lathe(
            [(0.01, 0.06), (0.05, 0.06), (0.03, 0.1), (0.015, 0.15), (0.035, 0.18), (0.01, 0.21)],
            [materials.plastic(c)] * 6,
        )
        for c in colours
    ]
    for man, (x, z) in zip(men, ((-0.62, -0.38), (0.62, 0.1), (0.1, 0.62), (-0.35, -0.62)), strict=True):
        man.at[:] += np.array((x, 0.0, z), np.float32)
    dice = [
        box((x, 0.09, z), (0.035, 0.035, 0.035), materials.plastic("#f0ece0"))
        for x, z in ((0.1, 0.05), (-0.05, -0.12))
    ]
    return join(box((0, 0.03, 0), (0.78, 0.02, 0.78), ground), *fields, *men, *dice)


def _deck(_part: Part) -> Mesh:
    """Make a pack of cards that lies beside some that are played."""
    pale, back = materials.painted("#ece6d8"), materials.plastic("#a02830")
    played = [
        placed(
            box((0, 0.02 + 0.012 * k, 0), (0.2, 0.005, 0.14), pale),
            placement((0.25, 0.0, 0.1 * k), yaw=0.5 * k),
        )
        for k in range(3)
    ]
    return join(
        box((-0.3, 0.07, 0), (0.2, 0.07, 0.14), pale),
        box((-0.3, 0.143, 0), (0.19, 0.004, 0.13), back),
        *played,
    )


MODELS: dict[str, Model] = {
    "toy board-game": _board_game,
    "toy deck": _deck,
    "toy": _doll,
    "toy puppet": _doll,
    "toy duck": _duck,
    "toy chess": _chess,
    "toy cards": _cards,
    "toy top": _top,
    "toy boat": _boat,
    "ball snowball": _snowball,
    "ball frisbee": _disc,
}
IN_LIFE = {"toy": 0.4, "toy chess": 0.17, "toy board-game": 0.2, "toy deck": 0.09, "ball frisbee": 0.1}
