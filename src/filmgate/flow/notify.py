"""Last step of a prediction: send its webhook. Each endpoint of each account has a queue of its own, a lane.

A slow endpoint delays no other endpoint. An account whose endpoints all hang delays no other account.
"""

import json
import math
import re
import threading
from collections import Counter
from collections.abc import Mapping
from concurrent.futures import Executor, ThreadPoolExecutor
from datetime import datetime, timedelta
from typing import Any
from urllib.parse import urlsplit

from filmgate import logs, outside
from filmgate.domain import catalog, retry
from filmgate.domain.errors import UNAVAILABLE, FilmgateError, InvalidParameter
from filmgate.domain.prediction import Prediction, Status
from filmgate.domain.surface import Surface
from filmgate.flow.services import Services
from filmgate.net import Blocked, Unreachable
from filmgate.store import accounts, deliveries, predictions
from filmgate.store.deliveries import Delivery, Lane
from filmgate.webhooks import sender, signing
from filmgate.wire import envelope, minimax, minimax_2, openai

_LONGEST_URL = 2000
_HERE = re.compile(r"https?://(localhost|127\.[0-9.]+|\[::1\])(:[0-9]*)?([/?#]|$)", re.IGNORECASE)
_SLOTS = 128  # deliveries at once: a thread each, which mostly waits
_WIDTH = 4  # of one lane at once
_HELD = timedelta(minutes=1)  # for which a claimed delivery is nobody else's: longer than any attempt takes


def check(services: Services, url: str, *, name: str = "webhook") -> None:
    """Check the address of a webhook. Raise InvalidParameter, with the field's `name`, if webhooks must not
    be sent to it.
    """
    try:
        parts = urlsplit(url)
        plain = services.plain_webhooks or services.listeners.has(url)
        if (
            parts.scheme not in (("https", "http") if plain else ("https",))
            or not parts.hostname
            or len(url) > _LONGEST_URL
        ):
            raise Blocked(url)
        services.webhooks.check(url)
    except (Blocked, ValueError):
        raise InvalidParameter(
            f"{name} must be a public https URL without credentials, of at most 2000 characters"
            + _setting(services, url)
        ) from None
    except Unreachable:
        raise InvalidParameter(
            f"{name}: the host name of its URL cannot be resolved: check the URL"
        ) from None


def _setting(services: Services, url: str) -> str:
    """Name the setting that would allow this address, if there is one."""
    if services.plain_webhooks or not _HERE.match(url):
        return ""
    return "; for a receiver on this machine, start the server with FILMGATE_ALLOW_LOOPBACK_WEBHOOKS=true"


def announce(prediction: Prediction) -> Delivery | None:
    """Return the delivery of the webhook for a prediction that has ended, or None without a webhook address.
    The caller inserts it in the transaction that ends the prediction.
    """
    if not prediction.webhook:
        return None
    parts = urlsplit(prediction.webhook)
    id = outside.identifier()
    return Delivery(
        id=id,
        account=prediction.account,
        prediction=prediction.id,
        url=prediction.webhook,
        lane=f"{prediction.account} {f'{parts.scheme}://{parts.netloc}'.lower()}"[:300],
        body=json.dumps(_body(prediction, id), ensure_ascii=False),
        surface=prediction.surface,
    )


def _body(prediction: Prediction, id: str) -> Mapping[str, Any]:
    """Return the body of a webhook, in the shape of the surface that the prediction was submitted by."""
    match prediction.surface:
        case Surface.OPENAI:
            return openai.event(prediction, id=id)
        case Surface.MINIMAX:
            return minimax.callback(prediction)
        case Surface.MINIMAX_2:
            return minimax_2.queried(prediction)
        case _:
            return envelope.prediction(prediction)


def rehearse(services: Services, account: str, url: str, *, now: datetime) -> str:
    """Insert a test delivery, about no real prediction, so that an account can test its receiver. Return the
    id of the delivery.
    """
    check(services, url)
    about = Prediction(
        id=outside.identifier(),
        account=account,
        key="",
        model=next(iter(catalog.MODELS)),
        seed=0,
        price=0,
        inputs={"prompt": "A test of your webhook"},
        base_url="",
        token="",
        created_at=now,
        webhook=url,
        base64=False,
        status=Status.FAILED,
        code=UNAVAILABLE,
        error="This is a test: no clip was made",
    )
    delivery = announce(about)
    assert delivery  # noqa: S101 - it has an address
    with services.database.writing() as connection:
        deliveries.insert(connection, delivery, now=now)
    return delivery.id


class Slots:
    """The number of deliveries in progress, by lane and account, and the limits for starting more."""

    def __init__(self) -> None:
        self._lanes, self._accounts = Counter[str](), Counter[str]()

    @property
    def free(self) -> int:
        return _SLOTS - self._lanes.total()

    def full(self) -> list[str]:
        """Return the names of the lanes that have reached their limit."""
        return [lane for lane, busy in self._lanes.items() if busy >= _WIDTH]

    def crowded(self) -> list[str]:
        """Return the accounts that have reached their limit."""
        return [account for account in self._accounts if self._share(account) <= 0]

    def room(self, lane: Lane) -> int:
        """Return how many more deliveries this lane may start. A lane whose endpoint fails sends one at a
        time.
        """
        width = 1 if lane.failing else _WIDTH
        return max(0, min(width - self._lanes[lane.name], self._share(lane.account)))

    def _share(self, account: str) -> int:
        """Return the number of deliveries that an account may begin: in all, half of those that it leaves
        free.

        So other accounts find a free slot at once, however many endpoints of one account hang.
        """
        return math.ceil((self.free - 2 * self._accounts[account]) / 3)

    def take(self, delivery: Delivery) -> None:
        self._lanes[delivery.lane] += 1
        self._accounts[delivery.account] += 1

    def give(self, delivery: Delivery) -> None:
        self._lanes -= Counter((delivery.lane,))
        self._accounts -= Counter((delivery.account,))


class Dispatcher:
    """Claims webhook deliveries that are due and sends each in a thread of a pool."""

    def __init__(self, services: Services, pool: Executor | None = None) -> None:
        self._services = services
        self._slots, self._lock, self._turn = Slots(), threading.Lock(), threading.Lock()
        self._over = threading.Event()
        self._pool = pool or ThreadPoolExecutor(max_workers=_SLOTS, thread_name_prefix="webhook")

    def turn(self) -> None:
        """Start the deliveries that are due, as many as the limits allow. Only one thread does this at a
        time.
        """
        if self._over.is_set() or not self._turn.acquire(blocking=False):
            return
        try:
            for delivery in self._claim():
                self._pool.submit(self._run, delivery)
        finally:
            self._turn.release()

    def _claim(self) -> list[Delivery]:
        """Claim the deliveries that may begin now. Their attempts are counted and their slots are taken."""
        now = self._services.clock.now()
        with self._lock:
            free, full, crowded = self._slots.free, self._slots.full(), self._slots.crowded()
        if free <= 0:
            return []
        with self._services.database.reading() as connection:
            if not deliveries.any_due(connection, now=now):
                return []
            lanes = deliveries.lanes(connection, now=now, full=full, crowded=crowded, limit=free)
        with self._lock:
            lanes = [lane for lane in lanes if self._slots.room(lane)]
        if not lanes:
            return []
        claimed: list[Delivery] = []
        try:
            with self._services.database.writing() as connection, self._lock:
                for lane in lanes:
                    if most := self._slots.room(lane):
                        some = deliveries.claim(connection, lane.name, most=most, now=now, until=now + _HELD)
                        for one in some:
                            self._slots.take(one)
                        claimed += some
        except BaseException:
            with self._lock:
                for one in claimed:  # whether it was counted or not: nobody makes it now
                    self._slots.give(one)
            raise
        return claimed

    def close(self) -> None:
        """Start no more deliveries. Deliveries that were not sent stay due."""
        self._over.set()
        self._pool.shutdown(wait=False, cancel_futures=True)

    def _run(self, delivery: Delivery) -> None:
        """Make one attempt, free its slot, and start the next delivery that is due."""
        try:
            deliver(self._services, delivery)
        except Exception as error:  # noqa: BLE001 - a thread has nobody to raise to; it is due again
            logs.event("webhook_error", level="error", delivery=delivery.id, exc_info=error)
        finally:
            with self._lock:
                self._slots.give(delivery)
        try:
            self.turn()
        except FilmgateError as error:
            logs.event("postponed", level="warning", task="webhooks", reason=str(error))


def deliver(services: Services, delivery: Delivery) -> bool:
    """Send a webhook whose attempt is counted already, and record the delivery as delivered, postponed or
    dead. Return whether it was delivered.

    The address is checked again, and the body is signed anew.
    """
    with services.database.reading() as connection:
        secret = accounts.secrets(connection, delivery.account, now=services.clock.now()).now
        scheme: str = accounts.signature(connection, delivery.account)
        about = predictions.get(connection, delivery.prediction) if services.traces.on else None
    if delivery.surface is not Surface.WAVESPEED:
        scheme = signing.STANDARD
    body, attempt = delivery.body.encode(), delivery.attempt
    with services.traces.span("webhook", parent=about.trace if about else "", attempt=attempt):
        signed = signing.headers(secret, delivery.id, body, now=outside.now(), scheme=scheme)
        answer = sender.send(services.webhooks, delivery.url, body, signed)
    wait = retry.webhook(attempt, chance=outside.chance(), retry_after=answer.retry_after)
    logs.event("webhook", delivery=delivery.id, prediction=delivery.prediction, answer=answer.text)
    over = answer.ok or answer.status == sender.STOP or wait is None
    status = "delivered" if answer.ok else "dead" if over else "postponed"
    lag, now = None, services.clock.now()
    with services.database.writing() as connection:
        if over:
            lag = deliveries.finish(connection, delivery.id, status=status, answer=answer.text, now=now)
        else:
            assert wait  # noqa: S101
            deliveries.postpone(connection, delivery.id, answer=answer.text, due_at=now + wait)
    services.meters.webhook(status, lag if answer.ok else None)
    return answer.ok
