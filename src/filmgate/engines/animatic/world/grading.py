"""Colour grading by time of day, style and mood: how linear light becomes a picture."""

from typing import Any

from filmgate.engines.animatic.native.structs import Grade
from filmgate.engines.animatic.world.light import Palette

# style: what it changes of a grade
_STYLES: dict[str | None, dict[str, Any]] = {
    "noir": {"saturation": 0.0, "contrast": 0.62, "vignette": 0.75, "grain": 1.2},
    "mono": {"saturation": 0.0, "contrast": 0.36},
    "vintage": {
        "saturation": 0.62,
        "contrast": 0.2,
        "grain": 1.5,
        "vignette": 0.6,
        "shadow_tint": (0.03, 0.012, -0.012),
        "highlight_tint": (0.045, 0.02, -0.05),
    },
    "warm": {
        "saturation": 1.06,
        "shadow_tint": (0.022, 0.008, -0.012),
        "highlight_tint": (0.04, 0.016, -0.04),
    },
    "vivid": {"saturation": 1.38, "contrast": 0.32},
    "muted": {"saturation": 0.55, "contrast": 0.22},
}


# mood: what it changes on top, as factors and additions
_MOODS: dict[str | None, dict[str, Any]] = {
    "eerie": {"saturation": 0.72, "contrast": 1.25, "vignette": 1.35, "tint": (-0.008, 0.012, 0.004)},
    "joyful": {"saturation": 1.12, "exposure": 1.06, "tint": (0.012, 0.006, -0.008)},
    "sad": {"saturation": 0.72, "exposure": 0.92, "tint": (-0.012, -0.004, 0.018)},
    "epic": {"contrast": 1.22, "vignette": 1.2},
    "dreamy": {"contrast": 0.8, "exposure": 1.05, "tint": (0.016, 0.004, 0.008)},
}


def grade(palette: Palette, style: str | None = None, mood: str | None = None) -> Grade:
    """Return the colour grading for this light.

    A style that the prompt names replaces some values. Then a mood changes them.
    """
    graded = _plain(palette)
    for name, value in _STYLES.get(style, {}).items():
        setattr(graded, name, value)
    for name, value in _MOODS.get(mood, {}).items():
        if name == "tint":
            for tint in (graded.shadow_tint, graded.highlight_tint):
                tint[:] = [a + b * (graded.saturation > 0) for a, b in zip(tint, value, strict=True)]
        else:
            setattr(graded, name, getattr(graded, name) * value)
    return graded


def _plain(palette: Palette) -> Grade:
    return Grade(
        exposure=palette.exposure,
        vignette=0.42,
        saturation=palette.saturation,
        contrast=palette.contrast,
        shadow_tint=palette.shadow_tint,
        highlight_tint=palette.highlight_tint,
        grain=0.75,
        bloom=1.0,
    )
