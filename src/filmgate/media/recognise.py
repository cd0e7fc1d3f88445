"""The type of a file by its first bytes, as a phrase for the error message about a wrong type."""

import re

JPEG, PNG, WEBP = "a JPEG image", "a PNG image", "a WebP image"

_STARTS = (
    (b"\xff\xd8\xff", JPEG),
    (b"\x89PNG\r\n\x1a\n", PNG),
    (b"GIF87a", "a GIF image"),
    (b"GIF89a", "a GIF image"),
    (b"II*\0", "a TIFF image"),
    (b"MM\0*", "a TIFF image"),
    (b"II+\0", "a TIFF image"),
    (b"MM\0+", "a TIFF image"),
    (b"8BPS", "a Photoshop file"),
    (b"\xff\x0a", "a JPEG XL image"),
    (b"\0\0\0\x0cJXL ", "a JPEG XL image"),
    (b"\0\0\0\x0cjP  ", "a JPEG 2000 image"),
    (b"\0\0\1\0", "an icon (ICO)"),
    (b"v/1\1", "an OpenEXR image"),
    (b"%PDF-", "a PDF file"),
    (b"%!PS", "a PostScript file"),
    (b"\x1aE\xdf\xa3", "a WebM or Matroska video"),
    (b"FLV\1", "a Flash video"),
    (b"\0\0\1\xba", "an MPEG video"),
    (b"OggS", "an Ogg file"),
    (b"ID3", "an MP3 file"),
    (b"fLaC", "a FLAC file"),
    (b"PK\3\4", "a ZIP file"),
    (b"\x1f\x8b", "a gzip file"),
    (b"7z\xbc\xaf\x27\x1c", "a 7-Zip file"),
    (b"Rar!\x1a\7", "a RAR file"),
    (b"\x7fELF", "a program"),
    (b"MZ", "a program"),
    # text that holds an image, because somebody encoded it twice
    (b"/9j/", "a JPEG image in base64 text (encoded twice)"),
    (b"iVBORw0KGgo", "a PNG image in base64 text (encoded twice)"),
    (b"data:", "a data URI as text (encoded twice)"),
)
_RIFF = {b"WEBP": WEBP, b"AVI ": "an AVI video", b"WAVE": "a WAV file"}
_BRANDS = {
    b"avif": "an AVIF image", b"avis": "an AVIF image", b"heic": "a HEIC image", b"heix": "a HEIC image",
    b"heim": "a HEIC image", b"heis": "a HEIC image", b"hevc": "a HEIC image", b"hevx": "a HEIC image",
    b"crx ": "a Canon raw image", b"qt  ": "a QuickTime video", b"M4A ": "an M4A file",
}  # fmt: skip
_HEAD = 1024  # bytes in which a text says what it is
_HTML = re.compile(r"<(!doctype html|html|head|body|script|title|meta)\b", re.IGNORECASE)


def recognise(data: bytes) -> str:
    """Return the type of a file as a phrase that fits after "is": "a WebP image", "an HTML page", "empty"."""
    if not data:
        return "empty"
    for start, what in _STARTS:
        if data.startswith(start):
            return what
    if data[:4] == b"RIFF" and data[8:12] in _RIFF:
        return _RIFF[data[8:12]]
    if data[4:8] == b"ftyp":
        return _boxed(data)
    if data[:2] == b"BM" and data[6:10] == b"\0\0\0\0":
        return "a BMP image"
    return _text(data[:_HEAD]) or "a file of an unknown type"


def _boxed(data: bytes) -> str:
    """Name an ISO file by the first of its brands that is known; without one it is a video."""
    end = min(int.from_bytes(data[:4], "big"), _HEAD)
    brands = [data[at : at + 4] for at in (8, *range(16, end, 4))]
    if brands[0] in (b"mif1", b"msf1") and not _BRANDS.keys() & set(brands):
        return "a HEIF image"
    return next((_BRANDS[brand] for brand in brands if brand in _BRANDS), "an MP4 video")


def _text(head: bytes) -> str | None:
    """Name a text file; None where it is no text."""
    text = _read(head)
    if text is None or any(ord(character) < 32 and character not in "\t\n\r\f" for character in text):
        return None
    text = text.strip()
    for what, holds in (
        ("an SVG image", "<svg" in text.lower()),
        ("an HTML page", _HTML.match(text) or (text.startswith("<!--") and "<html" in text.lower())),
        ("an XML text", text.startswith("<")),
        ("a JSON text", text.startswith(("{", "["))),
        ("a text", text),
    ):
        if holds:
            return what
    return "a text of spaces only"


def _read(head: bytes) -> str | None:
    try:
        return head.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        whole = error.start >= len(head) - 3  # a character may be cut at the end of what is looked at
        return head[: error.start].decode("utf-8-sig") if whole else None
