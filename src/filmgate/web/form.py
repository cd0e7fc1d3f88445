"""Reading of multipart forms: text fields and small files, within the limits of the route."""

from collections.abc import AsyncIterator, Collection
from contextlib import asynccontextmanager

from fastapi import Request
from starlette.datastructures import FormData, UploadFile
from starlette.formparsers import MultiPartException, MultiPartParser

from filmgate.domain.errors import InvalidParameter, StorageFull
from filmgate.domain.pictures import data_uri
from filmgate.media.image import MAX_BYTES
from filmgate.web.body import chunks
from filmgate.web.intake import LONGEST

_FIELDS = 100
_SMALL = 32 * 1024  # bytes of a file that is encoded at once, without a thread


def is_form(request: Request) -> bool:
    return request.headers.get("content-type", "").lower().startswith("multipart/form-data")


@asynccontextmanager
async def held_form(request: Request, files: Collection[str]) -> AsyncIterator[dict[str, str]]:
    """Give the fields of a form, and reserve memory for it while the context lasts. `files`: the fields that
    may be a file; it becomes a data URI. Raise InvalidParameter.
    """
    async with request.app.state.bodies.room(request):
        parser = MultiPartParser(
            request.headers,
            chunks(request),
            max_files=len(files),
            max_fields=_FIELDS,
            max_part_size=LONGEST,
        )
        try:
            form = await parser.parse()
        except (MultiPartException, KeyError) as error:
            raise InvalidParameter(f"the multipart body cannot be read: {error}") from None
        except OSError as error:
            raise StorageFull from error
        try:
            fields = await _fields(request, form, files)
        finally:
            await form.close()
        yield fields


async def _fields(request: Request, form: FormData, files: Collection[str]) -> dict[str, str]:
    found: dict[str, str] = {}
    for name, value in form.multi_items():
        if name in found:
            raise InvalidParameter(f"{name[:60]} must be in the form only once")
        if isinstance(value, UploadFile):
            if name not in files:
                raise InvalidParameter(f"{name[:60]} must be text: only {', '.join(files)} may be files")
            found[name] = await _uri(request, name, value)
        else:
            found[name] = value
    return found


async def _uri(request: Request, name: str, file: UploadFile) -> str:
    if (file.size or 0) > MAX_BYTES:
        raise InvalidParameter(f"{name} is larger than 20 MB")
    if (file.size or 0) <= _SMALL:
        return data_uri(file.file.read(), "image/png")  # what it is, its bytes say
    uri: str = await request.app.state.threads.bodies.run(lambda: data_uri(file.file.read(), "image/png"))
    return uri
