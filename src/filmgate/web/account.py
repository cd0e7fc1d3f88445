"""The routes of an account about itself: balance, billing, usage, webhook secret and deliveries."""

from collections import defaultdict
from datetime import timedelta
from typing import Annotated, Any, Literal

from fastapi import Request

from filmgate import outside
from filmgate.domain.errors import InvalidParameter, NotFound, RateLimited
from filmgate.flow import notify
from filmgate.store import accounts, deliveries, ledger
from filmgate.store.ledger import Search
from filmgate.web import asked
from filmgate.web.auth import In, Pools, Predicting, Reading
from filmgate.web.context import Context
from filmgate.web.routing import Answer, Router, raises
from filmgate.webhooks import signing
from filmgate.wire import accounts as told
from filmgate.wire import envelope
from filmgate.wire.envelope import MICRO

router = Router(prefix="/api/v3", tags=["Account"])
webhooks = Router(prefix="/api/v3/webhook", tags=["Webhooks"])

# the vendor's words for what moves money, and the ledger's
_Word = Literal["deduct", "refund", "recharge"]
_TYPES: dict[_Word, str] = {"deduct": "hold", "refund": "refund", "recharge": "credit"}
_WORDS = {verb: word for word, verb in _TYPES.items()}


@router.get("/balance")
@router.get("/account/balance", operation_id="account_balance")
def balance(caller: Reading, context: In) -> Answer[told.Balance]:
    """Return the balance of the account, at least zero. If credit is not enforced, the balance only records
    usage.
    """
    with context.services.database.reading() as connection:
        left = ledger.balance(connection, caller.account)
    return Answer({"balance": max(left, 0) / MICRO, "currency": "USD"})


@router.post("/billings/search")
def billings(
    caller: Reading, context: In, body: Annotated[asked.Billings, asked.asked(asked.Billings)]
) -> Answer[told.Billings]:
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
    return Answer({"page": wanted.page, "has_more": more, "items": [_billing(row) for row in rows]})


@router.post("/user/usage_stats")
def usage(
    caller: Reading, context: In, body: Annotated[asked.Usage, asked.asked(asked.Usage)]
) -> Answer[told.Usage]:
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
    return Answer(
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


@webhooks.get("/secret", operation_id="webhook_secret")
def secret(caller: Predicting, context: In) -> Answer[told.Secret]:
    """Return the secret that signs webhooks."""
    return Answer(_secret(context, caller.account))


@webhooks.post("/secret/rotate", operation_id="rotate_webhook_secret")
def rotate(caller: Predicting, context: In) -> Answer[told.Secret]:
    """Make the next webhook secret. It signs from the end of the overlap on, or at once if it is
    activated.
    """
    fresh, now = signing.secret(outside.entropy(32)), context.now()
    with context.services.database.writing() as connection:
        accounts.rotate(connection, caller.account, fresh, now=now, overlap=context.services.overlap)
    return Answer(_secret(context, caller.account))


@webhooks.post("/secret/activate", operation_id="activate_webhook_secret")
def activate(caller: Predicting, context: In) -> Answer[told.Secret]:
    """End the overlap of a rotation: the next secret signs from now on."""
    now = context.now()
    with context.services.database.writing() as connection:
        held = accounts.secrets(connection, caller.account, now=now)
        if held.next:
            accounts.rotate(connection, caller.account, held.next, now=now, overlap=timedelta())
    return Answer(_secret(context, caller.account))


@webhooks.get("/signature", operation_id="webhook_signature")
def signature(caller: Predicting, context: In) -> Answer[told.Signature]:
    """Return the scheme that signs the account's webhooks: v3, or v1 of Standard Webhooks."""
    with context.services.database.reading() as connection:
        return Answer({"signature": accounts.signature(connection, caller.account)})


@webhooks.post("/signature", operation_id="choose_webhook_signature")
def sign_by(
    caller: Predicting, context: In, body: Annotated[asked.Signature, asked.asked(asked.Signature)]
) -> Answer[told.Signature]:
    """Choose the scheme. It counts for all deliveries from now on, also for those that are made again."""
    with context.services.database.writing() as connection:
        accounts.sign_by(connection, caller.account, body.signature)
    return Answer({"signature": body.signature})


@webhooks.get("/deliveries", operation_id="webhook_deliveries")
def outbox(caller: Reading, context: In) -> Answer[list[told.Delivery]]:
    """Return the latest fifty webhook deliveries of the account."""
    with context.services.database.reading() as connection:
        found = deliveries.listing(connection, caller.account)
    return Answer([_delivery(one) for one in found])


@webhooks.get("/deliveries/{id}", operation_id="webhook_delivery")
@raises(NotFound)
def delivery(id: str, caller: Reading, context: In) -> Answer[told.WholeDelivery]:
    """Return one delivery with its body."""
    with context.services.database.reading() as connection:
        found = deliveries.listing(connection, caller.account, id=id)
    if not found:
        raise NotFound("this delivery does not exist")
    return Answer({**_delivery(found[0]), "body": found[0]["body"]})


@webhooks.post("/deliveries/{id}/replay", operation_id="replay_webhook_delivery")
@raises(NotFound)
def replay(id: str, caller: Predicting, context: In) -> Answer[told.Pending]:
    """Deliver a webhook again, under the same webhook-id."""
    with context.services.database.writing() as connection:
        if not deliveries.replay(connection, caller.account, id, now=context.now()):
            raise NotFound("this delivery does not exist, or its prediction was deleted")
    return Answer({"id": id, "status": "pending"})


@webhooks.post("/test", operation_id="test_webhook")
@raises(RateLimited, InvalidParameter)
async def test(
    caller: Predicting,
    context: In,
    threads: Pools,
    request: Request,
    body: Annotated[asked.Webhook, asked.asked(asked.Webhook)],
) -> Answer[told.Pending]:
    """Send a signed test webhook, about no real prediction, to an address of the account."""
    request.app.state.rehearsals.take(caller.account)
    id = await threads.names.run_for(
        caller.account, notify.rehearse, context.services, caller.account, body.url, now=context.now()
    )
    return Answer({"id": id, "status": "pending"})


def _secret(context: Context, account: str) -> told.Secret:
    with context.services.database.reading() as connection:
        held = accounts.secrets(connection, account, now=context.now())
    shown: told.Secret = {"secret": held.now}
    if held.next and held.next_at:
        shown["next_secret"], shown["next_secret_at"] = held.next, envelope.moment(held.next_at)
    return shown


def _delivery(row: dict[str, Any]) -> told.Delivery:
    return {
        "id": row["id"],
        "prediction": row["prediction"],
        "url": row["url"],
        "status": row["status"],
        "attempt": row["attempt"],
        "answer": row["answer"],
        "due_at": envelope.moment(row["due_at"]),
        "created_at": envelope.moment(row["created_at"]),
    }


def _billing(row: Any) -> told.Billing:
    shown: told.Billing = {
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
