"""The proportions of four-legged animals. To add an animal, add a row."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Build:
    """The proportions of a four-legged animal about one unit high.

    `scale` is in metres a unit; `speed` is in m/s at a run.
    """

    coat: str
    belly: str
    legs: str
    tail_tip: str
    scale: float
    speed: float
    ear: str = "#222222"
    eye: str = "#101010"
    mane: str | None = None
    length: float = 0.62
    leg: float = 0.36
    trunk: float = 0.125
    head: float = 0.105
    snout: float = 0.12
    snout_radius: float = 0.035
    ears: float = 0.10
    tail: float = 0.5
    tail_radius: float = 0.075
    neck: float = 0.16
    bulk: float = 1.0
    chest: float = 1.1
    antlers: bool = False
    horns: bool = False
    crest: str | None = None
    fur: float = 0.55
    nose: float = 0.0  # length of a trunk
    tusks: float = 0.0
    horn: float = 0.0  # on the nose
    hump: float = 0.0
    carapace: str | None = None
    wings: bool = False
    flaps: float = 0.0  # ears that hang: their radius
    spines: bool = False
    crouch: float = 0.0  # 0: legs below the trunk; above: they stand out to the sides
    paddle: bool = False  # a broad flat tail
    pattern: str | None = None  # stripes, spots or patches
    ink: str = "#17130f"


ANIMALS = {
    "fox": Build(coat="#b8501a", belly="#efe6da", legs="#2a1a14", tail_tip="#f4efe8", ears=0.115, tail=0.62,
                 tail_radius=0.10, scale=1.1, speed=3.4),
    "wolf": Build(coat="#5d5f63", belly="#b9b6ae", legs="#6d6a66", tail_tip="#2c2c30", trunk=0.13, leg=0.42,
                  head=0.11, snout=0.14, scale=1.45, speed=4.0),
    "dog": Build(coat="#b98a4e", belly="#e8d9bd", legs="#c79a60", tail_tip="#d9b680", ears=0.06, tail=0.42,
                 tail_radius=0.045, head=0.115, snout_radius=0.04, scale=1.2, speed=3.4),
    "horse": Build(coat="#5b321b", belly="#4b2a18", legs="#1d120c", tail_tip="#140d0a", length=0.78,
                   leg=0.62, trunk=0.15, head=0.10, snout=0.26, snout_radius=0.05, ears=0.07, tail=0.55,
                   tail_radius=0.06, neck=0.42, bulk=1.05, crest="#140d0a", fur=0.25, scale=1.75, speed=7.0),
    "deer": Build(coat="#8a5c34", belly="#d9c4a2", legs="#6a4628", tail_tip="#efe8da", leg=0.60, trunk=0.12,
                  head=0.08, snout=0.16, ears=0.12, tail=0.12, tail_radius=0.04, neck=0.36, antlers=True,
                  scale=1.5, speed=5.0, fur=0.35),
    "cow": Build(coat="#6a4026", belly="#d8cdbb", legs="#5a3822", tail_tip="#1d120c", length=0.80, leg=0.46,
                 trunk=0.19, head=0.12, snout=0.17, snout_radius=0.065, ears=0.06, tail=0.5,
                 tail_radius=0.025, neck=0.2, bulk=1.1, horns=True, scale=1.7, speed=3.2, fur=0.3),
    "lion": Build(coat="#c08a45", belly="#e2c590", legs="#c09050", tail_tip="#4a2c14", length=0.72,
                  leg=0.42, trunk=0.15, head=0.13, snout=0.11, snout_radius=0.055, ears=0.05, tail=0.75,
                  tail_radius=0.03, mane="#4e2e16", scale=1.6, speed=4.4),
    "tiger": Build(coat="#c8742a", belly="#efe4d2", legs="#c47a34", tail_tip="#1c1410", length=0.76,
                   leg=0.40, trunk=0.15, head=0.125, snout=0.10, snout_radius=0.055, ears=0.05, tail=0.78,
                   tail_radius=0.035, fur=0.5, pattern="tiger", scale=1.6, speed=4.6),
    "bear": Build(coat="#4a2f1d", belly="#3d2718", legs="#2d1c12", tail_tip="#3d2718", length=0.72,
                  trunk=0.22, head=0.15, snout_radius=0.055, ears=0.05, tail=0.06, tail_radius=0.05,
                  bulk=1.1, scale=1.7, speed=3.0),
    "cat": Build(coat="#8a5a2c", belly="#e9d8bf", legs="#caa878", tail_tip="#6b4420", ear="#d09a80",
                 length=0.40, leg=0.19, trunk=0.072, head=0.066, snout=0.022, snout_radius=0.022,
                 ears=0.075, tail=0.42, tail_radius=0.026, neck=0.085, eye="#6a9a30", scale=1.4, speed=2.4),
    "rabbit": Build(coat="#8a7358", belly="#e6ddd0", legs="#94795c", tail_tip="#f4f0ea", ear="#c89a88",
                    length=0.30, leg=0.14, trunk=0.078, head=0.060, snout=0.03, snout_radius=0.024,
                    ears=0.15, tail=0.05, tail_radius=0.04, neck=0.05, scale=1.2, speed=2.6),
    "zebra": Build(coat="#e8e4dc", belly="#efece6", legs="#dcd8d0", tail_tip="#1a1613", length=0.74,
                   leg=0.55, trunk=0.155, head=0.10, snout=0.24, snout_radius=0.05, ears=0.09, tail=0.45,
                   tail_radius=0.04, neck=0.36, crest="#1a1613", fur=0.2, pattern="stripes", scale=1.6,
                   speed=6.5),
    "leopard": Build(coat="#c99a4e", belly="#efe2c4", legs="#c8a058", tail_tip="#1c1410", length=0.72,
                     leg=0.42, trunk=0.125, head=0.11, snout=0.09, snout_radius=0.048, ears=0.045, tail=0.8,
                     tail_radius=0.032, pattern="spots", scale=1.4, speed=6.0),
    "panda": Build(coat="#e6e2da", belly="#e8e4dc", legs="#16161a", tail_tip="#e6e2da", ear="#16161a",
                   length=0.62, leg=0.30, trunk=0.22, head=0.165, snout=0.07, snout_radius=0.05, ears=0.05,
                   tail=0.06, tail_radius=0.05, neck=0.1, bulk=1.1, pattern="panda", ink="#16161a",
                   scale=1.5, speed=2.2),
    "icebear": Build(coat="#e4e0d2", belly="#dcd6c4", legs="#e0dccc", tail_tip="#e4e0d2", length=0.78,
                     trunk=0.21, head=0.13, snout=0.15, snout_radius=0.055, ears=0.04, tail=0.06,
                     tail_radius=0.05, neck=0.22, bulk=1.1, scale=1.8, speed=3.0),
    "sheep": Build(coat="#d8d0c0", belly="#cfc6b4", legs="#3a322c", tail_tip="#d8d0c0", length=0.56,
                   leg=0.32, trunk=0.185, head=0.085, snout=0.11, snout_radius=0.045, ears=0.05, tail=0.08,
                   tail_radius=0.05, neck=0.12, bulk=1.2, fur=1.5, scale=1.15, speed=2.4),
    "goat": Build(coat="#b8a890", belly="#d8cfbe", legs="#6a5a48", tail_tip="#d8cfbe", length=0.6, leg=0.42,
                  trunk=0.135, head=0.085, snout=0.13, snout_radius=0.04, ears=0.06, tail=0.1,
                  tail_radius=0.03, neck=0.22, horns=True, scale=1.2, speed=3.0),
    "pig": Build(coat="#d49a8c", belly="#dfaea0", legs="#c88a7c", tail_tip="#d49a8c", ear="#c07a6c",
                 length=0.62, leg=0.22, trunk=0.18, head=0.13, snout=0.10, snout_radius=0.07, ears=0.07,
                 tail=0.14, tail_radius=0.014, neck=0.06, bulk=1.15, fur=0.2, scale=1.2, speed=2.2),
    "camel": Build(coat="#b4895a", belly="#a87c4e", legs="#a37a4e", tail_tip="#5a3f28", length=0.72,
                   leg=0.66, trunk=0.16, head=0.09, snout=0.19, snout_radius=0.05, ears=0.04, tail=0.3,
                   tail_radius=0.025, neck=0.5, hump=0.17, fur=0.6, scale=1.8, speed=3.6),
    "giraffe": Build(coat="#d3a866", belly="#e2c898", legs="#d9b985", tail_tip="#2a1c12", length=0.66,
                     leg=0.95, trunk=0.16, head=0.085, snout=0.19, snout_radius=0.045, ears=0.07, tail=0.4,
                     tail_radius=0.022, neck=1.0, fur=0.2, pattern="patches", ink="#7a4a22", scale=2.3,
                     speed=4.0),
    "elephant": Build(coat="#7d7772", belly="#736d68", legs="#736d68", tail_tip="#3a3532", ear="#6d6662",
                      length=0.82, leg=0.50, trunk=0.25, head=0.19, snout=0.05, snout_radius=0.07, ears=0.0,
                      tail=0.35, tail_radius=0.02, neck=0.14, bulk=1.1, fur=0.8, nose=0.62, tusks=0.24,
                      flaps=0.24, scale=2.9, speed=2.6),
    "rhino": Build(coat="#6f6a66", belly="#66615d", legs="#66615d", tail_tip="#4a4644", length=0.86,
                   leg=0.34, trunk=0.225, head=0.14, snout=0.20, snout_radius=0.085, ears=0.06, tail=0.25,
                   tail_radius=0.018, neck=0.12, bulk=1.12, fur=0.7, horn=0.2, scale=1.9, speed=3.6),
    "hippo": Build(coat="#6d5f62", belly="#9a7f7c", legs="#6a5c5e", tail_tip="#6d5f62", length=0.84,
                   leg=0.22, trunk=0.25, head=0.16, snout=0.22, snout_radius=0.12, ears=0.035, tail=0.15,
                   tail_radius=0.02, neck=0.05, bulk=1.15, fur=0.3, scale=1.7, speed=2.4),
    "mouse": Build(coat="#8a7f78", belly="#d8d0c8", legs="#c8a8a0", tail_tip="#c8a09a", ear="#c89a92",
                   length=0.30, leg=0.10, trunk=0.08, head=0.065, snout=0.05, snout_radius=0.02, ears=0.08,
                   tail=0.45, tail_radius=0.012, neck=0.03, scale=1.2, speed=1.8),
    "squirrel": Build(coat="#8a4a22", belly="#e8d8c0", legs="#84461f", tail_tip="#a25c2c", length=0.32,
                      leg=0.14, trunk=0.075, head=0.062, snout=0.035, snout_radius=0.022, ears=0.085,
                      tail=0.5, tail_radius=0.11, neck=0.06, scale=1.2, speed=2.2, fur=0.8),
    "monkey": Build(coat="#5a3f2a", belly="#a8855e", legs="#4a3322", tail_tip="#4a3322", ear="#a8755a",
                    length=0.42, leg=0.40, trunk=0.12, head=0.115, snout=0.05, snout_radius=0.055,
                    ears=0.03, tail=0.75, tail_radius=0.025, neck=0.1, scale=1.2, speed=2.6),
    "turtle": Build(coat="#6d7a4a", belly="#b8aa6a", legs="#66733f", tail_tip="#66733f", length=0.46,
                    leg=0.05, trunk=0.085, head=0.065, snout=0.05, snout_radius=0.04, ears=0.0, tail=0.1,
                    tail_radius=0.02, neck=0.14, fur=0.3, carapace="#5a4a2a", crouch=0.8, scale=1.1,
                    speed=0.7),
    "crocodile": Build(coat="#4d5436", belly="#a8a078", legs="#485032", tail_tip="#3c442c", length=0.95,
                       leg=0.13, trunk=0.105, head=0.085, snout=0.34, snout_radius=0.045, ears=0.0,
                       tail=1.05, tail_radius=0.085, neck=0.04, fur=0.9, spines=True, crouch=0.9, scale=1.6,
                       speed=1.6),
    "dinosaur": Build(coat="#6a7048", belly="#b0a878", legs="#5f6642", tail_tip="#5a5f3c", length=0.95,
                      leg=0.62, trunk=0.26, head=0.10, snout=0.14, snout_radius=0.06, ears=0.0, tail=1.5,
                      tail_radius=0.13, neck=1.05, bulk=1.05, fur=0.7, scale=3.4, speed=2.6),
    "ferret": Build(coat="#5c4632", belly="#c8b494", legs="#3a2c20", tail_tip="#2c2018", length=0.56,
                    leg=0.14, trunk=0.08, head=0.07, snout=0.06, snout_radius=0.03, ears=0.04, tail=0.42,
                    tail_radius=0.05, neck=0.1, scale=1.3, speed=2.4),
}  # fmt: skip
# animals that are ferrets to the parser: its variants
_FERRETS = {
    "beaver": Build(coat="#5a3a22", belly="#7a5638", legs="#3a281a", tail_tip="#2a2420", length=0.5,
                    leg=0.1, trunk=0.15, head=0.11, snout=0.06, snout_radius=0.05, ears=0.03,
                    tail=0.42, tail_radius=0.08, neck=0.03, bulk=1.15, fur=0.8, paddle=True,
                    scale=1.2, speed=1.8),
    "otter": Build(coat="#6a4a30", belly="#d8c4a4", legs="#54391f", tail_tip="#54391f", length=0.62,
                   leg=0.1, trunk=0.095, head=0.085, snout=0.04, snout_radius=0.045, ears=0.02,
                   tail=0.5, tail_radius=0.06, neck=0.08, fur=0.6, scale=1.3, speed=2.4),
    "raccoon": Build(coat="#77736c", belly="#a8a49a", legs="#3a3632", tail_tip="#1c1a18", ear="#d8d4cc",
                     length=0.46, leg=0.2, trunk=0.13, head=0.105, snout=0.07, snout_radius=0.028,
                     ears=0.07, tail=0.5, tail_radius=0.075, neck=0.06, fur=0.9, pattern="mask",
                     scale=1.25, speed=2.4),
    "skunk": Build(coat="#18181a", belly="#18181a", legs="#141416", tail_tip="#f0ece4", length=0.46,
                   leg=0.15, trunk=0.1, head=0.075, snout=0.06, snout_radius=0.025, ears=0.03,
                   tail=0.55, tail_radius=0.11, neck=0.05, fur=1.0, pattern="band", ink="#f0ece4",
                   scale=1.2, speed=2.0),
    "badger": Build(coat="#6a6864", belly="#1c1a18", legs="#1c1a18", tail_tip="#a8a49a", length=0.54,
                    leg=0.14, trunk=0.13, head=0.095, snout=0.11, snout_radius=0.035, ears=0.035,
                    tail=0.14, tail_radius=0.04, neck=0.08, bulk=1.1, fur=0.9, pattern="badger",
                    ink="#f0ece4", scale=1.3, speed=2.2),
    "red-panda": Build(coat="#a8401c", belly="#1c1210", legs="#1c1210", tail_tip="#7a2c14",
                       ear="#f0e8dc", length=0.46, leg=0.2, trunk=0.115, head=0.11, snout=0.03,
                       snout_radius=0.03, ears=0.085, tail=0.6, tail_radius=0.085, neck=0.05,
                       pattern="rings", ink="#e0b080", scale=1.2, speed=2.2),
}  # fmt: skip
_VARIANTS = {"ferret": _FERRETS}


def build_of(kind: str, variant: str) -> Build:
    """Return the proportions of a kind of animal, or of this variant of it."""
    return _VARIANTS.get(kind, {}).get(variant, ANIMALS[kind])
