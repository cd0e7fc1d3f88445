"""The actors of buildings, landmarks and single plants, which stay in their place."""

import math

from filmgate.engines.animatic.effects import sky
from filmgate.engines.animatic.geometry.mesh import Mesh, Vector, join, placed, placement
from filmgate.engines.animatic.seeds import Seed
from filmgate.engines.animatic.subjects import finish
from filmgate.engines.animatic.subjects.actor import Actor
from filmgate.engines.animatic.subjects.buildings import weather
from filmgate.engines.animatic.subjects.buildings.castles import FORTS
from filmgate.engines.animatic.subjects.buildings.churches import CHURCHES
from filmgate.engines.animatic.subjects.buildings.houses import HOUSES
from filmgate.engines.animatic.subjects.buildings.landmarks import LANDMARKS, windmill
from filmgate.engines.animatic.subjects.buildings.monuments import MONUMENTS
from filmgate.engines.animatic.subjects.buildings.towers import TOWERS
from filmgate.engines.animatic.subjects.buildings.trees import TREES
from filmgate.engines.animatic.subjects.casting import Casting
from filmgate.engines.animatic.subjects.part import Part

BUILDINGS = HOUSES | FORTS | LANDMARKS | TOWERS | CHURCHES | MONUMENTS | TREES


def building(part: Part) -> Actor:
    """Make the actor of a building, which does not move."""
    record = BUILDINGS.get(f"{part.kind} {part.variant}") or BUILDINGS[part.kind]
    if record.varied:
        mesh = record.varied(part.seed.world.plain(), part.coat)
    else:
        mesh = record.make(part.kernels, part.coat)
    mesh = weather.seen(mesh, lit=part.lit, snowy=part.cold)
    if part.stuff:
        mesh = finish.finished(mesh, part.stuff, part.coat, whole=part.kind == "statue")
    return Actor(
        height=record.height,
        length=record.length,
        speed=0.0,
        medium="water" if record.in_water else "fixed",
        lamp=record.lamp,
        mesh=lambda _t, at: placed(mesh, placement(at, yaw=record.yaw)),
        effects=(sky.chimney(record.chimney, 0.9, seed=Seed(4)),) if record.chimney else (),
    )


def mill(part: Part) -> Actor:
    """Make the actor of a windmill whose sails turn."""
    body, sails = windmill(part.coat)
    body = weather.seen(body, lit=part.lit, snowy=part.cold)

    def at_time(t: float, at: Vector) -> Mesh:
        turned = placed(sails, placement((3.4, 13.0, 0.0), yaw=math.pi / 2, roll=0.9 * t))
        return placed(join(body, turned), placement(at, yaw=math.pi + 0.6))

    return Actor(height=18.0, length=14.0, speed=0.0, medium="fixed", mesh=at_time)


CAST: dict[str, Casting] = {
    **dict.fromkeys((name for name in BUILDINGS if " " not in name), building),
    "windmill": mill,
}
