"""Staging: a treatment becomes a world, a cast, a framing; for each moment, a picture."""

import math
from dataclasses import dataclass, replace

import numpy as np

from filmgate.engines.animatic import camera as lens
from filmgate.engines.animatic import framing
from filmgate.engines.animatic.mesh import Mesh, Vector, placed, placement
from filmgate.engines.animatic.native import Air, Camera, Floats, Grade, Kernels
from filmgate.engines.animatic.render import Picture
from filmgate.engines.animatic.rigs import cast, props
from filmgate.engines.animatic.rigs.actor import Actor, ensemble, gap
from filmgate.engines.animatic.world import beam, ground, palette, planet, plants, sets, weather
from filmgate.engines.animatic.world.biome import BIOMES, Biome, Stand
from filmgate.engines.animatic.world.ground import Land
from filmgate.engines.animatic.world.sets import Set
from filmgate.script.treatment import Move, Treatment

_SUN_AZIMUTH = {"dawn": 26, "sunset": 22, "dusk": 20, "night": -150, "day": -60, "space": -105}
_DEPTHS = -100.0  # metres: a ground so deep is none, as in space
_FLASHES = (1.15, 1.3, 3.9, 4.02, 6.7, 8.9)


@dataclass(frozen=True, slots=True, kw_only=True)
class Stage:
    """A shot that is ready to be filmed."""

    kernels: Kernels
    treatment: Treatment
    biome: Biome
    land: Land
    actor: Actor | None
    companion: Actor | None
    stand: lens.Framing
    path: lens.Path
    palette: palette.Palette
    fog: float
    azimuth: float
    seed: int
    duration: float
    thickets: tuple[plants.Thicket, ...]
    set: Set | None
    obstacle: Mesh | None
    planet: Mesh | None
    vantage: float  # where a view without a subject is taken from, metres

    def picture(self, t: float, size: tuple[int, int]) -> Picture:
        """What there is to see at `t` seconds, for a frame of (width, height)."""
        air = self._air(t)
        view = self.camera(t, size)
        at = self.subject(t)
        meshes = self._cast(t, at)
        reach, focus = 4.0, at
        if self.actor:
            spread = 1 + 0.75 * (self.treatment.count - 1) + 0.9 * (self.companion is not None)
            reach = 1.5 + 1.1 * max(self.actor.height, self.actor.length) * spread
            focus = (at[0], at[1] + 0.4 * self.actor.height, at[2])
        falling = self._falling(t, view, air)
        storm = "storm" in self.treatment.weather
        street = self.treatment.scene == "city"
        return Picture(
            camera=view,
            air=air,
            ground=self.land.ground,
            grade=self._grade(),
            meshes=meshes,
            backdrop=self._backdrop(view),
            thickets=self.thickets,
            particles=tuple(falling),
            lights=_near(self.set.lights, focus) if self.set else np.zeros((0, 7), np.float32),
            focus=focus,
            reach=reach,
            shadows=self.palette.shadows,
            glow=self._beam(t, view, at) if self.actor and self.actor.lamp else None,
            bright=0.7 if storm or street else 0.9,
            bloom=0.36 if storm or street else 0.27,
            rays=self.palette.rays,
            wet=self._wetness() if street else 0.0,
        )

    def _air(self, t: float) -> Air:
        air = palette.air(self.palette, azimuth=self.azimuth, fog=self.fog, seed=self.seed)
        air.time = t
        if "storm" in self.treatment.weather:
            # kept small and rare: photosensitivity (no more than three flashes a second, dim)
            air.flash = 0.055 * sum(math.exp(-(t - q) * 9) for q in _FLASHES if t >= q)
        if "aurora" in self.treatment.weather:
            air.aurora = 0.85
        return air

    def _backdrop(self, view: Camera) -> tuple[Mesh, ...]:
        around = (self.set.mesh,) if self.set else ()
        return (*around, planet.rise(self.planet, view)) if self.planet else around

    def _grade(self) -> Grade:
        return palette.grade(self.palette, self.treatment.style)

    def _wetness(self) -> float:
        rainy = {"rain", "storm"} & set(self.treatment.weather)
        return 1.0 if rainy else 0.45 if self.treatment.time == "night" else 0.12

    def subject(self, t: float) -> Vector:
        """Where the subject's foot is."""
        if self.actor is None:
            return (0.0, self.vantage, 0.0)
        return _place(self.actor, self.land, t, self.duration)

    def _cast(self, t: float, at: Vector) -> tuple[Mesh, ...]:
        if self.actor is None:
            return ()
        stacked = self.companion and self.treatment.relation == "below" and self.actor.tabletop
        lift = self.companion.height if self.companion and stacked else 0.0
        spot = (at[0], at[1] + self.actor.hop(t) + lift, at[2])
        found = ensemble(self.actor, self.treatment.count, t, spot, self.land.top)
        if self.companion:
            found.append(self._beside(self.companion, t, at))
        return (*found, self.obstacle) if self.obstacle else tuple(found)

    def _beside(self, other: Actor, t: float, at: Vector) -> Mesh:
        """The companion keeps pace with the subject, to its side on the screen, above or below it."""
        assert self.actor  # noqa: S101  there is nobody to be beside otherwise
        relation = self.treatment.relation
        if relation in ("above", "below") and other.tabletop and self.actor.tabletop:
            up = self.actor.height if relation == "above" else 0.0
            return other.mesh(t + 0.4, (at[0] + 0.05, at[1] + up, at[2]))
        if self.actor.face and self.treatment.companion and self.treatment.companion[0] == "umbrella":
            return other.mesh(t, (at[0] + 0.12, at[1] + 0.5 * self.actor.face, at[2] - 0.1))  # held
        aside = gap(self.actor, other) * (-1 if relation == "left" else 1)
        x, z = at[0] + aside, at[2] + 0.25 * other.length
        y = at[1] if self.actor.submerged else self.land.top(x, z)
        return other.mesh(t + 0.4, (x, y, z))

    def camera(self, t: float, size: tuple[int, int]) -> Camera:
        offsets = self.path.at(t)
        eye, target = framing.look(self.stand, self.path, offsets, self._anchor(t), self.actor)
        floor = self.land.top(eye[0], eye[2])
        low = self.treatment.scene == "room" or bool(self.actor and self.actor.tabletop)
        ground_floor = 0.12 if low else 0.35
        if self.land.ground.water and self.land.at(eye[0], eye[2]) < self.land.ground.level + 0.4:
            small = 0.15 + 0.4 * self.actor.height if self.actor else 0.8
            ground_floor += 2.4 * self.land.ground.swell + min(small, 0.8)
        eye = (eye[0], max(eye[1], floor + ground_floor), eye[2])
        view = lens.lens(self.stand, offsets, eye, target, size)
        if not self.path.has(Move.STATIC):
            lens.unsteady(view, t, seed=self.seed, shake=offsets.shake)
        return view

    def _anchor(self, t: float) -> Vector:
        """The foot that the camera keeps to: the subject's, or for a static shot where it passes."""
        if self.path.follows:
            at = self.subject(t)
            hop = self.actor.hop(t) if self.actor else 0.0
            return (at[0], at[1] + 0.25 * hop, at[2])
        return self.subject(self.duration / 2)

    def _falling(self, t: float, view: Camera, air: Air) -> list[weather.Particles]:
        treatment = self.treatment
        found = [
            fall.at(t, view, weather.color(fall, air), self.seed)
            for fall in weather.falls(
                treatment.weather, snowy=treatment.snowy and treatment.scene != "ocean",
                motes=bool(self.biome.motes), night=treatment.time == "night",
            )
        ]  # fmt: skip
        if dust := self._kicked(t, air):
            found.append(dust)
        return found

    def _kicked(self, t: float, air: Air) -> weather.Particles | None:
        """What running feet throw up."""
        actor, scene = self.actor, self.treatment.scene
        if not actor or abs(actor.speed) < 0.5 or actor.airborne or actor.afloat:
            return None
        loose = self.treatment.snowy or scene in ("desert", "beach", "mars", "moon", "savanna", "canyon")
        if not loose:
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
        # on the moon dust falls slowly and far
        return weather.kicked(
            steps, t, color=np.asarray(lit, np.float32), size=0.014 + 0.006 * strength,
            power=strength, fall=1.6 if scene == "moon" else 6.9, seed=self.seed,
        )  # fmt: skip

    def _beam(self, t: float, view: Camera, at: Vector) -> Floats:
        """The lighthouse's beams as light in the air, quarter size."""
        assert self.actor is not None and self.actor.lamp is not None  # noqa: S101, PT018
        return beam.beams(view, (at[0], at[1] + self.actor.lamp, at[2]), t * 1.1 + 0.6)


def prepare(kernels: Kernels, treatment: Treatment, *, seed: int, duration: float, aspect: float) -> Stage:
    """Build everything that does not change during the shot."""
    rng = np.random.default_rng(seed)
    mirrored = treatment.moves and any(Move.TRUCK_LEFT in group for group in treatment.moves)
    heading = -1 if mirrored else 1
    actor = cast.engage(kernels, treatment, heading, duration)
    treatment, biome = _suit(treatment, actor)
    companion = _companion(kernels, treatment, heading, duration) if actor else None
    tint = palette.choose(treatment.time, treatment.weather, treatment.scene)
    bearing = 118 if treatment.scene == "canyon" else _SUN_AZIMUTH.get(treatment.time, 40)
    azimuth = math.radians(bearing + float(rng.uniform(-6, 6)))
    path = lens.Path(groups=treatment.moves, pace=treatment.pace, duration=duration)
    stand = framing.frame(treatment, actor, companion, path, duration, aspect, rng)
    fog = biome.haze
    if "fog" in treatment.weather:  # thick, but never thicker than the subject is far
        fog = min(max(biome.haze * 2.6, 0.02), 0.8 / stand.distance)
    still = palette.air(tint, azimuth=azimuth, fog=fog, seed=seed)
    island = 5.2 if actor and actor.building and biome.sea else 0.0
    land = ground.build(
        kernels,
        biome,
        still,
        seed=seed % 9973,
        snowy=treatment.snowy,
        island=island,
        pad=0.62 * actor.length if actor and actor.building else 0.0,
    )
    dark = treatment.time in ("night", "dusk") or "storm" in treatment.weather
    stage = Stage(
        kernels=kernels, treatment=treatment, biome=biome, land=land, actor=actor, companion=companion,
        stand=stand, path=path, palette=tint, fog=fog, azimuth=azimuth, seed=seed, duration=duration,
        thickets=(), set=sets.build(treatment.scene, rng, night=dark, height=land.at), vantage=_vantage(land),
        obstacle=_obstacle(kernels, treatment, actor, land),
        planet=planet.earth(kernels, seed % 9973) if treatment.scene in ("moon", "space") else None,
    )  # fmt: skip
    stage = replace(stage, stand=replace(stand, over=_overlook(stage)))
    thickets = _vegetation(stage, rng)
    for kind, thicket in zip(_stands(stage), thickets, strict=True):
        if kind.tall[1] > 1.0:
            ground.cast_shadows(land, still, thicket.items)
    return replace(stage, thickets=thickets)


def _obstacle(kernels: Kernels, treatment: Treatment, actor: Actor | None, land: Land) -> Mesh | None:
    """What is leapt over, where the path passes the origin."""
    if actor is None or treatment.obstacle is None:
        return None
    height = min(0.42 * actor.height, 0.75)
    mesh = props.obstacle(kernels, treatment.obstacle, height=height, snowy=treatment.snowy)
    return placed(mesh, placement((0.0, land.top(0.0, 0.0), 0.0), yaw=math.pi / 2))


def _companion(kernels: Kernels, treatment: Treatment, heading: int, duration: float) -> Actor | None:
    if treatment.companion is None:
        return None
    kind, noun = treatment.companion
    alone = replace(treatment, subject=kind, noun=noun, coat=None, count=1, obstacle=None, companion=None)
    return cast.engage(kernels, alone, heading, duration)


def _suit(treatment: Treatment, actor: Actor | None) -> tuple[Treatment, Biome]:
    """Bring scene and subject together: boats on water, the sea calm or wild."""
    biome = BIOMES[treatment.scene]
    scene = treatment.scene
    if actor and actor.afloat and biome.sea is None:
        scene = "ocean"
    if actor and actor.submerged:
        scene = "underwater"
    walks = actor and not (actor.afloat or actor.airborne or actor.building or actor.submerged)
    if walks and scene == "ocean":
        scene = "beach"
    if actor and scene == "room" and max(actor.height, actor.length) > 4.0:  # it would not fit in
        scene = "village" if actor.building else "road"
    if actor and actor.airborne and actor.height > 3.0 and scene in ("room", "stage", "underwater"):
        scene = "sky"
    if scene != treatment.scene:
        treatment, biome = replace(treatment, scene=scene), BIOMES[scene]
    if biome.sea and {"storm", "wind"} & set(treatment.weather):
        biome = replace(biome, sea=replace(biome.sea, swell=biome.sea.swell * 2.6, foam=0.8))
    return treatment, biome


def _place(actor: Actor, land: Land, t: float, duration: float) -> Vector:
    x = actor.speed * (t - duration / 2)
    foot = land.top(x, 0.0)
    if actor.afloat:
        foot = land.ground.level
    if actor.airborne or actor.submerged:
        foot = land.top(0.0, 0.0)
    if land.at(0.0, 0.0) < _DEPTHS:
        foot = 0.0
    # who belongs on water lies where the basin is, not on the path
    z = land.basin if actor.afloat else 0.0
    return (x, foot + actor.lift + actor.drift * t, z)


def _vegetation(stage: Stage, rng: np.random.Generator) -> tuple[plants.Thicket, ...]:
    """Grow the biome's plants where they neither stand in the lens nor hide the subject."""
    times = np.linspace(0, stage.duration, 13)
    views = [stage.camera(float(t), (160, 90)) for t in times]
    eyes = np.array([(v.ex, v.ez) for v in views])
    feet = np.array([stage.subject(float(t)) for t in times])[:, [0, 2]]
    if stage.actor is None:
        feet = eyes + np.array([(v.fx, v.fz) for v in views]) * 14
    sun, sky = np.array(stage.palette.sun), np.array(stage.palette.ambient_sky)
    low = 0.16 + 0.5 * math.sin(math.radians(stage.palette.elevation))
    light = np.stack([sun * 0.36 + sky, sun * low + sky])
    sea = stage.biome.sea
    pad = 0.6 * max(stage.actor.length, stage.actor.height * 0.4) if stage.actor else 0.0

    def clear(x: float, z: float, stand: Stand) -> bool:
        if sea and stage.land.at(x, z) < sea.level + 0.5:
            return False
        big = stand.tall[1] > 2.0
        if stand.clear and -16 < z < stand.clear and big and stage.actor:
            return False
        if not big and abs(z) < stand.clear:
            return False
        point = np.array((x, z))
        if stage.actor and stage.actor.building and math.hypot(x, z) < pad + 4 + 3 * big:
            return False
        margin = 1.3 + (0.5 * stand.tall[1] * stand.wide + 1.0 if big else 0.35)
        if np.min(np.hypot(*(eyes - point).T)) < margin + (4.0 if big else 0.6):
            return False
        return not big or _distance(point, eyes, feet) > margin

    return tuple(
        plants.grow(stand, rng, snowy=stage.treatment.snowy, light=np.asarray(light, np.float32),
                    height=stage.land.at, clear=clear,
                    along=0.5 * (eyes + feet) if stand.reach < 50 else np.zeros((1, 2)))
        for stand in _stands(stage)
    )  # fmt: skip


def _overlook(stage: Stage) -> float:
    """Metres to raise the eye, for the whole shot, so that no hill hides the subject."""
    if stage.actor is None:
        return 0.0
    missing = 0.0
    for t in np.linspace(0, stage.duration, 9):
        view, (x, y, z) = stage.camera(float(t), (160, 90)), stage.subject(float(t))
        y += 0.3 * stage.actor.height
        for k in np.linspace(0.05, 0.85, 17):
            px, pz = view.ex + (x - view.ex) * k, view.ez + (z - view.ez) * k
            needed = (stage.land.top(px, pz) + 0.15 - y * k) / (1 - k)
            missing = max(missing, needed - view.ey)
        missing = max(missing, _rise_before(stage, view))
    return min(missing, 0.6 * stage.stand.distance)


def _rise_before(stage: Stage, view: Camera) -> float:
    """Metres by which ground close to the lens, left, right or ahead, reaches into the frame."""
    rise = 0.0
    for share in (0.1, 0.2, 0.35, 0.5, 0.7):
        d = share * stage.stand.distance
        for side in (-0.7, -0.35, 0.0, 0.35, 0.7):
            x = view.ex + d * (view.fx + side * view.rx)
            z = view.ez + d * (view.fz + side * view.rz)
            rise = max(rise, stage.land.top(x, z) + 0.14 * d - view.ey)
    return rise


def _vantage(land: Land) -> float:
    """High enough to look over what lies before the lens: most of the next 60 metres is lower."""
    if land.at(0.0, 0.0) < _DEPTHS:
        return 0.0
    ahead = [land.top(float(x), float(z)) for x in range(-40, 41, 8) for z in range(-30, 61, 6)]
    return float(np.quantile(ahead, 0.85))


def _stands(stage: Stage) -> list[Stand]:
    """Under snow nothing low shows."""
    snowy = stage.treatment.snowy
    return [s for s in stage.biome.stands if not (snowy and s.kind in ("grass", "flower"))]


def _distance(point: Floats, a: Floats, b: Floats) -> float:
    """Shortest distance from a point to the segments a-b, (n, 2) each."""
    along = b - a
    k = np.clip(((point - a) * along).sum(1) / ((along**2).sum(1) + 1e-9), 0, 1)[:, None]
    return float(np.min(np.hypot(*(a + along * k - point).T)))


def _near(lights: Floats, focus: Vector, count: int = 8) -> Floats:
    order = np.argsort(np.abs(lights[:, 0] - focus[0]), kind="stable")[:count]
    return np.ascontiguousarray(lights[order])
