"""Simulation of rigid bodies over a floor: boxes and balls that fall, bounce, slide and come to rest."""

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

STEP = 1 / 150  # seconds; fixed, so that the same bodies always move alike
_KEPT = 3  # one state in three is kept: 50 a second
_CORNERS = np.array([(i, j, k) for i in (-1, 1) for j in (-1, 1) for k in (-1, 1)], np.float64)
_SLIP = 1e-9
_DRAG = 0.05  # share of the speed that air takes a second

Doubles = NDArray[np.float64]


@dataclass(frozen=True, slots=True, kw_only=True)
class Bodies:
    """The bodies of a simulation at its start: n boxes, or balls, all of one density.

    at, velocity (m/s), spin (rad/s), half sides (metres), all (n, 3).
    """

    at: Doubles
    velocity: Doubles
    spin: Doubles
    half: Doubles
    round: bool = False  # balls, which touch the floor with their lowest point


@dataclass(frozen=True, slots=True, kw_only=True)
class Track:
    """The recorded motion of n bodies: positions at (steps, n, 3), rotations turn (steps, n, 3, 3), `rate`
    steps a second.
    """

    at: Doubles
    turn: Doubles
    rate: float

    def when(self, t: float) -> tuple[Doubles, Doubles]:
        """Return (positions, rotations) of the bodies `t` seconds after the start.

        Before the start and after the end they do not move.
        """
        step = min(max(t * self.rate, 0.0), len(self.at) - 1.0)
        low = int(step)
        high, k = min(low + 1, len(self.at) - 1), step - low
        return self.at[low] * (1 - k) + self.at[high] * k, self.turn[high if k > 0.5 else low]


def simulate(
    bodies: Bodies,
    *,
    floor: float,
    seconds: float,
    bounce: float = 0.32,
    friction: float = 0.55,
    gravity: float = 9.81,
) -> Track:
    """Simulate the bodies for some seconds and return their recorded motion.

    Impulses act at the corners that touch the floor, with restitution and Coulomb friction (after Mirtich
    1996).
    """
    at, velocity, spin = bodies.at.copy(), bodies.velocity.copy(), bodies.spin.copy()
    turn = np.tile(np.eye(3), (len(at), 1, 1))
    inertia = (2 / 3 * (bodies.half**2).sum(1) / 1.5 + _SLIP)[:, None]  # as of a ball of the same reach
    arms = bodies.half[:, None, :] * _CORNERS
    low = bodies.half[:, None, 1:2] * np.array((0.0, -1.0, 0.0))
    kept_at, kept_turn = [at.copy()], [turn.copy()]
    for step in range(math.ceil(seconds / STEP)):
        velocity[:, 1] -= gravity * STEP
        velocity *= 1 - _DRAG * STEP
        at += velocity * STEP
        turn = _turned(turn, spin * STEP)
        reach = low if bodies.round else np.einsum("nij,nkj->nki", turn, arms)
        _touch(at, velocity, spin, reach, inertia, floor, bounce, friction)
        if step % _KEPT == _KEPT - 1:
            kept_at.append(at.copy())
            kept_turn.append(turn.copy())
    return Track(at=np.array(kept_at), turn=np.array(kept_turn), rate=1 / (STEP * _KEPT))


def _touch(
    at: Doubles,
    velocity: Doubles,
    spin: Doubles,
    reach: Doubles,
    inertia: Doubles,
    floor: float,
    bounce: float,
    friction: float,
) -> None:
    """Push every body that has sunk into the floor out again; in place.

    The impulse acts at the middle of those of its points `reach` (n, k, 3) that have sunk in.
    """
    deep = floor - (at[:, None, 1] + reach[:, :, 1])
    inside = deep > 0
    hit = inside.any(1)
    if not hit.any():
        return
    weight = np.where(inside, deep, 0.0)
    weight /= weight.sum(1, keepdims=True) + _SLIP
    arm = (reach * weight[:, :, None]).sum(1)
    here = velocity + np.cross(spin, arm)
    falling = hit & (here[:, 1] < 0)
    lever = 1 + (arm[:, 0:1] ** 2 + arm[:, 2:3] ** 2) / inertia
    e = np.where(here[:, 1:2] < -0.6, bounce, 0.0)  # slow contacts rest, or they would tremble
    normal = np.where(falling[:, None], -(1 + e) * here[:, 1:2] / lever, 0.0)
    slide = here * (1.0, 0.0, 1.0)
    speed = np.linalg.norm(slide, axis=1, keepdims=True) + _SLIP
    brake = np.minimum(friction * normal, speed / (1 + (arm**2).sum(1, keepdims=True) / inertia))
    impulse = normal * np.array((0.0, 1.0, 0.0)) - brake * slide / speed
    velocity += impulse
    spin += np.cross(arm, impulse) / inertia
    spin[hit] *= 0.985  # what rolling costs
    at[:, 1] += np.where(hit, np.where(inside, deep, 0.0).max(1) * 0.6, 0.0)


def _turned(turn: Doubles, by: Doubles) -> Doubles:
    """Return the rotations after a small rotation vector each (Rodrigues), still orthonormal."""
    angle = np.linalg.norm(by, axis=1)[:, None, None] + _SLIP
    x, y, z = by[:, 0], by[:, 1], by[:, 2]
    o = np.zeros_like(x)
    cross = np.stack([o, -z, y, z, o, -x, -y, x, o], 1).reshape(-1, 3, 3)
    small = np.eye(3) + np.sin(angle) / angle * cross + (1 - np.cos(angle)) / angle**2 * (cross @ cross)
    return np.asarray(small @ turn, np.float64)
