"""Materials of surfaces: what a surface is made of, and its colour. No other module has their numbers."""

from dataclasses import dataclass, replace

PATTERNS = ("plain", "wood", "marble", "knit", "weave", "fur", "brushed", "leather")  # see native/pattern.c
PAINT = 11  # numbers of a paint in a row of a mesh


@dataclass(frozen=True, slots=True, kw_only=True)
class Paint:
    """The material of a surface.

    color: sRGB hex. glow: light that it sends out. gloss: 0 is plaster, 1 is varnish, 3 a mirror. grain and
    scale: strength and texels per metre of its unevenness. metal: 0 or 1. sheen: how much of a nap it has, as
    cloth or fur. soft: how far light goes into it, as into skin, wax or a leaf. pattern: one of PATTERNS.
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
        return [
            *linear(self.color),
            self.glow,
            self.gloss,
            self.grain,
            self.scale,
            self.metal,
            self.sheen,
            self.soft,
            float(PATTERNS.index(self.pattern)),
        ]

    def dyed(self, color: str) -> "Paint":
        """Return the same material in another colour."""
        return replace(self, color=color)


def linear(color: str) -> list[float]:
    """Convert an sRGB hex colour to linear light (gamma 2.2) and return its three values."""
    return [(int(color[i : i + 2], 16) / 255) ** 2.2 for i in (1, 3, 5)]


def metal(color: str, *, gloss: float = 1.2) -> Paint:
    return Paint(color=color, gloss=gloss, metal=1.0)


def brushed(color: str) -> Paint:
    return Paint(color=color, gloss=0.9, metal=1.0, pattern="brushed")


def cast_metal(color: str) -> Paint:
    """Return a rough metal: iron, lead, old bronze."""
    return Paint(color=color, gloss=0.35, grain=0.35, scale=40.0, metal=1.0)


def lacquer(color: str) -> Paint:
    """Return paint under a clear coat: cars, pianos, nails."""
    return Paint(color=color, gloss=2.2)


def plastic(color: str, *, gloss: float = 0.7) -> Paint:
    return Paint(color=color, gloss=gloss)


def rubber(color: str) -> Paint:
    return Paint(color=color, gloss=0.15, sheen=0.15)


def ceramic(color: str) -> Paint:
    return Paint(color=color, gloss=1.7, soft=0.1)


def glass(color: str) -> Paint:
    return Paint(color=color, gloss=3.0)


def wood(color: str, *, gloss: float = 0.35) -> Paint:
    return Paint(color=color, gloss=gloss, grain=0.15, scale=12.0, pattern="wood")


def stone(color: str, *, scale: float = 6.0) -> Paint:
    return Paint(color=color, gloss=0.08, grain=0.8, scale=scale)


def marble(color: str) -> Paint:
    return Paint(color=color, gloss=1.3, soft=0.15, pattern="marble")


def plaster(color: str) -> Paint:
    return Paint(color=color, gloss=0.0, grain=0.1, scale=3.0)


def leather(color: str) -> Paint:
    return Paint(color=color, gloss=0.55, pattern="leather")


def cloth(color: str, *, grain: float = 0.3, scale: float = 70.0) -> Paint:
    return Paint(color=color, gloss=0.02, grain=grain, scale=scale, sheen=0.35, pattern="weave")


def knit(color: str) -> Paint:
    return Paint(color=color, gloss=0.0, grain=0.4, scale=80.0, sheen=0.55, pattern="knit")


def velvet(color: str) -> Paint:
    return Paint(color=color, gloss=0.0, grain=0.2, scale=60.0, sheen=1.4)


def silk(color: str) -> Paint:
    return Paint(color=color, gloss=0.8, grain=0.1, scale=40.0, sheen=0.5)


def fur(color: str) -> Paint:
    return Paint(color=color, gloss=0.05, grain=0.8, scale=60.0, sheen=0.7, pattern="fur")


def strands(color: str, grain: float = 0.9) -> Paint:
    """Return hair of people: its grain is how curly it is."""
    return Paint(color=color, gloss=0.22, grain=grain, scale=90.0, sheen=0.3)


def skin(color: str) -> Paint:
    return Paint(color=color, gloss=0.32, grain=0.06, scale=130.0, soft=0.8)


def leaf(color: str) -> Paint:
    return Paint(color=color, gloss=0.35, grain=0.3, scale=30.0, soft=0.8)


def wax(color: str) -> Paint:
    return Paint(color=color, gloss=0.5, soft=0.9)


DARK = Paint(color="#16181c", gloss=0.1)
DARK_PAINT = Paint(color="#16181c", gloss=0.2)
PLASTIC = plastic("#16181c", gloss=0.5)
METAL = metal("#aab0b8", gloss=0.8)
ALUMINIUM = metal("#b8bcc2", gloss=1.0)
STEEL = metal("#c4c8ce", gloss=1.2)
IRON = cast_metal("#4a4c52")
BRASS = metal("#c8963c", gloss=1.2)
GLASS = glass("#1a2430")
COCKPIT = glass("#141c26")  # of aircraft
STONE = stone("#8f887c")
DARK_STONE = stone("#5a554d")
EYE = Paint(color="#0a0a0a", gloss=2.4)
BIRD_EYE = Paint(color="#0c0c0c", gloss=2.4)
HEADLIGHT = Paint(color="#fff3d8", glow=14.0)
TAILLIGHT = Paint(color="#ff3020", glow=8.0)
WINDOW = Paint(color="#ffc878", glow=4.5)
LIT_ROOM = Paint(color="#ffc878", glow=4.0)  # dimmer: a landmark has many
