"""The routes of storyboards: a few stills that show how a clip may look. They are free, and an extension of
the contract.

The local worker of this server draws them. They are kept in memory only.
"""

import asyncio
import contextlib
import hashlib
import json
from collections import OrderedDict, deque
from collections.abc import Iterator
from typing import Annotated

from fastapi import Depends, Request, Response

from filmgate import outside
from filmgate.domain import errors
from filmgate.domain.errors import InvalidParameter, ModelNotFound, RateLimited, Unavailable
from filmgate.domain.pictures import data_uri
from filmgate.flow import check, fetch
from filmgate.flow.check import Checked
from filmgate.web import asked, auth
from filmgate.web.auth import In, Pools, Reading
from filmgate.web.context import Context
from filmgate.web.routing import Answer, Router, raises
from filmgate.web.submission import SEED
from filmgate.wire import answers
from filmgate.wire.protocol import Sketch, Stills

router = Router(prefix="/api/v3", tags=["Predictions"])
workers = Router(prefix="/internal/v1", dependencies=[Depends(auth.worker)])

_SECONDS = 30.0  # longest wait for one
_KEPT = 64  # storyboards remembered, of some 200 KB each
_POLL_SECONDS, _LOOK_SECONDS = 15.0, 0.1
_USERS_FAULT = (errors.MODERATION, errors.INVALID_MEDIA, errors.MEDIA_ACCESS)


class Storyboards:
    """The storyboards that accounts have ordered: it passes orders to the local worker, and caches the
    results.
    """

    def __init__(self) -> None:
        self._waiting: deque[Sketch] = deque()
        self._answers: dict[str, asyncio.Future[Stills]] = {}
        self._busy: set[str] = set()
        self._kept: OrderedDict[tuple[str, str], list[str]] = OrderedDict()  # by account and digest
        self._asked_at = -float("inf")  # when a worker last asked for work

    @property
    def open(self) -> bool:
        """Tell whether a worker asked for orders lately."""
        return outside.monotonic() - self._asked_at < _SECONDS

    @contextlib.contextmanager
    def turn(self, account: str) -> Iterator[None]:
        """Allow an account one storyboard at a time, while the context lasts. Raise RateLimited if another
        one is in progress.
        """
        if account in self._busy:
            raise RateLimited("this account already has a storyboard in progress: wait for it", retry_after=1)
        self._busy.add(account)
        try:
            yield
        finally:
            self._busy.remove(account)

    def forget(self, account: str) -> None:
        """Remove the cached storyboards of an account, because it deletes a prediction and the stills may
        show it.
        """
        for key in [one for one in self._kept if one[0] == account]:
            del self._kept[key]

    async def draw(self, account: str, order: Sketch) -> list[str]:
        """Order a storyboard and return its stills as data URIs. Raise InvalidParameter if the request is
        wrong, else Unavailable.
        """
        key = account, _digest(order)
        if key in self._kept:
            self._kept.move_to_end(key)
            return self._kept[key]
        answer: asyncio.Future[Stills]
        answer = self._answers[order.id] = asyncio.get_running_loop().create_future()
        self._waiting.append(order)
        try:
            found = await asyncio.wait_for(answer, _SECONDS)
        except TimeoutError:
            raise Unavailable("the storyboard took too long: try again") from None
        finally:
            del self._answers[order.id]
        if found.error:
            raise (InvalidParameter if found.code in _USERS_FAULT else Unavailable)(found.error)
        self._kept[key] = found.stills
        while len(self._kept) > _KEPT:
            self._kept.popitem(last=False)
        return found.stills

    def next(self) -> Sketch | None:
        """Return the oldest order whose client still waits, or None. A worker calls this."""
        self._asked_at = outside.monotonic()
        while self._waiting:
            order = self._waiting.popleft()
            if order.id in self._answers:
                return order
        return None

    def answer(self, id: str, stills: Stills) -> None:
        """Pass the stills of a worker to the client that waits. If it no longer waits, do nothing."""
        answer = self._answers.get(id)
        if answer and not answer.done():
            answer.set_result(stills)


@router.post("/storyboards", openapi_extra={"parameters": [SEED]})
@raises(ModelNotFound, RateLimited)
async def storyboard(
    caller: Reading,
    context: In,
    threads: Pools,
    request: Request,
    body: Annotated[asked.Storyboard, asked.asked(asked.Storyboard)],
) -> Answer[answers.Storyboard]:
    """Return four to six stills of the clip that these inputs would give, as WebP data URIs. Nothing is
    charged.
    """
    boards: Storyboards = request.app.state.storyboards
    if not boards.open:
        raise Unavailable("no local worker can draw storyboards now: try again later")
    count = body.count
    order = check.Request(
        caller=caller,
        model=body.model_id,
        body=body.inputs,
        base_url="",
        seed=request.headers.get("x-filmgate-seed"),
    )
    with boards.turn(caller.account):
        checked, images = await threads.images.run_for(caller.account, _at_hand, context, order)
        stills = await boards.draw(caller.account, _order(context, checked, images, count))
    duration = checked.model.duration(checked.inputs)
    return Answer(
        {
            "stills": stills,
            "moments": [round((k + 0.5) / count * duration, 3) for k in range(count)],  # seconds
            "seed": checked.seed,
        }
    )


@workers.post("/sketches")
async def take(context: In, request: Request) -> Response:
    """Answer a worker's long poll for storyboards: 200 with an order, or 204 if there is none."""
    boards: Storyboards = request.app.state.storyboards
    until = outside.monotonic() + _POLL_SECONDS
    while (
        not context.leaving.is_set() and outside.monotonic() < until and not await request.is_disconnected()
    ):
        if order := boards.next():
            return Response(json.dumps(order.to_json()), media_type="application/json")
        await asyncio.sleep(_LOOK_SECONDS)
    return Response(status_code=204)


@workers.post("/sketches/{id}")
async def stills(id: str, body: Annotated[Stills, asked.asked(Stills)], request: Request) -> dict[str, str]:
    boards: Storyboards = request.app.state.storyboards
    boards.answer(id, body)
    return {"status": "ok"}


def _at_hand(context: Context, asked: check.Request) -> tuple[Checked, dict[str, bytes]]:
    """Return the checked request and all its pictures."""
    checked = check.check(context.services, asked, now=context.now())
    return checked, fetch.at_once(context.services, checked, asked.caller.account)


def _order(context: Context, checked: Checked, images: dict[str, bytes], count: int) -> Sketch:
    model, inputs = checked.model, checked.inputs

    def reference(name: str) -> str | None:
        return data_uri(images[name], "") if name in images else None

    return Sketch(
        id=outside.identifier(),
        prompt=inputs.get("prompt", ""),
        resolution=model.size(inputs),
        duration=model.duration(inputs),
        seed=checked.seed,
        count=count,
        first=reference("image"),
        last=reference("end_image"),
        screening=context.services.policy.of(inputs),
    )


def _digest(order: Sketch) -> str:
    """Return the digest of all that the stills depend on."""
    asked = {name: value for name, value in order.to_json().items() if name != "id"}
    return hashlib.sha256(json.dumps(asked, sort_keys=True).encode()).hexdigest()
