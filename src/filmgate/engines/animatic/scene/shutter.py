"""The speed of parts: legs, wings and rotors that are so fast that they blur while the shutter is open."""

import numpy as np

from filmgate.engines.animatic.geometry.mesh import Mesh
from filmgate.engines.animatic.native.structs import Camera, Floats
from filmgate.engines.animatic.scene.scene import SHUTTER, Scene

_MOMENTS = (0.27, 0.5, 0.71)  # shares of a shot
_HEIGHT = 768  # pixels of a frame in which is measured
_FAR = 8.0  # pixels that parts move while the shutter is open
_SOME, _MANY = 11, 0.01  # of so many vertices one is looked at; share of them that must move so far


def swift(scene: Scene, aspect: float) -> tuple[bool, bool]:
    """Tell whether parts of those who are played, and of the other roles, blur when the shutter is open."""
    if scene.actor is None or scene.treatment.style == "clay":
        return False, False
    played = others = False
    for share in _MOMENTS:
        t = share * scene.duration
        view = scene.camera(t, (round(_HEIGHT * aspect), _HEIGHT))
        travel = np.subtract(scene.spot(t), scene.spot(t - SHUTTER))
        played = played or _moves(scene.played(t), scene.played(t - SHUTTER), travel, view)
        others = others or _moves(scene.bystanders(t), scene.bystanders(t - SHUTTER), 0 * travel, view)
    return played, others


def _moves(
    now: list[Mesh] | tuple[Mesh, ...], then: list[Mesh] | tuple[Mesh, ...], travel: Floats, view: Camera
) -> bool:
    """Tell whether enough of these meshes moved by themselves since `then`."""
    for one, before in zip(now, then, strict=True):
        if len(one.at) != len(before.at):
            continue
        at, move = one.at[::_SOME], np.abs(one.at[::_SOME] - before.at[::_SOME] - travel).max(1)
        depth = (at[:, 0] - view.ex) * view.fx + (at[:, 2] - view.ez) * view.fz
        if np.mean(move * view.focal > _FAR * np.maximum(depth, 0.3)) > _MANY:
            return True
    return False
