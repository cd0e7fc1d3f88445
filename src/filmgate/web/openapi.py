"""The OpenAPI document. Each route says at its own place what it takes and answers (web/routing.py); here
that is gathered, with what every route has, and with one operation for each model.
"""

import functools
import inspect
import threading
import warnings
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, get_args, get_origin

from fastapi import FastAPI
from fastapi.openapi.utils import get_openapi
from fastapi.routing import APIRoute
from pydantic import TypeAdapter
from pydantic.json_schema import GenerateJsonSchema

from filmgate.domain import catalog, parameters
from filmgate.domain.errors import (
    FilmgateError,
    Forbidden,
    InvalidParameter,
    Misdirected,
    OutcomeUnknown,
    RateLimited,
    Unauthorized,
    Unavailable,
    UnsupportedMedia,
)
from filmgate.flow.check import SWITCHES
from filmgate.web.address import PROBES
from filmgate.web.routing import Json, Router, calls
from filmgate.web.surfaces import GUARDED
from filmgate.wire import answers

_REF = "#/components/schemas/{model}"
_HIDDEN = "/internal/"
_CATCH_ALL = "/api/v3/{model_id}"
_ABOUT = """Video generation behind the WaveSpeedAI REST API of MiniMax Hailuo 02 and Video 02.

Submit with `POST /api/v3/{model}`, poll `GET /api/v3/predictions/{id}/result`, download `outputs[0]`. Every
success is `{"code": 200, "message": "success", "data": …}`; every error names its kind in `error_code`.
`/api/v2/…` is the same as `/api/v3/…`, every GET route answers HEAD, and every answer has an `X-Request-Id`.
The guides: `/llms.txt`."""
TAGS = {
    "Models": "Submit to a model. Each has its own body.",
    "Predictions": "Poll, list, follow, cancel, delete, join and download.",
    "Catalogue and prices": "What the models take, cost, and wait for.",
    "Images and uploads": "Files that a request can name.",
    "Webhooks": "The secret that signs them, and the outbox.",
    "Account": "Balance, billing and usage.",
    "OpenAI": "OpenAI's Videos API over the same predictions.",
    "MiniMax": "MiniMax's API, version 1, over the same predictions. Errors have status 200.",
    "MiniMax 2": "MiniMax's API, version 2, over the same predictions.",
    "Operator": "Accounts, keys, workers and figures. Scope `admin`.",
    "Sessions and health": "Sign-in of the playground; probes.",
    "Documents": "This document, and the guides as Markdown.",
}
_SCHEMES = {
    "key": {"type": "http", "scheme": "bearer", "description": "An API key."},
    "session": {
        "type": "apiKey",
        "in": "cookie",
        "name": "filmgate_session",
        "description": "The cookie of the playground, for pages of this server alone.",
    },
}
_REQUEST_ID = {"$ref": "#/components/headers/RequestId"}
_HEADERS = {
    "RequestId": {
        "description": "The id of this request: the one that came in X-Request-Id, or a new one.",
        "required": True,
        "schema": {"type": "string", "minLength": 1, "maxLength": 128},
    },
    "RetryAfter": {
        "description": "Seconds to wait.",
        "required": True,
        "schema": {"type": "integer", "minimum": 0},
    },
    "Authenticate": {"description": "Bearer.", "required": True, "schema": {"type": "string"}},
}
_RATE = {
    "RateLimit-Policy": {
        "description": 'Submissions of a key in w seconds, where there is a limit: `"submissions";q=5;w=60`.',
        "schema": {"type": "string"},
    },
    "RateLimit": {
        "description": 'What is left now, and seconds until there is one more: `"submissions";r=4;t=51`.',
        "schema": {"type": "string"},
    },
    "RateLimit-Limit": {"description": "q of RateLimit-Policy.", "schema": {"type": "integer"}},
    "RateLimit-Remaining": {"description": "r of RateLimit.", "schema": {"type": "integer"}},
    "RateLimit-Reset": {"description": "t of RateLimit.", "schema": {"type": "integer"}},
}
_OF_STATUS = {
    401: {"WWW-Authenticate": {"$ref": "#/components/headers/Authenticate"}},
    429: {"Retry-After": {"$ref": "#/components/headers/RetryAfter"}},
    503: {"Retry-After": {"$ref": "#/components/headers/RetryAfter"}},
}


class _Plain(GenerateJsonSchema):
    """JSON schemas without a title for each field: generators name classes by titles."""

    def field_title_should_be_set(self, schema: Any) -> bool:
        del schema
        return False


def described(app: FastAPI, routers: Iterable[Router]) -> Callable[[], dict[str, Any]]:
    """Return a function that makes the document at its first call and keeps it. Whoever asks meanwhile
    waits: the document takes a second of a processor, and warnings are held back for all threads.
    """
    lock, made = threading.Lock(), functools.cache(functools.partial(describe, app, routers))

    def document() -> dict[str, Any]:
        with lock:
            return made()

    return document


def describe(app: FastAPI, routers: Iterable[Router]) -> dict[str, Any]:
    """Return the OpenAPI document of the API. The routes for workers are left out."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # GET and HEAD of one route have one operation id
        document = get_openapi(title=app.title, version=app.version, description=_ABOUT, routes=app.routes)
    schemas = document.setdefault("components", {}).setdefault("schemas", {})
    for unused in ("HTTPValidationError", "ValidationError"):
        schemas.pop(unused, None)
    paths = document["paths"] = {
        path: {method: one for method, one in item.items() if method != "head"}
        for path, item in document["paths"].items()
        if not path.startswith(_HIDDEN)
    }
    for router, route in _routes(routers):
        refused = _schema(router.refused, schemas, "serialization")
        for method in (name.lower() for name in route.methods or ()):
            if operation := paths.get(route.path_format, {}).get(method):
                _complete(operation, route, method, schemas, refused)
                if router.refused_by_200:
                    _fold(operation["responses"], refused)
    kinds = sorted({one.slug for one in _kinds(FilmgateError)})
    schemas[answers.Refused.__name__]["properties"]["error_code"]["enum"] = kinds
    template = paths.pop(_CATCH_ALL)["post"]
    for response in template["responses"].values():
        response["headers"] |= {name: {"$ref": f"#/components/headers/{name}"} for name in _RATE}
    for model in catalog.MODELS.values():
        paths[f"/api/v3/{model.id}"] = {"post": _submit(template, model)}
    document["components"] |= {"securitySchemes": _SCHEMES, "headers": _HEADERS | _RATE}
    document["security"] = [{"key": []}]
    document["servers"] = [{"url": "/", "description": "This server."}]
    used = dict.fromkeys(tag for item in paths.values() for one in item.values() for tag in one["tags"])
    names = [*(name for name in TAGS if name in used), *(name for name in used if name not in TAGS)]
    document["tags"] = [{"name": one} | ({"description": TAGS[one]} if one in TAGS else {}) for one in names]
    return document


def _routes(routers: Iterable[Router]) -> Iterator[tuple[Router, APIRoute]]:
    for router in routers:
        for route in router.routes:
            if isinstance(route, APIRoute) and route.include_in_schema:
                yield router, route


def _complete(
    operation: dict[str, Any],
    route: APIRoute,
    method: str,
    schemas: dict[str, Any],
    refused: dict[str, Any],
) -> None:
    """Add to what FastAPI knows of a route: its body, its answers, its errors, and whether it needs a key."""
    handlers = list(calls(route.dependant))
    operation.setdefault("security", [{"key": []}] if route.path.startswith(GUARDED) else [])
    if summary := inspect.getdoc(route.endpoint):
        operation["summary"] = summary.split("\n\n")[0].replace("\n", " ").split(". ")[0].rstrip(".")
    for body in (one.kind for one in handlers if hasattr(one, "kind")):
        operation["requestBody"] = _body(_schema(body, schemas, "validation"))
    responses = operation["responses"]
    responses.pop("422", None)
    success = responses[str(route.status_code or 200)]
    _bare(success)
    returned = route.endpoint.__annotations__.get("return")
    if inspect.isclass(returned) and issubclass(returned, Json) and "kind" in vars(returned):
        success["content"] = {"application/json": {"schema": _answer(returned, schemas)}}
    if success["description"] == "Successful Response":
        success["description"] = "Success."
    for status, errors in _errors(route, method, handlers).items():
        told = _error(errors, refused)
        known = responses.setdefault(str(status), told)
        known["content"] = known.get("content", {}) | told["content"]
    for status, response in responses.items():
        extra = _OF_STATUS.get(int(status), {}) if refused in _schemas(response) else {}
        response["headers"] = {"X-Request-Id": _REQUEST_ID, **extra, **response.get("headers", {})}
    operation["responses"] = {status: responses[status] for status in sorted(responses)}


def _fold(responses: dict[str, Any], refused: dict[str, Any]) -> None:
    """Let the answer of status 200 be an error, too, and leave out the statuses of errors."""
    content = responses["200"].setdefault("content", {})
    known = content.get("application/json", {}).get("schema")
    content["application/json"] = {"schema": {"anyOf": [known, refused]} if known else refused}
    for status in [status for status, one in responses.items() if _schemas(one) == [refused]]:
        if status != "200":
            del responses[status]


def _bare(response: dict[str, Any]) -> None:
    """Drop the JSON of any shape that FastAPI assumes where a route does not tell its type."""
    content = {kind: one for kind, one in response.pop("content", {}).items() if one.get("schema")}
    response |= {"content": content} if content else {}


def _errors(route: APIRoute, method: str, handlers: Iterable[Any]) -> Mapping[int, list[type[FilmgateError]]]:
    """Return the errors of a route by status: those that it names, and those that every route like it has."""
    found = [error for one in handlers for error in getattr(one, "raises", ())]
    if route.path.startswith(GUARDED):
        found += [Unauthorized, Forbidden, RateLimited]
        found += [UnsupportedMedia] if method == "post" else []  # with a session cookie
    if route.path not in PROBES:
        found += [Misdirected, Unavailable]
    if not all(_text(one) for one in route.dependant.query_params):
        found += [InvalidParameter]
    if method != "get":
        found += [OutcomeUnknown]
    found += [FilmgateError]
    by_status: dict[int, list[type[FilmgateError]]] = {}
    for error in dict.fromkeys(found):
        by_status.setdefault(error.status, []).append(error)
    return by_status


def _text(parameter: Any) -> bool:
    return parameter.field_info.annotation is str


def _schemas(response: dict[str, Any]) -> list[Any]:
    return [one["schema"] for one in response.get("content", {}).values()]


def _error(errors: list[type[FilmgateError]], refused: dict[str, Any]) -> dict[str, Any]:
    said = [f"`{one.slug}`: {' '.join((inspect.getdoc(one) or '').split())}" for one in errors]
    content = {"application/json": {"schema": refused}}
    return {"description": "\n\n".join(dict.fromkeys(said)), "content": content}


def _kinds(base: type[FilmgateError]) -> Iterator[type[FilmgateError]]:
    yield base
    for one in base.__subclasses__():
        yield from _kinds(one)


def _answer(returned: type[Json[Any]], schemas: dict[str, Any]) -> dict[str, Any]:
    """Return a reference to the schema of an answer."""
    data = _schema(returned.kind, schemas, "serialization")
    if not returned.enveloped:
        return data
    many = get_origin(returned.kind) is list
    kind = get_args(returned.kind)[0] if many else returned.kind
    name = f"{getattr(kind, '__name__', 'Empty')}{'List' if many else ''}Answer"
    schemas[name] = {
        "type": "object",
        "required": ["code", "message", "data"],
        "properties": {"code": {"const": 200}, "message": {"const": "success"}, "data": data},
    }
    return {"$ref": _REF.format(model=name)}


def _schema(kind: Any, schemas: dict[str, Any], mode: Any) -> dict[str, Any]:
    """Return the schema of a type, by reference where it has a name; its parts go to `schemas`."""
    schema = TypeAdapter(kind).json_schema(ref_template=_REF, schema_generator=_Plain, mode=mode)
    parts = schema.pop("$defs", {})
    if "title" in schema:
        name = schema["title"] = schema["title"] + ("Request" if mode == "validation" else "")
        parts[name], schema = schema, {"$ref": _REF.format(model=name)}
    for name, part in parts.items():
        if schemas.setdefault(name, part) != part and "properties" in part:
            raise ValueError(f"two types of the API are named {name}")
    return schema


def _submit(template: dict[str, Any], model: catalog.Model) -> dict[str, Any]:
    schema = parameters.schema(model.parameters)
    schema["properties"] = schema["properties"] | {one.name: one.schema() for one in SWITCHES}
    word = model.id.replace("/", "_").replace("-", "_").replace(".", "_")
    return {
        **template,
        "operationId": f"submit_{word}",
        "summary": model.name,
        "description": model.about,
        "requestBody": _body(schema),
    }


def _body(schema: dict[str, Any]) -> dict[str, Any]:
    return {"required": True, "content": {"application/json": {"schema": schema}}}
