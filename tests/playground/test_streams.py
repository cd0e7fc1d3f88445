"""One stream of events for all tabs, and what there is where tabs cannot share."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from browser import STANDARD, Opener
from conftest import Server, serving

SEEN = """(state) => {
    Object.defineProperty(document, "visibilityState", { value: state, configurable: true });
    document.dispatchEvent(new Event("visibilitychange"));
}"""
# browsers without shared workers, and those whose worker does not start
NONE = "delete window.SharedWorker"
BROKEN = """window.SharedWorker = class {
    port = { postMessage() {}, close() {} };
    constructor() { setTimeout(() => this.onerror(new Event("error"))); }
}"""
SILENT = "window.SharedWorker = class { port = { postMessage() {}, close() {} }; }"


@pytest.fixture(scope="module")
def alone(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A server whose one worker only these tests drain."""
    with serving(tmp_path_factory.mktemp("streams")) as server:
        yield server


@contextmanager
def drained(server: Server) -> Iterator[None]:
    """What is asked for waits meanwhile."""
    server.done({"prompt": "so that the worker was seen"})
    (worker,) = server.call("GET", "/admin/v1/overview").json()["data"]["workers"]
    server.call("POST", f"/admin/v1/workers/{worker['id']}/drain", {})
    try:
        yield
    finally:
        server.call("POST", f"/admin/v1/workers/{worker['id']}/resume", {})


def test_seven_tabs_with_running_clips_all_go_on(opened: Opener, alone: Server) -> None:
    shown = opened(server=alone)
    shown.sign_in()
    asked: list[str] = []
    pages: list[Page] = []
    with drained(alone):
        for number in range(7):
            id = alone.submit({"prompt": f"tab {number}"})["id"]
            page = shown.page.context.new_page()
            page.on("request", lambda request: asked.append(request.url))
            page.goto(f"{shown.url}{STANDARD}?show={id}")
            expect(page.locator("p.state")).to_contain_text("Waiting")
            pages.append(page)
        # a browser opens six connections to one server: the eighth page is still answered
        page = shown.page.context.new_page()
        page.goto(f"{shown.url}/history")
        for number in range(7):
            expect(page.locator(".card.clip").filter(has_text=f"tab {number}").first).to_be_visible()
    for page in pages:
        page.locator(".result video").wait_for(timeout=60_000)
    assert not [url for url in asked if "/events" in url]  # none of them listens by itself


def test_a_tab_that_joins_is_told_how_it_stands_and_one_that_leaves_takes_nothing_along(
    opened: Opener, alone: Server
) -> None:
    shown = opened(server=alone)
    shown.sign_in()
    with drained(alone):
        id = alone.submit({"prompt": "both"})["id"]
        pages = [shown.page.context.new_page() for _ in range(3)]
        for page in pages:
            page.goto(f"{shown.url}{STANDARD}?show={id}")
            expect(page.locator("p.state")).to_contain_text("Waiting")
        pages[0].close()
        pages[1].reload()
        expect(pages[1].locator("p.state")).to_contain_text("Waiting")
    for page in pages[1:]:
        page.locator(".result video").wait_for()


@pytest.mark.parametrize("script", [NONE, BROKEN, SILENT], ids=["none", "broken", "silent"])
def test_without_a_shared_worker_a_tab_listens_while_it_is_seen(
    opened: Opener, alone: Server, script: str
) -> None:
    shown = opened(server=alone, script=script)
    page = shown.page
    shown.sign_in()
    with drained(alone):
        id = alone.submit({"prompt": "seen"})["id"]
        with page.expect_request("**/api/v3/predictions/events*") as asked:
            shown.go(f"{STANDARD}?show={id}")
        expect(page.locator("p.state")).to_contain_text("Waiting")
        with page.expect_event("requestfailed", lambda request: request == asked.value):
            page.evaluate(SEEN, "hidden")
    alone.wait(id, lambda found: found["status"] == "completed")
    expect(page.locator("p.state")).to_contain_text("Waiting")
    page.evaluate(SEEN, "visible")
    page.locator(".result video").wait_for()


def test_one_that_is_deleted_elsewhere_is_told(opened: Opener, still: Server) -> None:
    shown = opened(server=still)
    page = shown.page
    shown.sign_in()
    id = still.submit({"prompt": "soon gone"})["id"]
    shown.go(f"{STANDARD}?show={id}")
    expect(page.locator("p.state")).to_contain_text("Waiting")
    still.call("POST", "/api/v3/predictions/delete", {"ids": [id]})
    expect(page.get_by_text("The clip was deleted.")).to_be_visible()


def test_who_is_signed_out_in_mid_run_is_led_to_the_sign_in(opened: Opener, tmp_path: Path) -> None:
    with serving(tmp_path, FILMGATE_LOCAL_WORKER="false") as running:
        shown = opened(server=running)
        page = shown.page
        shown.sign_in()
        shown.go(f"{STANDARD}?show={running.submit({'prompt': 'a'})['id']}")
        expect(page.locator("p.state")).to_contain_text("Waiting")
        page.context.clear_cookies()
        running.kill()
        expect(page.get_by_text("The server does not answer. Trying again.")).to_be_visible()
        running.start()
        page.get_by_label("API key").wait_for()
        assert "next=" in page.url
