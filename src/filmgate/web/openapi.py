"""The OpenAPI document: every route, and one operation for each model with its own request schema."""

from typing import Any

from fastapi import FastAPI
from fastapi.openapi.utils import get_openapi

from filmgate.domain import catalog, parameters
from filmgate.web import asked

_BODIES: dict[str, type[asked.Asked]] = {
    "/api/v3/predictions": asked.History,
    "/api/v3/predictions/join": asked.Film,
    "/api/v3/predictions/download": asked.Ids,
    "/api/v3/predictions/delete": asked.Ids,
    "/api/v3/prompt/hints": asked.Hints,
    "/api/v3/webhook/test": asked.Webhook,
    "/api/v3/model/price": asked.Inputs,
    "/api/v3/model/pricing": asked.Inputs,
    "/api/v3/billings/search": asked.Billings,
    "/api/v3/user/usage_stats": asked.Usage,
    "/api/v3/media/uploads": asked.Announced,
    "/api/v3/storyboards": asked.Storyboard,
    "/session": asked.SignIn,
    "/admin/v1/accounts": asked.NewAccount,
    "/admin/v1/accounts/{id}/credit": asked.Credit,
    "/admin/v1/keys": asked.NewKey,
}
_FILE = {
    "type": "object",
    "required": ["file"],
    "properties": {"file": {"type": "string", "format": "binary"}},
}
_UPLOADS = ("/api/v3/media/upload/binary", "/api/v3/upload")
_CATCH_ALL = "/api/v3/{model_id}"
_SWITCHES = {"enable_sync_mode": {"type": "boolean"}, "enable_base64_output": {"type": "boolean"}}


def describe(app: FastAPI) -> dict[str, Any]:
    """Return the OpenAPI document of the API. The routes for workers are left out."""
    document = get_openapi(title=app.title, version=app.version, routes=app.routes)
    paths = document["paths"] = {
        path: item for path, item in document["paths"].items() if not path.startswith("/internal/")
    }
    shared = document.setdefault("components", {}).setdefault("schemas", {})
    for path, kind in _BODIES.items():
        schema = kind.model_json_schema(ref_template="#/components/schemas/{model}")
        shared |= schema.pop("$defs", {})
        paths[path]["post"]["requestBody"] = _body(schema)
    for path in _UPLOADS:
        paths[path]["post"]["requestBody"] = {
            "required": True,
            "content": {"multipart/form-data": {"schema": _FILE}},
        }
    template = paths.pop(_CATCH_ALL)["post"]
    for model in catalog.MODELS.values():
        paths[f"/api/v3/{model.id}"] = {"post": _submit(template, model)}
    document["components"]["securitySchemes"] = {"key": {"type": "http", "scheme": "bearer"}}
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
