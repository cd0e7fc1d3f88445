"""The schedule of a distilled model: noise levels of its own, and fresh noise at each where it wants that."""

from typing import Any

from filmgate.engines.diffusers.options import Sampler


def scheduler(sampler: Sampler) -> Any:
    """A flow-matching Euler scheduler that always goes through these levels.

    With `renoise` each step predicts the clean latents and adds noise of the next level: distribution
    matching distillation (Yin et al., 2024).
    """
    from diffusers import FlowMatchEulerDiscreteScheduler

    class Fixed(FlowMatchEulerDiscreteScheduler):  # type: ignore[misc]
        def set_timesteps(self, num_inference_steps: int | None = None, device: Any = None, **_: Any) -> None:
            del num_inference_steps
            super().set_timesteps(sigmas=list(sampler.sigmas), device=device)

    return Fixed(shift=1.0, stochastic_sampling=sampler.renoise)
