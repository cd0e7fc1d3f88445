"""The code that the playground shows: pasted into a shell, it does what it says."""

import contextlib
import os
import shutil
import socket
import subprocess
import sys
import time
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from browser import STANDARD, Opener
from conftest import Server, free_port

PROMPT = "A red fox leaps over a log"


def snippet(page: Page, tab: str) -> str:
    page.get_by_role("tab", name=tab, exact=True).click()
    return page.locator("pre code:visible").text_content() or ""


def test_the_code_runs_as_pasted(opened: Opener, tmp_path: Path) -> None:
    shown = opened()
    page = shown.page
    shown.sign_in()
    shown.go(STANDARD)
    page.get_by_label("Prompt", exact=True).fill('It\'s a "quoted" fox \\ [Pan left]')
    environment = {
        **os.environ,
        "FILMGATE_API_KEY": "fgk_test_key",
        "npm_config_cache": str(tmp_path / "cache"),
    }

    def does(*command: str) -> str:
        return subprocess.run(
            command, env=environment, cwd=tmp_path, capture_output=True, text=True, check=True, timeout=120
        ).stdout

    told = does("bash", "-c", snippet(page, "cURL").split("\n\n")[0])
    assert '"prompt":"It\'s a \\"quoted\\" fox \\\\ [Pan left]"' in told
    assert "/outputs/" in does(sys.executable, "-c", snippet(page, "Python"))
    if not (npm := shutil.which("npm")):
        pytest.skip("no npm to get the JavaScript client with")
    does(npm, "install", "--no-audit", "--no-fund", "--silent", "wavespeed")
    assert "/outputs/" in does("node", "-e", snippet(page, "JavaScript"))


def test_the_receiver_among_the_code_checks_what_it_is_told(opened: Opener, quick: Server) -> None:
    shown = opened()
    page = shown.page
    shown.sign_in()
    shown.go(STANDARD)
    port = free_port()
    script = snippet(page, "Webhook").replace("9000", str(port))
    held = quick.call("GET", "/api/v3/webhook/secret").json()["data"]["secret"]
    receiver = subprocess.Popen(
        [sys.executable, "-u", "-c", script],
        env={**os.environ, "FILMGATE_WEBHOOK_SECRET": held},
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    try:
        until_open(port)
        shown.go("/webhooks")
        page.get_by_label("Try a receiver").fill(f"http://127.0.0.1:{port}/hook")
        page.get_by_role("button", name="Send a test").click()
        assert receiver.stdout
        assert "This is a test" in receiver.stdout.readline()
        expect(page.locator("tbody tr").first).to_contain_text("delivered")
    finally:
        receiver.kill()
        receiver.communicate()


def until_open(port: int) -> None:
    """Wait until something listens on this port."""
    end = time.monotonic() + 60
    while time.monotonic() < end:
        with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port), 1):
            return
        time.sleep(0.1)
    raise AssertionError(f"nothing listens on {port}")
