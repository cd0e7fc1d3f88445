"""Tickets for uploads: who may use one, until when, and what a lost answer of the database leaves."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest

from filmgate.domain.errors import (
    Forbidden,
    Gone,
    InvalidParameter,
    NotFound,
    OutcomeUnknown,
    PreconditionFailed,
    Unavailable,
)
from filmgate.flow import receive
from filmgate.flow.receive import Ticket
from filmgate.flow.services import Services
from filmgate.store.uploads import Upload
from in_process import NOW, opened

SECOND = timedelta(seconds=1)


@pytest.fixture
def services(tmp_path: Path) -> Iterator[Services]:
    with opened(tmp_path) as made:
        yield made


def announce(services: Services, size: int = 5) -> Ticket:
    return receive.ticket(
        services, "default", filename="a.png", size=size, content_type=None, base_url="http://x", now=NOW
    )


def admit(
    services: Services, ticket: Ticket, *, now: datetime = NOW, change: dict[str, str] | None = None
) -> Upload:
    """Use the signed address of a ticket, with these parts changed."""
    sent = {name: values[0] for name, values in parse_qs(urlsplit(ticket.put_url).query).items()}
    sent |= change or {}
    expires, signature = sent["expires"], sent["signature"]
    return receive.admit(services, ticket.upload.id, expires=expires, signature=signature, now=now)


def put(services: Services, upload: Upload, data: bytes = b"bytes") -> None:
    file = services.blobs.spool()
    file.write_bytes(data)
    receive.store(services, upload, file, now=NOW)


def test_a_ticket_is_good_until_it_expires(services: Services) -> None:
    ticket = announce(services)
    assert ticket.expires_at == NOW + timedelta(minutes=15)
    assert admit(services, ticket) == ticket.upload
    assert admit(services, ticket, now=ticket.expires_at) == ticket.upload
    with pytest.raises(Forbidden, match="expired"):
        admit(services, ticket, now=ticket.expires_at + SECOND)


def test_a_ticket_that_was_changed_is_refused(services: Services) -> None:
    ticket, other = announce(services), announce(services)
    later = str(int((NOW + timedelta(days=1)).timestamp()))
    foreign = parse_qs(urlsplit(other.put_url).query)["signature"][0]
    for change in ({"expires": later}, {"signature": foreign}, {"signature": ""}, {"expires": "soon"}):
        with pytest.raises(Forbidden, match="not valid"):
            admit(services, ticket, change=change)


def test_a_ticket_is_for_one_file_of_the_announced_size(services: Services) -> None:
    ticket = announce(services)
    with pytest.raises(InvalidParameter, match="has 4 bytes, but 5 were announced"):
        put(services, ticket.upload, b"four")
    put(services, ticket.upload)
    with pytest.raises(PreconditionFailed):
        put(services, ticket.upload)
    with pytest.raises(PreconditionFailed):
        admit(services, ticket)


def test_an_upload_is_there_from_its_bytes_to_the_end_of_its_retention(services: Services) -> None:
    upload = announce(services).upload
    end = NOW + services.keep
    with pytest.raises(NotFound):
        receive.by_token(services, upload.token, now=NOW)
    put(services, upload)
    assert receive.by_token(services, upload.token, now=end).id == upload.id
    with pytest.raises(Gone):
        receive.by_token(services, upload.token, now=end + SECOND)


@pytest.mark.parametrize("happened", [True, False])
def test_bytes_whose_commit_was_not_answered_count_only_if_the_row_has_them(
    services: Services, monkeypatch: pytest.MonkeyPatch, *, happened: bool
) -> None:
    upload = announce(services).upload
    kind = type(services.database)
    with monkeypatch.context() as patch:
        _lose_next_answer(patch, kind, happened=happened)
        if happened:
            put(services, upload)
        else:
            with pytest.raises(Unavailable):
                put(services, upload)
    if not happened:
        with pytest.raises(NotFound):
            receive.by_token(services, upload.token, now=NOW)
        put(services, upload)
    assert receive.by_token(services, upload.token, now=NOW).id == upload.id


def _lose_next_answer(patch: pytest.MonkeyPatch, kind: Any, *, happened: bool) -> None:
    """Let the next commit take place, or not, and answer that nobody knows."""
    real = kind._end

    def end(self: Any, transaction: Any) -> None:
        patch.setattr(kind, "_end", real)
        if happened:
            real(self, transaction)
        else:
            transaction.rollback()
        raise OutcomeUnknown

    patch.setattr(kind, "_end", end)
