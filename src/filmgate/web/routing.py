"""The ways in which a route says what it answers, for the OpenAPI document: its return type, and `raises`.

    @router.get("/balance")
    @raises(NotFound)
    def balance(…) -> Answer[Balance]:
        return Answer({"balance": 1.0, "currency": "USD"})

mypy holds the data to the type; nothing is checked or copied while a request is answered.
"""

from collections.abc import Callable, Iterator, Mapping
from typing import Any, Generic, TypeVar

from fastapi import APIRouter, Response
from fastapi.dependencies.models import Dependant
from pydantic_core import to_json

from filmgate.domain.errors import FilmgateError
from filmgate.wire import answers, envelope

T = TypeVar("T")
F = TypeVar("F", bound=Callable[..., Any])


class Router(APIRouter):
    """A router whose GET routes answer HEAD, too. The operation id of a route is the name of its handler.

    `refused`: the type of its errors; `refused_by_200`: they have HTTP status 200.
    """

    def __init__(self, *, refused: Any = answers.Refused, refused_by_200: bool = False, **more: Any) -> None:
        self.refused, self.refused_by_200 = refused, refused_by_200
        super().__init__(generate_unique_id_function=lambda route: route.name, **more)

    def get(self, path: str, **more: Any) -> Callable[[F], F]:
        return self.api_route(path, methods=["GET", "HEAD"], **more)


class Json(Response, Generic[T]):
    """A JSON answer. `Json[T]` is a class of its own, so that a route's return type tells T."""

    media_type = "application/json"
    kind: Any = None
    enveloped = False

    def __class_getitem__(cls, kind: Any) -> Any:
        return type(cls.__name__, (cls,), {"kind": kind})

    def __init__(self, data: T, status: int = 200, headers: Mapping[str, str] | None = None) -> None:
        super().__init__(to_json(data), status, headers)


class Answer(Json[T]):
    """A success: the data in the envelope."""

    enveloped = True

    def __init__(self, data: T, headers: Mapping[str, str] | None = None) -> None:
        super().__init__(envelope.success(data), headers=headers)  # type: ignore[arg-type]  # what T is in


def raises(*errors: type[FilmgateError]) -> Callable[[F], F]:
    """Say which errors a route or a dependency raises, beside those that every route has."""

    def mark(handler: F) -> F:
        handler.raises = errors  # type: ignore[attr-defined]
        return handler

    return mark


def calls(dependant: Dependant) -> Iterator[Callable[..., Any]]:
    """Give the handler of a route and all its dependencies."""
    if dependant.call:
        yield dependant.call
    for one in dependant.dependencies:
        yield from calls(one)
