"""The table of recipes: complete, as published, settable, and refused where it cannot be."""

import re
from pathlib import Path
from typing import Any

import pytest

from filmgate.engines import dialects, recipes
from filmgate.engines.base import Broken
from filmgate.engines.dialects import Asked
from filmgate.engines.families import FAMILIES
from filmgate.engines.openai_videos import OpenaiVideosEngine
from filmgate.engines.recipes import PUBLISHED, Chosen

DOCS = Path(__file__).parents[2] / "docs" / "gpu.md"
# family, size: steps, guidance, that of the second expert, shift, boundary
CASES = [
    ("wan2.2-t2v-a14b", (1376, 768), (40, 4.0, 3.0, 12.0, 0.875)),
    ("wan2.2-i2v-a14b", (1376, 768), (40, 3.5, 3.5, 5.0, 0.9)),
    ("wan2.2-ti2v-5b", (1280, 704), (50, 5.0, None, 5.0, None)),
    ("wan2.1-t2v", (832, 480), (50, 5.0, None, 3.0, None)),
    ("wan2.1-t2v", (1280, 720), (50, 5.0, None, 5.0, None)),
    ("wan2.1-flf2v-14b", (832, 480), (50, 5.5, None, 16.0, None)),
    ("minimax-h3", (1344, 768), (50, 1.0, None, 12.0, None)),
    ("ltx-2", (1376, 768), (30, 3.0, None, None, None)),
]


def sampling(family: str, **chosen: Any) -> recipes.Sampling:
    return recipes.sampling(family, Chosen(**chosen), width=1280, height=720)


def test_every_family_has_a_recipe_with_its_source() -> None:
    assert set(PUBLISHED) == set(FAMILIES)
    assert all(row.source and row.sizes for row in PUBLISHED.values())


@pytest.mark.parametrize(("family", "size", "wanted"), CASES)
def test_each_model_is_run_as_its_maker_published(
    family: str, size: tuple[int, int], wanted: tuple[Any, ...]
) -> None:
    found = recipes.sampling(family, Chosen(), width=size[0], height=size[1])
    assert (found.steps, found.guidance, found.guidance_2, found.flow_shift, found.boundary) == wanted


def test_each_maker_has_its_own_words_for_what_must_not_be_seen() -> None:
    wan = sampling("wan2.2-ti2v-5b").negative
    assert wan.startswith("色调艳丽，过曝")  # noqa: RUF001
    assert sampling("wan2.1-flf2v-14b").negative == "镜头切换，镜头晃动，" + wan  # noqa: RUF001
    assert sampling("ltx-2").negative.startswith("has_subtitles")
    assert sampling("minimax-h3").negative == ""


def test_what_is_chosen_goes_before_and_the_rest_stays() -> None:
    found = sampling("wan2.2-t2v-a14b", steps=20, flow_shift=8.0, boundary=0.8, negative="blur")
    assert (found.steps, found.flow_shift, found.boundary, found.negative) == (20, 8.0, 0.8, "blur")
    assert (found.guidance, found.guidance_2) == (4.0, 3.0)
    assert sampling("wan2.2-t2v-a14b", guidance=6.0).guidance_2 == 6.0  # one word for both experts
    assert sampling("wan2.2-t2v-a14b", guidance=6.0, guidance_2=2.0).guidance_2 == 2.0
    assert sampling("ltx-2", negative="").negative == ""


@pytest.mark.parametrize(
    ("family", "chosen", "said"),
    [
        ("wan2.2-ti2v-5b", {"boundary": 0.9}, "boundary: wan2.2-ti2v-5b has one denoiser"),
        ("wan2.2-ti2v-5b", {"guidance_2": 3.0}, "guidance_2: wan2.2-ti2v-5b has one denoiser"),
        ("wan2.2-t2v-a14b", {"guidance": 1.0, "guidance_2": 3.0}, "guidance_2: .* has no guidance at all"),
        (
            "wan2.1-t2v",
            {"guidance": 1.0, "negative": "blur"},
            "negative: wan2.1-t2v uses no negative prompt without guidance",
        ),
        ("minimax-h3", {"guidance": 5.0}, "guidance: minimax-h3 is distilled"),
        ("minimax-h3", {"negative": "blur"}, "negative: minimax-h3 uses no negative prompt"),
        ("minimax-h3", {"steps": 1}, "steps: minimax-h3 needs at least 2"),
        ("ltx-2", {"flow_shift": 5.0}, "flow_shift: ltx-2 sets the shift by the size"),
        ("ltx-2", {"steps": 1}, "steps: ltx-2 needs at least 2"),
    ],
)
def test_what_a_model_does_not_have_is_refused(family: str, chosen: dict[str, Any], said: str) -> None:
    with pytest.raises(Broken, match=rf"\[engines\.e\] {said}"):
        recipes.checked("e", [family], Chosen(**chosen))


@pytest.mark.parametrize("name", ["steps", "guidance", "guidance_2", "flow_shift", "boundary"])
@pytest.mark.parametrize("value", [0, -1, 1000, float("nan"), "many"])
def test_values_that_cannot_be_are_named(name: str, value: Any) -> None:
    with pytest.raises(Broken, match=rf"\[engines\.far\] {name}"):
        OpenaiVideosEngine(name="far", threads=1, url="http://x", family="wan2.2-t2v-a14b", **{name: value})


def test_the_docs_table_is_that_of_the_program() -> None:
    rows = {
        line.split("|")[1].strip(" `"): [cell.strip() for cell in line.split("|")[2:-1]]
        for line in DOCS.read_text(encoding="utf-8").splitlines()
        if re.match(r"\| `[a-z0-9.-]+` \| \d+ \|", line)
    }
    assert set(rows) == set(PUBLISHED)
    for family, row in PUBLISHED.items():
        guidance = "none" if row.guidance <= 1 else f"{row.guidance:g}"
        guidance += f", {row.guidance_2:g}" if row.boundary else ""
        shifts = ", ".join(f"{shift:g}" for _, shift in row.flow_shift) or "by size"
        boundary = f"{row.boundary:g}" if row.boundary else ""
        wide, high = max(row.sizes, key=lambda one: (one[0] * one[1], one[0]))
        assert rows[family] == [str(row.steps), guidance, shifts, boundary, f"{wide}x{high}"], family


def asked(family: str, **chosen: Any) -> Asked:
    how = {name: getattr(sampling(family, **chosen), name) for name in Chosen.model_fields}
    return Asked(
        prompt="a fox",
        model="",
        shape=(1280, 720),
        width=1280,
        height=720,
        frames=97,
        fps=16,
        seed=1,
        how=how,
        first=None,
        last=None,
    )


def form(dialect: Any, family: str) -> dict[str, str]:
    sent = dialects.body(dialect, FAMILIES[family], asked(family), last_field="", fields={})
    if "json" in sent:
        return {name: str(value) for name, value in sent["json"].items()}
    return {name: value for name, (_, value) in sent["files"]}


OURS = {
    "num_inference_steps",
    "guidance_scale",
    "guidance_scale_2",
    "negative_prompt",
    "flow_shift",
    "boundary_ratio",
}


@pytest.mark.parametrize(
    ("dialect", "family", "told"),
    [
        (
            "vllm-omni",
            "wan2.2-t2v-a14b",
            {
                "num_inference_steps": "40",
                "guidance_scale": "4.0",
                "guidance_scale_2": "3.0",
                "flow_shift": "12.0",
                "boundary_ratio": "0.875",
            },
        ),
        (
            "vllm-omni",
            "wan2.2-ti2v-5b",
            {"num_inference_steps": "50", "guidance_scale": "5.0", "flow_shift": "5.0"},
        ),
        ("vllm-omni", "minimax-h3", {"num_inference_steps": "50", "flow_shift": "12.0"}),
        (
            "sglang",
            "wan2.2-t2v-a14b",
            {
                "num_inference_steps": "40",
                "guidance_scale": "4.0",
                "guidance_scale_2": "3.0",
            },
        ),
        ("sglang", "minimax-h3", {"num_inference_steps": "50", "flow_shift": "12.0"}),
        ("fastvideo", "wan2.1-t2v", {"num_inference_steps": "50", "guidance_scale": "5.0"}),
        ("openai", "wan2.1-t2v", {}),
    ],
)
def test_each_server_is_told_what_it_takes_of_the_recipe(
    dialect: Any, family: str, told: dict[str, str]
) -> None:
    found = form(dialect, family)
    words = found.pop("negative_prompt", None)
    assert {name: value for name, value in found.items() if name in OURS} == told
    with_words = "guidance_scale" in told
    assert words == (PUBLISHED[family].negative if with_words else None)


@pytest.mark.parametrize(
    ("dialect", "chosen", "said"),
    [
        ("sglang", {"flow_shift": 3.0}, "start the server with --flow-shift"),
        ("sglang", {"boundary": 0.9}, "boundary: sglang has the boundary of each model"),
        ("fastvideo", {"guidance_2": 3.0}, "guidance_2: fastvideo has no field"),
        ("openai", {"steps": 3}, "steps: openai has no field"),
        ("vllm-omni", {"guidance": 25.0}, "guidance: vllm-omni allows at most 20"),
    ],
)
def test_what_a_server_cannot_be_told_is_refused(dialect: str, chosen: dict[str, Any], said: str) -> None:
    options = {"url": "http://x", "family": "wan2.2-t2v-a14b", "dialect": dialect, **chosen}
    with pytest.raises(Broken, match=said):
        OpenaiVideosEngine(name="far", threads=1, **options)


def test_a_distilled_model_elsewhere_is_told_what_was_chosen_alone() -> None:
    options = {"url": "http://x", "family": "wan2.2-ti2v-5b", "distilled": True}
    assert OpenaiVideosEngine(name="far", threads=1, **options)._how(1280, 704) == {}
    assert OpenaiVideosEngine(name="far", threads=1, **options, steps=3)._how(1280, 704) == {"steps": 3}


def test_every_value_is_part_of_the_fingerprint() -> None:
    options: dict[str, Any] = {"url": "http://x", "family": "wan2.2-t2v-a14b", "dialect": "vllm-omni"}
    chosen: list[dict[str, Any]] = [
        {},
        {"steps": 4},
        {"guidance": 2.0},
        {"guidance_2": 2.0},
        {"flow_shift": 3.0},
        {"boundary": 0.5},
        {"negative": "blur"},
        {"distilled": True},
    ]
    found = {
        OpenaiVideosEngine(name="far", threads=1, **options, **one).traits().fingerprint for one in chosen
    }
    assert len(found) == len(chosen)
