"""What simulation costs: `python benchmarks/physics.py [PROMPTS]` prepares each prompt of physics.txt, or of a file, and
tells the seconds of CPU that its bodies and cloths took, and how many bodies, or points of cloth, there are."""

import sys
import time
from pathlib import Path
from typing import Any

from filmgate.engines.animatic.native.kernels import Kernels
from filmgate.engines.animatic.scene.build import prepare
from filmgate.script.parse import parse

PROMPTS = Path(__file__).with_name("physics.txt")


class Timed(Kernels):
    """Kernels that know how long simulations took."""

    seconds = 0.0
    bodies = 0

    def call(self, name: str, *arguments: Any) -> None:
        start = time.process_time()
        super().call(name, *arguments)
        if name in ("fg_rigid", "fg_cloth"):
            self.seconds += time.process_time() - start
            self.bodies = max(self.bodies, len(arguments[0]))


def main() -> None:
    path = Path(sys.argv[1]) if sys.argv[1:] else PROMPTS
    worst = 0.0
    for prompt in path.read_text(encoding="utf-8").splitlines():
        kernels, start = Timed(1), time.process_time()
        meant = parse(prompt, 3)
        prepare(kernels, meant, seed=3, duration=6.0, aspect=16 / 9)
        whole = time.process_time() - start
        happens = meant.happening.what if meant.happening else "-"
        print(
            f"{kernels.seconds:6.2f} s  {whole:6.2f} s in all  {kernels.bodies:4} bodies  {happens:14} {prompt}"
        )
        worst = max(worst, kernels.seconds)
        kernels.close()
    print(f"{worst:6.2f} s at most")


if __name__ == "__main__":
    main()
