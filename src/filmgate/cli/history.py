"""The commands filmgate history, show and cancel, about predictions."""

import json
import sys
from typing import Annotated

import typer
from rich.table import Table

from filmgate.cli.connect import DataOption, JsonOption, KeyOption, ServerOption, connect
from filmgate.cli.console import out

IdArgument = Annotated[str, typer.Argument(metavar="ID", help="Id of a prediction.")]


def history(
    count: Annotated[int, typer.Option("-n", "--count", min=1, max=100, help="Predictions to list.")] = 20,
    server: ServerOption = None,
    key: KeyOption = None,
    data_dir: DataOption = None,
    as_json: JsonOption = False,  # noqa: FBT002
) -> None:
    """List the latest predictions."""
    body = {"page_size": count, "created_after": "2000-01-01T00:00:00Z"}
    with connect(server, key, data_dir) as session:
        answer = session.call("POST", "/api/v3/predictions", body)
    if as_json:
        sys.stdout.write(json.dumps(answer["items"], indent=2) + "\n")
        return
    table = Table(box=None, pad_edge=False)
    for name in ("id", "status", "created", "model", "prompt"):
        table.add_column(name, no_wrap=name != "prompt", overflow="ellipsis")
    for one in answer["items"]:
        prompt = one["input"].get("prompt", "")
        table.add_row(one["id"], one["status"], one["created_at"][:19], one["model"], prompt[:60])
    out.print(table)


def show(
    id: IdArgument, server: ServerOption = None, key: KeyOption = None, data_dir: DataOption = None
) -> None:
    """Print one prediction as JSON."""
    with connect(server, key, data_dir) as session:
        found = session.call("GET", f"/api/v3/predictions/{id}/result")
    sys.stdout.write(json.dumps(found, indent=2, ensure_ascii=False) + "\n")


def cancel(
    id: IdArgument, server: ServerOption = None, key: KeyOption = None, data_dir: DataOption = None
) -> None:
    """Cancel a prediction that waits or runs, or delete one that has ended."""
    with connect(server, key, data_dir) as session:
        session.call("DELETE", f"/api/v3/predictions/{id}")
    out.print(f"done: {id}")
