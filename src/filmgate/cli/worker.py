"""The command filmgate worker: it makes the predictions of a server. `filmgate serve` starts one worker of
its own.
"""

import contextlib
import fnmatch
import functools
import os
import platform
import re
import secrets
import signal
import sys
import threading
from pathlib import Path
from typing import Annotated, Any, NoReturn
from urllib.parse import urlsplit

import typer

from filmgate import logs, net
from filmgate.bootstrap.reading import loopback, open_config
from filmgate.bootstrap.studio import SKETCHER, open_studio
from filmgate.cli.console import fail, out
from filmgate.domain import catalog
from filmgate.domain.errors import Failure
from filmgate.domain.need import TEXT
from filmgate.domain.routes import Routes
from filmgate.domain.shot import FPS, Shot, native_size
from filmgate.engines import registry
from filmgate.engines.base import Broken, Recipe, Traits
from filmgate.settings import Settings
from filmgate.studio.produce import Studio
from filmgate.worker import loop, ray_pool
from filmgate.worker.engine_process import EngineProcess
from filmgate.worker.ray_pool import WorkerPool
from filmgate.worker.server_client import ServerClient

_POLL_SECONDS = 40.0  # longer than the server's long poll
_SKETCH_SECONDS = 30.0
_PICTURES = ((9, 16), (4, 3), (3, 4), (1, 1))
_NICE = 5  # behind the clips that are being made


def worker(  # noqa: PLR0917
    server: Annotated[str, typer.Option(help="Base URL of the server.")],
    key_file: Annotated[
        Path | None, typer.Option(help="File with a key of scope worker. Default: FILMGATE_WORKER_KEY.")
    ] = None,
    name: Annotated[
        str, typer.Option(help="Unique name of the worker. Default: the host name and a random part.")
    ] = "",
    engine: Annotated[str, typer.Option(help="Engine to run.")] = "animatic",
    threads: Annotated[int, typer.Option(help="Threads of a CPU engine.")] = 2,
    models: Annotated[
        list[str] | None, typer.Option(help="Pattern of the ids of models to make; repeatable. Default: all.")
    ] = None,
    device: Annotated[
        str, typer.Option(help="Device of the engine: cpu, or one GPU: cuda:0, cuda:1, …")
    ] = "cpu",
    limit_minutes: Annotated[
        float | None,
        typer.Option(
            help="Time limit for one clip in minutes. Default: twice the planned time, at least 30."
        ),
    ] = None,
    stall_seconds: Annotated[
        float,
        typer.Option(help="Most seconds that the engine may work without progress, unless it planned more."),
    ] = 120.0,
    drain_seconds: Annotated[
        float, typer.Option(help="Seconds that a stopped worker may use to finish its clip.")
    ] = 0.0,
    launcher: Annotated[
        str,
        typer.Option(help="Where to run workers: local (this machine) or ray (a Ray cluster, extra `ray`)."),
    ] = "local",
    address: Annotated[str, typer.Option(help="Address of the Ray cluster.")] = "auto",
    min_workers: Annotated[int, typer.Option(min=0, help="Fewest workers on Ray.")] = 0,
    max_workers: Annotated[int, typer.Option(min=0, help="Most workers on Ray; 0 stops them all.")] = 1,
    insecure: Annotated[bool, typer.Option(help="Allow http: the key is sent unencrypted.")] = False,  # noqa: FBT002
    sketch: Annotated[bool, typer.Option(help="Also draw storyboards.", hidden=True)] = False,  # noqa: FBT002
    token_stdin: Annotated[bool, typer.Option(help="Read the key from standard input.", hidden=True)] = False,  # noqa: FBT002
) -> None:
    """Make predictions of a server, here or on another machine, until SIGTERM or Ctrl-C."""
    settings = Settings()
    logs.setup(settings.log_level, settings.log_format)
    parts = urlsplit(server)
    if parts.scheme not in {"http", "https"} or not parts.hostname:
        fail(f"--server must be an http(s) address, not {server!r}", code=2)
    if parts.scheme == "http" and not loopback(parts.hostname) and not insecure:
        fail(f"{server} is not this machine: use https, or --insecure to send the key unencrypted", code=2)
    if limit_minutes is not None and limit_minutes <= 0:
        fail(f"--limit-minutes must be above 0, not {limit_minutes:g}", code=2)
    limit_minutes = limit_minutes or settings.limit_minutes
    key = _key(key_file, token_stdin=token_stdin)
    if launcher != "local":
        words = ["--engine", engine, "--threads", str(threads)]
        words += ["--limit-minutes", str(limit_minutes)] if limit_minutes else []
        words += ["--stall-seconds", str(stall_seconds), "--drain-seconds", str(drain_seconds)]
        words += [word for one in models or () for word in ("--models", one)] + ["--insecure"] * insecure
        pool = WorkerPool(
            server=server,
            key=key,
            words=tuple(words),
            least=min(min_workers, max_workers),
            most=max_workers,
            cpus=threads,
            gpus=0 if device == "cpu" else 1,
        )
        _launch(launcher, pool, address)
        return
    configured = open_config(settings)
    recipe, offered = configured.recipe(engine, threads=threads), models or ["*"]
    _see_only(device)
    try:
        traits = registry.load(recipe).traits()
    except Broken as error:
        fail(str(error))
    process = EngineProcess(
        recipe,
        limit=limit_minutes * 60 if limit_minutes else None,
        stall=stall_seconds,
        warm=_shapes(traits, offered, configured.routes),
        book=settings.data_dir / "tempo.json",
    )
    process.start()
    name = name or f"{platform.node()[:60]}-{secrets.token_hex(4)}"
    with net.trusted(server, key=key, seconds=_POLL_SECONDS) as http:
        client = ServerClient(http=http, worker=name)
        studio = open_studio(settings, client, process)
        if fault := studio.screens.fault():
            logs.event("cannot_screen", level="error", reason=fault)
        try:
            client.register(
                traits,
                fault=fault,
                models=offered,
                device=device.removeprefix("cpu"),
                ready=False,
                limit=process.limit,
            )
        except (Failure, net.TransportError) as error:
            process.kill()
            fail(f"{server} refused this worker: {error}")
        logs.event("registered", worker=name, engine=traits.name, server=server)
        _work(client, studio, process, drain_seconds=drain_seconds, sketch=sketch)


def _work(
    client: ServerClient, studio: Studio, process: EngineProcess, *, drain_seconds: float, sketch: bool
) -> NoReturn:
    """Work until the process is told to end."""
    stopped, busy = threading.Event(), threading.Event()

    def end() -> NoReturn:
        """Release the prediction that the worker holds, so that another worker gets it at once. Then end the
        process.
        """
        process.kill()
        with contextlib.suppress(Failure, net.TransportError):  # then it ends by itself
            client.release_worker()
        os._exit(0)

    def leave(*_: Any) -> None:
        """Handle a stop signal. The first one gives the present clip some seconds to finish; a second one, or
        no clip, ends the process at once.
        """
        if stopped.is_set() or not busy.is_set() or not drain_seconds:
            end()
        stopped.set()
        patience = threading.Timer(drain_seconds, end)
        patience.daemon = True
        patience.start()

    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, leave)
    if sketch:
        sketcher = Recipe(name=SKETCHER, kind=SKETCHER, threads=1)
        sketching = EngineProcess(sketcher, limit=_SKETCH_SECONDS, nice=_NICE)
        threading.Thread(
            target=loop.draw,
            args=(client, studio, sketching),
            kwargs={"stopped": stopped.is_set},
            name="storyboards",
            daemon=True,
        ).start()
    try:
        loop.run(
            client,
            studio,
            stopped=stopped.is_set,
            busy=busy,
            prepare=functools.partial(loop.warm, client, process),
        )
    except Broken as error:
        logs.event("broken", level="error", reason=str(error))
        os._exit(1)  # the thread of storyboards too
    end()


def _shapes(traits: Traits, models: list[str], routes: Routes) -> list[Shot]:
    """Return one shot of each shape that the engine may be asked for: 16:9, which is that of text, and with a
    picture the usual shapes of pictures. All other shapes lie between.
    """
    served = [
        model
        for id, model in catalog.MODELS.items()
        if routes.allow(id, traits.name) and any(fnmatch.fnmatchcase(id, one) for one in models)
    ]
    shapes = [
        (resolution, seconds)
        for resolution, seconds in dict.fromkeys(shape for model in served for shape in model.prices)
        if resolution in traits.can.resolutions and seconds in traits.can.durations
    ]
    pictures = _PICTURES if set(traits.can.takes) - {TEXT} else ()
    return [
        Shot(
            prompt="warm",
            width=width,
            height=height,
            frames=FPS * seconds,
            seed=0,
            first=Path() if aspect else None,
        )
        for aspect in (None, *pictures)
        for resolution, seconds in shapes
        for width, height in [native_size(resolution, aspect)]
    ]


def _launch(launcher: str, pool: WorkerPool, address: str) -> None:
    if launcher != "ray":
        fail(f"--launcher must be local or ray, not {launcher!r}", code=2)
    try:
        ray_pool.launch(pool, address=address)
    except ModuleNotFoundError:
        fail("--launcher ray needs its library: pip install 'filmgate[ray]'")
    except ConnectionError as error:
        fail(f"no Ray cluster answers at {address}: {str(error).partition('.')[0]}")
    out.print(
        f"Ray runs {pool.least} to {pool.most} workers" if pool.most else "the workers on Ray have ended"
    )


def _see_only(device: str) -> None:
    """Let the engine's process see only this GPU, as its first."""
    if device == "cpu":
        return
    kind, _, number = device.partition(":")
    if kind != "cuda" or not re.fullmatch(r"[0-9]{1,3}", number):
        fail(f"--device must be cpu or cuda:N, not {device!r}", code=2)
    os.environ["CUDA_VISIBLE_DEVICES"] = number


def _key(file: Path | None, *, token_stdin: bool) -> str:
    if token_stdin:
        key = sys.stdin.readline().strip()
        threading.Thread(target=_end_with_parent, daemon=True).start()
        return key
    if file is None:
        if key := os.environ.get("FILMGATE_WORKER_KEY", ""):
            return key.strip()
        fail("--key-file is missing: `filmgate keys create --scope worker` makes a key", code=2)
    try:
        return file.read_text(encoding="utf-8").strip()
    except OSError as error:
        fail(f"{file} cannot be read: {error.strerror}")


def _end_with_parent() -> None:
    """End this process when standard input closes. It closes whenever the server dies."""
    while sys.stdin.readline():
        pass
    os._exit(0)
