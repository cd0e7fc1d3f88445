"""The proportions of four-legged animals. To add an animal, add a row."""

from dataclasses import dataclass
from typing import Literal

Ears = Literal["prick", "round", "drop", "long", "side", "fan"]
Face = Literal["dog", "cat", "hoof", "disc", "blunt", "ape"]
Tail = Literal["prop", "hang", "up", "curl", "level", "rope", "hair", "bush"]


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
    fur: float = 0.55  # how rough its fur or its skin is
    bare: bool = False  # it has no fur: elephants, pigs
    scales: float = 0.0  # rows of them per metre, of reptiles
    nose: float = 0.0  # length of a trunk
    tusks: float = 0.0
    horn: float = 0.0  # on the nose
    hump: float = 0.0
    carapace: str | None = None
    wings: bool = False
    ear_shape: Ears = "prick"
    face: Face = "dog"  # what its nose and muzzle are like
    gaze: float = 0.62  # how far to the side its eyes look, in radians: prey sees to both sides
    eyes: float = 1.0  # their size
    wide: float = 0.9  # of the head, a share of its height
    cheeks: float = 0.0  # how far fur stands out beside the face
    nose_color: str = "#15110f"
    muzzle: str | None = None  # its colour; that of the belly, if None
    tail_shape: Tail = "level"
    hoofs: bool = False
    limb: float = 1.0  # thickness of the legs
    wool: float = 0.0  # how far locks stand out
    shag: float = 0.0  # how rough the outline of its fur is
    beard: bool = False
    hood: str | None = None  # colour of the head, if another than that of the coat
    rise: float = 0.0  # how much higher the shoulders are than the hips
    reach: float = 1.0  # length of the forelegs; below 1 they are arms that do not touch the ground
    arms: float = 1.0  # thickness of the forelegs
    foot: float = 1.0  # length of the hind feet
    hops: bool = False  # it goes by leaps
    pom: bool = False  # balls of wool on the head and the tail
    lance: float = 0.0  # the horn of a unicorn
    hump_at: float = 0.0  # how far forward, as a share of half of the length
    quills: str | None = None
    knobs: bool = False  # on the head of a giraffe
    spines: bool = False
    crouch: float = 0.0  # 0: legs below the trunk; above: they stand out to the sides
    paddle: bool = False  # a broad flat tail
    pattern: str | None = None  # stripes, spots or patches
    ink: str = "#17130f"


ANIMALS = {
    "fox": Build(coat="#b8501a", belly="#efe6da", legs="#2a1a14", tail_tip="#f4efe8", ear="#2a1a14",
                 ears=0.125, head=0.105, snout=0.13, snout_radius=0.032, cheeks=0.12, muzzle="#efe6da",
                 eye="#b8801c", leg=0.38, limb=0.82, tail=0.62, tail_radius=0.095, tail_shape="hang",
                 shag=0.6, scale=1.1, speed=3.4),
    "wolf": Build(coat="#6b6d70", belly="#c4c1b8", legs="#8a877f", tail_tip="#2c2c30", ear="#8a7a70",
                  trunk=0.14, leg=0.42, head=0.118, snout=0.15, snout_radius=0.042, ears=0.105,
                  cheeks=0.14, eye="#c8982c", pattern="saddle", ink="#3a3b40", tail=0.5,
                  tail_radius=0.075, tail_shape="hang", shag=0.9, limb=0.9, scale=1.45, speed=4.0),
    "dog": Build(coat="#b98a4e", belly="#e4d0ac", legs="#c39a62", tail_tip="#d9b680", ear="#8a5e30",
                 ears=0.15, ear_shape="drop", trunk=0.13, leg=0.38, head=0.125, snout=0.12,
                 snout_radius=0.046, eyes=1.1, tail=0.42, tail_radius=0.036, tail_shape="up", shag=0.35,
                 limb=0.95, scale=1.2, speed=3.4),
    "horse": Build(coat="#5b321b", belly="#4b2a18", legs="#1d120c", tail_tip="#140d0a", length=0.84,
                   leg=0.62, trunk=0.168, head=0.10, snout=0.24, snout_radius=0.054, face="hoof",
                   gaze=1.05, wide=0.74, ears=0.10, ear="#2a1810", tail=0.62, tail_radius=0.06,
                   tail_shape="hair", neck=0.40, bulk=1.08, crest="#140d0a", fur=0.25, hoofs=True,
                   limb=0.92, muzzle="#3a2418", scale=1.75, speed=7.0),
    "deer": Build(coat="#8a5c34", belly="#d9c4a2", legs="#6a4628", tail_tip="#efe8da", ear="#d0b090",
                  leg=0.60, trunk=0.13, head=0.085, snout=0.14, snout_radius=0.034, face="hoof", gaze=1.0,
                  eyes=1.25, ears=0.13, ear_shape="side", tail=0.12, tail_radius=0.04, tail_shape="up",
                  neck=0.36, antlers=True, hoofs=True, limb=0.78, scale=1.5, speed=5.0, fur=0.35),
    "cow": Build(coat="#e6e0d6", belly="#e0d6c8", legs="#ddd6ca", tail_tip="#1d1814", ear="#2a211c",
                 length=0.84, leg=0.44, trunk=0.205, head=0.115, snout=0.17, snout_radius=0.066,
                 face="hoof", gaze=1.05, wide=0.8, eyes=1.1, ears=0.12, ear_shape="side",
                 muzzle="#d8a898", tail=0.52, tail_radius=0.018, tail_shape="rope", neck=0.16, bulk=1.05,
                 horns=True, hoofs=True, limb=0.72, pattern="holstein", ink="#1b1715", scale=1.7,
                 speed=3.2, fur=0.3),
    "lion": Build(coat="#c08a45", belly="#e2c590", legs="#c09050", tail_tip="#4a2c14", ear="#8a5a34",
                  length=0.74, leg=0.42, trunk=0.155, head=0.14, snout=0.10, snout_radius=0.06,
                  face="cat", ears=0.065, ear_shape="round", eye="#b8801c", muzzle="#e8d8b8",
                  nose_color="#5a3028", tail=0.72, tail_radius=0.024, tail_shape="rope", mane="#5a3418",
                  scale=1.6, speed=4.4),
    "tiger": Build(coat="#c8742a", belly="#efe4d2", legs="#c47a34", tail_tip="#1c1410", ear="#efe4d2",
                   length=0.78, leg=0.40, trunk=0.155, head=0.14, snout=0.09, snout_radius=0.06,
                   face="cat", cheeks=0.14, ears=0.065, ear_shape="round", eye="#c8a030",
                   muzzle="#f2eadc", nose_color="#b06a5a", tail=0.78, tail_radius=0.034,
                   tail_shape="hang", fur=0.5, pattern="tiger", scale=1.6, speed=4.6),
    "bear": Build(coat="#4a2f1d", belly="#3d2718", legs="#2d1c12", tail_tip="#3d2718", ear="#2d1c12",
                  length=0.72, trunk=0.22, head=0.16, snout=0.12, snout_radius=0.06, muzzle="#8a6a4a",
                  ears=0.085, ear_shape="round", eyes=0.7, wide=1.0, cheeks=0.08, tail=0.06,
                  tail_radius=0.05, bulk=1.1, limb=0.9, neck=0.14, shag=0.9, scale=1.7, speed=3.0),
    "cat": Build(coat="#a8703a", belly="#efe3d2", legs="#c8a070", tail_tip="#5a3618", ear="#d8a898",
                 length=0.40, leg=0.20, trunk=0.078, head=0.084, snout=0.012, snout_radius=0.03,
                 face="cat", cheeks=0.07, gaze=0.55, eyes=1.3, wide=1.0, ears=0.095, muzzle="#f2ebde",
                 nose_color="#c87f72", tail=0.40, tail_radius=0.021, tail_shape="up", neck=0.07,
                 eye="#7ab038", pattern="tabby", ink="#5c3416", shag=0.25, limb=0.9, scale=1.4, speed=2.4),
    "rabbit": Build(coat="#8a7358", belly="#e6ddd0", legs="#94795c", tail_tip="#f4f0ea", ear="#d8a898",
                    length=0.30, leg=0.13, trunk=0.088, head=0.076, snout=0.024, snout_radius=0.03,
                    face="cat", gaze=1.05, eyes=1.35, wide=0.86, ears=0.19, ear_shape="long",
                    nose_color="#c08070", tail=0.06, tail_radius=0.045, tail_shape="up", neck=0.04,
                    cheeks=0.06, shag=0.25, scale=1.2, speed=2.6),
    "zebra": Build(coat="#e8e4dc", belly="#efece6", legs="#dcd8d0", tail_tip="#1a1613", ear="#1a1613",
                   length=0.78, leg=0.54, trunk=0.17, head=0.10, snout=0.22, snout_radius=0.052,
                   face="hoof", gaze=1.05, wide=0.74, muzzle="#2a2420", ears=0.11, tail=0.45,
                   tail_radius=0.022, tail_shape="rope", neck=0.34, crest="#1a1613", fur=0.2,
                   pattern="stripes", hoofs=True, limb=0.9, scale=1.6, speed=6.5),
    "leopard": Build(coat="#c99a4e", belly="#efe2c4", legs="#c8a058", tail_tip="#1c1410", ear="#2a1c12",
                     length=0.74, leg=0.42, trunk=0.13, head=0.115, snout=0.075, snout_radius=0.05,
                     face="cat", ears=0.055, ear_shape="round", eye="#c8a030", muzzle="#f2eadc", tail=0.8,
                     tail_radius=0.03, tail_shape="hang", pattern="spots", scale=1.4, speed=6.0),
    "panda": Build(coat="#e6e2da", belly="#e8e4dc", legs="#16161a", tail_tip="#e6e2da", ear="#16161a",
                   length=0.58, leg=0.30, trunk=0.225, head=0.185, snout=0.055, snout_radius=0.062,
                   muzzle="#efece6", ears=0.085, ear_shape="round", wide=1.08, cheeks=0.1, eyes=0.75,
                   tail=0.06, tail_radius=0.05, neck=0.1, bulk=1.1, limb=0.9, pattern="panda",
                   ink="#16161a", shag=0.5, scale=1.5, speed=2.2),
    "icebear": Build(coat="#d6cdb4", belly="#cfc6ae", legs="#d2c9b0", tail_tip="#e4e0d2", ear="#a8a090",
                     length=0.80, trunk=0.21, head=0.135, snout=0.13, snout_radius=0.055, ears=0.055,
                     ear_shape="round", eyes=0.75, tail=0.06, tail_radius=0.05, neck=0.24, bulk=1.1,
                     limb=0.9, shag=0.7, scale=1.8, speed=3.0),
    "sheep": Build(coat="#ded8ca", belly="#d8d0c0", legs="#2e2824", tail_tip="#d8d0c0", ear="#2e2824",
                   length=0.54, leg=0.30, trunk=0.165, head=0.092, snout=0.10, snout_radius=0.044,
                   face="hoof", gaze=1.05, muzzle="#2e2824", ears=0.10, ear_shape="side", tail=0.08,
                   tail_radius=0.05, neck=0.15, bulk=1.0, fur=1.2, wool=0.02, hood="#3a322c", hoofs=True,
                   limb=0.62, scale=1.2, speed=2.4),
    "goat": Build(coat="#c8bca8", belly="#d8cfbe", legs="#6a5a48", tail_tip="#d8cfbe", ear="#c0a898",
                  length=0.6, leg=0.42, trunk=0.14, head=0.09, snout=0.13, snout_radius=0.04, face="hoof",
                  gaze=1.05, ears=0.12, ear_shape="side", eye="#c8a850", tail=0.11, tail_radius=0.03,
                  tail_shape="up", neck=0.24, horns=True, hoofs=True, beard=True, limb=0.75, shag=0.4,
                  scale=1.2, speed=3.0),
    "pig": Build(bare=True, coat="#d49a8c", belly="#dfaea0", legs="#c88a7c", tail_tip="#d49a8c",
                 ear="#c07a6c",
                 length=0.62, leg=0.23, trunk=0.185, head=0.135, snout=0.10, snout_radius=0.068,
                 face="disc", nose_color="#c47a70", gaze=0.85, eyes=0.75, ears=0.12, tail=0.2,
                 tail_radius=0.014, tail_shape="curl", neck=0.06, bulk=1.1, fur=0.2, limb=0.62,
                 hoofs=True, scale=1.2, speed=2.2),
    "camel": Build(coat="#b4895a", belly="#a87c4e", legs="#a37a4e", tail_tip="#5a3f28", ear="#7a5a3a",
                   length=0.72, leg=0.66, trunk=0.165, head=0.09, snout=0.18, snout_radius=0.05,
                   face="hoof", gaze=1.0, ears=0.06, ear_shape="round", tail=0.36, tail_radius=0.018,
                   tail_shape="rope", neck=0.5, hump=0.17, fur=0.6, limb=0.8, scale=1.8, speed=3.6),
    "giraffe": Build(coat="#d3a866", belly="#e2c898", legs="#d9b985", tail_tip="#2a1c12", ear="#c8a070",
                     length=0.66, leg=0.95, trunk=0.165, head=0.088, snout=0.17, snout_radius=0.042,
                     face="hoof", gaze=1.0, eyes=1.15, ears=0.12, ear_shape="side", tail=0.5,
                     tail_radius=0.016, tail_shape="rope", neck=1.0, knobs=True, fur=0.2,
                     pattern="patches", ink="#7a4a22", hoofs=True, limb=0.8, scale=2.3, speed=4.0),
    "elephant": Build(bare=True, coat="#7d7772", belly="#736d68", legs="#736d68", tail_tip="#3a3532",
                      ear="#8a7a74",
                      length=0.82, leg=0.48, trunk=0.25, head=0.195, snout=0.04, snout_radius=0.07,
                      face="blunt", gaze=0.95, eyes=0.5, muzzle="#7d7772", ears=0.40, ear_shape="fan",
                      tail=0.4, tail_radius=0.018, tail_shape="rope", neck=0.16, bulk=1.1, fur=0.8,
                      nose=0.66, tusks=0.26, limb=0.95, scale=2.9, speed=2.6),
    "rhino": Build(bare=True, coat="#6f6a66", belly="#66615d", legs="#66615d", tail_tip="#4a4644",
                   ear="#5a5450",
                   length=0.86, leg=0.34, trunk=0.225, head=0.14, snout=0.20, snout_radius=0.085,
                   face="hoof", gaze=1.0, eyes=0.55, ears=0.10, tail=0.25, tail_radius=0.016,
                   tail_shape="rope", neck=0.12, bulk=1.12, fur=0.7, horn=0.24, limb=0.85, scale=1.9,
                   speed=3.6),
    "hippo": Build(bare=True, coat="#6d5f62", belly="#9a7f7c", legs="#6a5c5e", tail_tip="#6d5f62",
                   ear="#8a6a68",
                   length=0.84, leg=0.22, trunk=0.25, head=0.16, snout=0.22, snout_radius=0.125,
                   face="hoof", gaze=0.8, eyes=0.7, muzzle="#7d6b6c", ears=0.06, ear_shape="round",
                   tail=0.15, tail_radius=0.02, tail_shape="hang", neck=0.05, bulk=1.15, fur=0.3,
                   limb=0.8, scale=1.7, speed=2.4),
    "mouse": Build(coat="#8a7f78", belly="#d8d0c8", legs="#c8a8a0", tail_tip="#c8a09a", ear="#d8a098",
                   length=0.28, leg=0.08, trunk=0.082, head=0.07, snout=0.06, snout_radius=0.017,
                   face="cat", gaze=0.95, eyes=1.1, nose_color="#d08a80", ears=0.10, ear_shape="round",
                   tail=0.45, tail_radius=0.010, tail_shape="level", neck=0.03, scale=1.2, speed=1.8),
    "squirrel": Build(coat="#8a4a22", belly="#efe2d0", legs="#84461f", tail_tip="#a25c2c", ear="#6a3818",
                      length=0.30, leg=0.13, trunk=0.078, head=0.068, snout=0.032, snout_radius=0.022,
                      face="cat", gaze=0.95, eyes=1.35, nose_color="#3a2018", cheeks=0.05, ears=0.075,
                      tail=0.52, tail_radius=0.105, tail_shape="bush", neck=0.07, shag=0.5, scale=1.2,
                      speed=2.2, fur=0.8),
    "monkey": Build(coat="#6a4a30", belly="#b08c66", legs="#5a3e28", tail_tip="#4a3322", ear="#d0a080",
                    length=0.40, leg=0.32, trunk=0.105, rise=0.07, head=0.115, snout=0.03,
                    snout_radius=0.055, face="ape", muzzle="#d8ac88", gaze=0.46, eyes=0.95, wide=0.92,
                    ears=0.085, ear_shape="round", tail=0.85, tail_radius=0.02, tail_shape="curl",
                    neck=0.11, limb=0.8, foot=1.3, scale=1.2, speed=2.6),
    "kangaroo": Build(coat="#a8744a", belly="#dcc4a0", legs="#8a5c3a", tail_tip="#8a5c3a", ear="#d8a898",
                      length=0.40, leg=0.34, trunk=0.145, rise=0.36, reach=0.46, head=0.092, snout=0.12,
                      snout_radius=0.04, gaze=0.95, eyes=1.1, ears=0.16, ear_shape="long", tail=0.85,
                      tail_radius=0.07, tail_shape="prop", neck=0.13, arms=0.75, foot=2.9, limb=1.05,
                      hops=True, shag=0.15, scale=1.5, speed=4.5),
    "turtle": Build(scales=40.0, coat="#6d7a4a", belly="#b8aa6a", legs="#66733f", tail_tip="#66733f",
                    length=0.46,
                    leg=0.06, trunk=0.085, head=0.07, snout=0.03, snout_radius=0.042, face="blunt",
                    gaze=0.9, muzzle="#8a945a", ears=0.0, tail=0.1, tail_radius=0.02, neck=0.16, fur=0.3,
                    carapace="#5a4a2a", crouch=0.8, scale=1.1, speed=0.7),
    "crocodile": Build(scales=34.0, coat="#4d5436", belly="#a8a078", legs="#485032", tail_tip="#3c442c",
                       length=0.95,
                       leg=0.13, trunk=0.105, head=0.088, snout=0.34, snout_radius=0.045, face="hoof",
                       gaze=0.8, eye="#c8a030", ears=0.0, tail=0.9, tail_radius=0.085, neck=0.04, fur=1.1,
                       spines=True, crouch=0.7, scale=1.7, speed=1.4),
    "dinosaur": Build(scales=24.0, coat="#6a7048", belly="#b0a878", legs="#5f6642", tail_tip="#5a5f3c",
                      length=0.95,
                      leg=0.62, trunk=0.26, head=0.11, snout=0.12, snout_radius=0.06, face="blunt",
                      muzzle="#7a8054", gaze=0.95, ears=0.0, tail=1.5, tail_radius=0.13,
                      tail_shape="level", neck=1.05, bulk=1.05, fur=0.7, scale=3.4, speed=2.6),
    "ferret": Build(coat="#5c4632", belly="#c8b494", legs="#3a2c20", tail_tip="#2c2018", ear="#c8b494",
                    length=0.56, leg=0.14, trunk=0.08, head=0.075, snout=0.05, snout_radius=0.03,
                    ears=0.045, ear_shape="round", muzzle="#e0d0b4", tail=0.42, tail_radius=0.05,
                    neck=0.1, shag=0.4, scale=1.3, speed=2.4),
}  # fmt: skip
