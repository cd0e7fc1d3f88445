"""Where modules lie, and how they come to the device: all there, one at a time, or leaf by leaf."""

from collections.abc import Mapping
from typing import Any

from filmgate.engines.diffusers.options import Offload


class Placement:
    """Places the modules of a pipeline: on the device, in turns, or leaf by leaf."""

    def __init__(self, components: Mapping[str, Any], way: Offload, device: str) -> None:
        """`components`: by name, each module once."""
        self._turns: _Turns | None = None
        if way == "resident":
            for one in components.values():
                one.to(device)
        elif way == "model":
            self._turns = _Turns(components, device)
        else:
            self._by_leaves(components, device)

    def free(self) -> None:
        """Send away the module that was used last. Called after each take."""
        if self._turns:
            self._turns.leave()

    @staticmethod
    def _by_leaves(components: Mapping[str, Any], device: str) -> None:
        """The decoders stay: their convolutions keep what they saw, and are read again for every chunk."""
        import torch
        from diffusers.hooks import apply_group_offloading

        for name, one in components.items():
            if stays(name):
                one.to(device)
                continue
            apply_group_offloading(
                one, onload_device=torch.device(device), offload_device=torch.device("cpu"),
                offload_type="leaf_level", use_stream=device == "cuda",
            )  # fmt: skip


class _Turns:
    """One module on the device at a time: whichever is called comes, and what was there leaves before.

    Pipelines call their modules in an order that is not that of their names, and some twice: a chain of hooks
    that each send one other away leaves two there. So there is no order here, only who is there now.
    """

    def __init__(self, components: Mapping[str, Any], device: str) -> None:
        from accelerate.hooks import ModelHook, add_hook_to_module
        from accelerate.utils import send_to_device

        turns = self

        class Turn(ModelHook):  # type: ignore[misc]
            """`execution_device`: pipelines look for it there."""

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
        """Onto the device, alone."""
        if self._there is module:
            return
        self.leave()
        self._there = module  # before it is there: half of it may be when memory runs out
        module.to(self._device)

    def leave(self) -> None:
        """Nothing is left there."""
        from accelerate.utils.memory import clear_device_cache

        if self._there is not None:
            self._there.to("cpu")
            self._there = None
            clear_device_cache()


def stays(name: str) -> bool:
    """Tell whether a component stays on the device while the others come leaf by leaf (`group`)."""
    return "vae" in name


def wake(module: Any) -> None:
    """Onto the device, before a part of it is called: offloading only sees calls of the whole."""
    hook = getattr(module, "_hf_hook", None)
    if hook is not None:
        hook.pre_forward(module)
