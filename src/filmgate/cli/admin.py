"""The commands filmgate accounts … and filmgate keys … for the operator."""

import json
import sys
from typing import Annotated, Any

import typer
from rich.table import Table

from filmgate.cli.connect import DataOption, JsonOption, KeyOption, ServerOption, connect
from filmgate.cli.console import err, out

accounts = typer.Typer(help="Accounts, which pay for predictions.", no_args_is_help=True)
keys = typer.Typer(help="API keys.", no_args_is_help=True)

AccountArgument = Annotated[str, typer.Argument(metavar="ACCOUNT", help="Id of an account.")]
KeyIdArgument = Annotated[
    str, typer.Argument(metavar="KEY_ID", help="Id of a key; see `filmgate keys list`.")
]


@accounts.command("create")
def create_account(  # noqa: PLR0917
    id: AccountArgument,
    name: Annotated[str, typer.Option(help="Name to show.")] = "",
    level: Annotated[
        str, typer.Option(help="Level of the account: bronze, silver, gold, ultra or unlimited.")
    ] = "silver",
    concurrency: Annotated[
        int | None, typer.Option(help="Most predictions at the same time. Default: the limit of the level.")
    ] = None,
    server: ServerOption = None,
    key: KeyOption = None,
    data_dir: DataOption = None,
) -> None:
    """Open an account with the opening credit."""
    body = {"id": id, "name": name, "level": level, "concurrency": concurrency}
    with connect(server, key, data_dir) as session:
        session.call("POST", "/admin/v1/accounts", body)
    out.print(f"account {id} was made. Make a key for it: filmgate keys create --account {id}", markup=False)


@accounts.command("list")
def list_accounts(
    server: ServerOption = None,
    key: KeyOption = None,
    data_dir: DataOption = None,
    as_json: JsonOption = False,  # noqa: FBT002
) -> None:
    """List the accounts."""
    with connect(server, key, data_dir) as session:
        found = session.call("GET", "/admin/v1/accounts")
    _show(found, ("id", "name", "level", "concurrency", "balance", "disabled_at"), as_json=as_json)


@accounts.command("disable")
def disable_account(
    id: AccountArgument,
    enable: Annotated[bool, typer.Option("--undo", help="Enable the account again.")] = False,  # noqa: FBT002
    server: ServerOption = None,
    key: KeyOption = None,
    data_dir: DataOption = None,
) -> None:
    """Disable an account: requests with its keys get 403; its predictions go on."""
    with connect(server, key, data_dir) as session:
        session.call("POST", f"/admin/v1/accounts/{id}/{'enable' if enable else 'disable'}")
    out.print(f"{'enabled' if enable else 'disabled'} {id}", markup=False)


@accounts.command("credit", context_settings={"ignore_unknown_options": True})
def credit_account(  # noqa: PLR0917
    id: AccountArgument,
    usd: Annotated[
        float, typer.Argument(metavar="USD", help="Dollars to add; a negative number takes them away.")
    ],
    reason: Annotated[str, typer.Option(help="Reason, for the ledger (the list of payments).")],
    server: ServerOption = None,
    key: KeyOption = None,
    data_dir: DataOption = None,
) -> None:
    """Add dollars to the balance of an account, or take them away."""
    with connect(server, key, data_dir) as session:
        found = session.call("POST", f"/admin/v1/accounts/{id}/credit", {"amount": usd, "reason": reason})
    out.print(f"balance of {id}: ${found['balance']:.4f}", markup=False)


@keys.command("create")
def create_key(  # noqa: PLR0917
    account: Annotated[str, typer.Option(help="Account of the key.")] = "default",
    scope: Annotated[
        list[str] | None, typer.Option(help="Scope of the key: predict, read, admin or worker; repeatable.")
    ] = None,
    name: Annotated[str, typer.Option(help="Purpose of the key.")] = "",
    budget: Annotated[
        float | None, typer.Option(metavar="USD", help="Most dollars that the key may spend.")
    ] = None,
    server: ServerOption = None,
    key: KeyOption = None,
    data_dir: DataOption = None,
) -> None:
    """Make an API key. It is shown only once."""
    body = {"account": account, "scopes": scope or ["predict", "read"], "name": name, "budget": budget}
    with connect(server, key, data_dir) as session:
        _reveal(session.call("POST", "/admin/v1/keys", body))


@keys.command("list")
def list_keys(
    server: ServerOption = None,
    key: KeyOption = None,
    data_dir: DataOption = None,
    as_json: JsonOption = False,  # noqa: FBT002
) -> None:
    """List the API keys. Only the last four characters of a key are known."""
    with connect(server, key, data_dir) as session:
        found = session.call("GET", "/admin/v1/keys")
    columns = ("id", "account", "name", "hint", "scopes", "budget", "spent", "revoked_at")
    _show(found, columns, as_json=as_json)


@keys.command("rotate")
def rotate_key(
    id: KeyIdArgument, server: ServerOption = None, key: KeyOption = None, data_dir: DataOption = None
) -> None:
    """Replace an API key by a new one with the same rights; the old one stops at once."""
    with connect(server, key, data_dir) as session:
        _reveal(session.call("POST", f"/admin/v1/keys/{id}/rotate"))


@keys.command("revoke")
def revoke_key(
    id: KeyIdArgument, server: ServerOption = None, key: KeyOption = None, data_dir: DataOption = None
) -> None:
    """Revoke an API key: it stops at once."""
    with connect(server, key, data_dir) as session:
        session.call("POST", f"/admin/v1/keys/{id}/revoke")
    out.print(f"revoked {id}", markup=False)


def _reveal(found: dict[str, Any]) -> None:
    """Print the key alone on standard output, so that it can be piped."""
    err.print(f"key {found['id']}. It is shown only once:", markup=False)
    out.print(found["key"], markup=False)


def _show(rows: list[dict[str, Any]], columns: tuple[str, ...], *, as_json: bool) -> None:
    if as_json:
        sys.stdout.write(json.dumps(rows, indent=2) + "\n")
        return
    table = Table(box=None, pad_edge=False)
    for name in columns:
        table.add_column(name.replace("_", " "), overflow="fold")
    for row in rows:
        table.add_row(*("" if row[name] is None else str(row[name]) for name in columns))
    out.print(table)
