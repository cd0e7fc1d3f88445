"""Forms of bodies: convex solids, several of which may make up one body, with their volumes and inertias."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import combinations

import numpy as np
from numpy.typing import NDArray

Doubles = NDArray[np.float64]
Point = Sequence[float] | Doubles

SPHERE, HULL, CYLINDER = 0, 1, 2
_SIDES = 16  # of the prism that a cylinder is against other round things
_MOST = 20  # corners of a hull: more would make it slow, and nobody sees them
_FLAT = 1e-9
_DIRECTIONS = np.array(
    [(x, y, z) for x in (-1, 0, 1) for y in (-1, 0, 1) for z in (-1, 0, 1) if x or y or z], np.float64
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """A convex solid in the frame of its body, in metres.

    corners (n, 3) and faces, loops of corners against the clock as seen from outside, of a hull or of the
    prism of a cylinder. volume: m3; inertia (3, 3): about its middle, for a density of 1.
    """

    kind: int
    middle: Doubles
    volume: float
    inertia: Doubles
    radius: float = 0.0
    half: float = 0.0
    axis: Doubles = field(default_factory=lambda: np.array((0.0, 1.0, 0.0)))
    corners: Doubles = field(default_factory=lambda: np.zeros((0, 3)))
    faces: tuple[tuple[int, ...], ...] = ()

    @property
    def reach(self) -> float:
        """Return how far its furthest point is from its middle."""
        if self.kind == SPHERE:
            return self.radius
        if self.kind == CYLINDER:
            return float(np.hypot(self.radius, self.half))
        return float(np.linalg.norm(self.corners - self.middle, axis=1).max())


@dataclass(frozen=True, slots=True)
class Solid:
    """A body of one or several forms and its density in kg/m3."""

    forms: tuple[Form, ...]
    density: float = 600.0

    @property
    def mass(self) -> float:
        return self.density * sum(one.volume for one in self.forms)

    @property
    def middle(self) -> Doubles:
        """Return the centre of mass."""
        whole = sum(one.volume for one in self.forms)
        return np.asarray(sum((one.volume / whole) * one.middle for one in self.forms), np.float64)

    @property
    def inertia(self) -> Doubles:
        """Return the inertia (3, 3) about the centre of mass, in kg m2 (Steiner)."""
        whole, middle = np.zeros((3, 3)), self.middle
        for one in self.forms:
            r = one.middle - middle
            whole += one.inertia + one.volume * (float(r @ r) * np.eye(3) - np.outer(r, r))
        return self.density * whole


def ball(radius: float, at: Point = (0.0, 0.0, 0.0)) -> Form:
    volume = 4 / 3 * np.pi * radius**3
    return Form(
        kind=SPHERE,
        middle=np.array(at, np.float64),
        radius=radius,
        volume=float(volume),
        inertia=0.4 * volume * radius**2 * np.eye(3),
    )


def capsule(a: Point, b: Point, radius: float) -> tuple[Form, ...]:
    """Return a rod with round ends as a row of balls, each with its share of the volume of the rod."""
    start, end = np.array(a, np.float64), np.array(b, np.float64)
    long = float(np.linalg.norm(end - start))
    count = max(2, 1 + round(long / (1.1 * radius)))
    volume = np.pi * radius**2 * (long + 4 / 3 * radius) / count
    return tuple(
        Form(
            kind=SPHERE,
            middle=one,
            radius=radius,
            volume=float(volume),
            inertia=0.4 * volume * radius**2 * np.eye(3),
        )
        for one in start + np.linspace(0, 1, count)[:, None] * (end - start)
    )


def block(half: Point, at: Point = (0.0, 0.0, 0.0), turn: Doubles | None = None) -> Form:
    """Return a box with these half sides."""
    x, y, z = half
    corners = np.array([(i * x, j * y, k * z) for i in (-1, 1) for j in (-1, 1) for k in (-1, 1)], np.float64)
    faces = ((4, 6, 7, 5), (0, 1, 3, 2), (2, 3, 7, 6), (0, 4, 5, 1), (1, 5, 7, 3), (0, 2, 6, 4))
    volume = 8 * x * y * z
    inertia = volume / 3 * np.diag((y * y + z * z, x * x + z * z, x * x + y * y))
    if turn is not None:
        corners, inertia = corners @ turn.T, turn @ inertia @ turn.T
    middle = np.array(at, np.float64)
    return Form(
        kind=HULL, middle=middle, volume=float(volume), inertia=inertia, corners=corners + middle, faces=faces
    )


def cylinder(radius: float, half: float, at: Point = (0.0, 0.0, 0.0), axis: Point = (0.0, 1.0, 0.0)) -> Form:
    """Return a cylinder; half: half of its length along the axis."""
    u = np.array(axis, np.float64)
    u /= np.linalg.norm(u)
    a = np.cross(u, (1.0, 0.0, 0.0) if abs(u[0]) < 0.7 else (0.0, 1.0, 0.0))
    a /= np.linalg.norm(a)
    b, middle = np.cross(u, a), np.array(at, np.float64)
    angle = np.linspace(0, 2 * np.pi, _SIDES, endpoint=False)
    ring = radius * (np.cos(angle)[:, None] * a + np.sin(angle)[:, None] * b)
    n = _SIDES
    sides = tuple((k, (k + 1) % n, n + (k + 1) % n, n + k) for k in range(n))
    volume = float(2 * np.pi * radius**2 * half)
    across = volume * (radius**2 / 4 + half**2 / 3)
    return Form(
        kind=CYLINDER,
        middle=middle,
        radius=radius,
        half=half,
        axis=u,
        volume=volume,
        inertia=across * np.eye(3) + (volume * radius**2 / 2 - across) * np.outer(u, u),
        corners=middle + np.concatenate([ring - half * u, ring + half * u]),
        faces=(tuple(reversed(range(n))), tuple(range(n, 2 * n)), *sides),
    )


def hull(points: Doubles, *, thick: float = 0.004) -> Form:
    """Return the convex hull of points (n, 3); points in a plane get a thickness in metres.

    Many points are replaced by those that are furthest in 26 directions.
    """
    at: Doubles = np.unique(np.round(np.asarray(points, np.float64), 6), axis=0).astype(np.float64)
    middle = at.mean(0)
    spread, axes = np.linalg.eigh(np.cov((at - middle).T) if len(at) > 3 else np.eye(3))
    low, high = (at @ axes).min(0), (at @ axes).max(0)
    if (high - low).min() < thick or len(at) < 6 or spread[0] < _FLAT:
        half = np.maximum(0.5 * (high - low), 0.5 * thick)
        turn = axes if np.linalg.det(axes) > 0 else axes * (-1.0, 1.0, 1.0)
        return block(half, (0.5 * (low + high)) @ axes.T, turn)
    if len(at) > _MOST:
        far = np.unique(((at - middle) @ axes / np.maximum(high - low, 1e-6) @ _DIRECTIONS.T).argmax(0))
        at = at[far[:: max(1, len(far) // _MOST)]] if len(far) > _MOST + 4 else at[far]
    faces = _faces(at)
    if len(faces) < 4:
        half = 0.5 * (high - low)
        turn = axes if np.linalg.det(axes) > 0 else axes * (-1.0, 1.0, 1.0)
        return block(half, (0.5 * (low + high)) @ axes.T, turn)
    volume, middle, inertia = _integrals(at, faces)
    return Form(kind=HULL, middle=middle, volume=volume, inertia=inertia, corners=at, faces=faces)


def _faces(at: Doubles) -> tuple[tuple[int, ...], ...]:
    """Return the faces of the hull of a few points: planes through three of them with all others on one
    side.
    """
    size = float(np.ptp(at, axis=0).max())
    triples = np.array(list(combinations(range(len(at)), 3)))
    a, b, c = (at[triples[:, k]] for k in range(3))
    normal = np.cross(b - a, c - a)
    area = np.linalg.norm(normal, axis=1)
    keep = area > 1e-7 * size**2
    normal, a = normal[keep] / area[keep][:, None], a[keep]
    off = (normal * a).sum(1)
    side = normal @ at.T - off[:, None]
    found: list[tuple[int, ...]] = []
    seen: set[frozenset[int]] = set()
    for way in (1.0, -1.0):
        for k in np.flatnonzero((way * side <= 1e-6 * size).all(1)):
            on = np.flatnonzero(np.abs(side[k]) <= 1e-6 * size)
            if frozenset(on.tolist()) in seen:
                continue
            seen.add(frozenset(on.tolist()))
            n = way * normal[k]
            u = at[on[1]] - at[on[0]]
            u /= np.linalg.norm(u)
            r = at[on] - at[on].mean(0)
            v = np.array((n[1] * u[2] - n[2] * u[1], n[2] * u[0] - n[0] * u[2], n[0] * u[1] - n[1] * u[0]))
            angle = np.arctan2(r @ v, r @ u)
            found.append(tuple(int(one) for one in on[np.argsort(angle)]))
    return tuple(found)


def _integrals(at: Doubles, faces: tuple[tuple[int, ...], ...]) -> tuple[float, Doubles, Doubles]:
    """Return volume, middle and inertia about it, by the tetrahedra over the triangles of the faces."""
    start = at.mean(0)
    tri = np.array([(at[f[0]], at[f[k]], at[f[k + 1]]) for f in faces for k in range(1, len(f) - 1)]) - start
    sixth = np.einsum("ij,ij->i", tri[:, 0], np.cross(tri[:, 1], tri[:, 2])) / 6
    volume = max(float(sixth.sum()), 1e-12)
    middle = (sixth[:, None] * tri.sum(1)).sum(0) / (4 * volume)
    total = tri.sum(1)
    second = np.einsum("n,nai,naj->ij", sixth, tri, tri) + np.einsum("n,ni,nj->ij", sixth, total, total)
    second = second / 20 - volume * np.outer(middle, middle)
    return volume, start + middle, np.trace(second) * np.eye(3) - second
