"""What one look of an open event stream costs, beside so many finished predictions."""

import tempfile
import time
import uuid
from datetime import UTC, datetime, timedelta
from pathlib import Path

from filmgate.bootstrap.server import open_server
from filmgate.domain.prediction import Prediction, Status
from filmgate.flow import serving
from filmgate.flow.services import Services
from filmgate.settings import Settings
from filmgate.store import predictions, queue
from filmgate.store.queue import Able
from filmgate.store.tables import predictions as table

_MODEL, _LOOKS = "minimax/hailuo-02/standard", 400
_BEGAN = datetime(2026, 1, 1, tzinfo=UTC)


def looks(rows: int) -> tuple[float, float]:
    """CPU milliseconds: of a look at a prediction that runs, and of one that reads what clips took lately."""
    with tempfile.TemporaryDirectory() as folder:
        settings = Settings(data_dir=Path(folder), bootstrap_key="k", local_worker=False, reserve_mb=0)
        services = open_server(settings, make_key=False).context.services
        _fill(services, rows)
        with services.database.writing() as connection:
            predictions.insert(connection, [_one(rows, Status.CREATED)])
            held = queue.claim(
                connection, worker="w", now=_BEGAN, until=_BEGAN + timedelta(days=1), able=Able()
            )
        assert held
        began = time.thread_time()
        for _ in range(_LOOKS):  # as a stream does: its row, and the time that clips take
            with services.database.reading() as connection:
                assert predictions.get_all(connection, [held.id])
                serving.typical(services, connection, _MODEL, "768p/6/text", now=_BEGAN)
        look = 1000 * (time.thread_time() - began) / _LOOKS
        began = time.thread_time()
        for _ in range(_LOOKS):
            with services.database.reading() as connection:
                predictions.typical(connection, _MODEL)
        typical = 1000 * (time.thread_time() - began) / _LOOKS
        services.inspector.close()
        services.database.close()
    return look, typical


def _fill(services: Services, rows: int) -> None:
    """Finished ones, none of which is looked at: copies of one, made by the database."""
    with services.database.writing() as connection:
        predictions.insert(connection, [_one(0, Status.COMPLETED)])
        own = {
            "id": "printf('%032x', i)",
            "token": "printf('%032x', i)",
            "inference_ms": "i % 9000",
            "created_at": "datetime(created_at, i || ' seconds') || '.000000'",
            "finished_at": "datetime(created_at, i || ' seconds') || '.000000'",
        }
        names = [column.name for column in table.columns]
        chosen = ", ".join(own.get(name, name) for name in names)
        connection.exec_driver_sql(
            f"WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < {rows}) "
            f"INSERT INTO predictions ({', '.join(names)}) SELECT {chosen} FROM predictions, n"
        )


def _one(number: int, status: Status) -> Prediction:
    at = _BEGAN + timedelta(seconds=number)
    return Prediction(
        id=uuid.uuid4().hex,
        account="default",
        model=_MODEL,
        inputs={"prompt": "a"},
        seed=1,
        price=1,
        base_url="",
        token=uuid.uuid4().hex,
        created_at=at,
        status=status,
        inference_ms=number % 9000,
        finished_at=at.replace(tzinfo=None) if status.over else None,
    )
