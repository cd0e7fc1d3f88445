"""The engine that uses a video server with the OpenAI videos API: SGLang, vLLM-Omni, FastVideo or another
Filmgate.

The server makes one clip on several GPUs. Filmgate keeps the predictions if the server restarts.
"""

import io
import os
import tempfile
import time
from collections.abc import Iterable, Iterator
from dataclasses import asdict
from fractions import Fraction
from pathlib import Path
from typing import Any

import av
from pydantic import Field

from filmgate import net
from filmgate.domain.shot import Shot
from filmgate.engines import conform, dialects, families, options, recipes, reel
from filmgate.engines.base import Broken, Control, Frames, Plan, Traits
from filmgate.engines.conform import Made
from filmgate.engines.dialects import Dialect
from filmgate.engines.families import Family
from filmgate.engines.reel import Format, Reel

_LOOK_SECONDS = 1.0
_AWAY_SECONDS = 60.0  # for which a server that does not answer is waited for
_MAKING = 0.95  # share of the progress
_CHUNK = 8  # frames


class Options(recipes.Chosen):
    """The options of [engines.NAME] with kind = "openai_videos". `family`: the family of the model on the
    video server; `distilled`: the model has a schedule of its own, so the server gets only the values that
    these options give.
    """

    url: str = Field(pattern=r"^https?://[^/\s]+")
    family: str = ""
    model: str = ""
    dialect: Dialect = "sglang"
    key_variable: str = ""
    last_field: str = ""
    fields: dict[str, str] = Field(default_factory=dict)
    distilled: bool = False
    pixels: int = Field(default=0, ge=0)
    accept_licence: str = ""


class OpenaiVideosEngine:
    """The engine that lets a video server make the clips. It sends key frames as PNG data, never as the
    addresses that users gave.
    """

    def __init__(self, *, name: str, threads: int, **given: Any) -> None:
        """Check the options. Raise Broken if they are not valid, do not fit the video server, or do not
        accept the licence.
        """
        del threads
        self._name, self._options = name, options.checked(Options, name, given)
        self._filmgate = self._options.dialect == "filmgate"
        self._family = known = self._known()
        families.licensed(name, known, self._options.accept_licence)
        self._format = Format(
            engine=name,
            family=known,
            pixels=self._options.pixels or known.pixels,
            takes=dialects.takes(self._options.dialect, known, self._options.last_field),
        )
        if self._options.pixels and dialects.has_its_own_canvas(self._options.dialect, known):
            raise Broken(
                f"[engines.{name}] pixels: {self._options.dialect} itself chooses the size for "
                f"{known.name}; remove this option"
            )
        if not self._format.takes:
            raise Broken(
                f"[engines.{name}] dialect: {self._options.dialect} has no field for a last frame, which "
                f"{known.name} needs; set `last_field` to its name"
            )
        if not self._filmgate:
            recipes.checked(name, [known.name], self._options)
        chosen = {one: getattr(self._options, one) for one in self._options.given()}
        if why := dialects.refused(self._options.dialect, known, chosen):
            raise Broken(f"[engines.{name}] {why}")
        self._http: net.Client | None = None

    def _known(self) -> Family:
        """Return the family of the model on the server; another Filmgate is its own. Raise Broken."""
        asked = self._options.family
        if self._filmgate:
            if asked:
                raise Broken(f"[engines.{self._name}] family: another Filmgate has none; remove this option")
            return families.FILMGATE
        if asked not in families.FAMILIES:
            raise Broken(f"[engines.{self._name}] family: must be one of {', '.join(families.FAMILIES)}")
        return families.FAMILIES[asked]

    def traits(self) -> Traits:
        return Traits(
            name=self._name,
            fingerprint=self._fingerprint(),
            can=self._format.ability(),
            fps=self._family.fps,
            licence=self._family.licence,
        )

    def plan(self, shot: Shot) -> Plan:
        made = self._format.reel(shot)
        return Plan(
            make_frames=made.made.frames,
            fingerprint=self._fingerprint(),
            notes=(*conform.notes(made.made, shot), *made.notes),
        )

    def open(self, control: Control) -> None:
        """Connect to the video server. Raise Broken if it does not answer, or if the variable with its key is
        not set.
        """
        del control
        if self._http is None:
            key = os.environ.get(self._options.key_variable, "") if self._options.key_variable else ""
            if self._options.key_variable and not key:
                raise Broken(
                    f"[engines.{self._name}] key_variable: set the environment variable "
                    f"{self._options.key_variable} "
                    "to the key of the video server"
                )
            self._http = net.trusted(self._options.url.rstrip("/"), key=key, seconds=120)
            try:
                # not kept open: after an error of its own FastVideo hangs up, on whatever is asked next
                self._http.get("/v1/models", headers={"Connection": "close"})
            except net.TransportError as error:
                self._http = None
                raise Broken(f"the video server at {self._options.url} does not answer: {error}") from None

    def warm(self, shots: Iterable[Shot], control: Control) -> None:
        """Do nothing: the video server warms itself."""

    def render(self, shot: Shot, plan: Plan, control: Control) -> Iterator[Frames]:
        del plan
        self.open(control)
        made = self._format.reel(shot)

        def part(number: int, first: Any, last: Any) -> Iterator[Frames]:
            def report(stage: str, share: float) -> None:
                control.progress(stage, (number + share) / len(made.parts))

            with tempfile.TemporaryDirectory(prefix="filmgate-") as folder:
                clip = Path(folder) / "clip.mp4"
                self._fetch(self._body(shot, made, number, first, last), clip, report)
                yield from _frames(clip, made.made)

        yield from conform.conform(reel.chained(made, shot, part), made.made, shot)

    def close(self) -> None:
        if self._http:
            self._http.close()

    def _fetch(self, body: dict[str, Any], into: Path, report: Any) -> None:
        """Let the server make one clip, and write the clip to the file `into`. The server's copy is deleted
        however this ends. Raise ValueError if the server refuses the clip or cannot make it, Broken if the
        clip or the server is lost.
        """
        assert self._http  # noqa: S101
        answer = self._send("POST", "/v1/videos", **body)
        if answer.status_code >= 400:
            raise ValueError(f"the video server at {self._options.url} refused the clip: {_reason(answer)}")
        id = str(answer.json()["id"])
        try:
            self._follow(id, report)
            with self._http.stream("GET", f"/v1/videos/{id}/content") as content, into.open("wb") as file:
                if content.status_code != 200:
                    raise Broken(
                        f"the video server at {self._options.url} completed the clip but does not send it"
                    )
                for piece in content.iter_bytes():
                    file.write(piece)
                    report("download", _MAKING)
        except net.TransportError as error:
            raise Broken(f"the video server at {self._options.url} stopped sending: {error}") from error
        finally:
            self._forget(id)

    def _follow(self, id: str, report: Any) -> None:
        """Wait until the server has completed the clip. Raise ValueError if the clip failed there, Broken if
        it is lost.
        """
        while True:
            answer = self._send("GET", f"/v1/videos/{id}")
            if answer.status_code == 404:
                raise Broken(f"the video server at {self._options.url} lost the clip: it was restarted")
            if answer.status_code >= 400:
                raise ValueError(f"{self._options.url}: {_reason(answer)}")
            about = answer.json()
            if about["status"] == "completed":
                return
            if about["status"] not in ("queued", "in_progress"):
                raise ValueError(
                    f"the video server at {self._options.url} could not make the clip: {about.get('error')}"
                )
            report("remote", _MAKING * float(about.get("progress") or 0) / 100)
            time.sleep(_LOOK_SECONDS)

    def _send(self, method: str, path: str, **what: Any) -> Any:
        """Send a request and return the answer. If nobody answers, a GET is sent again for a while, because
        it changes nothing; a POST is sent once. Raise Broken if no answer came.
        """
        assert self._http  # noqa: S101
        until = time.monotonic() + _AWAY_SECONDS
        while True:
            try:
                return self._http.request(method, path, **what)
            except net.TransportError as error:
                if method != "GET" or time.monotonic() > until:
                    raise Broken(
                        f"the video server at {self._options.url} does not answer: {error}"
                    ) from error
                time.sleep(_LOOK_SECONDS)

    def _forget(self, id: str) -> None:
        """Delete a clip on the server. Kept clips would fill the server's disk, and nobody wants a clip that
        it still makes. A server that does not answer is no error here.
        """
        assert self._http  # noqa: S101
        try:
            self._http.delete(f"/v1/videos/{id}", timeout=10)
        except net.TransportError:
            return

    def _body(self, shot: Shot, made: Reel, number: int, first: Any, last: Any) -> dict[str, Any]:
        given = self._options
        asked = dialects.Asked(
            prompt=shot.prompt,
            model=given.model,
            seed=shot.seed,
            shape=(shot.width, shot.height),
            width=made.made.width,
            height=made.made.height,
            frames=made.parts[number],
            fps=made.made.fps,
            how=self._how(made.made.width, made.made.height),
            first=_png(first),
            last=_png(last),
        )
        return dialects.body(
            given.dialect, self._family, asked, last_field=given.last_field, fields=given.fields
        )

    def _how(self, width: int, height: int) -> dict[str, Any]:
        """Return the values of the recipe that the server is told. If the model is distilled, these are the
        values that the options give, and no others.
        """
        if self._filmgate:
            return {}
        values = asdict(recipes.sampling(self._family.name, self._options, width=width, height=height))
        return {name: values[name] for name in self._options.given()} if self._options.distilled else values

    def _fingerprint(self) -> str:
        """Return the fingerprint. It cannot say which program and weights run on the server: these can change
        without our knowledge.
        """
        options, sizes = self._options, ((1, 1), (9999, 9999))
        told = recipes.digest(self._how(*size) for size in sizes)
        words = (self._family.name, options.dialect, options.model or "default", f"recipe{told}", "remote")
        return "-".join(words)[:200]


def _frames(clip: Path, made: Made) -> Iterator[Frames]:
    """Give the frames of a clip as rgb24 chunks (T, height, width, 3). Raise ValueError if its size or its
    frame rate is not the one that was asked for.
    """
    import numpy as np  # noqa: PLC0415

    with av.open(str(clip)) as container:
        stream = container.streams.video[0]
        actual = (stream.codec_context.width, stream.codec_context.height, stream.average_rate)
        if actual != (made.width, made.height, Fraction(made.fps)):
            raise ValueError(
                f"the video server made {actual[0]}x{actual[1]} at {actual[2]} fps instead of {made}"
            )
        chunk = []
        for frame in container.decode(stream):
            chunk.append(frame.to_ndarray(format="rgb24"))
            if len(chunk) == _CHUNK:
                yield np.stack(chunk)
                chunk = []
        if chunk:
            yield np.stack(chunk)


def _png(image: Any) -> bytes | None:
    if image is None:
        return None
    buffer = io.BytesIO()
    image.save(buffer, "PNG")
    return buffer.getvalue()


def _reason(answer: Any) -> str:
    """Return the reason that an answer gives: OpenAI's `error.message` or FastAPI's `detail`, since these
    servers have both. Return the status if there is neither.
    """
    try:
        said = answer.json()
        error = said.get("error") or {}
        return str(error.get("message") or said["detail"])[:300]
    except (ValueError, KeyError, TypeError, AttributeError):
        return f"status {answer.status_code}"
