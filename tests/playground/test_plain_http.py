"""The page as other machines of a network see it: over plain http, at a name that is not loopback."""

import re
from pathlib import Path

from playwright.sync_api import expect

from browser import NAME, STANDARD, Opener, playing, run
from conftest import serving


def test_over_plain_http_one_signs_in_lists_runs_and_plays(opened: Opener, tmp_path: Path) -> None:
    with serving(tmp_path, FILMGATE_ALLOWED_HOSTS=NAME) as running:
        shown = opened(server=running, name=NAME)
        page = shown.page
        with page.expect_request("**/api/v3/balance") as asked:
            shown.sign_in()
        # what makes this test one: the browser proves nothing by itself, and some of its pieces are missing
        sent = asked.value.all_headers()
        assert sent["host"] == f"{NAME}:{running.port}"
        assert "filmgate_session" in sent["cookie"]
        assert not {name for name in sent if name.startswith("sec-fetch-") or name == "origin"}
        missing = "[isSecureContext, navigator.clipboard, navigator.locks, crypto.randomUUID].map(Boolean)"
        assert page.evaluate(missing) == [False] * 4
        shown.go(STANDARD)
        page.get_by_label("Prompt", exact=True).fill("Over a network")
        run(page)
        playing(page)
        page.get_by_role("button", name="Copy link").click()
        expect(page.get_by_text("Copied")).to_be_visible()
        prompt = page.get_by_label("Prompt", exact=True)
        prompt.fill("")
        prompt.press("Control+v")
        expect(prompt).to_have_value(re.compile(f"^http://{NAME}:{running.port}/outputs/.*mp4$"))
        page.get_by_role("link", name="History").click()
        expect(page.locator(".card.clip")).to_contain_text("Over a network")
        page.get_by_role("button", name="Sign out").click()
        page.get_by_label("API key").wait_for()


def test_a_copy_that_is_not_allowed_is_said_and_can_be_done_by_hand(opened: Opener, tmp_path: Path) -> None:
    with serving(tmp_path, FILMGATE_ALLOWED_HOSTS=NAME, FILMGATE_LOCAL_WORKER="false") as running:
        shown = opened(server=running, name=NAME, script="document.execCommand = () => false")
        page = shown.page
        shown.sign_in()
        shown.go(STANDARD)
        page.get_by_label("Prompt", exact=True).fill("By hand")
        page.get_by_role("button", name="Copy", exact=True).click()
        expect(page.get_by_text("does not let this page copy")).to_be_visible()
        by_hand = page.get_by_label("To copy by hand")
        expect(by_hand).to_have_value(re.compile("By hand"))
        assert page.evaluate("() => getSelection().toString()") == by_hand.input_value()


def test_a_cookie_that_the_browser_does_not_keep_is_told(opened: Opener, tmp_path: Path) -> None:
    extra = {"FILMGATE_ALLOWED_HOSTS": NAME, "FILMGATE_PUBLIC_URL": "https://film.example"}
    with serving(tmp_path, FILMGATE_LOCAL_WORKER="false", **extra) as running:
        shown = opened(server=running, name=NAME)
        page = shown.page
        shown.go("/sign-in")
        page.get_by_label("API key").fill("fgk_test_key")
        page.get_by_role("button", name="Sign in").click()
        expect(page.get_by_role("alert")).to_contain_text("did not keep the session")


def test_another_page_of_the_same_host_cannot_use_the_session(opened: Opener, tmp_path: Path) -> None:
    """Cookies do not tell ports apart: the browser sends ours to us from there too."""
    extra = {"FILMGATE_ALLOWED_HOSTS": NAME, "FILMGATE_LOCAL_WORKER": "false"}
    with serving(tmp_path / "ours", **extra) as ours, serving(tmp_path / "other", **extra) as other:
        shown = opened(server=ours, name=NAME, also="CORS policy", store=f"http://{NAME}:{other.port}")
        page = shown.page
        shown.sign_in()
        tells = """async ([url, method]) => {
            try {
                const request = { method, credentials: "include", body: method === "POST" ? "{}" : undefined };
                return (await fetch(url, { ...request, mode: "no-cors" })).type + (await fetch(url, request)).status;
            } catch (error) { return error.name; }
        }"""
        page.route(f"http://{NAME}:{other.port}/", lambda route: route.fulfill(body="<p>elsewhere"))
        page.goto(f"http://{NAME}:{other.port}/")
        before = ours.call("POST", "/api/v3/predictions", {}).json()["data"]["total"]
        with page.expect_response(f"{shown.url}/session") as got:
            assert page.evaluate(tells, [f"{shown.url}/session", "GET"]) == "TypeError"
        assert "filmgate_session" in got.value.request.all_headers().get("cookie", "")
        with page.expect_response(f"{shown.url}/api/v3{STANDARD.removeprefix('/models')}") as got:
            url = f"{shown.url}/api/v3{STANDARD.removeprefix('/models')}"
            assert page.evaluate(tells, [url, "POST"]) == "TypeError"
        assert got.value.status == 403
        assert ours.call("POST", "/api/v3/predictions", {}).json()["data"]["total"] == before
