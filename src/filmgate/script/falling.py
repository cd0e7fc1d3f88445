"""Falls of things: stacks, dominoes, what is spilled or thrown on a table, what somebody knocks off, trees,
leaves, snow.
"""

import re

from filmgate.script import kinds
from filmgate.script.tables import words
from filmgate.script.telling import FALLS, VESSELS, Told, happens, noun_of, plain
from filmgate.script.treatment import Happening

_LIQUID = words("water milk juice paint coffee tea soup oil wine beer")
_KNOCKS = words("knock push sweep bat swipe paw nudge shove tip kick bump")
_LEAD = words("tower pile stack pyramid heap column house castle row line set bunch handful load mound wall")


def _dominoes(view: Told) -> Happening | None:
    if not view.has(r"fall\w*|toppl\w*|tumbl\w*|collaps\w*|knock\w*|tip\w*"):
        return None
    if (role := view.named("domino", "dominoes")) and not view.alive:
        return happens("dominoes", view.thing(role))
    in_row = view.has(
        r"(?:row|line) of \w+(?: \w+)? (?:fall|toppl|tumbl|tip)\w*|like dominoes|one after (?:another|"
        r"the other)"
    )
    role = next((one for beat in view.beats(FALLS) if (one := view.role(beat.role))), None)
    made = view.thing(role) if role and in_row else None
    return happens("dominoes", made) if made and made.kind in ("book", "basket", "paper", "cube") else None


def _topple(view: Told) -> Happening | None:
    pile = re.search(
        r"\b(?:stack|tower|pile|pyramid|house|column|heap|mountain)s? of (?:the |a |his |her "
        r")?(?P<what>[\w ]+?) (?:toppl|fall|collaps|tumbl|crash|com|crumbl|tip|sway|wobbl|is knocked|"
        r"are knocked|gets? knocked|slid)\w*",
        view.text,
    )
    if not pile or view.treatment.subject in kinds.CREATURES:
        return None
    role = next(
        (
            one
            for one in view.shot.cast
            if noun_of(one) not in _LEAD and noun_of(one).split("-")[-1][:4] in pile["what"]
        ),
        None,
    )
    made = view.thing(role) if role else None
    if (
        made is None
        or made.kind in kinds.CREATURES | kinds.VEHICLES | kinds.BUILDINGS
        or made.kind in ("leaf", "heap")
    ):
        return None
    return happens("topple", made, props="stack" if view.has("stack|column|house") else "")


def _spill(view: Told) -> Happening | None:
    if view.alive:
        return None
    for beat in view.beats(words("spill pour roll fall tumble scatter drop slide come")):
        made = view.acts(beat)
        source = view.role(beat.source)
        vessel = view.thing(source) if source else None
        spills = beat.does in ("spill", "pour", "scatter")
        if not made or made.kind not in kinds.THINGS or made.noun in _LIQUID or made.kind == "droplet":
            continue
        if (vessel and vessel.kind in VESSELS) or (
            spills
            and made.count != 1
            and made.kind in ("ball", "fruit", "cube", "coin", "vegetable", "egg", "cake", "ice-cube")
        ):
            return happens("spill", made, vessel, props="table" * view.has("table|desk|counter"))
    return None


def _shower(view: Told) -> Happening | None:
    if view.alive:
        return None
    for beat in view.beats(words("throw toss roll fall drop rain scatter spin land tumble cast flip")):
        made = view.acts(beat)
        if not made or beat.into or (made.kind, made.variant) == ("ball", "snowball"):
            continue
        many = view.role(made.id)
        coins = made.kind == "coin" or made.variant in ("dice", "marble", "domino")
        if coins or (
            many
            and many.count != 1
            and made.kind in ("fruit", "tool", "cube", "book", "pillow", "teddy", "vegetable", "toy", "gift")
            and beat.does in ("fall", "drop", "rain", "throw", "toss")
            and view.has("on|onto|over")
        ):
            return happens("shower", made, props="table" * view.has("table|desk|counter"))
    return None


def _off(view: Told) -> Happening | None:
    """Return what somebody knocks off a table."""
    for beat in view.beats(_KNOCKS):
        who, what = view.role(beat.role), view.role(beat.object)
        doer, made = view.thing(who) if who else None, view.thing(what) if what else None
        if (
            doer
            and made
            and doer.kind in kinds.CREATURES
            and made.kind in kinds.THINGS
            and view.has(r"(?:off|from|over|down)(?: of)?")
            and view.height(beat.source)
        ):
            return happens("knock", doer, made)
    return None


def _fall(view: Told) -> Happening | None:
    if view.alive:
        return None
    vessel = view.of_kind("basket", "cup", "bowl", "bottle", "vase", "jar", "teapot", "barrel")
    if vessel and view.has(
        r"tip(?:s|ped|ping)?(?: \w+)? over|knocked over|tips|overturn\w*|falls over|topples(?: over)?|"
        r"is spilled"
    ):
        wet = any(word in view.text.split() for word in _LIQUID)
        return happens("tip over", view.thing(vessel), props="liquid" * wet)
    off = words("roll") if view.height("") else frozenset()
    for beat in view.beats(FALLS | off | words("shatter break smash land plop splash hit")):
        made = view.acts(beat)
        if (
            not made
            or (beat.role and beat.object)
            or made.kind not in kinds.THINGS
            or made.kind
            in (
                "leaf",
                "droplet",
                "flag",
                "curtain",
                "fabric",
                "kite",
                "planet",
                "tent",
                "wind-turbine",
                "ferris-wheel",
                "paper",
            )
        ):
            continue
        inside = view.role(beat.into)
        sink = view.thing(inside) if inside else None
        if sink and sink.kind in ("cup", "bowl", "jar", "basket", "cake"):
            soup = view.has("soup|stew|broth|curry")
            return happens(
                "into",
                made,
                sink,
                props="soup" if soup else "liquid" * view.has("water|milk|juice|tea|coffee|drink"),
            )
        if beat.into or made.kind == "tree":
            continue
        breaks = view.has(r"break\w*|shatter\w*|smash\w*|crack\w*|pieces|splinter\w*")
        return happens("drop", made, view.twin(made), props=f"{view.height(beat.source)} {'breaks' * breaks}")
    return None


def _bounce(view: Told) -> Happening | None:
    if view.alive:
        return None
    for beat in view.beats(words("bounce")):
        made = view.acts(beat)
        if made and made.kind in ("ball", "fruit", "egg", "toy-balloon"):
            return happens("bounces", made, view.twin(made))
    return None


def _loose(view: Told) -> Happening | None:
    text = view.has
    if (
        text("leaf|leaves|petals?|papers?|feathers?|confetti")
        and text(r"gust|blown|blows|wind|scatter\w*")
        and text("pile|heap|apart|away|scatter\\w*|around")
    ):
        role = view.of_kind("leaf", "paper", "heap")
        return happens("leaves", view.thing(role)) if role and not view.alive else None
    if text("snow") and text("roof") and text(r"slid\w*|falls|slip\w*"):
        return happens("slides off", plain("heap", "snow", "snow"))
    for beat in view.beats(words("fall topple crash tumble collapse chop fell cut")):
        made = view.acts(beat)
        if made and made.kind in ("tree", "streetlamp", "christmas-tree", "bamboo") and not view.alive:
            return happens("fell", made)
    return None


FALLING = {
    "dominoes": _dominoes,
    "topple": _topple,
    "spill": _spill,
    "shower": _shower,
    "off": _off,
    "fall": _fall,
    "bounce": _bounce,
    "loose": _loose,
}
