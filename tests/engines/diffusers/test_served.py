"""From a request to an MP4 by way of a diffusion model: the server, its worker, the engine's process."""

import json
import os
import signal
import time
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest
from takes import NO_TORCHVISION, folder

from conftest import Server, over, picture, serving, uri
from filmgate.media import probe
from processes import descendants

pytestmark = pytest.mark.timeout(900)  # a busy processor is no GPU
FAST, STANDARD = "minimax/hailuo-02/fast", "minimax/hailuo-02/standard"
H3 = pytest.param(
    ["h3"],
    "MiniMax H3 Community",
    ["", "first", "last", "both"],
    marks=[
        pytest.mark.torchvision,
        pytest.mark.skipif(find_spec("torchvision") is None, reason=NO_TORCHVISION),
    ],
)


@contextmanager
def server_of(data: Path, *kinds: str, **options: Any) -> Iterator[Server]:
    """Its local worker runs these weights."""
    lines = {
        "kind": "diffusers",
        "weights": [str(folder(one)) for one in kinds],
        "device": "cpu",
        "dtype": "float32",
        "profile": "exact",
        **options,
    }
    written = "\n".join(f"{name} = {json.dumps(value)}" for name, value in lines.items())
    (data / "filmgate.toml").write_text(f"[engines.tiny]\n{written}\n")
    with serving(data, FILMGATE_ENGINE="tiny") as server:
        yield server


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    # so many steps that denoising takes longer than the second between two heartbeats, which tell the stage
    with server_of(tmp_path_factory.mktemp("data"), "ti2v", steps=200, pixels=9216) as server:
        yield server


def asked(prompt: str) -> dict[str, str]:
    return {"prompt": prompt, "image": uri(picture(512, 320))}


def engine(server: Server) -> int:
    """The process that holds the weights: it has read them from the largest library."""
    assert server.process
    mapped = {pid: Path(f"/proc/{pid}/maps").read_text() for pid in descendants(server.process.pid)}
    (found,) = (pid for pid, maps in mapped.items() if "libtorch" in maps)
    return found


def test_before_its_first_clip_it_is_known_how_long_one_takes(served: Server) -> None:
    def about() -> Any:
        return served.call("GET", f"/api/v3/models/{FAST}").json()["data"]

    end = time.monotonic() + 300
    while about()["expected"]["typical"] is None:  # what is known is looked at each three seconds
        assert time.monotonic() < end
        time.sleep(0.2)
    assert about()["expected"]["typical"] > 0  # warming measured passes, and what is decoded
    shapes = json.loads((served.folder / "tempo.json").read_text())["shapes"]
    assert {one.rpartition(" ")[2] for one in shapes} >= {"128x64x145", "128x64x121"}
    assert all(not run["whole"] for one in shapes.values() for run in one["runs"])


def test_a_first_frame_becomes_a_clip_that_says_how_it_was_made(served: Server) -> None:
    found = served.done(asked("a fox"), FAST)
    assert found["status"] == "completed", found["error"]
    details = found["details"]
    assert (details["engine"], details["frames"], details["fps"]) == ("tiny", 144, 24)
    assert details["made"] == "128x64, 145 frames at 24 fps"
    assert details["conformed"].startswith("1 frame cut at the end; scaled up by")
    assert details["fingerprint"].startswith("wan2.2-ti2v-5b-")
    again = served.done(asked("a fox"), FAST)
    clips = [served.call("GET", one["outputs"][0].removeprefix(served.url)).content for one in (found, again)]
    assert clips[0] == clips[1]


@pytest.mark.parametrize(
    ("kinds", "licence", "ends"),
    [
        (["t2v", "i2v"], "", ["", "first", "both"]),
        (["flf"], "", ["both"]),
        (["ltx"], "LTX-2 Community", ["", "first", "last", "both"]),
        H3,
    ],
)
def test_every_family_makes_what_it_takes(
    kinds: list[str], licence: str, ends: list[str], tmp_path: Path
) -> None:
    images = {
        "first": {"image": uri(picture(600, 400))},
        "last": {"end_image": uri(picture(600, 400))},
        "": {},
    }
    images["both"] = images["first"] | images["last"]
    with server_of(tmp_path, *kinds, steps=3, pixels=128 * 96, accept_licence=licence) as server:
        for one in ends:
            found = server.done({"prompt": "a fox", **images[one]}, STANDARD)
            assert found["status"] == "completed", (one, found["error"])
            assert (found["details"]["engine"], found["details"]["frames"]) == ("tiny", 144)
            clip = tmp_path / "clip.mp4"
            clip.write_bytes(server.call("GET", found["outputs"][0].removeprefix(server.url)).content)
            probe.require(clip, size=(1366, 768) if one == "" else (1152, 768), frames=144, fps=24)


def test_an_unwanted_clip_stops_in_mid_denoise_and_the_weights_stay_where_they_are(served: Server) -> None:
    before = engine(served)
    id = served.submit(asked("a wolf"), FAST)["id"]
    served.wait(id, lambda p: p["details"]["stage"] == "denoise")
    assert served.call("POST", "/api/v3/predictions/delete", {"ids": [id]}).status_code == 200
    assert served.done(asked("a bear"), FAST)["status"] == "completed"
    assert engine(served) == before


def test_a_crash_in_mid_run_costs_an_attempt_and_not_the_clip(served: Server) -> None:
    assert served.done(asked("a hare"), FAST)["status"] == "completed"
    running = engine(served)  # looked up before the run: that takes as long as some steps do
    id = served.submit(asked("an owl"), FAST)["id"]
    served.wait(id, lambda p: p["details"]["stage"] == "denoise")
    os.kill(running, signal.SIGABRT)  # as os.abort() and a failed assertion of CUDA do
    found = served.wait(id, over)
    assert (found["status"], found["details"]["attempt"]) == ("completed", 2), found["error"]


def test_a_last_frame_that_it_would_ignore_is_refused_and_not_charged(served: Server) -> None:
    before = served.call("GET", "/api/v3/balance").json()["data"]
    ends = {"prompt": "a fox", "image": uri(picture()), "end_image": uri(picture())}
    answer = served.call("POST", f"/api/v3/{STANDARD}", ends)
    assert (answer.status_code, "tiny: it does not accept a last frame" in answer.json()["message"]) == (
        400,
        True,
    )
    assert served.call("GET", "/api/v3/balance").json()["data"] == before
