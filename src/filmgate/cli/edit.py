"""The commands filmgate join and filmgate extend: longer films from clips."""

import shutil
import tempfile
from pathlib import Path
from typing import Annotated

import typer

from filmgate.cli import generate, wait
from filmgate.cli.connect import DataOption, KeyOption, ServerOption, Session, connect
from filmgate.cli.console import err, out
from filmgate.media import join as cutting

OutputOption = Annotated[Path, typer.Option("-o", "--output", help="File to write.")]


def join(  # noqa: PLR0917
    clips: Annotated[list[str], typer.Argument(metavar="ID_OR_FILE...", help="Clips to join, in order.")],
    output: OutputOption,
    reencode: Annotated[  # noqa: FBT002
        bool, typer.Option("--reencode", help="Encode all clips again, to join clips of different sizes.")
    ] = False,
    server: ServerOption = None,
    key: KeyOption = None,
    data_dir: DataOption = None,
) -> None:
    """Join clips into one file. Clips of equal size are not encoded again."""
    wait.check_target(output)
    with tempfile.TemporaryDirectory(prefix="filmgate-") as folder:
        room = Path(folder)
        parts = _files(clips, room, server, key, data_dir)
        made = room / "joined.mp4"
        (cutting.reencode if reencode else cutting.join)(parts, made)
        shutil.move(made, output)
    out.print(str(output), markup=False)


def extend(  # noqa: PLR0917
    clip: Annotated[
        str, typer.Argument(metavar="ID", help="Clip to continue: the id of a prediction, or a file.")
    ],
    prompt: Annotated[str, typer.Argument(help="What happens next.")],
    output: OutputOption = Path("extended.mp4"),
    model: Annotated[str, typer.Option(help="Model id.")] = generate.DEFAULT_MODEL,
    duration: Annotated[int | None, typer.Option(help="Seconds of the new clip: 6 or 10.")] = None,
    server: ServerOption = None,
    key: KeyOption = None,
    data_dir: DataOption = None,
) -> None:
    """Make a clip that continues from the last frame of another clip, and join both. The shared frame is
    shown once.
    """
    wait.check_target(output)
    with (
        tempfile.TemporaryDirectory(prefix="filmgate-") as folder,
        connect(server, key, data_dir, worker=True) as session,
    ):
        room = Path(folder)
        first = _fetch(session, clip, room / "first.mp4")
        cutting.last_frame(first, room / "last.png")
        body = {"prompt": prompt, "image": generate.reference(str(room / "last.png"))}
        data = session.call("POST", f"/api/v3/{model}", body | ({"duration": duration} if duration else {}))
        err.print(f"prediction {data['id']}")
        final = wait.completed(session, data["id"])
        wait.save(session, final["outputs"][0], room / "second.mp4")
        made = room / "joined.mp4"
        cutting.reencode([room / "second.mp4"], room / "rest.mp4", skip=1)
        cutting.join([first, room / "rest.mp4"], made)
        shutil.move(made, output)
    out.print(str(output), markup=False)


def _files(
    clips: list[str], room: Path, server: str | None, key: str | None, data_dir: Path | None
) -> list[Path]:
    """Return the clips as files. Predictions are downloaded first."""
    if all(Path(clip).is_file() for clip in clips):
        return [Path(clip) for clip in clips]
    with connect(server, key, data_dir) as session:
        return [_fetch(session, clip, room / f"{number}.mp4") for number, clip in enumerate(clips)]


def _fetch(session: Session, clip: str, target: Path) -> Path:
    if Path(clip).is_file():
        return Path(clip)
    wait.fetch(session, clip, target)
    return target
