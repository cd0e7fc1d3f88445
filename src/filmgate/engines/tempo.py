"""Estimates of the time that a shot takes: its units of work, multiplied by measured seconds of a unit on
this machine.

torch is not imported here. A small file keeps the measured times, by engine, device and shape. Damaged
entries are measured again.
"""

import contextlib
import json
import os
import statistics
import time
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Annotated, Any

from filelock import FileLock, Timeout
from pydantic import Field, TypeAdapter, ValidationError

from filmgate import logs
from filmgate.domain.need import in_words
from filmgate.engines.base import Work

UNKNOWN_SECONDS = 1800.0  # that a shot may take of which nothing is known
_LATE = 2.0  # times as long as planned: something is wrong
_SILENT = 4.0  # times as long as it was ever silent for: it stands still
_NEWS = 1.1  # times as long as thought is worth telling
_RUNS = 5  # kept of each shape: the middle one counts
_SHAPES = 500  # kept of all engines; the least used go
_LOCK_SECONDS = 5.0


_Seconds = Annotated[float, Field(ge=0, allow_inf_nan=False)]


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """The measured times of one shot. `unit`: seconds of one unit, by stage; `silence`: the longest time
    without a report in seconds, by stage; `rest`: seconds that belong to no unit; `whole`: true if a shot was
    made, false if the times come from warming.
    """

    unit: dict[str, _Seconds]
    silence: dict[str, _Seconds]
    rest: _Seconds = 0.0
    whole: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class _Entry:
    """The measurements of one shape: its size and its last runs."""

    size: Annotated[int, Field(gt=0)]
    runs: tuple[Run, ...]


_ENTRY = TypeAdapter(_Entry)


@dataclass(frozen=True, slots=True, kw_only=True)
class Estimate:
    """The estimated time of a shot. `silence`: the longest time without a report in seconds, by stage;
    `measured`: true if the time comes from shots of this very shape, false if it is calculated from another
    shape or from the present shot.
    """

    seconds: float
    silence: Mapping[str, float]
    measured: bool = True


def limit(own: float | None, planned: Estimate | None) -> float:
    """Return the time limit of a shot in seconds: the operator's own limit, or else far more than the
    estimate.
    """
    if own is not None:
        return own
    return max(UNKNOWN_SECONDS, _LATE * planned.seconds) if planned else UNKNOWN_SECONDS


def stall(least: float, planned: Estimate | None, stage: str) -> float:
    """Return how many seconds without a report mean that the engine hangs in this stage. `least`: the
    smallest result.
    """
    return max(least, _SILENT * planned.silence.get(stage, 0.0)) if planned else least


def cannot_end(own: float | None, planned: Estimate | None) -> str:
    """Return the reason why a shot cannot be finished within the operator's limit, as half a sentence.

    Return "" if it can, if there is no limit, or if no shot of this shape was measured.
    """
    if own is None or planned is None or not planned.measured or planned.seconds <= own:
        return ""
    most = in_words(own)
    return (
        f"it needs about {in_words(planned.seconds)}, but the limit is {most}: choose a shorter or "
        "smaller clip, or ask the operator to raise FILMGATE_LIMIT_MINUTES"
    )


def reckon(work: Work, runs: Iterable[Run]) -> Estimate | None:
    """Return the estimate for a shot from the last runs of the same shape, by the median of each stage.
    Return None if no run has all stages of the work.
    """
    fit = [one for one in runs if one.unit.keys() >= work.units.keys()]
    if not fit:
        return None
    seconds = statistics.median(one.rest for one in fit)
    for stage, count in work.units.items():
        seconds += count * statistics.median(one.unit[stage] for one in fit)
    stages = {stage for one in fit for stage in one.silence}
    silence = {stage: max(one.silence.get(stage, 0.0) for one in fit) for stage in stages}
    return Estimate(seconds=seconds, silence=silence)


def guess(work: Work, like: Iterable[tuple[int, Estimate]]) -> Estimate | None:
    """Return the estimate for a shot from the largest other shape that was measured; it is an upper bound.
    The time grows with the square of the size, as attention does. Return None if there is no other shape.
    """
    known = max(like, key=lambda one: one[0], default=None)
    if known is None:
        return None
    size, of = known
    more = max(1.0, (work.size / size) ** 2)
    silence = {stage: seconds * more for stage, seconds in of.silence.items()}
    return Estimate(seconds=of.seconds * more, silence=silence, measured=False)


def later(planned: Estimate | None, outlook: Estimate | None) -> Estimate | None:
    """Return the new estimate `outlook` for the present shot if it is clearly longer than the planned one.
    Otherwise return None.
    """
    if outlook is None or (planned and outlook.seconds <= _NEWS * planned.seconds):
        return None
    before = planned.silence if planned else {}
    silence = {
        stage: max(before.get(stage, 0.0), outlook.silence.get(stage, 0.0))
        for stage in {*before, *outlook.silence}
    }
    return Estimate(seconds=outlook.seconds, silence=silence, measured=False)


class Stopwatch:
    """A stopwatch for the stages of one shot. The time after a progress report belongs to the stage of that
    report.
    """

    def __init__(self) -> None:
        self._stage, self._began = "", time.monotonic()
        self._since = self._began
        self._spent: dict[str, float] = {}
        self._silence: dict[str, float] = {}
        self._count: dict[str, int] = {}

    def heard(self, stage: str) -> None:
        now = time.monotonic()
        gap, self._since = now - self._since, now
        self._spent[self._stage] = self._spent.get(self._stage, 0.0) + gap
        self._silence[self._stage] = max(gap, self._silence.get(self._stage, 0.0))
        self._stage = stage
        self._count[stage] = self._count.get(stage, 0) + 1

    def run(self, work: Work) -> Run:
        """Stop the stopwatch and return the measured times of the shot."""
        self.heard("")
        unit = {stage: self._spent.get(stage, 0.0) / count for stage, count in work.units.items() if count}
        rest = sum(seconds for stage, seconds in self._spent.items() if stage not in work.units)
        silence = {stage: seconds for stage, seconds in self._silence.items() if stage}
        return Run(unit=unit, silence=silence, rest=rest)

    def outlook(self, work: Work) -> Estimate | None:
        """Return an estimate for the present shot, if it continues at the same speed. Stages that have not
        begun are not counted. Return None before the third report of the present stage.
        """
        if not self._spent.get(self._stage) or self._count[self._stage] < 3:
            return None
        seconds = self._since - self._began
        for stage, count in work.units.items():
            if heard := self._count.get(stage, 0):
                seconds += max(count - heard, 0) * self._spent.get(stage, 0.0) / heard
        return Estimate(seconds=seconds, silence=dict(self._silence), measured=False)


class Book:
    """The file of measured times on this machine. Without a file, or if it cannot be written, the times last
    as long as this process.
    """

    def __init__(self, path: Path | None) -> None:
        self._path, self._told = path, False
        self._known: dict[str, _Entry] = {}
        self._seen: tuple[int, int] | None = None  # what the file was when it was read last

    def planned(self, engine: str, work: Work) -> Estimate | None:
        """Return the estimate for a shot, from its own shape or else from others. Return None if there are no
        fitting runs. `engine`: its fingerprint and its device.
        """
        known = self._read()
        here = known.get(f"{engine} {work.shape}")
        if here and (estimate := reckon(work, here.runs)):
            return estimate
        others = [one for key, one in known.items() if key.rpartition(" ")[0] == engine]
        like = [(one.size, estimate) for one in others if (estimate := reckon(work, one.runs))]
        return guess(work, like)

    def keep(self, engine: str, work: Work, run: Run) -> None:
        """Add the times of one shot. Times from warming count only until a whole shot of that shape
        was made.
        """
        key = f"{engine} {work.shape}"
        with self._locked():
            known = self._read()
            before = known.pop(key, None)
            runs = [one for one in before.runs if one.whole] if before else []
            if run.whole or not runs:
                runs.append(run)
            known[key] = _Entry(size=work.size, runs=tuple(runs[-_RUNS:]))
            self._known = dict(list(known.items())[-_SHAPES:])
            self._write()

    def _read(self) -> dict[str, _Entry]:
        """Return all entries, with those that other processes wrote. A file with other content counts as no
        file.
        """
        if self._path is None:
            return dict(self._known)
        try:
            about = self._path.stat()
            if (now := (about.st_mtime_ns, about.st_size)) != self._seen:
                document = json.loads(self._path.read_text(encoding="utf-8"))
                self._known |= _entries(document["shapes"])
                self._seen = now
        except (OSError, ValueError, KeyError, TypeError, AttributeError):
            pass
        return dict(self._known)

    def _write(self) -> None:
        if self._path is None:
            return
        half = self._path.with_name(f"{self._path.name}.{os.getpid()}")
        try:
            half.write_text(
                json.dumps({"shapes": {key: asdict(one) for key, one in self._known.items()}}),
                encoding="utf-8",
            )
            half.replace(self._path)
        except OSError as error:
            if not self._told:
                self._told = True
                logs.event(
                    "tempo_not_kept", level="warning", file=str(self._path), reason=error.strerror or ""
                )
            with contextlib.suppress(OSError):
                half.unlink()

    @contextlib.contextmanager
    def _locked(self) -> Any:
        """Hold the lock of the file, which several workers of a machine share. A worker that gets no lock in
        time writes all the same, and a run may be lost.
        """
        if self._path is None:
            yield
            return
        lock = FileLock(f"{self._path}.lock", timeout=_LOCK_SECONDS)
        try:
            with contextlib.suppress(Timeout, OSError):
                self._path.parent.mkdir(parents=True, exist_ok=True)
                lock.acquire()
            yield
        finally:
            lock.release()


def _entries(shapes: Mapping[str, Any]) -> dict[str, _Entry]:
    """Return the entries that have the form in which entries are written."""
    good = {}
    for key, one in shapes.items():
        with contextlib.suppress(ValidationError):
            good[key] = _ENTRY.validate_python(one)
    return good
