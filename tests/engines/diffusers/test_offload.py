"""Where weights wait changes no frame. On a CPU nothing moves far, but every hook is in its place."""

from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest
from streams import on_a_card
from takes import NO_TORCHVISION, Watch, engine, folder, images, made, shot

from filmgate.engines.base import Cancelled
from filmgate.engines.diffusers import runner
from filmgate.engines.diffusers.placement import Placement

_LTX = {"accept_licence": "LTX-2 Community"}
_H3 = pytest.param(
    ["h3"],
    "both",
    {"accept_licence": "MiniMax H3 Community", "steps": 3},
    marks=[
        pytest.mark.torchvision,
        pytest.mark.skipif(find_spec("torchvision") is None, reason=NO_TORCHVISION),
    ],
)


class Card:
    """Remembers which modules lay on the device together; says so when one computes that is not there."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.together: list[tuple[str, ...]] = []
        self._there: set[str] = set()
        monkeypatch.setattr(runner, "Placement", self._placed)

    def _placed(self, components: dict[str, Any], way: Any, _: str) -> Placement:
        for name, module in components.items():
            self._watch(name, module)
        return Placement(components, way, "cpu:0")  # not the word for where they wait

    def _watch(self, name: str, module: Any) -> None:
        to = module.to

        def moved(where: Any, *more: Any, **given: Any) -> Any:
            if str(where) == "cpu:0":
                self._there.add(name)
            elif str(where) == "cpu":
                self._there.discard(name)
            self.together.append(tuple(sorted(self._there)))
            return to(where, *more, **given)

        module.to = moved
        for part in list(module.modules())[1:]:  # hooks on itself run before it is made to come
            part.register_forward_pre_hook(lambda *_: self._computes(name))

    def _computes(self, name: str) -> None:
        assert name in self._there, f"{name} computes while {self._there or 'nothing'} lies there"


@pytest.mark.parametrize(
    ("kinds", "ends", "options"),
    [
        (["t2v"], "", {}),
        (["i2v"], "both", {}),
        (["t2v", "i2v"], "first", {}),
        (["ti2v"], "", {}),
        (["ti2v"], "first", {}),
        (["ltx"], "both", _LTX),
        (["ltx"], "both", {**_LTX, "distilled": "ltx"}),
        _H3,
    ],
)
def test_in_turns_one_module_lies_on_the_device_and_after_a_clip_none(
    kinds: list[str], ends: str, options: dict[str, Any], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    start, end = images(tmp_path)
    card = Card(monkeypatch)
    what = shot(first=start if ends else None, last=end if ends == "both" else None)
    one = engine(*map(folder, kinds), offload="model", **options)
    one.warm([what], Watch())
    assert card.together[-1] == ()
    for prompt in ("a red fox", "a wolf"):
        made(one, shot(prompt=prompt, first=what.first, last=what.last))
        assert card.together[-1] == ()
    with pytest.raises(Cancelled):
        made(one, what, Watch(at=0.4, what=Cancelled))
    assert card.together[-1] == ()
    assert one._runner
    came = {name for names in card.together for name in names}
    large = {"text_encoder", "vae"}
    if len(kinds) == 1:  # of two folders, the other's denoisers have nothing to do
        large |= {name for name in one._runner._adapter.components if name.startswith("transformer")}
    assert large <= came
    assert max(map(len, card.together)) == 1


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
