"""The address that was probably meant, for errors about one that does not exist."""

import difflib
import re
from collections.abc import Iterable

from fastapi.routing import APIRoute

from filmgate.domain import catalog
from filmgate.web.routing import Router

_LONGEST = 200  # characters of a path that is looked at
_ALIKE = 0.8


class Addresses:
    """The addresses of the API, to be compared with one that does not exist."""

    def __init__(self, routers: Iterable[Router]) -> None:
        self._routes = [
            route
            for router in routers
            for route in router.routes
            if isinstance(route, APIRoute) and route.include_in_schema
            if "{model_id" not in route.path and not route.path.startswith("/internal/")
        ]

    def hint(self, method: str, path: str) -> str:
        """Return the end of a sentence about an address that does not exist: ": did you mean …?", or ""."""
        clean = re.sub("/+", "/", path[:_LONGEST]).rstrip("/")
        if clean != path and self._takes(method, clean):
            return f": did you mean {clean}?"
        others = {
            name for route in self._routes if route.path_regex.match(clean) for name in route.methods or ()
        }
        if others:
            return f": this address takes {' and '.join(sorted(others - {'HEAD'}))}"
        fixed = [
            route.path for route in self._routes if "{" not in route.path and method in (route.methods or ())
        ]
        near = difflib.get_close_matches(clean, fixed, n=1, cutoff=_ALIKE)
        return f": did you mean {near[0]}?" if near else ""

    def _takes(self, method: str, path: str) -> bool:
        if method == "POST" and path.removeprefix("/api/v3/") in catalog.MODELS:
            return True
        return any(route.path_regex.match(path) and method in (route.methods or ()) for route in self._routes)
