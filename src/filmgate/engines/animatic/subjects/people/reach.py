"""Arms that reach: the angles of shoulder, elbow and wrist for a hand that takes a point."""

import math
from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from filmgate.engines.animatic.geometry.mesh import Vector
from filmgate.engines.animatic.geometry.rig import Angles, rotation
from filmgate.engines.animatic.motion.deed import DOWN, Touch
from filmgate.engines.animatic.native.structs import Floats
from filmgate.engines.animatic.subjects.people.body import Body
from filmgate.engines.animatic.subjects.people.hands import Hands

Matrix = NDArray[np.float64]
Placed = tuple[Matrix, Matrix]  # rotation and position of a bone
_NOTHING: Mapping[str, Placed] = {}
_CHAINS = {side: ("root", "spine", "chest", "shoulder" + side, "au" + side) for side in "lr"}
_STRAIGHT = 0.995  # of an arm's length: it is never stretched altogether
_BENDS = 1.15  # radians that a wrist bends at most
_TWISTS = 0.6  # share of the twist of a hand that its forearm takes
_SKIN = {
    "fist": 0.014,
    "flat": 0.008,
    "pinch": 0.0,
    "wield": 0.013,
}  # from the bones of a palm to its point, of the stature
_ROUNDS = 5
# sine of the angle between forearm and handle below which a hand hangs from its wrist, and how gradually
_ACROSS, _TURNS = 0.9, 0.3
_WIELD = (0.5, 0.87)  # cosine and sine between a handle and the hand that it goes on from
_RAISED = 0.42  # radians that a shoulder rises with a hand that is above it


class Arms:
    """The arms of a body."""

    def __init__(self, body: Body, hands: Hands) -> None:
        self._body, self._hands = body, hands
        numbers = {number: name for name, number in body.names.items()}
        self._above = {name: numbers.get(body.skeleton[k].parent) for name, k in body.names.items()}
        self._rest = {name: body.rest(name).astype(np.float64) for name in body.names}
        self._frames = {side: hands.frame(side) for side in "lr"}
        self._handed = {side: 1.0 if np.linalg.det(self._frames[side]) > 0 else -1.0 for side in "lr"}

    def bones(
        self, angles: Angles, shift: Vector, names: Sequence[str], known: Mapping[str, Placed] = _NOTHING
    ) -> dict[str, Placed]:
        """Return rotation and position of these bones in a pose, a parent before its child. known: some of
        them.
        """
        found = {**known}
        for name in names:
            if name in found:
                continue
            turn = rotation(angles.get(name, 0.0))
            above = self._above[name]
            if above is None:
                found[name] = (turn, self._rest[name] + np.array(shift))
            else:
                before, origin = found[above]
                found[name] = (before @ turn, origin + before @ (self._rest[name] - self._rest[above]))
        return found

    def reach(
        self, side: str, angles: Angles, shift: Vector, touch: Touch, elbow: Vector | None = None
    ) -> tuple[Mapping[str, Floats], Matrix]:
        """Return the angles of an arm whose hand takes a point, and by how much it misses it.

        angles, shift: the pose of the rest of the body, in metres. elbow: the way in which it points.
        """
        out = 1.0 if side == "r" else -1.0
        target = np.array(touch.at)
        above = self.bones(angles, shift, _CHAINS[side][:3])
        raised = self._shoulder(side, above["chest"], target)
        chain = self.bones({**angles, "shoulder" + side: raised}, shift, _CHAINS[side], above)
        torso = chain["shoulder" + side][0]
        start = chain["au" + side][1]
        upper = _size(self._rest["al" + side] - self._rest["au" + side])
        lower = _size(self._rest["hand" + side] - self._rest["al" + side])
        pole = np.array(elbow or touch.elbow or (-0.35, -1.0, 0.5 * out))
        from_palm = self._point(side, touch)
        forearm = _unit(target - start)
        hand = self._turned(side, touch, forearm)
        for _ in range(_ROUNDS):
            upper_turn, lower_turn, wrist = _bent(start, target - hand @ from_palm, upper, lower, pole)
            forearm = -lower_turn[:, 1]
            hand = self._turned(side, touch, forearm)
            if (bent := _bend(lower_turn, hand)) > _BENDS:
                hand = _eased(lower_turn, hand, _BENDS / bent)
        upper_turn, lower_turn, wrist = _bent(start, target - hand @ from_palm, upper, lower, pole)
        relative = lower_turn.T @ hand
        twist = math.atan2(relative[0, 2] - relative[2, 0], relative[0, 0] + relative[2, 2])
        lower_turn = lower_turn @ rotation((0.0, _TWISTS * twist, 0.0))
        found = {
            "shoulder" + side: rotation(raised),
            "au" + side: torso.T @ upper_turn,
            "al" + side: upper_turn.T @ lower_turn,
            "hand" + side: lower_turn.T @ hand,
        }
        return found, target - (wrist + hand @ from_palm)

    def _shoulder(self, side: str, chest: Placed, target: Matrix) -> Vector:
        """Return how a shoulder rises with a hand that is above it."""
        turn, at = chest
        joint = at + turn @ (self._rest["shoulder" + side] - self._rest["chest"])
        up = float(target[1] - joint[1]) / self._body.stature
        raised = min(max(up / 0.3 + 0.15, 0.0), 1.0)
        return (0.0, 0.0, (_RAISED if side == "l" else -_RAISED) * raised)

    def _point(self, side: str, touch: Touch) -> Matrix:
        """Return the point of a hand at rest that is on what it takes, from its wrist."""
        along, _, palm = self._frames[side].T
        if touch.way == "pinch":
            return self._hands.pinch(side, touch.close)
        tall = self._body.stature
        return np.asarray(tall * (0.052 * along + _SKIN[touch.way] * palm))

    def _turned(self, side: str, touch: Touch, forearm: Matrix) -> Matrix:
        """Return the rotation of a hand on a point, as near to the way of its forearm as it may be."""
        frame, hand = self._frames[side], self._handed[side]
        axis = _unit(np.array(touch.axis))
        if touch.way == "pinch":
            along = _unit(forearm + 0.45 * axis)
            palm = _square(np.array([0.0, -1.0, 0.0]) + 0.4 * axis, along)
        elif touch.way == "wield":  # a handle lies across the palm, from the heel of the hand to the index
            down = _square(np.array(DOWN) + 0.5 * forearm, axis)
            along = _unit(_WIELD[0] * axis + _WIELD[1] * down)
            palm = hand * _product(along, -axis)
            palm = _unit(palm)
        elif touch.palm is not None and touch.way == "flat":
            palm = _unit(np.array(touch.palm))
            along = _square(forearm, palm)
        elif touch.palm is not None:
            palm = _square(np.array(touch.palm), axis)
            along = hand * _product(-axis, palm)
        else:
            # a handle in the way of the forearm lies across a hand that hangs from it, palm inwards
            hangs = min(max((_ACROSS - _size(_product(forearm, axis))) / _TURNS, 0.0), 1.0)
            along = _square((1.0 - hangs) * forearm + hangs * np.array(DOWN), axis)
            palm = hand * _product(along, -axis)
        across = hand * _product(palm, along)
        return np.asarray(np.stack([along, across, palm], 1) @ frame.T)


def _bent(
    start: Matrix, wrist: Matrix, upper: float, lower: float, pole: Matrix
) -> tuple[Matrix, Matrix, Matrix]:
    """Return the rotations of upper arm and forearm, and where the wrist is: as near as the arm is long."""
    way = wrist - start
    far = _size(way) or 1e-6
    way = way / far
    far = min(max(far, abs(upper - lower) + 0.02), _STRAIGHT * (upper + lower))
    cosine = (upper * upper + far * far - lower * lower) / (2 * upper * far)
    side = _square(pole, way)
    down = way * cosine + side * math.sqrt(max(1.0 - cosine * cosine, 0.0))
    joint = start + upper * down
    end = start + far * way
    forearm = (end - joint) / lower
    ahead = forearm - down * float(forearm @ down)
    ahead = ahead / (_size(ahead) or 1.0)
    turn = np.stack([ahead, -down, _product(ahead, -down)], 1)
    flex = math.atan2(float(forearm @ ahead), float(forearm @ down))
    return turn, turn @ rotation(flex), end


def _bend(arm: Matrix, hand: Matrix) -> float:
    """Return by how many radians a wrist bends, without its twist."""
    return math.acos(min(max(float(arm[:, 1] @ hand[:, 1]), -1.0), 1.0))


def _eased(arm: Matrix, hand: Matrix, share: float) -> Matrix:
    """Return the rotation of a hand that bends at its wrist by this share only."""
    axis = _product(hand[:, 1], arm[:, 1])
    sine = _size(axis)
    if sine < 1e-6:
        return hand
    k = _cross(axis / sine)
    angle = (1 - share) * _bend(arm, hand)
    return np.asarray((np.eye(3) + math.sin(angle) * k + (1 - math.cos(angle)) * (k @ k)) @ hand)


def _product(a: Matrix, b: Matrix) -> Matrix:
    """Return the cross product of two vectors; numpy's takes ten times as long for one."""
    (p, q, r), (x, y, z) = a.tolist(), b.tolist()
    return np.array((q * z - r * y, r * x - p * z, p * y - q * x))


def _size(a: Matrix) -> float:
    """Return the length of a vector; numpy's norm takes ten times as long for one."""
    return math.sqrt(a @ a)


def _cross(axis: Matrix) -> Matrix:
    return np.array([[0, -axis[2], axis[1]], [axis[2], 0, -axis[0]], [-axis[1], axis[0], 0]])


def _unit(a: Matrix) -> Matrix:
    return np.asarray(a / (_size(a) or 1.0))


def _square(a: Matrix, axis: Matrix) -> Matrix:
    """Return the direction of `a` made perpendicular to an axis of length 1."""
    flat = a - axis * float(a @ axis)
    size = _size(flat)
    if size > 1e-3:
        return np.asarray(flat / size)
    other = np.array([0.0, 1.0, 0.0]) if abs(axis[1]) < 0.9 else np.array([1.0, 0.0, 0.0])
    return _unit(other - axis * float(other @ axis))
