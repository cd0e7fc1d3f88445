"""The actors of objects that stand on a table or on the floor."""

import math

import numpy as np

from filmgate.engines.animatic.geometry.mesh import Mesh, Vector, placed, placement
from filmgate.engines.animatic.subjects import finish
from filmgate.engines.animatic.subjects.actor import Actor, Sphere
from filmgate.engines.animatic.subjects.casting import Casting
from filmgate.engines.animatic.subjects.objects import (
    baked,
    balls,
    boards,
    clothes,
    cloths,
    containers,
    devices,
    festive,
    foliage,
    food,
    furniture,
    garden,
    gear,
    handy,
    household,
    implements,
    instruments,
    lettering,
    lying,
    machines,
    perches,
    playground,
    portals,
    puddles,
    solids,
    sundries,
    tabletop,
    toys,
    treasures,
    vessels,
    walls,
    wares,
    winds,
)
from filmgate.engines.animatic.subjects.objects.fires import BLAZES, blaze
from filmgate.engines.animatic.subjects.part import Part
from filmgate.script.tables import joined

# "kind", or "kind variant": its model, for what is in neither household.py nor tabletop.py
_MODELS = joined(
    vessels.MODELS,
    balls.MODELS,
    boards.MODELS,
    food.MODELS,
    instruments.MODELS,
    furniture.MODELS,
    treasures.MODELS,
    festive.MODELS,
    lettering.MODELS,
    walls.MODELS,
    solids.MODELS,
    garden.MODELS,
    foliage.MODELS,
    baked.MODELS,
    containers.MODELS,
    handy.MODELS,
    sundries.MODELS,
    machines.MODELS,
    devices.MODELS,
    toys.MODELS,
    playground.MODELS,
    perches.MODELS,
    cloths.MODELS,
    clothes.MODELS,
    implements.MODELS,
    gear.MODELS,
    wares.MODELS,
    winds.MODELS,
)

# kinds whose variants without a model are drawn as the plain one
_PLAIN = {name: model for name, model in _MODELS.items() if " " not in name}
_SLIM = 1.8  # times as high as wide: a tool does not stand
_BLOOM = 0.72  # of the height of a flower: above are its petals
_SUNK, _RAISED = -0.2, 0.1  # metres: so far its foot may be below the ground, and above it


def modelled(part: Part) -> Mesh:
    """Return the model of a thing, its foot near y = 0, in its material."""
    made = _made(part)
    low = float(made.at[:, 1].min())
    if not _SUNK < low < _RAISED:  # a hanging shirt comes down to where it can be seen on its own
        made.at[:, 1] -= low
    return finish.finished(made, part.stuff, part.coat) if part.stuff else made


def _made(part: Part) -> Mesh:
    if model := _MODELS.get(f"{part.kind} {part.variant}".rstrip()) or _PLAIN.get(part.kind):
        return model(part)
    if part.kind in household.KINDS:
        return household.thing(part.kind, part.variant, part.coat)
    return tabletop.thing(part.kernels, part.kind, part.variant, part.coat)


def still(part: Part) -> Mesh:
    """Return the model of a thing, also of one that moves by itself, or lies on the ground: as it is at the
    start.
    """
    if own := _MOVING.get(part.kind) or lying.CAST.get(part.kind):
        return own(part).mesh(0.0, (0.0, 0.0, 0.0))
    return modelled(part)


def on_table(part: Part) -> Actor:
    kind, mesh = part.kind, modelled(part)
    name = f"{kind} {part.variant}".rstrip()
    mesh = _laid(mesh) if kind == "tool" and name not in BLAZES else mesh
    tall = float(mesh.at[:, 1].max())
    long = float(max(mesh.at[:, 0].max() - mesh.at[:, 0].min(), mesh.at[:, 2].max() - mesh.at[:, 2].min()))
    # its front towards the camera, a little aside; what is written must be read
    yaw, turns = (math.pi + part.aside - 0.12, 0.0) if part.text else (math.pi - 0.55, 0.06)

    yaw, turns = (perches.YAWS[name] + part.aside, 0.0) if name in perches.YAWS else (yaw, turns)

    def at_time(t: float, at: Vector) -> Mesh:
        swing = 0.05 * math.sin(t * 1.6) if kind == "flower" else 0.0
        return placed(mesh, placement(at, yaw=yaw + turns * t, roll=swing))

    lit = blaze(name, tall, yaw)
    turns = 0.0 if lit else turns
    bloom = _bloom(at_time(0.0, (0.0, 0.0, 0.0)), tall) if kind == "flower" else None
    return Actor(height=tall, length=long, speed=0.0, mesh=at_time, scale="table", effects=lit, head=bloom)


def _bloom(flower: Mesh, tall: float) -> Sphere:
    """Return the ball around what a close-up of a flower shows: not its stem."""
    own = flower.at[flower.at[:, 1] > _BLOOM * tall]
    low, high = own.min(0), own.max(0)
    x, y, z = (float(one) for one in 0.5 * (low + high))
    return Sphere(x, y, z, 0.5 * float((high - low).max()))


def _laid(tool: Mesh) -> Mesh:
    """Return a tool that lies on its side if it is too slim to stand."""
    x, y, z = tool.at.max(0) - tool.at.min(0)
    if y < _SLIM * max(x, z):
        return tool
    # on its broad side: what is up comes to lie along the wider one of the other two
    turn = ((0, -1, 0), (1, 0, 0), (0, 0, 1)) if x < z else ((1, 0, 0), (0, 0, -1), (0, 1, 0))
    lies = placed(tool, np.array([(*row, 0.0) for row in turn], np.float32))
    middle = 0.5 * (lies.at.max(0) + lies.at.min(0))
    lies.at[:] -= (middle[0], lies.at[:, 1].min(), middle[2])
    return lies


THINGS = dict.fromkeys((*tabletop.KINDS, *household.KINDS, *(name.split()[0] for name in _MODELS)))
# height in life, metres: the kinds. Alone on a table, things are drawn larger.
IN_LIFE = (
    {
        kind: metres
        for metres, kinds in (
            (0.04, "book"),
            (0.1, "cup fruit"),
            (0.12, "bowl crystal shoe"),
            (0.16, "crown"),
            (0.14, "cake"),
            (0.2, "mushroom"),
            (0.22, "trumpet gift teapot"),
            (0.24, "ball hourglass"),
            (0.25, "candle"),
            (0.3, "bottle clock tool"),
            (0.35, "vase"),
            (0.22, "teddy"),
            (0.4, "screen"),
            (0.55, "drum"),
            (0.5, "flower lamp"),
            (0.55, "case"),
            (0.6, "plant violin"),
            (0.74, "table"),
            (0.8, "board"),
            (0.9, "sword"),
            (0.95, "umbrella chair"),
            (1.0, "guitar"),
            (1.6, "throne"),
            (1.5, "piano microphone telescope mirror"),
            (1.8, "snowman"),
            (2.1, "door"),
            (2.3, "sign christmas-tree"),
            (3.6, "streetlamp"),
        )
        for kind in kinds.split()
    }
    | {
        "table round": 0.74,
        "chair dining": 0.94,
        "screen stove": 0.9,
        "screen refrigerator": 1.7,
        "screen telephone": 0.15,
        "screen laptop": 0.26,
        "screen toaster": 0.22,
    }
    | joined(
        boards.IN_LIFE,
        walls.IN_LIFE,
        solids.IN_LIFE,
        garden.IN_LIFE,
        foliage.IN_LIFE,
        containers.IN_LIFE,
        sundries.IN_LIFE,
        machines.IN_LIFE,
        devices.IN_LIFE,
        toys.IN_LIFE,
        playground.IN_LIFE,
        perches.IN_LIFE,
        cloths.IN_LIFE,
        clothes.IN_LIFE,
        implements.IN_LIFE,
        gear.IN_LIFE,
        wares.IN_LIFE,
        winds.IN_LIFE,
    )
)


def _droplet(part: Part) -> Actor:
    """Make the actor of a drop of water, or of a puddle."""
    return puddles.puddle(part) if part.variant == "puddle" else on_table(part)


# these stand on the floor
FURNITURE = (
    *tabletop.ON_FLOOR,
    *household.ON_FLOOR,
    *boards.ON_FLOOR,
    *instruments.ON_FLOOR,
    *furniture.ON_FLOOR,
    *treasures.ON_FLOOR,
    *festive.ON_FLOOR,
    *walls.ON_FLOOR,
    *foliage.ON_FLOOR,
    *containers.ON_FLOOR,
    *machines.ON_FLOOR,
    *playground.ON_FLOOR,
    *cloths.ON_FLOOR,
    *clothes.ON_FLOOR,
    *implements.ON_FLOOR,
    *gear.ON_FLOOR,
    *wares.ON_FLOOR,
)
_MOVING: dict[str, Casting] = {
    "kite": festive.kite,
    "toy-balloon": toys.balloon,
    "planet": solids.planet,
    "droplet": _droplet,
    "portal": portals.portal,
}
CAST: dict[str, Casting] = {**dict.fromkeys(THINGS, on_table), **_MOVING}
