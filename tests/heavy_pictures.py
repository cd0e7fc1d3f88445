"""Pictures that are small to send and as heavy to decode as any that are taken."""

import io
import struct
import zlib
from collections.abc import Callable
from pathlib import Path
from typing import Any

from PIL import Image


def png(width: int, height: int, *, bits: int, samples: int) -> bytes:
    """All black, a row at a time. `samples`: 1, 3 or 4 for each pixel."""

    def chunk(name: bytes, body: bytes) -> bytes:
        return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))

    row, pixels = bytes(1 + width * samples * bits // 8), zlib.compressobj(9)
    body = b"".join(pixels.compress(row) for _ in range(height)) + pixels.flush()
    head = struct.pack(">IIBBBBB", width, height, bits, {1: 0, 3: 2, 4: 6}[samples], 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", body) + chunk(b"IEND", b"")


def jpeg(width: int, height: int, mode: str = "RGB", **options: Any) -> bytes:
    file = io.BytesIO()
    Image.new(mode, (width, height), 90).save(file, "JPEG", quality=1, **options)
    return file.getvalue()


HEAVY: dict[str, Callable[[], bytes]] = {
    "PNG 8000x8000 RGBA16": lambda: png(8000, 8000, bits=16, samples=4),
    "the same, with 20 MiB to carry": lambda: png(8000, 8000, bits=16, samples=4).ljust(20 << 20, b"\0"),
    "PNG 8000x8000 grey 16": lambda: png(8000, 8000, bits=16, samples=1),
    "PNG 4319x10790 RGB": lambda: png(4319, 10790, bits=8, samples=3),
    "JPEG 8000x8000": lambda: jpeg(8000, 8000),
    "JPEG 8000x8000 progressive": lambda: jpeg(8000, 8000, progressive=True),
    "JPEG 6600x6600 progressive 4:4:4": lambda: jpeg(6600, 6600, progressive=True, subsampling=0),
    "JPEG 5600x5600 progressive CMYK": lambda: jpeg(5600, 5600, "CMYK", progressive=True, subsampling=0),
}


def peak(pid: int) -> int:
    """Bytes of memory that a process had at most."""
    status = Path(f"/proc/{pid}/status").read_text(encoding="utf-8")
    return int(next(line for line in status.splitlines() if line.startswith("VmHWM")).split()[1]) * 1024
