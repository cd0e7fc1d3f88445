"""Motions and changes of objects: they turn, float, fall, bounce, break, explode, burn, are filled, open."""

import math
from collections.abc import Callable
from dataclasses import replace

import numpy as np

from filmgate.engines.animatic.effects import blast, fire
from filmgate.engines.animatic.effects.moment import Effect, Foot, Moment, Plume
from filmgate.engines.animatic.effects.steam import steam
from filmgate.engines.animatic.geometry import materials
from filmgate.engines.animatic.geometry.mesh import Mesh, Vector, join, placed, placement
from filmgate.engines.animatic.geometry.paint import Paint
from filmgate.engines.animatic.geometry.shapes import box, lathe
from filmgate.engines.animatic.motion.gaits import ease
from filmgate.engines.animatic.native.structs import Floats
from filmgate.engines.animatic.physics.bodies import World
from filmgate.engines.animatic.physics.forms import Solid, ball, block
from filmgate.engines.animatic.seeds import Seed
from filmgate.engines.animatic.subjects.actor import Actor
from filmgate.engines.animatic.subjects.liquids import HOT, liquid
from filmgate.engines.animatic.subjects.objects.fires import BLAZES, of_building
from filmgate.engines.animatic.subjects.part import Part
from filmgate.engines.animatic.subjects.wrecks import Wreck

_ROUND = ("ball", "fruit")
_HIGH = (
    4.0  # metres: what is higher burns in several places: shares of its width from its middle, of its height
)
_ABLAZE = ((-0.27, 0.3), (0.2, 0.5), (-0.1, 0.74), (0.12, 1.0))
_ORIGIN: Vector = (0.0, 0.0, 0.0)
_SLOW = 0.65  # of the earth's pull: things on a table are modelled larger than life
_MOMENT = 0.42  # share of the shot after which something breaks or blows up
_STONE = materials.stone("#8a8078")
Stunt = Callable[[Actor, Part], Actor]


def perform(actor: Actor, part: Part) -> Actor:
    """Return the actor changed by its actions, such as falling, breaking or burning."""
    for beat in part.beats:
        if beat in STUNTS and not (beat == "fall" and "shatter" in part.beats):
            actor = STUNTS[beat](actor, part)
    return actor


def _spin(actor: Actor, part: Part) -> Actor:
    """Return the actor that turns about its upright axis; clockwise, seen from above, if nothing is said."""
    way = part.how.turn or 1

    def mesh(t: float, at: Vector) -> Mesh:
        return _turned(actor.mesh(t, _ORIGIN), _yaw(1.1 * way * t), at)

    return replace(actor, mesh=mesh)


def _float(actor: Actor, _part: Part) -> Actor:
    if actor.medium in {"air", "water"}:
        return actor

    def mesh(t: float, at: Vector) -> Mesh:
        up = (0.35 + 0.10 * math.sin(t * 1.3)) * min(actor.height, 3.0)
        tilt = _yaw(0.4 * t) @ _roll(0.12 * math.sin(t * 0.9))
        return _turned(actor.mesh(t, _ORIGIN), tilt, (at[0], at[1] + up, at[2]))

    return replace(
        actor, mesh=mesh, height=1.35 * min(actor.height, 3.0) if actor.scale == "table" else actor.height
    )


def _bounce(actor: Actor, part: Part) -> Actor:
    is_ball = part.kind in _ROUND
    return _dropped(actor, part, bounce=0.78, height=2.2, push=0.3, round_one=is_ball)


def _fall(actor: Actor, part: Part) -> Actor:
    is_ball = part.kind in _ROUND
    return _dropped(actor, part, bounce=0.34, height=1.9, push=0.15, round_one=is_ball)


def _dropped(
    actor: Actor, part: Part, *, bounce: float, height: float, push: float, round_one: bool
) -> Actor:
    """Return the actor released above the ground: it falls and comes to rest.

    A thing that does not stand on a table stays as it is.
    """
    if actor.scale != "table":
        return actor
    whole = actor.mesh(0.0, _ORIGIN)
    low, high = whole.at.min(0).astype(np.float64), whole.at.max(0).astype(np.float64)
    middle, half = (low + high) / 2, (high - low) / 2
    rng = part.seed.stream("dropped")
    world = World(part.kernels, gravity=9.81 * _SLOW)
    form = ball(float(half.max())) if round_one else block(half)
    start = middle + np.array((-push * part.duration * 0.35, height * actor.height, 0.0))
    spin = (0.0, 0.5, -1.2 - rng.random())  # it rolls along the picture, not out of it
    world.add(Solid((form,)), start, velocity=(push, 0.0, 0.0), spin=spin, bounce=bounce, roll=0.004)
    motion = world.run(part.duration)
    centred = Mesh(whole.surface.copy(), whole.faces, whole.wound)
    centred.at[:] -= middle.astype(np.float32)

    def mesh(t: float, at: Vector) -> Mesh:
        where, turn = motion.when(t - 0.25)
        x, y, z = (float(v) for v in where[0])
        return _turned(centred, turn[0], (at[0] + x, at[1] + y, at[2] + z))

    return replace(actor, mesh=mesh, height=(0.55 + 0.75 * height) * actor.height)


def _shatter(actor: Actor, part: Part) -> Actor:
    """Return the actor that tips from a pedestal and breaks on the ground.

    A thing that is too large for a table breaks where it stands.
    """
    if actor.scale != "table":
        return _collapse(actor, part)
    whole = actor.mesh(0.0, _ORIGIN)
    high = 0.85 * actor.height
    fall = math.sqrt(2 * high / (9.81 * _SLOW))
    tip = _MOMENT * part.duration - fall - 0.7
    aside = 0.75 * actor.height
    stone = join(
        box((0, high * 0.46, 0), (0.33 * actor.length + 0.1, high * 0.46, 0.33 * actor.length + 0.1), _STONE),
        box((0, high * 0.96, 0), (0.4 * actor.length + 0.1, high * 0.04, 0.4 * actor.length + 0.1), _STONE),
    )

    def state(t: float) -> tuple[Floats, Vector]:
        """Return the rotation and position of the falling thing at `t` seconds."""
        lean = min(max((t - tip) / 0.7, 0.0), 1.0) ** 2
        drop = max(t - tip - 0.7, 0.0)
        wobble = 0.05 * math.sin(t * 9) * min(max((t - tip + 0.8) / 0.8, 0.0), 1.0) * (lean < 1)
        y = high - 0.5 * 9.81 * _SLOW * drop * drop
        return _roll(-(0.75 * lean + 1.7 * drop) - wobble), (
            aside * (0.45 * lean + 0.75 * drop / fall),
            max(y, 0.0),
            0.0,
        )

    when = tip + 0.7 + fall
    wreck = _wreck(
        part,
        _turned(whole, *state(when)),
        38,
        when,
        thickness=0.035,
        out=1.5,
        up=1.1,
        centre=(aside * 1.2, 0.0, 0.0),
    )

    def mesh(t: float, at: Vector) -> Mesh:
        solid = _turned(whole, *state(t)) if t < when else wreck.at(t - when, _ORIGIN)
        return _turned(join(stone, solid), np.eye(3), at)

    dust = _dust(when, 0.5 * actor.height, (aside * 1.2, 0.0, 0.0), part.seed)
    return replace(
        actor,
        mesh=mesh,
        height=1.35 * actor.height,
        length=1.3 * actor.length,
        effects=(*actor.effects, dust),
    )


def _collapse(actor: Actor, part: Part) -> Actor:
    """Return the actor that breaks into pieces where it stands."""
    when = _MOMENT * part.duration
    size = max(actor.height, actor.length)
    wreck = _wreck(
        part,
        actor.mesh(when, _ORIGIN),
        60,
        when,
        thickness=0.02 * size,
        out=0.12 * size,
        up=0.0,
        centre=(0.0, 0.3 * size, 0.0),
    )
    dust = _dust(when, 0.6 * size, _ORIGIN, part.seed)
    return replace(actor, mesh=_until(actor, when, wreck), effects=(*actor.effects, dust))


def _explode(actor: Actor, part: Part) -> Actor:
    """Return the actor that a fireball tears apart. If it was on its way, it gets no further."""
    when = _MOMENT * part.duration
    size = min(max(actor.height, actor.length), 30.0)
    torn = _wreck(
        part,
        actor.mesh(when, _ORIGIN),
        46,
        when,
        thickness=0.02 * size,
        out=1.1 * size**0.8,
        up=1.0 * size**0.8,
        centre=(0.0, 0.1 * size, 0.0),
    )
    fireball = blast.blast(1.7 * size, when, seed=part.seed)
    wreck = fire.flames(0.5 * size, seed=part.seed.another(5), start=when + 0.3, wide=0.6)

    def way(t: float) -> float:
        return actor.x(min(t, when), part.duration)

    return replace(actor, mesh=_until(actor, when, torn), way=way, effects=(*actor.effects, fireball, wreck))


def _burn(actor: Actor, part: Part) -> Actor:
    if f"{part.kind} {part.variant}".rstrip() in BLAZES:  # it has its flames already
        return actor
    size = min(0.62 * max(actor.height, 0.5 * actor.length), 9.0)
    up = 0.35 * actor.height
    if actor.medium == "fixed" and actor.height > _HIGH:
        return replace(actor, effects=(*actor.effects, *of_building(actor, part.seed)))
    return replace(
        actor,
        effects=(
            *actor.effects,
            fire.flames(size, seed=part.seed, up=up, wide=0.24 * min(actor.length / size, 1.6)),
        ),
    )


def _pour(actor: Actor, part: Part) -> Actor:
    """Return a vessel that a jug fills: the jug tilts above it and a stream runs down.

    Steam rises from a hot filling. Other things stay as they are.
    """
    if part.kind not in ("cup", "bowl", "bottle", "vase"):
        return actor
    stream = liquid(part.filling)
    high = actor.height
    jug = lathe(
        [(0.02, 0.0), (0.3, 0.02), (0.36, 0.3), (0.26, 0.62), (0.2, 0.7), (0.24, 0.78)],
        [materials.water("#b8b4ac")] * 6,
    )

    def mesh(t: float, at: Vector) -> Mesh:
        k = ease(0.0, 1.0, (t - 0.08 * part.duration) / (0.14 * part.duration)) * (
            1 - ease(0.0, 1.0, (t - 0.74 * part.duration) / (0.12 * part.duration))
        )
        lip = (0.0, high + 0.62, 0.0)
        held = placed(
            jug,
            placement(
                (lip[0] + 0.62 - 0.1 * k, lip[1] + 0.1 - 0.35 * k, 0.0),
                yaw=math.pi / 2,
                pitch=0.25 + 1.35 * k,
            ),
        )
        parts = [actor.mesh(t, _ORIGIN), held]
        if k > 0.9:
            parts.append(_stream(stream, lip[1] + 0.06, 0.55 * high, t))
        return _turned(join(*parts), np.eye(3), at)

    effects = (*actor.effects, steam(0.85 * high)) if part.filling in HOT else actor.effects
    return replace(actor, mesh=mesh, height=high + 1.35, effects=effects)


def _stream(paint: Paint, top: float, foot: float, t: float) -> Mesh:
    """Make a falling jet: it is thinner below, where it is faster."""
    ys = np.linspace(top, foot, 14)
    profile = [
        (0.045 - 0.02 * (top - y) / (top - foot) + 0.006 * math.sin(y * 30 + t * 25), float(y)) for y in ys
    ]
    return lathe(profile, [paint] * len(profile), sides=14)


def _open(actor: Actor, part: Part) -> Actor:
    """Return the flower whose petals spread, or the umbrella whose canopy does.

    Other things stay as they are.
    """
    share = {"flower": 0.5, "umbrella": 0.3}.get(part.kind)
    if share is None:
        return actor

    def mesh(t: float, at: Vector) -> Mesh:
        k = ease(0.0, 1.0, (t / part.duration - 0.08) / 0.75)
        whole = actor.mesh(t, _ORIGIN)
        opened = Mesh(whole.surface.copy(), whole.faces)
        above = np.clip((whole.at[:, 1] / actor.height - share) * 8, 0, 1)
        wide = 1 - above * (1 - (0.25 + 0.75 * k))
        opened.at[:, 0] *= wide
        opened.at[:, 2] *= wide
        opened.at[:, 1] += above * (1 - k) * 0.12 * actor.height
        return _turned(opened, np.eye(3), at)

    return replace(actor, mesh=mesh)


def _until(actor: Actor, when: float, wreck: Wreck) -> Callable[[float, Vector], Mesh]:
    """Return the mesh over time: the whole actor before the moment `when`, its pieces after it."""

    def mesh(t: float, at: Vector) -> Mesh:
        return actor.mesh(t, at) if t < when else wreck.at(t - when, at)

    return mesh


def _wreck(
    part: Part,
    mesh: Mesh,
    count: int,
    when: float,
    *,
    thickness: float,
    out: float,
    up: float,
    centre: Vector,
) -> Wreck:
    """Return the pieces of a mesh that breaks at the moment `when`."""
    return Wreck(
        part.kernels,
        mesh,
        count,
        part.seed,
        thickness=thickness,
        seconds=part.duration - when,
        out=out,
        up=up,
        centre=centre,
        gravity=9.81 * _SLOW,
    )


def _dust(when: float, size: float, at: Vector, seed: Seed) -> Effect:
    plume = Plume(
        rate=60,
        life=2.6,
        radius=(0.25 * size, 1.1 * size),
        color=(0.5, 0.47, 0.43),
        rise=0.18 * size,
        spread=1.6,
        offset=0.35 * size,
        drag=1.2,
        opacity=0.30,
        start=when,
        stop=when + 0.22,
    )

    def moment(t: float, foot: Foot) -> Moment:
        x, y, z = foot(when)
        shake = 0.25 * min(size, 3.0) * math.exp(-(t - when) * 4) if t >= when else 0.0
        return Moment(
            puffs=plume.at(t, lambda _t: (x + at[0], y + at[1] + 0.1 * size, z + at[2]), seed), shake=shake
        )

    return moment


def _turned(mesh: Mesh, turn: Floats, at: Vector) -> Mesh:
    """Return the mesh turned about the origin, then moved to `at`."""
    moved = Mesh(mesh.surface.copy(), mesh.faces, mesh.wound)
    rotation = np.asarray(turn, np.float32)
    moved.at[:] = mesh.at @ rotation.T + np.array(at, np.float32)
    moved.normal[:] = mesh.normal @ rotation.T
    return moved


def _yaw(angle: float) -> Floats:
    c, s = math.cos(angle), math.sin(angle)
    return np.array([[c, 0, s], [0, 1, 0], [-s, 0, c]])


def _roll(angle: float) -> Floats:
    """Return the rotation about the axis that points away from the camera; radians."""
    c, s = math.cos(angle), math.sin(angle)
    return np.array([[c, -s, 0], [s, c, 0], [0, 0, 1]])


STUNTS: dict[str, Stunt] = {
    "spin": _spin,
    "float": _float,
    "bounce": _bounce,
    "fall": _fall,
    "shatter": _shatter,
    "explode": _explode,
    "burn": _burn,
    "pour": _pour,
    "open": _open,
}
