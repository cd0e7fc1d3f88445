"""The engines and the GPUs of this machine, as texts."""

import subprocess

from filmgate.bootstrap.reading import open_config
from filmgate.engines import registry
from filmgate.engines.base import Weighty
from filmgate.settings import Settings


def engine(settings: Settings, name: str) -> str:
    """Return a text about an engine of filmgate.toml: its weights, found or missing, and its licence. Raise
    FilmgateError.
    """
    found = registry.load(open_config(settings).recipe(name, threads=settings.engine_threads))
    held = found.weights() if isinstance(found, Weighty) else [found.traits().fingerprint]
    return f"{'; '.join(held)}; {found.traits().licence}"


def gpus() -> str:
    """Return the names of the GPUs, as the driver gives them. The option `--device` chooses one of them."""
    asked = [
        "nvidia-smi",
        "--query-gpu=index,name,memory.total,memory.free,driver_version",
        "--format=csv,noheader",
    ]
    try:
        listing = subprocess.run(asked, capture_output=True, text=True, timeout=20, check=True)  # noqa: S603
    except (OSError, subprocess.SubprocessError):
        return "none (nvidia-smi lists no GPU)"
    return "; ".join(
        "cuda:{}: {}, {} of memory, {} free, driver {}".format(*line.split(", "))
        for line in listing.stdout.strip().splitlines()
    )
