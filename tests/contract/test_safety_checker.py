"""The switch that turns on the safety checker: end to end, over HTTP (case 82)."""

import json
import os
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest

from chat_model import ChatModel
from conftest import Receiver, Server, over, picture, serving, uri
from filmgate.safety.text.minilm import FILE

HARM = "a pornographic scene in a hotel room"
CALM = "A red fox leaps over a log in a snowy forest at dawn"
PICTURE = uri(picture())


def balance(server: Server) -> float:
    return float(server.call("GET", "/api/v3/balance").json()["data"]["balance"])


def expanding(prompt: str, **more: Any) -> dict[str, Any]:
    return {"prompt": prompt, "enable_prompt_expansion": True, **more}


def refused(data: dict[str, Any], stage: str, category: str) -> dict[str, Any]:
    """The verdict that ended it, after all that must be true of a refusal."""
    assert data["status"] == "failed"
    assert data["code"] == 1200
    assert data["outputs"] == []
    assert data["details"]["stage"] == stage
    assert category in data["error"]
    for substring in ("HTTP 5", "timeout", "connection", "429"):  # what makes official clients submit again
        assert substring not in data["error"]
    verdict: dict[str, Any] = data["details"]["screening"]["verdicts"][-1]
    assert verdict["stage"] == stage
    assert verdict["allowed"] is False
    assert verdict["category"] == category
    return verdict


def test_82_a_refused_prompt_fails_with_1200_and_costs_nothing(quick: Server) -> None:
    before = balance(quick)
    data = quick.done(expanding(HARM))
    verdict = refused(data, "prompt", "sexual")
    assert verdict["rule"] == "pornography"
    assert data["has_nsfw_contents"] == []
    assert balance(quick) == before
    assert not list((quick.folder / "blobs").glob(f"outputs/{data['id']}/**/*.mp4"))


def test_82_the_same_prompt_without_the_switch_is_made(quick: Server) -> None:
    data = quick.done({"prompt": HARM, "enable_prompt_expansion": False})
    assert data["status"] == "completed"
    assert data["has_nsfw_contents"] == [False]
    assert data["details"]["screened"] is False
    assert "screening" not in data["details"]


def test_an_allowed_prompt_is_screened_from_prompt_to_frames(quick: Server) -> None:
    data = quick.done(expanding(CALM, image=PICTURE, duration=10))
    assert data["status"] == "completed"
    assert data["has_nsfw_contents"] == [False]
    assert data["details"]["screened"] is True
    record = data["details"]["screening"]
    assert [one["stage"] for one in record["verdicts"]] == ["prompt", "image", "expanded_prompt", "frames"]
    assert all(one["allowed"] for one in record["verdicts"])
    by_stage = {one["stage"]: one for one in record["verdicts"]}
    assert set(by_stage["prompt"]["scores"]) >= {"any", "sexual", "violence", "minors"}
    assert len(by_stage["image"]["scores"]["open_nsfw"]) == 1
    assert len(by_stage["frames"]["scores"]["open_nsfw"]) == 20
    assert data["details"]["expanded_prompt"].startswith(CALM)
    assert CALM not in json.dumps(record)


def test_the_webhook_of_a_refusal_says_the_same(quick: Server, receiver: Receiver) -> None:
    path = f"/api/v3/minimax/hailuo-02/standard?webhook={receiver.url}"
    id = quick.call("POST", path, expanding(HARM)).json()["data"]["id"]
    quick.wait(id, over)
    receiver.wait(1)
    body = json.loads(receiver.seen[0][1])
    assert (body["id"], body["status"], body["code"]) == (id, "failed", 1200)
    assert body["outputs"] == body["has_nsfw_contents"] == []


def test_a_clip_refused_after_rendering_has_no_file_and_no_price(tmp_path: Path) -> None:
    with serving(tmp_path / "data", FILMGATE_SCREEN__SECOND="0") as server:
        before = balance(server)
        data = server.done(expanding(CALM))
        verdict = refused(data, "frames", "sexual")
        assert verdict["rule"] == "second-highest frame"
        assert data["has_nsfw_contents"] == [True]
        assert balance(server) == before
        assert not list((server.folder / "blobs").rglob("*.mp4"))


def test_an_input_picture_is_refused_before_anything_is_drawn(tmp_path: Path) -> None:
    with serving(tmp_path / "data", FILMGATE_SCREEN__IMAGE="0") as server:
        data = server.done(expanding(CALM, image=PICTURE))
        refused(data, "image", "sexual")
        assert data["has_nsfw_contents"] == []
        fast = server.done({"image": PICTURE, "enable_prompt_expansion": True}, "minimax/hailuo-02/fast")
        refused(fast, "image", "sexual")


def test_an_operator_screens_everything(tmp_path: Path) -> None:
    with serving(tmp_path / "data", FILMGATE_SAFETY="always") as server:
        refused(server.done({"prompt": HARM}), "prompt", "sexual")
        data = server.done({"prompt": CALM})
        assert data["details"]["screened"] is True
        assert [one["stage"] for one in data["details"]["screening"]["verdicts"]] == ["prompt", "frames"]


def test_an_operator_screens_nothing(tmp_path: Path) -> None:
    with serving(tmp_path / "data", FILMGATE_SAFETY="never") as server:
        data = server.done(expanding(HARM))
        assert data["status"] == "completed"
        assert data["details"]["screened"] is False


def test_a_language_that_nobody_reads_is_the_operators_choice(tmp_path: Path, quick: Server) -> None:
    prompt = "一只红狐狸在雪林中跃过倒下的原木"
    data = quick.done(expanding(prompt))
    assert data["status"] == "completed"
    assert data["details"]["screening"]["verdicts"][0]["unread"] == "zh"
    with serving(tmp_path / "data", FILMGATE_SCREEN__LANGUAGES="refuse") as server:
        refused(server.done(expanding(prompt)), "prompt", "language")


def test_a_guard_model_judges_too(tmp_path: Path, model: ChatModel) -> None:
    model.says("unsafe\nS1")
    with serving(tmp_path / "data", FILMGATE_GUARD_URL=model.url, FILMGATE_GUARD_MODEL="guard") as server:
        verdict = refused(server.done(expanding(CALM)), "prompt", "violence")
        assert verdict["by"] == "guard:guard"
        model.reply = lambda _body: (500, b"")  # it does not answer: fail closed
        data = server.done(expanding(CALM))
        assert (data["status"], data["code"]) == ("failed", 5003)
        assert balance(server) == 1000


@pytest.fixture
def altered(tmp_path: Path) -> str:
    """A folder for PYTHONPATH in which the sentence model is not the pinned one."""
    folder = tmp_path / "altered" / FILE.package
    folder.mkdir(parents=True)
    (folder / "__init__.py").touch()
    (folder / FILE.name).write_bytes(FILE.read()[:-1] + b"?")
    return str(folder.parent)


def ready(server: Server) -> tuple[int, dict[str, Any]]:
    answer = server.call("GET", "/readyz")
    return answer.status_code, answer.json()


def test_an_altered_model_closes_what_must_be_screened(tmp_path: Path, altered: str) -> None:
    with serving(tmp_path / "data", PYTHONPATH=altered) as server:
        end = time.monotonic() + 60
        while ready(server)[0] != 503:  # the worker says what it can do when it registers
            assert time.monotonic() < end
            time.sleep(0.1)
        assert ready(server)[1]["checks"]["safety"] == "1 of 1 workers cannot screen predictions"
        answer = server.call("POST", "/api/v3/minimax/hailuo-02/standard", expanding(CALM))
        assert answer.status_code == 503
        assert answer.json()["error_code"] == "unavailable"
        assert "filmgate doctor" in answer.json()["message"]
        assert balance(server) == 1000
        assert server.call("POST", "/api/v3/predictions", {}).json()["data"]["total"] == 0
        assert server.done({"prompt": CALM})["status"] == "completed"
        doctor = subprocess.run(
            [sys.executable, "-m", "filmgate", "doctor", "--data-dir", str(server.folder)],
            env={**os.environ, **server.extra},
            capture_output=True,
            text=True,
            check=False,
        )
        assert doctor.returncode == 1
        (line,) = [line for line in doctor.stdout.splitlines() if " safety " in line]
        assert line.startswith("broken")
        assert FILE.name in line


def test_an_operator_may_carry_on_without(tmp_path: Path, altered: str) -> None:
    with serving(tmp_path / "data", PYTHONPATH=altered, FILMGATE_SCREEN__MISSING="allow") as server:
        data = server.done(expanding(CALM))
        assert data["status"] == "completed"
        assert data["details"]["screened"] is False
        assert set(data["details"]["screening"]["missing"]) == {"prompt", "expanded_prompt"}
        assert [one["stage"] for one in data["details"]["screening"]["verdicts"]] == ["frames"]
        assert ready(server)[0] == 200


def test_a_server_that_can_is_ready(quick: Server) -> None:
    status, answer = ready(quick)
    assert (status, answer["status"], set(answer["checks"].values())) == (200, "ready", {"ok"})
