"""Portals: a ring of carved stones that stands upright, with a whirl of light in it that opens."""

import math
from collections.abc import Callable

import numpy as np

from filmgate.engines.animatic.effects.moment import Effect, Foot, Moment
from filmgate.engines.animatic.effects.particles import dots
from filmgate.engines.animatic.geometry import materials
from filmgate.engines.animatic.geometry.mesh import Mesh, Vector, join, placed, placement
from filmgate.engines.animatic.geometry.paint import GLOW, linear
from filmgate.engines.animatic.geometry.shapes import box, lathe, turned
from filmgate.engines.animatic.motion.gaits import ease
from filmgate.engines.animatic.native.structs import Floats
from filmgate.engines.animatic.seeds import Seed
from filmgate.engines.animatic.subjects.actor import Actor
from filmgate.engines.animatic.subjects.part import Part

_RADIUS, _MIDDLE, _STONES = 1.45, 1.72, 17  # metres: inside the stones, and the height of their middle
_RINGS, _SIDES = 30, 72  # of the whirl
_ARMS, _WIND, _PACE = 3, 5.0, 1.7  # of the whirl; radians that an arm winds inwards; radians a second
_SPARKS = 90
_TURNED = 1.9  # radians: so that its opening is seen, a little aside
_HUES = ("#38c8ff", "#8a5cff", "#40e8c0", "#ff9a3c", "#d848ff")


def portal(part: Part) -> Actor:
    """Return the actor of a portal. Where it opens, its light grows from nothing."""
    rng = part.seed.stream("trial", 30)
    hue = part.coat or _HUES[int(rng.integers(len(_HUES)))]
    stones, runes, whirl = _stones(rng), _runes(hue), _whirl(hue)
    opens = bool({"open", "appear", "grow", "form"} & {*part.beats}) or part.action == "open"

    def share(t: float) -> float:
        return ease(0.0, 1.0, (t / part.duration - 0.06) / 0.5) if opens else 1.0

    def mesh(t: float, at: Vector) -> Mesh:
        light = share(t)
        lit = Mesh(runes.surface.copy(), runes.faces)
        lit.paint[:, GLOW] *= 0.15 + 0.85 * light * (0.85 + 0.15 * math.sin(3.1 * t))
        whole = join(stones, lit, _turning(whirl, t, max(light, 0.02), hue))
        return placed(whole, placement(at, yaw=_TURNED + part.aside))

    return Actor(
        height=_MIDDLE + _RADIUS + 0.5,
        length=2 * (_RADIUS + 0.5),
        speed=0.0,
        mesh=mesh,
        medium="fixed",
        effects=(_sparks(hue, part.seed, share),),
    )


def _stones(rng: np.random.Generator) -> Mesh:
    """Make the ring of stones and the two steps before it; the plane of the ring is that of x and y."""
    made = []
    for k in range(_STONES):
        a = 2 * math.pi * (k + 0.5) / _STONES
        stone = materials.masonry(("#8a8478", "#7c776d", "#958e80")[k % 3])
        high = 0.26 + 0.04 * rng.random()
        block = box((0.0, 0.0, 0.0), (high, math.pi * (_RADIUS + 0.25) / _STONES * 0.94, 0.3), stone)
        c, s = math.cos(a), math.sin(a)
        turn = np.array([[c, -s, 0], [s, c, 0], [0, 0, 1]])
        made.append(turned(block, turn, ((_RADIUS + 0.25) * c, _MIDDLE + (_RADIUS + 0.25) * s, 0.0)))
    step = materials.masonry("#7a756c")
    made += [box((0, 0.06, 0), (1.5, 0.08, 0.95), step), box((0, 0.19, 0), (1.1, 0.07, 0.62), step)]
    return join(*made)


def _runes(hue: str) -> Mesh:
    """Make a mark of light on each stone, on both sides: two strokes, as letters cut in stone have."""
    lit, made = materials.light(hue, 3.2), []
    for k in range(_STONES):
        a = 2 * math.pi * (k + 0.5) / _STONES
        c, s = math.cos(a), math.sin(a)
        turn = np.array([[c, -s, 0], [s, c, 0], [0, 0, 1]])
        lean = 0.4 * math.sin(5.3 * k)
        strokes = [
            box((0.0, 0.0, 0.0), (0.13, 0.018, 0.306), lit),
            box((0.06 * math.cos(2.1 * k), 0.07 + 0.02 * lean, 0.0), (0.018, 0.07, 0.306), lit),
            box((-0.07, -0.06, 0.0), (0.05 + 0.03 * lean, 0.016, 0.306), lit),
        ]
        spot = ((_RADIUS + 0.25) * c, _MIDDLE + (_RADIUS + 0.25) * s, 0.0)
        made += [turned(one, turn, spot) for one in strokes]
    return join(*made)


def _whirl(hue: str) -> Mesh:
    """Make the disc of light, of radius 1, in the plane of x and z."""
    rows = [(1.0 - k / (_RINGS - 1) + 0.001, 0.0) for k in range(_RINGS)]
    return lathe(rows, [materials.light(hue, 1.0)] * _RINGS, sides=_SIDES)


def _turning(whirl: Mesh, t: float, share: float, hue: str) -> Mesh:
    """Return the whirl at a time: bent in as a funnel, with arms that wind around its middle."""
    x, z = whirl.at[:, 0], whirl.at[:, 2]
    r, a = np.hypot(x, z), np.arctan2(z, x)
    phase = _ARMS * a + _WIND * np.log(r + 0.08) * 1.6 - _ARMS * _PACE * t
    arm = 0.5 + 0.5 * np.sin(phase + 0.6 * np.sin(5 * a + 9 * r - 2.3 * t))
    fine = 0.5 + 0.5 * np.sin(2 * phase + 7 * r + 1.3 * t)
    rim, heart = np.exp(-(((r - 0.97) / 0.05) ** 2)), np.exp(-((r / 0.2) ** 2))
    bright = 0.1 + 0.75 * arm**2 + 0.25 * fine * arm + 1.3 * rim + 1.6 * heart
    white = np.clip(0.75 * heart + 0.35 * rim + 0.3 * arm**4, 0, 1)[:, None]
    own = np.asarray(linear(hue))
    there = Mesh(whirl.surface.copy(), whirl.faces)
    there.paint[:, :GLOW] = own * (0.35 + 0.65 * arm[:, None]) * (1 - white) + white
    there.paint[:, GLOW] = 2.6 * bright
    size = _RADIUS * share
    there.at[:, 0], there.at[:, 1] = size * x, _MIDDLE + size * z
    there.at[:, 2] = -0.3 * size * (1 - r) ** 2
    there.normal[:] = (0.0, 0.0, 1.0)
    return there


def _sparks(hue: str, seed: Seed, share: Callable[[float], float]) -> Effect:
    """Return the light that a portal throws, and sparks that circle before it."""
    rng = seed.stream("trial", 31)
    own = rng.random((_SPARKS, 4))
    red, green, blue = linear(hue)
    color = 0.5 + 0.5 * np.asarray((red, green, blue))

    def moment(t: float, foot: Foot) -> Moment:
        light = share(t)
        x, y, z = foot(t)
        turn = 2 * math.pi * own[:, 0] + (0.5 + 0.9 * own[:, 1]) * t
        away = (_RADIUS * (0.75 + 0.6 * own[:, 2])) * light
        at = np.stack(
            [
                x + away * np.cos(turn),
                y + _MIDDLE + away * np.sin(turn) + 0.2 * np.sin(1.7 * t + 6 * own[:, 3]),
                z + 0.9 * (own[:, 3] - 0.5),
            ],
            1,
        )
        speed = np.stack([-np.sin(turn), np.cos(turn), 0 * turn], 1) * away[:, None]
        look = np.empty((_SPARKS, 5), np.float32)
        look[:, 0] = 0.008 + 0.014 * own[:, 2]
        look[:, 1:4] = 3.0 * color
        look[:, 4] = light * (0.5 + 0.5 * np.sin(5 * t + 20 * own[:, 1]))
        lamp: Floats = np.array(
            [[x, y + _MIDDLE, z - 0.8, 6 * red * light, 6 * green * light, 6 * blue * light, 0.12]],
            np.float32,
        )
        return Moment(particles=(dots(at, speed, look, shutter=0.02, glowing=True),), lamps=lamp)

    return moment
