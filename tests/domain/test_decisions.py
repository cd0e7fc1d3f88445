"""The decisions that need no database: how long to wait, whom to screen, what to tell of a model."""

from datetime import timedelta

import pytest

from filmgate.domain import guide, retry
from filmgate.domain.screening import Policy, Screening, passed

EXPANDED, PLAIN = {"prompt": "a", "enable_prompt_expansion": True}, {"prompt": "a"}
CLEAN = {"version": 1, "verdicts": [{"stage": "frames", "allowed": True}]}


@pytest.mark.parametrize(("chance", "seconds"), [(0.0, 4), (0.5, 5), (1.0, 6)])
def test_chance_varies_the_wait_for_a_receiver_by_a_fifth(chance: float, seconds: int) -> None:
    assert retry.webhook(1, chance=chance) == timedelta(seconds=seconds)


def test_a_webhook_is_sent_ten_times_and_a_picture_fetched_four_times() -> None:
    waits = [retry.webhook(attempt, chance=0.5) for attempt in range(1, 11)]
    assert [bool(one) for one in waits] == [True] * 9 + [False]
    assert waits[:9] == sorted(waits[:9], key=lambda one: one or timedelta())
    assert [bool(retry.picture(failed)) for failed in range(1, 5)] == [True, True, True, False]


def test_a_receiver_may_ask_for_more_patience_and_never_for_less() -> None:
    assert retry.webhook(1, chance=0.5, retry_after=60) == timedelta(minutes=1)
    assert retry.webhook(2, chance=0.5, retry_after=60) == timedelta(minutes=5)


@pytest.mark.parametrize(
    ("when", "plain", "expanded"),
    [("always", True, True), ("expansion", False, True), ("never", False, False)],
)
def test_the_policy_says_which_requests_are_screened(when: str, *, plain: bool, expanded: bool) -> None:
    how = Screening(text=0.25)
    policy = Policy(when=when, how=how)  # type: ignore[arg-type]
    assert policy.of(PLAIN) == (how if plain else None)
    assert policy.of(EXPANDED) == (how if expanded else None)
    assert policy.closed is (when != "never")


@pytest.mark.parametrize(
    ("change", "right"),
    [
        ({}, True),
        ({"version": 2}, False),
        ({"missing": {"frames": "no network"}}, False),
        ({"verdicts": []}, False),
        ({"verdicts": [{"stage": "text", "allowed": True}]}, False),
        ({"verdicts": [{"stage": "text", "allowed": False}, *CLEAN["verdicts"]]}, False),  # type: ignore[misc]
    ],
)
def test_a_clip_passed_if_its_frames_were_looked_at_and_nothing_was_refused(
    change: dict[str, object], *, right: bool
) -> None:
    assert passed({**CLEAN, **change}, Screening()) is right
    assert not passed(None, Screening())


def test_the_answers_about_a_model_are_of_this_server() -> None:
    told = dict(guide.questions(licence="", typical=None, days=7))
    assert told["How long does it take?"] == "This server has made no clip of this model yet."
    assert told["May I use the clips commercially?"].endswith("No engine serves this model now.")
    told = dict(guide.questions(licence="MIT", typical=41.6, days=2.5))
    assert "about 42 s on this server" in told["How long does it take?"]
    assert told["May I use the clips commercially?"].endswith("it is: MIT.")
    assert told["How long are clips kept?"].startswith("2.5 days.")
