"""The record that describes a building."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from filmgate.engines.animatic.geometry.mesh import Mesh, Vector
from filmgate.engines.animatic.native.kernels import Kernels


@dataclass(frozen=True, slots=True, kw_only=True)
class Building:
    """The description of a building, a landmark or a single plant.

    To add one, add a record, and a kind in script/kinds.py.
    """

    make: Callable[[Kernels, str | None], Mesh]  # with the colour that the prompt names
    height: float  # metres, as the camera has to show it
    length: float
    yaw: float  # radians by which it is turned
    in_water: bool = False
    lamp: float | None = None  # metres up to a beam that turns
    varied: Callable[[np.random.Generator, str | None], Mesh] | None = None  # one that differs by seed
    chimney: Vector | None = None  # where smoke rises, from its foot, as it is turned
