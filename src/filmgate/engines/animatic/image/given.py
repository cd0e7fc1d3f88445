"""A given image with what the engine found in it, and the types of what makes it move."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property

from filmgate.engines.animatic.image import regions
from filmgate.engines.animatic.image.faces import Face
from filmgate.engines.animatic.image.layers import Layers
from filmgate.engines.animatic.native.structs import Floats
from filmgate.engines.animatic.render.pixels import Bytes
from filmgate.engines.animatic.seeds import Seed
from filmgate.script.treatment import Stir, Treatment

# Seconds `t` are counted from the given image: they are below 0 in a film that ends with it, and what happens
# goes on towards it.
# (x, y, t) -> (x, y): the pixels that a layer is read from at `t` seconds, for the points of a lattice
Warp = Callable[[Floats, Floats, float], tuple[Floats, Floats]]
# (picture, cover, t) -> picture: BGR float32 (height, width, 3) in other light. cover: opacity of the subject
Light = Callable[[Floats, Floats | None, float], Floats]


@dataclass(frozen=True, slots=True, kw_only=True)
class Shift:
    """The shift of the camera, measured in the image.

    x, y: in widths or heights of the image, at disparity 1. near: how much nearer the camera is. zoom: factor
    of the focal length. margin: the image is so much larger at least.
    """

    x: float = 0.0
    y: float = 0.0
    near: float = 0.0
    zoom: float = 1.0
    margin: float = 1.0


# (picture, cover, t, shift) -> picture: something drawn over it, as snow; nothing at t = 0
Veil = Callable[[Floats, Floats | None, float, Shift], Floats]


@dataclass(frozen=True, kw_only=True)
class Given:
    """A given image, BGR uint8 (height, width, 3), its layers, and what it shall do.

    face: its face, if the text speaks of somebody with one. duration: seconds of the clip.
    """

    picture: Bytes
    layers: Layers
    face: Face | None
    treatment: Treatment
    duration: float
    seed: Seed

    @property
    def size(self) -> tuple[int, int]:
        """Return width and height in pixels."""
        height, width = self.picture.shape[:2]
        return width, height

    @property
    def unit(self) -> float:
        """Return how many pixels are one of a picture with 768 rows."""
        return self.size[1] / 768

    @cached_property
    def sky(self) -> Floats:
        """Return the weight of the sky, 0..1 (height, width)."""
        return regions.sky(self.picture)

    @cached_property
    def water(self) -> Floats:
        """Return the weight of the water, 0..1 (height, width)."""
        return regions.water(self.picture, self.sky)

    @cached_property
    def waves(self) -> Floats:
        """Return the weight of the open water, 0..1 (height, width): it falls to its edges, which stay."""
        return regions.inner(regions.water(self.picture, self.sky, foam=False))

    def begins(self, one: Stir) -> float:
        """Return the second at which a motion begins."""
        return one.since * self.duration

    def clock(self, one: Stir, late: float = 0.0) -> Callable[[float], float]:
        """Return the function from seconds, counted from the image, to those of a motion.

        Both are 0 in the image, and less than 0 in a film that ends with it. late: it begins, or ends, by so
        many seconds later, or earlier.
        """
        start = self.begins(one)

        def at(t: float) -> float:
            if t >= 0:
                return max(t - start - late, 0.0)
            return min(max(t, start - self.duration) + late, 0.0)

        return at
