"""The history: finding, comparing, joining, and a great many of them; and what an operator sees."""

import io
import re
import zipfile
from concurrent.futures import ThreadPoolExecutor

import av
import numpy as np
import pytest
from playwright.sync_api import expect

from browser import Opener
from conftest import Server

MANY = 500


def test_what_is_searched_for_is_found(opened: Opener, quick: Server) -> None:
    quick.done({"prompt": "a heron on a lake"})
    quick.done({"prompt": "a HERON in flight"}, "minimax/hailuo-02/t2v-standard")
    shown = opened()
    page = shown.page
    shown.sign_in()
    shown.go("/history")
    page.get_by_label("Search prompts").fill("heron")
    expect(page.get_by_text("2 predictions")).to_be_visible()
    page.get_by_label("Model").select_option("minimax/hailuo-02/t2v-standard")
    expect(page.get_by_text("1 prediction", exact=True)).to_be_visible()
    expect(page.locator(".card.clip")).to_contain_text("HERON in flight")
    page.get_by_label("State").select_option("failed")
    expect(page.get_by_text("No clip matches")).to_be_visible()


def test_the_list_says_more_and_is_remembered(opened: Opener, quick: Server) -> None:
    quick.done({"prompt": "in a list"})
    shown = opened()
    page = shown.page
    shown.sign_in()
    shown.go("/history")
    price = page.locator(".card.clip").first.get_by_text("$0.23")
    expect(price).to_be_hidden()
    page.get_by_text("List", exact=True).click()
    expect(price).to_be_visible()
    page.reload()
    expect(price).to_be_visible()


def test_clips_are_compared_under_one_scrubber_and_downloaded(opened: Opener, quick: Server) -> None:
    quick.done({"prompt": "compare one", "duration": 10})
    quick.done({"prompt": "compare two"})
    shown = opened()
    page = shown.page
    shown.sign_in()
    shown.go("/history")
    page.get_by_label("Search prompts").fill("compare")
    expect(page.get_by_text("2 predictions")).to_be_visible()
    expect(page.get_by_role("button", name="Compare")).to_be_disabled()
    for number in range(2):
        page.get_by_label(re.compile("Choose: compare")).nth(number).check()
    page.get_by_role("button", name="Compare 2").click()
    times = "[...document.querySelectorAll('dialog video')].map((one) => one.currentTime)"
    ready = "[...document.querySelectorAll('dialog video')].every((one) => one.readyState >= 2)"
    page.wait_for_function(f"() => {ready}")
    page.get_by_label("Time in every clip").fill("3")
    page.wait_for_function(f"() => {times}.every((at) => Math.abs(at - 3) < 0.05)")
    page.get_by_role("button", name="Play").click()
    page.wait_for_function(f"() => {times}.every((at) => at > 3.3)")
    page.get_by_role("button", name="Pause").click()
    one, other = page.evaluate(times)
    assert abs(one - other) < 0.25
    page.get_by_label("Time in every clip").fill("9")  # the shorter one stands at its end
    page.wait_for_function(f"() => Math.max(...{times}) > 8.9 && Math.min(...{times}) < 6.1")
    differing = page.locator("tr.differs th")
    expect(differing.filter(has_text="Duration")).to_have_count(1)
    expect(differing.filter(has_text="Size")).to_have_count(0)
    page.keyboard.press("Escape")
    expect(page.locator("dialog")).to_have_count(0)
    with page.expect_download() as saved:
        page.get_by_role("button", name="Download 2").click()
    with zipfile.ZipFile(saved.value.path()) as archive:
        assert len(archive.namelist()) == 2


@pytest.mark.parametrize("by", ["dragging", "keyboard"])
def test_clips_are_joined_in_the_order_they_are_put_into(opened: Opener, quick: Server, by: str) -> None:
    first = quick.done({"prompt": f"join {by} first"})
    quick.done({"prompt": f"join {by} second"})
    shown = opened()
    page = shown.page
    shown.sign_in()
    shown.go("/history")
    page.get_by_label("Search prompts").fill(f"join {by}")
    expect(page.get_by_text("2 predictions")).to_be_visible()
    for number in range(2):  # the newest is first
        page.get_by_label(re.compile(f"Choose: join {by}")).nth(number).check()
    page.get_by_role("button", name="Join 2").click()
    order = page.locator(".order li")
    expect(order.first).to_contain_text("second")
    if by == "dragging":
        order.nth(1).drag_to(order.nth(0))
    else:
        page.get_by_role("button", name=re.compile("Earlier: .*first")).focus()
        page.keyboard.press("Enter")
    expect(order.first).to_contain_text("first")
    with page.expect_download() as saved:
        page.get_by_role("button", name="Save as one film").click()
    with av.open(io.BytesIO(saved.value.path().read_bytes()), "r") as film:
        frames = [frame.to_ndarray(format="rgb24") for frame in film.decode(video=0)]
    with av.open(io.BytesIO(quick.call("GET", first["outputs"][0]).content), "r") as clip:
        begins = next(clip.decode(video=0)).to_ndarray(format="rgb24")
    assert len(frames) == 288
    np.testing.assert_array_equal(frames[0], begins)


def test_five_hundred_are_reached_by_scrolling(opened: Opener, still: Server) -> None:
    with ThreadPoolExecutor(8) as pool:
        list(pool.map(lambda n: still.submit({"prompt": f"one of many {n}"}), range(MANY)))
    shown = opened(server=still)
    page = shown.page
    shown.sign_in()
    shown.go("/history")
    page.get_by_label("Search prompts").fill("one of many")
    expect(page.get_by_text(f"{MANY} predictions")).to_be_visible()
    page.get_by_text("List", exact=True).click()
    lines = page.locator(".card.clip")
    while lines.count() < MANY:  # a wheel that turns before the page has grown moves nothing: it turns again
        page.mouse.wheel(0, 20_000)
        page.wait_for_timeout(100)
    assert len(set(lines.locator(".prompt").all_text_contents())) == MANY
    expect(page.get_by_role("button", name="Show more")).to_be_hidden()


def test_what_is_under_way_goes_on_in_the_history(opened: Opener, quick: Server) -> None:
    quick.done({"prompt": "so that the worker was seen"})
    (worker,) = quick.call("GET", "/admin/v1/overview").json()["data"]["workers"]
    path = f"/admin/v1/workers/{worker['id']}"
    quick.call("POST", f"{path}/drain", {})
    shown = opened()
    page = shown.page
    try:
        quick.submit({"prompt": "seen on its way"})
        shown.sign_in()
        shown.go("/history")
        card = page.locator(".card.clip").filter(has_text="seen on its way")
        expect(card.locator(".foot")).to_contain_text("created")
    finally:
        quick.call("POST", f"{path}/resume", {})
    expect(card.locator(".foot")).to_contain_text("completed")
    expect(card.locator("video")).to_have_count(1)


def test_an_operator_drains_a_worker_and_is_told(opened: Opener, quick: Server) -> None:
    quick.done({"prompt": "so that the worker was seen"})
    shown = opened()
    page = shown.page
    shown.sign_in()
    page.get_by_role("link", name="Operate").click()
    row = page.get_by_role("region", name="Workers").locator("tbody tr")
    expect(row).to_contain_text("ready")
    try:
        row.get_by_role("button", name=re.compile("^Drain")).click()
        expect(row).to_contain_text("drained")
        expect(page.get_by_text("All workers are drained")).to_be_visible()
    finally:
        row.get_by_role("button", name=re.compile("^Resume")).click()
    expect(row).to_contain_text("ready")
    expect(page.get_by_text("All workers are drained")).to_have_count(0)


def test_who_is_no_operator_is_not_shown_the_way(opened: Opener, quick: Server) -> None:
    key = quick.tenant("guest", scopes=["predict", "read"])
    shown = opened(also="status of 403")
    page = shown.page
    shown.go("/models")
    page.get_by_label("API key").fill(key)
    page.get_by_role("button", name="Sign in").click()
    page.get_by_role("link", name="History").wait_for()
    expect(page.get_by_role("link", name="Operate")).to_have_count(0)
    shown.go("/operate")
    expect(page.get_by_text("has no scope")).to_be_visible()
