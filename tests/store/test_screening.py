"""Who is leased what must be screened, what is taken in when nobody can, and what counts as screened."""

from collections.abc import Callable, Iterator
from dataclasses import asdict
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, Literal

import pytest

from conftest import ABLE
from filmgate.bootstrap.server import open_server
from filmgate.domain import catalog
from filmgate.domain.errors import LeaseLost, Unavailable
from filmgate.domain.prediction import Status
from filmgate.flow import lease, settle
from filmgate.flow.accept import Accepted, accept, draft
from filmgate.flow.check import Request
from filmgate.flow.services import Services
from filmgate.settings import Settings
from filmgate.store import accounts, predictions, workers
from filmgate.wire.protocol import Beat, Completion, Lease, Refusal

NOW = datetime(2026, 11, 21, tzinfo=UTC)
MODEL = "minimax/hailuo-02/standard"
RECORD: dict[str, Any] = {"version": 1, "verdicts": [{"stage": "frames", "allowed": True}]}
When = Literal["expansion", "always", "never"]
Opener = Callable[..., Services]


@pytest.fixture
def opened(tmp_path: Path, database_url: str | None) -> Iterator[Opener]:
    servers: list[Services] = []

    def opener(when: When = "expansion", **screen: Any) -> Services:
        settings = Settings(
            data_dir=tmp_path, database_url=database_url, bootstrap_key="fgk_key", safety=when, screen=screen
        )
        servers.append(open_server(settings, make_key=False).context.services)
        return servers[-1]

    yield opener
    for services in servers:
        services.database.close()


def submit(services: Services, *, expand: bool, now: datetime = NOW) -> str:
    with services.database.reading() as connection:
        caller = accounts.by_key(connection, "fgk_key")
    assert caller
    body = {"prompt": "a cat", "enable_prompt_expansion": expand}
    request = Request(caller=caller, model=MODEL, body=body, base_url="http://here")
    (answer,) = accept(services, [draft(services, request, now=now)], now=now)
    if not isinstance(answer, Accepted):
        raise answer
    return answer.id


def worker(services: Services, name: str, fault: str = "", now: datetime = NOW) -> None:
    with services.database.writing() as connection:
        said = {
            "worker": name,
            "engine": "slate",
            "fingerprint": "s",
            "licence": "",
            "host": "",
            "fault": fault,
            "can": asdict(ABLE),
            "ready": True,
            "expects": {},
            "limit": 0.0,
        }
        workers.register(connection, said, models=list(catalog.MODELS), now=now)


def take(services: Services, name: str) -> Lease:
    found = lease.lease(services, name, now=NOW)
    assert found
    return found


def finish(services: Services, id: str, record: dict[str, Any] | None) -> None:
    path = settle.output_path(id, 1)
    services.blobs.write(path, b"clip")
    size, sha256 = services.blobs.check(path) or (0, "")
    message = Completion(attempt=1, size=size, sha256=sha256, inference_ms=1, details={}, screening=record)
    settle.complete(services, id, message, now=NOW)


def test_a_worker_that_cannot_screen_is_leased_the_rest(opened: Opener) -> None:
    services = opened()
    worker(services, "blind", "altered")
    worker(services, "sees")
    screened, plain = submit(services, expand=True), submit(services, expand=False)
    assert take(services, "blind").id == plain
    assert lease.lease(services, "blind", now=NOW) is None
    found = take(services, "sees")
    assert found.id == screened
    assert found.screening == services.policy.how


@pytest.mark.parametrize(("when", "takes"), [("always", 0), ("expansion", 1), ("never", 2)])
def test_the_policy_says_what_must_be(opened: Opener, when: When, takes: int) -> None:
    services = opened(when)
    submit(services, expand=True)
    submit(services, expand=False)
    worker(services, "blind", "altered")
    found = [one for _ in range(3) if (one := lease.lease(services, "blind", now=NOW))]
    assert len(found) == takes
    assert all(one.screening is None for one in found)
    worker(services, "sees")
    rest = [one for _ in range(3) if (one := lease.lease(services, "sees", now=NOW))]
    assert len(rest) == 2 - takes
    assert all(one.screening for one in rest)


def test_an_open_policy_leases_to_anybody(opened: Opener) -> None:
    services = opened(missing="allow")
    worker(services, "blind", "altered")
    submit(services, expand=True)
    assert take(services, "blind").screening == services.policy.how


def test_nothing_is_taken_that_nobody_could_screen(opened: Opener) -> None:
    services = opened()
    submit(services, expand=True)  # no worker yet: it waits for one
    worker(services, "blind", "altered")
    with pytest.raises(Unavailable, match="filmgate doctor"):
        submit(services, expand=True)
    submit(services, expand=False)
    worker(services, "sees")
    submit(services, expand=True)
    later = NOW + timedelta(seconds=90)
    worker(services, "blind", "altered", now=later)  # the other one is silent by now
    with pytest.raises(Unavailable):
        submit(services, expand=True, now=later)


def test_a_worker_that_works_or_waits_lives(opened: Opener) -> None:
    services = opened()
    worker(services, "sees")
    submit(services, expand=True)
    held = take(services, "sees")
    later = NOW + timedelta(seconds=50)
    lease.heartbeat(
        services, held.id, Beat(attempt=1, stage="render", progress=0.5), now=NOW + timedelta(seconds=15)
    )
    with services.database.reading() as connection:
        assert [one.fault for one in workers.live(connection, now=later)] == [""]
        assert workers.live(connection, now=NOW + timedelta(seconds=80)) == []
    lease.present(services, "sees", now=later)
    with services.database.reading() as connection:
        assert len(workers.live(connection, now=NOW + timedelta(seconds=100))) == 1


def test_what_must_be_screened_is_not_published_without_a_verdict(opened: Opener) -> None:
    services = opened()
    worker(services, "sees")
    id = submit(services, expand=True)
    take(services, "sees")
    for record in (
        None,
        {"version": 1, "verdicts": []},
        RECORD | {"version": 0},
        RECORD | {"missing": {"prompt": "x"}},
        {"version": 1, "verdicts": [{"stage": "frames", "allowed": False}]},
    ):
        with pytest.raises(LeaseLost):
            finish(services, id, record)
    finish(services, id, RECORD)
    with services.database.reading() as connection:
        found = predictions.get(connection, id)
    assert found
    assert (found.status, found.nsfw) == (Status.COMPLETED, (False,))
    assert found.details["screened"] is True
    assert found.details["screening"] == RECORD


def test_a_refusal_keeps_its_record(opened: Opener) -> None:
    services = opened()
    worker(services, "sees")
    id = submit(services, expand=True)
    take(services, "sees")
    record = {"version": 1, "verdicts": [{"stage": "frames", "allowed": False}]}
    message = Refusal(attempt=1, code=1200, error="refused", stage="frames", screening=record, clip=True)
    settle.fail(services, id, message, now=NOW)
    with services.database.reading() as connection:
        found = predictions.get(connection, id)
    assert found
    assert (found.status, found.code, found.nsfw, found.outputs) == (Status.FAILED, 1200, (True,), ())
    assert found.details["screening"] == record


def test_a_lease_travels_whole(opened: Opener) -> None:
    services = opened(text=0.7, languages="refuse")
    worker(services, "sees")
    submit(services, expand=True)
    sent = take(services, "sees")
    assert Lease.from_json(sent.to_json()) == sent
    assert sent.screening
    assert (sent.screening.text, sent.screening.languages) == (0.7, "refuse")


def test_a_prediction_that_a_worker_releases_costs_no_attempt(opened: Opener) -> None:
    services = opened()
    id = submit(services, expand=False)
    for _ in range(2 * services.attempts):
        worker(services, "told to end")
        assert take(services, "told to end").id == id
        assert lease.release_worker(services, "told to end", now=NOW, reason="ends", counts=False) == 1
    for attempt in range(services.attempts):
        worker(services, "dies")
        held = take(services, "dies")
        assert held.attempt == 2 * services.attempts + attempt + 1  # the fence only goes up
        assert lease.release_worker(services, "dies", now=NOW, reason="it fell", counts=True) == 1
    with services.database.reading() as connection:
        found = predictions.get(connection, id)
    assert found
    assert (found.status, found.error) == (
        Status.FAILED,
        "3 attempts to make this clip failed. Reason of the last one: it fell",
    )
