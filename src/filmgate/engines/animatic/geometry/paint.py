"""The numbers of a surface: what a vertex says of it, and the patterns that textures have."""

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

PATTERNS = (  # as in native/mesh.h; light goes through surfaces from "glass" on
    *("plain", "wood", "marble", "knit", "weave", "fur", "brushed", "leather", "brick", "scales", "feathers"),
    *("shingles", "wicker", "planks", "boards", "facade", "bark", "hair", "glass", "crystal", "film"),
)
WOOD = PATTERNS.index("wood")
CLEAR = PATTERNS.index("glass")
PAINT = 11  # numbers of a paint in a row of a mesh
GLOW, GLOSS = 3, 4  # their places in them
_WHITEST = 0.8  # share of the light that white paint, paper or porcelain throws back
_DULL = 0.2  # gloss below which a surface has no shine


@dataclass(frozen=True, slots=True, kw_only=True)
class Paint:
    """The material of a surface.

    color: sRGB hex. glow: light that it sends out. gloss: 0 is plaster, 1 is varnish, 3 is a mirror. grain,
    scale: strength and texels per metre of its unevenness. metal: 0 or 1. sheen: how much of a nap it has, as
    cloth or fur. soft: how far light goes into it, as into skin, wax or a leaf. pattern: one of PATTERNS.
    Light goes through the last three of these, thin walls, solids and films: there the colour is what comes
    through, and soft is how milky it is.
    """

    color: str
    glow: float = 0.0
    gloss: float = 0.05
    grain: float = 0.0
    scale: float = 60.0
    metal: float = 0.0
    sheen: float = 0.0
    soft: float = 0.0
    pattern: str = "plain"

    def row(self) -> list[float]:
        """Return its numbers as a vertex has them: see native/mesh.h."""
        color, number = linear(self.color), PATTERNS.index(self.pattern)
        if not self.metal and not self.glow and number < CLEAR:
            color = [one * min(1.0, _WHITEST / max(*color, 1e-6)) for one in color]
        if number >= CLEAR:
            color = [one**0.5 for one in color]  # light that comes through is brighter than light thrown back
        return [
            *color,
            self.glow,
            self.gloss,
            self.grain,
            self.scale,
            self.metal,
            self.sheen,
            self.soft,
            float(number),
        ]

    def dyed(self, color: str) -> "Paint":
        """Return the same material in another colour."""
        return replace(self, color=color)


def linear(color: str) -> list[float]:
    """Convert an sRGB hex colour to linear light (gamma 2.2) and return its three values."""
    return [(int(color[i : i + 2], 16) / 255) ** 2.2 for i in (1, 3, 5)]


def dull(rows: NDArray[np.float32]) -> NDArray[np.bool_]:
    """Tell which paints (n, 11) have no shine, as fur, hide and cloth; eyes, noses and horns have."""
    return np.asarray(rows[:, GLOSS] < _DULL)
