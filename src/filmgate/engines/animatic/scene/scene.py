"""The scene of a shot: its world, actors and camera. It gives the picture at each moment."""

import math
from dataclasses import dataclass

import numpy as np

from filmgate.domain.shot import FPS
from filmgate.engines.animatic.camera import framing, lens, moves
from filmgate.engines.animatic.effects.moment import Effect, Moment, together
from filmgate.engines.animatic.geometry.mesh import Mesh, Vector
from filmgate.engines.animatic.motion.gaits import ease
from filmgate.engines.animatic.native.structs import Air, Camera, Floats, Surroundings
from filmgate.engines.animatic.render import picture
from filmgate.engines.animatic.render.picture import Gobo, Particles, Picture
from filmgate.engines.animatic.render.styles import STYLES, kneaded
from filmgate.engines.animatic.scene import daylight, key, optics
from filmgate.engines.animatic.scene.pools import Puddles, ringed
from filmgate.engines.animatic.scene.standing import Standing
from filmgate.engines.animatic.seeds import Seed
from filmgate.engines.animatic.subjects.actor import Actor
from filmgate.engines.animatic.subjects.groups import Group
from filmgate.engines.animatic.world import (
    beam,
    gobos,
    grading,
    ground,
    light,
    lighting,
    planet,
    plants,
    weather,
)
from filmgate.engines.animatic.world.biome import Biome
from filmgate.engines.animatic.world.ground import Land
from filmgate.engines.animatic.world.places.record import Place
from filmgate.engines.animatic.world.sets.base import Set
from filmgate.script.treatment import NEAR, Move, Treatment

SHUTTER = 0.5 / FPS  # seconds: half of a frame, as film cameras have it
_FEW = 12  # meshes: of more, none has a motion blur of its own
_TWOS = 12.0  # pictures a second of stop motion
_APERTURE = 0.022  # metres: a lens for portraits
_PORTRAIT = 2.2  # metres from which it is opened altogether
_OF_MANY = 0.3  # of the aperture: all of an ensemble are sharp, and the nearer wing of a bird
_OF_BEATS = 0.16  # of the time that the shutter is open: one sees the feathers of a wing that beats
_WIDE = 3.0  # metres from which it is closed again
_SNOW_FALLS = 6.9  # m/s2: what feet throw up
_AT_HANDS = 1.1  # metres around hands that cast shadows in a close-up: small shadows are sharp
_CLEAR = 0.4  # shadows below which the sun is behind clouds, and no gobo is seen
DEPTHS = -100.0  # metres: a ground so deep is none, as in space
_FAR, _ABOVE = 30.0, 0.05  # metres: from further away, the camera stays higher above hills, by this share
_FLASHES = (1.15, 1.3, 3.9, 4.02, 6.7, 8.9)


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """All that is needed to render one shot: place, light, actors, plants, effects and camera path. It does
    not change during the shot.
    """

    treatment: Treatment
    place: Place
    biome: Biome  # the place's, as season and weather have it
    land: Land
    actor: Actor | None
    standings: tuple[Standing, ...]  # the supporting roles
    framing: lens.Framing
    path: moves.Path
    palette: light.Palette
    lit: lighting.Lighting
    fog: float
    azimuth: float
    seed: Seed
    duration: float
    thickets: tuple[picture.Thicket, ...]
    set: Set | None
    obstacle: Mesh | None
    planet: Mesh | None
    landmark: Mesh | None  # a building behind the subject
    vantage: float  # where a view without a subject is taken from, metres
    around: Surroundings
    pools: Puddles | None = None
    effects: tuple[Effect, ...] = ()
    swift: tuple[bool, bool] = (False, False)  # whether parts of those played, and of the others, blur
    later: tuple[light.Palette, float] | None = None  # light and fog at the end, if they change

    def picture(self, t: float, size: tuple[int, int]) -> Picture:
        """Return the description of the frame at `t` seconds, for a frame of (width, height) pixels."""
        clay = self.treatment.style == "clay"
        t = math.floor(t * _TWOS + 1e-6) / _TWOS if clay else t  # stop motion is shot on twos
        air, ratio = self._air(t), self._ratio(t)
        happens = self._happens(t)
        view = self.camera(t, size, shake=happens.shake)
        at = self.subject(t)
        played = self._cast(t, at)
        around = self.bystanders(t)
        fixed = (*((self.obstacle,) if self.obstacle else ()), *around, *happens.meshes)
        reach, focus = self._attention(at)
        if self.treatment.size in NEAR and not self.treatment.hands:
            focus = key.eyes(self.actor, played, at, focus, view)
        falling = self._falling(t, view, air)
        bright, bloom = self._shine()
        lamps = daylight.near(self.set.lights, focus) if self.set else happens.lamps[:0]
        lamps[:, 3:6] *= self.lit.room
        now, earlier = self.spot(t), self.spot(t - SHUTTER)
        face = key.key(self.actor, at, view, air, self.palette.exposure)
        face[:, 3:6] *= self.lit.key
        tall = self.actor.height if self.actor else 1.0
        set_up = lighting.lamps(self.lit, at, tall, view, t)
        return Picture(
            camera=view,
            air=air,
            ground=ringed(ground.under(self.land, ratio), happens.rings),
            keep=self.land,
            grade=grading.grade(self._light(t)[0], self.treatment.style, self.treatment.mood),
            meshes=kneaded((*played, *fixed)) if clay else (*played, *fixed),
            backdrop=kneaded(self._backdrop(view)) if clay else self._backdrop(view),
            thickets=tuple(plants.under(one, ratio) for one in self.thickets),
            particles=(*falling, *happens.particles),
            lights=np.ascontiguousarray(np.concatenate([lamps, face, set_up, happens.lamps])),
            lamps=len(happens.lamps),
            focus=focus,
            reach=reach,
            shadows=self.palette.shadows,
            around=self.around,
            corners=self._corners(),
            direct=daylight.direct(air),
            gobo=self._gobo(t, air),
            haze=self.place.haze + self.lit.haze + 0.15 * ("fog" in self.treatment.weather),
            glow=self._beam(t, view, at),
            bright=bright,
            bloom=bloom,
            rays=self.palette.rays,
            floor=self.place.floor,
            wet=self._wetness(),
            pools=self.pools.now(happens.rings) if self.pools else None,
            puffs=daylight.lit(happens.puffs, air),
            then=None if clay else self.camera(t - SHUTTER, size, shake=happens.shake),
            moving=len(played),
            before=() if clay else self._before(t, len(played), (*played, *around)),
            travel=(now[0] - earlier[0], now[1] - earlier[1], now[2] - earlier[2]),
            exposed=self._exposed(),
            style=self.treatment.style if self.treatment.style in STYLES else None,
            roll=self._roll(t, happens.shake),
            aperture=self._aperture(view, focus),
            optics=optics.optics(self.treatment, t, self.seed, self.place),
        )

    def _corners(self) -> float:
        """Return within how many metres a surface takes the sky's light from another."""
        if self.actor is None:
            return 0.6
        return min(max(0.28 * self.actor.height, 0.03), 2.0)

    def _gobo(self, t: float, air: Air) -> Gobo | None:
        """Return what the sun shines through; it lights the place of the subject at half time."""
        kind = self.lit.gobo or self.place.gobos[self.treatment.time in ("night", "dusk")]
        if kind is None or air.sun_dir[1] <= 0 or self.palette.shadows < _CLEAR:
            return None
        x, y, z = self.subject(0.5 * self.duration)
        high = 0.45 * self.actor.height if self.actor else 1.0
        return gobos.gobo(kind, air, (x, y + high, z), t)

    def _aperture(self, view: Camera, focus: Vector) -> float:
        """Return the aperture in metres: smaller when near, so that all of a face is sharp, and when far,
        where a lens shows the place, too.
        """
        if self.actor is None or self.actor.medium == "fixed":
            return 0.0
        away = math.dist((view.ex, view.ez), (focus[0], focus[2]))
        return (
            _APERTURE
            * (_OF_MANY if self.actor.spots or self.actor.winged else 1.0)
            * min(away / _PORTRAIT, 1.0)
            * min(_WIDE / max(away, 1e-6), 1.0)
        )

    def _attention(self, at: Vector) -> tuple[float, Vector]:
        """Return (reach, focus), in metres.

        Things within the reach of the focus cast shadows. The focus is the point that the lens is focused on.
        """
        if self.actor is None:
            return 4.0, at
        spread = max(
            self.actor.height, 2 * Group(self.actor, self.treatment.count).radius
        ) + 0.9 * self.actor.height * bool(self.standings)
        if framing.at_hands(self.treatment, self.actor):
            lead, aim, deep = self.framing.lead, self.framing.aim, self.framing.deep
            return _AT_HANDS, (at[0] + lead, at[1] + aim, at[2] + deep)
        reach = 1.5 + 1.1 * spread
        return reach, (at[0], at[1] + 0.4 * self.actor.height, at[2] + self.framing.deep)

    def _shine(self) -> tuple[float, float]:
        """Return (threshold, strength) of the bloom: the light from which things glow, and how much."""
        lit = self.place.street or "storm" in self.treatment.weather
        bright, bloom = (0.7, 0.36) if lit else (0.9, 0.27)
        return bright, bloom * (1.5 if self.treatment.mood == "dreamy" else 1.0)

    def _roll(self, t: float, shake: float) -> float:
        """Return the roll of the camera in radians, as a person who holds it leans.

        It is 0 unless a shake move or an impact shakes the camera.
        """
        held = 0.014 * self.path.at(t).shake + 0.010 * shake
        return held * (math.sin(t * 2.3 + self.seed.number) + 0.45 * math.sin(t * 17.0))

    def _happens(self, t: float) -> Moment:
        return together(*(effect(t, self.subject) for effect in self.effects))

    def _air(self, t: float) -> Air:
        palette, fog = self._light(t)
        air = light.air(palette, azimuth=self.azimuth, fog=fog, seed=self.seed)
        air.time = t * self.treatment.rush
        if "storm" in self.treatment.weather:
            # kept small and rare: photosensitivity (no more than three flashes a second, dim)
            air.flash = 0.055 * sum(math.exp(-(t - q) * 9) for q in _FLASHES if t >= q)
        if "aurora" in self.treatment.weather:
            air.aurora = 0.85
        return air

    def _light(self, t: float) -> tuple[light.Palette, float]:
        """Return the light and the density of the fog at `t` seconds: they may change during the shot."""
        if self.later is None:
            return self.palette, self.fog
        k = ease(0.1, 0.9, t / self.duration)
        return light.between(self.palette, self.later[0], k), self.fog + (self.later[1] - self.fog) * k

    def _ratio(self, t: float) -> tuple[float, float, float]:
        """Return how much of the light at the start reaches the land at `t` seconds, for red, green, blue."""
        return light.ratio(self.palette, self._light(t)[0])

    def _backdrop(self, view: Camera) -> tuple[Mesh, ...]:
        around = (*((self.set.mesh,) if self.set else ()), *((self.landmark,) if self.landmark else ()))
        return (*around, planet.rise(self.planet, view)) if self.planet else around

    def _wetness(self) -> float:
        """Return how much the ground mirrors, from 0 to 1."""
        if not self.place.street:
            return 0.0
        rainy = {"rain", "storm"} & set(self.treatment.weather)
        return 1.0 if rainy else 0.45 if self.treatment.time == "night" else 0.12

    def subject(self, t: float) -> Vector:
        """Return the position at `t` seconds where the subject stands, in metres."""
        if self.actor is None:
            return (0.0, self.vantage, 0.0)
        return place(self.actor, self.land, t, self.duration)

    def spot(self, t: float) -> Vector:
        """Return where the subject is at `t` seconds, in metres: over its place while it leaps."""
        x, y, z = self.subject(t)
        return (x, y + (self.actor.hop(t) if self.actor else 0.0), z)

    def _exposed(self) -> float:
        """Return the share of the time that the shutter is open in which parts of the subject blur."""
        return _OF_BEATS if self.actor and self.actor.winged else 1.0

    def played(self, t: float) -> tuple[Mesh, ...]:
        """Return the meshes of the actors at `t` seconds: the subject, others of its group, and the
        supporting roles that keep pace with it.
        """
        return self._cast(t, self.subject(t))

    def bystanders(self, t: float) -> list[Mesh]:
        """Return the meshes of the supporting roles that do not keep pace with the subject."""
        return self._standing(t, self.subject(self.duration / 2), follows=False)

    def _cast(self, t: float, at: Vector) -> tuple[Mesh, ...]:
        if self.actor is None:
            return ()
        meshes = Group(self.actor, self.treatment.count).meshes(t, self.spot(t), self.land.top)
        return (*meshes, *self._standing(t, at, follows=True))

    def _before(self, t: float, played: int, now: tuple[Mesh, ...]) -> tuple[Mesh | None, ...]:
        """Return the meshes when the shutter opened, in the same order: `now`, at t, they are elsewhere."""
        moves, others = self.swift
        if len(now) > _FEW or not any(self.swift):
            return ()
        then = self.played(t - SHUTTER * self._exposed()) if moves else (None,) * played
        around = self.bystanders(t - SHUTTER) if others else []
        return (*then, *(None,) * bool(self.obstacle), *around)

    def _standing(self, t: float, at: Vector, *, follows: bool) -> list[Mesh]:
        """Return the meshes of the supporting roles: of those that follow the subject, or of the others."""
        ones = (one for one in self.standings if one.follows == follows)
        return [mesh for one in ones for mesh in one.meshes(t, at, self.duration, self.land.top)]

    def standing(self, one: Standing, t: float) -> list[Mesh]:
        """Return the meshes of one supporting role at `t` seconds."""
        return one.meshes(t, self.subject(t), self.duration, self.land.top)

    def camera(self, t: float, size: tuple[int, int], *, shake: float = 0.0) -> Camera:
        offsets = self.path.at(t)
        eye, target = framing.look(self.framing, self.path, offsets, self._anchor(t), self.actor)
        floor = self.land.top(eye[0], eye[2])
        low = self.place.indoors or bool(self.actor and self.actor.scale == "table")
        ground_floor = 0.12 if low else 0.35 + _ABOVE * max(self.framing.distance - _FAR, 0.0)
        if self.land.ground.water and self.land.at(eye[0], eye[2]) < self.land.ground.level + 0.4:
            small = 0.15 + 0.4 * self.actor.height if self.actor else 0.8
            ground_floor += 2.4 * self.land.ground.swell + min(small, 0.8)
        eye = (eye[0], max(eye[1], floor + ground_floor), eye[2])
        view = lens.lens(self.framing, offsets, eye, target, size)
        if not self.path.has(Move.STATIC):
            lens.unsteady(view, t, seed=self.seed, shake=offsets.shake)
        if shake > 0.01:
            lens.shaken(view, t, shake)
        return view

    def _anchor(self, t: float) -> Vector:
        """Return the foot that the camera keeps to.

        For a camera that follows it is the subject's foot now, else its foot in the middle of the shot.
        """
        if self.path.follows:
            at = self.subject(t)
            return (at[0], at[1] + framing.rise(self.framing, self.actor, t), at[2])
        return self.subject(self.duration / 2)

    def _falling(self, t: float, view: Camera, air: Air) -> list[Particles]:
        treatment = self.treatment
        particles = [
            fall.at(t, view, weather.color(fall, air), self.seed)
            for fall in weather.falls(
                treatment.weather,
                snowy=treatment.snowy and self.place.footing != "sea",
                motes=bool(self.biome.motes),
                night=treatment.time == "night",
                shed=self._shed(),
            )
        ]
        if dust := self._kicked(t, air):
            particles.append(dust)
        return particles

    def _shed(self) -> str | None:
        """Return the name of the things that fall from trees, or None.

        The text names them; in autumn, leaves fall where broad trees are.
        """
        said = next((name for name in ("leaves", "petals") if name in self.treatment.weather), None)
        wooded = any(group.kind == "broad" for group in self.biome.plant_groups)
        return said or ("leaves" if self.treatment.season == "autumn" and wooded else None)

    def _kicked(self, t: float, air: Air) -> Particles | None:
        """Return the snow, sand or dust that the feet of a moving subject throw up, or None."""
        actor, dust = self.actor, self.place.dust
        if (
            not actor
            or abs(actor.speed) < 0.5
            or "explode" in self.treatment.beats
            or actor.medium in {"air", "water"}
        ):
            return None
        if dust is None and not self.treatment.snowy:
            return None
        beat = 0.17 if abs(actor.speed) > 2 else 0.45
        first = max(int((t - 0.9) / beat), 0)
        steps = []
        for k in range(first, int(t / beat) + 1):
            when = k * beat
            if actor.hop(when) < 0.08:
                x, y, _ = self.subject(when)
                steps.append((when, x, y))
        tone = np.array(self.biome.low if not self.treatment.snowy else ground.SNOW)
        lit = tone * (np.array(air.sun) * 0.4 + np.array(air.ambient_sky)) * 1.15
        strength = min(1.4, 0.55 + 0.22 * abs(actor.speed))
        return weather.kicked(
            steps,
            t,
            color=np.asarray(lit, np.float32),
            size=0.014 + 0.006 * strength,
            power=strength,
            fall=dust or _SNOW_FALLS,
            seed=self.seed,
        )

    def _beam(self, t: float, view: Camera, at: Vector) -> Floats | None:
        """Return the light of beams in the air, at a quarter of the frame's size; None if there are none."""
        if self.set and self.set.cones:
            return beam.cones(view, self.set.cones, t)
        if not self.actor or not self.actor.lamp:
            return None
        return beam.beams(view, (at[0], at[1] + self.actor.lamp, at[2]), t * 1.1 + 0.6)


def place(actor: Actor, land: Land, t: float, duration: float) -> Vector:
    x = actor.x(t, duration)
    foot = land.top(x, 0.0)
    if actor.medium == "water":
        foot = land.ground.level
    if actor.medium in {"air", "underwater"}:
        foot = land.top(0.0, 0.0)
    if land.at(0.0, 0.0) < DEPTHS:
        foot = 0.0
    # who belongs on water lies where the basin is, not on the path
    z = land.basin if actor.medium == "water" else 0.0
    return (x, foot + actor.lift + actor.drift * t, z)
