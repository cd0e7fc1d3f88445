"""Corrections of the framing: the camera is moved until it shows the whole subject and no ground hides it.

All of them are computed once, before the first frame, and hold for the whole shot.
"""

from dataclasses import replace

import numpy as np

from filmgate.engines.animatic.camera import lens
from filmgate.engines.animatic.camera.framing import at_work, steps
from filmgate.engines.animatic.geometry.mesh import Mesh
from filmgate.engines.animatic.native.structs import Camera, Floats
from filmgate.engines.animatic.scene import halves, whole
from filmgate.engines.animatic.scene.bounds import bounds
from filmgate.engines.animatic.scene.scene import DEPTHS, Scene
from filmgate.engines.animatic.scene.standing import Standing
from filmgate.engines.animatic.subjects.actor import Actor
from filmgate.engines.animatic.subjects.groups import Group
from filmgate.engines.animatic.world.ground import Land
from filmgate.script.treatment import NEAR, Move

# shot size: how much of the frame (of its height or its width) the subject may take, at least and at most
_TAKES = {
    "extreme": (0.70, 1.9),
    "close": (0.55, 1.25),
    "medium": (0.42, 0.85),
    "wide": (0.20, 0.50),
    "far": (0.06, 0.30),
}
_TAKES_WORK = (0.7, 1.2)  # who does something by hand, from the knees up
_TAKES_STILL = 0.24  # at least, for things and buildings in a medium shot: they have no face to be seen
_TAKES_GROUP = {"medium": 0.68, "wide": 0.4}  # at least, for a group in rows: each of it is small
_TAKES_FORMED = {"medium": 0.84, "wide": 0.46}  # as above, for an ensemble, which is wide
_BY_A_FIRE = 0.7  # of that: the fire is seen, too
_SAFE = 0.05  # title-safe margin, share of the frame on each side
_ROUNDS = 8
_WORTH = 1.03  # a smaller factor of the distance changes nothing that is seen
_UNDER = 0.3  # metres
_OVER_WATER = 0.62  # times the height of a face: from here the water is seen, too
_WIDE, _TALL = 0.80, 0.72  # shares of the frame that somebody and the puddle take
_BEFORE, _ALONG = 0.7, 1.5  # times the bearing of a street
_FROM_POOL, _OVER_POOL = 2.9, 0.62  # times half the length of a puddle
_MIDDLE = 0.53  # of the frame's height: theirs; drops fly above
_MOMENTS = (0.35, 0.5, 0.65)
_ALWAYS = (0.0, 0.2, 0.4, 0.6, 0.8, 1.0)
_DANCE = (0.10, 0.90)  # of the frame's height: from the heads to the feet of who dances
_LAST, _EDGE, _SLOWER = 0.97, 0.03, 0.8  # of the shot; of the frame; of the pace of a camera
_GENTLE = 0.6  # of the pace of a camera
_DANCE_WIDE = 0.80  # of its width, at most
_HEADROOM, _LOW = 0.15, 0.30  # of its height: above who is cut by the frame below, and what is too much


def framed(scene: Scene, aspect: float) -> Scene:
    """Return the scene with the camera moved so that it shows all that happens, or its subject."""
    extent = scene.actor.extent if scene.actor else None
    return whole.framed(scene, extent, aspect) if extent else _framed(scene, aspect)


def _framed(scene: Scene, aspect: float) -> Scene:
    """Return the scene with the camera moved so that the subject has the right size and is inside the safe
    title area.

    After a few rounds the result is taken as it is.
    """
    actor, treatment = scene.actor, scene.treatment
    if actor and actor.lands is not None and any(one.actor.pool for one in scene.standings):
        return _at_landing(scene, actor.lands, aspect)
    if actor and actor.pool:
        return _of_puddles(scene, actor.pool)
    crosses = scene.path.has(Move.STATIC) and (treatment.how.across or treatment.how.up)
    if actor is None or crosses or scene.path.has(Move.FLY_OVER):
        return scene
    of_face = bool(actor.face or actor.head) and treatment.size in NEAR
    if of_face or halves.fits(scene):  # not the figure, or only half of it
        return scene if of_face else halves.framed(_sized(scene, actor, _Seen(scene), aspect)[0], aspect)
    seen = _Seen(scene)
    scene, least = _sized(scene, actor, seen, aspect)
    if treatment.size == "medium" and steps(treatment) and Group(actor, treatment.count).rows <= 1:
        return _danced(scene, aspect)
    lonely = treatment.count == 1 and not any(one.actor.face for one in scene.standings)
    if treatment.size == "medium" and actor.face and lonely:
        scene = _topped(scene, seen, aspect)
    alone = treatment.size != "medium" or (actor.apart and at_work(treatment, actor))
    return scene if alone else _with_company(scene, seen, aspect, 0.5 * least)


class _Seen:
    """The subject as cameras see it. Its meshes are made once for each moment: no camera changes them."""

    def __init__(self, scene: Scene) -> None:
        self._scene = scene
        self._meshes: dict[float, tuple[Mesh, ...]] = {}

    def at(self, t: float) -> tuple[Mesh, ...]:
        """Return the meshes of the subject at `t` seconds."""
        if t not in self._meshes:
            self._meshes[t] = self._scene.played(t)
        return self._meshes[t]

    def box(self, scene: Scene, t: float, aspect: float) -> Floats:
        """Return left, top, right and bottom of the subject at `t` seconds by the camera of this scene, as
        shares of the frame.
        """
        return bounds(scene, t, aspect, self.at(t))


def _sized(scene: Scene, actor: Actor, seen: _Seen, aspect: float) -> tuple[Scene, float]:
    """Return the scene with a subject of the right size, and how much of the frame that takes at least."""
    least, most = _takes(scene, actor)
    group = Group(actor, scene.treatment.count)
    for _ in range(_ROUNDS):
        boxes = np.array([seen.box(scene, u * scene.duration, aspect) for u in _MOMENTS])
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
    return _amid(scene, seen, aspect) if actor.spots else scene, least


def _takes(scene: Scene, actor: Actor) -> tuple[float, float]:
    """Return how much of the frame the subject takes, at least and at most."""
    treatment = scene.treatment
    least, most = _TAKES_WORK if at_work(treatment, actor) else _TAKES[treatment.size]
    if treatment.size == "medium" and (actor.scale == "table" or actor.medium == "fixed"):
        least = _TAKES_STILL
    if Group(actor, treatment.count).rows > 1 or actor.spots:
        takes = _TAKES_FORMED if actor.spots else _TAKES_GROUP
        least = takes.get(treatment.size, least)
    return least * (_BY_A_FIRE if "campfire" in treatment.effects else 1.0), most


def _amid(scene: Scene, seen: _Seen, aspect: float) -> Scene:
    """Return the scene with an ensemble in the middle of the frame's height: who sits is low."""
    _, top, _, low = seen.box(scene, 0.5 * scene.duration, aspect)
    high = 2 * scene.framing.distance * np.tan(scene.framing.field / 2)
    aim = scene.framing.aim - float((0.5 * (top + low) - _MIDDLE) * high)
    scene = replace(scene, framing=replace(scene.framing, aim=aim))
    for _ in range(_ROUNDS):  # nobody leaves the frame as the camera goes nearer
        left, _, right, _ = seen.box(scene, _LAST * scene.duration, aspect)
        if min(left, 1 - right) > _EDGE:
            break
        scene = replace(scene, path=replace(scene.path, pace=_SLOWER * scene.path.pace))
    return scene


def _at_landing(scene: Scene, down: float, aspect: float) -> Scene:
    """Return the scene with the camera moved so that it shows who comes down in a puddle, and all of that."""
    actor, t = scene.actor, min(down, scene.duration)
    tall = actor.face or actor.height if actor else 1.0
    framing = replace(scene.framing, height=_OVER_WATER * tall + 0.2, lead=0.0)
    if actor and scene.place.aside:  # along a street, from before who comes
        framing = replace(framing, bearing=np.pi - np.copysign(_BEFORE * scene.place.aside, actor.speed))
    scene = replace(scene, framing=framing)
    pools = [mesh for one in scene.standings if one.actor.pool for mesh in scene.standing(one, t)]
    lands = scene.played(t)
    for _ in range(_ROUNDS):
        own, water = bounds(scene, t, aspect, lands), bounds(scene, t, aspect, pools)
        left, top = np.minimum(own, water)[:2]
        right, low = np.maximum(own, water)[2:]
        framing = scene.framing
        far = min(framing.distance * max((right - left) / _WIDE, (low - top) / _TALL), scene.place.farthest)
        high = 2 * framing.distance * np.tan(framing.field / 2)
        scene = replace(
            scene,
            framing=replace(
                framing,
                distance=far,
                lead=framing.lead + float((0.5 * (left + right) - 0.5) * high * aspect),
                aim=framing.aim - float((0.5 * (top + low) - _MIDDLE) * high),
            ),
        )
    return scene


def _danced(scene: Scene, aspect: float) -> Scene:
    """Return the scene with a camera that shows all of who dances together from head to foot, as large as
    the frame allows for the whole shot, and in its middle. It goes nearer more gently than to who stands.
    """
    scene = replace(scene, path=replace(scene.path, pace=_GENTLE * scene.path.pace))
    dancers = [(u * scene.duration, _dancers(scene, u * scene.duration)) for u in _ALWAYS]
    for _ in range(_ROUNDS):
        boxes = np.array([bounds(scene, t, aspect, meshes) for t, meshes in dancers])
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


def _dancers(scene: Scene, t: float) -> list[Mesh]:
    """Return the meshes of the subject and of those who are with it at `t` seconds."""
    partners = [one for one in scene.standings if one.actor.face and not _bears(one)]
    return [*scene.played(t), *(mesh for one in partners for mesh in scene.standing(one, t))]


def _topped(scene: Scene, seen: _Seen, aspect: float) -> Scene:
    """Return the scene with a camera that looks lower, if somebody is cut below and has room above the
    head.
    """
    for _ in range(_ROUNDS):
        box = seen.box(scene, 0.5 * scene.duration, aspect)
        if box[3] < 1 or box[1] < _LOW:
            break
        framing = scene.framing
        frame = 2 * framing.distance * np.tan(framing.field / 2)
        scene = replace(
            scene, framing=replace(framing, aim=framing.aim - float((box[1] - _HEADROOM) * frame))
        )
    return scene


def _of_puddles(scene: Scene, half: tuple[float, float]) -> Scene:
    """Return the scene with a low camera that looks over the water: it mirrors what is behind."""
    aside = _ALONG * (scene.place.aside or 0.0)
    framing = replace(
        scene.framing, distance=_FROM_POOL * half[0], height=_OVER_POOL * half[0], aim=0.4 * half[0], lead=0.0
    )
    return replace(scene, framing=replace(framing, bearing=np.pi + aside))


def _with_company(scene: Scene, seen: _Seen, aspect: float, least: float) -> Scene:
    """Return the scene with the camera moved back until the supporting roles are in the frame, too.

    The subject takes at least this much of it; what is larger than that allows stays cut.
    """
    t = 0.5 * scene.duration
    others = [mesh for one in scene.standings if not _bears(one) for mesh in scene.standing(one, t)]
    if not others:
        return scene
    for _ in range(_ROUNDS):
        own, all_of_it = seen.box(scene, t, aspect), bounds(scene, t, aspect, [*seen.at(t), *others])
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
