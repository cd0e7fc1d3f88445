"""A video server as SGLang, vLLM-Omni and FastVideo are: /v1/videos, jobs in its memory, real clips."""

import io
import threading
import time
import uuid
from fractions import Fraction
from typing import Any

import av
import numpy as np
import uvicorn
from fastapi import FastAPI, Request, Response
from PIL import Image
from starlette.responses import JSONResponse

from conftest import free_port


class VideoServer:
    """`hold`: clips are not completed while it is set. `fail`: the reason that clips fail with, if any.

    `asleep`: it does not answer yet.
    """

    def __init__(self) -> None:
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
            async with request.form() as form:
                given: dict[str, Any] = {
                    name: value if isinstance(value, str) else await value.read()
                    for name, value in form.items()
                }
            if not given.get("prompt"):
                return _error(400, "prompt is required")
            self.forms.append(given)
            id = f"video_{uuid.uuid4().hex}"
            self.jobs[id] = {"form": given, "looked": 0}
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
            return Response(self._clip(self.jobs[id]["form"]), media_type="video/mp4")

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

    def _clip(self, form: dict[str, Any]) -> bytes:
        """From the colour of the first frame to that of the last, or from grey to the colour of the seed."""
        width, height = map(int, form["size"].split("x"))
        fps = int(form["fps"])
        frames = int(form["num_frames"]) - self.frames_short
        first = _colour(form.get("input_reference")) or (128, 128, 128)
        last = _colour(form.get("last_image")) or (int(form["seed"]) % 256, 60, 60)
        file = io.BytesIO()
        with av.open(file, "w", format="mp4") as container:
            stream = container.add_stream("libx264", rate=fps)
            stream.width, stream.height, stream.pix_fmt = width, height, "yuv420p"
            stream.time_base = Fraction(1, fps)
            for number in range(frames):
                share = number / max(frames - 1, 1)
                colour = [round(a + (b - a) * share) for a, b in zip(first, last, strict=True)]
                picture = np.full((height, width, 3), colour, np.uint8)
                container.mux(stream.encode(av.VideoFrame.from_ndarray(picture, format="rgb24")))
            container.mux(stream.encode(None))
        return file.getvalue()


def _colour(image: bytes | None) -> tuple[int, int, int] | None:
    if image is None:
        return None
    red, green, blue = Image.open(io.BytesIO(image)).convert("RGB").resize((1, 1)).getpixel((0, 0))  # type: ignore[misc]
    return red, green, blue


def _error(status: int, message: str) -> Response:
    return JSONResponse({"error": {"message": message, "type": "invalid_request_error"}}, status)
