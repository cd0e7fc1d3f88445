"""What can be asked for, and what it costs."""

from typing import Any

from fastapi import APIRouter, Request

from filmgate.domain import catalog, parameters
from filmgate.domain.errors import InvalidParameter, MissingParameter
from filmgate.web.address import base_url
from filmgate.web.auth import In, Reading
from filmgate.web.body import Body, text
from filmgate.wire import envelope

router = APIRouter(prefix="/api/v3")


@router.get("/models")
async def models(_caller: Reading, context: In, request: Request) -> dict[str, Any]:
    base = base_url(request, context)
    return envelope.success(
        [
            envelope.model(model, base_url=base, order=order)
            for order, model in enumerate(catalog.MODELS.values(), start=1)
        ]
    )


@router.post("/model/price")
@router.post("/model/pricing")
async def price(_caller: Reading, body: Body) -> dict[str, Any]:
    """The price of these inputs; what is not valid is priced at its default."""
    id, inputs = text(body, "model_id"), body.get("inputs") or {}
    if id is None:
        raise MissingParameter("model_id is required")
    if not isinstance(inputs, dict):
        raise InvalidParameter("inputs must be an object")
    model = catalog.find(id)
    cost = model.price(parameters.lenient(model.parameters, inputs)) / envelope.MICRO
    prices = {"price": cost, "discounted_price": cost, "unit_price": cost}
    return envelope.success({"model_id": id, **prices, "discount_rate": 0, "currency": "USD"})
