"""Act four: webhooks, an outbox with a lane per endpoint, so that a slow one holds up nobody else."""

import json
import random
import threading
import uuid
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime
from urllib.parse import urlsplit

from filmgate import logs
from filmgate.domain import catalog, retry
from filmgate.domain.errors import UNAVAILABLE, InvalidParameter
from filmgate.domain.prediction import Prediction, Status
from filmgate.flow.house import House
from filmgate.net import Blocked, Unreachable
from filmgate.store import accounts, deliveries, predictions
from filmgate.store.deliveries import Delivery
from filmgate.webhooks import sender, signing
from filmgate.wire import envelope

_LONGEST_URL = 2000
_LANES = 128  # endpoints at once: a thread each, which mostly waits
_ROW = 50  # deliveries of one lane before another may have its thread


def check(house: House, url: str) -> None:
    """Raises InvalidParameter for an address that webhooks are not sent to."""
    schemes = ("https", "http") if house.plain_webhooks else ("https",)
    try:
        parts = urlsplit(url)
        if parts.scheme not in schemes or not parts.hostname or len(url) > _LONGEST_URL:
            raise Blocked(url)
        house.webhooks.check(url)
    except (Blocked, ValueError):
        raise InvalidParameter(
            "webhook must be a public https URL without credentials, of at most 2000 characters"
        ) from None
    except Unreachable:
        raise InvalidParameter("webhook: the name of its host cannot be resolved") from None


def announce(prediction: Prediction) -> Delivery | None:
    """The delivery that tells of a prediction's end; written in the transaction that ends it."""
    if not prediction.webhook:
        return None
    parts = urlsplit(prediction.webhook)
    return Delivery(
        id=uuid.uuid4().hex,
        account=prediction.account,
        prediction=prediction.id,
        url=prediction.webhook,
        lane=f"{parts.scheme}://{parts.netloc}".lower()[:300],
        body=json.dumps(envelope.prediction(prediction), ensure_ascii=False),
    )


def rehearse(house: House, account: str, url: str, *, now: datetime) -> str:
    """Queue a delivery that tells of no prediction, to try a receiver; returns its id."""
    check(house, url)
    about = Prediction(
        id=uuid.uuid4().hex, account=account, key="", model=next(iter(catalog.MODELS)), seed=0, price=0,
        inputs={"prompt": "A test of your webhook"}, base_url="", token="", created_at=now, webhook=url,
        base64=False, status=Status.FAILED, code=UNAVAILABLE, error="This is a test: nothing was asked for",
    )  # fmt: skip
    delivery = announce(about)
    assert delivery  # noqa: S101 - it has an address
    with house.database.writing() as connection:
        deliveries.insert(connection, delivery, now=now)
    return delivery.id


class Notifier:
    """Sends what is due; one delivery at a time for each lane."""

    def __init__(self, house: House, clock: Callable[[], datetime]) -> None:
        self._house, self._clock, self._lock = house, clock, threading.Lock()
        self._busy: set[str] = set()
        self._over = threading.Event()
        self._pool = ThreadPoolExecutor(max_workers=_LANES, thread_name_prefix="webhook")

    def turn(self) -> None:
        """Start every lane in which something is due."""
        with self._lock:
            busy = frozenset(self._busy)
        if len(busy) >= _LANES:
            return
        with self._house.database.reading() as connection:
            found = deliveries.lanes(connection, now=self._clock(), busy=busy, limit=_LANES - len(busy))
        for lane in found:
            with self._lock:
                self._busy.add(lane)
            self._pool.submit(self._run, lane)

    def close(self) -> None:
        """What was not delivered stays due."""
        self._over.set()
        self._pool.shutdown(wait=False, cancel_futures=True)

    def _run(self, lane: str) -> None:
        """One after another, until nothing is due, one fails, or others should have their turn."""
        try:
            for _ in range(_ROW):
                with self._house.database.reading() as connection:
                    delivery = deliveries.due(connection, lane, now=self._clock())
                if self._over.is_set() or not delivery:
                    return
                if not deliver(self._house, delivery, now=self._clock()):
                    return
        except Exception as error:  # noqa: BLE001 - a thread has nobody to raise to; the delivery stays due
            logs.event("webhook_error", level="error", lane=lane, exc_info=error)
        finally:
            with self._lock:
                self._busy.discard(lane)


def deliver(house: House, delivery: Delivery, *, now: datetime) -> bool:
    """One attempt; then delivered, postponed or dead. The address is checked again, and signed afresh."""
    with house.database.reading() as connection:
        secret = accounts.secrets(connection, delivery.account, now=now).now
        about = predictions.get(connection, delivery.prediction) if house.traces.on else None
    body = delivery.body.encode()
    with house.traces.span("webhook", parent=about.trace if about else "", attempt=delivery.attempt + 1):
        answer = sender.send(
            house.webhooks, delivery.url, body, signing.headers(secret, delivery.id, body, now=now)
        )
    attempt = delivery.attempt + 1
    wait = retry.webhook(attempt, chance=random.random(), retry_after=answer.retry_after)  # noqa: S311
    logs.event("webhook", delivery=delivery.id, prediction=delivery.prediction, answer=answer.text)
    with house.database.writing() as connection:
        if answer.ok or answer.status == sender.STOP or wait is None:
            status = "delivered" if answer.ok else "dead"
            lag = deliveries.finish(
                connection, delivery.id, status=status, attempt=attempt, answer=answer.text, now=now
            )
            house.meters.webhook(status, lag if answer.ok else None)
        else:
            deliveries.postpone(
                connection, delivery.id, attempt=attempt, answer=answer.text, due_at=now + wait
            )
            house.meters.webhook("postponed")
    return answer.ok
