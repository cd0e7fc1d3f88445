"""Vehicles that meet something: each other, a pile of boxes, a ramp, bumps; and loads that roll off."""

import math
from collections.abc import Callable
from dataclasses import replace

import numpy as np

from filmgate.engines.animatic.geometry import materials
from filmgate.engines.animatic.geometry.mesh import Mesh, join
from filmgate.engines.animatic.geometry.shapes import box, lathe, rod
from filmgate.engines.animatic.physics.bodies import World
from filmgate.engines.animatic.physics.forms import Solid, block, cylinder
from filmgate.engines.animatic.subjects import cast
from filmgate.engines.animatic.subjects.actor import Actor
from filmgate.engines.animatic.subjects.happenings import sets
from filmgate.engines.animatic.subjects.happenings.event import Event
from filmgate.engines.animatic.subjects.happenings.models import model
from filmgate.engines.animatic.subjects.happenings.trial import Trial, moved
from filmgate.engines.animatic.subjects.part import Part

_HITS = 1.3  # seconds until they meet
_COLOURS = ("#b8342c", "#2c5cb0", "#d8a020", "#3a8a50")


class Vehicle:
    """A vehicle of a trial: a chassis with its mesh, whose wheels turn as far as it goes."""

    def __init__(
        self,
        trial: Trial,
        part: Part,
        at: float,
        speed: float,
        *,
        z: float = 0.0,
        low: float = 0.0,
        drag: float = 0.0,
    ) -> None:
        heading = 1 if speed >= 0 else -1
        actor = cast.CASTING[part.kind](replace(part, heading=heading, beats=("run",)))
        still = actor.mesh(0.0, (0.0, 0.0, 0.0))
        bottom, top = still.at.min(0).astype(float), still.at.max(0).astype(float)
        self.half = 0.5 * (top - bottom)
        self._middle, self._actor, self._speed = 0.5 * (top + bottom), actor, abs(actor.speed) or 1.0
        x, y, z_half = self.half
        body = block((0.98 * x, 0.34 * y, 0.92 * z_half), (0, -0.18 * y, 0))
        cab = block((0.5 * x, 0.38 * y, 0.82 * z_half), (-0.05 * x, 0.45 * y, 0))
        feet = [block((0.14 * x, 0.25 * y, 0.92 * z_half), (s * 0.62 * x, -0.75 * y, 0)) for s in (-1, 1)]
        self.number = trial.put(
            None,
            Solid((body, cab, *feet), 130.0),
            (at, y + low + 0.002, z),
            velocity=(speed, 0, 0),
            friction=0.0,
            bounce=0.05,
            drag=drag,
        )
        self._heading, self.crumples = heading, False
        self.end = trial.part.duration
        trial.drawn(self.number, self.mesh)

    def mesh(self, t: float) -> Mesh:
        now = self.end + (1 - math.exp(-2.5 * max(t - self.end, 0.0))) / 5 if t > self.end else t
        mesh = moved(self._actor.mesh(now, (0.0, 0.0, 0.0)), np.eye(3), -self._middle)
        if self.crumples and t > self.end:  # its front is pushed in, and folds
            k = 1 - math.exp(-18 * (t - self.end))
            ahead = self._heading * mesh.at[:, 0] / self.half[0]
            share = np.clip((ahead - 0.45) / 0.55, 0, 1) * k
            mesh.at[:, 0] -= (self._heading * 0.2 * self.half[0] * share).astype(np.float32)
            fold = np.sin(19 * mesh.at[:, 0] + 3 * mesh.at[:, 2]) + np.sin(13 * mesh.at[:, 2])
            mesh.at[:, 1] += (0.05 * share * fold).astype(np.float32)
        return mesh


def crash(event: Event) -> Actor:
    """Two vehicles run into each other."""
    trial = event.trial(scale="life", dust="#77726a", dusts=1.5, shakes=2.2)
    first, other = event.things[0], event.second() or event.things[0]
    if other.coat is None or other.coat == first.coat:
        coats = [one for one in _COLOURS if one != first.coat]
        first = first if first.coat else replace(first, coat=coats[0])
        other = replace(other, coat=coats[1])
    speed = 7.0
    a = Vehicle(trial, first, 0.0, speed, z=-0.35)
    b = Vehicle(trial, other, 0.0, -speed, z=0.35)
    trial.world.change(
        a.number,
        at=trial.world.state(a.number).at + trial.world.middle(a.number) + (-speed * _HITS - a.half[0], 0, 0),
    )
    trial.world.change(
        b.number,
        at=trial.world.state(b.number).at + trial.world.middle(b.number) + (speed * _HITS + b.half[0], 0, 0),
    )
    for one, way in ((a, 1.0), (b, -1.0)):
        one.end, one.crumples = _HITS, True

        def stops(world: World, one: Vehicle = one, way: float = way) -> None:
            world.change(one.number, friction=0.45)
            world.push(one.number, (0.0, 0.7, 0.0), (0.0, -0.9, -1.1 * way))

        trial.world.at(_HITS + 0.02, stops)
    rng = event.part.seed.stream("trial", 10)
    debris(trial, _HITS, (0.0, 0.7, 0.0), 34, rng)
    trial.shows((-6.5, 0.0, -1.5), (6.5, 2.6, 1.5))
    return trial.actor()


def debris(
    trial: Trial,
    when: float,
    at: tuple[float, float, float],
    count: int,
    rng: np.random.Generator,
    *,
    speed: float = 4.0,
    colours: tuple[str, ...] = ("#2a2c30", "#b8c4cc", "#8a2a22", "#c8c8c8"),
) -> None:
    """Let small pieces fly from a point at a time."""
    numbers = []
    for k in range(count):
        half = rng.uniform(0.02, 0.11, 3) * (1, 0.4, 1)
        mesh = box(
            (0, 0, 0),
            (float(half[0]), float(half[1]), float(half[2])),
            materials.plastic(colours[k % len(colours)]),
        )
        numbers.append(
            trial.put(
                mesh,
                Solid((block(np.maximum(half, 0.02)),), 900.0),
                (at[0], -3.0 - 0.3 * k, at[2]),
                fixed=True,
            )
        )

    def flies(world: World) -> None:
        for number in numbers:
            world.free(number)
            way = rng.normal(size=3)
            world.change(
                number, at=np.array(at) + 0.25 * way, friction=0.6, bounce=0.25, roll=0.005, group=3.0
            )
            world.push(
                number,
                (speed * 0.5 * way[0], speed * (0.4 + 0.8 * abs(way[1])), speed * 0.5 * way[2]),
                rng.normal(0, 9, 3),
            )

    trial.world.at(when, flies)


def through(event: Event) -> Actor:
    """A vehicle drives through a pile of things, which fly about."""
    trial = event.trial(scale="life", dust="#8a8072", dusts=3.0, shakes=0.5, aside=0.4)
    speed = 8.0
    models = [event.model(1, 0.72, tone=k) for k in range(4)]
    sets.pile_of(trial, models, 5, 2.05 * float(models[0].half[2]), (0.5, 0, 0), deep=2)
    car = Vehicle(trial, event.part, 0.0, speed, drag=0.0)
    trial.world.change(
        car.number,
        at=trial.world.state(car.number).at
        + trial.world.middle(car.number)
        + (-speed * _HITS - car.half[0] - 0.3, 0, 0),
    )

    def slows(world: World) -> None:
        world.change(car.number, drag=0.9)

    trial.world.at(_HITS + 0.5, slows)
    car.end = _HITS + 1.3
    trial.shows((-7.0, 0.0, -2.0), (7.5, 3.2, 2.0))
    return trial.actor()


def unload(event: Event) -> Actor:
    """A truck brakes, and its load goes on, falls and rolls."""
    trial = event.trial(scale="life", dust="#8a8072", dusts=2.5)
    speed, stop = 6.5, 1.2
    truck = Vehicle(trial, event.part, 0.0, speed)
    x, _, z = (float(v) for v in truck.half)
    high = 0.95
    start = -speed * stop - 0.5
    trial.world.remove(truck.number)
    part = event.part
    mesh = _flatbed(part, x, high, z)
    chassis = Solid(
        (
            block((x, 0.5 * high - 0.05, z), (0, 0.5 * high, 0)),
            block((0.17 * x, 0.62, 0.9 * z), (0.8 * x, high + 0.62, 0)),
        ),
        300.0,
    )
    number = trial.put(mesh, chassis, (start, 0.001, 0.0), fixed=True, velocity=(speed, 0, 0), friction=0.4)
    second = event.second()
    load = second or replace(event.part, kind="barrel", variant="", coat=None)
    size = 0.85
    for k in range(9):
        one = model(load, size, number=k)
        round_one = one.half[0] < 1.2 * one.half[2] and load.kind in ("barrel", "log")
        form = cylinder(float(one.half[0]), float(one.half[1])) if round_one else None
        turn = np.array([[1.0, 0, 0], [0, 0, -1], [0, 1, 0]]) if round_one else np.eye(3)
        r = float(one.half[0])
        row, up = (k % 5, 0) if k < 5 else (k - 5 + 0.5, 1)
        lift = r if round_one else float(one.half[1])
        spot = (start - 0.85 * x + 0.3 + r + 2.02 * r * row, high + 0.06 + lift + up * 1.75 * lift, 0.0)
        trial.put(
            one.mesh,
            Solid((form,), 300.0) if form else one.solid,
            spot,
            turn=turn,
            velocity=(speed, 0, 0),
            friction=0.5,
            bounce=0.1,
            roll=0.003,
        )
    world = trial.world
    steps = 14
    for k in range(steps + 1):
        left = speed * (1 - k / steps)
        world.change_at(stop + 0.55 * k / steps, number, velocity=(left, 0.0, 0.0))
    for barrel in range(number + 1, number + 10):
        world.push_at(stop + 0.1, barrel, (-1.4, 0.6, 1.2 if barrel % 2 else -1.2))
    trial.shows((-6.5, 0.0, -1.8), (6.0, 3.0, 1.8))
    return trial.actor()


def _flatbed(part: Part, x: float, high: float, z: float) -> Mesh:
    """Make an open truck whose front is towards +x."""

    paint, dark, glass = (
        materials.enamel(part.coat or "#b8342c"),
        materials.rubber("#1c1c1e"),
        materials.glass("#2a3a44"),
    )
    parts = [
        box((0, high - 0.08, 0), (x, 0.1, z), materials.wood("#7a5c3c")),
        box((0, 0.62, 0), (0.96 * x, 0.12, 0.6 * z), materials.DARK),
        box((0.8 * x, high + 0.45, 0), (0.19 * x, 0.75, 0.95 * z), paint),
        box((0.97 * x + 0.06, high + 0.72, 0), (0.06, 0.34, 0.82 * z), glass),
        *(box((0.82 * x, high + 0.75, s * 0.96 * z), (0.12 * x, 0.28, 0.02), glass) for s in (-1, 1)),
        *(
            box((1.0 * x + 0.04, 0.75, s * 0.6 * z), (0.04, 0.1, 0.14), materials.light("#fff0c8", 0.4))
            for s in (-1, 1)
        ),
        box((0.99 * x, 0.8, 0), (0.06, 0.16, 0.4 * z), materials.METAL),
    ]
    for at in (-0.72, -0.42, 0.72):
        for s in (-1, 1):
            wheel = lathe(
                [
                    (0.02, -0.14),
                    (0.44, -0.14),
                    (0.47, -0.1),
                    (0.47, 0.1),
                    (0.44, 0.14),
                    (0.2, 0.14),
                    (0.18, 0.1),
                    (0.02, 0.1),
                ],
                [dark] * 5 + [materials.METAL] * 3,
                sides=28,
            )
            turn = np.array([[1.0, 0, 0], [0, 0, s * 1.0], [0, -s * 1.0, 0]])
            parts.append(moved(wheel, turn, (at * x, 0.47, s * 0.86 * z)))
    return join(*parts)


def ramp(event: Event) -> Actor:
    """A vehicle jumps over a ramp and lands on its wheels."""
    trial = event.trial(scale="life", dust="#9a8c74", dusts=2.0, shakes=0.8)
    wood = materials.wood("#a5784a")
    speed, rise = 7.5, 0.42
    long = 2.6
    turn = np.array([[math.cos(rise), -math.sin(rise), 0], [math.sin(rise), math.cos(rise), 0], [0, 0, 1]])
    middle = np.array((-1.8, 0.5 * long * math.sin(rise) - 0.05, 0.0))
    trial.scenery(
        moved(box((0, 0, 0), (0.5 * long, 0.06, 1.1), wood), turn, middle),
        box((-0.75, 0.45, 0.9), (0.06, 0.45, 0.06), wood),
        box((-0.75, 0.45, -0.9), (0.06, 0.45, 0.06), wood),
    )
    vehicle = Vehicle(trial, event.part, 0.0, speed)
    y = float(vehicle.half[1])
    lip = middle + turn @ np.array((0.5 * long, 0.06, 0.0))
    foot = middle - turn @ np.array((0.5 * long, -0.06, 0.0))
    trial.world.remove(vehicle.number)
    path = _path(float(foot[0]), float(lip[0]), float(lip[1]), speed, rise)

    def drawn(t: float) -> Mesh:
        at, high, lean = path(t)
        mesh = vehicle.mesh(t)
        c, s = math.cos(lean), math.sin(lean)
        return moved(mesh, np.array([[c, -s, 0], [s, c, 0], [0, 0, 1]]), (at, high + y, 0.0))

    trial.animated(lambda t: [drawn(t)])
    trial.shows((-5.5, 0.0, -1.2), (7.0, 3.6, 1.2))
    return trial.actor()


def _path(
    foot: float, lip: float, high: float, speed: float, rise: float
) -> Callable[[float], tuple[float, float, float]]:
    """Return the way over a ramp as a function of time: x, height and lean. In the air it is thrown."""
    up, ahead = speed * math.sin(rise) * 1.25, speed * math.cos(rise) * 0.72
    begin = 1.0
    on = (lip - foot) / ahead
    air = (up + math.sqrt(up * up + 2 * 9.81 * high)) / 9.81

    def path(t: float) -> tuple[float, float, float]:
        s = t - begin
        if s < 0:
            return foot + speed * 0.8 * s, 0.0, 0.0
        if s < on:
            k = s / on
            return foot + ahead * s, high * k, rise * min(2.5 * k, 1.0)
        f = s - on
        if f < air:
            return lip + ahead * f, high + up * f - 4.905 * f * f, rise - (rise + 0.12) * f / air
        g = f - air
        return (
            lip + ahead * air + ahead * (1 - math.exp(-1.1 * g)) / 1.1,
            0.1 * math.exp(-3 * g) * abs(math.sin(7 * g)),
            -0.12 * math.exp(-4 * g) * math.cos(9 * g),
        )

    return path


def bumps(event: Event) -> Actor:
    """A vehicle goes over bumps on its springs: its body answers as a mass on a damped spring does."""
    trial = event.trial(scale="life", dust="#9a8c74")
    rng = event.part.seed.stream("trial", 11)
    vehicle = Vehicle(trial, event.part, 0.0, 4.0)
    x, y, z = (float(v) for v in vehicle.half)
    trial.world.remove(vehicle.number)
    spots = np.cumsum(rng.uniform(1.5, 2.3, 14)) - 13.0
    highs = rng.uniform(0.09, 0.17, 14)
    for at, high in zip(spots, highs, strict=True):
        k = 0.5 * (0.45**2 + high**2) / high  # a part of a rod that lies across the road
        mound = rod(
            (float(at), high - k, -2.4), (float(at), high - k, 2.4), float(k), materials.asphalt("#6a6860")
        )
        trial.scenery(mound)

    def ground(at: float) -> float:
        d = np.abs(at - spots) / 0.75
        return float((highs * np.where(d < 1, 0.5 + 0.5 * np.cos(math.pi * d), 0)).sum())

    speed, step = 3.0, 1 / 240
    n = round(event.part.duration / step) + 1
    rows = np.zeros((n, 3))
    lift, tilt, v_lift, v_tilt = 0.0, 0.0, 0.0, 0.0
    base = 0.62 * x
    for k in range(n):
        at = speed * (k * step - 0.5 * event.part.duration)
        front, rear = ground(at + base), ground(at - base)
        mean, slope = 0.5 * (front + rear), (front - rear) / (2 * base)
        v_lift += (150.0 * (mean - lift) - 5.0 * v_lift) * step  # two hertz, a quarter of critical damping
        v_tilt += (190.0 * (slope - tilt) - 6.0 * v_tilt) * step
        lift += v_lift * step
        tilt += v_tilt * step
        rows[k] = at, lift, tilt

    def drawn(t: float) -> Mesh:
        at, up, lean = rows[min(max(round(t / step), 0), n - 1)]
        mesh = moved(vehicle.mesh(t), np.eye(3), (0, 0, 0))
        low = np.clip(
            (-mesh.at[:, 1] / y - 0.25) / 0.3, 0, 1
        )  # wheels follow the ground, the body its springs
        wheel = np.where(mesh.at[:, 0] > 0, ground(at + base), ground(at - base))
        mesh.at[:, 1] += np.where(
            low > 0, low * wheel + (1 - low) * (up + lean * mesh.at[:, 0]), up + lean * mesh.at[:, 0]
        ).astype(np.float32)
        mesh.at[:] += np.array((at, y, 0.0), np.float32)
        return mesh

    trial.animated(lambda t: [drawn(t)])
    half = 0.5 * speed * event.part.duration
    trial.shows((-0.62 * half, 0.0, -z), (0.62 * half, 2.2 * y, z))
    return trial.actor()


CRASHES = {"crash": crash, "through": through, "unload": unload, "ramp": ramp, "bumps": bumps}
