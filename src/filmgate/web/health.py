"""Is it alive, and is it ready?"""

from typing import Any

from fastapi import APIRouter, Response

from filmgate.flow import ready
from filmgate.web.auth import In

router = APIRouter()


@router.get("/healthz")
async def healthz() -> dict[str, Any]:
    return {"status": "ok"}


@router.get("/readyz")
def readyz(context: In, response: Response) -> dict[str, Any]:
    """503 while something is wrong that needs an operator."""
    faults = ready.faults(context.house, now=context.now())
    if any(faults.values()):
        response.status_code = 503
    return {
        "status": "not ready" if any(faults.values()) else "ready",
        "checks": {name: fault or "ok" for name, fault in faults.items()},
    }
