"""Random numbers of a clip: each use has its own named random generator, so that one use does not change
another.
"""

from dataclasses import dataclass

import numpy as np

_WORLD = 9973  # primes: the kernels' noise takes 32 bits, and a factor has to fit in, too
_FILM = 65521
_PUFFS = 100003

# A number for each name: the same name is the same stream in every film, and no two share one.
STREAMS = {
    "sparks": 3,
    "puff": 5,
    "fireball": 11,
    "shock": 12,
    "shards": 13,
    "drops": 21,
    "spray": 22,
    "breaker": 23,
    "crown": 24,
    "flight": 25,
    "bombs": 31,
    "shell": 41,
    "galaxy": 42,
    "tornado": 51,
    "hearth": 52,
    "plume": 53,
    "clothes": 61,
    "person": 62,
    "dropped": 71,
    "vanishing": 76,
    "trial": 77,
    "tints": 81,
    "autumn": 90,
    "paper": 91,
    "breath": 94,
    "lens": 92,
    "droplets": 93,
    "shower": 97,
    "skies": 98,
    "patches": 99,
    "leaves": 160,
    "bubbles": 220,
    "petals": 240,
    "fireflies": 260,
    "confetti": 900,
    "motes": 280,
    "embers": 420,
    "snow": 1500,
    "rain": 2600,
    "blizzard": 4200,
}
# (Factor, summand) for each noise of the kernels. Noises of one map may have the same seed at other scales.
NOISES = {
    "land": (1, 0),
    "island": (1, 0),
    "rough": (1, 3),
    "edge": (1, 3),
    "dunes": (1, 4),
    "ranges": (1, 9),
    "patches": (1, 13),
    "broad": (1, 14),
    "banks": (1, 17),
    "mesas": (1, 21),
    "continents": (1, 77),
    "cover": (1, 78),
    "clouds": (7, 3),
    "detail": (7, 5),
}


@dataclass(frozen=True, slots=True)
class Seed:
    """The seed of a clip, or of one of several like things in it."""

    number: int

    @property
    def world(self) -> "Seed":
        """Return the seed for land, water and effects."""
        return Seed(self.number % _WORLD)

    @property
    def film(self) -> "Seed":
        """Return the seed for grain, paper and clouds."""
        return Seed(self.number % _FILM)

    def another(self, number: int) -> "Seed":
        """Return the seed for another thing of the same sort, such as the second splash."""
        return Seed(self.number + number)

    def plain(self) -> np.random.Generator:
        """Return a new random generator from this seed alone."""
        return np.random.default_rng(self.number)

    def stream(self, name: str, *more: int) -> np.random.Generator:
        """Return a new random generator for this seed and a name of STREAMS; `more` numbers give further
        ones. The same arguments give the same numbers.
        """
        return np.random.default_rng((self.number, STREAMS[name], *more))

    def puff(self, number: int) -> np.random.Generator:
        """Return a new random generator for one puff of smoke, by its number."""
        return np.random.default_rng((self.number, number % _PUFFS, STREAMS["puff"]))

    def frame(self, number: int) -> np.random.Generator:
        """Return a new random generator for one frame, by its number."""
        return np.random.default_rng((self.number, number))

    def noise(self, name: str) -> int:
        """Return the seed of a noise function of the C code, by its name in NOISES."""
        factor, summand = NOISES[name]
        return self.number * factor + summand
