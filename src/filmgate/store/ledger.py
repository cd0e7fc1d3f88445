"""The ledger: hold at submit, settle at completion, refund otherwise; each at most once."""

from datetime import datetime

import sqlalchemy as sa

from filmgate.domain.prediction import Prediction
from filmgate.store.predictions import naive
from filmgate.store.tables import accounts
from filmgate.store.tables import ledger as table


def hold(connection: sa.Connection, prediction: Prediction, *, now: datetime) -> None:
    """Set the price aside."""
    _write(connection, prediction, "hold", -prediction.price, now)


def settle(connection: sa.Connection, prediction: Prediction, *, now: datetime) -> None:
    """The hold becomes the charge: nothing more moves."""
    _write(connection, prediction, "settle", 0, now)


def refund(connection: sa.Connection, prediction: Prediction, *, now: datetime) -> None:
    """Give the hold back."""
    _write(connection, prediction, "refund", prediction.price, now)


def balance(connection: sa.Connection, account: str) -> int:
    """Opening credit less what is held or charged, in micro-dollars, never shown below zero."""
    credit = connection.execute(sa.select(accounts.c.credit).where(accounts.c.id == account)).scalar_one()
    moved = connection.execute(
        sa.select(sa.func.coalesce(sa.func.sum(table.c.amount), 0)).where(table.c.account == account)
    ).scalar_one()
    return max(int(credit) + int(moved), 0)


def _write(connection: sa.Connection, prediction: Prediction, verb: str, amount: int, now: datetime) -> None:
    connection.execute(
        table.insert().values(
            account=prediction.account, prediction=prediction.id, verb=verb, amount=amount, at=naive(now)
        )
    )
