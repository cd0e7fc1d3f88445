"""One submission, whichever surface it came by: the same limits, checks and headers."""

from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from typing import Any

from fastapi import Request, Response

from filmgate import logs
from filmgate.domain.errors import (
    FilmgateError,
    Forbidden,
    IdempotencyMismatch,
    InsufficientCredits,
    InvalidParameter,
    MissingParameter,
    ModelNotFound,
    NotFound,
    RateLimited,
    StorageFull,
)
from filmgate.domain.prediction import SEED_LIMIT
from filmgate.domain.surface import Surface
from filmgate.flow.accept import Accepted
from filmgate.flow.check import Request as Submission
from filmgate.store.accounts import Caller
from filmgate.web.address import base_url
from filmgate.web.body import REFUSED
from filmgate.web.limits import SubmitRate
from filmgate.wire.order import Order, renamed

SEED = {
    "name": "X-Filmgate-Seed",
    "in": "header",
    "description": "Seed of the clip; without it, the same request has the same seed.",
    "schema": {"type": "integer", "minimum": 0, "maximum": SEED_LIMIT - 1},
}
TOLD: dict[int | str, dict[str, Any]] = {
    200: {
        "description": "The prediction was accepted. In sync mode: it is over, or the time to wait is.",
        "headers": {
            "X-Filmgate-Seed": {"description": "Seed of the clip.", "schema": SEED["schema"]},
            "Idempotent-Replayed": {
                "description": "This is the answer to an earlier request with this Idempotency-Key.",
                "schema": {"type": "string", "enum": ["true"]},
            },
            "X-Ignored-Params": {
                "description": "Names in the body that the model does not know.",
                "schema": {"type": "string"},
            },
        },
    }
}
RAISED = (
    *REFUSED,
    Forbidden,
    IdempotencyMismatch,
    InsufficientCredits,
    InvalidParameter,
    MissingParameter,
    ModelNotFound,
    NotFound,
    RateLimited,
    StorageFull,
)

Prepare = Callable[[Submission], Awaitable[Submission]]


@contextmanager
def counted(request: Request, caller: Caller) -> Iterator[None]:
    """Count a submission, which is made while the context lasts. The answer, refused or not, tells what is
    left of the rate. Raise RateLimited.
    """
    rate: SubmitRate = request.app.state.rate
    try:
        with rate.turn(caller):
            yield
    finally:
        request.state.headers = rate.headers(caller)


async def submit(
    request: Request,
    caller: Caller,
    order: Order,
    *,
    surface: Surface,
    webhook: str | None,
    prepare: Prepare | None = None,
) -> Accepted:
    """Accept an order that is `counted`. Raise the errors of flow.accept, with fields
    under the client's names. `prepare`: changes the submission before it is checked.
    """
    asked = Submission(
        caller=caller,
        model=order.model,
        body=order.inputs,
        base_url=base_url(request, request.app.state.context),
        seed=order.seed if order.seed is not None else request.headers.get("x-filmgate-seed"),
        webhook=webhook,
        idempotency=request.headers.get("idempotency-key"),
        trace=request.headers.get("traceparent", ""),
        id=logs.request.get(),
        surface=surface,
    )
    try:
        ready = await prepare(asked) if prepare else asked
        accepted: Accepted = await request.app.state.submits.accept(ready)
    except FilmgateError as error:
        raise renamed(error, order.names) from None
    client = request.headers.get("x-client-name", "")[:80]
    logs.event(
        "accepted",
        prediction=accepted.id,
        model=accepted.prediction.model,
        surface=surface.value,
        client=client,
    )
    return accepted


def tell(request: Request, response: Response, accepted: Accepted, ignored: tuple[str, ...] = ()) -> None:
    """Add the headers that tell the rate, the seed, a repeated answer, and fields that changed nothing."""
    response.headers.update(request.state.headers)
    response.headers["X-Filmgate-Seed"] = str(accepted.prediction.seed)
    if accepted.replayed:
        response.headers["Idempotent-Replayed"] = "true"
    if names := ", ".join((*accepted.ignored, *ignored))[:400]:
        # a header line is printable ASCII, whatever a JSON key may hold
        response.headers["X-Ignored-Params"] = "".join(c if " " <= c <= "~" else "?" for c in names)
