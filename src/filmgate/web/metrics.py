"""The route GET /metrics: the metrics of this server, and counts from the database."""

import hmac
import time
from collections.abc import Iterable
from datetime import datetime

from fastapi import Request, Response
from prometheus_client import CONTENT_TYPE_LATEST, CollectorRegistry, generate_latest
from prometheus_client.metrics_core import GaugeMetricFamily, Metric
from prometheus_client.registry import Collector
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from filmgate.domain.errors import Unauthorized
from filmgate.flow import operate
from filmgate.flow.meters import Meters
from filmgate.flow.services import Services
from filmgate.store import accounts
from filmgate.web.auth import In
from filmgate.web.context import Context
from filmgate.web.door import bearer
from filmgate.web.routing import Router, raises
from filmgate.web.sending import whole

router = Router(tags=["Operator"])


@router.get("/metrics", responses=whole("text/plain"), openapi_extra={"security": [{"key": []}]})
@raises(Unauthorized)
def metrics(context: In, request: Request) -> Response:
    """Return the metrics for Prometheus. At the workers' own address no key is needed; elsewhere the scope
    admin is, because they show money.
    """
    if context.internal_port is None:
        _admit(context, request)
    standing = CollectorRegistry()
    standing.register(_Standing(context.services, context.now()))
    text = generate_latest(context.services.meters.registry) + generate_latest(standing)
    return Response(text, media_type=CONTENT_TYPE_LATEST)


def _admit(context: Context, request: Request) -> None:
    key = bearer(request.scope)
    if key and hmac.compare_digest(key.encode(), context.admin_token.encode()):
        return
    with context.services.database.reading() as connection:
        caller = accounts.by_key(connection, key) if key else None
    if caller is None or caller.disabled or "admin" not in caller.scopes:
        raise Unauthorized(
            "metrics need a key of scope admin; FILMGATE_INTERNAL_BIND serves them without one"
        )


class _Standing(Collector):
    def __init__(self, services: Services, now: datetime) -> None:
        self._services, self._now = services, now

    def collect(self) -> Iterable[Metric]:
        seen = operate.standing(self._services, now=self._now)
        yield _gauge("filmgate_queue_depth", "Predictions that wait for a worker.", ["model"], seen.waiting)
        yield _gauge("filmgate_queue_running", "Predictions that are being made.", ["model"], seen.running)
        yield _gauge(
            "filmgate_queue_oldest_seconds",
            "Seconds that the oldest waiting prediction has waited.",
            ["model"],
            seen.oldest,
        )
        yield _gauge("filmgate_workers", "Live workers.", ["model", "state"], seen.workers)
        yield _gauge(
            "filmgate_webhook_pending", "Webhooks that wait to be delivered.", [], {(): seen.pending}
        )
        yield _gauge(
            "filmgate_storage_bytes", "Bytes of the disk that stores the clips.", ["kind"], seen.storage
        )


def _gauge(name: str, about: str, labels: list[str], values: dict[tuple[str, ...], float]) -> Metric:
    family = GaugeMetricFamily(name, about, labels=labels)
    for key, value in values.items():
        family.add_metric(list(key), value)
    return family


class Timed:
    """Middleware: measures the duration of each request, by route and not by path."""

    def __init__(self, app: ASGIApp, *, meters: Meters) -> None:
        self._app, self._meters = app, meters

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        began, status = time.perf_counter(), 500

        async def then(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
            await send(message)

        try:
            await self._app(scope, receive, then)
        finally:
            self._meters.request(scope["method"], _route(scope), status, time.perf_counter() - began)


def _route(scope: Scope) -> str:
    """Return the path as it was declared; "other" if no route answered."""
    if "endpoint" not in scope:
        return "other"
    path = str(getattr(scope.get("route"), "path", ""))
    if path:
        return path
    path = str(scope["path"])
    for name, value in scope.get("path_params", {}).items():
        path = path.replace(str(value), f"{{{name}}}")
    return path
