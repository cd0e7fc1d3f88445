"""The answer to every error, our own and those of the framework, in the shape of the surface that was asked.
request_ids.py answers the unforeseen.
"""

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from pydantic_core import to_json
from starlette.exceptions import HTTPException
from starlette.requests import ClientDisconnect
from starlette.responses import Response

from filmgate.domain.errors import FilmgateError, InvalidJson, InvalidParameter, MethodNotAllowed, NotFound
from filmgate.web import surfaces
from filmgate.wire import problem


def install(app: FastAPI) -> None:
    """Install the exception handlers that turn every error into the shape of its surface."""

    @app.exception_handler(FilmgateError)
    def ours(request: Request, error: FilmgateError) -> Response:
        return _answer(request, error)

    @app.exception_handler(HTTPException)
    def framework(request: Request, error: HTTPException) -> Response:
        known: FilmgateError = MethodNotAllowed()
        if error.status_code != MethodNotAllowed.status:  # there is no other: it reads no body for us
            known = nowhere(request)
        answer = _answer(request, known)
        answer.headers.update(error.headers or {})
        return answer

    @app.exception_handler(RequestValidationError)
    def invalid(request: Request, error: RequestValidationError) -> Response:
        said = [f"{'.'.join(str(part) for part in one['loc'][1:])}: {one['msg']}" for one in error.errors()]
        return _answer(request, InvalidParameter("; ".join(said)))

    @app.exception_handler(ClientDisconnect)
    def gone(request: Request, _error: ClientDisconnect) -> Response:
        return _answer(request, InvalidJson("the body arrived incomplete"))  # to nobody


def nowhere(request: Request) -> NotFound:
    """Return the error for an address that does not exist."""
    hint = request.app.state.addresses.hint(request.method, request.url.path)
    return NotFound(f"this address does not exist{hint}")


def _answer(request: Request, error: FilmgateError) -> Response:
    told = surfaces.shaped(request.scope, problem.of(error))
    headers = {**getattr(request.state, "headers", {}), **told.headers}  # what the route tells in any case
    return Response(to_json(told.body), told.status, headers, "application/json")
