"""Signatures of webhooks: the vendor's v3 (contract 1.9), and v1 of Standard Webhooks."""

import base64
import hashlib
import hmac
import re
from datetime import datetime

PREFIX = "whsec_"
TOLERANCE_SECONDS = 300
VENDOR, STANDARD = "v3", "v1"
SCHEMES = (VENDOR, STANDARD)


def secret(entropy: bytes) -> str:
    """Return a webhook secret: whsec_ and base64 of 32 random bytes."""
    return PREFIX + base64.b64encode(entropy).decode()


def sign(secret: str, id: str, timestamp: int, body: bytes, *, scheme: str = VENDOR) -> str:
    """Return the signature of a webhook: HMAC-SHA256 over id.timestamp.body.

    `v3,<hex>`: the key is the secret's text without the prefix. `v1,<base64>`: the key is what that text
    encodes.
    """
    text, signed = secret.removeprefix(PREFIX), _signed(id, timestamp, body)
    if scheme == STANDARD:
        made = hmac.new(base64.b64decode(text), signed, hashlib.sha256).digest()
        return f"{STANDARD},{base64.b64encode(made).decode()}"
    return f"{VENDOR},{hmac.new(text.encode(), signed, hashlib.sha256).hexdigest()}"


def headers(secret: str, id: str, body: bytes, *, now: datetime, scheme: str = VENDOR) -> dict[str, str]:
    timestamp = int(now.timestamp())
    return {
        "Content-Type": "application/json",
        "webhook-id": id,
        "webhook-timestamp": str(timestamp),
        "webhook-signature": sign(secret, id, timestamp, body, scheme=scheme),
    }


def genuine(secret: str, headers: dict[str, str], body: bytes, *, now: datetime) -> bool:
    """Tell whether the signature of a webhook, of either scheme, is valid and recent. Header names must be in
    lower case.
    """
    stamp = headers.get("webhook-timestamp", "")
    if not re.fullmatch(r"[0-9]{1,12}", stamp) or abs(now.timestamp() - int(stamp)) > TOLERANCE_SECONDS:
        return False
    given = headers.get("webhook-signature", "")
    scheme = STANDARD if given.startswith(f"{STANDARD},") else VENDOR
    expected = sign(secret, headers.get("webhook-id", ""), int(stamp), body, scheme=scheme)
    return hmac.compare_digest(expected.encode(), given.encode())


def _signed(id: str, timestamp: int, body: bytes) -> bytes:
    return f"{id}.{timestamp}.".encode() + body
