"""The types of files that may be uploaded (contract 1.8)."""

from pathlib import PurePosixPath

MAX_UPLOAD = 200 * 1024 * 1024

_TYPES = {
    ".jpg": "image/jpeg", ".jpeg": "image/jpeg", ".png": "image/png", ".webp": "image/webp",
    ".gif": "image/gif", ".bmp": "image/bmp", ".tif": "image/tiff", ".tiff": "image/tiff",
    ".mp4": "video/mp4", ".avi": "video/x-msvideo", ".mov": "video/quicktime", ".wmv": "video/x-ms-wmv",
    ".flv": "video/x-flv", ".webm": "video/webm", ".mkv": "video/x-matroska", ".3gp": "video/3gpp",
    ".ogv": "video/ogg", ".mp3": "audio/mpeg", ".wav": "audio/wav", ".ogg": "audio/ogg", ".aac": "audio/aac",
    ".flac": "audio/flac", ".m4a": "audio/mp4", ".opus": "audio/opus",
}  # fmt: skip
_ALIASES = {"image/jpg", "audio/webm", "audio/x-wav", "audio/x-m4a", "audio/x-flac", "video/avi"}
_TAKEN = frozenset(_TYPES.values()) | _ALIASES


def type_of(filename: str) -> str | None:
    """Return the MIME type for the suffix of a file name, or None if the server does not take such files."""
    return _TYPES.get(PurePosixPath(filename).suffix.lower())


def kind_of(content_type: str) -> str | None:
    """Return "image", "video" or "audio" for a MIME type, or None if the server does not take it."""
    return content_type.split("/", maxsplit=1)[0] if content_type in _TAKEN else None
