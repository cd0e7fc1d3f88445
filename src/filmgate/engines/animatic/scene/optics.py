"""The lens of a shot and the air before it: drops, heat, flares, by its words, its weather and its seed."""

import math

import numpy as np

from filmgate.engines.animatic.native.structs import Floats
from filmgate.engines.animatic.render.picture import Optics
from filmgate.engines.animatic.seeds import Seed
from filmgate.engines.animatic.world.places.record import Place
from filmgate.script.treatment import Treatment

_STILL, _RUNNING = 70, 7  # drops that stay where they fall; that run down
_SUNNY = ("day", "noon", "afternoon")


def optics(treatment: Treatment, t: float, seed: Seed, place: Place) -> Optics:
    """Return what lens and air do at `t` seconds."""
    said = treatment.optics
    hot = place.hot and treatment.time in _SUNNY and not treatment.weather and not treatment.snowy
    cinema = "cinema" in said and _one_of(seed, "streak", 2)
    lamps = place.street and treatment.time in ("night", "dusk")
    flare = "flare" in said  # nobody wants ghosts over a subject who did not ask for them
    return Optics(
        # strangers see drops that nobody asked for as glass marbles
        drops=_drops(t, seed) if "wet lens" in said else None,
        heat=3.2 if "heat haze" in said else 1.8 if hot else 0.0,
        streak=0.8 if flare else 0.6 if cinema and lamps else 0.0,
        ghosts=0.7 * flare,
    )


def _one_of(seed: Seed, what: str, count: int) -> bool:
    """Tell by the seed, for one of `count` shots; what: which thing is asked for."""
    return int(seed.stream("lens", sum(map(ord, what))).integers(count)) == 0


def _drops(t: float, seed: Seed) -> Floats:
    """Return the drops at `t` seconds, (n, 4): those that stay, and those that run and leave some."""
    rng = seed.stream("droplets")
    rows = []
    for at in rng.uniform(size=(_STILL, 6)):
        life = 4.0 + 5.0 * at[0]
        turn, age = divmod(t / life + at[1], 1.0)
        x, y = math.modf(at[2] + 0.381966 * turn)[0], math.modf(at[3] + 0.618034 * turn)[0]
        grown = min(age * 14, 1.0) * min((1 - age) * 6, 1.0)
        rows.append(
            [
                1.9 * x - 0.95,
                1.06 * y - 0.53,
                (0.007 + 0.05 * at[4] ** 3) * grown**0.5,
                1.0 + 0.25 * at[5],
            ]
        )
    for at in rng.uniform(size=(_RUNNING, 6)):
        down = _run(t * (0.05 + 0.1 * at[0]) + at[1])
        x, size = 1.8 * at[2] - 0.9, 0.016 + 0.016 * at[3]
        for behind in range(7):  # the drop, and what it leaves behind
            y = down - behind * (0.035 + 0.02 * at[4])
            turn, place = divmod(y, 1.0)
            shift = 0.012 * math.sin(9 * place + 6 * at[5]) + 0.5 * math.sin(7.1 * turn + at[5])
            small = (
                size if not behind else size * 0.36 * (1 - behind / 9) * (0.7 + 0.3 * math.sin(5 * behind))
            )
            rows.append([x + shift, 0.6 - 1.2 * place, small, 1.5 if not behind else 1.1])
    return np.ascontiguousarray([row for row in rows if row[2] > 1e-3], np.float32)


def _run(way: float) -> float:
    """Return how far a drop has run that stops now and then."""
    return way + 0.03 * math.sin(2 * math.pi * way * 5) / 1.1
