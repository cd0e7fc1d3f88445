"""Noise schedules: the shift of a scheduler, and the schedule of a distilled model."""

from typing import Any

from filmgate.engines.base import Broken
from filmgate.engines.diffusers.options import Sampler


def shifted(scheduler: Any, shift: float) -> Any:
    """Return a copy of a scheduler with this shift, or the same scheduler if it has that shift. Raise Broken
    if it cannot be shifted.
    """
    name = next((one for one in ("flow_shift", "shift") if one in scheduler.config), None)
    if name is None or scheduler.config.get("use_dynamic_shifting"):
        raise Broken(f"weights: the scheduler ({type(scheduler).__name__}) does not support a shift")
    if scheduler.config[name] == shift:
        return scheduler
    return type(scheduler).from_config(scheduler.config, **{name: shift})


def scheduler(sampler: Sampler) -> Any:
    """Return a flow-matching Euler scheduler with exactly the noise levels of `sampler`.

    With `renoise`, each step predicts the clean latents and adds noise of the next level: distribution
    matching distillation (Yin et al., 2024).
    """
    from diffusers import FlowMatchEulerDiscreteScheduler

    class Fixed(FlowMatchEulerDiscreteScheduler):  # type: ignore[misc]
        def set_timesteps(self, num_inference_steps: int | None = None, device: Any = None, **_: Any) -> None:
            del num_inference_steps
            super().set_timesteps(sigmas=list(sampler.sigmas), device=device)

    return Fixed(shift=1.0, stochastic_sampling=sampler.renoise)
