"""Wan 2.2 5B at full size, random weights, 6 s at 1376x768: load, clips beside stock diffusers, distilled, cached."""

import time
from dataclasses import replace
from typing import Any

import numpy as np

from gpu_parts import engines, likeness, models, timing
from gpu_parts.bench import Bench
from gpu_parts.phases import Phases, derived

_STEPS, _WHOLE = 4, 50  # steps that are measured, and that a real clip has
_GUIDED = 2  # passes of a step
_NEGATIVE = "blur"
_PROFILES = {
    "exact": {"profile": "exact"},
    "lossless": {"profile": "lossless"},
    "lossless, decoded in bf16": {"profile": "lossless", "decode": "bfloat16"},
}


def weights(bench: Bench) -> None:
    """Draw on the card, save, and load as an engine does."""
    import torch
    from diffusers import WanPipeline

    bench.measure("saved", lambda: round(models.save_5b(bench) / 1e9, 2), unit="GB")
    ready(bench)  # an earlier run's may be gone
    timing.free(bench.device)

    def load() -> dict[str, Any]:
        seconds, pipe = timing.once(bench.device, lambda: _stock(bench).to(bench.device))
        kept = {"vae": str(pipe.vae.dtype), "transformer": str(pipe.transformer.dtype)}
        assert isinstance(pipe, WanPipeline)
        assert pipe.vae.dtype == torch.float32
        return {"seconds": round(seconds, 2), "gb_s": round(models.size_5b(bench) / seconds / 1e9, 2), **kept}

    bench.measure("loaded from the page cache", load)


def clips(bench: Bench) -> None:
    """From the prompt to frames: stock diffusers, ours exact, lossless, and decoded in bfloat16, in this process."""
    ready(bench)
    shot, kept = shot_of(bench), bench.work / "stock.npy"

    def theirs() -> dict[str, Any]:
        pipe = _stock(bench).to(bench.device)
        pipe.set_progress_bar_config(disable=True)

        def run(**more: Any) -> Any:
            return pipe(
                prompt=shot.prompt,
                negative_prompt=_NEGATIVE,
                num_frames=145,
                guidance_scale=5.0,
                width=shot.width,
                height=shot.height,
                generator=torch.Generator().manual_seed(shot.seed),
                **more,
            ).frames[0]

        warm = timing.once(bench.device, lambda: run(num_inference_steps=1, output_type="latent"))[0]
        phases = Phases(bench.device, [pipe.transformer])
        timing.free(bench.device)
        seconds, frames = timing.once(bench.device, lambda: run(num_inference_steps=_STEPS, output_type="np"))
        np.save(kept, (frames[: shot.frames] * 255).round().astype(np.uint8))
        told = _told(bench, seconds, phases.steps(passes=_GUIDED))
        return {**told, "warm_s": round(warm, 2), "finite": bool(np.isfinite(frames).all())}

    import torch

    stock = bench.measure("stock diffusers", theirs, estimate=45)
    for name, options in _PROFILES.items():

        def ours(options: dict[str, str] = options) -> dict[str, Any]:
            timing.free(bench.device)
            one = engine(bench, **options)
            found, frames = _clip(bench, one, shot)
            one.close()
            if stock:
                found["times stock"] = round(stock["seconds"] / found["seconds"], 3)
            if kept.is_file():
                theirs = np.load(kept)
                found["largest difference"] = likeness.largest(frames, theirs)
                found["psnr_db"] = likeness.decibels(frames, theirs)
            return found

        bench.measure(name, ours, estimate=15 + stock["seconds"] if stock else 45)


def fastwan(bench: Bench) -> None:
    """A distilled clip of three passes to an MP4, nothing reckoned: denoised, decoded, encoded."""
    from filmgate.studio.shoot import shoot

    shot = shot_of(bench)
    asked = shot if bench.tiny else replace(shot, width=1366)  # as 768p is
    ready(bench)
    one = engine(bench, profile="lossless", distilled="fastwan", steps=None, negative=None)
    into = bench.work / "fastwan.mp4"
    bench.measure("warm", lambda: _warm(bench, one, asked), unit="s")
    for name in ("first", "second"):

        def clip() -> dict[str, Any]:
            timing.free(bench.device)
            seconds, (plan, encode_ms) = timing.once(
                bench.device, lambda: shoot(one, asked, engines.Quiet(), into=into)
            )
            del plan
            return {
                "seconds": round(seconds, 2),
                "waited for the encoder_s": round(encode_ms / 1000, 2),
                "bytes": into.stat().st_size,
                "peak_gb": timing.peak(bench.device),
            }

        bench.measure(name, clip, estimate=20)
    one.close()


def cache(bench: Bench) -> None:
    """What skipping is worth at most: two fixed ones of eight steps, whatever changed, of three seconds. No
    real clip's figure.
    """
    ready(bench)
    one, shot = engine(bench, profile="cached", steps=8), replace(shot_of(bench), frames=72)
    tuning, adapter = one._runner._tuning, one._runner._adapter
    plain = tuning._config

    def masked(denoiser: Any, *, steps: int, paired: bool) -> Any:
        config = plain(denoiser, steps=steps, paired=paired)
        config.steps_computation_mask = [1, 1, 1, 1, 0, 1, 0, 1]
        config.steps_computation_policy = "static"
        return config

    def latents(*, steps: int) -> float:
        tuning.refresh(steps=steps, paired=True)
        take = engines.take(one, shot, steps=steps)
        return timing.once(bench.device, lambda: adapter.latents(take))[0]

    def both() -> dict[str, Any]:
        latents(steps=1)
        every = latents(steps=8)
        tuning._config = masked
        latents(steps=8)  # what is only called when blocks are skipped is compiled here
        fewer = latents(steps=8)
        return {
            "all_s": round(every, 2),
            "two of eight skipped_s": round(fewer, 2),
            "ratio": round(every / fewer, 3),
        }

    bench.measure("at most", both, estimate=40)
    one.close()


def _clip(bench: Bench, one: Any, shot: Any) -> tuple[dict[str, Any], Any]:
    """A clip of ours in its phases, warm."""
    adapter = one._runner._adapter
    latents, decode = adapter.latents, adapter.decode
    took: dict[str, float] = {}

    def timed(take: Any) -> Any:
        took["denoised_s"], made = timing.once(bench.device, lambda: latents(take))
        return made

    def decoded(made: Any) -> Any:
        began = time.perf_counter()
        yield from decode(made)
        took["decoded_s"] = time.perf_counter() - began

    warm = _warm(bench, one, shot)
    adapter.latents, adapter.decode = timed, decoded
    phases = Phases(bench.device, adapter.denoisers)
    timing.free(bench.device)
    seconds, frames = timing.once(bench.device, lambda: engines.frames(one, shot))
    step = phases.steps(passes=_GUIDED)
    phases.close()
    adapter.latents, adapter.decode = latents, decode
    told = {**_told(bench, seconds, step), "warm_s": warm}
    return {**told, **{name: round(value, 2) for name, value in took.items()}}, frames


def _warm(bench: Bench, one: Any, shot: Any) -> float:
    """One step without the decoder, which is the same for all: what is compiled or chosen is so by then."""
    steps = 1 if one._options.distilled == "" else 0
    take = engines.take(one, shot, steps=steps)
    one._runner._tuning.refresh(steps=1, paired=True)
    return round(timing.once(bench.device, lambda: one._runner._adapter.latents(take))[0], 2)


def _told(bench: Bench, seconds: float, step: float | None) -> dict[str, Any]:
    return {
        "seconds": round(seconds, 2),
        "steps": _STEPS,
        "step_s": step,
        f"derived for {_WHOLE} steps_s": derived(whole=seconds, step=step, made=_STEPS, wanted=_WHOLE),
        "peak_gb": timing.peak(bench.device),
    }


def engine(bench: Bench, **more: Any) -> Any:
    """All of it on the card."""
    options = {
        "weights": str(models.folder_5b(bench)),
        "device": bench.device,
        "negative": _NEGATIVE,
        "steps": _STEPS,
        "offload": "resident",
        "pixels": 96 * 64 if bench.tiny else 0,
        **more,
    }
    return engines.opened(**options)


def _stock(bench: Bench) -> Any:
    """As diffusers' page of Wan 2.2 says: its decoder in float32."""
    import torch
    from diffusers import AutoencoderKLWan, WanPipeline

    folder = models.folder_5b(bench)
    vae = AutoencoderKLWan.from_pretrained(
        folder, subfolder="vae", dtype=torch.float32, local_files_only=True
    )
    pipe = WanPipeline.from_pretrained(folder, vae=vae, dtype=torch.bfloat16, local_files_only=True)
    pipe.scheduler = type(pipe.scheduler).from_config(pipe.scheduler.config, flow_shift=5.0)  # as published
    return pipe


def ready(bench: Bench) -> None:
    """See to it that the weights are there, saved by an earlier part or now."""
    if not models.folder_5b(bench).is_dir():
        models.save_5b(bench)
        timing.free(bench.device)


def shot_of(bench: Bench) -> Any:
    """Six seconds of the size that the model makes."""
    from filmgate.domain.shot import Shot

    width, height = (96, 64) if bench.tiny else (1376, 768)
    return Shot(prompt="a red fox in the snow; crane shot", width=width, height=height, frames=144, seed=7)
