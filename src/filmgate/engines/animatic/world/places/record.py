"""The record that describes a place."""

from collections.abc import Callable
from dataclasses import dataclass

from filmgate.engines.animatic.effects.moment import Effect
from filmgate.engines.animatic.native.structs import Floor
from filmgate.engines.animatic.seeds import Seed
from filmgate.engines.animatic.subjects.part import Footing
from filmgate.engines.animatic.world.biome import Biome
from filmgate.engines.animatic.world.light import Palette
from filmgate.engines.animatic.world.sets.base import Set, Site


@dataclass(frozen=True, slots=True, kw_only=True)
class Vista:
    """The camera position for a view of a place without a subject, in metres and radians."""

    high: float = 2.0
    far: float = 26.0  # from what it turns about
    up: float | None = None  # how far above the eye it looks, unless the camera flies
    skyward: bool = False  # it looks up a little, to where things happen
    aside: float = 0.0  # how far it is turned from straight ahead


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """The description of a place: its land and plants, its light, its buildings or furniture, and where the
    camera and actors may be.
    """

    biome: Biome
    light: tuple[Palette, Palette] | None = None  # its own light by day and by night
    sun: float | None = None  # degrees from straight ahead to the sun; None: by the time of day
    haze: float = 0.0  # how much the air shows of what these let through
    floor: Floor | None = None  # of a room
    gobos: tuple[str | None, str | None] = (
        None,
        None,
    )  # what the sun shines through by day, a lamp by night
    set: Callable[[Site], Set] | None = None
    effect: Callable[[Seed], Effect] | None = None  # what always happens here, by seed
    vista: Vista = Vista()
    footing: Footing = "land"
    ashore: str | None = None  # the place next to it for who needs ground to walk on
    gravity: float = 9.8
    dust: float | None = None  # m/s2 with which the loose ground that feet throw up falls; None: it is firm
    pressed: str | None = None  # sRGB hex of its ground where feet press it; None: it keeps no tracks
    hard: bool = False  # feet leave no tracks in its snow
    indoors: bool = False
    hot: bool = False  # the air over its ground shimmers in the sun
    closed: bool = False  # nothing large can fly here
    landmarks: bool = True  # a building may stand behind the subject
    street: bool = False  # asphalt that shines, lamps that bloom
    leafy: bool = False  # seasons show on what grows
    earth: bool = False  # it hangs in the sky
    below: bool = False  # the camera looks up from below its subject, at what lies behind
    aside: float | None = None  # radians to where the camera stands ahead of its subject
    free: float = 1e9  # metres behind its subject to what stands there: a room grows with its company
    farthest: float = 1e9  # metres from the camera to its subject: what stands around leaves no more room
