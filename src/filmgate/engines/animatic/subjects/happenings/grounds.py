"""Grounds that things roll down, bounce off or fall through: stairs, slopes, hoops, nets."""

import math
from itertools import pairwise

import numpy as np

from filmgate.engines.animatic.geometry import materials
from filmgate.engines.animatic.geometry.mesh import Mesh, Vector, join, soften
from filmgate.engines.animatic.geometry.paint import Paint
from filmgate.engines.animatic.geometry.shapes import box, rod
from filmgate.engines.animatic.physics.forms import Solid, block
from filmgate.engines.animatic.subjects.happenings.trial import Trial


def stairs(
    trial: Trial, count: int, rise: float, run: float, half: float, *, color: str = "#a5794a"
) -> Vector:
    """Add stairs that lead down along x to the ground at x = 0; return the middle of the top step."""
    wood, edge = materials.wood(color), materials.wood("#7c5530")
    for k in range(count):
        high = rise * (k + 1)
        x = -run * (k + 0.5)
        mesh = join(
            box(
                (x, 0.5 * high - 0.02, 0), (0.5 * run, 0.5 * high - 0.02, half), materials.plaster("#d8d0c2")
            ),
            box((x + 0.02, high - 0.02, 0), (0.5 * run + 0.02, 0.02, half), edge if k % 2 else wood),
        )
        trial.bench((x - 0.5 * run, 0.0, -half), (x + 0.5 * run, high, half), mesh, friction=0.55)
    return (-run * (count - 0.5), rise * count, 0.0)


def hoop(trial: Trial, at: Vector, radius: float) -> None:
    """Add a basketball hoop with its board and net; at: the middle of the ring, which the board is beyond
    along x.
    """
    x, y, z = at
    red, white = materials.painted("#e05a1c"), materials.painted("#f0eee8")
    n = 14
    ring = [
        (x + radius * math.cos(a), y, z + radius * math.sin(a)) for a in np.linspace(0, 2 * math.pi, n + 1)
    ]
    parts = [rod(a, b, 0.025, red) for a, b in pairwise(ring)]
    low = [(x + 0.6 * (p[0] - x), y - 0.5, z + 0.6 * (p[2] - z)) for p in ring]
    parts += [rod(ring[k], low[(k + s) % n], 0.008, white) for k in range(n) for s in (-1, 1)]
    board = x + radius + 0.12
    parts += [
        box((board, y + 0.42, z), (0.02, 0.55, 0.85), white),
        box((board - 0.021, y + 0.3, z), (0.004, 0.24, 0.3), red),
        box((board - 0.024, y + 0.3, z), (0.004, 0.2, 0.26), white),
        box((x + radius + 0.06, y, z), (0.06, 0.03, 0.06), red),
        rod((board + 0.5, 0, z), (board + 0.5, y + 0.5, z), 0.07, materials.METAL),
        rod((board, y + 0.4, z), (board + 0.5, y + 0.4, z), 0.05, materials.METAL),
    ]
    trial.scenery(*parts)
    trial.bench((board - 0.02, y - 0.13, z - 0.85), (board + 0.02, y + 0.97, z + 0.85), bounce=0.6)
    for a in np.linspace(0, 2 * math.pi, 12, endpoint=False):
        c = (x + radius * math.cos(a), y, z + radius * math.sin(a))
        trial.bench(
            (c[0] - 0.025, y - 0.02, c[2] - 0.025), (c[0] + 0.025, y + 0.02, c[2] + 0.025), bounce=0.5
        )


def net(trial: Trial, high: float, long: float) -> None:
    """Add a net across the court, in the plane of y and z."""
    cord, tape = materials.painted("#20242a"), materials.painted("#f4f2ea")
    n = int(long / 0.16)
    parts = [
        rod((0, 0.05, -0.5 * long + 0.16 * k), (0, high, -0.5 * long + 0.16 * k), 0.007, cord)
        for k in range(n + 1)
    ]
    parts += [
        rod((0, 0.05 + 0.15 * k, -0.5 * long), (0, 0.05 + 0.15 * k, 0.5 * long), 0.007, cord)
        for k in range(int(high / 0.15))
    ]
    parts += [box((0, high, 0), (0.015, 0.04, 0.5 * long), tape)] + [
        rod((0, 0, s * 0.5 * long), (0, high + 0.06, s * 0.5 * long), 0.045, materials.METAL) for s in (-1, 1)
    ]
    trial.bench((-0.02, 0, -0.5 * long), (0.02, high, 0.5 * long), join(*parts), bounce=0.05)


def slope(trial: Trial, long: float, high: float, half: float, paint: Paint) -> None:
    """Add a hill that slopes down along x to the ground at x = 0."""
    n, m = 40, 41
    u, z = np.linspace(0, 1, n), np.linspace(-half, half, m)
    fall = 0.5 + 0.5 * np.cos(math.pi * u)
    flat = np.array(
        [
            [(-long * (1 - a), h * high * (1 - (b / half) ** 4) - 0.07, b) for b in z]
            for a, h in zip(u, fall, strict=True)
        ]
    )
    top = np.array([[(-long - 1.5 * half, high * (1 - (b / half) ** 4) - 0.07, b) for b in z]])
    at = np.concatenate([top, flat]).reshape(-1, 3)
    faces = [
        f
        for r in range(n)
        for c in range(m - 1)
        for a in (r * m + c,)
        for f in ((a, a + 1, a + m), (a + 1, a + m + 1, a + m))
    ]
    surface = np.zeros((len(at), 20), np.float32)
    surface[:, :3] = at
    surface[:, 6:9], surface[:, 9:] = at, paint.row()
    mesh = Mesh(surface, np.array(faces, np.int32))
    soften(mesh)
    up = mesh.normal[:, 1] < 0
    mesh.normal[up] *= -1
    trial.scenery(mesh)
    for k in range(n - 1):
        a, b = flat[k, m // 2], flat[k + 1, m // 2]
        way = b - a
        angle = math.atan2(way[1], way[0])
        length = float(np.hypot(way[0], way[1]))
        c, s = math.cos(angle), math.sin(angle)
        turn = np.array([[c, -s, 0], [s, c, 0], [0, 0, 1]])
        middle = 0.5 * (a + b) - 0.2 * np.array((-s, c, 0))
        trial.world.add(
            Solid((block((0.5 * length + 0.02, 0.2, half), middle, turn),)), fixed=True, friction=0.8
        )


def landing(top: Vector, long: float, half: float) -> Mesh:
    """Make the floor that stairs come down from, behind their top step."""
    x, y, _ = top
    return join(
        box(
            (x - 0.2 - 0.5 * long, 0.5 * y - 0.02, 0),
            (0.5 * long, 0.5 * y - 0.02, half),
            materials.plaster("#d8d0c2"),
        ),
        box((x - 0.2 - 0.5 * long, y - 0.02, 0), (0.5 * long, 0.02, half), materials.wood("#a5794a")),
    )
