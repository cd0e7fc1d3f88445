"""The sequence of a subject's actions in a shot, the blends between them, and the distance that it covers."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

import numpy as np

from filmgate.engines.animatic.geometry.mesh import Vector
from filmgate.engines.animatic.motion.gaits import Pose, ease
from filmgate.engines.animatic.native.structs import Floats

_BLEND = 0.5  # seconds from one action to the next
_STEP = 0.02
_MARGIN = 3.0  # seconds before and after the shot for which the way is known


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """The actions (beats) of a subject, of equal length, one after the other."""

    beats: tuple[str, ...]
    duration: float
    ways: Floats  # metres at each step, 0 in the middle of the shot

    def at(self, t: float) -> list[tuple[str, float]]:
        """Return the actions at `t` seconds with their blend weights, which add up to 1."""
        length = self.duration / len(self.beats)
        now = min(max(int(t / length), 0), len(self.beats) - 1)
        before = 1 - ease(0.0, 1.0, (t - now * length) / _BLEND + 0.5) if now else 0.0
        after = ease(0.0, 1.0, (t - (now + 1) * length) / _BLEND + 0.5) if now + 1 < len(self.beats) else 0.0
        weighted = [(self.beats[now], 1 - before - after)]
        weighted += [(self.beats[now - 1], before)] if before > 0 else []
        return weighted + ([(self.beats[now + 1], after)] if after > 0 else [])

    def middle(self, action: str) -> float:
        """Return the second at which this action is half done. If the subject never does it, return the
        middle of the shot.
        """
        length = self.duration / len(self.beats)
        return (self.beats.index(action) + 0.5) * length if action in self.beats else self.duration / 2

    def way(self, t: float) -> float:
        """Return the position of the subject along its path at `t` seconds, in metres.

        It is 0 in the middle of the shot, or in the middle of its leap over an obstacle.
        """
        return float(np.interp(t, _times(self.duration), self.ways))

    def stopped(self, when: float) -> "Score":
        """Return the same actions of a subject that stays where it is from this second on."""
        times = _times(self.duration)
        return replace(self, ways=np.where(times < when, self.ways, np.interp(when, times, self.ways)))

    def moving(self, t: float) -> bool:
        return abs(self.way(t + _STEP) - self.way(t - _STEP)) > 0.2 * _STEP

    def pose(
        self, t: float, poses: Callable[[str, float], tuple[Pose, Vector, float]]
    ) -> tuple[Pose, Vector, float]:
        """Return the pose at `t` seconds, blended between actions, with its shift and pitch.

        `poses(action, t)` returns these three for one action.
        """
        parts = [(*poses(action, t), weight) for action, weight in self.at(t)]
        if len(parts) == 1:
            return parts[0][:3]
        pose: Pose = {}
        for name in {name for part in parts for name in part[0]}:
            angles = [(_triple(part[0].get(name, 0.0)), part[3]) for part in parts]
            x, y, z = (sum(angle[axis] * weight for angle, weight in angles) for axis in range(3))
            pose[name] = (x, y, z)
        x, y, z = (sum(part[1][axis] * part[3] for part in parts) for axis in range(3))
        return pose, (x, y, z), sum(part[2] * part[3] for part in parts)


def score(
    beats: tuple[str, ...], speeds: Mapping[str, float], duration: float, *, over: bool = False
) -> Score:
    """Make the sequence of these actions. `speeds`: m/s in each action.

    With `over`, the middle of the leap over an obstacle is at position 0; else the middle of the shot is.
    """
    empty = Score(beats=beats, duration=duration, ways=np.zeros(0))
    times = _times(duration)
    speed = [sum(speeds.get(action, 0.0) * weight for action, weight in empty.at(float(t))) for t in times]
    ways = np.concatenate([[0.0], np.cumsum(np.array(speed[:-1]) * _STEP)])
    home = empty.middle("jump") if over else duration / 2
    return Score(beats=beats, duration=duration, ways=ways - np.interp(home, times, ways))


def _times(duration: float) -> Floats:
    return np.arange(-_MARGIN, duration + _MARGIN, _STEP)


def _triple(angle: float | Vector) -> Vector:
    return angle if isinstance(angle, tuple) else (angle, 0.0, 0.0)
