"""Numbers, dates, words and flags at the door: bounded, of their own type, and told in words where they are not."""

from dataclasses import asdict
from typing import Any

import httpx2 as httpx
import pytest

from conftest import ABLE, KEY, Server, refused

STANDARD = "/api/v3/minimax/hailuo-02/standard"
HUGE = 10**30


@pytest.mark.parametrize(
    ("body", "sentence"),
    [
        (
            {"duration": "6"},
            'duration must be an integer, 6 or 10, not the text "6": write the number 6, without quotes',
        ),
        ({"duration": 7}, "duration must be an integer, 6 or 10, not 7"),
        ({"duration": True}, "not true"),
        ({"duration": HUGE}, "not a number that is too large"),
        ({"duration": [6]}, "not a list of 1"),
        ({"prompt": {}}, "not an object"),
        (
            {"enable_prompt_expansion": "false"},
            'must be true or false, not the text "false": write false, without quotes',
        ),
        ({"enable_prompt_expansion": 1}, "must be true or false, not 1"),
        ({"enable_sync_mode": "True"}, "write true, without quotes"),
    ],
)
def test_a_refused_input_says_what_came_and_what_would_be_right(
    still: Server, body: dict[str, Any], sentence: str
) -> None:
    answer = still.call("POST", STANDARD, {"prompt": "a", **body})
    assert sentence in refused(answer, 400, "invalid_parameter")


@pytest.mark.parametrize(
    ("path", "body", "words"),
    [
        (
            "/api/v3/predictions",
            {"page": "2"},
            'page must be an integer from 1 to 1,000,000, not the text "2"',
        ),
        ("/api/v3/predictions", {"page": HUGE}, "a number that is too large"),
        ("/api/v3/predictions", {"page_size": True}, "not true"),
        ("/api/v3/predictions", {"status": "done"}, "one of created"),
        ("/api/v3/predictions", {"created_after": 5}, "ISO 8601"),
        ("/api/v3/predictions", {"prompt": "a\0b"}, "without NUL"),
        ("/api/v3/predictions", {"page": 0, "status": 1}, "; status"),
        ("/api/v3/predictions/delete", {"ids": ["a", 7]}, "ids.1 is 7"),
        ("/api/v3/billings/search", {"billing_type": []}, "deduct"),
        ("/api/v3/user/usage_stats", {"end_time": "yesterday"}, "ISO 8601"),
        ("/api/v3/webhook/test", {"url": 7}, "an address"),
        ("/api/v3/media/uploads", {"filename": "a.png", "size": 2**63}, "number of bytes"),
        ("/api/v3/model/price", {"model_id": "m", "inputs": []}, "an object"),
        ("/api/v3/storyboards", {"model_id": "m", "count": 7}, "4 to 6"),
        (
            "/admin/v1/accounts",
            {"id": "p", "concurrency": 1e23},
            "concurrency must be an integer from 1 to 10,000",
        ),
        ("/admin/v1/accounts/default/credit", {"amount": 1e12, "reason": "r"}, "dollars"),
        ("/admin/v1/keys", {"account": "default", "scopes": "read"}, "a list of admin"),
        ("/admin/v1/keys", {"account": "default", "budget": -1}, "not negative"),
    ],
)
def test_every_other_route_does_too(still: Server, path: str, body: dict[str, Any], words: str) -> None:
    assert words in refused(still.call("POST", path, body), 400, "invalid_parameter")


def test_all_that_is_missing_is_named_at_once(still: Server) -> None:
    message = refused(still.call("POST", "/api/v3/media/uploads", {}), 400, "missing_parameter")
    assert message == "filename and size are required"
    message = refused(still.call("POST", "/api/v3/media/uploads", {"size": "9"}), 400, "missing_parameter")
    assert message == 'filename is required; size must be the number of bytes, not the text "9"'


def test_all_problems_of_a_submission_are_named_at_once(still: Server) -> None:
    body = {"duration": 7, "enable_prompt_expansion": 1, "image": "x", "enable_sync_mode": "yes"}
    message = refused(still.call("POST", STANDARD, body), 400, "missing_parameter")
    problems = message.split("; ")
    assert [one.split()[0] for one in problems] == [
        "prompt",
        "image",
        "duration",
        "enable_prompt_expansion",
        "enable_sync_mode",
    ]
    images = {"image": "http://127.0.0.1/a.png", "end_image": "data:image/png;base64,AAAA"}
    message = refused(still.call("POST", STANDARD, {"prompt": "a", **images}), 400, "invalid_parameter")
    assert "FILMGATE_FETCH_PRIVATE" in message
    assert "; end_image " in message


@pytest.mark.parametrize(
    "time", ["0001-01-01T00:00:00Z", "0001-01-01T00:00:00+14:00", "9999-12-31T23:59:59-14:00"]
)
def test_a_time_at_the_edge_of_the_calendar_is_a_time(still: Server, time: str) -> None:
    for path, body in (
        ("/api/v3/predictions", {"created_after": time}),
        ("/api/v3/user/usage_stats", {"end_time": time}),
        ("/api/v3/billings/search", {"start_time": time, "end_time": time}),
    ):
        assert still.call("POST", path, body).status_code == 200


@pytest.mark.parametrize("digits", ["²", "٣", "9" * 5000, "-1", "1e3", ""])
def test_a_number_in_an_address_or_a_header_has_few_plain_digits(still: Server, digits: str) -> None:
    put = httpx.put(
        f"{still.url}/uploads/{'0' * 32}", params={"expires": digits, "signature": "x"}, content=b"x"
    )
    refused(put, 403, "forbidden")
    headers = [("Authorization", f"Bearer {KEY}"), ("X-Filmgate-Seed", digits.encode().decode("latin-1"))]
    raw = [(name.encode(), value.encode("latin-1")) for name, value in headers]
    refused(httpx.post(still.url + STANDARD, json={"prompt": "a"}, headers=raw), 400, "invalid_parameter")


REGISTRATION: dict[str, Any] = {
    "worker": "p",
    "engine": "none",
    "fingerprint": "none",
    "licence": "",
    "host": "",
    "fault": "",
    "can": asdict(ABLE),
}
LEASED = "/internal/v1/predictions/" + "0" * 32


@pytest.mark.parametrize(
    ("path", "body", "words"),
    [
        ("/internal/v1/workers", {**REGISTRATION, "worker": 7}, "worker must be a name of at most 80"),
        ("/internal/v1/workers", {**REGISTRATION, "worker": "w" * 81}, "at most 80"),
        (
            "/internal/v1/workers",
            {**REGISTRATION, "can": {"resolutions": [768], "durations": [6], "takes": ["text"]}},
            "can.resolutions.0 is 768",
        ),
        ("/internal/v1/workers", {**REGISTRATION, "can": {}}, "can must be lists of"),
        (
            "/internal/v1/workers",
            {**REGISTRATION, "expects": {"768p/6/text": -1}},
            "expects.768p/6/text is -1",
        ),
        (
            "/internal/v1/workers",
            {**REGISTRATION, "expects": ["soon"]},
            "expects must be an object of seconds",
        ),
        ("/internal/v1/workers", {**REGISTRATION, "limit": "long"}, "limit must be a number from 0"),
        ("/internal/v1/workers", {**REGISTRATION, "models": "*"}, "a list of patterns"),
        ("/internal/v1/workers", {**REGISTRATION, "colour": 1}, "colour is not a known field"),
        ("/internal/v1/leases", {"worker": ["p"]}, "worker must be"),
        (f"{LEASED}/heartbeat", {"attempt": 1e9, "stage": "s", "progress": 0}, "attempt must be an integer"),
        (f"{LEASED}/heartbeat", {"attempt": 1, "stage": "s", "progress": 7}, "from 0 to 1"),
        (
            f"{LEASED}/complete",
            {"attempt": 1, "size": HUGE, "sha256": "x", "inference_ms": 1, "details": {}},
            "size must be",
        ),
        (
            f"{LEASED}/complete",
            {
                "attempt": 1,
                "size": 1,
                "sha256": "x",
                "inference_ms": 1,
                "details": {},
                "screening": {"verdicts": [1]},
            },
            "screening.verdicts.0 is 1",
        ),
        (f"{LEASED}/fail", {"attempt": 1, "code": 2**31, "error": "e", "stage": "s"}, "code must be"),
        (f"{LEASED}/release", {"attempt": 1, "reason": "r", "counts": "no"}, "counts must be true or false"),
    ],
)
def test_a_worker_that_says_something_else_is_told_what_is_wrong(
    still: Server, path: str, body: dict[str, Any], words: str
) -> None:
    key = still.tenant("p", scopes=["worker"])
    assert words in refused(still.call("POST", path, body, key=key), 400, "invalid_parameter")


def test_an_id_or_attempt_that_no_lease_has_is_a_lost_lease(still: Server) -> None:
    key = still.tenant("p", scopes=["worker"])
    beat = {"attempt": 1, "stage": "s", "progress": 0}
    for id in ("%00", "..", "a" * 32, "%2E%2E%2F%2E%2E"):
        path = f"/internal/v1/predictions/{id}/heartbeat"
        assert still.call("POST", path, beat, key=key).status_code in (404, 409)
    answer = still.call("PUT", f"{LEASED}/outputs/0?attempt={2**70}", key=key)
    assert "attempt" in refused(answer, 400, "invalid_parameter")


@pytest.mark.parametrize("origin", ["http://[", "http://[::1", "http://a]b", "\xff", "://", "null"])
@pytest.mark.parametrize("cookie", ["filmgate_session=x", 'filmgate_session="\\', "filmgate_session=\xff"])
def test_an_origin_or_a_cookie_that_cannot_be_read_is_refused_in_words(
    still: Server, origin: str, cookie: str
) -> None:
    headers = [(b"Origin", origin.encode("latin-1")), (b"Cookie", cookie.encode("latin-1"))]
    for method, path in (
        ("GET", "/api/v3/balance"),
        ("GET", "/session"),
        ("POST", "/session"),
        ("DELETE", "/session"),
    ):
        with httpx.Client(base_url=still.url) as http:
            message = refused(http.request(method, path, headers=headers), 403, "forbidden")
        assert "session" in message
