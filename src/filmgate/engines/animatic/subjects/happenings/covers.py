"""Liquids that are poured over a thing on a plate."""

import math

import numpy as np

from filmgate.engines.animatic.geometry import materials
from filmgate.engines.animatic.geometry.mesh import Mesh, join, lighter
from filmgate.engines.animatic.geometry.shapes import lathe
from filmgate.engines.animatic.physics.motion import about
from filmgate.engines.animatic.subjects.actor import Actor
from filmgate.engines.animatic.subjects.happenings.coats import Coat
from filmgate.engines.animatic.subjects.happenings.event import Event
from filmgate.engines.animatic.subjects.happenings.models import model
from filmgate.engines.animatic.subjects.happenings.streams import ABOVE, TABLE, Stream, around
from filmgate.engines.animatic.subjects.happenings.trial import moved
from filmgate.engines.animatic.subjects.liquids import THICK, coating
from filmgate.engines.animatic.subjects.part import Part

_FOOD, _THING, _SMALL = 1.25, 0.85, 0.42  # metres: the longest sides of food on its dish, and of things
_FEW = 5000  # vertices of one of several
_MOUND = 0.05  # metres: what is thick stands so much higher where it lands
_BOWLS = frozenset(("salad", "popcorn", "noodles", "soup", "rice"))  # of food that has one
_PACE = 0.42  # of the time that it runs: by then two thirds are covered
_HEAP = [
    *((0.36 * math.cos(a), 0.0, 0.36 * math.sin(a)) for a in np.linspace(0, 5.2, 6)),
    (0.0, 0.0, 0.0),
    (0.12, 0.27, 0.1),
    (-0.14, 0.28, 0.02),
    (0.02, 0.29, -0.16),
]


def covers(event: Event, second: Part) -> Actor:
    """A liquid runs over a thing on a plate, and down its sides."""
    trial, part, slow = event.trial(above=ABOVE), event.part, event.part.variant in THICK
    thing = _thing(event, second)
    high = float(thing.at[:, 1].max())
    wide = 0.5 * float(np.ptp(thing.at[:, (0, 2)], axis=0).max())
    dished = second.variant in _BOWLS or _dished(thing)
    lifted = moved(thing, np.eye(3), (0.0, TABLE + 0.02 * (not dished), 0.0))
    trial.scenery(lifted, *(() if dished else (_plate(1.44 * wide),)))
    bulk = lifted.at[lifted.at[:, 1] > TABLE + 0.55 * high].mean(0)  # dishes and cutlery are low
    spot = (float(bulk[0]), float(bulk[2]))
    paint = coating(part.variant, part.coat)
    coat = Coat(
        moved(lifted, np.eye(3), (-spot[0], 0.0, -spot[1])),
        paint,
        floor=TABLE + 0.03,
        seed=part.seed,
        thickness=0.035 if slow else 0.016,
        edge=0.8 * wide if second.variant in _BOWLS else 2 * wide,
    )
    stream = Stream(part, paint, spot, coat.top + 1.0, slow=slow)
    begins = stream.lands(coat.top)

    def meshes(t: float) -> list[Mesh]:
        run = t - begins
        made = stream.meshes(t, coat.top + 0.02)
        if run > 0.05:
            grown = 1 - math.exp(-run / (_PACE * (stream.ends - begins)))
            mound = _MOUND if slow and t < stream.ends else 0.0
            made.append(moved(coat.mesh(grown, mound=mound), np.eye(3), (spot[0], 0.0, spot[1])))
        return made

    trial.animated(meshes)
    around(trial, event, stream, coat.top, since=begins)
    half = 1.24 * wide
    trial.shows((-half, TABLE - 0.05, -half), (half, coat.top + 0.45, half))
    return trial.actor()


def _thing(event: Event, second: Part) -> Mesh:
    """Return the thing, or several small ones in a heap, on the ground."""
    if event.counts[1] == 1 or second.kind == "cake":
        mesh = event.model(1, _FOOD if second.kind == "cake" else _THING).mesh
    else:
        rng, small = event.part.seed.stream("trial", 21), model(second, _SMALL)
        one, half = lighter(small.mesh, _FEW), float(small.half[1])
        turns = (about((0, 1, 0), 6 * rng.random()) @ about((1, 0, 0), 0.5 * rng.normal()) for _ in _HEAP)
        mesh = join(
            *(moved(one, turn, (x, y + half, z)) for turn, (x, y, z) in zip(turns, _HEAP, strict=True))
        )
    return moved(mesh, np.eye(3), (0.0, -float(mesh.at[:, 1].min()), 0.0))


def _dished(thing: Mesh) -> bool:
    """Tell whether food has a dish: it is widest near the table."""
    away = np.hypot(thing.at[:, 0], thing.at[:, 2])
    low = thing.at[:, 1] < 0.2 * thing.at[:, 1].max()
    return bool(away[low].max() > 0.97 * away.max() and away[~low].max() < 0.9 * away.max())


def _plate(radius: float) -> Mesh:
    profile = [(0.01, 0.012), (0.62, 0.012), (0.98, 0.06), (1.0, 0.07), (0.97, 0.05), (0.6, 0.0), (0.01, 0.0)]
    rows = [(radius * r, y) for r, y in profile]
    return moved(
        lathe(rows, [materials.ceramic("#eeeae2")] * len(rows), sides=64), np.eye(3), (0.0, TABLE, 0.0)
    )
