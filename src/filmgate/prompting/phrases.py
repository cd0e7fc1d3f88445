"""The phrases of the built-in prompt expander, as data: lenses, light, air, and how things move."""

# shot size: the lens that one would take
LENSES = {
    "extreme": ("100mm lens, razor-thin depth of field",),
    "close": ("85mm lens, shallow depth of field", "85mm lens, soft blurred background"),
    "medium": ("50mm lens, true perspective", "40mm lens, softly blurred background"),
    "wide": ("24mm lens, deep focus", "28mm lens, layered depth"),
    "far": ("18mm lens, everything in focus",),
}
SIZES = {
    "extreme": "extreme close-up",
    "close": "close-up",
    "medium": "medium shot",
    "wide": "wide shot",
    "far": "extreme wide shot",
}

# time: its light
LIGHT = {
    "dawn": ("low soft sidelight, long shadows", "pale light with a hint of warmth"),
    "day": ("clear even daylight, crisp shadows", "high key light, true colours"),
    "sunset": ("warm backlight, a rim of light along every edge", "low amber light, long shadows"),
    "dusk": ("fading light, deep blue shadows",),
    "night": ("cool dim light, deep shadows", "low key light, soft contrast"),
    "overcast": ("soft shadowless light", "diffuse light, low contrast"),
    "space": ("hard unfiltered light, black shadows",),
}

# weather: what it does to the air
AIR = {
    "storm": ("driven spray, heavy dark air",),
    "rain": ("glistening wet surfaces, fine streaks in the air",),
    "snow": ("flakes at every distance from the lens",),
    "fog": ("layers of haze that fade with distance",),
    "wind": ("everything loose in motion",),
    "dust": ("fine particles that catch the light",),
    "embers": ("glowing specks that rise and go out",),
    "aurora": ("slow curtains of green light",),
}

MOODS = {
    "eerie": ("uneasy stillness",),
    "joyful": ("bright lively colours",),
    "sad": ("subdued colours",),
    "epic": ("grand scale, strong contrast",),
    "dreamy": ("soft glow, low contrast",),
}
