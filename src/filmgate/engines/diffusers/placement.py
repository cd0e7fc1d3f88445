"""Where modules lie, and how they come to the device: all there, one at a time, or leaf by leaf."""

from collections.abc import Mapping
from typing import Any

from filmgate.engines.diffusers.options import Offload


class Placement:
    """Of all modules of a pipeline, by name."""

    def __init__(self, components: Mapping[str, Any], way: Offload, device: str) -> None:
        self._hooks: list[Any] = []
        modules = list({id(one): one for one in components.values()}.values())
        if way == "resident":
            for one in modules:
                one.to(device)
        elif way == "model":
            self._by_turns(modules, device)
        else:
            self._by_leaves(components, device)

    def free(self) -> None:
        """After a take: the last module that was used leaves the device."""
        for hook in self._hooks:
            hook.offload()

    def _by_turns(self, modules: list[Any], device: str) -> None:
        from accelerate import cpu_offload_with_hook

        before = None
        for one in modules:
            _, before = cpu_offload_with_hook(one, device, prev_module_hook=before)
            self._hooks.append(before)

    @staticmethod
    def _by_leaves(components: Mapping[str, Any], device: str) -> None:
        """The decoders stay: their convolutions keep what they saw, and are read again for every chunk."""
        import torch
        from diffusers.hooks import apply_group_offloading

        for name, one in components.items():
            if "vae" in name:
                one.to(device)
                continue
            apply_group_offloading(
                one, onload_device=torch.device(device), offload_device=torch.device("cpu"),
                offload_type="leaf_level", use_stream=device == "cuda",
            )  # fmt: skip


def wake(module: Any) -> None:
    """Onto the device, before a part of it is called: offloading only sees calls of the whole."""
    hook = getattr(module, "_hf_hook", None)
    if hook is not None:
        hook.pre_forward(module)
