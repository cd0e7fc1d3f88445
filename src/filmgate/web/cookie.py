"""The session cookie of the playground, and the checks that stop other sites from using it."""

from starlette.requests import cookie_parser
from starlette.types import Scope

from filmgate.domain.errors import Forbidden, UnsupportedMedia

COOKIE = "filmgate_session"
_SAFE = ("GET", "HEAD")


def presented(scope: Scope) -> str:
    """Return the session token that came with a request, or "". Raise Forbidden if another site caused the
    request.
    """
    session = token(scope)
    if not session:
        return ""
    own_origin(scope)
    if scope["method"] not in (*_SAFE, "DELETE") and not _header(scope, b"content-type").startswith(
        "application/json"
    ):
        raise UnsupportedMedia("a request with a session cookie must have the Content-Type application/json")
    return session


def own_origin(scope: Scope) -> None:
    """Check that a request comes from our own page. Raise Forbidden.

    Over plain http, browsers send Sec-Fetch-Site only to loopback addresses, and a GET of our own page has no
    Origin, so a GET may have neither. It changes nothing, other sites cannot read its answer, and they send
    no SameSite=Strict cookie. A request that changes something must have one of these headers.
    """
    host = _header(scope, b"host")
    ours = {f"{scheme}://{host}" for scheme in ("http", "https")}
    sites, origins = _values(scope, b"sec-fetch-site"), _values(scope, b"origin")
    referers = [] if sites or origins else _values(scope, b"referer")
    own = (
        all(site == "same-origin" for site in sites)
        and all(origin in ours for origin in origins)
        and all("/".join(referer.split("/", 3)[:3]) in ours for referer in referers)
    )
    if not own or not (sites or origins or referers or scope["method"] in _SAFE):
        raise Forbidden("a session cookie works only in the page of this server: use an API key")


def token(scope: Scope) -> str:
    """Return the session token in the cookie, or "" if its form is wrong. Other programs of this host may set
    cookies of any form.
    """
    return cookie_parser(_header(scope, b"cookie")).get(COOKIE, "")


def _header(scope: Scope, name: bytes) -> str:
    values = _values(scope, name)
    return values[0] if len(values) == 1 else ""


def _values(scope: Scope, name: bytes) -> list[str]:
    return [value.decode("latin-1") for key, value in scope["headers"] if key == name]
