"""The exception handlers: our own errors, those of the framework, and unexpected ones, each in the shape of
the surface that was asked.
"""

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from pydantic_core import to_json
from starlette.exceptions import HTTPException
from starlette.requests import ClientDisconnect
from starlette.responses import Response

from filmgate import logs
from filmgate.domain.errors import FilmgateError, InvalidJson, InvalidParameter
from filmgate.web import surfaces
from filmgate.wire import problem
from filmgate.wire.problem import Problem

_SLUGS = {
    404: "not_found",
    405: "method_not_allowed",
    413: "payload_too_large",
    415: "unsupported_media_type",
}


def install(app: FastAPI) -> None:
    """Install the exception handlers that turn every error into the shape of its surface."""

    @app.exception_handler(FilmgateError)
    def ours(request: Request, error: FilmgateError) -> Response:
        return _answer(request, problem.of(error))

    @app.exception_handler(HTTPException)
    def framework(request: Request, error: HTTPException) -> Response:
        status, slug = error.status_code, _SLUGS.get(error.status_code, "error")
        return _answer(request, Problem(status=status, slug=slug, message=str(error.detail)))

    @app.exception_handler(RequestValidationError)
    def invalid(request: Request, error: RequestValidationError) -> Response:
        first = error.errors()[0]
        where = ".".join(str(part) for part in first["loc"][1:])
        return _answer(request, problem.of(InvalidParameter(f"{where}: {first['msg']}")))

    @app.exception_handler(ClientDisconnect)
    def gone(request: Request, _error: ClientDisconnect) -> Response:
        return _answer(request, problem.of(InvalidJson("the body arrived incomplete")))  # to nobody

    @app.exception_handler(Exception)
    def unexpected(request: Request, error: Exception) -> Response:
        logs.event("unexpected", level="error", path=request.url.path, exc_info=error)
        return _answer(request, problem.of(FilmgateError()))


def _answer(request: Request, found: Problem) -> Response:
    told = surfaces.shaped(request.scope, found)
    return Response(to_json(told.body), told.status, dict(told.headers), "application/json")
