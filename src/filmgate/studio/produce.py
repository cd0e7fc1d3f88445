"""The steps from a lease to a clip: screen the inputs, expand the prompt, make the clip, check it,
screen it.
"""

import functools
import hashlib
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Protocol

from filmgate.domain import errors
from filmgate.domain.errors import Failure, FilmgateError, InvalidParameter
from filmgate.domain.pictures import BY_NAME
from filmgate.domain.prediction import EARLIER
from filmgate.domain.shot import FPS, Shot, native_size
from filmgate.media import film, probe, rendition
from filmgate.media.inspect import Inspector
from filmgate.prompting.base import Expander
from filmgate.safety.base import Screens
from filmgate.studio import inputs
from filmgate.studio.audit import Audit
from filmgate.traces import Traces
from filmgate.wire.protocol import Lease


class Camera(Protocol):
    """The interface that makes the clip of a shot, in the engine process. It reports (stage, progress) and
    returns the details of the clip.
    """

    def shoot(self, shot: Shot, *, into: Path, report: Callable[[str, float], None]) -> dict[str, Any]: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Studio:
    """The tools for making clips. `stored` returns the bytes of an input image that the server has: (lease,
    slot).
    """

    camera: Camera
    expander: Expander
    screens: Screens
    inspector: Inspector
    stored: Callable[[Lease, str], bytes]
    traces: Traces = field(default_factory=Traces)


@dataclass(frozen=True, slots=True, kw_only=True)
class Product:
    """A finished clip in a file, with its size, hash, details and screening record."""

    path: Path
    size: int
    sha256: str
    inference_ms: int
    details: dict[str, Any]
    screening: dict[str, Any] | None


def produce(studio: Studio, lease: Lease, *, folder: Path, report: Callable[[str, float], None]) -> Product:
    """Make the clip of a lease in `folder` and return it. Raise Failure with a code, a sentence and
    a stage.
    """
    audit = Audit(studio.screens, lease.screening, prediction=lease.id)
    try:
        return _produce(studio, lease, folder, report, audit)
    except Failure as failure:
        failure.screening = audit.record
        raise
    except InvalidParameter as error:
        raise Failure(errors.INVALID_MEDIA, str(error), stage="fetch") from error
    except OSError as error:
        raise Failure(
            errors.INTERNAL, f"the worker cannot write its files: {error.strerror}", stage="worker"
        ) from error
    except FilmgateError as error:
        raise Failure(errors.INTERNAL, str(error), stage="worker") from error


def _produce(
    studio: Studio, lease: Lease, folder: Path, report: Callable[[str, float], None], audit: Audit
) -> Product:
    if lease.rendition:
        return _rendered(studio, lease, folder, report, audit)
    started = time.perf_counter()
    traces = studio.traces
    with traces.span("safety.in"):
        audit.text("prompt", lease.prompt)
    report("fetch", 0.0)
    with traces.span("fetch"):
        images, aspect = inputs.keep(studio.inspector, _readers(studio, lease), folder)
    with traces.span("safety.images"):
        for slot, image in images.items():
            audit.image(BY_NAME[slot].field, image)
    prompt = _expanded(studio, lease, audit)
    width, height = native_size(lease.resolution, aspect)
    shot = Shot(
        prompt=prompt,
        width=width,
        height=height,
        frames=FPS * lease.duration,
        seed=lease.seed,
        first=images.get("first"),
        last=images.get("last"),
        attempt=lease.attempt,
    )
    clip = folder / "0.mp4"
    with traces.span("infer"):
        details = studio.camera.shoot(shot, into=clip, report=report)
    probe.require(clip, size=(width, height), frames=shot.frames, fps=shot.fps)
    report("screen", 0.0)
    with traces.span("safety.out"):
        audit.clip(clip, lease.duration)
    frames = shot.frames
    if lease.extends:
        report("join", 0.0)
        with traces.span("join"):
            clip, frames = _extended(studio, lease, clip, folder)
    if prompt != lease.prompt:
        details["expanded_prompt"] = prompt
    details = {**details, "size": f"{width}x{height}", "frames": frames, "fps": shot.fps}
    return _product(clip, started, details, audit)


def _rendered(
    studio: Studio, lease: Lease, folder: Path, report: Callable[[str, float], None], audit: Audit
) -> Product:
    """Make a rendition of the earlier clip. Its frames are screened if the lease asks for it."""
    started = time.perf_counter()
    format, shape = lease.rendition
    earlier, made = folder / "earlier.mp4", folder / f"0.{format}"
    report("fetch", 0.0)
    earlier.write_bytes(studio.stored(lease, EARLIER))
    audit.clip(earlier, lease.duration)
    report("render", 0.0)
    with studio.traces.span("render"):
        wide, _, high = shape.partition(":")
        ratio = (int(wide), int(high)) if high else None
        width, height = rendition.render(earlier, made, format=format, shape=ratio)
    return _product(made, started, {"size": f"{width}x{height}", "format": format}, audit)


def _product(path: Path, started: float, details: dict[str, Any], audit: Audit) -> Product:
    with path.open("rb") as file:
        sha256 = hashlib.file_digest(file, "sha256").hexdigest()
    return Product(
        path=path,
        size=path.stat().st_size,
        sha256=sha256,
        inference_ms=round(1000 * (time.perf_counter() - started)),
        details=details,
        screening=audit.record,
    )


def _extended(studio: Studio, lease: Lease, clip: Path, folder: Path) -> tuple[Path, int]:
    """Return the film of the earlier clip and this one, and the number of its frames. The frame that both
    share is shown once.
    """
    earlier, whole = folder / "earlier.mp4", folder / "whole.mp4"
    earlier.write_bytes(studio.stored(lease, EARLIER))
    parts = [film.Part(path=earlier), film.Part(path=clip, begin=1)]
    try:
        return whole, film.film(parts, whole)
    except film.NotAlike:  # made by another encoder
        return whole, film.reencode(parts, whole)


def _expanded(studio: Studio, lease: Lease, audit: Audit) -> str:
    if not (lease.expand and lease.prompt):
        return lease.prompt
    with studio.traces.span("expand"):
        prompt = studio.expander.expand(lease.prompt, lease.seed)
        if prompt != lease.prompt:
            audit.text("expanded_prompt", prompt)
    return prompt


def _readers(studio: Studio, lease: Lease) -> dict[str, Callable[[], bytes]]:
    """Return a reader for each input image of a lease."""
    readers: dict[str, Callable[[], bytes]] = {}
    for slot in BY_NAME:
        if getattr(lease, slot):
            readers[slot] = functools.partial(studio.stored, lease, slot)
    return readers
