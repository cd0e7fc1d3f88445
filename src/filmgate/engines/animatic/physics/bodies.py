"""Worlds of rigid bodies: what is in them, how it is joined, and how it moves."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from filmgate.engines.animatic.native.kernels import Kernels
from filmgate.engines.animatic.physics.forms import Doubles, Point, Solid
from filmgate.engines.animatic.physics.motion import Blow, Motion, State, matrices, quaternion
from filmgate.engines.animatic.physics.packing import Cut, cut, packed

STEP = 1 / 240  # seconds; fixed, so that the same bodies always move alike
_KEPT = 4  # one state in four is kept: 60 a second
_BLOWS = 600  # at most that many are told
_SLOP, _REST = 0.004, 0.04  # metres; m/s: slower bodies fall asleep
_BREAKS = 40  # at most so many bodies break in a shot
BALL, HINGE, CONE, ROPE, ROD, WELD = range(6)

_V = ("f8", 3)
_BODY = np.dtype(
    [
        *((name, *_V) for name in ("at",)),
        ("turn", "f8", 4),
        ("velocity", *_V),
        ("spin", *_V),
        ("lightness", "f8"),
        ("supple", "f8", 9),
        *(
            (name, "f8")
            for name in (
                "friction",
                "bounce",
                "roll",
                "drag",
                "gravity",
                "brittle",
                "group",
                "asleep",
                "still",
            )
        ),
    ]
)
_JOINT = np.dtype(
    [
        *((name, "i4") for name in ("a", "b", "kind", "stays")),
        *((name, *_V) for name in ("at_a", "at_b", "axis_a", "axis_b", "side_a", "side_b")),
        *((name, "f8") for name in ("low", "high", "stiff", "hertz", "breaks")),
        ("force", *_V),
        ("twist", *_V),
        ("limit", "f8"),
        ("broken", "f8"),
    ]
)


Breaks = Callable[["World", State, Blow], None]


@dataclass
class World:
    """Bodies above level ground at y = 0, or above a height field, in metres.

    hills: heights (nz, nx), (x0, z0) of the first and the size of a cell; grip, give: friction and
    restitution of the ground; wind: m/s, which drags what has a drag.
    """

    kernels: Kernels
    gravity: float = 9.81
    grip: float = 0.6
    give: float = 1.0
    wind: tuple[float, float, float] = (0.0, 0.0, 0.0)
    hills: tuple[Doubles, tuple[float, float], float] | None = None
    step: float = STEP
    substeps: int = 4
    rest: float = _REST
    _solids: list[Solid] = field(default_factory=list)
    _cuts: list[list[Cut]] = field(default_factory=list)
    _rows: list[Any] = field(default_factory=list)
    _joints: list[Any] = field(default_factory=list)
    _breaks: dict[int, Breaks] = field(default_factory=dict)
    _born: list[float] = field(default_factory=list)
    _gone: dict[int, float] = field(default_factory=dict)
    _now: float = 0.0
    _acts: list[tuple[float, Callable[["World"], None]]] = field(default_factory=list)

    def add(
        self,
        solid: Solid,
        at: Point = (0.0, 0.0, 0.0),
        *,
        turn: Doubles | None = None,
        velocity: Point = (0.0, 0.0, 0.0),
        spin: Point = (0.0, 0.0, 0.0),
        fixed: bool = False,
        friction: float = 0.6,
        bounce: float = 0.1,
        roll: float = 0.0,
        drag: float = 0.02,
        gravity: float = 1.0,
        group: int = 0,
        asleep: bool = False,
        brittle: float = 0.0,
        breaks: Breaks | None = None,
    ) -> int:
        """Add a body and return its number. at: the origin of its model. fixed: it goes its way whatever
        it meets.

        friction, bounce: those of a contact are the geometric mean and the larger of both; roll: metres,
        the lever of rolling resistance; brittle: m/s of a blow that breaks it, which `breaks` does.
        """
        row = np.zeros((), _BODY)
        rotation = np.eye(3) if turn is None else np.asarray(turn, np.float64)
        arm = rotation @ solid.middle
        row["at"], row["turn"] = np.asarray(at, np.float64) + arm, quaternion(rotation)
        row["velocity"] = np.asarray(velocity, np.float64) + np.cross(spin, arm)
        row["spin"] = spin
        if not fixed:
            row["lightness"] = 1 / solid.mass
            row["supple"] = np.linalg.inv(solid.inertia).reshape(-1)
        for name, value in (
            ("friction", friction),
            ("bounce", bounce),
            ("roll", roll),
            ("drag", drag),
            ("gravity", gravity),
            ("brittle", brittle),
            ("group", group),
            ("asleep", float(asleep and not fixed)),
        ):
            row[name] = value
        self._solids.append(solid)
        self._cuts.append(cut(solid))
        self._rows.append(row[()])
        self._born.append(self._now)
        if breaks:
            self._breaks[len(self._rows) - 1] = breaks
        return len(self._rows) - 1

    def join(
        self,
        kind: int,
        a: int,
        b: int,
        at: Point,
        *,
        end: Point | None = None,
        axis: Point = (0.0, 0.0, 1.0),
        other: Point | None = None,
        low: float = 0.0,
        high: float = 0.0,
        stiff: float = 0.0,
        hertz: float = 0.0,
        breaks: float = 0.0,
        apart: bool = True,
    ) -> None:
        """Join two bodies (-1: the world) at a point of the world, in metres.

        HINGE turns about the axis, between low and high radians if they differ; CONE is a ball joint whose
        axes, that of a and the `other` one of b, come no further apart than high; ROPE and ROD go from `at`
        on a to `end` on b. stiff: N m of friction. apart: the two do not touch each other.
        """
        row = np.zeros((), _JOINT)
        row["a"], row["b"], row["kind"], row["stays"] = a, b, kind, apart
        one, two = np.asarray(at, np.float64), np.asarray(at if end is None else end, np.float64)
        u = np.asarray(axis, np.float64) / np.linalg.norm(axis)
        w = u if other is None else np.asarray(other, np.float64) / np.linalg.norm(other)
        aside = np.cross(u, (0.0, 1.0, 0.0) if abs(u[1]) < 0.9 else (1.0, 0.0, 0.0))
        aside /= np.linalg.norm(aside)
        for which, body, point, way in (("a", a, one, u), ("b", b, two, w)):
            back = np.eye(3) if body < 0 else matrices(self._rows[body]["turn"][None])[0].T
            start = np.zeros(3) if body < 0 else self._rows[body]["at"]
            row["at_" + which], row["axis_" + which] = back @ (point - start), back @ way
            row["side_" + which] = back @ aside
        long = float(np.linalg.norm(two - one)) if kind in (ROPE, ROD) and not high else high
        row["low"], row["high"], row["stiff"], row["hertz"], row["breaks"] = low, long, stiff, hertz, breaks
        self._joints.append(row[()])

    def at(self, t: float, act: Callable[["World"], None]) -> None:
        """Do something with the world at `t` seconds, such as letting go or pushing."""
        self._acts.append((t, act))

    def change_at(self, t: float, body: int, **values: float | Point) -> None:
        """Set fields of a body at `t` seconds, as `change` does."""
        self.at(t, lambda world: world.change(body, **values))

    def push_at(self, t: float, body: int, by: Point, spin: Point = (0.0, 0.0, 0.0)) -> None:
        """Push a body at `t` seconds, as `push` does."""
        self.at(t, lambda world: world.push(body, by, spin))

    def wind_at(self, t: float, wind: tuple[float, float, float]) -> None:
        """Let the wind become another one at `t` seconds."""
        self.at(t, lambda world: setattr(world, "wind", wind))

    def state(self, body: int) -> State:
        """Return a body as it is now."""
        row = self._rows[body]
        turn = matrices(row["turn"][None])[0]
        arm = turn @ self._solids[body].middle
        return State(row["at"] - arm, turn, row["velocity"] - np.cross(row["spin"], arm), row["spin"].copy())

    def mass(self, body: int) -> float:
        """Return the mass of a body in kg."""
        return self._solids[body].mass

    def middle(self, body: int) -> Doubles:
        """Return the way from the origin of a body's model to its centre of mass, as it is turned."""
        return np.asarray(matrices(self._rows[body]["turn"][None])[0] @ self._solids[body].middle, np.float64)

    def change(self, body: int, **values: float | Point) -> None:
        """Set fields of a body: velocity and spin of its centre of mass, friction, gravity, asleep …"""
        for name, value in values.items():
            self._rows[body][name] = value
        if "asleep" not in values:
            self._rows[body]["asleep"] = self._rows[body]["still"] = 0.0

    def asleep(self, body: int) -> float:
        """Return 1 if a body sleeps, else 0."""
        return float(self._rows[body]["asleep"])

    def breaking(self, body: int, breaks: Breaks) -> None:
        """Say what happens when a body that is brittle breaks."""
        self._breaks[body] = breaks

    def push(self, body: int, by: Point, spin: Point = (0.0, 0.0, 0.0)) -> None:
        """Change the velocity (m/s) and spin (rad/s) of a body, which wakes."""
        row = self._rows[body]
        row["velocity"] += by
        row["spin"] += spin
        row["asleep"] = row["still"] = 0.0

    def free(self, body: int) -> None:
        """Let go of a body that was fixed."""
        solid = self._solids[body]
        self.change(
            body,
            lightness=1 / solid.mass,
            supple=np.asarray(np.linalg.inv(solid.inertia), np.float64).reshape(-1),
        )

    def part(self, a: int, b: int) -> None:
        """Undo the joints between two bodies."""
        for row in self._joints:
            if {int(row["a"]), int(row["b"])} == {a, b}:
                row["broken"] = 1.0

    def remove(self, body: int) -> None:
        """Take a body out of the world."""
        self._gone[body] = self._now
        self.change(body, lightness=0.0, velocity=(0.0, 0.0, 0.0), spin=(0.0, 0.0, 0.0))
        for row in self._joints:
            if body in (int(row["a"]), int(row["b"])):
                row["broken"] = 1.0

    @property
    def now(self) -> float:
        """Return the seconds that were simulated."""
        return self._now

    def __len__(self) -> int:
        return len(self._rows)

    def energy(self) -> float:
        """Return the energy of motion and height of all free bodies, in joules."""
        total = 0.0
        for row, solid in zip(self._rows, self._solids, strict=True):
            if row["lightness"] > 0:
                turn = matrices(row["turn"][None])[0]
                spin = turn.T @ row["spin"]
                total += 0.5 * solid.mass * float(row["velocity"] @ row["velocity"]) + 0.5 * float(
                    spin @ solid.inertia @ spin
                )
                total += solid.mass * self.gravity * float(row["at"][1])
        return total

    def momentum(self) -> Doubles:
        """Return the momentum of all free bodies, in kg m/s."""
        free = [(row, one) for row, one in zip(self._rows, self._solids, strict=True) if row["lightness"] > 0]
        return np.asarray(sum(one.mass * row["velocity"] for row, one in free), np.float64)

    def run(self, seconds: float) -> Motion:
        """Simulate some seconds and return the motion. Bodies that break are replaced on the way."""
        total, done = max(round(seconds / self.step), 1), 0
        kept = [self._poses()]
        blows: list[Blow] = []
        acts = sorted(self._acts, key=lambda one: one[0])
        broken = 0
        while done < total:
            while acts and acts[0][0] <= self._now + 0.5 * self.step:
                acts.pop(0)[1](self)
            until = min(total, max(round(acts[0][0] / self.step), done + 1)) if acts else total
            steps, poses, hits, hit = self._steps(until - done, done)
            kept += list(poses)
            blows += [Blow(one.t + self._now, *one[1:]) for one in hits]
            done += steps
            self._now = done * self.step
            if hit >= 0:
                at_once = Blow(self._now, hit, -1, tuple(self._rows[hit]["at"]), 0.0)  # if too many are told
                last = next((one for one in reversed(blows) if hit in (one.a, one.b)), at_once)
                self._rows[hit]["brittle"] = 0.0
                if (breaks := self._breaks.pop(hit, None)) and broken < _BREAKS:
                    broken += 1
                    breaks(self, self.state(hit), last)
        return self._motion(kept, blows)

    def _motion(self, kept: list[Doubles], blows: list[Blow]) -> Motion:
        n = len(self._rows)
        whole = np.empty((len(kept), n, 7))
        last = self._poses()
        for k in range(len(kept) - 1, -1, -1):  # who is not there yet is where it will begin
            row = kept[k]
            whole[k, : len(row)] = row
            if len(row) < n:
                whole[k, len(row) :] = (whole[k + 1] if k + 1 < len(kept) else last)[len(row) :]
        gone = np.array([self._gone.get(k, np.inf) for k in range(n)])
        turn = whole[:, :, 3:]
        middle = np.array([one.middle for one in self._solids]).reshape(n, 3)
        arm = (matrices(turn.reshape(-1, 4)).reshape(len(kept), n, 3, 3) @ middle[None, :, :, None])[..., 0]
        return Motion(
            at=whole[:, :, :3] - arm,
            turn=turn,
            rate=1 / (self.step * _KEPT),
            born=np.array(self._born),
            gone=gone,
            blows=tuple(blows),
        )

    def _poses(self) -> Doubles:
        return np.array([np.concatenate([row["at"], row["turn"]]) for row in self._rows]).reshape(-1, 7)

    def _steps(self, steps: int, first: int) -> tuple[int, Doubles, list[Blow], int]:
        """Run the kernel. Return the steps done, the poses kept, the blows, and the body that stopped it or
        -1.
        """
        body = np.array(self._rows, _BODY) if self._rows else np.zeros(0, _BODY)
        joint = np.array(self._joints, _JOINT) if self._joints else np.zeros(0, _JOINT)
        flat = packed([(k, one, self._cuts[k]) for k, one in enumerate(self._solids) if k not in self._gone])
        n, m = len(body), len(flat.shape)
        heights, (x0, z0), cell = self.hills or (np.zeros((0, 0)), (0.0, 0.0), 1.0)
        heights = np.ascontiguousarray(heights, np.float64)
        count = np.array(
            [
                n,
                m,
                len(joint),
                heights.shape[1],
                heights.shape[0],
                steps,
                self.substeps,
                _KEPT,
                first,
                len(flat.vertex),
                len(flat.plane),
                len(flat.direction),
            ],
            np.int32,
        )
        setting = np.array(
            [self.step, self.gravity, *self.wind, self.grip, self.give, x0, z0, cell, _SLOP, self.rest],
            np.float64,
        )
        scratch = np.zeros(
            3 * (len(flat.vertex) + len(flat.plane) + len(flat.direction) + 2 * m + 2 * n)
            + len(flat.plane)
            + 10 * n
            + 16
        )
        out = np.zeros(((first + steps) // _KEPT - first // _KEPT + 1, n, 7))
        event, told = np.zeros((_BLOWS, 7)), np.array([0, 0, 0, -1, _BLOWS], np.int32)
        self.kernels.call(
            "fg_rigid",
            body,
            flat.shape,
            joint,
            flat.vertex,
            flat.plane,
            flat.direction,
            flat.loop,
            flat.corner,
            flat.edge,
            heights,
            count,
            setting,
            scratch,
            out,
            event,
            told,
        )
        self._rows, self._joints = list(body), list(joint)
        blows = [
            Blow(float(r[0]), int(r[1]), int(r[2]), (float(r[3]), float(r[4]), float(r[5])), float(r[6]))
            for r in event[: told[2]]
        ]
        return int(told[0]), out[: told[1]], blows, int(told[3])
