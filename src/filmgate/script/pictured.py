"""The understanding of a prompt for a picture that is given: what moves in it, and what does not."""

from typing import Any

from filmgate.script import finding
from filmgate.script.stirring import clauses
from filmgate.script.stirs import ACTS
from filmgate.script.tokens import plain
from filmgate.script.treatment import Stir

NO_LIPS = "lips do not speak in a picture: it is a small nod"
NO_MOTION = "it moves nothing in a picture"
_SPEAK = dict(ACTS)["speak"]
_SHOWN = ("camera", "styled")  # what counts in a picture as it does without one


def pictured(prompt: str, found: dict[str, Any]) -> dict[str, Any]:
    """Return what `understood` made of a prompt, as it is with a picture: nobody is drawn but who comes in.

    found: of `understood.understood`. Its words keep their places.
    """
    if found["language"] != "en":
        return found
    spans = list(clauses(plain(prompt)))
    rows = [_row(row, spans) for row in found["words"]]
    return {**found, "words": rows}


def _row(row: dict[str, Any], spans: list[tuple[int, int, list[Stir]]]) -> dict[str, Any]:
    inside = next((moves for start, end, moves in spans if start <= row["at"] < end), [])
    if row["state"] in _SHOWN:
        return row
    if finding.search(_SPEAK, plain(row["text"])):
        return {**row, "state": "left_out", "became": "", "why": NO_LIPS}
    if not inside:
        return {**row, "state": "left_out", "became": "", "why": NO_MOTION}
    became = ", ".join(f"{one.what}: {one.does}" for one in inside)
    return {**row, "state": "done", "became": became, "why": ""}
