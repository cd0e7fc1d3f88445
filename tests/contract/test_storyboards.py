"""Storyboards: an extension that shows, before a clip is made, a few stills of what it may become."""

import asyncio
import base64
import io
import threading
import time
from typing import Any

import httpx2 as httpx
import pytest
from PIL import Image

from conftest import Server, picture, uri
from filmgate.web.storyboards import Storyboards
from filmgate.wire.protocol import Sketch, Stills

MODEL = "minimax/hailuo-02/standard"
FOX = {"prompt": "A red fox leaps over a log in a snowy forest at dawn"}


def ask(server: Server, inputs: dict[str, Any], **more: Any) -> httpx.Response:
    """With patience: the worker may still be starting, or be behind the clips of other tests."""
    seed, key = more.pop("seed", None), more.pop("key", None)
    headers = {"Authorization": f"Bearer {key or 'fgk_test_key'}"}
    if seed is not None:
        headers["X-Filmgate-Seed"] = str(seed)
    end = time.monotonic() + 90
    while True:
        answer = httpx.post(
            f"{server.url}/api/v3/storyboards",
            json={"model_id": MODEL, "inputs": inputs, **more},
            headers=headers,
            timeout=60,
        )
        if answer.status_code != 503 or time.monotonic() > end:
            return answer
        time.sleep(0.3)


def stills(answer: httpx.Response) -> list[Image.Image]:
    assert answer.status_code == 200, answer.text
    found = []
    for one in answer.json()["data"]["stills"]:
        kind, _, data = one.partition(",")
        assert kind == "data:image/webp;base64"
        found.append(Image.open(io.BytesIO(base64.b64decode(data))).convert("RGB"))
    return found


def test_six_stills_of_the_shape_of_the_clip_for_nothing(quick: Server) -> None:
    before = quick.call("GET", "/api/v3/balance").json()["data"]
    answer = ask(quick, FOX)
    found = stills(answer)
    assert len({still.tobytes() for still in found}) == 6  # it moves
    assert {round(still.width / still.height, 2) for still in found} == {1.78}
    moments = answer.json()["data"]["moments"]
    assert moments == sorted(moments)
    assert 0 < moments[0] < moments[-1] < 6
    assert quick.call("GET", "/api/v3/balance").json()["data"] == before
    seed = quick.submit(FOX)["details"]["seed"]
    assert answer.json()["data"]["seed"] == seed  # it is of the clip that these inputs would give


def test_the_same_is_the_same_and_another_seed_is_not(quick: Server) -> None:
    first, again, other = (ask(quick, FOX, seed=seed, count=4) for seed in (1, 1, 2))
    assert len(stills(first)) == 4
    assert first.json() == again.json()
    assert first.json()["data"]["stills"] != other.json()["data"]["stills"]


def test_it_begins_with_the_picture_that_was_given(quick: Server) -> None:
    given = picture(800, 1000)
    found = stills(ask(quick, {"prompt": "push in slowly", "image": uri(given)}, count=4))
    assert {round(still.width / still.height, 2) for still in found} == {0.8}
    wanted = (
        Image.open(io.BytesIO(given)).convert("RGB").resize((1, 1), Image.Resampling.BOX).getpixel((0, 0))
    )
    shown = found[0].resize((1, 1), Image.Resampling.BOX).getpixel((0, 0))
    assert isinstance(wanted, tuple)
    assert isinstance(shown, tuple)
    assert max(abs(a - b) for a, b in zip(wanted, shown, strict=True)) < 25


def test_an_account_has_one_at_a_time(quick: Server) -> None:
    answers: list[httpx.Response] = []
    threads = [
        threading.Thread(target=lambda n=n: answers.append(ask(quick, FOX, seed=100 + n))) for n in range(2)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(answer.status_code for answer in answers) == [200, 429]
    refused = next(answer for answer in answers if answer.status_code == 429)
    assert refused.json()["error_code"] == "rate_limited"
    assert "retry-after" in refused.headers
    assert ask(quick, FOX, seed=102).status_code == 200  # and then the next


def test_a_key_that_may_only_read_may_ask(quick: Server) -> None:
    key = quick.tenant("sketcher", scopes=["read"])
    assert ask(quick, FOX, key=key).status_code == 200
    other = quick.tenant("sketcher", scopes=["predict"])
    assert ask(quick, FOX, key=other).status_code == 403


def test_what_the_safety_checker_refuses_is_not_drawn(quick: Server) -> None:
    answer = ask(quick, {"prompt": "a pornographic scene", "enable_prompt_expansion": True})
    assert answer.status_code == 400
    assert "safety checker" in answer.json()["message"]


@pytest.mark.parametrize(
    ("body", "status", "said"),
    [
        ({"inputs": FOX}, 400, "model_id"),
        ({"model_id": "nobody/knows", "inputs": FOX}, 404, "does not exist"),
        ({"model_id": MODEL, "inputs": {}}, 400, "prompt"),
        ({"model_id": MODEL, "inputs": "a fox"}, 400, "inputs"),
        ({"model_id": MODEL, "inputs": FOX, "count": 3}, 400, "count"),
        ({"model_id": MODEL, "inputs": FOX, "count": 7}, 400, "count"),
        ({"model_id": MODEL, "inputs": FOX | {"image": "data:image/png;base64,AAAA"}}, 400, "image"),
        ({"model_id": MODEL, "inputs": FOX | {"image": "http://127.0.0.1/a.png"}}, 400, "image"),
    ],
)
def test_bad_requests_say_what_is_wrong(quick: Server, body: dict[str, Any], status: int, said: str) -> None:
    ask(quick, FOX)  # somebody is there
    answer = quick.call("POST", "/api/v3/storyboards", body)
    assert answer.status_code == status, answer.text
    assert said in answer.json()["message"]


def test_without_a_local_worker_there_are_none(still: Server) -> None:
    answer = still.call("POST", "/api/v3/storyboards", {"model_id": MODEL, "inputs": FOX})
    assert answer.status_code == 503
    assert answer.json()["error_code"] == "unavailable"


def test_what_was_drawn_for_an_account_is_forgotten_when_it_deletes() -> None:
    """Without a server: nothing of it is ever shown."""
    boards, order = Storyboards(), Sketch(id="a", prompt="p", resolution="768p", duration=6, seed=1, count=4)

    async def drawn(account: str) -> list[str]:
        asking = asyncio.create_task(boards.draw(account, order))
        await asyncio.sleep(0)
        if found := boards.next():
            boards.answer(found.id, Stills(stills=[f"for {account}, drawn"]))
        return await asking

    async def all_of_it() -> None:
        assert await drawn("one") == await drawn("one") == ["for one, drawn"]
        assert await drawn("two") == ["for two, drawn"]
        boards.forget("one")
        assert [account for account, _ in boards._kept] == ["two"]

    asyncio.run(all_of_it())
