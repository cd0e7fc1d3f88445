"""Corrections of the framing: the camera is moved until it shows the whole subject and no ground hides it.

All of them are computed once, before the first frame, and hold for the whole shot.
"""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from filmgate.engines.animatic.camera import lens
from filmgate.engines.animatic.camera.framing import at_work, steps
from filmgate.engines.animatic.geometry.mesh import Mesh
from filmgate.engines.animatic.native.structs import Camera, Floats
from filmgate.engines.animatic.scene.scene import DEPTHS, Scene
from filmgate.engines.animatic.scene.standing import Standing
from filmgate.engines.animatic.subjects.groups import Group
from filmgate.engines.animatic.world.ground import Land
from filmgate.script.treatment import Move

# shot size: how much of the frame (of its height or its width) the subject may take, at least and at most
_TAKES = {
    "extreme": (0.70, 1.9),
    "close": (0.55, 1.25),
    "medium": (0.42, 0.85),
    "wide": (0.12, 0.50),
    "far": (0.03, 0.30),
}
_TAKES_WORK = (0.7, 1.2)  # who does something by hand, from the knees up
_TAKES_STILL = 0.24  # at least, for things and buildings in a medium shot: they have no face to be seen
_TAKES_GROUP = 0.68  # at least, for a group in rows: each of it is small
_SAFE = 0.05  # title-safe margin, share of the frame on each side
_ROUNDS = 8
_WORTH = 1.03  # a smaller factor of the distance changes nothing that is seen
_UNDER = 0.3  # metres
_MOMENTS = (0.35, 0.5, 0.65)
_ALWAYS = (0.0, 0.2, 0.4, 0.6, 0.8, 1.0)
_DANCE = (0.10, 0.90)  # of the frame's height: from the heads to the feet of who dances
_GENTLE = 0.6  # of the pace of a camera
_DANCE_WIDE = 0.80  # of its width, at most
_HEADROOM, _LOW = 0.15, 0.30  # of its height: above who is cut by the frame below, and what is too much


def framed(scene: Scene, aspect: float) -> Scene:
    """Return the scene with the camera moved so that the subject has the right size and is inside the safe
    title area.

    After a few rounds the result is taken as it is.
    """
    actor = scene.actor
    crosses = scene.path.has(Move.STATIC) and (scene.treatment.how.across or scene.treatment.how.up)
    if actor is None or crosses or scene.path.has(Move.FLY_OVER):
        return scene
    if actor.face and scene.treatment.size in ("close", "extreme"):  # a face is framed, not the figure
        return scene
    least, most = _TAKES_WORK if at_work(scene.treatment, actor) else _TAKES[scene.treatment.size]
    if scene.treatment.size == "medium" and (actor.scale == "table" or actor.medium == "fixed"):
        least = _TAKES_STILL
    group = Group(actor, scene.treatment.count)
    if scene.treatment.size == "medium" and group.rows > 1:
        least = _TAKES_GROUP
    for _ in range(_ROUNDS):
        boxes = np.array([_box(scene, u * scene.duration, aspect) for u in _MOMENTS])
        takes = float(np.median(np.max(boxes[:, 2:] - boxes[:, :2], axis=1)))
        framing, wide = scene.framing, takes > most
        if not wide and takes >= least and _inside(boxes[1], takes):
            break
        if wide or takes < least:
            k = takes / most if wide else takes / least
            far = min(framing.distance * min(max(k, 0.5), 2.2), scene.place.farthest)
            # a group is looked down on at the same angle from everywhere
            nearer = far / framing.distance if group.steep else 1.0
            framing = replace(framing, distance=far, height=framing.height * nearer)
        else:
            framing = _centred(framing, boxes[1], aspect)
        scene = replace(scene, framing=framing)
    if steps(scene.treatment) and scene.treatment.size == "medium" and group.rows <= 1:
        return _danced(scene, aspect)
    lonely = scene.treatment.count == 1 and not any(one.actor.face for one in scene.standings)
    if scene.treatment.size == "medium" and actor.face and lonely:
        scene = _topped(scene, aspect)
    alone = scene.treatment.size != "medium" or (actor.apart and at_work(scene.treatment, actor))
    return scene if alone else _with_company(scene, aspect, 0.5 * least)


def _danced(scene: Scene, aspect: float) -> Scene:
    """Return the scene with a camera that shows all of who dances together from head to foot, as large as
    the frame allows for the whole shot, and in its middle. It goes nearer more gently than to who stands.
    """
    scene = replace(scene, path=replace(scene.path, pace=_GENTLE * scene.path.pace))
    for _ in range(_ROUNDS):
        boxes = np.array([_bounds(scene, u * scene.duration, aspect, _dancers(scene, u)) for u in _ALWAYS])
        low, high = boxes[:, :2].min(0), boxes[:, 2:].max(0)
        wide, tall = high - low
        k = float(max(tall / (_DANCE[1] - _DANCE[0]), wide / _DANCE_WIDE))
        framing = scene.framing
        frame = 2 * framing.distance * np.tan(framing.field / 2)
        aside, down = 0.5 * (low + high) - (0.5, 0.5 * sum(_DANCE))
        if max(abs(k - 1), abs(aside), abs(down)) < _WORTH - 1:
            break
        framing = replace(
            framing,
            distance=min(framing.distance * min(max(k, 0.6), 1.8), scene.place.farthest),
            lead=framing.lead + float(aside * frame * aspect),
            aim=framing.aim - float(down * frame),
        )
        scene = replace(scene, framing=framing)
    return scene


def _dancers(scene: Scene, u: float) -> list[Mesh]:
    """Return the meshes of the subject and of those who are with it at this share of the shot."""
    t = u * scene.duration
    partners = [one for one in scene.standings if one.actor.face and not _bears(one)]
    return [*scene.played(t), *(mesh for one in partners for mesh in scene.standing(one, t))]


def _topped(scene: Scene, aspect: float) -> Scene:
    """Return the scene with a camera that looks lower, if somebody is cut below and has room above the
    head.
    """
    for _ in range(_ROUNDS):
        box = _box(scene, 0.5 * scene.duration, aspect)
        if box[3] < 1 or box[1] < _LOW:
            break
        framing = scene.framing
        frame = 2 * framing.distance * np.tan(framing.field / 2)
        scene = replace(
            scene, framing=replace(framing, aim=framing.aim - float((box[1] - _HEADROOM) * frame))
        )
    return scene


def _with_company(scene: Scene, aspect: float, least: float) -> Scene:
    """Return the scene with the camera moved back until the supporting roles are in the frame, too.

    The subject takes at least this much of it; what is larger than that allows stays cut.
    """
    t = 0.5 * scene.duration
    others = [mesh for one in scene.standings if not _bears(one) for mesh in scene.standing(one, t)]
    if not others:
        return scene
    for _ in range(_ROUNDS):
        own, all_of_it = _box(scene, t, aspect), _bounds(scene, t, aspect, [*scene.played(t), *others])
        wide = float(np.max(all_of_it[2:] - all_of_it[:2]))
        if _inside(all_of_it, 0.0):
            break
        framing = _centred(scene.framing, all_of_it, aspect)
        if wide > 1 - 2 * _SAFE:
            takes = float(np.max(own[2:] - own[:2]))
            k = min(wide / (1 - 2 * _SAFE), 1.5, takes / least)
            if k < _WORTH:
                break
            framing = replace(scene.framing, distance=min(scene.framing.distance * k, scene.place.farthest))
        scene = replace(scene, framing=framing)
    return scene


def _bears(one: Standing) -> bool:
    """Tell whether this bears the subject, or is a building: neither must be in the frame as a whole."""
    return one.actor.medium == "fixed" or (one.lifted and one.offset[1] < -_UNDER)


def _box(scene: Scene, t: float, aspect: float) -> Floats:
    """Return left, top, right and bottom of the subject at `t` seconds, as shares of the frame."""
    return _bounds(scene, t, aspect, scene.played(t))


def _bounds(scene: Scene, t: float, aspect: float, meshes: Sequence[Mesh]) -> Floats:
    """Return left, top, right and bottom of these meshes at `t` seconds, as shares of the frame."""
    size = (round(240 * aspect), 240)
    view = scene.camera(t, size)
    at = np.concatenate([mesh.at[:: max(len(mesh.at) // 400, 1)] for mesh in meshes])
    x, y, z = (at - (view.ex, view.ey, view.ez)).T
    depth = np.maximum(x * view.fx + z * view.fz, 0.2)
    across = (view.cx + view.focal * (x * view.rx + z * view.rz) / depth) / size[0]
    down = (view.cy - view.focal * y / depth) / size[1]
    low, high = np.quantile(np.stack([across, down]), (0.01, 0.99), axis=1)
    return np.concatenate([low, high])


def _inside(box: Floats, takes: float) -> bool:
    """Tell whether the box is inside the margins.

    A subject that takes nearly the whole frame cannot be inside them; it counts as inside.
    """
    return takes > 1 - 2 * _SAFE or bool(box[:2].min() > _SAFE and box[2:].max() < 1 - _SAFE)


def _centred(framing: lens.Framing, box: Floats, aspect: float) -> lens.Framing:
    """Return the framing shifted by as much as the subject reaches over a margin."""
    high = 2 * framing.distance * np.tan(framing.field / 2)
    over_x = min(box[0] - _SAFE, 0.0) + max(box[2] - 1 + _SAFE, 0.0)
    over_y = min(box[1] - _SAFE, 0.0) + max(box[3] - 1 + _SAFE, 0.0)
    # seen from -z, right on the screen is +x; other bearings turn that only a little
    return replace(
        framing, lead=framing.lead + float(over_x * high * aspect), aim=framing.aim - float(over_y * high)
    )


def overlook(scene: Scene) -> float:
    """Return by how many metres the camera must rise, for the whole shot, so that no hill hides the subject.

    The result is at most 0.6 of the camera's distance.
    """
    if scene.actor is None:
        return 0.0
    missing = 0.0
    for t in np.linspace(0, scene.duration, 9):
        view, (x, y, z) = scene.camera(float(t), (160, 90)), scene.subject(float(t))
        y += 0.3 * scene.actor.height
        for k in np.linspace(0.05, 0.85, 17):
            px, pz = view.ex + (x - view.ex) * k, view.ez + (z - view.ez) * k
            needed = (scene.land.top(px, pz) + 0.15 - y * k) / (1 - k)
            missing = max(missing, needed - view.ey)
        missing = max(missing, _rise_before(scene, view))
    return min(missing, 0.6 * scene.framing.distance)


def _rise_before(scene: Scene, view: Camera) -> float:
    """Return the metres by which ground close to the lens, left, right or ahead, reaches into the frame."""
    rise = 0.0
    for share in (0.1, 0.2, 0.35, 0.5, 0.7):
        d = share * scene.framing.distance
        for side in (-0.7, -0.35, 0.0, 0.35, 0.7):
            x = view.ex + d * (view.fx + side * view.rx)
            z = view.ez + d * (view.fz + side * view.rz)
            rise = max(rise, scene.land.top(x, z) + 0.14 * d - view.ey)
    return rise


def vantage(land: Land) -> float:
    """Return the camera height in metres for a view without a subject.

    Most of the ground in the next 60 metres before the camera is lower. It is 0 without ground, as in space.
    """
    if land.at(0.0, 0.0) < DEPTHS:
        return 0.0
    ahead = [land.top(float(x), float(z)) for x in range(-40, 41, 8) for z in range(-30, 61, 6)]
    return float(np.quantile(ahead, 0.85))
