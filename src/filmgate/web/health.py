"""The health probes: is the server alive, and is it ready?"""

from typing import Any

from fastapi import APIRouter, Request, Response

from filmgate.web.auth import In, Pools

router = APIRouter()


@router.get("/healthz")
async def healthz() -> dict[str, Any]:
    """Answer that the server is alive. This needs no thread, no database and no disk."""
    return {"status": "ok"}


@router.get("/readyz")
async def readyz(
    context: In, threads: Pools, request: Request, response: Response, workers: str = ""
) -> dict[str, Any]:
    """Answer 200 if the server is ready. Answer 503 if a fault needs the operator, or while the server stops.

    A missing worker is named but is no fault, because predictions wait; `?workers=required` makes it one.
    """
    faults = await threads.ready.run(request.app.state.readiness.faults, now=context.now())
    if context.leaving.is_set():
        faults["server"] = "the server is stopping"
    wrong = [name for name, fault in faults.items() if fault and (name != "workers" or workers)]
    if wrong:
        response.status_code = 503
    return {
        "status": "not ready" if wrong else "ready",
        "checks": {name: fault or "ok" for name, fault in faults.items()},
    }
