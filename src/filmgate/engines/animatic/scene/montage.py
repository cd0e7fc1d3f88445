"""The montage: the scenes of a clip, one after the other. A scene is built when its first frame is needed."""

from collections.abc import Sequence

from filmgate.engines.animatic.native.kernels import Kernels
from filmgate.engines.animatic.render.picture import Picture
from filmgate.engines.animatic.scene.build import prepare
from filmgate.engines.animatic.scene.scene import Scene
from filmgate.script.treatment import Treatment


class Montage:
    """A clip of several scenes of equal length, with a cut between them."""

    def __init__(
        self, kernels: Kernels, treatments: Sequence[Treatment], *, seed: int, duration: float, aspect: float
    ) -> None:
        """`treatments`: one for each scene; `duration`: seconds of the whole clip; `aspect`: width over
        height.
        """
        self._kernels, self._treatments = kernels, tuple(treatments)
        self._seed, self._aspect = seed, aspect
        self._length = duration / len(self._treatments)
        self._due: tuple[int, Scene] | None = None

    def picture(self, t: float, size: tuple[int, int]) -> Picture:
        """Return the picture at `t` seconds of the clip. `size`: width and height of the frame in pixels."""
        number = min(int(t / self._length + 1e-6), len(self._treatments) - 1)
        return self._scene(number).picture(t - number * self._length, size)

    def _scene(self, number: int) -> Scene:
        if self._due is None or self._due[0] != number:
            scene = prepare(
                self._kernels,
                self._treatments[number],
                seed=self._seed,
                duration=self._length,
                aspect=self._aspect,
            )
            self._due = (number, scene)
        return self._due[1]
