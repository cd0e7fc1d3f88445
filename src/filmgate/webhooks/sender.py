"""Sending of one webhook: a POST to a checked address. Redirects are not followed, and the body of the answer
is not read.
"""

from dataclasses import dataclass

from filmgate.net import Blocked, Guarded, Unreachable

STOP = 410


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """The answer of an endpoint to a webhook. `status` 0: there was no answer, and `text` says why."""

    status: int
    text: str
    retry_after: float | None = None

    @property
    def ok(self) -> bool:
        return 200 <= self.status < 300


def send(client: Guarded, url: str, body: bytes, headers: dict[str, str]) -> Answer:
    try:
        status, retry_after = client.post(url, body, headers)
    except Blocked:
        return Answer(status=0, text="webhooks are not sent to this address")
    except Unreachable as error:
        return Answer(status=0, text=str(error))
    except Exception as error:  # noqa: BLE001  whatever it answered: this was an attempt
        return Answer(status=0, text=f"the answer could not be read ({type(error).__name__})")
    return Answer(status=status, text=f"status {status}", retry_after=retry_after)
