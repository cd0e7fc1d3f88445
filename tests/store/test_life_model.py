"""The life of a prediction against a model of it: whatever happens in whatever order, with clocks that jump."""

import hashlib
import os
import tempfile
from collections import Counter
from dataclasses import asdict, dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import Bundle, RuleBasedStateMachine, consumes, invariant, multiple, rule

from conftest import ABLE, fresh_database
from filmgate.bootstrap.server import open_server
from filmgate.domain.errors import FilmgateError, InvalidParameter, LeaseLost
from filmgate.flow import lease, serving, settle, sweep
from filmgate.flow.accept import Accepted, accept, draft
from filmgate.flow.check import Request
from filmgate.flow.services import Services
from filmgate.settings import Settings
from filmgate.store import accounts, ledger, predictions
from filmgate.store.predictions import Filter
from filmgate.wire.protocol import Beat, Completion, Lease, Refusal, Registration, Release

LONG = bool(os.environ.get("FILMGATE_LONG"))
MODEL, PRICE, OPENING, ATTEMPTS = "minimax/hailuo-02/standard", 230_000, 5_000_000, 3
CLIP = b"a clip"
OVER = ("completed", "failed", "cancelled")


@dataclass
class Known:
    """What the model knows of one prediction. `holder`: the attempt that may write; 0: none."""

    status: str = "created"
    attempt: int = 0
    counted: int = 0  # attempts that ended without an outcome
    until: datetime = datetime.max.replace(tzinfo=UTC)
    output: int = 0  # the attempt whose clip it is


class Life(RuleBasedStateMachine):
    """Times are the model's own: the clock is one of the things that go wrong."""

    leases = Bundle("leases")
    postgres = False

    def __init__(self) -> None:
        super().__init__()
        self.url = fresh_database() if self.postgres else None
        self.folder = tempfile.TemporaryDirectory(prefix="filmgate-")
        self.now = datetime(2026, 11, 21, tzinfo=UTC)
        self.known: dict[str, Known] = {}
        self.keys: dict[str, str] = {}
        self.services = self.open()

    def open(self) -> Services:
        made = Settings(
            data_dir=Path(self.folder.name),
            database_url=self.url,
            bootstrap_key="k",
            billing="enforce",
            opening_credit=OPENING / 1e6,
            attempts=ATTEMPTS,
            reserve_mb=0,
            lease_seconds=20,
        )
        services = open_server(made, make_key=False).context.services
        about = {
            "engine": "e",
            "fingerprint": "f",
            "licence": "",
            "host": "",
            "fault": "",
            "models": ["*"],
            "can": asdict(ABLE),
        }
        for worker in ("a", "b"):
            said = Registration.from_json({**about, "worker": worker})
            serving.register(services, said, now=self.now)
        with services.database.reading() as connection:
            caller = accounts.by_key(connection, "k")
        assert caller
        self.caller = caller
        return services

    def teardown(self) -> None:
        self.services.database.close()
        self.folder.cleanup()

    def lose(self, id: str, *, counts: bool) -> None:
        """An attempt ended without an outcome."""
        known = self.known[id]
        known.status, known.counted = "created", known.counted + counts
        if known.counted >= ATTEMPTS:
            known.status = "failed"

    @rule(key=st.sampled_from(["", "1", "2"]))
    def submit(self, key: str) -> None:
        body = {"prompt": f"with key {key}"}
        asked = Request(
            caller=self.caller, model=MODEL, body=body, base_url="http://here", idempotency=key or None
        )
        (answer,) = accept(self.services, [draft(self.services, asked, now=self.now)], now=self.now)
        open_or_paid = sum(one.status not in ("failed", "cancelled") for one in self.known.values())
        if key in self.keys and key:
            assert isinstance(answer, Accepted)
            assert answer.id == self.keys[key]
        elif (open_or_paid + 1) * PRICE > OPENING:
            assert isinstance(answer, FilmgateError)
            assert answer.status == 402
        else:
            assert isinstance(answer, Accepted)
            self.known[answer.id] = Known()
            self.keys[key] = answer.id

    @rule(target=leases, worker=st.sampled_from(["a", "b"]))
    def take(self, worker: str) -> "Lease | object":
        found = lease.lease(self.services, worker, now=self.now)
        waiting = [id for id, one in self.known.items() if one.status == "created"]
        assert (found is None) == (not waiting)
        if found is None:
            return multiple()
        known = self.known[found.id]
        assert known.status == "created"
        assert found.attempt == known.attempt + 1  # the fence only goes up
        known.status, known.attempt, known.until = "processing", found.attempt, self.now + self.services.lease
        return found

    def may_write(self, held: Lease) -> bool:
        known = self.known[held.id]
        return known.status == "processing" and known.attempt == held.attempt

    @rule(held=leases)
    def beat(self, held: Lease) -> None:
        try:
            lease.heartbeat(
                self.services, held.id, Beat(attempt=held.attempt, stage="s", progress=0.5), now=self.now
            )
        except LeaseLost:
            assert not self.may_write(held)
        else:
            assert self.may_write(held)
            self.known[held.id].until = self.now + self.services.lease

    @rule(held=leases, honest=st.booleans())
    def complete(self, held: Lease, *, honest: bool) -> None:
        self.services.blobs.write(settle.output_path(held.id, held.attempt), CLIP)
        known, digest = self.known[held.id], hashlib.sha256(CLIP if honest else b"another").hexdigest()
        said = Completion(attempt=held.attempt, size=len(CLIP), sha256=digest, inference_ms=1, details={})
        try:
            settle.complete(self.services, held.id, said, now=self.now)
        except InvalidParameter:
            assert not honest
        except LeaseLost:
            assert not self.may_write(held)
            assert known.output != held.attempt
        else:
            assert honest
            assert self.may_write(held) or (known.status, known.output) == ("completed", held.attempt)
            known.status, known.output = "completed", held.attempt

    @rule(held=leases)
    def fail(self, held: Lease) -> None:
        said = Refusal(attempt=held.attempt, code=1403, error="it cannot be made", stage="render")
        known = self.known[held.id]
        try:
            settle.fail(self.services, held.id, said, now=self.now)
        except LeaseLost:
            assert not self.may_write(held)
        else:
            assert self.may_write(held) or (known.status, known.attempt) == ("failed", held.attempt)
            known.status = "failed"

    @rule(held=consumes(leases), counts=st.booleans())
    def release(self, held: Lease, *, counts: bool) -> None:
        said = Release(attempt=held.attempt, reason="it stood still", counts=counts)
        try:
            lease.release(self.services, held.id, said, now=self.now)
        except LeaseLost:
            assert not self.may_write(held)
        else:
            assert self.may_write(held)
            self.lose(held.id, counts=counts)

    @rule(data=st.data())
    def cancel(self, data: st.DataObject) -> None:
        waits = [id for id, one in self.known.items() if one.status not in OVER]
        if waits:
            id = data.draw(st.sampled_from(waits))
            settle.cancel(self.services, "default", id, now=self.now)
            self.known[id].status = "cancelled"

    @rule(seconds=st.sampled_from([1, 15, 25, 3600, -3600]))
    def the_clock_jumps(self, seconds: int) -> None:
        self.now += timedelta(seconds=seconds)

    @rule()
    def look_for_the_silent(self) -> None:
        most = self.now + self.services.lease
        gone = lease.expire(self.services, now=self.now)
        silent = [i for i, one in self.known.items() if one.status == "processing" and one.until < self.now]
        assert gone == len(silent)
        for id in silent:
            self.lose(id, counts=True)
        for one in self.known.values():
            one.until = min(one.until, most)

    @rule()
    def the_server_dies(self) -> None:
        self.services.database.close()
        self.services = self.open()
        settle.sweep(self.services, now=self.now)
        sweep.orphans(self.services, now=self.now)

    @invariant()
    def what_is_stored_is_what_is_known(self) -> None:
        with self.services.database.reading() as connection:
            rows, total = predictions.history(connection, "default", Filter(page_size=100))
            balance = ledger.balance(connection, "default")
            verbs = Counter(
                (row.prediction, row.verb)
                for row in connection.exec_driver_sql(
                    "SELECT prediction, verb FROM ledger WHERE verb <> 'credit'"
                )
            )
        assert total == len(self.known)
        for row in rows:
            known = self.known[row.id]
            assert (row.status, row.attempt) == (known.status, known.attempt), row.id
            ended = {"completed": "settle", "failed": "refund", "cancelled": "refund"}.get(row.status)
            found = {verb: count for (id, verb), count in verbs.items() if id == row.id}
            assert found == {"hold": 1, **({ended: 1} if ended else {})}
            if row.status == "completed":
                assert row.output == settle.output_path(row.id, known.output)
                assert self.services.blobs.read(row.output) == CLIP
        held = sum(one.status not in ("failed", "cancelled") for one in self.known.values())
        assert balance == OPENING - held * PRICE


class LifeOnPostgres(Life):
    """The same."""

    postgres = True


def _at_most(examples: int) -> settings:
    slow = [HealthCheck.too_slow, HealthCheck.data_too_large]
    return settings(
        max_examples=20 * examples if LONG else examples,
        stateful_step_count=40,
        deadline=None,
        suppress_health_check=slow,
    )


TestLife, TestLifeOnPostgres = Life.TestCase, LifeOnPostgres.TestCase
TestLife.settings, TestLifeOnPostgres.settings = _at_most(20), _at_most(8)
