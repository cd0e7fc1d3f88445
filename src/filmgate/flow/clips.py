"""Finished clips of an account: found by their predictions, or refused with the reason."""

from collections.abc import Iterator
from contextlib import contextmanager
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
    if found.status is not Status.COMPLETED:
        raise InvalidParameter(f"prediction {id} has no clip: it is {found.status}")
    if RENDERS in found.inputs:
        raise InvalidParameter(f"prediction {id} is a rendition: take the clip that it is of")
    return found


@contextmanager
def opened(services: Services, prediction: Prediction) -> Iterator[Path]:
    """Give the file of a clip while the context lasts. Raise InvalidParameter if it has expired."""
    try:
        with services.blobs.local(prediction.output or "") as file:
            yield file
    except FileNotFoundError:
        raise InvalidParameter(f"prediction {prediction.id} has no clip: its clip has expired") from None
