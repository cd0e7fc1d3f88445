"""The command filmgate generate: it makes a clip from a prompt through the API."""

import contextlib
import json
import os
import shlex
import sys
import time
from pathlib import Path
from typing import Annotated, Any

import typer
from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn, TimeRemainingColumn

from filmgate.cli.connect import DataOption, KeyOption, ServerOption, Session, connect
from filmgate.cli.console import err, fail, out
from filmgate.domain.errors import FilmgateError
from filmgate.domain.pictures import data_uri, is_data_uri
from filmgate.media.recognise import JPEG, PNG, recognise

DEFAULT_MODEL = "minimax/hailuo-02/standard"
TALL_MODEL = "minimax/video-02"
_LOOK_SECONDS = 0.25
_OVER = ("completed", "failed", "cancelled")


def generate(  # noqa: PLR0917
    prompt: Annotated[str, typer.Argument(help="Content of the clip, and moves of the camera.")],
    output: Annotated[Path | None, typer.Option("-o", "--output", help="File to write.")] = None,
    model: Annotated[str | None, typer.Option(help="Model id; see `filmgate models`.")] = None,
    duration: Annotated[int | None, typer.Option(help="Seconds of the clip: 6 or 10.")] = None,
    resolution: Annotated[str | None, typer.Option(help="Resolution: 768p or 1080p.")] = None,
    image: Annotated[str | None, typer.Option(help="First frame: a file or a URL.")] = None,
    end_image: Annotated[str | None, typer.Option(help="Last frame: a file or a URL.")] = None,
    seed: Annotated[
        int | None, typer.Option(help="Seed, 0 to 4294967295. Default: derived from the request.")
    ] = None,
    expand: Annotated[bool, typer.Option("--expand", help="Add details to the prompt.")] = False,  # noqa: FBT002
    as_json: Annotated[bool, typer.Option("--json", help="Print the prediction as JSON.")] = False,  # noqa: FBT002
    server: ServerOption = None,
    key: KeyOption = None,
    data_dir: DataOption = None,
) -> None:
    """Make a clip from a prompt, as an MP4 file."""
    chosen = model or (TALL_MODEL if (resolution or "").lower() == "1080p" else DEFAULT_MODEL)
    body = {"prompt": prompt, "duration": duration, "resolution": resolution}
    body |= {"enable_prompt_expansion": True if expand else None}
    body |= {"image": reference(image), "end_image": reference(end_image)}
    body = {name: value for name, value in body.items() if value is not None}
    if output:
        check_target(output)
    with connect(server, key, data_dir, worker=True) as session:
        headers = {} if seed is None else {"X-Filmgate-Seed": str(seed)}
        data = session.call("POST", f"/api/v3/{chosen}", body, **headers)
        err.print(f"prediction {data['id']}")
        final = follow(session, data["id"])
        if final["status"] != "completed":
            fail(
                f"the prediction is {final['status']}: {final['error'] or 'no reason given'} (nothing was "
                "charged)"
            )
        target = output or Path(f"filmgate-{final['id'][:8]}.mp4")
        download(session, final["outputs"][0], target)
    if as_json:
        sys.stdout.write(json.dumps({**final, "file": str(target)}, indent=2) + "\n")
        return
    out.print(str(target), markup=False)
    took = final["timings"]["inference"] / 1000
    err.print(f"{took:.1f} s, list price ${final['details']['price']:.4g}, seed {final['details']['seed']}")
    words = final["details"].get("understood", {}).get("words", ())
    if lost := [one for one in words if one["state"] == "left_out"]:
        err.print("left out: " + ", ".join(f"{one['text']} ({one['why']})" for one in lost), markup=False)
    given = {"image": image, "end_image": end_image}
    err.print("the same request to a server:")
    err.print(
        _curl(session.url if not session.own else "http://127.0.0.1:8787", chosen, body, given), markup=False
    )


def reference(value: str | None) -> str | None:
    """Return an input image as the API takes it: a URL unchanged, a file as a data URI. Raise FilmgateError
    for a file that is no JPEG or PNG.
    """
    if value is None or is_data_uri(value) or value.lower().startswith(("http://", "https://")):
        return value
    try:
        data = Path(value).expanduser().read_bytes()
    except OSError as error:
        raise FilmgateError(f"{value}: {error.strerror}") from None
    if (what := recognise(data)) not in (JPEG, PNG):
        raise FilmgateError(f"{value} is {what}: it must be a JPEG or PNG image")
    kind = "png" if what == PNG else "jpeg"
    return data_uri(data, f"image/{kind}")


def check_target(path: Path) -> None:
    """Raise FilmgateError, before any work, if the output file cannot be written."""
    folder = path.parent
    if path.is_dir():
        raise FilmgateError(f"{path} is a folder: give the name of a file")
    if not folder.is_dir() or not os.access(folder, os.W_OK):
        raise FilmgateError(f"{folder} is not a folder that you can write to: choose another one")


def follow(session: Session, id: str) -> dict[str, Any]:
    """Wait until a prediction has ended, and return it. Ctrl-C cancels it if the server is in this process;
    on another server it goes on.
    """
    try:
        return _watch(session, id)
    except KeyboardInterrupt:
        if session.own:
            with contextlib.suppress(FilmgateError):
                session.call("DELETE", f"/api/v3/predictions/{id}")
            err.print("the prediction was cancelled, nothing was charged")
        else:
            err.print(f"the prediction is still running on the server: see `filmgate show {id}`")
        raise typer.Exit(130) from None


def _watch(session: Session, id: str) -> dict[str, Any]:
    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        TextColumn("{task.percentage:>3.0f} %"),
        TimeElapsedColumn(),
        TextColumn("eta"),
        TimeRemainingColumn(),
    )
    fancy, last = err.is_terminal, ("", -1)
    with Progress(*columns, console=err, disable=not fancy, transient=True) as bar:
        task = bar.add_task("queued", total=1.0)
        while True:
            data: dict[str, Any] = session.call("GET", f"/api/v3/predictions/{id}/result")
            stage, done = data["details"]["stage"] or "queued", data["details"]["progress"]
            bar.update(task, description=stage, completed=done)
            tenth = int(done * 10)
            if not fancy and (stage, tenth) != last:
                err.print(f"{stage} {tenth * 10} %")
                last = (stage, tenth)
            if data["status"] in _OVER:
                return data
            time.sleep(_LOOK_SECONDS)


def download(session: Session, url: str, target: Path) -> None:
    """Download a clip to a file. No incomplete file is left."""
    part = target.with_name(f".{target.name}.{os.getpid()}")
    try:
        with session.http.stream("GET", url) as answer, part.open("wb") as file:
            if answer.status_code != 200:
                raise FilmgateError(
                    "the finished clip could not be downloaded: `filmgate show ID` prints its address"
                )
            for chunk in answer.iter_bytes():
                file.write(chunk)
        part.replace(target)
    except OSError as error:
        raise FilmgateError(f"{target}: {error.strerror}") from None
    finally:
        part.unlink(missing_ok=True)


def _curl(url: str, model: str, body: dict[str, Any], given: dict[str, str | None]) -> str:
    """Return the request as a shell command. The command reads files with base64."""
    shown = dict(body)
    files = {}
    for name, value in given.items():
        if value and is_data_uri(str(body.get(name, ""))) and not is_data_uri(value):
            marker = f"@{name}@"
            files[marker] = value
            shown[name] = f"{str(body[name]).split(',', 1)[0]},{marker}"
    text = shlex.quote(json.dumps(shown, ensure_ascii=False))
    for marker, path in files.items():
        text = text.replace(marker, f"'\"$(base64 < {shlex.quote(path)} | tr -d '\\n')\"'")
    return (
        f"curl {url}/api/v3/{model} -H 'Authorization: Bearer YOUR_KEY' "
        f"-H 'Content-Type: application/json' -d {text}"
    )
