"""The commands filmgate db …: migrate the schema, and copy the database."""

from pathlib import Path
from typing import Annotated

import typer

from filmgate.bootstrap.server import open_database
from filmgate.cli import directory
from filmgate.cli.connect import DataOption, KeyOption, ServerOption, connect, settings_for
from filmgate.cli.console import out
from filmgate.domain.errors import FilmgateError

db = typer.Typer(help="The database: its schema, and a copy of it.", no_args_is_help=True)


@db.command("upgrade")
def upgrade(data_dir: DataOption = None) -> None:
    """Migrate the schema to this version. A server does that too when it starts."""
    settings = settings_for(data_dir)
    with directory.held(settings.data_dir):
        database = open_database(settings)
        out.print(f"schema {database.version()}")
        database.close()


@db.command("backup")
def backup(
    file: Annotated[Path, typer.Argument(help="File of the copy; it must not exist yet.")],
    server: ServerOption = None,
    key: KeyOption = None,
    data_dir: DataOption = None,
) -> None:
    """Copy the SQLite database while the server runs. Clips and uploads are other files, which are not
    copied.
    """
    if file.exists():
        raise FilmgateError(f"{file} already exists: choose another file")
    with connect(server, key, data_dir) as session:
        session.download("/admin/v1/backup", file)
    out.print(f"{file}  {file.stat().st_size} bytes", markup=False)
