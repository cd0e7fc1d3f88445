"""Clips from a server of the OpenAI videos API."""

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PIL import Image

import video_server
from filmgate.domain.shot import Shot
from filmgate.engines import dialects
from filmgate.engines.base import Broken, Cancelled, Unsupported
from filmgate.engines.families import FAMILIES
from filmgate.engines.openai_videos import OpenaiVideosEngine
from filmgate.engines.reel import Format
from video_server import VideoServer


class Watch:
    """Remembers progress; raises Cancelled once it reaches `stop`."""

    def __init__(self, stop: float = 2.0) -> None:
        self.seen: list[tuple[str, float]] = []
        self.stop = stop

    def progress(self, stage: str, done: float) -> None:
        self.seen.append((stage, done))
        if done >= self.stop:
            raise Cancelled


_open: list[OpenaiVideosEngine] = []


@pytest.fixture
def remote() -> Iterator[VideoServer]:
    server = VideoServer()
    yield server
    while _open:
        _open.pop().close()
    server.close()


def engine(remote: VideoServer, **options: Any) -> OpenaiVideosEngine:
    options = {"family": "wan2.2-ti2v-5b", "pixels": 128 * 64, **options}
    one = OpenaiVideosEngine(name="far", threads=1, url=remote.url, **options)
    _open.append(one)
    return one


def shot(**more: Any) -> Shot:
    return Shot(**{"prompt": "a fox", "width": 256, "height": 144, "frames": 144, "seed": 200, **more})


def colour(path: Path, *rgb: int) -> Path:
    Image.new("RGB", (256, 144), rgb).save(path)
    return path


def made(one: OpenaiVideosEngine, what: Shot, watch: Watch | None = None) -> Any:
    return np.concatenate(list(one.render(what, one.plan(what), watch or Watch())))


def test_a_clip_made_there_has_our_size_and_length_and_is_deleted_there(remote: VideoServer) -> None:
    watch = Watch()
    frames = made(engine(remote, model="tiny", steps=3, negative="blur"), shot(), watch)
    assert frames.shape == (144, 144, 256, 3)
    (form,) = remote.forms
    assert {name: form[name] for name in ("prompt", "model", "size", "num_frames", "fps", "seed")} == {
        "prompt": "a fox",
        "model": "tiny",
        "size": "128x64",
        "num_frames": "145",
        "fps": "24",
        "seed": "200",
    }
    assert (form["num_inference_steps"], form["negative_prompt"]) == ("3", "blur")
    assert (remote.jobs, len(remote.deleted)) == ({}, 1)
    assert watch.seen[-1][1] <= 1
    assert "remote" in {stage for stage, _ in watch.seen}


def test_key_frames_go_as_files_and_a_second_part_begins_with_the_last_frame(
    remote: VideoServer, tmp_path: Path
) -> None:
    blue = colour(tmp_path / "b.png", 20, 20, 220)
    one = engine(remote)
    what = shot(first=blue, frames=240)
    assert dict(one.plan(what).notes)["chained"].startswith("2 parts")
    assert len(made(one, what)) == 240
    first, second = remote.forms[-2:]
    assert first["num_frames"] == second["num_frames"] == "121"
    assert first["input_reference"] != second["input_reference"]


@pytest.mark.parametrize(
    ("like", "family", "options"),
    [
        ("sglang minimax-h3", "minimax-h3", {"pixels": 0}),
        ("vllm-omni minimax-h3", "minimax-h3", {}),
        ("fastvideo", "wan2.2-i2v-a14b", {"last_field": "last_image"}),
    ],
)
@pytest.mark.parametrize("ends", ["first", "last", "both", "text"])
def test_each_server_is_told_its_own_way_where_key_frames_are(
    like: str, family: str, options: dict[str, Any], ends: str, tmp_path: Path
) -> None:
    server = VideoServer(like)
    one = engine(
        server,
        family=family,
        dialect=like.partition(" ")[0],
        accept_licence="MiniMax H3 Community",
        **options,
    )
    blue, red = colour(tmp_path / "b.png", 20, 20, 220), colour(tmp_path / "r.png", 220, 20, 20)
    what = shot(
        first=blue if ends in ("first", "both") else None, last=red if ends in ("last", "both") else None
    )
    try:
        if (
            ends not in one.traits().can.takes
            and {"both": "first+last"}.get(ends) not in one.traits().can.takes
        ):
            with pytest.raises(Unsupported):
                one.plan(what)
            return
        frames = made(one, what)
    finally:
        one.close()
        server.close()
    assert frames.shape == (144, 144, 256, 3)
    first = (20, 20, 220) if what.first else (128, 128, 128)
    last = (220, 20, 20) if what.last else (200, 60, 60)
    assert (abs(frames[0].mean((0, 1)) - first) < (12 if what.first else 30)).all()
    assert (abs(frames[-1].mean((0, 1)) - last) < (12 if what.last else 30)).all()


@pytest.mark.parametrize(
    ("width", "height"), [(910, 512), (1280, 720), (1366, 768), (1920, 1080), (1024, 768)]
)
def test_sglang_makes_h3_as_large_as_we_reckon(width: int, height: int, tmp_path: Path) -> None:
    family = FAMILIES["minimax-h3"]
    given = dialects.Asked(
        prompt="a fox",
        model="",
        shape=(width, height),
        width=0,
        height=0,
        frames=158,
        fps=24,
        seed=1,
        how={},
        last=None,
        first=b"png" if (width, height) == (1024, 768) else None,
    )
    sent = dialects.body("sglang", family, given, last_field="", fields={})["json"]
    clip = video_server.sglang_h3(sent, 1)
    made = Format(engine="e", family=family, takes=family.takes, pixels=family.pixels).cut(
        shot(width=width, height=height)
    )
    assert (clip.width, clip.height, clip.frames) == (made.made.width, made.made.height, made.made.frames)


def test_sixteen_frames_a_second_become_twenty_four(remote: VideoServer) -> None:
    one = engine(remote, family="wan2.2-t2v-a14b")
    assert "16 to 24 fps" in dict(one.plan(shot()).notes)["conformed"]
    frames = made(one, shot())
    assert len(frames) == 144
    red = frames.mean((1, 2))[:, 0]
    assert (np.diff(red) > -2).all(), "it goes from grey to red, and never back"


def test_what_the_server_cannot_do_is_refused_before(remote: VideoServer, tmp_path: Path) -> None:
    blue = colour(tmp_path / "b.png", 20, 20, 220)
    with pytest.raises(Unsupported, match="end_image"):
        engine(remote).plan(shot(first=blue, last=blue))
    one = engine(remote, family="wan2.2-t2v-a14b")
    assert one.traits().can.durations == (6,)
    with pytest.raises(Unsupported, match="duration"):
        one.plan(shot(frames=240))


def test_cancelled_in_mid_run_it_is_cancelled_there(remote: VideoServer) -> None:
    remote.hold.set()
    with pytest.raises(Cancelled):
        made(engine(remote), shot(), Watch(stop=0.3))
    assert (remote.jobs, len(remote.deleted)) == ({}, 1)


def test_a_server_that_forgets_breaks_and_one_that_fails_fails(remote: VideoServer) -> None:
    remote.hold.set()

    class Forgetting(Watch):
        def progress(self, stage: str, done: float) -> None:
            super().progress(stage, done)
            remote.forget()

    with pytest.raises(Broken, match="restarted"):
        made(engine(remote), shot(), Forgetting())
    remote.fail = "out of memory"
    with pytest.raises(ValueError, match="out of memory"):
        made(engine(remote), shot())
    remote.fail, remote.frames_short = "", 20
    remote.hold.clear()
    with pytest.raises(ValueError, match="only 125 of 144 frames"):
        made(engine(remote), shot())
    with pytest.raises(ValueError, match="prompt is required"):
        made(engine(remote), shot(prompt=""))


@pytest.mark.parametrize(
    ("options", "said"),
    [
        ({"url": "ftp://x", "family": "minimax-h3"}, "url"),
        ({"url": "http://x", "family": "sora"}, "family: must be one of"),
        ({"url": "http://x", "family": "wan2.1-flf2v-14b"}, "sglang has no field for a last frame"),
        (
            {
                "url": "http://x",
                "family": "minimax-h3",
                "pixels": 9,
                "accept_licence": "MiniMax H3 Community",
            },
            "pixels: sglang itself chooses",
        ),
        ({"url": "http://x", "family": "minimax-h3"}, "accept_licence"),
        ({"url": "http://x", "family": "wan2.1-t2v", "colour": "red"}, "colour"),
    ],
)
def test_options_that_are_wrong_are_named(options: dict[str, Any], said: str) -> None:
    with pytest.raises(Broken, match=said):
        OpenaiVideosEngine(name="far", threads=1, **options)


def test_it_says_that_nobody_is_there_and_takes_its_key_from_a_variable(
    remote: VideoServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(Broken, match="does not answer"):
        OpenaiVideosEngine(name="far", threads=1, url="http://127.0.0.1:1", family="wan2.1-t2v").open(Watch())
    with pytest.raises(Broken, match="set the environment variable FAR_KEY"):
        engine(remote, key_variable="FAR_KEY").open(Watch())
    monkeypatch.setitem(os.environ, "FAR_KEY", "secret")
    made(engine(remote, key_variable="FAR_KEY"), shot())
    assert remote.authorization == ["Bearer secret"]
