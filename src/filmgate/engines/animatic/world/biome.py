"""What a scene is made of, as data: relief, colours, plants, water, haze."""

from dataclasses import dataclass, replace

Rgb = tuple[float, float, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class Stand:
    """A kind of plant: how many, how tall (metres), how wide for its height, how near to the path."""

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
    """Water: level and swell in metres, wave tile span in metres, body colour, whitecaps."""

    swell: float
    span: float
    deep: Rgb
    level: float = 0.0
    foam: float = 0.5


@dataclass(frozen=True, slots=True, kw_only=True)
class Biome:
    """One scene. Heights in metres; `far` is the relief of the ranges behind."""

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
    stands: tuple[Stand, ...] = ()
    motes: int = 0


_PINE = {"kind": "pine", "wide": 0.5, "light": (0.34, 0.46, 0.17), "dark": (0.012, 0.024, 0.014)}
_BROAD = {"kind": "broad", "wide": 0.9, "light": (0.33, 0.38, 0.10), "dark": (0.02, 0.035, 0.012)}
_GRASS = {"kind": "grass", "wide": 1.5, "reach": 20.0, "sway": 0.05}

BIOMES = {
    "forest": Biome(
        low=(0.07, 0.085, 0.03), high=(0.13, 0.11, 0.06), relief=5.0, far=45.0, haze=0.016,
        stands=(
            Stand(count=420, tall=(9, 17), clear=6.0, **_PINE),  # type: ignore[arg-type]
            Stand(count=420, tall=(0.25, 0.6), clear=1.3, light=(0.16, 0.24, 0.06), dark=(0.02, 0.04, 0.012),
                  **_GRASS),  # type: ignore[arg-type]
        ),
    ),
    "snowfield": Biome(
        low=(0.80, 0.84, 0.90), high=(0.74, 0.79, 0.88), relief=5.0, far=70.0, haze=0.009, grain=0.2,
        grain_scale=14.0, stands=(Stand(count=70, tall=(5, 11), clear=11.0, **_PINE),),  # type: ignore[arg-type]
    ),
    "meadow": Biome(
        low=(0.14, 0.21, 0.045), high=(0.22, 0.25, 0.07), relief=9.0, far=45.0, haze=0.0045, motes=260,
        stands=(
            Stand(count=52, tall=(6, 11), clear=12.0, **_BROAD),  # type: ignore[arg-type]
            Stand(count=3900, tall=(0.16, 0.46), clear=0.0, light=(0.30, 0.42, 0.10),
                  dark=(0.03, 0.06, 0.014), **_GRASS),  # type: ignore[arg-type]
            Stand(kind="flower", count=520, tall=(0.22, 0.42), wide=0.7, clear=0.0, reach=18.0, sway=0.05,
                  light=(0.95, 0.75, 0.55), dark=(0.06, 0.10, 0.03)),
        ),
    ),
    "savanna": Biome(
        low=(0.38, 0.27, 0.10), high=(0.26, 0.22, 0.09), relief=3.5, far=26.0, haze=0.005, motes=300,
        stands=(
            Stand(kind="acacia", count=44, tall=(5, 8), wide=1.35, clear=12.0, light=(0.36, 0.34, 0.12),
                  dark=(0.03, 0.035, 0.014)),
            Stand(count=2100, tall=(0.22, 0.62), clear=0.0, light=(0.62, 0.46, 0.17), dark=(0.09, 0.06, 0.02),
                  **_GRASS),  # type: ignore[arg-type]
        ),
    ),
    "beach": Biome(
        low=(0.62, 0.50, 0.34), high=(0.50, 0.40, 0.27), relief=2.0, shore=True, haze=0.003,
        sight=560.0, cell=1.2, grain=0.3, grain_scale=16.0,
        sea=Sea(swell=0.2, span=60.0, deep=(0.012, 0.07, 0.085), foam=0.3),
        stands=(
            Stand(kind="palm", count=16, tall=(6, 10), wide=0.95, clear=5.0, light=(0.30, 0.36, 0.12),
                  dark=(0.02, 0.035, 0.014), reach=60.0),
            Stand(count=120, tall=(0.3, 0.7), clear=2.0, light=(0.4, 0.42, 0.2), dark=(0.08, 0.09, 0.04),
                  **_GRASS),  # type: ignore[arg-type]
        ),
    ),
    "desert": Biome(
        low=(0.72, 0.42, 0.20), high=(0.62, 0.34, 0.15), relief=15.0, dunes=True, haze=0.0035, grain=0.22,
        grain_scale=12.0, bumps=0.35, motes=200,
    ),
    "canyon": Biome(
        low=(0.52, 0.27, 0.14), high=(0.60, 0.36, 0.20), relief=4.0, mesas=True, strata=0.75, haze=0.0028,
        rough=1.0, sight=620.0, cell=0.7,
        stands=(Stand(kind="broad", count=120, tall=(0.6, 1.6), wide=1.3, clear=6.0, light=(0.30, 0.30, 0.12),
                      dark=(0.03, 0.035, 0.014), reach=120.0),),
    ),
    "mountains": Biome(
        low=(0.10, 0.14, 0.05), high=(0.20, 0.19, 0.10), relief=14.0, far=120.0, snow_line=36.0, haze=0.0032,
        stands=(
            Stand(count=300, tall=(6, 13), clear=11.0, **_PINE),  # type: ignore[arg-type]
            Stand(count=900, tall=(0.2, 0.5), clear=0.5, light=(0.26, 0.32, 0.10), dark=(0.04, 0.06, 0.02),
                  **_GRASS),  # type: ignore[arg-type]
        ),
    ),
    "ocean": Biome(
        low=(0.10, 0.095, 0.09), high=(0.20, 0.19, 0.18), haze=0.002, sight=1600.0, grain=0.8,
        grain_scale=14.0, bumps=1.0, cell=0.6,
        sea=Sea(swell=0.42, span=110.0, deep=(0.008, 0.035, 0.055), foam=0.25),
    ),
    "mars": Biome(
        low=(0.42, 0.17, 0.08), high=(0.30, 0.11, 0.055), relief=7.0, far=40.0, rough=1.2, haze=0.006,
        cell=0.25, bumps=0.9, motes=220,
    ),
    "moon": Biome(
        low=(0.30, 0.30, 0.29), high=(0.40, 0.40, 0.39), relief=3.2, craters=160, haze=0.0, cell=0.12,
        sight=110.0, grain=0.5, grain_scale=40.0, bumps=1.1,
    ),
    "sky": Biome(  # a sea of clouds from above
        low=(0.82, 0.85, 0.92), high=(0.66, 0.71, 0.82), relief=17.0, far=34.0, haze=0.0055, cell=0.7,
        grain=0.12, grain_scale=2.0, bumps=0.15, sight=620.0,
    ),
    "jungle": Biome(
        low=(0.05, 0.075, 0.02), high=(0.10, 0.12, 0.04), relief=5.0, far=30.0, haze=0.015, motes=120,
        stands=(
            Stand(kind="palm", count=130, tall=(5, 11), wide=0.95, clear=5.5, light=(0.22, 0.36, 0.08),
                  dark=(0.012, 0.03, 0.01), reach=60.0),
            Stand(count=170, tall=(7, 15), clear=7.0, **_BROAD),  # type: ignore[arg-type]
            Stand(count=900, tall=(0.4, 1.1), clear=1.5, light=(0.14, 0.34, 0.06), dark=(0.01, 0.04, 0.01),
                  **_GRASS),  # type: ignore[arg-type]
        ),
    ),
    "wheat": Biome(
        low=(0.42, 0.30, 0.10), high=(0.50, 0.37, 0.13), relief=6.0, far=30.0, haze=0.0045, motes=240,
        stands=(
            Stand(count=26, tall=(6, 10), clear=20.0, **_BROAD),  # type: ignore[arg-type]
            Stand(count=5200, tall=(0.5, 0.8), clear=0.5, light=(0.86, 0.62, 0.20), dark=(0.14, 0.09, 0.03),
                  **_GRASS),  # type: ignore[arg-type]
        ),
    ),
    "lavender": Biome(
        low=(0.16, 0.17, 0.07), high=(0.20, 0.16, 0.13), relief=6.0, far=40.0, haze=0.0045, motes=200,
        stands=(
            Stand(count=30, tall=(6, 10), clear=20.0, **_BROAD),  # type: ignore[arg-type]
            Stand(kind="flower", count=4200, tall=(0.3, 0.55), wide=0.8, clear=0.4, reach=24.0, sway=0.05,
                  light=(0.40, 0.24, 0.86), dark=(0.06, 0.07, 0.08)),
        ),
    ),
    "lake": Biome(
        low=(0.10, 0.15, 0.05), high=(0.20, 0.19, 0.10), relief=3.0, far=90.0, snow_line=42.0, haze=0.0034,
        basin=(4.0, 150.0), cell=0.6, sight=600.0,
        sea=Sea(swell=0.035, span=46.0, deep=(0.012, 0.05, 0.06), foam=0.0),
        stands=(
            Stand(count=260, tall=(6, 13), clear=9.0, reach=120.0, **_PINE),  # type: ignore[arg-type]
            Stand(count=700, tall=(0.3, 0.8), clear=0.6, light=(0.26, 0.34, 0.10), dark=(0.04, 0.06, 0.02),
                  **_GRASS),  # type: ignore[arg-type]
        ),
    ),
    "river": Biome(
        low=(0.11, 0.17, 0.05), high=(0.20, 0.19, 0.10), relief=4.0, far=50.0, haze=0.005, basin=(2.5, 17.0),
        sea=Sea(swell=0.06, span=26.0, deep=(0.014, 0.05, 0.05), foam=0.25),
        stands=(
            Stand(count=150, tall=(6, 12), clear=6.0, **_BROAD),  # type: ignore[arg-type]
            Stand(count=1700, tall=(0.25, 0.7), clear=0.4, light=(0.28, 0.40, 0.10), dark=(0.03, 0.06, 0.014),
                  **_GRASS),  # type: ignore[arg-type]
        ),
    ),
    "harbour": Biome(
        low=(0.16, 0.15, 0.14), high=(0.22, 0.21, 0.2), relief=0.6, haze=0.003, basin=(3.4, 320.0),
        cell=0.9, sight=700.0, sea=Sea(swell=0.10, span=60.0, deep=(0.010, 0.045, 0.06), foam=0.1),
    ),
    "underwater": Biome(
        low=(0.42, 0.40, 0.30), high=(0.30, 0.32, 0.26), relief=7.0, rough=0.8, haze=0.032, grain=0.5,
        motes=300,
        stands=(
            Stand(kind="grass", count=420, tall=(0.8, 2.4), wide=0.8, clear=1.6, reach=30.0, sway=0.16,
                  light=(0.10, 0.42, 0.22), dark=(0.01, 0.06, 0.05)),
            Stand(kind="broad", count=150, tall=(0.5, 1.6), wide=1.1, clear=1.6, light=(0.75, 0.22, 0.24),
                  dark=(0.10, 0.03, 0.06), reach=36.0),
        ),
    ),
    "space": Biome(low=(0, 0, 0), high=(0, 0, 0), relief=0.0, floor=-400.0, haze=0.0, sight=60.0, cell=1.0),
    "volcano": Biome(
        low=(0.055, 0.05, 0.05), high=(0.10, 0.085, 0.08), relief=7.0, far=80.0, rough=1.6, haze=0.006,
        bumps=1.0,
        cell=0.4, motes=80,
    ),
    "village": Biome(
        low=(0.15, 0.20, 0.06), high=(0.27, 0.23, 0.14), relief=2.2, far=45.0, haze=0.005,
        stands=(
            Stand(count=70, tall=(5, 10), clear=24.0, **_BROAD),  # type: ignore[arg-type]
            Stand(count=1500, tall=(0.12, 0.35), clear=1.6, light=(0.30, 0.40, 0.10), dark=(0.03, 0.06,
                  0.014),
                  **_GRASS),  # type: ignore[arg-type]
        ),
    ),
    "road": Biome(
        low=(0.20, 0.21, 0.08), high=(0.30, 0.26, 0.13), relief=6.0, far=60.0, haze=0.0042, snow_line=44.0,
        lane=4.2,
        stands=(
            Stand(count=90, tall=(5, 10), clear=12.0, **_BROAD),  # type: ignore[arg-type]
            Stand(count=1600, tall=(0.2, 0.5), clear=5.0, light=(0.50, 0.46, 0.18), dark=(0.07, 0.06, 0.02),
                  **_GRASS),  # type: ignore[arg-type]
        ),
    ),
    "skyline": Biome(
        low=(0.09, 0.11, 0.06), high=(0.16, 0.16, 0.12), relief=0.8, haze=0.0035, basin=(7.0, 150.0),
        cell=0.8,
        sight=700.0, sea=Sea(swell=0.07, span=60.0, deep=(0.010, 0.03, 0.045), foam=0.0),
        stands=(Stand(count=320, tall=(0.15, 0.4), clear=0.8, light=(0.26, 0.34, 0.10), dark=(0.04, 0.06,
        0.02),
                      **_GRASS),),  # type: ignore[arg-type]
    ),
    "room": Biome(
        low=(0.24, 0.13, 0.065), high=(0.31, 0.18, 0.09), relief=0.0, haze=0.0, sight=40.0, grain=0.35,
        grain_scale=4.0, bumps=0.2,
    ),
    "stage": Biome(
        low=(0.035, 0.032, 0.036), high=(0.05, 0.046, 0.05), relief=0.0, haze=0.012, sight=60.0, grain=0.3,
        grain_scale=10.0, bumps=0.2, motes=120,
    ),
    "city": Biome(
        low=(0.045, 0.045, 0.05), high=(0.06, 0.06, 0.065), relief=0.0, haze=0.010, grain=0.5,
        grain_scale=22.0,
    ),
}  # fmt: skip
BIOMES |= {
    "kitchen": replace(BIOMES["room"], low=(0.30, 0.27, 0.23), high=(0.38, 0.35, 0.31)),
    "cafe": replace(BIOMES["room"], low=(0.16, 0.09, 0.05), high=(0.20, 0.12, 0.07)),
}
