"""The challenge of a callback address: MiniMax's clients must prove that they expect callbacks there."""

import json
from contextlib import suppress
from dataclasses import replace

from filmgate import outside
from filmgate.domain.errors import InvalidParameter
from filmgate.flow import notify
from filmgate.flow.services import Services
from filmgate.net import Blocked, Unreachable

_SECONDS = 3.0
_MOST = 4096  # bytes of an answer


def challenge(services: Services, url: str) -> None:
    """POST `{"challenge": …}` to a callback address, which must echo it within 3 s. Raise InvalidParameter.

    The address is checked like that of a webhook, and redirects are not followed.
    """
    notify.check(services, url, name="callback_url")
    token = outside.token()
    body = json.dumps({"challenge": token}).encode()
    patient = replace(services.webhooks, seconds=_SECONDS)
    try:
        status, answer = patient.ask(url, body, {"Content-Type": "application/json"}, limit=_MOST)
    except Blocked:
        raise InvalidParameter("callback_url must be a public https URL") from None
    except Unreachable:
        raise InvalidParameter(f"callback_url did not answer the challenge within {_SECONDS:g} s") from None
    echoed = None
    with suppress(ValueError, AttributeError):
        echoed = json.loads(answer).get("challenge")
    if not 200 <= status < 300 or echoed != token:
        raise InvalidParameter(
            f"callback_url did not echo the challenge: it answered with status {status}, and must answer "
            'with {"challenge": …} and the value that it was sent'
        )
