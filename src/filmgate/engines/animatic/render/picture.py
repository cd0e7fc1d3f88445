"""The description of a picture: everything that one frame shows, as values."""

from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from filmgate.engines.animatic.geometry.mesh import Mesh, Vector
from filmgate.engines.animatic.native.structs import (
    Air,
    Camera,
    Floats,
    Floor,
    Grade,
    Ground,
    Plants,
    Surroundings,
)

BOARDS, TILES, PARQUET, CHECKS = 1, 2, 3, 4  # kinds of floors, as in native/floor.c


@dataclass(frozen=True, slots=True, kw_only=True)
class Particles:
    """Small dots in 3D space, such as snow or sparks, with motion blur.

    at, speed (n, 3): metres and m/s. look (n, 5): radius, r, g, b, opacity. shutter: exposure time in
    seconds, which gives the length of the blur.
    """

    at: Floats
    speed: Floats
    look: Floats
    shutter: float
    glowing: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Thicket:
    """The plants of one plant group: their images, and a position for each, items (n, 8); see sprites.c."""

    plants: Plants
    items: Floats
    keep: NDArray[np.uint32]


@dataclass(frozen=True, slots=True, kw_only=True)
class Gobo:
    """A pattern that the sun shines through on its way to the scene, such as a window or leaves.

    mask (n, n), n a power of two: the share of the sun that passes; it repeats. across (2, 4): from a point
    of the world to (column, row) of the mask.
    """

    mask: Floats
    across: Floats


@dataclass(frozen=True, slots=True, kw_only=True)
class Pools:
    """The puddles of a picture; see native/pools.c.

    at (n, 6): x, z, half of the size along x and z, level, all in metres, and a number of its own. rings (m,
    4): x, z, age, strength, of waves that run outwards. rain: 0..1. track: half the width in metres of a path
    of earth through the first of them.
    """

    at: Floats
    rings: Floats
    rain: float
    track: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Optics:
    """The things on the lens, in it, and in the air before it, that change a picture.

    drops (n, 4): of rain on the lens: x, y, radius as shares of the frame's height, from its middle and
    upwards, and how much longer than wide. heat: pixels of a frame 768 high by which hot air bends what is
    far. streak: strength of the level streaks of bright lights, as an anamorphic lens has them. ghosts:
    strength of what the sun mirrors between the lenses.
    """

    drops: Floats | None = None
    heat: float = 0.0
    streak: float = 0.0
    ghosts: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """The description of one frame: camera, light, ground, meshes, plants, particles and the rest."""

    camera: Camera
    air: Air
    ground: Ground
    grade: Grade
    meshes: tuple[Mesh, ...] = ()
    backdrop: tuple[Mesh, ...] = ()  # drawn, but casts no shadow
    thickets: tuple[Thicket, ...] = ()
    particles: tuple[Particles, ...] = ()
    lights: Floats = field(default_factory=lambda: np.zeros((0, 7), np.float32))
    focus: Vector = (0.0, 0.0, 0.0)
    reach: float = 4.0  # metres around `focus` that cast shadows
    shadows: float = 0.8  # 0: none are cast
    around: Surroundings | None = None  # what glossy surfaces mirror
    corners: float = 0.0  # metres within which a surface darkens another; 0: none does
    direct: float = 0.5  # the part of the ground's light that comes straight from the sun
    gobo: Gobo | None = None  # what the sun shines through
    haze: float = 0.0  # how much the air shows of that
    glow: Floats | None = None  # light to add, (3, height/4, width/4): beams
    bright: float = 0.9  # bloom threshold
    bloom: float = 0.27
    rays: float = 0.0
    floor: Floor | None = None  # of a room
    wet: float = 0.0  # mirror of a wet street
    pools: Pools | None = None  # puddles
    puffs: Floats = field(default_factory=lambda: np.zeros((0, 12), np.float32))
    lamps: int = 0  # how many of the lights also light the ground: the last ones
    then: Camera | None = None  # the camera when the shutter opened; None: no motion blur
    moving: int = 0  # how many of the meshes go the subject's way, the first ones
    before: tuple[Mesh | None, ...] = ()  # `meshes` when the shutter opened, as far as they are known
    travel: Vector = (0.0, 0.0, 0.0)  # metres that these went since the shutter opened
    exposed: float = 1.0  # share of that time in which parts of them move
    aperture: float = 0.0  # metres; 0: everything is in focus
    optics: Optics = Optics()
    style: str | None = None  # a key of styles.STYLES
    roll: float = 0.0  # radians by which the camera leans
    keep: object = None  # what owns the memory that `ground` points into

    @property
    def touched(self) -> bool:
        """Tell whether something may stand on the ground and darken it."""
        return bool(self.meshes) and self.corners > 0
