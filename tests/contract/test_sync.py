"""Sync mode and base64."""

import base64
import contextlib
from pathlib import Path

import httpx2 as httpx

from conftest import KEY, Server, over, picture, refused, serving, uri

STANDARD = "/api/v3/minimax/hailuo-02/standard"


def test_85_a_fast_prediction_comes_back_in_one_answer(quick: Server) -> None:
    answer = quick.call("POST", STANDARD, {"prompt": "sync", "enable_sync_mode": True})
    data = answer.json()["data"]
    assert (answer.status_code, data["status"], len(data["outputs"])) == (200, "completed", 1)
    assert "x-ignored-params" not in answer.headers


def test_86_87_a_slow_one_goes_on_after_the_wait_and_a_failing_one_says_so(tmp_path: Path) -> None:
    with serving(tmp_path, FILMGATE_ENGINE="animatic", FILMGATE_SYNC_SECONDS="2") as server:
        small = {"image": uri(picture()), "enable_sync_mode": True}
        data = server.call("POST", "/api/v3/minimax/hailuo-02/fast", small).json()["data"]
        assert (data["status"], data["code"], data["outputs"]) == ("processing", 5004, [])
        assert data["error"].startswith("Sync mode timed out after 2 seconds.")
        assert data["urls"]["get"].endswith(f"/api/v3/predictions/{data['id']}/result")
        end = server.wait(data["id"], over)
        assert (end["status"], end["code"], end["error"]) == ("completed", 0, "")
        body = {"prompt": "a", "image": "http://localhost:1/i.png", "enable_sync_mode": True}
        failed = server.call("POST", STANDARD, body)
        assert (failed.status_code, failed.json()["data"]["status"]) == (200, "failed")


def test_88_a_client_that_leaves_does_not_end_the_work(quick: Server) -> None:
    body = {"prompt": "left alone", "enable_sync_mode": True}
    with contextlib.suppress(httpx.TimeoutException):
        headers = {"Authorization": f"Bearer {KEY}"}
        httpx.post(quick.url + STANDARD, json=body, headers=headers, timeout=0.3)
    found = quick.call("POST", "/api/v3/predictions", {}).json()["data"]["items"]
    mine = next(one for one in found if one["input"]["prompt"] == "left alone")
    assert quick.wait(mine["id"], over)["status"] == "completed"


def test_89_base64_is_the_bare_clip(quick: Server) -> None:
    body = {"prompt": "inline", "enable_sync_mode": True, "enable_base64_output": True}
    data = quick.call("POST", STANDARD, body).json()["data"]
    assert base64.b64decode(data["outputs"][0], validate=True)[4:8] == b"ftyp"
    assert quick.result(data["id"])["outputs"] == data["outputs"]


def test_90_bad_parameters_are_refused_at_once(quick: Server) -> None:
    refused(quick.call("POST", STANDARD, {"enable_sync_mode": True}), 400, "missing_parameter")
