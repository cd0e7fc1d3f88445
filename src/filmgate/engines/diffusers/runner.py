"""The runner of a diffusion model: it loads the weights, makes takes, reports progress, and explains
failures.
"""

import contextlib
import gc
import importlib
import itertools
import time
from collections.abc import Callable, Generator, Iterator
from dataclasses import replace
from typing import Any, Literal

from filmgate.domain.need import BOTH, FIRST, LAST
from filmgate.engines import pictures
from filmgate.engines.base import Broken, Frames
from filmgate.engines.diffusers import free, memory
from filmgate.engines.diffusers.adapter import Adapter, Take
from filmgate.engines.diffusers.options import Options
from filmgate.engines.diffusers.placement import Placement
from filmgate.engines.diffusers.tuning import Tuning
from filmgate.engines.diffusers.weights import Weights
from filmgate.engines.reel import Reel

_ADAPTERS = {
    "wan": "filmgate.engines.diffusers.wan:WanAdapter",
    "h3": "filmgate.engines.diffusers.h3:H3Adapter",
    "ltx": "filmgate.engines.diffusers.ltx:LtxAdapter",
}


class Runner:
    """A loaded diffusion model, which makes one take at a time. `tier`: how it fits into memory; `compiled`:
    whether the first take of a new shape needs time for compiling.
    """

    def __init__(
        self,
        sources: list[Weights],
        options: Options,
        *,
        threads: int,
        reels: list[Reel],
        below: memory.Tier | None = None,
    ) -> None:
        """Load the weights. `reels`: the clips that must fit into memory; `below`: a tier that ran out of
        memory, so that only lower tiers are tried. Raise Broken with what to do.
        """
        import torch

        self._torch, family = torch, sources[0].family
        self._evals = self._all = 0
        self._report: Callable[[float], None] = _nothing
        self._marks: list[float] | None = None  # when each pass began, while it is warmed
        if options.device == "cpu":
            torch.set_num_threads(threads)
        elif not torch.cuda.is_available():
            raise Broken('torch finds no GPU: see `nvidia-smi`, or set device = "cpu"')
        speed = options.speed()
        tiers = memory.tiers(options.offload, options.decodes(family.adapter))
        if below:
            tiers = tiers[tiers.index(below) + 1 :]
        self._device = options.device
        on_cpu = options.device == "cpu"
        job = memory.planned(
            options,
            [one.family for one in sources],
            _of_all(sources, "elements"),
            [] if on_cpu else reels,
            stored=_of_all(sources, "components"),
        )
        self.tier = memory.choose(
            job,
            tiers,
            free=free.of_device(torch, options.device),
            machine=None if on_cpu else free.of_machine(),
        )
        module, _, name = _ADAPTERS[family.adapter].partition(":")
        with self._explained("loading"):
            self._adapter: Adapter = getattr(importlib.import_module(module), name)(
                sources, options, self.tier.decode
            )
            compiles = family.compiles and self.tier.way != "group"  # hooks of leaves cannot be compiled
            self.compiled = compiles and speed.compile
            self._tuning = Tuning(
                self._adapter.denoisers, speed, adapter=family.adapter, dtype=options.dtype, compiles=compiles
            )
            self._placement = Placement(self._adapter.components, self.tier.way, options.device)
        for one in self._adapter.denoisers:
            one.register_forward_pre_hook(self._evaluated, with_kwargs=True)

    def warm(self, take: Take, takes: str, *, whole: bool) -> dict[str, float]:
        """Make a take of one or two steps and drop it. `whole`: make all of it, not only its first frames.
        Return the seconds of a pass and of a decoded frame, by stage.

        Return an empty dict if these times do not hold for later passes and frames.
        """
        grey = pictures.grey(take.width, take.height)
        first, last = (grey if takes in ends else None for ends in ((FIRST, BOTH), (LAST, BOTH)))
        take = replace(take, first=first, last=last)
        self._marks, made, ended = [], 0, time.monotonic()
        try:
            frames = self.frames(replace(take, how=self._adapter.shortest(take)), _nothing)
            with contextlib.closing(frames):
                for chunk in frames:
                    made += len(chunk)
                    ended = time.monotonic()
                    if not whole:
                        break
        finally:
            marks, self._marks = self._marks, None
        passes = [after - before for before, after in itertools.pairwise(marks)]
        if whole and (len(passes) > 1 or not self.compiled):
            return {"denoise": min(passes), "decode": (ended - marks[-1]) / made}
        return {}

    def frames(self, take: Take, report: Callable[[float], None]) -> Generator[Frames]:
        """Give the frames of a take as rgb24 chunks. `report` is called with the share of the denoising that
        is done (0 to 1), and may raise. Raise Broken if memory runs out.
        """
        torch = self._torch
        self._all, self._evals = self._adapter.passes(take), 0
        self._report = report
        torch.manual_seed(take.seed)  # for what takes no generator
        try:
            with self._explained("making a clip"), torch.no_grad():
                self._tuning.refresh(steps=take.how.steps, paired=self._all > take.how.steps)
                latents = self._adapter.latents(take)
                self._mark()
                yield from self._adapter.decode(latents)
        finally:
            self._report = _nothing
            self._placement.free()

    def _evaluated(self, *_: Any) -> None:
        """Report before each forward pass of a denoiser. An exception from here is the one way to stop every
        pipeline.
        """
        self._mark()
        self._report(min(self._evals / self._all, 1.0) if self._all else 0.0)
        self._evals += 1

    def _mark(self) -> None:
        """Note the time if the take is for warming, after the device has done all work that it was given."""
        if self._marks is None:
            return
        if self._torch.cuda.is_available():
            self._torch.cuda.synchronize()
        self._marks.append(time.monotonic())

    def device(self) -> str:
        """Return the name of the GPU, or "cpu"."""
        return "cpu" if self._device == "cpu" else str(self._torch.cuda.get_device_name(self._device))

    def close(self) -> None:
        """Free all memory of the model, even after a failed take."""
        torch = self._torch
        del self._adapter, self._tuning, self._placement
        gc.collect()
        torch._dynamo.reset()  # what was compiled holds on to what it was compiled for
        if torch.cuda.is_available():
            torch.cuda.empty_cache()
            getattr(torch._C, "_host_emptyCache", _nothing_at_all)()  # what was pinned

    @contextlib.contextmanager
    def _explained(self, doing: str) -> Iterator[None]:
        """Raise TooLittle with what to do if the GPU runs out of memory. The engine then loads a lower tier,
        or its process ends, because its memory is not as it was. `doing`: the task, for the message.
        """
        try:
            yield
        except self._torch.OutOfMemoryError as error:
            raise memory.TooLittle(
                f"the GPU had too little memory for {doing}: stop other programs that use it, or set "
                f"`offload` or `pixels` lower ({str(error).partition('.')[0]})"
            ) from error


def _nothing(_: float) -> None: ...


def _nothing_at_all() -> None: ...


def _of_all(sources: list[Weights], what: Literal["elements", "components"]) -> dict[str, int]:
    """Return a value of each component, by name and number of folder. A second folder brings its denoisers
    alone.
    """
    return {
        f"{name}.{number}": count
        for number, one in enumerate(sources)
        for name, count in getattr(one, what).items()
        if name.startswith("transformer") or not number
    }
