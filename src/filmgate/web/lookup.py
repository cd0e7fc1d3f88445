"""Reading of one prediction, whichever surface asks."""

from fastapi import Request

from filmgate.domain.errors import NotFound
from filmgate.domain.prediction import Prediction, plausible
from filmgate.store.accounts import Caller


async def prediction(request: Request, caller: Caller, id: str, *, what: str = "prediction") -> Prediction:
    """Return a prediction of the caller's account. Raise NotFound: what is another's does not exist. `what`:
    the surface's word for a prediction.
    """
    found: Prediction | None = await request.app.state.polls.get(id) if plausible(id) else None
    if found is None or found.account != caller.account:
        raise NotFound(f"this {what} does not exist")
    return found
