"""The envelope for every error, our own and those of the framework. request_ids.py answers the unforeseen."""

import json

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from starlette.exceptions import HTTPException
from starlette.requests import ClientDisconnect
from starlette.types import Send

from filmgate.domain.errors import (
    FilmgateError,
    InvalidJson,
    InvalidParameter,
    MethodNotAllowed,
    NotFound,
    RateLimited,
    Unauthorized,
)
from filmgate.wire import envelope


def install(app: FastAPI) -> None:
    """Install the exception handlers that turn every error into an envelope."""

    @app.exception_handler(FilmgateError)
    def ours(request: Request, error: FilmgateError) -> JSONResponse:
        told = {**getattr(request.state, "headers", {}), **headers(error)}  # what the route tells in any case
        return JSONResponse(envelope.failure(error), error.status, headers=told)

    @app.exception_handler(HTTPException)
    def framework(request: Request, error: HTTPException) -> JSONResponse:
        known: FilmgateError = MethodNotAllowed()
        if (
            error.status_code != MethodNotAllowed.status
        ):  # there is no other: the framework reads no body for us
            known = nowhere(request)
        return JSONResponse(envelope.failure(known), known.status, headers=error.headers)

    @app.exception_handler(RequestValidationError)
    def invalid(_request: Request, error: RequestValidationError) -> JSONResponse:
        said = [f"{'.'.join(str(part) for part in one['loc'][1:])}: {one['msg']}" for one in error.errors()]
        return _answer(InvalidParameter("; ".join(said)))

    @app.exception_handler(ClientDisconnect)
    def gone(_request: Request, _error: ClientDisconnect) -> JSONResponse:
        return _answer(InvalidJson("the body arrived incomplete"))  # to nobody


def nowhere(request: Request) -> NotFound:
    """Return the error for an address that does not exist."""
    hint = request.app.state.addresses.hint(request.method, request.url.path)
    return NotFound(f"this address does not exist{hint}")


def headers(error: FilmgateError) -> dict[str, str]:
    """Return the headers for an error: Retry-After, and WWW-Authenticate."""
    extra = {}
    if error.status in (429, 503):
        extra["Retry-After"] = str(error.retry_after if isinstance(error, RateLimited) else 5)
    if error.status == Unauthorized.status:
        extra["WWW-Authenticate"] = "Bearer"
    return extra


def _answer(error: FilmgateError) -> JSONResponse:
    return JSONResponse(envelope.failure(error), error.status)


async def refuse(error: FilmgateError, send: Send) -> None:
    """Send the answer to an error from middleware, which runs outside the exception handlers."""
    said = {"Content-Type": "application/json", **headers(error)}
    pairs = [(name.lower().encode(), value.encode()) for name, value in said.items()]
    await send({"type": "http.response.start", "status": error.status, "headers": pairs})
    await send({"type": "http.response.body", "body": json.dumps(envelope.failure(error)).encode()})
