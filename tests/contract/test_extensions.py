"""What is ours beside the vendor's API: guidance, hints, joining."""

import io
import json
import zipfile
from pathlib import Path
from typing import Any

import av
import numpy as np
import pytest

from conftest import Server, refused, serving
from filmgate.domain.catalog import MODELS
from filmgate.domain.guide import EXAMPLES


def test_the_catalogue_says_sizes_prices_and_who_serves(quick: Server) -> None:
    found = {one["model_id"]: one for one in quick.call("GET", "/api/v3/models").json()["data"]}
    standard = found["minimax/hailuo-02/standard"]
    assert standard["sizes"] == [
        {"resolution": "768p", "duration": 6, "size": "1366x768", "price": 0.23},
        {"resolution": "768p", "duration": 10, "size": "1366x768", "price": 0.56},
    ]
    assert [(one["resolution"], one["size"]) for one in found["minimax/video-02"]["sizes"]] == [
        ("768p", "1366x768"),
        ("1080p", "1920x1080"),
    ]
    quick.done({"prompt": "somebody works here"})
    (serving,) = {str(one["serving"]) for one in quick.call("GET", "/api/v3/models").json()["data"]}
    assert "'state': 'ready', 'engine': 'slate'" in serving


@pytest.mark.parametrize("model", list(MODELS))
def test_every_model_has_guidance(quick: Server, model: str) -> None:
    found = quick.call("GET", f"/api/v3/models/{model}").json()["data"]
    assert len(found["examples"]) >= 6
    assert len({one["purpose"] for one in found["examples"]}) == len(found["examples"])
    for one in found["examples"]:
        still = quick.call("GET", f"/ui/example-{one['still']}.jpg")
        assert (still.status_code, still.headers["content-type"]) == (200, "image/jpeg")
    asked = {one["question"]: one["answer"] for one in found["questions"]}
    assert "silent" in asked["Is there sound?"]
    assert "Apache-2.0" in asked["May I use the clips commercially?"]
    takes_images = any(parameter.name == "image" for parameter in MODELS[model].parameters)
    assert any("first frame" in text for text in found["readme"]) == takes_images
    for kind, suffix in (("image/webp", "webp"), ("video/mp4", "mp4")):
        poster = quick.call("GET", f"/ui/{model.replace('/', '-')}.{suffix}")
        assert (poster.status_code, poster.headers["content-type"]) == (200, kind)


def test_the_time_that_was_measured_is_told(tmp_path: Path) -> None:
    with serving(tmp_path) as server:  # nobody else's clips are in its measure
        took = server.done({"prompt": "a"}, "minimax/hailuo-2.3/t2v-pro")["timings"]["inference"] / 1000
        found = server.call("GET", "/api/v3/models/minimax/hailuo-2.3/t2v-pro").json()["data"]
    assert found["expected"]["typical"] == pytest.approx(took, rel=0.7)  # the worker counts less around it
    told = next(one["answer"] for one in found["questions"] if one["question"] == "How long does it take?")
    assert f"about {found['expected']['typical']:.0f} s" in told


def test_a_model_that_is_not_there_has_no_guidance(quick: Server) -> None:
    refused(quick.call("GET", "/api/v3/models/nobody/knows"), 404, "model_not_found")


def test_hints_are_given_and_bad_requests_refused(quick: Server) -> None:
    def hints(body: dict[str, Any]) -> list[str]:
        found: list[str] = quick.call("POST", "/api/v3/prompt/hints", body).json()["data"]["hints"]
        return found

    assert any("camera" in hint for hint in hints({"prompt": "A red fox leaps over a log"}))
    assert hints({"prompt": "A red fox leaps over a log [Push in]"}) == []
    assert any("what stays" in hint for hint in hints({"prompt": "a fox runs [Pan left]", "image": True}))
    for body in ({}, {"prompt": 7}):
        assert quick.call("POST", "/api/v3/prompt/hints", body).status_code == 400
    assert hints({"prompt": "\N{FOX FACE}" * 5000}) == []


@pytest.mark.parametrize("one", EXAMPLES, ids=lambda one: one.still)
def test_no_example_needs_a_hint(quick: Server, one: Any) -> None:
    for body in ({"prompt": one.prompt}, {"prompt": one.motion, "image": True}):
        assert quick.call("POST", "/api/v3/prompt/hints", body).json()["data"]["hints"] == []


def frames(data: bytes) -> list[Any]:
    with av.open(io.BytesIO(data), "r") as clip:
        return [frame.to_ndarray(format="rgb24") for frame in clip.decode(video=0)]


def test_clips_are_joined_in_the_order_that_was_asked_for(quick: Server) -> None:
    one, two = (quick.done({"prompt": prompt}) for prompt in ("the first", "the second"))
    own = {clip["id"]: frames(quick.call("GET", clip["outputs"][0]).content) for clip in (one, two)}
    answer = quick.call("POST", "/api/v3/predictions/join", {"ids": [two["id"], one["id"]]})
    assert answer.status_code == 200, answer.text
    assert answer.headers["content-type"] == "video/mp4"
    joined = frames(answer.content)
    assert len(joined) == 288
    np.testing.assert_array_equal(joined[0], own[two["id"]][0])
    np.testing.assert_array_equal(joined[144], own[one["id"]][0])
    assert not list((quick.folder / "blobs" / "spool").iterdir())


def test_a_film_has_parts_and_transitions(quick: Server) -> None:
    one, two = (quick.done({"prompt": prompt})["id"] for prompt in ("the third", "the fourth"))

    def film(*clips: dict[str, Any]) -> int:
        answer = quick.call("POST", "/api/v3/predictions/join", {"clips": list(clips)})
        assert answer.status_code == 200, answer.text
        return len(frames(answer.content))

    assert film({"id": one, "start": 1, "end": 2.5}) == 36
    assert film({"id": one, "end": 1}, {"id": two, "start": 5}, {"id": one, "start": 5}) == 72
    fade = {"id": two, "transition": "fade", "transition_seconds": 1}
    assert film({"id": one}, fade) == 288 - 24
    assert film({"id": one}, {"id": two, "transition": "dip"}) == 288


@pytest.mark.parametrize(
    ("body", "says"),
    [
        ({}, "either ids or clips"),
        ({"ids": ["{id}"], "clips": [{"id": "{id}", "end": 1}]}, "either ids or clips"),
        ({"clips": [{"id": "{id}"}]}, "at least two clips"),
        ({"clips": [{"id": "{id}", "start": 7}]}, "too few"),
        ({"clips": [{"id": "{id}", "start": 3, "end": 3}]}, "too few"),
        (
            {
                "clips": [
                    {"id": "{id}", "end": 1},
                    {"id": "{id}", "transition": "fade", "transition_seconds": 2},
                ]
            },
            "too few",
        ),
        ({"clips": [{"id": "{id}", "transition": "wipe"}]}, "cut, fade or dip"),
        ({"clips": [{"id": "{id}", "begin": 1}]}, "clips.0.begin is not a known field"),
        ({"clips": [{"id": "{id}", "start": -1}]}, "clips.0.start"),
        ({"clips": [{"id": "{id}", "end": 1}] * 21}, "1 to 20"),
    ],
)
def test_a_film_that_cannot_be_is_refused(
    quick: Server, owned: dict[str, str], body: dict[str, Any], says: str
) -> None:
    asked = json.loads(json.dumps(body).replace("{id}", owned["id"]))
    assert says in refused(quick.call("POST", "/api/v3/predictions/join", asked), 400, "invalid_parameter")


def test_clips_are_downloaded_together(quick: Server) -> None:
    made = [quick.done({"prompt": prompt}) for prompt in ("one of two", "two of two")]
    ids = [one["id"] for one in made]
    answer = quick.call("POST", "/api/v3/predictions/download", {"ids": ids})
    assert (answer.status_code, answer.headers["content-type"]) == (200, "application/zip")
    with zipfile.ZipFile(io.BytesIO(answer.content)) as archive:
        assert archive.namelist() == [f"{id}.mp4" for id in ids]
        for one in made:
            assert archive.read(f"{one['id']}.mp4") == quick.call("GET", one["outputs"][0]).content
    other = quick.tenant("packer", scopes=["read"])
    refused(quick.call("POST", "/api/v3/predictions/download", {"ids": ids}, key=other), 404, "not_found")
    assert not list((quick.folder / "blobs" / "spool").iterdir())


def test_what_cannot_be_joined_is_refused(quick: Server) -> None:
    wide = quick.done({"prompt": "wide"})["id"]
    tall = quick.done({"prompt": "other"}, "minimax/hailuo-02/pro")["id"]
    failed = quick.done({"prompt": "porn", "enable_prompt_expansion": True})["id"]
    join = "/api/v3/predictions/join"
    assert "different sizes" in refused(
        quick.call("POST", join, {"ids": [wide, tall]}), 400, "invalid_parameter"
    )
    assert "no clip" in refused(quick.call("POST", join, {"ids": [wide, failed]}), 400, "invalid_parameter")
    refused(quick.call("POST", join, {"ids": [wide, "0" * 32]}), 404, "not_found")
    for ids in ([wide], [wide, wide], [], "x", [wide, 7], None, [wide] * 101):
        refused(quick.call("POST", join, {"ids": ids}), 400, "invalid_parameter")
    other = quick.tenant("joiner", scopes=["read"])
    refused(quick.call("POST", join, {"ids": [wide, tall]}, key=other), 404, "not_found")
