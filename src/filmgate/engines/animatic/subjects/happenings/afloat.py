"""Floating things that rock on waves, and things that are thrown into the water."""

import math
from collections.abc import Callable
from dataclasses import replace

import numpy as np

from filmgate.engines.animatic.geometry.mesh import Mesh, Vector, join
from filmgate.engines.animatic.physics.forms import Doubles
from filmgate.engines.animatic.physics.motion import about
from filmgate.engines.animatic.seeds import Seed
from filmgate.engines.animatic.subjects.actor import Actor
from filmgate.engines.animatic.subjects.happenings.event import Event
from filmgate.engines.animatic.subjects.happenings.models import Model
from filmgate.engines.animatic.subjects.happenings.trial import moved

_STEP = 1 / 120
_WAVES = ((0.055, 2.1, 1.5, 0.3), (0.035, 3.3, 2.3, 1.9), (0.02, 5.2, 3.6, 4.0))  # metres, 1/m, 1/s, phase
_LIGHT = (
    "toy",
    "ball",
    "basket",
    "bottle",
    "log",
    "barrel",
    "plank",
    "leaf",
    "fruit",
    "pumpkin",
    "paper",
    "board",
    "lily-pad",
    "cup",
    "hat",
    "case",
    "pillow",
    "tree",
    "branch",
    "gift",
)
_SUNK = 0.34  # of the height: so deep a thing lies in the water
_ENTERS = 1.25  # seconds


def _sea(x: float, z: float, t: float, force: float) -> float:
    return force * sum(a * math.sin(k * (x + 0.4 * z) - w * t + p) for a, k, w, p in _WAVES)


class _Float:
    """A thing that answers to waves as a damped spring does: it heaves, pitches and rolls by the water at
    its ends.
    """

    def __init__(
        self,
        one: Model,
        at: tuple[float, float],
        seconds: float,
        force: float,
        turn: float,
        seed: Seed,
        *,
        drop: float = 0.0,
    ) -> None:
        x, y, z = (float(v) for v in one.half)
        self._mesh, self._at, self._turn, self._tall = one.mesh, at, turn, 2 * y
        heave = math.sqrt(9.81 / max(2 * y * _SUNK, 0.12))
        phase = float(seed.stream("trial", 31).random() * 6)
        n = round(seconds / _STEP) + 2
        self._rows: Doubles = np.zeros((n, 3))
        state, speed = np.array((-drop, 0.0, 0.0)), np.array((-2.2 * (drop > 0), 0.0, 0.6 * (drop > 0)))
        rate = np.array((min(heave, 7.0), 4.2, 4.6))
        for k in range(n):
            t = k * _STEP + phase
            left, right = _sea(at[0] - x, at[1], t, force), _sea(at[0] + x, at[1], t, force)
            near, far = _sea(at[0], at[1] - z, t, force), _sea(at[0], at[1] + z, t, force)
            wants = np.array(
                (0.25 * (left + right + near + far), (right - left) / (2 * x), (far - near) / (2 * z))
            )
            speed += (rate**2 * (wants - state) - 0.5 * rate * speed) * _STEP
            state = state + speed * _STEP
            self._rows[k] = state

    def mesh(self, t: float) -> Mesh:
        heave, pitch, roll = self._rows[min(max(round(t / _STEP), 0), len(self._rows) - 1)]
        turn = (
            about((0, 0, 1), 1.5 * float(pitch))
            @ about((1, 0, 0), -1.5 * float(roll))
            @ about((0, 1, 0), self._turn * t)
        )
        return moved(
            self._mesh, turn, (self._at[0] + 0.03 * t, float(heave) + self._tall * (0.5 - _SUNK), self._at[1])
        )


def _lying(one: Model) -> Model:
    """Return a long thing as it lies on the water: on its side."""
    x, y, z = one.half
    if y < 1.5 * max(x, z):
        return one
    turn = about((0, 0, 1), math.pi / 2)
    return replace(one, mesh=moved(one.mesh, turn, (0, 0, 0)), half=np.array((y, x, z)))


def floats(event: Event) -> Actor:
    """A thing, or several, rock on the waves."""
    force = 1.6 if "strong" in event.props else 0.6 if "gentle" in event.props else 1.0
    count = max(1, min(event.counts[0] or 4, 6))
    size = (
        1.5 if event.part.kind in ("log", "plank", "branch", "tree", "board") else 0.8 if count == 1 else 0.62
    )
    rng = event.part.seed.stream("trial", 30)
    ones = []
    for k in range(count):
        at = (
            (0.0, 0.0)
            if k == 0
            else (float(1.25 * (k - 0.5 * count) + 0.3 * rng.normal()), float(0.8 * rng.normal()))
        )
        one = _lying(event.model(0, size, tone=k))
        turn = (0.35 if "turns" in event.props else 0.1) * (1 if k % 2 else -1)
        ones.append(_Float(one, at, event.part.duration, force, turn, event.part.seed.another(k)))

    def mesh(t: float, at: Vector) -> Mesh:
        whole = join(*(one.mesh(t) for one in ones))
        whole.at[:] += np.asarray(at, np.float32)
        return whole

    wide = 0.85 if count == 1 else 0.75 * count
    return _on_water(event, mesh, (-wide, -0.1, -0.5), (wide, 0.95, 0.6), 0.5)


def splashes(event: Event) -> Actor:
    """A thing flies into the water; what is light comes up again and floats."""
    one = event.model(0, 0.55 if event.part.kind != "bottle" else 0.8)
    light = event.part.kind in _LIGHT or "wood" in event.part.stuff
    seconds = event.part.duration
    after = _Float(_lying(one), (0.0, 0.0), seconds, 1.0, 0.15, event.part.seed, drop=0.55) if light else None
    speed, rise = 2.9, 4.4
    ahead = 1.0

    def mesh(t: float, at: Vector) -> Mesh:
        s = t - _ENTERS
        if s <= 0:
            high = -(rise - 9.81 * _ENTERS) * s - 4.905 * s * s + 0.0
            here = moved(one.mesh, about((0.2, 0, 1), -5.0 * t), (ahead * speed * s, max(high, 0.0), 0.0))
        elif after:
            here = after.mesh(s)
        else:
            here = moved(
                one.mesh,
                about((0.2, 0, 1), -5.0 * _ENTERS),
                (0.4 * (1 - math.exp(-2 * s)), -1.4 * min(s, 2.0), 0.0),
            )
        here.at[:] += np.asarray(at, np.float32)
        return here

    actor = _on_water(event, mesh, (-2.4, -0.1, -0.8), (2.0, 2.3, 0.8), 0.5)
    return replace(actor, entries=((_ENTERS, 1.1),))


def _on_water(
    event: Event, mesh: Callable[[float, Vector], Mesh], low: Vector, high: Vector, tall: float
) -> Actor:
    return Actor(
        height=tall,
        length=high[0] - low[0],
        speed=0.0,
        mesh=mesh,
        medium="water",
        extent=(low, high),
        aside=event.part.aside,
    )


AFLOAT = {"floats": floats, "splashes": splashes}
