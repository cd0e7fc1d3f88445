"""Download of input images from other servers, after the submission was answered and before a
worker gets it.
"""

import threading
from datetime import datetime, timedelta
from typing import Any

from filmgate import logs, outside
from filmgate.domain import errors, retry
from filmgate.domain.errors import FilmgateError, InvalidParameter
from filmgate.domain.pictures import BY_NAME, SLOTS
from filmgate.domain.prediction import Status
from filmgate.flow import settle
from filmgate.flow.check import Checked
from filmgate.flow.services import Services
from filmgate.media.image import MAX_BYTES
from filmgate.net import Blocked, Unreachable
from filmgate.store import fetches, predictions
from filmgate.store.fetches import Bounds, Fetch

_THREADS = 16
_EACH = 4  # of one account at once, on all servers together
_LEASE = timedelta(seconds=60)  # for each picture: longer than it may take
_AGAIN = timedelta(seconds=5)  # where it was no fault of the address
_MOST = 20  # attempts of all kinds: a picture that ends its server each time ends as well
_TIDY_SECONDS = 60.0
FAILED = "Failed to download image from the provided URL."  # the contract's words


class Fetcher:
    """Runs the downloads that are due, a few at a time. Each server has one. Leases prevent that two servers
    fetch the same images.
    """

    def __init__(self, services: Services, *, name: str) -> None:
        """Make the fetcher. `name` identifies this server, also after a restart: downloads that it held when
        it died are released at once.
        """
        self._services, self._name = services, name
        self._free = threading.Semaphore(_THREADS)
        self._over = threading.Event()
        self._rest_until = self._tidy_at = 0.0
        with services.database.writing() as connection:
            fetches.release(connection, name)

    def turn(self) -> None:
        """Start the downloads that are due, as many as may run at once."""
        self._tidy()
        while outside.monotonic() >= self._rest_until and self._free.acquire(blocking=False):
            task = None
            try:
                task = claim(self._services, self._name, now=self._services.clock.now())
            finally:
                if task is None:
                    self._free.release()
            if task is None:
                return
            threading.Thread(target=self._run, args=(task,), name="fetch", daemon=True).start()

    def close(self) -> None:
        """Start no more downloads. Running ones are not waited for; another attempt repeats them later."""
        self._over.set()

    def _run(self, task: Fetch) -> None:
        try:
            outcome = attempt(self._services, task)
            if not self._over.is_set():
                record(self._services, task, outcome, now=self._services.clock.now())
        except FilmgateError as error:  # its lease ends by itself
            logs.event("postponed", level="warning", task="fetch", reason=str(error))
        except Exception as error:  # noqa: BLE001 - a thread has nobody to raise to
            logs.event("fetch_error", level="error", prediction=task.prediction, exc_info=error)
        finally:
            self._free.release()
            self._rest_until = 0.0  # there may be room now

    def _tidy(self) -> None:
        if outside.monotonic() > self._tidy_at:
            self._tidy_at = outside.monotonic() + _TIDY_SECONDS
            with self._services.database.writing() as connection:
                fetches.tidy(connection)


def claim(services: Services, holder: str, *, now: datetime) -> Fetch | None:
    """Lease the next download that is due and return it, or None. The write lock is taken only if
    one is due.
    """
    bounds = Bounds(each=_EACH, room=max(services.fetched, 2 * MAX_BYTES), picture=MAX_BYTES)
    with services.database.reading() as connection:
        if not fetches.any_due(connection, now=now):
            return None
    with services.database.writing() as connection:
        return fetches.claim(connection, bounds, holder=holder, now=now, until=now + len(SLOTS) * _LEASE)


def attempt(services: Services, task: Fetch) -> int | Blocked | Unreachable | FilmgateError:
    """Download the images of a prediction and store them as files. Return the number of bytes, or
    the error.
    """
    if task.attempt > _MOST:
        return FilmgateError("the server could not store the input images: submit again later")
    with services.database.reading() as connection:
        about = predictions.get(connection, task.prediction)
    webp = about is not None and about.surface.webp
    try:
        return sum(_kept(services, task, slot, url, webp=webp) for slot, url in task.urls.items())
    except (Blocked, Unreachable, FilmgateError) as error:
        return error


def record(
    services: Services, task: Fetch, outcome: int | Blocked | Unreachable | FilmgateError, *, now: datetime
) -> None:
    """Record the outcome of a download: the prediction can be leased, fails, or waits for another attempt."""
    match outcome:
        case int():
            _arrived(services, task, outcome, now=now)
        case Unreachable():
            _missed(services, task, outcome, now=now)
        case Blocked():
            _fail(services, task, errors.MEDIA_ACCESS, FAILED, now=now)
        case InvalidParameter():
            _fail(services, task, errors.INVALID_MEDIA, str(outcome), now=now)
        case _ if task.attempt > _MOST:
            _fail(services, task, errors.INTERNAL, str(outcome), now=now)
        case _:  # no room, or where files lie does not answer
            logs.event(
                "postponed", level="warning", task="fetch", prediction=task.prediction, reason=str(outcome)
            )
            with services.database.writing() as connection:
                fetches.postpone(connection, task, due_at=now + _AGAIN, counts=False)


def at_once(services: Services, checked: Checked, account: str) -> dict[str, bytes]:
    """Download the images of a checked request now, without storing them. Return all its images by field.
    Raise InvalidParameter.
    """
    images = dict(checked.images)
    for name, url in checked.foreign.items():
        try:
            images[name] = services.images.get(url, limit=MAX_BYTES)
        except (Blocked, Unreachable) as error:
            raise InvalidParameter(_sentence(error)) from None
        services.inspector.check(images[name], name, account=account)
    return images


def _kept(services: Services, task: Fetch, slot: str, url: str, *, webp: bool) -> int:
    """Keep a picture and return its bytes. A picture that an earlier attempt kept is not fetched again."""
    name = f"inputs/{task.prediction}/{slot}"
    if (size := services.blobs.size(name)) is not None:
        return size
    data = services.images.get(url, limit=MAX_BYTES)
    services.inspector.check(data, BY_NAME[slot].field, account=task.account, webp=webp)
    services.blobs.write(name, data)
    return len(data)


def _arrived(services: Services, task: Fetch, size: int, *, now: datetime) -> None:
    with services.database.writing() as connection:
        wanted = fetches.finish(connection, task, size=size, now=now)
        about = predictions.get(connection, task.prediction)
    if wanted:
        logs.event("fetched", prediction=task.prediction, bytes=size)
        services.database.notifier.notify()
    elif about is None or about.status.over:  # cancelled or deleted meanwhile: no copy is left
        services.blobs.delete(f"inputs/{task.prediction}")


def _missed(services: Services, task: Fetch, error: Unreachable, *, now: datetime) -> None:
    with services.database.writing() as connection:
        before = fetches.failed(connection, task)
        wait = retry.picture(before + 1) if before is not None and error.passing else None
        if wait:
            fetches.postpone(connection, task, due_at=now + wait, counts=True)
    logs.event("fetch_failed", prediction=task.prediction, reason=str(error), again=bool(wait))
    if not wait:
        _fail(services, task, errors.MEDIA_ACCESS, _sentence(error), now=now)


def _sentence(error: Blocked | Unreachable) -> str:
    """Return the sentence for the client. It says nothing about addresses inside, not even whether they
    exist.
    """
    if isinstance(error, Unreachable) and error.shareable:
        return f"{FAILED} Reason: {error}."
    return FAILED


def _fail(services: Services, task: Fetch, code: int, sentence: str, *, now: datetime) -> None:
    """Fail the prediction, refund it and announce it. Do nothing where another attempt or the owner was
    first.
    """
    outcome: dict[str, Any] = {"status": Status.FAILED, "code": code, "error": sentence, "stage": "fetch"}
    with services.database.writing() as connection:
        about = predictions.get(connection, task.prediction)
        ours = fetches.failed(connection, task) is not None
        if ours and about is not None and about.status is Status.CREATED:
            settle.end(services, connection, about, None, outcome, now=now)
    if ours or about is None:
        services.blobs.delete(f"inputs/{task.prediction}")
