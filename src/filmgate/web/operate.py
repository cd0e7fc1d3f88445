"""The operator's routes: overview, backup, and the drain of a worker. They need the scope admin."""

from typing import Annotated, Any

from fastapi import APIRouter, Depends, Path
from fastapi.responses import FileResponse

from filmgate.domain.prediction import Prediction
from filmgate.flow import listeners, operate
from filmgate.flow.workers import Worker
from filmgate.web import auth
from filmgate.web.auth import In, Pools
from filmgate.web.sending import Once
from filmgate.wire import envelope

router = APIRouter(prefix="/admin/v1", dependencies=[Depends(auth.administering)])
Port = Annotated[int, Path(ge=1, le=65535)]


@router.put("/listeners/{port}", dependencies=[Depends(auth.local)])
async def open_listener(port: Port, context: In) -> dict[str, Any]:
    """Let webhooks go to this port of 127.0.0.1 for 15 s. Only commands on this machine may ask for it."""
    context.services.listeners.open(port)
    return envelope.success({"port": port, "seconds": listeners.SECONDS})


@router.delete("/listeners/{port}", dependencies=[Depends(auth.local)])
async def close_listener(port: Port, context: In) -> dict[str, Any]:
    context.services.listeners.close(port)
    return envelope.success({"port": port})


@router.get("/overview")
def overview(context: In) -> dict[str, Any]:
    """Return the state of workers, queue, disk and webhooks, and sentences about problems."""
    now = context.now()
    seen = operate.overview(context.services, now=now)
    return envelope.success(
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


@router.get("/backup", response_class=FileResponse)
async def backup(context: In, threads: Pools) -> FileResponse:
    """Send a copy of the SQLite database as a file."""
    copy = context.services.blobs.spool()
    try:
        await threads.files.run(context.services.database.backup, copy)
    except BaseException:
        copy.unlink(missing_ok=True)
        raise
    return Once(copy, "application/vnd.sqlite3", "filmgate.db")


@router.post("/workers/{id}/drain")
def drain(id: str, context: In) -> dict[str, Any]:
    """Drain a worker: it finishes its clip and gets no more work."""
    operate.drain(context.services, id, at=context.now())
    return envelope.success({"id": id})


@router.post("/workers/{id}/resume")
def resume(id: str, context: In) -> dict[str, Any]:
    operate.drain(context.services, id, at=None)
    return envelope.success({"id": id})


def _worker(row: Worker, making: Prediction | None) -> dict[str, Any]:
    shown = {name: getattr(row, name) for name in ("id", "engine", "fingerprint", "host", "fault")}
    state = "working" if making else "ready" if row.ready else "loading"
    return shown | {
        "state": "drained" if row.drained_at and not making else "draining" if row.drained_at else state,
        "seen_at": envelope.moment(row.seen_at),
        "prediction": making.id if making else None,
        "model": making.model if making else None,
        "stage": making.stage if making else None,
        "progress": round(making.progress, 3) if making else None,
    }
