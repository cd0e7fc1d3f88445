"""What a panel is made of: pictures with their key, captions, scores. Lines that are wrong are refused by number."""

import json
import sys
from collections.abc import Callable
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, TypeVar

T = TypeVar("T")
PARTS = ("subject", "action", "place")


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """One picture of the panel. version: new or old; group: the class of its prompt."""

    number: int
    id: str
    version: str
    group: str
    prompt: str

    def as_json(self) -> dict[str, Any]:
        return asdict(self)


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """What a judge thinks of one picture: three parts of 0 to 1, relevance and beauty of 0 to 3."""

    subject: float
    action: float
    place: float
    relevance: float
    beauty: float
    note: str = ""


@dataclass(frozen=True, slots=True)
class Judged:
    """All that one judge said, by the number of the picture."""

    name: str
    captions: dict[int, str]
    scores: dict[int, Score]


def read_captions(path: Path) -> dict[int, str]:
    """Read the captions of a judge by picture. Exit with a message where a line has no picture or no words."""

    def caption(row: dict[str, Any]) -> str:
        if not str(row["caption"]).strip():
            raise ValueError("the caption is empty")
        return str(row["caption"])

    return _read(path, caption)


def read_scores(path: Path, pictures: set[int]) -> dict[int, Score]:
    """Read the scores of a judge, one for each picture. Exit with a message where one is missing or out of range."""

    def score(row: dict[str, Any]) -> Score:
        for name, most in (*((part, 1) for part in PARTS), ("relevance", 3), ("beauty", 3)):
            if not 0 <= float(row[name]) <= most:
                raise ValueError(f"{name} is from 0 to {most}")
        return Score(**{name: row[name] for name in row if name != "picture"})

    found = _read(path, score)
    if found.keys() != pictures:
        sys.exit(f"{path}: scores are missing or too many for {sorted(found.keys() ^ pictures)}")
    return found


def _read(path: Path, take: Callable[[dict[str, Any]], T]) -> dict[int, T]:
    rows = {}
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        try:
            if line.strip():
                row = json.loads(line)
                rows[int(row["picture"])] = take(row)
        except (ValueError, TypeError, KeyError) as error:
            sys.exit(f"{path}, line {number}: {error!r}")
    return rows
