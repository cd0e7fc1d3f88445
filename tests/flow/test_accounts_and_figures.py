"""Accounts and their keys, the seed of a request, and the figures that an operator sees."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from filmgate.domain.errors import FilmgateError, InvalidParameter, NotFound
from filmgate.flow import cut, operate, settle, tenants
from filmgate.flow.meters import Meters
from filmgate.flow.services import Services
from filmgate.store import accounts
from in_process import MODEL, NOW, PRICE, ask, get, hire, opened, submit, take, uploaded

PREDICT = frozenset(("predict",))


@pytest.fixture
def services(tmp_path: Path) -> Iterator[Services]:
    with opened(tmp_path) as made:
        yield made


def key_row(services: Services, id: str) -> dict[str, Any]:
    with services.database.reading() as connection:
        found = accounts.key_row(connection, id)
    assert found
    return found


def make_key(services: Services, budget: int | None = None) -> str:
    id, _ = tenants.create_key(services, "default", name="k", scopes=PREDICT, budget=budget, now=NOW)
    return id


def open_account(services: Services, id: str, **change: Any) -> None:
    about: dict[str, Any] = {"name": "", "level": "gold", "concurrency": None, "opening": 0}
    tenants.open_account(services, id, **{**about, **change}, now=NOW)


def test_a_new_key_in_place_of_an_old_one_has_what_was_left_to_spend(services: Services) -> None:
    old = make_key(services, 3 * PRICE)
    submit(services, key=old)
    fresh, _ = tenants.rotate_key(services, old, now=NOW)
    assert (key_row(services, fresh)["budget"], key_row(services, fresh)["spent"]) == (2 * PRICE, 0)
    assert key_row(services, old)["revoked_at"]
    unbounded, _ = tenants.rotate_key(services, make_key(services), now=NOW)
    assert key_row(services, unbounded)["budget"] is None


def test_a_key_is_revoked_once_and_no_other_with_it(services: Services) -> None:
    one, other = make_key(services), make_key(services)
    tenants.revoke_key(services, one, now=NOW)
    assert key_row(services, one)["revoked_at"]
    assert key_row(services, other)["revoked_at"] is None
    for id in (one, "stranger"):
        with pytest.raises(NotFound):
            tenants.revoke_key(services, id, now=NOW)
        with pytest.raises(NotFound):
            tenants.rotate_key(services, id, now=NOW)


def test_an_account_is_disabled_and_enabled_by_its_id(services: Services) -> None:
    open_account(services, "b")

    def disabled() -> list[str]:
        with services.database.reading() as connection:
            return [one["id"] for one in accounts.all_accounts(connection) if one["disabled_at"]]

    tenants.disable(services, "b", at=NOW)
    assert disabled() == ["b"]
    tenants.disable(services, "b", at=None)
    assert disabled() == []
    with pytest.raises(NotFound):
        tenants.disable(services, "stranger", at=NOW)


def test_an_account_may_run_one_prediction_at_least(services: Services) -> None:
    open_account(services, "x", concurrency=1)
    open_account(services, "y" * 32)
    for id, change in (
        ("z", {"concurrency": 0}),
        ("", {}),
        ("z" * 33, {}),
        ("z z", {}),
        ("z", {"level": "tin"}),
    ):
        with pytest.raises(InvalidParameter):
            open_account(services, id, **change)
    with services.database.reading() as connection:
        assert {one["id"] for one in accounts.all_accounts(connection)} == {"default", "x", "y" * 32}


@pytest.mark.parametrize(("seed", "right"), [("0", True), ("4294967295", True), ("4294967296", False)])
def test_a_seed_has_thirty_two_bits(services: Services, seed: str, *, right: bool) -> None:
    if right:
        assert get(services, submit(services, seed=seed)).seed == int(seed)
    else:
        with pytest.raises(InvalidParameter, match="from 0 to 4294967295"):
            ask(services, seed=seed)


def test_the_figures_tell_how_long_the_oldest_prediction_has_waited(services: Services) -> None:
    hire(services, "w")
    submit(services, now=NOW - timedelta(seconds=90))
    take(services)
    submit(services, now=NOW - timedelta(seconds=30))
    submit(services, now=NOW - timedelta(seconds=10))
    found = operate.standing(services, now=NOW)
    assert (found.waiting[MODEL,], found.running[MODEL,], found.oldest[MODEL,]) == (2, 1, 30)
    assert (found.workers[MODEL, "working"], found.workers[MODEL, "ready"]) == (1, 0)
    assert sum(found.waiting.values()) == 2


def test_verdicts_are_counted_as_allowed_or_refused() -> None:
    meters = Meters()
    meters.screened({"verdicts": [_verdict(allowed=True), _verdict(allowed=True), _verdict(allowed=False)]})
    meters.screened(None)
    assert [
        _figure(meters, "filmgate_safety_decisions_total", decision=one) for one in ("allowed", "refused")
    ] == [
        2,
        1,
    ]


def _verdict(*, allowed: bool) -> dict[str, Any]:
    return {"stage": "text", "category": "violence", "allowed": allowed}


def _figure(meters: Meters, name: str, **labels: str) -> float:
    return sum(
        sample.value
        for metric in meters.registry.collect()
        for sample in metric.samples
        if sample.name == name and labels.items() <= sample.labels.items()
    )


def test_a_wait_of_ten_seconds_is_one_of_ten_at_most(services: Services) -> None:
    hire(services, "w")
    submit(services, now=NOW - timedelta(seconds=10))
    take(services)
    bounds = [_figure(services.meters, "filmgate_queue_wait_seconds_bucket", le=le) for le in ("5.0", "10.0")]
    assert bounds == [0, 1]


def test_a_request_of_ten_seconds_is_one_of_ten_at_most() -> None:
    meters = Meters()
    meters.request("GET", "/models", 200, 10.0)
    meters.request("GET", "/models", 200, 10.5)
    bounds = [
        _figure(meters, "http_server_request_duration_seconds_bucket", le=le)
        for le in ("5.0", "10.0", "30.0")
    ]
    assert bounds == [0, 1, 2]


def test_clips_that_cannot_be_joined_are_refused_and_leave_no_file(services: Services) -> None:
    hire(services, "w")
    ids = [submit(services) for _ in range(2)]
    for _ in ids:
        held = take(services)
        settle.complete(services, held.id, uploaded(services, held), now=NOW)
    with pytest.raises(FilmgateError):  # their bytes are no clips
        cut.join(services, "default", [cut.Piece(id=one) for one in ids])
    assert not any(services.blobs.spool().parent.iterdir())
    packed = cut.pack(services, "default", ids)
    assert packed.stat().st_size > 0
    packed.unlink()
