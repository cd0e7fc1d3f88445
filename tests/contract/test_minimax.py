"""MiniMax's API, version 1 and 2, by raw requests as the vendor documents them."""

import json
import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import httpx2 as httpx
import pytest

from conftest import KEY, Server, picture, uri

V1, V2 = "/v1/video_generation", "/v2/video_generation"
TEXT = {"type": "text", "text": "a fox"}


class Listener:
    """A callback server of a MiniMax client: it echoes the challenge, and keeps what it is told."""

    def __init__(self) -> None:
        self.told: list[tuple[dict[str, str], bytes]] = []
        self.challenges = 0
        self.pause, self.echo, self.status = 0.0, True, 200
        outer = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                raw = self.rfile.read(int(self.headers.get("content-length", "0")))
                body = json.loads(raw)
                answer = b"{}"
                if "challenge" in body:
                    outer.challenges += 1
                    time.sleep(outer.pause)
                    answer = raw if outer.echo else b'{"challenge": "no"}'
                else:
                    headers = {name.lower(): value for name, value in self.headers.items()}
                    outer.told.append((headers, raw))
                self.send_response(outer.status)
                self.send_header("Content-Length", str(len(answer)))
                self.end_headers()
                self.wfile.write(answer)

            def log_message(self, *_: object) -> None:
                pass

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self._server.server_port}/callback"
        threading.Thread(target=self._server.serve_forever, daemon=True).start()

    def wait(self) -> tuple[dict[str, str], Any]:
        until = time.monotonic() + 30
        while not self.told:
            assert time.monotonic() < until, "no callback came"
            time.sleep(0.05)
        return self.told[0][0], json.loads(self.told[0][1])

    def close(self) -> None:
        self._server.shutdown()
        self._server.server_close()


@pytest.fixture
def listener() -> Iterator[Listener]:
    made = Listener()
    yield made
    made.close()


def task(server: Server, body: dict[str, Any], key: str = KEY) -> str:
    answer = server.call("POST", V1, {"model": "MiniMax-Hailuo-02", **body}, key=key)
    assert answer.status_code == 200, answer.text
    shown = answer.json()
    assert shown["base_resp"] == {"status_code": 0, "status_msg": "success"}, shown
    assert shown["task_id"].isdigit()
    return str(shown["task_id"])


def ended(server: Server, id: str) -> dict[str, Any]:
    until = time.monotonic() + 60
    while True:
        shown: dict[str, Any] = server.call("GET", f"/v1/query/video_generation?task_id={id}").json()
        if shown["status"] in ("Success", "Fail"):
            return shown
        assert shown["base_resp"]["status_code"] == 0
        assert time.monotonic() < until, shown
        time.sleep(0.1)


def refused(answer: httpx.Response, code: int, says: str = "") -> None:
    """Assert an error of version 1: HTTP 200, `base_resp`, and a trace."""
    assert answer.status_code == 200, answer.text
    shown = answer.json()
    assert set(shown) == {"base_resp"}
    assert shown["base_resp"]["status_code"] == code, shown
    assert says in shown["base_resp"]["status_msg"]
    assert len(answer.headers["trace-id"]) == 32


def fault(answer: httpx.Response, status: int, code: int) -> str:
    """Assert an error of version 2 and return its message."""
    assert answer.status_code == status, answer.text
    shown = answer.json()
    assert (set(shown), shown["type"]) == ({"type", "error", "request_id"}, "error")
    assert shown["error"]["http_code"] == str(status)
    message: str = shown["error"]["message"]
    assert message.endswith(f"({code})")
    return message


def test_a_clip_by_version_1_is_made_and_fetched(quick: Server) -> None:
    image = uri(picture(640, 480), "data:image/jpeg;base64,")  # a PNG: clients label all files as JPEG
    id = task(quick, {"prompt": "a fox", "first_frame_image": image, "duration": 6, "resolution": "768P"})
    shown = ended(quick, id)
    assert {name: shown[name] for name in ("task_id", "status", "file_id")} == {
        "task_id": id,
        "status": "Success",
        "file_id": id,
    }
    assert (shown["video_width"], shown["video_height"]) == (1024, 768)
    file = quick.call("GET", f"/v1/files/retrieve?file_id={id}").json()["file"]
    clip = httpx.get(file["download_url"]).content
    assert (file["bytes"], file["purpose"]) == (len(clip), "video_generation")
    assert quick.call("GET", f"/v1/files/retrieve_content?file_id={id}").content == clip
    ours = quick.result(f"{int(id):032x}")
    assert ours["model"] == "minimax/hailuo-02/i2v-standard"
    assert ours["input"]["enable_prompt_expansion"] is True
    assert (
        quick.call("GET", f"/v2/query/video_generation/{id}").json()["task"]["content"]["url"]
        == (file["download_url"])
    )


def test_a_webp_is_a_first_frame_here(quick: Server, still: Server) -> None:
    webp = picture(400, 320, "WEBP")
    made = task(quick, {"first_frame_image": uri(webp), "resolution": "512P"})
    body = {"model": "MiniMax-Hailuo-02", "resolution": "512P", "first_frame_image": uri(webp[:-900])}
    refused(
        still.call("POST", V1, body), 2013, "first_frame_image is a WebP image, but the file is incomplete"
    )
    answer = still.call("POST", "/api/v3/minimax/hailuo-02/fast", {"image": uri(webp)})
    assert "it must be a JPEG or PNG image" in answer.json()["message"]
    shown = ended(quick, made)
    assert (shown["status"], shown["video_width"], shown["video_height"]) == ("Success", 640, 512)


@pytest.mark.parametrize(
    ("body", "model", "duration"),
    [
        ({"prompt": "a"}, "minimax/hailuo-02/standard", 6),
        ({"prompt": "a", "duration": 10.0, "resolution": "768p"}, "minimax/hailuo-02/standard", 10),
        ({"prompt": "a", "resolution": "1080P"}, "minimax/hailuo-02/pro", 6),
        ({"first_frame_image": "I", "resolution": "512P", "duration": 10}, "minimax/hailuo-02/fast", 10),
        ({"prompt": "a", "last_frame_image": "I"}, "minimax/hailuo-02/standard", 6),
        ({"prompt": "a", "model": "MiniMax-Hailuo-2.3"}, "minimax/hailuo-2.3/t2v-standard", 6),
        (
            {"prompt": "a", "model": "MiniMax-Hailuo-2.3", "resolution": "1080P"},
            "minimax/hailuo-2.3/t2v-pro",
            6,
        ),
        ({"model": "MiniMax-Hailuo-2.3-Fast", "first_frame_image": "I"}, "minimax/hailuo-2.3/fast", 6),
        ({"prompt": "a", "model": "T2V-01-Director"}, "minimax/video-01", 6),
        ({"prompt": "a", "model": "minimax/video-02", "resolution": "1080p"}, "minimax/video-02", 6),
        ({"prompt": "a", "aigc_watermark": True, "fast_pretreatment": True}, "minimax/hailuo-02/standard", 6),
    ],
)
def test_each_model_of_the_vendor_is_one_of_ours(
    still: Server, body: dict[str, Any], model: str, duration: int
) -> None:
    image = uri(picture(400, 320))
    id = task(still, {name: image if value == "I" else value for name, value in body.items()})
    ours = still.result(f"{int(id):032x}")
    assert ours["model"] == model
    assert ours["input"].get("duration", 6) == duration
    assert (
        ours["details"]["price"]
        == still.call("POST", "/api/v3/model/price", {"model_id": model, "inputs": ours["input"]}).json()[
            "data"
        ]["price"]
    )


@pytest.mark.parametrize(
    ("body", "says"),
    [
        ({"model": "MiniMax-Hailuo-02"}, "prompt is required"),
        ({"prompt": "a"}, "model is required"),
        ({"prompt": "a", "model": "veo"}, "model must be one of"),
        ({"prompt": "a", "model": {}}, "model must be one of"),
        ({"prompt": "a" * 2001, "model": "MiniMax-Hailuo-02"}, "2000"),
        ({"prompt": "a", "model": "MiniMax-Hailuo-02", "duration": 8}, "duration must be 6 or 10"),
        ({"prompt": "a", "model": "MiniMax-Hailuo-02", "duration": "6"}, "duration must be 6 or 10"),
        (
            {"prompt": "a", "model": "MiniMax-Hailuo-02", "duration": 10, "resolution": "1080P"},
            "duration must",
        ),
        ({"prompt": "a", "model": "MiniMax-Hailuo-02", "resolution": "512P"}, "not made from text"),
        ({"prompt": "a", "model": "MiniMax-Hailuo-02", "resolution": "4K"}, "resolution must be"),
        ({"prompt": "a", "model": "MiniMax-Hailuo-02", "resolution": 7}, "resolution must be"),
        ({"prompt": "a", "model": "MiniMax-Hailuo-2.3", "last_frame_image": "x"}, "last frame"),
        ({"prompt": "a", "model": "MiniMax-Hailuo-02", "first_frame_image": "x"}, "first_frame_image must"),
        ({"prompt": "a", "model": "MiniMax-Hailuo-02", "prompt_optimizer": 1}, "prompt_optimizer must"),
        ({"prompt": "a", "model": "S2V-01", "subject_reference": []}, "subject_reference"),
        ({"prompt": "a", "model": "MiniMax-Hailuo-02", "callback_url": "http://10.0.0.1/"}, "callback_url"),
        ({"prompt": "a", "model": "MiniMax-Hailuo-02", "callback_url": 7}, "callback_url"),
    ],
)
def test_a_refusal_of_version_1_names_the_field_and_costs_nothing(
    still: Server, body: dict[str, Any], says: str
) -> None:
    key = still.tenant("minimax-refused")
    refused(still.call("POST", V1, body, key=key), 2013, says)
    assert still.call("POST", "/api/v3/predictions", {}, key=key).json()["data"]["total"] == 0


def test_the_door_and_unknown_tasks_answer_in_each_versions_shape(quick: Server) -> None:
    for path in (V1, "/v1/query/video_generation?task_id=1", "/v1/files/retrieve?file_id=1"):
        refused(httpx.post(quick.url + path, headers={"Authorization": "Bearer no"}), 1004)
    for number in ("", "1", "abc", "01", "9" * 39, "9" * 5000, "-1"):
        refused(quick.call("GET", f"/v1/query/video_generation?task_id={number}"), 2013)
        refused(quick.call("GET", f"/v1/files/retrieve?file_id={number}"), 2013)
        refused(quick.call("GET", f"/v1/files/retrieve_content?file_id={number}"), 2013)
        if number:
            fault(quick.call("GET", f"/v2/query/video_generation/{number}"), 404, 2013)
            fault(quick.call("DELETE", f"{V2}/{number}"), 404, 2013)
    refused(quick.call("PATCH", V1), 2013)
    fault(httpx.post(quick.url + V2, headers={"Authorization": "Bearer no"}), 401, 1004)
    fault(quick.call("GET", "/v2/nowhere"), 404, 2013)
    fault(quick.call("GET", "/v2/query/video_generation?page_size=0"), 400, 2013)
    assert "content is required" in fault(quick.call("POST", V2, {"model": "MiniMax-H3"}), 400, 2013)
    bronze = quick.tenant("minimax-bronze", level="bronze")
    answers = [
        quick.call("POST", V1, {"model": "MiniMax-Hailuo-02", "prompt": "a"}, key=bronze) for _ in range(6)
    ]
    refused(answers[-1], 1002)
    body = {"model": "MiniMax-H3", "content": [TEXT]}
    assert fault(quick.call("POST", V2, body, key=bronze), 429, 1002)


def test_a_failure_is_told_with_the_vendors_codes(quick: Server) -> None:
    id = task(quick, {"prompt": "a", "first_frame_image": "http://localhost:1/i.png"})
    shown = ended(quick, id)
    assert (shown["status"], shown["base_resp"]["status_code"], shown["file_id"]) == ("Fail", 2013, "")
    assert "download image" in shown["base_resp"]["status_msg"]
    refused(quick.call("GET", f"/v1/files/retrieve?file_id={id}"), 2013)
    again = quick.call("GET", f"/v2/query/video_generation/{id}").json()["task"]
    assert (again["status"], again["error"]["code"], again["content"]) == ("failed", "2013", None)


def test_a_clip_by_version_2_is_made_listed_and_deleted(quick: Server) -> None:
    key = quick.tenant("minimax-2")
    frame = {"type": "image_url", "image_url": {"url": uri(picture(640, 480))}}
    body = {"model": "MiniMax-H3", "content": [TEXT, frame, {**frame, "role": "last_frame"}], "duration": 5}
    id = quick.call("POST", V2, {**body, "resolution": "768P", "ratio": "adaptive"}, key=key).json()[
        "task_id"
    ]
    until = time.monotonic() + 60
    while True:
        shown = quick.call("GET", f"/v2/query/video_generation/{id}", key=key).json()["task"]
        if shown["status"] not in ("queued", "running"):
            break
        assert time.monotonic() < until
        time.sleep(0.1)
    assert (shown["id"], shown["status"], shown["resolution"], shown["duration"]) == (
        id,
        "succeeded",
        "768P",
        6,
    )
    assert httpx.get(shown["content"]["url"]).content[4:8] == b"ftyp"
    listed = quick.call("GET", "/v2/query/video_generation?filter.status=succeeded", key=key).json()
    assert listed == {"items": [shown], "total": 1}
    by_id = f"/v2/query/video_generation?filter.task_ids={id}&filter.task_ids=7"
    assert quick.call("GET", by_id, key=key).json()["total"] == 1
    assert quick.call("GET", "/v2/query/video_generation?filter.status=failed", key=key).json()["items"] == []
    gone = {"task_id": id, "action": "deleted", "status": "deleted"}
    assert quick.call("DELETE", f"{V2}/{id}", key=key).json() == gone
    fault(quick.call("DELETE", f"{V2}/{id}", key=key), 404, 2013)


def test_what_waits_is_cancelled_and_refunded_by_version_2(still: Server) -> None:
    key = still.tenant("minimax-cancel")
    before = still.call("GET", "/api/v3/balance", key=key).json()["data"]["balance"]
    answer = still.call("POST", V2, {"model": "MiniMax-H3", "content": [TEXT], "resolution": "2K"}, key=key)
    assert answer.headers["x-ignored-params"] == "resolution"
    id = answer.json()["task_id"]
    waits = still.call("GET", f"/v2/query/video_generation/{id}", key=key).json()["task"]
    assert (waits["status"], waits["resolution"]) == ("queued", "1080P")
    assert still.call("DELETE", f"{V2}/{id}", key=key).json()["action"] == "cancelled"
    over = still.call("GET", f"/v2/query/video_generation/{id}", key=key).json()["task"]
    assert over["status"] == "cancelled"
    assert still.call("GET", f"/v1/query/video_generation?task_id={id}", key=key).json()["status"] == "Fail"
    assert still.call("GET", "/api/v3/balance", key=key).json()["data"]["balance"] == before


@pytest.mark.parametrize(
    ("content", "says"),
    [
        ("a", "content must be a list"),
        ([7], "content must have parts"),
        ([{"type": "video_url", "video_url": {"url": "x"}}], "content must have parts"),
        ([TEXT, TEXT], "only once"),
        ([TEXT, {"type": "image_url", "image_url": {}}], "image_url.url must be"),
        ([TEXT, {"type": "image_url", "image_url": {"url": "x"}}], "content: first_frame must be"),
        ([TEXT, {"type": "image_url", "image_url": "x", "role": "reference_image"}], "role must be"),
        ([], "content: text is required"),
    ],
)
def test_a_refusal_of_version_2_names_the_part(still: Server, content: Any, says: str) -> None:
    answer = still.call("POST", V2, {"model": "MiniMax-H3", "content": content})
    assert says in fault(answer, 400, 2013)


def test_a_callback_is_told_of_the_end_after_its_challenge(quick: Server, listener: Listener) -> None:
    id = task(quick, {"prompt": "a", "callback_url": listener.url})
    headers, told = listener.wait()
    assert (listener.challenges, told["task_id"], told["status"], told["file_id"]) == (1, id, "success", id)
    assert told["base_resp"]["status_code"] == 0
    assert headers["webhook-signature"].startswith("v1,")


def test_a_callback_of_version_2_has_the_shape_of_its_query(quick: Server, listener: Listener) -> None:
    body = {"model": "MiniMax-H3", "content": [TEXT], "callback_url": listener.url}
    id = quick.call("POST", V2, body).json()["task_id"]
    _, told = listener.wait()
    assert told == quick.call("GET", f"/v2/query/video_generation/{id}").json()


@pytest.mark.parametrize("fault", ["late", "wrong", "refused"])
def test_no_task_is_made_where_the_challenge_fails(quick: Server, listener: Listener, fault: str) -> None:
    key = quick.tenant("minimax-challenge")
    listener.pause = 4.0 if fault == "late" else 0.0
    listener.echo, listener.status = fault != "wrong", 500 if fault == "refused" else 200
    body = {"model": "MiniMax-Hailuo-02", "prompt": "a", "callback_url": listener.url}
    began = time.monotonic()
    refused(quick.call("POST", V1, body, key=key), 2013, "callback_url did not")
    assert time.monotonic() - began < 3.9
    assert quick.call("POST", "/api/v3/predictions", {}, key=key).json()["data"]["total"] == 0


def test_challenges_that_fail_are_limited(quick: Server, listener: Listener) -> None:
    key, listener.echo = quick.tenant("minimax-challenges"), False
    body = {"model": "MiniMax-Hailuo-02", "prompt": "a", "callback_url": listener.url}
    answers = [quick.call("POST", V1, body, key=key) for _ in range(11)]
    refused(answers[9], 2013)
    refused(answers[10], 1002)
    assert listener.challenges == 10
