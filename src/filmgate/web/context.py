"""The value that all handlers get: the services, the clock, the limits, and the secret tokens of
this start.
"""

import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from filmgate import outside
from filmgate.flow.services import Services

DEFAULT_ACCOUNT = "default"


@dataclass(frozen=True, slots=True, kw_only=True)
class Context:
    """The value that all handlers get. bootstrap builds it once. Its tokens are new at each start and are not
    stored, except the admin token in the lock file (0600).
    """

    services: Services
    public_url: str | None = None
    internal_port: int | None = None  # where workers are served, if not with everybody else
    hosts: frozenset[str] = frozenset()
    origins: frozenset[str] = frozenset()  # whose pages may read answers
    worker_token: str = field(default_factory=outside.secret)
    admin_token: str = field(default_factory=outside.secret)
    now: Callable[[], datetime] = outside.now
    poll: timedelta = timedelta(seconds=15)
    sync: timedelta = timedelta(seconds=90)  # how long sync mode waits
    opening: int = 1_000_000_000  # credit of a new account, micro-dollars
    failed_auth: int = 20  # from one address in ten seconds
    submits: int | None = None  # of one key in a minute, instead of its level's
    body: int = 64 * 1024 * 1024  # bytes
    began: datetime = field(default_factory=outside.now)
    leaving: threading.Event = field(default_factory=threading.Event)  # told to end: nothing more is leased
    links: dict[str, datetime] = field(default_factory=dict)  # one-time sign-in links and their end

    def link(self) -> str:
        """Make the token of a sign-in link for the operator. It works once, within ten minutes."""
        token = outside.secret()
        self.links[token] = self.now() + timedelta(minutes=10)
        return token
