"""An engine of passes that take as long as they are told to: installed for a test, as any other is."""

import time
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

import numpy as np

from filmgate.domain.need import TAKES, Ability
from filmgate.domain.shot import FPS, Shot
from filmgate.engines.base import Control, Frames, Plan, Traits, Work


def install(folder: Path) -> None:
    """Beside the engines that are there, for processes with this folder in their path."""
    about = folder / "paced-1.dist-info"
    about.mkdir()
    (about / "METADATA").write_text("Metadata-Version: 2.1\nName: paced\nVersion: 1\n")
    (about / "entry_points.txt").write_text("[filmgate.engines]\npaced = paced_engine:PacedEngine\n")
    (folder / "paced_engine.py").write_text(Path(__file__).read_text(encoding="utf-8"))


class PacedEngine:
    """`seconds` of a pass; after pass `still` it stands still; `known`: what warming says a pass takes."""

    def __init__(
        self, *, name: str, threads: int, seconds: float, passes: int = 4, still: int = 99, known: float = 0.0
    ) -> None:
        del threads
        self._name, self._seconds, self._passes, self._still, self._known = (
            name,
            seconds,
            passes,
            still,
            known,
        )

    def traits(self) -> Traits:
        can = Ability(resolutions=("512p", "768p"), durations=(6,), takes=TAKES)
        return Traits(name=self._name, fingerprint="paced", fps=FPS, licence="", can=can)

    def plan(self, shot: Shot) -> Plan:
        work = Work(
            shape=f"{shot.width}x{shot.height}x{shot.frames}",
            size=shot.width * shot.height * shot.frames,
            units={"denoise": self._passes},
        )
        return Plan(make_frames=shot.frames, fingerprint="paced", work=work)

    def open(self, control: Control) -> None: ...

    def warm(self, shots: Iterable[Shot], control: Control) -> None: ...

    def device(self) -> str:
        return "clock"

    def warmed(self, shot: Shot) -> Mapping[str, float]:
        del shot
        return {"denoise": self._known} if self._known else {}

    def render(self, shot: Shot, plan: Plan, control: Control) -> Iterator[Frames]:
        del plan
        for number in range(self._passes):
            control.progress("denoise", number / self._passes)
            time.sleep(3600 if number >= self._still else self._seconds)
        for _ in range(shot.frames):
            yield np.full((1, shot.height * 3 // 2, shot.width), 128, np.uint8)

    def close(self) -> None: ...
