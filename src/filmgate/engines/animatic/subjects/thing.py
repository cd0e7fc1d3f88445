"""Things that somebody deals with: a mesh in life size, and the points where hands take it."""

from dataclasses import dataclass, field
from typing import Literal

from filmgate.engines.animatic.geometry.mesh import Mesh, Vector
from filmgate.engines.animatic.motion.deed import Touch

# how a thing is carried that no deed moves: see motion.carrying
Style = Literal["upright", "hanging", "both", "shaft", "low"]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Thing:
    """A thing in the size that it has beside an adult.

    name: its kind, and its variant after a space. place: held, before or worked, as in a treatment. mesh: in
    metres. What is held has its origin where it is anchored, its length along y and its front towards x; all
    else stands with the middle of its foot in the origin and its front towards x. size: of its box.
    """

    name: str
    place: str
    mesh: Mesh
    size: Vector
    style: Style = "upright"
    does: str = "stand"  # its own action
    during: str = ""  # the action for which it is there; "": all the time
    points: dict[str, Touch] = field(default_factory=dict)
