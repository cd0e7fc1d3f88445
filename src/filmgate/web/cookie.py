"""The session cookie of the playground, and why no other site can use it."""

from urllib.parse import urlsplit

from starlette.requests import cookie_parser
from starlette.types import Scope

from filmgate.domain.errors import Forbidden, UnsupportedMedia

COOKIE = "filmgate_session"


def presented(scope: Scope) -> str:
    """The session that a request may use, or "". Raises Forbidden where another site caused the request."""
    found = token(scope)
    if not found:
        return ""
    own_origin(scope)
    if scope["method"] not in ("GET", "HEAD", "DELETE") and not _header(scope, b"content-type").startswith(
        "application/json"
    ):
        raise UnsupportedMedia("with a session the body must be application/json")
    return found


def own_origin(scope: Scope) -> None:
    """The browser must say that our own page asks. Other programs send a key, not a cookie."""
    site, origin = _header(scope, b"sec-fetch-site"), _header(scope, b"origin")
    try:
        host = urlsplit(origin).netloc
    except ValueError:
        raise Forbidden("the Origin header is no address: a session is for the page of this server") from None
    same = host == _header(scope, b"host") if origin else site == "same-origin"
    if not same or site not in ("", "same-origin"):
        raise Forbidden("a session is for the page of this server alone")


def token(scope: Scope) -> str:
    """What the browser sent; cookies of others on this host may be of any shape."""
    return cookie_parser(_header(scope, b"cookie")).get(COOKIE, "")


def _header(scope: Scope, name: bytes) -> str:
    values = [value for key, value in scope["headers"] if key == name]
    return values[0].decode("latin-1") if len(values) == 1 else ""
