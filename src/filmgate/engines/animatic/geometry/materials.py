"""Materials of surfaces: colour, gloss, texture; and the materials that many objects share."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Paint:
    """The material of a surface: sRGB hex colour, glow (emitted light), gloss, texture strength and scale."""

    color: str
    glow: float = 0.0
    gloss: float = 0.05
    grain: float = 0.0
    scale: float = 60.0

    def row(self) -> list[float]:
        return [*linear(self.color), self.glow, self.gloss, self.grain, self.scale]


def linear(color: str) -> list[float]:
    """Convert an sRGB hex colour to linear light (gamma 2.2) and return its three values."""
    return [(int(color[i : i + 2], 16) / 255) ** 2.2 for i in (1, 3, 5)]


DARK = Paint(color="#16181c", gloss=0.1)
DARK_PAINT = Paint(color="#16181c", gloss=0.2)
PLASTIC = Paint(color="#16181c", gloss=0.5)
METAL = Paint(color="#aab0b8", gloss=0.8)
ALUMINIUM = Paint(color="#b8bcc2", gloss=1.0)
STEEL = Paint(color="#b8bcc2", gloss=1.2)
IRON = Paint(color="#1c1e22")
BRASS = Paint(color="#8a6a30", gloss=1.2)
GLASS = Paint(color="#1a2430", gloss=2.0)
COCKPIT = Paint(color="#141c26", gloss=2.2)  # the glass of aircraft
STONE = Paint(color="#8f887c", grain=0.8, scale=6.0)
DARK_STONE = Paint(color="#5a554d", grain=0.8, scale=6.0)
EYE = Paint(color="#0a0a0a", gloss=1.0)
BIRD_EYE = Paint(color="#0c0c0c", gloss=0.9)
HEADLIGHT = Paint(color="#fff3d8", glow=14.0)
TAILLIGHT = Paint(color="#ff3020", glow=8.0)
WINDOW = Paint(color="#ffc878", glow=4.5)
LIT_ROOM = Paint(color="#ffc878", glow=4.0)  # dimmer: a landmark has many
