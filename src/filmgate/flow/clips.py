"""Finished clips of an account: found by their predictions, or refused with the reason."""

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from filmgate.domain.errors import InvalidParameter, NotFound
from filmgate.domain.prediction import RENDERS, Prediction, Status, plausible
from filmgate.flow.services import Services
from filmgate.store import predictions


def find(services: Services, account: str, id: str) -> Prediction:
    """Return a completed prediction with a clip. Raise NotFound, or InvalidParameter if it has no clip."""
    with services.database.reading() as connection:
        found = predictions.get(connection, id) if plausible(id) else None
    if found is None or found.account != account:
        raise NotFound("this prediction does not exist")
    return require(found)


def require(prediction: Prediction) -> Prediction:
    """Return a prediction that has a clip. Raise InvalidParameter if it has none."""
    if prediction.status is not Status.COMPLETED:
        raise InvalidParameter(f"prediction {prediction.id} has no clip: it is {prediction.status}")
    if RENDERS in prediction.inputs:
        raise InvalidParameter(f"prediction {prediction.id} is a rendition: take the clip that it is of")
    return prediction


@contextmanager
def opened(services: Services, id: str, name: str) -> Iterator[Path]:
    """Give the file of a prediction's clip while the context lasts. `name`: its name in the file store. Raise
    InvalidParameter if it has expired.
    """
    with ExitStack() as held:
        try:
            file = held.enter_context(services.blobs.local(name))
        except FileNotFoundError:
            raise InvalidParameter(f"prediction {id} has no clip: its clip has expired") from None
        yield file
