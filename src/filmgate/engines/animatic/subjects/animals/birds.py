"""The proportions and colours of birds, on their feet and in the air. To add one, add a row."""

from dataclasses import dataclass
from typing import Literal

Bill = Literal["cone", "hook", "flat", "long", "pouch"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Fowl:
    """The proportions of a bird, in metres at scale 1.

    `swims`: it is shown on water, where its legs are hidden.
    """

    coat: str
    breast: str
    wing: str | None = None  # colour; that of the coat, if None
    wing_tip: str | None = None
    tail_color: str | None = None
    hood: str | None = None  # colour of head and neck
    face: str | None = None  # colour of the cheeks
    beak: str = "#d8a030"
    legs: str = "#c88a30"
    eye: str = "#0c0c0c"
    leg: float = 0.18
    neck: float = 0.14
    body: float = 0.2
    skull: float = 0.08  # radius of the head
    bill: float = 0.09
    bill_shape: Bill = "cone"
    upright: float = 0.3  # how steeply the body stands
    tail: float = 0.16
    fan: bool = False  # the tail of a peacock or a turkey
    comb: str | None = None
    crest: str | None = None
    tufts: bool = False  # ears of an owl, whose eyes look ahead
    webbed: bool = False
    scale: float = 1.0
    swims: bool = False
    span: float = 1.0  # of the wings, as a share of a usual bird's


FOWL = {
    "duck": Fowl(coat="#6a5a48", breast="#7a4a30", wing="#8a7f70", wing_tip="#2a4a9a", hood="#1c5a34",
                 beak="#d8a828", tail_color="#2a2622", leg=0.09, neck=0.11, body=0.19, skull=0.078,
                 bill=0.10, bill_shape="flat", upright=0.1, webbed=True, swims=True),
    "duckling": Fowl(coat="#e8c848", breast="#f0d868", beak="#d88a28", leg=0.06, neck=0.04, body=0.12,
                     skull=0.078, bill=0.05, bill_shape="flat", upright=0.15, tail=0.05, webbed=True,
                     swims=True),
    "swan": Fowl(coat="#eeece6", breast="#f4f2ec", beak="#d86a20", legs="#26262a", neck=0.5, body=0.3,
                 skull=0.075, bill=0.10, bill_shape="flat", upright=0.1, leg=0.14, webbed=True,
                 swims=True, scale=1.3),
    "goose": Fowl(coat="#a8a090", breast="#e0dace", beak="#d86a20", neck=0.34, body=0.25, skull=0.072,
                  bill=0.09, bill_shape="flat", upright=0.2, leg=0.16, webbed=True, swims=True),
    "penguin": Fowl(coat="#15171d", breast="#efece4", beak="#e08a30", legs="#2a2622", leg=0.06, neck=0.03,
                    body=0.24, skull=0.105, bill=0.09, upright=1.25, tail=0.08, webbed=True, scale=1.1),
    "flamingo": Fowl(coat="#e0828a", breast="#eaa0a4", wing_tip="#c03a48", beak="#26222a", legs="#d87a80",
                     leg=0.65, neck=0.55, body=0.2, skull=0.06, bill=0.09, bill_shape="hook", scale=1.1),
    "crane": Fowl(coat="#c8c8c6", breast="#dcdcd8", wing_tip="#2a2a2c", beak="#b89a4a", legs="#3a3a3a",
                  leg=0.6, neck=0.5, body=0.22, skull=0.06, bill=0.2, bill_shape="long", scale=1.15),
    "ostrich": Fowl(coat="#1c1a1a", breast="#2a2624", wing_tip="#e8e4dc", tail_color="#e8e4dc",
                    hood="#c0a088", beak="#b89a78", legs="#b89a86", leg=0.85, neck=0.75, body=0.36,
                    skull=0.085, bill=0.07, bill_shape="flat", tail=0.24, scale=1.25),
    "chicken": Fowl(coat="#a8582a", breast="#c07a3a", wing="#8a4420", tail_color="#5a2c18",
                    hood="#c88a48", leg=0.15, neck=0.12, body=0.17, skull=0.062, bill=0.04,
                    comb="#c01c1c", tail=0.2, upright=0.3),
    "rooster": Fowl(coat="#8a2c14", breast="#2a1c1a", wing="#6a2412", wing_tip="#1c3a34",
                    tail_color="#12342c", hood="#d88a28", leg=0.19, neck=0.17, body=0.18, skull=0.066,
                    bill=0.045, comb="#d01818", tail=0.38, upright=0.5),
    "chick": Fowl(coat="#f0d050", breast="#f4de78", beak="#d88a38", leg=0.05, neck=0.02, body=0.10,
                  skull=0.075, bill=0.025, upright=0.3, tail=0.03),
    "turkey": Fowl(coat="#3a2a20", breast="#4a3424", tail_color="#5a3a24", hood="#a85a5a", beak="#c8a878",
                   leg=0.18, neck=0.16, body=0.22, skull=0.05, bill=0.04, comb="#c02a2a", tail=0.34,
                   fan=True),
    "peacock": Fowl(coat="#14508a", breast="#1a70a0", wing="#8a7a5a", tail_color="#1f6a4a",
                    face="#e8e8e8", crest="#1a70a0", leg=0.28, neck=0.3, body=0.18, skull=0.055,
                    tail=0.95, bill=0.05, fan=True),
    "pelican": Fowl(coat="#eeeae0", breast="#f2eee6", wing_tip="#2a2826", beak="#e0a040", leg=0.16,
                    neck=0.3, body=0.28, skull=0.08, bill=0.36, bill_shape="pouch", webbed=True,
                    swims=True, scale=1.2),
    "gull": Fowl(coat="#f0eeea", breast="#f4f2ee", wing="#9aa2aa", wing_tip="#1c1c1e", beak="#e0b028",
                 legs="#d8a878", leg=0.11, neck=0.08, body=0.17, skull=0.075, bill=0.08,
                 bill_shape="hook", webbed=True),
    "pigeon": Fowl(coat="#7a828c", breast="#8a7f90", wing="#98a0a8", wing_tip="#3a3e44", hood="#3f5a62",
                   beak="#4a4448", legs="#c05a58", eye="#d0702a", leg=0.09, neck=0.07, body=0.15,
                   skull=0.062, bill=0.04, tail=0.18),
    "dove": Fowl(coat="#eeece8", breast="#f4f2ee", beak="#c8a898", legs="#c87870", leg=0.08, neck=0.06,
                 body=0.14, skull=0.06, bill=0.04, tail=0.18),
    "crow": Fowl(coat="#1c1c22", breast="#202026", beak="#16161a", legs="#1c1a1c", leg=0.12, neck=0.06,
                 body=0.16, skull=0.075, bill=0.10, upright=0.4, tail=0.2),
    "sparrow": Fowl(coat="#7a5636", breast="#c8b8a0", wing="#5a3c24", wing_tip="#2e2018", hood="#7a5030",
                    face="#d8ccb8", beak="#3a2e26", legs="#b88a70", leg=0.07, neck=0.02, body=0.12,
                    skull=0.082, bill=0.035, upright=0.45, tail=0.15, scale=0.8),
    "robin": Fowl(coat="#6a5c48", breast="#d05a1c", wing="#5a4e3c", face="#d05a1c", beak="#3a2e26",
                  legs="#6a4a3a", leg=0.09, neck=0.02, body=0.125, skull=0.085, bill=0.04, upright=0.5,
                  tail=0.14, scale=0.8),
    "bluebird": Fowl(coat="#2a5ab0", breast="#c8743a", wing="#1f4a9a", beak="#26242a", legs="#3a322e",
                     leg=0.07, neck=0.02, body=0.12, skull=0.082, bill=0.035, upright=0.5, tail=0.16,
                     scale=0.8),
    "cardinal": Fowl(coat="#b8201c", breast="#c8302a", wing="#9a1c1a", face="#1c1614", crest="#c8261f",
                     beak="#d86a2a", legs="#7a4a3a", leg=0.07, neck=0.02, body=0.12, skull=0.08,
                     bill=0.04, upright=0.5, tail=0.2, scale=0.8),
    "canary": Fowl(coat="#e8c830", breast="#f0d850", wing="#d8b020", beak="#d8a078", legs="#c89080",
                   leg=0.07, neck=0.02, body=0.115, skull=0.08, bill=0.03, upright=0.5, tail=0.14,
                   scale=0.8),
    "hummingbird": Fowl(coat="#1c8a5a", breast="#e0e4dc", wing="#4a6a5a", face="#c81c5a", beak="#1c1a1c",
                        leg=0.03, neck=0.01, body=0.10, skull=0.07, bill=0.16, bill_shape="long",
                        upright=0.7, tail=0.11, scale=0.7, span=0.62),
    "kingfisher": Fowl(coat="#1a78b0", breast="#d8742a", wing="#1464a0", face="#e8e4dc", beak="#1c1a1e",
                       legs="#c8502a", leg=0.05, neck=0.02, body=0.12, skull=0.09, bill=0.15,
                       bill_shape="long", upright=0.6, tail=0.08, scale=0.8),
    "parrot": Fowl(coat="#c8201c", breast="#d0281f", wing="#e0b020", wing_tip="#1a50b0",
                   tail_color="#1a4fb0", face="#efe8e0", beak="#2a2624", legs="#5a5450", eye="#e0d090",
                   leg=0.08, neck=0.05, body=0.15, skull=0.088, bill=0.075, bill_shape="hook",
                   upright=0.75, tail=0.42),
    "parakeet": Fowl(coat="#58b030", breast="#78c848", wing="#3a8a2a", wing_tip="#2a4a30", hood="#e8d848",
                     beak="#c89a50", legs="#8a8a90", leg=0.06, neck=0.02, body=0.12, skull=0.08,
                     bill=0.035, bill_shape="hook", upright=0.75, tail=0.26, scale=0.85),
    "cockatoo": Fowl(coat="#f0eee8", breast="#f4f2ec", crest="#f0d040", beak="#3a3636", legs="#4a4646",
                     leg=0.08, neck=0.04, body=0.15, skull=0.09, bill=0.06, bill_shape="hook",
                     upright=0.75, tail=0.24),
    "toucan": Fowl(coat="#16161a", breast="#f0e4c0", face="#f0c840", beak="#e8902a", legs="#4a6a8a",
                   leg=0.08, neck=0.05, body=0.16, skull=0.085, bill=0.26, bill_shape="cone", upright=0.6,
                   tail=0.22),
    "owl": Fowl(coat="#7a5c3e", breast="#c8ae88", wing="#6a4e34", wing_tip="#4a3424", face="#d8c4a0",
                beak="#3a3028", legs="#b89a78", eye="#e8a818", leg=0.08, neck=0.0, body=0.19, skull=0.145,
                bill=0.045, bill_shape="hook", upright=1.05, tail=0.14, tufts=True),
    "eagle": Fowl(coat="#4a3220", breast="#4e3624", wing="#3e2a1c", wing_tip="#241810",
                  tail_color="#efece4", hood="#f0ede6", beak="#e8b020", legs="#e0b028", eye="#e8c840",
                  leg=0.12, neck=0.10, body=0.22, skull=0.088, bill=0.10, bill_shape="hook", upright=0.8,
                  tail=0.24, scale=1.2, span=1.15),
    "hawk": Fowl(coat="#6a4a30", breast="#d8c8b0", wing="#5a3e28", wing_tip="#2a1e16", beak="#3a3430",
                 legs="#d8b040", eye="#e0a020", leg=0.11, neck=0.05, body=0.18, skull=0.08, bill=0.06,
                 bill_shape="hook", upright=0.8, tail=0.24),
    "vulture": Fowl(coat="#2e2622", breast="#3a302a", hood="#b88a80", beak="#d8ccb8", legs="#8a7a70",
                    leg=0.14, neck=0.2, body=0.24, skull=0.065, bill=0.09, bill_shape="hook", upright=0.6,
                    tail=0.22, scale=1.2, span=1.2),
    "bat": Fowl(coat="#3a2e2a", breast="#5a4840", wing="#2a211f", wing_tip="#241c1a", beak="#2a211f",
                legs="#2a211f", leg=0.05, neck=0.01, body=0.13, skull=0.09, bill=0.015, upright=0.7,
                tail=0.05, tufts=True),
    "puffin": Fowl(coat="#1a1a1e", breast="#f0eee8", face="#eae6de", beak="#e0602a", legs="#e0702a",
                   leg=0.07, neck=0.02, body=0.15, skull=0.085, bill=0.07, bill_shape="hook", upright=0.9,
                   tail=0.07, webbed=True),
}  # fmt: skip
