"""One Filmgate in front, another behind: its clips are made by the second one's `/v1/videos`."""

import io
import time
from collections.abc import Iterator
from typing import Any

import av
import httpx2 as httpx
import pytest

from conftest import Server, picture, serving, uri


@pytest.fixture(scope="module")
def key(quick: Server) -> str:
    return quick.tenant("gateway")


@pytest.fixture(scope="module")
def front(quick: Server, key: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    folder = tmp_path_factory.mktemp("front")
    file = folder / "filmgate.toml"
    file.write_text(
        f"""
        [engines.host]
        kind = "openai_videos"
        url = "{quick.url}"
        dialect = "filmgate"
        key_variable = "HOST_KEY"

        [models]
        "*" = "host"
        """
    )
    settings = {"FILMGATE_CONFIG": str(file), "HOST_KEY": key}
    with serving(folder / "data", FILMGATE_ENGINE="host", **settings) as server:
        yield server


_BOTH = {"image": (640, 480), "end_image": (640, 480)}


@pytest.mark.parametrize(
    ("model", "body", "there"),
    [
        ("minimax/hailuo-02/fast", {"image": (400, 700)}, "minimax/hailuo-02/fast"),
        *(
            pytest.param(*case, marks=pytest.mark.long)
            for case in (
                ("minimax/hailuo-02/t2v-standard", {"duration": 10}, "minimax/hailuo-02/standard"),
                ("minimax/hailuo-02/pro", _BOTH, "minimax/hailuo-02/pro"),
                ("minimax/video-01", {}, "minimax/video-01"),
            )
        ),
    ],
)
def test_a_clip_is_made_behind_as_it_is_promised_in_front(
    *, front: Server, quick: Server, key: str, model: str, body: dict[str, Any], there: str
) -> None:
    named = {name: uri(picture(*one)) if isinstance(one, tuple) else one for name, one in body.items()}
    done = front.done({"prompt": "a lake", **named}, model)
    assert done["status"] == "completed", done
    with av.open(io.BytesIO(httpx.get(done["outputs"][0]).content)) as clip:
        shown = clip.streams.video[0]
        assert f"{shown.width}x{shown.height}" == done["details"]["size"]
        assert shown.frames == 24 * body.get("duration", 6)
    spent = quick.call("POST", "/api/v3/billings/search", {}, key=key).json()["data"]["items"][0]
    assert spent["prediction"]["model_uuid"] == there
    assert not behind(quick, key), "the host keeps no clip that the gateway has"


def test_a_clip_that_nobody_wants_any_more_is_deleted_behind(front: Server, quick: Server, key: str) -> None:
    body = {"image": uri(picture(400, 700, seed=2))}
    id = front.submit(body, "minimax/hailuo-02/fast")["id"]
    front.wait(id, lambda data: data["details"]["stage"] == "remote")
    assert behind(quick, key)
    front.call("DELETE", f"/api/v3/predictions/{id}")
    until = time.monotonic() + 30
    while behind(quick, key):
        assert time.monotonic() < until, "the host still has it"
        time.sleep(0.1)


def behind(quick: Server, key: str) -> list[Any]:
    """Return what the host has of the gateway."""
    found: list[Any] = quick.call("POST", "/api/v3/predictions", {}, key=key).json()["data"]["items"]
    return found
