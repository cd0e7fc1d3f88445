"""The web application: its middleware, routes and shared objects. Nothing is global."""

from collections.abc import Callable
from typing import Any

from fastapi import FastAPI
from starlette.routing import Route

from filmgate import __version__
from filmgate.domain.media import MAX_UPLOAD
from filmgate.flow.ready import Readiness
from filmgate.web import (
    account,
    admin,
    catalogue,
    documents,
    errors,
    events,
    files,
    films,
    health,
    internal,
    mcp,
    metrics,
    minimax,
    openai_videos,
    openapi,
    operate,
    playground,
    predictions,
    session,
    storyboards,
    uploads,
)
from filmgate.web.address import KnownHosts
from filmgate.web.body import KIB, MIB, Bodies, Unread
from filmgate.web.context import Context
from filmgate.web.cors import Cors
from filmgate.web.door import Callers, Door
from filmgate.web.limits import AccountRate, AddressRate, SubmitRate
from filmgate.web.metrics import Timed
from filmgate.web.nearby import Addresses
from filmgate.web.request_ids import RequestIds
from filmgate.web.threads import Threads
from filmgate.web.together import Submits, polls

ROUTERS = (  # in their order: every other POST path under /api/v3 is the id of a model
    health.router,
    documents.router,
    metrics.router,
    files.router,
    internal.router,
    storyboards.workers,
    admin.router,
    operate.router,
    catalogue.router,
    account.router,
    account.webhooks,
    uploads.router,
    session.router,
    playground.router,
    events.router,
    minimax.router,
    minimax.second,
    openai_videos.router,
    storyboards.router,
    films.router,
    predictions.router,
    predictions.models,
)
_LARGE_AT_ONCE = 8  # of the largest bodies, in memory


def _limits(context: Context) -> dict[Callable[..., Any], int]:
    """Return the largest body in bytes that each handler takes. All others take body.USUAL."""
    image = context.body  # where an image can travel
    return {
        predictions.submit: image,
        films.extend: image,
        openai_videos.create: image,
        openai_videos.extend: image,
        minimax.create: image,
        minimax.create_2: image,
        catalogue.price: image,
        storyboards.storyboard: image,
        storyboards.stills: 8 * MIB,
        session.sign_in: 4 * KIB,
        uploads.put: MAX_UPLOAD,
        uploads.multipart: MAX_UPLOAD + uploads.FRAMING,
        uploads.oldest: MAX_UPLOAD + uploads.FRAMING,
        internal.upload: 1024 * MIB,
    }


def create(context: Context) -> FastAPI:
    """Build the application."""
    app = FastAPI(
        title="Filmgate",
        version=__version__,
        openapi_url=None,
        docs_url=None,
        redoc_url=None,
        redirect_slashes=False,
    )
    app.state.context = context
    app.state.rate, app.state.rehearsals = SubmitRate(context.submits), AccountRate("test webhooks")
    app.state.challenges = AccountRate("callback addresses that failed their challenge")
    app.state.addresses = Addresses(ROUTERS)
    agents = mcp.Endpoint(app)
    limits = _limits(context)
    limits[agents] = mcp.BODY
    app.state.bodies = Bodies(limits, memory=_LARGE_AT_ONCE * context.body)
    threads = app.state.threads = Threads()
    app.state.submits, app.state.polls = Submits(context, threads), polls(context, threads)
    app.state.storyboards = storyboards.Storyboards()
    app.state.readiness = Readiness(context.services)
    app.state.tries, app.state.sign_ins = AddressRate(context.failed_auth), AddressRate(context.failed_auth)
    app.state.callers = Callers(context, threads)
    app.add_middleware(Door, callers=app.state.callers, tries=app.state.tries)
    app.add_middleware(Timed, meters=context.services.meters)
    app.add_middleware(KnownHosts, context=context)
    app.add_middleware(Unread)
    if context.origins:
        app.add_middleware(Cors, origins=context.origins)
    app.add_middleware(RequestIds)
    errors.install(app)
    app.router.routes.append(Route(mcp.PATH, agents, methods=["POST"], include_in_schema=False))
    app.router.routes.extend((*predictions.HOT, *openai_videos.HOT, *minimax.HOT))
    for router in ROUTERS:
        app.include_router(router)
    app.openapi = openapi.described(app, ROUTERS)  # type: ignore[method-assign]
    return app
