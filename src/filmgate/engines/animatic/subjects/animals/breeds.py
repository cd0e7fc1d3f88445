"""Variants of four-legged animals: breeds, cousins and the young, as changes of a kind's proportions."""

from dataclasses import replace

from filmgate.engines.animatic.subjects.animals.table import ANIMALS, Build

_DOG, _CAT, _HORSE, _SHEEP = (ANIMALS[name] for name in ("dog", "cat", "horse", "sheep"))


def young(b: Build) -> Build:
    """Return the build of the young of an animal: small, with a large head, large eyes and short legs."""
    return replace(
        b,
        scale=b.scale * 0.72,
        length=b.length * 0.84,
        head=b.head * 1.22,
        eyes=b.eyes * 0.98,
        snout=b.snout * 0.6,
        snout_radius=b.snout_radius * 1.05,
        neck=b.neck * 0.8,
        leg=b.leg * 0.84,
        ears=b.ears * 1.05,
        tail=b.tail * 0.7,
        tail_radius=b.tail_radius * 0.9,
        antlers=False,
        horns=False,
        mane=None,
        tusks=0.0,
        limb=b.limb * 1.1,
    )


_DOGS = {
    "retriever": replace(_DOG, coat="#c8944a", belly="#e2bd80", legs="#cfa05a", ear="#b07a38",
                         tail_tip="#e0bb80", tail=0.5, tail_radius=0.06, tail_shape="level", shag=0.9,
                         trunk=0.14),
    "labrador": replace(_DOG, coat="#d8bd8a", belly="#e6d2a8", legs="#d8bd8a", ear="#c8a46a",
                        tail_radius=0.045, tail_shape="level", trunk=0.142, shag=0.1),
    "husky": replace(_DOG, coat="#4a4d54", belly="#f0eeea", legs="#eeece8", tail_tip="#f0eeea",
                     ear="#e0c8c0", ear_shape="prick", ears=0.10, muzzle="#f4f2ee", cheeks=0.12,
                     eye="#6ab0e0", pattern="husky", ink="#f0eeea", tail=0.48, tail_radius=0.07,
                     tail_shape="curl", shag=0.8),
    "shepherd": replace(_DOG, coat="#a8743a", belly="#b88448", legs="#a8743a", tail_tip="#1c1815",
                        ear="#3a2a20", ear_shape="prick", ears=0.125, muzzle="#1c1815", pattern="saddle",
                        ink="#1e1a17", snout=0.14, tail=0.5, tail_radius=0.055, tail_shape="hang",
                        shag=0.5),
    "corgi": replace(_DOG, coat="#c87a34", belly="#f2ece2", legs="#f2ece2", tail_tip="#f2ece2",
                     ear="#e0b8a0", ear_shape="prick", ears=0.13, leg=0.17, trunk=0.13, length=0.66,
                     head=0.12, snout=0.10, snout_radius=0.04, muzzle="#f4f0e8", cheeks=0.1, tail=0.08,
                     tail_radius=0.04, shag=0.5, scale=1.0),
    "dachshund": replace(_DOG, coat="#6a3418", belly="#7a421e", legs="#8a4e26", ear="#4a2410", leg=0.12,
                         length=0.80, trunk=0.105, head=0.095, snout=0.15, snout_radius=0.034, ears=0.14,
                         tail=0.38, tail_radius=0.022, tail_shape="level", shag=0.0, scale=1.0),
    "pug": replace(_DOG, coat="#d0ae7c", belly="#dcc090", legs="#d0ae7c", ear="#1c1714", muzzle="#1f1a17",
                   leg=0.24, length=0.46, trunk=0.135, head=0.138, snout=0.02, snout_radius=0.062,
                   eyes=1.35, gaze=0.72, wide=1.02, ears=0.08, tail=0.26, tail_radius=0.035,
                   tail_shape="curl", shag=0.0, scale=1.0),
    "poodle": replace(_DOG, coat="#e8e4de", belly="#e8e4de", legs="#e8e4de", tail_tip="#e8e4de",
                      ear="#dcd6ce", trunk=0.115, shag=1.5, leg=0.42, snout=0.14, snout_radius=0.032,
                      ears=0.17, tail=0.26, pom=True),
    "dalmatian": replace(_DOG, coat="#ece8e2", belly="#ece8e2", legs="#ece8e2", tail_tip="#ece8e2",
                         ear="#1a1816", pattern="dots", ink="#191715", tail_shape="level", shag=0.0),
    "bulldog": replace(_DOG, coat="#c89868", belly="#efe6da", legs="#e0c8a8", ear="#8a5c38", leg=0.20,
                       length=0.5, trunk=0.165, head=0.155, snout=0.035, snout_radius=0.075,
                       muzzle="#efe6da", wide=1.1, ears=0.07, tail=0.06, shag=0.0, scale=1.0),
    "collie": replace(_DOG, coat="#1e1c1b", belly="#f0ede8", legs="#f0ede8", tail_tip="#f0ede8",
                      ear="#1e1c1b", ears=0.11, pattern="collie", ink="#f0ede8", muzzle="#f0ede8",
                      tail=0.5, tail_radius=0.065, tail_shape="hang", shag=0.9),
    "puppy": young(_DOG),
}  # fmt: skip
_CATS = {
    "siamese": replace(_CAT, coat="#e0d2b8", belly="#e8dcc6", legs="#3a2a22", tail_tip="#3a2a22",
                       ear="#2a1e1a", muzzle="#3a2a22", nose_color="#2a1c18", eye="#4a98e0",
                       pattern="points", ink="#3a2a22", trunk=0.07),
    "calico": replace(_CAT, coat="#efe9df", legs="#efe9df", pattern="calico", ink="#c4702c",
                      tail_tip="#2a2422"),
    "persian": replace(_CAT, coat="#e8e2d8", belly="#efeae2", legs="#e8e2d8", tail_tip="#e8e2d8",
                       pattern=None, cheeks=0.28, leg=0.15, trunk=0.095, shag=1.1, ears=0.07,
                       eye="#d08a20", tail_radius=0.05),
    "lynx": replace(_CAT, coat="#b08a5a", pattern="dots", ink="#5a4028", tail=0.08, tail_radius=0.03,
                    leg=0.27, cheeks=0.26, ears=0.12, scale=1.8),
    "cougar": replace(_CAT, coat="#b8895a", legs="#b8895a", pattern=None, head=0.072, leg=0.25,
                      length=0.5, ears=0.055, ear_shape="round", eyes=1.0, snout=0.03, tail=0.5,
                      tail_radius=0.026, tail_shape="hang", scale=2.0),
    "kitten": young(_CAT),
}  # fmt: skip
_HORSES = {
    "pony": replace(_HORSE, coat="#8a5a34", leg=0.44, length=0.74, neck=0.32, tail_radius=0.08, scale=1.3),
    "donkey": replace(_HORSE, coat="#7d746c", belly="#d8d0c6", legs="#8a8078", tail_tip="#3a322c",
                      muzzle="#e4ddd2", leg=0.46, length=0.72, neck=0.30, ears=0.24, ear_shape="long",
                      ear="#c8b8ac", crest="#3a322c", pattern=None, tail=0.45, tail_radius=0.02,
                      tail_shape="rope", scale=1.35, speed=4.0),
    "unicorn": replace(_HORSE, coat="#f0eef2", belly="#f0eef2", legs="#ece9ef", muzzle="#e8d8dc",
                       ear="#e0b8c8", tail_tip="#d89ad0", crest="#c88ad8", lance=0.36),
    "foal": replace(young(_HORSE), leg=0.62, neck=0.32, tail=0.3, tail_radius=0.035),
}  # fmt: skip
_DEER = {
    "doe": replace(ANIMALS["deer"], antlers=False),
    "fawn": replace(young(ANIMALS["deer"]), pattern="dots", ink="#e6d8c0", leg=0.54),
    "moose": replace(ANIMALS["deer"], coat="#3e2c20", belly="#4a3628", legs="#8a7a68", trunk=0.2,
                     leg=0.66, snout=0.24, snout_radius=0.062, neck=0.24, beard=True, limb=0.62, scale=1.9),
    "reindeer": replace(ANIMALS["deer"], coat="#7a6650", belly="#e0d8cc", neck=0.28, leg=0.5, shag=0.7),
    "antelope": replace(ANIMALS["deer"], coat="#c08a4a", belly="#f0e8dc", antlers=False, horns=True,
                        leg=0.6),
}  # fmt: skip
_COWS = {
    "bull": replace(ANIMALS["cow"], coat="#2c211c", belly="#2c211c", legs="#2c211c", ear="#2c211c",
                    muzzle="#4a3a34", pattern=None, trunk=0.23, neck=0.2),
    "buffalo": replace(ANIMALS["cow"], coat="#4a3322", belly="#3a281a", legs="#2c1f16", ear="#2c1f16",
                       muzzle="#2a1e18", pattern=None, trunk=0.23, hump=0.19, hump_at=0.6, shag=1.2,
                       beard=True, neck=0.08, limb=0.62),
    "calf": young(ANIMALS["cow"]),
}  # fmt: skip
_BEARS = {
    "black": replace(ANIMALS["bear"], coat="#211f20", belly="#211f20", legs="#1b191a", muzzle="#9a7650"),
    "cub": young(ANIMALS["bear"]),
    "koala": replace(ANIMALS["bear"], coat="#8a8a8e", belly="#dcdad6", legs="#808084", ear="#e6e2de",
                     nose_color="#1c1a1c", muzzle="#9a9a9e", face="dog", snout=0.02, snout_radius=0.075,
                     ears=0.17, head=0.175, wide=1.08, length=0.46, leg=0.2, trunk=0.17, eyes=0.75,
                     scale=1.0, speed=1.4),
    "sloth": replace(ANIMALS["bear"], coat="#8a7a5e", belly="#a89878", legs="#7a6a50", muzzle="#d8c8a8",
                     ears=0.0, snout=0.04, trunk=0.16, pattern="mask", ink="#3a2c20", length=0.5,
                     shag=1.3, scale=1.1, speed=0.8),
}  # fmt: skip
_MICE = {
    "hedgehog": replace(ANIMALS["mouse"], coat="#c8ac86", belly="#dcc8a8", legs="#a88a68",
                        quills="#4a3a2c", trunk=0.12, length=0.30, snout=0.085, snout_radius=0.022,
                        nose_color="#15110f", face="dog", ears=0.045, tail=0.02, head=0.075, leg=0.07),
    "hamster": replace(ANIMALS["mouse"], coat="#d09a58", belly="#f4ece0", legs="#e8c8b0",
                       muzzle="#f4ece0", trunk=0.115, length=0.25, head=0.098, snout=0.02,
                       snout_radius=0.034, cheeks=0.2, tail=0.03, ears=0.06, leg=0.06, eyes=1.2, shag=0.3),
    "rat": replace(ANIMALS["mouse"], coat="#5e564e", ears=0.07, length=0.38, snout=0.075, scale=1.4),
}  # fmt: skip
_FERRETS = {
    "beaver": Build(coat="#5a3a22", belly="#7a5638", legs="#3a281a", tail_tip="#2a2420", length=0.5,
                    leg=0.1, trunk=0.15, head=0.11, snout=0.06, snout_radius=0.05, ears=0.03, tail=0.42,
                    tail_radius=0.08, neck=0.03, bulk=1.15, fur=0.8, paddle=True, shag=0.5,
                    ear_shape="round", scale=1.2, speed=1.8),
    "otter": Build(coat="#6a4a30", belly="#d8c4a4", legs="#54391f", tail_tip="#54391f", length=0.62,
                   leg=0.1, trunk=0.095, head=0.085, snout=0.04, snout_radius=0.045, ears=0.02, tail=0.5,
                   tail_radius=0.05, neck=0.08, fur=0.6, muzzle="#e6d8c0", face="cat",
                   nose_color="#2a1c18", ear_shape="round", scale=1.3, speed=2.4),
    "raccoon": Build(coat="#77736c", belly="#a8a49a", legs="#3a3632", tail_tip="#1c1a18", ear="#d8d4cc",
                     length=0.46, leg=0.2, trunk=0.13, head=0.105, snout=0.07, snout_radius=0.028,
                     ears=0.075, tail=0.5, tail_radius=0.075, neck=0.06, fur=0.9, pattern="mask",
                     tail_shape="hang", cheeks=0.16, nose_color="#15110f", muzzle="#e8e4dc",
                     ear_shape="round", scale=1.25, speed=2.4),
    "skunk": Build(coat="#18181a", belly="#18181a", legs="#141416", tail_tip="#f0ece4", length=0.46,
                   leg=0.15, trunk=0.1, head=0.075, snout=0.06, snout_radius=0.025, ears=0.03, tail=0.55,
                   tail_radius=0.11, neck=0.05, fur=1.0, pattern="band", tail_shape="bush", ink="#f0ece4",
                   scale=1.2, speed=2.0),
    "badger": Build(coat="#6a6864", belly="#1c1a18", legs="#1c1a18", tail_tip="#a8a49a", length=0.54,
                    leg=0.14, trunk=0.13, head=0.095, snout=0.11, snout_radius=0.035, ears=0.035,
                    tail=0.14, tail_radius=0.04, neck=0.08, bulk=1.1, fur=0.9, pattern="badger",
                    ink="#f0ece4", scale=1.3, speed=2.2),
    "red-panda": Build(coat="#a8401c", belly="#1c1210", legs="#1c1210", tail_tip="#7a2c14", ear="#f0e8dc",
                       length=0.46, leg=0.2, trunk=0.115, head=0.11, snout=0.03, snout_radius=0.03,
                       ears=0.085, tail=0.6, tail_radius=0.075, tail_shape="hang", neck=0.05,
                       muzzle="#f2e6d8", cheeks=0.16, face="cat", pattern="rings", ink="#e0b080",
                       scale=1.2, speed=2.2),
}  # fmt: skip
_APES = {
    "gorilla": replace(ANIMALS["monkey"], coat="#2b2a2e", belly="#2b2a2e", legs="#242327",
                       tail_tip="#2b2a2e", ear="#2b2a2e", muzzle="#3d3a3c", length=0.52, leg=0.28,
                       trunk=0.175, rise=0.27, head=0.145, snout=0.05, snout_radius=0.08, eyes=0.62,
                       ears=0.06, tail=0.02, tail_radius=0.03, tail_shape="level", neck=0.13, arms=1.15,
                       limb=0.92, foot=1.5, pattern="silver", ink="#8a8a8e", shag=0.5, scale=1.7,
                       speed=3.0),
    "chimpanzee": replace(ANIMALS["monkey"], coat="#242225", belly="#242225", legs="#1f1d20",
                          ear="#c89a80", muzzle="#c8a088", length=0.44, leg=0.28, trunk=0.13, rise=0.18,
                          head=0.125, snout=0.045, snout_radius=0.068, ears=0.11, tail=0.02,
                          tail_radius=0.02, tail_shape="level", arms=1.05, limb=0.85, scale=1.35, shag=0.4),
    "orangutan": replace(ANIMALS["monkey"], coat="#a84a1a", belly="#a84a1a", legs="#98421a",
                         ear="#7a5a48", muzzle="#6a5248", length=0.46, leg=0.24, trunk=0.155, rise=0.26,
                         head=0.14, snout=0.045, snout_radius=0.075, eyes=0.75, ears=0.04, tail=0.02,
                         tail_radius=0.02, tail_shape="level", arms=1.0, limb=0.85, scale=1.5, shag=1.4,
                         cheeks=0.12),
}  # fmt: skip
_REPTILES = {
    "t-rex": replace(ANIMALS["dinosaur"], coat="#6a5238", belly="#b8a078", legs="#5a452e",
                     tail_tip="#4a3826", length=0.62, leg=0.60, trunk=0.2, rise=0.2, reach=0.34,
                     arms=0.42, head=0.19, snout=0.20, snout_radius=0.105, face="dog", muzzle="#6a5238",
                     neck=0.2, tail=1.15, tail_radius=0.15, eye="#e0b020", eyes=0.65, gaze=0.8, foot=1.5,
                     limb=0.92, pattern="tiger", ink="#3a2a1c", scale=3.0, speed=4.0),
}  # fmt: skip
_LIZARDS = {
    "lizard": replace(ANIMALS["crocodile"], coat="#5f8a3a", belly="#c8c890", legs="#57803a",
                      tail_tip="#57803a", spines=False, length=0.62, leg=0.13, trunk=0.08, head=0.085,
                      snout=0.11, snout_radius=0.042, eyes=1.1, tail=0.75, tail_radius=0.06, crouch=0.6,
                      fur=0.6, scale=1.2),
    "chameleon": replace(ANIMALS["crocodile"], coat="#4aa848", belly="#b8d860", legs="#3f9640",
                         tail_tip="#3f9640", length=0.5, leg=0.22, trunk=0.11, head=0.105, snout=0.08,
                         snout_radius=0.05, eyes=1.7, gaze=1.0, eye="#d8c040", tail=0.85,
                         tail_radius=0.035, tail_shape="curl", crouch=0.3, fur=0.6, pattern="tabby",
                         ink="#1f7a5a", scale=1.1),
}  # fmt: skip
_KANGAROOS = {"joey": young(ANIMALS["kangaroo"])}
_CAMELS = {
    "llama": replace(ANIMALS["camel"], coat="#d8c8b0", belly="#dccfba", legs="#d0c0a8",
                     tail_tip="#d8c8b0", ear="#c8a898", muzzle="#8a7660", hump=0.0, wool=0.02, ears=0.14,
                     ear_shape="prick", leg=0.48, trunk=0.15, snout=0.11, head=0.085, tail=0.16,
                     tail_radius=0.05, tail_shape="hang", length=0.6, scale=1.3, hoofs=True),
}  # fmt: skip
_LIONS = {
    "lioness": replace(ANIMALS["lion"], mane=None, head=0.125),
    "cub": young(ANIMALS["lion"]),
}
_LEOPARDS = {
    "panther": replace(ANIMALS["leopard"], coat="#1e1d22", belly="#1e1d22", legs="#1e1d22",
                       tail_tip="#1e1d22", muzzle="#26252a", nose_color="#121114", pattern=None,
                       eye="#c8d030"),
    "cheetah": replace(ANIMALS["leopard"], head=0.095, leg=0.48, trunk=0.115, limb=0.85, pattern="dots",
                       ink="#241a12"),
}  # fmt: skip
_SHEEP_ = {
    "lamb": replace(
        young(_SHEEP), hood="#efe6da", coat="#efeae0", muzzle="#efe6da", legs="#e6ddd0", ear="#e0c8bc"
    )
}
_PIGS = {
    "piglet": young(ANIMALS["pig"]),
    "boar": replace(ANIMALS["pig"], bare=False, coat="#4a3a2e", belly="#4a3a2e", legs="#2e241c",
                    ear="#3a2c22",
                    nose_color="#5a4438", snout=0.17, shag=1.0, tusks=0.06, tail_shape="hang"),
}  # fmt: skip
_ELEPHANTS = {
    "mammoth": replace(ANIMALS["elephant"], bare=False, coat="#5a3a24", belly="#5a3a24", legs="#4a301e",
                       ear="#4a301e", muzzle="#5a3a24", ears=0.2, tusks=0.55, shag=1.6),
    "calf": replace(young(ANIMALS["elephant"]), nose=0.5),
}  # fmt: skip
VARIANTS: dict[str, dict[str, Build]] = {
    "dog": _DOGS,
    "cat": _CATS,
    "horse": _HORSES,
    "deer": _DEER,
    "cow": _COWS,
    "bear": _BEARS,
    "mouse": _MICE,
    "ferret": _FERRETS,
    "camel": _CAMELS,
    "monkey": _APES,
    "dinosaur": _REPTILES,
    "kangaroo": _KANGAROOS,
    "crocodile": _LIZARDS,
    "lion": _LIONS,
    "leopard": _LEOPARDS,
    "sheep": _SHEEP_,
    "pig": _PIGS,
    "elephant": _ELEPHANTS,
    "fox": {"cub": young(ANIMALS["fox"])},
    "wolf": {"cub": young(ANIMALS["wolf"])},
    "tiger": {"cub": young(ANIMALS["tiger"])},
    "panda": {"cub": young(ANIMALS["panda"])},
    "icebear": {"cub": young(ANIMALS["icebear"])},
    "rabbit": {"young": young(ANIMALS["rabbit"])},
}


def build_of(kind: str, variant: str) -> Build:
    """Return the proportions of a kind of animal, or of this variant of it."""
    return VARIANTS.get(kind, {}).get(variant, ANIMALS[kind])
