"""Ways of actors over time: they roll, slide and swing, go faster or slower, backwards, up or down."""

import math
from dataclasses import replace

import numpy as np

from filmgate.engines.animatic.geometry.materials import Paint
from filmgate.engines.animatic.geometry.mesh import Mesh, Vector, join
from filmgate.engines.animatic.geometry.shapes import box
from filmgate.engines.animatic.motion.gaits import ease
from filmgate.engines.animatic.native.structs import Floats
from filmgate.engines.animatic.subjects.actor import Actor
from filmgate.engines.animatic.subjects.part import Part
from filmgate.script.treatment import How

_ORIGIN: Vector = (0.0, 0.0, 0.0)
_ON_TABLE = 2.8  # metres that something can go on a table, or in the frame beside it
_PATH = 3.4  # times its size: the way of what rolls or slides
_LONG = 1.4  # times its depth: what is taller lies down to roll
_ROPE = Paint(color="#4a3c2c", grain=0.6, scale=60.0)
# actions that take their time from the shot, and cannot be slower or faster
_TIMED = frozenset(("fall", "shatter", "explode", "pour", "open", "launch", "bounce", "collide"))
POSES = {"slide": "sit", "swing": "sit", "roll": "sleep"}  # how somebody alive does it


def travels(actor: Actor, part: Part) -> Actor:
    """Return the actor with the way of its first action, if that is a rolling, sliding or swinging."""
    if part.action == "roll":
        return _rolling(actor, part)
    if part.action == "slide":
        return _sliding(actor, part)
    return _swinging(actor, part) if part.action == "swing" else actor


def paced(actor: Actor, how: How, part: Part) -> Actor:
    """Return the actor that does all of it slower or faster, or backwards, and goes up or down."""
    if how.tempo != 1.0 and len(part.beats) == 1 and part.action not in _TIMED and not actor.entries:
        actor = _at_tempo(actor, how.tempo, part.duration)
    return _climbing(actor, how, part) if how.up and actor.medium != "fixed" else actor


def _at_tempo(actor: Actor, tempo: float, duration: float) -> Actor:
    def when(t: float) -> float:
        return 0.5 * duration + (t - 0.5 * duration) * tempo

    return replace(
        actor,
        mesh=lambda t, at: actor.mesh(when(t), at),
        way=lambda t: actor.x(when(t), duration),
        hop=lambda t: actor.hop(when(t)),
        speed=actor.speed * tempo,
        drift=actor.drift * abs(tempo),
    )


def _climbing(actor: Actor, how: How, part: Part) -> Actor:
    """Return the actor that rises or sinks through the frame; without a side it hardly goes aside."""
    rise = 1.5 * min(max(actor.height, 0.6 * actor.length), 12.0)
    aside = 1.0 if how.across else 0.15
    speed = how.up * rise / part.duration
    lift = max(actor.lift, 0.5 * rise + 0.1) - 0.5 * speed * part.duration
    return replace(
        actor, drift=speed, lift=lift, speed=aside * actor.speed, way=lambda t: aside * actor.x(t, part.duration)
    )


def _length(actor: Actor) -> float:
    path = _PATH * max(actor.height, actor.length)
    return min(path, _ON_TABLE) if actor.scale == "table" else min(path, 30.0)


def _rolling(actor: Actor, part: Part) -> Actor:
    """Return the actor that rolls through the picture: it turns as far as it goes."""
    if actor.speed and actor.medium != "air" and not actor.face and actor.length > 1.5 * actor.height:
        return actor  # on wheels
    whole = actor.mesh(0.0, _ORIGIN)
    low, high = whole.at.min(0), whole.at.max(0)
    size, middle = high - low, (high + low) / 2
    lies = bool(size[1] > _LONG * min(size[0], size[2])) and not part.alive
    radius = float(min(size[0], size[2]) if lies else 0.5 * (size[0] + size[1])) / 2
    path = max(_length(actor), 2.2 * radius)

    def way(t: float) -> float:
        u = t / part.duration
        return part.heading * path * (0.85 * u + 0.15 * ease(0.0, 1.0, u) - 0.5)

    def mesh(t: float, at: Vector) -> Mesh:
        turn = _about_z(-way(t) / radius)
        turn = turn @ _about_x(math.pi / 2) if lies else turn
        return _turned(actor.mesh(t if part.alive else 0.0, _ORIGIN), turn, middle, (at[0], at[1] + radius, at[2]))

    return replace(actor, mesh=mesh, way=way, speed=part.heading * path / part.duration, height=2.2 * radius)


def _sliding(actor: Actor, part: Part) -> Actor:
    """Return the actor that slides through the picture, fast at first."""
    path = _length(actor)

    def way(t: float) -> float:
        u = min(max(t / part.duration, -0.2), 1.2)
        return part.heading * path * (1 - (1 - u) ** 2 * 0.6 - 0.4 * (1 - u) - 0.62)

    return replace(actor, way=way, speed=part.heading * path / part.duration)


def _swinging(actor: Actor, part: Part) -> Actor:
    """Return the actor that swings to and fro on ropes."""
    tall = actor.height
    rope = 1.3 * min(tall, 1.6) + 0.4
    apart = 0.34 * min(actor.length, 1.2)

    def mesh(t: float, at: Vector) -> Mesh:
        body = actor.mesh(t, _ORIGIN)
        low = float(body.at[:, 1].min())
        top = 0.55 * tall if part.alive else float(body.at[:, 1].max())
        ropes = [
            box((x, (top if not part.alive else low) + 0.5 * (rope + (tall if part.alive else 0)), 0.0),
                (0.018, 0.5 * (rope + (tall if part.alive else 0)), 0.018), _ROPE)
            for x in ((-apart, apart) if part.alive else (0.0,))
        ]
        seat = [box((0.0, low, 0.0), (apart + 0.06, 0.025, 0.2), _ROPE)] if part.alive else []
        whole = join(body, *ropes, *seat)
        pivot = np.array((0.0, top + rope, 0.0), np.float32)
        angle = 0.55 * math.sin(2 * math.pi * t / 2.6)
        place = (at[0], at[1] + pivot[1] + 0.25 * min(tall, 1.6), at[2])
        return _turned(whole, _about_z(angle), pivot, place)

    return replace(actor, mesh=mesh, way=lambda _t: 0.0, speed=0.0, height=1.5 * tall + 0.4 * rope, length=actor.length + rope)


def _turned(mesh: Mesh, turn: Floats, middle: Floats, at: Vector) -> Mesh:
    """Return the mesh turned about its middle, which comes to `at`."""
    new = Mesh(mesh.surface.copy(), mesh.faces, mesh.wound)
    rotation = np.asarray(turn, np.float32)
    new.at[:] = (mesh.at - middle) @ rotation.T + np.asarray(at, np.float32)
    new.normal[:] = mesh.normal @ rotation.T
    return new


def _about_z(angle: float) -> Floats:
    c, s = math.cos(angle), math.sin(angle)
    return np.array([[c, -s, 0], [s, c, 0], [0, 0, 1]])


def _about_x(angle: float) -> Floats:
    c, s = math.cos(angle), math.sin(angle)
    return np.array([[1, 0, 0], [0, c, -s], [0, s, c]])
