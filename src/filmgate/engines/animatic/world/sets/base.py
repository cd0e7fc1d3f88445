"""The set of a place, and the tools that every set is built with."""

from dataclasses import dataclass, field

import numpy as np

from filmgate.engines.animatic.geometry.mesh import Height, Mesh
from filmgate.engines.animatic.native.structs import Floats


@dataclass(frozen=True, slots=True, kw_only=True)
class Set:
    """The meshes of a set in the world, and its point lights, (n, 7)."""

    mesh: Mesh
    lights: Floats = field(default_factory=lambda: np.zeros((0, 7), np.float32))


@dataclass(frozen=True, slots=True, kw_only=True)
class Site:
    """The facts that a set is built for: chance, night, and the height of the ground."""

    rng: np.random.Generator
    night: bool
    height: Height


def lights(rows: list[list[float]]) -> Floats:
    """Return point lights as an array (n, 7): x y z, r g b, falloff per square metre."""
    return np.array(rows, np.float32).reshape(-1, 7)
