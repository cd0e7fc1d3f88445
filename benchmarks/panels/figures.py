"""The figures of a panel: means by class, old beside new, agreement of judges, the worst."""

from collections.abc import Callable, Iterable
from statistics import fmean
from typing import Any

from panels.judged import PARTS, Judged, Picture, Score

WORST = 20
GOOD = 2  # relevance from which a picture is taken for its prompt


def rows(key: list[Picture], judged: list[Judged]) -> list[dict[str, Any]]:
    """Return what was said, a row for each judge and picture, without the prompts."""
    return [
        {
            "judge": judge.name,
            "id": one.id,
            "version": one.version,
            "class": one.group,
            "caption": judge.captions[one.number],
            **{
                part: getattr(judge.scores[one.number], part)
                for part in (*PARTS, "relevance", "beauty", "note")
            },
        }
        for judge in judged
        for one in key
    ]


def report(key: list[Picture], judged: list[Judged]) -> str:
    """Return the figures as Markdown."""
    if not judged:
        return "No judge has given scores yet.\n"
    versions = sorted({one.version for one in key})  # new, old
    parts = [
        f"{len({one.id for one in key})} prompts, {len(key)} pictures, judges: {', '.join(one.name for one in judged)}.",
        "",
        _table(key, judged, versions),
        "",
        *([_agreement(key, judged), ""] if len(judged) > 1 else []),
        f"The worst {WORST} of the new pictures, by relevance, then beauty:",
        "",
        *_worst(key, judged),
    ]
    return "\n".join(parts) + "\n"


def _table(key: list[Picture], judged: list[Judged], versions: list[str]) -> str:
    heads = [f"{what} {version}" for what in ("relevance", "≥ 2", "beauty") for version in versions]
    lines = ["| class | n | " + " | ".join(heads) + " |", "|" + "---|" * (2 + len(heads))]
    groups = sorted({one.group for one in key})
    for group in (*groups, None):
        of = [one for one in key if group in (None, one.group)]
        cells = [group or "**all**", str(len({one.id for one in of}))]
        for measure in (_relevance, _good, _beauty):
            cells += [_mean(measure, of, judged, version) for version in versions]
        lines.append("| " + " | ".join(cells) + " |")
    shares = [
        f"{part} {_mean(_part(part), key, judged, version)} ({version})"
        for part in PARTS
        for version in versions
    ]
    return "\n".join([*lines, "", "Parts that are right: " + ", ".join(shares) + "."])


def _mean(
    measure: Callable[[Score], float], of: Iterable[Picture], judged: list[Judged], version: str
) -> str:
    numbers = [measure(judge.scores[one.number]) for judge in judged for one in of if one.version == version]
    return f"{fmean(numbers):.2f}" if numbers else "-"


def _relevance(score: Score) -> float:
    return score.relevance


def _good(score: Score) -> float:
    return float(score.relevance >= GOOD)


def _beauty(score: Score) -> float:
    return score.beauty


def _part(name: str) -> Callable[[Score], float]:
    return lambda score: float(getattr(score, name))


def _agreement(key: list[Picture], judged: list[Judged]) -> str:
    """Compare the first two judges: same relevance, one apart, and the correlation of both (Pearson)."""
    first, second = judged[0].scores, judged[1].scores
    pairs = [(first[one.number].relevance, second[one.number].relevance) for one in key]
    apart = [abs(a - b) for a, b in pairs]
    mean_a, mean_b = fmean(a for a, _ in pairs), fmean(b for _, b in pairs)
    both = sum((a - mean_a) * (b - mean_b) for a, b in pairs)
    spread = (sum((a - mean_a) ** 2 for a, _ in pairs) * sum((b - mean_b) ** 2 for _, b in pairs)) ** 0.5
    return (
        f"Relevance of {judged[0].name} and {judged[1].name}: equal within half a point for "
        f"{fmean(d <= 0.5 for d in apart):.0%}, within one for {fmean(d <= 1 for d in apart):.0%}, "
        f"correlation {both / spread if spread else 0:.2f}."
    )


def _worst(key: list[Picture], judged: list[Judged]) -> list[str]:
    def low(one: Picture) -> tuple[float, float]:
        scores = [judge.scores[one.number] for judge in judged]
        return fmean(score.relevance for score in scores), fmean(score.beauty for score in scores)

    worst = sorted((one for one in key if one.version == "new"), key=low)[:WORST]
    return [f"- {one.id} ({one.group}), {low(one)[0]:.1f}: {judged[0].captions[one.number]}" for one in worst]
