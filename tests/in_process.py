"""A server's services in the process of the test, over SQLite: for the tests of one layer, without a socket."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from conftest import ABLE
from filmgate import outside
from filmgate.bootstrap.server import open_server
from filmgate.domain.prediction import Prediction
from filmgate.flow import lease, serving, settle
from filmgate.flow.accept import Accepted, accept, draft
from filmgate.flow.check import Request
from filmgate.flow.services import Services
from filmgate.settings import Settings
from filmgate.store import predictions
from filmgate.store.accounts import Caller
from filmgate.wire.protocol import Completion, Lease, Registration

MODEL, PRICE = "minimax/hailuo-02/standard", 230_000
NOW = datetime(2026, 11, 21, tzinfo=UTC)


class Clock(outside.Outside):
    """Both clocks of the machine, which stand until the test or a sleep moves them. It started a second ago."""

    def __init__(self) -> None:
        self.passed = 0.0

    def now(self) -> datetime:
        return NOW + timedelta(seconds=self.passed)

    def monotonic(self) -> float:
        return 1 + self.passed

    def sleep(self, seconds: float) -> None:
        self.passed += seconds


@contextmanager
def opened(folder: Path, **settings: Any) -> Iterator[Services]:
    """Give services with the account `default`, whose level has no limit, and no worker."""
    asked = Settings(data_dir=folder, bootstrap_key="k", reserve_mb=0, **settings)
    made = open_server(asked, make_key=False).context.services
    try:
        yield made
    finally:
        made.inspector.close()
        made.database.close()


def hire(services: Services, name: str, *, now: datetime = NOW, **said: Any) -> None:
    """Register a worker that can make every clip of every model."""
    about = {"engine": "e", "fingerprint": "f", "licence": "", "host": "", "fault": "", "can": asdict(ABLE)}
    serving.register(services, Registration.from_json({**about, **said, "worker": name}), now=now)


def ask(
    services: Services, *, model: str = MODEL, now: datetime = NOW, account: str = "default", **asked: Any
) -> Accepted | Exception:
    """Submit a request; `asked` are the fields of Request."""
    caller = Caller(account=account, key=asked.pop("key", ""), scopes=frozenset(("predict",)))
    body = {"prompt": "a lake"} | asked.pop("body", {})
    request = Request(caller=caller, model=model, body=body, base_url="http://here", **asked)
    (answer,) = accept(services, [draft(services, request, now=now)], now=now)
    return answer


def submit(services: Services, **asked: Any) -> str:
    answer = ask(services, **asked)
    assert isinstance(answer, Accepted), answer
    return answer.id


def take(services: Services, worker: str = "w", *, now: datetime = NOW) -> Lease:
    held = lease.lease(services, worker, now=now)
    assert held
    return held


def uploaded(services: Services, held: Lease) -> Completion:
    """Store a clip of this attempt, and return the message that completes it."""
    path = settle.output_path(held.id, held.attempt)
    services.blobs.write(path, b"a clip")
    size, sha256 = services.blobs.check(path) or (0, "")
    return Completion(attempt=held.attempt, size=size, sha256=sha256, inference_ms=7000, details={})


def get(services: Services, id: str) -> Prediction:
    with services.database.reading() as connection:
        found = predictions.get(connection, id)
    assert found
    return found
