"""What rows say of pictures: words that stay, because older servers wrote them and older workers read them."""

import json
from collections.abc import Iterator
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path

import pytest
import sqlalchemy as sa

from conftest import ABLE, picture, uri
from filmgate.bootstrap.server import open_server
from filmgate.domain.prediction import Prediction
from filmgate.flow import lease, serving
from filmgate.flow.accept import accept, draft
from filmgate.flow.check import Request
from filmgate.flow.services import Services
from filmgate.settings import Settings
from filmgate.store import accounts, predictions
from filmgate.wire import envelope
from filmgate.wire.protocol import Registration

MODEL, NOW = "minimax/hailuo-02/standard", datetime.now(UTC)
ADDRESS = "https://example.com/last.png"


@pytest.fixture
def services(tmp_path: Path) -> Iterator[Services]:
    services = open_server(
        Settings(data_dir=tmp_path, bootstrap_key="k", reserve_mb=0), make_key=False
    ).context.services
    about = {"engine": "e", "fingerprint": "f", "licence": "", "host": "", "fault": "", "models": ["*"]}
    serving.register(services, Registration.from_json({**about, "can": asdict(ABLE), "worker": "w"}), now=NOW)
    yield services
    services.inspector.close()
    services.database.close()


def caller(services: Services) -> accounts.Caller:
    with services.database.reading() as connection:
        found = accounts.by_key(connection, "k")
    assert found
    return found


def test_a_row_names_a_picture_that_is_kept_and_repeats_an_address_and_a_prompt(services: Services) -> None:
    body = {"prompt": "data: a city", "image": uri(picture(640, 400)).replace("data:", "DATA:", 1)}
    one = draft(
        services, Request(caller=caller(services), model=MODEL, body=body, base_url="http://h"), now=NOW
    )
    accept(services, [one], now=NOW)
    with services.database.reading() as connection:
        row = connection.execute(sa.text("SELECT inputs FROM predictions")).scalar_one()
    kept = json.loads(row) if isinstance(row, str) else row
    assert (kept["image"], kept["prompt"]) == ("data:", "data: a city")
    shown = envelope.inputs(one.prediction)
    assert (shown["image"], shown["prompt"]) == ("(image data)", "data: a city")
    assert services.blobs.read(f"inputs/{one.prediction.id}/first")


def test_a_row_that_an_older_server_wrote_is_leased_and_shown_with_its_pictures(services: Services) -> None:
    who = caller(services)
    old = Prediction(
        id="a" * 32,
        account=who.account,
        key=who.key,
        model=MODEL,
        seed=1,
        price=230_000,
        inputs={"prompt": "a", "image": "data:", "end_image": ADDRESS, "resolution": "768P", "duration": 6},
        need="768p/6/first+last",
        base_url="http://h",
        token="t" * 32,
        created_at=NOW,
    )
    with services.database.writing() as connection:
        predictions.insert(connection, [old])
    held = lease.lease(services, "w", now=NOW)
    assert held
    assert (held.first, held.last) == ("stored", "stored")
    with services.database.reading() as connection:
        row = predictions.get(connection, old.id)
    assert row
    shown = envelope.inputs(row)
    assert (shown["image"], shown["end_image"]) == ("(image data)", ADDRESS)
