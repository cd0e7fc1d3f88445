"""Answers of a server, held to its own OpenAPI document."""

import copy
import functools
import json
import re
from typing import Any
from urllib.parse import unquote

import jsonschema

_NOBODY = {
    400,
    401,
    403,
    404,
    405,
    408,
    413,
    415,
    421,
    429,
    503,
}  # how an address that is not described may be answered


class Described:
    """An OpenAPI document, and what was asked of its operations. Objects of answers have no field that is not told."""

    def __init__(self, document: dict[str, Any]) -> None:
        self.document = document
        self.seen: set[tuple[str, int]] = set()  # operation id and status of the answers that were checked
        self._components = copy.deepcopy(document["components"])
        for schema in self._components["schemas"].values():
            _close(schema)
        self._paths = sorted(document["paths"], key=lambda path: (path.count("{"), -len(path)))

    def check(self, method: str, url: str, answer: Any) -> None:
        """Raise AssertionError if the document does not allow this answer. Nothing is said about /internal/."""
        path = unquote(re.sub(r"^https?://[^/]+", "", url).partition("?")[0])
        path = re.sub(r"^/api/v2/", "/api/v3/", path)
        if path.startswith("/internal/"):
            return
        operation = self._operation("get" if method == "HEAD" else method.lower(), path)
        if operation is None:
            self._undescribed(path, answer)
            return
        name, status = operation["operationId"], answer.status_code
        told = operation["responses"].get(str(status))
        assert told, f"{name} answered {status}, which its description does not know: {answer.text[:300]}"
        self.seen.add((name, status))
        for header, given in told.get("headers", {}).items():
            about = self._resolved(given)
            value = answer.headers.get(header)
            assert value is not None or not about.get("required"), f"{name} {status} without {header}"
            if value is not None:
                whole = about["schema"]["type"] == "integer"
                jsonschema.validate(int(value) if whole else value, about["schema"])
        if method != "HEAD":
            self._content(f"{name} {status}", told.get("content"), answer)

    def _content(self, name: str, content: Any, answer: Any) -> None:
        kind = answer.headers.get("content-type", "").partition(";")[0]
        if not content:
            assert not answer.content, f"{name} has a body of {kind}, which its description does not know"
            return
        if "*/*" in content and kind != "application/json":
            return
        assert kind in content, f"{name} is {kind or 'without a type'}, not one of {list(content)}"
        if kind == "application/json":
            error = next(
                self._validator(json.dumps(content[kind]["schema"])).iter_errors(answer.json()), None
            )
            assert error is None, f"{name}: {error.message[:300]} at {list(error.path)}"

    def _undescribed(self, path: str, answer: Any) -> None:
        if answer.status_code >= 400 and path.startswith(("/api/", "/admin/", "/session")) and answer.content:
            assert answer.status_code in _NOBODY, answer.text
            refused = json.dumps({"$ref": "#/components/schemas/Refused"})
            assert self._validator(refused).is_valid(answer.json()), answer.text

    def _operation(self, method: str, path: str) -> Any:
        for template in self._paths:
            if _pattern(template).fullmatch(path) and method in self.document["paths"][template]:
                return self.document["paths"][template][method]
        return None

    def _resolved(self, about: Any) -> Any:
        return self._components["headers"][about["$ref"].rpartition("/")[2]] if "$ref" in about else about

    @functools.cache  # noqa: B019 - a document is kept for ever
    def _validator(self, schema: str) -> Any:
        return jsonschema.Draft202012Validator({**json.loads(schema), "components": self._components})


@functools.cache
def _pattern(template: str) -> re.Pattern[str]:
    parts = re.split(r"\{(\w+)\}", template)
    # ids of models and names of guides have slashes
    free = {"model_id": ".+", "name": ".+"}
    return re.compile(
        "".join(free.get(part, "[^/]+") if at % 2 else re.escape(part) for at, part in enumerate(parts))
    )


def _close(schema: Any) -> None:
    if isinstance(schema, dict):
        if "properties" in schema:
            schema.setdefault("additionalProperties", False)
        for child in schema.values():
            _close(child)
    elif isinstance(schema, list):
        for child in schema:
            _close(child)
