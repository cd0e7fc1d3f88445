"""The understanding of a prompt for a picture that is given: what moves in it, and what does not."""

from typing import Any

from filmgate.script import finding, lexicons, setting, wording
from filmgate.script.stirring import clauses
from filmgate.script.stirs import ACTS
from filmgate.script.tokens import plain
from filmgate.script.treatment import Stir

NO_LIPS = "lips do not speak in a picture: it is a small nod"
NO_MOTION = "it moves nothing in a picture"
_SPEAK = dict(ACTS)["speak"]
_DRAWN = {"fog", "rain", "storm", "snow", "dust", "embers"}  # weather that is drawn over a picture
_SHOWN = ("camera", "styled")  # what counts in a picture as it does without one


def pictured(prompt: str, found: dict[str, Any]) -> dict[str, Any]:
    """Return what `understood` made of a prompt, as it is with a picture: nobody is drawn but who comes in.

    found: of `understood.understood`. Its words keep their places.
    """
    if found["language"] != "en":
        return found
    text = plain(prompt)
    spans = list(clauses(text))
    rows = [_row(row, text, spans) for row in found["words"]]
    return {**found, "words": rows}


def _row(row: dict[str, Any], text: str, spans: list[tuple[int, int, list[Stir]]]) -> dict[str, Any]:
    if row["state"] in _SHOWN:
        return row
    if finding.search(_SPEAK, plain(row["text"])):
        return {**row, "state": "left_out", "became": "", "why": NO_LIPS}
    start, end, moves = next(
        (one for one in spans if one[0] <= row["at"] < one[1]), (row["at"], row["end"], [])
    )
    became = [f"{one.what}: {one.does}" for one in moves]
    became += [name for name in wording.matches(text[start:end], lexicons.WEATHER) if name in _DRAWN]
    if "snow" not in became and setting.snowy(text[start:end].split(), ""):
        became.append("snow")  # where snow lies, it falls
    became += ["changing light"] * bool(wording.matches(text[start:end], lexicons.TURNS))
    if not became:
        return {**row, "state": "left_out", "became": "", "why": NO_MOTION}
    return {**row, "state": "done", "became": ", ".join(became), "why": ""}
