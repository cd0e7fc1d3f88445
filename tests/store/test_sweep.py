"""Files that no row names go, and no others; leases end though clocks jump."""

from collections.abc import Iterator
from dataclasses import asdict
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from conftest import ABLE
from filmgate.bootstrap.server import open_server
from filmgate.flow import lease, receive, serving, settle, sweep
from filmgate.flow.accept import Accepted, accept, draft
from filmgate.flow.check import Request
from filmgate.flow.services import Services
from filmgate.settings import Settings
from filmgate.store import accounts
from filmgate.wire.protocol import Completion, Lease, Registration, Release

MODEL = "minimax/hailuo-02/standard"
NOW = datetime.now(UTC)  # files have the time of the machine


@pytest.fixture
def services(tmp_path: Path, database_url: str | None) -> Iterator[Services]:
    """With one worker."""
    settings = Settings(
        data_dir=tmp_path, database_url=database_url, bootstrap_key="k", reserve_mb=0, lease_seconds=20
    )
    made = open_server(settings, make_key=False).context.services
    about = {
        "engine": "e",
        "fingerprint": "f",
        "licence": "",
        "host": "",
        "fault": "",
        "models": ["*"],
        "can": asdict(ABLE),
    }
    serving.register(made, Registration.from_json({**about, "worker": "w"}), now=NOW)
    yield made
    made.database.close()


def submit(services: Services) -> str:
    with services.database.reading() as connection:
        caller = accounts.by_key(connection, "k")
    assert caller
    asked = Request(caller=caller, model=MODEL, body={"prompt": "a"}, base_url="http://here")
    (answer,) = accept(services, [draft(services, asked, now=NOW)], now=NOW)
    assert isinstance(answer, Accepted)
    return answer.id


def take(services: Services) -> Lease:
    """Leased, and a clip of it stored."""
    held = lease.lease(services, "w", now=NOW)
    assert held
    services.blobs.write(settle.output_path(held.id, held.attempt), b"a clip")
    return held


def files(services: Services) -> set[str]:
    later = NOW + timedelta(days=1)
    return {
        name for kind in ("inputs", "outputs", "uploads") for name in services.blobs.names(kind, before=later)
    }


def test_what_lost_attempts_and_lost_requests_left_goes(services: Services) -> None:
    first = submit(services)
    lost = take(services)
    lease.release(services, first, Release(attempt=1, reason="", counts=True), now=NOW)
    won = take(services)
    assert (lost.attempt, won.attempt) == (1, 2)
    size, sha256 = services.blobs.check(settle.output_path(first, 2)) or (0, "")
    done = Completion(attempt=2, size=size, sha256=sha256, inference_ms=1, details={})
    settle.complete(services, first, done, now=NOW)
    waits, spool = submit(services), services.blobs.spool()
    spool.write_bytes(b"uploaded")
    upload = receive.put_whole(
        services, "default", spool, filename="a.png", content_type=None, base_url="http://here", now=NOW
    ).upload
    kept = {settle.output_path(first, 2), f"inputs/{waits}/first", upload.path}
    astray = {
        f"inputs/{first}/first",
        f"inputs/{'0' * 32}/first",
        f"uploads/{'1' * 32}",
        f"outputs/{'2' * 32}/1/0.mp4",
    }
    for name in {*astray, f"inputs/{waits}/first"}:
        services.blobs.write(name, b"a file")
    assert sweep.orphans(services, now=NOW) == 0  # all are young: they may be on their way
    assert files(services) == {*kept, *astray, settle.output_path(first, 1)}
    assert sweep.orphans(services, now=NOW + timedelta(hours=2)) == 5
    assert files(services) == kept


@pytest.mark.parametrize(("seconds", "gone"), [(19, 0), (21, 1)])
def test_a_clock_that_is_set_back_holds_nothing_up(services: Services, seconds: int, gone: int) -> None:
    submit(services)
    take(services)
    back = NOW - timedelta(hours=3)
    assert lease.expire(services, now=back) == 0
    assert lease.expire(services, now=back + timedelta(seconds=seconds)) == gone
