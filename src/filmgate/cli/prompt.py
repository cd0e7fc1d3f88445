"""The command filmgate prompt: what the embedded engine understands of a prompt, before anything is made."""

import json
import sys
from typing import Annotated

import typer
from rich.table import Table

from filmgate.cli.console import out
from filmgate.script import hints
from filmgate.script.understood import understood


def prompt(
    text: Annotated[str, typer.Argument(help="Prompt to read.")],
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,  # noqa: FBT002
) -> None:
    """Show how the embedded engine reads a prompt: each word, what it becomes, or why it is left out."""
    found = understood(text)
    if as_json:
        sys.stdout.write(json.dumps(found, indent=2, ensure_ascii=False) + "\n")
        return
    out.print(found["sentence"], markup=False)
    if found["language"] is None:
        out.print("The language is not understood: write the prompt in English.")
        return
    table = Table(box=None, pad_edge=False)
    for title in ("word", "state", "became"):
        table.add_column(title)
    for word in found["words"]:
        table.add_row(word["text"], word["state"].replace("_", " "), word["why"] or word["became"])
    out.print(table)
    for hint in hints.hints(text):
        out.print(hint, markup=False)
