"""Where weights wait changes no frame; and which of them lie on the card at the same time."""

from collections.abc import Callable
from typing import Any

from gpu_parts import engines, likeness, timing, tiny_weights
from gpu_parts.bench import Bench

_THERE = 0.5  # share of a component's bytes on the card, from which on it lies there
_LARGE = ("text_encoder", "transformer", "vae")  # of these, one at a time


def ti2v(bench: Bench) -> None:
    _offload(bench, "ti2v")


def t2v(bench: Bench) -> None:
    _offload(bench, "t2v")


def i2v(bench: Bench) -> None:
    _offload(bench, "i2v")


def ltx(bench: Bench) -> None:
    _offload(bench, "ltx")


def h3(bench: Bench) -> None:
    _offload(bench, "h3")


def _offload(bench: Bench, family: str) -> None:
    shot = tiny_weights.shot(bench, family)

    def made(way: str) -> tuple[Any, list[str]]:
        timing.free(bench.device)
        steps = None if family == "ltx" else 4
        one = engines.opened(**tiny_weights.options(bench, family, offload=way, steps=steps))
        together = _watched(engines.components(one), bench.device)
        found = engines.frames(one, shot)
        again = engines.frames(one, shot)
        one.close()
        assert (found == again).all(), "the second clip is another"
        return found, sorted(together)

    wanted = made("resident")[0]
    for way in ("model", "group"):

        def compared(way: str = way) -> dict[str, Any]:
            found, together = made(way)
            most = likeness.largest(found, wanted)
            assert most == 0, f"frames differ by up to {most}; together were {together}"
            crowded = [one for one in together if _crowded(one)]
            return {
                "two large ones at once": crowded or "never",
                "seen together": together,
                "peak_gb": timing.peak(bench.device),
            }

        bench.measure(way, compared)


def _watched(modules: dict[str, Any], device: str) -> set[str]:
    """Gathers, whenever a module or a coder within it has run, what lies on the card then."""
    found: set[str] = set()

    def look(*_: Any) -> None:
        found.add("+".join(name for name, module in modules.items() if _share(module, device) >= _THERE))

    for module in modules.values():
        for part in _entrances(module):
            part.register_forward_hook(look)
    return found


def _entrances(module: Any) -> list[Any]:
    parts = [getattr(module, name, None) for name in ("model", "encoder", "decoder")]
    return [module, *(part for part in parts if isinstance(getattr(part, "forward", None), Callable))]  # type: ignore[arg-type]


def _share(module: Any, device: str) -> float:
    """Share of its bytes that lie on the device."""
    sizes = [(one.nbytes, one.device.type == device) for one in module.parameters()]
    return float(sum(size for size, there in sizes if there) / max(sum(size for size, _ in sizes), 1))


def _crowded(names: str) -> bool:
    kinds = {kind for name in names.split("+") for kind in _LARGE if name.startswith(kind)}
    experts = sum(name.startswith("transformer") for name in names.split("+"))
    return len(kinds) > 1 or experts > 1
