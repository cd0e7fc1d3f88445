"""Sign-in to the playground: an API key or a one-time link is exchanged for an HttpOnly session cookie."""

from datetime import datetime, timedelta
from typing import Annotated

from fastapi import Depends, Request

from filmgate import outside
from filmgate.domain.errors import Forbidden, MissingParameter, RateLimited, Unauthorized, UnsupportedMedia
from filmgate.store import accounts, sessions
from filmgate.store.accounts import Caller
from filmgate.web import asked, cookie
from filmgate.web.address import base_url
from filmgate.web.auth import In
from filmgate.web.context import DEFAULT_ACCOUNT, Context
from filmgate.web.routing import Answer, Router, raises
from filmgate.wire import accounts as told

router = Router(tags=["Sessions and health"])
_SIGNED_IN: dict[str, list[dict[str, list[str]]]] = {"security": [{"session": []}]}

LIFE = timedelta(days=7)


@router.get("/session", operation_id="get_session", openapi_extra=_SIGNED_IN)
@raises(Unauthorized, Forbidden)
async def who(request: Request) -> Answer[told.Session]:
    """Return the account that is signed in, and its scopes."""
    found = await request.app.state.callers.by_cookie(request.scope)
    if found is None or found.disabled:
        raise Unauthorized("you are not signed in: sign in with an API key")
    return _shown(found)


@raises(Forbidden, RateLimited)
async def knocked(request: Request) -> None:
    """Check, before the body is read, that a sign-in comes from our own page and is within the rate limit."""
    cookie.own_origin(request.scope)
    request.app.state.sign_ins.count(request.scope, "attempts to sign in")


@router.post("/session", operation_id="sign_in", dependencies=[Depends(knocked)])
@raises(Unauthorized, UnsupportedMedia)
def sign_in(
    request: Request,
    context: In,
    body: Annotated[asked.SignIn, asked.asked(asked.SignIn)],
) -> Answer[told.Session]:
    """Sign in with `{"key": …}` or `{"link": …}`. The answer sets the session cookie."""
    key, link = body.key, body.link
    if not key and not link:
        raise MissingParameter("key is required")
    now, token = context.now(), outside.secret()
    with context.services.database.writing() as connection:
        caller = _by_link(context, link, now) if link else accounts.by_key(connection, key or "")
        if caller and not caller.disabled:
            sessions.insert(
                connection, token, account=caller.account, key=caller.key, now=now, until=now + LIFE
            )
    if caller is None:
        request.app.state.tries.count(request.scope, "requests with a bad key")
        raise Unauthorized(
            "this sign-in link was already used or has expired: use an API key"
            if link
            else "the API key is not valid"
        )
    if caller.disabled:
        raise Forbidden("this account is disabled: ask the operator")
    answer = _shown(caller)
    answer.set_cookie(
        cookie.COOKIE,
        token,
        max_age=int(LIFE.total_seconds()),
        path="/",
        httponly=True,
        samesite="strict",
        secure=base_url(request, context).startswith("https:"),
    )
    return answer


@router.delete("/session", operation_id="sign_out", openapi_extra=_SIGNED_IN)
@raises(Forbidden)
def sign_out(request: Request, context: In) -> Answer[None]:
    """Sign out."""
    cookie.own_origin(request.scope)
    with context.services.database.writing() as connection:
        sessions.delete(connection, cookie.token(request.scope))
    answer = Answer(None)
    answer.delete_cookie(cookie.COOKIE, path="/", httponly=True, samesite="strict")
    return answer


def _shown(found: Caller) -> Answer[told.Session]:
    return Answer({"account": found.account, "scopes": sorted(found.scopes), "level": found.level})


def _by_link(context: Context, link: str, now: datetime) -> Caller | None:
    """Open a session by the operator's own link: one, once, within its time."""
    until = context.links.pop(link, None)
    if until is None or until < now:
        return None
    return Caller(account=DEFAULT_ACCOUNT, key="", scopes=sessions.OPERATOR)
