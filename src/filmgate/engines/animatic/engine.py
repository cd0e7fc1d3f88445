"""The animatic engine: it reads the prompt, builds a 3D scene, and renders the frames."""

import platform
from collections.abc import Iterable, Iterator
from dataclasses import replace

import cv2

from filmgate.domain.need import TAKES, Ability
from filmgate.domain.shot import FPS, SHORT_SIDES, Shot
from filmgate.engines.animatic.image import film, matte
from filmgate.engines.animatic.native.kernels import MAX_WIDTH, Kernels
from filmgate.engines.animatic.render.flashes import FlashLimiter
from filmgate.engines.animatic.render.pixels import Bytes
from filmgate.engines.animatic.render.renderer import Renderer
from filmgate.engines.animatic.scene.montage import Montage
from filmgate.engines.base import Control, Frames, Plan, Traits, Unsupported
from filmgate.script import parse
from filmgate.script.pictured import pictured
from filmgate.script.understood import understood

VERSION = "1"
_SMALLEST = 128
_STILL = 480  # pixels: short side of a storyboard's stills


class AnimaticEngine:
    """The engine that renders on the CPU.

    The same shot gives the same frames on machines of the same architecture.
    """

    def __init__(self, *, threads: int, name: str = "animatic") -> None:
        matte.model()  # weights that somebody named and that are not the right ones are told of now
        self._name, self._threads = name, threads
        self._kernels: Kernels | None = None

    def traits(self) -> Traits:
        return Traits(
            name=self._name,
            fingerprint=f"animatic-{VERSION}-{platform.machine().lower()}",
            can=Ability(resolutions=tuple(SHORT_SIDES), durations=(6, 10), takes=TAKES),
            fps=FPS,
            licence="Apache-2.0; your clips are yours",
        )

    def plan(self, shot: Shot) -> Plan:
        if max(shot.width, shot.height) > MAX_WIDTH or min(shot.width, shot.height) < _SMALLEST:
            raise Unsupported("resolution", f"sides must be from {_SMALLEST} to {MAX_WIDTH} pixels")
        if shot.width % 2 or shot.height % 2:
            raise Unsupported("resolution", "sides must be even")
        found = understood(shot.prompt, shot.seed) if shot.prompt.strip() else None
        if found and (shot.first or shot.last):
            found = pictured(shot.prompt, found)
        return Plan(
            make_frames=shot.frames,
            fingerprint=self.traits().fingerprint,
            notes=(("understood", found),) if found else (),
        )

    def open(self, control: Control) -> None:
        if self._kernels is None:
            control.progress("load", 0.0)
            cv2.setNumThreads(1)
            self._kernels = Kernels(self._threads)
            parse.parse("a noun")  # the dictionary is read now, not before the first frame

    def warm(self, shots: Iterable[Shot], control: Control) -> None:
        """Do nothing: the C code is compiled at installation."""

    def render(self, shot: Shot, plan: Plan, control: Control) -> Iterator[Frames]:
        self.open(control)
        assert self._kernels is not None  # noqa: S101
        control.progress("stage", 0.0)
        if shot.first or shot.last:
            frames = film.frames(self._kernels, shot, parse.parse(shot.prompt or "push in"))
        else:
            frames = self._film(self._kernels, shot)
        for number, frame in enumerate(frames):
            yield frame[None]
            control.progress("render", (number + 1) / plan.make_frames)

    def storyboard(self, shot: Shot, count: int) -> list[Bytes]:
        """Return `count` stills of the shot, spread evenly over its time.

        Each is BGR uint8 (height, width, 3), with 480 pixels on its short side.
        """
        short = min(shot.width, shot.height)
        width, height = (round(side * _STILL / short / 2) * 2 for side in (shot.width, shot.height))
        small = replace(shot, width=width, height=height)
        self.open(_Silent())
        assert self._kernels is not None  # noqa: S101
        moments = [(k + 0.5) / count * shot.duration for k in range(count)]
        if shot.first or shot.last:
            return film.stills(small, parse.parse(shot.prompt or "push in"), moments)
        montage = _montage(self._kernels, shot)
        renderer = Renderer(self._kernels, width, height, seed=shot.seed)
        frames = [
            renderer.frame(montage.picture(t, (width, height)), number) for number, t in enumerate(moments)
        ]
        return [cv2.cvtColor(frame, cv2.COLOR_YUV2BGR_I420) for frame in frames]

    def close(self) -> None:
        if self._kernels:
            self._kernels.close()
            self._kernels = None

    def _film(self, kernels: Kernels, shot: Shot) -> Iterator[Frames]:
        size = (shot.width, shot.height)
        montage = _montage(kernels, shot)
        renderer, steady = Renderer(kernels, *size, seed=shot.seed), FlashLimiter()
        for number in range(shot.frames):
            yield steady.frame(renderer.frame(montage.picture(number / shot.fps, size), number))


def _montage(kernels: Kernels, shot: Shot) -> Montage:
    return Montage(
        kernels,
        parse.shots(shot.prompt, shot.seed),
        seed=shot.seed,
        duration=shot.duration,
        aspect=shot.width / shot.height,
    )


class _Silent:
    """A control that does nothing with the progress it is told."""

    def progress(self, stage: str, done: float) -> None:
        """Ignore the progress."""
