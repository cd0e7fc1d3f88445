"""The input images of a clip, its first and last frame: their names, and where their bytes are."""

import base64
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

_SCHEME = "data:"


@dataclass(frozen=True, slots=True)
class Slot:
    """One input image of a request: the name of its parameter, and its name in files, rows, leases and
    engines.
    """

    field: str
    name: str


SLOTS = (Slot("image", "first"), Slot("end_image", "last"))
BY_FIELD = {slot.field: slot for slot in SLOTS}
BY_NAME = {slot.name: slot for slot in SLOTS}


@dataclass(frozen=True, slots=True)
class Stored:
    """An input image that is a file of this server, named by prediction and slot."""

    in_row = _SCHEME  # among the inputs of a prediction; older servers wrote the same
    in_lease = "stored"  # a worker asks for the bytes by the name of the slot


@dataclass(frozen=True, slots=True)
class Url:
    """An input image on another server, by its address."""

    address: str

    @property
    def in_row(self) -> str:
        return self.address


Reference = Stored | Url


def references(inputs: Mapping[str, Any]) -> dict[Slot, Reference]:
    """Return the input images that the inputs of a prediction name, by slot."""
    given = {slot: inputs.get(slot.field) for slot in SLOTS}
    return {slot: _reference(value) for slot, value in given.items() if isinstance(value, str) and value}


def _reference(value: str) -> Reference:
    return Stored() if is_data_uri(value) else Url(value)


def is_data_uri(value: str) -> bool:
    return value[: len(_SCHEME)].lower() == _SCHEME


def data_uri(data: bytes, media_type: str) -> str:
    return f"{_SCHEME}{media_type};base64,{base64.b64encode(data).decode()}"
