"""Wings of a dragon: skin between long fingers."""

import itertools

import numpy as np

from filmgate.engines.animatic.geometry.materials import hide
from filmgate.engines.animatic.geometry.mesh import Mesh, join
from filmgate.engines.animatic.geometry.paint import Paint
from filmgate.engines.animatic.geometry.rig import Rig, united
from filmgate.engines.animatic.native.structs import Floats
from filmgate.engines.animatic.subjects.animals.table import Build

_ALONG, _ACROSS = 10, 8  # cells of a panel
# tips of the fingers and where the skin meets the body, from the shoulder: forward, up, out
_TIPS = (
    (0.42, 0.10, 1.75),
    (-0.18, 0.04, 1.72),
    (-0.62, 0.0, 1.42),
    (-0.92, -0.02, 0.98),
    (-1.00, -0.06, 0.52),
    (-0.86, -0.12, 0.10),
)
_WRIST = (0.20, 0.08, 0.66)


def grown(rig: Rig, build: Build, hip: float) -> Rig:
    """Return the rig of a dragon's body with two wings added, on the bones wl, vl, wr, vr."""
    shoulder = np.array((build.length * 0.2, hip + build.trunk * 0.9, 0.0))
    return united(rig, *(_wing(rig, shoulder, side) for side in (1.0, -1.0)))


def _wing(rig: Rig, shoulder: Floats, side: float) -> Rig:
    skin, bone = (
        hide("#58201a"),
        hide("#3a100e"),
    )
    mirror = np.array((1.0, 1.0, side))
    root, wrist = shoulder + np.array((0.0, 0.0, 0.06)) * mirror, shoulder + np.array(_WRIST) * mirror
    tips = [shoulder + np.array(tip) * mirror for tip in _TIPS]
    panels = [_panel(wrist, a, b, skin) for a, b in itertools.pairwise(tips)]
    panels.append(_panel(wrist, tips[-1], root, skin))
    rods = [
        _rod(root, wrist, 0.050, 0.034, bone),
        *(_rod(wrist, tip, 0.026, 0.008, bone) for tip in tips[:4]),
    ]
    mesh = join(*panels, *rods)
    whole = Mesh(mesh.surface, np.ascontiguousarray(np.concatenate([mesh.faces, mesh.faces[:, ::-1]])), 1)
    out = np.abs(mesh.at[:, 2])
    far = np.clip((out - 0.50) / 0.30, 0, 1)
    weight = np.zeros((len(out), len(rig.bones)), np.float32)
    name = "l" if side > 0 else "r"
    held = np.clip((0.24 - out) / 0.14, 0, 1)  # near the body the skin stays with it
    weight[:, rig.names["chest"]] = held
    weight[:, rig.names["w" + name]] = (1 - far) * (1 - held)
    weight[:, rig.names["v" + name]] = far * (1 - held)
    return Rig(mesh=whole, weight=weight, bones=rig.bones, names=rig.names)


def _panel(wrist: Floats, a: Floats, b: Floats, paint: Paint) -> Mesh:
    """Make the skin between two fingers: it sags, and its edge is scalloped."""
    u, v = np.meshgrid(np.linspace(0.02, 1, _ALONG + 1), np.linspace(0, 1, _ACROSS + 1), indexing="ij")
    arch = np.sin(np.pi * v)
    tip = a + (b - a) * v[..., None]
    at = wrist + (tip - wrist) * (u * (1 - 0.20 * arch * u))[..., None]
    at[..., 1] -= 0.07 * u * arch
    return _grid(at, paint)


def _rod(a: Floats, b: Floats, thick: float, thin: float, paint: Paint) -> Mesh:
    angle = np.linspace(0, 2 * np.pi, 9)
    way = (b - a) / np.linalg.norm(b - a)
    across = np.cross(way, (0.0, 1.0, 0.0))
    across /= np.linalg.norm(across) + 1e-9
    up = np.cross(across, way)
    ring = np.cos(angle)[:, None] * across + np.sin(angle)[:, None] * up
    steps = np.linspace(0, 1, 6)
    at = np.stack([a + (b - a) * k + ring * (thick + (thin - thick) * k) for k in steps])
    return _grid(at, paint)


def _grid(at: Floats, paint: Paint) -> Mesh:
    """Make a mesh over a grid of points (n, m, 3)."""
    n, m = at.shape[:2]
    index = np.arange(n * m).reshape(n, m)
    a, b, c, d = index[:-1, :-1], index[1:, :-1], index[1:, 1:], index[:-1, 1:]
    faces = np.concatenate([np.stack([a, b, c], -1).reshape(-1, 3), np.stack([a, c, d], -1).reshape(-1, 3)])
    across, along = np.gradient(at, axis=1), np.gradient(at, axis=0)
    normal = np.cross(along, across).reshape(-1, 3)
    normal /= np.linalg.norm(normal, axis=1, keepdims=True) + 1e-9
    flat = at.reshape(-1, 3)
    rows = np.tile(np.array(paint.row()), (len(flat), 1))
    return Mesh(
        np.ascontiguousarray(np.concatenate((flat, normal, flat, rows), 1), np.float32),
        faces.astype(np.int32),
    )
