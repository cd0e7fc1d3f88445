"""Where weights wait changes no frame. On a CPU nothing moves far, but every hook is in its place."""

from pathlib import Path
from typing import Any

import pytest
from streams import on_a_card
from takes import Watch, engine, folder, images, made, shot

from filmgate.engines.base import Cancelled


@pytest.mark.parametrize("way", ["model", "group"])
@pytest.mark.parametrize(
    ("kind", "ends", "options"),
    [
        ("t2v", "", {}),
        ("i2v", "both", {}),
        ("ti2v", "first", {}),
        ("ltx", "both", {"accept_licence": "LTX-2 Community", "distilled": "ltx"}),
    ],
)
def test_the_frames_are_the_same(
    kind: str, ends: str, options: dict[str, Any], way: str, tmp_path: Path
) -> None:
    start, end = images(tmp_path)
    what = shot(first=start if ends else None, last=end if ends == "both" else None)
    one = engine(folder(kind), offload=way, **options)
    found = made(one, what)
    assert one._runner
    if way == "model":
        assert len(one._runner._placement._hooks) >= 3
    assert (found == made(engine(folder(kind), **options), what)).all()
    assert (found == made(one, what)).all()


@pytest.mark.parametrize(
    ("kinds", "ends", "options"),
    [
        (["ti2v"], "", {}),
        (["ti2v"], "first", {"guidance": 1.0}),
        (["t2v", "i2v"], "first", {}),
        (["ltx"], "both", {"accept_licence": "LTX-2 Community", "distilled": "ltx"}),
    ],
)
def test_copied_ahead_on_a_stream_the_frames_are_the_same_warmed_and_after_one_was_cancelled(
    kinds: list[str], ends: str, options: dict[str, Any], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    start, end = images(tmp_path)
    what = shot(first=start if ends else None, last=end if ends == "both" else None)
    wanted = made(engine(*map(folder, kinds), **options), what)
    on_a_card(monkeypatch)
    one = engine(*map(folder, kinds), offload="group", **options)
    one.warm([what], Watch())
    assert one._runner
    assert all(
        getattr(module, "_diffusers_hook", None) for module in one._runner._adapter.denoisers
    )  # else nothing was offloaded
    assert (made(one, what) == wanted).all()
    with pytest.raises(Cancelled):
        made(one, what, Watch(at=0.4, what=Cancelled))
    assert (made(one, what) == wanted).all()
