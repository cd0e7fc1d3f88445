"""The command line as a person uses it: real processes, real exit codes, no tracebacks."""

import json
import os
import re
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from conftest import KEY, Server, free_port, picture
from filmgate import __version__
from filmgate.media.probe import probe


def run(*words: str, folder: Path, code: int = 0, **extra: str) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "FILMGATE_DATA_DIR": str(folder), **extra}
    done = subprocess.run(
        [sys.executable, "-m", "filmgate", *words],
        env=environment,
        capture_output=True,
        text=True,
        timeout=200,
        check=False,
    )
    assert done.returncode == code, done.stderr
    assert "Traceback" not in done.stderr
    return done


def test_generate_makes_a_clip_without_a_server(tmp_path: Path) -> None:
    target = tmp_path / "out.mp4"
    image = tmp_path / "in.png"
    image.write_bytes(picture(900, 600))
    done = run(
        "generate",
        "a red dot, push in",
        "-o",
        str(target),
        "--image",
        str(image),
        "--seed",
        "7",
        "--model",
        "minimax/hailuo-02/fast",
        folder=tmp_path / "d",
    )
    assert done.stdout.strip() == str(target)
    assert "prediction " in done.stderr.splitlines()[0]
    assert "list price $0.1, seed 7" in done.stderr
    assert f"base64 < {image}" in done.stderr
    found = probe(target)
    assert (found.width, found.height, found.frames) == (768, 512, 144)
    shown = run("history", "--json", folder=tmp_path / "d").stdout
    assert json.loads(shown)[0]["status"] == "completed"


def test_verbs_talk_to_the_server_that_holds_the_data_directory(quick: Server, tmp_path: Path) -> None:
    target = tmp_path / "a.mp4"
    done = run("generate", "a boat", "-o", str(target), "--json", folder=quick.folder)
    data = json.loads(done.stdout)
    assert data["urls"]["get"].startswith(quick.url)
    assert target.exists()
    assert data["id"] in run("history", "-n", "100", folder=quick.folder).stdout
    assert json.loads(run("show", data["id"], folder=quick.folder).stdout)["id"] == data["id"]
    run("cancel", data["id"], folder=quick.folder)
    assert "prediction does not exist" in run("show", data["id"], folder=quick.folder, code=1).stderr


def test_a_server_can_be_named(shared: Server, tmp_path: Path) -> None:
    found = run("models", "--server", shared.url, "--key", KEY, "--json", folder=tmp_path).stdout
    assert json.loads(found)[0]["model_id"] == "minimax/hailuo-02/standard"
    assert "not valid" in run("models", "--server", shared.url, "--key", "x", folder=tmp_path, code=1).stderr
    dead = f"http://127.0.0.1:{free_port()}"
    assert (
        "cannot be reached" in run("models", "--server", dead, "--key", "x", folder=tmp_path, code=1).stderr
    )


def test_ctrl_c_cancels_on_a_server_of_its_own(tmp_path: Path) -> None:
    environment = {**os.environ, "FILMGATE_DATA_DIR": str(tmp_path / "d")}
    process = subprocess.Popen(
        [sys.executable, "-m", "filmgate", "generate", "a cat", "-o", str(tmp_path / "a.mp4")],
        env=environment,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    assert process.stderr
    for line in process.stderr:
        if line.startswith("render"):
            break
    os.killpg(process.pid, signal.SIGINT)
    rest = process.stderr.read()
    assert process.wait(20) == 130
    assert "cancelled, nothing was charged" in rest
    assert not (tmp_path / "a.mp4").exists()
    process.stderr.close()


def test_ctrl_c_while_the_program_loads_shows_no_traceback(tmp_path: Path) -> None:
    """-X importtime names each module as it is loaded: so we know when we are in the middle of it."""
    process = subprocess.Popen(
        [sys.executable, "-X", "importtime", "-m", "filmgate", "generate", "a cat"],
        env={**os.environ, "FILMGATE_DATA_DIR": str(tmp_path)},
        stderr=subprocess.PIPE,
        text=True,
    )
    with process:
        assert process.stderr is not None
        assert any("typer" in line for line in process.stderr)
        process.send_signal(signal.SIGINT)
        assert "Traceback" not in process.stderr.read()
    assert process.returncode in (130, -signal.SIGINT)
    assert not list(tmp_path.iterdir())


def test_ctrl_c_only_detaches_from_a_running_server(shared: Server, tmp_path: Path) -> None:
    environment = {**os.environ, "FILMGATE_DATA_DIR": str(shared.folder)}
    process = subprocess.Popen(
        [sys.executable, "-m", "filmgate", "generate", "a dog", "-o", str(tmp_path / "a.mp4")],
        env=environment,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    assert process.stderr
    id = process.stderr.readline().split()[-1]
    time.sleep(0.5)
    os.killpg(process.pid, signal.SIGINT)
    assert f"filmgate wait {id}" in process.stderr.read()
    assert process.wait(20) == 130
    process.stderr.close()
    assert shared.result(id)["status"] in ("created", "processing")
    shared.call("DELETE", f"/api/v3/predictions/{id}")


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("generate", "  "), "prompt must not be empty"),
        (("generate", "x", "--duration", "7"), "6 or 10"),
        (("generate", "x", "--model", "no/such"), "does not exist: GET"),
        (("show", "nope"), "prediction does not exist"),
        (("generate", "x", "--image", "/no/such.png"), "No such file"),
        (("generate", "x", "--image", __file__), "is a text: it must be a JPEG or PNG image"),
        (("generate", "x", "-o", "/no/such/folder/a.mp4"), "not a folder"),
        (("models", "--server", "http://x"), "--key"),
        (("serve", "--host", "0.0.0.0", "--port", "0"), "without an API key"),
    ],
)
def test_a_mistake_is_one_sentence(tmp_path: Path, words: tuple[str, ...], sentence: str) -> None:
    assert sentence in run(*words, folder=tmp_path / "d", code=1).stderr


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("--resolution", "4k"), "takes no --resolution: it makes 768p; no model makes 4k"),
        (("--resolution", "720p"), "--model minimax/video-01 can"),
        (
            ("--duration", "10", "--model", "minimax/hailuo-02/pro"),
            "takes no --duration: it makes 6 s; --model",
        ),
        (("--end-image", "{image}", "--model", "minimax/video-02"), "takes no --end-image; --model"),
        (("--detach", "--data-dir", "{nobody}"), "--detach needs a server that goes on"),
    ],
)
def test_what_a_model_would_ignore_is_misuse_and_is_not_sent(
    quick: Server, tmp_path: Path, words: tuple[str, ...], sentence: str
) -> None:
    image = tmp_path / "in.png"
    image.write_bytes(picture(400, 400))
    given = [word.format(image=image, nobody=tmp_path / "d") for word in words]
    before = quick.call("POST", "/api/v3/predictions", {}).json()["data"]["total"]
    assert sentence in run("generate", "x", *given, folder=quick.folder, code=2).stderr
    assert quick.call("POST", "/api/v3/predictions", {}).json()["data"]["total"] == before


def test_what_a_model_always_makes_is_no_mistake(quick: Server, tmp_path: Path) -> None:
    words = ("--resolution", "768P", "--duration", "6", "-o", str(tmp_path / "a.mp4"))
    assert "ignored" not in run("generate", "x", *words, folder=quick.folder).stderr


def test_a_detached_prediction_is_waited_for_and_saved_later(quick: Server, tmp_path: Path) -> None:
    id = run("generate", "slate: 2s", "--detach", folder=quick.folder).stdout.strip()
    done = run("wait", id, folder=quick.folder)
    assert done.stdout.strip() == quick.result(id)["outputs"][0]
    run("wait", id, "-o", str(tmp_path / "a.mp4"), folder=quick.folder)
    assert probe(tmp_path / "a.mp4").frames == 144
    other = quick.done({"prompt": "another"})["id"]
    (tmp_path / "clips").mkdir()
    saved = run("download", id, other, "-o", str(tmp_path / "clips"), folder=quick.folder).stdout.split()
    assert [Path(one).name for one in saved] == [f"filmgate-{one[:8]}.mp4" for one in (id, other)]
    assert all(probe(Path(one)).frames == 144 for one in saved)
    failed = quick.done({"prompt": "slate: fail 1401"})["id"]
    assert "cannot be read" in run("wait", failed, folder=quick.folder, code=1).stderr
    assert "has no clip" in run("download", failed, folder=quick.folder, code=1).stderr
    run("download", id, other, "-o", "one.mp4", folder=quick.folder, code=2)


def test_the_version_is_that_of_the_package(tmp_path: Path) -> None:
    assert run("--version", folder=tmp_path).stdout == f"filmgate {__version__}\n"


def test_misuse_is_exit_code_2(tmp_path: Path) -> None:
    run("generate", folder=tmp_path, code=2)
    run("models", folder=tmp_path, code=2, FILMGATE_PORT="many")


def test_a_busy_port_is_a_sentence(shared: Server, tmp_path: Path) -> None:
    done = run("serve", "--port", str(shared.port), folder=tmp_path / "d", code=1)
    assert f"cannot listen on 127.0.0.1:{shared.port}" in done.stderr


def test_a_data_directory_that_cannot_be_written_is_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    for path in (tmp_path / "file" / "d", Path("/proc/filmgate")):
        assert "cannot be written" in run("generate", "x", folder=path, code=1).stderr


def test_a_full_disk_is_a_sentence_and_recovers(tmp_path: Path) -> None:
    folder = tmp_path / "disk"
    folder.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=600k", "tmpfs", str(folder)]
    if not shutil.which("mount") or subprocess.run(mount, capture_output=True, check=False).returncode:
        pytest.skip("this machine does not allow to mount a small file system")
    try:
        server = Server(folder=folder, port=free_port(), extra={})
        server.start()
        big = picture(1200, 800)
        body = {
            "prompt": "x",
            "image": "data:image/png;base64," + __import__("base64").b64encode(big).decode(),
        }
        answers = [server.call("POST", "/api/v3/minimax/hailuo-02/standard", body) for _ in range(12)]
        refused = [answer.json() for answer in answers if answer.status_code != 200]
        assert refused
        assert {one["error_code"] for one in refused} == {"storage_full"}
        spent = 1000 - server.call("GET", "/api/v3/balance").json()["data"]["balance"]
        assert spent == pytest.approx(0.23 * (12 - len(refused)))
        server.stop()
    finally:
        subprocess.run(["umount", "-l", str(folder)], check=False)


def test_doctor_finds_nothing_wrong_here(tmp_path: Path) -> None:
    found = run("doctor", folder=tmp_path / "d").stdout
    assert "broken" not in found
    assert "animatic-1" in found


def test_models_and_doctor_say_what_can_run_here(tmp_path: Path) -> None:
    (tmp_path / "filmgate.toml").write_text("""
        [engines.card]
        kind = "slate"
        [engines.h3]
        kind = "openai_videos"
        url = "http://127.0.0.1:1"
        family = "minimax-h3"
        [models]
        "minimax/*" = "card"
    """)
    found = run("models", folder=tmp_path).stdout
    assert "card on this machine: slate-2" in found
    assert re.search(r"h3 does not work on this machine: .*European.Union.*accept_licence", found, re.DOTALL)
    assert "GPUs of this machine: " in found
    checked = run("doctor", folder=tmp_path, code=1).stdout
    assert "ok      engine.card" in checked
    assert "broken  engine.h3" in checked


def test_the_first_start_shows_a_key_once(tmp_path: Path) -> None:
    environment = {**os.environ, "FILMGATE_DATA_DIR": str(tmp_path / "d"), "PYTHONUNBUFFERED": "1"}
    shown = []
    for _ in range(2):
        process = subprocess.Popen(
            [sys.executable, "-m", "filmgate", "serve", "--port", "0"],
            env=environment,
            stdout=subprocess.PIPE,
            text=True,
        )
        assert process.stdout
        lines = [process.stdout.readline() for _ in range(3)]
        time.sleep(0.3)
        process.send_signal(signal.SIGTERM)
        lines.append(process.stdout.read())
        assert process.wait(20) == 0
        process.stdout.close()
        shown.append("".join(lines))
    assert "API key    fg_live_" in shown[0]
    assert "API key" not in shown[1]
