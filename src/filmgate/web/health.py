"""The health probes: is the server alive, and is it ready?"""

from fastapi import Request

from filmgate.web.auth import In, Pools
from filmgate.web.routing import Json, Router
from filmgate.wire import accounts as told

router = Router(tags=["Sessions and health"])
_NOT_READY = {
    "description": "It is not ready.",
    "content": {"application/json": {"schema": {"$ref": "#/components/schemas/Readiness"}}},
}


@router.get("/healthz")
async def healthz() -> Json[told.Alive]:
    """Answer that the server is alive. This needs no thread, no database and no disk."""
    return Json({"status": "ok"})


@router.get("/readyz", responses={503: _NOT_READY})
async def readyz(context: In, threads: Pools, request: Request, workers: str = "") -> Json[told.Readiness]:
    """Answer 200 if the server is ready. Answer 503 if a fault needs the operator, or while the server stops.

    A missing worker is named but is no fault, because predictions wait; `?workers=required` makes it one.
    """
    faults = await threads.ready.run(request.app.state.readiness.faults, now=context.now())
    if context.leaving.is_set():
        faults["server"] = "the server is stopping"
    wrong = [name for name, fault in faults.items() if fault and (name != "workers" or workers)]
    checks = {name: fault or "ok" for name, fault in faults.items()}
    return Json({"status": "not ready" if wrong else "ready", "checks": checks}, 503 if wrong else 200)
