"""The view of a shot: what its words say of the picture beside roles and actions, in the terms of the engine.

It is read once, with the shot (viewing.py). parse.py chooses scene, hour and camera from it.
"""

from dataclasses import dataclass

from filmgate.script.treatment import Change, Stir


@dataclass(frozen=True, slots=True, kw_only=True)
class Hints:
    """Words of a shot that hint at its place without a name of one: what is done and used there."""

    household: bool = False
    kitchen: bool = False
    lumber: bool = False
    cafe: bool = False
    office: bool = False
    exercise: bool = False
    team: bool = False  # a team trains or plays
    overhead: bool = False  # something in the sky
    on_moon: bool = False
    backdrop: str = ""  # a plain one, as for a photograph of a product: its colour, or "plain"


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """The picture in the words of a shot, beside its roles. "", None or () means that they do not say.

    words: those that may name a place; things: it is a short text that names a thing; time: the hour at
    the start of the shot; later: how the light changes; sizes: all shot sizes that are named; face: it speaks
    of a face; hands: of hands; then: one action follows another; greets: somebody waves; filling: what is in
    a vessel; pace: that of the camera, 1 is normal; rush: how many times as fast as real.
    """

    words: tuple[str, ...] = ()
    at: Hints = Hints()
    things: bool = False
    time: str | None = None
    later: Change | None = None
    turns: str | None = None
    weather: tuple[str, ...] = ()
    season: str | None = None
    mood: str | None = None
    style: str | None = None
    effects: tuple[str, ...] = ()
    optics: tuple[str, ...] = ()
    held: tuple[str, ...] = ()
    stirs: tuple[Stir, ...] = ()
    sizes: tuple[str, ...] = ()
    face: bool = False
    hands: bool = False
    then: bool = False
    greets: bool = False
    obstacle: str | None = None
    filling: str = "water"
    pace: float = 1.0
    rush: float = 1.0
