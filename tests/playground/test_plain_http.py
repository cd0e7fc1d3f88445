"""The page as other machines of a network see it: over plain http, at a name that is not loopback."""

import re
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
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


@contextmanager
def elsewhere(folder: Path) -> Iterator[int]:
    """Another server on this host, with one page."""
    (folder / "page.html").write_text("<!doctype html><p>elsewhere")
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield server.server_port
    server.shutdown()
    server.server_close()


class Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        pass


def test_another_page_of_the_same_host_cannot_use_the_session(opened: Opener, tmp_path: Path) -> None:
    """Cookies do not tell ports apart: the browser sends ours to us from there too."""
    extra = {"FILMGATE_ALLOWED_HOSTS": NAME, "FILMGATE_LOCAL_WORKER": "false"}
    with serving(tmp_path / "ours", **extra) as ours, elsewhere(tmp_path) as port:
        other = f"http://{NAME}:{port}"
        shown = opened(server=ours, name=NAME, also="resource", store=other)
        page = shown.page
        shown.sign_in()
        page.goto(f"{other}/page.html")
        before = ours.call("POST", "/api/v3/predictions", {}).json()["data"]["total"]
        answered: list[int] = []
        page.on("response", lambda answer: answered.append(answer.status))
        asks = """async ([url, request]) => {
            try {
                const answer = await fetch(url, { credentials: "include", ...request });
                return [answer.type, await answer.text()];
            } catch (error) { return [error.name, ""]; }
        }"""
        submit = f"{shown.url}/api/v3{STANDARD.removeprefix('/models')}"
        plain = {"method": "POST", "body": '{"prompt": "theirs"}'}
        for url, request, status, told in (
            # 403, and not 401: the cookie came along (of what CORS stops, the browser shows no status)
            (f"{shown.url}/session", {}, None, "TypeError"),
            (f"{shown.url}/session", {"mode": "no-cors"}, 403, "opaque"),
            # this one cannot be told from our own page, and is opened by nobody
            (f"{shown.url}/session", {"mode": "no-cors", "referrerPolicy": "no-referrer"}, 200, "opaque"),
            (submit, plain, None, "TypeError"),
            (submit, {**plain, "mode": "no-cors", "referrerPolicy": "no-referrer"}, 403, "opaque"),
        ):
            assert page.evaluate(asks, [url, request]) == [told, ""]
            assert status is None or answered.pop() == status
        assert ours.call("POST", "/api/v3/predictions", {}).json()["data"]["total"] == before
