"""The types of JSON answers about accounts, money, webhooks and the service; answers.py has the others."""

from typing import Annotated, Literal, NotRequired

from pydantic import Field
from typing_extensions import TypedDict

from filmgate.wire.answers import Dollars, Time


class Balance(TypedDict):
    """The credit that is left."""

    balance: Dollars
    currency: Literal["USD"]


class Billed(TypedDict):
    """The prediction of a ledger entry."""

    uuid: str
    model_uuid: str | None
    status: Annotated[str, Field(description="The prediction's status, or deleted.")]


class Billing(TypedDict):
    """An entry of the ledger that moved money."""

    uuid: str
    billing_type: Literal["deduct", "refund", "recharge"]
    price: Dollars
    created_at: Time
    access_key_name: str
    order: Annotated[str, Field(description="The reason.")]
    prediction: NotRequired[Billed]


class Billings(TypedDict):
    """A page of the ledger, newest first."""

    page: int
    has_more: bool
    items: list[Billing]


class ModelUsage(TypedDict):
    """Costs and counts of one model."""

    model_uuid: str
    total_cost: Dollars
    total_count: int
    success_count: int


class DailyUsage(TypedDict):
    """Costs and counts of one day."""

    date: Annotated[str, Field(json_schema_extra={"format": "date"})]
    amount: Dollars
    count: int


class TotalUsage(TypedDict):
    """Costs and counts of all models."""

    total_cost: Dollars
    total_requests: int
    success_requests: int


class Usage(TypedDict):
    """Costs and counts by model and by day."""

    per_model_usage: list[ModelUsage]
    daily_usage: list[DailyUsage]
    summary: TotalUsage


class Secret(TypedDict):
    """The secret that signs webhooks, and the next one during a rotation."""

    secret: str
    next_secret: NotRequired[str]
    next_secret_at: NotRequired[Time]


class Delivery(TypedDict):
    """A webhook, sent or to send."""

    id: Annotated[str, Field(description="The webhook-id.")]
    prediction: str
    url: str
    status: str
    attempt: int
    answer: Annotated[str, Field(description="What the receiver answered last.")]
    due_at: Time
    created_at: Time


class WholeDelivery(Delivery):
    """A webhook with its body."""

    body: str


class Pending(TypedDict):
    """A webhook that will be sent."""

    id: str
    status: Literal["pending"]


class Session(TypedDict):
    """The account that is signed in."""

    account: str
    scopes: list[str]
    level: str


class Named(TypedDict):
    """The id of what was changed."""

    id: str


class Account(TypedDict):
    """An account, as the operator sees it."""

    id: str
    name: str
    balance: Dollars
    level: str
    concurrency: Annotated[int | None, Field(description="null: the level's.")]
    turn: Annotated[int, Field(description="Whose turn it is: the lowest.")]
    created_at: Time
    disabled_at: Time | None


class Credited(TypedDict):
    """The balance of an account after a change."""

    id: str
    balance: Dollars


class Key(TypedDict):
    """An API key, as the operator sees it."""

    id: str
    account: str
    name: str
    hint: Annotated[str, Field(description="How the key ends.")]
    scopes: Annotated[str, Field(description="Separated by blanks.")]
    budget: Annotated[float | None, Field(description="US dollars; null: the account's balance decides.")]
    spent: Dollars
    created_at: Time
    revoked_at: Time | None


class NewKey(TypedDict):
    """A fresh API key."""

    id: str
    key: Annotated[str, Field(description="Shown this once.")]


class Worker(TypedDict):
    """A worker, as the operator sees it."""

    id: str
    engine: str
    fingerprint: str
    host: str
    fault: str
    state: Literal["working", "ready", "loading", "draining", "drained"]
    seen_at: Time
    prediction: str | None
    model: str | None
    stage: str | None
    progress: float | None


class Queue(TypedDict):
    """The queue, as the operator sees it."""

    waiting: int
    running: int
    oldest_at: Time | None


class Disk(TypedDict):
    """The disk of clips and uploads, in bytes."""

    free: int
    total: int


class Outbox(TypedDict):
    """Webhooks of the last day, as the operator sees them."""

    pending: int
    dead: int


class Overview(TypedDict):
    """The state of the service, and what wants a decision."""

    attention: Annotated[list[str], Field(description="Sentences about problems.")]
    workers: list[Worker]
    queue: Queue
    disk: Disk | None
    keep_days: float
    place: Annotated[str, Field(description="Where clips lie.")]
    webhooks: Outbox


class Alive(TypedDict):
    """The server is alive."""

    status: Literal["ok"]


class Readiness(TypedDict):
    """The readiness of the server, by check."""

    status: Literal["ready", "not ready"]
    checks: Annotated[dict[str, str], Field(description="ok, or a sentence about the fault.")]


class Signature(TypedDict):
    """The scheme that signs the account's webhooks."""

    signature: Literal["v3", "v1"]


class Listener(TypedDict):
    """A port of this machine that webhooks may go to, for these seconds."""

    port: int
    seconds: float
