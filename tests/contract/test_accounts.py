"""Lists, deletion, catalogue, money."""

import asyncio
import concurrent.futures
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import httpx2 as httpx
import pytest

from conftest import KEY, Server, over, refused, serving
from filmgate import outside
from filmgate.bootstrap.server import open_server
from filmgate.settings import Settings

STANDARD = "/api/v3/minimax/hailuo-02/standard"


class Later(outside.Outside):
    """The same machine some hours later."""

    def __init__(self, hours: int) -> None:
        self._passed = timedelta(hours=hours)

    def now(self) -> datetime:
        return super().now() + self._passed

    def monotonic(self) -> float:
        return super().monotonic() + self._passed.total_seconds()


def balance(server: Server, key: str) -> float:
    return float(server.call("GET", "/api/v3/balance", key=key).json()["data"]["balance"])


def history(server: Server, key: str, **body: Any) -> dict[str, Any]:
    answer = server.call("POST", "/api/v3/predictions", body, key=key)
    assert answer.status_code == 200, answer.text
    data: dict[str, Any] = answer.json()["data"]
    return data


def submit(server: Server, key: str, prompt: str = "a", **body: Any) -> str:
    answer = server.call("POST", STANDARD, {"prompt": prompt, **body}, key=key)
    assert answer.status_code == 200, answer.text
    return str(answer.json()["data"]["id"])


def ended(server: Server, key: str, id: str) -> dict[str, Any]:
    end = time.monotonic() + 90
    while True:
        data: dict[str, Any] = server.call("GET", f"/api/v3/predictions/{id}/result", key=key).json()["data"]
        if over(data) or time.monotonic() > end:
            return data
        time.sleep(0.1)


def test_110_history_pages_filters_and_sorts(quick: Server) -> None:
    key = quick.tenant("i110")
    ids = [submit(quick, key, f"clip {n}") for n in range(3)]
    quick.call("POST", "/api/v3/minimax/video-02", {"prompt": "other"}, key=key)
    page = history(quick, key, page=1, page_size=2)
    assert ([one["input"]["prompt"] for one in page["items"]], page["total"], page["has_more"]) == (
        ["other", "clip 2"],
        4,
        True,
    )
    assert [one["id"] for one in history(quick, key, page=2, page_size=2)["items"]] == [ids[1], ids[0]]
    assert history(quick, key, model="minimax/video-02")["total"] == 1
    ended(quick, key, ids[2])
    assert history(quick, key, status="completed")["total"] >= 1
    later = (datetime.now(UTC) + timedelta(hours=1)).isoformat()
    assert history(quick, key, created_after=later)["total"] == 0
    assert history(quick, key, created_before=later)["total"] == 4


def test_111_without_dates_the_history_is_of_a_day(tmp_path: Path) -> None:
    made = open_server(Settings(data_dir=tmp_path, bootstrap_key=KEY, reserve_mb=0), make_key=False)

    async def ask() -> list[int]:
        transport = httpx.ASGITransport(made.app)
        headers = {"Authorization": f"Bearer {KEY}"}
        async with httpx.AsyncClient(
            transport=transport, base_url="http://127.0.0.1", headers=headers
        ) as http:
            began = (await http.post(STANDARD, json={"prompt": "a"})).json()["data"]["created_at"]
            totals = []
            for hours, dated in ((0, False), (23, False), (25, False), (25, True)):
                with outside.replaced(Later(hours)):
                    body = {"created_after": began} if dated else {}
                    answer = await http.post("/api/v3/predictions", json=body)
                totals.append(answer.json()["data"]["total"])
            return totals

    assert asyncio.run(ask()) == [1, 1, 0, 1]


@pytest.mark.parametrize(
    "body",
    [
        {"page_size": 0},
        {"page_size": 101},
        {"page": 0},
        {"status": "pending"},
        {"created_after": "soon"},
        {"page": "1"},
        {"model": 7},
        {"status": []},
        {"created_after": 5},
        {"page": True},
    ],
)
def test_110_a_bad_filter_is_400(quick: Server, body: dict[str, Any]) -> None:
    refused(quick.call("POST", "/api/v3/predictions", body), 400, "invalid_parameter")


def test_the_history_finds_what_a_prompt_contains_and_what_a_key_asked_for(quick: Server) -> None:
    first, second = (quick.tenant("searcher", name=name) for name in ("one", "two"))
    ids = [
        submit(quick, key, prompt)
        for key, prompt in ((first, "A RED fox"), (second, "100% red"), (first, "blue_"))
    ]
    for key, id in zip((first, second, first), ids, strict=True):
        ended(quick, key, id)

    def found(**wanted: str) -> set[str]:
        return {one["id"] for one in history(quick, first, **wanted)["items"]}

    assert found(prompt="red") == set(ids[:2])
    assert found(prompt="0%") == {ids[1]}  # no wildcard
    assert found(prompt="e_") == {ids[2]}
    assert found(prompt="'; DROP TABLE predictions; --") == set()
    keys = {one["name"]: one["id"] for one in quick.call("GET", "/admin/v1/keys").json()["data"]}
    assert found(access_key_uuid=keys["two"]) == {ids[1]}
    assert found(access_key_uuid=keys["two"], prompt="fox") == set()


def test_112_deletion_takes_the_clip_and_leaves_the_ledger(quick: Server) -> None:
    key, other = quick.tenant("i112", credit=10), quick.tenant("i112b")
    mine, theirs = submit(quick, key), submit(quick, other)
    clip = ended(quick, key, mine)["outputs"][0]
    body = {"ids": [mine, mine, theirs, "0" * 32]}
    answer = quick.call("POST", "/api/v3/predictions/delete", body, key=key)
    assert answer.json()["data"] == {"deleted_count": 1}
    refused(quick.call("GET", f"/api/v3/predictions/{mine}/result", key=key), 404, "not_found")
    refused(httpx.get(clip), 404, "not_found")
    assert balance(quick, key) == 9.77
    items = quick.call("POST", "/api/v3/billings/search", {}, key=key).json()["data"]["items"]
    assert items[0]["prediction"] == {
        "uuid": mine,
        "model_uuid": "minimax/hailuo-02/standard",
        "status": "deleted",
    }


@pytest.mark.parametrize(
    "body", [{}, {"ids": "x"}, {"ids": []}, {"ids": [1]}, {"ids": ["a"] * 101}, {"ids": None}]
)
def test_112_a_bad_list_of_ids_is_400(quick: Server, body: dict[str, Any]) -> None:
    slug = "invalid_parameter" if body.get("ids") is not None else "missing_parameter"
    refused(quick.call("POST", "/api/v3/predictions/delete", body), 400, slug)


def test_113_114_deleting_and_cancelling_free_the_engine_and_cost_nothing(tmp_path: Path) -> None:
    with serving(tmp_path, FILMGATE_ENGINE="animatic") as server:
        first, second, third = (server.submit({"prompt": f"a fox {n}"})["id"] for n in range(3))
        server.wait(first, lambda d: d["details"]["progress"] > 0.02)
        assert server.call("POST", "/api/v3/predictions/delete", {"ids": [first]}).json()["data"] == {
            "deleted_count": 1
        }
        assert server.call("DELETE", f"/api/v3/predictions/{third}").json()["data"] == {"deleted_count": 1}
        assert server.result(third)["status"] == "cancelled"
        server.wait(second, lambda d: d["status"] == "processing")
        assert "/outputs/0" not in server.call("GET", "/metrics").text, "the first was not made to its end"
        server.call("DELETE", f"/api/v3/predictions/{second}")
        assert balance(server, KEY) == 1000
        refused(server.call("GET", f"/api/v3/predictions/{first}"), 404, "not_found")


def test_114_cancelling_what_is_over_deletes_it(quick: Server) -> None:
    key = quick.tenant("i114")
    id = submit(quick, key)
    ended(quick, key, id)
    assert quick.call("DELETE", f"/api/v3/predictions/{id}", key=key).json()["data"] == {"deleted_count": 1}
    refused(quick.call("DELETE", f"/api/v3/predictions/{id}", key=key), 404, "not_found")


def test_115_the_catalogue_publishes_what_clients_read(quick: Server) -> None:
    found = quick.call("GET", "/api/v3/models").json()["data"]
    assert len(found) == 12
    for number, entry in enumerate(found, start=1):
        run = entry["api_schema"]["api_schemas"][0]
        assert {"model_id", "name", "description", "type", "base_price", "sort_order", "formula"} < set(entry)
        assert entry["sort_order"] == number
        assert entry["type"] in ("text-to-video", "image-to-video")
        assert (run["type"], run["method"], run["server"]) == ("model_run", "POST", quick.url)
        assert run["api_path"] == f"/api/v3/{entry['model_id']}"
        schema = run["request_schema"]
        assert set(schema["x-order-properties"]) == set(schema["properties"]) >= set(schema["required"])


@pytest.mark.parametrize(
    ("model", "inputs", "price"),
    [
        ("minimax/hailuo-02/standard", {}, 0.23),
        ("minimax/hailuo-02/standard", {"duration": 10}, 0.56),
        ("minimax/video-02", {"resolution": "1080p"}, 0.11),
        ("minimax/hailuo-02/fast", {"duration": 10}, 0.15),
        ("minimax/hailuo-02/standard", {"duration": "ten", "prompt": 7}, 0.23),
        ("minimax/hailuo-02/pro", None, 0.48),
        ("wavespeed-ai/minimax-h3/text-to-video", {"duration": 9}, 0.56),
    ],
)
@pytest.mark.parametrize("path", ["/api/v3/model/price", "/api/v3/model/pricing"])
def test_116_a_quote(quick: Server, path: str, model: str, inputs: Any, price: float) -> None:
    data = quick.call("POST", path, {"model_id": model, "inputs": inputs}).json()["data"]
    assert data["price"] == data["discounted_price"] == data["unit_price"] == price
    assert (data["model_id"], data["currency"]) == (model, "USD")


def test_116_a_quote_for_nothing(quick: Server) -> None:
    refused(quick.call("POST", "/api/v3/model/price", {"model_id": "nope"}), 404, "model_not_found")
    refused(quick.call("POST", "/api/v3/model/price", {}), 400, "missing_parameter")
    body = {"model_id": "minimax/video-02", "inputs": []}
    assert quick.call("POST", "/api/v3/model/price", body).status_code in (200, 400)


@pytest.fixture(scope="module", params=["meter", "enforce"])
def billing(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Any:
    folder = tmp_path_factory.mktemp(request.param)
    with serving(folder, FILMGATE_BILLING=request.param) as server:
        yield server


def test_117_what_was_quoted_is_charged_once_and_a_failure_nothing(billing: Server) -> None:
    key = billing.tenant("i117", credit=5)
    done = submit(billing, key)
    assert balance(billing, key) == 4.77
    assert ended(billing, key, done)["status"] == "completed"
    failed = submit(billing, key, image="http://localhost:1/i.png")
    assert ended(billing, key, failed)["status"] == "failed"
    assert balance(billing, key) == 4.77


def test_50_117_twenty_at_once_never_go_below_zero(billing: Server) -> None:
    enforced = billing.extra["FILMGATE_BILLING"] == "enforce"
    key = billing.tenant("i117b", credit=1.0)  # enough for four
    with concurrent.futures.ThreadPoolExecutor(20) as pool:
        answers = list(
            pool.map(lambda n: billing.call("POST", STANDARD, {"prompt": f"p{n}"}, key=key), range(20))
        )
    accepted = [a for a in answers if a.status_code == 200]
    assert len(accepted) == (4 if enforced else 20)
    assert history(billing, key)["total"] == len(accepted)
    for answer in answers:
        if answer.status_code != 200:
            refused(answer, 402, "insufficient_credits")
    assert balance(billing, key) == (pytest.approx(0.08) if enforced else 0)


def test_50_no_credit_no_prediction(billing: Server) -> None:
    key = billing.tenant("i50", credit=0)
    answer = billing.call("POST", STANDARD, {"prompt": "a"}, key=key)
    assert answer.status_code == (402 if billing.extra["FILMGATE_BILLING"] == "enforce" else 200)


def test_the_budget_of_a_key_is_its_own(billing: Server) -> None:
    key = billing.tenant("budget", budget=0.5)
    before = balance(billing, key)
    submit(billing, key)
    second = submit(billing, key)
    assert "budget" in refused(
        billing.call("POST", STANDARD, {"prompt": "a"}, key=key), 402, "insufficient_credits"
    )
    billing.call("DELETE", f"/api/v3/predictions/{second}", key=key)
    submit(billing, key)
    assert balance(billing, key) == pytest.approx(before - 2 * 0.23)


def test_118_both_addresses_of_the_balance(quick: Server) -> None:
    paths = ("/api/v3/balance", "/api/v3/account/balance", "/api/v2/balance")
    found = [quick.call("GET", path, key=quick.tenant("i118")).json() for path in paths]
    assert found[0] == found[1] == found[2]


def test_119_billing_and_usage_add_up_to_the_ledger(quick: Server) -> None:
    key = quick.tenant("i119", credit=20)
    ids = [
        submit(quick, key),
        submit(quick, key, image="http://localhost:1/i.png"),
        submit(quick, key, duration=10),
    ]
    for id in ids:
        ended(quick, key, id)
    found = quick.call("POST", "/api/v3/billings/search", {"page_size": 100}, key=key).json()["data"]["items"]
    signs = {"deduct": -1, "refund": 1, "recharge": 1}
    moved = sum(signs[one["billing_type"]] * one["price"] for one in found if not one["order"])
    assert balance(quick, key) == pytest.approx(20 + moved)
    deducted = quick.call("POST", "/api/v3/billings/search", {"billing_type": "deduct"}, key=key).json()[
        "data"
    ]
    assert sum(one["price"] for one in deducted["items"]) == pytest.approx(0.23 + 0.23 + 0.56)
    usage = quick.call("POST", "/api/v3/user/usage_stats", {}, key=key).json()["data"]
    assert usage["summary"] == {"total_cost": pytest.approx(0.79), "total_requests": 3, "success_requests": 2}
    assert sum(one["amount"] for one in usage["daily_usage"]) == pytest.approx(0.79)
    assert [(one["model_uuid"], one["total_count"]) for one in usage["per_model_usage"]] == [
        ("minimax/hailuo-02/standard", 3)
    ]


@pytest.mark.parametrize(
    "body", [{"billing_type": "x"}, {"page": 0}, {"page_size": 101}, {"start_time": "x"}]
)
def test_119_a_bad_search_is_400(quick: Server, body: dict[str, Any]) -> None:
    refused(quick.call("POST", "/api/v3/billings/search", body), 400, "invalid_parameter")


def test_an_idempotency_key_gives_the_first_answer_again(quick: Server) -> None:
    key, header = quick.tenant("idem", credit=5), {"Idempotency-Key": "one"}
    with concurrent.futures.ThreadPoolExecutor(8) as pool:
        answers = list(
            pool.map(lambda _: quick.call("POST", STANDARD, {"prompt": "a"}, key=key, **header), range(8))
        )
    assert len({a.text for a in answers}) == 1
    assert sorted(a.headers.get("idempotent-replayed", "") for a in answers) == [""] + ["true"] * 7
    assert balance(quick, key) == 4.77
    other = quick.call("POST", STANDARD, {"prompt": "b"}, key=key, **header)
    refused(other, 400, "idempotency_mismatch")
    assert (
        quick.call("POST", STANDARD, {"prompt": "a"}, key=quick.tenant("idem2"), **header).status_code == 200
    )


@pytest.mark.parametrize(
    ("path", "body"),
    [
        ("/admin/v1/accounts", {}),
        ("/admin/v1/accounts", {"id": "not ok"}),
        ("/admin/v1/accounts", {"id": "default"}),
        ("/admin/v1/accounts", {"id": "x", "level": "iron"}),
        ("/admin/v1/accounts", {"id": "x", "concurrency": 0}),
        ("/admin/v1/accounts/default/credit", {"amount": "5", "reason": "x"}),
        ("/admin/v1/keys", {}),
        ("/admin/v1/accounts/default/credit", {"amount": 5}),
        ("/admin/v1/keys", {"account": "default", "scopes": "x"}),
        ("/admin/v1/keys", {"account": "default", "scopes": ["root"]}),
        ("/admin/v1/keys", {"account": "default", "budget": -1}),
    ],
)
def test_a_bad_order_of_the_operator_is_400(quick: Server, path: str, body: dict[str, Any]) -> None:
    assert quick.call("POST", path, body).status_code == 400


@pytest.mark.parametrize("path", ["accounts/nobody/disable", "keys/none/revoke", "keys/none/rotate"])
def test_an_order_about_nobody_is_404(quick: Server, path: str) -> None:
    refused(quick.call("POST", f"/admin/v1/{path}"), 404, "not_found")


def test_a_drained_worker_is_given_nothing_and_a_resumed_one_is(quick: Server) -> None:
    def overview() -> dict[str, Any]:
        data: dict[str, Any] = quick.call("GET", "/admin/v1/overview").json()["data"]
        return data

    quick.done({"prompt": "so that the worker was seen"})
    seen = overview()
    (worker,) = [one for one in seen["workers"] if one["id"].startswith("local-")]
    assert (worker["engine"], worker["fault"]) == ("slate", "")
    assert worker["host"]
    assert 0 < seen["disk"]["free"] < seen["disk"]["total"]
    path = f"/admin/v1/workers/{worker['id']}"
    try:
        assert quick.call("POST", f"{path}/drain", {}).status_code == 200
        id = quick.submit({"prompt": "waits for a worker"})["id"]
        time.sleep(1)
        assert quick.result(id)["status"] == "created"
        end = time.monotonic() + 60  # it may still be at work for another test
        while [one["state"] for one in overview()["workers"] if one["id"] == worker["id"]] != ["drained"]:
            assert time.monotonic() < end
            time.sleep(0.2)
        seen = overview()
        assert seen["queue"]["waiting"] >= 1
        assert seen["queue"]["oldest_at"]
    finally:
        quick.call("POST", f"{path}/resume", {})
    assert quick.wait(id, over)["status"] == "completed"
    refused(quick.call("POST", "/admin/v1/workers/nobody/drain", {}), 404, "not_found")
    key = quick.tenant("curious", scopes=["predict", "read"])
    refused(quick.call("GET", "/admin/v1/overview", key=key), 403, "forbidden")


def test_without_a_worker_the_catalogue_and_the_overview_say_so(still: Server) -> None:
    seen = still.call("GET", "/admin/v1/overview").json()["data"]
    assert any("No worker is connected" in sentence for sentence in seen["attention"])
    serving = still.call("GET", "/api/v3/models").json()["data"][0]["serving"]
    assert serving == {"state": "absent", "engine": "", "licence": ""}
