"""Brows, and the lines that years draw: strips that lie on the skin of a face and move with it."""

import numpy as np

from filmgate.engines.animatic.geometry import materials
from filmgate.engines.animatic.geometry.mesh import Ints
from filmgate.engines.animatic.geometry.paint import linear
from filmgate.engines.animatic.subjects.people.body import Body
from filmgate.engines.animatic.subjects.people.flesh import Tone, painted, sticker, tube, under
from filmgate.engines.animatic.subjects.people.pieces import Piece, merged

# a brow from the nose outwards: sideways, up, half of its height; places of the reference, in metres
_BROW = (
    (0.0125, 0.7478, 0.0024),
    (0.0190, 0.7492, 0.0034),
    (0.0270, 0.7508, 0.0034),
    (0.0350, 0.7518, 0.0030),
    (0.0420, 0.7516, 0.0024),
    (0.0490, 0.7490, 0.0016),
    (0.0550, 0.7450, 0.0007),
)
# lines of one side: half of their width in metres, how dark they become, and their places (sideways, up)
_FOLDS = (
    (0.0022, 0.50, ((0.0175, 0.693), (0.0225, 0.6865), (0.0275, 0.678), (0.0308, 0.669), (0.0318, 0.660))),
    (0.0016, 0.38, ((0.0285, 0.656), (0.030, 0.650), (0.030, 0.644))),
    (0.0018, 0.42, ((0.020, 0.7195), (0.026, 0.715), (0.033, 0.7135), (0.040, 0.7155), (0.045, 0.7195))),
    (0.0011, 0.34, ((0.050, 0.733), (0.0545, 0.735), (0.059, 0.7375))),
    (0.0011, 0.34, ((0.0505, 0.7285), (0.0555, 0.728), (0.0605, 0.728))),
    (0.0011, 0.30, ((0.0495, 0.724), (0.054, 0.7215), (0.0585, 0.7185))),
    (0.0012, 0.40, ((0.005, 0.740), (0.0062, 0.747), (0.006, 0.7545))),
)
# lines across the forehead: their height, and how dark they become
_FOREHEAD = ((0.7610, 0.34), (0.7695, 0.38), (0.7780, 0.30))
_BROWS_UP = tuple(
    (0.0013, dark, tuple((0.0072 * k, y + 0.0035 * (1 - (k / 5) ** 2)) for k in range(-5, 6)))
    for y, dark in _FOREHEAD
)
_DARKER = 0.5  # brows are so much darker than light hair
_ACROSS = (-1.0, -0.45, 0.45, 1.0)  # places across a line, as shares of half of its width
_DARK = (0.0, 1.0, 0.8, 0.0)  # how dark a line is there


def features(body: Body, tone: Tone, thick: float) -> Piece:
    """Return the brows and, where years have drawn them, the lines. thick: of brows, 1 is usual."""
    whole = brows(body, tone, thick)
    return merged([whole, lines(body, tone)]) if tone.lines > 0 else whole


def brows(body: Body, tone: Tone, thick: float) -> Piece:
    """Return the brows: strips with soft edges. thick: 1 is usual."""
    places = [
        (side * z, y + part * half * thick)
        for side in (-1.0, 1.0)
        for z, y, half in _BROW
        for part in (-1.0, -0.35, 0.35, 1.0)
    ]
    lift = np.tile([0.0, 0.0009, 0.0009, 0.0], 2 * len(_BROW)).astype(np.float32) * thick
    one = tube(len(_BROW), 4, closed=False)
    rows = np.tile(np.array(materials.strands(tone.hair).row(), np.float32), (len(places), 1))
    skin, hair = np.array(linear(tone.skin)), rows[0, :3].copy()
    hair *= 1.0 - _DARKER * float(np.clip((hair.mean() - 0.1) / 0.25, 0, 1))
    edge = np.tile([0.62, 0.12, 0.08, 0.5], 2 * len(_BROW))[:, None]
    rows[:, :3] = (hair * (1 - edge) + 0.8 * skin * edge).astype(np.float32)
    return sticker(body, tuple(places), lift, np.concatenate([one, one + 4 * len(_BROW)]), rows)


def lines(body: Body, tone: Tone) -> Piece:
    """Return the folds beside nose and mouth, under and beside the eyes, and across the forehead."""
    places, dark, faces = _drawn()
    corners, shares = under(places)
    rows = (painted(tone)[corners] * shares[..., None]).sum(1)
    shade = np.array([0.50, 0.74, 0.80]) * (tone.lines * np.array(dark))[:, None]
    rows[:, :3] *= 1.0 - shade
    return sticker(body, places, np.zeros(len(places), np.float32), faces, rows.astype(np.float32))


def _drawn() -> tuple[tuple[tuple[float, float], ...], list[float], Ints]:
    """Return the places of all lines, how dark they are there, and the faces between them."""
    places: list[tuple[float, float]] = []
    dark: list[float] = []
    faces = []
    sided = [(half, deep, tuple((s * z, y) for z, y in way)) for half, deep, way in _FOLDS for s in (-1, 1)]
    for half, deep, way in (*sided, *_BROWS_UP):
        line = np.array(way)
        ahead = np.gradient(line, axis=0)
        out = np.stack([-ahead[:, 1], ahead[:, 0]], 1) / np.linalg.norm(ahead, axis=1, keepdims=True)
        thin = half * np.sqrt(np.sin(np.pi * np.linspace(0.08, 0.92, len(line))))
        faces.append(tube(len(line), 4, closed=False) + len(places))
        for k, share in enumerate(thin / half):
            places += [tuple(line[k] + a * thin[k] * out[k]) for a in _ACROSS]
            dark += [deep * one * float(share) for one in _DARK]
    return tuple(places), dark, np.concatenate(faces).astype(np.int32)
