"""Draw what the playground shows before anybody has made a clip: posters, and stills of the examples.

python scripts/posters.py
"""

import sys
from collections.abc import Iterator
from pathlib import Path

import av
import cv2
import numpy as np
from PIL import Image

from filmgate.domain.catalog import MODELS
from filmgate.domain.guide import EXAMPLES
from filmgate.domain.shot import FPS, Shot
from filmgate.engines.animatic.engine import AnimaticEngine
from filmgate.engines.base import Frames

OUT = Path(__file__).parents[1] / "src" / "filmgate" / "web" / "static"
DRAWN, SHOWN, STILL = (960, 540), (480, 270), (854, 480)
FIRST, LAST = 2 * FPS, 4 * FPS  # of the frames of a 6 s clip: what a poster loops over
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


class Silent:
    """A control that nobody listens to."""

    def progress(self, stage: str, done: float) -> None:
        """Nothing to tell."""


def frames(engine: AnimaticEngine, prompt: str) -> Iterator[Frames]:
    """The frames of a poster: RGB uint8, small."""
    shot = Shot(prompt=prompt, width=DRAWN[0], height=DRAWN[1], frames=6 * FPS, seed=3)
    for number, chunk in enumerate(engine.render(shot, engine.plan(shot), Silent())):
        if number >= LAST:
            return
        if number >= FIRST:
            picture = cv2.cvtColor(chunk[0], cv2.COLOR_YUV2RGB_I420)
            yield cv2.resize(picture, SHOWN, interpolation=cv2.INTER_AREA).astype(np.uint8)


def loop(pictures: list[Frames], file: Path) -> None:
    """A small MP4 without anything that is not picture."""
    with av.open(str(file), "w", options={"movflags": "+faststart"}) as out:
        stream = out.add_stream(
            "libx264", rate=FPS, options={"crf": "29", "preset": "veryslow", "tune": "film"}
        )
        stream.width, stream.height, stream.pix_fmt = *SHOWN, "yuv420p"
        for picture in pictures:
            out.mux(stream.encode(av.VideoFrame.from_ndarray(picture, format="rgb24")))
        out.mux(stream.encode())


def main() -> None:
    if missing := set(MODELS) ^ set(PROMPTS):
        sys.exit(f"no prompt, or no model: {missing}")
    engine = AnimaticEngine(threads=2)
    for model, prompt in PROMPTS.items():
        pictures = list(frames(engine, prompt))
        poster = OUT / f"{model.replace('/', '-')}.webp"
        Image.fromarray(pictures[0]).save(poster, quality=80, method=6)
        loop(pictures, poster.with_suffix(".mp4"))
        print(f"{poster.stem}: {poster.stat().st_size} and {poster.with_suffix('.mp4').stat().st_size} bytes")
    for one in EXAMPLES:
        shot = Shot(prompt=one.prompt, width=1366, height=768, frames=6 * FPS, seed=3)
        picture = cv2.resize(engine.storyboard(shot, 4)[2], STILL, interpolation=cv2.INTER_AREA)
        file = OUT / f"example-{one.still}.jpg"
        Image.fromarray(picture[:, :, ::-1]).save(file, quality=86, optimize=True, progressive=True)
        print(f"{file.name}: {file.stat().st_size} bytes")


if __name__ == "__main__":
    main()
