"""A problem, the neutral form of an error, and its answer: each surface gives it a shape of its own."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from filmgate.domain.errors import FilmgateError, RateLimited, Unauthorized

_WAIT = 5  # seconds, where no limit says how long


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """The reason why a request got no result. `slug`: one of our error slugs; `wait`: seconds after which
    another try may help, or None.
    """

    status: int
    slug: str
    message: str
    wait: int | None = None

    def headers(self) -> dict[str, str]:
        """Return the HTTP headers that every surface sends: Retry-After and WWW-Authenticate."""
        extra = {} if self.wait is None else {"Retry-After": str(self.wait)}
        if self.status == Unauthorized.status:
            extra["WWW-Authenticate"] = "Bearer"
        return extra


@dataclass(frozen=True, slots=True, kw_only=True)
class Shaped:
    """A problem in the shape of a surface: HTTP status, JSON body, headers."""

    status: int
    body: Mapping[str, Any]
    headers: Mapping[str, str] = field(default_factory=dict)


def of(error: FilmgateError) -> Problem:
    """Return the problem that an error of ours describes."""
    wait = None
    if error.status in (429, 503):
        wait = error.retry_after if isinstance(error, RateLimited) else _WAIT
    return Problem(status=error.status, slug=error.slug, message=str(error), wait=wait)
