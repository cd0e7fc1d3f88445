"""The prediction: one frozen value from the submission to the end."""

import hashlib
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Any

from filmgate.domain.surface import Surface

SEED_LIMIT = 2**32
# among the inputs of a prediction, the id of an earlier one: of the one that it extends, or is a rendition of
EXTENDS, RENDERS = "extends", "renders"
EARLIER = "earlier"  # the clip of that one, among the stored inputs
_ID = re.compile(r"[0-9a-f]{32}")


def plausible(id: str) -> bool:
    """Tell whether a text has the form of a prediction's id. If not, no database query is needed."""
    return _ID.fullmatch(id) is not None


class Status(StrEnum):
    """The status of a prediction. It only moves forward, except that a prediction waits again when its
    attempt is released.
    """

    CREATED = "created"
    PROCESSING = "processing"
    COMPLETED = "completed"
    FAILED = "failed"
    CANCELLED = "cancelled"

    @property
    def over(self) -> bool:
        return self not in (Status.CREATED, Status.PROCESSING)


@dataclass(frozen=True, slots=True, kw_only=True)
class Prediction:
    """A prediction: the request, the account that sent it, and its state. Money is in micro-dollars, times
    are aware UTC.
    """

    id: str
    account: str
    model: str
    inputs: Mapping[str, Any]
    seed: int
    price: int
    base_url: str
    token: str
    created_at: datetime
    key: str = ""
    need: str = ""  # of the engine that makes it
    awaits: int = 0  # 1: its pictures are being fetched, and no worker is given it
    webhook: str | None = None
    base64: bool = False
    status: Status = Status.CREATED
    attempt: int = 0
    stage: str = ""
    progress: float = 0.0
    output: str | None = None
    nsfw: tuple[bool, ...] = ()
    code: int = 0
    error: str = ""
    inference_ms: int = 0
    started_at: datetime | None = None
    finished_at: datetime | None = None
    details: Mapping[str, Any] = field(default_factory=dict)
    trace: str = ""
    surface: Surface = Surface.WAVESPEED  # by which it was submitted

    def as_accepted(self) -> "Prediction":
        """Return the prediction as it was when it was accepted, without later changes."""
        kept = (
            "id",
            "account",
            "model",
            "inputs",
            "seed",
            "price",
            "base_url",
            "token",
            "created_at",
            "key",
            "need",
            "webhook",
            "base64",
            "trace",
            "surface",
        )
        return Prediction(**{name: getattr(self, name) for name in kept})

    @property
    def result_url(self) -> str:
        return f"{self.base_url}/api/v3/predictions/{self.id}/result"

    @property
    def outputs(self) -> tuple[str, ...]:
        if self.status is not Status.COMPLETED:
            return ()
        return (f"{self.base_url}/outputs/{self.token}/{self.file}",)

    @property
    def file(self) -> str:
        """Return the last part of the address of the output."""
        return f"0.{self.inputs['format']}" if RENDERS in self.inputs else "0.mp4"

    @property
    def pictures(self) -> dict[str, str]:
        """Return the addresses of the images of a finished clip."""
        if self.status is not Status.COMPLETED or RENDERS in self.inputs:
            return {}
        names = {"first_frame": "first.png", "last_frame": "last.png", "thumbnail": "thumbnail.webp"}
        return {kind: f"{self.base_url}/outputs/{self.token}/{name}" for kind, name in names.items()}


def derive_seed(model: str, inputs: Mapping[str, Any], images: Mapping[str, bytes]) -> int:
    """Return the seed for a request without one. The same request gets the same seed, and so the same frames
    (contract 1.6).
    """
    plain = {name: value for name, value in inputs.items() if name not in images}
    hashes = {name: hashlib.sha256(data).hexdigest() for name, data in images.items()}
    text = json.dumps([model, plain, hashes], sort_keys=True, ensure_ascii=False)
    return int.from_bytes(hashlib.sha256(text.encode()).digest()[:4], "big")
