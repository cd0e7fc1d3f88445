"""The commands filmgate safety …: screen a prompt, and measure the safety checker on your own data."""

import json
import sys
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Annotated, Any

import av
import typer
from PIL import Image

from filmgate.bootstrap.reading import policy
from filmgate.bootstrap.studio import expander, open_screens
from filmgate.cli.console import err, fail, out
from filmgate.domain.errors import FilmgateError
from filmgate.domain.parameters import PROMPT_LIMIT
from filmgate.domain.prediction import SEED_LIMIT
from filmgate.domain.screening import Screening
from filmgate.media.sample import sample
from filmgate.safety.base import Screens, Verdict
from filmgate.script.read import english
from filmgate.settings import Settings

safety = typer.Typer(help="Try and measure the safety checker.", no_args_is_help=True)

REFUSED = 3  # exit code
_LABELS = {"allow": False, "refuse": True}
_CLIPS = frozenset((".mp4", ".mov", ".webm", ".mkv"))
_FRAMES = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """Counts of right and wrong verdicts. A positive is a refusal."""

    hits: int = 0
    misses: int = 0
    false_alarms: int = 0
    passes: int = 0

    def add(self, *, wanted: bool, refused: bool) -> "Tally":
        name = ("passes", "false_alarms", "misses", "hits")[2 * wanted + refused]
        return Tally(**{**asdict(self), name: getattr(self, name) + 1})

    def rates(self) -> dict[str, float | None]:
        """Return precision, recall and false-positive rate; None for a rate without cases."""

        def share(some: int, other: int) -> float | None:
            return round(some / (some + other), 4) if some + other else None

        return {
            "precision": share(self.hits, self.false_alarms),
            "recall": share(self.hits, self.misses),
            "false_positive_rate": share(self.false_alarms, self.passes),
        }


@safety.command()
def check(
    prompt: Annotated[str, typer.Argument(help="Prompt to screen.")],
    seed: Annotated[int, typer.Option(min=0, max=SEED_LIMIT - 1, help="Seed of the expansion.")] = 0,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,  # noqa: FBT002
) -> None:
    """Screen a prompt and its expansion; exit 0 allowed, 3 refused."""
    if not prompt.strip() or len(prompt) > PROMPT_LIMIT:
        fail(f"a prompt must have 1 to {PROMPT_LIMIT} characters", code=2)
    settings = Settings()
    screens, how = open_screens(settings), policy(settings).how
    longer = expander(settings).expand(prompt, seed)
    verdicts = _verdicts(screens, how, "prompt", prompt)
    if longer != prompt:
        verdicts |= _verdicts(screens, how, "expanded_prompt", longer)
    deciding = next((one for one in verdicts.values() if not one.allowed), verdicts["prompt"])
    answer = {
        "verdict": "allowed" if deciding.allowed else "refused",
        "category": deciding.category,
        "rule": deciding.rule,
        "scores": {stage: one.scores for stage, one in verdicts.items()},
        "unread": deciding.unread,
        "threshold": how.text,
        "expanded_prompt": longer,
    }
    if as_json:
        sys.stdout.write(json.dumps(answer, indent=2, ensure_ascii=False) + "\n")
    else:
        _say(answer)
    raise typer.Exit(0 if deciding.allowed else REFUSED)


def _verdicts(screens: Screens, how: Screening, stage: str, text: str) -> dict[str, Verdict]:
    """Return the verdicts on a text and, if it is in another language, on its English, by stage."""
    texts = {stage: text, f"{stage}_english": english(text)}
    return {name: screens.text.judge(one, how) for name, one in texts.items() if one}


def _say(answer: dict[str, Any]) -> None:
    reason = f": {answer['category']}" + (f" ({answer['rule']})" if answer["rule"] else "")
    out.print(f"{answer['verdict']}{reason if answer['category'] else ''}", markup=False)
    for stage, scores in answer["scores"].items():
        named = ", ".join(f"{name} {value}" for name, value in scores.items())
        if named:
            out.print(f"{stage.replace('_', ' ')}: {named} (threshold {answer['threshold']})", markup=False)
    if answer["unread"]:
        out.print(f"not judged: the text is in {answer['unread']}", markup=False)
    out.print(f"expanded: {answer['expanded_prompt']}", markup=False)


@safety.command("eval")
def evaluate(
    prompts: Annotated[
        Path | None,
        typer.Option(help="Lines `allow<TAB>prompt` and `refuse<TAB>prompt`.", exists=True, dir_okay=False),
    ] = None,
    images: Annotated[
        Path | None,
        typer.Option(
            help="Folder with `allow` and `refuse`: pictures and clips.", exists=True, file_okay=False
        ),
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,  # noqa: FBT002
) -> None:
    """Measure precision and recall on your own prompts and pictures."""
    if prompts is None and images is None:
        fail("nothing to measure: give --prompts, --images or both", code=2)
    settings = Settings()
    screens, how = open_screens(settings), policy(settings).how
    tallies: dict[str, Tally] = {}
    if prompts:
        tallies["prompts"] = _tally(_judged_prompts(prompts, screens, how))
    if images:
        tallies["images"] = _tally(_judged_files(images, screens, how))
    if as_json:
        answer = {name: asdict(tally) | tally.rates() for name, tally in tallies.items()}
        sys.stdout.write(json.dumps(answer, indent=2) + "\n")
        return
    for name, tally in tallies.items():
        rates = "  ".join(
            f"{rate.replace('_', ' ')} {'-' if value is None else f'{value:.4f}'}"
            for rate, value in tally.rates().items()
        )
        counts = ", ".join(f"{value} {count.replace('_', ' ')}" for count, value in asdict(tally).items())
        out.print(f"{name:8} {rates}  ({counts})", markup=False)


def _tally(judged: Iterator[tuple[str, bool, bool]]) -> Tally:
    """Count (what, wanted, refused); say on standard error what went wrong."""
    tally = Tally()
    for what, wanted, refused in judged:
        tally = tally.add(wanted=wanted, refused=refused)
        if wanted != refused:
            err.print(f"{'missed' if wanted else 'false alarm'}: {what}", markup=False)
    if tally == Tally():
        raise FilmgateError("no prompt and no picture was found to measure: check --prompts and --images")
    return tally


def _judged_prompts(path: Path, screens: Screens, how: Screening) -> Iterator[tuple[str, bool, bool]]:
    for number, line in enumerate(path.read_text("utf-8").splitlines(), 1):
        label, _, prompt = line.partition("\t")
        if not line.strip():
            continue
        if label not in _LABELS or not prompt.strip():
            raise FilmgateError(f"{path}, line {number}: write `allow` or `refuse`, a tab and a prompt")
        verdicts = _verdicts(screens, how, "prompt", prompt).values()
        yield prompt, _LABELS[label], not all(one.allowed for one in verdicts)


def _judged_files(folder: Path, screens: Screens, how: Screening) -> Iterator[tuple[str, bool, bool]]:
    for label, wanted in _LABELS.items():
        for path in sorted((folder / label).glob("*")):
            try:
                if path.suffix.lower() in _CLIPS:
                    verdict = screens.pictures.clip(sample(path, _FRAMES), how)
                else:
                    verdict = screens.pictures.image(path, how)
            except (OSError, Image.DecompressionBombError, av.FFmpegError, IndexError) as error:
                raise FilmgateError(f"{path} cannot be read: {error}") from None
            yield str(path), wanted, not verdict.allowed
