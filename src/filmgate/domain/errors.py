"""The errors that callers see, each with its HTTP status and slug.

The docstring of a class is the default message of the error.
"""

from collections.abc import Sequence
from typing import Any


class FilmgateError(Exception):
    """Something went wrong on the server."""

    status = 500
    slug = "internal"

    def __init__(self, message: str = "") -> None:
        super().__init__(message or (type(self).__doc__ or "").strip())


class Unauthorized(FilmgateError):
    """The API key is missing or not valid: send it as `Authorization: Bearer <key>`."""

    status, slug = 401, "unauthorized"


class Forbidden(FilmgateError):
    """This key is not allowed to do this."""

    status, slug = 403, "forbidden"


class InsufficientCredits(FilmgateError):
    """The balance is too low for this clip: add credit, then submit again."""

    status, slug = 402, "insufficient_credits"


class RateLimited(FilmgateError):
    """There are too many requests: wait for the seconds in the Retry-After header, then try again."""

    status, slug = 429, "rate_limited"

    def __init__(self, message: str = "", *, retry_after: int = 5) -> None:
        super().__init__(message)
        self.retry_after = retry_after


class Unavailable(FilmgateError):
    """The server cannot take more work now; nothing was accepted or charged. Try again later."""

    status, slug = 503, "unavailable"


class OutcomeUnknown(FilmgateError):
    """The database failed before it confirmed the change: check whether it was made before you try again."""

    status, slug = 503, "outcome_unknown"

    def __init__(self, message: str = "", *, undone: FilmgateError | None = None) -> None:
        """Make the error. `undone`: the error to raise instead if it turns out that nothing was changed."""
        super().__init__(message)
        self.undone = undone or Unavailable("the database does not answer: try again")


class IdempotencyMismatch(FilmgateError):
    """This Idempotency-Key was used for a different request: use a new key for a new request."""

    status, slug = 400, "idempotency_mismatch"


class Gone(FilmgateError):
    """This has expired: the server no longer keeps it."""

    status, slug = 410, "gone"


class PreconditionFailed(FilmgateError):
    """The file was already uploaded: one ticket is for one upload. Ask for a new ticket."""

    status, slug = 412, "precondition_failed"


class NotFound(FilmgateError):
    """This does not exist on the server."""

    status, slug = 404, "not_found"


class ModelNotFound(FilmgateError):
    """This model does not exist: GET /api/v3/models lists all models."""

    status, slug = 404, "model_not_found"


class MethodNotAllowed(FilmgateError):
    """This address does not take this method: the Allow header names those that it takes."""

    status, slug = 405, "method_not_allowed"


class Misdirected(FilmgateError):
    """This server does not serve the Host of this request: the operator adds it to FILMGATE_ALLOWED_HOSTS."""

    status, slug = 421, "misdirected"


class MissingParameter(FilmgateError):
    """A required parameter is missing."""

    status, slug = 400, "missing_parameter"


class InvalidParameter(FilmgateError):
    """A parameter has a value that is not allowed."""

    status, slug = 400, "invalid_parameter"


class InvalidJson(FilmgateError):
    """The body is not a JSON object."""

    status, slug = 400, "invalid_json"


class UnsupportedMedia(FilmgateError):
    """The body must be JSON."""

    status, slug = 415, "unsupported_media_type"


class PayloadTooLarge(FilmgateError):
    """The body is too large for this server."""

    status, slug = 413, "payload_too_large"


class TooSlow(FilmgateError):
    """The body arrived too slowly; nothing was accepted or charged. Send it again."""

    status, slug = 408, "request_timeout"


class StorageFull(FilmgateError):
    """The disk is full but for FILMGATE_RESERVE_MB; nothing was accepted or charged. Try again later."""

    status, slug = 503, "storage_full"


class NotOffered(FilmgateError):
    """This server does not offer this."""

    status, slug = 501, "not_implemented"


class LeaseLost(FilmgateError):
    """Another attempt has this prediction now: stop this attempt."""

    status, slug = 409, "lease_lost"


def together(problems: Sequence[FilmgateError]) -> FilmgateError:
    """Return one error that tells all problems of a request. Its kind is that of the first."""
    said = dict.fromkeys(str(one) for one in problems)
    return problems[0] if len(said) == 1 else type(problems[0])("; ".join(said))


class Failure(Exception):
    """The failure of a prediction: a code of the contract, a sentence, and the stage in which it happened.

    The sentence must not make official clients submit again (contract 1.2): no "HTTP 5", "timeout",
    "connection" or "429".
    """

    screening: dict[str, Any] | None = None  # what was screened until here, where that was asked for

    def __init__(self, code: int, message: str, *, stage: str, clip: bool = False) -> None:
        """Make the failure. `clip`: the finished clip was refused by the safety checker."""
        super().__init__(message)
        self.code, self.message, self.stage, self.clip = code, message, stage, clip


class GivenUp(Exception):
    """The end of an attempt without an outcome: the prediction is released, and another attempt may follow.

    If it was the last attempt, the client gets the sentence. The rules for the sentence of Failure hold.
    """

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


MODERATION = 1200
INVALID_MEDIA = 1401
MEDIA_ACCESS = 1402
EXECUTION = 1403
INTERNAL = 5000
UNAVAILABLE = 5003
TOOK_TOO_LONG = 5004
