"""Renditions: a clip in another format or shape, made by a worker as a prediction of its own."""

import io
from pathlib import Path
from typing import Any

import av
import httpx2 as httpx
import pytest
from PIL import Image, ImageSequence

from conftest import TLS, Receiver, Server, refused


def render(server: Server, id: str, body: dict[str, Any], query: str = "", **headers: str) -> Any:
    return server.call("POST", f"/api/v3/predictions/{id}/renditions{query}", body, **headers)


@pytest.mark.parametrize(
    ("body", "kind", "size"),
    [
        ({"format": "gif"}, "image/gif", (480, 270)),
        ({"format": "WebP", "shape": "9:16"}, "image/webp", (270, 480)),
        ({"format": "webm", "shape": "1:1"}, "video/webm", (768, 768)),
        ({"shape": "9:16"}, "video/mp4", (432, 768)),
    ],
)
def test_a_clip_in_another_format_or_shape(
    quick: Server, owned: dict[str, str], body: dict[str, str], kind: str, size: tuple[int, int]
) -> None:
    before = quick.call("GET", "/api/v3/balance").json()["data"]["balance"]
    taken = render(quick, owned["id"], body)
    assert taken.status_code == 200, taken.text
    data = quick.wait(taken.json()["data"]["id"], lambda one: one["status"] == "completed")
    assert (data["model"], data["input"]["renders"]) == ("filmgate/rendition", owned["id"])
    assert data["urls"].keys() == {"get"}
    assert data["details"]["size"] == "{}x{}".format(*size)
    url = data["outputs"][0]
    assert url.endswith(f"/0.{body.get('format', 'mp4').lower()}")
    answer = httpx.get(url, verify=TLS)
    assert (answer.status_code, answer.headers["content-type"]) == (200, kind)
    if kind.startswith("image"):
        shown = Image.open(io.BytesIO(answer.content))
        pauses = [frame.copy().info["duration"] for frame in ImageSequence.Iterator(shown)]
        assert shown.size == size
        assert 1 < len(pauses) <= 72  # what stands still is one frame
        assert sum(pauses) == pytest.approx(6000, abs=72 * 10)  # a GIF counts hundredths
    else:
        with av.open(io.BytesIO(answer.content), "r") as clip:
            frames = list(clip.decode(video=0))
        assert ((frames[0].width, frames[0].height), len(frames)) == (size, 144)
    assert before - quick.call("GET", "/api/v3/balance").json()["data"]["balance"] == pytest.approx(0.01)
    assert httpx.get(url.rpartition("/")[0] + "/first.png", verify=TLS).status_code == 404


def test_it_is_a_submission_like_any_other_and_outlives_its_clip(quick: Server, tmp_path: Path) -> None:
    first = quick.done({"prompt": "to render"})["id"]
    receiver = Receiver()
    sent = {"query": f"?webhook={receiver.url}", "Idempotency-Key": f"render-{tmp_path}"}
    made = [render(quick, first, {"format": "webp"}, **sent) for _ in range(2)]
    assert made[0].json()["data"]["id"] == made[1].json()["data"]["id"]
    quick.call("DELETE", f"/api/v3/predictions/{first}")
    receiver.wait(1)
    receiver.close()
    id = made[0].json()["data"]["id"]
    assert quick.result(id)["outputs"]
    listed = quick.call("POST", "/api/v3/predictions", {"page_size": 100}).json()["data"]["items"]
    assert id not in [one["id"] for one in listed]  # a history of clips
    alone = quick.call("POST", "/api/v3/predictions", {"page_size": 100, "model": "filmgate/rendition"})
    assert id in [one["id"] for one in alone.json()["data"]["items"]]
    for path in ("extend", "renditions"):
        answer = quick.call("POST", f"/api/v3/predictions/{id}/{path}", {"prompt": "x", "format": "gif"})
        assert "is a rendition" in refused(answer, 400, "invalid_parameter")
    answer = quick.call("POST", "/api/v3/predictions/download", {"ids": [id]})
    assert "is a rendition" in refused(answer, 400, "invalid_parameter")


@pytest.mark.parametrize(
    ("body", "says"),
    [
        ({}, "choose a format"),
        ({"format": "mp4", "shape": "original"}, "choose a format"),
        ({"format": "avi"}, '"mp4", "webm", "gif" or "webp"'),
        ({"shape": "4:3"}, '"original", "9:16" or "1:1"'),
        ({"shape": 5}, 'shape must be "original"'),
    ],
)
def test_what_cannot_be_rendered_is_refused(
    quick: Server, owned: dict[str, str], body: dict[str, Any], says: str
) -> None:
    assert says in refused(render(quick, owned["id"], body), 400, "invalid_parameter")


def test_a_long_film_is_no_gif(quick: Server) -> None:
    clip = quick.done({"prompt": "long", "duration": 10})["id"]
    for _ in range(2):
        path = f"/api/v3/predictions/{clip}/extend"
        clip = quick.call("POST", path, {"prompt": "longer", "duration": 10}).json()["data"]["id"]
        quick.wait(clip, lambda one: one["status"] == "completed")
    assert "more than 20 seconds" in refused(render(quick, clip, {"format": "gif"}), 400, "invalid_parameter")
    assert render(quick, clip, {"shape": "1:1"}).status_code == 200


def test_there_is_no_rendition_of_nothing(quick: Server) -> None:
    refused(render(quick, "0" * 32, {"format": "gif"}), 404, "not_found")
    other = quick.tenant("renderer")
    id = quick.done({"prompt": "mine alone"})["id"]
    answer = quick.call("POST", f"/api/v3/predictions/{id}/renditions", {"format": "gif"}, key=other)
    refused(answer, 404, "not_found")
    refused(quick.call("POST", "/api/v3/filmgate/rendition", {"format": "gif"}), 404, "model_not_found")
