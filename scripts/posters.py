"""Draw the stills of the playground's cards: a frame of our own engine for each model.

python scripts/posters.py
"""

import sys
from pathlib import Path

import cv2
from PIL import Image

from filmgate.domain.catalog import MODELS
from filmgate.domain.shot import FPS, Shot
from filmgate.engines.animatic.engine import AnimaticEngine

OUT = Path(__file__).parents[1] / "src" / "filmgate" / "web" / "static"
SIZE = (960, 540)
PROMPTS = {
    "minimax/hailuo-02/standard": "A red fox leaps over a fallen log in a snowy forest at dawn",
    "minimax/hailuo-02/fast": "A motorcycle races through a neon city at night in the rain",
    "minimax/hailuo-02/pro": "Storm waves crash against a lighthouse at night",
    "minimax/hailuo-02/t2v-pro": "A lion walks over the savanna at golden hour",
    "minimax/hailuo-02/t2v-standard": "An elephant walks through tall grass, mountains behind it, noon",
    "minimax/hailuo-02/i2v-standard": "A white sailing boat on a calm ocean at sunset",
    "minimax/video-02": "A dragon flies over a castle on a hill at sunset",
    "minimax/hailuo-2.3/t2v-standard": "A sea turtle swims over a coral reef under water",
    "minimax/hailuo-2.3/t2v-pro": "An astronaut walks on the moon, the earth in the sky",
    "minimax/hailuo-2.3/fast": "A horse gallops along a beach at golden hour",
    "minimax/video-01": "A windmill in a field of lavender in summer",
    "wavespeed-ai/minimax-h3/text-to-video": "A steam train crosses a bridge in the mountains in autumn",
}


def main() -> None:
    if missing := set(MODELS) ^ set(PROMPTS):
        sys.exit(f"no prompt, or no model: {missing}")
    engine = AnimaticEngine(threads=2)
    for model, prompt in PROMPTS.items():
        shot = Shot(prompt=prompt, width=SIZE[0], height=SIZE[1], frames=6 * FPS, seed=3)
        picture = list(engine.storyboard(shot, 5))[2]
        small = cv2.resize(picture, (480, 270), interpolation=cv2.INTER_AREA)
        file = OUT / f"{model.replace('/', '-')}.webp"
        Image.fromarray(small[:, :, ::-1]).save(file, quality=80, method=6)
        print(f"{file.name}: {file.stat().st_size // 1024} KB")


if __name__ == "__main__":
    main()
