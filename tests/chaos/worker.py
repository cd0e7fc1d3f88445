"""A worker for the chaos tests: all of it is the real one, but that its engine hands out a clip made before."""

import shutil
import sys
import threading
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any, cast

from filmgate import logs, net
from filmgate.bootstrap.studio import open_studio
from filmgate.domain.shot import Shot
from filmgate.engines.slate import SlateEngine
from filmgate.settings import Settings
from filmgate.worker import loop
from filmgate.worker.engine_process import EngineProcess
from filmgate.worker.server_client import ServerClient

_STEPS = 10


class Prepared:
    """An engine that takes a while, and for ever while there is no clip to hand out."""

    def __init__(self, clip: Path, seconds: float) -> None:
        self._clip, self._seconds = clip, seconds

    def shoot(self, shot: Shot, *, into: Path, report: Callable[[str, float], None]) -> dict[str, Any]:
        del shot
        for step in range(_STEPS):
            report("render", step / _STEPS)
            time.sleep(self._seconds / _STEPS)
        while not self._clip.exists():
            report("render", 1.0)
            time.sleep(0.1)
        shutil.copy(self._clip, into)
        return {"engine": "prepared", "fingerprint": "prepared-1"}


def main(server: str, key: str, name: str, clip: str, seconds: str) -> None:
    logs.setup("info", "json")
    with net.trusted(server, key=key, seconds=40) as http:
        client = ServerClient(http=http, worker=name)
        camera = cast("EngineProcess", Prepared(Path(clip), float(seconds)))
        studio = open_studio(Settings(), client, camera)
        traits = replace(SlateEngine(threads=1).traits(), name="prepared", fingerprint="prepared-1")
        while True:
            try:
                client.register(traits, fault="", models=["*"])
                break
            except net.TransportError:
                time.sleep(0.2)
        loop.run(client, studio, stopped=lambda: False, busy=threading.Event())


if __name__ == "__main__":
    main(*sys.argv[1:])
