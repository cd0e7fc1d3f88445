"""What the handlers work with: the house, the clock, the secrets of this start."""

import secrets
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from filmgate.flow.house import House


def utcnow() -> datetime:
    return datetime.now(UTC)


@dataclass(frozen=True, slots=True, kw_only=True)
class Context:
    """Built once by bootstrap. Tokens live for one start of the server and never reach the disk,
    except the admin token in the lock file (0600).
    """

    house: House
    public_url: str | None = None
    hosts: frozenset[str] = frozenset()
    worker_token: str = field(default_factory=lambda: secrets.token_urlsafe(32))
    admin_token: str = field(default_factory=lambda: secrets.token_urlsafe(32))
    now: Callable[[], datetime] = utcnow
    poll: timedelta = timedelta(seconds=15)
