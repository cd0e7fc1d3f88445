"""The playground as a person uses it: in Chromium, against a running server."""

import re
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Locator, expect

from browser import STANDARD, Opener, playing, run
from conftest import KEY, Receiver, Server, picture

PROMPT = "A red fox leaps over a log"


@pytest.mark.parametrize("phone", [False, True], ids=["wide", "phone"])
def test_the_whole_way_from_the_models_to_a_remix(opened: Opener, tmp_path: Path, phone: bool) -> None:  # noqa: FBT001
    shown = opened(phone=phone)
    page = shown.page
    shown.sign_in()
    press = Locator.tap if phone else Locator.click
    page.get_by_label("Search models").fill("standard 768p first last")
    expect(page.locator(".card.model")).to_have_count(1)
    press(page.locator(".card.model"))
    page.get_by_label("Prompt", exact=True).fill(PROMPT)
    press(page.get_by_text("Camera moves", exact=True))
    press(page.get_by_role("button", name="[Push in]"))
    expect(page.get_by_label("Prompt", exact=True)).to_have_value(f"{PROMPT} [Push in]")
    expect(page.get_by_role("button", name="Run · $0.23")).to_be_visible()
    press(page.get_by_text("10 s", exact=True))
    expect(page.get_by_role("button", name="Run · $0.56")).to_be_visible()
    page.get_by_text("6 s", exact=True).click()
    file = tmp_path / "first.png"
    file.write_bytes(picture())
    page.get_by_label("First frame").set_input_files(file)
    page.get_by_role("img", name="First frame: first.png").wait_for()
    expect(page.get_by_role("button", name="Run · $0.23")).to_be_enabled()
    code = page.locator("pre code:visible")
    expect(code).to_contain_text("/api/v3/minimax/hailuo-02/standard")
    expect(code).to_contain_text("/uploads/")
    run(page)
    playing(page)
    assert "?show=" in page.url
    page.get_by_role("link", name="History").click()
    press(page.locator(".card.clip a").first)
    playing(page)
    expect(page.get_by_text("Made by slate. Apache-2.0; your clips are yours.")).to_be_visible()
    expect(page.get_by_label("Prompt", exact=True)).to_have_value(f"{PROMPT} [Push in]")
    page.get_by_label("Prompt", exact=True).fill("something else")
    page.get_by_role("button", name="Remove the first frame").click()
    page.get_by_role("button", name="Remix").click()
    expect(page.get_by_label("Prompt", exact=True)).to_have_value(f"{PROMPT} [Push in]")
    page.get_by_role("img", name="First frame: chosen").wait_for()
    page.go_back()
    page.get_by_role("heading", name="History").wait_for()


def test_by_keyboard_alone(opened: Opener) -> None:
    shown = opened()
    page = shown.page
    shown.go(STANDARD)
    page.get_by_label("API key").wait_for()
    page.keyboard.type("fgk_test_key")
    page.keyboard.press("Enter")
    page.get_by_label("Prompt", exact=True).wait_for()
    assert page.url.endswith(STANDARD)
    for _ in range(20):
        page.keyboard.press("Tab")
        if page.evaluate("() => document.activeElement.tagName") == "TEXTAREA":
            break
    page.keyboard.type(PROMPT)
    page.keyboard.press("Control+Enter")
    playing(page)
    page.get_by_role("tab", name="cURL").focus()
    page.keyboard.press("ArrowRight")
    expect(page.get_by_role("tab", name="Python")).to_be_focused()
    expect(page.locator("pre code:visible")).to_contain_text("import wavespeed")


def test_a_reload_under_way_and_a_second_tab_see_the_same(opened: Opener) -> None:
    shown = opened()
    page = shown.page
    shown.sign_in()
    shown.go(STANDARD)
    page.get_by_label("Prompt", exact=True).fill(PROMPT)
    run(page)
    page.locator(".running, .result").first.wait_for()
    page.reload()
    other = page.context.new_page()
    other.goto(page.url)
    playing(page)
    other.locator(".result video").wait_for()
    expect(other.get_by_label("Prompt", exact=True)).to_have_value(PROMPT)


def test_a_refusal_says_so_and_that_it_was_free(opened: Opener) -> None:
    shown = opened(also="status of 400")  # there is no storyboard of it either
    page = shown.page
    shown.sign_in()
    shown.go(STANDARD)
    page.get_by_label("Prompt", exact=True).fill("a pornographic film")
    page.get_by_label("Enhance the prompt").check()
    run(page)
    panel = page.locator(".panel.failed")
    expect(panel).to_contain_text("Refused by the safety checker")
    expect(panel).to_contain_text("You were not charged")
    expect(panel).to_contain_text("code 1200")


def test_a_cancelled_prediction(opened: Opener, still: Server) -> None:
    shown = opened(server=still)
    page = shown.page
    shown.sign_in()
    shown.go(STANDARD)
    page.get_by_label("Prompt", exact=True).fill(PROMPT)
    run(page)
    expect(page.locator("p.state")).to_contain_text("Waiting")
    page.get_by_role("button", name="Cancel").click()
    expect(page.locator(".panel")).to_contain_text("Cancelled")


@pytest.mark.parametrize(
    ("file_of", "said"),
    [
        ((300, 400, "PNG"), "its short side must be over 300 pixels"),
        ((1000, 350, "JPEG"), "its shape must be between 2:5 and 5:2"),
        ((400, 400, "WEBP"), "The picture must be a JPEG or a PNG"),
    ],
)
def test_a_picture_that_breaks_a_rule_is_named_before_it_is_sent(
    opened: Opener, tmp_path: Path, file_of: tuple[int, int, str], said: str
) -> None:
    shown = opened()
    page = shown.page
    shown.sign_in()
    shown.go(STANDARD)
    file = tmp_path / f"a.{file_of[2].lower()}"
    file.write_bytes(picture(*file_of))
    sent: list[str] = []
    page.on("request", lambda request: sent.append(request.url) if "upload" in request.url else None)
    page.get_by_label("Last frame").set_input_files(file)
    expect(page.get_by_text(said)).to_be_visible()
    assert sent == []


def test_what_users_write_stays_text(opened: Opener, tmp_path: Path) -> None:
    evil = "<img src=x onerror=\"document.title='owned'\"> ' $(id) `id` </code><script>document.title='owned'</script>"
    shown = opened()
    page = shown.page
    shown.sign_in()
    shown.go(STANDARD)
    page.get_by_label("Prompt", exact=True).fill(evil)
    for tab in ("cURL", "Python", "JavaScript"):
        page.get_by_role("tab", name=tab).click()
        expect(page.locator("pre code:visible")).to_contain_text("onerror")
    file = tmp_path / "<img src=x onerror=alert(1)>.png"
    file.write_bytes(picture())
    page.get_by_label("First frame").set_input_files(file)
    expect(page.locator(".drop img").first).to_have_attribute("alt", f"First frame: {file.name}")
    expect(page.get_by_role("button", name=re.compile("^Run"))).to_be_enabled()
    run(page)
    playing(page)
    shown.go("/history")
    expect(page.locator(".prompt").first).to_contain_text("<img src=x")
    assert page.title() == "History · Filmgate"


def test_an_ended_session_leads_to_the_sign_in_and_back(opened: Opener) -> None:
    shown = opened()
    page = shown.page
    shown.sign_in()
    page.locator(".balance").wait_for()
    page.context.clear_cookies()
    page.get_by_role("link", name="History").click()
    page.get_by_label("API key").fill("fgk_test_key")
    page.get_by_role("button", name="Sign in").click()
    page.get_by_role("heading", name="History").wait_for()
    page.get_by_role("button", name="Sign out").click()
    page.get_by_label("API key").wait_for()
    kept = page.evaluate("() => JSON.stringify([{...localStorage}, {...sessionStorage}, document.cookie])")
    assert "fgk_" not in kept
    assert "filmgate_session" not in kept


def test_deleting_from_the_history(opened: Opener, quick: Server) -> None:
    id = quick.done({"prompt": "to be deleted"})["id"]
    shown = opened()
    page = shown.page
    shown.sign_in()
    shown.go("/history")
    page.get_by_label("Choose: to be deleted").check()
    page.on("dialog", lambda dialog: dialog.accept())
    page.get_by_role("button", name="Delete 1").click()
    expect(page.get_by_label("Choose: to be deleted")).to_have_count(0)
    assert quick.call("GET", f"/api/v3/predictions/{id}/result").status_code == 404


def test_a_delivery_can_be_read_and_sent_again(opened: Opener, quick: Server, receiver: Receiver) -> None:
    path = f"/api/v3/minimax/hailuo-02/standard?webhook={receiver.url}"
    id = quick.call("POST", path, {"prompt": "<b>told</b>"}).json()["data"]["id"]
    receiver.wait(1)
    shown = opened()
    page = shown.page
    shown.sign_in()
    page.get_by_role("link", name="Webhooks").click()
    row = page.locator("tbody tr").filter(has_text=id[:8])
    expect(row).to_contain_text("delivered")
    row.get_by_text("Body").click()
    expect(row.locator("pre")).to_contain_text('"prompt": "<b>told</b>"')
    row.get_by_role("button", name="Send again").click()
    receiver.wait(2)
    assert receiver.seen[0][0]["webhook-id"] == receiver.seen[1][0]["webhook-id"]
    page.get_by_role("button", name="Show the secret").click()
    expect(page.locator("main")).to_contain_text(re.compile("whsec_[A-Za-z0-9+/=]{20,}"))


def test_a_key_is_made_shown_once_used_and_revoked(opened: Opener, quick: Server) -> None:
    shown = opened()
    page = shown.page
    shown.sign_in()
    page.get_by_role("link", name="Keys").click()
    page.get_by_label("Name").fill("from the page")
    page.get_by_label("Budget, $").fill("2.5")
    page.get_by_role("button", name="Make a key").click()
    key = (page.locator("code.key").text_content() or "").removeprefix("FILMGATE_API_KEY=")
    assert quick.call("GET", "/api/v3/balance", key=key).status_code == 200
    page.get_by_role("button", name="Done").click()
    row = page.locator("tr").filter(has_text="from the page")
    expect(row).to_contain_text("$0.00 of $2.50")
    assert key not in page.content()
    page.on("dialog", lambda dialog: dialog.accept())
    page.get_by_role("button", name="Revoke from the page").click()
    expect(row).to_have_count(0)
    assert quick.call("GET", "/api/v3/balance", key=key).status_code == 401


def test_usage_and_ledger_have_what_was_made(opened: Opener, quick: Server) -> None:
    id = quick.done({"prompt": "a"})["id"]
    shown = opened()
    page = shown.page
    shown.sign_in()
    shown.go("/keys")
    expect(page.get_by_role("region", name="Ledger").locator("tbody tr").first).to_contain_text(id[:8])
    for chart in (
        page.get_by_role("img", name="Spending per day"),
        page.get_by_role("img", name="Clips per day"),
    ):
        expect(chart.locator(".bar-of")).to_have_count(30)
        tall = [float(bar.get_attribute("height") or 0) for bar in chart.locator(".bar-of").all()]
        assert tall[-1] > 0  # today
        assert not any(tall[:-2])  # a run over midnight began yesterday
    page.get_by_text("As a table").click()
    expect(page.get_by_role("region", name="Usage by day and model")).to_contain_text(
        "minimax/hailuo-02/standard"
    )
    with page.expect_download() as saved:
        page.get_by_role("button", name="Save as CSV").click()
    assert id in saved.value.path().read_text("utf-8")


@pytest.mark.parametrize("look", [{"theme": "dark"}, {"phone": True, "theme": "light"}], ids=str)
def test_everybody_can_read_the_reference(opened: Opener, quick: Server, look: dict[str, Any]) -> None:
    shown = opened(**look)
    page = shown.page
    shown.go("/docs#submit_minimax_hailuo_02_standard")
    paths = quick.call("GET", "/openapi.json").json()["paths"]
    expect(page.locator(".operation")).to_have_count(sum(len(item) for item in paths.values()))
    opened_one = page.locator("#submit_minimax_hailuo_02_standard")
    expect(opened_one).to_be_in_viewport()
    expect(opened_one).to_contain_text("enable_prompt_expansion")
    expect(opened_one.get_by_role("region", name="Request")).to_contain_text('-d \'{"prompt":')
    opened_one.locator(".answer summary", has_text="200").click()
    expect(opened_one.locator(".answer[open]")).to_contain_text("data.details.seed")
    expect(opened_one.locator(".answer", has_text="insufficient_credits")).to_have_count(1)
    assert page.evaluate("() => document.documentElement.scrollWidth <= innerWidth")
    page.get_by_label("Search routes").fill("webhook/secret")
    expect(page.locator(".operation:visible")).to_have_count(3)
    page.get_by_label("Search routes").fill("no such route")
    expect(page.get_by_text("No route has these words.")).to_be_visible()
    page.get_by_label("Search routes").fill("")
    page.get_by_role("link", name="Authentication").click()
    expect(page.locator("body")).to_contain_text("# Authentication")


def test_the_reference_is_a_place_of_the_playground(opened: Opener) -> None:
    shown = opened()
    page = shown.page
    shown.go("/docs")
    page.get_by_role("link", name="Sign in").click()
    page.get_by_label("API key").fill(KEY)
    page.get_by_role("button", name="Sign in").click()
    page.get_by_role("heading", name="API reference").wait_for()
    expect(page.get_by_role("button", name="Sign out")).to_be_visible()
    screens = page.get_by_role("navigation", name="Screens")
    page.get_by_role("navigation", name="Groups").get_by_role("link", name="Account").click()
    expect(page.locator("#account")).to_be_in_viewport()
    screens.get_by_role("link", name="Models").click()
    page.get_by_role("heading", name="Models", exact=True).wait_for()
    screens.get_by_role("link", name="Reference").click()
    page.get_by_role("heading", name="API reference").wait_for()
