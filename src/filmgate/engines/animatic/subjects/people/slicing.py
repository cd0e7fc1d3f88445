"""Slices: what is cut loses them from its end, and they lie on the board beside it, one on the other."""

import math
from functools import lru_cache

import numpy as np

from filmgate.engines.animatic.geometry import materials
from filmgate.engines.animatic.geometry.cuts import Inside, between
from filmgate.engines.animatic.geometry.mesh import Mesh, join, placed
from filmgate.engines.animatic.motion.cutting import SLICE, fallen
from filmgate.engines.animatic.native.structs import Floats
from filmgate.engines.animatic.subjects.thing import Thing

_FALLS = 0.22  # seconds
_LEANS, _FLAT = 0.4, 0.3  # radians over the board: a slice on another, and the first
_APART = 2.2  # thicknesses from one slice to the next
_BENDS = 0.0012  # metres: the row bends away from who cuts, with the square of its slices
_ASIDE = 0.012  # metres from the blade to the first slice
_BACK = 2  # the axis of a thing along which it is cut: z, beside who cuts it


def _inside(rim: str, flesh: str, core: str, *, heart: float = 0.5, dry: bool = False) -> Inside:
    """Return the rings of a cut: under the skin, the flesh, and the core to `heart` of the way outwards."""
    made = materials.crumb if dry else materials.pulp
    return (
        (1.0, made(rim)),
        (0.9, made(rim)),
        (0.86, made(flesh)),
        (heart + 0.06, made(flesh)),
        (heart, made(core)),
        (0.0, made(core)),
    )


# by kind and variant, then by kind
_INSIDES: dict[str, Inside] = {
    "vegetable carrot": _inside("#d05a14", "#e0761e", "#ee9a3a", heart=0.45),
    "vegetable cucumber": _inside("#7fae4a", "#bcd48a", "#a8c470", heart=0.55),
    "vegetable radish": _inside("#d83a68", "#f6ecea", "#fbf4f0"),
    "vegetable potato": _inside("#c9b070", "#dccb88", "#e0d090"),
    "vegetable onion": _inside("#c08ab0", "#e2d2dc", "#d2bcd0", heart=0.62),
    "vegetable eggplant": _inside("#4a2a50", "#e8e2b8", "#d8cc98"),
    "vegetable pepper": _inside("#c83020", "#e0604a", "#f0d8c0", heart=0.55),
    "vegetable chili": _inside("#c82018", "#e0503c", "#f0d8b0", heart=0.4),
    "vegetable corn": _inside("#e8c040", "#f0d878", "#efe4b8"),
    "vegetable": _inside("#c0a050", "#dcc486", "#e2d09c"),
    "fruit lemon": _inside("#f2d83a", "#e6d052", "#ecdf8a", heart=0.3),
    "fruit lime": _inside("#8ab83a", "#c8dc8a", "#dce8b0", heart=0.3),
    "fruit orange": _inside("#f0c078", "#f09a30", "#f4b860", heart=0.3),
    "fruit watermelon": _inside("#d8ecb8", "#e04a44", "#d83a3a", heart=0.7),
    "fruit kiwi": _inside("#7ab030", "#8cc040", "#e2e4b4", heart=0.3),
    "fruit strawberry": _inside("#d8303a", "#ec7068", "#f6c8b8", heart=0.4),
    "fruit pineapple": _inside("#e0b840", "#f0d860", "#eadf98", heart=0.3),
    "fruit banana": _inside("#ead26a", "#f3e8ba", "#eadba0", heart=0.3),
    "fruit": _inside("#cfd08a", "#e2d6a2", "#dccb8c", heart=0.3),
    "fruit tomato": _inside("#d03020", "#d23c28", "#d8603c", heart=0.6),
    "cake loaf": _inside("#c89458", "#dcc090", "#e0c89a", dry=True),
    "pumpkin": _inside("#e89030", "#f0a84a", "#e8a050", heart=0.6),
}


def inside(thing: Thing) -> Inside | None:
    """Return what a cut through a thing shows; None for what is not sliced."""
    return _INSIDES.get(thing.name) or _INSIDES.get(thing.name.partition(" ")[0])


def rest(thing: Thing, t: float) -> Mesh:
    """Return what is left at `t` seconds of a thing that is sliced, in its own frame."""
    return _cut(thing, len(fallen(t)), None)


def slices(thing: Thing, own: Floats, t: float) -> list[Mesh]:
    """Return the slices of a thing that have fallen by `t` seconds, placed by its matrix."""
    ago = fallen(t)
    if not ago or not inside(thing):
        return []
    # `own` turns a thing about the vertical only; its end on the right is at the far end of -z
    thick, half = SLICE * thing.size[2], 0.5 * thing.size[2]
    now = sum(_eased(one / _FALLS) for one in ago)  # those that fell before are pushed on by each
    placed_ = []
    for number, since in enumerate(ago):
        mesh = _cut(thing, number, number + 1)
        low, high = mesh.at.min(0), mesh.at.max(0)
        tall = float(high[1] - low[1])
        down = _eased(since / _FALLS)
        stands = half - (number + 0.5) * thick
        lies = half - now * thick + _ASIDE + 0.45 * tall + (now - number - 1) * _APART * thick
        lean = (_LEANS if number else _FLAT) + 0.06 * math.sin(2.4 * number)
        upright = 0.5 * math.pi - (0.5 * math.pi - lean) * down
        aside = (0.004 * math.sin(3.7 * number) - _BENDS * (now - number - 1) ** 2) * down
        high_at = 0.5 * tall * math.sin(upright) + 0.5 * thick * math.cos(upright)
        at = ((low[0] + high[0]) / 2 + aside, high_at, -(stands + (lies - stands) * down))
        placed_.append(placed(mesh, _tipped((low + high) / 2, at, 0.5 * math.pi - upright)))
    return [placed(join(*placed_), own)]


def _tipped(middle: Floats, at: tuple[float, float, float], angle: float) -> Floats:
    """Return the matrix that tips the top of a thing over towards -z and brings its middle to a point."""
    c, s = math.cos(angle), math.sin(angle)
    turn = np.array([[1, 0, 0], [0, c, s], [0, -s, c]])
    return np.concatenate([turn, (np.array(at) - turn @ middle)[:, None]], 1).astype(np.float32)


def _eased(share: float) -> float:
    share = min(max(share, 0.0), 1.0)
    return share * share * (3.0 - 2.0 * share)


@lru_cache(maxsize=64)
def _cut(thing: Thing, first: int, last: int | None) -> Mesh:
    """Return what lies between two cuts, numbered from the end; all the rest without a last one."""
    known = inside(thing)
    if not known or (last is None and not first):
        return thing.mesh
    thick, end = SLICE * thing.size[2], -0.5 * thing.size[2]
    low, high = (
        (end + first * thick if first else 2 * end),
        (-2 * end if last is None else end + last * thick),
    )
    return between(thing.mesh, _BACK, low, high, known)
