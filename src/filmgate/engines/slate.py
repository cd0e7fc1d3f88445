"""The engine of test cards: colour bars that a white bar crosses in the first second. It is for tests only; a
picture that stands still is encoded fastest.
"""

from collections.abc import Iterable, Iterator

import numpy as np

from filmgate.domain.need import TAKES, Ability
from filmgate.domain.shot import FPS, SHORT_SIDES, Shot
from filmgate.engines.base import Control, Frames, Plan, Traits, Work

# SMPTE-like bars, BT.709 limited Y, U, V
_BARS = (
    (180, 128, 128),
    (168, 44, 136),
    (145, 147, 44),
    (133, 63, 52),
    (63, 193, 204),
    (51, 109, 212),
    (28, 212, 120),
)


class SlateEngine:
    """The engine that makes test cards. The seed shifts the bars, so that different requests give different
    clips. Input images are ignored.
    """

    def __init__(self, *, threads: int, name: str = "slate") -> None:
        del threads
        self._name = name

    def traits(self) -> Traits:
        return Traits(
            name=self._name,
            fingerprint="slate-2",
            fps=FPS,
            licence="Apache-2.0; your clips are yours",
            can=Ability(resolutions=tuple(SHORT_SIDES), durations=(6, 10), takes=TAKES),
        )

    def plan(self, shot: Shot) -> Plan:
        size = shot.width * shot.height * shot.frames
        work = Work(
            shape=f"{shot.width}x{shot.height}x{shot.frames}", size=size, units={"render": shot.frames}
        )
        return Plan(make_frames=shot.frames, fingerprint="slate-2", work=work)

    def open(self, control: Control) -> None:
        """Do nothing: there is nothing to load."""

    def warm(self, shots: Iterable[Shot], control: Control) -> None:
        """Do nothing: there is nothing to warm."""

    def render(self, shot: Shot, plan: Plan, control: Control) -> Iterator[Frames]:
        width, height = shot.width, shot.height
        bar = (np.arange(width) * len(_BARS) // width + shot.seed) % len(_BARS)
        levels = np.array(_BARS, np.uint8)[bar]
        card = np.empty((height * 3 // 2, width), np.uint8)
        card[:height] = levels[:, 0]
        chroma = card[height:].reshape(2, height // 2, width // 2)
        chroma[0], chroma[1] = levels[::2, 1][: width // 2], levels[::2, 2][: width // 2]
        for number in range(shot.frames):
            frame = card.copy()
            at = min(number, shot.fps) * (width - 16) // shot.fps
            frame[:height, at : at + 16] = 235
            yield frame[None]
            control.progress("render", (number + 1) / plan.make_frames)

    def close(self) -> None:
        """Do nothing: there is nothing to free."""
