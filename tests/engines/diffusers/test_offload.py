"""Where weights wait changes no frame. On a CPU nothing moves far, but every hook is in its place."""

from pathlib import Path
from typing import Any

import pytest
from takes import engine, folder, images, made, shot


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
