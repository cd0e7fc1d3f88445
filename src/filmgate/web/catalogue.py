"""What can be asked for, what it costs, and what is left."""

from typing import Any

from fastapi import APIRouter, Request

from filmgate.domain.catalog import MODELS
from filmgate.store import ledger
from filmgate.web.address import base_url
from filmgate.web.auth import In, Reading
from filmgate.wire import envelope

router = APIRouter(prefix="/api/v3")


@router.get("/models")
def models(_account: Reading, context: In, request: Request) -> dict[str, Any]:
    base = base_url(request, context)
    return envelope.success(
        [
            envelope.model(model, base_url=base, order=order)
            for order, model in enumerate(MODELS.values(), start=1)
        ]
    )


@router.get("/balance")
@router.get("/account/balance")
def balance(account: Reading, context: In) -> dict[str, Any]:
    with context.house.database.reading() as connection:
        left = ledger.balance(connection, account.id)
    return envelope.success({"balance": left / envelope.MICRO, "currency": "USD"})
