"""The waiting times between attempts, for downloads of images and for webhooks. Pure functions."""

from datetime import timedelta

# after the first attempt, each counted from the one before (contract 1.9)
_WEBHOOK = (
    timedelta(seconds=5),
    timedelta(minutes=5),
    timedelta(minutes=30),
    timedelta(hours=2),
    timedelta(hours=5),
    timedelta(hours=10),
    timedelta(hours=14),
    timedelta(hours=20),
    timedelta(hours=24),
)
_JITTER = 0.2
_LONGEST_REQUEST = timedelta(hours=24)


# soon: an address that is signed may not hold for long
_PICTURE = (timedelta(seconds=1), timedelta(seconds=3), timedelta(seconds=10))


def picture(failed: int) -> timedelta | None:
    """Return how long to wait before an image is downloaded again, after this number of failures; None: give
    up.
    """
    return _PICTURE[failed - 1] if failed <= len(_PICTURE) else None


def webhook(attempt: int, *, chance: float, retry_after: float | None = None) -> timedelta | None:
    """Return how long to wait before a webhook is sent again, after this number of attempts; None: give up.
    `chance` (0 to 1) varies the time by 20 %.
    """
    if attempt > len(_WEBHOOK):
        return None
    wait = _WEBHOOK[attempt - 1] * (1 + _JITTER * (2 * chance - 1))
    if retry_after is not None:
        wait = max(wait, timedelta(seconds=min(retry_after, _LONGEST_REQUEST.total_seconds())))
    return wait
