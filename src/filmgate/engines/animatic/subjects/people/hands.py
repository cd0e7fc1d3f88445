"""Fingers: how they bend and close."""

import numpy as np
from numpy.typing import NDArray

from filmgate.engines.animatic.motion.deed import CLASP
from filmgate.engines.animatic.native.structs import Floats
from filmgate.engines.animatic.subjects.people.body import Body

# for each finger from the thumb, radians that its three joints bend: in a hand that hangs, and in a fist
_RELAXED = (
    (0.20, 0.26, 0.22),
    (0.24, 0.36, 0.22),
    (0.28, 0.42, 0.26),
    (0.36, 0.50, 0.30),
    (0.44, 0.54, 0.32),
)
_CLOSED = ((0.35, 0.65, 0.75), (1.15, 1.45, 0.75), (1.25, 1.5, 0.8), (1.3, 1.5, 0.8), (1.35, 1.5, 0.8))
# beyond a fist: how far each finger from the thumb is closed in a hand that shows something
_SHOWING = {
    2.0: (-0.5, 1.0, 1.0, 1.0, 1.0),  # a thumb up
    3.0: (0.9, -0.25, -0.25, 1.0, 1.0),  # two fingers
    4.0: (0.9, -0.25, 1.0, 1.0, 1.0),  # the index
    5.0: (0.0, 0.88, 0.94, 0.96, 1.0),  # a handle in the fingers, the thumb along it
}
# a thumb that lies along a handle: where it points, along the fingers, to the little one, and out of the palm
_ALONG = {5.0: (0.95, -0.26, 0.1)}
# fingers that lie around the edge of another hand: they leave the palm straight and bend behind that edge
_CLASPED = (
    (-0.30, 0.25, 0.50),
    (0.24, 0.95, 0.75),
    (0.20, 1.05, 0.75),
    (0.18, 1.05, 0.75),
    (0.16, 1.0, 0.75),
)
_TOGETHER = 0.9  # share of their spread that the fingers give up
_Matrix = NDArray[np.float64]


class Hands:
    """The fingers of a body: the axes that they bend about."""

    def __init__(self, body: Body) -> None:
        self._body = body
        self._known: dict[tuple[str, float], dict[str, Floats]] = {}

    def angles(self, side: str, grip: float) -> dict[str, Floats]:
        """Return the rotations of the fingers of one hand. grip: 0 for a hand that hangs, 1 for a fist, more
        for one that shows something.
        """
        key = (side, round(grip, 2))
        if key not in self._known:
            self._known[key] = self._bent(side, key[1])
        return self._known[key]

    def frame(self, side: str) -> _Matrix:
        """Return the axes of a hand at rest, as columns: along its fingers, from the index to the little
        finger, out of its palm.
        """
        wrist, index, middle, little, thumb = (
            self._body.rest(name + side).astype(np.float64)
            for name in ("hand", "finger21", "finger31", "finger51", "finger13")
        )
        along = _unit(middle - wrist)
        across = little - index
        across = _unit(across - along * float(across @ along))
        palm = np.cross(along, across)
        return np.stack([along, across, palm * (np.sign(float((thumb - wrist) @ palm)) or 1.0)], 1)

    def pinch(self, side: str, grip: float) -> _Matrix:
        """Return the point between the tips of thumb and index of a hand at rest, from its wrist."""
        angles = self.angles(side, grip)
        wrist = self._body.rest("hand" + side).astype(np.float64)
        ends = []
        for finger in (1, 2):
            turn, at, before = np.eye(3), np.zeros(3), wrist
            for k in (1, 2, 3):
                rest = self._body.rest(f"finger{finger}{k}{side}").astype(np.float64)
                at, turn, before = (
                    at + turn @ (rest - before),
                    turn @ angles[f"finger{finger}{k}{side}"],
                    rest,
                )
            ends.append(at)
        return np.asarray((ends[0] + ends[1]) / 2)

    def _bent(self, side: str, grip: float) -> dict[str, Floats]:
        def joint(finger: int, k: int) -> _Matrix:
            return self._body.rest(f"finger{finger}{k}{side}").astype(np.float64)

        wrist = self._body.rest("hand" + side).astype(np.float64)
        across = _unit(joint(5, 1) - joint(2, 1))  # from the index to the little finger
        along = _unit(joint(3, 1) - wrist)
        palm = _unit(np.cross(along, across))  # out of the palm or of the back
        thumb = _unit(joint(1, 3) - joint(1, 1))
        palm *= np.sign(float((joint(1, 3) - wrist) @ palm)) or 1.0  # thumbs point to the side of the palm
        middle = _unit(joint(3, 3) - joint(3, 1))
        out: dict[str, Floats] = {}
        clasps = CLASP <= grip <= CLASP + 1.0
        full, shares = (
            (_CLASPED, (grip - CLASP,) * 5) if clasps else (_CLOSED, _SHOWING.get(grip, (grip,) * 5))
        )
        for finger, (relaxed, closed) in enumerate(zip(_RELAXED, full, strict=True), 1):
            way = _unit(joint(finger, 3) - joint(finger, 1))
            axis = np.cross(
                thumb if finger == 1 else way, _unit(palm + 0.9 * across) if finger == 1 else palm
            )
            along_handle = _ALONG.get(grip) if finger == 1 else None
            for k, (a, b) in enumerate(zip(relaxed, closed, strict=True), 1):
                if along_handle:
                    goal = _unit(np.stack([along, across, palm], 1) @ np.array(along_handle))
                    angle = float(np.arccos(np.clip(way @ goal, -1, 1))) if k == 1 else 0.0
                    out[f"finger{finger}{k}{side}"] = _about(_unit(np.cross(way, goal)), angle)
                    continue
                turn = _about(_unit(axis), a + (b - a) * shares[finger - 1])
                if k == 1 and finger > 1:
                    spread = float(np.cross(way, middle) @ palm)
                    turn = turn @ _about(palm, np.arcsin(np.clip(spread, -1, 1)) * _TOGETHER)
                out[f"finger{finger}{k}{side}"] = turn
        return out


def _unit(a: _Matrix) -> _Matrix:
    return np.asarray(a / np.linalg.norm(a))


def _about(axis: _Matrix, angle: float) -> _Matrix:
    """Return the rotation about an axis."""
    k = np.array([[0, -axis[2], axis[1]], [axis[2], 0, -axis[0]], [-axis[1], axis[0], 0]])
    return np.asarray(np.eye(3) + np.sin(angle) * k + (1 - np.cos(angle)) * (k @ k))
