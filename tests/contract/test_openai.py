"""OpenAI's Videos API, by the unmodified `openai` client and by raw requests."""

import io
from collections.abc import Iterator
from typing import Any

import httpx2 as httpx
import openai
import pytest
from openai.types import Video
from PIL import Image

from conftest import KEY, Server, picture, uri


@pytest.fixture
def client(quick: Server) -> Iterator[openai.OpenAI]:
    with openai.OpenAI(api_key=KEY, base_url=f"{quick.url}/v1", max_retries=0) as made:
        yield made


def fault(answer: httpx.Response, status: int, code: str) -> dict[str, Any]:
    """Assert OpenAI's error object and return it."""
    assert answer.status_code == status, answer.text
    body = answer.json()
    assert set(body) == {"error"}
    assert set(body["error"]) == {"message", "type", "param", "code"}
    assert body["error"]["code"] == code
    found: dict[str, Any] = body["error"]
    return found


def balance(server: Server, key: str = KEY) -> float:
    return float(server.call("GET", "/api/v3/balance", key=key).json()["data"]["balance"])


@pytest.mark.filterwarnings("ignore::DeprecationWarning")
def test_a_clip_from_a_file_is_made_listed_shown_and_deleted(client: openai.OpenAI, quick: Server) -> None:
    video = client.videos.create(
        prompt="a fox",
        model="sora-2",
        seconds="12",
        size="1280x720",
        input_reference=("first.png", picture(640, 480), "image/png"),
        extra_body={"fps": 24, "enable_prompt_expansion": False, "seed": 7},
    )
    assert (video.object, video.status, video.progress) == ("video", "queued", 0)
    assert (video.model, video.seconds) == ("minimax/hailuo-02/standard", "10")
    done = client.videos.poll(video.id)
    assert (done.status, done.progress, done.error, done.size) == ("completed", 100, None, "1024x768")
    assert done.completed_at
    assert done.expires_at == done.completed_at + 7 * 86_400
    ours = quick.result(video.id)
    assert (ours["details"]["seed"], ours["input"]["image"]) == (7, "(image data)")
    clip = client.videos.download_content(video.id).read()
    assert clip == httpx.get(ours["outputs"][0]).content
    for _ in range(2):  # the second is read from the file
        thumbnail = client.videos.download_content(video.id, variant="thumbnail").read()
        sheet = client.videos.download_content(video.id, variant="spritesheet").read()
        shown = [Image.open(io.BytesIO(one)) for one in (thumbnail, sheet)]
        assert [(one.format, one.size) for one in shown] == [("WEBP", (480, 360)), ("JPEG", (1280, 720))]
    assert client.videos.list(limit=1).data[0].id == video.id
    assert client.videos.delete(video.id).deleted
    with pytest.raises(openai.NotFoundError):
        client.videos.retrieve(video.id)
    with pytest.raises(openai.NotFoundError):
        client.videos.delete(video.id)


@pytest.mark.filterwarnings("ignore::DeprecationWarning")
def test_create_and_poll_ends_for_a_clip_a_failure_and_a_cancelled_one(
    client: openai.OpenAI, quick: Server, still: Server
) -> None:
    made = client.videos.create_and_poll(prompt="a lake", seconds="4", model="minimax/hailuo-02/t2v-standard")
    assert (made.status, made.seconds, made.size) == ("completed", "6", "1366x768")
    failed = client.videos.create_and_poll(
        prompt="a lake", extra_body={"input_reference[image_url]": "http://localhost:1/i.png"}
    )
    assert failed.status == "failed"
    assert failed.error
    assert (failed.error.code, "download image" in failed.error.message) == ("image_unreachable", True)
    with openai.OpenAI(api_key=KEY, base_url=f"{still.url}/v1") as other:
        waits = other.videos.create(prompt="a lake")
        still.call("DELETE", f"/api/v3/predictions/{waits.id}")
        ended = other.videos.poll(waits.id)
    assert (ended.status, ended.error and ended.error.code) == ("failed", "cancelled")


@pytest.mark.filterwarnings("ignore::DeprecationWarning")
def test_a_video_is_extended(client: openai.OpenAI, quick: Server) -> None:
    first = client.videos.create_and_poll(prompt="a lake", seconds="4")
    # the client's own method takes files only, though its types have the id, too
    asked = {"prompt": "a boat comes", "seconds": "8", "video": {"id": first.id}}
    more = client.post("/videos/extensions", body=asked, cast_to=Video)
    assert (more.status, more.model) == ("queued", first.model)
    done = client.videos.poll(more.id)
    assert (done.status, done.seconds, done.size) == ("completed", "16", "1366x768")
    assert quick.result(more.id)["input"]["extends"] == first.id
    for video, status, code in (
        ({"id": "0" * 32}, 404, "not_found"),
        ({"id": 5}, 400, "invalid_value"),
        ("a.mp4", 400, "invalid_value"),
        (None, 400, "missing_required_parameter"),
    ):
        answer = quick.call("POST", "/v1/videos/extensions", {"prompt": "x", "video": video})
        assert fault(answer, status, code)
    answer = quick.call("POST", "/v1/videos/extensions", {"video": {"id": first.id}})
    assert fault(answer, 400, "missing_required_parameter")["param"] == "prompt"


def test_multipart_and_json_mean_the_same(quick: Server) -> None:
    """The same seed is derived from the same inputs: so the three are one request."""
    image = picture(500, 400)
    said = {"prompt": "a fox", "size": "1024x1792", "seconds": "4"}
    key = {"Authorization": f"Bearer {KEY}"}
    answers = [
        httpx.post(f"{quick.url}/v1/videos", data=said, files={"input_reference": image}, headers=key),
        quick.call("POST", "/v1/videos", {**said, "seconds": 4, "input_reference": uri(image)}),
        quick.call("POST", "/v1/videos", {**said, "input_reference": {"image_url": uri(image)}}),
        httpx.post(
            f"{quick.url}/v1/videos",
            files={name: (None, value) for name, value in said.items()}
            | {"input_reference[image_url]": (None, uri(image))},
            headers=key,
        ),
    ]
    assert [one.status_code for one in answers] == [200] * 4, answers[0].text
    assert len({one.headers["x-filmgate-seed"] for one in answers}) == 1
    assert {one.json()["model"] for one in answers} == {"minimax/hailuo-02/pro"}
    assert answers[0].headers["openai-poll-after-ms"] == "500"
    assert len({one.json()["id"] for one in answers}) == 4


@pytest.mark.parametrize(
    ("body", "status", "code", "param"),
    [
        ({}, 400, "missing_required_parameter", "prompt"),
        ({"prompt": " "}, 400, "missing_required_parameter", "prompt"),
        ({"prompt": "a", "size": "abc"}, 400, "invalid_value", "size"),
        ({"prompt": "a", "size": 7}, 400, "invalid_value", "size"),
        ({"prompt": "a", "seconds": "0"}, 400, "invalid_value", "seconds"),
        ({"prompt": "a", "seconds": 20}, 400, "invalid_value", "seconds"),
        ({"prompt": "a", "seconds": "12", "size": "1792x1024"}, 400, "invalid_value", "seconds"),
        ({"prompt": "a", "model": "gpt-4"}, 404, "model_not_found", "model"),
        ({"prompt": "a", "model": []}, 400, "invalid_value", "model"),
        ({"prompt": "a", "seed": "x"}, 400, "invalid_value", None),
        ({"prompt": "a", "input_reference": "ftp://a/b"}, 400, "invalid_value", "input_reference"),
        ({"prompt": "a", "input_reference": {"file_id": "file-1"}}, 400, "invalid_value", "input_reference"),
        ({"prompt": "a", "input_reference": uri(b"GIF89a")}, 400, "invalid_value", "input_reference"),
        ({"model": "minimax/hailuo-02/fast"}, 400, "missing_required_parameter", "input_reference"),
    ],
)
def test_a_refusal_names_the_field_and_costs_nothing(
    still: Server, body: dict[str, Any], status: int, code: str, param: str | None
) -> None:
    before, answer = balance(still), still.call("POST", "/v1/videos", body)
    assert fault(answer, status, code)["param"] == param
    assert balance(still) == before


def test_the_door_and_the_framework_answer_in_openais_shape(quick: Server) -> None:
    for method, path in (("GET", "/v1/videos"), ("POST", "/v1/videos"), ("GET", "/v1/nowhere")):
        answer = httpx.request(method, quick.url + path, headers={"Authorization": "Bearer no"})
        assert fault(answer, 401, "invalid_api_key")["type"] == "authentication_error"
        assert answer.headers["www-authenticate"] == "Bearer"
    fault(quick.call("GET", "/v1/nowhere"), 404, "not_found")
    fault(quick.call("PATCH", "/v1/videos"), 405, "method_not_allowed")
    fault(quick.call("GET", f"/v1/videos/{'0' * 32}"), 404, "not_found")
    fault(quick.call("GET", "/v1/videos?limit=0"), 400, "invalid_value")
    fault(quick.call("GET", "/v1/videos?after=zz"), 404, "not_found")
    key = {"Authorization": f"Bearer {KEY}"}
    form = {**key, "Content-Type": "multipart/form-data"}
    fault(httpx.post(f"{quick.url}/v1/videos", content=b"x", headers=form), 400, "invalid_value")
    fault(quick.call("POST", "/v1/videos", {"prompt": ["x" * 1000] * 300}), 413, "payload_too_large")
    plain = {**key, "Content-Type": "text/html"}
    fault(httpx.post(f"{quick.url}/v1/videos", content=b"x", headers=plain), 415, "unsupported_media_type")
    fault(quick.call("GET", "/v1/videos", Host="elsewhere.example"), 421, "misdirected")
    reader = quick.tenant("openai-reader", scopes=["read"])
    fault(quick.call("POST", "/v1/videos", {"prompt": "a"}, key=reader), 403, "forbidden")


def test_what_the_client_must_not_repeat_says_so(quick: Server) -> None:
    for method, path in (
        ("POST", "/v1/videos/edits"),
        ("POST", "/v1/videos/characters"),
        ("POST", "/v1/videos/abc/remix"),
        ("GET", "/v1/videos/characters/abc"),
    ):
        answer = quick.call(method, path, {} if method == "POST" else None)
        fault(answer, 501, "not_implemented")
        assert answer.headers["x-should-retry"] == "false"


def test_a_full_level_is_429_with_a_time_to_wait(quick: Server) -> None:
    key = quick.tenant("openai-bronze", level="bronze")
    answers = [quick.call("POST", "/v1/videos", {"prompt": "a"}, key=key) for _ in range(6)]
    assert [one.status_code for one in answers[:5]] == [200] * 5
    assert fault(answers[5], 429, "rate_limit_exceeded")["type"] == "rate_limit_error"
    assert int(answers[5].headers["retry-after"]) > 0


@pytest.mark.filterwarnings("ignore::DeprecationWarning")
def test_lists_are_pages_in_either_order(still: Server) -> None:
    key = still.tenant("openai-lists")
    made = [still.call("POST", "/v1/videos", {"prompt": f"{n}"}, key=key).json()["id"] for n in range(5)]
    with openai.OpenAI(api_key=key, base_url=f"{still.url}/v1") as client:
        assert [one.id for one in client.videos.list(limit=2)] == made[::-1]
        assert [one.id for one in client.videos.list(limit=2, order="asc")] == made
        first = client.videos.list(limit=2)
        assert (first.has_more, first.last_id) == (True, made[3])
    assert still.call("GET", "/v1/videos", key=still.tenant("openai-none")).json()["data"] == []


def test_content_is_404_until_it_is_there(still: Server) -> None:
    id = still.call("POST", "/v1/videos", {"prompt": "a"}).json()["id"]
    for variant in ("video", "thumbnail", "spritesheet"):
        fault(still.call("GET", f"/v1/videos/{id}/content?variant={variant}"), 404, "not_found")
    fault(still.call("GET", f"/v1/videos/{id}/content?variant=film"), 400, "invalid_value")


def test_the_catalogue_is_a_list_of_models(client: openai.OpenAI) -> None:
    found = [one.id for one in client.models.list()]
    assert "minimax/hailuo-02/standard" in found
    assert client.models.retrieve("minimax/video-02").owned_by == "minimax"
    with pytest.raises(openai.NotFoundError):
        client.models.retrieve("gpt-4")


def test_a_repeated_key_gets_the_first_video(still: Server) -> None:
    asked = {"Idempotency-Key": "openai-1"}
    first, again = (still.call("POST", "/v1/videos", {"prompt": "a"}, **asked) for _ in range(2))
    assert (first.json(), again.headers["idempotent-replayed"]) == (again.json(), "true")
    fault(still.call("POST", "/v1/videos", {"prompt": "b"}, **asked), 400, "idempotency_mismatch")
