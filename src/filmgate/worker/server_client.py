"""The worker's client for the routes under /internal/v1."""

import platform
import time
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path
from types import MappingProxyType
from typing import Any

from filmgate import net
from filmgate.domain import errors
from filmgate.domain.errors import Failure, GivenUp, LeaseLost
from filmgate.engines.base import Traits
from filmgate.wire.protocol import Beat, Completion, Lease, Refusal, Registration, Release, Sketch, Stills

_CHUNK = 1 << 20
_OF_TIME = ("expects", "limit")  # fields of a registration that older servers do not know
_PATIENCE = 30.0  # seconds for which an answer is sought again before a clip is given up


@dataclass(slots=True, kw_only=True)
class ServerClient:
    """Calls one server as one worker."""

    http: net.Client
    worker: str
    _root: str = field(default="/internal/v1")
    _about: Registration | None = None

    def register(
        self,
        traits: Traits,
        *,
        fault: str,
        models: list[str],
        device: str = "",
        ready: bool = True,
        limit: float | None = None,
    ) -> None:
        can = {name: list(values) for name, values in asdict(traits.can).items()}
        self._about = Registration(
            worker=self.worker,
            engine=traits.name,
            fingerprint=traits.fingerprint,
            licence=traits.licence,
            host=f"{platform.node()} {device}".strip(),
            fault=fault,
            models=models,
            can=can,
            ready=ready,
            limit=limit or 0.0,
        )
        self._announce()

    def announce(self, *, ready: bool, expects: Mapping[str, float] = MappingProxyType({})) -> None:
        """Register again, because the engine became ready or is loading. `expects`: measured
        seconds by need.
        """
        assert self._about  # noqa: S101
        self._about = replace(self._about, ready=ready, expects=dict(expects))
        self._announce()

    def _announce(self) -> None:
        """Register at an older server, which knows no times, without them."""
        assert self._about  # noqa: S101
        said = self._about.to_json()
        plain = {name: value for name, value in said.items() if value or name not in _OF_TIME}
        try:
            self._post("/workers", plain)
        except Failure:
            older = {name: value for name, value in said.items() if name not in _OF_TIME}
            if older == plain:
                raise
            self._post("/workers", older)

    def lease(self) -> Lease | None:
        """Lease a prediction. Return None if there is none at the end of the server's long poll."""
        try:
            answer = self._post("/leases", {"worker": self.worker})
        except Unknown:  # to a server that forgot it, over an upgrade
            self._announce()
            return None
        return Lease.from_json(answer.json()) if answer.status_code == 200 else None

    def sketch(self) -> Sketch | None:
        """Take an order for a storyboard. Return None if there is none at the end of the server's
        long poll.
        """
        answer = self._post("/sketches", {"worker": self.worker})
        return Sketch.from_json(answer.json()) if answer.status_code == 200 else None

    def stills(self, sketch: Sketch, message: Stills) -> None:
        self._post(f"/sketches/{sketch.id}", message.to_json())

    def stored(self, lease: Lease, slot: str) -> bytes:
        answer = self.http.get(
            f"{self._root}/predictions/{lease.id}/inputs/{slot}", params={"attempt": lease.attempt}
        )
        if answer.status_code != 200:
            raise Failure(
                errors.MEDIA_ACCESS,
                "an input image of this prediction was deleted: submit it again",
                stage="fetch",
            )
        return answer.content

    def heartbeat(self, lease: Lease, stage: str, progress: float) -> None:
        """Extend the lease. Raise LeaseLost if the prediction was cancelled or has another worker."""
        beat = Beat(attempt=lease.attempt, stage=stage, progress=progress)
        self._post(f"/predictions/{lease.id}/heartbeat", beat.to_json())

    def upload(self, lease: Lease, path: Path) -> None:
        """Upload the clip to the address that the server names (its object store), or else to the server.

        Raise GivenUp if the clip cannot be stored.
        """
        place = f"{self._root}/predictions/{lease.id}/outputs/0"
        attempt = {"attempt": lease.attempt}
        asked = _raise(self._again(lambda: self.http.post(place, params=attempt)))
        if url := asked.json()["url"]:
            answer = self._again(lambda: net.put(url, path))
        else:
            answer = self._again(lambda: self.http.put(place, params=attempt, content=_chunks(path)))
        if answer.status_code >= 500:
            raise GivenUp("the worker could not upload the clip to the server")
        _raise(answer)

    def complete(self, lease: Lease, message: Completion) -> None:
        self._post(f"/predictions/{lease.id}/complete", message.to_json())

    def fail(self, lease: Lease, message: Refusal) -> None:
        self._post(f"/predictions/{lease.id}/fail", message.to_json())

    def release(self, lease: Lease, message: Release) -> None:
        self._post(f"/predictions/{lease.id}/release", message.to_json())

    def release_worker(self) -> None:
        self._post("/release", {"worker": self.worker})

    def _post(self, path: str, body: dict[str, Any]) -> net.Response:
        return _raise(self._again(lambda: self.http.post(self._root + path, json=body)))

    def _again(self, send: Any) -> net.Response:
        """Send again for a while, because a server that restarts must not end a clip."""
        until = time.monotonic() + _PATIENCE
        while True:
            try:
                answer: net.Response = send()
            except net.TransportError:
                if time.monotonic() > until:
                    raise
            else:
                if answer.status_code < 500 or time.monotonic() > until:
                    return answer
            time.sleep(0.5)


class Unknown(Failure):
    """The server does not know this worker or its key."""


def _raise(answer: net.Response) -> net.Response:
    if answer.status_code == LeaseLost.status:
        raise LeaseLost
    if answer.status_code == 404:
        raise Unknown(errors.INTERNAL, "the server does not know this worker or its key", stage="worker")
    if answer.status_code >= 400:
        raise Failure(
            errors.INTERNAL,
            f"the server refused the request of this worker: {answer.text[:200]}",
            stage="worker",
        )
    return answer


def _chunks(path: Path) -> Iterator[bytes]:
    with path.open("rb") as file:
        while chunk := file.read(_CHUNK):
            yield chunk
