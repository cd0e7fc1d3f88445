"""What cards have measured of the same: peaks in benchmarks/results, without the weights."""

import json
from pathlib import Path
from typing import Any, NamedTuple

_RESULTS = Path(__file__).parent.parent / "results"
GB = 10**9


class _Line(NamedTuple):
    """A measure of benchmarks/gpu.py; `weights`: GB of what it had loaded, which that line or another says."""

    part: str
    name: str
    weights: float


ROWS = {
    ("wan2.2-ti2v-5b", "transformer", "bfloat16", 1376, 768, 145, 1): _Line("pass-5b", "native", 10.04),
    ("wan2.2-ti2v-5b", "decode", "float32", 1376, 768, 145, 1): _Line(
        "decode-5b", "fp32, tf32 as it is, in pieces", 2.86
    ),
    ("wan2.2-ti2v-5b", "decode", "bfloat16", 1376, 768, 145, 1): _Line("decode-5b", "bf16, in pieces", 1.44),
    ("wan2.2-t2v-a14b", "transformer", "bfloat16", 1376, 768, 97, 1): _Line(
        "pass-a14b", "_native_cudnn", 28.65
    ),
}


def found(*row: Any) -> tuple[int | str, str]:
    """Return bytes and the card, of the latest results and, on one day, the first card by name.

    0 and "" where no results have this row.
    """
    line = ROWS.get(row)
    if line is None:
        return 0, ""
    by_name = sorted(_RESULTS.glob("*.jsonl"))
    for file in sorted(by_name, key=lambda file: file.stem[-len("2026-01-01") :], reverse=True):
        told = [json.loads(one) for one in file.read_text(encoding="utf-8").splitlines()]
        card = next((one["value"]["card"] for one in told if one["part"] == "machine"), "")
        for one in told:
            if (one["part"], one["name"]) == line[:2] and one["status"] == "ok":
                return round((one["value"]["peak_gb"] - line.weights) * GB), card
    return 0, ""
