"""The operator's routes: overview, backup, and the drain of a worker. They need the scope admin."""

from typing import Annotated, Literal

from fastapi import Depends, Path
from fastapi.responses import FileResponse

from filmgate.domain.errors import InvalidParameter, NotFound, StorageFull
from filmgate.domain.prediction import Prediction
from filmgate.flow import listeners, operate
from filmgate.flow.workers import Worker
from filmgate.web import auth
from filmgate.web.auth import In, Pools
from filmgate.web.routing import Answer, Router, raises
from filmgate.web.sending import Once, whole
from filmgate.wire import accounts as told
from filmgate.wire import envelope

router = Router(prefix="/admin/v1", tags=["Operator"], dependencies=[Depends(auth.administering)])
Port = Annotated[int, Path(ge=1, le=65535)]


@router.put("/listeners/{port}", dependencies=[Depends(auth.local)])
async def open_listener(port: Port, context: In) -> Answer[told.Listener]:
    """Let webhooks go to this port of 127.0.0.1 for 15 s. Only commands on this machine may ask for it."""
    context.services.listeners.open(port)
    return Answer({"port": port, "seconds": listeners.SECONDS})


@router.delete("/listeners/{port}", dependencies=[Depends(auth.local)])
async def close_listener(port: Port, context: In) -> Answer[told.Listener]:
    """Let webhooks go to this port no more."""
    context.services.listeners.close(port)
    return Answer({"port": port, "seconds": 0})


@router.get("/overview")
def overview(context: In) -> Answer[told.Overview]:
    """Return the state of workers, queue, disk and webhooks, and sentences about problems."""
    now = context.now()
    seen = operate.overview(context.services, now=now)
    return Answer(
        {
            "attention": operate.attention(context.services, seen, now=now),
            "workers": [_worker(one, seen.making.get(one.id)) for one in seen.workers],
            "queue": {
                "waiting": seen.waiting,
                "running": seen.running,
                "oldest_at": envelope.moment(seen.oldest_at) if seen.oldest_at else None,
            },
            "disk": {"free": seen.room[0], "total": seen.room[1]} if seen.room else None,
            "keep_days": context.services.keep.total_seconds() / 86_400,
            "place": context.services.blobs.place,
            "webhooks": {"pending": seen.pending, "dead": seen.dead},
        }
    )


@router.get("/backup", response_class=FileResponse, responses=whole("application/vnd.sqlite3"))
@raises(InvalidParameter, StorageFull)
async def backup(context: In, threads: Pools) -> FileResponse:
    """Send a copy of the SQLite database as a file."""
    copy = context.services.blobs.spool()
    try:
        await threads.files.run(context.services.database.backup, copy)
    except BaseException:
        copy.unlink(missing_ok=True)
        raise
    return Once(copy, "application/vnd.sqlite3", "filmgate.db")


@router.post("/workers/{id}/drain", operation_id="drain_worker")
@raises(NotFound)
def drain(id: str, context: In) -> Answer[told.Named]:
    """Drain a worker: it finishes its clip and gets no more work."""
    operate.drain(context.services, id, at=context.now())
    return Answer({"id": id})


@router.post("/workers/{id}/resume", operation_id="resume_worker")
@raises(NotFound)
def resume(id: str, context: In) -> Answer[told.Named]:
    """Give a drained worker work again."""
    operate.drain(context.services, id, at=None)
    return Answer({"id": id})


def _worker(row: Worker, making: Prediction | None) -> told.Worker:
    state: Literal["working", "ready", "loading", "draining", "drained"]
    state = "working" if making else "ready" if row.ready else "loading"
    if row.drained_at:
        state = "draining" if making else "drained"
    return {
        "id": row.id,
        "engine": row.engine,
        "fingerprint": row.fingerprint,
        "host": row.host,
        "fault": row.fault,
        "state": state,
        "seen_at": envelope.moment(row.seen_at),
        "prediction": making.id if making else None,
        "model": making.model if making else None,
        "stage": making.stage if making else None,
        "progress": round(making.progress, 3) if making else None,
    }
