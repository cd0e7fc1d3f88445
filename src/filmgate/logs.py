"""Structured logs on standard error: `action=` first; never a key, never a prompt."""

import logging
import sys

import structlog
from structlog.typing import Processor


def setup(level: str = "info", form: str = "logfmt") -> None:
    """One line per event; `level` is debug, info, warning or error, `form` logfmt or json."""
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
    getattr(structlog.get_logger(), level)(None, action=action, **fields)
