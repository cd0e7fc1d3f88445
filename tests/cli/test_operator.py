"""The operator's verbs, joining and extending, as a person uses them."""

import json
import subprocess
import sys
from pathlib import Path

import av
import numpy as np
import pytest
from test_cli import run

from conftest import KEY, Receiver, Server, over, picture, uri

FAST = "minimax/hailuo-02/fast"  # the smallest clips


def test_an_account_its_key_its_credit(quick: Server) -> None:
    folder = quick.folder
    run("accounts", "create", "studio", "--level", "gold", folder=folder)
    key = run(
        "keys", "create", "--account", "studio", "--name", "laptop", "--budget", "2", folder=folder
    ).stdout.strip()
    assert key.startswith("fg_live_")
    assert quick.call("GET", "/api/v3/balance", key=key).json()["data"]["balance"] == 1000
    assert (
        "$900.0000" in run("accounts", "credit", "studio", "-100", "--reason", "refund", folder=folder).stdout
    )
    held = json.loads(run("keys", "list", "--json", folder=folder).stdout)
    mine = next(one for one in held if one["account"] == "studio")
    assert (mine["name"], mine["budget"], mine["hint"]) == ("laptop", 2, key[-4:])
    fresh = run("keys", "rotate", mine["id"], folder=folder).stdout.strip()
    assert quick.call("GET", "/api/v3/balance", key=key).status_code == 401
    run("accounts", "disable", "studio", folder=folder)
    assert quick.call("GET", "/api/v3/balance", key=fresh).status_code == 403
    run("accounts", "disable", "studio", "--undo", folder=folder)
    assert quick.call("GET", "/api/v3/balance", key=fresh).status_code == 200
    assert "studio" in run("accounts", "list", folder=folder).stdout
    shown = json.loads(run("keys", "list", "--json", folder=folder).stdout)
    run("keys", "revoke", next(k["id"] for k in shown if k["hint"] == fresh[-4:]), folder=folder)
    assert quick.call("GET", "/api/v3/balance", key=fresh).status_code == 401


@pytest.mark.parametrize(
    "words",
    [
        ("keys", "create", "--account", "nobody"),
        ("keys", "create", "--scope", "root"),
        ("keys", "revoke", "x"),
        ("accounts", "create", "not ok"),
        ("webhooks", "show", "x"),
        ("join", "nope", "-o", "x.mp4"),
    ],
)
def test_a_mistake_of_the_operator_is_one_sentence(
    quick: Server, tmp_path: Path, words: tuple[str, ...]
) -> None:
    done = run(*words, folder=quick.folder, code=1)
    assert "error" in done.stderr


def test_deliveries_can_be_listed_shown_and_replayed(quick: Server, receiver: Receiver) -> None:
    path = f"/api/v3/minimax/hailuo-02/standard?webhook={receiver.url}"
    assert quick.call("POST", path, {"prompt": "tell"}).status_code == 200
    receiver.wait(1)
    id = receiver.seen[0][0]["webhook-id"]
    assert id in run("webhooks", "list", folder=quick.folder).stdout
    shown = json.loads(run("webhooks", "show", id, folder=quick.folder).stdout)
    assert json.loads(shown["body"])["input"]["prompt"] == "tell"
    run("webhooks", "replay", id, folder=quick.folder)
    receiver.wait(2)


def test_the_receiver_verifies_and_prints(quick: Server) -> None:
    command = [
        sys.executable,
        "-m",
        "filmgate",
        "webhooks",
        "listen",
        "--port",
        "0",
        "--count",
        "1",
        "--server",
        quick.url,
        "--key",
        KEY,
    ]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        assert process.stderr is not None
        url = process.stderr.readline().split("webhook=")[1].strip()
        path = f"/api/v3/minimax/hailuo-02/standard?webhook={url}"
        assert quick.call("POST", path, {"prompt": "listen"}).status_code == 200
        out, err = process.communicate(timeout=60)
    assert json.loads(out)["input"]["prompt"] == "listen"
    assert ": verified" in err


def test_the_signature_of_webhooks_is_shown_and_chosen(quick: Server) -> None:
    asked = ("webhooks", "signature", "--server", quick.url, "--key", quick.tenant("cli-signature"))
    assert run(*asked, folder=quick.folder).stdout == "v3\n"
    assert run(*asked, "v1", folder=quick.folder).stdout == "v1\n"
    assert run(*asked, folder=quick.folder).stdout == "v1\n"
    assert "must be v1 or v3" in run(*asked, "v9", folder=quick.folder, code=1).stderr


def frames(path: Path) -> list[np.ndarray]:
    with av.open(str(path)) as clip:
        return [frame.to_ndarray(format="gray") for frame in clip.decode(video=0)]


def clip(
    server: Server, tmp_path: Path, name: str, model: str = "minimax/hailuo-02/standard", **more: str
) -> tuple[str, Path]:
    import httpx2 as httpx  # noqa: PLC0415

    data = server.wait(server.submit({"prompt": name, **more}, model)["id"], over)
    path = tmp_path / f"{name}.mp4"
    path.write_bytes(httpx.get(data["outputs"][0]).content)
    return data["id"], path


def test_clips_of_one_size_are_joined_without_touching_a_frame(quick: Server, tmp_path: Path) -> None:
    (one, first), (_, second) = clip(quick, tmp_path, "one"), clip(quick, tmp_path, "two")
    target = tmp_path / "joined.mp4"
    run("join", one, str(second), "-o", str(target), folder=quick.folder)
    made, parts = frames(target), frames(first) + frames(second)
    assert len(made) == len(parts) == 288
    assert all(np.array_equal(a, b) for a, b in zip(made, parts, strict=True))


def test_clips_of_other_sizes_are_refused_or_encoded_anew(quick: Server, tmp_path: Path) -> None:
    (_, first), (_, small) = clip(quick, tmp_path, "one"), clip(quick, tmp_path, "low", "minimax/video-01")
    target = tmp_path / "joined.mp4"
    assert (
        "--reencode"
        in run("join", str(first), str(small), "-o", str(target), folder=quick.folder, code=1).stderr
    )
    assert not target.exists()
    run("join", str(first), str(small), "-o", str(target), "--reencode", folder=quick.folder)
    made = frames(target)
    assert len(made) == 288
    assert made[0].shape == (768, 1366)


def test_extending_goes_on_from_the_last_frame_and_shows_it_once(shared: Server, tmp_path: Path) -> None:
    id, first = clip(shared, tmp_path, "pan left", FAST, image=uri(picture()))
    target = tmp_path / "longer.mp4"
    run("extend", id, "push in", "--model", FAST, "-o", str(target), folder=shared.folder)
    made, before = frames(target), frames(first)
    assert len(made) == 287
    assert all(np.array_equal(a, b) for a, b in zip(made, before, strict=False))
    step = np.abs(made[144].astype(int) - made[143]).mean()
    assert step < 6  # the cut is not seen
