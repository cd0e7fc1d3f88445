"""The pictures that a clip begins or ends with: their names, and where their bytes are."""

import base64
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

_SCHEME = "data:"


@dataclass(frozen=True, slots=True)
class Slot:
    """One picture of a request: its parameter, and its name in files, rows, leases and engines."""

    field: str
    name: str


SLOTS = (Slot("image", "first"), Slot("end_image", "last"))
BY_FIELD = {slot.field: slot for slot in SLOTS}
BY_NAME = {slot.name: slot for slot in SLOTS}


@dataclass(frozen=True, slots=True)
class Stored:
    """A picture whose bytes are a file of ours, named by the prediction and the slot."""

    in_row = _SCHEME  # among the inputs of a prediction; older servers wrote the same
    in_lease = "stored"  # a worker asks for the bytes by the name of the slot


@dataclass(frozen=True, slots=True)
class Url:
    """A picture at an address, as the client gave it."""

    address: str

    @property
    def in_row(self) -> str:
        return self.address


Reference = Stored | Url


def references(inputs: Mapping[str, Any]) -> dict[Slot, Reference]:
    """Read the pictures that a request or a row names."""
    given = {slot: inputs.get(slot.field) for slot in SLOTS}
    return {slot: _reference(value) for slot, value in given.items() if isinstance(value, str) and value}


def _reference(value: str) -> Reference:
    return Stored() if is_data_uri(value) else Url(value)


def is_data_uri(value: str) -> bool:
    return value[: len(_SCHEME)].lower() == _SCHEME


def data_uri(data: bytes, media_type: str) -> str:
    return f"{_SCHEME}{media_type};base64,{base64.b64encode(data).decode()}"
