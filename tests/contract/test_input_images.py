"""Images that come as data, and addresses of images."""

import base64
import io
import struct
import zlib
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PIL import Image

from conftest import Server, over, picture, refused, uri

STANDARD = "/api/v3/minimax/hailuo-02/standard"
MIB = 1024 * 1024


def flat(width: int, height: int, kind: str = "PNG", mode: str = "RGB", **options: Any) -> bytes:
    out = io.BytesIO()
    Image.new(mode, (width, height), 90).save(out, kind, **options)
    return out.getvalue()


def send(server: Server, data: bytes | str, field: str = "image") -> Any:
    value = data if isinstance(data, str) else uri(data)
    return server.call("POST", STANDARD, {"prompt": "a", field: value})


@pytest.mark.parametrize(
    ("size", "legal"),
    [
        ((301, 600), True),
        ((300, 600), False),
        ((301, 752), True),
        ((301, 753), False),
        ((400, 1000), False),
        ((401, 1000), True),
        ((1000, 400), False),
        ((1000, 401), True),
        ((753, 301), False),
        ((752, 301), True),
    ],
)
def test_51_52_the_edges_of_size_and_shape(still: Server, size: tuple[int, int], *, legal: bool) -> None:
    answer = send(still, flat(*size))
    if legal:
        assert answer.status_code == 200, answer.text
    else:
        assert "image" in refused(answer, 400, "invalid_parameter")


@pytest.mark.parametrize(("size", "legal"), [((1000, 400), False), ((1000, 401), True), ((420, 900), True)])
def test_53_a_rotated_photograph_is_judged_upright(
    still: Server, size: tuple[int, int], *, legal: bool
) -> None:
    exif = Image.Exif()
    exif[0x0112] = 6  # turn a quarter
    answer = send(still, flat(*size, "JPEG", exif=exif))
    assert (answer.status_code == 200) is legal


@pytest.mark.parametrize(("extra", "legal"), [(0, True), (1, False)])
def test_54_twenty_mebibytes_is_the_limit(still: Server, extra: int, *, legal: bool) -> None:
    small = flat(400, 400)
    answer = send(still, small + b"\0" * (20 * MIB - len(small) + extra))
    assert (answer.status_code == 200) is legal, answer.text


OTHERS = {kind: flat(400, 400, kind) for kind in ("GIF", "WEBP", "BMP", "TIFF")} | {
    "SVG": b"<svg xmlns='http://www.w3.org/2000/svg' width='400' height='400'/>",
    "HEIC": b"\0\0\0\x18ftypheic" + b"\0" * 400,
    "PDF": b"%PDF-1.7\n" + b"0" * 400,
    "HTML": b"<html><body>hello</body></html>",
}


@pytest.mark.parametrize("kind", OTHERS)
def test_55_only_jpeg_and_png(still: Server, kind: str) -> None:
    assert "image" in refused(send(still, OTHERS[kind]), 400, "invalid_parameter")


def test_56_the_bytes_decide_not_the_label(still: Server) -> None:
    assert send(still, uri(flat(400, 400), "data:image/jpeg;base64,")).status_code == 200
    refused(send(still, uri(b"just text", "data:image/png;base64,")), 400, "invalid_parameter")


def corrupt(data: bytes) -> bytes:
    """A PNG with a wrong byte in its pixels."""
    at = data.index(b"IDAT") + 20
    return data[:at] + bytes([data[at] ^ 0xFF]) + data[at + 1 :]


@pytest.mark.parametrize(
    "data", [picture(kind="JPEG")[:2000], picture()[:3000], corrupt(picture()), b"", b"\x89PNG\r\n\x1a\n"]
)
def test_57_truncated_and_damaged_files(still: Server, data: bytes) -> None:
    refused(send(still, data), 400, "invalid_parameter")


def declared(width: int, height: int, rows: int) -> bytes:
    """A PNG header of this size over `rows` rows of real, well-compressed pixels."""

    def chunk(name: bytes, body: bytes) -> bytes:
        return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))

    pixels = zlib.compressobj(9)
    row = b"\0" + b"\0" * width * 3
    body = b"".join(pixels.compress(row) for _ in range(rows)) + pixels.flush()
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", body) + chunk(b"IEND", b"")


def resident(pid: int) -> int:
    """Bytes of memory of a process."""
    status = Path(f"/proc/{pid}/status").read_text(encoding="utf-8")
    return int(next(line for line in status.splitlines() if line.startswith("VmRSS")).split()[1]) * 1024


@pytest.mark.parametrize("size", [(100_000, 100_000, 1), (30_000, 30_000, 2000)])
def test_58_a_bomb_is_refused_and_costs_the_server_no_memory(
    still: Server, size: tuple[int, int, int]
) -> None:
    data = declared(*size)
    assert still.process
    before = resident(still.process.pid)
    refused(send(still, data), 400, "invalid_parameter")
    assert resident(still.process.pid) - before < 200 * MIB


@pytest.mark.parametrize(
    "head", ["data:image/jpeg; base64,", "DATA:image/PNG;BASE64,", "data:image/png;  Base64,"]
)
def test_59_blanks_and_any_case_are_taken(still: Server, head: str) -> None:
    assert send(still, uri(flat(400, 400), head)).status_code == 200


def test_59_url_safe_and_wrapped_base64_are_taken(still: Server) -> None:
    text = base64.urlsafe_b64encode(flat(400, 400)).decode()
    wrapped = "\n".join(text[at : at + 76] for at in range(0, len(text), 76))
    assert send(still, "data:image/png;base64," + wrapped).status_code == 200


@pytest.mark.parametrize(
    "value",
    [
        "data:image/jpeg,rawtext",
        "data:image/png;base64,@@@",
        base64.b64encode(flat(400, 400)).decode(),
        "data:",
        "data:image/png;base64,",
        "data:image/png;base64",
    ],
)
def test_59_other_shapes_are_400(still: Server, value: str) -> None:
    refused(send(still, value), 400, "invalid_parameter")


def kinds() -> dict[str, bytes]:
    deep = io.BytesIO()
    Image.fromarray(np.linspace(0, 65535, 400 * 400).reshape(400, 400).astype(np.uint16)).save(deep, "PNG")
    moving = io.BytesIO()
    frames = [Image.new("RGB", (400, 400), color) for color in ("red", "blue")]
    frames[0].save(moving, "PNG", save_all=True, append_images=frames[1:])
    return {
        "16 bit": deep.getvalue(),
        "moving": moving.getvalue(),
        "cmyk": flat(400, 400, "JPEG", "CMYK"),
        "palette": flat(400, 400, mode="P"),
        "gray": flat(400, 400, mode="L"),
        "one bit": flat(400, 400, mode="1"),
        "alpha": flat(400, 400, mode="LA"),
        "progressive": picture(kind="JPEG", progressive=True),
    }


@pytest.mark.parametrize("kind", kinds())
def test_60_every_kind_of_pixel_is_taken(still: Server, kind: str) -> None:
    assert send(still, kinds()[kind]).status_code == 200


def test_61_the_bad_one_of_two_is_named(still: Server) -> None:
    body = {"prompt": "a", "image": uri(flat(400, 400)), "end_image": uri(flat(200, 200))}
    message = refused(still.call("POST", STANDARD, body), 400, "invalid_parameter")
    assert "end_image" in message


def test_62_the_first_image_decides_the_shape(quick: Server) -> None:
    body = {"prompt": "a", "image": uri(flat(600, 400)), "end_image": uri(flat(400, 600))}
    assert quick.done(body)["details"]["size"] == "1152x768"


@pytest.mark.parametrize(
    "value",
    [
        "file:///etc/passwd",
        "ftp://h/x",
        "gopher://h/",
        "javascript:1",
        "//host/x",
        "x.png",
        "http://",
        "https:///a",
    ],
)
def test_66_only_http_addresses(still: Server, value: str) -> None:
    refused(send(still, value), 400, "invalid_parameter")


@pytest.mark.parametrize(
    "host",
    [
        "127.0.0.1:1",
        "localhost",
        "[::1]",
        "0.0.0.0",
        "169.254.169.254",
        "10.1.2.3",
        "172.16.0.1",
        "192.168.1.1",
        "100.64.0.1",
        "[fd00::1]",
        "[fe80::1]",
        "[::ffff:127.0.0.1]",
        "2130706433",
        "0x7f.1",
        "user@127.0.0.1",
        "metadata.google.internal",
        "user:pw@example.org",
    ],
)
def test_67_addresses_inside_are_400_or_fail_as_1402(quick: Server, host: str) -> None:
    answer = send(quick, f"http://{host}/i.png")
    if answer.status_code == 200:
        data = quick.wait(answer.json()["data"]["id"], over)
        assert (data["status"], data["code"], data["outputs"]) == ("failed", 1402, [])
        assert "Failed to download image" in data["error"]
    else:
        refused(answer, 400, "invalid_parameter")


def test_72_an_error_tells_nothing_of_what_was_found(quick: Server) -> None:
    data = quick.done({"prompt": "a", "image": f"http://localhost:{quick.port}/healthz"})
    assert data["error"] == "Failed to download image from the provided URL."
