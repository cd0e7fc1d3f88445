"""OpenTelemetry traces: one for each prediction, from the submission through the worker to the webhook. Off
unless an address is set.

Processes pass a W3C `traceparent` on: in the row of the prediction, and in its lease.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import Any

from filmgate import __version__

_BILLION = 1_000_000_000


class Traces:
    """Records spans. If traces are off, every method does nothing."""

    def __init__(self, tracer: Any = None) -> None:
        self._tracer = tracer

    @property
    def on(self) -> bool:
        return self._tracer is not None

    @contextmanager
    def span(self, name: str, *, parent: str = "", **about: str | float) -> Iterator[str]:
        """Record a span while the context lasts, below `parent` or else below the current span. Give its
        traceparent.
        """
        if self._tracer is None:
            yield ""
            return
        context = _context(parent) if parent else None
        with self._tracer.start_as_current_span(name, context=context, attributes=_named(about)) as span:
            yield _traceparent(span)

    def past(self, name: str, *, parent: str, began: datetime, ended: datetime, **about: str | float) -> None:
        """Record a span that has already ended, such as a wait."""
        if self._tracer is None or not parent:
            return
        start, end = (round(at.timestamp() * _BILLION) for at in (began, ended))
        span = self._tracer.start_span(
            name, context=_context(parent), start_time=start, attributes=_named(about)
        )
        span.end(end_time=max(start, end))


def open_traces(url: str, *, service: str) -> Traces:
    """Return traces that are sent to `url` by OTLP over HTTP, in batches. With an empty `url` they are off.
    Raise ModuleNotFoundError.
    """
    if not url:
        return Traces()
    from opentelemetry.exporter.otlp.proto.http.trace_exporter import OTLPSpanExporter  # noqa: PLC0415
    from opentelemetry.sdk.resources import Resource  # noqa: PLC0415
    from opentelemetry.sdk.trace import TracerProvider  # noqa: PLC0415
    from opentelemetry.sdk.trace.export import BatchSpanProcessor  # noqa: PLC0415

    about = Resource.create({"service.name": service, "service.version": __version__})
    provider = TracerProvider(resource=about)
    provider.add_span_processor(
        BatchSpanProcessor(OTLPSpanExporter(endpoint=url), schedule_delay_millis=1000)
    )
    return Traces(provider.get_tracer("filmgate", __version__))


def _context(parent: str) -> Any:
    from opentelemetry.trace.propagation.tracecontext import TraceContextTextMapPropagator  # noqa: PLC0415

    return TraceContextTextMapPropagator().extract({"traceparent": parent})


def _traceparent(span: Any) -> str:
    found = span.get_span_context()
    return f"00-{found.trace_id:032x}-{found.span_id:016x}-{int(found.trace_flags):02x}"


def _named(about: dict[str, str | float]) -> dict[str, str | float]:
    return {f"filmgate.{name}": value for name, value in about.items()}
