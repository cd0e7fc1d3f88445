"""A foreign image URL becomes bytes, or a failure that official clients do not retry."""

from filmgate.domain import errors
from filmgate.domain.errors import Failure
from filmgate.media.image import MAX_BYTES
from filmgate.net import Blocked, Guarded, Unreachable


def fetch(url: str, client: Guarded) -> bytes:
    """At most MAX_BYTES + 1 bytes. The sentence never says what was found there (contract 72)."""
    try:
        return client.get(url, limit=MAX_BYTES)
    except (Blocked, Unreachable) as error:
        raise Failure(
            errors.MEDIA_ACCESS, "Failed to download image from the provided URL.", stage="fetch"
        ) from error
