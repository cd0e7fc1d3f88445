"""Many pictures at once: nobody else waits for them."""

import contextlib
import threading
from collections.abc import Callable
from pathlib import Path

import httpx2 as httpx

from conftest import Server, picture, refused, serving, uri
from heavy_pictures import HEAVY

MODEL = "/api/v3/minimax/hailuo-02/standard"
MANY = 60  # more than there are threads for requests


def test_a_full_queue_of_inspections_holds_up_nobody_else(tmp_path: Path) -> None:
    heavy = uri(HEAVY["PNG 8000x8000 RGBA16"]())
    with serving(tmp_path, FILMGATE_LOCAL_WORKER="false") as server:
        other = server.tenant("other")
        answered, sent = list[int](), threading.Semaphore(0)

        def flood() -> None:
            sent.release()
            answer = server.call("POST", MODEL, {"prompt": "a", "image": heavy})
            answered.append(answer.status_code)

        for _ in range(MANY):
            threading.Thread(target=_quietly, args=(flood,), daemon=True).start()
        for _ in range(MANY):
            sent.acquire()
        assert server.call("GET", "/healthz").status_code == 200
        assert server.call("POST", MODEL, {"prompt": "words alone"}).status_code == 200
        assert (
            server.call("POST", MODEL, {"prompt": "a", "image": uri(picture())}, key=other).status_code == 200
        )
        assert server.call("GET", "/api/v3/balance").status_code == 200
        assert len(answered) < MANY  # all of that came before the queue had ended
        server.kill()


def _quietly(work: Callable[[], None]) -> None:
    with contextlib.suppress(httpx.HTTPError):  # the server is killed under it
        work()


def test_a_refusal_says_what_the_file_is(still: Server) -> None:
    for data, what in ((b"GIF89a" + bytes(99), "a GIF image"), (b"<html>Log in", "an HTML page")):
        answer = still.call("POST", MODEL, {"prompt": "a", "image": uri(data)})
        assert refused(answer, 400, "invalid_parameter") == f"image is {what}: it must be a JPEG or PNG image"
