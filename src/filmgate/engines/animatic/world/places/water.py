"""Descriptions of places at, on and under water."""

from filmgate.engines.animatic.world.biome import Biome, PlantGroup, Sea, broad, grass, pine
from filmgate.engines.animatic.world.light import TIMES
from filmgate.engines.animatic.world.places.record import Place, Vista

PLACES = {
    "beach": Place(
        biome=Biome(
            low=(0.62, 0.50, 0.34),
            high=(0.50, 0.40, 0.27),
            relief=2.0,
            shore=True,
            haze=0.003,
            sight=560.0,
            cell=1.2,
            grain=0.3,
            grain_scale=16.0,
            sea=Sea(swell=0.2, span=60.0, deep=(0.012, 0.07, 0.085), foam=0.3),
            plant_groups=(
                PlantGroup(
                    kind="palm",
                    count=16,
                    tall=(6, 10),
                    wide=0.95,
                    clear=5.0,
                    light=(0.30, 0.36, 0.12),
                    dark=(0.02, 0.035, 0.014),
                    reach=60.0,
                ),
                grass(count=120, tall=(0.3, 0.7), clear=2.0, light=(0.4, 0.42, 0.2), dark=(0.08, 0.09, 0.04)),
            ),
        ),
        dust=6.9,
        pressed="#6e583a",
    ),
    "ocean": Place(
        biome=Biome(
            low=(0.10, 0.095, 0.09),
            high=(0.20, 0.19, 0.18),
            haze=0.002,
            sight=1600.0,
            grain=0.8,
            grain_scale=14.0,
            bumps=1.0,
            cell=0.6,
            sea=Sea(swell=0.42, span=110.0, deep=(0.008, 0.035, 0.055), foam=0.25),
        ),
        footing="sea",
        ashore="beach",
        vista=Vista(high=5.0),
    ),
    "lake": Place(
        biome=Biome(
            low=(0.10, 0.15, 0.05),
            high=(0.20, 0.19, 0.10),
            relief=3.0,
            far=90.0,
            snow_line=42.0,
            haze=0.0034,
            basin=(4.0, 150.0),
            cell=0.6,
            sight=600.0,
            sea=Sea(swell=0.035, span=46.0, deep=(0.012, 0.05, 0.06), foam=0.0),
            plant_groups=(
                pine(count=260, tall=(6, 13), clear=9.0, reach=120.0),
                grass(
                    count=700, tall=(0.3, 0.8), clear=0.6, light=(0.26, 0.34, 0.10), dark=(0.04, 0.06, 0.02)
                ),
            ),
        ),
        footing="shore",
        leafy=True,
        vista=Vista(high=2.6, far=1.0),
        hard=True,
    ),
    "river": Place(
        biome=Biome(
            low=(0.11, 0.17, 0.05),
            high=(0.20, 0.19, 0.10),
            relief=4.0,
            far=50.0,
            haze=0.005,
            basin=(2.5, 17.0),
            sea=Sea(swell=0.06, span=26.0, deep=(0.014, 0.05, 0.05), foam=0.25),
            plant_groups=(
                broad(count=150, tall=(6, 12), clear=6.0),
                grass(
                    count=1700,
                    tall=(0.25, 0.7),
                    clear=0.4,
                    light=(0.28, 0.40, 0.10),
                    dark=(0.03, 0.06, 0.014),
                ),
            ),
        ),
        footing="shore",
        leafy=True,
        vista=Vista(far=3.0),
        hard=True,
    ),
    "underwater": Place(
        gobos=("waves", "waves"),
        haze=0.18,
        biome=Biome(
            low=(0.42, 0.40, 0.30),
            high=(0.30, 0.32, 0.26),
            relief=7.0,
            rough=0.8,
            haze=0.032,
            grain=0.5,
            motes=300,
            plant_groups=(
                PlantGroup(
                    kind="grass",
                    count=420,
                    tall=(0.8, 2.4),
                    wide=0.8,
                    clear=1.6,
                    reach=30.0,
                    sway=0.16,
                    light=(0.10, 0.42, 0.22),
                    dark=(0.01, 0.06, 0.05),
                ),
                PlantGroup(
                    kind="broad",
                    count=150,
                    tall=(0.5, 1.6),
                    wide=1.1,
                    clear=1.6,
                    light=(0.75, 0.22, 0.24),
                    dark=(0.10, 0.03, 0.06),
                    reach=36.0,
                ),
            ),
        ),
        light=(TIMES["underwater"], TIMES["underwater"]),
        footing="bottom",
        closed=True,
        landmarks=False,
        vista=Vista(high=2.2),
    ),
}
