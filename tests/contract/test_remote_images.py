"""Images behind addresses."""

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import pytest

from conftest import Server, over, picture, serving

MIB = 1024 * 1024
PNG = picture(400, 320)
# path: status, type, body
PAGES: dict[str, tuple[int, str, bytes]] = {
    "/ok.png": (200, "image/png", PNG),
    "/untyped": (200, "application/octet-stream", PNG),
    "/mislabelled.gif": (200, "image/gif", PNG),
    "/a.gif": (200, "image/gif", picture(kind="GIF")),
    "/a.webp": (200, "image/webp", picture(kind="WEBP")),
    "/cut.png": (200, "image/png", PNG[:900]),
    "/empty": (200, "image/png", b""),
    "/small.png": (200, "image/png", picture(200, 200)),
    "/narrow.png": (200, "image/png", picture(400, 1000)),
    "/large.png": (200, "image/png", PNG + b"\0" * (20 * MIB + 1 - len(PNG))),
    "/just.png": (200, "image/png", PNG + b"\0" * (20 * MIB - len(PNG))),
    "/page": (200, "text/html; charset=utf-8", b"<html>secret page</html>"),
    "/gone": (404, "image/png", PNG),
    "/broken": (500, "image/png", PNG),
    "/loop": (302, "/loop", b""),
    "/hop": (302, "/ok.png", b""),
    "/file": (302, "file:///etc/passwd", b""),
}


class Handler(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        if self.path == "/endless":
            self.send_response(200)
            self.end_headers()
            for _ in range(400):
                self.wfile.write(b"\0" * MIB)
            return
        status, kind, body = PAGES.get(self.path, (404, "text/plain", b""))
        self.send_response(status)
        self.send_header("Location" if status == 302 else "Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture(scope="module")
def web() -> Iterator[str]:
    class Quiet(ThreadingHTTPServer):
        daemon_threads = True

        def handle_error(self, *_: Any) -> None:
            """The client hangs up on endless bodies."""

    server = Quiet(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


@pytest.fixture(scope="module")
def fetching(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    with serving(tmp_path_factory.mktemp("fetching"), FILMGATE_FETCH_PRIVATE="true") as server:
        yield server


@pytest.mark.parametrize("path", ["/ok.png", "/untyped", "/mislabelled.gif", "/hop", "/just.png"])
def test_54_56_64_a_good_image_behind_an_address_becomes_a_clip(
    fetching: Server, web: str, path: str
) -> None:
    data = fetching.done({"prompt": "a", "image": web + path})
    assert (data["status"], data["error"]) == ("completed", "")
    assert data["details"]["size"] == "960x768"


@pytest.mark.parametrize(
    "path", ["/a.gif", "/a.webp", "/cut.png", "/empty", "/small.png", "/narrow.png", "/large.png", "/endless"]
)
def test_54_55_57_65_an_image_that_is_not_taken_fails_as_1401(fetching: Server, web: str, path: str) -> None:
    data = fetching.done({"prompt": "a", "image": web + path})
    assert (data["status"], data["code"], data["outputs"]) == ("failed", 1401, [])
    assert data["error"].startswith("image ")


# of a host that may be reached the reason is told; of a file nothing
REASONS = {
    "/gone": " Reason: the server of this address answered with status 404.",
    "/broken": " Reason: the server of this address answered with status 500.",
    "/page": " Reason: the address leads to a web page, not to an image.",
    "/loop": " Reason: the address redirects more than 5 times.",
    "/file": "",
}


@pytest.mark.parametrize("path", REASONS)
def test_63_64_an_address_without_an_image_fails_as_1402(fetching: Server, web: str, path: str) -> None:
    data = fetching.done({"prompt": "a", "image": web + path})
    assert (data["status"], data["code"], data["outputs"]) == ("failed", 1402, [])
    assert data["error"] == f"Failed to download image from the provided URL.{REASONS[path]}"


@pytest.mark.parametrize(
    "address", ["https://127.0.0.1:{port}/ok.png", "http://no-such-host.invalid/i.png", "http://127.0.0.1:1/"]
)
def test_63_no_answer_fails_as_1402(fetching: Server, web: str, address: str) -> None:
    data = fetching.done({"prompt": "a", "image": address.format(port=web.rpartition(":")[2])})
    assert (data["status"], data["code"]) == ("failed", 1402)


def test_61_the_bad_one_of_two_is_named(fetching: Server, web: str) -> None:
    data = fetching.done({"prompt": "a", "image": f"{web}/ok.png", "end_image": f"{web}/small.png"})
    assert data["error"].startswith("end_image ")


def test_a_webp_behind_an_address_is_a_first_frame_of_minimax(fetching: Server, web: str) -> None:
    body = {"model": "MiniMax-Hailuo-02", "resolution": "512P", "first_frame_image": f"{web}/a.webp"}
    id = fetching.call("POST", "/v1/video_generation", body).json()["task_id"]
    data = fetching.wait(f"{int(id):032x}", over)
    assert (data["status"], data["details"].get("size")) == ("completed", "820x512")
