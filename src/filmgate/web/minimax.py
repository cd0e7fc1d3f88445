"""The routes of MiniMax's API, versions 1 and 2, over our own predictions. A `task_id` and a `file_id` are
the prediction's id in decimal.
"""

from collections.abc import Callable, Mapping
from typing import Annotated, Any, TypeVar

from fastapi import Query, Request, Response
from starlette.routing import Route

from filmgate.domain.errors import Forbidden, Gone, InvalidParameter, NotFound
from filmgate.domain.parameters import shown
from filmgate.domain.prediction import Prediction, Status
from filmgate.domain.surface import Surface
from filmgate.flow import challenge, settle
from filmgate.flow.accept import Accepted
from filmgate.store import predictions
from filmgate.store.accounts import Caller
from filmgate.store.predictions import Filter
from filmgate.web import lookup, submission
from filmgate.web.auth import In, Pools, Predicting, Reading, scoped
from filmgate.web.body import held_body
from filmgate.web.routing import Json, Router, raises
from filmgate.web.sending import ranged, send
from filmgate.wire import minimax, minimax_2
from filmgate.wire.minimax_order import order, order_2, unused
from filmgate.wire.order import Order

router = Router(tags=["MiniMax"], refused=minimax.MiniMaxRefused, refused_by_200=True)
second = Router(prefix="/v2", tags=["MiniMax 2"], refused=minimax_2.MiniMax2Refused)

T = TypeVar("T")
_PAGE = 100
_TASK = {"parameters": [{"name": "task_id", "in": "path", "required": True, "schema": {"type": "string"}}]}
Page = Annotated[int, Query(ge=1, le=1_000_000)]
Size = Annotated[int, Query(ge=1, le=_PAGE)]


def _query(name: str) -> dict[str, Any]:
    return {"parameters": [{"name": name, "in": "query", "required": True, "schema": {"type": "string"}}]}


def _body(schema: dict[str, Any]) -> dict[str, Any]:
    return {"requestBody": {"required": True, "content": {"application/json": {"schema": schema}}}}


@router.post(
    "/v1/video_generation",
    operation_id="minimax_create_task",
    openapi_extra=_body(minimax.NEW_TASK),
    responses=submission.TOLD,
)
async def create(request: Request) -> Json[minimax.TaskCreated]:
    """Make a clip. `callback_url` must echo a challenge within 3 s, and is told of the end. Errors are HTTP
    200 with a `base_resp` that is not 0.
    """
    accepted, ignored = await _accept(request, order, Surface.MINIMAX)
    return _answer(request, minimax.created(accepted.prediction), accepted, ignored)


@second.post(
    "/video_generation",
    operation_id="minimax_2_create_task",
    openapi_extra=_body(minimax_2.NEW_TASK),
    responses=submission.TOLD,
)
@raises(*submission.RAISED)
async def create_2(request: Request) -> Json[minimax_2.MiniMax2Created]:
    """Make a clip from the parts of `content`: a text, and a first and a last frame."""
    accepted, ignored = await _accept(request, order_2, Surface.MINIMAX_2)
    return _answer(request, minimax_2.created(accepted.prediction), accepted, ignored)


async def _accept(
    request: Request, read: Callable[[Mapping[str, Any]], Order], surface: Surface
) -> tuple[Accepted, tuple[str, ...]]:
    caller = scoped(request, "predict")
    with submission.counted(request, caller):
        async with held_body(request) as body:
            wanted = read(body)
            callback = await _challenged(request, caller, body.get("callback_url"))
            ignored = (*wanted.ignored, *unused(body))
            accepted = await submission.submit(request, caller, wanted, surface=surface, webhook=callback)
            return accepted, ignored


async def _challenged(request: Request, caller: Caller, url: Any) -> str | None:
    """Return the callback address of a request once it has echoed its challenge; None without an address."""
    if url is None or url == "":
        return None
    if not isinstance(url, str):
        raise InvalidParameter(f"callback_url must be a URL, not {shown(url)}")
    with request.app.state.challenges.failing(caller.account):
        await request.app.state.threads.names.run_for(
            caller.account, challenge.challenge, request.app.state.context.services, url
        )
    return url


def _answer(request: Request, shown: T, accepted: Accepted, ignored: tuple[str, ...]) -> Json[T]:
    response = Json(shown)
    submission.tell(request, response, accepted, ignored)
    return response


@router.get("/v1/query/video_generation", operation_id="minimax_query_task", openapi_extra=_query("task_id"))
async def query(request: Request) -> Json[minimax.MiniMaxTask]:
    """Return the state of a task."""
    found = await _found(request, scoped(request, "read"), request.query_params.get("task_id"), "task_id")
    return Json(minimax.task(found))


@second.get("/query/video_generation/{task_id}", operation_id="minimax_2_query_task", openapi_extra=_TASK)
@raises(Forbidden, InvalidParameter, NotFound)
async def query_2(request: Request) -> Json[minimax_2.MiniMax2Queried]:
    """Return the state of a task, with the address of its clip."""
    caller = scoped(request, "read")
    found = await _found(request, caller, request.path_params["task_id"], "task_id")
    return Json(minimax_2.queried(found))


# plain routes that are looked at before all others
HOT = (
    Route("/v1/query/video_generation", query, methods=["GET"]),
    Route("/v2/query/video_generation/{task_id}", query_2, methods=["GET"]),
    Route("/v1/video_generation", create, methods=["POST"]),
    Route("/v2/video_generation", create_2, methods=["POST"]),
)


@router.get("/v1/files/retrieve", operation_id="minimax_retrieve_file")
async def retrieve(
    caller: Reading, context: In, threads: Pools, request: Request, file_id: str = ""
) -> Json[minimax.Retrieved]:
    """Return the address of a clip."""
    found = await _made(request, caller, file_id)
    size = await threads.files.run(context.services.blobs.size, found.output or "")
    if size is None:
        raise Gone("this file has expired: the server no longer stores it")
    return Json(minimax.retrieved(found, size=size))


@router.get(
    "/v1/files/retrieve_content",
    operation_id="minimax_file_content",
    response_class=Response,
    responses=ranged("video/mp4"),
)
async def retrieve_content(
    caller: Reading, context: In, threads: Pools, request: Request, file_id: str = ""
) -> Response:
    """Send a clip."""
    found = await _made(request, caller, file_id)
    return await threads.files.run(
        send,
        request,
        context.services.blobs,
        found.output or "",
        threads.files,
        etag=f"{found.id}-{found.attempt}",
        media_type="video/mp4",
        headers={"Cache-Control": "private, no-cache"},
        here=True,
    )


@second.get("/query/video_generation", operation_id="minimax_2_list_tasks")
def listing(
    *,
    caller: Reading,
    context: In,
    page_num: Page = 1,
    page_size: Size = 20,
    status: Annotated[minimax_2.State | None, Query(alias="filter.status")] = None,
    model: Annotated[str | None, Query(alias="filter.model", max_length=200)] = None,
    task_ids: Annotated[list[str] | None, Query(alias="filter.task_ids", max_length=_PAGE)] = None,
) -> Json[minimax_2.MiniMax2Tasks]:
    """Return a page of the account's tasks, newest first, however they were submitted."""
    ours = next((one for one, theirs in minimax_2.STATES.items() if theirs == status), None)
    ids = None if task_ids is None else [minimax.id_of(one) or "" for one in task_ids]
    wanted = Filter(page=page_num, page_size=page_size, status=ours, model=model, ids=ids)
    with context.services.database.reading() as connection:
        found, total = predictions.history(connection, caller.account, wanted)
    return Json(minimax_2.listed(found, total=total))


@second.delete("/video_generation/{task_id}", operation_id="minimax_2_delete_task")
@raises(NotFound)
def delete(
    task_id: str, caller: Predicting, context: In, request: Request
) -> Json[minimax_2.MiniMax2Deleted]:
    """Cancel a task that waits or runs, and refund it; delete one that is over, with its clip."""
    request.app.state.storyboards.forget(caller.account)
    id = minimax.id_of(task_id)
    if id is None:
        raise NotFound("this task does not exist")
    over = settle.cancel(context.services, caller.account, id, now=context.now())
    return Json(minimax_2.deleted(id, over=over))


async def _found(request: Request, caller: Caller, number: str | None, name: str) -> Prediction:
    if not number:
        raise InvalidParameter(f"{name} is required")
    return await lookup.prediction(request, caller, minimax.id_of(number) or "", what="task")


async def _made(request: Request, caller: Caller, number: str) -> Prediction:
    """Return the prediction whose clip is this file. Raise NotFound where there is none."""
    found = await _found(request, caller, number, "file_id")
    if found.status is not Status.COMPLETED:
        raise NotFound("this file does not exist: its task has not succeeded")
    return found
