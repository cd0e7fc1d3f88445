"""The surfaces, by path: which requests need a key, and how each surface shows a problem."""

from collections.abc import Callable
from dataclasses import dataclass

from pydantic_core import to_json
from starlette.types import Scope, Send

from filmgate.domain.surface import Surface
from filmgate.wire import envelope, minimax, minimax_2, openai
from filmgate.wire.problem import Problem, Shaped


@dataclass(frozen=True, slots=True, kw_only=True)
class Manner:
    """The rules of a surface. `prefixes`: of its paths; `shaped`: gives a problem its shape."""

    surface: Surface
    prefixes: tuple[str, ...]
    shaped: Callable[[Problem], Shaped]


OWN = Manner(surface=Surface.WAVESPEED, prefixes=("/api/", "/admin/", "/mcp"), shaped=envelope.problem)
_FOREIGN = (  # the more special first
    Manner(
        surface=Surface.MINIMAX,
        prefixes=("/v1/video_generation", "/v1/query/", "/v1/files/"),
        shaped=minimax.problem,
    ),
    Manner(surface=Surface.OPENAI, prefixes=("/v1/",), shaped=openai.problem),
    Manner(surface=Surface.MINIMAX_2, prefixes=("/v2/",), shaped=minimax_2.problem),
)
_FOREIGN_PATHS = tuple(prefix for one in _FOREIGN for prefix in one.prefixes)
GUARDED = (*OWN.prefixes, *_FOREIGN_PATHS)  # paths that need a key


def of(path: str) -> Manner:
    """Return the rules for a path. All that is no other surface's is WaveSpeed's."""
    if not path.startswith(_FOREIGN_PATHS):
        return OWN
    return next(one for one in _FOREIGN if path.startswith(one.prefixes))


def shaped(scope: Scope, problem: Problem) -> Shaped:
    """Return a problem in the shape of the surface that was asked."""
    return of(scope["path"]).shaped(problem)


async def answer(scope: Scope, problem: Problem, send: Send) -> None:
    """Send a problem from middleware, which runs outside the exception handlers."""
    told = shaped(scope, problem)
    headers = [(b"content-type", b"application/json")]
    headers += [(name.lower().encode(), value.encode()) for name, value in told.headers.items()]
    await send({"type": "http.response.start", "status": told.status, "headers": headers})
    await send({"type": "http.response.body", "body": to_json(told.body)})
