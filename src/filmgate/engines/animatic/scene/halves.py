"""Half figures: in a medium shot, who stands and talks, or deals with one other, is seen from the hips or the
knees up, large in the frame, for the whole path of the camera.
"""

from dataclasses import replace
from math import pi, tan

import numpy as np

from filmgate.engines.animatic.camera.framing import at_work, steps
from filmgate.engines.animatic.geometry.mesh import Mesh
from filmgate.engines.animatic.motion.gestures import GESTURES
from filmgate.engines.animatic.motion.pairs import FACING
from filmgate.engines.animatic.scene.bounds import bounds
from filmgate.engines.animatic.scene.scene import Scene
from filmgate.engines.animatic.scene.standing import Standing
from filmgate.script.tables import words
from filmgate.script.treatment import Move

# what people do with hands and faces alone
_UPPER = words("stand talk speak rant read look smile laugh cry shout point wave eat handshake hug") | {
    *GESTURES
}
_TWO = 2
_BEHIND = 0.8  # metres: what stands further behind is a part of the place
_NEAR = 1.9  # metres: somebody further away is no partner
# heights of figures from head to foot, as shares of the frame's: one, two, two whose hands meet, two at a
# table; their top in it
_ONE, _PAIR, _JOINED, _AT_TABLE, _TOP = 1.30, 1.52, 1.68, 1.18, 0.085
_WIDE = 0.84  # of the frame's width, at most
_OVER_TABLE, _CHEST = 1.08, 0.82  # metres, and times the height of faces: the camera is so high
_BESIDE = 0.3  # radians: two face to face are seen from the side, so that neither hides the other
_SMALL = 0.36  # of the smaller of two, at least, is seen
_MOMENTS = (0.03, 0.25, 0.5, 0.75, 0.97)
_CALM = 0.4  # of the pace of the camera
_ROUNDS, _ENOUGH = 8, 0.02
# turns and flights leave what they show, on purpose; a prompt that goes far away shows the place
_LEAVES = (Move.TILT_UP, Move.TILT_DOWN, Move.PAN_LEFT, Move.PAN_RIGHT, Move.FLY_OVER, Move.PULL_OUT)


def fits(scene: Scene) -> bool:
    """Tell whether a shot shows half figures: one or two who have their feet on one spot."""
    actor, treatment = scene.actor, scene.treatment
    if not (actor and actor.face) or treatment.size != "medium" or actor.speed or actor.spots:
        return False
    if treatment.landmark or treatment.effects or treatment.changes or scene.path.has(*_LEAVES) or actor.lies:
        return False
    people, things = _people(scene), _things(scene)
    if treatment.count + sum(one.count for one in people) > _TWO or steps(treatment):
        return False
    if not {*treatment.beats} <= _UPPER and not (actor.apart and at_work(treatment, actor)):
        return False
    if any(max(abs(one.spot[0]), abs(one.spot[1])) > _NEAR or one.actor.speed for one in people):
        return False
    at_table = treatment.count == _TWO and all(one.each or one.under or _amid(one) for one in things)
    return not things or at_table


def framed(scene: Scene, aspect: float) -> Scene:
    """Return the scene with the camera so near that the figures fill the frame, and their heads are high."""
    pair = scene.treatment.count == _TWO or bool(_people(scene))
    joined = pair and scene.actor is not None and scene.actor.apart > 0
    tall = _AT_TABLE if _things(scene) else _JOINED if joined else _PAIR if pair else _ONE
    scene = replace(scene, path=replace(scene.path, pace=_CALM * scene.path.pace))
    eye = _OVER_TABLE if _things(scene) else _eyes(scene)
    bearing = scene.framing.bearing
    if joined and FACING & {*scene.treatment.beats}:
        bearing = min(max(bearing, pi - _BESIDE), pi + _BESIDE)
    scene = replace(scene, framing=replace(scene.framing, height=eye, aim=eye, bearing=bearing))
    seen = [(u * scene.duration, _figures(scene, u * scene.duration)) for u in _MOMENTS]
    for _ in range(_ROUNDS):
        boxes = np.array([[bounds(scene, t, aspect, one) for one in figures] for t, figures in seen])
        tops, lows = boxes[:, :, 1], boxes[:, :, 3]
        heights = lows - tops
        # of a child, enough must be seen
        most = min(tall, *((1 - tops[:, k].max()) / _SMALL for k in range(heights.shape[1])))
        left, right = boxes[:, :, 0].min(1), boxes[:, :, 2].max(1)
        k = max(float(heights.max()) / most, float((right - left).max()) / _WIDE)
        aside = 0.5 * float(left.min() + right.max()) - 0.5
        down = float(tops.min()) - _TOP
        if max(abs(k - 1), abs(aside), abs(down)) < _ENOUGH:
            break
        framing = scene.framing
        frame = 2 * framing.distance * tan(framing.field / 2)
        k = min(max(k, 0.6), 1.8)
        # about the middle of the frame, which the aim brings back to where the heads are
        scene = replace(
            scene,
            framing=replace(
                framing,
                distance=min(framing.distance * k, scene.place.farthest),
                lead=framing.lead + aside * frame * aspect,
                aim=framing.aim - (0.5 * k - 0.5 + _TOP * (1 - k) + down) * frame,
            ),
        )
    return scene


def _eyes(scene: Scene) -> float:
    """Return the height of the camera for those who stand, in metres: as high as their chests."""
    faces = [scene.actor.face if scene.actor else None, *(one.actor.face for one in _people(scene))]
    known = [face for face in faces if face]
    return _CHEST * sum(known) / len(known)


def _people(scene: Scene) -> list[Standing]:
    return [one for one in scene.standings if one.actor.face]


def _things(scene: Scene) -> list[Standing]:
    near = [one for one in scene.standings if not one.actor.face and one.actor.medium != "fixed"]
    return [one for one in near if one.spot[1] < _BEHIND]


def _amid(one: Standing) -> bool:
    """Tell whether this is between two who sit: a table."""
    return max(abs(one.spot[0]), abs(one.spot[1])) < 0.1 and one.actor.height < 1.0


def _figures(scene: Scene, t: float) -> list[list[Mesh]]:
    """Return the meshes of each of the figures at `t` seconds."""
    return [[*scene.played(t)], *(scene.standing(one, t) for one in _people(scene))]
