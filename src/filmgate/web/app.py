"""The web application, built from its parts and nothing global."""

from fastapi import FastAPI

from filmgate import __version__
from filmgate.web import catalogue, errors, files, health, internal, predictions
from filmgate.web.address import KnownHosts
from filmgate.web.context import Context


def create(context: Context) -> FastAPI:
    """Reserved paths first; whatever is left of POST /api/v3 is a model id."""
    app = FastAPI(
        title="Filmgate", version=__version__, docs_url=None, redoc_url=None, redirect_slashes=False
    )
    app.state.context = context
    app.add_middleware(KnownHosts, hosts=context.hosts)
    errors.install(app)
    for router in (
        health.router, files.router, internal.router, catalogue.router, predictions.router,
        predictions.models,
    ):  # fmt: skip
        app.include_router(router)
    return app
