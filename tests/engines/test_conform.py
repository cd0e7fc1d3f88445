"""Frames as they were made become the frames that were asked for."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray

from filmgate.domain.shot import Shot
from filmgate.engines.conform import Made, conform, notes

Frames = NDArray[np.uint8]


def shot(width: int, height: int, frames: int) -> Shot:
    return Shot(prompt="", width=width, height=height, frames=frames, seed=0)


def run(frames: Frames, fps: int, what: Shot) -> Frames:
    made = Made(width=frames.shape[2], height=frames.shape[1], fps=fps, frames=len(frames))
    return np.concatenate(list(conform(iter([frames[:5], frames[5:]]), made, what)))


def noise(count: int, height: int, width: int) -> Frames:
    return np.random.default_rng(1).integers(0, 256, (count, height, width, 3), np.uint8)


def test_what_fits_is_not_touched() -> None:
    frames = noise(24, 64, 96)
    assert (run(frames, 24, shot(96, 64, 24)) == frames).all()
    assert notes(Made(width=96, height=64, fps=24, frames=24), shot(96, 64, 24)) == (
        ("made", "96x64, 24 frames at 24 fps"),
    )


def test_a_little_more_is_cut_off_from_the_middle_and_from_the_end() -> None:
    frames = noise(29, 64, 96)
    assert (run(frames, 24, shot(92, 60, 24)) == frames[:24, 2:62, 2:94]).all()
    said = dict(notes(Made(width=96, height=64, fps=24, frames=29), shot(92, 60, 24)))
    assert said["conformed"] == "5 frames cut at the end; cropped to 92x60"


def test_what_must_end_on_a_frame_ends_on_it(tmp_path: Path) -> None:
    """MiniMax H3 makes 158 frames of 6 s: with 14 cut at the end the last frame would not be there."""
    grid = np.mgrid[:96, :256]
    frames = np.stack([_disc(grid, 40 + 6 * number) for number in range(29)])
    end, both = (
        replace(shot(256, 96, 24), last=tmp_path),
        replace(shot(256, 96, 24), first=tmp_path, last=tmp_path),
    )
    assert (run(frames, 24, end) == frames[5:]).all()
    found = run(frames, 24, both)
    assert (found[0] == frames[0]).all()
    assert (found[-1] == frames[-1]).all()
    places = [np.nonzero(frame[..., 0] > 150)[1].mean() for frame in found]
    assert np.abs(np.array(places) - np.linspace(40, 40 + 6 * 28, 24)).max() < 1.5
    made = Made(width=256, height=96, fps=24, frames=29)
    assert dict(notes(made, end))["conformed"] == "5 frames cut at the start, to end on the last frame"
    assert dict(notes(made, both))["conformed"].startswith("1.217 times as fast along optical flow")
    for what in (end, both):
        with pytest.raises(ValueError, match="of 24 frames"):
            list(conform(iter([frames[:20]]), made, what))


def test_a_smaller_frame_is_scaled_until_it_covers() -> None:
    frames = np.zeros((3, 64, 96, 3), np.uint8)
    frames[:, :, 48:] = 200
    found = run(frames, 24, shot(240, 120, 3))
    assert found.shape == (3, 120, 240, 3)
    assert (found[:, :, :115] < 10).all()
    assert (abs(found[:, :, 125:].astype(int) - 200) < 10).all()


def test_sixteen_frames_a_second_become_twenty_four_along_the_motion() -> None:
    """A disc that moves 12 pixels a frame is, in between, in between: not twice, half as bright."""
    grid = np.mgrid[:96, :256]
    frames = np.stack([_disc(grid, 40 + 12 * number) for number in range(13)])
    found = run(frames, 16, shot(256, 96, 18))
    assert (found[::3] == frames[:12:2]).all(), "every third one is one that was made"
    for number, frame in enumerate(found):
        bright = frame[..., 0] > 150
        assert abs(np.nonzero(bright)[1].mean() - (40 + 12 * number * 2 / 3)) < 1.5
        assert abs(bright.sum() - (frames[0, ..., 0] > 150).sum()) < 90


def _disc(grid: Any, at: float) -> Frames:
    inside = (grid[0] - 48) ** 2 + (grid[1] - at) ** 2 < 20**2
    ground = 40 + 20 * np.sin(grid[1] / 9) * np.cos(grid[0] / 7)
    return np.repeat(np.where(inside, 220, ground)[..., None], 3, -1).astype(np.uint8)


def test_too_few_frames_are_an_error_and_the_maker_is_heard_out() -> None:
    ended = []

    def frames(count: int) -> Iterator[Frames]:
        yield noise(count, 64, 96)
        ended.append(count)

    made = Made(width=96, height=64, fps=24, frames=30)
    with pytest.raises(ValueError, match="only 20 of 24 frames"):
        list(conform(frames(20), made, shot(96, 64, 24)))
    list(conform(frames(30), made, shot(96, 64, 24)))
    assert ended == [20, 30]
