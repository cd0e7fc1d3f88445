"""Vessels that are filled: their walls, and what the liquid takes of them."""

from dataclasses import dataclass

from filmgate.engines.animatic.geometry import materials
from filmgate.engines.animatic.geometry.mesh import Mesh, join
from filmgate.engines.animatic.geometry.shapes import lathe
from filmgate.engines.animatic.subjects.objects.vessels import fine, handle

_GLASS = materials.clear_glass("#e8f2f4", milk=0.02)


@dataclass(frozen=True, slots=True, kw_only=True)
class Vessel:
    """A vessel. clear: it is of glass; wall: its outline from the middle of its foot to the rim and inside;
    liquid: what can be filled, from below; both as radius and height in metres. handle: its place, and half
    its size.
    """

    clear: bool
    wall: list[tuple[float, float]]
    liquid: list[tuple[float, float]]
    handle: tuple[float, float, float, float] | None = None
    color: str = "#e8e4dc"
    brushed: bool = False

    def mesh(self, coat: str | None) -> Mesh:
        """Return it on the ground. coat: its colour, sRGB hex; glass has none."""
        color = coat or self.color
        paint = (
            _GLASS if self.clear else materials.brushed(color) if self.brushed else materials.ceramic(color)
        )
        outline = fine(self.wall, 0.1)
        shell = lathe(outline, [paint] * len(outline), sides=56)
        return join(shell, handle(*self.handle, paint)) if self.handle else shell


VESSELS = {
    "cup": Vessel(
        clear=False,
        wall=[
            (0.02, 0.02),
            (0.3, 0.0),
            (0.32, 0.05),
            (0.47, 0.4),
            (0.5, 0.62),
            (0.47, 0.62),
            (0.43, 0.4),
            (0.28, 0.08),
        ],
        liquid=[(0.26, 0.1), (0.42, 0.4), (0.465, 0.6)],
        handle=(0.52, 0.42, 0.2, 0.12),
    ),
    "cup mug": Vessel(
        clear=False,
        wall=[(0.02, 0.0), (0.4, 0.0), (0.42, 0.04), (0.42, 0.86), (0.38, 0.88), (0.375, 0.8), (0.37, 0.1)],
        liquid=[(0.36, 0.08), (0.37, 0.2), (0.375, 0.84)],
        handle=(0.47, 0.45, 0.22, 0.2),
        color="#c8442c",
    ),
    "cup glass": Vessel(
        clear=True,
        wall=[(0.02, 0.0), (0.3, 0.0), (0.315, 0.1), (0.42, 1.05), (0.405, 1.05)],
        liquid=[(0.27, 0.07), (0.3, 0.12), (0.39, 1.0)],
    ),
    "cup goblet": Vessel(
        clear=True,
        wall=[
            (0.01, 0.03),
            (0.36, 0.0),
            (0.36, 0.02),
            (0.06, 0.06),
            (0.035, 0.55),
            (0.09, 0.6),
            (0.3, 0.74),
            (0.42, 0.98),
            (0.43, 1.18),
            (0.37, 1.48),
            (0.355, 1.48),
        ],
        liquid=[(0.02, 0.61), (0.1, 0.625), (0.28, 0.75), (0.4, 0.98), (0.412, 1.17), (0.36, 1.4)],
    ),
    "cup beer": Vessel(
        clear=True,
        wall=[(0.02, 0.0), (0.42, 0.0), (0.43, 0.06), (0.43, 1.02), (0.415, 1.02)],
        liquid=[(0.38, 0.1), (0.4, 0.14), (0.4, 0.98)],
        handle=(0.5, 0.5, 0.22, 0.22),
    ),
    "bowl": Vessel(
        clear=False,
        wall=[
            (0.02, 0.03),
            (0.3, 0.0),
            (0.32, 0.05),
            (0.6, 0.26),
            (0.72, 0.52),
            (0.69, 0.52),
            (0.57, 0.29),
            (0.3, 0.1),
            (0.02, 0.08),
        ],
        liquid=[(0.02, 0.085), (0.3, 0.105), (0.565, 0.29), (0.685, 0.5)],
    ),
    "basket bucket": Vessel(
        clear=False,
        wall=[(0.02, 0.02), (0.4, 0.0), (0.42, 0.04), (0.56, 0.95), (0.53, 0.95), (0.39, 0.08), (0.02, 0.06)],
        liquid=[(0.02, 0.07), (0.39, 0.09), (0.53, 0.93)],
        color="#a8b0b8",
        brushed=True,
    ),
}
VESSELS |= {"bowl pot": VESSELS["bowl"], "jar": VESSELS["cup glass"], "vase": VESSELS["cup glass"]}
_USUAL = {
    ("cup glass", "wine"): "cup goblet",
    ("cup mug", "beer"): "cup beer",
    ("cup glass", "beer"): "cup beer",
}


def vessel(name: str, drink: str) -> Vessel:
    """Return the vessel of a kind and variant, as one has this drink from it."""
    return VESSELS[_USUAL.get((name, drink), name)]
