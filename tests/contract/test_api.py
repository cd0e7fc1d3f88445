"""The API over a real server: envelope, errors, keys, catalogue (contract section 6, A to E in part)."""

import base64
import io
import re
import socket
from typing import Any

import httpx2 as httpx
import pytest
from PIL import Image

from conftest import KEY, Server, picture

STANDARD = "/api/v3/minimax/hailuo-02/standard"


def uri(data: bytes, head: str = "data:image/png;base64,") -> str:
    return head + base64.b64encode(data).decode()


def refused(answer: Any, status: int, slug: str) -> str:
    """Assert the error envelope of the contract and return its message."""
    body = answer.json()
    assert answer.status_code == status, answer.text
    assert (body["code"], body["error_code"], body["data"]) == (status, slug, None)
    assert "error" not in body
    message: str = body["message"]
    assert message
    return message


@pytest.mark.parametrize("header", ["", "Bearer wrong", "Bearer", f"Basic {KEY}"])
def test_no_key_or_a_bad_one_is_401(shared: Server, header: str) -> None:
    answer = httpx.post(
        shared.url + STANDARD, content=b"{bad", headers={"Authorization": header} if header else {}
    )
    refused(answer, 401, "unauthorized")


def test_the_scheme_is_case_insensitive(shared: Server) -> None:
    answer = httpx.get(f"{shared.url}/api/v3/balance", headers={"Authorization": f"bearer {KEY}"})
    assert answer.json()["data"]["currency"] == "USD"


@pytest.mark.parametrize(
    ("method", "path", "status", "slug"),
    [
        ("POST", "/api/v3/nope/none", 404, "model_not_found"),
        ("GET", "/api/v3/unknown", 404, "not_found"),
        ("GET", STANDARD, 405, "method_not_allowed"),
        ("GET", "/api/v3/predictions/nope/result", 404, "not_found"),
        ("GET", "/nothing", 404, "not_found"),
        ("POST", STANDARD + "/", 404, "model_not_found"),
        ("GET", "/internal/v1/workers", 405, "method_not_allowed"),
        ("POST", "/internal/v1/leases", 404, "not_found"),
        ("GET", "/outputs/" + "0" * 32 + "/0.mp4", 404, "not_found"),
    ],
)
def test_what_is_not_there_says_so_in_the_envelope(
    shared: Server, method: str, path: str, status: int, slug: str
) -> None:
    refused(shared.call(method, path, {} if method == "POST" else None), status, slug)


@pytest.mark.parametrize(
    "body", [b'{"prompt":', b"", b"[]", b'"x"', b"null", b"\xff\xfe", b'{"prompt": NaN}', b"[" * 100_000]
)
def test_a_body_that_is_no_json_object_is_400(shared: Server, body: bytes) -> None:
    headers = {"Authorization": f"Bearer {KEY}", "Content-Type": "application/json"}
    refused(httpx.post(shared.url + STANDARD, content=body, headers=headers), 400, "invalid_json")


def test_a_form_is_415(shared: Server) -> None:
    headers = {"Authorization": f"Bearer {KEY}"}
    refused(
        httpx.post(shared.url + STANDARD, data={"prompt": "a"}, headers=headers),
        415,
        "unsupported_media_type",
    )


def test_a_body_over_the_limit_is_413_before_it_is_read(shared: Server) -> None:
    head = f"POST {STANDARD} HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: Bearer {KEY}\r\n"
    with socket.create_connection(("127.0.0.1", shared.port)) as link:
        link.sendall(f"{head}Connection: close\r\nContent-Length: {65 * 1024 * 1024}\r\n\r\n".encode())
        answer = b""
        while chunk := link.recv(4096):
            answer += chunk
    assert b"413" in answer.splitlines()[0]
    assert b"payload_too_large" in answer


@pytest.mark.parametrize(
    ("body", "slug", "word"),
    [
        ({}, "missing_parameter", "prompt"),
        ({"prompt": 7}, "invalid_parameter", "prompt"),
        ({"prompt": "x" * 2001}, "invalid_parameter", "2000"),
        ({"prompt": "x", "duration": 7}, "invalid_parameter", "6, 10"),
        ({"prompt": "x", "image": "nonsense"}, "invalid_parameter", "image"),
        ({"prompt": "x", "enable_prompt_expansion": "true"}, "invalid_parameter", "enable_prompt_expansion"),
    ],
)
def test_a_bad_parameter_is_named_and_nothing_is_charged(
    shared: Server, body: dict[str, Any], slug: str, word: str
) -> None:
    before = shared.call("GET", "/api/v3/balance").json()
    assert word in refused(shared.call("POST", STANDARD, body), 400, slug)
    assert shared.call("GET", "/api/v3/balance").json() == before


def test_resolution_belongs_to_video_02_and_720p_is_refused_there(shared: Server) -> None:
    answer = shared.call("POST", "/api/v3/minimax/video-02", {"prompt": "x", "resolution": "720p"})
    assert "768p, 1080p" in refused(answer, 400, "invalid_parameter")


BAD_IMAGES = {
    "tiny": picture(300, 600),
    "narrow": picture(400, 1000),
    "wide": picture(1000, 400),
    "gif": picture(kind="GIF"),
    "webp": picture(kind="WEBP"),
    "text": b"hello",
    "empty": b"",
    "truncated": picture(kind="JPEG")[:2000],
    "cut": picture()[:3000],
    "huge": picture() + b"\0" * (20 * 1024 * 1024),
}


@pytest.mark.parametrize("name", sorted(BAD_IMAGES))
@pytest.mark.parametrize("field", ["image", "end_image"])
def test_a_bad_image_is_refused_by_name(shared: Server, name: str, field: str) -> None:
    body = {"prompt": "x", "image": uri(picture()), field: uri(BAD_IMAGES[name])}
    assert field in refused(shared.call("POST", STANDARD, body), 400, "invalid_parameter")


def test_a_bomb_is_refused_by_its_declared_size(shared: Server) -> None:
    data = bytearray(picture())
    data[16:24] = (100_000).to_bytes(4, "big") * 2
    refused(
        shared.call("POST", STANDARD, {"prompt": "x", "image": uri(bytes(data))}), 400, "invalid_parameter"
    )


@pytest.mark.parametrize("value", ["data:image/jpeg,raw", "data:image/png;base64,@@@", "iVBORw0KGgo="])
def test_a_malformed_data_uri_is_400(shared: Server, value: str) -> None:
    refused(shared.call("POST", STANDARD, {"prompt": "x", "image": value}), 400, "invalid_parameter")


def modes() -> dict[str, str]:
    base = Image.open(io.BytesIO(picture(640, 420)))

    def save(image: Image.Image, kind: str, **options: Any) -> bytes:
        out = io.BytesIO()
        image.save(out, kind, **options)
        return out.getvalue()

    turned = Image.Exif()
    turned[274] = 6
    return {
        "jpeg as png": uri(save(base, "JPEG")),
        "cmyk": uri(save(base.convert("CMYK"), "JPEG")),
        "palette": uri(save(base.convert("P"), "PNG")),
        "alpha": uri(save(base.convert("RGBA"), "PNG")),
        "gray16": uri(save(base.convert("I;16"), "PNG")),
        "blank": uri(save(base, "PNG"), "data:image/png; base64,"),
        "capitals": uri(save(base, "PNG"), "DATA:image/PNG;BASE64,"),
        "exif": uri(save(base, "JPEG", exif=turned)),
        "edge": uri(picture(301, 600)),
        "ratio": uri(picture(401, 1000)),
    }


def test_every_legal_kind_of_image_is_accepted(shared: Server) -> None:
    for name, value in modes().items():
        answer = shared.call("POST", STANDARD, {"prompt": "x", "image": value})
        assert answer.status_code == 200, (name, answer.text)
        shared.call("DELETE", f"/api/v3/predictions/{answer.json()['data']['id']}")


def test_a_submission_answers_at_once_with_the_prediction_object(shared: Server) -> None:
    answer = shared.call("POST", STANDARD, {"prompt": "a cat", "seed": 1, "foo": {}})
    data = answer.json()["data"]
    assert re.fullmatch(r"[0-9a-f]{32}", data["id"])
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z", data["created_at"])
    assert (data["outputs"], data["has_nsfw_contents"], data["error"]) == ([], [], "")
    assert data["urls"]["get"] == f"{shared.url}/api/v3/predictions/{data['id']}/result"
    assert answer.headers["X-Ignored-Params"] == "seed, foo"
    assert answer.headers["X-Filmgate-Seed"] == str(data["details"]["seed"])
    assert answer.elapsed.total_seconds() < 1
    shared.call("DELETE", f"/api/v3/predictions/{data['id']}")


@pytest.mark.parametrize("seed", ["-1", "4294967296", "x", "1.5"])
def test_a_bad_seed_header_is_400(shared: Server, seed: str) -> None:
    answer = shared.call("POST", STANDARD, {"prompt": "x"}, **{"X-Filmgate-Seed": seed})
    refused(answer, 400, "invalid_parameter")


def test_the_catalogue_publishes_what_clients_read(shared: Server) -> None:
    found = shared.call("GET", "/api/v3/models").json()["data"]
    assert len(found) == 12
    for entry in found:
        run = entry["api_schema"]["api_schemas"][0]
        assert (run["type"], run["api_path"]) == ("model_run", f"/api/v3/{entry['model_id']}")
        assert set(run["request_schema"]) == {"type", "required", "properties", "x-order-properties"}
        assert entry["type"] in ("text-to-video", "image-to-video")


def test_history_filters_and_pages(shared: Server) -> None:
    ids = [shared.submit({"prompt": f"history {n}"})["id"] for n in range(3)]
    for id in ids:
        shared.call("DELETE", f"/api/v3/predictions/{id}")
    page = shared.call("POST", "/api/v3/predictions", {"page_size": 2, "status": "cancelled"}).json()["data"]
    assert [item["id"] for item in page["items"]] == ids[:0:-1]
    assert page["has_more"]
    for bad in ({"page_size": 0}, {"page_size": 101}, {"status": "pending"}, {"created_after": "soon"}):
        refused(shared.call("POST", "/api/v3/predictions", bad), 400, "invalid_parameter")


def test_a_foreign_host_name_is_misdirected(shared: Server) -> None:
    answer = httpx.get(f"{shared.url}/healthz", headers={"Host": "evil.example"})
    assert (answer.status_code, answer.json()["code"]) == (421, 421)


def test_cancelling_refunds_and_the_second_time_deletes(shared: Server) -> None:
    before = shared.call("GET", "/api/v3/balance").json()["data"]["balance"]
    id = shared.submit({"prompt": "never mind"})["id"]
    assert shared.call("GET", "/api/v3/account/balance").json()["data"]["balance"] == pytest.approx(
        before - 0.23
    )
    assert shared.call("DELETE", f"/api/v3/predictions/{id}").json()["data"] == {"deleted_count": 1}
    assert shared.result(id)["status"] == "cancelled"
    assert shared.call("GET", "/api/v3/balance").json()["data"]["balance"] == pytest.approx(before)
    shared.call("DELETE", f"/api/v3/predictions/{id}")
    refused(shared.call("GET", f"/api/v3/predictions/{id}/result"), 404, "not_found")
