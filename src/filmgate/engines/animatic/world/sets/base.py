"""The set of a place (its buildings and furniture), and the values that sets are built from."""

from dataclasses import dataclass, field, replace

import numpy as np

from filmgate.engines.animatic.geometry.mesh import Height, Mesh
from filmgate.engines.animatic.native.structs import Floats
from filmgate.engines.animatic.world.beam import Cone


@dataclass(frozen=True, slots=True, kw_only=True)
class Set:
    """The set of a place: its mesh, its point lights, (n, 7), and the cones of its spotlights."""

    mesh: Mesh
    cones: tuple[Cone, ...] = ()
    lights: Floats = field(default_factory=lambda: np.zeros((0, 7), np.float32))


def resized(whole: Set, size: float, deeper: float = 0.0) -> Set:
    """Return the set of a room that is larger by a factor, then so many metres further away."""
    moved = Mesh(whole.mesh.surface.copy(), whole.mesh.faces, whole.mesh.wound)
    moved.at[:] = moved.at * size + (0.0, 0.0, deeper)
    rows = whole.lights.copy()
    rows[:, :3] = rows[:, :3] * size + (0.0, 0.0, deeper)
    rows[:, 6] /= size * size  # the lamps are as bright on what is as much further
    return replace(whole, mesh=moved, lights=rows)


@dataclass(frozen=True, slots=True, kw_only=True)
class Site:
    """The facts that a set is built from: random generator, whether it is night, the height of the ground,
    whether the sun is low, the colour of a backdrop that the text names, and whether there is snow.
    """

    rng: np.random.Generator
    night: bool
    height: Height
    low_sun: bool = False
    tone: str | None = None  # sRGB hex of a backdrop
    snowy: bool = False


def lights(rows: list[list[float]]) -> Floats:
    """Return point lights as an array (n, 7): x y z, r g b, falloff per square metre."""
    return np.array(rows, np.float32).reshape(-1, 7)
