"""What surfaces are made of, and the light on them."""

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from filmgate.engines.animatic.geometry import materials
from filmgate.engines.animatic.geometry.mesh import Mesh, blended, join
from filmgate.engines.animatic.geometry.paint import PATTERNS, Paint
from filmgate.engines.animatic.geometry.shapes import ball, box
from filmgate.engines.animatic.native.kernels import Kernels
from filmgate.engines.animatic.native.structs import Floats, MeshRef, pointer
from filmgate.engines.animatic.render import picture as pictures
from filmgate.engines.animatic.render.picture import Picture
from filmgate.engines.animatic.render.renderer import Renderer
from filmgate.engines.animatic.scene.build import prepare
from filmgate.engines.animatic.scene.scene import Scene
from filmgate.engines.animatic.seeds import Seed
from filmgate.engines.animatic.world import gobos, light, lighting, surroundings, tints
from filmgate.script import atmosphere
from filmgate.script.parse import parse

SIZE = (320, 180)
_GROUND = 1  # see native/kernel.h
NATIVE = Path(__file__).parents[3] / "src" / "filmgate" / "engines" / "animatic" / "native"


def room(kernels: Kernels, prompt: str = "a kitchen by day, static shot") -> Scene:
    return prepare(kernels, parse(prompt, 3), seed=3, duration=6.0, aspect=16 / 9)


@pytest.fixture(scope="module")
def kitchen(kernels: Kernels) -> Iterator[Picture]:
    ready = room(kernels)
    picture = ready.picture(0.0, SIZE)
    picture.grade.grain = 0.0
    yield replace(picture, then=None)
    del ready  # it holds the arrays that the picture points into


def colors(kernels: Kernels, picture: Picture) -> tuple[Renderer, Floats]:
    """The renderer, and the linear light of its picture, (3, height, width)."""
    renderer = Renderer(kernels, *SIZE, seed=3)
    renderer.frame(picture, 0)
    return renderer, renderer._canvas.color.copy()


def before(picture: Picture, ahead: float) -> tuple[float, float, float]:
    """The point `ahead` metres in front of the eye."""
    camera = picture.camera
    return (camera.ex + camera.fx * ahead, camera.ey, camera.ez + camera.fz * ahead)


def seen(kernels: Kernels, picture: Picture, paint: Paint) -> Floats:
    """The light of the pixels that show a ball of this material, (3, n)."""
    solid = ball(before(picture, 4.0), (0.8, 0.8, 0.8), paint, sides=48)
    shown = replace(picture, meshes=(solid,), shadows=0.0)
    renderer, light_ = colors(kernels, shown)
    return np.asarray(light_[:, renderer.subject(shown)])


def test_a_metal_mirrors_the_room_in_its_own_colour(kernels: Kernels, kitchen: Picture) -> None:
    gold, clay = (seen(kernels, kitchen, Paint(color="#e8b84a", gloss=2.0, metal=m)) for m in (1.0, 0.0))
    assert gold.mean(0).std() > 1.5 * clay.mean(0).std()
    r, g, b = gold.mean(1)
    assert r > g > 1.5 * b


def test_a_mirror_shows_windows_and_plaster_does_not(kernels: Kernels, kitchen: Picture) -> None:
    chrome, plaster = (seen(kernels, kitchen, Paint(color="#c0c0c0", gloss=g)) for g in (3.0, 0.0))
    assert chrome.mean(0).std() > 1.2 * plaster.mean(0).std()


def test_light_that_goes_into_skin_comes_out_red(kernels: Kernels, kitchen: Picture) -> None:
    skin, chalk = (seen(kernels, kitchen, Paint(color="#c0a090", soft=s)) for s in (1.0, 0.0))
    dim = chalk.mean(0) < np.percentile(chalk.mean(0), 40)
    warmer = (skin[0] / skin[2])[dim].mean() / (chalk[0] / chalk[2])[dim].mean()
    assert warmer > 1.01


def test_a_nap_is_lighter_at_its_edges(kernels: Kernels, kitchen: Picture) -> None:
    def rim(paint: Paint) -> float:
        light_ = seen(kernels, kitchen, paint).mean(0)
        return float(np.percentile(light_, 70) / np.median(light_))

    assert rim(Paint(color="#204080", sheen=1.4)) > rim(Paint(color="#204080"))


def test_a_pattern_changes_at_half_and_is_never_between() -> None:
    wood, plain = (
        np.array([p.row()] * 3, np.float32) for p in (materials.wood("#804020"), Paint(color="#804020"))
    )
    for share in (0.0, 0.3, 0.5, 0.9, 1.0):
        mixed = blended(wood, plain, share)
        assert set(mixed[:, -1]) == {wood[0, -1] if share < 0.5 else 0.0}


def enumerated(name: str) -> dict[str, int]:
    """The constants of the enumeration in a C file that begins with a name, or the names in its order."""
    text = (NATIVE / name).read_text(encoding="utf-8")
    return {key: int(number) for key, number in re.findall(r"\b([A-Z]+) = (\d+)", text)}


@pytest.mark.skipif(not NATIVE.is_dir(), reason="an installed package has no sources")
def test_patterns_and_floors_have_the_same_numbers_in_c() -> None:
    patterns, floors = enumerated("mesh.h"), enumerated("floor.c")
    assert [patterns[one.upper()] for one in PATTERNS] == list(range(len(PATTERNS)))
    for name in ("BOARDS", "TILES", "PARQUET", "CHECKS"):
        assert floors[name] == getattr(pictures, name)


def test_where_things_touch_it_is_darker_and_elsewhere_it_is_not(kernels: Kernels, kitchen: Picture) -> None:
    x, y, z = before(kitchen, 4.0)
    white = Paint(color="#d8d8d8")
    wall, block = box((x, y, z + 0.6), (3.0, 3.0, 0.1), white), box((x, y, z + 0.4), (0.4, 0.4, 0.1), white)
    shown = replace(
        kitchen, backdrop=(), meshes=(wall, block), shadows=0.0, gobo=None, haze=0.0, aperture=0.0
    )
    open_, dim = (colors(kernels, replace(shown, corners=c))[1].mean(0) for c in (0.0, 0.4))
    ratio = dim / open_
    h = len(ratio)
    beside, away = ratio[h // 2 - 4 : h // 2 + 4], ratio[:20, :20]
    assert beside.min() < 0.95
    assert away.min() > 0.99


def test_a_silhouette_has_pixels_between_the_two_colours(kernels: Kernels, kitchen: Picture) -> None:
    x, y, z = before(kitchen, 4.0)
    lean = np.array([[0.97, -0.24, 0], [0.24, 0.97, 0], [0, 0, 1.0]], np.float32)
    bright, dark = Paint(color="#ffffff", glow=1.0), Paint(color="#000000")
    plank = box((0, 0, 0), (0.6, 0.3, 0.05), bright)
    plank.surface[:, :3] = plank.at @ lean.T + (x, y, z)
    wall = box((x, y, z + 1.0), (6.0, 4.0, 0.05), dark)
    shown = replace(
        kitchen, backdrop=(), meshes=(plank, wall), shadows=0.0, corners=0.0, haze=0.0, aperture=0.0
    )
    luma = Renderer(kernels, *SIZE, seed=3).frame(shown, 0)[: SIZE[1]].astype(int)
    middle = luma[:, SIZE[0] // 2]
    low, high = middle[10], middle[SIZE[1] // 2]
    steps = luma[:, SIZE[0] // 2 - 30 : SIZE[0] // 2 + 30]
    between = ((steps > low + 0.15 * (high - low)) & (steps < low + 0.85 * (high - low))).sum(0)
    assert between.mean() > 1.5  # one or two above and below, in each column
    assert len(np.unique(steps[steps > low + 10])) > 12


def test_a_seam_within_a_mesh_has_pixels_between_the_two_colours(kernels: Kernels, kitchen: Picture) -> None:
    x, y, z = before(kitchen, 4.0)
    lean = np.array([[0.97, -0.24, 0], [0.24, 0.97, 0], [0, 0, 1.0]], np.float32)
    shirt, coat = Paint(color="#ffffff", glow=1.0), Paint(color="#101010")
    both = join(box((0, 0.8, 0), (2.0, 0.8, 0.05), shirt), box((0, -0.8, 0), (2.0, 0.8, 0.05), coat))
    both.surface[:, :3] = both.at @ lean.T + (x, y, z)
    shown = replace(kitchen, backdrop=(), meshes=(both,), shadows=0.0, corners=0.0, haze=0.0, aperture=0.0)
    luma = Renderer(kernels, *SIZE, seed=3).frame(shown, 0)[: SIZE[1]].astype(int)
    middle, half = SIZE[0] // 2, SIZE[1] // 2
    steps = luma[half - 25 : half + 25, middle - 30 : middle + 30]
    low, high = np.percentile(steps, (5, 95))
    between = ((steps > low + 0.15 * (high - low)) & (steps < low + 0.85 * (high - low))).sum(0)
    assert high - low > 60
    assert 0.6 < between.mean() < 2.5


def test_a_speck_within_a_surface_takes_a_colour_beside_it(kernels: Kernels) -> None:
    tall, wide = 9, 16
    face, depth = np.zeros((tall, wide), np.int32), np.full((tall, wide), 2.0, np.float32)
    sheet = box((0, 0, 2.0), (1.0, 1.0, 0.1), Paint(color="#808080"))
    light_ = np.full((3, tall, wide), 0.2, np.float32)
    light_[:, 4, 4], light_[:, 4, 9:12], light_[:, 6, 6] = 0.9, 0.9, 0.01  # specks, and a line between them
    mark, spare = np.zeros((tall, wide), np.uint8), light_.copy()
    one = (MeshRef * 1)(
        MeshRef(pointer(sheet.surface), pointer(sheet.faces), None, len(sheet.surface), len(sheet.faces), 0)
    )
    size = (wide, tall)
    samples, slot = np.zeros((8, 17), np.float32), np.zeros((tall, wide), np.int32)
    kernels.rows("fg_edges_find", tall, one, depth, face, light_, *size, mark)
    kernels.rows("fg_edges_mix", tall, one, samples, depth, face, mark, slot, *size, light_, spare)
    kernels.rows("fg_edges_set", tall, spare, mark, *size, light_)
    assert np.allclose(light_[:, 4, 4], 0.2)
    assert np.allclose(light_[:, 6, 6], 0.2)
    assert np.allclose(light_[:, 4, 10], 0.9)


def test_normals_that_look_a_little_away_at_an_outline_make_no_dark_specks(
    kernels: Kernels, kitchen: Picture
) -> None:
    x, y, z = before(kitchen, 4.0)
    coat = Paint(color="#8090a0")

    def shown(tilt: float) -> float:
        """The light of a wall seen from before, whose normals look away from the eye by so much."""
        wall = box((x, y, z), (0.6, 0.6, 0.05), coat)
        to = np.array([kitchen.camera.fx, 0.0, kitchen.camera.fz])
        wall.surface[:, 3:6] = np.sqrt(1.0 - tilt**2) * np.array([0.0, 1.0, 0.0]) + tilt * to
        picture = replace(
            kitchen, backdrop=(), meshes=(wall,), shadows=0.0, corners=0.0, haze=0.0, aperture=0.0
        )
        return float(colors(kernels, picture)[1][:, SIZE[1] // 2, SIZE[0] // 2].mean())

    across = shown(0.0)
    assert abs(shown(0.1) / across - 1.0) < 0.1  # as if they lay across
    assert abs(shown(-0.02) / across - 1.0) < 0.1


def test_a_polished_floor_mirrors_what_stands_on_it(kernels: Kernels, kitchen: Picture) -> None:
    assert kitchen.floor is not None
    x, _, z = before(kitchen, 3.5)
    matt = type(kitchen.floor).from_buffer_copy(kitchen.floor)
    matt.polish = 0.0

    def redness(color: str) -> float:
        """How much redder the polish makes the floor."""
        post = box((x, 0.8, z), (0.4, 0.8, 0.1), Paint(color=color, glow=1.5))
        shown = replace(kitchen, backdrop=(), meshes=(post,), shadows=0.0, aperture=0.0, corners=0.0)
        (renderer, bright), (_, dull) = (
            colors(kernels, replace(shown, floor=floor)) for floor in (kitchen.floor, matt)
        )
        more = (bright - dull)[:, renderer._canvas.material == _GROUND]
        return float((more[0] - more[2]).sum())

    assert redness("#ff2010") > redness("#1020ff") + 0.5


@pytest.mark.parametrize("kind", ["window", "blinds", "lamp", "spot", "leaves", "waves"])
def test_a_gobo_lets_light_onto_its_focus_and_not_everywhere(kind: str) -> None:
    air = light.air(light.TIMES["day"], azimuth=1.0, fog=0.0, seed=Seed(1))
    focus = (2.0, 1.2, -0.5)
    made = gobos.gobo(kind, air, focus, 0.0)
    at = made.across[:, :3] @ np.array(focus) + made.across[:, 3]
    u, v = (int(one) % len(made.mask) for one in at)
    near = made.mask[max(v - 12, 0) : v + 12, max(u - 12, 0) : u + 12]
    assert near.max() > 0.8
    assert made.mask.min() < 0.7
    along = np.array(focus) + 3.0 * np.array(
        air.sun_dir
    )  # every point of a ray has the same place in the mask
    assert np.allclose(made.across[:, :3] @ along + made.across[:, 3], at, atol=1e-3)


def test_the_surroundings_are_bright_where_the_sun_is() -> None:
    air = light.air(light.TIMES["sunset"], azimuth=0.5, fog=0.0, seed=Seed(1))
    made = surroundings.around(air, np.zeros((0, 7), np.float32), (0.0, 1.4, 0.0), indoors=False)
    way = surroundings._directions(surroundings.SIZE)
    texels = made.keep[0, 1:-1, 1:-1].ravel()
    red = (texels >> 20).astype(float)
    brightest = way[red.argmax()]
    assert brightest @ np.array(air.sun_dir) > 0.95
    assert red.max() > 1.5 * np.median(red)


def test_a_lamp_of_the_room_is_seen_where_it_hangs() -> None:
    air = light.air(light.TIMES["lamplight"], azimuth=0.5, fog=0.0, seed=Seed(1))
    lamp = np.array([[3.0, 3.0, 1.0, 3.0, 2.0, 1.0, 0.1]], np.float32)
    made = surroundings.around(air, lamp, (0.0, 1.4, 0.0), indoors=True)
    way = surroundings._directions(surroundings.SIZE)
    brightest = way[(made.keep[0, 1:-1, 1:-1].ravel() >> 20).argmax()]
    to = np.array([3.0, 1.6, 1.0])
    assert brightest @ to / np.linalg.norm(to) > 0.9


def test_every_light_that_a_prompt_can_ask_for_is_a_lighting() -> None:
    assert {name for name, _ in atmosphere.LIGHT} == set(lighting.LIGHTINGS)
    assert {one.gobo for one in lighting.LIGHTINGS.values() if one.gobo} <= set(gobos._SPANS)


@pytest.mark.parametrize(
    ("words", "brighter"), [("low key", False), ("in candlelight", False), ("high key", True)]
)
def test_a_lighting_changes_the_light_of_the_picture(kernels: Kernels, words: str, *, brighter: bool) -> None:
    plain, asked = (
        room(kernels, f"a woman stands in a bedroom by day, {one}static shot") for one in ("", words + ", ")
    )
    means = [
        float(Renderer(kernels, *SIZE, seed=3).frame(one.picture(2.0, SIZE), 0)[: SIZE[1]].mean())
        for one in (plain, asked)
    ]
    assert (means[1] > means[0] + 5) if brighter else (means[1] < means[0] - 5)


def test_a_flame_flickers_and_a_studio_lamp_does_not(kernels: Kernels) -> None:
    view = room(kernels).camera(0.0, SIZE)
    for name, varies in (("candle", True), ("studio", False)):
        rows = [lighting.lamps(lighting.LIGHTINGS[name], (0, 0, 0), 1.7, view, t) for t in (0.0, 0.1, 0.2)]
        assert (np.std([row[:, 3:6].sum() for row in rows]) > 0.01) == varies


def test_the_seed_chooses_the_colours_of_an_hour() -> None:
    sunsets = [tints.tinted(light.TIMES["sunset"], Seed(n)) for n in range(20)]
    assert tints.tinted(light.TIMES["sunset"], Seed(3)) == sunsets[3]
    assert len({one.zenith for one in sunsets}) >= 4
    assert tints.tinted(light.TIMES["storm"], Seed(1)) == light.TIMES["storm"]


def test_every_second_pixel_of_a_plain_wall_is_nearly_what_it_was(kernels: Kernels, kitchen: Picture) -> None:
    x, y, z = before(kitchen, 4.0)
    wall = box((x, y, z), (6.0, 4.0, 0.05), Paint(color="#b0a890"))
    shaded = replace(kitchen, meshes=(wall,), shadows=0.0, aperture=0.0, haze=0.0)
    rough = Mesh(wall.surface.copy(), wall.faces, wall.wound)
    rough.paint[:, 5:7] = (0.021, 1e5)  # so fine that every pixel is shaded, and too fine to be seen
    fast, slow = (
        Renderer(kernels, *SIZE, seed=3).frame(replace(shaded, meshes=(mesh,)), 0)[: SIZE[1]].astype(int)
        for mesh in (wall, rough)
    )
    assert np.abs(fast - slow).max() <= 2


def test_two_lightings_that_a_prompt_names_are_both_there() -> None:
    both = lighting.choose(("neon", "rim"), style=None, mood=None, indoors=True, table=False)
    assert both.lamps == lighting.LIGHTINGS["neon"].lamps
    assert both.bearing == lighting.LIGHTINGS["rim"].bearing


def test_feathers_of_a_body_are_softer_than_scales(kernels: Kernels, kitchen: Picture) -> None:
    plain = seen(kernels, kitchen, Paint(color="#ffffff", gloss=0.1, sheen=0.12))[1]

    def uneven(paint: Paint) -> float:
        light_ = seen(kernels, kitchen, paint)[1] / plain
        return float(np.median(np.abs(light_ - np.median(light_))))

    feathers, scales = materials.plumage("#ffffff", fine=14.0), materials.scales("#ffffff", fine=14.0)
    assert 0.01 < uneven(feathers) < 0.85 * uneven(scales)
    assert uneven(materials.plumage("#ffffff", fine=14.0, distinct=0.12)) < 0.6 * uneven(feathers)


def test_a_low_sun_shines_through_the_clouds_before_it(kernels: Kernels) -> None:
    ready = room(kernels, "a desert at sunset, static shot")
    picture = replace(ready.picture(0.0, SIZE), then=None)
    camera, sun = picture.camera, picture.air.sun_dir
    ahead = camera.fx * sun[0] + camera.fz * sun[2]
    x = camera.cx + camera.focal * (camera.rx * sun[0] + camera.rz * sun[2]) / ahead
    y = camera.cy - camera.focal * sun[1] / ahead
    picture.air.cloud_cover, picture.air.disc = 1.6, 0.0  # clouds everywhere
    assert 20 < x < SIZE[0] - 20
    light_ = colors(kernels, picture)[1]
    beside = light_[:, int(y), int(x)]
    away = light_[:, int(y), 5 if x > SIZE[0] / 2 else SIZE[0] - 6]
    assert beside.sum() > 2.5 * away.sum()
    assert beside[0] > 1.5 * beside[2]
