"""Grips: where hands take a thing, as shares of its box; and how long it is in life."""

from dataclasses import dataclass, field, replace

from filmgate.engines.animatic.geometry.mesh import Vector
from filmgate.engines.animatic.motion.deed import AHEAD, UP, Way
from filmgate.engines.animatic.subjects.objects.boards import LONG
from filmgate.engines.animatic.subjects.thing import Style

_MIDDLE = (0.5, 0.5, 0.5)
_NEAR, _FAR = 1.0, 0.0  # shares along z: the right and the left hand of who stands behind a thing


@dataclass(frozen=True, slots=True, kw_only=True)
class Grip:
    """The way in which a thing is held. All points are shares of its box, all ways those of its model.

    grip: of the first hand; tip: what it works with; second: of the other hand; origin: the point that stays
    in place when it turns, the grip if None. front: the way that becomes its front.
    """

    long: float  # of its longest side, metres
    grip: Vector
    tip: Vector
    second: Vector | None = None
    origin: Vector | None = None
    front: Vector = AHEAD
    up: Vector | None = None  # None: from grip to tip
    way: Way = "fist"
    style: Style = "upright"
    close: float = 0.85
    axis: Vector | None = None  # of the thumb; None: along the thing
    palm: Vector | None = None
    palm2: Vector | None = None
    way2: Way | None = None  # of the other hand; None: as the first, and it lies on palm2
    more: dict[str, Vector] = field(default_factory=dict)


def _shaft(long: float, grip: float, second: float | None = None) -> Grip:
    """Return the grip of what stands on its working end: a broom."""
    return Grip(
        long=long,
        grip=(0.5, grip, 0.5),
        tip=(0.5, 0.0, 0.5),
        second=None if second is None else (0.5, second, 0.5),
        style="shaft",
    )


def _tool(
    long: float, grip: float = 0.15, *, second: float | None = None, z: float = 0.5, front: Vector = AHEAD
) -> Grip:
    """Return the grip of what stands on its grip: a hammer. z: of its shaft."""
    return Grip(
        long=long,
        grip=(0.5, grip, z),
        tip=(0.5, 1.0, z),
        second=None if second is None else (0.5, second, z),
        front=front,
    )


def _pen(long: float, grip: float, start: Vector = (0.5, 0.0, 0.5), end: Vector = (0.5, 1.0, 0.5)) -> Grip:
    """Return the grip of what finger tips hold. grip: share of the way from its start to its tip."""
    x, y, z = (a + (b - a) * grip for a, b in zip(start, end, strict=True))
    return Grip(long=long, grip=(x, y, z), tip=end, way="pinch", close=0.6)


def both(long: float, high: float = 0.4) -> Grip:
    """Return the grip of what two palms hold at its sides."""
    return Grip(
        long=long,
        grip=(0.5, high, _NEAR),
        second=(0.5, high, _FAR),
        origin=_MIDDLE,
        tip=(0.5, 1.0, 0.5),
        up=UP,
        way="flat",
        close=0.25,
        style="both",
        palm=(0.0, 0.0, -1.0),
        palm2=(0.0, 0.0, 1.0),
    )


def clasp(long: float, high: float = 0.45) -> Grip:
    """Return the grip of what one hand closes around: a bottle."""
    return Grip(
        long=long,
        grip=(0.5, high, _NEAR),
        origin=(0.5, high, 0.5),
        tip=(0.5, 1.0, 0.5),
        up=UP,
        close=0.5,
        palm=(0.0, 0.0, -1.0),
    )


def _hung(long: float) -> Grip:
    """Return the grip of what hangs from its handle: a bucket."""
    return Grip(long=long, grip=(0.5, 0.98, 0.5), tip=(0.5, 0.0, 0.5), up=UP, axis=AHEAD, style="hanging")


def _leaf(long: float) -> Grip:
    """Return the grip of what is read: hands at both edges, the front towards the eyes."""
    return Grip(
        long=long,
        grip=(0.5, 0.35, _FAR),
        second=(0.5, 0.35, _NEAR),
        origin=_MIDDLE,
        tip=(0.5, 1.0, 0.5),
        up=UP,
        style="both",
        close=0.45,
        palm=(0.5, 0.0, 1.0),
        palm2=(0.5, 0.0, -1.0),
    )


GRIPS: dict[str, Grip] = {
    "tool broom": _shaft(1.4, 0.9, 0.62),
    "tool mop": _shaft(1.4, 0.93, 0.64),
    "tool rake": _shaft(1.5, 0.93, 0.62),
    "tool hoe": _shaft(1.4, 0.93, 0.6),
    "tool vacuum": _shaft(1.15, 0.95, 0.8),
    "tool shovel": _shaft(1.15, 0.94, 0.5),
    "tool hockey": _shaft(1.35, 0.94, 0.64),
    "tool golf": _shaft(1.0, 0.95, 0.88),
    "tool oar": _shaft(1.9, 0.94, 0.72),
    "tool axe": _tool(0.85, 0.12, second=0.42, z=0.1, front=(0.0, 0.0, 1.0)),
    "tool hammer": _tool(0.34, 0.2, z=0.45, front=(0.0, 0.0, -1.0)),
    "tool saw": Grip(
        long=0.62, grip=(0.5, 0.72, 0.94), tip=(0.5, 0.45, 0.0), front=(0.0, -1.0, 0.0), axis=UP
    ),
    "tool knife": Grip(
        long=0.33, grip=(0.5, 0.15, 0.28), tip=(0.5, 1.0, 0.2), front=(0.0, 0.0, 1.0), way="wield", close=5.0
    ),
    "tool scalpel": _pen(0.16, 0.45),
    "tool wrench": _tool(0.26, 0.25),
    "tool screwdriver": _tool(0.25, 0.2),
    "flag": _tool(1.7, 0.3, z=0.03),
    "tool": _pen(0.24, 0.2),
    "tool spoon": _pen(0.27, 0.3),
    "tool ladle": _tool(0.34, 0.25),
    "tool whisk": _tool(0.3, 0.2),
    "tool spatula": _tool(0.34, 0.25),
    "tool rolling-pin": Grip(
        long=0.46, grip=(0.5, 0.5, 0.98), second=(0.5, 0.5, 0.02), origin=_MIDDLE, tip=(0.5, 1.0, 0.5), up=UP,
        axis=(0.0, 0.0, -1.0), style="both",
    ),
    "tool fork": _pen(0.22, 0.3),
    "tool brush": _tool(0.2, 0.3),
    "tool comb": Grip(long=0.2, grip=(0.5, 0.7, 0.95), tip=(0.5, 0.3, 0.3), front=(0.0, -1.0, 0.0)),
    "tool razor": _tool(0.15, 0.3),
    "tool lipstick": _pen(0.11, 0.3),
    "tool scissors": _tool(0.22, 0.22),
    "tool bat": _tool(0.85, 0.1, second=0.2),
    "tool cricket": _tool(0.9, 0.1, second=0.2),
    "tool racket": _tool(0.68, 0.12),
    "tool pencil": _pen(0.19, 0.72, (0.5, 0.0, 1.0), (0.5, 1.0, 0.0)),
    "tool pen": _pen(0.15, 0.7, (0.5, 0.0, 1.0), (0.5, 1.0, 0.0)),
    "tool chalk": _pen(0.1, 0.3),
    "tool paintbrush": _pen(0.34, 0.55, (0.5, 0.0, 1.0), (0.5, 1.0, 0.0)),
    "tool roller": _tool(0.4, 0.15),
    "tool magnifier": Grip(long=0.24, grip=(0.5, 0.2, 0.8), tip=(0.5, 0.7, 0.52)),
    "tool chopsticks": replace(_pen(0.24, 0.25, (0.5, 0.6, 0.0), (0.5, 0.6, 1.0)), front=UP),
    "tool wand": Grip(long=0.35, grip=(0.5, 0.1, 0.85), tip=(0.5, 1.0, 0.1)),
    "tool baton": _pen(0.38, 0.12),
    "tool drumstick": _tool(0.4, 0.2),
    "tool needle": _pen(0.12, 0.4),
    "tool knitting": _pen(0.3, 0.22),
    "tool angling": Grip(
        long=2.3, grip=(0.0, 0.17, 0.5), second=(0.0, 0.08, 0.5), tip=(0.04, 1.0, 0.5), front=AHEAD
    ),
    "tool flambeau": _tool(0.62, 0.3),
    "tool torch": Grip(long=0.22, grip=(0.5, 0.5, 0.3), tip=(0.5, 0.5, 1.0), front=UP),
    "tool cigarette": _pen(0.09, 0.3),
    "tool iron": Grip(
        long=0.27, grip=(0.42, 0.92, 0.5), tip=(0.98, 0.02, 0.5), up=UP, axis=AHEAD, origin=(0.5, 0.0, 0.5)
    ),
    "tool tape": Grip(
        long=0.8, grip=(0.5, 0.5, 0.97), second=(0.5, 0.5, 0.03), origin=_MIDDLE, tip=(0.5, 1.0, 0.5), up=UP,
        way="pinch", style="both", close=0.6,
    ),
    "tool cane": Grip(long=0.92, grip=(0.6, 0.98, 0.5), tip=(0.0, 0.0, 0.5), axis=AHEAD, style="shaft"),
    "tool trowel": _tool(0.3, 0.2),
    "tool stick": Grip(long=0.9, grip=(0.5, 0.3, 0.08), tip=(0.5, 0.4, 1.0), front=UP),
    "sword": _tool(0.95, 0.1, second=0.06),
    "umbrella": _tool(1.0, 0.1),
    "flower": _tool(0.5, 0.22),
    "toy-balloon": _tool(1.0, 0.02),
    "candle": clasp(0.22, 0.3),
    "microphone wand": _tool(0.24, 0.35),
    "cup": clasp(0.12),
    "cup mug": clasp(0.13),
    "cup glass": clasp(0.13),
    "cup goblet": clasp(0.2, 0.6),
    "cup beer": clasp(0.17),
    "bottle": clasp(0.3, 0.4),
    "vase": both(0.34),
    "vase wheel": both(0.35),
    "fruit": clasp(0.1, 0.45),
    "vegetable": clasp(0.2, 0.4),
    "vegetable onion": clasp(0.1, 0.45),
    "vegetable potato": clasp(0.12, 0.45),
    "vegetable pepper": clasp(0.11, 0.45),
    "vegetable chili": clasp(0.12, 0.45),
    "vegetable radish": clasp(0.12, 0.45),
    "vegetable carrot": clasp(0.27, 0.4),
    "vegetable cucumber": clasp(0.27, 0.4),
    "cake burger": both(0.13, 0.5),
    "cake pizza": both(0.26, 0.4),
    "cake ice-cream": clasp(0.2, 0.25),
    "cake candy": _pen(0.16, 0.15),
    "cake donut": clasp(0.11, 0.5),
    "cake cookie": clasp(0.1, 0.5),
    "cake loaf": both(0.3, 0.5),
    "cake hot-dog": both(0.2, 0.5),
    "cake popcorn": clasp(0.2, 0.4),
    "teapot": Grip(
        long=0.27, grip=(0.5, 0.48, 0.0), tip=(0.5, 0.8, 1.0), up=UP, front=(0.0, 0.0, 1.0), axis=UP,
        origin=_MIDDLE, palm=(0.0, 0.0, 1.0), close=0.8,
    ),
    "teapot kettle": Grip(
        long=0.32, grip=(0.5, 0.97, 0.5), tip=(0.5, 0.65, 1.0), up=UP, front=(0.0, 0.0, 1.0),
        axis=(0.0, 0.0, 1.0), origin=_MIDDLE, style="hanging",
    ),
    "watering-can": Grip(
        long=0.5, grip=(0.36, 0.97, 0.5), tip=(1.0, 0.85, 0.5), up=UP, axis=AHEAD, style="hanging"
    ),
    "book": Grip(
        long=0.38, grip=(0.75, 0.2, 0.02), second=(0.75, 0.2, 0.98), origin=_MIDDLE, tip=(0.0, 0.5, 0.5),
        front=UP, up=(-1.0, 0.0, 0.0), style="both", close=0.45, palm=(0.0, 0.5, 1.0), palm2=(0.0, 0.5, -1.0),
    ),
    "paper": _leaf(0.36),
    "paper map": _leaf(0.6),
    "screen telephone": Grip(
        long=0.15, grip=(0.2, 0.4, 0.5), tip=(0.5, 1.0, 0.5), up=UP, close=0.5, palm=(1.0, 0.0, 0.0),
        axis=(0.0, 0.6, 0.8),
    ),
    "screen tablet": _leaf(0.27),
    "photo-camera": both(0.17, 0.5),
    "photo-camera binoculars": both(0.18, 0.5),
    "toy cards": replace(_pen(0.13, 0.1), close=0.55),
    "toy controller": both(0.16, 0.5),
    "ball": both(0.23, 0.5),
    "ball basketball": both(0.25, 0.5),
    "ball football": both(0.23, 0.5),
    "ball volleyball": both(0.22, 0.5),
    "ball tennis": clasp(0.07, 0.5),
    "ball baseball": clasp(0.08, 0.5),
    "ball snowball": clasp(0.1, 0.5),
    "ball frisbee": clasp(0.27, 0.5),
    "case": _hung(0.62),
    "case bag": _hung(0.5),
    "basket": _hung(0.45),
    "basket bucket": _hung(0.42),
    "basket box": both(0.42, 0.35),
    "basket crate": both(0.5, 0.35),
    "bag": _hung(0.5),
    "lamp lantern": _hung(0.34),
    "gift": both(0.28),
    "tray": both(0.46, 0.3),
    "teddy": both(0.38),
    "pillow": both(0.5, 0.5),
    "bowl": both(0.22, 0.5),
    "bowl plate": both(0.26, 0.4),
    "bowl pan": Grip(long=0.5, grip=(0.5, 0.85, 0.0), tip=(0.5, 0.3, 1.0), front=UP, up=(0.0, 0.0, 1.0)),
    "bowl pot": both(0.34, 0.72),
    "soap sponge": replace(clasp(0.12, 0.8), way="flat"),
    "rag": Grip(
        long=0.26, grip=(0.5, 0.9, 0.5), tip=(0.5, 0.0, 0.5), up=UP, way="flat", palm=(0.0, -1.0, 0.0),
        close=0.35, origin=(0.5, 0.0, 0.5),
    ),
    "palette": Grip(
        long=0.4, grip=(0.12, 0.5, 0.5), tip=(1.0, 0.5, 0.5), up=UP, axis=AHEAD, close=0.6, palm=UP,
        way="flat",
    ),
    "barbell": Grip(
        long=1.7, grip=(0.5, 0.5, 0.66), second=(0.5, 0.5, 0.34), origin=_MIDDLE, tip=(0.5, 1.0, 0.5), up=UP,
        axis=(0.0, 0.0, -1.0), style="low",
    ),
    "photo-camera dumbbell": Grip(
        long=0.34, grip=_MIDDLE, tip=(0.5, 0.5, 1.0), front=UP, style="hanging", close=0.9
    ),
    "guitar": Grip(
        long=1.0, grip=(0.98, 0.3, 0.55), second=(0.6, 0.72, 0.5), origin=(0.5, 0.3, 0.5),
        tip=(0.5, 1.0, 0.5), up=UP, way="flat", close=0.35, palm=(-1.0, 0.0, 0.0), way2="fist",
    ),
    "violin fiddle": Grip(
        long=0.6, grip=(0.5, 0.74, 0.5), tip=(0.5, 1.0, 0.5), origin=(0.5, 0.0, 0.5), up=UP,
        more={"strings": (1.0, 0.42, 0.5)},
    ),
    "violin cello": Grip(
        long=1.22, grip=(0.6, 0.8, 0.5), tip=(0.5, 1.0, 0.5), origin=(0.5, 0.0, 0.5), up=UP,
        more={"strings": (1.0, 0.5, 0.5)},
    ),
    "violin bass": Grip(
        long=1.82, grip=(0.6, 0.83, 0.5), tip=(0.5, 1.0, 0.5), origin=(0.5, 0.0, 0.5), up=UP,
        more={"strings": (1.0, 0.5, 0.5)},
    ),
    "guitar accordion": both(0.52, 0.5),
    "trumpet saxophone": Grip(
        long=0.78, grip=(0.42, 0.38, 0.55), second=(0.42, 0.68, 0.5), origin=(0.0, 0.96, 0.5),
        tip=(0.5, 1.0, 0.5), up=UP, close=0.55, axis=UP, palm=(0.0, 0.0, -1.0), palm2=(0.0, 0.0, 1.0),
    ),
    "violin bow": _pen(0.72, 0.04),
    "violin harp": Grip(
        long=1.55, grip=(0.5, 0.62, 0.4), second=(0.5, 0.55, 0.45), origin=(0.5, 0.0, 0.5),
        tip=(0.5, 1.0, 0.5), up=UP,
    ),
    "trumpet": Grip(
        long=0.5, grip=(0.5, 0.4, 0.45), second=(0.5, 0.3, 0.4), origin=(0.5, 0.9, 0.0), tip=(0.5, 0.9, 1.0),
        front=UP, axis=UP,
    ),
    "trumpet flute": Grip(
        long=0.66, grip=(0.5, 0.5, 0.66), second=(0.5, 0.5, 0.36), origin=(0.5, 0.5, 0.08),
        tip=(0.5, 0.5, 1.0), front=UP, way="pinch", close=0.45,
    ),
    "trumpet clarinet": replace(_shaft(0.66, 0.68, 0.4), origin=(0.5, 1.0, 0.5), close=0.5),
    **{name: both(long) for name, long in LONG.items()},
    "archery-bow": replace(_tool(1.3, 0.5), more={"string": (0.0, 0.5, 0.5)}),
}  # fmt: skip

# of what stands before somebody, the points that hands take, where they are in its model; a thumb points
# to the other hand, or up
STANDING: dict[str, dict[str, Vector]] = {
    "easel": {"canvas": (0.12, 1.15, 0.0)},
    "piano": {"keys": (0.84, 0.79, 0.0)},
    "screen laptop": {"keys": (0.22, 0.07, 0.0)},
    "photo-camera typewriter": {"keys": (0.3, 0.3, 0.0)},
    "photo-camera keys": {"keys": (0.0, 0.1, 0.0)},
    "door": {"handle": (0.17, 1.02, -0.39), "hinge": (0.0, 0.0, 0.48)},
    "gate": {"handle": (0.12, 1.0, -0.1)},
    "ladder": {"rung": (-0.27, 1.24, 0.0)},
    "drum kit": {"skin": (0.2, 0.66, -0.12)},
    "board scooter": {"right": (0.27, 0.94, 0.18), "left": (0.27, 0.94, -0.18)},
    "pram": {"right": (0.62, 0.98, -0.16), "left": (0.62, 0.98, 0.16)},
    "pram wheelchair": {"right": (0.42, 0.94, -0.24), "left": (0.42, 0.94, 0.24)},
    "pram wheelbarrow": {"right": (0.78, 0.82, -0.27), "left": (0.78, 0.82, 0.27)},
    "pram mower": {"right": (0.78, 0.98, -0.16), "left": (0.78, 0.98, 0.16)},
    "barrel trolley": {"right": (0.6, 1.12, -0.24), "left": (0.6, 1.12, 0.24)},
    "bowl stockpot": {"left": (0.0, 0.125, 0.17)},
    "chair stool": {"seat": (0.0, 0.76, 0.0)},
    "chair dining": {"seat": (0.0, 0.457, 0.0)},
}
