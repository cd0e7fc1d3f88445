"""The set of a photo studio: a seamless backdrop that comes up from the floor in a curve, and soft boxes."""

import itertools
import math

import numpy as np

from filmgate.engines.animatic.geometry import materials
from filmgate.engines.animatic.geometry.mesh import Mesh, join, soften
from filmgate.engines.animatic.geometry.paint import Paint
from filmgate.engines.animatic.geometry.shapes import slab
from filmgate.engines.animatic.world.sets.base import Set, Site, lights

# colours of the backdrop, sRGB: the seed chooses one
_TONES = ("#c9c7c3", "#b9c6cc", "#d3c1b2", "#aebcae", "#c2b3c6", "#8d9aa4", "#d0b49c", "#a8b4c4")
_WIDE, _FRONT, _WALL, _HIGH, _BEND = 16.0, -14.0, 5.5, 9.0, 3.2  # metres
_STEPS = 14  # of the curve


def studio(site: Site) -> Set:
    """Build the set: what is in it is lit from both sides, and the backdrop fades upwards."""
    tone = site.tone or _TONES[int(site.rng.integers(len(_TONES)))]
    rows = [
        [-4.2, 4.6, -3.4, 2.6, 2.5, 2.4, 0.05],
        [4.8, 3.4, -2.2, 1.0, 1.05, 1.15, 0.05],
        [0.0, 4.4, 3.6, 1.5, 1.5, 1.5, 0.09],
    ]
    return Set(mesh=_sweep(materials.painted(tone)), lights=lights(rows))


def _sweep(paint: Paint) -> Mesh:
    """Make the backdrop: the floor, a quarter of a circle, and the wall, as one smooth sheet."""
    bend = [
        (_WALL - _BEND + _BEND * math.sin(a), 0.004 + _BEND * (1 - math.cos(a)))
        for a in np.linspace(0.0, 0.5 * math.pi, _STEPS)
    ]
    line = [(_FRONT, 0.004), (-4.0, 0.004), (-1.0, 0.004), *bend, (_WALL, 0.6 * _HIGH), (_WALL, _HIGH)]
    strips = []
    for (z, y), (far, high) in itertools.pairwise(line):
        corners = np.array([(-_WIDE, y, z), (_WIDE, y, z), (_WIDE, high, far), (-_WIDE, high, far)])
        strip = slab([(0, 0), (1, 0), (1, 1), (0, 1)], (0.0, 0.0), paint)
        sheet = Mesh(strip.surface[:4].copy(), np.array([(0, 2, 1), (0, 3, 2)], np.int32), 0)
        for start in (0, 6):
            sheet.surface[:, start : start + 3] = corners
        strips.append(sheet)
    whole = join(*strips)
    _, first, which = np.unique(whole.at.round(4), axis=0, return_index=True, return_inverse=True)
    smooth = Mesh(whole.surface[first], which.reshape(-1)[whole.faces].astype(np.int32), 0)
    soften(smooth)
    return smooth
