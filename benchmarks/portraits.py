"""Sheets of people of the embedded engine, each from the front, from the side and from behind, in a photo studio.

python benchmarks/portraits.py hair OUT.jpg            hair styles and beards
python benchmarks/portraits.py garments OUT.jpg        clothes, costumes and prints
python benchmarks/portraits.py feelings OUT.jpg        faces, from the front and from both sides
python benchmarks/portraits.py motions OUT.jpg [N]     what bodies do, at three moments of each side

A style, a garment or a feeling is right if one knows it without its label.
"""

import math
import sys
from dataclasses import replace
from typing import Any

import cv2
import numpy as np

from filmgate.engines.animatic.camera.lens import Framing, lens
from filmgate.engines.animatic.camera.moves import Offsets
from filmgate.engines.animatic.native.kernels import Kernels
from filmgate.engines.animatic.render.renderer import Renderer
from filmgate.engines.animatic.scene.build import prepare
from filmgate.engines.animatic.scene.scene import Scene
from filmgate.script.parse import parse

SIZE, SEED = (480, 640), 11
SIDES = (math.pi, math.pi - 1.4, 0.25)  # bearings of the camera
HEADS = (math.pi, math.pi - 0.8, math.pi + 0.8)
ACROSS = 3  # entries in a row
HAIR = (
    "a bald head", "short hair", "long hair", "curly hair", "a ponytail", "a bun", "braids", "an afro", "a bob", "dreadlocks",
    "a mohawk", "wavy hair", "grey hair", "a beard", "a moustache", "red hair", "blonde hair", "pigtails",
)  # fmt: skip
MEN = {"bald", "beard", "moustache", "mohawk", "dreadlocks"}
GARMENTS = (
    "a t-shirt and jeans", "a white shirt and a tie", "a blouse and a skirt", "a sweater", "a hoodie", "a long coat",
    "a suit", "a floral dress", "a plaid shirt", "shorts and a striped t-shirt", "a sari", "a kimono", "a bathrobe",
    "a chef's uniform", "a nurse's uniform", "a police uniform", "a soldier's uniform", "a firefighter's uniform",
    "an evening gown", "a leather jacket", "a raincoat", "an apron", "a tracksuit", "a swimsuit", "a wedding dress",
    "a scarf and gloves", "a backpack", "a cowboy hat", "a knight's armour", "a polka dot dress",
)  # fmt: skip
FEELINGS = (
    "calm", "happy", "laughing", "sad", "crying", "angry", "surprised", "scared", "disgusted", "sleepy", "bored",
    "proud", "in love", "confused", "determined", "shouting",
)  # fmt: skip
MOTIONS = (
    "walks", "runs", "marches", "jumps", "crawls", "sits down", "kneels", "lies down", "dances", "waltzes", "waves",
    "points", "claps", "bows", "stretches", "does yoga", "boxes", "kicks", "throws a ball", "catches a ball", "pushes a box",
    "pulls a rope", "lifts a box", "swims", "skates", "skis", "rows a boat", "rides a bicycle", "falls", "cheers",
    "climbs a ladder", "plays the guitar", "reads a book", "sweeps the floor", "drinks tea", "photographs",
)  # fmt: skip


def shown(renderer: Renderer, scene: Scene, t: float, bearing: float, *, head: bool) -> Any:
    """Return a picture of the subject at `t` seconds, BGR, from this side."""
    foot, actor = scene.subject(t), scene.actor
    assert actor is not None
    face = actor.face or actor.height
    far, aim = (0.62, 0.97 * face) if head else (1.35 * actor.height + 0.2, 0.5 * actor.height)
    framing = Framing(distance=far, bearing=bearing, height=aim + 0.03 * far, aim=aim, field=0.62)
    eye = (
        foot[0] + far * math.sin(bearing),
        foot[1] + framing.height,
        foot[2] + far * math.cos(bearing),
    )
    view = lens(framing, Offsets(), eye, (foot[0], foot[1] + aim, foot[2]), SIZE)
    picture = replace(scene.picture(t, SIZE), camera=view, then=None, before=(), aperture=0.0, backdrop=())
    return cv2.cvtColor(renderer.frame(picture, 0), cv2.COLOR_YUV2BGR_I420)


def entry(kernels: Kernels, prompt: str, *, head: bool, times: tuple[float, ...]) -> Any:
    """Return the pictures of one person side by side: from each side, or at each time from the side."""
    scene = prepare(kernels, parse(prompt, SEED), seed=SEED, duration=6.0, aspect=SIZE[0] / SIZE[1])
    renderer = Renderer(kernels, *SIZE, seed=SEED)
    if len(times) > 1:
        sides = [shown(renderer, scene, t, SIDES[1] + 0.5, head=False) for t in times]
    else:
        sides = [shown(renderer, scene, times[0], one, head=head) for one in (HEADS if head else SIDES)]
    return np.hstack([cv2.resize(one, None, fx=0.42, fy=0.42, interpolation=cv2.INTER_AREA) for one in sides])


def main() -> None:
    what, target, *rest = sys.argv[1:]
    head = what in ("hair", "feelings")
    prompts = {
        "hair": [f"close-up of a {'man' if {*one.split()} & MEN else 'woman'} with {one} in a photo studio" for one in HAIR],
        "garments": [f"a {'man' if n % 2 else 'woman'} in {one} stands in a photo studio" for n, one in enumerate(GARMENTS)],
        "feelings": [f"close-up of a {one} {'man' if n % 2 else 'woman'} in a photo studio" for n, one in enumerate(FEELINGS)],
        "motions": [f"a {'man' if n % 2 else 'woman'} {one} in a photo studio" for n, one in enumerate(MOTIONS)],
    }[what]  # fmt: skip
    names = {"hair": HAIR, "garments": GARMENTS, "feelings": FEELINGS, "motions": MOTIONS}[what]
    times = (1.6, 3.0, 4.2) if what == "motions" else (3.0,)
    kernels, tiles = Kernels(2), []
    for name, prompt in list(zip(names, prompts, strict=True))[: int(rest[0]) if rest else None]:
        one = entry(kernels, prompt, head=head, times=times)
        tiles.append(cv2.putText(one, name, (6, 16), 0, 0.5, (20, 20, 20), 1, cv2.LINE_AA))
    tiles += [np.full_like(tiles[0], 255)] * (-len(tiles) % ACROSS)
    rows = [np.hstack(tiles[n : n + ACROSS]) for n in range(0, len(tiles), ACROSS)]
    cv2.imwrite(target, np.vstack(rows), [cv2.IMWRITE_JPEG_QUALITY, 90])


if __name__ == "__main__":
    main()
