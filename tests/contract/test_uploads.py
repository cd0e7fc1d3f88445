"""Uploads by ticket and by multipart."""

import io
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx2 as httpx
import pytest
import wavespeed

from conftest import KEY, Server, picture, refused, serving

HEADERS = {"Authorization": f"Bearer {KEY}"}
PNG = picture(400, 320)


def ticket(server: Server, **body: Any) -> dict[str, Any]:
    answer = server.call("POST", "/api/v3/media/uploads", {"filename": "i.png", "size": len(PNG), **body})
    assert answer.status_code == 200, answer.text
    data: dict[str, Any] = answer.json()["data"]
    return data


def put(made: dict[str, Any], content: Any = PNG, **extra: str) -> httpx.Response:
    return httpx.put(made["upload"]["url"], content=content, headers={**made["upload"]["headers"], **extra})


def test_100_what_was_put_comes_back(quick: Server) -> None:
    made = ticket(quick, content_type="image/png")
    assert (made["type"], made["filename"], made["size"]) == ("image", "i.png", len(PNG))
    assert made["upload"]["method"] == "PUT"
    assert put(made).status_code == 200
    answer = httpx.get(made["download_url"])
    assert (answer.content, answer.headers["content-type"]) == (PNG, "image/png")


def test_101_the_signature_alone_opens_the_address_and_only_once(quick: Server) -> None:
    made = ticket(quick)
    bare = made["upload"]["url"].split("?")[0]
    refused(httpx.put(bare, content=PNG), 403, "forbidden")
    refused(httpx.put(made["upload"]["url"] + "0", content=PNG), 403, "forbidden")
    late = made["upload"]["url"].replace("expires=", "expires=1")
    refused(httpx.put(late, content=PNG), 403, "forbidden")
    refused(put(made, PNG[:-1]), 400, "invalid_parameter")
    refused(put(made, PNG + b"0"), 400, "invalid_parameter")
    refused(httpx.get(made["download_url"]), 404, "not_found")
    assert put(made, Authorization="Bearer anything").status_code == 200
    refused(put(made), 412, "precondition_failed")


def test_102_a_chunked_body_is_taken(quick: Server) -> None:
    def pieces() -> Iterator[bytes]:
        yield PNG[:1000]
        yield PNG[1000:]

    made = ticket(quick)
    assert put(made, pieces()).status_code == 200
    assert httpx.get(made["download_url"]).content == PNG


@pytest.mark.parametrize(
    ("body", "status", "slug"),
    [
        ({"size": 0}, 400, "invalid_parameter"),
        ({"size": -1}, 400, "invalid_parameter"),
        ({"size": "7"}, 400, "invalid_parameter"),
        ({"size": 200 * 2**20 + 1}, 413, "payload_too_large"),
        ({"filename": None}, 400, "missing_parameter"),
        ({"filename": 7}, 400, "invalid_parameter"),
        ({"filename": "x.exe"}, 400, "invalid_parameter"),
        ({"filename": "x.svg"}, 400, "invalid_parameter"),
        ({"filename": "x.png", "content_type": "text/html"}, 400, "invalid_parameter"),
        ({"size": True}, 400, "invalid_parameter"),
    ],
)
def test_103_104_106_a_bad_ticket_is_refused(
    quick: Server, body: dict[str, Any], status: int, slug: str
) -> None:
    answer = quick.call("POST", "/api/v3/media/uploads", {"filename": "i.png", "size": 9, **body})
    refused(answer, status, slug)


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("../../x.png", "x.png"),
        ("a" * 300 + ".png", "a" * 196 + ".png"),
        ("猫.png", "猫.png"),
        ("..\\y.png", "y.png"),
        ('a"b\n.png', "ab.png"),
        ("/", "upload"),
    ],
)
def test_105_a_name_is_made_safe(quick: Server, given: str, kept: str) -> None:
    made = ticket(quick, filename=given)
    assert made["filename"] == kept
    assert put(made).status_code == 200
    assert httpx.get(made["download_url"]).content == PNG
    assert ".." not in made["download_url"]


def test_106_a_file_is_never_shown_as_a_page_of_ours(quick: Server) -> None:
    made = ticket(quick)
    put(made)
    headers = httpx.get(made["download_url"]).headers
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["content-disposition"].startswith("attachment")


@pytest.mark.parametrize(
    "path", ["/api/v3/media/upload/binary", "/api/v2/media/upload/binary", "/api/v3/upload"]
)
def test_107_108_multipart_as_older_clients_send_it(quick: Server, path: str) -> None:
    files = {"file": ("i.png", PNG, "image/png")}
    data = httpx.post(quick.url + path, files=files, headers=HEADERS).json()["data"]
    assert (data["type"], data["filename"], data["size"]) == ("image", "i.png", len(PNG))
    assert httpx.get(data["download_url"]).content == PNG
    assert data.get("url", data["download_url"]) == data["download_url"]


def test_107_multipart_without_a_file_is_400(quick: Server) -> None:
    url = f"{quick.url}/api/v3/media/upload/binary"
    refused(httpx.post(url, files={"other": b"x"}, headers=HEADERS), 400, "missing_parameter")
    refused(httpx.post(url, json={}, headers=HEADERS), 415, "unsupported_media_type")
    broken = {**HEADERS, "Content-Type": "multipart/form-data"}
    refused(httpx.post(url, content=b"--x", headers=broken), 400, "invalid_parameter")


def test_109_70_the_official_client_uploads_and_the_address_is_an_image(
    quick: Server, tmp_path: Path
) -> None:
    client = wavespeed.Client(api_key=KEY, base_url=quick.url)
    path = tmp_path / "first.png"
    path.write_bytes(PNG)
    for given in (str(path), io.BytesIO(PNG)):
        address = client.upload(given)
        out = client.run("minimax/hailuo-02/standard", {"prompt": "a", "image": address}, poll_interval=0.2)
        assert out["outputs"][0].endswith(".mp4")


def test_71_an_upload_is_a_capability_for_whoever_holds_its_address(quick: Server) -> None:
    made = ticket(quick)
    put(made)
    body = {"prompt": "a", "image": made["download_url"]}
    key = quick.tenant("h71")
    assert quick.call("POST", "/api/v3/minimax/hailuo-02/standard", body, key=key).status_code == 200


def test_an_upload_that_is_no_good_image_is_refused_at_submit(quick: Server) -> None:
    small = picture(200, 200)
    made = ticket(quick, size=len(small))
    put(made, small)
    body = {"prompt": "a", "image": made["download_url"]}
    answer = quick.call("POST", "/api/v3/minimax/hailuo-02/standard", body)
    assert "image" in refused(answer, 400, "invalid_parameter")


def test_uploads_go_after_their_time(tmp_path: Path) -> None:
    with serving(tmp_path, FILMGATE_KEEP_DAYS="0.00006") as server:
        made = ticket(server)
        put(made)
        time.sleep(6)
        refused(httpx.get(made["download_url"]), 410, "gone")
        server.stop()
        server.start()
        until = time.monotonic() + 60
        while httpx.get(made["download_url"]).status_code == 410:
            assert time.monotonic() < until
            time.sleep(0.2)
        refused(httpx.get(made["download_url"]), 404, "not_found")
        assert not list((server.folder / "blobs" / "uploads").iterdir())
