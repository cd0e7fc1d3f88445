"""Model files from installed packages, used only if their hash is right. The package itself is not
imported.
"""

import hashlib
import importlib.util
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from filmgate.safety.base import Missing

if TYPE_CHECKING:
    from onnxruntime import InferenceSession


@dataclass(frozen=True, slots=True, kw_only=True)
class Pinned:
    """A file of a package, and the SHA-256 that it must have."""

    package: str
    name: str
    sha256: str

    def read(self) -> bytes:
        """Return the bytes of the file. Raise Missing if the file is missing or its SHA-256 is wrong."""
        spec = importlib.util.find_spec(self.package)
        if spec is None or not spec.submodule_search_locations:
            raise Missing(f"the package {self.package} is not installed: install Filmgate again")
        path = Path(spec.submodule_search_locations[0]) / self.name
        try:
            data = path.read_bytes()
        except OSError as error:
            raise Missing(f"{path} cannot be read: {error.strerror}") from None
        if hashlib.sha256(data).hexdigest() != self.sha256:
            raise Missing(f"{path} is not the file that this version expects: install the package again")
        return data


def session(model: bytes) -> "InferenceSession":
    """Return an ONNX Runtime session for a serialised model. It uses one thread, because workers share their
    cores.
    """
    try:
        import onnxruntime  # noqa: PLC0415 - 0.3 s that only a screen needs
    except ImportError as error:
        raise Missing(f"the library onnxruntime cannot be loaded ({error}): install Filmgate again") from None
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.log_severity_level = 3
    return onnxruntime.InferenceSession(model, options, providers=["CPUExecutionProvider"])
