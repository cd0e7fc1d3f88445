"""The command filmgate doctor: it checks each part of this installation."""

import functools
import math
import os
import shutil
import sqlite3
import sys
from collections.abc import Callable
from typing import Annotated, Any

import av
import typer
from typer.core import TyperCommand

from filmgate import __version__
from filmgate.bootstrap.reading import open_config, policy, recipe_of
from filmgate.bootstrap.server import open_blobs
from filmgate.bootstrap.studio import open_screens
from filmgate.cli import directory, machine
from filmgate.cli.connect import DataOption, settings_for
from filmgate.cli.console import fail, out
from filmgate.domain.errors import FilmgateError
from filmgate.engines import registry
from filmgate.engines.diffusers import verdicts
from filmgate.settings import Settings
from filmgate.store.postgres import look

_WHEN = {"expansion": "requests with enable_prompt_expansion", "always": "every request", "never": "nothing"}
_ROOM = 2 * 1024**3
_MEMORY, _EVERY = "--gpu-memory", "every"


class Command(TyperCommand):
    """A command with an option whose number may be left out."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Return the arguments, with a placeholder for a number that was left out."""
        given = []
        for place, one in enumerate(args, start=1):
            bare = one == _MEMORY and (place == len(args) or args[place].startswith("--"))
            given += [one, _EVERY] if bare else [one]
        return super().parse_args(ctx, given)


MemoryOption = Annotated[
    str,
    typer.Option(
        _MEMORY,
        metavar="[GB]",
        help=(
            "Show which models fit on a GPU with this many GB, and stop. Without a number: GPUs of 12 to "
            "141 GB."
        ),
    ),
]


def doctor(data_dir: DataOption = None, gpu_memory: MemoryOption = "") -> None:
    """Check the installation; exit 1 when something is broken."""
    if gpu_memory:
        return _memory(gpu_memory)
    settings = settings_for(data_dir)
    broken = 0
    checks: dict[str, Callable[[Settings], str]] = {
        "filmgate": lambda _: f"{__version__}, Python {sys.version.split()[0]}",
        "engine": _engine,
        **{f"engine.{one}": functools.partial(machine.engine, name=one) for one in _names(settings)},
        "gpus": lambda _: machine.gpus(),
        "encoder": _encoder,
        "safety": _safety,
        "database": _database,
        "blobs": _blobs,
        "data": _data,
        "server": _server,
    }
    for name, check in checks.items():
        try:
            out.print(f"ok      {name:13} {check(settings)}", markup=False)
        except (FilmgateError, ImportError) as error:
            broken += 1
            out.print(f"broken  {name:13} {error}", markup=False)
    raise typer.Exit(1 if broken else 0)


def _memory(asked: str) -> None:
    """Print what fits, and nothing else."""
    sizes = verdicts.SIZES if asked == _EVERY else (_gigabytes(asked),)
    for size in sizes:
        out.print("\n".join([*verdicts.table(size), ""]), markup=False)
    out.print("\n".join(verdicts.legend()), markup=False)


def _gigabytes(asked: str) -> float:
    """Return the number of GB. Exit with 2 if no card has so many."""
    try:
        gigabytes = float(asked)
    except ValueError:
        gigabytes = math.nan
    if not verdicts.LEAST <= gigabytes <= verdicts.MOST:
        every = ", ".join(f"{one:g}" for one in verdicts.SIZES)
        fail(
            f"{_MEMORY} {asked!r} is not valid: give the GB of one GPU, from {verdicts.LEAST:g} to "
            f"{verdicts.MOST:g}, such as {_MEMORY} 24, or {_MEMORY} alone for {every}",
            code=2,
        )
    return gigabytes


def _names(settings: Settings) -> list[str]:
    try:
        return list(open_config(settings).engines)
    except FilmgateError:
        return []  # the first check says it


def _engine(settings: Settings) -> str:
    traits = registry.load(recipe_of(settings)).traits()
    return f"{traits.fingerprint}, {settings.engine_threads} threads of {os.cpu_count()} cores"


def _encoder(_settings: Settings) -> str:
    if "libx264" not in av.codecs_available:
        raise FilmgateError(
            "this build of PyAV lacks the H.264 encoder libx264: run pip install --force-reinstall av"
        )
    return f"PyAV {av.__version__} with libx264"


def _safety(settings: Settings) -> str:
    screens = open_screens(settings)
    if fault := screens.fault():
        closed = policy(settings).closed
        raise FilmgateError(
            f"{fault}: requests that need screening are {'refused' if closed else 'made without screening'}"
        )
    guard = f", guard {settings.guard_model} at {settings.guard_url}" if settings.guard_url else ""
    return f"{screens.text.by}, {screens.pictures.by}{guard}; screens {_WHEN[settings.safety]}"


def _database(settings: Settings) -> str:
    if settings.database_url:
        return look(settings.database_url)
    fixed = sqlite3.sqlite_version_info >= (3, 51, 3)
    note = (
        ""
        if fixed
        else " (older than 3.51.3: safe with one server, but never open the file from a second process)"
    )
    return f"SQLite {sqlite3.sqlite_version}{note}"


def _blobs(settings: Settings) -> str:
    blobs = open_blobs(settings)
    blobs.probe()
    return f"{blobs.place}, kept for {settings.keep_days:g} days"


def _data(settings: Settings) -> str:
    directory.writable(settings.data_dir)
    free = shutil.disk_usage(settings.data_dir).free
    if free < _ROOM:
        raise FilmgateError(
            f"{settings.data_dir} has only {free / 1024**3:.1f} GiB of disk space free: delete files there"
        )
    return f"{settings.data_dir}, {free / 1024**3:.0f} GiB free"


def _server(settings: Settings) -> str:
    running = directory.find(settings.data_dir)
    return f"running at {running[0]}" if running else "not running"
