"""The commands filmgate join and filmgate extend: longer films from clips."""

import shutil
import tempfile
from pathlib import Path
from typing import Annotated

import typer

from filmgate.cli import generate, wait
from filmgate.cli.connect import DataOption, KeyOption, ServerOption, Session, connect
from filmgate.cli.console import err, out
from filmgate.domain.errors import FilmgateError
from filmgate.media import film as cutting
from filmgate.media.footage import Footage

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
        files = _files(clips, room, server, key, data_dir)
        parts = [cutting.Part(path=file) for file in files]
        made = room / "joined.mp4"
        try:
            (cutting.reencode if reencode else cutting.film)(parts, made)
        except cutting.NotAlike as error:
            raise FilmgateError(f"{error}: join them with --reencode") from None
        shutil.move(made, output)
    out.print(str(output), markup=False)


def extend(  # noqa: PLR0917
    clip: Annotated[
        str, typer.Argument(metavar="ID", help="Clip to continue: the id of a prediction, or a file.")
    ],
    prompt: Annotated[str, typer.Argument(help="What happens next.")],
    output: OutputOption = Path("extended.mp4"),
    model: Annotated[
        str | None, typer.Option(help="Model id. Default: that of the clip, or one of its size.")
    ] = None,
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
        path, body = f"/api/v3/predictions/{clip}/extend", {"prompt": prompt, "model": model}
        room, first = Path(folder), Path(clip)
        if first.is_file():
            Footage.of(first).picture(-1).save(room / "last.png")
            path, body = f"/api/v3/{model or generate.DEFAULT_MODEL}", {"prompt": prompt}
            body["image"] = generate.reference(str(room / "last.png"))
        asked = {name: value for name, value in {**body, "duration": duration}.items() if value}
        data = session.call("POST", path, asked)
        err.print(f"prediction {data['id']}")
        final = wait.completed(session, data["id"])
        made = room / "made.mp4"
        wait.save(session, final["outputs"][0], made)
        if first.is_file():
            made = room / "joined.mp4"
            cutting.film([cutting.Part(path=first), cutting.Part(path=room / "made.mp4", begin=1)], made)
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
