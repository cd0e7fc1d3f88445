"""Changes of an actor over time: its colour, size, shape and material, and into another actor."""

import math
from collections.abc import Callable
from dataclasses import replace

import numpy as np

from filmgate.engines.animatic.effects.moment import Effect, Foot, Moment, Plume
from filmgate.engines.animatic.geometry import materials
from filmgate.engines.animatic.geometry.mesh import Mesh, Vector, blended, join
from filmgate.engines.animatic.geometry.paint import GLOSS, Paint, linear
from filmgate.engines.animatic.geometry.shapes import lathe
from filmgate.engines.animatic.motion.gaits import ease
from filmgate.engines.animatic.native.structs import Floats
from filmgate.engines.animatic.subjects.actor import Actor
from filmgate.engines.animatic.subjects.liquids import liquid
from filmgate.engines.animatic.subjects.part import Part
from filmgate.script.treatment import Change

_ORIGIN: Vector = (0.0, 0.0, 0.0)
_HALF = 0.38  # of the shot: half of the time that a change of the usual pace takes
_MOST = 0.48
_SMALL = 0.33  # of its size: from there it grows, and to there it shrinks
_BROWN = "#6a5430"
_RUST, _MOULD, _ICE = materials.RUST, materials.soil("#4a5a34"), materials.ice("#c4dcec")
_ALIKE = (0.6, 1.7)  # sizes of what becomes something else, one to the other
Share = Callable[[float], float]  # how much of a change is done at a time, 0 to 1
Reshape = Callable[[Mesh, float], Mesh]  # of a mesh that stands at the origin


def share(change: Change, duration: float) -> Share:
    """Return how much of a change is done at each second."""
    half = min(_HALF / max(abs(change.tempo), 0.1), _MOST)
    return lambda t: ease(0.5 - half, 0.5 + half, t / duration)


def changed(actor: Actor, change: Change, part: Part, other: Actor | None) -> Actor:
    """Return the actor with a change.

    other: of a colour, the same actor in the colour at the end; of a kind, the actor that it becomes.
    """
    done = share(change, part.duration)
    if change.what == "kind" and other:
        return _into(actor, other, part)
    if change.what == "colour":
        return _coloured(actor, change, done, other)
    if change.what in _MADE:
        return _MADE[change.what](actor, change, done, part)
    reshape = {"melt": _melted, "wilt": _wilted(change.to)}.get(change.what)
    return _reshaped(actor, reshape or _painted(change.what), done)


def _reshaped(actor: Actor, reshape: Reshape, done: Share) -> Actor:
    def mesh(t: float, at: Vector) -> Mesh:
        whole = actor.mesh(t, _ORIGIN)
        new = reshape(Mesh(whole.surface.copy(), whole.faces, whole.wound), done(t))
        new.at[:] += np.asarray(at, np.float32)
        return new

    return replace(actor, mesh=mesh)


def _sized(actor: Actor, change: Change, done: Share, _part: Part) -> Actor:
    """Return the actor that grows from a third of its size, or shrinks to it."""
    grows = change.what == "grow"

    def factor(t: float) -> float:
        return _SMALL + (1 - _SMALL) * (done(t) if grows else 1 - done(t))

    def mesh(t: float, at: Vector) -> Mesh:
        whole = actor.mesh(t, _ORIGIN)
        new = Mesh(whole.surface.copy(), whole.faces, whole.wound)
        new.at[:] = whole.at * factor(t) + np.asarray(at, np.float32)
        return new

    return replace(actor, mesh=mesh)


def _coloured(actor: Actor, change: Change, done: Share, other: Actor | None) -> Actor:
    """Return the actor that takes on another colour: where a coat would, or all over."""
    first = actor.mesh(0.0, _ORIGIN).paint.copy()
    last = other.mesh(0.0, _ORIGIN).paint if other else first
    if last.shape != first.shape or np.allclose(last, first):
        last = first.copy()
        last[:, :3] = _tinted(first, change.to)
    if change.start and not other:
        first[:, :3] = _tinted(first, change.start)

    def mesh(t: float, at: Vector) -> Mesh:
        whole = actor.mesh(t, at)
        if len(whole.surface) != len(first):
            return whole
        new = Mesh(whole.surface.copy(), whole.faces, whole.wound)
        new.paint[:] = blended(first, last, done(t))
        return new

    return replace(actor, mesh=mesh)


def _tinted(paint: Floats, color: str) -> Floats:
    """Return the colours of the paint in shades of one colour. What is black, or glows, keeps its own."""
    gray = paint[:, :3] @ np.array((0.3, 0.6, 0.1), np.float32)
    own = (gray > 0.012) & (paint[:, 3] <= 0)
    middle = float(np.median(gray[own])) if own.any() else 0.2
    shade = np.clip(gray / max(middle, 1e-3), 0.45, 1.6)[:, None]
    tinted = shade * np.array(linear(color), np.float32)
    return np.where(own[:, None], tinted, paint[:, :3]).astype(np.float32)


def _liquid(actor: Actor, change: Change, done: Share, part: Part) -> Actor:
    """Return the vessel whose filling takes on another colour."""
    was = np.array(liquid(part.filling).row()[:3], np.float32)
    to = np.array(linear(change.to), np.float32)
    start = np.array(linear(change.start), np.float32) if change.start else None

    def paint(mesh: Mesh, k: float) -> Mesh:
        filled = np.abs(mesh.paint[:, :3] - was).sum(1) < 0.02
        first = mesh.paint[filled, :3] if start is None else start
        mesh.paint[filled, :3] = first + (to - first) * k
        return mesh

    return _reshaped(actor, paint, done)


def _melted(mesh: Mesh, k: float) -> Mesh:
    """Let a mesh sink together over a puddle that grows; in place. Return it with the puddle."""
    at = mesh.at
    tall, wide = float(at[:, 1].max()), float(np.abs(at[:, [0, 2]]).max())
    low = np.clip(1 - at[:, 1] / max(tall, 1e-3), 0, 1)
    down = 1 - 0.9 * k**1.2
    out = 1 + k * (0.15 + 0.55 * low**2)
    lump = 1 + 0.10 * k * np.sin(9 * mesh.surface[:, 6] / wide + 4) * np.sin(8 * mesh.surface[:, 8] / wide)
    at[:, 0] *= out * lump
    at[:, 2] *= out * lump
    at[:, 1] *= down
    mesh.normal[:, 1] /= down
    mesh.normal[:] /= np.linalg.norm(mesh.normal, axis=1, keepdims=True) + 1e-6
    mesh.paint[:, GLOSS] = np.maximum(mesh.paint[:, GLOSS], 1.6 * k)
    if k < 0.02:
        return mesh
    reach = wide * (0.75 + 1.15 * k)
    puddle = lathe(
        [(0.02, 0.05 * reach), (0.7 * reach, 0.045 * reach), (0.95 * reach, 0.03 * reach), (reach, 0.0)],
        [materials.water("#ffffff")] * 4,
        sides=40,
    )
    angle = np.arctan2(puddle.at[:, 2], puddle.at[:, 0])
    edge = (1 + 0.09 * np.sin(3 * angle + 1) + 0.06 * np.sin(5 * angle))[:, None].astype(np.float32)
    puddle.at[:, [0, 2]] *= edge
    puddle.paint[:, :3] = np.median(mesh.paint[:, :3], axis=0)
    return join(mesh, puddle)


def _wilted(color: str) -> Reshape:
    """Return the reshaping of a plant that droops to the side and browns, or takes on this colour."""

    def reshape(mesh: Mesh, k: float) -> Mesh:
        at = mesh.at
        tall = max(float(at[:, 1].max()), 1e-3)
        steps = np.linspace(0, 1, 40)
        bend = 2.3 * k * np.clip((steps - 0.3) / 0.7, 0, 1) ** 1.3
        x = np.concatenate([[0.0], np.cumsum(np.sin(bend[:-1]))]) * tall / 39
        y = np.concatenate([[0.0], np.cumsum(np.cos(bend[:-1]))]) * tall / 39
        up = np.clip(at[:, 1] / tall, 0, 1)
        angle, side = np.interp(up, steps, bend), at[:, 0] * (1 - 0.2 * k * up)
        at[:, 0] = np.interp(up, steps, x) + side * np.cos(angle)
        at[:, 1] = np.interp(up, steps, y) - side * np.sin(angle) + np.minimum(at[:, 1], 0)
        at[:, 1] = np.maximum(at[:, 1], 0.0)
        nx, ny = mesh.normal[:, 0].copy(), mesh.normal[:, 1].copy()
        mesh.normal[:, 0] = nx * np.cos(angle) + ny * np.sin(angle)
        mesh.normal[:, 1] = ny * np.cos(angle) - nx * np.sin(angle)
        brown = _tinted(mesh.paint, color or _BROWN)
        mesh.paint[:, :3] += (brown - mesh.paint[:, :3]) * (0.8 * k)
        return mesh

    return reshape


def _painted(what: str) -> Reshape:
    """Return the change of a surface: rust and mould and ice spread in patches, the rest is all over."""

    def patches(mesh: Mesh, k: float, paint: Paint) -> Mesh:
        rest = mesh.surface[:, 6:9] / max(float(np.abs(mesh.at).max()), 1e-3)
        x, y, z = (rest * 7.0).T
        spots = (
            0.5 + 0.2 * np.sin(x + 2.1 * y) + 0.2 * np.sin(1.7 * z - y + 1) + 0.1 * np.sin(3.1 * x + 2.3 * z)
        )
        there = np.clip((1.15 * k - spots) / 0.18, 0, 1)[:, None].astype(np.float32)
        new = np.array(paint.row(), np.float32)
        mesh.paint[:] = blended(mesh.paint, new, there * 0.92)
        return mesh

    def rust(mesh: Mesh, k: float) -> Mesh:
        return patches(mesh, k, _RUST)

    def rot(mesh: Mesh, k: float) -> Mesh:
        return patches(mesh, k, _MOULD)

    def freeze(mesh: Mesh, k: float) -> Mesh:
        return patches(mesh, k, _ICE)

    def fade(mesh: Mesh, k: float) -> Mesh:
        gray = mesh.paint[:, :3].mean(1, keepdims=True)
        pale = 0.45 * gray + 0.12 * mesh.paint[:, :3] + 0.22
        mesh.paint[:, :3] += (pale - mesh.paint[:, :3]) * (0.85 * k)
        mesh.paint[:, GLOSS] *= 1 - 0.9 * k
        return mesh

    def glow(mesh: Mesh, k: float) -> Mesh:
        mesh.paint[:, 3] = np.maximum(mesh.paint[:, 3], 0.15) + 1.4 * k
        return mesh

    def dim(mesh: Mesh, k: float) -> Mesh:
        mesh.paint[:, :4] *= 1 - 0.88 * k
        return mesh

    return {"rust": rust, "rot": rot, "freeze": freeze, "fade": fade, "glow": glow, "dim": dim}.get(
        what, fade
    )


def _burnt(actor: Actor, _change: Change, done: Share, _part: Part) -> Actor:
    """Return the candle that gets shorter; its flame comes down with it."""

    def left(t: float) -> float:
        return 1 - 0.7 * done(t)

    def lower(mesh: Mesh, k: float) -> Mesh:
        mesh.at[:, 1] *= 1 - 0.7 * k
        return mesh

    def sunk(effect: Effect) -> Effect:
        def moment(t: float, foot: Foot) -> Moment:
            def lowered(when: float) -> Vector:
                x, y, z = foot(when)
                return (x, y - (1 - left(when)) * actor.height, z)

            return effect(t, lowered)

        return moment

    return replace(_reshaped(actor, lower, done), effects=tuple(sunk(effect) for effect in actor.effects))


def _vanishing(actor: Actor, _change: Change, done: Share, part: Part) -> Actor:
    """Return the actor that comes apart from above, grain by grain, and drifts off as mist."""
    own = part.seed.stream("vanishing").random(1 << 18)

    def come_apart(mesh: Mesh, k: float) -> Mesh:
        tall = max(float(mesh.at[:, 1].max()), 1e-3)
        high = mesh.at[mesh.faces[:, 0], 1] / tall
        grain = own[np.arange(len(mesh.faces)) % len(own)]
        kept = 0.55 * (1 - high) + 0.45 * grain > 1.05 * k - 0.02
        return Mesh(mesh.surface, np.ascontiguousarray(mesh.faces[kept]), 0)

    size = min(max(actor.height, 0.6 * actor.length), 12.0)
    color = np.median(actor.mesh(0.0, _ORIGIN).paint[:, :3], axis=0) * 0.6 + 0.3
    mist = Plume(
        rate=22,
        life=1.7,
        radius=(0.06 * size, 0.22 * size),
        color=(float(color[0]), float(color[1]), float(color[2])),
        rise=0.32 * size,
        spread=0.5,
        offset=0.2 * size,
        opacity=0.3,
        start=0.18 * part.duration,
        stop=0.85 * part.duration,
    )

    def rising(t: float, foot: Foot) -> Moment:
        def source(when: float) -> Vector:
            x, y, z = foot(when)
            return (x, y + actor.height * max(0.9 - done(when), 0.1), z)

        return Moment(puffs=mist.at(t, source, part.seed))

    return replace(_reshaped(actor, come_apart, done), effects=(*actor.effects, rising))


def _into(actor: Actor, other: Actor, part: Part) -> Actor:
    """Return the actor that becomes the other one in the middle of the shot, in a cloud of light."""
    middle = 0.5 * part.duration
    mine, its = (_reach(one.mesh(middle, _ORIGIN)) for one in (actor, other))
    factor = 1.0 if _ALIKE[0] < its / mine < _ALIKE[1] else 0.95 * mine / its

    def way(t: float) -> float:
        gone = actor.x(min(t, middle), part.duration) - actor.x(middle, part.duration)
        goes = other.x(t, part.duration) - other.x(middle, part.duration) if t > middle else 0.0
        return gone + 0.5 * factor * goes

    def mesh(t: float, at: Vector) -> Mesh:
        u = (t - middle) / 0.45
        if u < 0:
            k = ease(-1.0, 0.0, u)
            return _grown(actor.mesh(t, _ORIGIN), 1 - 0.85 * k, 1 - 0.6 * k + 0.5 * math.sin(math.pi * k), at)
        k = ease(0.0, 1.0, u)
        up = 0.35 * mine * k if other.medium == "air" != actor.medium else 0.0
        swell = 1 + 0.12 * math.sin(math.pi * min(u, 1.0))
        place = (at[0], at[1] + up, at[2])
        return _grown(
            other.mesh(t, _ORIGIN), factor * (0.1 + 0.9 * k) * swell, factor * (0.3 + 0.7 * k) * swell, place
        )

    return replace(
        actor,
        mesh=mesh,
        way=way,
        speed=0.5 * (actor.speed + 0.5 * factor * other.speed),
        height=max(actor.height, factor * other.height),
        length=max(actor.length, factor * other.length),
        hop=lambda t: actor.hop(t) if t < middle else other.hop(t),
        effects=(*actor.effects, _burst_of_light(middle, mine, actor.height, part)),
    )


def _reach(mesh: Mesh) -> float:
    """Return the size of a mesh in metres, in all directions: a bird is as large as its wings."""
    size = np.quantile(mesh.at, 0.99, axis=0) - np.quantile(mesh.at, 0.01, axis=0)
    return float(max(size[1], 0.6 * size[0], 0.6 * size[2]))


def _appearing(actor: Actor, _change: Change, _done: Share, part: Part) -> Actor:
    """Return the actor that comes out of a cloud of light in the first third of the shot."""
    when = 0.3 * part.duration
    size = max(actor.height, 0.6 * actor.length)

    def mesh(t: float, at: Vector) -> Mesh:
        k = ease(0.0, 1.0, (t - when + 0.25) / 0.6)
        return _grown(actor.mesh(t, _ORIGIN), 0.02 + 0.98 * k, 0.02 + 0.98 * k, at)

    return replace(
        actor, mesh=mesh, effects=(*actor.effects, _burst_of_light(when, size, actor.height, part))
    )


def _grown(mesh: Mesh, wide: float, tall: float, at: Vector) -> Mesh:
    new = Mesh(mesh.surface.copy(), mesh.faces, mesh.wound)
    new.at[:] = mesh.at * np.array((wide, tall, wide), np.float32) + np.asarray(at, np.float32)
    return new


def _burst_of_light(when: float, size: float, height: float, part: Part) -> Effect:
    cloud = Plume(
        rate=70,
        life=1.2,
        radius=(0.16 * size, 0.42 * size),
        color=(1.0, 1.0, 1.0),
        rise=0.22 * size,
        spread=1.1,
        offset=0.26 * size,
        drag=1.0,
        opacity=0.5,
        dark=0.9,
        start=when - 0.3,
        stop=when + 0.2,
    )

    def moment(t: float, foot: Foot) -> Moment:
        def source(at: float) -> Vector:
            x, y, z = foot(at)
            return (x, y + 0.45 * height, z - 0.1 * size)

        return Moment(puffs=cloud.at(t, source, part.seed))

    return moment


_MADE: dict[str, Callable[[Actor, Change, Share, Part], Actor]] = {
    "appear": _appearing,
    "liquid": _liquid,
    "burn down": _burnt,
    "vanish": _vanishing,
    "grow": _sized,
    "shrink": _sized,
}
