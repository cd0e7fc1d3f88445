"""Submit, poll, list and cancel predictions."""

from datetime import UTC, datetime, timedelta
from typing import Annotated, Any

from fastapi import APIRouter, Depends, HTTPException, Request, Response

from filmgate.domain.catalog import MODELS
from filmgate.domain.errors import InvalidParameter, NotFound
from filmgate.domain.prediction import Status
from filmgate.flow import settle
from filmgate.flow.accept import Request as Submission
from filmgate.flow.accept import accept
from filmgate.store import predictions
from filmgate.store.predictions import Filter
from filmgate.web.address import base_url
from filmgate.web.auth import In, Predicting, Reading
from filmgate.web.body import json_object
from filmgate.wire import envelope

router = APIRouter(prefix="/api/v3")

_PAGE = 100


@router.get("/predictions/{id}/result")
@router.get("/predictions/{id}")
async def result(id: str, account: Reading, context: In) -> dict[str, Any]:
    """The hot route: read inline, which beats the thread pool here."""
    with context.house.database.reading() as connection:
        found = predictions.get(connection, id)
    if found is None or found.account != account.id:
        raise NotFound("there is no such prediction")
    return envelope.success(envelope.prediction(found))


Body = Annotated[dict[str, Any], Depends(json_object)]


@router.post("/predictions")
def history(account: Reading, context: In, body: Body) -> dict[str, Any]:
    """A page of the account's predictions, newest first; without dates the last 24 hours."""
    wanted = _filter(body, now=context.now())
    with context.house.database.reading() as connection:
        found, total = predictions.history(connection, account.id, wanted)
    more = wanted.page * wanted.page_size < total
    items = [envelope.prediction(one) for one in found]
    return envelope.success({"page": wanted.page, "items": items, "total": total, "has_more": more})


@router.delete("/predictions/{id}")
def cancel(id: str, account: Predicting, context: In) -> dict[str, Any]:
    settle.cancel(context.house, account.id, id, now=context.now())
    return envelope.success({"deleted_count": 1})


models = APIRouter(prefix="/api/v3")


@models.get("/{model_id:path}")
def submit_only(model_id: str) -> None:
    """A model is something to POST to; everything else that is left here does not exist."""
    raise HTTPException(405 if model_id in MODELS else 404)


@models.post("/{model_id:path}")
def submit(  # noqa: PLR0917
    model_id: str, account: Predicting, context: In, body: Body, request: Request, response: Response
) -> dict[str, Any]:
    """Accept a prediction. Registered last: reserved paths win over model ids."""
    if request.query_params.get("webhook"):
        raise InvalidParameter("this server does not deliver webhooks yet: poll urls.get instead")
    submission = Submission(
        account=account.id,
        model=model_id,
        body=body,
        base_url=base_url(request, context),
        seed=request.headers.get("x-filmgate-seed"),
    )
    accepted, ignored = accept(context.house, submission, now=context.now())
    response.headers["X-Filmgate-Seed"] = str(accepted.seed)
    if ignored:
        names = ", ".join(ignored)[:400]
        response.headers["X-Ignored-Params"] = names.encode("ascii", "replace").decode()
    return envelope.success(envelope.prediction(accepted))


def _filter(body: dict[str, Any], *, now: datetime) -> Filter:
    after, before = _date(body, "created_after"), _date(body, "created_before")
    if after is None and before is None:
        after = now - timedelta(hours=24)
    status = body.get("status") or None
    if status is not None and status not in list(Status):
        raise InvalidParameter(f"status must be one of {', '.join(Status)}")
    model = body.get("model") or None
    if model is not None and not isinstance(model, str):
        raise InvalidParameter("model must be a string")
    return Filter(
        page=_whole(body, "page", 1, 1_000_000),
        page_size=_whole(body, "page_size", 20, _PAGE),
        after=after,
        before=before,
        model=model,
        status=Status(status) if status else None,
    )


def _whole(body: dict[str, Any], name: str, default: int, most: int) -> int:
    value = body.get(name, default)
    if not isinstance(value, int) or isinstance(value, bool) or not 1 <= value <= most:
        raise InvalidParameter(f"{name} must be an integer from 1 to {most}")
    return value


def _date(body: dict[str, Any], name: str) -> datetime | None:
    value = body.get(name)
    if value in (None, ""):
        return None
    try:
        at = datetime.fromisoformat(value)
    except (TypeError, ValueError):
        raise InvalidParameter(f"{name} must be an ISO 8601 date and time") from None
    return at if at.tzinfo else at.replace(tzinfo=UTC)
