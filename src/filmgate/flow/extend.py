"""Extension: a submission whose clip goes on from the last frame of an earlier one. Its output is both as one
film.
"""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from filmgate.domain import catalog, parameters
from filmgate.domain.catalog import Model
from filmgate.domain.errors import InvalidParameter
from filmgate.domain.pictures import data_uri
from filmgate.domain.prediction import EXTENDS, Prediction
from filmgate.domain.shot import FPS, native_size
from filmgate.flow import clips
from filmgate.flow.check import Earlier, Request
from filmgate.flow.services import Services

_LONGEST = 120  # seconds of a film


def extension(services: Services, request: Request, id: str) -> Request:
    """Return the submission that extends the clip of prediction `id`: the request with the last frame of that
    clip as its image. `request.model` may be empty: then it is the model of that clip, or one that takes
    images at its size.

    Raise NotFound or InvalidParameter.
    """
    from filmgate.media import still  # noqa: PLC0415  a server starts without its decoders
    from filmgate.media.footage import Footage  # noqa: PLC0415

    earlier = clips.find(services, request.caller.account, id)
    if request.body.get("image"):
        raise InvalidParameter("image must not be given: it is the last frame of the clip")
    with clips.opened(services, id, earlier.output or "") as file:
        footage = Footage.of(file)
        picture = footage.picture(-1)
    model = catalog.find(request.model) if request.model else _model(earlier)
    body = _fitting(model, earlier, request.body)
    inputs = parameters.lenient(model.parameters, body)
    made = native_size(model.size(inputs), footage.size)
    if made != footage.size:
        sizes = "{}x{}, and the clip is {}x{}".format(*made, *footage.size)
        raise InvalidParameter(f"model must make the size of the clip: {model.id} makes {sizes}")
    seconds = footage.count / FPS + model.duration(inputs)
    if seconds > _LONGEST:
        raise InvalidParameter(f"a film has at most {_LONGEST} seconds; this one would have {seconds:.0f}")
    image = data_uri(still.png(picture), "image/png")
    return replace(
        request,
        model=model.id,
        body={**body, "image": image},
        earlier=Earlier(use=EXTENDS, id=id, clip=earlier.output or ""),
    )


def _model(earlier: Prediction) -> Model:
    """Return the model for an extension: that of the clip, or the first that makes its size from an image."""
    own = catalog.find(earlier.model)
    if _takes_image(own):
        return own
    size = own.size(earlier.inputs)
    return next(one for one in catalog.MODELS.values() if _takes_image(one) and one.resolution == size)


def _takes_image(model: Model) -> bool:
    return any(one.name == "image" for one in model.parameters)


def _fitting(model: Model, earlier: Prediction, body: Mapping[str, Any]) -> Mapping[str, Any]:
    """Return the body with the resolution of the clip, where a model has several. Raise InvalidParameter."""
    if not _takes_image(model):
        raise InvalidParameter(f"model must take an image, which {model.id} does not")
    size = catalog.find(earlier.model).size(earlier.inputs)
    if any(one.name == "resolution" for one in model.parameters) and not body.get("resolution"):
        return {**body, "resolution": size}
    return body
