"""Puddles: what they mirror, where they are, and who comes down in them."""

import numpy as np
import pytest

from filmgate.engines.animatic.effects.puddle import landing
from filmgate.engines.animatic.native.kernels import Kernels
from filmgate.engines.animatic.native.structs import Floats
from filmgate.engines.animatic.render.renderer import Renderer
from filmgate.engines.animatic.scene.build import prepare
from filmgate.engines.animatic.scene.scene import Scene
from filmgate.engines.animatic.seeds import Seed
from filmgate.script.parse import parse

_SIZE = (320, 180)


def staged(kernels: Kernels, prompt: str) -> Scene:
    return prepare(kernels, parse(prompt, 5), seed=5, duration=6.0, aspect=16 / 9)


def lightness(kernels: Kernels, scene: Scene, t: float) -> Floats:
    """Return the luma (height, width) of the frame at `t` seconds."""
    frame = Renderer(kernels, *_SIZE, seed=5).frame(scene.picture(t, _SIZE), 0)
    return np.asarray(frame[: _SIZE[1]], float)


def test_a_pool_has_an_uneven_edge_and_mirrors_who_jumps(kernels: Kernels) -> None:
    scene = staged(kernels, "a girl in a yellow raincoat jumps into a puddle in a park")
    assert scene.pools
    assert scene.actor
    assert scene.actor.lands
    with_pools = scene.picture(scene.actor.lands, _SIZE)
    assert with_pools.pools
    dry = scene.picture(scene.actor.lands, _SIZE)
    object.__setattr__(dry, "pools", None)
    frames = [
        np.asarray(Renderer(kernels, *_SIZE, seed=5).frame(one, 0)[: _SIZE[1]], float)
        for one in (with_pools, dry)
    ]
    changed = np.abs(frames[0] - frames[1]) > 6
    assert 0.05 < changed.mean() < 0.8
    assert not changed[: _SIZE[1] // 4].any()  # the sky and the trees are as they were


def test_many_threads_make_the_same_puddle() -> None:
    found = []
    for threads in (1, 3):
        kernels = Kernels(threads)
        scene = staged(kernels, "rain falls into puddles in a city street")
        found.append(lightness(kernels, scene, 2.0))
        kernels.close()
    assert np.array_equal(found[0], found[1])


@pytest.mark.parametrize(
    "prompt",
    [
        "a girl in a yellow raincoat jumps into a puddle",
        "a boy splashes in a puddle on the street",
        "a dog runs through a puddle in a park",
    ],
)
def test_the_whole_puddle_is_in_the_frame_when_somebody_comes_down(kernels: Kernels, prompt: str) -> None:
    scene = staged(kernels, prompt)
    assert scene.pools
    assert scene.actor
    assert scene.actor.lands is not None
    view = scene.camera(scene.actor.lands, _SIZE)
    x, z, a, b, level, _ = scene.pools.at[0]
    angle = np.linspace(0, 2 * np.pi, 24)
    px, pz = x + a * np.cos(angle) - view.ex, z + b * np.sin(angle) - view.ez
    far = px * view.fx + pz * view.fz
    across = (view.cx + view.focal * (px * view.rx + pz * view.rz) / far) / _SIZE[0]
    down = (view.cy + view.focal * (view.ey - level) / far) / _SIZE[1]
    assert across.min() > 0.01
    assert across.max() < 0.99
    assert down.max() < 0.98


def test_both_feet_come_down_and_stay_where_they_are(kernels: Kernels) -> None:
    scene = staged(kernels, "a girl jumps into a puddle")
    assert scene.actor
    assert scene.actor.lands
    down, duration = scene.actor.lands, scene.duration
    assert scene.actor.hop(down - 0.1) > 0 >= scene.actor.hop(down + 0.05)
    assert scene.actor.x(down + 0.1, duration) == scene.actor.x(duration, duration)
    mesh = scene.played(down + 0.1)[0]
    low = mesh.at[mesh.at[:, 1] < mesh.at[:, 1].min() + 0.06]
    assert np.ptp(low[:, 2]) > 0.12  # two feet beside each other
    assert np.ptp(mesh.at[:, 1]) < 0.97 * np.ptp(scene.played(duration - 0.1)[0].at[:, 1])  # soft knees


def test_water_flies_up_falls_and_makes_rings() -> None:
    effect = landing(0.5, 1.0, seed=Seed(3))

    def foot(_t: float) -> tuple[float, float, float]:
        return (2.0, 0.0, 0.0)

    before, early, late = (effect(t, foot) for t in (0.9, 1.15, 1.9))
    assert not before.meshes
    assert len(before.rings) == 0
    assert early.meshes
    assert early.meshes[0].at[:, 1].max() > 0.15
    assert not late.meshes
    assert len(late.rings) > len(early.rings) > 0
    assert all(np.isfinite(one.at).all() for one in early.particles)


def test_no_grass_grows_in_water_or_on_the_path(kernels: Kernels) -> None:
    scene = staged(kernels, "a child jumps into a puddle on a meadow")
    assert scene.pools
    for thicket in scene.thickets:
        for x, _, z, *_rest in thicket.items:
            assert scene.pools.clear(float(x), float(z))
