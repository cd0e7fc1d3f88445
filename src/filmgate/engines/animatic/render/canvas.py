"""The canvas: what every pass of the renderer reads and writes, pixel by pixel."""

import numpy as np
from numpy.typing import NDArray

from filmgate.engines.animatic.native.kernels import Kernels
from filmgate.engines.animatic.native.structs import Floats

NOTHING, GROUND = 0, 1  # the material of a pixel; see native/kernel.h
NOWHERE = 1e9  # the depth of what shows nothing


class Canvas:
    """The buffers of one frame size.

    color (3, height, width): linear light. depth: metres along the view. material, uint8: what a pixel shows.
    face, int32: the number of the mesh and of its triangle, or -1. spare: of the shape of color, for passes
    that cannot write where they read. small (4, height / 4, width / 4) and scratch (height / 4, width / 4):
    for what is soft.
    """

    def __init__(self, kernels: Kernels, width: int, height: int) -> None:
        self.kernels, self.width, self.height = kernels, width, height
        self.color: Floats = np.zeros((3, height, width), np.float32)
        self.spare: Floats = np.zeros_like(self.color)
        self.depth: Floats = np.zeros((height, width), np.float32)
        self.material: NDArray[np.uint8] = np.zeros((height, width), np.uint8)
        self.face: NDArray[np.int32] = np.full((height, width), -1, np.int32)
        self.small: Floats = np.zeros((4, height // 4, width // 4), np.float32)
        self.scratch: Floats = np.zeros((height // 4, width // 4), np.float32)

    def clear(self) -> None:
        """Forget what the pixels showed, but not their colour, which every pass writes before it is read."""
        self.depth.fill(NOWHERE)
        self.material.fill(NOTHING)
        self.face.fill(-1)

    def swap(self) -> None:
        """Take what a pass wrote into `spare` as the colour."""
        self.color, self.spare = self.spare, self.color
