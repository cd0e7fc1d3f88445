"""Behaviour of things: how heavy, bouncy and brittle they are, by kind and variant, as fields of Model."""

# how things behave, by kind and variant; fields of Model, and density
_GLASS = {"brittle": 2.0, "shell": 0.014, "density": 1400.0, "bounce": 0.1}


_CHINA = {"brittle": 2.2, "shell": 0.02, "density": 1500.0, "bounce": 0.1}


_BOUNCY = {"bounce": 0.72, "density": 120.0, "roll": 0.003}


NATURES: dict[str, dict[str, float]] = {
    "ball": _BOUNCY,
    "toy-balloon": {"bounce": 0.6, "density": 4.0},
    "ball baseball": {"bounce": 0.4, "density": 700.0, "roll": 0.004},
    "ball marble": {"bounce": 0.45, "density": 2500.0, "roll": 0.0012, "friction": 0.4},
    "ball bowling": {"bounce": 0.2, "density": 4000.0, "roll": 0.001, "friction": 0.3},
    "ball cannonball": {"bounce": 0.1, "density": 7000.0, "roll": 0.02},
    "ball wrecking": {"bounce": 0.05, "density": 7000.0},
    "ball meteor": {"bounce": 0.05, "density": 4000.0},
    "ball snowball": {"bounce": 0.05, "density": 400.0, "roll": 0.01},
    "ball pin": {"bounce": 0.3, "density": 650.0},
    "rock": {"bounce": 0.1, "density": 2400.0, "roll": 0.01, "friction": 0.7},
    "cup": _CHINA,
    "cup glass": _GLASS,
    "cup goblet": _GLASS,
    "bowl": _CHINA,
    "bowl pan": {"density": 3000.0, "bounce": 0.25},
    "bowl pot": {"density": 3000.0, "bounce": 0.25},
    "teapot": _CHINA,
    "vase": _CHINA,
    "bottle": _GLASS,
    "jar": _GLASS,
    "jar can": {"density": 900.0, "bounce": 0.3},
    "window": _GLASS,
    "mirror": _GLASS,
    "lamp bulb": _GLASS,
    "hourglass": _GLASS,
    "crystal": {"bounce": 0.3, "density": 2500.0},
    "egg": {"brittle": 1.6, "shell": 0.015, "density": 1000.0, "bounce": 0.02},
    "fruit": {"bounce": 0.25, "density": 800.0, "roll": 0.006},
    "fruit watermelon": {"brittle": 4.0, "density": 900.0, "bounce": 0.05},
    "pumpkin": {"brittle": 5.0, "density": 700.0, "bounce": 0.05, "shell": 0.05},
    "snowman": {"brittle": 3.0, "density": 400.0, "bounce": 0.02},
    "statue": {"brittle": 4.0, "density": 2500.0, "bounce": 0.05},
    "sandcastle": {"brittle": 1.5, "density": 1500.0, "bounce": 0.0},
    "ice-cube": {"bounce": 0.2, "density": 900.0, "friction": 0.2},
    "coin": {"bounce": 0.35, "density": 8000.0, "roll": 0.0008, "friction": 0.35},
    "book": {"bounce": 0.05, "density": 700.0},
    "tool spoon": {"bounce": 0.3, "density": 7000.0},
    "tool fork": {"bounce": 0.3, "density": 7000.0},
    "tool knife": {"bounce": 0.3, "density": 7000.0},
    "cube dice": {"bounce": 0.35, "density": 1200.0, "friction": 0.4},
    "cube domino": {"bounce": 0.1, "density": 1200.0, "friction": 0.35},
    "pillow": {"bounce": 0.05, "density": 40.0},
    "teddy": {"bounce": 0.1, "density": 80.0},
    "barrel": {"bounce": 0.1, "density": 300.0, "roll": 0.004},
    "basket box": {"bounce": 0.1, "density": 60.0},
    "basket crate": {"bounce": 0.1, "density": 250.0},
}


STUFFS: dict[str, dict[str, float]] = {
    "glass": _GLASS,
    "ceramic": _CHINA,
    "rubber": {"bounce": 0.6},
    "metal": {"density": 5000.0, "bounce": 0.2},
    "stone": {"density": 2500.0},
}
