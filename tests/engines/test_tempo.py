"""How long shots take: the arithmetic, as tables, and the file of what was measured."""

import json
import multiprocessing
from pathlib import Path
from typing import Any

import pytest

from filmgate.engines import recipes, tempo
from filmgate.engines.base import Work
from filmgate.engines.recipes import Chosen
from filmgate.engines.tempo import Book, Estimate, Run, Stopwatch

A14B = Work(shape="1376x768x97", size=1376 * 768 * 97, units={"denoise": 80, "decode": 97})
H100 = Run(unit={"denoise": 21.8, "decode": 0.15}, silence={"denoise": 36.0}, rest=5.0)
MINUTE = 60.0


def planned(seconds: float, *, measured: bool = True, **silence: float) -> Estimate:
    return Estimate(seconds=seconds, silence=silence, measured=measured)


@pytest.mark.parametrize(
    ("family", "adapter", "chosen", "passes"),
    [
        ("wan2.2-t2v-a14b", "wan", {}, 80),
        ("wan2.2-t2v-a14b", "wan", {"guidance": 1.0}, 40),
        ("wan2.2-ti2v-5b", "wan", {"steps": 4}, 8),
        ("minimax-h3", "h3", {}, 49),
        ("ltx-2", "ltx", {}, 90),
        ("ltx-2", "ltx", {"guidance": 1.0, "steps": 8}, 8),
    ],
)
def test_passes_are_steps_by_what_guides_them(
    family: str, adapter: str, chosen: dict[str, Any], passes: int
) -> None:
    how = recipes.sampling(family, Chosen(**chosen), width=1280, height=720)
    assert recipes.passes(adapter, how) == passes


def test_a_shot_takes_its_units_by_what_each_takes_and_the_rest() -> None:
    found = tempo.reckon(A14B, [H100])
    assert found
    assert found.seconds == pytest.approx(80 * 21.8 + 97 * 0.15 + 5)
    assert (found.silence, found.measured) == ({"denoise": 36.0}, True)
    assert tempo.reckon(A14B, []) is None
    assert tempo.reckon(A14B, [Run(unit={"denoise": 1.0}, silence={})]) is None  # nothing decoded yet


def test_of_several_runs_the_middle_one_counts_and_the_longest_silence() -> None:
    runs = [
        Run(unit={"denoise": one, "decode": 0.1}, silence={"denoise": one}) for one in (20.0, 22.0, 400.0)
    ]
    found = tempo.reckon(A14B, runs)
    assert found
    assert found.seconds == pytest.approx(80 * 22 + 9.7)
    assert found.silence == {"denoise": 400.0}


@pytest.mark.parametrize(
    ("own", "estimate", "seconds"),
    [
        (None, None, 30 * MINUTE),  # nothing is known
        (None, planned(60.0), 30 * MINUTE),  # never less
        (None, planned(29 * MINUTE), 58 * MINUTE),  # of the A14B on an H100
        (None, planned(90 * MINUTE, measured=False), 180 * MINUTE),
        (10 * MINUTE, planned(29 * MINUTE), 10 * MINUTE),  # the operator's is a bound
        (90 * MINUTE, planned(29 * MINUTE), 90 * MINUTE),
        (10 * MINUTE, None, 10 * MINUTE),
    ],
)
def test_a_shot_may_take_twice_as_planned_or_what_the_operator_says(
    own: float | None, estimate: Estimate | None, seconds: float
) -> None:
    assert tempo.limit(own, estimate) == seconds


@pytest.mark.parametrize(
    ("estimate", "stage", "seconds"),
    [
        (None, "denoise", 120.0),
        (planned(1.0, denoise=21.8), "denoise", 120.0),
        (planned(1.0, denoise=60.0), "denoise", 240.0),
        (planned(1.0, denoise=200.0), "denoise", 800.0),
        (planned(1.0, denoise=200.0), "decode", 120.0),  # each stage has its own
        (planned(1.0, measured=False, denoise=200.0), "denoise", 800.0),
    ],
)
def test_it_stands_still_when_it_is_silent_for_far_longer_than_a_unit(
    estimate: Estimate | None, stage: str, seconds: float
) -> None:
    assert tempo.stall(120.0, estimate, stage) == seconds


ASK = ": choose a shorter or smaller clip, or ask the operator to raise FILMGATE_LIMIT_MINUTES"


@pytest.mark.parametrize(
    ("own", "estimate", "why"),
    [
        (None, planned(9000.0), ""),
        (1800.0, None, ""),
        (1800.0, planned(9000.0, measured=False), ""),  # nothing is refused on a guess
        (1800.0, planned(1800.0), ""),
        (
            1800.0,
            planned(2400.0),
            "it needs about 40 minutes, but the limit is 30 minutes" + ASK,
        ),
        (2.0, planned(4.5), "it needs about 4.5 s, but the limit is 2 s" + ASK),
    ],
)
def test_what_cannot_end_in_time_is_known_before(
    own: float | None, estimate: Estimate | None, why: str
) -> None:
    assert tempo.cannot_end(own, estimate) == why


def test_another_shape_is_guessed_from_the_largest_known_and_never_less() -> None:
    small = Work(shape="832x480x97", size=832 * 480 * 97, units=A14B.units)
    known = [(A14B.size, planned(1000.0, denoise=10.0)), (small.size, planned(100.0, denoise=1.0))]
    assert tempo.guess(small, known) == planned(1000.0, measured=False, denoise=10.0)
    double = Work(shape="big", size=2 * A14B.size, units=A14B.units)
    assert tempo.guess(double, known) == planned(4000.0, measured=False, denoise=40.0)
    assert tempo.guess(double, []) is None


def test_a_shot_under_way_is_told_of_when_it_takes_longer_than_was_thought() -> None:
    assert tempo.later(planned(100.0), planned(109.0, measured=False)) is None
    assert tempo.later(planned(100.0), None) is None
    found = tempo.later(planned(100.0, decode=9.0), planned(300.0, measured=False, denoise=5.0))
    assert found == planned(300.0, measured=False, decode=9.0, denoise=5.0)
    assert tempo.later(None, planned(1.0, measured=False)) == planned(1.0, measured=False)


class Clock:
    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.now = 100.0
        monkeypatch.setattr("filmgate.engines.tempo.time.monotonic", lambda: self.now)


def test_a_stopwatch_gives_each_stage_its_time(monkeypatch: pytest.MonkeyPatch) -> None:
    clock, work = Clock(monkeypatch), Work(shape="s", size=1, units={"denoise": 4, "decode": 8})
    watch = Stopwatch()
    for stage, seconds in (
        ("denoise", 3),
        ("denoise", 10),
        ("denoise", 11),
        ("denoise", 10),
        ("decode", 13),
        ("decode", 2),
    ):
        clock.now += seconds  # what goes before the report
        watch.heard(stage)
    clock.now += 2
    run = watch.run(work)
    assert run.unit == {"denoise": (10 + 11 + 10 + 13) / 4, "decode": (2 + 2) / 8}
    assert run.silence == {"denoise": 13, "decode": 2}
    assert run.rest == 3
    assert run.whole


def test_a_shot_of_which_nothing_was_known_is_reckoned_from_its_own_passes(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    clock, work = Clock(monkeypatch), Work(shape="s", size=1, units={"denoise": 80})
    watch = Stopwatch()
    for _ in range(2):
        watch.heard("denoise")
        assert watch.outlook(work) is None
        clock.now += 60
    watch.heard("denoise")
    found = watch.outlook(work)
    assert found
    assert found.seconds >= 80 * 40  # of three reports two gaps: more is learnt with each
    for _ in range(70):
        clock.now += 60
        watch.heard("denoise")
    later = watch.outlook(work)
    assert later
    assert 80 * 58 < later.seconds < 80 * 62
    assert tempo.limit(None, later) > 80 * 60


def test_what_was_measured_is_there_for_the_next_process(tmp_path: Path) -> None:
    path = tmp_path / "tempo.json"
    Book(path).keep("wan H100", A14B, H100)
    found = Book(path).planned("wan H100", A14B)
    assert found
    assert found.seconds == pytest.approx(80 * 21.8 + 97 * 0.15 + 5)
    assert Book(path).planned("wan L40", A14B) is None
    assert Book(path).planned("other H100", A14B) is None
    other = Work(shape="1376x768x81", size=1376 * 768 * 81, units=A14B.units)
    assert Book(path).planned("wan H100", other) == tempo.guess(other, [(A14B.size, found)])
    assert [one.name for one in tmp_path.iterdir() if ".lock" not in one.name] == ["tempo.json"]


def test_what_warming_took_counts_until_a_shot_was_made(tmp_path: Path) -> None:
    book = Book(tmp_path / "tempo.json")
    warmed = Run(unit={"denoise": 10.0, "decode": 0.0}, silence={}, whole=False)
    book.keep("e", A14B, warmed)
    assert seconds(book) == 800
    book.keep("e", A14B, H100)
    assert seconds(book) > 1700
    book.keep("e", A14B, warmed)  # the next start of the worker
    assert seconds(book) > 1700


def test_only_the_last_runs_count() -> None:
    book = Book(None)
    for one in (100.0,) * 5 + (10.0,) * 5:
        book.keep("e", A14B, Run(unit={"denoise": one, "decode": 0.0}, silence={}))
    assert seconds(book) == 800


def seconds(book: Book) -> float:
    found = book.planned("e", A14B)
    assert found
    return found.seconds


@pytest.mark.parametrize(
    "spoilt",
    [
        b"",
        b"{",
        b"\xff\xfe",
        b"[]",
        b'{"shapes": 3}',
        b'{"shapes": {"e 1376x768x97": {"size": 1}}}',
        b'{"shapes": {"e 1376x768x97": {"size": 1, "runs": [{"unit": {"denoise": "soon"}, "silence": {}}]}}}',
        b'{"shapes": {"e 1376x768x97": {"size": "large", "runs": [{"unit": {}, "silence": {}}]}}}',
        b'{"shapes": {"e 1376x768x97": {"size": 9, "runs": [{"unit": {"denoise": 1, "decode": NaN}, "silence": {}}]}}}',
        b'{"shapes": {"e 1376x768x97": {"size": 9, "runs": [{"unit": {"denoise": -5, "decode": 1}, "silence": {}}]}}}',
    ],
)
def test_a_spoilt_file_is_measured_anew(tmp_path: Path, spoilt: bytes) -> None:
    path = tmp_path / "tempo.json"
    path.write_bytes(spoilt)
    book = Book(path)
    assert book.planned("e", A14B) is None
    book.keep("e", A14B, H100)
    assert json.loads(path.read_text())["shapes"]["e 1376x768x97"]["size"] == A14B.size
    assert Book(path).planned("e", A14B) == book.planned("e", A14B)


def test_where_nothing_can_be_written_this_process_knows_all_the_same(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    for place in (tmp_path / "file" / "tempo.json", Path("/proc/none/tempo.json")):
        book = Book(place)
        book.keep("e", A14B, H100)
        assert book.planned("e", A14B)


def test_the_file_does_not_grow_for_ever(tmp_path: Path) -> None:
    path = tmp_path / "tempo.json"
    many = {f"e {number}": {"size": 1, "runs": [{"unit": {}, "silence": {}}]} for number in range(900)}
    path.write_text(json.dumps({"shapes": many}))
    Book(path).keep("e", A14B, H100)
    kept = json.loads(path.read_text())["shapes"]
    assert len(kept) == 500
    assert "e 1376x768x97" in kept


def _keep(path: Path, name: str) -> None:
    book = Book(path)
    for number in range(10):
        book.keep(name, Work(shape=str(number), size=1, units={}), H100)


def test_workers_of_one_machine_lose_nothing_of_each_other(tmp_path: Path) -> None:
    context = multiprocessing.get_context("spawn")
    path = tmp_path / "tempo.json"
    workers = [context.Process(target=_keep, args=(path, f"e{number}")) for number in range(3)]
    for one in workers:
        one.start()
    for one in workers:
        one.join()
    assert len(json.loads(path.read_text())["shapes"]) == 30
