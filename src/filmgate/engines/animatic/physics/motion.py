"""Motions of bodies: what was recorded of them, and rotations."""

from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from filmgate.engines.animatic.physics.forms import Doubles, Point


class Blow(NamedTuple):
    """Something that hits something: when, which bodies (-1: the ground), where, how fast in m/s."""

    t: float
    a: int
    b: int
    at: tuple[float, float, float]
    speed: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Motion:
    """The recorded motion of n bodies.

    at (samples, n, 3): where the origins of their models are; turn (samples, n, 4): quaternions, w first;
    born, gone (n,): seconds from which and until which each is there.
    """

    at: Doubles
    turn: Doubles
    rate: float
    born: Doubles
    gone: Doubles
    blows: tuple[Blow, ...] = ()

    def when(self, t: float) -> tuple[Doubles, Doubles]:
        """Return positions (n, 3) and rotations (n, 3, 3) at `t` seconds. Before the start and after the
        end nothing moves.
        """
        step = min(max(t * self.rate, 0.0), len(self.at) - 1.0)
        low = int(step)
        high, k = min(low + 1, len(self.at) - 1), step - low
        q, p = self.turn[low], self.turn[high]
        p = p * np.where((p * q).sum(1, keepdims=True) < 0, -1.0, 1.0)
        return self.at[low] * (1 - k) + self.at[high] * k, matrices(q * (1 - k) + p * k)

    def there(self, t: float) -> NDArray[np.int64]:
        """Return the numbers of the bodies that exist at `t` seconds; before 0, of those that begin there."""
        t = max(t, 0.0)
        return np.asarray(np.flatnonzero((self.born <= t) & (t < self.gone)), np.int64)

    def first(self, body: int = -2) -> float:
        """Return when this body, or the first of all, is hit or hits something; inf: never."""
        return min((one.t for one in self.blows if body in (-2, one.a, one.b)), default=float("inf"))


class State(NamedTuple):
    """A body at one moment: the origin of its model, its rotation (3, 3), velocity there (m/s) and spin
    (rad/s).
    """

    at: Doubles
    turn: Doubles
    velocity: Doubles
    spin: Doubles


def matrices(q: Doubles) -> Doubles:
    """Return the rotations (n, 3, 3) of quaternions (n, 4), w first, which need not be of length 1."""
    w, x, y, z = (q / np.linalg.norm(q, axis=1, keepdims=True)).T
    rows = [
        1 - 2 * (y * y + z * z),
        2 * (x * y - w * z),
        2 * (x * z + w * y),
        2 * (x * y + w * z),
        1 - 2 * (x * x + z * z),
        2 * (y * z - w * x),
        2 * (x * z - w * y),
        2 * (y * z + w * x),
        1 - 2 * (x * x + y * y),
    ]
    return np.stack(rows, 1).reshape(-1, 3, 3)


def quaternion(turn: Doubles) -> Doubles:
    """Return the quaternion, w first, of a rotation (3, 3) (Shepperd)."""
    m = np.asarray(turn, np.float64)
    four = np.array(
        [
            1 + m[0, 0] + m[1, 1] + m[2, 2],
            1 + m[0, 0] - m[1, 1] - m[2, 2],
            1 - m[0, 0] + m[1, 1] - m[2, 2],
            1 - m[0, 0] - m[1, 1] + m[2, 2],
        ]
    )
    k = int(four.argmax())
    r = 0.5 * np.sqrt(four[k])
    d = 0.25 / r
    a, b, c = m[2, 1] - m[1, 2], m[0, 2] - m[2, 0], m[1, 0] - m[0, 1]
    xy, xz, yz = m[0, 1] + m[1, 0], m[0, 2] + m[2, 0], m[1, 2] + m[2, 1]
    rows = (
        (r, a * d, b * d, c * d),
        (a * d, r, xy * d, xz * d),
        (b * d, xy * d, r, yz * d),
        (c * d, xz * d, yz * d, r),
    )
    return np.array(rows[k])


def about(axis: Point, angle: float) -> Doubles:
    """Return the rotation (3, 3) by an angle in radians about an axis (Rodrigues)."""
    u = np.asarray(axis, np.float64) / np.linalg.norm(axis)
    k = np.array([[0, -u[2], u[1]], [u[2], 0, -u[0]], [-u[1], u[0], 0]])
    return np.asarray(np.eye(3) + np.sin(angle) * k + (1 - np.cos(angle)) * (k @ k))
