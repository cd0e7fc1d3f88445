"""Descriptions of places that people built: streets, harbours, stages."""

from filmgate.engines.animatic.native.structs import Floor
from filmgate.engines.animatic.render.picture import BOARDS
from filmgate.engines.animatic.world.biome import Biome, Sea, broad, grass
from filmgate.engines.animatic.world.light import TIMES
from filmgate.engines.animatic.world.places.record import Place, Vista
from filmgate.engines.animatic.world.sets import city, outdoors

PLACES = {
    "village": Place(
        biome=Biome(
            low=(0.15, 0.20, 0.06),
            high=(0.27, 0.23, 0.14),
            relief=2.2,
            far=45.0,
            haze=0.005,
            plant_groups=(
                broad(count=70, tall=(5, 10), clear=24.0),
                grass(
                    count=1500,
                    tall=(0.12, 0.35),
                    clear=1.6,
                    light=(0.30, 0.40, 0.10),
                    dark=(0.03, 0.06, 0.014),
                ),
            ),
        ),
        leafy=True,
        set=outdoors.village,
        hard=True,
    ),
    "road": Place(
        biome=Biome(
            low=(0.20, 0.21, 0.08),
            high=(0.30, 0.26, 0.13),
            relief=6.0,
            far=60.0,
            haze=0.0042,
            snow_line=44.0,
            lane=4.2,
            plant_groups=(
                broad(count=90, tall=(5, 10), clear=12.0),
                grass(
                    count=1600, tall=(0.2, 0.5), clear=5.0, light=(0.50, 0.46, 0.18), dark=(0.07, 0.06, 0.02)
                ),
            ),
        ),
        leafy=True,
        hard=True,
    ),
    "city": Place(
        biome=Biome(
            low=(0.045, 0.045, 0.05),
            high=(0.06, 0.06, 0.065),
            relief=0.0,
            haze=0.010,
            grain=0.5,
            grain_scale=22.0,
        ),
        set=city.street,
        street=True,
        landmarks=False,
        aside=0.95,
        farthest=12.0,
        vista=Vista(far=14.0, aside=1.25),
        hard=True,
    ),
    "skyline": Place(
        biome=Biome(
            low=(0.09, 0.11, 0.06),
            high=(0.16, 0.16, 0.12),
            relief=0.8,
            haze=0.0035,
            basin=(7.0, 150.0),
            cell=0.8,
            sight=700.0,
            sea=Sea(swell=0.07, span=60.0, deep=(0.010, 0.03, 0.045), foam=0.0),
            plant_groups=(
                grass(
                    count=320, tall=(0.15, 0.4), clear=0.8, light=(0.26, 0.34, 0.10), dark=(0.04, 0.06, 0.02)
                ),
            ),
        ),
        set=outdoors.skyline,
        vista=Vista(high=3.0, far=0.5),
    ),
    "harbour": Place(
        biome=Biome(
            low=(0.16, 0.15, 0.14),
            high=(0.22, 0.21, 0.2),
            relief=0.6,
            haze=0.003,
            basin=(3.4, 320.0),
            cell=0.9,
            sight=700.0,
            sea=Sea(swell=0.10, span=60.0, deep=(0.010, 0.045, 0.06), foam=0.1),
        ),
        footing="shore",
        set=outdoors.harbour,
        vista=Vista(far=6.0),
    ),
    "stage": Place(
        biome=Biome(
            low=(0.16, 0.085, 0.045),
            high=(0.22, 0.125, 0.07),
            relief=0.0,
            haze=0.012,
            sight=60.0,
            grain=0.12,
            grain_scale=4.0,
            bumps=0.0,
            motes=120,
        ),
        floor=Floor(kind=BOARDS, size=0.15, groove=0.003, dark=0.6, vary=0.3, polish=0.55),
        gobos=("spot", "spot"),
        sun=-126,
        haze=0.3,
        light=(TIMES["spotlight"], TIMES["spotlight"]),
        set=outdoors.stage,
        closed=True,
        farthest=9.0,
        vista=Vista(far=12.0),
    ),
}
