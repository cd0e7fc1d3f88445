"""Weather in the air: snow, rain, leaves, dust, as particles in a box that moves with the camera."""

from dataclasses import dataclass

import numpy as np

from filmgate.engines.animatic.effects.particles import dots
from filmgate.engines.animatic.native.structs import Air, Camera, Floats
from filmgate.engines.animatic.render.picture import Particles
from filmgate.engines.animatic.seeds import Seed


@dataclass(frozen=True, slots=True, kw_only=True)
class Fall:
    """One kind of particle in the air, such as snow or rain."""

    stream: str
    count: int
    reach: tuple[float, float, float]
    velocity: tuple[float, float, float]
    radius: float
    opacity: float
    jitter: float
    shutter: float = 0.02
    near: tuple[float, float] | None = None  # metres from the lens: not seen, and seen altogether
    glowing: bool = False

    def at(self, t: float, camera: Camera, color: Floats, seed: Seed) -> Particles:
        rng = seed.stream(self.stream)
        start, spread = rng.random((self.count, 3)), rng.normal(size=(self.count, 3))
        own = rng.random(self.count)
        reach, velocity = np.array(self.reach), np.array(self.velocity)
        speed = velocity + spread * self.jitter * np.linalg.norm(velocity) * 0.5
        at = start * 2 * reach + speed * t
        at[:, 0] += 0.35 * np.sin(t * 1.3 + own * 40) * self.jitter
        at[:, 2] += 0.35 * np.cos(t * 1.1 + own * 31) * self.jitter
        eye = np.array((camera.ex, camera.ey, camera.ez))
        at = (at - eye + reach) % (2 * reach) - reach + eye
        look = np.empty((self.count, 5), np.float32)
        look[:, 0] = self.radius * (0.6 + 0.8 * own)
        look[:, 1:4] = color
        look[:, 4] = self.opacity
        if self.near:
            away = (at[:, 0] - camera.ex) * camera.fx + (at[:, 2] - camera.ez) * camera.fz
            look[:, 4] *= np.clip((away - self.near[0]) / (self.near[1] - self.near[0]), 0, 1)
        return dots(at, speed, look, shutter=self.shutter, glowing=self.glowing)


SNOW = Fall(
    stream="snow",
    count=1500,
    reach=(9, 6, 9),
    velocity=(0.5, -0.9, 0.2),
    radius=0.016,
    opacity=0.85,
    jitter=1.0,
)
BLIZZARD = Fall(
    stream="blizzard",
    count=4200,
    reach=(9, 6, 9),
    velocity=(2.2, -1.3, 0.4),
    radius=0.016,
    opacity=0.85,
    jitter=0.9,
)
RAIN = Fall(
    stream="rain",
    count=4200,
    reach=(8, 6, 8),
    velocity=(1.6, -9, 0.7),
    radius=0.0026,
    opacity=0.42,
    jitter=0.12,
    shutter=0.04,
    near=(1.2, 3.4),
    glowing=True,
)
MOTES = Fall(
    stream="motes",
    count=280,
    reach=(7, 3.5, 7),
    velocity=(0.25, 0.05, 0.1),
    radius=0.011,
    opacity=0.32,
    jitter=1.5,
    glowing=True,
)
EMBERS = Fall(
    stream="embers",
    count=420,
    reach=(7, 4, 7),
    velocity=(0.4, 1.0, 0.2),
    radius=0.0075,
    opacity=0.9,
    jitter=1.0,
    glowing=True,
)
LEAVES = Fall(
    stream="leaves",
    count=160,
    reach=(9, 4, 9),
    velocity=(4.0, -0.5, 0.8),
    radius=0.03,
    opacity=0.9,
    jitter=0.8,
)
AUTUMN = Fall(
    stream="autumn",
    count=90,
    reach=(9, 5, 9),
    velocity=(0.7, -0.75, 0.3),
    radius=0.032,
    opacity=0.95,
    jitter=0.9,
)
PETALS = Fall(
    stream="petals",
    count=240,
    reach=(8, 5, 8),
    velocity=(0.6, -0.55, 0.25),
    radius=0.020,
    opacity=0.9,
    jitter=0.9,
)
CONFETTI = Fall(
    stream="confetti",
    count=900,
    reach=(5, 4, 5),
    velocity=(0.25, -0.8, 0.1),
    radius=0.028,
    opacity=0.95,
    jitter=1.2,
)
FIREFLIES = Fall(
    stream="fireflies",
    count=260,
    reach=(6, 2.5, 6),
    velocity=(0.12, 0.06, 0.05),
    radius=0.03,
    opacity=0.95,
    jitter=2.0,
    glowing=True,
)
BUBBLES = Fall(
    stream="bubbles",
    count=220,
    reach=(5, 3.5, 5),
    velocity=(0.15, 0.35, 0.05),
    radius=0.06,
    opacity=0.75,
    jitter=1.2,
)
# linear light of the pieces of confetti
_PAPERS = np.array(
    [
        (0.8, 0.05, 0.08),
        (0.9, 0.6, 0.05),
        (0.05, 0.5, 0.12),
        (0.06, 0.2, 0.8),
        (0.7, 0.1, 0.6),
        (0.9, 0.9, 0.9),
    ]
)


def falls(
    weather: tuple[str, ...], *, snowy: bool, motes: bool, night: bool, shed: str | None = None
) -> list[Fall]:
    """Return the kinds of particles in the air in this weather. `motes`: dust in sunlight; `shed`: leaves or
    petals that fall from trees.
    """
    said, wet = set(weather), bool({"rain", "storm"} & set(weather))
    there = (
        (BLIZZARD, "snow" in said),
        (SNOW, snowy and not night and "snow" not in said),
        (RAIN, wet and not snowy),
        (EMBERS, "embers" in said),
        (CONFETTI, "confetti" in said),
        (FIREFLIES, "fireflies" in said),
        (BUBBLES, "bubbles" in said),
        (LEAVES, "wind" in said and not snowy),
        (AUTUMN if shed == "leaves" else PETALS, bool(shed) and not snowy),
        (MOTES, (motes or "dust" in said) and not wet and not snowy),
    )
    return [fall for fall, falling in there if falling]


def color(fall: Fall, air: Air) -> Floats:
    """Return the linear light on the particles of this kind, in this air: one for all, or (count, 3)."""
    sun, fog, sky = np.array(air.sun), np.array(air.fog), np.array(air.ambient_sky)
    lit = {
        SNOW: sky * 0.9 + sun * 0.28 + fog * 0.25,
        BLIZZARD: sky * 0.9 + sun * 0.28 + fog * 0.25,
        RAIN: fog * 2.2 + 0.10 + air.flash * 0.5,
        EMBERS: np.array((4.0, 1.2, 0.25)),
        FIREFLIES: np.array((3.2, 2.3, 0.7)),
        BUBBLES: (sun * 0.35 + sky) * (0.8, 1.0, 1.15),
        CONFETTI: _PAPERS[np.arange(CONFETTI.count) % len(_PAPERS)] * (sun * 0.4 + sky + 0.1),
        PETALS: np.array((0.80, 0.48, 0.56)) * (sun * 0.45 + sky),
        LEAVES: np.array((0.55, 0.22, 0.05)) * (sun * 0.4 + sky),
        AUTUMN: np.array((0.55, 0.22, 0.05)) * (sun * 0.4 + sky),
    }
    return _f(lit.get(fall, sun * 0.45))


def kicked(
    steps: list[tuple[float, float, float]],
    t: float,
    *,
    color: Floats,
    size: float,
    power: float,
    fall: float,
    seed: Seed,
) -> Particles | None:
    """Return the particles of snow, sand or dust that feet throw up at `t` seconds, or None.

    `steps` are (time, x, y), in seconds and metres. `fall` is the gravity in m/s2.
    """
    rng = seed.plain()
    at, speed, look = [], [], []
    for when, x, y in steps:
        age = t - when
        noise = rng.normal(size=(14, 3))
        if not 0 <= age <= 0.9:
            continue
        velocity = np.stack([noise[:, 0] * 0.6 + 0.4, np.abs(noise[:, 1]) * 0.9 + 0.4, noise[:, 2] * 0.6], 1)
        velocity *= power
        point = np.array((x, y + 0.03, 0.0)) + noise * (0.15, 0.02, 0.12) + velocity * age
        point[:, 1] -= 0.5 * fall * age * age
        at.append(point)
        speed.append(velocity)
        row = np.empty((14, 5))
        row[:, 0] = size * (0.7 + 0.6 * np.abs(noise[:, 0]))
        row[:, 1:4] = color
        row[:, 4] = 0.8 * (1 - age / 0.9)
        look.append(row)
    if not at:
        return None
    return dots(np.concatenate(at), np.concatenate(speed), np.concatenate(look), shutter=0.02)


def _f(values: object) -> Floats:
    return np.ascontiguousarray(values, np.float32)
