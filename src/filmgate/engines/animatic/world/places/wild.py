"""Descriptions of places in nature: woods, fields, deserts, mountains, and places that are not on Earth."""

from filmgate.engines.animatic.effects import sky
from filmgate.engines.animatic.effects.moment import Effect
from filmgate.engines.animatic.seeds import Seed
from filmgate.engines.animatic.world.biome import Biome, PlantGroup, broad, grass, pine
from filmgate.engines.animatic.world.light import TIMES
from filmgate.engines.animatic.world.places.record import Place, Vista
from filmgate.engines.animatic.world.sets import outdoors


def _eruption(seed: Seed) -> Effect:
    return sky.eruption(outdoors.CRATER, 13.0, seed=seed)


PLACES = {
    "forest": Place(
        gobos=("leaves", None),
        haze=0.14,
        biome=Biome(
            low=(0.07, 0.085, 0.03),
            high=(0.13, 0.11, 0.06),
            relief=5.0,
            far=45.0,
            haze=0.016,
            plant_groups=(
                pine(count=420, tall=(9, 17), clear=6.0),
                grass(
                    count=420, tall=(0.25, 0.6), clear=1.3, light=(0.16, 0.24, 0.06), dark=(0.02, 0.04, 0.012)
                ),
            ),
        ),
        leafy=True,
    ),
    "jungle": Place(
        gobos=("leaves", None),
        haze=0.14,
        biome=Biome(
            low=(0.05, 0.075, 0.02),
            high=(0.10, 0.12, 0.04),
            relief=5.0,
            far=30.0,
            haze=0.015,
            motes=120,
            plant_groups=(
                PlantGroup(
                    kind="palm",
                    count=130,
                    tall=(5, 11),
                    wide=0.95,
                    clear=5.5,
                    light=(0.22, 0.36, 0.08),
                    dark=(0.012, 0.03, 0.01),
                    reach=60.0,
                ),
                broad(count=170, tall=(7, 15), clear=7.0),
                grass(
                    count=900, tall=(0.4, 1.1), clear=1.5, light=(0.14, 0.34, 0.06), dark=(0.01, 0.04, 0.01)
                ),
            ),
        ),
    ),
    "meadow": Place(
        biome=Biome(
            low=(0.14, 0.21, 0.045),
            high=(0.22, 0.25, 0.07),
            relief=9.0,
            far=45.0,
            haze=0.0045,
            motes=260,
            plant_groups=(
                broad(count=52, tall=(6, 11), clear=12.0),
                grass(
                    count=3900,
                    tall=(0.16, 0.46),
                    clear=0.0,
                    light=(0.30, 0.42, 0.10),
                    dark=(0.03, 0.06, 0.014),
                ),
                PlantGroup(
                    kind="flower",
                    count=520,
                    tall=(0.22, 0.42),
                    wide=0.7,
                    clear=0.0,
                    reach=18.0,
                    sway=0.05,
                    light=(0.95, 0.75, 0.55),
                    dark=(0.06, 0.10, 0.03),
                ),
            ),
        ),
        leafy=True,
    ),
    "wheat": Place(
        biome=Biome(
            low=(0.42, 0.30, 0.10),
            high=(0.50, 0.37, 0.13),
            relief=6.0,
            far=30.0,
            haze=0.0045,
            motes=240,
            plant_groups=(
                broad(count=26, tall=(6, 10), clear=20.0),
                grass(
                    count=5200, tall=(0.5, 0.8), clear=0.5, light=(0.86, 0.62, 0.20), dark=(0.14, 0.09, 0.03)
                ),
            ),
        ),
        leafy=True,
    ),
    "lavender": Place(
        biome=Biome(
            low=(0.16, 0.17, 0.07),
            high=(0.20, 0.16, 0.13),
            relief=6.0,
            far=40.0,
            haze=0.0045,
            motes=200,
            plant_groups=(
                broad(count=30, tall=(6, 10), clear=20.0),
                PlantGroup(
                    kind="flower",
                    count=4200,
                    tall=(0.3, 0.55),
                    wide=0.8,
                    clear=0.4,
                    reach=24.0,
                    sway=0.05,
                    light=(0.40, 0.24, 0.86),
                    dark=(0.06, 0.07, 0.08),
                ),
            ),
        )
    ),
    "savanna": Place(
        hot=True,
        biome=Biome(
            low=(0.38, 0.27, 0.10),
            high=(0.26, 0.22, 0.09),
            relief=3.5,
            far=26.0,
            haze=0.005,
            motes=300,
            plant_groups=(
                PlantGroup(
                    kind="acacia",
                    count=44,
                    tall=(5, 8),
                    wide=1.35,
                    clear=12.0,
                    light=(0.36, 0.34, 0.12),
                    dark=(0.03, 0.035, 0.014),
                ),
                grass(
                    count=2100,
                    tall=(0.22, 0.62),
                    clear=0.0,
                    light=(0.62, 0.46, 0.17),
                    dark=(0.09, 0.06, 0.02),
                ),
            ),
        ),
        dust=6.9,
    ),
    "desert": Place(
        hot=True,
        biome=Biome(
            low=(0.72, 0.42, 0.20),
            high=(0.62, 0.34, 0.15),
            relief=15.0,
            dunes=True,
            haze=0.0035,
            grain=0.22,
            grain_scale=12.0,
            bumps=0.35,
            motes=200,
        ),
        dust=6.9,
        vista=Vista(high=3.0),
        pressed="#7d5c34",
    ),
    "canyon": Place(
        biome=Biome(
            low=(0.52, 0.27, 0.14),
            high=(0.60, 0.36, 0.20),
            relief=4.0,
            mesas=True,
            strata=0.75,
            haze=0.0028,
            rough=1.0,
            sight=620.0,
            cell=0.7,
            plant_groups=(
                PlantGroup(
                    kind="broad",
                    count=120,
                    tall=(0.6, 1.6),
                    wide=1.3,
                    clear=6.0,
                    light=(0.30, 0.30, 0.12),
                    dark=(0.03, 0.035, 0.014),
                    reach=120.0,
                ),
            ),
        ),
        dust=6.9,
        sun=118.0,
        vista=Vista(high=5.0),
    ),
    "mountains": Place(
        biome=Biome(
            low=(0.10, 0.14, 0.05),
            high=(0.20, 0.19, 0.10),
            relief=14.0,
            far=120.0,
            snow_line=36.0,
            haze=0.0032,
            plant_groups=(
                pine(count=300, tall=(6, 13), clear=11.0),
                grass(
                    count=900, tall=(0.2, 0.5), clear=0.5, light=(0.26, 0.32, 0.10), dark=(0.04, 0.06, 0.02)
                ),
            ),
        ),
        leafy=True,
        vista=Vista(high=4.0),
    ),
    "volcano": Place(
        biome=Biome(
            low=(0.055, 0.05, 0.05),
            high=(0.10, 0.085, 0.08),
            relief=7.0,
            far=80.0,
            rough=1.6,
            haze=0.006,
            bumps=1.0,
            cell=0.4,
            motes=80,
        ),
        set=outdoors.volcano,
        effect=_eruption,
        vista=Vista(high=4.0, far=75.0, up=56.0),
    ),
    "snowfield": Place(
        biome=Biome(
            low=(0.80, 0.84, 0.90),
            high=(0.74, 0.79, 0.88),
            relief=5.0,
            far=70.0,
            haze=0.009,
            grain=0.2,
            grain_scale=14.0,
            plant_groups=(pine(count=70, tall=(5, 11), clear=11.0),),
        )
    ),
    "sky": Place(
        biome=Biome(  # a sea of clouds from above
            low=(0.82, 0.85, 0.92),
            high=(0.66, 0.71, 0.82),
            relief=17.0,
            far=34.0,
            haze=0.0055,
            cell=0.7,
            grain=0.12,
            grain_scale=2.0,
            bumps=0.15,
            sight=620.0,
        ),
        vista=Vista(high=26.0, skyward=True),
    ),
    "moon": Place(
        biome=Biome(
            low=(0.30, 0.30, 0.29),
            high=(0.40, 0.40, 0.39),
            relief=3.2,
            craters=160,
            haze=0.0,
            cell=0.12,
            sight=110.0,
            grain=0.5,
            grain_scale=40.0,
            bumps=1.1,
        ),
        light=(TIMES["space"], TIMES["space"]),
        gravity=1.6,
        dust=1.6,
        earth=True,
        pressed="#4c4a48",
    ),
    "mars": Place(
        biome=Biome(
            low=(0.42, 0.17, 0.08),
            high=(0.30, 0.11, 0.055),
            relief=7.0,
            far=40.0,
            rough=1.2,
            haze=0.006,
            cell=0.25,
            bumps=0.9,
            motes=220,
        ),
        gravity=3.7,
        dust=6.9,
        pressed="#8a4a2c",
    ),
    "space": Place(
        biome=Biome(low=(0, 0, 0), high=(0, 0, 0), relief=0.0, floor=-400.0, haze=0.0, sight=60.0, cell=1.0),
        light=(TIMES["deep"], TIMES["deep"]),
        earth=True,
        landmarks=False,
        below=True,
        vista=Vista(high=0.0),
    ),
}
