"""The routes about models: list, prices, engines, and texts on how to use a model."""

from datetime import timedelta
from typing import Annotated, cast

from fastapi import Request

from filmgate.domain import catalog, guide, parameters
from filmgate.domain.errors import ModelNotFound
from filmgate.flow import serving
from filmgate.web import asked
from filmgate.web.address import base_url
from filmgate.web.auth import In, Reading
from filmgate.web.routing import Answer, Router, raises
from filmgate.wire import answers, envelope

router = Router(prefix="/api/v3", tags=["Catalogue and prices"])

_LONGEST = 2000  # characters of a prompt


@router.get("/models")
def models(_caller: Reading, context: In, request: Request) -> Answer[list[answers.Model]]:
    """Return all models. The fields `sizes` and `serving` are extensions of the contract."""
    base, served = base_url(request, context), serving.serving(context.services, now=context.now())
    return Answer(
        [
            {
                **envelope.entry(model, base_url=base, order=order),
                "sizes": envelope.sizes(model),
                "serving": _serving(served[model.id]),
            }
            for order, model in enumerate(catalog.MODELS.values(), start=1)
        ]
    )


@router.get("/models/{model_id:path}")
@raises(ModelNotFound)
def guidance(model_id: str, _caller: Reading, context: In) -> Answer[answers.Guidance]:
    """Return texts on how to use a model, and the expected wait. The route is an extension of the
    contract.
    """
    model, services = catalog.find(model_id), context.services
    served = serving.serving(services, now=context.now())[model.id]
    expected = serving.expected(services, model, now=context.now())
    asked = guide.questions(
        licence=served.licence, typical=expected.typical, days=services.keep / timedelta(days=1)
    )
    return Answer(
        {
            "model_id": model.id,
            "serving": _serving(served),
            "expected": {"typical": expected.typical, "ahead": expected.ahead},
            "readme": guide.readme(model),
            "examples": [_example(one) for one in guide.EXAMPLES],
            "questions": [{"question": question, "answer": answer} for question, answer in asked],
        }
    )


@router.post("/prompt/hints")
def hint(_caller: Reading, body: Annotated[asked.Hints, asked.asked(asked.Hints)]) -> Answer[answers.Hints]:
    """Return hints that make this prompt easier to film, and what the embedded engine understands of it. The
    route is an extension of the contract. `image`: the prompt comes with a first frame.
    """
    from filmgate.script import hints  # noqa: PLC0415  a server starts without its word lists
    from filmgate.script.understood import understood  # noqa: PLC0415

    prompt = body.prompt[:_LONGEST]
    read = cast("answers.Understood", understood(prompt))
    return Answer({"hints": hints.hints(prompt, image=body.image), "understood": read})


@router.post("/model/price")
@router.post("/model/pricing", operation_id="pricing")
@raises(ModelNotFound)
async def price(
    _caller: Reading, body: Annotated[asked.Inputs, asked.asked(asked.Inputs)]
) -> Answer[answers.Price]:
    """Return the price of these inputs. For an invalid input, the price of its default is used."""
    model = catalog.find(body.model_id)
    cost = model.price(parameters.lenient(model.parameters, body.inputs)) / envelope.MICRO
    return Answer(
        {
            "model_id": model.id,
            "price": cost,
            "discounted_price": cost,
            "unit_price": cost,
            "discount_rate": 0,
            "currency": "USD",
        }
    )


def _serving(one: serving.Serving) -> answers.Serving:
    return {"state": one.state, "engine": one.engine, "licence": one.licence}


def _example(one: guide.Example) -> answers.Example:
    return {"purpose": one.purpose, "prompt": one.prompt, "motion": one.motion, "still": one.still}
