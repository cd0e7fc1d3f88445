"""Requests that arrive together share a transaction, or a statement."""

import asyncio
from collections.abc import Iterable
from typing import TypeVar

from fastapi.concurrency import run_in_threadpool

from filmgate.domain.prediction import Prediction
from filmgate.flow.accept import Accepted, Draft, accept, draft
from filmgate.flow.check import Request, slow
from filmgate.store import predictions
from filmgate.web.context import Context
from filmgate.web.slow import Slow

T = TypeVar("T")


class Submits:
    """While one transaction is on its way to the disk, what arrives gathers for the next: nothing waits
    when the server is idle, and one sync to the disk serves all when it is busy.
    """

    def __init__(self, context: Context, slow: Slow) -> None:
        self._context, self._slow = context, slow
        self._waiting: list[tuple[Draft, asyncio.Future[Accepted]]] = []
        self._writing: asyncio.Task[None] | None = None

    async def accept(self, request: Request) -> Accepted:
        house, now = self._context.house, self._context.now()
        if slow(request):
            one = await self._slow.run(request.caller.account, draft, house, request, now=now)
        else:
            one = draft(house, request, now=now)
        answer: asyncio.Future[Accepted] = asyncio.get_running_loop().create_future()
        self._waiting.append((one, answer))
        if self._writing is None:
            self._writing = asyncio.create_task(self._write())
        return await answer

    async def _write(self) -> None:
        try:
            while self._waiting:
                taken, self._waiting = self._waiting, []
                drafts = [one for one, _ in taken]
                answers: list[Accepted | Exception]
                try:
                    answers = await run_in_threadpool(
                        accept, self._context.house, drafts, now=self._context.now()
                    )
                except Exception as error:  # noqa: BLE001  every one that waits gets an answer
                    answers = [error] * len(taken)
                for (_, future), answer in zip(taken, answers, strict=True):
                    _answer([future], answer)
        finally:
            self._writing = None


class Polls:
    """Results asked for in one turn of the event loop are read at its end. Inline: a read costs less than
    the way to a thread and back.
    """

    def __init__(self, context: Context) -> None:
        self._context = context
        self._asked: dict[str, list[asyncio.Future[Prediction | None]]] = {}

    async def get(self, id: str) -> Prediction | None:
        loop = asyncio.get_running_loop()
        if not self._asked:
            loop.call_soon(self._read)
        answer: asyncio.Future[Prediction | None] = loop.create_future()
        self._asked.setdefault(id, []).append(answer)
        return await answer

    def _read(self) -> None:
        asked, self._asked = self._asked, {}
        try:
            with self._context.house.database.reading() as connection:
                found = predictions.get_all(connection, asked)
        except Exception as error:  # noqa: BLE001  every one that waits gets an answer
            for futures in asked.values():
                _answer(futures, error)
        else:
            for id, futures in asked.items():
                _answer(futures, found.get(id))


def _answer(futures: Iterable[asyncio.Future[T]], answer: T | Exception) -> None:
    """A future that is done already is of a client that left; a prediction of theirs is made all the same."""
    for future in futures:
        if not future.done():
            if isinstance(answer, Exception):
                future.set_exception(answer)
            else:
                future.set_result(answer)
