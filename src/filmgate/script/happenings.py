"""Happenings: what gravity and blows do to things: stacks topple, things fall, strike, roll, hang and burst.

A happening has a name of the engine's table, the roles that take part, the one that acts first, and the
names of what stands around.
"""

from dataclasses import replace

from filmgate.script import kinds
from filmgate.script.falling import FALLING
from filmgate.script.pouring import POURING
from filmgate.script.script import Shot
from filmgate.script.striking import STRIKING
from filmgate.script.swaying import SWAYING
from filmgate.script.tables import joined
from filmgate.script.telling import WATERS, Rule, Told
from filmgate.script.treatment import Happening, How, Move, Treatment

_BETWEEN = {
    "strike": "park",
    "strike wall": "meadow",
    "strike window": "park",
    "strike fence": "meadow",
    "strike ball": "hall",
    "topple": "room",
    "dominoes": "room",
    "downstairs": "room",
    "downhill": "meadow",
    "through hoop": "court",
    "over net": "court",
    "crash": "road",
    "through": "road",
    "unload": "road",
    "ramp": "road",
    "bumps": "road",
    "seesaw": "playground",
    "catapult": "meadow",
    "pendulum": "room",
    "chain": "workshop",
    "bridge": "mountains",
    "burst": "room",
    "explode": "desert",
    "rains": "desert",
    "impact": "desert",
    "leaves": "park",
    "slides off": "snowfield",
    "fell": "forest",
    "knock": "room",
    "into": "kitchen",
    "pour": "kitchen",
    "tumble": "park",
    "laundry": "garden",
    "flag": "meadow",
    "billows": "room",
}  # where it happens, if the prompt does not say
_GENTLY = 0.3  # the pace of a camera that shows what happens


def told(shot: Shot, treatment: Treatment) -> Treatment:
    """Return the treatment with what happens in the shot, if that is something of the table."""
    view = Told(shot, treatment)
    found = next((one for rule in RULES if (one := rule(view))), None)
    if found:
        stream = found.what == "pour" and shot.place == "stream"  # of oil: no river
        return _staged(treatment, found, anywhere=stream or "scene" in treatment.inferred)
    marks = (
        view.has("tracks|footprints|prints|tyre marks|tire marks")
        and view.has("snow")
        and treatment.scene == "road"
    )
    return replace(treatment, scene="snowfield") if marks else treatment


def _staged(treatment: Treatment, found: Happening, *, anywhere: bool) -> Treatment:
    first = found.things[0]
    scene = treatment.scene
    inferred = treatment.inferred
    if anywhere and not found.keeps:
        second = found.things[1].kind if len(found.things) > 1 else ""
        scene = _BETWEEN.get(f"{found.what} {second}") or _BETWEEN.get(found.what) or scene
        scene = "lake" if found.what in ("floats", "splashes") and scene not in WATERS else scene
        scene = "snowfield" if "ice" in found.props else scene
    if found.what == "downhill" and "snow" in found.props and scene == "meadow":
        scene = "snowfield"
    moves = ((Move.PUSH_IN,),) if "moves" in inferred else treatment.moves
    return replace(
        treatment,
        scene=scene,
        happening=found,
        subject=first.kind,
        noun=first.noun.replace(" ", "-"),
        variant=first.variant,
        coat=first.coat,
        stuff=first.stuff,
        outfit=first.outfit if first.kind not in kinds.VEHICLES else treatment.outfit,
        count=1,
        moves=moves,
        pace=_GENTLY * treatment.pace if "moves" in inferred else treatment.pace,
        how=How(),
        changes=(),
        obstacle=None,
        company=(),
        effects=tuple(one for one in treatment.effects if one != "explosion"),
        size=treatment.size if treatment.size in ("wide", "far") or found.what == "pour" else "medium",
        left_out=tuple(
            one for one in treatment.left_out if one not in {thing.noun for thing in found.things}
        ),
    )


# in the order in which they are tried
_ORDER = [
    "pours",
    "wet",
    "dominoes",
    "topple",
    "machines",
    "hangs",
    "blasts",
    "vehicle",
    "courts",
    "about",
    "ways",
    "off",
    "spill",
    "shower",
    "loose",
    "strike",
    "fall",
    "bounce",
    "tumbles",
    "cloth",
]
_RULES = joined(FALLING, STRIKING, SWAYING, POURING)
RULES: tuple[Rule, ...] = tuple(_RULES[name] for name in _ORDER)
