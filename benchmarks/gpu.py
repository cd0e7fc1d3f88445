"""One GPU, no network: what our diffusion engine reaches with random weights, beside stock diffusers and the floor.

    python benchmarks/gpu.py > benchmarks/results/NAME-OF-THE-CARD.json
    python benchmarks/gpu.py --tiny --device cpu      # tries the script itself, with nothing to learn from it

Random weights show speed and memory. They cannot show quality, nor what a cache skips.
"""

import argparse
import gc
import importlib.metadata
import json
import platform
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import numpy as np

import gpu_models

sys.path.insert(0, str(Path(__file__).parent.parent / "tests" / "engines" / "diffusers"))

PEAK = 790e12  # FLOP/s of a bf16 matrix product, measured on an H200: the floor of another card is its own


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--device", default="cuda", choices=["cuda", "cpu"])
    parser.add_argument("--tiny", action="store_true", help="small shapes")
    parser.add_argument("--only", choices=["served", "denoisers", "decoders", "whole"], action="append")
    parser.add_argument("--peak", type=float, default=PEAK, help="FLOP/s of the card")
    given = parser.parse_args()
    parts: dict[str, Callable[[Any], Any]] = {
        "served": served, "denoisers": denoisers, "decoders": decoders, "whole": whole,
    }  # fmt: skip
    found = {"machine": machine(given)}
    for name, part in parts.items():
        if not given.only or name in given.only:
            found[name] = part(given)
            free(given)
    print(json.dumps(found, indent=2))


def machine(given: Any) -> dict[str, Any]:
    import torch

    names = ("torch", "diffusers", "transformers", "accelerate")
    about = {name: importlib.metadata.version(name) for name in names}
    if given.device == "cuda":
        card = torch.cuda.get_device_properties(0)
        about |= {
            "card": card.name,
            "memory_gb": round(card.total_memory / 1e9, 1),
            "cuda": torch.version.cuda,
            "driver": driver(),
        }
    return {"python": platform.python_version(), **about}


def driver() -> str:
    asked = ["nvidia-smi", "--query-gpu=driver_version", "--format=csv,noheader"]
    return subprocess.run(asked, capture_output=True, text=True, check=True).stdout.strip().partition("\n")[0]


def served(given: Any) -> dict[str, Any]:
    """Tiny weights through the real worker's process: reproducible, cancelled in mid-run, gone on with."""
    import tiny

    with tempfile.TemporaryDirectory() as root:
        folders = {
            "wan2.2-ti2v-5b": tiny.wan("ti2v", Path(root) / "wan"),
            "ltx-2": tiny.ltx(Path(root) / "ltx"),
        }
        return {name: one_served(given, folder) for name, folder in folders.items()}


def one_served(given: Any, weights: Path) -> dict[str, Any]:
    from filmgate.domain.errors import LeaseLost
    from filmgate.domain.shot import Shot
    from filmgate.engines.base import Recipe
    from filmgate.worker.engine_process import EngineProcess

    with tempfile.TemporaryDirectory() as root:
        options = {
            "weights": str(weights), "device": given.device, "steps": 20, "dtype": "bfloat16",
            "profile": "exact", "pixels": 96 * 64, "accept_licence": "LTX-2 Community",
        }  # fmt: skip
        process = EngineProcess(Recipe(name="w", kind="diffusers", threads=2, options=options), limit=300)
        began = time.perf_counter()
        assert process.wait(300)
        loaded = time.perf_counter() - began
        shot = Shot(prompt="a fox", width=910, height=512, frames=144, seed=7)
        clips, first_step = [], 0.0
        for number in range(2):
            clip, began = Path(root) / f"{number}.mp4", time.perf_counter()

            def report(stage: str, done: float, began: float = began) -> None:
                nonlocal first_step
                if stage == "denoise" and done and not first_step:
                    first_step = time.perf_counter() - began

            process.shoot(shot, into=clip, report=report)
            clips.append(clip.read_bytes())

        def stop(stage: str, _: float) -> None:
            if stage == "denoise":
                raise LeaseLost

        pid, cancelled = process.pid, False
        try:
            process.shoot(shot, into=Path(root) / "c.mp4", report=stop)
        except LeaseLost:
            cancelled = process.pid == pid
        process.kill()
    return {
        "load_and_warm_s": round(loaded, 2), "start_to_first_step_s": round(first_step, 3),
        "same_file_twice": clips[0] == clips[1], "cancel_keeps_the_process": cancelled,
    }  # fmt: skip


def denoisers(given: Any) -> dict[str, Any]:
    """One forward pass of each full-size denoiser, by attention backend and compiled."""
    results: dict[str, Any] = {}
    for name, (build, inputs) in gpu_models.denoisers(small=given.tiny).items():
        flops = counted(build, inputs)
        results[name] = {
            "flop": flops,
            "floor_s": round(flops / given.peak, 4),
            **timed(given, build, inputs, flops),
        }
        free(given)
    return results


def counted(build: Callable[[], Any], inputs: dict[str, Any]) -> int:
    """Of one pass, counted on shapes alone."""
    import torch
    from torch.utils.flop_counter import FlopCounterMode

    with torch.device("meta"):
        model = build()
    with FlopCounterMode(display=False) as counter, torch.no_grad():
        model(**{name: one.to("meta") for name, one in inputs.items()}, return_dict=False)
    return int(counter.get_total_flops())


def timed(given: Any, build: Callable[[], Any], inputs: dict[str, Any], flops: int) -> dict[str, Any]:
    import torch

    dtype = torch.bfloat16
    torch.set_default_dtype(dtype)
    with torch.device(given.device):
        model = build().eval()
    torch.set_default_dtype(torch.float32)
    there = {
        name: one.to(given.device, dtype if one.is_floating_point() else None) for name, one in inputs.items()
    }
    found: dict[str, Any] = {}
    for name in ("native", "_native_cudnn", "compiled"):
        if given.device == "cpu" and name != "native":
            continue
        if name == "compiled":
            model.compile_repeated_blocks(fullgraph=True)
        else:
            model.set_attention_backend(name)
        seconds = best(given, lambda: model(**there, return_dict=False))
        found[name] = {
            "seconds": round(seconds, 4), "tflop_per_s": round(flops / seconds / 1e12, 1),
            "of_peak": round(flops / seconds / given.peak, 3),
        }  # fmt: skip
    return found


def decoders(given: Any) -> dict[str, Any]:
    """The decoder of Wan 2.2 5B in one go and in pieces: seconds, and the most memory."""
    import torch
    from diffusers import AutoencoderKLWan

    from filmgate.engines.diffusers import wan

    shape = {
        "base_dim": 160,
        "decoder_base_dim": 256,
        "z_dim": 48,
        "dim_mult": [1, 2, 4, 4],
        "num_res_blocks": 2,
    }
    latent = (1, 48, 37, 48, 86)
    if given.tiny:
        shape, latent = (
            {"base_dim": 3, "z_dim": 48, "dim_mult": [1, 1, 1, 1], "num_res_blocks": 1},
            (1, 48, 5, 4, 6),
        )
    vae = AutoencoderKLWan(
        **shape, temperal_downsample=[False, True, True], in_channels=12, out_channels=12, is_residual=True,
        patch_size=2, latents_mean=[0.0] * 48, latents_std=[1.0] * 48, scale_factor_spatial=16,
    ).eval().to(given.device)  # fmt: skip
    latents = torch.randn(latent, device=given.device)

    def whole_one() -> int:
        return int(vae.decode(latents, return_dict=False)[0].shape[2])

    def pieces() -> int:
        return sum(one.shape[2] for one in wan.chunks(vae, latents))

    found: dict[str, Any] = {}
    for name, run in (("in one go", whole_one), ("in pieces", pieces)):
        free(given)
        found[name] = {"seconds": round(best(given, run, count=2), 3), "memory_gb": memory(given)}
    found["time ratio"] = round(found["in pieces"]["seconds"] / found["in one go"]["seconds"], 2)
    return found


def whole(given: Any) -> dict[str, Any]:
    """Wan 2.2 5B with random weights from prompt to frames: ours, and stock diffusers, in this process."""
    import torch
    from diffusers import WanPipeline

    from filmgate.domain.shot import Shot
    from filmgate.engines.diffusers.engine import DiffusersEngine
    from filmgate.media.encode import encode

    class Quiet:
        def progress(self, stage: str, done: float) -> None: ...

    with tempfile.TemporaryDirectory() as root:
        folder, steps = gpu_models.random_5b(Path(root) / "w", small=given.tiny), 2 if given.tiny else 10
        width, height = (96, 64) if given.tiny else (1376, 768)
        shot = Shot(prompt="a fox", frames=144, seed=7, width=width, height=height)
        found: dict[str, Any] = {}
        dtype = "float32" if given.device == "cpu" else "bfloat16"
        stock = WanPipeline.from_pretrained(folder, dtype=getattr(torch, dtype))
        stock.vae.to(torch.float32)
        stock.to(given.device).set_progress_bar_config(disable=True)

        def theirs() -> Any:
            return stock(
                prompt=shot.prompt, negative_prompt="blur", num_frames=145, num_inference_steps=steps, guidance_scale=5.0,
                generator=torch.Generator().manual_seed(7), output_type="np", width=width, height=height,
            ).frames[0]  # fmt: skip

        found["stock diffusers"] = {
            "seconds": round(best(given, theirs, count=2), 2),
            "memory_gb": memory(given),
        }
        made = theirs()
        stock.to("cpu")
        for profile in ("exact", "lossless"):
            free(given)
            engine = DiffusersEngine(
                name="w",
                threads=2,
                weights=str(folder),
                device=given.device,
                dtype=dtype,
                profile=profile,
                steps=steps,
                negative="blur",
            )
            engine.open(Quiet())
            engine.warm([shot], Quiet())

            def ours(engine: DiffusersEngine = engine) -> Any:
                return np.concatenate(list(engine.render(shot, engine.plan(shot), Quiet())))

            def clip(engine: DiffusersEngine = engine, into: Path = Path(root) / "clip.mp4") -> Any:
                frames = engine.render(shot, engine.plan(shot), Quiet())
                return encode(frames, size=(width, height), fps=24, path=into)

            seconds, encoded = best(given, ours, count=2), best(given, clip, count=2)
            same = np.abs(ours().astype(int) - (made[:144] * 255).round().astype(int))
            found[profile] = {
                "seconds": round(seconds, 2), "seconds to an MP4": round(encoded, 2), "memory_gb": memory(given), "largest difference": int(same.max()),
                "times stock": round(found["stock diffusers"]["seconds"] / seconds, 2),
            }  # fmt: skip
            engine.close()
        return {"steps": steps, **found}


def best(given: Any, run: Callable[[], Any], *, count: int = 3) -> float:
    """Seconds of the fastest of some runs, after one that is not counted."""
    return min(list(seconds(given, run, count + 1))[1:])


def seconds(given: Any, run: Callable[[], Any], count: int) -> Iterator[float]:
    import torch

    for _ in range(count):
        began = time.perf_counter()
        with torch.no_grad():
            run()
        if given.device == "cuda":
            torch.cuda.synchronize()
        yield time.perf_counter() - began


def memory(given: Any) -> float | None:
    """Most that was in use since it was last free, GB."""
    import torch

    return round(torch.cuda.max_memory_allocated() / 1e9, 1) if given.device == "cuda" else None


def free(given: Any) -> None:
    import torch

    gc.collect()
    if given.device == "cuda":
        torch.cuda.empty_cache()
        torch.cuda.reset_peak_memory_stats()


if __name__ == "__main__":
    main()
