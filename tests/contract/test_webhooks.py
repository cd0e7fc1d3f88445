"""Webhooks, to a receiver on this machine."""

import json
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import httpx2 as httpx
import pytest

from conftest import KEY, Receiver, Server, over, serving
from filmgate.domain import retry
from filmgate.webhooks import signing

STANDARD = "/api/v3/minimax/hailuo-02/standard"


def submit(server: Server, receiver: Receiver, body: dict[str, Any], key: str = KEY) -> str:
    """With the address URL-encoded, as a client does it."""
    with httpx.Client(base_url=server.url, headers={"Authorization": f"Bearer {key}"}) as http:
        answer = http.post(STANDARD, params={"webhook": receiver.url}, json=body)
    assert answer.status_code == 200, answer.text
    return str(answer.json()["data"]["id"])


def secret(server: Server, key: str = KEY) -> dict[str, str]:
    data: dict[str, str] = server.call("GET", "/api/v3/webhook/secret", key=key).json()["data"]
    return data


@pytest.mark.parametrize("body", [{"prompt": "a"}, {"prompt": "a", "image": "http://localhost:1/i.png"}])
def test_91_98_completed_and_failed_are_told_once_signed_and_after_the_result(
    quick: Server, receiver: Receiver, body: dict[str, Any]
) -> None:
    id = submit(quick, receiver, body)
    receiver.wait(1)
    headers, raw, at = receiver.seen[0]
    told, shown = json.loads(raw), quick.result(id)
    assert signing.genuine(secret(quick)["secret"], headers, raw, now=datetime.now(UTC))
    assert not signing.genuine(secret(quick)["secret"], headers, raw + b" ", now=datetime.now(UTC))
    assert abs(int(headers["webhook-timestamp"]) - at) < 300
    assert headers["content-type"] == "application/json"
    assert told == shown
    assert told["input"]["prompt"] == "a"
    assert not {"data", "message"} & set(told)
    time.sleep(1)
    assert len(receiver.seen) == 1


def test_92_the_vector_of_the_contract() -> None:
    key, id = "whsec_AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=", "0123456789abcdef0123456789abcdef"
    body = (
        b'{"id":"0123456789abcdef0123456789abcdef","model":"minimax/hailuo-02/standard","status":"completed",'
        b'"outputs":["https://example.com/o.mp4"],"error":""}'
    )
    expected = "v3,3179db89e986964407ce06a87f45a73fb9d956b5a86b655b77e06398e6abdaa6"
    assert signing.sign(key, id, 1758798328, body) == expected


def test_93_a_failed_delivery_is_made_again_under_its_id_until_it_succeeds(
    quick: Server, receiver: Receiver
) -> None:
    receiver.plan = [(500, {})]
    submit(quick, receiver, {"prompt": "again"})
    receiver.wait(2)
    (first, raw1, _), (second, raw2, _) = receiver.seen
    assert first["webhook-id"] == second["webhook-id"]
    assert raw1 == raw2
    assert int(second["webhook-timestamp"]) > int(first["webhook-timestamp"])
    assert first["webhook-signature"] != second["webhook-signature"]
    held = secret(quick)["secret"]
    assert signing.genuine(held, second, raw2, now=datetime.now(UTC))
    found = delivery(quick, second["webhook-id"], "status 200")
    assert (found["status"], found["attempt"]) == ("delivered", 2)


def delivery(server: Server, id: str, answer: str) -> dict[str, Any]:
    """Wait until this answer is written down: an attempt is counted before it is made. After 60 s, return the
    delivery as it is.
    """
    end = time.monotonic() + 60
    while True:
        data: dict[str, Any] = server.call("GET", f"/api/v3/webhook/deliveries/{id}").json()["data"]
        if data["answer"] == answer or time.monotonic() > end:
            return data
        time.sleep(0.05)


@pytest.mark.parametrize(("status", "outcome"), [(302, "pending"), (410, "dead"), (404, "pending")])
def test_94_a_redirect_is_not_followed_and_gone_is_the_end(
    quick: Server, receiver: Receiver, status: int, outcome: str
) -> None:
    elsewhere = Receiver()
    receiver.plan = [(status, {"Location": elsewhere.url})]
    submit(quick, receiver, {"prompt": "moved"})
    receiver.wait(1)
    found = delivery(quick, receiver.seen[0][0]["webhook-id"], f"status {status}")
    assert (found["status"], found["answer"]) == (outcome, f"status {status}")
    assert not elsewhere.seen
    elsewhere.close()


def test_95_a_slow_receiver_holds_up_nobody_else(quick: Server, receiver: Receiver) -> None:
    slow = Receiver()
    slow.pause = 20.0
    ids = [submit(quick, slow, {"prompt": f"slow {n}"}) for n in range(3)]
    for id in ids:
        quick.wait(id, over)
    id = submit(quick, receiver, {"prompt": "fast"})
    quick.wait(id, over)
    receiver.wait(1)
    assert not slow.seen, "each of the slow ones is under way still"
    slow.close()


def test_96_the_address_is_checked_again_at_delivery(tmp_path: Path, receiver: Receiver) -> None:
    """Accepted while loopback was allowed, delivered by a server that does not allow it: never connected to."""
    with serving(tmp_path, FILMGATE_ALLOW_LOOPBACK_WEBHOOKS="true") as server:
        receiver.plan = [(500, {"Retry-After": "1"})]
        submit(server, receiver, {"prompt": "a"})
        receiver.wait(1)
        server.stop()
        server.extra.pop("FILMGATE_ALLOW_LOOPBACK_WEBHOOKS")
        server.start()
        refused = "webhooks are not sent to this address"
        found = delivery(server, receiver.seen[0][0]["webhook-id"], refused)
        assert (found["answer"], found["attempt"]) == (refused, 2)
        assert len(receiver.seen) == 1


def test_97_rotation_overlaps(quick: Server, receiver: Receiver) -> None:
    key = quick.tenant("g97")
    old = secret(quick, key)
    assert set(old) == {"secret"}
    assert old["secret"].startswith("whsec_")
    assert secret(quick, quick.tenant("g97")) == old
    rotated = quick.call("POST", "/api/v3/webhook/secret/rotate", key=key).json()["data"]
    assert rotated["secret"] == old["secret"] != rotated["next_secret"]
    submit(quick, receiver, {"prompt": "a"}, key)
    receiver.wait(1)
    assert signing.genuine(old["secret"], *receiver.seen[0][:2], now=datetime.now(UTC))
    quick.call("POST", "/api/v3/webhook/secret/activate", key=key)
    assert secret(quick, key) == {"secret": rotated["next_secret"]}
    submit(quick, receiver, {"prompt": "b"}, key)
    receiver.wait(2)
    assert signing.genuine(rotated["next_secret"], *receiver.seen[1][:2], now=datetime.now(UTC))


def test_99_a_restart_before_the_delivery_delivers_it(tmp_path: Path, receiver: Receiver) -> None:
    with serving(tmp_path, FILMGATE_ALLOW_LOOPBACK_WEBHOOKS="true") as server:
        receiver.plan = [(503, {})]
        submit(server, receiver, {"prompt": "a"})
        receiver.wait(1)
        server.kill()
        server.start()
        receiver.wait(2)
    assert receiver.seen[0][0]["webhook-id"] == receiver.seen[1][0]["webhook-id"]


def test_the_payload_has_the_addresses_of_the_submission(quick: Server, receiver: Receiver) -> None:
    headers = {"Authorization": f"Bearer {KEY}", "Host": f"localhost:{quick.port}"}
    url = f"{quick.url}{STANDARD}?webhook={receiver.url}"
    assert httpx.post(url, json={"prompt": "a"}, headers=headers).status_code == 200
    receiver.wait(1)
    told = json.loads(receiver.seen[0][1])
    assert told["urls"]["get"].startswith(f"http://localhost:{quick.port}/")
    assert told["outputs"][0].startswith(f"http://localhost:{quick.port}/outputs/")


def test_a_delivery_can_be_replayed(quick: Server, receiver: Receiver) -> None:
    submit(quick, receiver, {"prompt": "a"})
    receiver.wait(1)
    id = receiver.seen[0][0]["webhook-id"]
    assert delivery(quick, id, "status 200")["status"] == "delivered"
    assert quick.call("POST", f"/api/v3/webhook/deliveries/{id}/replay").status_code == 200
    receiver.wait(2)
    assert receiver.seen[1][0]["webhook-id"] == id


def test_a_receiver_can_be_tried_without_a_prediction(quick: Server, receiver: Receiver) -> None:
    answer = quick.call("POST", "/api/v3/webhook/test", {"url": receiver.url})
    assert answer.status_code == 200, answer.text
    receiver.wait(1)
    headers, raw, _ = receiver.seen[0]
    assert headers["webhook-id"] == answer.json()["data"]["id"]
    assert signing.genuine(secret(quick)["secret"], headers, raw, now=datetime.now(UTC))
    told = json.loads(raw)
    assert told["status"] == "failed"
    assert told["error"].startswith("This is a test")
    assert quick.call("GET", f"/api/v3/predictions/{told['id']}/result").status_code == 404
    for body in ({}, {"url": "ftp://here"}, {"url": "https://user:secret@example.com/"}, {"url": 7}):
        assert quick.call("POST", "/api/v3/webhook/test", body).status_code == 400


def test_the_schedule_is_the_one_of_standard_webhooks() -> None:
    waits = [retry.webhook(attempt, chance=0.5) for attempt in range(1, 10)]
    assert waits == [
        timedelta(seconds=5),
        timedelta(minutes=5),
        timedelta(minutes=30),
        *(timedelta(hours=h) for h in (2, 5, 10, 14, 20, 24)),
    ]
    assert retry.webhook(10, chance=0.5) is None
    assert retry.webhook(1, chance=0.0) == timedelta(seconds=4)
    assert retry.webhook(1, chance=0.5, retry_after=3600) == timedelta(hours=1)
    assert retry.webhook(1, chance=0.5, retry_after=1e9) == timedelta(hours=24)
    assert retry.webhook(2, chance=0.5, retry_after=1) == timedelta(minutes=5)
