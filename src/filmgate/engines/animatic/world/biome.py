"""The land of a place: relief, colours, plants, water, haze."""

from dataclasses import dataclass

Rgb = tuple[float, float, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class PlantGroup:
    """The description of the plants of one kind at a place.

    It says how many they are, how tall (metres), how wide for their height, and how near to the path.
    """

    kind: str
    count: int
    tall: tuple[float, float]
    wide: float
    clear: float
    light: Rgb
    dark: Rgb
    reach: float = 95.0
    sway: float = 0.01


@dataclass(frozen=True, slots=True, kw_only=True)
class Sea:
    """The description of water: level and swell in metres, size of the repeating wave map in metres, colour
    of deep water, foam.
    """

    swell: float
    span: float
    deep: Rgb
    level: float = 0.0
    foam: float = 0.5


@dataclass(frozen=True, slots=True, kw_only=True)
class Biome:
    """The description of the land of a place. Heights are in metres. `far`: height of the mountains in the
    background.
    """

    low: Rgb
    high: Rgb
    relief: float = 6.0
    far: float = 0.0
    rough: float = 0.0
    craters: int = 0
    dunes: bool = False
    shore: bool = False
    mesas: bool = False
    strata: float = 0.0
    snow_line: float = 1e9
    basin: tuple[float, float] | None = None  # water beyond the path: from, to (metres)
    lane: float = 0.0  # half the width of a road along the path
    floor: float = 0.0  # metres by which all of it lies deeper: out of sight in space
    haze: float = 0.005
    cell: float = 0.35
    sight: float = 330.0
    grain: float = 0.45
    grain_scale: float = 9.0
    bumps: float = 0.5
    sea: Sea | None = None
    plant_groups: tuple[PlantGroup, ...] = ()
    motes: int = 0


def pine(count: int, tall: tuple[float, float], clear: float, reach: float = 95.0) -> PlantGroup:
    return PlantGroup(
        kind="pine",
        count=count,
        tall=tall,
        wide=0.5,
        clear=clear,
        reach=reach,
        light=(0.34, 0.46, 0.17),
        dark=(0.012, 0.024, 0.014),
    )


def broad(count: int, tall: tuple[float, float], clear: float) -> PlantGroup:
    return PlantGroup(
        kind="broad",
        count=count,
        tall=tall,
        wide=0.9,
        clear=clear,
        light=(0.33, 0.38, 0.10),
        dark=(0.02, 0.035, 0.012),
    )


def grass(count: int, tall: tuple[float, float], clear: float, light: Rgb, dark: Rgb) -> PlantGroup:
    return PlantGroup(
        kind="grass",
        count=count,
        tall=tall,
        wide=1.5,
        clear=clear,
        reach=20.0,
        sway=0.05,
        light=light,
        dark=dark,
    )
