"""The commands filmgate wait and filmgate download: follow a prediction to its end, and save its clip."""

import contextlib
import os
import time
from pathlib import Path
from typing import Annotated, Any

import typer
from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn, TimeRemainingColumn

from filmgate.cli.connect import DataOption, KeyOption, ServerOption, Session, connect
from filmgate.cli.console import err, fail, out
from filmgate.domain.errors import FilmgateError

_LOOK_SECONDS = 0.25
_OVER = ("completed", "failed", "cancelled")
OutputOption = Annotated[Path | None, typer.Option("-o", "--output", help="File to write.")]


def wait(
    id: Annotated[str, typer.Argument(metavar="ID", help="Id of a prediction.")],
    output: OutputOption = None,
    server: ServerOption = None,
    key: KeyOption = None,
    data_dir: DataOption = None,
) -> None:
    """Wait until a prediction has ended, and print the address of its clip, or save it with -o."""
    if output:
        check_target(output)
    with connect(server, key, data_dir, worker=True) as session:
        final = completed(session, id)
        if output:
            save(session, final["outputs"][0], output)
    out.print(str(output or final["outputs"][0]), markup=False)


def download(
    ids: Annotated[list[str], typer.Argument(metavar="ID...", help="Ids of completed predictions.")],
    output: Annotated[
        Path | None, typer.Option("-o", "--output", help="File for one clip, or folder for several.")
    ] = None,
    server: ServerOption = None,
    key: KeyOption = None,
    data_dir: DataOption = None,
) -> None:
    """Save the clips of predictions."""
    folder = output if output and output.is_dir() else None
    if len(ids) > 1 and output and not folder:
        fail(f"{output} is not a folder: several clips need a folder", code=2)
    with connect(server, key, data_dir) as session:
        for id in ids:
            target = (folder or Path()) / name_of(id) if folder or not output else output
            check_target(target)
            fetch(session, id, target)
            out.print(str(target), markup=False)


def name_of(id: str) -> str:
    """Return the usual file name of a prediction's clip."""
    return f"filmgate-{id[:8]}.mp4"


def fetch(session: Session, id: str, target: Path) -> None:
    """Save the clip of a prediction to a file. Raise FilmgateError."""
    data = session.call("GET", f"/api/v3/predictions/{id}/result")
    if data["status"] != "completed":
        raise FilmgateError(f"prediction {id} is {data['status']} and has no clip")
    save(session, data["outputs"][0], target)


def check_target(path: Path) -> None:
    """Raise FilmgateError, before any work, if the output file cannot be written."""
    folder = path.parent
    if path.is_dir():
        raise FilmgateError(f"{path} is a folder: give the name of a file")
    if not folder.is_dir() or not os.access(folder, os.W_OK):
        raise FilmgateError(f"{folder} is not a folder that you can write to: choose another one")


def completed(session: Session, id: str) -> dict[str, Any]:
    """Wait until a prediction has ended, and return it. Exit with its reason if it has no clip.

    Ctrl-C cancels it if the server is in this process; on another server it goes on.
    """
    try:
        final = _watch(session, id)
    except KeyboardInterrupt:
        if session.own:
            with contextlib.suppress(FilmgateError):
                session.call("DELETE", f"/api/v3/predictions/{id}")
            err.print("the prediction was cancelled, nothing was charged")
        else:
            err.print(f"the prediction is still running on the server: `filmgate wait {id}` waits for it")
        raise typer.Exit(130) from None
    if final["status"] != "completed":
        reason = final["error"] or "no reason given"
        fail(f"the prediction is {final['status']}: {reason} (nothing was charged)")
    return final


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


def save(session: Session, url: str, target: Path) -> None:
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
