"""Materials: how a surface reflects light, and the materials that many things share."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Paint:
    """The surface of a primitive: sRGB hex, glow (emission), gloss, texture strength and scale."""

    color: str
    glow: float = 0.0
    gloss: float = 0.05
    grain: float = 0.0
    scale: float = 60.0

    def row(self) -> list[float]:
        return [*linear(self.color), self.glow, self.gloss, self.grain, self.scale]


def linear(color: str) -> list[float]:
    """Return an sRGB hex colour as linear light (gamma 2.2)."""
    return [(int(color[i : i + 2], 16) / 255) ** 2.2 for i in (1, 3, 5)]


DARK = Paint(color="#16181c", gloss=0.1)
METAL = Paint(color="#aab0b8", gloss=0.8)
HEADLIGHT = Paint(color="#fff3d8", glow=14.0)
TAILLIGHT = Paint(color="#ff3020", glow=8.0)
WINDOW = Paint(color="#ffc878", glow=4.5)
