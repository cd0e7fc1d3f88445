"""Pictures are decoded in children with little memory, in turns of accounts."""

import io
import os
import signal
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PIL import Image

from filmgate.domain.errors import InvalidParameter, Unavailable
from filmgate.media.inspect import Inspector, _Turns
from heavy_pictures import HEAVY, peak


@pytest.fixture
def inspector() -> Iterator[Inspector]:
    made = Inspector(1)
    yield made
    made.close()


def small() -> bytes:
    file = io.BytesIO()
    Image.new("RGB", (320, 400)).save(file, "PNG")
    return file.getvalue()


@pytest.mark.parametrize("name", HEAVY)
def test_no_picture_that_is_taken_costs_more_than_400_megabytes(
    inspector: Inspector, tmp_path: Path, name: str
) -> None:
    size = inspector.normalise(HEAVY[name](), "image", tmp_path / "image.png")
    assert f"{size[0]}x{size[1]}" in name or "same" in name
    assert peak(inspector.pids[0]) <= 400_000_000
    with Image.open(tmp_path / "image.png") as picture:  # and no engine has to hold all of it
        assert picture.width * picture.height <= 21_000_000


def test_a_child_that_died_is_replaced(inspector: Inspector) -> None:
    assert inspector.check(small(), "image") == (320, 400)
    before = inspector.pids[0]
    os.kill(before, signal.SIGKILL)
    while os.path.exists(f"/proc/{before}") and b") Z" not in Path(f"/proc/{before}/stat").read_bytes():  # noqa: PTH110
        time.sleep(0.01)
    assert inspector.check(small(), "image") == (320, 400)
    assert inspector.pids[0] != before


def test_who_waits_when_the_server_ends_is_told_so(inspector: Inspector) -> None:
    assert inspector.check(small(), "image")
    os.kill(inspector.pids[0], signal.SIGSTOP)  # it will not answer
    found: list[type[Exception]] = []

    def ask() -> None:
        try:
            inspector.check(small(), "image")
        except (Unavailable, InvalidParameter) as error:
            found.append(type(error))

    threads = [threading.Thread(target=ask) for _ in range(3)]
    for thread in threads:
        thread.start()
    until(lambda: len(inspector._turns._waiting.get("", ())) == 2)
    inspector.close()
    for thread in threads:
        thread.join()
    assert sorted(kind.__name__ for kind in found) == ["InvalidParameter", "Unavailable", "Unavailable"]
    assert inspector.pids == ()


def until(true: Callable[[], bool]) -> None:
    end = time.monotonic() + 60
    while not true():
        assert time.monotonic() < end
        time.sleep(0.005)


class Customer:
    """A thread that takes a place, tells of it, and leaves when told."""

    def __init__(self, turns: _Turns, account: str, order: list[str]) -> None:
        self._turns, self._account, self._order = turns, account, order
        self.served, self._leave = threading.Event(), threading.Event()
        before = self._lines()
        self._thread = threading.Thread(target=self._run)
        self._thread.start()
        until(lambda: self.served.is_set() or self._lines() == before + 1)

    def _lines(self) -> int:
        return sum(map(len, self._turns._waiting.values()))

    def _run(self) -> None:
        with self._turns.turn(self._account):
            self._order.append(self._account)
            self.served.set()
            self._leave.wait()

    def go(self) -> None:
        self._leave.set()
        self._thread.join()


def test_an_account_with_many_pictures_lets_another_one_pass() -> None:
    turns, order = _Turns(2), list[str]()
    many = [Customer(turns, "many", order) for _ in range(5)]
    assert order == ["many"]  # one child is left to others
    one = Customer(turns, "one", order)
    until(one.served.is_set)
    one.go()
    assert order == ["many", "one"]
    for customer in many:
        until(customer.served.is_set)
        customer.go()
    assert order == ["many", "one", *["many"] * 4]
    assert not turns._waiting
    assert not turns._held


def test_accounts_are_served_in_turn_and_within_one_in_order() -> None:
    turns, order = _Turns(1), list[str]()
    first = Customer(turns, "a", order)
    others = [Customer(turns, account, order) for account in ("a", "a", "b", "b", "c")]
    first.go()
    while waiting := [one for one in others if not one.served.is_set() or one._thread.is_alive()]:
        served = next(one for one in waiting if one.served.wait(1))
        served.go()
    assert order == ["a", "a", "b", "c", "a", "b"]
