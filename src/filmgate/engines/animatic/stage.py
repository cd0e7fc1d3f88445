"""Staging: a treatment becomes a world, a cast, a framing; for each moment, a picture."""

import math
from dataclasses import dataclass, replace

import cv2
import numpy as np

from filmgate.engines.animatic import camera as lens
from filmgate.engines.animatic.mesh import Mesh, Vector
from filmgate.engines.animatic.native import Air, Camera, Floats, Grade, Kernels
from filmgate.engines.animatic.render import Picture
from filmgate.engines.animatic.rigs import cast
from filmgate.engines.animatic.rigs.cast import Actor
from filmgate.engines.animatic.world import city, ground, palette, plants, weather
from filmgate.engines.animatic.world.biome import BIOMES, Biome, Stand
from filmgate.engines.animatic.world.ground import Land
from filmgate.script.treatment import Move, Treatment

_SHARE = {"close": 0.58, "medium": 0.36, "wide": 0.16}  # of the frame's height
_SUN_AZIMUTH = {"dawn": 26, "sunset": 22, "dusk": 20, "night": -150, "day": -60, "space": -105}
_FLASHES = (1.15, 1.3, 3.9, 4.02, 6.7, 8.9)


@dataclass(frozen=True, slots=True, kw_only=True)
class Stage:
    """A shot that is ready to be filmed."""

    kernels: Kernels
    treatment: Treatment
    biome: Biome
    land: Land
    actor: Actor | None
    framing: lens.Framing
    path: lens.Path
    palette: palette.Palette
    fog: float
    azimuth: float
    seed: int
    duration: float
    thickets: tuple[plants.Thicket, ...]
    street: city.City | None

    def picture(self, t: float, size: tuple[int, int]) -> Picture:
        """What there is to see at `t` seconds, for a frame of (width, height)."""
        air = self._air(t)
        view = self._camera(t, size)
        at = self._subject(t)
        meshes = self._cast(t, at)
        reach, focus = 4.0, at
        if self.actor:
            spread = 1 + 0.75 * (self.treatment.count - 1)
            reach = 1.5 + 1.1 * max(self.actor.height, self.actor.length) * spread
            focus = (at[0], at[1] + 0.4 * self.actor.height, at[2])
        falling = self._falling(t, view, air)
        storm = "storm" in self.treatment.weather
        street = self.street
        return Picture(
            camera=view,
            air=air,
            ground=self.land.ground,
            grade=self._grade(),
            meshes=meshes,
            backdrop=(street.mesh,) if street else (),
            thickets=self.thickets,
            particles=tuple(falling),
            lights=_near(street.lights, focus) if street else np.zeros((0, 7), np.float32),
            focus=focus,
            reach=reach,
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
            air.flash = 0.16 * sum(math.exp(-(t - q) * 9) for q in _FLASHES if t >= q)
        if "aurora" in self.treatment.weather:
            air.aurora = 0.85
        return air

    def _grade(self) -> Grade:
        return palette.grade(self.palette)

    def _wetness(self) -> float:
        rainy = {"rain", "storm"} & set(self.treatment.weather)
        return 1.0 if rainy else 0.45 if self.treatment.time == "night" else 0.12

    def _subject(self, t: float) -> Vector:
        """Where the subject's foot is."""
        if self.actor is None:
            return (0.0, self.land.top(0.0, 0.0), 0.0)
        return _place(self.actor, self.land, t, self.duration)

    def _cast(self, t: float, at: Vector) -> tuple[Mesh, ...]:
        if self.actor is None:
            return ()
        spot = (at[0], at[1] + self.actor.hop(t), at[2])
        return (cast.ensemble(self.actor, self.treatment.count, t, spot, self.land.top),)

    def _camera(self, t: float, size: tuple[int, int]) -> Camera:
        offsets = self.path.at(t)
        eye, target = _look(self.framing, self.path, offsets, self._anchor(t), self.actor)
        floor = self.land.top(eye[0], eye[2])
        ground_floor = 0.35 + self.land.ground.water * (1.2 * self.land.ground.swell + 0.8)
        eye = (eye[0], max(eye[1], floor + ground_floor), eye[2])
        view = lens.lens(self.framing, offsets, eye, target, size)
        if not self.path.has(Move.STATIC):
            lens.unsteady(view, t, seed=self.seed, shake=offsets.shake)
        return view

    def _anchor(self, t: float) -> Vector:
        """The foot that the camera keeps to: the subject's, or for a static shot where it passes."""
        if self.path.follows:
            at = self._subject(t)
            hop = self.actor.hop(t) if self.actor else 0.0
            return (at[0], at[1] + 0.25 * hop, at[2])
        return self._subject(self.duration / 2)

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
                x, y, _ = self._subject(when)
                steps.append((when, x, y))
        tone = np.array(self.biome.low if not self.treatment.snowy else ground.SNOW)
        lit = tone * (np.array(air.sun) * 0.4 + np.array(air.ambient_sky)) * 1.15
        strength = min(1.4, 0.55 + 0.22 * abs(actor.speed))
        return weather.kicked(steps, t, color=np.asarray(lit, np.float32), size=0.014 + 0.006 * strength,
                              power=strength, fall=1.6 if scene == "moon" else 6.9, seed=self.seed)  # fmt: skip

    def _beam(self, t: float, view: Camera, at: Vector) -> Floats:
        """The lighthouse's beams as light in the air, quarter size."""
        assert self.actor is not None and self.actor.lamp is not None  # noqa: S101, PT018
        return _beams(view, (at[0], at[1] + self.actor.lamp, at[2]), t * 1.1 + 0.6)


def prepare(
    kernels: Kernels, treatment: Treatment, *, seed: int, duration: float, aspect: float
) -> Stage:
    """Build everything that does not change during the shot."""
    rng = np.random.default_rng(seed)
    mirrored = treatment.moves and any(Move.TRUCK_LEFT in group for group in treatment.moves)
    heading = -1 if mirrored else 1
    actor = cast.engage(kernels, treatment, heading)
    treatment, biome = _suit(treatment, actor)
    tint = palette.choose(treatment.time, treatment.weather)
    azimuth = math.radians(_SUN_AZIMUTH.get(treatment.time, 40) + float(rng.uniform(-6, 6)))
    path = lens.Path(groups=treatment.moves, pace=treatment.pace, duration=duration)
    framing = _frame(treatment, actor, path, duration, aspect, rng)
    fog = biome.haze
    if "fog" in treatment.weather:  # thick, but never thicker than the subject is far
        fog = min(max(biome.haze * 2.6, 0.02), 0.8 / framing.distance)
    still = palette.air(tint, azimuth=azimuth, fog=fog, seed=seed)
    island = 5.2 if actor and actor.building and biome.sea else 0.0
    land = ground.build(kernels, biome, still, seed=seed % 9973, snowy=treatment.snowy, island=island)
    street = None
    if treatment.scene == "city":
        dark = treatment.time in ("night", "dusk") or "storm" in treatment.weather
        street = city.build(rng, night=dark, neon=dark)
    stage = Stage(
        kernels=kernels, treatment=treatment, biome=biome, land=land, actor=actor, framing=framing,
        path=path, palette=tint, fog=fog, azimuth=azimuth, seed=seed, duration=duration,
        thickets=(), street=street,
    )  # fmt: skip
    thickets = _vegetation(stage, rng)
    for stand, thicket in zip(_stands(stage), thickets, strict=True):
        if stand.tall[1] > 1.0:
            ground.cast_shadows(land, still, thicket.items)
    return replace(stage, thickets=thickets)


def _suit(treatment: Treatment, actor: Actor | None) -> tuple[Treatment, Biome]:
    """Bring scene and subject together: boats on water, the sea calm or wild."""
    biome = BIOMES[treatment.scene]
    if actor and actor.afloat and biome.sea is None:
        treatment, biome = replace(treatment, scene="ocean"), BIOMES["ocean"]
    if actor and not (actor.afloat or actor.airborne or actor.building) and treatment.scene == "ocean":
        treatment, biome = replace(treatment, scene="beach"), BIOMES["beach"]
    if biome.sea and {"storm", "wind"} & set(treatment.weather):
        biome = replace(biome, sea=replace(biome.sea, swell=biome.sea.swell * 2.6, foam=0.8))
    return treatment, biome


def _place(actor: Actor, land: Land, t: float, duration: float) -> Vector:
    x = actor.speed * (t - duration / 2)
    foot = land.top(x, 0.0)
    if actor.afloat:
        foot = land.ground.level
    if actor.airborne:
        foot = land.top(0.0, 0.0)
    return (x, foot + actor.lift + actor.drift * t, 0.0)


def _frame(
    treatment: Treatment, actor: Actor | None, path: lens.Path, duration: float, aspect: float,
    rng: np.random.Generator,
) -> lens.Framing:  # fmt: skip
    """Distance, bearing and height of the camera, from the subject's size and the shot size."""
    side = float(rng.uniform(-0.16, 0.16))
    if actor is None:
        return _vista(treatment, side)
    share = _SHARE[treatment.size]
    group = 1 + 0.35 * (treatment.count - 1)
    extent = max(actor.height * 1.05, actor.length * 0.62 / min(aspect, 1.78) * 1.78) * group
    distance = extent * 0.5 / math.tan(lens.FIELD_OF_VIEW / 2) / share
    if actor.building:
        distance *= 0.62 if treatment.size != "close" else 0.5
    if actor.airborne and actor.height > 5:
        distance *= 0.72
    if not path.follows and abs(actor.speed) > 0.5:
        crossing = abs(actor.speed) * duration * 0.6 / 1.3
        distance = min(max(distance, crossing), distance * 3)
    bearing = math.pi + side
    if treatment.scene == "city":
        bearing = math.pi + 0.95 * (1 if actor.speed >= 0 else -1)
        distance = min(distance, 12.0)
    height = 0.55 * min(actor.height, 4.0) + 0.22
    if actor.building:
        height = 0.16 * actor.height + 1.2
    if actor.afloat:
        height = 4.2
    if actor.airborne:
        height = -0.12 * distance if actor.height < 5 else -1.5
    if path.has(Move.FLY_OVER):
        height = max(height, 0.32 * distance)
    lead = 0.18 * actor.speed if not actor.building else 0.0
    return lens.Framing(distance=distance, bearing=bearing, height=height, aim=0.52 * actor.height,
                        lead=lead)  # fmt: skip


def _vista(treatment: Treatment, side: float) -> lens.Framing:
    """No subject: the place itself, seen from about a person's height or from the air."""
    flying = any(Move.FLY_OVER in group for group in treatment.moves)
    high = {"ocean": 5.0, "mountains": 4.0, "canyon": 5.0, "sky": 26.0, "desert": 3.0}.get(treatment.scene, 2.0)
    if flying:
        high = max(high, 15.0)
    sky = {"aurora"} & set(treatment.weather) or treatment.scene == "sky"
    bearing = math.pi + side + (1.25 if treatment.scene == "city" else 0.0)
    distance = 26.0 if treatment.scene != "city" else 14.0
    return lens.Framing(distance=distance * (2.2 if flying else 1.0), bearing=bearing, height=high,
                        aim=high + (5.0 if sky else 1.2 if not flying else -2.5))  # fmt: skip


def _look(
    framing: lens.Framing, path: lens.Path, offsets: lens.Offsets, foot: Vector, actor: Actor | None
) -> tuple[Vector, Vector]:
    """Eye and the point that the camera looks at."""
    eye = lens.eye(framing, offsets, foot)
    target = (foot[0] + framing.lead, foot[1] + framing.aim, foot[2])
    if path.has(Move.TRUCK_LEFT, Move.TRUCK_RIGHT) and not path.has(Move.TRACKING):
        # the lens keeps its direction, so that foreground and background slide past each other
        base = lens.eye(framing, replace(offsets, truck=0.0), foot)
        shift = tuple(0.72 * (a - b) for a, b in zip(eye, base, strict=True))
        target = (target[0] + shift[0], target[1], target[2] + shift[2])
    if path.has(Move.PEDESTAL_UP, Move.PEDESTAL_DOWN):
        target = (target[0], target[1] + 0.12 * offsets.lift * framing.distance, target[2])
    if actor is None:
        # a view has no subject to circle: look far ahead, so that moves read as travel
        ahead = math.hypot(target[0] - eye[0], target[2] - eye[2]) + 1e-6
        base = lens.eye(framing, lens.Offsets(), foot)
        far = 4 * math.hypot(foot[0] - base[0], foot[2] - base[2])
        target = (eye[0] + (target[0] - eye[0]) * far / ahead, 0.0, eye[2] + (target[2] - eye[2]) * far / ahead)
        drop = framing.aim - framing.height - 9.0 * offsets.fly
        target = (target[0], eye[1] + drop, target[2])
    return eye, target


def _vegetation(stage: Stage, rng: np.random.Generator) -> tuple[plants.Thicket, ...]:
    """Grow the biome's plants where they neither stand in the lens nor hide the subject."""
    times = np.linspace(0, stage.duration, 13)
    views = [stage._camera(float(t), (160, 90)) for t in times]  # noqa: SLF001
    eyes = np.array([(v.ex, v.ez) for v in views])
    feet = np.array([stage._subject(float(t)) for t in times])[:, [0, 2]]  # noqa: SLF001
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


def _stands(stage: Stage) -> list[Stand]:
    """Under snow nothing low shows."""
    snowy = stage.treatment.snowy
    return [s for s in stage.biome.stands if not (snowy and s.kind in ("grass", "flower"))]


def _distance(point: Floats, a: Floats, b: Floats) -> float:
    """Shortest distance from a point to the segments a-b, (n, 2) each."""
    along = b - a
    k = np.clip(((point - a) * along).sum(1) / ((along**2).sum(1) + 1e-9), 0, 1)[:, None]
    return float(np.min(np.hypot(*(a + along * k - point).T)))


def _near(lights: Floats, focus: Vector, count: int = 14) -> Floats:
    order = np.argsort(np.abs(lights[:, 0] - focus[0]), kind="stable")[:count]
    return np.ascontiguousarray(lights[order])


def _beams(view: Camera, lamp: Vector, turn: float) -> Floats:
    """Two opposite cones of light, drawn as fans that fade with distance; (3, h/4, w/4)."""
    h, w = view.height // 4, view.width // 4
    layer = np.zeros((h, w), np.float32)
    eye = np.array((view.ex, view.ey, view.ez))
    towards = (eye - np.array(lamp)) / np.linalg.norm(eye - np.array(lamp))
    for offset in (0.0, math.pi):
        angle = turn + offset
        direction = np.array((math.sin(angle), -0.035, math.cos(angle)))
        gain = 0.16 + 3.0 * max(0.0, float(direction @ towards)) ** 24
        sections = [_section(view, np.array(lamp) + direction * (1.3 + d), 0.5 + 0.045 * d) for d in
                    np.linspace(0, 150, 27)]  # fmt: skip
        for k, (near, far) in enumerate(zip(sections, sections[1:], strict=False)):
            if near is None or far is None:
                continue
            for width in (1.0, 0.66, 0.33):
                _fan(layer, near, far, width, gain * math.exp(-k / 26 * 2.4) * 0.5 / 3)
    layer = cv2.GaussianBlur(layer, (0, 0), 2.2)
    return np.ascontiguousarray(np.stack([layer, layer * 0.86, layer * 0.55]))


def _section(view: Camera, at: Floats, radius: float) -> tuple[float, float, float] | None:
    x, y, z = at[0] - view.ex, at[1] - view.ey, at[2] - view.ez
    depth = x * view.fx + z * view.fz
    if depth < 1.0:
        return None
    k = view.focal / depth
    across = x * view.rx + z * view.rz
    return (view.cx + across * k) / 4, (view.cy - y * k) / 4, radius * k / 4


def _fan(
    layer: Floats, near: tuple[float, float, float], far: tuple[float, float, float], width: float,
    light: float,
) -> None:  # fmt: skip
    (x0, y0, r0), (x1, y1, r1) = near, far
    length = math.hypot(x1 - x0, y1 - y0) + 1e-6
    if max(abs(x0), abs(x1), abs(y0), abs(y1)) > 4000:
        return
    nx, ny = -(y1 - y0) / length * width, (x1 - x0) / length * width
    corners = np.array([(x0 + nx * r0, y0 + ny * r0), (x1 + nx * r1, y1 + ny * r1),
                        (x1 - nx * r1, y1 - ny * r1), (x0 - nx * r0, y0 - ny * r0)])  # fmt: skip
    mask = np.zeros_like(layer)
    cv2.fillConvexPoly(mask, np.round(corners * 16).astype(np.int32), float(light), cv2.LINE_AA, 4)
    layer += mask
