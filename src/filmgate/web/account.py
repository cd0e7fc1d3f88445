"""The routes of an account about itself: balance, billing, usage, webhook secret and deliveries."""

from collections import defaultdict
from datetime import timedelta
from typing import Annotated, Any

from fastapi import APIRouter, Request

from filmgate import outside
from filmgate.domain.errors import NotFound
from filmgate.flow import notify
from filmgate.store import accounts, deliveries, ledger
from filmgate.store.ledger import Search
from filmgate.web import asked
from filmgate.web.auth import In, Pools, Predicting, Reading
from filmgate.webhooks import signing
from filmgate.wire import envelope
from filmgate.wire.envelope import MICRO

router = APIRouter(prefix="/api/v3")

# the vendor's words for what moves money, and the ledger's
_TYPES = {"deduct": "hold", "refund": "refund", "recharge": "credit"}
_WORDS = {verb: word for word, verb in _TYPES.items()}


@router.get("/balance")
@router.get("/account/balance")
def balance(caller: Reading, context: In) -> dict[str, Any]:
    """Return the balance of the account, at least zero. If credit is not enforced, the balance only records
    usage.
    """
    with context.services.database.reading() as connection:
        left = ledger.balance(connection, caller.account)
    return envelope.success({"balance": max(left, 0) / MICRO, "currency": "USD"})


@router.post("/billings/search")
def billings(
    caller: Reading, context: In, body: Annotated[asked.Billings, asked.asked(asked.Billings)]
) -> dict[str, Any]:
    """Return the ledger entries that moved money, newest first: deduct at submission, refund, recharge."""
    wanted = Search(
        page=body.page,
        page_size=body.page_size,
        verb=_TYPES[body.billing_type] if body.billing_type else None,
        after=body.start_time,
        before=body.end_time,
        model=body.model_uuid,
        key=body.access_key_uuid,
    )
    with context.services.database.reading() as connection:
        rows, more = ledger.search(connection, caller.account, wanted)
    return envelope.success({"page": wanted.page, "has_more": more, "items": [_billing(row) for row in rows]})


@router.post("/user/usage_stats")
def usage(
    caller: Reading, context: In, body: Annotated[asked.Usage, asked.asked(asked.Usage)]
) -> dict[str, Any]:
    """Return costs and counts of predictions by model and by day; without times, for the last 30 days."""
    before = body.end_time or context.now()
    after = body.start_time or before - timedelta(days=30)
    with context.services.database.reading() as connection:
        rows = ledger.usage(connection, caller.account, after=after, before=before, model=body.model_uuid)
    models: dict[str, list[int]] = defaultdict(lambda: [0, 0, 0])
    days: dict[str, list[int]] = defaultdict(lambda: [0, 0, 0])
    for model, day, *numbers in rows:
        for total in (models[model], days[day]):
            for place, number in enumerate(numbers):
                total[place] += number
    cost, asked, done = (sum(total[place] for total in models.values()) for place in range(3))
    return envelope.success(
        {
            "per_model_usage": [
                {"model_uuid": model, "total_cost": c / MICRO, "total_count": n, "success_count": s}
                for model, (c, n, s) in models.items()
            ],
            "daily_usage": [
                {"date": day, "amount": c / MICRO, "count": n} for day, (c, n, _) in sorted(days.items())
            ],
            "summary": {"total_cost": cost / MICRO, "total_requests": asked, "success_requests": done},
        }
    )


@router.get("/webhook/secret")
def secret(caller: Predicting, context: In) -> dict[str, Any]:
    return envelope.success(_secret(context, caller.account))


@router.post("/webhook/secret/rotate")
def rotate(caller: Predicting, context: In) -> dict[str, Any]:
    """Make the next webhook secret. It signs from the end of the overlap on, or at once if it is
    activated.
    """
    fresh, now = signing.secret(outside.entropy(32)), context.now()
    with context.services.database.writing() as connection:
        accounts.rotate(connection, caller.account, fresh, now=now, overlap=context.services.overlap)
    return envelope.success(_secret(context, caller.account))


@router.post("/webhook/secret/activate")
def activate(caller: Predicting, context: In) -> dict[str, Any]:
    now = context.now()
    with context.services.database.writing() as connection:
        held = accounts.secrets(connection, caller.account, now=now)
        if held.next:
            accounts.rotate(connection, caller.account, held.next, now=now, overlap=timedelta())
    return envelope.success(_secret(context, caller.account))


@router.get("/webhook/signature")
def signature(caller: Predicting, context: In) -> dict[str, Any]:
    """Return the scheme that signs the account's webhooks: v3, or v1 of Standard Webhooks."""
    with context.services.database.reading() as connection:
        return envelope.success({"signature": accounts.signature(connection, caller.account)})


@router.post("/webhook/signature")
def sign_by(
    caller: Predicting, context: In, body: Annotated[asked.Signature, asked.asked(asked.Signature)]
) -> dict[str, Any]:
    """Choose the scheme. It counts for all deliveries from now on, also for those that are made again."""
    with context.services.database.writing() as connection:
        accounts.sign_by(connection, caller.account, body.signature)
    return envelope.success({"signature": body.signature})


@router.get("/webhook/deliveries")
def outbox(caller: Reading, context: In) -> dict[str, Any]:
    """Return the latest fifty webhook deliveries of the account."""
    with context.services.database.reading() as connection:
        found = deliveries.listing(connection, caller.account)
    return envelope.success([_delivery(one) for one in found])


@router.get("/webhook/deliveries/{id}")
def delivery(id: str, caller: Reading, context: In) -> dict[str, Any]:
    with context.services.database.reading() as connection:
        found = deliveries.listing(connection, caller.account, id=id)
    if not found:
        raise NotFound("this delivery does not exist")
    return envelope.success({**_delivery(found[0]), "body": found[0]["body"]})


@router.post("/webhook/deliveries/{id}/replay")
def replay(id: str, caller: Predicting, context: In) -> dict[str, Any]:
    with context.services.database.writing() as connection:
        if not deliveries.replay(connection, caller.account, id, now=context.now()):
            raise NotFound("this delivery does not exist, or its prediction was deleted")
    return envelope.success({"id": id, "status": "pending"})


@router.post("/webhook/test")
async def test(
    caller: Predicting,
    context: In,
    threads: Pools,
    request: Request,
    body: Annotated[asked.Webhook, asked.asked(asked.Webhook)],
) -> dict[str, Any]:
    """Send a signed test webhook, about no real prediction, to an address of the account."""
    request.app.state.rehearsals.take(caller.account)
    id = await threads.names.run_for(
        caller.account, notify.rehearse, context.services, caller.account, body.url, now=context.now()
    )
    return envelope.success({"id": id, "status": "pending"})


def _secret(context: Any, account: str) -> dict[str, Any]:
    with context.services.database.reading() as connection:
        held = accounts.secrets(connection, account, now=context.now())
    shown = {"secret": held.now}
    if held.next and held.next_at:
        shown |= {"next_secret": held.next, "next_secret_at": envelope.moment(held.next_at)}
    return shown


def _delivery(row: dict[str, Any]) -> dict[str, Any]:
    shown = {name: row[name] for name in ("id", "prediction", "url", "status", "attempt", "answer")}
    return {
        **shown,
        "due_at": envelope.moment(row["due_at"]),
        "created_at": envelope.moment(row["created_at"]),
    }


def _billing(row: Any) -> dict[str, Any]:
    shown = {
        "uuid": str(row["id"]),
        "billing_type": _WORDS[row["verb"]],
        "price": abs(row["amount"]) / MICRO,
        "created_at": envelope.moment(row["at"]),
        "access_key_name": row["key_name"] or "",
        "order": row["reason"],
    }
    if row["prediction"]:
        status = row["prediction_status"] or "deleted"
        shown["prediction"] = {"uuid": row["prediction"], "model_uuid": row["model"], "status": status}
    return shown
