"""Pictures from elsewhere, with real servers: soon after the answer, once, and over a crash."""

import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from conftest import fresh_database, over, picture, serving

PNG = picture(400, 320)


class Web:
    """Gives each picture once, as an address does that is signed; `hung` requests are never answered."""

    def __init__(self) -> None:
        self.asked: Counter[str] = Counter()
        self.hung, self.given = 0, set[str]()
        lock, outer = threading.Lock(), self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                with lock:
                    outer.asked[self.path] += 1
                    hangs = outer.asked.total() <= outer.hung
                    status = 403 if self.path in outer.given else 200
                    if not hangs:
                        outer.given.add(self.path)
                if hangs:
                    threading.Event().wait()
                self.send_response(status)
                self.send_header("Content-Length", str(len(PNG)))
                self.end_headers()
                self.wfile.write(PNG)

            def log_message(self, *_: object) -> None:
                pass

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self._server.daemon_threads = True
        self.url = f"http://127.0.0.1:{self._server.server_port}"
        threading.Thread(target=self._server.serve_forever, daemon=True).start()

    def close(self) -> None:
        self._server.shutdown()
        self._server.server_close()


@pytest.fixture
def web() -> Iterator[Web]:
    made = Web()
    yield made
    made.close()


def until(true: Callable[[], bool]) -> None:
    end = time.monotonic() + 60
    while not true():
        assert time.monotonic() < end
        time.sleep(0.05)


def test_an_address_that_holds_once_is_fetched_without_a_worker_and_over_a_crash(
    tmp_path: Path, web: Web
) -> None:
    web.hung = 1
    with serving(tmp_path, FILMGATE_FETCH_PRIVATE="true", FILMGATE_LOCAL_WORKER="false") as server:
        id = server.submit({"prompt": "a", "image": f"{web.url}/signed.png"})["id"]
        until(lambda: web.asked.total() == 1)
        server.kill()  # in the middle of the fetch
        server.start()
        found = server.wait(id, lambda data: data["details"]["stage"] != "fetch")
        assert found["status"] == "created"
        assert web.asked == {"/signed.png": 2}
        server.stop()
        server.extra["FILMGATE_LOCAL_WORKER"] = "true"
        server.start()
        assert server.wait(id, over)["status"] == "completed"
        assert web.asked == {"/signed.png": 2}  # the worker asked nobody


def test_two_servers_of_one_database_fetch_each_picture_once(tmp_path: Path, web: Web) -> None:
    shared = {
        "FILMGATE_FETCH_PRIVATE": "true",
        "FILMGATE_LOCAL_WORKER": "false",
        "FILMGATE_DATABASE_URL": fresh_database(),
        "FILMGATE_BLOBS": str(tmp_path / "blobs"),
    }
    with serving(tmp_path / "a", **shared) as one, serving(tmp_path / "b", **shared) as other:
        ids = [
            server.submit({"prompt": "a", "image": f"{web.url}/{number}.png"})["id"]
            for number in range(10)
            for server in (one, other)[number % 2 :][:1]
        ]
        for id in ids:
            one.wait(id, lambda data: data["details"]["stage"] != "fetch")
            assert one.result(id)["status"] == "created"
        assert web.asked == {f"/{number}.png": 1 for number in range(10)}
