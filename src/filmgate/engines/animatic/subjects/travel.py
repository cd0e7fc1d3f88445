"""Ways of actors over time: they roll, slide and swing, go faster or slower, backwards, up or down."""

import math
from collections.abc import Callable
from dataclasses import replace

import numpy as np

from filmgate.engines.animatic.effects.moment import Foot, Moment, Plume
from filmgate.engines.animatic.geometry.materials import metal, straw
from filmgate.engines.animatic.geometry.mesh import Mesh, Vector, join, placed, placement
from filmgate.engines.animatic.geometry.shapes import box, rod
from filmgate.engines.animatic.motion.gaits import ease
from filmgate.engines.animatic.motion.resting import SWING_ROPES
from filmgate.engines.animatic.native.structs import Floats
from filmgate.engines.animatic.subjects.actor import Actor
from filmgate.engines.animatic.subjects.part import Part
from filmgate.script.treatment import How

_ORIGIN: Vector = (0.0, 0.0, 0.0)
_FRAMES = ("#b8342c", "#2c6cb0", "#3c8a48", "#d09a28")  # colours of the frame of a swing
_ADULT = 1.85  # metres: the height of the actor of an adult
_ON_TABLE = 2.8  # metres that something can go on a table, or in the frame beside it
_PATH = 3.4  # times its size: the way of what rolls or slides
_CROSSED = 4.0  # times its size: the way of who crosses the frame
_INSIDE = 0.9  # of the width of the frame: as far as who crosses it goes
_GAIN = 1.8  # power of the time by which who accelerates goes
_HOP = 0.7  # of its height: as high as it hops then
_SLOWEST = 0.55  # of the usual speed of the legs
_LONG = 1.4  # times its depth: what is taller lies down to roll
_SWING = 0.45  # radians to each side
_ROPE = straw("#4a3c2c")
POSES = {
    "slide": ("sit",),
    "swing": ("sit",),
    "roll": ("sleep",),
    "collide": ("run", "stand"),
    "recoil": ("stand",),
}  # how somebody alive does it


def travels(actor: Actor, part: Part) -> Actor:
    """Return the actor with the way of its first action, if that is a rolling, sliding or swinging."""
    if part.action == "roll":
        return _rolling(actor, part)
    if part.action == "slide":
        return _sliding(actor, part)
    if part.action in ("collide", "recoil"):
        return _colliding(actor, part)
    return _swinging(actor, part) if part.action == "swing" else actor


def paced(actor: Actor, how: How, part: Part) -> Actor:
    """Return the actor that does all of it slower or faster, or backwards, and goes up or down."""
    if how.tempo != 1.0 and not actor.entries:
        actor = _at_tempo(actor, how.tempo, part.duration)
    if how.gains and actor.speed and not actor.entries:
        actor = _gaining(actor, how.gains, part.duration)
    if how.across and part.action not in POSES and actor.medium != "fixed":
        actor = _kept_in_frame(actor, part) if actor.speed else _carried(actor, part)
    return _climbing(actor, how, part) if how.up and actor.medium != "fixed" else actor


def _at_tempo(actor: Actor, tempo: float, duration: float) -> Actor:
    def when(t: float) -> float:
        return 0.5 * duration + (t - 0.5 * duration) * tempo

    slower = replace(actor, speed=actor.speed * tempo, drift=actor.drift * abs(tempo))
    return _timed(slower, actor, when, duration)


def _gaining(actor: Actor, gains: int, duration: float) -> Actor:
    """Return the actor that goes faster and faster, or slower and slower."""

    def when(t: float) -> float:
        u = min(max(t / duration, 0.0), 1.0)
        beyond = t - u * duration  # the time before and after the shot goes on as usual
        return duration * (math.pow(u, _GAIN) if gains > 0 else 1 - math.pow(1 - u, _GAIN)) + beyond

    return _timed(actor, actor, when, duration)


def _timed(new: Actor, old: Actor, when: Callable[[float], float], duration: float) -> Actor:
    """Return the new actor that does at each time what the old one does at another."""

    def props(t: float, at: Vector) -> list[Mesh]:
        return old.props(when(t), at) if old.props else []

    return replace(
        new,
        mesh=lambda t, at: old.mesh(when(t), at),
        props=props if old.props else None,
        way=lambda t: old.x(when(t), duration),
        hop=lambda t: old.hop(when(t)),
    )


def _kept_in_frame(actor: Actor, part: Part) -> Actor:
    """Return the actor that crosses a frame that stands still in just the time of the shot."""
    hop, peak = actor.hop, max(actor.hop(0.02 * k) for k in range(500))
    if peak > _HOP * actor.height:  # out of a frame that does not follow it
        lower = _HOP * actor.height / peak
        actor = replace(actor, hop=lambda t: lower * hop(t))
    path = _CROSSED * max(actor.length, 0.8 * actor.height)
    slower = path / (abs(actor.speed) * part.duration)
    if slower >= 1:
        return actor
    tempo = max(slower, _SLOWEST)
    actor = _at_tempo(actor, tempo, part.duration) if not actor.entries else actor
    left = slower / tempo if not actor.entries else slower
    return replace(actor, way=lambda t: left * actor.x(t, part.duration), speed=left * actor.speed)


def _carried(actor: Actor, part: Part) -> Actor:
    """Return the thing that goes through the picture as if thrown or blown."""
    path = _length(actor)
    return replace(
        actor,
        way=lambda t: part.heading * path * (t / part.duration - 0.5),
        speed=part.heading * path / part.duration,
    )


def within(actor: Actor, width: float, duration: float) -> Actor:
    """Return the actor that stays in a view of this width, in metres, all the time."""
    path = abs(actor.x(duration, duration) - actor.x(0.0, duration))
    most = max(_INSIDE * width - actor.length, 0.3 * width)
    if path <= most:
        return actor
    return replace(actor, way=lambda t: actor.x(t, duration) * most / path)


def _climbing(actor: Actor, how: How, part: Part) -> Actor:
    """Return the actor that rises or sinks through the frame; without a side it hardly goes aside."""
    rise = 0.9 * min(max(actor.height, 0.6 * actor.length), 12.0)
    path = abs(actor.x(part.duration, part.duration) - actor.x(0.0, part.duration))
    aside = 1.0 if how.across or not path else min(1.0, 1.2 * max(actor.length, actor.height) / path)
    speed = how.up * rise / part.duration
    lift = max(actor.lift, 0.5 * rise + 0.1) - 0.5 * speed * part.duration
    return replace(
        actor,
        drift=speed,
        lift=lift,
        speed=aside * actor.speed,
        way=lambda t: aside * actor.x(t, part.duration),
    )


def _length(actor: Actor) -> float:
    path = _PATH * max(actor.height, actor.length)
    return min(path, _ON_TABLE) if actor.scale == "table" else min(path, 30.0)


def _rolling(actor: Actor, part: Part) -> Actor:
    """Return the actor that rolls through the picture: it turns as far as it goes."""
    if actor.speed and actor.medium != "air" and not actor.face and actor.length > 1.5 * actor.height:
        return _kept_in_frame(actor, part)  # on wheels
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
        return _turned(
            actor.mesh(t if part.alive else 0.0, _ORIGIN), turn, middle, (at[0], at[1] + radius, at[2])
        )

    return replace(
        actor,
        mesh=mesh,
        way=way,
        speed=part.heading * path / part.duration,
        height=max(2.2 * radius, 0.55 * actor.height),
    )


def _sliding(actor: Actor, part: Part) -> Actor:
    """Return the actor that slides through the picture, fast at first."""
    path = _length(actor)

    def way(t: float) -> float:
        u = min(max(t / part.duration, -0.2), 1.2)
        return part.heading * path * (1 - (1 - u) ** 2 * 0.6 - 0.4 * (1 - u) - 0.62)

    moved = replace(actor, way=way, speed=part.heading * path / part.duration)
    if part.kind != "fowl":
        return moved
    middle = np.array((0.0, 0.5 * actor.height, 0.0), np.float32)

    def mesh(t: float, at: Vector) -> Mesh:
        """Return the mesh of a penguin on its belly."""
        turn = _about_z(-1.4 * part.heading)
        return _turned(actor.mesh(t, _ORIGIN), turn, middle, (at[0], at[1] + 0.3 * actor.length, at[2]))

    return replace(moved, mesh=mesh, height=1.2 * actor.length, length=actor.height)


def _colliding(actor: Actor, part: Part) -> Actor:
    """Return the actor that runs into something in the middle of the shot and is thrown back, or is hit.

    A building or a tree that is hit stays where it is.
    """
    if part.action == "recoil" and actor.medium == "fixed":
        return actor
    middle = 0.5 * part.duration
    size = max(actor.length, 0.5 * actor.height)
    comes = min(1.6 * size, 22.0) if part.action == "collide" else 0.0
    back = 0.4 * size if part.action == "collide" else 0.55 * size

    def way(t: float) -> float:
        if t < middle:
            return -part.heading * comes * (1 - t / middle)
        return -part.heading * back * (1 - math.exp(-2.6 * (t - middle)))

    def mesh(t: float, at: Vector) -> Mesh:
        body = actor.mesh(t if part.alive else min(t, middle), _ORIGIN)
        late = max(t - middle, 0.0)
        blow = (1 - math.exp(-9 * late)) if late else 0.0
        tips = part.action == "recoil" and not part.alive and actor.medium != "air"
        lean = (
            1.25 * (1 - math.exp(-3.2 * late))
            if tips
            else 0.3 * math.exp(-1.8 * late) * math.cos(5 * late) * blow
        )
        turn = _about_y(0.22 * part.heading * (1 - math.exp(-2.0 * late))) @ _about_z(part.heading * lean)
        pivot = np.array((-0.35 * part.heading * actor.length * tips, 0.0, 0.0))
        return _turned(body, turn, pivot, (at[0] + float(pivot[0]), at[1], at[2]))

    plume = Plume(
        rate=80,
        life=1.6,
        radius=(0.08 * size, 0.34 * size),
        color=(0.6, 0.57, 0.52),
        rise=0.2 * size,
        spread=1.4,
        offset=0.14 * size,
        drag=1.4,
        opacity=0.4,
        start=middle,
        stop=middle + 0.2,
    )

    def moment(t: float, foot: Foot) -> Moment:
        x, y, z = foot(middle)
        at = (x + 0.5 * part.heading * actor.length, y + 0.35 * actor.height, z - 0.2 * size)
        shake = 0.22 * min(size, 3.0) * math.exp(-(t - middle) * 5) if t >= middle else 0.0
        return Moment(puffs=plume.at(t, lambda _t: at, part.seed), shake=shake)

    return replace(
        actor,
        mesh=mesh,
        way=way,
        hop=lambda _t: 0.0,
        speed=part.heading * (comes or 0.02) / middle,
        effects=(*actor.effects, moment) if part.action == "collide" else actor.effects,
    )


def _swinging(actor: Actor, part: Part) -> Actor:
    """Return the actor that swings to and fro: a person on a swing, an animal and a thing on a rope."""
    if part.kind == "person":
        return _on_swing(actor, part)
    tall, seated = actor.height, actor.face is not None
    rope = 0.9 * min(tall, 1.6) if part.alive else 0.7 * min(tall, 1.6)
    apart = 0.34 * min(actor.length, 1.2)

    def mesh(t: float, at: Vector) -> Mesh:
        body = actor.mesh(t, _ORIGIN)
        low, high = float(body.at[:, 1].min()), float(body.at[:, 1].max())
        foot = low if seated else low + 0.5 * (high - low) if part.alive else high
        top = 0.55 * tall if part.alive else high
        half = 0.5 * (rope + top - foot)
        ropes = [
            box((x, foot + half, 0.0), (0.018, half, 0.018), _ROPE)
            for x in ((-apart, apart) if seated else (0.0,))
        ]
        seat = [box((0.0, low, 0.0), (apart + 0.06, 0.025, 0.2), _ROPE)] if seated else []
        whole = join(body, *ropes, *seat)
        pivot = np.array((0.0, top + rope, 0.0), np.float32)
        angle = _SWING * math.sin(2 * math.pi * t / 2.6)
        place = (at[0], at[1] + pivot[1] + 0.12 * min(tall, 1.6), at[2])
        return _turned(whole, _about_z(angle), pivot, place)

    reach = 2 * math.sin(_SWING) * (rope + tall)
    return replace(
        actor,
        mesh=mesh,
        way=lambda _t: 0.0,
        speed=0.0,
        height=1.2 * tall + 0.5 * rope,
        length=actor.length + reach,
        face=None,
    )


def _on_swing(actor: Actor, part: Part) -> Actor:
    """Return a person who sits on a swing, in its frame. The seat is at the height 0 of the actor."""
    k = actor.height / _ADULT
    long, high, half = 1.5 * max(k, 0.7), 0.58 * k, SWING_ROPES * k
    pivot = np.array((0.0, long, 0.0), np.float32)
    paint = metal(_FRAMES[part.seed.number % len(_FRAMES)])
    frame = join(
        *(
            rod((x * 0.75, 0.0, z * 1.12), (0.0, high + long, z), 0.04, paint)
            for x in (-1.0, 1.0)
            for z in (-0.8, 0.8)
        ),
        rod((0.0, high + long, -0.9), (0.0, high + long, 0.9), 0.045, paint),
    )
    ropes = join(
        *(box((0.0, 0.5 * long, z), (0.012, 0.5 * long, 0.012), _ROPE) for z in (-half, half)),
        box((0.02, -0.02, 0.0), (0.13, 0.018, half + 0.04), _ROPE),
    )

    def mesh(t: float, at: Vector) -> Mesh:
        angle = _SWING * math.sin(2 * math.pi * t / 2.6)
        place = (at[0], at[1] + high + long, at[2])
        body = _turned(join(actor.mesh(t, _ORIGIN), ropes), _about_z(angle), pivot, place)
        return join(body, placed(frame, placement(at, yaw=math.pi / 2)))

    return replace(
        actor,
        mesh=mesh,
        way=lambda _t: 0.0,
        speed=0.0,
        height=0.9 * actor.height + high,
        length=2.2 * k,
        face=None,
    )


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


def _about_y(angle: float) -> Floats:
    c, s = math.cos(angle), math.sin(angle)
    return np.array([[c, 0, s], [0, 1, 0], [-s, 0, c]])


def _about_x(angle: float) -> Floats:
    c, s = math.cos(angle), math.sin(angle)
    return np.array([[1, 0, 0], [0, c, -s], [0, s, c]])
