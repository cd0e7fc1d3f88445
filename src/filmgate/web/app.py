"""The web application, built from its parts and nothing global."""

import functools

from fastapi import FastAPI

from filmgate import __version__
from filmgate.flow.ready import Readiness
from filmgate.web import (
    account,
    admin,
    catalogue,
    errors,
    events,
    files,
    health,
    internal,
    metrics,
    openapi,
    operate,
    playground,
    predictions,
    session,
    storyboards,
    uploads,
)  # fmt: skip
from filmgate.web.address import KnownHosts
from filmgate.web.context import Context
from filmgate.web.door import Door
from filmgate.web.limits import Rehearsals, SubmitRate, Tries
from filmgate.web.metrics import Timed
from filmgate.web.slow import Slow
from filmgate.web.together import Polls, Submits


def create(context: Context) -> FastAPI:
    """Reserved paths first; whatever is left of POST /api/v3 is a model id."""
    app = FastAPI(
        title="Filmgate", version=__version__, docs_url=None, redoc_url=None, redirect_slashes=False
    )
    app.state.context = context
    app.state.rate, app.state.rehearsals = SubmitRate(context.submits), Rehearsals()
    app.state.slow = Slow()
    app.state.submits, app.state.polls = Submits(context, app.state.slow), Polls(context)
    app.state.storyboards = storyboards.Storyboards()
    app.state.readiness = Readiness(context.house)
    app.state.tries = Tries(context.failed_auth)
    app.add_middleware(Door, context=context, tries=app.state.tries)
    app.add_middleware(Timed, meters=context.house.meters)
    app.add_middleware(KnownHosts, context=context)
    errors.install(app)
    app.router.routes.extend(predictions.HOT)
    for router in (
        health.router, metrics.router, files.router, internal.router, storyboards.workers, admin.router,
        operate.router, catalogue.router, account.router, uploads.router, session.router, playground.router,
        events.router, storyboards.router, predictions.router, predictions.models,
    ):  # fmt: skip
        app.include_router(router)
    app.openapi = functools.partial(openapi.describe, app)  # type: ignore[method-assign]
    return app
