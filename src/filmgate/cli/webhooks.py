"""The commands filmgate webhooks …: list, show and replay deliveries, choose their signature, and receive
webhooks on this machine.
"""

import json
import sys
from typing import Annotated

import typer
from rich.table import Table

from filmgate.cli import receiver
from filmgate.cli.connect import DataOption, KeyOption, ServerOption, connect, settings_for
from filmgate.cli.console import err, out
from filmgate.webhooks.samples import samples

webhooks = typer.Typer(help="Webhooks: deliveries and a receiver to try them.", no_args_is_help=True)

IdArgument = Annotated[str, typer.Argument(metavar="ID", help="Id of a delivery.")]


@webhooks.command("list")
def list_deliveries(server: ServerOption = None, key: KeyOption = None, data_dir: DataOption = None) -> None:
    """List the latest deliveries."""
    with connect(server, key, data_dir) as session:
        answer = session.call("GET", "/api/v3/webhook/deliveries")
    table = Table(box=None, pad_edge=False)
    for name in ("id", "status", "attempt", "answer", "due", "url"):
        table.add_column(name, overflow="fold")
    for one in answer:
        due = one["due_at"][:19] if one["status"] == "pending" else ""
        table.add_row(one["id"], one["status"], str(one["attempt"]), one["answer"], due, one["url"])
    out.print(table)


@webhooks.command("show")
def show(
    id: IdArgument, server: ServerOption = None, key: KeyOption = None, data_dir: DataOption = None
) -> None:
    """Print one delivery with its body as JSON."""
    with connect(server, key, data_dir) as session:
        found = session.call("GET", f"/api/v3/webhook/deliveries/{id}")
    sys.stdout.write(json.dumps(found, indent=2, ensure_ascii=False) + "\n")


@webhooks.command("replay")
def replay(
    id: IdArgument, server: ServerOption = None, key: KeyOption = None, data_dir: DataOption = None
) -> None:
    """Send a webhook again, with the same webhook-id."""
    with connect(server, key, data_dir) as session:
        session.call("POST", f"/api/v3/webhook/deliveries/{id}/replay")
    out.print(f"the server sends delivery {id} again", markup=False)


@webhooks.command("signature")
def signature(
    scheme: Annotated[
        str | None, typer.Argument(metavar="[v1|v3]", help="v1: Standard Webhooks; v3: the vendor's.")
    ] = None,
    server: ServerOption = None,
    key: KeyOption = None,
    data_dir: DataOption = None,
) -> None:
    """Show or choose the signature of the account's webhooks."""
    with connect(server, key, data_dir) as session:
        path = "/api/v3/webhook/signature"
        found = session.call("POST", path, {"signature": scheme}) if scheme else session.call("GET", path)
    out.print(found["signature"], markup=False)


@webhooks.command("listen")
def listen(
    port: Annotated[int, typer.Option(help="Port on 127.0.0.1; 0 chooses a free one.")] = 8788,
    count: Annotated[int, typer.Option(help="Stop after this many; 0: never.")] = 0,
    server: ServerOption = None,
    key: KeyOption = None,
    data_dir: DataOption = None,
) -> None:
    """Receive webhooks on this machine, verify them, print them. The server needs no setting for it."""
    with connect(server, key, data_dir) as session:
        secret = session.call("GET", "/api/v3/webhook/secret")["secret"]
        scheme = session.call("GET", "/api/v3/webhook/signature")["signature"]
    folder = settings_for(data_dir).data_dir
    with receiver.opened(port, secret) as http, receiver.allowed(folder, http.server_port) as known:
        address = f"http://127.0.0.1:{http.server_port}/"
        err.print(f"listening; submit with ?webhook={address}", markup=False)
        err.print(f"secret: {secret}", markup=False)
        if not known:
            err.print(
                "no server runs on this data directory: a server elsewhere needs "
                "FILMGATE_ALLOW_LOOPBACK_WEBHOOKS=true",
                markup=False,
            )
        for language, code in samples(scheme).items():
            err.print(f"\n{language}:\n{code}", markup=False, highlight=False)
        while not count or http.seen < count:
            http.handle_request()
