"""The diffusers engine: it splits a shot into takes, denoises them, and decodes frames while earlier frames
are encoded.
"""

import importlib.metadata
import os
import sys
import traceback
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import asdict, replace
from typing import Any

from filmgate.domain.need import BOTH, FIRST, LAST, TEXT
from filmgate.domain.shot import Shot
from filmgate.engines import conform, families, recipes, reel
from filmgate.engines.base import Broken, Control, Frames, Plan, Traits, Work
from filmgate.engines.diffusers import memory, tuning, weights
from filmgate.engines.diffusers.adapter import Take
from filmgate.engines.diffusers.options import SAMPLERS, Decode, Options, Sampler
from filmgate.engines.diffusers.runner import Runner
from filmgate.engines.options import checked
from filmgate.engines.recipes import Sampling
from filmgate.engines.reel import Format, Reel

_LIBRARIES = ("torch", "diffusers", "transformers")
_DENOISING = 0.9  # share of the progress


class DiffusersEngine:
    """The engine for one family of diffusion models, from one or two folders of weights (text and image).
    torch is imported when the engine is loaded.
    """

    def __init__(self, *, name: str, threads: int, **given: Any) -> None:
        """Check the options and the weights. Raise Broken if the options are not valid, the weights are
        incomplete, or their licence is not accepted.
        """
        self._name, self._threads = name, threads
        self._options = checked(Options, name, given)
        self._versions = _versions()
        self._weights = [weights.look(one, revision=self._options.revision) for one in self._options.weights]
        self._family = _one_family(self._weights)
        families.licensed(name, self._family, self._options.accept_licence)
        self._distilled = _distilled(self._options, name, self._weights[0])
        recipes.checked(name, [one.family.name for one in self._weights], self._options)
        if self._options.speed().cache and self._family.adapter not in tuning.CACHED:
            raise Broken(
                f"[engines.{name}] profile: {self._family.name} does not support the cache; choose another "
                "profile"
            )
        if self._distilled and self._distilled.refine and weights.UPSAMPLER in self._weights[0].components:
            self._family = families.refined(self._family)
            self._weights = [replace(self._weights[0], family=self._family)]
        self._format = Format(
            engine=name,
            family=self._family,
            pixels=self._options.pixels or self._family.pixels,
            takes=tuple(dict.fromkeys(take for one in self._weights for take in one.family.takes)),
        )
        if (
            self._options.decode
            and len(decodes := self._decodes()) == 1
            and self._options.decode != decodes[0]
        ):
            raise Broken(f"[engines.{name}] decode: {self._family.name} can only decode in {decodes[0]} here")
        self._runner: Runner | None = None
        self._ran_out = ""
        self._loras = [weights.digest(one) for one in self._options.lora]
        self._took: dict[tuple[int, int, int], dict[str, float]] = {}  # in warming, by the shape of a part

    def weights(self) -> list[str]:
        return [one.sentence for one in self._weights]

    def traits(self) -> Traits:
        return Traits(
            name=self._name,
            fingerprint=self._fingerprint(),
            can=self._format.ability(),
            fps=self._family.fps,
            licence=self._family.licence,
        )

    def plan(self, shot: Shot) -> Plan:
        cut = self._format.reel(shot)
        return Plan(
            make_frames=cut.made.frames,
            fingerprint=self._fingerprint(),
            notes=(*conform.notes(cut.made, shot), *cut.notes, *self._memory()),
            work=self._work(shot, cut),
        )

    def _work(self, shot: Shot, made: Reel) -> Work:
        """Return the work of a shot: the passes of all parts, and the frames to decode. Refining is a second
        stage of passes.
        """
        width, height = made.made.width, made.made.height
        takes = (BOTH if shot.last else FIRST) if shot.first else LAST if shot.last else TEXT
        passes = recipes.passes(self._family.adapter, self._sampling(takes, width, height))
        refined = self._distilled.refine if self._distilled and made.stages > 1 else ()
        return Work(
            shape=f"{width}x{height}x{made.parts[0]}",
            size=width * height * made.parts[0],
            units={"denoise": (passes + len(refined)) * len(made.parts), "decode": made.made.frames},
        )

    def device(self) -> str:
        return self._runner.device() if self._runner else ""

    def warmed(self, shot: Shot) -> Mapping[str, float]:
        made = self._format.reel(shot)
        return self._took.get((made.made.width, made.made.height, made.parts[0]), {})

    def open(self, control: Control) -> None:
        if self._runner:
            return
        control.progress("load", 0.0)
        os.environ.setdefault("TQDM_DISABLE", "1")  # bars of the libraries, into a log
        if self._family.terms:
            sys.stderr.write(f"{self._family.name}: {self._family.terms}\n")
        self._weights = [weights.fetch(one, revision=self._options.revision) for one in self._weights]
        self._runner = self._loaded(None)

    def _loaded(self, below: memory.Tier | None) -> Runner:
        reels = self._format.reels()
        return Runner(self._weights, self._options, threads=self._threads, reels=reels, below=below)

    def warm(self, shots: Iterable[Shot], control: Control) -> None:
        """Make a take of one or two steps for each shape and kind of input, so that everything is compiled
        and tuned.

        Shapes that only shots with images have are made for the compiler alone. It needs no decoder, and for
        Wan no guidance: passes without the prompt have the shape of those with it. The shortest clip is
        enough for it, because it compiles for any length from the second shape on; a kind of input with one
        shape is made at its own length, too. If memory runs out here, the estimate was too low, and the
        engine continues with the next lower tier.
        """
        self.open(control)
        parts: dict[tuple[int, int, int, str], bool] = {}
        lengths: dict[str, tuple[int, int, int, str]] = {}  # by kind of input: a part of its own length
        for shot in shots:
            made, pictured = self._format.cut(shot), shot.first is not None
            for takes in self._kinds(pictured=pictured):
                part = (made.made.width, made.made.height, made.parts[0], takes)
                lengths.setdefault(takes, part)
                short = (*part[:2], self._format.shortest, takes)
                parts.setdefault(short if pictured else part, not pictured)
        for takes, part in lengths.items():
            if sum(one[-1] == takes for one in parts) == 1:
                parts.setdefault(part, False)
        while True:
            try:
                return self._warm(parts)
            except memory.TooLittle as error:
                self._step_down(error)

    def _warm(self, parts: Mapping[tuple[int, int, int, str], bool]) -> None:
        """Warm each shape and kind of input. `parts`: by width, height, frames and kind of input, whether all
        of the take is made.
        """
        assert self._runner  # noqa: S101
        for (width, height, frames, takes), whole in parts.items():
            if not (whole or self._runner.compiled):
                continue
            take = self._take("warm", width, height, frames, seed=0)
            how = self._sampling(takes, width, height)
            how = how if whole or self._family.adapter != "wan" else replace(how, guidance=1.0)
            took = self._runner.warm(replace(take, how=how), takes, whole=whole)
            known = self._took.setdefault((width, height, frames), {})
            known |= {stage: max(seconds, known.get(stage, 0.0)) for stage, seconds in took.items()}

    def _kinds(self, *, pictured: bool) -> list[str]:
        """Return the kinds of input that are warmed. For Wan, a last frame beside the first changes nothing
        that is compiled, so that kind is left out.
        """
        kinds = [one for one in self._format.takes if one != TEXT or not pictured]
        return [one for one in kinds if self._family.adapter != "wan" or one != BOTH or FIRST not in kinds]

    def _step_down(self, why: memory.TooLittle) -> None:
        """Load again on a tier below the one that ran out of memory. Raise Broken if there is none."""
        assert self._runner  # noqa: S101
        failed, self._runner = self._runner, None
        tier = failed.tier
        _forget(why)
        failed.close()
        self._took.clear()
        try:
            self._runner = self._loaded(tier)
        except Broken:
            raise why from None
        self._ran_out = f"; there was too little memory for: {_told(tier)}"
        sys.stderr.write(f"{self._name}: {_told(self._runner.tier)}{self._ran_out}\n")

    def render(self, shot: Shot, plan: Plan, control: Control) -> Iterator[Frames]:
        self.open(control)
        made = self._format.reel(shot)
        del plan
        yield from conform.conform(self._chunks(shot, made, control), made.made, shot)

    def close(self) -> None:
        self._runner = None

    def _chunks(self, shot: Shot, made: Reel, control: Control) -> Iterator[Frames]:
        count = len(made.parts)

        def part(number: int, first: Any, last: Any) -> Iterator[Frames]:
            """Denoise one part of the shot and give its frames, decoded a few at a time."""
            width, height, frames = made.made.width, made.made.height, made.parts[number]
            take = self._take(shot.prompt, width, height, frames, seed=shot.seed, first=first, last=last)
            done = 0
            for chunk in self._frames(
                take,
                lambda share: control.progress("denoise", (number + _DENOISING * share) / count),
                begun=number > 0,
            ):
                yield chunk
                done += len(chunk)
                share = _DENOISING + (1 - _DENOISING) * done / take.frames
                control.progress("decode", (number + share) / count)

        return reel.chained(made, shot, part)

    def _frames(self, take: Take, report: Callable[[float], None], *, begun: bool) -> Iterator[Frames]:
        """Give the frames of a take. If memory runs out before a frame of the clip is out, go on with the
        next lower tier. `begun`: whether one is out already. Raise Broken if memory runs out later, or if no
        tier is left.
        """
        while True:
            assert self._runner  # noqa: S101
            try:
                for chunk in self._runner.frames(take, report):
                    begun = True
                    yield chunk
            except memory.TooLittle as error:
                if begun:
                    raise
                self._step_down(error)
            else:
                return

    def _take(
        self,
        prompt: str,
        width: int,
        height: int,
        frames: int,
        *,
        seed: int,
        first: Any = None,
        last: Any = None,
    ) -> Take:
        takes = (BOTH if last else FIRST) if first else LAST if last else TEXT
        return Take(
            prompt=prompt,
            first=first,
            last=last,
            width=width,
            height=height,
            frames=frames,
            seed=seed,
            how=self._sampling(takes, width, height),
        )

    def _sampling(self, takes: str, width: int, height: int) -> Sampling:
        """Return the sampling for a clip with such key frames, by the recipe of the model that makes it."""
        names = [one.family.name for one in self._weights if takes in one.family.takes]
        values = recipes.sampling(
            (names or [self._family.name])[0], self._options, width=width, height=height
        )
        if not self._distilled:
            return values
        return replace(
            values,
            steps=len(self._distilled.sigmas),
            guidance=1.0,
            guidance_2=None if values.boundary is None else 1.0,
            flow_shift=None,
        )

    def _decodes(self) -> tuple[Decode, ...]:
        return self._options.decodes(self._family.adapter)

    def _memory(self) -> list[tuple[str, str]]:
        """Return the detail that says that too little memory changed the clip. The decoder has another
        precision than wanted, or the tier is lower because memory ran out.
        """
        if not self._runner:
            return []
        tier, wanted = self._runner.tier, self._decodes()[0]
        if tier.decode != wanted and not self._ran_out:
            return [("memory", f"{_told(tier)}; there was too little memory for {wanted}")]
        return [("memory", f"{_told(tier)}{self._ran_out}")] if self._ran_out else []

    def _fingerprint(self) -> str:
        """Return the fingerprint. With the same one, the same seed gives the same frames on one kind of
        device.
        """
        options, speed = self._options, self._options.speed()
        words = [self._family.name, *(one.digest for one in self._weights), options.dtype, speed.attention]
        tier = self._runner.tier if self._runner else None  # before it is loaded: the one that is hoped for
        decode = tier.decode if tier else self._decodes()[0]
        by_leaves = tier is not None and tier.way == "group"
        words += [f"decode{decode}"] * (self._family.adapter == "wan" and decode != "float32")
        words += ["compiled"] * (speed.compile and not by_leaves) + [f"cache{speed.cache:g}"] * bool(
            speed.cache
        )
        words += [speed.storage] * bool(speed.storage) + [options.distilled] * bool(options.distilled)
        sizes = ((1, 1), (9999, 9999))  # all that a size decides
        ways = [asdict(self._sampling(takes, *size)) for takes in self._format.takes for size in sizes]
        words += [f"recipe{recipes.digest(ways)}"]
        words += [f"pixels{options.pixels}"] * bool(options.pixels)
        words += self._loras + self._versions
        return "-".join(words)[:200]


def _told(tier: memory.Tier) -> str:
    ways = {
        "resident": "all modules on the device",
        "model": "one module at a time on the device",
        "group": "one layer at a time on the device",
    }
    return f"{ways[tier.way]}, decoded in {tier.decode}"


def _forget(error: BaseException | None) -> None:
    """Release the objects that the frames of a traceback hold, above all memory of the device."""
    while error is not None:
        if error.__traceback__:
            traceback.clear_frames(error.__traceback__)
        error.__traceback__ = None
        error = error.__cause__ or error.__context__


def _versions() -> list[str]:
    """Return the names and versions of the libraries that the frames depend on. Raise Broken if one is not
    installed.
    """
    try:
        return [f"{name}{importlib.metadata.version(name).partition('+')[0]}" for name in _LIBRARIES]
    except importlib.metadata.PackageNotFoundError as error:
        raise Broken(f"diffusers engines need {error.name}: pip install 'filmgate[gpu]'") from None


def _distilled(options: Options, name: str, held: weights.Weights) -> Sampler | None:
    """Return the sampler of a distilled model, or None. Raise Broken if the options about a distillation do
    not suit the weights.
    """
    family, experts = held.family, sum(one.startswith("transformer") for one in held.components)
    if options.lora and (len(options.weights) > 1 or family.adapter not in ("wan", "ltx")):
        raise Broken(
            f"[engines.{name}] lora: this option needs exactly one folder in `weights`, of Wan or LTX-2"
        )
    if held.folder and len(options.lora) > experts:
        raise Broken(f"[engines.{name}] lora: {family.name} has one denoiser: give one file")
    preset = SAMPLERS.get(options.distilled)
    if preset and (more := [one for one in options.given() if one != "boundary"]):
        raise Broken(f"[engines.{name}] {more[0]}: {options.distilled} has its own value; remove this option")
    if preset and preset.adapter != family.adapter:
        fits = " or ".join(key for key, one in SAMPLERS.items() if one.adapter == family.adapter) or "nothing"
        raise Broken(f"[engines.{name}] distilled: {family.name} supports {fits}")
    return preset


def _one_family(sources: list[weights.Weights]) -> Any:
    """Return the family that says how shots are cut into parts. Raise Broken if two folders do not go
    together.
    """
    families = [one.family for one in sources]
    if len(families) == 2:
        text, image = sorted(families, key=lambda one: TEXT not in one.takes)
        fits = (text.adapter, text.fps, text.multiple) == (image.adapter, image.fps, image.multiple)
        if not fits or set(text.takes) & set(image.takes):
            raise Broken(
                f"weights: {text.name} and {image.name} cannot be used together: use one folder for text "
                "and one for images, of related models"
            )
        return text
    return families[0]
