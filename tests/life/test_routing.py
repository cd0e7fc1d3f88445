"""Models are made by the engines that filmgate.toml gives them to, and what no engine makes is refused at once."""

import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest

from conftest import KEY, Server, picture, serving, uri
from video_server import VideoServer

FAR, QUICK, OTHER = "minimax/hailuo-02/standard", "minimax/video-02", "minimax/hailuo-2.3/t2v-standard"


@pytest.fixture
def remote() -> Iterator[VideoServer]:
    server = VideoServer()
    yield server
    server.close()


def config(folder: Path, remote: VideoServer, *, routes: bool = True) -> Path:
    text = f"""
        [engines.far]
        kind = "openai_videos"
        url = "{remote.url}"
        family = "wan2.2-ti2v-5b"
        pixels = 6144

        [engines.quick]
        kind = "slate"
    """
    if routes:
        text += """
        [models]
        "minimax/hailuo-02/*" = "far"
        "minimax/video-02" = "quick"
        """
    file = folder / "filmgate.toml"
    file.write_text(text)
    return file


class Fleet:
    """Workers started by hand, of engines by name."""

    def __init__(self, server: Server, file: Path, stack: ExitStack) -> None:
        self._server, self._stack = server, stack
        self._env = {
            "PATH": "",
            "FILMGATE_CONFIG": str(file),
            "FILMGATE_WORKER_KEY": server.tenant("workers", scopes=["worker"]),
        }
        self._count = 0

    def hire(self, engine: str, *words: str) -> subprocess.Popen[bytes]:
        self._count += 1
        command = [
            sys.executable,
            "-m",
            "filmgate",
            "worker",
            "--server",
            self._server.url,
            "--engine",
            engine,
        ]
        worker = subprocess.Popen(
            [*command, "--name", f"w{self._count}", *words], env=self._env, stderr=subprocess.DEVNULL
        )
        self._stack.callback(worker.wait)
        self._stack.callback(worker.kill)
        return worker


@pytest.fixture
def stack() -> Iterator[ExitStack]:
    with ExitStack() as found:
        yield found


def served(server: Server, model: str) -> tuple[str, str]:
    found = server.call("GET", f"/api/v3/models/{model}").json()["data"]["serving"]
    return found["state"], found["engine"]


def wait_for(server: Server, model: str, state: str) -> None:
    until(lambda: served(server, model)[0] == state)


def until(true: Callable[[], bool]) -> None:
    end = time.monotonic() + 60
    while not true():
        assert time.monotonic() < end
        time.sleep(0.1)


def refused(server: Server, body: dict[str, Any], model: str = FAR) -> str:
    before = server.call("GET", "/api/v3/balance").json()["data"]["balance"]
    answer = server.call("POST", f"/api/v3/{model}", body)
    assert (answer.status_code, answer.json()["code"]) == (400, 400), answer.text
    assert server.call("GET", "/api/v3/balance").json()["data"]["balance"] == before
    return str(answer.json()["message"])


def test_each_engine_makes_its_models_and_what_it_cannot_is_refused(
    tmp_path: Path, remote: VideoServer, stack: ExitStack
) -> None:
    file = config(tmp_path, remote)
    server = stack.enter_context(
        serving(tmp_path / "data", FILMGATE_LOCAL_WORKER="false", FILMGATE_CONFIG=str(file))
    )
    assert served(server, FAR) == ("absent", "far")
    assert served(server, OTHER) == ("absent", "")
    ends = {"prompt": "a fox", "image": uri(picture()), "end_image": uri(picture())}
    waits = server.submit({"prompt": "nobody is here yet"})["id"]
    fleet = Fleet(server, file, stack)
    workers = [fleet.hire("far"), fleet.hire("quick")]
    made = server.wait(waits, lambda p: p["status"] == "completed")
    assert made["details"]["engine"] == "far"
    assert made["details"]["conformed"].startswith("1 frame cut")
    assert served(server, FAR) == ("ready", "far")
    wait_for(server, QUICK, "ready")
    assert server.done({"prompt": "a fox"}, QUICK)["details"]["engine"] == "quick"
    assert server.done({"prompt": "a fox"}, OTHER)["status"] == "completed"  # of whichever engine
    assert "far: it does not accept a last frame (end_image)" in refused(server, ends)
    assert "only with a first frame" in refused(server, {"prompt": "a", "end_image": uri(picture())})
    for worker in workers:
        worker.kill()
        worker.wait()
    assert "far: it does not accept a last frame" in refused(server, ends)  # it is known still


def test_of_two_engines_for_a_model_each_is_given_what_it_can_make(
    tmp_path: Path, remote: VideoServer, stack: ExitStack
) -> None:
    file = config(tmp_path, remote, routes=False)
    server = stack.enter_context(serving(tmp_path / "data", FILMGATE_LOCAL_WORKER="false"))
    fleet = Fleet(server, file, stack)
    fleet.hire("far")
    wait_for(server, FAR, "ready")
    ends = {"prompt": "a fox", "image": uri(picture()), "end_image": uri(picture())}
    assert "far: it does not accept a last frame" in refused(server, ends)
    remote.hold.set()  # far is busy for as long as this test needs
    busy = server.submit({"prompt": "a fox"})["id"]
    server.wait(busy, lambda p: p["status"] == "processing")
    fleet.hire("quick")
    until(lambda: len(server.call("GET", "/admin/v1/overview").json()["data"]["workers"]) == 2)
    assert server.done(ends)["details"]["engine"] == "quick"
    remote.hold.clear()
    assert server.wait(busy, lambda p: p["status"] == "completed")["details"]["engine"] == "far"


def test_an_engine_that_loads_is_cold_and_given_nothing(
    tmp_path: Path, remote: VideoServer, stack: ExitStack
) -> None:
    file = config(tmp_path, remote)
    server = stack.enter_context(
        serving(tmp_path / "data", FILMGATE_LOCAL_WORKER="false", FILMGATE_CONFIG=str(file))
    )
    remote.asleep.set()
    Fleet(server, file, stack).hire("far")
    wait_for(server, FAR, "cold")
    assert served(server, FAR) == ("cold", "far")
    waits = server.submit({"prompt": "a fox"})["id"]
    ready = server.call("GET", "/readyz").json()["checks"]["workers"]
    assert FAR in ready
    assert server.result(waits)["status"] == "created"
    remote.asleep.clear()
    assert server.wait(waits, lambda p: p["status"] == "completed")["details"]["attempt"] == 1


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("[engines", "filmgate.toml: "),
        ('[models]\n"minimax/*" = "wan22"', "names the engine 'wan22', which does not exist"),
        ('[models]\n"sora/*" = "animatic"', "matches no model"),
        ("[engines.x]\ncolour = 1", "has no kind"),
        ('[engine.x]\nkind = "slate"', "[engine] is not a known table"),
        ('[engines.X]\nkind = "slate"', "small letters"),
        ('[engines.quick]\nkind = "slate"\ncolour = 1', "unexpected keyword argument 'colour'"),
        ('[engines.quick]\nkind = "sora"', "engine 'sora' does not exist"),
        (
            '[engines.quick]\nkind = "openai_videos"\nurl = "http://x"\nfamily = "minimax-h3"',
            'accept_licence = "MiniMax H3 Community"',
        ),
    ],
)
def test_a_file_that_is_wrong_keeps_the_server_from_starting(tmp_path: Path, text: str, said: str) -> None:
    (tmp_path / "filmgate.toml").write_text(text)
    command = [sys.executable, "-m", "filmgate", "serve", "--port", "0", "--engine", "quick"]
    env = {"PATH": "", "FILMGATE_DATA_DIR": str(tmp_path), "FILMGATE_BOOTSTRAP_KEY": KEY}
    ended = subprocess.run(command, capture_output=True, text=True, timeout=60, env=env, check=False)
    assert ended.returncode == 1
    assert said in " ".join((ended.stderr + ended.stdout).split())
    assert "Traceback" not in ended.stderr
