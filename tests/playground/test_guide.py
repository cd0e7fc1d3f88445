"""The model page beside its form: examples, hints, the wait, the storyboard, going on from a clip."""

import io
import re
import time
from dataclasses import asdict
from pathlib import Path

import av
import pytest
from playwright.sync_api import Page, expect

from browser import STANDARD, Opener, playing, run
from conftest import ABLE, Server, free_port


def prompt(page: Page) -> str:
    return page.locator("textarea").input_value()


def test_an_example_fills_the_form(opened: Opener) -> None:
    shown = opened()
    page = shown.page
    shown.sign_in()
    shown.go(STANDARD)
    page.get_by_role("tab", name="Examples").click()
    expect(page.locator(".example")).to_have_count(6)
    page.locator(".example").filter(has_text="Storytelling").click()
    assert prompt(page).startswith("A galleon")
    # where a picture is needed, the example is its first frame
    shown.go("/models/minimax/hailuo-02/i2v-standard")
    page.get_by_role("tab", name="Examples").click()
    page.locator(".example").filter(has_text="Product ad").click()
    page.get_by_role("img", name="First frame: car.jpg").wait_for()
    assert "stays as it is" in prompt(page)
    run(page)
    playing(page)


def test_hints_come_and_go_and_stop_nobody(opened: Opener) -> None:
    shown = opened()
    page = shown.page
    shown.sign_in()
    shown.go(STANDARD)
    page.get_by_label("Prompt", exact=True).fill("A red fox in a snowy forest")
    hints = page.locator(".hints li")
    expect(hints).to_have_count(2)
    expect(hints.first).to_contain_text("say who or what moves")
    expect(page.get_by_role("button", name=re.compile("^Run"))).to_be_enabled()
    page.get_by_label("Prompt", exact=True).fill("A red fox runs through a snowy forest [Pan left]")
    expect(hints).to_have_count(0)


def test_the_tabs_tell_parameters_prices_and_questions(opened: Opener) -> None:
    shown = opened()
    page = shown.page
    shown.sign_in()
    shown.go("/models/minimax/video-02")
    page.get_by_text("Is there sound?").click()
    expect(page.get_by_text("Clips are silent")).to_be_visible()
    page.get_by_role("tab", name="API").click()
    expect(page.get_by_role("region", name="Parameters")).to_contain_text("at most 2000 characters")
    page.get_by_role("tab", name="Limits").click()
    expect(page.get_by_role("region", name="Sizes and prices")).to_contain_text("1920 \u00d7 1080")
    expect(page.get_by_role("region", name="Sizes and prices")).to_contain_text("$0.11")


def test_how_long_it_takes_is_told_beside_the_button(opened: Opener, quick: Server) -> None:
    quick.done({"prompt": "so that there is a time"})
    shown = opened()
    shown.sign_in()
    shown.go(STANDARD)
    expect(shown.page.locator(".eta")).to_have_text(re.compile(r"^about \d+ s"))


def test_while_a_clip_waits_there_is_a_sketch(opened: Opener, quick: Server) -> None:
    quick.done({"prompt": "so that the worker was seen"})
    worker = next(
        one["id"]
        for one in quick.call("GET", "/admin/v1/overview").json()["data"]["workers"]
        if one["id"].startswith("local-")
    )
    shown = opened()
    page = shown.page
    shown.sign_in()
    shown.go(STANDARD)
    page.get_by_label("Prompt", exact=True).fill("A red fox leaps over a log in a snowy forest")
    quick.call("POST", f"/admin/v1/workers/{worker}/drain", {})
    try:
        run(page)
        page.locator(".strip img").first.wait_for(timeout=60_000)
        expect(page.locator(".strip img")).to_have_count(6)
        page.wait_for_function(
            "() => [...document.querySelectorAll('.strip img')].every((one) => one.naturalWidth > 300)"
        )
        expect(page.get_by_role("region", name="Storyboard")).to_contain_text(
            "Preview: the clip may look different"
        )
    finally:
        quick.call("POST", f"/admin/v1/workers/{worker}/resume", {})
    playing(page)
    expect(page.locator(".strip")).to_have_count(0)


def test_where_nobody_sketches_nothing_is_shown(opened: Opener, still: Server) -> None:
    shown = opened(server=still)
    page = shown.page
    shown.sign_in()
    shown.go(STANDARD)
    page.get_by_label("Prompt", exact=True).fill("A red fox")
    with page.expect_response("**/api/v3/storyboards") as asked:
        run(page)
    assert asked.value.status == 503
    expect(page.locator("p.state")).to_contain_text("Waiting")
    expect(page.locator(".sketch")).to_have_count(0)
    page.get_by_role("button", name="Cancel").click()


def test_a_clip_is_extended_and_both_are_saved_as_one(opened: Opener) -> None:
    shown = opened()
    page = shown.page
    shown.sign_in()
    shown.go(STANDARD)
    page.get_by_label("Prompt", exact=True).fill("The first part")
    run(page)
    playing(page)
    first = page.url
    page.get_by_role("button", name="Extend").click()
    page.get_by_role("img", name=re.compile("First frame")).wait_for()
    assert prompt(page) == ""
    expect(page.get_by_label("Prompt", exact=True)).to_be_focused()
    page.get_by_label("Prompt", exact=True).fill("The second part")
    expect(page.get_by_role("button", name=re.compile("^Run"))).to_be_enabled()
    run(page)
    page.wait_for_url(lambda url: url != first)
    with page.expect_download() as saved:
        page.get_by_role("button", name="Save both as one").click()
    with av.open(io.BytesIO(saved.value.path().read_bytes()), "r") as film:
        assert sum(1 for _ in film.decode(video=0)) == 288


def test_a_poster_moves_under_the_pointer(opened: Opener) -> None:
    shown = opened(moves=True)
    page = shown.page
    shown.sign_in()
    page.locator(".card.model").first.hover()
    page.wait_for_function("() => document.querySelector('.card.model video')?.currentTime > 0.1")
    page.get_by_label("Search models").hover()
    expect(page.locator(".card.model video")).to_have_count(0)


@pytest.fixture
def lonely(tmp_path: Path) -> Server:
    """A server without a worker of its own, and a short lease."""
    extra = {"FILMGATE_ENGINE": "slate", "FILMGATE_LOCAL_WORKER": "false", "FILMGATE_LEASE_SECONDS": "2"}
    return Server(folder=tmp_path / "data", port=free_port(), extra=extra)


def test_a_server_that_restarts_in_mid_run_is_waited_for(opened: Opener, lonely: Server) -> None:
    lonely.start()
    shown = opened(server=lonely)
    page = shown.page
    try:
        shown.sign_in()
        shown.go(STANDARD)
        page.get_by_label("Prompt", exact=True).fill("Through a restart")
        run(page)
        page.locator("p.state").wait_for()
        worker = lonely.tenant("w", scopes=["worker"])
        about = {
            "worker": "w1",
            "engine": "none",
            "fingerprint": "",
            "licence": "",
            "host": "",
            "fault": "",
            "can": asdict(ABLE),
        }
        assert lonely.call("POST", "/internal/v1/workers", about, key=worker).status_code == 200
        lease = lonely.call("POST", "/internal/v1/leases", {"worker": "w1"}, key=worker).json()
        beat = {"attempt": lease["attempt"], "stage": "render", "progress": 0.4}
        path = f"/internal/v1/predictions/{lease['id']}/heartbeat"
        assert lonely.call("POST", path, beat, key=worker).status_code == 200
        expect(page.locator("p.state")).to_contain_text("Drawing 40 %")
        lonely.kill()
        expect(page.get_by_text("The server does not answer. Trying again.")).to_be_visible()
        time.sleep(1)
        lonely.extra["FILMGATE_LOCAL_WORKER"] = "true"
        lonely.start()
        playing(page)
        expect(page.get_by_text("The server does not answer")).to_have_count(0)
    finally:
        lonely.stop()
