"""Between accept and produce: pictures that lie elsewhere are brought here soon after the answer."""

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
from filmgate.flow.house import House
from filmgate.media.image import MAX_BYTES
from filmgate.net import Blocked, Unreachable
from filmgate.store import fetches, predictions
from filmgate.store.fetches import Bounds, Fetch

_THREADS = 16
_EACH = 4  # of one account at once, on all servers together
_LEASE = timedelta(seconds=60)  # for each picture: longer than it may take
_AGAIN = timedelta(seconds=5)  # where it was no fault of the address
_MOST = 20  # attempts of all kinds: a picture that ends its server each time ends as well
_PAUSE_SECONDS = 1.0  # after all that was due had to wait
_TIDY_SECONDS = 60.0
FAILED = "Failed to download image from the provided URL."  # the contract's words


class Fetcher:
    """Fetches what is due, a few at a time. Each server has one; leases keep them apart."""

    def __init__(self, house: House, *, name: str) -> None:
        """`name` is this server's, and stays over a restart: what it held when it died is free at once."""
        self._house, self._name = house, name
        self._free = threading.Semaphore(_THREADS)
        self._over = threading.Event()
        self._rest_until = self._tidy_at = 0.0
        with house.database.writing() as connection:
            fetches.release(connection, name)

    def turn(self) -> None:
        """Start whatever is due and has room."""
        self._tidy()
        while outside.monotonic() >= self._rest_until and self._free.acquire(blocking=False):
            found = None
            try:
                found = claim(self._house, self._name, now=self._house.clock.now())
            finally:
                if found is None:
                    self._free.release()
            if found is None:
                return
            threading.Thread(target=self._run, args=(found,), name="fetch", daemon=True).start()

    def close(self) -> None:
        """Begin nothing more. What is under way is not waited for and stays due."""
        self._over.set()

    def _run(self, found: Fetch) -> None:
        try:
            outcome = attempt(self._house, found)
            if not self._over.is_set():
                record(self._house, found, outcome, now=self._house.clock.now())
        except FilmgateError as error:  # its lease ends by itself
            logs.event("put_off", level="warning", task="fetch", reason=str(error))
        except Exception as error:  # noqa: BLE001 - a thread has nobody to raise to
            logs.event("fetch_error", level="error", prediction=found.prediction, exc_info=error)
        finally:
            self._free.release()
            self._rest_until = 0.0  # there may be room now

    def _tidy(self) -> None:
        if outside.monotonic() > self._tidy_at:
            self._tidy_at = outside.monotonic() + _TIDY_SECONDS
            with self._house.database.writing() as connection:
                fetches.tidy(connection)


def claim(house: House, holder: str, *, now: datetime) -> Fetch | None:
    """Looks before it locks."""
    bounds = Bounds(each=_EACH, room=max(house.fetched, 2 * MAX_BYTES), picture=MAX_BYTES)
    with house.database.reading() as connection:
        if not fetches.any_due(connection, now=now):
            return None
    with house.database.writing() as connection:
        return fetches.claim(connection, bounds, holder=holder, now=now, until=now + len(SLOTS) * _LEASE)


def attempt(house: House, found: Fetch) -> int | Blocked | Unreachable | FilmgateError:
    """Bytes of all its pictures, which are files now; or what stood in the way."""
    if found.attempt > _MOST:
        return FilmgateError("its images could not be stored")
    try:
        return sum(_kept(house, found, slot, url) for slot, url in found.urls.items())
    except (Blocked, Unreachable, FilmgateError) as error:
        return error


def record(
    house: House, found: Fetch, outcome: int | Blocked | Unreachable | FilmgateError, *, now: datetime
) -> None:
    """What came of an attempt: the prediction may be given out, or has failed, or another one follows."""
    match outcome:
        case int():
            _arrived(house, found, outcome, now=now)
        case Unreachable():
            _missed(house, found, outcome, now=now)
        case Blocked():
            _fail(house, found, errors.MEDIA_ACCESS, FAILED, now=now)
        case InvalidParameter():
            _fail(house, found, errors.INVALID_MEDIA, str(outcome), now=now)
        case _ if found.attempt > _MOST:
            _fail(house, found, errors.INTERNAL, str(outcome), now=now)
        case _:  # no room, or where files lie does not answer
            logs.event(
                "put_off", level="warning", task="fetch", prediction=found.prediction, reason=str(outcome)
            )
            with house.database.writing() as connection:
                fetches.postpone(connection, found, due_at=now + _AGAIN, counts=False)


def at_once(house: House, checked: Checked, account: str) -> dict[str, bytes]:
    """The images of a request that nothing is kept of, by field. Raises InvalidParameter."""
    found = dict(checked.images)
    for name, url in checked.foreign.items():
        try:
            found[name] = house.images.get(url, limit=MAX_BYTES)
        except (Blocked, Unreachable) as error:
            raise InvalidParameter(_sentence(error)) from None
        house.inspector.check(found[name], name, account=account)
    return found


def _kept(house: House, found: Fetch, slot: str, url: str) -> int:
    """Bytes of a picture that is here now; one that an earlier attempt kept is not fetched again."""
    name = f"inputs/{found.prediction}/{slot}"
    if (size := house.blobs.size(name)) is not None:
        return size
    data = house.images.get(url, limit=MAX_BYTES)
    house.inspector.check(data, BY_NAME[slot].field, account=found.account)
    house.blobs.write(name, data)
    return len(data)


def _arrived(house: House, found: Fetch, size: int, *, now: datetime) -> None:
    with house.database.writing() as connection:
        wanted = fetches.finish(connection, found, size=size, now=now)
        about = predictions.get(connection, found.prediction)
    if wanted:
        logs.event("fetched", prediction=found.prediction, bytes=size)
        house.database.bell.ring()
    elif about is None or about.status.over:  # cancelled or deleted meanwhile: no copy is left
        house.blobs.delete(f"inputs/{found.prediction}")


def _missed(house: House, found: Fetch, error: Unreachable, *, now: datetime) -> None:
    with house.database.writing() as connection:
        before = fetches.failed(connection, found)
        wait = retry.picture(before + 1) if before is not None and error.passing else None
        if wait:
            fetches.postpone(connection, found, due_at=now + wait, counts=True)
    logs.event("fetch_failed", prediction=found.prediction, reason=str(error), again=bool(wait))
    if not wait:
        _fail(house, found, errors.MEDIA_ACCESS, _sentence(error), now=now)


def _sentence(error: Blocked | Unreachable) -> str:
    """What a stranger may know: of what is inside, nothing, and not whether it is there."""
    if isinstance(error, Unreachable) and error.told:
        return f"{FAILED} Reason: {error}."
    return FAILED


def _fail(house: House, found: Fetch, code: int, sentence: str, *, now: datetime) -> None:
    """Refunded, and told to its webhook; nothing where another attempt or its owner was first."""
    outcome: dict[str, Any] = {"status": Status.FAILED, "code": code, "error": sentence, "stage": "fetch"}
    with house.database.writing() as connection:
        about = predictions.get(connection, found.prediction)
        ours = fetches.failed(connection, found) is not None
        if ours and about is not None and about.status is Status.CREATED:
            settle.end(house, connection, about, None, outcome, now=now)
    if ours or about is None:
        house.blobs.delete(f"inputs/{found.prediction}")
