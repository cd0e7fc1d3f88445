"""What the cinematic expander can say, as data: lenses, light, air, and how things move."""

# shot size: the lens that one would take
LENSES = {
    "extreme": ("100mm lens, razor-thin depth of field",),
    "close": ("85mm lens, shallow depth of field", "85mm lens, soft blurred background"),
    "medium": ("50mm lens, true perspective", "40mm lens, softly blurred background"),
    "wide": ("24mm lens, deep focus", "28mm lens, layered depth"),
    "far": ("18mm lens, everything in focus",),
}
SIZES = {"extreme": "extreme close-up", "close": "close-up", "medium": "medium shot", "wide": "wide shot",
         "far": "extreme wide shot"}  # fmt: skip

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

# action: its physical detail
MOTION = {
    "walk": ("steady unhurried pace, weight that shifts from step to step",),
    "run": ("an even rhythm, full extension at every bound", "speed that blurs the ground"),
    "jump": ("a coiled take-off, a clean arc, a soft landing",),
    "fly": ("deep wingbeats, small corrections in the air",),
    "swim": ("smooth strokes, a wake behind every one",),
    "dance": ("turns that flow into each other",),
    "sit": ("small unforced movements, quiet breathing",),
    "sleep": ("deep even breathing, complete calm",),
    "eat": ("small unforced gestures",),
    "work": ("precise practised gestures",),
    "talk": ("unforced gestures, small nods",),
    "wave": ("an open friendly gesture",),
    "throw": ("a full swing and its follow-through",),
    "exercise": ("controlled repetitions, visible effort",),
    "look": ("a turn of the head, eyes that settle",),
    "stand": ("small unforced movements",),
    "fall": ("real weight, a hard impact",),
    "spin": ("even rotation",),
    "bounce": ("lower with every impact",),
    "float": ("weightless, as if at rest in the air",),
    "launch": ("a hesitant start, then more and more thrust",),
    "open": ("an unhurried unfolding from within",),
    "burn": ("tongues of flame, unsteady light on everything near",),
    "pour": ("one smooth unbroken line",),
    "shatter": ("sharp pieces that scatter, slide and settle",),
    "explode": ("an expanding ball of fire, debris in all directions",),
}

MOODS = {
    "eerie": ("uneasy stillness",), "joyful": ("bright lively colours",), "sad": ("subdued colours",),
    "epic": ("grand scale, strong contrast",), "dreamy": ("soft glow, low contrast",),
}  # fmt: skip
