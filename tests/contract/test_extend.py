"""Extension: a new clip from the last frame of another one, and both as one film."""

import io
import time
from pathlib import Path
from typing import Any

import httpx2 as httpx
import pytest
from PIL import Image, ImageChops

from conftest import TLS, Receiver, Server, picture, refused, uri
from filmgate.media.footage import Footage


def extend(server: Server, id: str, body: dict[str, Any], **headers: str) -> Any:
    return server.call("POST", f"/api/v3/predictions/{id}/extend", body, **headers)


def saved(url: str, file: Path) -> Footage:
    file.write_bytes(httpx.get(url, verify=TLS).content)
    return Footage.of(file)


def light(footage: Footage, number: int) -> bytes:
    return footage.picture(number).resize((24, 12)).tobytes()


def test_the_film_has_both_clips_and_shows_the_shared_frame_once(quick: Server, tmp_path: Path) -> None:
    first = quick.done({"prompt": "first"})
    answer = extend(quick, first["id"], {"prompt": "second"})
    assert answer.status_code == 200, answer.text
    taken = answer.json()["data"]
    assert taken["input"]["extends"] == first["id"]
    assert (taken["input"]["image"], taken["model"]) == ("(image data)", first["model"])
    quick.call("DELETE", f"/api/v3/predictions/{first['id']}")  # what was accepted does not need it any more
    data = quick.wait(taken["id"], lambda one: one["status"] == "completed")
    assert (data["details"]["frames"], data["details"]["size"]) == (287, "1366x768")
    film = saved(data["outputs"][0], tmp_path / "film.mp4")
    assert film.count == 287
    assert light(film, 143) != light(film, 150)
    again = extend(quick, data["id"], {"prompt": "third", "duration": 10}).json()["data"]
    longer = quick.wait(again["id"], lambda one: one["status"] == "completed")
    assert saved(longer["outputs"][0], tmp_path / "longer.mp4").count == 287 + 239
    assert longer["details"]["price"] == 0.56


def test_frames_of_a_clip_are_images(quick: Server, tmp_path: Path) -> None:
    made = quick.done({"prompt": "frames"})
    footage = saved(made["outputs"][0], tmp_path / "clip.mp4")
    for kind, name, number in (("first_frame", "first.png", 0), ("last_frame", "last.png", -1)):
        url = made["urls"][kind]
        assert url == made["outputs"][0].replace("0.mp4", name)
        answer, kept = (httpx.get(url, verify=TLS) for _ in range(2))
        assert (answer.status_code, answer.headers["content-type"]) == (200, "image/png")
        assert answer.content == kept.content
        shown = Image.open(io.BytesIO(answer.content)).convert("RGB")
        assert ImageChops.difference(shown, footage.picture(number)).getbbox() is None
        tag = {"If-None-Match": answer.headers["etag"]}
        assert httpx.get(url, headers=tag, verify=TLS).status_code == 304
        assert httpx.head(url, verify=TLS).headers["content-length"] == str(len(answer.content))
    small = httpx.get(made["urls"]["thumbnail"], verify=TLS)
    assert Image.open(io.BytesIO(small.content)).size == (480, 270)
    assert len(small.content) < 30_000
    assert httpx.get(made["outputs"][0].replace("0.mp4", "0.gif"), verify=TLS).status_code == 404
    assert "first_frame" not in quick.submit({"prompt": "soon"})["urls"]
    quick.call("DELETE", f"/api/v3/predictions/{made['id']}")
    assert httpx.get(made["urls"]["thumbnail"], verify=TLS).status_code == 404
    assert not list((quick.folder / "blobs" / "outputs").glob(f"{made['id']}/**/*.png"))


def test_it_is_a_submission_like_any_other(quick: Server) -> None:
    first = quick.done({"prompt": "keys"})["id"]
    receiver = Receiver()
    headers = {"Idempotency-Key": f"extend-{time.time()}", "X-Filmgate-Seed": "77"}
    path = f"/api/v3/predictions/{first}/extend?webhook={receiver.url}"
    made = [quick.call("POST", path, {"prompt": "more"}, **headers) for _ in range(2)]
    assert made[0].json()["data"]["id"] == made[1].json()["data"]["id"]
    assert made[1].headers["idempotent-replayed"] == "true"
    assert made[0].headers["x-filmgate-seed"] == "77"
    receiver.wait(1)
    receiver.close()
    failed = extend(quick, first, {"prompt": "slate: fail 1401", "enable_sync_mode": True}).json()["data"]
    assert (failed["status"], failed["code"]) == ("failed", 1401)
    mine = quick.tenant("extender")
    answer = quick.call("POST", f"/api/v3/predictions/{first}/extend", {"prompt": "x"}, key=mine)
    refused(answer, 404, "not_found")


def test_a_large_last_frame_and_the_rate_are_as_for_any_submission(quick: Server) -> None:
    first = quick.done({"prompt": "ends"})["id"]
    noise = picture(900, 700, compress_level=0)
    assert len(noise) > 300_000  # more than a usual body
    answer = extend(quick, first, {"prompt": "x", "end_image": uri(noise)})
    assert answer.status_code == 200, answer.text
    slow = quick.tenant("extend-bronze", level="bronze")
    mine = quick.call("POST", "/api/v3/minimax/hailuo-02/standard", {"prompt": "m"}, key=slow).json()["data"]
    quick.wait_as(slow, mine["id"], lambda one: one["status"] == "completed")
    for path in (f"/api/v3/predictions/{mine['id']}/extend", "/v1/videos"):
        assert "ratelimit-remaining" in quick.call("POST", path, {"prompt": "more"}, key=slow).headers


def test_another_model_must_make_the_size_of_the_clip(quick: Server) -> None:
    tall = quick.done({"prompt": "tall", "resolution": "1080p"}, "minimax/video-02")
    assert "makes 1366x768, and the clip is 1920x1080" in refused(
        extend(quick, tall["id"], {"prompt": "x", "model": "minimax/hailuo-02/standard"}),
        400,
        "invalid_parameter",
    )
    answer = extend(quick, tall["id"], {"prompt": "x", "model": "minimax/hailuo-02/pro"})
    assert answer.json()["data"]["model"] == "minimax/hailuo-02/pro"
    assert extend(quick, tall["id"], {"prompt": "x"}).json()["data"]["input"]["resolution"] == "1080p"
    text = quick.done({"prompt": "text"}, "minimax/hailuo-02/t2v-pro")
    assert extend(quick, text["id"], {"prompt": "x"}).json()["data"]["model"] == "minimax/hailuo-02/pro"


@pytest.mark.parametrize(
    ("body", "error", "says"),
    [
        ({}, (400, "missing_parameter"), "prompt is required"),
        (
            {"prompt": "x", "image": uri(picture(400, 400))},
            (400, "invalid_parameter"),
            "image must not be given",
        ),
        ({"prompt": "x", "model": "no/such"}, (404, "model_not_found"), "does not exist"),
        ({"prompt": "x", "model": 5}, (400, "invalid_parameter"), "model must be"),
        (
            {"prompt": "x", "model": "minimax/hailuo-02/t2v-pro"},
            (400, "invalid_parameter"),
            "must take an image",
        ),
        ({"prompt": "x", "duration": 7}, (400, "invalid_parameter"), "6 or 10"),
    ],
)
def test_what_cannot_be_extended_is_refused(
    quick: Server, owned: dict[str, str], body: dict[str, Any], error: tuple[int, str], says: str
) -> None:
    before = quick.call("GET", "/api/v3/balance").json()["data"]
    assert says in refused(extend(quick, owned["id"], body), *error)
    assert quick.call("GET", "/api/v3/balance").json()["data"] == before


def test_a_prediction_without_a_clip_is_refused(quick: Server, still: Server) -> None:
    waiting = still.submit({"prompt": "x"})["id"]
    answer = extend(still, waiting, {"prompt": "y"})
    assert "it is created" in refused(answer, 400, "invalid_parameter")
    failed = quick.done({"prompt": "slate: fail"})["id"]
    assert "it is failed" in refused(extend(quick, failed, {"prompt": "y"}), 400, "invalid_parameter")
    for id in ("0" * 32, "nope"):
        refused(extend(quick, id, {"prompt": "y"}), 404, "not_found")
