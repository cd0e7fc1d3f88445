"""A sheet of the materials of the embedded engine: each on a ball, a cube and a hanging cloth, in five lights.

python benchmarks/materials.py OUT.jpg                      all of them
python benchmarks/materials.py OUT.jpg gold silk            these
python benchmarks/materials.py OUT.jpg --lights gold silk   these, in every lighting that a prompt can ask for

A material is right if one knows it without its label.
"""

import inspect
import math
import sys
from dataclasses import replace
from typing import Any

import cv2
import numpy as np

from filmgate.engines.animatic.camera.lens import Framing, lens
from filmgate.engines.animatic.camera.moves import Offsets
from filmgate.engines.animatic.geometry import materials
from filmgate.engines.animatic.geometry.mesh import Mesh, Vector, join, placed, placement, soften
from filmgate.engines.animatic.geometry.paint import CLEAR, Paint
from filmgate.engines.animatic.geometry.shapes import ball, box, panel
from filmgate.engines.animatic.native.kernels import Kernels
from filmgate.engines.animatic.render.renderer import Renderer
from filmgate.engines.animatic.scene.build import prepare
from filmgate.engines.animatic.scene.scene import Scene
from filmgate.script.parse import parse

SIZE, SHOWN = (600, 320), (300, 160)
SEED, MOMENT = 7, 3.0
PLAIN = "#9a6a4a"
# scenes that have the light of the column
LIGHTS = {
    "day": "a cube in a meadow at noon",
    "sunset": "a cube in a meadow at sunset",
    "indoors": "a cube in a living room during the day",
    "lamplight": "a cube in a living room at night",
    "spotlight": "a cube on a dark stage",
}
# the lightings of world/lighting.py, and the hours
EVERY = LIGHTS | {
    "overcast": "a cube in a meadow on an overcast day",
    "blue hour": "a cube in a meadow at dusk",
    "moonlight": "a cube in a meadow at night, moonlight",
    "backlight": "a cube in a meadow at sunset, backlit",
    "rim": "a cube on a stage, rim light",
    "neon": "a cube in a dark room, neon light",
    "candle": "a cube in a dark room, candlelight",
    "firelight": "a cube in a dark room, firelight",
    "soft": "a cube in a living room by day, soft light",
    "hard": "a cube in a meadow at noon, hard light",
    "volumetric": "a cube in a forest by day, volumetric light",
    "low key": "a cube in a living room, low key lighting",
    "high key": "a cube in a living room by day, high key lighting",
    "studio": "a cube, studio lighting",
    "blinds": "a cube in an office, light through blinds",
}
# colours in which one knows a material; others are brown
COLORS = {
    "asphalt": "#3c3c40", "bark": "#5a4430", "clear_glass": "#e6f0f2", "clear_ice": "#d4eaf4", "crystal": "#e4e0f4", "drink": "#a8581c", "plumage": "#3a5a9a", "reptile": "#4a6a3a", "shingles": "#5a4048", "soap": "#ffffff", "trunk": "#5a4430", "wicker": "#b88a4a", "brick": "#9a4a34", "brushed": "#c4c8ce", "canvas": "#4a7a8a", "carpet": "#8a2a30",
    "cast_metal": "#5a5c62", "ceramic": "#e6e6e2", "chitin": "#2a1a12", "chocolate": "#4a2814", "clay": "#a8603c", "cloth": "#3a6a9a",
    "concrete": "#8a8c8e", "crumb": "#d8b880", "crust": "#a8682c", "enamel": "#e6e6e2", "eye": "#101010", "feathers": "#3a5a9a",
    "felt": "#7a2a34", "flesh": "#d87a6a", "foam": "#e6e6e2", "foliage": "#3a6a2c", "fruit": "#b8201c", "fur": "#a8703c", "gem": "#2050c8",
    "gilt": "#e8b84a", "glass": "#b4d0d8", "hide": "#7d7772", "horn": "#4a3c30", "ice": "#b0dcf0", "icing": "#e8b8c0", "ivory": "#e0d8c0",
    "jelly": "#d82c50", "knit": "#b8342c", "lacquer": "#b81c24", "leaf": "#3f7a2c", "leather": "#5a3018", "marble": "#dcd8d0",
    "metal": "#c4c8ce", "painted": "#5a7a8a", "paper": "#e0dcd0", "pearl": "#e0d8d0", "petal": "#d8507a", "plaster": "#d8d0c0",
    "plastic": "#2a7ac0", "rubber": "#2a2a2e", "sandstone": "#c0a47c", "sauce": "#a82418", "scales": "#4a7a3a", "silk": "#6a2a7a",
    "skin": "#d8a080", "slate": "#4a5058", "snow": "#e6eaee", "soil": "#6a5038", "stone": "#8f887c", "strands": "#3a2416",
    "straw": "#d0a848", "velvet": "#6a1024", "water": "#7fb8d8", "wax": "#efe4cc", "wet_skin": "#4f9a30", "wood": "#8a5a30",
}  # fmt: skip


def known() -> dict[str, Paint]:
    """The materials by name: of the functions of the module, and its own paints that send out no light."""
    makers = {
        name: make
        for name, make in inspect.getmembers(materials, inspect.isfunction)
        if inspect.signature(make).return_annotation is Paint
        and next(iter(inspect.signature(make).parameters)) == "color"
    }
    made = {
        name: make(COLORS.get(name, PLAIN)) for name, make in makers.items() if name not in ("lava", "light")
    }
    own = {
        name.lower(): one for name, one in vars(materials).items() if isinstance(one, Paint) and not one.glow
    }
    return dict(sorted((own | made).items()))


def hanging(paint: Paint) -> Mesh:
    """A cloth with folds, one metre square, that shows both its sides."""
    side = 24
    strips = [panel((0.0, 0.0, 0.0), (0.5, 0.5), paint) for _ in range(side * side)]
    for k, strip in enumerate(strips):
        for axis, n in ((0, k % side), (1, k // side)):
            for block in (0, 6):
                strip.surface[:, block + axis] = (strip.surface[:, block + axis] + n) / side
    mesh = join(*strips)
    mesh.at[:, 2] = 0.05 * np.sin(19 * mesh.at[:, 0] + 1.5 * mesh.at[:, 1])
    _, first, which = np.unique(mesh.at.round(4), axis=0, return_index=True, return_inverse=True)
    whole = Mesh(mesh.surface[first], which.reshape(-1)[mesh.faces].astype(np.int32), 0)
    soften(whole)
    return whole


def checked(foot: Vector) -> Mesh:
    """Return a checked wall behind what light goes through, and a checked floor under it."""
    x, y, z = foot
    hues = (materials.painted("#202428"), materials.painted("#d8d4cc"))
    wall = [
        box((x - 1.8 + 0.3 * i, y + 0.15 + 0.3 * j, z + 1.2), (0.15, 0.15, 0.01), hues[(i + j) % 2])
        for i in range(13)
        for j in range(5)
    ]
    floor = [
        box((x - 1.8 + 0.3 * i, y + 0.004, z - 0.9 + 0.3 * j), (0.15, 0.004, 0.15), hues[(i + j) % 2])
        for i in range(13)
        for j in range(7)
    ]
    return join(*wall, *floor)


def shown(paint: Paint, foot: Vector) -> tuple[Mesh, ...]:
    x, y, z = foot
    behind = (checked(foot),) if paint.row()[-1] >= CLEAR else ()
    cube = box((0.0, 0.28, 0.0), (0.28, 0.28, 0.28), paint)
    return (
        *behind,
        placed(
            ball((0.0, 0.34, 0.0), (0.34, 0.34, 0.34), paint, sides=64),
            placement((x - 0.85, y, z), yaw=math.pi),
        ),
        placed(cube, placement((x, y, z), yaw=0.6)),
        placed(hanging(paint), placement((x + 0.45, y, z), yaw=math.pi / 2, scale=0.75)),
    )


def tile(renderer: Renderer, scene: Scene, paint: Paint) -> Any:
    foot = scene.subject(MOMENT)
    eye, aim = (foot[0], foot[1] + 0.85, foot[2] - 3.2), (foot[0], foot[1] + 0.36, foot[2])
    view = lens(
        Framing(distance=3.2, bearing=math.pi, height=0.85, aim=0.36, field=0.43), Offsets(), eye, aim, SIZE
    )
    picture = replace(
        scene.picture(MOMENT, SIZE),
        camera=view,
        then=None,
        before=(),
        meshes=shown(paint, foot),
        moving=0,
        aperture=0.0,
        reach=3.0,
        corners=0.2,
    )
    frame = cv2.cvtColor(renderer.frame(picture, 0), cv2.COLOR_YUV2BGR_I420)
    return cv2.resize(frame, SHOWN, interpolation=cv2.INTER_AREA)


def main() -> None:
    target, *names = sys.argv[1:]
    chosen = EVERY if "--lights" in names else LIGHTS
    names = [name for name in names if name != "--lights"]
    paints = known()
    paints = {name: paints[name] for name in names or paints}
    kernels = Kernels(2)
    renderer = Renderer(kernels, *SIZE, seed=SEED)
    scenes = [
        prepare(kernels, parse(prompt, SEED), seed=SEED, duration=2 * MOMENT, aspect=SIZE[0] / SIZE[1])
        for prompt in chosen.values()
    ]
    rows = []
    for name, paint in paints.items():
        row = np.hstack([tile(renderer, scene, paint) for scene in scenes])
        rows.append(cv2.putText(row, name, (8, 18), 0, 0.55, (255, 255, 255), 1, cv2.LINE_AA))
    head = np.zeros((22, rows[0].shape[1], 3), np.uint8)
    for k, name in enumerate(chosen):
        cv2.putText(head, name, (k * SHOWN[0] + 8, 16), 0, 0.5, (255, 255, 255), 1, cv2.LINE_AA)
    across = 2 if len(rows) > 12 else 1
    rows += [np.zeros_like(rows[0])] * (-len(rows) % across)
    halves = [np.vstack([head, *rows[k::across]]) for k in range(across)]
    cv2.imwrite(target, np.hstack(halves), [cv2.IMWRITE_JPEG_QUALITY, 90])


if __name__ == "__main__":
    main()
