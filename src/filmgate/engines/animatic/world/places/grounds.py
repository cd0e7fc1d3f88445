"""Descriptions of open grounds that people made: parks, gardens, fields for games, fairs, farms."""

from filmgate.engines.animatic.world.biome import Biome, PlantGroup, broad, grass
from filmgate.engines.animatic.world.places.record import Place
from filmgate.engines.animatic.world.sets import grounds

_LAWN = grass(count=2400, tall=(0.06, 0.16), clear=0.0, light=(0.30, 0.44, 0.10), dark=(0.04, 0.08, 0.016))
_ROUGH = grass(count=1800, tall=(0.15, 0.5), clear=1.2, light=(0.34, 0.40, 0.14), dark=(0.04, 0.06, 0.02))


def _lawn(*plants: PlantGroup, far: float = 20.0) -> Biome:
    """Return the land of a lawn: nearly level, with these plants. far: height of the hills behind, metres."""
    return Biome(
        low=(0.11, 0.19, 0.04),
        high=(0.18, 0.24, 0.06),
        relief=0.25,
        far=far,
        haze=0.005,
        plant_groups=plants,
    )


def _paved(*plants: PlantGroup) -> Biome:
    return Biome(
        low=(0.15, 0.15, 0.14),
        high=(0.20, 0.20, 0.19),
        relief=0.0,
        far=0.0,
        haze=0.006,
        grain=0.4,
        grain_scale=16.0,
        plant_groups=plants,
    )


PLACES = {
    "park": Place(
        biome=_lawn(broad(count=90, tall=(6, 11), clear=14.0), _LAWN), leafy=True, set=grounds.park
    ),
    "garden": Place(
        biome=_lawn(broad(count=60, tall=(5, 8), clear=14.0), _LAWN), leafy=True, set=grounds.garden
    ),
    "playground": Place(
        biome=_lawn(broad(count=70, tall=(6, 10), clear=14.0), _LAWN), leafy=True, set=grounds.playground
    ),
    "stadium": Place(biome=_lawn(far=0.0), set=grounds.stadium, landmarks=False),
    "court": Place(
        biome=_paved(broad(count=40, tall=(6, 9), clear=18.0)), set=grounds.court, landmarks=False
    ),
    "fair": Place(biome=_paved(), set=grounds.fair, landmarks=False),
    "graveyard": Place(
        biome=_lawn(broad(count=50, tall=(6, 10), clear=16.0), _ROUGH), leafy=True, set=grounds.graveyard
    ),
    "farm": Place(
        biome=_lawn(broad(count=40, tall=(6, 10), clear=24.0), _ROUGH, far=30.0), leafy=True, set=grounds.farm
    ),
}
