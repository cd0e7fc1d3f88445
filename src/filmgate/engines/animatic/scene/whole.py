"""The framing of what happens: the camera sees all of the space that it takes, over all of its time."""

import math
from dataclasses import replace

from filmgate.engines.animatic.geometry.mesh import Vector
from filmgate.engines.animatic.scene.scene import Scene

_FILLS = 0.86  # of the frame
_TAKES = {"wide": 0.55, "far": 0.35, "close": 1.3, "extreme": 1.6}  # of that, in another shot
_LEAST = 0.35  # metres above the ground


def framed(scene: Scene, extent: tuple[Vector, Vector], aspect: float) -> Scene:
    """Return the scene with the camera so far away that the box of the extent is in the frame, and no
    further.
    """
    low, high = extent
    half = [0.5 * (b - a) for a, b in zip(low, high, strict=True)]
    middle = [0.5 * (a + b) for a, b in zip(low, high, strict=True)]
    framing = scene.framing
    actor = scene.actor
    bearing, above = math.pi + (actor.aside if actor else 0.0), actor.above if actor else 0.0
    c, s = abs(math.cos(bearing)), abs(math.sin(bearing))
    wide, deep = c * half[0] + s * half[2], s * half[0] + c * half[2]
    tangent = math.tan(framing.field / 2) * _FILLS * _TAKES.get(scene.treatment.size, 1.0)
    away = max(wide / (tangent * aspect), (half[1] + 0.1 * deep) / tangent) + 0.85 * deep
    away = min(max(away, 1.6), scene.place.farthest)
    return replace(
        scene,
        framing=replace(
            framing,
            distance=away,
            bearing=bearing,
            height=max(middle[1] + above * away, _LEAST),
            steep=above,
            aim=middle[1],
            lead=middle[0],
            deep=middle[2],
        ),
    )
