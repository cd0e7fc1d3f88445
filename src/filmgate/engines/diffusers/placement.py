"""Placement of a pipeline's modules: all on the device, one module at a time, or one layer at a time."""

from collections.abc import Mapping
from typing import Any

from filmgate.engines.diffusers.options import Offload


class Placement:
    """Places the modules of a pipeline and moves them to the device when they are used: all at once, one
    module at a time, or one layer at a time.
    """

    def __init__(self, components: Mapping[str, Any], way: Offload, device: str) -> None:
        """Place the components. `components`: the modules by name, each once; `way`: how they are moved."""
        self._turns: _Turns | None = None
        if way == "resident":
            for one in components.values():
                one.to(device)
        elif way == "model":
            self._turns = _Turns(components, device)
        else:
            self._by_leaves(components, device)

    def free(self) -> None:
        """Move the module that was used last away from the device. Call this after each take."""
        if self._turns:
            self._turns.leave()

    @staticmethod
    def _by_leaves(components: Mapping[str, Any], device: str) -> None:
        """Let all modules come leaf by leaf, except the decoders. Their convolutions keep what they saw, and
        are read again for every chunk.
        """
        import torch
        from diffusers.hooks import apply_group_offloading

        for name, one in components.items():
            if stays(name):
                one.to(device)
                continue
            apply_group_offloading(
                one,
                onload_device=torch.device(device),
                offload_device=torch.device("cpu"),
                offload_type="leaf_level",
                use_stream=device == "cuda",
            )


class _Turns:
    """One module on the device at a time: a module that is called comes, and the module that was there leaves
    first.

    Pipelines do not call their modules in the order of their names, and call some twice. With a chain of
    hooks, each of which sends one other module away, two modules stay on the device. So this class knows no
    order, only which module is there now.
    """

    def __init__(self, components: Mapping[str, Any], device: str) -> None:
        from accelerate.hooks import ModelHook, add_hook_to_module
        from accelerate.utils import send_to_device

        turns = self

        class Turn(ModelHook):  # type: ignore[misc]
            """A hook that moves its module to the device before the module runs. Pipelines read the device
            from `execution_device`.
            """

            execution_device = device

            def pre_forward(self, module: Any, *args: Any, **kwargs: Any) -> tuple[Any, Any]:
                turns.come(module)
                return send_to_device(args, device), send_to_device(kwargs, device)

        self._device = device
        self._there: Any = None
        for one in components.values():
            one.to("cpu")
            add_hook_to_module(one, Turn(), append=True)

    def come(self, module: Any) -> None:
        """Move a module to the device, after the previous one was moved to main memory."""
        if self._there is module:
            return
        self.leave()
        self._there = module  # before it is there: half of it may be when memory runs out
        module.to(self._device)

    def leave(self) -> None:
        """Move the module that is on the device to main memory."""
        from accelerate.utils.memory import clear_device_cache

        if self._there is not None:
            self._there.to("cpu")
            self._there = None
            clear_device_cache()


def stays(name: str) -> bool:
    """Tell whether a component stays on the device while the others are moved one layer at a time
    (`group`).
    """
    return "vae" in name


def wake(module: Any) -> None:
    """Move a module to the device before a part of it is called. Offloading notices calls of the whole module
    only.
    """
    hook = getattr(module, "_hf_hook", None)
    if hook is not None:
        hook.pre_forward(module)
