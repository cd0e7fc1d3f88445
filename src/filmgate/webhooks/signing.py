"""Signatures of webhooks, as the vendor's v3 signature (contract 1.9)."""

import base64
import hashlib
import hmac
import re
from datetime import datetime

PREFIX = "whsec_"
TOLERANCE_SECONDS = 300


def secret(entropy: bytes) -> str:
    """Return a webhook secret: whsec_ and base64 of 32 random bytes."""
    return PREFIX + base64.b64encode(entropy).decode()


def sign(secret: str, id: str, timestamp: int, body: bytes) -> str:
    """Return the signature `v3,<hex>` of a webhook: HMAC-SHA256 over id.timestamp.body. Its key is the
    secret's text without the prefix.
    """
    key = secret.removeprefix(PREFIX).encode()
    return "v3," + hmac.new(key, _signed(id, timestamp, body), hashlib.sha256).hexdigest()


def headers(secret: str, id: str, body: bytes, *, now: datetime) -> dict[str, str]:
    timestamp = int(now.timestamp())
    return {
        "Content-Type": "application/json",
        "webhook-id": id,
        "webhook-timestamp": str(timestamp),
        "webhook-signature": sign(secret, id, timestamp, body),
    }


def genuine(secret: str, headers: dict[str, str], body: bytes, *, now: datetime) -> bool:
    """Tell whether the signature of a webhook is valid and recent. Header names must be in lower case."""
    stamp = headers.get("webhook-timestamp", "")
    if not re.fullmatch(r"[0-9]{1,12}", stamp) or abs(now.timestamp() - int(stamp)) > TOLERANCE_SECONDS:
        return False
    expected = sign(secret, headers.get("webhook-id", ""), int(stamp), body)
    return hmac.compare_digest(expected.encode(), headers.get("webhook-signature", "").encode())


def _signed(id: str, timestamp: int, body: bytes) -> bytes:
    return f"{id}.{timestamp}.".encode() + body
