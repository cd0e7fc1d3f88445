"""The command filmgate models: it lists the models, and the engines that make them."""

import json
import sys

from rich.table import Table

from filmgate.bootstrap.reading import open_config
from filmgate.cli import machine
from filmgate.cli.connect import DataOption, JsonOption, KeyOption, ServerOption, connect, settings_for
from filmgate.cli.console import out
from filmgate.domain.errors import FilmgateError
from filmgate.settings import Settings


def models(
    server: ServerOption = None,
    key: KeyOption = None,
    data_dir: DataOption = None,
    as_json: JsonOption = False,  # noqa: FBT002
) -> None:
    """List the models with their inputs, prices and engines, and the engines of this machine."""
    with connect(server, key, data_dir) as session:
        answer = session.call("GET", "/api/v3/models")
    if as_json:
        sys.stdout.write(json.dumps(answer, indent=2) + "\n")
        return
    table = Table(box=None, pad_edge=False)
    for name in ("model", "from", "parameters", "engine"):
        table.add_column(name, overflow="fold")
    for one in answer:
        schema = one["api_schema"]["api_schemas"][0]["request_schema"]
        serving = one["serving"]
        table.add_row(
            one["model_id"],
            f"${one['base_price']:.4g}",
            " ".join(schema["x-order-properties"]),
            f"{serving['engine']} ({serving['state']})".strip(),
        )
    out.print(table)
    for line in dict.fromkeys(
        f"{s['engine']}: {s['licence']}" for s in (o["serving"] for o in answer) if s["licence"]
    ):
        out.print(line, markup=False)
    if not server:
        _here(settings_for(data_dir))


def _here(settings: Settings) -> None:
    """Engines of filmgate.toml, and the devices for them."""
    try:
        names = list(open_config(settings).engines)
    except FilmgateError as error:
        out.print(str(error), markup=False)
        return
    for name in names:
        try:
            out.print(f"{name} on this machine: {machine.engine(settings, name)}", markup=False)
        except FilmgateError as error:
            out.print(f"{name} does not work on this machine: {error}", markup=False)
    if names:
        out.print(f"GPUs of this machine: {machine.gpus()}", markup=False)
