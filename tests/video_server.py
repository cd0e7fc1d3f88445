"""A video server as SGLang, vLLM-Omni and FastVideo are: /v1/videos, jobs in its memory, real clips.

What it refuses, and how, is as in their form handlers (SGLang 0.5.23, vLLM-Omni 0.30.0, FastVideo 0.2.1).
"""

import base64
import io
import json
import math
import threading
import time
import uuid
from fractions import Fraction
from typing import Any, NamedTuple

import av
import numpy as np
import uvicorn
from fastapi import FastAPI, Request, Response
from PIL import Image
from starlette.responses import JSONResponse

from conftest import free_port


class VideoServer:
    """`hold`: clips are not completed while it is set. `fail`: the reason that clips fail with, if any.

    `asleep`: it does not answer yet. `like`: whose rules it has, where they are not everybody's.
    """

    def __init__(self, like: str = "") -> None:
        self.like = like
        self.jobs: dict[str, dict[str, Any]] = {}
        self.forms: list[dict[str, Any]] = []
        self.deleted: list[str] = []
        self.authorization: list[str | None] = []
        self.hold, self.fail, self.frames_short = threading.Event(), "", 0
        self.asleep = threading.Event()
        self.port = free_port()
        self.url = f"http://127.0.0.1:{self.port}"
        self._server = uvicorn.Server(
            uvicorn.Config(self._app(), port=self.port, log_level="error", lifespan="off")
        )
        self._thread = threading.Thread(target=self._server.run, daemon=True)
        self._thread.start()
        while not self._server.started:
            time.sleep(0.01)

    def close(self) -> None:
        self._server.should_exit = True
        self._thread.join(10)

    def forget(self) -> None:
        """What a restart does to all of them: jobs live in the memory of the process."""
        self.jobs.clear()

    def _app(self) -> FastAPI:
        app = FastAPI()

        @app.get("/v1/models")
        def models() -> dict[str, Any]:
            while self.asleep.is_set():
                time.sleep(0.05)
            return {"object": "list", "data": [{"id": "tiny"}]}

        @app.post("/v1/videos")
        async def create(request: Request) -> Response:
            self.authorization.append(request.headers.get("authorization"))
            given = await _form(request)
            if not given.get("prompt"):
                return _error(400, "prompt is required")
            try:
                clip = self._planned(given)
            except ValueError as error:
                return JSONResponse({"detail": str(error)}, 400)
            self.forms.append(given)
            id = f"video_{uuid.uuid4().hex}"
            self.jobs[id] = {"clip": clip, "looked": 0}
            return JSONResponse(self._about(id))

        @app.get("/v1/videos/{id}")
        def look(id: str) -> Response:
            if id not in self.jobs:
                return _error(404, "no such video")
            self.jobs[id]["looked"] += 1
            return JSONResponse(self._about(id))

        @app.get("/v1/videos/{id}/content")
        def content(id: str) -> Response:
            if id not in self.jobs or self._about(id)["status"] != "completed":
                return _error(404, "not ready")
            return Response(self._clip(self.jobs[id]["clip"]), media_type="video/mp4")

        @app.delete("/v1/videos/{id}")
        def delete(id: str) -> dict[str, Any]:
            self.jobs.pop(id, None)
            self.deleted.append(id)
            return {"id": id, "object": "video.deleted", "deleted": True}

        return app

    def _about(self, id: str) -> dict[str, Any]:
        looked = self.jobs[id]["looked"]
        status = (
            "queued" if looked == 0 else "in_progress" if self.hold.is_set() or looked < 2 else "completed"
        )
        error = None
        if self.fail and looked:
            status, error = "failed", {"message": self.fail}
        progress = {"completed": 100, "in_progress": 40}.get(status, 0)
        return {"id": id, "object": "video", "status": status, "progress": progress, "error": error}

    def _planned(self, given: dict[str, Any]) -> "Clip":
        """Raises ValueError with what the real servers say."""
        seed = int(given["seed"])
        if "target" in given or self.like == "sglang minimax-h3":
            return sglang_h3(given, seed)
        width, height = map(int, given["size"].split("x"))
        frames, ends = int(given["num_frames"]), [given.get("input_reference"), given.get("last_image")]
        if self.like == "vllm-omni minimax-h3":
            extra, images = json.loads(given.get("extra_params", "{}")), given.get("input_references", [])
            if "seconds" in given:  # its own duration goes before the frames
                frames = round(int(given["seconds"]) * 24)
            places = extra.get("frame_indices", [0, -1][: len(images)])
            if len(places) != len(images) or tuple(places) not in ((), (0,), (-1,), (0, -1)):
                raise ValueError(f"MiniMax H3 FL2VA requires one frame index per image: got {places}")
            found = dict(zip(places, images, strict=True))
            frames, ends = _aligned(frames), [found.get(0), found.get(-1)]
        return Clip(width, height, int(given["fps"]), frames, seed, *ends)

    def _clip(self, clip: "Clip") -> bytes:
        """From the colour of the first frame to that of the last, or from grey to the colour of the seed."""
        frames = clip.frames - self.frames_short
        first = _colour(clip.first) or (128, 128, 128)
        last = _colour(clip.last) or (clip.seed % 256, 60, 60)
        file = io.BytesIO()
        with av.open(file, "w", format="mp4") as container:
            stream = container.add_stream("libx264", rate=clip.fps)
            stream.width, stream.height, stream.pix_fmt = clip.width, clip.height, "yuv420p"
            stream.time_base = Fraction(1, clip.fps)
            for number in range(frames):
                share = number / max(frames - 1, 1)
                colour = [round(a + (b - a) * share) for a, b in zip(first, last, strict=True)]
                picture = np.full((clip.height, clip.width, 3), colour, np.uint8)
                container.mux(stream.encode(av.VideoFrame.from_ndarray(picture, format="rgb24")))
            container.mux(stream.encode(None))
        return file.getvalue()


class Clip(NamedTuple):
    width: int
    height: int
    fps: int
    frames: int
    seed: int
    first: bytes | None
    last: bytes | None


async def _form(request: Request) -> dict[str, Any]:
    """Fields by name; files as bytes, `input_references` as a list of them."""
    if request.headers.get("content-type", "").startswith("application/json"):
        found: dict[str, Any] = await request.json()
        return found
    async with request.form() as form:
        given: dict[str, Any] = {}
        for name, value in form.multi_items():
            one = value if isinstance(value, str) else await value.read()
            if name == "input_references":
                given.setdefault(name, []).append(one)
            else:
                given[name] = one
    return given


def sglang_h3(given: dict[str, Any], seed: int) -> Clip:
    if given.get("task") not in ("t2va", "fl2va"):
        raise ValueError("task is required for MiniMax H3; supported tasks: fl2va, ref2va, t2va")
    for name in ("num_frames", "fps", "guidance_scale", "negative_prompt"):
        if name in given:
            raise ValueError(f"{name} is not supported: MiniMax H3")
    target, ends = given["target"], dict.fromkeys((0, -1))
    finite = ("21:9", "16:9", "4:3", "1:1", "3:4", "9:16")
    if given["task"] == "t2va" and target["aspect_ratio"] not in finite:
        raise ValueError(f"target.aspect_ratio for task 't2va' must be one of {finite}")
    for one in given.get("conditions", []):
        assert (one["type"], one["role"]) == ("image", "keyframe")
        ends[one["frame_index"]] = base64.b64decode(one["uri"].removeprefix("data:image/png;base64,"))
    wide, high = map(int, target["aspect_ratio"].split(":"))
    edge = target["short_edge"]
    nominal = (edge * max(wide / high, 1), edge * max(high / wide, 1))
    scale = min(math.sqrt(768 * 1344 / (nominal[0] * nominal[1])), 1)
    width, height = (max(32, round(side * scale / 32) * 32) for side in nominal)
    frames = _aligned(round(target["duration_seconds"] * 24))
    return Clip(width, height, 24, frames, seed, ends[0], ends[-1])


def _aligned(frames: int) -> int:
    """17n + 5."""
    return math.ceil((frames - 5) / 17) * 17 + 5


def _colour(image: bytes | None) -> tuple[int, int, int] | None:
    if image is None:
        return None
    red, green, blue = Image.open(io.BytesIO(image)).convert("RGB").resize((1, 1)).getpixel((0, 0))  # type: ignore[misc]
    return red, green, blue


def _error(status: int, message: str) -> Response:
    return JSONResponse({"error": {"message": message, "type": "invalid_request_error"}}, status)
