"""Batching: requests that arrive at the same time share a transaction or a query."""

import asyncio
from collections.abc import Callable, Iterable, Mapping
from typing import Generic, TypeVar

from filmgate.domain.prediction import Prediction
from filmgate.flow.accept import Accepted, Draft, accept, draft
from filmgate.flow.check import Request, slow
from filmgate.store import predictions
from filmgate.store.database import Connection
from filmgate.web.context import Context
from filmgate.web.threads import Kind, Threads

T = TypeVar("T")
_AT_ONCE = 500  # ids in one statement


class Submits:
    """Batches submissions: those that arrive during a transaction share the next one, so that one sync to the
    disk serves all. An idle server does not wait.
    """

    def __init__(self, context: Context, threads: Threads) -> None:
        self._context, self._threads = context, threads
        self._waiting: list[tuple[Request | Draft, asyncio.Future[Accepted]]] = []
        self._writing: asyncio.Task[None] | None = None

    async def accept(self, request: Request) -> Accepted:
        one: Request | Draft = request
        if slow(request):  # nobody else waits for its images and names
            kind = self._threads.names if request.webhook else self._threads.images
            one = await kind.run_for(
                request.caller.account, draft, self._context.services, request, now=self._context.now()
            )
        answer: asyncio.Future[Accepted] = asyncio.get_running_loop().create_future()
        self._waiting.append((one, answer))
        if self._writing is None:
            self._writing = asyncio.create_task(self._write())
        return await answer

    async def _write(self) -> None:
        try:
            while self._waiting:
                taken, self._waiting = self._waiting, []
                answers: list[Accepted | Exception]
                try:
                    answers = await self._threads.submits.run(self._take, [one for one, _ in taken])
                except Exception as error:  # noqa: BLE001  every one that waits gets an answer
                    answers = [error] * len(taken)
                for (_, future), answer in zip(taken, answers, strict=True):
                    _answer([future], answer)
        finally:
            self._writing = None

    def _take(self, asked: list[Request | Draft]) -> list[Accepted | Exception]:
        """Return the answers in order. A draft that is refused early is not part of the transaction."""
        services, now = self._context.services, self._context.now()
        drafts: list[Draft] = []
        refused: dict[int, Exception] = {}
        for place, one in enumerate(asked):
            try:
                drafts.append(one if isinstance(one, Draft) else draft(services, one, now=now))
            except Exception as error:  # noqa: BLE001  it is the answer of this one
                refused[place] = error
        accepted = iter(accept(services, drafts, now=now) if drafts else [])
        return [refused[place] if place in refused else next(accepted) for place in range(len(asked))]


class Gathered(Generic[T]):
    """Batches reads: those that arrive during a query share the next one."""

    def __init__(self, kind: Kind, look: Callable[[list[str]], Mapping[str, T]]) -> None:
        """Make the batch. `look` returns the values that exist, by id; `kind` is the thread pool that it runs
        in.
        """
        self._kind, self._look = kind, look
        self._asked: dict[str, list[asyncio.Future[T | None]]] = {}
        self._reading: asyncio.Task[None] | None = None

    async def get(self, id: str) -> T | None:
        answer: asyncio.Future[T | None] = asyncio.get_running_loop().create_future()
        self._asked.setdefault(id, []).append(answer)
        if self._reading is None:
            self._reading = asyncio.create_task(self._read())
        return await answer

    async def _read(self) -> None:
        try:
            while self._asked:
                asked, self._asked = self._asked, {}
                try:
                    results = await self._kind.run(self._look, list(asked))
                except Exception as error:  # noqa: BLE001  every one that waits gets an answer
                    for futures in asked.values():
                        _answer(futures, error)
                else:
                    for id, futures in asked.items():
                        _answer(futures, results.get(id))
        finally:
            self._reading = None


def polls(context: Context, threads: Threads) -> Gathered[Prediction]:
    """Return a batched reader of predictions by id, for clients that poll."""

    def look(ids: list[str]) -> dict[str, Prediction]:
        with context.services.database.reading() as connection:
            return _all(connection, ids)

    return Gathered(threads.polls, look)


def _all(connection: Connection, ids: list[str]) -> dict[str, Prediction]:
    found: dict[str, Prediction] = {}
    for start in range(0, len(ids), _AT_ONCE):
        found |= predictions.get_all(connection, ids[start : start + _AT_ONCE])
    return found


def _answer(futures: Iterable[asyncio.Future[T]], answer: T | Exception) -> None:
    """Answer a submission. If its future is done, the client has left; its prediction is made all
    the same.
    """
    for future in futures:
        if not future.done():
            if isinstance(answer, Exception):
                future.set_exception(answer)
            else:
                future.set_result(answer)
