"""The OpenAPI document: every route, and one operation for each model with its own request schema."""

from typing import Any

from fastapi import FastAPI
from fastapi.openapi.utils import get_openapi

from filmgate.domain import catalog, parameters

_WORD, _WHOLE = {"type": "string"}, {"type": "integer", "minimum": 1, "maximum": 100}
_WORDS = {"type": "array", "items": _WORD}
_NUMBER, _TIME = {"type": "number"}, {"type": "string", "format": "date-time"}
_PAGED = {"page": {"type": "integer", "minimum": 1}, "page_size": _WHOLE}

# properties of the bodies; the first names are required as far as the number says
_BODIES: dict[str, tuple[int, dict[str, Any]]] = {
    "/api/v3/predictions": (
        0, {**_PAGED, "model": _WORD, "status": _WORD, "created_after": _TIME, "created_before": _TIME,
            "prompt": _WORD, "access_key_uuid": _WORD},
    ),
    "/api/v3/predictions/join": (1, {"ids": {**_WORDS, "minItems": 2, "maxItems": 100}}),
    "/api/v3/predictions/download": (1, {"ids": {**_WORDS, "minItems": 1, "maxItems": 100}}),
    "/api/v3/prompt/hints": (1, {"prompt": _WORD, "image": {"type": "boolean"}}),
    "/api/v3/webhook/test": (1, {"url": _WORD}),
    "/api/v3/predictions/delete": (1, {"ids": {**_WORDS, "minItems": 1, "maxItems": 100}}),
    "/api/v3/model/price": (1, {"model_id": _WORD, "inputs": {"type": "object"}}),
    "/api/v3/model/pricing": (1, {"model_id": _WORD, "inputs": {"type": "object"}}),
    "/api/v3/billings/search": (
        0, {**_PAGED, "billing_type": _WORD, "start_time": _TIME, "end_time": _TIME, "model_uuid": _WORD,
            "access_key_uuid": _WORD},
    ),
    "/api/v3/user/usage_stats": (0, {"start_time": _TIME, "end_time": _TIME, "model_uuid": _WORD}),
    "/api/v3/media/uploads": (2, {"filename": _WORD, "size": {"type": "integer"}, "content_type": _WORD}),
    "/api/v3/storyboards": (
        1, {"model_id": _WORD, "inputs": {"type": "object"},
            "count": {"type": "integer", "minimum": 4, "maximum": 6}},
    ),
    "/session": (0, {"key": _WORD, "link": _WORD}),
    "/admin/v1/accounts": (
        1, {"id": _WORD, "name": _WORD, "level": _WORD, "concurrency": {"type": "integer"}},
    ),
    "/admin/v1/accounts/{id}/credit": (2, {"amount": _NUMBER, "reason": _WORD}),
    "/admin/v1/keys": (
        1, {"account": _WORD, "scopes": _WORDS, "name": _WORD, "budget": _NUMBER},
    ),
}  # fmt: skip
_FILE = {
    "type": "object",
    "required": ["file"],
    "properties": {"file": {"type": "string", "format": "binary"}},
}
_UPLOADS = ("/api/v3/media/upload/binary", "/api/v3/upload")
_CATCH_ALL = "/api/v3/{model_id}"
_SWITCHES = {"enable_sync_mode": {"type": "boolean"}, "enable_base64_output": {"type": "boolean"}}


def describe(app: FastAPI) -> dict[str, Any]:
    """Workers' routes are a protocol of their own and are left out."""
    document = get_openapi(title=app.title, version=app.version, routes=app.routes)
    paths = document["paths"] = {
        path: item for path, item in document["paths"].items() if not path.startswith("/internal/")
    }
    for path, (required, properties) in _BODIES.items():
        shape = {"type": "object", "properties": properties, "required": list(properties)[:required]}
        paths[path]["post"]["requestBody"] = _body({k: v for k, v in shape.items() if v})
    for path in _UPLOADS:
        paths[path]["post"]["requestBody"] = {
            "required": True,
            "content": {"multipart/form-data": {"schema": _FILE}},
        }
    template = paths.pop(_CATCH_ALL)["post"]
    for model in catalog.MODELS.values():
        paths[f"/api/v3/{model.id}"] = {"post": _submit(template, model)}
    document.setdefault("components", {})["securitySchemes"] = {"key": {"type": "http", "scheme": "bearer"}}
    document["security"] = [{"key": []}]
    return document


def _submit(template: dict[str, Any], model: catalog.Model) -> dict[str, Any]:
    schema = parameters.schema(model.parameters)
    schema["properties"] = schema["properties"] | _SWITCHES
    return {
        **template,
        "operationId": f"submit_{model.id}",
        "summary": model.name,
        "description": model.about,
        "parameters": [
            {"name": "webhook", "in": "query", "schema": {"type": "string", "format": "uri"}},
            {
                "name": "X-Filmgate-Seed",
                "in": "header",
                "schema": {"type": "string", "pattern": "^[0-9]{1,9}$"},
            },
            {"name": "Idempotency-Key", "in": "header", "schema": {"type": "string", "maxLength": 255}},
        ],
        "requestBody": _body(schema),
    }


def _body(schema: dict[str, Any], kind: str = "application/json") -> dict[str, Any]:
    return {"required": True, "content": {kind: {"schema": schema}}}
