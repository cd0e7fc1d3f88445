"""What is accepted, and what comes of it."""

import re
from pathlib import Path
from typing import Any

import av
import httpx2 as httpx
import pytest

from conftest import KEY, Receiver, Server, picture, refused, uri

STANDARD = "/api/v3/minimax/hailuo-02/standard"
HEADERS = {"Authorization": f"Bearer {KEY}"}
PNG = uri(picture(400, 320))


def measured(server: Server, data: dict[str, Any], folder: Path) -> tuple[int, int, float]:
    """(width, height, seconds) of a finished prediction's clip, fetched without a key."""
    answer = httpx.get(data["outputs"][0])
    assert (answer.status_code, answer.headers["content-type"]) == (200, "video/mp4")
    path = folder / "clip.mp4"
    path.write_bytes(answer.content)
    with av.open(str(path)) as clip:
        stream = clip.streams.video[0]
        return stream.width, stream.height, sum(1 for _ in clip.decode(stream)) / 24


def test_14_a_submission_answers_with_the_prediction_object_while_nobody_makes_it(still: Server) -> None:
    answer = still.call("POST", STANDARD, {"prompt": "a cat"})
    body, data = answer.json(), answer.json()["data"]
    assert (body["code"], body["message"]) == (200, "success")
    assert re.fullmatch(r"[0-9a-f]{32}", data["id"])
    assert (data["model"], data["outputs"], data["error"]) == ("minimax/hailuo-02/standard", [], "")
    assert data["status"] in ("created", "processing")
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z", data["created_at"])
    assert data["urls"]["get"] == f"{still.url}/api/v3/predictions/{data['id']}/result"
    assert data["has_nsfw_contents"] == []
    assert isinstance(data["timings"]["inference"], int)


@pytest.mark.parametrize(("duration", "seconds"), [(None, 6), (10, 10)])
def test_15_16_the_clip_is_playable_and_of_the_promised_length(
    quick: Server, tmp_path: Path, duration: int | None, seconds: int
) -> None:
    data = quick.done({"prompt": "a cat"} | ({"duration": duration} if duration else {}))
    assert data["status"] == "completed"
    assert data["outputs"][0].endswith(".mp4")
    assert data["has_nsfw_contents"] == [False]
    width, height, length = measured(quick, data, tmp_path)
    assert (min(width, height), abs(length - seconds) < 0.2) == (768, True)


@pytest.mark.parametrize(
    ("model", "body"),
    [
        (
            "hailuo-02/standard",
            {"prompt": "a", "image": uri(picture(kind="JPEG"), "data:image/jpeg;base64,")},
        ),
        ("hailuo-02/standard", {"prompt": "a", "image": PNG, "end_image": PNG}),
        ("hailuo-02/standard", {"prompt": "a", "end_image": PNG}),
        ("hailuo-02/standard", {"prompt": "a", "enable_prompt_expansion": True}),
        ("hailuo-02/fast", {"image": PNG}),
        ("hailuo-02/i2v-standard", {"image": PNG}),
        ("hailuo-02/pro", {"prompt": "a"}),
        ("video-01", {"prompt": "a"}),
    ],
)
def test_17_to_20_22_23_every_combination_of_inputs_becomes_a_clip(
    quick: Server, model: str, body: dict[str, Any]
) -> None:
    assert quick.done(body, f"minimax/{model}")["status"] == "completed"


@pytest.mark.parametrize(
    ("model", "extra", "size"),
    [
        ("minimax/video-02", {"resolution": "1080p"}, (1920, 1080)),
        ("minimax/video-02", {"resolution": "1080P"}, (1920, 1080)),
        ("minimax/video-02", {}, (1366, 768)),
        ("minimax/hailuo-02/t2v-pro", {}, (1920, 1080)),
        ("wavespeed-ai/minimax-h3/text-to-video", {"duration": 5}, (1366, 768)),
    ],
)
def test_21_23_the_short_side_is_the_one_that_was_named(
    quick: Server, tmp_path: Path, model: str, extra: dict[str, Any], size: tuple[int, int]
) -> None:
    assert measured(quick, quick.done({"prompt": "a", **extra}, model), tmp_path)[:2] == size


@pytest.mark.parametrize("prompt", ["猫が走る", "🐈 a cat", "قطة تركض", "x" * 2000, "🎬" * 2000])
def test_24_25_any_script_and_two_thousand_characters_round_trip(still: Server, prompt: str) -> None:
    data = still.submit({"prompt": prompt})
    assert still.result(data["id"])["input"]["prompt"] == prompt


def test_26_unknown_parameters_are_dropped_named_and_free(still: Server) -> None:
    body = {"prompt": "a", "seed": 1, "resolution": "4k", "foo": {}, "webhook_url": "x", "naïve\n": 1}
    answer = still.call("POST", STANDARD, body)
    data = answer.json()["data"]
    assert answer.headers["x-ignored-params"] == "seed, resolution, foo, webhook_url, na?ve?"
    assert data["details"]["price"] == 0.23
    assert set(data["input"]) == {"prompt", "duration", "enable_prompt_expansion"}


@pytest.mark.parametrize("absent", [{"image": ""}, {"image": None}, {"end_image": None}, {"duration": None}])
def test_27_null_and_empty_mean_absent(still: Server, absent: dict[str, Any]) -> None:
    assert set(still.submit({"prompt": "a", **absent})["input"]) == {
        "prompt",
        "duration",
        "enable_prompt_expansion",
    }


def test_28_six_point_zero_is_six(still: Server) -> None:
    assert still.submit({"prompt": "a", "duration": 6.0})["input"]["duration"] == 6


def test_29_two_identical_submissions_are_two_predictions_with_one_seed(still: Server) -> None:
    one, two = still.submit({"prompt": "twins"}), still.submit({"prompt": "twins"})
    assert one["id"] != two["id"]
    assert one["details"]["seed"] == two["details"]["seed"]


@pytest.mark.parametrize("kind", ["application/json; charset=utf-8", "application/json", None])
def test_30_json_is_json_with_or_without_its_type(still: Server, kind: str | None) -> None:
    headers = HEADERS | ({"Content-Type": kind} if kind else {})
    assert httpx.post(still.url + STANDARD, content=b'{"prompt": "a"}', headers=headers).status_code == 200


def test_31_camera_commands_are_accepted(quick: Server) -> None:
    """What they do to the picture is measured in the tests of the engine."""
    data = quick.done({"prompt": "[Pan left,Zoom in] a quiet street"})
    assert (data["status"], data["input"]["prompt"]) == ("completed", "[Pan left,Zoom in] a quiet street")


def test_32_the_answer_to_a_submission_with_a_webhook_keeps_its_address_to_itself(
    quick: Server, receiver: Receiver
) -> None:
    answer = quick.call("POST", f"{STANDARD}?webhook={receiver.url}", {"prompt": "a"})
    assert answer.status_code == 200
    assert receiver.url not in answer.text
    assert "whsec" not in answer.text


@pytest.mark.parametrize(
    ("model", "body"),
    [
        ("minimax/hailuo-02/standard", {"duration": 6, "enable_prompt_expansion": False}),
        ("minimax/video-02", {"resolution": "768p", "duration": 6, "enable_prompt_expansion": False}),
    ],
)
def test_the_vendors_printed_bodies_lack_a_prompt_and_with_one_become_a_clip(
    quick: Server, model: str, body: dict[str, Any]
) -> None:
    assert "prompt" in refused(quick.call("POST", f"/api/v3/{model}", body), 400, "missing_parameter")
    assert quick.done({"prompt": "a cat", **body}, model)["status"] == "completed"


@pytest.mark.parametrize("seed", ["-1", "1.5", "4294967296", "x", "", "\uff11"])
def test_a_bad_seed_header_is_400(still: Server, seed: str) -> None:
    headers = httpx.Headers({**HEADERS, "X-Filmgate-Seed": seed}, encoding="utf-8")
    answer = httpx.post(still.url + STANDARD, json={"prompt": "a"}, headers=headers)
    refused(answer, 400, "invalid_parameter")


def test_a_given_seed_is_used_and_told(still: Server) -> None:
    answer = still.call("POST", STANDARD, {"prompt": "a"}, **{"X-Filmgate-Seed": "77"})
    assert answer.headers["x-filmgate-seed"] == "77"
    assert answer.json()["data"]["details"]["seed"] == 77
