"""What the playground asks of a machine: how long a storyboard takes, how smoothly a long history scrolls.

python benchmarks/playground.py              both
python benchmarks/playground.py storyboard   seconds: the first one, others, one that is remembered
python benchmarks/playground.py scroll       milliseconds between frames, with and without skipping what is not in view
"""

import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from typing import Any

import httpx2 as httpx
from playwright.sync_api import Page, sync_playwright

PORT = 8997
URL = f"http://127.0.0.1:{PORT}"
KEY = "fgk_benchmark_key"
LINES = 500
PROMPTS = (
    "A red fox leaps over a fallen log in a snowy forest at dawn",
    "A motorcycle speeds through a neon city in the rain at night",
    "Storm waves crash against a lighthouse at night",
    "An astronaut walks on the moon",
    "A lion walks across the savanna at golden hour",
)
SCROLL = """
async () => {
  const times = [];
  let last = performance.now();
  for (let at = 0; at < 240; at += 1) {
    window.scrollTo(0, (at / 240) * document.documentElement.scrollHeight);
    await new Promise((done) => requestAnimationFrame(done));
    const now = performance.now();
    times.push(now - last);
    last = now;
  }
  return times;
}
"""


@contextmanager
def serving(**settings: str) -> Iterator[httpx.Client]:
    with tempfile.TemporaryDirectory() as folder:
        given = {
            "FILMGATE_DATA_DIR": folder,
            "FILMGATE_BOOTSTRAP_KEY": KEY,
            "FILMGATE_ENGINE": "slate",
            **settings,
        }
        command = [sys.executable, "-m", "filmgate", "serve", "--port", str(PORT)]
        server = subprocess.Popen(
            command, env={**os.environ, **given}, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        try:
            with httpx.Client(base_url=URL, headers={"Authorization": f"Bearer {KEY}"}, timeout=60) as http:
                while True:
                    try:
                        http.get("/healthz")
                        break
                    except httpx.TransportError:
                        time.sleep(0.1)
                yield http
        finally:
            server.terminate()
            server.wait()


def storyboard() -> None:
    def ask(http: httpx.Client, prompt: str) -> tuple[int, float]:
        body = {"model_id": "minimax/hailuo-02/standard", "inputs": {"prompt": prompt}}
        start = time.perf_counter()
        answer = http.post("/api/v3/storyboards", json=body)
        return answer.status_code, time.perf_counter() - start

    with serving() as http:
        while (first := ask(http, PROMPTS[0]))[0] == 503:
            time.sleep(0.2)
        later = [ask(http, prompt)[1] for prompt in PROMPTS[1:]]
        again = ask(http, PROMPTS[0])[1]
    print(
        f"storyboard of six: the first {first[1]:.2f} s (its process starts), then median "
        f"{statistics.median(later):.2f} s, longest {max(later):.2f} s; remembered {1000 * again:.0f} ms"
    )


def scroll() -> None:
    chromium = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    with serving(FILMGATE_LOCAL_WORKER="false") as http, sync_playwright() as running:
        with ThreadPoolExecutor(8) as pool:
            list(
                pool.map(
                    lambda n: http.post("/api/v3/minimax/hailuo-02/standard", json={"prompt": f"line {n}"}),
                    range(LINES),
                )
            )
        browser = running.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        page = browser.new_page(viewport={"width": 1280, "height": 900})
        page.goto(f"{URL}/history")
        page.get_by_label("API key").fill(KEY)
        page.get_by_role("button", name="Sign in").click()
        page.get_by_text("List", exact=True).click()
        while page.locator(".card.clip").count() < LINES:
            page.mouse.wheel(0, 20_000)
            page.wait_for_timeout(100)
        skipping = frames(page)
        page.evaluate(
            "() => document.querySelectorAll('.history > *').forEach((one) => { one.style.contentVisibility = 'visible'; })"
        )
        whole = frames(page)
        browser.close()
    for name, times in (("what is in view", skipping), ("everything", whole)):
        print(
            f"{LINES} lines, drawing {name}: median {times[0]:.1f} ms, 95 % under {times[1]:.1f}, longest {times[2]:.1f}"
        )
    print(f"ratios: of the 95 % {whole[1] / skipping[1]:.2f}, of the longest {whole[2] / skipping[2]:.2f}")


def frames(page: Page) -> tuple[float, float, float]:
    """Median, 95th percentile and maximum of the times between frames, in milliseconds."""
    found: Any = page.evaluate(SCROLL)
    times = sorted(found)
    return statistics.median(times), times[int(0.95 * len(times))], times[-1]


def main() -> None:
    asked = sys.argv[1:] or ["storyboard", "scroll"]
    for name in asked:
        {"storyboard": storyboard, "scroll": scroll}[name]()


if __name__ == "__main__":
    main()
