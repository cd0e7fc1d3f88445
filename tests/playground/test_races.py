"""Slow networks, late answers and hasty people: what is shown is what is sent, and the newest wish counts."""

import base64
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

import httpx2 as httpx
import pytest
from playwright.sync_api import Error, Page, Request, Route, expect

from browser import STANDARD, Opener, Watched, playing, run
from conftest import Server, picture

SUBMIT = "**/api/v3/minimax/hailuo-02/standard"
OVER: list[Request] = []
TRACKED = """(() => {
    const make = URL.createObjectURL, revoke = URL.revokeObjectURL;
    window.addresses = new Set();
    URL.createObjectURL = (blob) => { const made = make(blob); window.addresses.add(made); return made; };
    URL.revokeObjectURL = (made) => { window.addresses.delete(made); revoke(made); };
})()"""


def held(page: Page, pattern: str, when: Callable[[Route], bool] = lambda _: True) -> list[Route]:
    """Requests that wait until they are let go."""
    waiting: list[Route] = []
    for end in ("requestfinished", "requestfailed"):
        page.on(end, lambda request: OVER.append(request))  # noqa: PLW0108  it takes functions alone
    page.route(pattern, lambda route: waiting.append(route) if when(route) else route.continue_())
    return waiting


def let_go(page: Page, waiting: list[Route]) -> None:
    for route in waiting:
        with suppress(Error):  # the page had ended it
            route.continue_()
    until(page, lambda: all(route.request in OVER for route in waiting))
    page.evaluate("() => new Promise((done) => setTimeout(done))")  # what comes of the answers has come


def until(page: Page, true: Callable[[], Any]) -> None:
    for _ in range(400):
        if true():
            return
        page.wait_for_timeout(50)
    raise AssertionError("it did not come to that")


@pytest.fixture
def form(opened: Opener) -> Watched:
    shown = opened(script=TRACKED, also="ERR_FAILED")
    shown.sign_in()
    shown.go(STANDARD)
    shown.page.get_by_label("Prompt", exact=True).fill("What is shown")
    return shown


def files(folder: Path) -> list[Path]:
    found = []
    for name, seed in (("a.png", 1), ("b.png", 2)):
        (folder / name).write_bytes(picture(seed=seed))
        found.append(folder / name)
    return found


def sent(page: Page) -> dict[str, Any]:
    with page.expect_request(SUBMIT) as request:
        run(page)
    body = request.value.post_data_json
    assert isinstance(body, dict)
    playing(page)
    return body


def test_a_picture_that_is_removed_while_it_is_sent_is_not_in_the_request(
    form: Watched, tmp_path: Path
) -> None:
    page = form.page
    first, _ = files(tmp_path)
    waiting = held(page, "**/uploads/*")
    page.get_by_label("First frame").set_input_files(first)
    page.get_by_role("img", name="First frame: a.png").wait_for()
    until(page, lambda: waiting)
    expect(page.locator(".eta")).to_have_text("Run waits until the picture is uploaded.")
    expect(page.locator(".runbar button")).to_be_disabled()
    page.get_by_label("Prompt", exact=True).press("Control+Enter")  # waits too
    assert "?show=" not in page.url
    page.get_by_role("button", name="Remove the first frame").click()
    expect(page.locator(".eta")).not_to_contain_text("Run waits")
    let_go(page, waiting)
    assert sent(page) == {"prompt": "What is shown", "duration": 6, "enable_prompt_expansion": False}
    expect(page.get_by_label("First frame")).to_be_attached()  # still empty
    assert page.evaluate("() => addresses.size") == 0


def test_of_a_slow_picture_and_a_fast_one_the_later_is_shown_and_sent(form: Watched, tmp_path: Path) -> None:
    page = form.page
    slow, fast = files(tmp_path)
    size = str(slow.stat().st_size)
    waiting = held(
        page, "**/uploads/*", lambda route: route.request.headers.get("content-length") == size or not waiting
    )
    page.get_by_label("First frame").set_input_files(slow)
    until(page, lambda: waiting)
    page.locator(".drop").first.evaluate(
        """async (zone, [name, bytes]) => {
            const data = new DataTransfer();
            data.items.add(new File([Uint8Array.from(atob(bytes), (one) => one.charCodeAt(0))], name, { type: "image/png" }));
            zone.dispatchEvent(new DragEvent("drop", { dataTransfer: data, bubbles: true, cancelable: true }));
        }""",
        [fast.name, base64.b64encode(fast.read_bytes()).decode()],
    )
    page.get_by_role("img", name="First frame: b.png").wait_for()
    expect(page.locator(".runbar button")).to_be_enabled()
    let_go(page, waiting)
    expect(page.get_by_role("img", name="First frame: b.png")).to_be_visible()
    assert page.evaluate("() => addresses.size") == 1
    body = sent(page)
    assert httpx.get(body["image"]).content == fast.read_bytes()


def test_a_picture_that_is_refused_leaves_the_one_before(form: Watched, tmp_path: Path) -> None:
    page = form.page
    first, small = files(tmp_path)
    small.write_bytes(picture(300, 300))
    page.get_by_label("First frame").set_input_files(first)
    expect(page.locator(".drop").first).not_to_have_attribute("aria-busy", "true")
    page.locator(".drop").first.evaluate(
        """(zone, bytes) => {
            const data = new DataTransfer();
            data.items.add(new File([Uint8Array.from(atob(bytes), (one) => one.charCodeAt(0))], "small.png", { type: "image/png" }));
            zone.dispatchEvent(new DragEvent("drop", { dataTransfer: data, bubbles: true, cancelable: true }));
        }""",
        base64.b64encode(small.read_bytes()).decode(),
    )
    expect(page.get_by_text("its short side must be over 300 pixels")).to_be_visible()
    page.get_by_role("img", name="First frame: a.png").wait_for()
    assert httpx.get(sent(page)["image"]).content == first.read_bytes()


def test_a_lost_answer_and_a_click_again_make_one_prediction(form: Watched, quick: Server) -> None:
    page = form.page
    keys: list[str | None] = []

    def lose(route: Route) -> None:
        keys.append(route.request.headers.get("idempotency-key"))
        if len(keys) == 1:
            assert route.fetch().status == 200
            route.abort()
        else:
            route.continue_()

    page.route(SUBMIT, lose)
    page.get_by_label("Prompt", exact=True).fill("Answered into the void")
    run(page)
    expect(page.get_by_text("The server does not answer")).to_be_visible()
    run(page)
    playing(page)
    assert keys[0]
    assert keys == [keys[0]] * 2
    wanted = {"prompt": "Answered into the void"}
    assert quick.call("POST", "/api/v3/predictions", wanted).json()["data"]["total"] == 1
    # one that was answered is done: the same again is wanted again
    first = page.url
    run(page)
    page.wait_for_url(lambda url: url != first)
    assert keys[2] not in keys[:2]
    assert quick.call("POST", "/api/v3/predictions", wanted).json()["data"]["total"] == 2


def test_hasty_clicks_make_one_prediction(form: Watched, quick: Server) -> None:
    page = form.page
    prompt = page.get_by_label("Prompt", exact=True)
    prompt.fill("Hasty")
    waiting = held(page, SUBMIT)
    for _ in range(3):
        prompt.press("Control+Enter")
    until(page, lambda: waiting)
    page.locator(".runbar button").dispatch_event("click")
    let_go(page, waiting)
    playing(page)
    assert len(waiting) == 1
    assert quick.call("POST", "/api/v3/predictions", {"prompt": "Hasty"}).json()["data"]["total"] == 1


@pytest.mark.parametrize(
    ("slow", "place", "path"),
    [
        ("**/session", "History", "/history"),
        ("**/admin/v1/keys", "Keys", "/keys"),
        ("**/openapi.json", "Reference", "/docs"),
        ("**/admin/v1/overview", "Operate", "/operate"),
        ("**/api/v3/webhook/deliveries", "Webhooks", "/webhooks"),
    ],
)
def test_the_later_navigation_wins(opened: Opener, slow: str, place: str, path: str) -> None:
    shown = opened()
    page = shown.page
    shown.sign_in()
    page.get_by_role("link", name="Operate").wait_for()
    waiting = held(page, slow)
    page.get_by_role("link", name=place, exact=True).click()
    page.wait_for_url(f"**{path}")
    until(page, lambda: waiting)
    page.get_by_role("link", name="Models", exact=True).click()
    page.get_by_role("heading", name="Models").wait_for()
    let_go(page, waiting)
    expect(page.locator("h1")).to_have_text("Models")
    assert page.title() == "Models · Filmgate"
    expect(page.locator("nav [aria-current=page]")).to_have_text("Models")


def test_a_late_answer_to_run_does_not_call_one_back(form: Watched) -> None:
    page = form.page
    waiting = held(page, SUBMIT)
    run(page)
    until(page, lambda: waiting)
    page.get_by_role("link", name="Models", exact=True).click()
    page.get_by_role("heading", name="Models").wait_for()
    with page.expect_response(SUBMIT):
        let_go(page, waiting)
    assert page.url.endswith("/models")
    page.get_by_role("link", name="History").click()  # it was made all the same
    expect(page.locator(".card.clip").first).to_contain_text("What is shown")


def test_nothing_of_a_screen_outlives_it(opened: Opener, quick: Server, tmp_path: Path) -> None:
    done = quick.done({"prompt": "left behind"})
    shown = opened(script=TRACKED)
    page = shown.page
    page.clock.install()
    shown.sign_in()
    listening = page.context.new_cdp_session(page)

    def listeners() -> int:
        document = listening.send("Runtime.evaluate", {"expression": "document"})["result"]["objectId"]
        found = listening.send("DOMDebugger.getEventListeners", {"objectId": document})["listeners"]
        return sum(one["type"] == "keydown" for one in found)

    asked: list[str] = []
    before = listeners()
    page.on("request", lambda request: asked.append(request.url))
    for path in ("/operate", "/history", "/webhooks", f"{STANDARD}?show={done['id']}"):
        page.evaluate(
            "(path) => { history.pushState(null, '', path); dispatchEvent(new PopStateEvent('popstate')); }",
            path,
        )
        page.wait_for_load_state("networkidle")
        if path == "/operate":
            asked.clear()
            page.clock.run_for(3_500)
            until(
                page, lambda: any("overview" in url for url in asked)
            )  # it does look again while it is there
    page.locator(".result video").wait_for()
    assert listeners() == before + 1
    first, _ = files(tmp_path)
    page.get_by_label("First frame").set_input_files(first)
    page.get_by_role("img", name="First frame: a.png").wait_for()
    assert page.evaluate("() => addresses.size") == 1
    page.get_by_role("link", name="History").click()
    page.get_by_label("Choose: left behind").check()
    page.get_by_label("Choose").nth(1).check()
    page.get_by_role("button", name="Compare 2").click()
    page.locator("dialog").wait_for()
    page.go_back()
    page.get_by_label("Prompt", exact=True).wait_for()
    expect(page.locator("dialog")).to_have_count(0)
    page.get_by_role("link", name="Models", exact=True).click()
    page.get_by_role("heading", name="Models").wait_for()
    page.wait_for_load_state("networkidle")
    asked.clear()
    page.clock.run_for(60_000)
    page.wait_for_load_state("networkidle")
    assert [url for url in asked if "/ui/" not in url] == []
    assert page.evaluate("() => addresses.size") == 0
    assert listeners() == before


def test_on_a_slow_line_a_reload_in_mid_run_ends_with_the_clip(opened: Opener) -> None:
    shown = opened()
    page = shown.page
    shown.sign_in()
    line = page.context.new_cdp_session(page)
    line.send("Network.enable")
    slow = {"offline": False, "latency": 400, "downloadThroughput": 500_000, "uploadThroughput": 500_000}
    line.send("Network.emulateNetworkConditions", slow)
    shown.go(STANDARD)
    page.get_by_label("Prompt", exact=True).fill("Over a slow line")
    run(page)
    page.wait_for_url("**?show=*")
    page.reload()
    playing(page)
    expect(page.get_by_label("Prompt", exact=True)).to_have_value("Over a slow line")
