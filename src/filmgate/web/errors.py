"""The envelope for every error: our own errors, those of the framework, and unexpected ones."""

import json

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from starlette.exceptions import HTTPException
from starlette.requests import ClientDisconnect

from filmgate import logs
from filmgate.domain.errors import FilmgateError, RateLimited, Unauthorized
from filmgate.wire import envelope

_SLUGS = {
    404: "not_found",
    405: "method_not_allowed",
    413: "payload_too_large",
    415: "unsupported_media_type",
}
_NEVER = 500


def install(app: FastAPI) -> None:
    """Install the exception handlers that turn every error into an envelope."""

    @app.exception_handler(FilmgateError)
    def ours(_request: Request, error: FilmgateError) -> JSONResponse:
        return JSONResponse(envelope.failure(error), error.status, headers=headers(error))

    @app.exception_handler(HTTPException)
    def framework(_request: Request, error: HTTPException) -> JSONResponse:
        return _answer(error.status_code, _SLUGS.get(error.status_code, "error"), str(error.detail))

    @app.exception_handler(RequestValidationError)
    def invalid(_request: Request, error: RequestValidationError) -> JSONResponse:
        first = error.errors()[0]
        where = ".".join(str(part) for part in first["loc"][1:])
        return _answer(400, "invalid_parameter", f"{where}: {first['msg']}")

    @app.exception_handler(ClientDisconnect)
    def gone(_request: Request, _error: ClientDisconnect) -> JSONResponse:
        return _answer(400, "invalid_json", "the body arrived incomplete")  # to nobody

    @app.exception_handler(Exception)
    def unexpected(request: Request, error: Exception) -> JSONResponse:
        logs.event("unexpected", level="error", path=request.url.path, exc_info=error)
        return _answer(_NEVER, "internal", FilmgateError.__doc__ or "")


def headers(error: FilmgateError) -> dict[str, str]:
    """Return the headers for an error: Retry-After, and WWW-Authenticate."""
    extra = {}
    if error.status in (429, 503):
        extra["Retry-After"] = str(error.retry_after if isinstance(error, RateLimited) else 5)
    if error.status == Unauthorized.status:
        extra["WWW-Authenticate"] = "Bearer"
    return extra


def _answer(status: int, slug: str, message: str) -> JSONResponse:
    return JSONResponse({"code": status, "message": message, "error_code": slug, "data": None}, status)


def plain(status: int, slug: str, message: str) -> tuple[int, bytes]:
    """Return (status, body) of an error for middleware, which runs outside the exception handlers."""
    body = {"code": status, "message": message, "error_code": slug, "data": None}
    return status, json.dumps(body).encode()
