"""The routes about models: list, prices, engines, and texts on how to use a model."""

from dataclasses import asdict
from datetime import timedelta
from typing import Annotated, Any

from fastapi import APIRouter, Request

from filmgate.domain import catalog, guide, parameters
from filmgate.flow import serving
from filmgate.web import asked
from filmgate.web.address import base_url
from filmgate.web.auth import In, Reading
from filmgate.wire import envelope

router = APIRouter(prefix="/api/v3")

_LONGEST = 2000  # characters of a prompt


@router.get("/models")
def models(_caller: Reading, context: In, request: Request) -> dict[str, Any]:
    """Return all models. The fields `sizes` and `serving` are extensions of the contract."""
    base, served = base_url(request, context), serving.serving(context.services, now=context.now())
    return envelope.success(
        [
            envelope.model(model, base_url=base, order=order)
            | {"sizes": envelope.sizes(model), "serving": asdict(served[model.id])}
            for order, model in enumerate(catalog.MODELS.values(), start=1)
        ]
    )


@router.get("/models/{model_id:path}")
def guidance(model_id: str, _caller: Reading, context: In) -> dict[str, Any]:
    """Return texts on how to use a model, and the expected wait. The route is an extension of the
    contract.
    """
    model, services = catalog.find(model_id), context.services
    served = serving.serving(services, now=context.now())[model.id]
    expected = serving.expected(services, model, now=context.now())
    asked = guide.questions(
        licence=served.licence, typical=expected.typical, days=services.keep / timedelta(days=1)
    )
    return envelope.success(
        {
            "model_id": model.id,
            "serving": asdict(served),
            "expected": asdict(expected),
            "readme": guide.readme(model),
            "examples": [asdict(one) for one in guide.EXAMPLES],
            "questions": [{"question": question, "answer": answer} for question, answer in asked],
        }
    )


@router.post("/prompt/hints")
def hint(_caller: Reading, body: Annotated[asked.Hints, asked.asked(asked.Hints)]) -> dict[str, Any]:
    """Return hints that make this prompt easier to film, and what the embedded engine understands of it. The
    route is an extension of the contract. `image`: the prompt comes with a first frame.
    """
    from filmgate.script import hints  # noqa: PLC0415  a server starts without its word lists
    from filmgate.script.understood import understood  # noqa: PLC0415

    prompt = body.prompt[:_LONGEST]
    return envelope.success(
        {"hints": hints.hints(prompt, image=body.image), "understood": understood(prompt)}
    )


@router.post("/model/price")
@router.post("/model/pricing")
async def price(_caller: Reading, body: Annotated[asked.Inputs, asked.asked(asked.Inputs)]) -> dict[str, Any]:
    """Return the price of these inputs. For an invalid input, the price of its default is used."""
    model = catalog.find(body.model_id)
    cost = model.price(parameters.lenient(model.parameters, body.inputs)) / envelope.MICRO
    prices = {"price": cost, "discounted_price": cost, "unit_price": cost}
    return envelope.success({"model_id": model.id, **prices, "discount_rate": 0, "currency": "USD"})
