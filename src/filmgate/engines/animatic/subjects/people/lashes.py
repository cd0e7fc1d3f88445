"""Lashes: fine ones of the upper lids, as soft as a lens sees them."""

from functools import lru_cache

import numpy as np

from filmgate.engines.animatic.geometry import materials
from filmgate.engines.animatic.geometry.mesh import Ints
from filmgate.engines.animatic.geometry.paint import linear
from filmgate.engines.animatic.native.structs import Floats
from filmgate.engines.animatic.subjects.people.body import Body, reference
from filmgate.engines.animatic.subjects.people.flesh import Tone
from filmgate.engines.animatic.subjects.people.numbers import numbers
from filmgate.engines.animatic.subjects.people.pieces import Piece, piece

_AT_LID = 0.0158  # metres from the middle of an eye: lashes begin there
_LOWER = -0.0005  # metres below that middle: lashes of the lower lid
_LONG = 0.010  # metres of the longest: their tips are as light as the skin
_KEEPS = {False: 0.42, True: 0.72}  # of the length, by whether lips are painted
_SKIN = {False: 0.55, True: 0.22}  # how much of the colour of the skin is in that of a lash
_DARK = "#21150f"


def lashes(body: Body, tone: Tone) -> tuple[Piece, Ints]:
    """Return the lashes of both eyes, and the number of each vertex among those of all bodies."""
    faces, roots, far = _known()
    one, used = piece(body, faces, materials.painted(_DARK))
    begin = body.at[roots[used]]
    one.at[:] = begin + _KEEPS[tone.painted] * (one.at - begin)
    skin = 0.62 * np.array(linear(tone.skin))
    share = np.clip(_SKIN[tone.painted] + 0.5 * far[used] / _LONG, 0.0, 0.85)[:, None]
    one.paint[:, :3] += share * (skin - one.paint[:, :3])
    return one, used


@lru_cache(maxsize=1)
def _known() -> tuple[Ints, Ints, Floats]:
    """Return the faces of the lashes of upper lids, and for all vertices where the lash begins and how far
    away that is.
    """
    shared, body = numbers(), reference()
    faces = shared.faces["lashes"]
    roots, far = np.arange(len(body.at)), np.zeros(len(body.at), np.float32)
    upper = []
    for side in "lr":
        middle = body.modelled("eye" + side)
        own = faces[(body.at[faces, 2].mean(1) < 0) == (middle[2] < 0)]
        used = np.unique(own)
        away = np.linalg.norm(body.at[used] - middle, axis=1)
        begins = used[away < max(_AT_LID, float(np.quantile(away, 0.2)))]
        apart = np.linalg.norm(body.at[used][:, None] - body.at[begins][None], axis=2)
        roots[used], far[used] = begins[apart.argmin(1)], apart.min(1)
        upper.append(own[body.at[own, 1].mean(1) - middle[1] > _LOWER])
    return np.concatenate(upper), roots.astype(np.int32), far
