"""What an operator is told: nothing while all is well, and each thing that wants a decision."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from types import SimpleNamespace
from typing import Any, cast

import pytest

from filmgate.domain.screening import Policy
from filmgate.flow import operate
from filmgate.flow.operate import Overview
from filmgate.flow.services import Services

NOW = datetime(2026, 1, 1, tzinfo=UTC)
SERVICES = cast("Services", SimpleNamespace(policy=Policy()))


def worker(**more: Any) -> Any:
    return SimpleNamespace(**{"id": "w1", "drained_at": None, "fault": "", **more})


WELL = Overview(
    workers=(worker(),),
    making={},
    waiting=2,
    running=1,
    oldest_at=NOW - timedelta(minutes=9),
    room=(50, 100),
    pending=3,
    dead=0,
)


def test_nothing_is_said_while_all_is_well() -> None:
    assert operate.attention(SERVICES, WELL, now=NOW) == []


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"workers": ()}, "No worker is connected"),
        ({"workers": (worker(drained_at=NOW),)}, "All workers are drained"),
        ({"workers": (worker(), worker(id="w2", fault="no model"))}, "w2 cannot screen"),
        ({"oldest_at": NOW - timedelta(minutes=22)}, "waited for 22 minutes"),
        ({"room": (9, 100)}, "The disk is 91 % full"),
        ({"dead": 1}, "1 webhook was given up"),
        ({"dead": 14}, "14 webhooks were given up"),
    ],
)
def test_each_thing_that_wants_a_decision_is_one_sentence(change: dict[str, Any], said: str) -> None:
    (sentence,) = operate.attention(SERVICES, replace(WELL, **change), now=NOW)
    assert said in sentence
