"""Every screen is accessible, and fits a phone and a wide screen, light and dark."""

import os
import shutil
import subprocess

import pytest

from browser import STANDARD, Opener, Watched
from conftest import Server

PROMPT = "A red fox leaps over a log"


@pytest.fixture(scope="session")
def axe(tmp_path_factory: pytest.TempPathFactory) -> str:
    npm = shutil.which("npm")
    if not npm:
        pytest.skip("no npm to get axe-core with")
    folder = tmp_path_factory.mktemp("axe")
    subprocess.run(
        [npm, "install", "--no-audit", "--no-fund", "--silent", "axe-core@4"],
        cwd=folder,
        check=True,
        timeout=120,
        env={**os.environ, "npm_config_cache": str(folder / "cache")},
    )
    return (folder / "node_modules" / "axe-core" / "axe.min.js").read_text("utf-8")


@pytest.mark.parametrize("theme", ["dark", "light"])
@pytest.mark.parametrize("phone", [False, True], ids=["wide", "phone"])
def test_every_screen_is_accessible_and_fits(
    opened: Opener,
    quick: Server,
    axe: str,
    theme: str,
    phone: bool,  # noqa: FBT001
) -> None:
    done, _ = quick.done({"prompt": PROMPT}), quick.done({"prompt": PROMPT}, "minimax/hailuo-02/t2v-standard")
    refused = quick.done({"prompt": "porn", "enable_prompt_expansion": True})
    shown = opened(phone=phone, theme=theme)

    def check(settled: str) -> None:
        shown.page.locator(settled).first.wait_for()
        wide = shown.page.evaluate("() => document.documentElement.scrollWidth - innerWidth")
        assert wide <= 0, f"{shown.page.url} is {wide} px too wide"
        assert violations(shown, axe) == []

    shown.go("/sign-in")
    check("input[type=password]")
    shown.sign_in()
    check(".card.model")
    for path, settled in (
        (STANDARD, "textarea"),
        (f"{STANDARD}?show={done['id']}", ".result video"),
        (f"{STANDARD}?show={refused['id']}", ".panel.failed"),
        ("/models/minimax/video-02", "textarea"),
        ("/models/wavespeed-ai/minimax-h3/text-to-video", "input[type=number]"),
        ("/models/no/such", "h1"),
        ("/history", ".card.clip"),
        ("/keys", ".chart"),
        ("/webhooks", "tbody tr"),
        ("/operate", "tbody tr"),
        ("/docs", ".operation"),
    ):
        shown.go(path)
        check(settled)
    shown.go(STANDARD)
    for tab in ("API", "Examples", "Limits"):
        shown.page.get_by_role("tab", name=tab, exact=True).click()
        check("[role=tabpanel]:visible")
    shown.go("/history")
    shown.page.get_by_text("List", exact=True).click()
    boxes = shown.page.get_by_label(f"Choose: {PROMPT}")
    for number in range(2):
        boxes.nth(number).check()
    for name in ("Compare", "Join"):
        shown.page.get_by_role("button", name=f"{name} 2").click()
        check("dialog[open] video")
        shown.page.get_by_role("button", name="Close").click()


def violations(shown: Watched, axe: str) -> list[str]:
    shown.page.wait_for_timeout(100)
    shown.page.evaluate(axe)
    found = shown.page.evaluate("() => axe.run({ resultTypes: ['violations'] })")
    return [
        f"{one['id']}: {node['target']} {node['failureSummary']}"
        for one in found["violations"]
        for node in one["nodes"]
    ]
