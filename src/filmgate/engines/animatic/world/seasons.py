"""Seasons, and the colours that they give to leaves, grass and ground."""

from dataclasses import replace

from filmgate.engines.animatic.world.biome import Biome, PlantGroup, Rgb

_GOLD: tuple[Rgb, Rgb] = ((0.72, 0.40, 0.06), (0.13, 0.06, 0.012))
_RUST: tuple[Rgb, Rgb] = ((0.62, 0.17, 0.04), (0.11, 0.025, 0.012))
_BLOSSOM: tuple[Rgb, Rgb] = ((0.86, 0.52, 0.60), (0.20, 0.08, 0.11))
_FRESH: tuple[Rgb, Rgb] = ((0.36, 0.56, 0.10), (0.04, 0.09, 0.016))
_STRAW: tuple[Rgb, Rgb] = ((0.50, 0.36, 0.11), (0.07, 0.045, 0.014))
_LITTER: Rgb = (0.26, 0.13, 0.045)


def turned(biome: Biome, season: str | None) -> Biome:
    """Return the biome as it looks in a season. In a pine forest some leaf trees are added."""
    if season not in ("autumn", "spring"):
        return biome
    plant_groups = [changed for plants in biome.plant_groups for changed in _changed(plants, season)]
    if season == "spring":
        return replace(biome, plant_groups=tuple(plant_groups))
    return replace(
        biome,
        plant_groups=tuple(plant_groups),
        low=_mixed(biome.low, _LITTER, 0.6),
        high=_mixed(biome.high, _LITTER, 0.35),
    )


def _changed(plants: PlantGroup, season: str) -> list[PlantGroup]:
    if plants.kind in ("grass", "flower"):
        light, dark = _STRAW if season == "autumn" else _FRESH
        share = 0.65 if season == "autumn" else 0.4
        return [
            replace(plants, light=_mixed(plants.light, light, share), dark=_mixed(plants.dark, dark, share))
        ]
    if plants.kind not in ("broad", "pine"):
        return [plants]
    colours = (_GOLD, _RUST) if season == "autumn" else (_BLOSSOM, _FRESH)
    half = max(plants.count // 2, 1)
    if plants.kind == "pine":
        leaf = replace(plants, kind="broad", wide=0.9, tall=(0.6 * plants.tall[0], 0.62 * plants.tall[1]))
        trees = [replace(leaf, count=half * 2 // 3, light=light, dark=dark) for light, dark in colours]
        return [replace(plants, count=half * 2 // 3), *trees]
    return [replace(plants, count=half, light=light, dark=dark) for light, dark in colours]


def _mixed(a: Rgb, b: Rgb, k: float) -> Rgb:
    return (a[0] + (b[0] - a[0]) * k, a[1] + (b[1] - a[1]) * k, a[2] + (b[2] - a[2]) * k)
