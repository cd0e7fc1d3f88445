"""What users send becomes an upright 8-bit sRGB picture, or a sentence that says what it is."""

import io
import struct
import zlib
from pathlib import Path
from typing import Any

import icc
import numpy as np
import pytest
from PIL import Image

from filmgate.domain.errors import InvalidParameter
from filmgate.media import image
from filmgate.media.recognise import recognise
from filmgate.media.weight import MOST, weight

SIDE = 320


def saved(picture: Image.Image, kind: str = "PNG", **options: Any) -> bytes:
    file = io.BytesIO()
    picture.save(file, kind, **options)
    return file.getvalue()


def flat(colour: Any, mode: str = "RGB", kind: str = "PNG", **options: Any) -> bytes:
    return saved(Image.new(mode, (SIDE, SIDE), colour), kind, **options)


def kept(data: bytes, folder: Path) -> np.ndarray:
    """RGB pixels as engines read them."""
    path = folder / "image.png"
    image.normalise(data, "image", path)
    with Image.open(path) as picture:
        assert (picture.mode, picture.format) == ("RGB", "PNG")
        assert "icc_profile" not in picture.info  # whoever reads it converts nothing again
        return np.asarray(picture)


def middle(data: bytes, folder: Path) -> tuple[int, ...]:
    return tuple(int(value) for value in kept(data, folder)[SIDE // 2, SIDE // 2])


def chunk(name: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))


def png(pixels: np.ndarray, *, bits: int, colours: int, extra: bytes = b"") -> bytes:
    """A PNG of pixels as they are, big-endian: Pillow writes no RGB of 16 bits."""
    height, width = pixels.shape[:2]
    rows = b"".join(b"\0" + row.tobytes() for row in pixels)
    head = struct.pack(">IIBBBBB", width, height, bits, colours, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", head)
        + extra
        + chunk(b"IDAT", zlib.compress(rows))
        + chunk(b"IEND", b"")
    )


COLOUR = (40, 200, 90)


@pytest.mark.parametrize("space", icc.SPACES)
@pytest.mark.parametrize("kind", ["PNG", "JPEG"])
def test_colours_of_another_space_become_those_of_srgb(tmp_path: Path, space: str, kind: str) -> None:
    data = flat(COLOUR, kind=kind, icc_profile=icc.rgb(space), quality=100)
    found = middle(data, tmp_path)
    assert np.abs(np.array(found) - icc.in_srgb(space, COLOUR)).max() <= 2.5
    assert np.abs(np.array(found) - COLOUR).max() > 20  # it would have been seen


def test_sixteen_bits_in_another_space_become_those_of_srgb(tmp_path: Path) -> None:
    pixels = np.empty((SIDE, SIDE, 3), ">u2")
    pixels[:] = [value * 257 for value in COLOUR]
    profile = b"x\0\0" + zlib.compress(icc.rgb("ProPhoto"))
    found = middle(png(pixels, bits=16, colours=2, extra=chunk(b"iCCP", profile)), tmp_path)
    assert np.abs(np.array(found) - icc.in_srgb("ProPhoto", COLOUR)).max() <= 2.5


def test_a_palette_and_an_opacity_keep_their_space(tmp_path: Path) -> None:
    profile = icc.rgb("Adobe RGB")
    wanted = icc.in_srgb("Adobe RGB", COLOUR)
    palette = saved(Image.new("RGB", (SIDE, SIDE), COLOUR).quantize(8), icc_profile=profile)
    assert np.abs(np.array(middle(palette, tmp_path)) - wanted).max() <= 2.5
    half = flat((*COLOUR, 128), "RGBA", icc_profile=profile)
    assert np.abs(np.array(middle(half, tmp_path)) - (wanted + 255) / 2).max() <= 3


def test_ink_becomes_light_by_the_press_that_the_file_names(tmp_path: Path) -> None:
    violet = icc.cmyk_of_light((30.0, 60.0, -90.0))
    red, green, blue = middle(flat((255, 0, 0, 0), "CMYK", "JPEG", icc_profile=violet), tmp_path)
    assert blue > 180
    assert blue > red > green  # without the profile it would be cyan


def test_grey_has_the_curve_of_its_profile(tmp_path: Path) -> None:
    found = middle(flat(64, "L", icc_profile=icc.grey(1.0)), tmp_path)
    assert set(found) == {137}  # a quarter of the light
    veiled = middle(flat((64, 255), "LA", icc_profile=icc.grey(1.0)), tmp_path)
    assert set(veiled) == {137}


@pytest.mark.parametrize("profile", [b"", b"not a profile", icc.rgb("ProPhoto")[:150], icc.grey(1.0)])
def test_a_profile_that_is_broken_or_of_another_kind_is_ignored(tmp_path: Path, profile: bytes) -> None:
    assert middle(flat(COLOUR, icc_profile=profile), tmp_path) == COLOUR


def test_a_picture_in_srgb_keeps_its_very_values(tmp_path: Path) -> None:
    from PIL import ImageCms  # noqa: PLC0415

    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    noise = np.random.default_rng(1).integers(0, 256, (SIDE, SIDE, 3), np.uint8)
    assert (kept(saved(Image.fromarray(noise), icc_profile=profile), tmp_path) == noise).all()


def test_what_is_transparent_is_white(tmp_path: Path) -> None:
    assert middle(flat((9, 9, 9, 0), "RGBA"), tmp_path) == (255, 255, 255)
    palette = Image.new("RGB", (SIDE, SIDE), (9, 9, 9)).quantize(8)
    key = palette.getpixel((0, 0))
    assert middle(saved(palette, transparency=key), tmp_path) == (255, 255, 255)


def test_a_deep_grey_is_the_same_grey(tmp_path: Path) -> None:
    deep = np.full((SIDE, SIDE), 128 * 257, np.uint16)
    assert middle(saved(Image.fromarray(deep)), tmp_path) == (128, 128, 128)


@pytest.mark.parametrize("turn", range(1, 9))
def test_a_turned_photograph_is_put_upright(tmp_path: Path, turn: int) -> None:
    from PIL import ImageOps  # noqa: PLC0415

    noise = np.random.default_rng(1).integers(0, 256, (310, 400, 3), np.uint8)
    exif = Image.Exif()
    exif[0x0112] = turn
    data = saved(Image.fromarray(noise), exif=exif)
    with Image.open(io.BytesIO(data)) as picture:
        upright = ImageOps.exif_transpose(picture)
        assert image.check(data, "image") == upright.size
        assert (kept(data, tmp_path) == np.asarray(upright)).all()


def test_a_large_picture_is_kept_smaller_and_in_its_shape(tmp_path: Path) -> None:
    ramp = np.broadcast_to(np.linspace(0, 255, 6001).astype(np.uint8), (4000, 6001))
    for kind in ("PNG", "JPEG"):
        data = saved(Image.fromarray(np.ascontiguousarray(ramp)), kind)
        assert image.normalise(data, "image", tmp_path / "image.png") == (6001, 4000)
        found = kept(data, tmp_path)
        assert image.ENOUGH <= found.shape[0] < 2 * image.ENOUGH
        across = found[found.shape[0] // 2, :, 0].astype(float)
        assert np.abs(across - np.linspace(0, 255, len(across))).max() <= 2


SAYS = {
    "a GIF image": saved(Image.new("RGB", (9, 9)), "GIF"),
    "a WebP image": saved(Image.new("RGB", (9, 9)), "WEBP"),
    "an AVIF image": b"\0\0\0\x1cftypavif\0\0\0\0avifmif1miaf" + bytes(99),
    "a HEIC image": b"\0\0\0\x18ftypmif1\0\0\0\0heicmif1" + bytes(99),
    "a BMP image": saved(Image.new("RGB", (9, 9)), "BMP"),
    "a TIFF image": saved(Image.new("RGB", (9, 9)), "TIFF"),
    "an SVG image": b"\xef\xbb\xbf<?xml version='1.0'?>\n<!-- a --><svg xmlns='http://www.w3.org/2000/svg'/>",
    "an HTML page": b"\n <!DOCTYPE html><html lang=en><title>Log in</title>",
    "an XML text": b"<?xml version='1.0'?><Error><Code>AccessDenied</Code></Error>",
    "a JSON text": b'{"error": "not found"}',
    "a PDF file": b"%PDF-1.7\n",
    "an MP4 video": b"\0\0\0\x20ftypisom\0\0\2\0isomiso2avc1mp41",
    "a QuickTime video": b"\0\0\0\x14ftypqt  \0\0\0\0qt  ",
    "a WebM or Matroska video": b"\x1aE\xdf\xa3" + bytes(40),
    "a JPEG image in base64 text (encoded twice)": b"/9j/4AAQSkZJRgABAQ",
    "a text": "Привет".encode(),
    "a text of spaces only": b" \n",
    "empty": b"",
    "a file of an unknown type": b"\0\1\2\3" * 99,
}


@pytest.mark.parametrize("what", SAYS)
def test_a_refusal_says_what_the_file_is(what: str) -> None:
    assert recognise(SAYS[what]) == what
    with pytest.raises(InvalidParameter, match=r"^end_image is ") as caught:
        image.check(SAYS[what], "end_image")
    assert what in str(caught.value)


@pytest.mark.parametrize("kind", ["JPEG", "PNG"])
def test_a_file_that_was_cut_is_told_from_one_that_is_damaged(kind: str) -> None:
    noise = np.random.default_rng(1).integers(0, 256, (400, 400, 3), np.uint8)
    data = saved(Image.fromarray(noise), kind)
    for part in (len(data) // 2, 30, 9):
        with pytest.raises(InvalidParameter, match=f"image is a {kind} image, but the file is incomplete"):
            image.check(data[:part], "image")
    if kind == "PNG":  # of a JPEG whose bits are wrong something can always be shown
        at = data.index(b"IDAT") + 20
        with pytest.raises(InvalidParameter, match="image is a PNG image, but the file is damaged"):
            image.check(data[:at] + bytes([data[at] ^ 255]) + data[at + 1 :], "image")


def test_any_bytes_are_recognised_as_something() -> None:
    rng = np.random.default_rng(1)
    for start in (b"", b"RIFF", b"\0\0\0\x18ftyp", b"BM", b"<", "é".encode()[:1], b"\xff\xd8\xff"):
        for length in (0, 1, 3, 9, 2000):
            assert recognise(start + rng.bytes(length))


def header(kind: int, sampling: tuple[int, ...], side: int, *, scans: int) -> bytes:
    """A JPEG up to its first scan."""
    parts = b"".join(bytes([number + 1, one, 0]) for number, one in enumerate(sampling))
    frame = bytes([8]) + struct.pack(">HH", side, side) + bytes([len(sampling)]) + parts
    first = len(sampling) if scans == 1 else 1
    scan = bytes([first]) + bytes(2 * first) + bytes(3)
    return b"\xff\xd8\xff\xff" + b"".join(
        b"\xff" + bytes([marker]) + struct.pack(">H", len(body) + 2) + body
        for marker, body in ((0xE0, b"\xff\xc0 a trap"), (kind, frame), (0xDA, scan))
    )


@pytest.mark.parametrize(
    ("kind", "sampling", "scans", "bytes_each"),
    [
        (0xC0, (0x22, 0x11, 0x11), 1, 0.0),
        (0xC0, (0x22, 0x11, 0x11), 3, 3.0),
        (0xC2, (0x22, 0x11, 0x11), 1, 3.0),
        (0xC2, (0x11, 0x11, 0x11), 3, 6.0),
        (0xC2, (0x11,), 1, 2.0),
        (0xC2, (0x11,) * 4, 1, 8.0),
    ],
)
def test_a_jpeg_in_several_scans_weighs_what_the_decoder_keeps_of_it(
    kind: int, sampling: tuple[int, ...], scans: int, bytes_each: float
) -> None:
    picture = Image.new("RGB", (10, 10))
    found = weight(picture, header(kind, sampling, 1000, scans=scans))
    assert found == 400 + bytes_each * 1000 * 1000


def test_a_picture_too_heavy_to_decode_is_refused_before_it_is_decoded() -> None:
    data = saved(Image.new("RGB", (7000, 7000)), "JPEG", progressive=True, subsampling=0, quality=1)
    assert weight(Image.new("L", (1, 1)), data) > MOST
    with pytest.raises(InvalidParameter, match="MiB of memory to decode"):
        image.check(data, "image")
    plain = saved(Image.new("RGB", (7000, 7000)), "JPEG", subsampling=0, quality=1)
    assert image.check(plain, "image") == (7000, 7000)


def test_more_pixels_than_any_are_refused_by_their_number() -> None:
    for side in (8001, 20_000):
        data = png(np.zeros((1, 1), np.uint8), bits=8, colours=0)
        head = struct.pack(">IIBBBBB", side, side, 8, 0, 0, 0, 0)
        at = data.index(b"IHDR") - 4
        data = data[:at] + chunk(b"IHDR", head) + data[at + 25 :]
        with pytest.raises(InvalidParameter, match="at most 64 megapixels"):
            image.check(data, "image")
