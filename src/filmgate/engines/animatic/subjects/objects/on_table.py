"""The actors of objects that stand on a table or on the floor."""

import math

from filmgate.engines.animatic.effects import fire
from filmgate.engines.animatic.geometry.mesh import Mesh, Vector, placed, placement
from filmgate.engines.animatic.seeds import Seed
from filmgate.engines.animatic.subjects.actor import Actor
from filmgate.engines.animatic.subjects.casting import Casting
from filmgate.engines.animatic.subjects.objects import household, tabletop
from filmgate.engines.animatic.subjects.part import Part


def on_table(part: Part) -> Actor:
    kind = part.kind
    if kind in household.KINDS:
        mesh = household.thing(kind, part.variant, part.coat)
    else:
        mesh = tabletop.thing(part.kernels, kind, part.variant, part.coat)
    tall = float(mesh.at[:, 1].max())
    long = float(max(mesh.at[:, 0].max() - mesh.at[:, 0].min(), mesh.at[:, 2].max() - mesh.at[:, 2].min()))
    yaw = math.pi - 0.55  # its front towards the camera, a little aside

    def at_time(t: float, at: Vector) -> Mesh:
        swing = 0.05 * math.sin(t * 1.6) if kind == "flower" else 0.0
        return placed(mesh, placement(at, yaw=yaw + 0.06 * t, roll=swing))

    lit = (fire.flames(0.16, seed=Seed(1), up=0.98 * tall, wide=0.05, smoke=0.0),) if kind == "candle" else ()
    return Actor(height=tall, length=long, speed=0.0, mesh=at_time, scale="table", effects=lit)


THINGS = (*tabletop.KINDS, *household.KINDS)
# height in life, metres: the kinds. Alone on a table, things are drawn larger.
IN_LIFE = {
    kind: metres
    for metres, kinds in (
        (0.04, "book"),
        (0.1, "cup fruit"),
        (0.12, "bowl crystal"),
        (0.14, "cake"),
        (0.2, "mushroom"),
        (0.24, "ball"),
        (0.25, "candle"),
        (0.3, "bottle clock tool"),
        (0.35, "vase"),
        (0.4, "screen"),
        (0.5, "flower lamp"),
        (0.55, "case"),
        (0.6, "plant"),
        (0.74, "table"),
        (0.9, "board"),
        (0.95, "umbrella chair"),
        (1.0, "guitar"),
        (2.3, "sign"),
    )
    for kind in kinds.split()
}
FURNITURE = (*tabletop.ON_FLOOR, *household.ON_FLOOR)  # stand on the floor
CAST: dict[str, Casting] = {**dict.fromkeys(THINGS, on_table)}
