"""Structured logs on standard error. Each line begins with `action=`. No key and no prompt is logged."""

import logging
import sys
from contextvars import ContextVar

import structlog
from structlog.typing import Processor

request: ContextVar[str] = ContextVar("request", default="")  # the X-Request-Id of what is being answered


def setup(level: str = "info", form: str = "logfmt") -> None:
    """Set up logging with one line per event. `level`: debug, info, warning or error; `form`:
    logfmt or json.
    """
    ends: Processor = (
        structlog.processors.JSONRenderer(ensure_ascii=False)
        if form == "json"
        else structlog.processors.LogfmtRenderer(key_order=["timestamp", "level", "action"])
    )
    structlog.configure(
        processors=[
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            structlog.processors.format_exc_info,
            ends,
        ],
        wrapper_class=structlog.make_filtering_bound_logger(logging.getLevelNamesMapping()[level.upper()]),
        logger_factory=structlog.PrintLoggerFactory(sys.stderr),
    )


def event(action: str, *, level: str = "info", **fields: object) -> None:
    """Write a line. What happens while a request is answered carries the id of the request."""
    if id := request.get():
        fields["request"] = id
    getattr(structlog.get_logger(), level)(None, action=action, **fields)
