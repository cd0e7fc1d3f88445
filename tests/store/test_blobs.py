"""Where clips lie: a folder, and a bucket of a real S3 server, by the same promises."""

import os
import secrets
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import httpx2 as httpx
import pytest

from filmgate import net
from filmgate.domain.errors import FilmgateError, StorageFull, Unavailable
from filmgate.media.blobs import Blobs
from filmgate.media.bucket import Bucket
from filmgate.media.folder import Folder

LATER = timedelta(seconds=60)


@pytest.fixture(params=["folder", "bucket"])
def blobs(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Blobs]:
    if request.param == "folder":
        yield Folder(tmp_path / "blobs")
        return
    for name, value in request.getfixturevalue("bucket").items():
        monkeypatch.setenv(name, value)
    yield Bucket(f"s3://clips/{secrets.token_hex(4)}", tmp_path / "spool", redirect=True)


def test_what_was_written_is_read_whole_and_in_part(blobs: Blobs) -> None:
    data = os.urandom(2_500_000)
    blobs.write("outputs/a/1/0.mp4", [data[:1_000_000], data[1_000_000:]])
    blobs.write("outputs/ab/1/0.mp4", b"another whose name begins alike")
    assert blobs.size("outputs/a/1/0.mp4") == len(data)
    assert blobs.read("outputs/a/1/0.mp4") == data
    assert b"".join(blobs.chunks("outputs/a/1/0.mp4", 10, 1_200_000)) == data[10:1_200_000]
    assert b"".join(blobs.chunks("outputs/a/1/0.mp4", 2_000_000)) == data[2_000_000:]
    with blobs.local("outputs/a/1/0.mp4") as path:
        assert path.read_bytes() == data
    checked = blobs.check("outputs/a/1/0.mp4")
    assert checked
    assert checked[0] == len(data)
    spooled = blobs.spool()
    spooled.write_bytes(b"taken")
    blobs.take("uploads/u", spooled)
    assert (blobs.read("uploads/u"), spooled.exists()) == (b"taken", False)
    now = datetime.now(UTC)
    assert list(blobs.names("outputs", before=now - LATER)) == []
    assert sorted(blobs.names("outputs", before=now + LATER)) == ["outputs/a/1/0.mp4", "outputs/ab/1/0.mp4"]
    blobs.delete("outputs/a")
    blobs.delete("outputs/a")
    assert (blobs.size("outputs/a/1/0.mp4"), blobs.check("outputs/a/1/0.mp4")) == (None, None)
    assert blobs.size("outputs/ab/1/0.mp4")
    blobs.probe()
    assert list(blobs.names("probe", before=now + LATER)) == []


def test_what_is_not_there_is_said_so(blobs: Blobs) -> None:
    assert (blobs.size("no"), blobs.check("no")) == (None, None)
    with pytest.raises(FileNotFoundError):
        blobs.read("no")
    with pytest.raises(FileNotFoundError), blobs.local("no"):
        pass


def test_spooled_files_that_nobody_took_go(blobs: Blobs) -> None:
    left, fresh = blobs.spool(), blobs.spool()
    left.write_bytes(b"a")
    os.utime(left, (time.time() - 7200, time.time() - 7200))
    fresh.write_bytes(b"b")
    blobs.forget(before=datetime.now(UTC) - timedelta(hours=1))
    assert (left.exists(), fresh.exists()) == (False, True)


def test_a_signed_address_takes_a_file_and_gives_it(
    bucket: dict[str, str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, value in bucket.items():
        monkeypatch.setenv(name, value)
    store = Bucket("s3://clips/signed", tmp_path / "spool", redirect=True)
    put, clip = store.put_url("0.mp4"), tmp_path / "a.mp4"
    clip.write_bytes(b"a clip")
    assert put
    assert net.put(put, clip).status_code == 200
    get = store.get_url("0.mp4")
    assert get
    assert httpx.get(get).content == b"a clip"
    assert Bucket("s3://clips/signed", tmp_path / "spool", redirect=False).get_url("0.mp4") is None


def test_a_bucket_that_does_not_answer_is_a_sentence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AWS_ENDPOINT_URL", "http://127.0.0.1:9")
    monkeypatch.setenv("AWS_ACCESS_KEY_ID", "a")
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "b")
    away = Bucket("s3://clips", tmp_path / "spool", redirect=False)
    for ask in (lambda: away.size("a"), lambda: away.read("a"), lambda: away.write("a", b"a"), away.probe):
        with pytest.raises(Unavailable, match="object store") as told:
            ask()
        assert "127.0.0.1" not in str(told.value)
    with pytest.raises(FilmgateError, match="FILMGATE_BLOBS"):
        Bucket("s3://", tmp_path / "spool", redirect=False)


def test_a_folder_that_cannot_be_written_is_a_full_disk(tmp_path: Path) -> None:
    folder = Folder(tmp_path / "blobs")
    (tmp_path / "blobs" / "a").write_text("a file where a folder should be")
    with pytest.raises(StorageFull, match="cannot be written"):
        folder.write("a/b", b"x")
    spooled = folder.spool()
    spooled.write_bytes(b"x")
    with pytest.raises(StorageFull, match="cannot be written"):
        folder.take("a/b", spooled)
