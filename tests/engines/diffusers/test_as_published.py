"""Recipes reach the real schedulers and experts: what is denoised with is what the table says."""

from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest
from takes import NO_TORCHVISION, Watch, engine, folder, images, made, shot

from filmgate.engines.base import Broken
from filmgate.engines.diffusers.tuning import compile_blocks


def adapter(one: Any) -> Any:
    return one._runner._adapter


def experts(one: Any) -> list[int]:
    """Opened, it counts the passes of each denoiser here."""
    one.open(Watch())
    seen = [0] * len(adapter(one).denoisers)
    for number, expert in enumerate(adapter(one).denoisers):
        expert.register_forward_hook(lambda *_, number=number: seen.__setitem__(number, seen[number] + 1))
    return seen


def noise(one: Any, *, image: bool) -> list[float]:
    """Noise levels of the last clip's scheduler."""
    of = adapter(one)
    found: list[float] = (of._image if image else of._text).scheduler.sigmas.tolist()
    return found


def expected(steps: int, shift: float) -> list[float]:
    """Of flow matching: evenly from 1 to nearly 0, then shifted."""
    even = [1 - (1 - 1 / 1000) * step / steps for step in range(steps)]
    return [shift * one / (1 + (shift - 1) * one) for one in even] + [0.0]


@pytest.mark.parametrize(
    ("kinds", "ends", "shift"),
    [
        (["t2v"], "", 12.0),
        (["i2v"], "first", 5.0),
        (["t2v", "i2v"], "", 12.0),
        (["t2v", "i2v"], "first", 5.0),
        (["ti2v"], "", 5.0),
        (["ti2v"], "first", 5.0),
        (["flf"], "both", 16.0),
        (["text"], "", 3.0),
    ],
)
def test_each_model_goes_through_the_noise_levels_of_its_maker(
    kinds: list[str], ends: str, shift: float, tmp_path: Path
) -> None:
    start, end = images(tmp_path)
    one = engine(*(folder(kind) for kind in kinds), steps=4)
    made(one, shot(first=start if ends else None, last=end if ends == "both" else None))
    assert noise(one, image=bool(ends)) == pytest.approx(expected(4, shift), abs=1e-5)


@pytest.mark.parametrize(("shift", "share", "high"), [(12.0, 0.63, 26), (3.0, 0.30, 13)])
def test_the_shift_decides_which_share_of_the_steps_the_first_expert_takes(
    shift: float, share: float, high: int
) -> None:
    one = engine(folder("t2v"), steps=40, guidance=1.0, flow_shift=shift, boundary=0.875)
    seen = experts(one)
    made(one, shot())
    assert seen == [high, 40 - high]  # the first of the steps is all noise, which is one more than the share
    scheduler = adapter(one)._text.scheduler
    scheduler.set_timesteps(1000)
    assert float((scheduler.timesteps >= 875).float().mean()) == pytest.approx(share, abs=0.005)


@pytest.mark.parametrize(("kind", "ends", "high"), [("t2v", False, 26), ("i2v", True, 15)])
def test_as_published_each_expert_takes_its_share(kind: str, ends: bool, high: int, tmp_path: Path) -> None:
    start, _ = images(tmp_path)
    one = engine(folder(kind), steps=40, guidance=1.0)
    seen = experts(one)
    made(one, shot(first=start if ends else None))
    assert seen == [high, 40 - high]


def test_both_experts_are_guided_each_by_its_own_figure() -> None:
    from diffusers import WanPipeline

    asked: list[dict[str, Any]] = []
    one = engine(folder("t2v"), steps=2)
    one.open(Watch())
    pipe, call = adapter(one)._text, WanPipeline.__call__

    def told(self: Any, **given: Any) -> Any:
        asked.append(given)
        return call(self, **given)

    kind = type("Told", (type(pipe),), {"__call__": told})
    pipe.__class__ = kind
    made(one, shot())
    assert (asked[0]["guidance_scale"], asked[0]["guidance_scale_2"]) == (4.0, 3.0)


def test_a_boundary_that_is_chosen_is_the_one_that_is_used() -> None:
    one = engine(folder("t2v"), steps=40, guidance=1.0, boundary=0.5)
    seen = experts(one)
    made(one, shot())
    assert seen[0] == sum(level >= 0.5 for level in expected(40, 12.0))


@pytest.mark.parametrize(
    "chosen",
    [
        {"steps": 3},
        {"guidance": 2.0},
        {"guidance_2": 2.0},
        {"flow_shift": 3.0},
        {"boundary": 0.5},
        {"negative": "x"},
    ],
)
def test_what_is_chosen_changes_the_clip_and_the_fingerprint(chosen: dict[str, Any]) -> None:
    plain, one = engine(folder("t2v"), steps=4), engine(folder("t2v"), **{"steps": 4, **chosen})
    assert plain.plan(shot()).fingerprint != one.plan(shot()).fingerprint
    assert (made(plain, shot()) != made(one, shot())).any()


def test_a_distillation_has_a_recipe_of_its_own() -> None:
    for name, value in (("steps", 4), ("guidance", 2.0), ("flow_shift", 3.0), ("negative", "x")):
        with pytest.raises(Broken, match=rf"{name}: lightning has its own"):
            engine(folder("t2v"), distilled="lightning", **{name: value})
    engine(folder("t2v"), distilled="lightning", boundary=0.9)


def test_weights_whose_scheduler_cannot_be_shifted_say_so() -> None:
    from diffusers import DDIMScheduler

    from filmgate.engines.diffusers import schedule

    with pytest.raises(Broken, match=r"the scheduler \(DDIMScheduler\) does not support a shift"):
        schedule.shifted(DDIMScheduler(), 5.0)


@pytest.mark.torchvision
@pytest.mark.skipif(find_spec("torchvision") is None, reason=NO_TORCHVISION)
def test_h3_is_shifted_as_it_was_released_or_as_was_chosen() -> None:
    for chosen, shift in (({}, 12.0), ({"flow_shift": 6.0}, 6.0)):
        one = engine(folder("h3"), accept_licence="MiniMax H3 Community", **{"steps": 3, **chosen})
        made(one, shot())
        assert adapter(one)._denoise.scheduler.shift == shift


def test_warming_calls_every_expert_of_every_model() -> None:
    one = engine(folder("t2v"), folder("i2v"), steps=40)
    seen = experts(one)
    one.warm([shot()], Watch())
    assert len(seen) == 4
    assert min(seen) > 0


def counted(*kinds: str) -> tuple[Any, Any]:
    """An engine whose blocks are compiled as `lossless` does it, and the compiler, which only counts."""
    import torch
    from torch._dynamo.testing import CompileCounter

    torch._dynamo.reset()
    licence = {"accept_licence": "LTX-2 Community"} if kinds == ("ltx",) else {}
    one, counter = engine(*map(folder, kinds), steps=4, pixels=8192, **licence), CompileCounter()
    one.open(Watch())
    assert one._runner
    one._runner.compiled = True
    for expert in adapter(one).denoisers:
        compile_blocks(expert, whole=True, backend=counter)
    return one, counter


def test_pictures_of_one_size_compile_nothing_after_warming_whatever_the_length(tmp_path: Path) -> None:
    one, counter = counted("ti2v")
    picture, _ = images(tmp_path)
    shapes = [shot(width=96, height=64, first=picture, frames=frames) for frames in (144, 240)]
    one.warm(shapes, Watch())
    warmed = counter.frame_count
    assert warmed > 0
    for one_shape in shapes:
        made(one, one_shape)
    assert counter.frame_count == warmed


@pytest.mark.parametrize("kinds", [["t2v"], ["t2v", "i2v"], ["ti2v"], ["ltx"]])
def test_a_clip_after_warming_compiles_nothing_of_any_shape(kinds: list[str], tmp_path: Path) -> None:
    one, counter = counted(*kinds)
    shapes = [shot(width=64, height=64)]
    if kinds != ["t2v"]:
        picture, _ = images(tmp_path)
        shapes += [
            shot(width=wide, height=high, first=picture) for wide, high in ((128, 64), (64, 128), (96, 64))
        ]
    one.warm(shapes, Watch())
    warmed = counter.frame_count
    assert warmed > 0
    for one_shape in shapes:
        made(one, one_shape)
    assert counter.frame_count == warmed


@pytest.mark.parametrize(
    ("kinds", "options", "frames"),
    [
        (["t2v"], {"steps": 3}, 144),
        (["t2v"], {"distilled": "lightning"}, 144),
        (["t2v", "i2v"], {"steps": 2}, 240),
        (["ti2v"], {"steps": 2, "guidance": 1.0}, 240),
        (["ltx"], {"steps": 2}, 144),
        (["ltx"], {"distilled": "ltx"}, 144),
        pytest.param(
            ["h3"],
            {"steps": 3},
            144,
            marks=[
                pytest.mark.torchvision,
                pytest.mark.skipif(find_spec("torchvision") is None, reason=NO_TORCHVISION),
            ],
        ),
    ],
)
def test_the_work_of_a_plan_is_what_is_done(kinds: list[str], options: dict[str, Any], frames: int) -> None:
    licence = {"ltx": "LTX-2 Community", "h3": "MiniMax H3 Community"}.get(kinds[0], "")
    one, watch = engine(*(folder(kind) for kind in kinds), accept_licence=licence, **options), Watch()
    what = shot(frames=frames)
    work = one.plan(what).work
    assert work
    made(one, what, watch)
    assert work.units["denoise"] == sum(stage == "denoise" for stage, _ in watch.seen)
    assert work.units["decode"] == one._format.reel(what).made.frames


def test_warming_measures_a_pass_and_a_frame_of_each_shape() -> None:
    one = engine(folder("ti2v"))
    one.warm([shot(), shot(frames=240)], Watch())
    for what in (shot(), shot(frames=240)):
        assert set(one.warmed(what)) == {"denoise", "decode"}
        assert all(0 < seconds < 60 for seconds in one.warmed(what).values())
    assert one.warmed(shot(width=128, height=32)) == {}
    assert one.device() == "cpu"
