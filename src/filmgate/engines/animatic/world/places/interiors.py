"""Descriptions of rooms, and of a cave."""

from collections.abc import Callable
from dataclasses import replace

from filmgate.engines.animatic.native.structs import Floor
from filmgate.engines.animatic.render.picture import BOARDS, PARQUET, TILES
from filmgate.engines.animatic.world.biome import Biome, Rgb
from filmgate.engines.animatic.world.light import TIMES
from filmgate.engines.animatic.world.places.record import Place, Vista
from filmgate.engines.animatic.world.sets import halls, kitchen, rooms, studio, workplaces
from filmgate.engines.animatic.world.sets.base import Set, Site
from filmgate.engines.animatic.world.sets.shell import snug

_Colors = tuple[Rgb, Rgb]

# the floor: its darker and its lighter colour
_OAK: _Colors = ((0.30, 0.165, 0.08), (0.38, 0.22, 0.115))
_WALNUT: _Colors = ((0.15, 0.085, 0.05), (0.20, 0.12, 0.07))
_CREAM: _Colors = ((0.42, 0.37, 0.30), (0.50, 0.45, 0.38))
_PALE: _Colors = ((0.40, 0.41, 0.42), (0.48, 0.49, 0.50))
_GREY: _Colors = ((0.10, 0.11, 0.12), (0.14, 0.15, 0.16))
_STONE: _Colors = ((0.26, 0.235, 0.20), (0.34, 0.31, 0.27))
_ROCK: _Colors = ((0.09, 0.08, 0.07), (0.14, 0.12, 0.10))
_CARPET: _Colors = ((0.10, 0.16, 0.18), (0.14, 0.21, 0.23))

_BOARDS = Floor(kind=BOARDS, size=0.17, groove=0.003, dark=0.6, vary=0.34, polish=0.35)
_PARQUET = Floor(kind=PARQUET, size=0.12, groove=0.0015, dark=0.5, vary=0.36, polish=0.5)
_TILES = Floor(kind=TILES, size=0.42, groove=0.005, dark=0.45, vary=0.08, polish=0.5)
_SLABS = Floor(kind=TILES, size=0.95, groove=0.008, dark=0.4, vary=0.2, polish=0.3)
_SHINY = Floor(kind=TILES, size=0.8, groove=0.002, dark=0.3, vary=0.05, polish=0.7)
_SOFT = Floor(kind=TILES, size=0.6, groove=0.002, dark=0.2, vary=0.06, polish=0.0)


def _room(
    build: Callable[[Site], Set], colors: _Colors, floor: Floor | None, *, light: str = "indoors"
) -> Place:
    """Return the description of a room. light: its own light by day; at night it has lamps."""
    return Place(
        biome=Biome(
            low=colors[0],
            high=colors[1],
            relief=0.0,
            haze=0.0,
            sight=40.0,
            grain=0.12 if floor else 0.35,
            grain_scale=4.0,
            bumps=0.0 if floor else 0.2,
        ),
        light=(TIMES[light], TIMES["lamplight"]),
        floor=floor,
        gobos=("window", "lamp"),
        haze=0.11,
        set=build,
        indoors=True,
        closed=True,
        landmarks=False,
        farthest=9.0,
        vista=Vista(high=1.6, far=8.5),
    )


PLACES = {
    "room": replace(_room(snug(rooms.living_room, 0.78, 1.0), _OAK, _BOARDS), free=2.4),
    "kitchen": replace(
        _room(kitchen.kitchen, _CREAM, _TILES), vista=Vista(high=1.4, far=3.4, up=0.15), free=2.2
    ),
    "cafe": _room(rooms.cafe, _WALNUT, _PARQUET, light="cosy"),
    "bedroom": replace(_room(snug(rooms.bedroom, 0.78, 1.0), _OAK, _BOARDS), free=1.6),
    "bathroom": replace(_room(snug(rooms.bathroom, 0.75, 1.2), _PALE, _TILES), free=2.0),
    "office": replace(_room(snug(workplaces.office, 0.8, 0.6), _CARPET, _SOFT), free=2.2),
    "classroom": _room(workplaces.classroom, _OAK, _BOARDS),
    "library": _room(workplaces.library, _WALNUT, _PARQUET, light="cosy"),
    "studio": replace(
        _room(studio.studio, _PALE, None),
        gobos=(None, None),
        haze=0.0,
        light=(TIMES["indoors"],) * 2,
        indoors=False,
        farthest=14.0,
    ),  # no table: things stand on the sweep, and large ones fit
    "laboratory": _room(workplaces.laboratory, _PALE, _SHINY),
    "hospital": _room(workplaces.hospital, _PALE, _SHINY),
    "workshop": _room(workplaces.workshop, _STONE, _SLABS),
    "gym": _room(halls.gym, _OAK, _BOARDS),
    "shop": _room(halls.shop, _CREAM, _SHINY),
    "museum": _room(halls.museum, _OAK, _PARQUET),
    "hall": _room(halls.hall, _STONE, _SLABS),
    "church": _room(halls.church, _STONE, _SLABS, light="cosy"),
    "station": _room(halls.station, _PALE, _SHINY),
    "pool": _room(halls.pool, _CREAM, _TILES),
    "cave": replace(_room(halls.cave, _ROCK, None, light="lamplight"), indoors=False),  # large beings fit
}
