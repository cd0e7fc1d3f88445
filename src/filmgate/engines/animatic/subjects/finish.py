"""Finishes: a thing in the material or the pattern that the prompt names (a glass vase, a striped towel)."""

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from filmgate.engines.animatic.geometry import materials
from filmgate.engines.animatic.geometry.mesh import Mesh
from filmgate.engines.animatic.geometry.paint import CLEAR, GLOW, WOOD, linear
from filmgate.engines.animatic.native.structs import Floats

_ALIKE = 0.03  # difference of linear colours that are one paint
_DARK = 0.012  # linear: darker than that are the eyes of an animal
_GLOWS = 0.9  # of what the prompt calls glowing
_CELLS = 34  # pieces of a pattern along the longest side: finer faces are not split
_MOST_FACES = 40_000
# material: its paint
_STUFFS = {
    "wood": materials.wood("#8a5a30"),
    "bamboo": materials.wood("#c8a860"),
    "straw": materials.straw("#d8b860"),
    "metal": materials.STEEL,
    "gold": materials.GOLD,
    "silver": materials.SILVER,
    "bronze": materials.metal("#b08048"),
    "copper": materials.COPPER,
    "glass": materials.clear_glass("#b4d4dc"),
    "crystal": materials.crystal("#dce8f4", milk=0.04),
    "ice": materials.clear_ice("#cce8f4", milk=0.35),
    "stone": materials.stone("#8a857a"),
    "marble": materials.marble("#d0ccc4"),
    "brick": materials.brick("#9a4a34"),
    "paper": materials.paper("#dcd8cc"),
    "cardboard": materials.painted("#b08a58"),
    "plastic": materials.plastic("#2a7ac0"),
    "rubber": materials.rubber("#e0b820"),
    "leather": materials.leather("#6a3c20"),
    "wool": materials.knit("#c8b496"),
    "cloth": materials.cloth("#b8a890"),
    "clay": materials.clay("#a8603c"),
    "ceramic": materials.ceramic("#d8d2c6"),
    "chocolate": materials.chocolate("#4a2814"),
    "wax": materials.wax("#e0d0a0"),
}


def finished(mesh: Mesh, stuff: str, coat: str | None, *, whole: bool = False) -> Mesh:
    """Return a copy of the mesh in a material, with a pattern, or both.

    stuff: names of _STUFFS and _PATTERNS, and the second colour of the pattern, with spaces between them.
    coat: the colour that the prompt names. whole: all of it changes but what is dark, as eyes are; else its
    commonest paint.
    """
    names = stuff.split()
    there = Mesh(mesh.surface.copy(), mesh.faces, mesh.wound)
    body = there.paint[:, :3].max(1) > _DARK if whole else _commonest(there)
    for name in names:
        if paint := _STUFFS.get(name):
            if coat:
                paint = materials.plated(coat, paint) if paint.metal else paint.dyed(coat)
            if paint.pattern == "wood":
                _grain_across(there, body & (there.paint[:, -1] != WOOD))
            row = paint.row()
            if row[-1] >= CLEAR:
                body |= _alike(there, body)
            there.paint[body] = row
    if "glowing" in names:
        lit = there.paint[:, :3].max(1) > _DARK
        there.paint[lit, GLOW] = np.maximum(there.paint[lit, GLOW], _GLOWS)
    other = next((name for name in names if name.startswith("#")), None)
    for name in names:
        if pattern := _PATTERNS.get(name):
            there = _patterned(there, body, pattern, other)
            break
    return there


def _commonest(mesh: Mesh) -> NDArray[np.bool_]:
    """Tell for each vertex whether it has the paint that covers most of the mesh."""
    a, b, c = (mesh.at[mesh.faces[:, k]] for k in range(3))
    area = np.linalg.norm(np.cross(b - a, c - a), axis=1)
    share = np.zeros(len(mesh.at))
    for k in range(3):
        np.add.at(share, mesh.faces[:, k], area)
    share[mesh.paint[:, 3] > 0.5] = 0.0  # lamps and flames keep their light
    colors, which = np.unique(mesh.paint[:, :3].round(2), axis=0, return_inverse=True)
    most = colors[np.bincount(which.reshape(-1), share).argmax()]
    return np.asarray(np.abs(mesh.paint[:, :3] - most).max(1) < _ALIKE)


def _alike(mesh: Mesh, body: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """Tell which vertices are of the same material as the body, in whatever colour: the bands of a vase."""
    if not body.any():
        return body
    own = np.median(mesh.paint[body, 3:], axis=0)
    return np.asarray(np.abs(mesh.paint[:, 3:] - own).max(1) < 1e-3)


def _grain_across(mesh: Mesh, body: NDArray[np.bool_]) -> None:
    """Turn the grain on flat sides that face along it: else they show it cut, as slanting lines."""
    corners = mesh.normal[mesh.faces]
    round_ = np.zeros(len(mesh.at), bool)
    round_[mesh.faces[np.ptp(corners, axis=1).max(1) > 0.01]] = True
    sides = body & ~round_ & (np.abs(mesh.normal[:, 0]) > 0.7)
    mesh.surface[sides, 6:9] = mesh.surface[sides][:, [8, 6, 7]]


def _patterned(
    mesh: Mesh, body: NDArray[np.bool_], pattern: Callable[[Floats, Floats], Floats], other: str | None
) -> Mesh:
    """Return the mesh with a pattern of a second colour on this part of it."""
    mark = np.zeros((len(mesh.surface), 1), np.float32)
    mark[body] = 1.0
    surface, faces = _split(np.concatenate([mesh.surface, mark], axis=1), mesh.faces)
    there = Mesh(np.ascontiguousarray(surface[:, :-1]), faces, mesh.wound)
    low, size = there.at.min(0), float(np.ptp(there.at, axis=0).max())
    on = pattern((there.at - low) / size, there.normal) & (surface[:, -1] > 0.9)
    base = float(mesh.paint[body, :3].mean()) if body.any() else 0.5
    there.paint[on, :3] = linear(other or ("#2a2c34" if base > 0.4 else "#d8d4ca"))
    return there


def _split(surface: Floats, faces: NDArray[np.int32]) -> tuple[Floats, NDArray[np.int32]]:
    """Return the faces in pieces that are fine enough for a pattern: each is halved at its longest edge."""
    limit = float(np.ptp(surface[:, :3], axis=0).max()) / _CELLS
    corners = surface[faces]  # (m, 3, columns)
    done, count = [], 0
    while len(corners):
        edges = np.linalg.norm(np.roll(corners[:, :, :3], -1, 1) - corners[:, :, :3], axis=2)
        wide = (edges.max(1) > limit) & (corners[:, :, -1].min(1) > 0)
        done.append(corners[~wide])
        count += len(done[-1])
        longest, corners = edges[wide].argmax(1), corners[wide]
        if count + 2 * len(corners) > _MOST_FACES:
            done.append(corners)
            break
        rows = np.arange(len(corners))
        a, b, c = (corners[rows, (longest + k) % 3] for k in range(3))
        middle = (a + b) / 2
        corners = np.concatenate([np.stack((a, middle, c), 1), np.stack((middle, b, c), 1)])
    flat = np.concatenate(done)
    return flat.reshape(-1, surface.shape[1]), np.arange(3 * len(flat), dtype=np.int32).reshape(-1, 3)


def _striped(at: Floats, _normal: Floats) -> Floats:
    axis = int(np.ptp(at, axis=0).argmax())
    return np.asarray(np.sin(at[:, axis] * 2 * np.pi * 6.0) > 0)


def _checkered(at: Floats, normal: Floats) -> Floats:
    cells = np.floor(at * 7.0 + 1e-4)
    cells[np.arange(len(at)), np.abs(normal).argmax(1)] = 0
    return np.asarray(cells.sum(1) % 2 > 0)


def _dotted(at: Floats, normal: Floats) -> Floats:
    off = at * 8.0 % 1.0 - 0.5
    off[np.arange(len(at)), np.abs(normal).argmax(1)] = 0
    return np.asarray(np.linalg.norm(off, axis=1) < 0.28)


_PATTERNS = {"striped": _striped, "checkered": _checkered, "dotted": _dotted}
STUFFS = frozenset(_STUFFS) | frozenset(_PATTERNS)
