"""Locks: strips of hair that lie on each other, from a crown, a parting or the hairline, with loose ends."""

import numpy as np
from numpy.typing import NDArray

from filmgate.engines.animatic.geometry.mesh import Ints
from filmgate.engines.animatic.geometry.paint import Paint
from filmgate.engines.animatic.native.structs import Floats
from filmgate.engines.animatic.subjects.people.body import Body
from filmgate.engines.animatic.subjects.people.flesh import tube
from filmgate.engines.animatic.subjects.people.pieces import Laid, Piece

_ROWS, _COLUMNS = 7, 3  # of a lock
_NEAR = 0.004  # 1 - cosine: how far around a direction the hair below is looked at
_CROWN = (-0.42, 0.90, 0.05)  # where short hair grows away from, seen from the middle of the skull
_TIE = (-0.97, 0.25, 0.0)  # where tied hair goes to
_SWEPT = (-1.1, 0.75, 0.0)  # from the hairline, where hair that is combed back goes to
_FOREHEAD = 0.85  # radians from the front
_FRONT, _BACK = 0.62, -0.40  # where a parting begins and ends, along x
_OVER = 0.0042  # metres: a lock lies so far above the middle of the hair below
_ACROSS = np.array((-1.0, 0.0, 1.0))
_ROUND = np.array((0.0, 1.0, 0.0))

_Points = NDArray[np.float64]


def locks(
    body: Body,
    cap: Piece,
    middle: Floats,
    ends: Floats,
    paint: Paint,
    seed: int,
    *,
    parting: float | None,
    tied: bool,
    swept: bool,
    thick: float,
    loose: float,
) -> Piece:
    """Return the locks that lie on a cap of hair.

    middle: that of the skull; ends (n, 3): points of the hairline; parting: how far it is aside, as a share
    of the skull, None for hair that grows from the crown; tied: it is drawn to the back of the head; swept:
    what grows over the forehead is combed back; thick: metres of hair on top; loose: 0 for locks that lie
    flat to 1.
    """
    rng = np.random.default_rng(seed)
    goal = _unit(ends - middle)
    away = cap.at - middle
    far = np.linalg.norm(away, axis=1)
    way = away / far[:, None]
    n = len(goal)
    back = np.full(n, tied) | (swept & (np.abs(np.arctan2(goal[:, 2], goal[:, 0])) < _FOREHEAD))
    over = _unit(goal + np.array(_SWEPT) + np.stack([np.zeros(n), np.zeros(n), 0.5 * goal[:, 2]], 1))
    first = np.where(back[:, None], goal, _roots(goal, parting))
    last = np.where(back[:, None], np.tile(_unit(np.array(_TIE)), (n, 1)) if tied else over, goal)
    start = np.where(back, rng.uniform(0.01, 0.12, n), rng.uniform(0.0, 0.45, n))
    stop = np.where(back, 0.96, 1.0 + rng.uniform(0.0, 0.05 + 0.06 * loose, n))
    along = np.linspace(0.0, 1.0, _ROWS)
    s = start[:, None] + (stop - start)[:, None] * along
    d = _slerp(first, last, s)
    bend = (rng.uniform(-1, 1, n) * (0.05 + 0.10 * loose))[:, None] * np.sin(np.pi * along)
    side = _unit(np.cross(np.gradient(d, axis=1), d))
    d = _unit(d + bend[..., None] * side)
    close = np.exp((d.astype(np.float32) @ way.astype(np.float32).T - 1.0) / _NEAR) + 1e-30
    radius = (close @ far.astype(np.float32)) / close.sum(-1)
    high = np.where(back, 0.0 if tied else 0.30, 0.07) * thick * rng.uniform(0.4, 1.0, n)
    lift = high[:, None] * np.sin(np.pi * along) ** 0.8  # its root is under the others, its end on the skin
    lift = lift - 0.001 + (_OVER + 0.0012 * rng.uniform(0, 1, n)[:, None]) * np.minimum(along / 0.16, 1.0)
    lift = lift - (_OVER - 0.0008) * np.clip((s - 0.9) / 0.1, 0, 1)
    lift = lift + 0.010 * loose * rng.uniform(0, 1, n)[:, None] * along**2
    line = middle + d * (radius + lift)[..., None]
    side = _unit(np.cross(np.gradient(line, axis=1), d))
    fine = min(0.42 + thick / 0.06, 1.0)  # short hair lies in small locks
    wide = (
        fine
        * rng.uniform(0.006, 0.011, n)[:, None]
        * np.clip(np.sin(np.pi * (0.12 + 0.86 * along)), 0.06, 1.0)
    )
    wide = wide * np.where(back[:, None], np.clip(0.2 + along / 0.3, 0, 1), 1.0)  # it grows out of the skin
    at = (
        line[:, :, None]
        + (wide[..., None, None] * _ACROSS[:, None]) * side[:, :, None]
        + (0.0016 * _ROUND)[:, None] * d[:, :, None]
    )
    bright = (
        (1.0 + rng.uniform(-0.16, 0.18, n))[:, None, None]
        * (1.0 - 0.12 * (1 - _ROUND))
        * np.ones((1, _ROWS, 1))
    )
    rows = np.tile(np.array(paint.row(), np.float32), (at.size // 3, 1))
    rows[:, :3] *= bright.reshape(-1, 1).astype(np.float32)
    weight = np.zeros((len(rows), len(body.skeleton)), np.float32)
    weight[:, body.names["head"]] = 1.0
    down = np.linalg.norm(np.diff(line, axis=1, prepend=line[:, :1]), axis=2).cumsum(1)
    u = rng.uniform(0.0, 2.0, n)[:, None, None] + wide[..., None] * _ACROSS
    rest = np.stack([u, np.broadcast_to(down[..., None], u.shape), np.zeros_like(u)], -1)
    one = Piece(at=at.reshape(-1, 3).astype(np.float32), weight=weight, paint=rows, faces=_faces(n))
    return combed(one, rest.reshape(-1, 3).astype(np.float32))


def strips(curtain: Floats, paint: Paint, weight: Floats, count: int, seed: int) -> Piece:
    """Return locks that lie on a curtain of hair and end unevenly below it. curtain (rows, columns, 3): its
    points, from above; weight (rows, columns, bones): what moves them.
    """
    rng = np.random.default_rng(seed)
    rows, columns = curtain.shape[:2]
    column = np.sort(rng.uniform(1.0, columns - 2.0, count))
    along = np.linspace(0.0, 1.0, 2 * _ROWS)
    start, stop = rng.uniform(0.0, 0.5, count), 1.0 + rng.uniform(-0.02, 0.07, count)
    down = (start[:, None] + (stop - start)[:, None] * along) * (rows - 1)
    wide = rng.uniform(0.5, 1.1, count)[:, None] * np.clip(np.sin(np.pi * (0.10 + 0.86 * along)), 0.1, 1.0)
    middle = column[:, None] + 0.6 * np.sin(3.0 * along + rng.uniform(0, 6, count)[:, None])
    u = np.clip(middle[..., None] + wide[..., None] * _ACROSS, 0, columns - 1.001)
    v = np.broadcast_to(down[..., None], u.shape)
    a, b = np.floor(u).astype(int), np.clip(np.floor(v).astype(int), 0, rows - 2)
    p, q = (u - a)[..., None], (v - b)[..., None]  # below the last row it goes on

    def mixed(grid: Floats) -> _Points:
        upper = grid[b, a] * (1 - p) + grid[b, a + 1] * p
        lower = grid[b + 1, a] * (1 - p) + grid[b + 1, a + 1] * p
        return np.asarray(upper * (1 - q) + lower * q, np.float64)

    at = mixed(curtain)
    out = at[:, :, :, (0, 2)] - curtain[:, :, (0, 2)].mean((0, 1))
    out = out / (np.linalg.norm(out, axis=-1, keepdims=True) + 1e-9)
    far = (0.0015 + 0.004 * rng.uniform(0, 1, count))[:, None, None] + 0.002 * _ROUND
    at[..., (0, 2)] += out * far[..., None]
    held = np.clip(mixed(weight), 0, 1).reshape(-1, weight.shape[-1])
    held /= held.sum(1, keepdims=True)
    tint = np.tile(np.array(paint.row(), np.float32), (len(held), 1))
    bright = (
        (1.0 + rng.uniform(-0.2, 0.2, count))[:, None, None]
        * (1.0 - 0.15 * (1 - _ROUND))
        * np.ones((1, len(along), 1))
    )
    tint[:, :3] *= bright.reshape(-1, 1).astype(np.float32)
    rest = np.stack([0.009 * u + rng.uniform(0, 2, count)[:, None, None], 0.02 * v, 0 * u], -1)
    one = Piece(
        at=at.reshape(-1, 3).astype(np.float32),
        weight=held.astype(np.float32),
        paint=tint,
        faces=_faces(count, len(along)),
    )
    return combed(one, rest.reshape(-1, 3).astype(np.float32))


def combed(one: Piece, rest: Floats) -> Piece:
    """Return a piece of hair with its strands: where each vertex is across and along them, in metres."""
    return Piece(
        at=one.at,
        weight=one.weight,
        paint=one.paint,
        faces=one.faces,
        laid=Laid(rest=rest, normal=one.normal()),
    )


def flow(at: Floats, middle: Floats, parting: float | None, *, tied: bool) -> Floats:
    """Return for places on the skull where they are across and along the strands there, in metres (n, 3)."""
    d = _unit(at.astype(np.float64) - middle)
    if parting is not None:
        turn = np.arctan2(np.abs(d[:, 2] - parting), d[:, 1])
        return np.stack([0.1 * d[:, 0], 0.1 * turn, np.zeros(len(d))], 1).astype(np.float32)
    pole = _unit(np.array(_TIE if tied else _CROWN) * (1.0, 1.0, 0.0))
    other = np.cross(pole, (0.0, 0.0, 1.0))
    turn = np.arctan2(np.abs(d[:, 2]), d @ other)
    far = np.arccos(np.clip(d @ pole, -1, 1))
    return np.stack([0.09 * turn, 0.1 * far, np.zeros(len(d))], 1).astype(np.float32)


def _roots(goal: _Points, parting: float | None) -> _Points:
    """Return the directions in which locks that end there begin."""
    if parting is None:
        return np.tile(_unit(np.array(_CROWN)), (len(goal), 1))
    x = np.clip(0.85 * goal[:, 0] - 0.02, _BACK, _FRONT)
    aside = parting + 0.02 * np.where(goal[:, 2] > parting, 1.0, -1.0)
    return _unit(np.stack([x, np.sqrt(np.maximum(1 - x**2 - aside**2, 0.04)), aside], 1))


def _slerp(a: _Points, b: _Points, s: _Points) -> _Points:
    """Return the directions between a and b (n, 3) at shares (n, k); beyond 1 they go on."""
    angle = np.arccos(np.clip((a * b).sum(1), -0.999, 0.9999))[:, None]
    out = np.sin((1 - s) * angle)[..., None] * a[:, None] + np.sin(s * angle)[..., None] * b[:, None]
    return _unit(out)


def _faces(count: int, rows: int = _ROWS) -> Ints:
    one = tube(rows, _COLUMNS, closed=False)
    return np.concatenate([one + k * rows * _COLUMNS for k in range(count)]).astype(np.int32)


def _unit(a: _Points) -> _Points:
    return np.asarray(a / (np.linalg.norm(a, axis=-1, keepdims=True) + 1e-9))
