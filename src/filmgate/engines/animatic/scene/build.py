"""The construction of a scene before its first frame: land, actors, camera framing, plants and effects."""

import math
from collections.abc import Iterator
from dataclasses import replace

import numpy as np

from filmgate.engines.animatic.camera import framing, moves
from filmgate.engines.animatic.effects.around import fixed
from filmgate.engines.animatic.effects.moment import Effect
from filmgate.engines.animatic.geometry.mesh import Mesh, Vector, placed, placement
from filmgate.engines.animatic.native.kernels import Kernels
from filmgate.engines.animatic.native.structs import Air, Floats
from filmgate.engines.animatic.render.picture import Thicket
from filmgate.engines.animatic.scene import events, fit, heads, pools, shutter, suit
from filmgate.engines.animatic.scene.roles import Roles
from filmgate.engines.animatic.scene.scene import Scene
from filmgate.engines.animatic.scene.stage import arrange
from filmgate.engines.animatic.scene.standing import Stage, Standing
from filmgate.engines.animatic.seeds import Seed
from filmgate.engines.animatic.subjects import finish, travel
from filmgate.engines.animatic.subjects.actor import Actor
from filmgate.engines.animatic.subjects.groups import Group
from filmgate.engines.animatic.subjects.objects import obstacles
from filmgate.engines.animatic.world import (
    ground,
    light,
    lighting,
    planet,
    plants,
    seasons,
    surroundings,
    tints,
)
from filmgate.engines.animatic.world.biome import Biome, PlantGroup
from filmgate.engines.animatic.world.ground import Land
from filmgate.engines.animatic.world.places.record import Place
from filmgate.engines.animatic.world.places.table import PLACES
from filmgate.engines.animatic.world.sets.base import Set, Site, resized
from filmgate.script.places import PLACES as PLACE_WORDS
from filmgate.script.treatment import Treatment

_BEFORE = 2.5  # metres: trees are further from the line of sight to a landmark
_ASIDE = 0.5  # sideways offset of a landmark, as a share of its distance: the frame would cut it further out
_LARGE, _LEVEL = (
    30.0,
    0.9,
)  # metres; share of the distance of the camera that is level around a large building
_ROUND = 1.3  # times the reach of what happens: ground that is level
_HEAD: Vector = (0.0, 1.4, 0.0)  # where things are mirrored as they look from
_DARK = np.zeros((0, 7), np.float32)
_HIGH = 5.7  # metres: rooms around a thing on a table
_CEILING = 2.4  # metres: roles in a room are no higher
_SUN_AZIMUTH = {"dawn": 26, "sunset": 22, "dusk": 20, "night": -150, "day": -60, "space": -105}


def prepare(kernels: Kernels, treatment: Treatment, *, seed: int, duration: float, aspect: float) -> Scene:
    """Return the scene of a shot, built from its treatment.

    `duration`: seconds; `aspect`: width over height.
    """
    chance = Seed(seed)
    rng = chance.plain()
    roles = Roles(kernels=kernels, treatment=treatment, duration=duration, seed=chance)
    actor = suit.exhibited(suit.in_water(roles.subject(), treatment), treatment)
    actor = suit.together(suit.closely(actor), treatment)
    treatment = replace(treatment, scene=suit.place_for(actor, treatment.scene))
    roles = replace(roles, treatment=treatment)
    place = PLACES[treatment.scene]
    actor = suit.on_table(actor, treatment, place)
    ceiling = _CEILING if place.indoors else math.inf
    ensemble = bool(treatment.company) and not any(
        one.relation in ("amid", "below") for one in treatment.supporting
    )
    stage = (
        arrange(
            actor,
            roles.supporting(),
            count=treatment.count,
            ceiling=ceiling,
            duration=duration,
            fire="campfire" in treatment.effects,
            members=treatment.company if ensemble else (),
        )
        if actor
        else None
    )
    actor = stage.subject if stage else None
    biome = suit.sea(place.biome, treatment, actor)
    biome = seasons.turned(biome, treatment.season) if place.leafy else biome
    lit = lighting.choose(
        treatment.lit,
        style=treatment.style,
        mood=treatment.mood,
        indoors=place.indoors,
        table=bool(actor and actor.scale == "table"),
    )
    usual = light.choose(treatment.time, treatment.weather, place.light)
    tint = lighting.applied(tints.tinted(usual, chance, treatment.time), lit)
    bearing = _bearing(place, treatment.time) if lit.bearing is None else lit.bearing
    azimuth = math.radians(bearing + float(rng.uniform(-6, 6)))
    path = moves.Path(
        groups=treatment.moves, pace=treatment.pace * framing.calm(treatment, actor), duration=duration
    )
    company = (stage.extent() if stage else None) or events.company(treatment, actor)
    framed = framing.frame(treatment, place, actor, company, path, duration, aspect, rng)
    if actor and not path.follows and (treatment.how.across or {"roll", "slide"} & {*treatment.beats}):
        width = 2 * framed.distance * math.tan(framed.field / 2) * aspect
        actor = travel.within(actor, width, duration)
    fog = _fog(biome, treatment, framed.distance, alone=actor is None)
    still = light.air(tint, azimuth=azimuth, fog=fog, seed=chance)
    later = _later(treatment, place, tint, fog, biome)
    far = framed.distance * math.exp(max(path.at(t).dolly for t in (0.0, duration)))
    land = _land(kernels, biome, still, actor, far, seed=chance.world, snowy=treatment.snowy)
    room = _set(place, treatment, land, rng, stage)
    scene = Scene(
        treatment=treatment,
        place=place,
        biome=biome,
        land=land,
        actor=actor,
        standings=stage.standings if stage else (),
        framing=framed,
        path=path,
        palette=tint,
        lit=lit,
        fog=fog,
        azimuth=azimuth,
        seed=chance,
        duration=duration,
        thickets=(),
        set=room,
        around=surroundings.around(still, room.lights if room else _DARK, _HEAD, indoors=place.closed),
        landmark=None,
        vantage=fit.vantage(land),
        obstacle=_obstacle(kernels, treatment, actor, land),
        planet=planet.earth(kernels, chance.world)
        if place.earth and "galaxy" not in treatment.effects
        else None,
        later=later,
    )
    scene = heads.kept(fit.framed(scene, aspect), aspect)
    scene = replace(scene, framing=replace(scene.framing, over=fit.overlook(scene)))
    scene = replace(scene, pools=_puddles(scene))
    brought: tuple[Effect, ...] = ()
    if place.landmarks:
        view = scene.camera(0.5 * duration, (160, 90))
        eye = (view.ex, view.ey, view.ez)
        if building := roles.landmark():
            spot = _behind(building, actor, land, chance, eye)
            scene = replace(scene, landmark=building.mesh(0.0, spot))
            brought = tuple(fixed(effect, spot) for effect in building.effects)
    thickets = _vegetation(scene, rng)
    for kind, thicket in zip(_plant_groups(scene), thickets, strict=True):
        if kind.tall[1] > 1.0:
            ground.cast_shadows(land, still, thicket.items)
    effects = events.choose(treatment, place, actor, land.top, seed=chance.world, duration=duration)
    swift = shutter.swift(scene, aspect)
    return replace(scene, thickets=thickets, effects=(*effects, *brought, *_of_others(scene)), swift=swift)


def _of_others(scene: Scene) -> Iterator[Effect]:
    """Give the effects that supporting roles bring along, each where its role is: a fire in a fireplace."""

    def there(effect: Effect, one: Standing) -> Effect:
        middle = scene.subject(scene.duration / 2)

        def foot(t: float) -> Vector:
            return one.foot(t, scene.subject(t) if one.follows else middle, scene.duration, scene.land.top)

        return lambda t, _foot: effect(t, foot)

    yield from (there(effect, one) for one in scene.standings for effect in one.actor.effects)


def _bearing(place: Place, time: str) -> float:
    """Return the horizontal direction of the sun in degrees; 0 is straight ahead of the camera. Into rooms it
    shines from the side, so that faces have form.
    """
    time = "day" if place.closed and time in tints.LOW else time
    return _SUN_AZIMUTH.get(time, 40) if place.sun is None else place.sun


def _fog(biome: Biome, treatment: Treatment, far: float, *, alone: bool) -> float:
    """Return the density of the fog in a scene, per metre.

    If the weather has no fog, it is the usual haze of the biome. Fog is thinner if the subject is far away.
    """
    if "fog" not in treatment.weather:
        return biome.haze
    return min(max(biome.haze * 2.6, 0.02), 0.8 / max(far, 24.0 if alone else 0.0))


def _later(
    treatment: Treatment, place: Place, now: light.Palette, fog: float, biome: Biome
) -> tuple[light.Palette, float] | None:
    """Return the light and the fog at the end of the shot; None if they stay as they are."""
    change = treatment.later
    if change is None or PLACE_WORDS[treatment.scene].own_time:
        return None
    if change.what == "fog":
        return now, biome.haze if change.to == "thin" else max(2.6 * biome.haze, 0.02)
    return light.choose(change.to, (), place.light), fog


def _land(
    kernels: Kernels, biome: Biome, still: Air, actor: Actor | None, far: float, *, seed: Seed, snowy: bool
) -> Land:
    """Return the land of a scene. A building as the subject gets an island or level ground below it; a large
    one up to the camera, at most `far` metres away, so that no hill hides it.
    """
    building = actor if actor and actor.medium == "fixed" and biome.relief else None  # no hill in a room
    level = max(abs(v) for end in actor.extent for v in (end[0], end[2])) if actor and actor.extent else 0.0
    large = building and building.length > _LARGE
    return ground.build(
        kernels,
        biome,
        still,
        seed=seed,
        snowy=snowy,
        island=5.2 if building and biome.sea else 0.0,
        pad=max(0.62 * building.length, _LEVEL * far if large else 0.0)
        if building
        else level and _ROUND * level,
    )


def _set(
    place: Place, treatment: Treatment, land: Land, rng: np.random.Generator, stage: Stage | None
) -> Set | None:
    """Return the set of a place, which leaves room for all who are in it. Around a thing on a table, which is
    modelled larger than in life, a room is at least as high as those that were made for it.
    """
    dark = treatment.time in ("night", "dusk") or "storm" in treatment.weather
    low = treatment.time in tints.LOW
    site = Site(
        rng=rng, night=dark, height=land.at, low_sun=low, snowy=treatment.snowy, tone=treatment.backdrop
    )
    if not place.set:
        return None
    whole = place.set(site)
    deep = stage.deep if stage else 0.0
    size = 1.0
    if place.closed and stage and stage.subject.scale == "table":
        size = max(_HIGH / float(whole.mesh.at[:, 1].max()), 1.0)
    further = max(deep - size * place.free, 0.0)
    return resized(whole, size, further) if size > 1.0 or further else whole


def _obstacle(kernels: Kernels, treatment: Treatment, actor: Actor | None, land: Land) -> Mesh | None:
    """Return the mesh of the obstacle that the subject jumps over, or of the table that a thing stands on;
    else None.
    """
    if actor and actor.lift == obstacles.TABLE and actor.scale == "table":
        group = Group(actor, treatment.count)
        mesh = obstacles.table(max(group.long, group.deep))
        if role := next((one for one in treatment.supporting if one.kind == "table"), None):
            mesh = finish.finished(mesh, role.stuff or "wood" * bool(role.coat), role.coat)
        return placed(mesh, placement((0.0, land.top(0.0, 0.0), 0.0)))
    if actor is None or treatment.obstacle is None:
        return None
    height = min(0.42 * actor.height, 0.75)
    mesh = obstacles.obstacle(kernels, treatment.obstacle, height=height, snowy=treatment.snowy)
    return placed(mesh, placement((0.0, land.top(0.0, 0.0), 0.0), yaw=math.pi / 2))


def _behind(building: Actor, subject: Actor | None, land: Land, seed: Seed, eye: Vector) -> Vector:
    """Return where a building stands behind the subject: the foot of its middle.

    Its distance lets the whole building fit into the frame. It stands a little to the side, where the ground
    hides least of it.
    """
    usual = 15.0 + 3.2 * max(building.height, 0.8 * building.length)
    side = 1 if seed.number % 2 else -1
    # half the width of the view that the subject hides, per metre of distance
    hides = 0.65 * subject.length / max(-eye[2], 1.0) if subject else 0.0
    aside = min(max(0.28, hides), _ASIDE)
    places = [
        (aside * (far - eye[2] * (hides > 0.28)) * way, far)
        for far in (usual, 0.8 * usual, 1.25 * usual)
        for way in (side, -side)
    ]
    feet = [(x, max(land.top(x, z), land.ground.level if land.ground.water else -1e9), z) for x, z in places]
    x, foot, z = min(feet, key=lambda at: max(_hidden(at, land, eye) - 0.3 * building.height, 0.0))
    return x, foot - 0.3, z


def _hidden(foot: Vector, land: Land, eye: Vector) -> float:
    """Return how many metres of a building, from its foot up, the ground hides from the camera at `eye`."""
    shares = np.linspace(0.1, 0.9, 17)
    points = ((eye[0] + (foot[0] - eye[0]) * k, eye[2] + (foot[2] - eye[2]) * k, k) for k in shares)
    seen = max(eye[1] + (land.top(x, z) - eye[1]) / k for x, z, k in points)
    return float(seen - foot[1])


def _puddles(scene: Scene) -> pools.Puddles | None:
    """Return the puddles of a scene; None if it has none."""
    return pools.puddles(
        scene.actor,
        scene.treatment.count,
        scene.subject(0.5 * scene.duration),
        scene.standings,
        scene.duration,
        scene.land.top,
        rain=bool({"rain", "storm"} & {*scene.treatment.weather}),
        grows=any(one.kind == "grass" for one in scene.biome.plant_groups),
    )


def _vegetation(scene: Scene, rng: np.random.Generator) -> tuple[Thicket, ...]:
    """Return the plants of the biome, placed where they do not block the camera or hide the subject."""
    times = np.linspace(0, scene.duration, 13)
    views = [scene.camera(float(t), (160, 90)) for t in times]
    eyes = np.array([(v.ex, v.ez) for v in views])
    feet = np.array([scene.subject(float(t)) for t in times])[:, [0, 2]]
    if scene.actor is None:
        feet = eyes + np.array([(v.fx, v.fz) for v in views]) * 14
    sun, sky = np.array(scene.palette.sun), np.array(scene.palette.ambient_sky)
    low = 0.16 + 0.5 * math.sin(math.radians(scene.palette.elevation))
    light = np.stack([sun * 0.36 + sky, sun * low + sky])
    sea = scene.biome.sea
    pad = 0.6 * max(scene.actor.length, scene.actor.height * 0.4) if scene.actor else 0.0
    home = None if scene.landmark is None else np.tile(scene.landmark.at[:, [0, 2]].mean(0), (len(eyes), 1))

    def clear(x: float, z: float, group: PlantGroup) -> bool:
        drowned = sea and scene.land.at(x, z) < sea.level + 0.5
        if drowned or (scene.pools and not scene.pools.clear(x, z)):
            return False
        big = group.tall[1] > 2.0
        if group.clear and -16 < z < group.clear and big and scene.actor:
            return False
        if not big and abs(z) < group.clear:
            return False
        point = np.array((x, z))
        if scene.actor and scene.actor.medium == "fixed" and math.hypot(x, z) < pad + 4 + 3 * big:
            return False
        margin = 1.3 + (0.5 * group.tall[1] * group.wide + 1.0 if big else 0.35)
        if np.min(np.hypot(*(eyes - point).T)) < margin + (4.0 if big else 0.6):
            return False
        hides = big and home is not None and _distance(point, eyes, home) < margin + _BEFORE
        return not hides and (not big or _distance(point, eyes, feet) > margin)

    return tuple(
        plants.grow(
            group,
            rng,
            snowy=scene.treatment.snowy,
            light=np.asarray(light, np.float32),
            height=scene.land.at,
            clear=clear,
            along=0.5 * (eyes + feet) if group.reach < 50 else np.zeros((1, 2)),
        )
        for group in _plant_groups(scene)
    )


def _plant_groups(scene: Scene) -> list[PlantGroup]:
    """Return the plant groups of the biome. In snow, grass and flowers are left out."""
    snowy = scene.treatment.snowy
    return [s for s in scene.biome.plant_groups if not (snowy and s.kind in ("grass", "flower"))]


def _distance(point: Floats, a: Floats, b: Floats) -> float:
    """Return the shortest distance in the ground plane from a point to the line segments a-b. a, b: shape (n,
    2).
    """
    along = b - a
    k = np.clip(((point - a) * along).sum(1) / ((along**2).sum(1) + 1e-9), 0, 1)[:, None]
    return float(np.min(np.hypot(*(a + along * k - point).T)))
