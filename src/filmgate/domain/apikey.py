"""The form of API keys: `fg_live_`, 43 characters of base62, and a checksum."""

import zlib

PREFIX = "fg_live_"
ENTROPY_BYTES = 32
SCOPES = frozenset(("admin", "predict", "read", "worker"))
_DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
_BODY, _SUM = 43, 6


def mint(entropy: bytes) -> str:
    """Make an API key from 32 random bytes."""
    body = _base62(int.from_bytes(entropy, "big"), _BODY)
    return f"{PREFIX}{body}{_checksum(body)}"


def plausible(key: str) -> bool:
    """Tell whether a text can be an API key. It cannot if it begins like our keys but has a wrong checksum,
    as after a typing error. Keys of another form may be set by the operator.
    """
    if not key.startswith(PREFIX):
        return True
    rest = key.removeprefix(PREFIX)
    return len(rest) == _BODY + _SUM and _checksum(rest[:_BODY]) == rest[_BODY:]


def unusable(key: str) -> str:
    """Return the reason why this key cannot be used in a request, as half a sentence; "" if it can."""
    if not plausible(key):
        return f"it begins with {PREFIX} but is not a valid Filmgate key: copy the whole key again"
    if not all("!" <= character <= "~" for character in key):
        return "it may contain only letters, digits and signs of ASCII, without spaces"
    return ""


def _checksum(body: str) -> str:
    return _base62(zlib.crc32(body.encode()), _SUM)


def _base62(value: int, width: int) -> str:
    out = ""
    for _ in range(width):
        value, digit = divmod(value, 62)
        out = _DIGITS[digit] + out
    return out
