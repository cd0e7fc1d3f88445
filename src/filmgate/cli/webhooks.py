"""The commands filmgate webhooks …: list, show and replay deliveries, and receive webhooks on this
machine.
"""

import json
import sys
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler, HTTPServer
from typing import Annotated

import typer
from rich.table import Table

from filmgate.cli.connect import DataOption, KeyOption, ServerOption, connect
from filmgate.cli.console import err, out
from filmgate.webhooks import signing

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


@webhooks.command("listen")
def listen(
    port: Annotated[int, typer.Option(help="Port on 127.0.0.1; 0 chooses a free one.")] = 8788,
    count: Annotated[int, typer.Option(help="Stop after this many; 0: never.")] = 0,
    server: ServerOption = None,
    key: KeyOption = None,
    data_dir: DataOption = None,
) -> None:
    """Receive webhooks on this machine, verify them, print them."""
    with connect(server, key, data_dir) as session:
        secret = session.call("GET", "/api/v3/webhook/secret")["secret"]
    with HTTPServer(("127.0.0.1", port), _handler(secret)) as receiver:
        err.print(f"listening; submit with ?webhook=http://127.0.0.1:{receiver.server_port}/", markup=False)
        err.print("(the server needs FILMGATE_ALLOW_LOOPBACK_WEBHOOKS=true for this address)")
        seen = 0
        while not count or seen < count:
            receiver.handle_request()
            seen += 1


def _handler(secret: str) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers.get("content-length", "0")))
            headers = {name.lower(): value for name, value in self.headers.items()}
            genuine = signing.genuine(secret, headers, body, now=datetime.now(UTC))
            verdict = "verified" if genuine else "NOT VERIFIED"
            err.print(f"{headers.get('webhook-id', 'no id')}: {verdict}", markup=False)
            sys.stdout.write(body.decode("utf-8", "replace") + "\n")
            sys.stdout.flush()
            self.send_response(200 if genuine else 400)
            self.send_header("Content-Length", "0")
            self.end_headers()

        def log_message(self, *_: object) -> None:
            """Do nothing: the webhook is printed by other code."""

    return Handler
