"""The ledger: append-only rows of money in micro-dollars, and the balances of accounts.

The price is held at submission, then settled at completion or else refunded, each at most once for a
prediction. Credit comes from outside.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import sqlalchemy as sa

from filmgate.domain.errors import InsufficientCredits
from filmgate.domain.prediction import Prediction
from filmgate.store.predictions import aware, naive
from filmgate.store.tables import accounts, keys, predictions
from filmgate.store.tables import ledger as table

_INSERT = table.insert()
_PRICE = sa.bindparam("cost", type_=sa.BigInteger)
_CHANGE = sa.bindparam("change", type_=sa.BigInteger)
_MOVE = (
    accounts.update()
    .where(accounts.c.id == sa.bindparam("which"))
    .values(balance=accounts.c.balance + _CHANGE)
)
_SPEND = (
    keys.update()
    .where(
        keys.c.id == sa.bindparam("which"),
        sa.or_(keys.c.budget.is_(None), keys.c.spent + _PRICE <= keys.c.budget),
    )
    .values(spent=keys.c.spent + _PRICE)
)


def hold(connection: sa.Connection, found: Sequence[Prediction], *, now: datetime, enforce: bool) -> None:
    """Set aside the prices of predictions from the balance. With `enforce`, raise InsufficientCredits if the
    balance is too low.
    """
    by_account, by_key = Counter[str](), Counter[str]()
    for one in found:
        by_account[one.account] += one.price
        by_key[one.key] += one.price
    for account, price in by_account.items():
        if enforce and balance(connection, account) < price:
            raise InsufficientCredits
    for key, price in by_key.items():
        if key and connection.execute(_SPEND, {"which": key, "cost": price}).rowcount != 1:
            raise InsufficientCredits("the budget of this key is used up: raise it, or use another key")
    connection.execute(_INSERT, [_row(one, "hold", -one.price, now) for one in found])
    for account, price in by_account.items():
        _move(connection, account, -price)


def settle(connection: sa.Connection, prediction: Prediction, *, now: datetime) -> None:
    """Turn the hold of a prediction into its charge. The balance does not change."""
    _write(connection, prediction, "settle", 0, now)


def refund(connection: sa.Connection, prediction: Prediction, *, now: datetime) -> None:
    """Give the hold of a prediction back to the account, and to the budget of its key."""
    _write(connection, prediction, "refund", prediction.price, now)
    if prediction.key:
        connection.execute(_SPEND, {"which": prediction.key, "cost": -prediction.price})


def credit(connection: sa.Connection, account: str, amount: int, *, reason: str, now: datetime) -> None:
    """Add money to an account; a negative amount takes it away."""
    connection.execute(
        table.insert().values(
            account=account, verb="credit", amount=amount, price=0, reason=reason, at=naive(now)
        )
    )
    _move(connection, account, amount)


def balance(connection: sa.Connection, account: str) -> int:
    """Return the balance of an account in micro-dollars. It can be below zero only if credit is not
    enforced.
    """
    found = connection.execute(sa.select(accounts.c.balance).where(accounts.c.id == account))
    return int(found.scalar_one())


@dataclass(frozen=True, slots=True, kw_only=True)
class Search:
    """The filter of a search in the ledger of an account. Settlements are left out, because they move no
    money.
    """

    page: int = 1
    page_size: int = 20
    verb: str | None = None
    after: datetime | None = None
    before: datetime | None = None
    model: str | None = None
    key: str | None = None

    def conditions(self, account: str) -> list[sa.ColumnElement[bool]]:
        wanted = [table.c.account == account, table.c.verb != "settle"]
        if self.verb:
            wanted.append(table.c.verb == self.verb)
        return wanted + [
            column_is
            for value, column_is in (
                (self.after, table.c.at >= naive(self.after) if self.after else None),
                (self.before, table.c.at <= naive(self.before) if self.before else None),
                (self.model, table.c.model == self.model),
                (self.key, table.c.key == self.key),
            )
            if value and column_is is not None
        ]


def search(connection: sa.Connection, account: str, wanted: Search) -> tuple[list[Mapping[Any, Any]], bool]:
    """Return one page of ledger rows, newest first, and whether there are more."""
    rows = connection.execute(
        sa.select(table, keys.c.name.label("key_name"), predictions.c.status.label("prediction_status"))
        .join(keys, keys.c.id == table.c.key, isouter=True)
        .join(predictions, predictions.c.id == table.c.prediction, isouter=True)
        .where(*wanted.conditions(account))
        .order_by(table.c.at.desc(), table.c.id.desc())
        .limit(wanted.page_size + 1)
        .offset((wanted.page - 1) * wanted.page_size)
    ).mappings()
    entries = [{**row, "at": aware(row["at"])} for row in rows]
    return list(entries[: wanted.page_size]), len(entries) > wanted.page_size


def usage(
    connection: sa.Connection, account: str, *, after: datetime, before: datetime, model: str | None
) -> list[tuple[str, str, int, int, int]]:
    """Return (model, day, cost, predictions submitted, predictions completed) for each model and day. cost:
    holds less refunds.
    """
    day = sa.func.date(table.c.at)
    query = (
        sa.select(
            table.c.model,
            day.label("day"),
            sa.func.sum(-table.c.amount),
            sa.func.sum(sa.case((table.c.verb == "hold", 1), else_=0)),
            sa.func.sum(sa.case((table.c.verb == "settle", 1), else_=0)),
        )
        .where(
            table.c.account == account,
            table.c.prediction.is_not(None),
            table.c.at >= naive(after),
            table.c.at <= naive(before),
        )
        .group_by(table.c.model, day)
        .order_by(table.c.model, day)
    )
    if model:
        query = query.where(table.c.model == model)
    return [(str(m), str(d), int(c), int(n), int(s)) for m, d, c, n, s in connection.execute(query)]


def _write(connection: sa.Connection, prediction: Prediction, verb: str, amount: int, now: datetime) -> None:
    connection.execute(_INSERT, _row(prediction, verb, amount, now))
    if amount:
        _move(connection, prediction.account, amount)


def _row(prediction: Prediction, verb: str, amount: int, now: datetime) -> dict[str, Any]:
    return {
        "account": prediction.account,
        "prediction": prediction.id,
        "verb": verb,
        "amount": amount,
        "price": prediction.price,
        "model": prediction.model,
        "key": prediction.key,
        "reason": "",
        "at": naive(now),
    }


def _move(connection: sa.Connection, account: str, amount: int) -> None:
    connection.execute(_MOVE, {"which": account, "change": amount})
