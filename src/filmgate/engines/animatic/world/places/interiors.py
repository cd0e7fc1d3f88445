"""Descriptions of rooms, and of a cave."""

from collections.abc import Callable
from dataclasses import replace

from filmgate.engines.animatic.world.biome import Biome, Rgb
from filmgate.engines.animatic.world.light import TIMES
from filmgate.engines.animatic.world.places.record import Place, Vista
from filmgate.engines.animatic.world.sets import halls, rooms, workplaces
from filmgate.engines.animatic.world.sets.base import Set, Site

# the floor: its darker and its lighter colour
_BOARDS = ((0.24, 0.13, 0.065), (0.31, 0.18, 0.09))
_DARK = ((0.16, 0.09, 0.05), (0.20, 0.12, 0.07))
_TILES = ((0.30, 0.27, 0.23), (0.38, 0.35, 0.31))
_PALE = ((0.34, 0.35, 0.36), (0.42, 0.43, 0.44))
_GREY = ((0.10, 0.11, 0.12), (0.14, 0.15, 0.16))
_STONE = ((0.22, 0.20, 0.17), (0.30, 0.27, 0.23))
_ROCK = ((0.09, 0.08, 0.07), (0.14, 0.12, 0.10))
_CARPET = ((0.16, 0.18, 0.21), (0.20, 0.22, 0.25))


def _room(build: Callable[[Site], Set], floor: tuple[Rgb, Rgb], *, light: str = "indoors") -> Place:
    """Return the description of a room. light: its own light by day; at night it has lamps."""
    return Place(
        biome=Biome(
            low=floor[0],
            high=floor[1],
            relief=0.0,
            haze=0.0,
            sight=40.0,
            grain=0.35,
            grain_scale=4.0,
            bumps=0.2,
        ),
        light=(TIMES[light], TIMES["lamplight"]),
        set=build,
        indoors=True,
        closed=True,
        landmarks=False,
        farthest=9.0,
        vista=Vista(high=1.6, far=8.5),
    )


PLACES = {
    "room": _room(rooms.living_room, _BOARDS),
    "kitchen": _room(rooms.kitchen, _TILES),
    "cafe": _room(rooms.cafe, _DARK, light="cosy"),
    "bedroom": _room(rooms.bedroom, _BOARDS),
    "bathroom": _room(rooms.bathroom, _PALE),
    "office": _room(workplaces.office, _CARPET),
    "classroom": _room(workplaces.classroom, _BOARDS),
    "library": _room(workplaces.library, _DARK, light="cosy"),
    "laboratory": _room(workplaces.laboratory, _PALE),
    "hospital": _room(workplaces.hospital, _PALE),
    "workshop": _room(workplaces.workshop, _STONE),
    "gym": _room(halls.gym, _GREY),
    "shop": _room(halls.shop, _TILES),
    "museum": _room(halls.museum, _BOARDS),
    "hall": _room(halls.hall, _STONE),
    "church": _room(halls.church, _STONE, light="cosy"),
    "station": _room(halls.station, _PALE),
    "pool": _room(halls.pool, _TILES),
    "cave": replace(_room(halls.cave, _ROCK, light="lamplight"), indoors=False),  # large beings fit
}
