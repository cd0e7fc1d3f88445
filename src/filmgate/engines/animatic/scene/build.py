"""Preparing a shot: world, cast, framing, plants and effects, before the first frame."""

import math
from dataclasses import replace

import numpy as np

from filmgate.engines.animatic.camera import framing, moves
from filmgate.engines.animatic.geometry.mesh import Mesh, placed, placement
from filmgate.engines.animatic.native.kernels import Kernels
from filmgate.engines.animatic.native.structs import Floats
from filmgate.engines.animatic.render import picture
from filmgate.engines.animatic.scene import events, fit
from filmgate.engines.animatic.scene.scene import Stage
from filmgate.engines.animatic.subjects import cast
from filmgate.engines.animatic.subjects.actor import Actor
from filmgate.engines.animatic.subjects.objects import obstacles
from filmgate.engines.animatic.subjects.objects.on_table import FURNITURE
from filmgate.engines.animatic.world import ground, light, planet, plants, seasons
from filmgate.engines.animatic.world.biome import BIOMES, Biome, Stand
from filmgate.engines.animatic.world.ground import Land
from filmgate.engines.animatic.world.sets import outdoors
from filmgate.script import doing, lexicons
from filmgate.script.treatment import Move, Treatment

_SUN_AZIMUTH = {"dawn": 26, "sunset": 22, "dusk": 20, "night": -150, "day": -60, "space": -105}


def prepare(kernels: Kernels, treatment: Treatment, *, seed: int, duration: float, aspect: float) -> Stage:
    """Build everything that does not change during the shot."""
    rng = np.random.default_rng(seed)
    mirrored = treatment.moves and any(Move.TRUCK_LEFT in group for group in treatment.moves)
    heading = -1 if mirrored else 1
    actor = cast.engage(kernels, treatment, heading, duration, seed)
    if actor and actor.face and treatment.action == "swim" and BIOMES[treatment.scene].sea:
        actor = replace(actor, afloat=True, lift=-0.18 * actor.height)
    treatment, biome = _suit(treatment, actor)
    falls = {"fall", "shatter", "bounce"} & set(treatment.beats)  # what falls does so on the floor
    if (
        actor
        and actor.tabletop
        and treatment.scene in lexicons.INDOORS
        and treatment.subject not in FURNITURE
        and not falls
    ):
        actor = replace(actor, lift=obstacles.TABLE)
    biome = seasons.turned(biome, treatment.scene, treatment.season)
    companion = _companion(kernels, treatment, heading, duration, seed) if actor else None
    tint = light.choose(treatment.time, treatment.weather, treatment.scene)
    bearing = 118 if treatment.scene == "canyon" else _SUN_AZIMUTH.get(treatment.time, 40)
    azimuth = math.radians(bearing + float(rng.uniform(-6, 6)))
    path = moves.Path(groups=treatment.moves, pace=treatment.pace, duration=duration)
    stand = framing.frame(treatment, actor, companion, path, duration, aspect, rng)
    fog = biome.haze
    if "fog" in treatment.weather:  # thick, but never thicker than the subject is far
        fog = min(max(biome.haze * 2.6, 0.02), 0.8 / max(stand.distance, 24.0 if actor is None else 0.0))
    still = light.air(tint, azimuth=azimuth, fog=fog, seed=seed)
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
        kernels=kernels,
        treatment=treatment,
        biome=biome,
        land=land,
        actor=actor,
        companion=companion,
        stand=stand,
        path=path,
        palette=tint,
        fog=fog,
        azimuth=azimuth,
        seed=seed,
        duration=duration,
        thickets=(),
        set=outdoors.build(treatment.scene, rng, night=dark, height=land.at),
        landmark=_landmark(kernels, treatment, land, seed),
        vantage=fit.vantage(land),
        obstacle=_obstacle(kernels, treatment, actor, land),
        planet=planet.earth(kernels, seed % 9973) if treatment.scene in ("moon", "space") else None,
    )
    stage = fit.framed(stage, aspect)
    stage = replace(stage, stand=replace(stage.stand, over=fit.overlook(stage)))
    thickets = _vegetation(stage, rng)
    for kind, thicket in zip(_stands(stage), thickets, strict=True):
        if kind.tall[1] > 1.0:
            ground.cast_shadows(land, still, thicket.items)
    effects = events.choose(treatment, actor, land.top, seed=seed % 9973, duration=duration)
    return replace(stage, thickets=thickets, effects=effects)


def _obstacle(kernels: Kernels, treatment: Treatment, actor: Actor | None, land: Land) -> Mesh | None:
    """What is leapt over, where the path passes the origin; or the table that a thing stands on."""
    if actor and actor.lift == obstacles.TABLE and actor.tabletop:
        return obstacles.table(actor.length)
    if actor is None or treatment.obstacle is None:
        return None
    height = min(0.42 * actor.height, 0.75)
    mesh = obstacles.obstacle(kernels, treatment.obstacle, height=height, snowy=treatment.snowy)
    return placed(mesh, placement((0.0, land.top(0.0, 0.0), 0.0), yaw=math.pi / 2))


def _companion(
    kernels: Kernels, treatment: Treatment, heading: int, duration: float, seed: int
) -> Actor | None:
    if treatment.companion is None:
        return None
    kind, noun = treatment.companion
    alone = replace(treatment, subject=kind, noun=noun, coat=None, count=1, obstacle=None, companion=None,
                    beats=_alike(treatment.beats, kind))  # fmt: skip
    return cast.engage(kernels, alone, heading, duration, seed)


def _landmark(kernels: Kernels, treatment: Treatment, land: Land, seed: int) -> Mesh | None:
    """The building behind the subject: far enough to be seen whole, a little aside."""
    if treatment.landmark is None or treatment.scene in (*lexicons.INDOORS, "space", "underwater", "city"):
        return None
    kind, noun = treatment.landmark
    alone = replace(treatment, subject=kind, noun=noun, coat=None, count=1, beats=("stand",))
    actor = cast.engage(kernels, alone, 1, 6.0, seed)
    if actor is None:
        return None
    far = 14.0 + 3.1 * max(actor.height, 0.8 * actor.length)
    x = 0.28 * far * (1 if seed % 2 else -1)
    foot = max(land.top(x, far), land.ground.level if land.ground.water else -1e9)
    return actor.mesh(0.0, (x, foot - 0.3, far))


def _alike(beats: tuple[str, ...], kind: str) -> tuple[str, ...]:
    """What a companion of this kind does while the subject does this."""
    able = doing.able(kind) if kind in lexicons.CREATURES | lexicons.VEHICLES else []
    return tuple(beat for beat in beats if beat in able and beat not in ("explode", "burn")) or ("stand",)


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
    if actor and scene in lexicons.INDOORS and max(actor.height, actor.length) > 4.0:  # it would not fit in
        scene = "village" if actor.building else "road"
    if (
        actor
        and actor.airborne
        and actor.height > 3.0
        and scene in (*lexicons.INDOORS, "stage", "underwater")
    ):
        scene = "sky"
    if scene != treatment.scene:
        treatment, biome = replace(treatment, scene=scene), BIOMES[scene]
    if biome.sea and {"storm", "wind"} & set(treatment.weather):
        biome = replace(biome, sea=replace(biome.sea, swell=biome.sea.swell * 2.6, foam=0.8))
    elif biome.sea and actor and actor.afloat:  # never so high that it hides who swims in it
        biome = replace(biome, sea=replace(biome.sea, swell=min(biome.sea.swell, 0.05 + 0.06 * actor.height)))
    return treatment, biome


def _vegetation(stage: Stage, rng: np.random.Generator) -> tuple[picture.Thicket, ...]:
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


def _stands(stage: Stage) -> list[Stand]:
    """Under snow nothing low shows."""
    snowy = stage.treatment.snowy
    return [s for s in stage.biome.stands if not (snowy and s.kind in ("grass", "flower"))]


def _distance(point: Floats, a: Floats, b: Floats) -> float:
    """Shortest distance from a point to the segments a-b, (n, 2) each."""
    along = b - a
    k = np.clip(((point - a) * along).sum(1) / ((along**2).sum(1) + 1e-9), 0, 1)[:, None]
    return float(np.min(np.hypot(*(a + along * k - point).T)))
