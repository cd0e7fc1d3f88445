"""A real browser in front of a real server; every page is watched for what must never happen."""

import os
import re
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, Playwright, expect, sync_playwright

KEY = "fgk_test_key"
NAME = "film.lan"
CHROMIUM = os.environ.get("FILMGATE_TEST_CHROMIUM") or next(
    filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None
)
expect.set_options(timeout=45_000)  # as long as actions are given
WIDE, PHONE = {"width": 1280, "height": 900}, {"width": 360, "height": 740}
STANDARD = "/models/minimax/hailuo-02/standard"
# the browser's own words about answers, and servers that are away, that a test asked for
_EXPECTED = (
    "status of 401",
    "status of 404",
    "status of 429",
    "status of 503",
    "ERR_CONNECTION_REFUSED",
    "ERR_INCOMPLETE_CHUNKED",  # what a server that dies in the middle leaves: this, or
    "ERR_CONNECTION_RESET",
    "ERR_EMPTY_RESPONSE",
    "ERR_SOCKET_NOT_CONNECTED",
)


@dataclass
class Watched:
    """A page, and what it did that it must not do."""

    page: Page
    url: str
    faults: list[str] = field(default_factory=list)

    def go(self, path: str) -> None:
        self.page.goto(self.url + path)

    def sign_in(self) -> None:
        self.go("/models")
        self.page.get_by_label("API key").fill(KEY)
        self.page.get_by_role("button", name="Sign in").click()
        self.page.get_by_role("heading", name="Models").wait_for()


def run(page: Page) -> None:
    page.get_by_role("button", name=re.compile("^Run")).click()


def playing(page: Page) -> None:
    """The clip is there, and time passes in it."""
    page.locator(".result video").wait_for()
    page.wait_for_function("() => document.querySelector('.result video').readyState >= 2")
    page.evaluate("() => document.querySelector('.result video').play()")
    page.wait_for_function("() => document.querySelector('.result video').currentTime > 0.2")


@pytest.fixture(
    scope="module"
)  # not longer: while it runs, no other test of the process may have a loop of its own
def playwright() -> Iterator[Playwright]:
    with sync_playwright() as running:
        yield running


@pytest.fixture(scope="module")
def chromium(playwright: Playwright) -> Iterator[Browser]:
    if not CHROMIUM:
        pytest.skip("no Chromium: neither FILMGATE_TEST_CHROMIUM nor one on the PATH")
    # a name that is this machine: what comes from it over plain http is not trusted as loopback addresses are
    names = f"--host-resolver-rules=MAP {NAME} 127.0.0.1"
    running = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox", names])
    yield running
    running.close()


Opener = Callable[..., Watched]


@pytest.fixture
def opened(chromium: Browser, quick: Any) -> Iterator[Opener]:
    """Open a page (`also`: what its console may say; `name`: of the server; `store`: another origin that it may
    ask; `script`: runs before it); at the end there was no violation of the policy, no foreign request, no error."""
    contexts, pages = [], []

    def opener(
        *,
        phone: bool = False,
        theme: str = "dark",
        server: Any = quick,
        moves: bool = False,
        also: str = "",
        name: str = "127.0.0.1",
        store: str = "data:",
        script: str = "",
    ) -> Watched:
        options: dict[str, Any] = {
            "viewport": PHONE if phone else WIDE,
            "color_scheme": theme,
            "has_touch": phone,
            "reduced_motion": "no-preference" if moves else "reduce",
        }
        context: Any = chromium.new_context(**options)
        contexts.append(context)
        context.add_init_script(
            "addEventListener('securitypolicyviolation', (e) => console.error('violates', e.violatedDirective))"
        )
        if script:
            context.add_init_script(script)
        page = context.new_page()
        page.set_default_timeout(45_000)
        found = Watched(page=page, url=server.url.replace("127.0.0.1", name))
        pages.append(found)

        def said(message: Any) -> None:
            expected = (*_EXPECTED, also) if also else _EXPECTED
            if message.type == "error" and not any(words in message.text for words in expected):
                found.faults.append(message.text)

        def asked(request: Any) -> None:
            if not request.url.startswith((found.url, "data:", "blob:", store)):
                found.faults.append(f"asked {request.url}")

        page.on("console", said)
        page.on("pageerror", lambda error: found.faults.append(str(error)))
        page.on("request", asked)
        return found

    yield opener
    for context in contexts:
        context.close()
    assert [fault for found in pages for fault in found.faults] == []
