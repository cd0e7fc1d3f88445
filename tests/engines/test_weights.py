"""What a folder of weights is, whether it is whole, and what it takes to run it: known without loading any."""

import json
import struct
from pathlib import Path
from typing import Any

import pytest

from filmgate.engines.base import Broken
from filmgate.engines.diffusers import weights
from filmgate.engines.families import FAMILIES


def pipeline(folder: Path, **index: Any) -> Path:
    """Of Wan 2.2 5B, with a component whose weights are in two files."""
    about = {"_class_name": "WanPipeline", "expand_timesteps": True, "transformer_2": [None, None], **index}
    about |= {name: ["diffusers", "X"] for name in ("transformer", "vae")}
    for name in ("transformer", "vae"):
        (folder / name).mkdir(parents=True)
        (folder / name / "config.json").write_text("{}")
    (folder / "model_index.json").write_text(json.dumps(about))
    tensors(folder / "vae" / "diffusion_pytorch_model.safetensors", 400)
    shards = [f"diffusion_pytorch_model-0000{number}-of-00002.safetensors" for number in (1, 2)]
    for shard in shards:
        tensors(folder / "transformer" / shard, 1000)
    index_file = folder / "transformer" / "diffusion_pytorch_model.safetensors.index.json"
    index_file.write_text(json.dumps({"weight_map": {"a": shards[0], "b": shards[1]}}))
    return folder


def tensors(path: Path, count: int) -> None:
    header = json.dumps({"a": {"dtype": "U8", "shape": [count], "data_offsets": [0, count]}}).encode()
    path.write_bytes(struct.pack("<Q", len(header)) + header + bytes(count))


def test_a_whole_folder_says_its_family_its_size_and_a_digest(tmp_path: Path) -> None:
    found = weights.look(str(pipeline(tmp_path / "a")))
    assert found.family is FAMILIES["wan2.2-ti2v-5b"]
    assert found.components["transformer"] > 2000 > found.components["vae"] > 400
    assert found.elements == {"transformer": 2000, "vae": 400}
    assert found.digest == weights.look(str(pipeline(tmp_path / "b"))).digest
    tensors(tmp_path / "b/vae/diffusion_pytorch_model.safetensors", 401)
    assert found.digest != weights.look(str(tmp_path / "b")).digest


def test_half_a_download_is_told_from_a_whole_one(tmp_path: Path) -> None:
    def broken(change: str) -> str:
        folder = pipeline(tmp_path / change)
        shard = folder / "transformer/diffusion_pytorch_model-00002-of-00002.safetensors"
        match change:
            case "shard":
                shard.unlink()
            case "short":
                shard.write_bytes(shard.read_bytes()[:-1])
            case "text":
                shard.write_text("version https://git-lfs.github.com/spec/v1\n")
            case "part":
                (folder / "vae" / "x.incomplete").touch()
            case "component":
                (folder / "vae" / "config.json").unlink()
                (folder / "vae" / "diffusion_pytorch_model.safetensors").unlink()
                (folder / "vae").rmdir()
            case _:
                (folder / "model_index.json").write_text("{")
        with pytest.raises(Broken) as error:
            weights.look(str(folder))
        return str(error.value)

    assert "lacks diffusion_pytorch_model-00002" in broken("shard")
    assert "damaged or incomplete" in broken("short")
    assert "damaged or incomplete" in broken("text")
    assert "incomplete download" in broken("part")
    assert "lacks vae/" in broken("component")
    assert "cannot be read" in broken("json")


def test_other_folders_and_repositories_are_named(tmp_path: Path) -> None:
    with pytest.raises(Broken, match="not a diffusers pipeline"):
        weights.look(str(tmp_path))
    with pytest.raises(Broken, match="not a folder"):
        weights.look("/nowhere/at/all")
    with pytest.raises(Broken, match="StableDiffusionPipeline"):
        weights.look(str(pipeline(tmp_path / "sd", _class_name="StableDiffusionPipeline")))
    with pytest.raises(Broken, match="hf download someone/model"):
        weights.look("someone/model")
    missing = weights.look("Wan-AI/Wan2.2-TI2V-5B-Diffusers")
    assert (missing.family.name, missing.folder) == ("wan2.2-ti2v-5b", None)
