"""Blows between things: balls and stones, vehicles, blasts, levers; and what rolls and bounces on
its way.
"""

import re
from dataclasses import replace

from filmgate.script import kinds, looks
from filmgate.script.script import Role
from filmgate.script.tables import words
from filmgate.script.telling import FALLS, OWN, VESSELS, Told, happens, known, noun_of, plain
from filmgate.script.treatment import Happening, Supporting

_STRIKES = words(
    "hit strike smash crash slam ram crush break shatter demolish destroy bump pierce collide burst topple "
    "bowl wreck "
    "knock plow plough roll run drive fly fall tumble bounce swing impact land splinter flatten scatter "
    "hurtle"
)
# strikes even without "into": with an object
_BLOWS = _STRIKES - words("roll run drive fly fall bounce swing land tumble")
_ROLLS = words("roll tumble race speed bounce slide hurtle careen")
_ROUND = words("ball rock fruit barrel wheel egg pumpkin coin log cheese")
_SWINGS = words("wrecking-ball pendulum")


def _about(view: Told) -> Happening | None:
    if view.alive or not view.has("each other|one another|against each other|off one another"):
        return None
    for beat in view.beats(words("bounce collide bump hit knock crash clash strike")):
        made = view.acts(beat)
        if made and made.kind in ("ball", "fruit", "toy-balloon", "egg"):
            return happens("bounce about", made)
    return None


def _vehicle(view: Told) -> Happening | None:
    subject = view.treatment.subject
    if subject not in words("car truck bus motorcycle bicycle tractor taxi carriage"):
        return None
    own = next((one for one in view.shot.cast if (made := view.thing(one)) and made.kind == subject), None)
    made = view.thing(own) if own else None
    return (_goes_over(view, made) or _runs_into(view, made, own)) if made and own else None


def _goes_over(view: Told, made: Supporting) -> Happening | None:
    """Return the ramp or the bumps that a vehicle goes over, or what falls off it."""
    subject = made.kind
    if view.has(r"ramps?") and view.has(r"jump\w*|leap\w*|fl(?:y|ies|ying)|soar\w*|launch\w*"):
        return happens("ramp", made)
    if subject in ("car", "truck", "bus", "tractor") and view.has(
        r"bump(?:y|s)|potholes?|springs|suspension|speed bumps?"
    ):
        return happens("bumps", made)
    load = re.search(
        r"\b(?:load|cargo|barrels?|logs?|boxes|crates?|pipes?|pumpkins?)\b.*\b(?:rolls?|falls?|slides?|"
        r"tumbles?|spills?|drops?|rolling|falling) (?:off|out|from|down)",
        view.text,
    )
    if subject == "truck" and load:
        role = view.of_kind("barrel", "basket", "log", "pumpkin", "fruit")
        goods = view.thing(role) if role else plain("barrel", "", "barrel") if view.has("barrels?") else None
        return happens("unload", made, goods)
    return None


def _runs_into(view: Told, made: Supporting, own: Role) -> Happening | None:
    """Return what a vehicle crashes into or drives through."""
    for beat in view.beats(_STRIKES | words("drive go pass race speed")):
        other = view.role(beat.into or beat.through or (beat.object if beat.does in _BLOWS else ""))
        target = view.thing(other) if other else None
        each = view.has("each other|one another") or own.count == 2
        if beat.does in _BLOWS and (each or (target and target.kind in ("car", "truck", "bus"))):
            return happens("crash", made, target if target and target.id != made.id else None)
        if target and target.kind in kinds.THINGS and (beat.into or beat.through or beat.does in _BLOWS):
            if target.kind in ("basket", "cube", "barrel", "gift", "snowman", "pumpkin", "fruit"):
                return happens("through", made, target)
            return (
                happens("strike", made, target, props="drive breaks")
                if other and known(noun_of(other))
                else None
            )
    return None


def _courts(view: Told) -> Happening | None:
    role = view.of_kind("ball")
    made = view.thing(role) if role else None
    if not made or view.treatment.subject in kinds.CREATURES:
        return None
    if (
        view.has(r"(?:hoop|basket)")
        and view.has("through|into|in|drops?|swish\\w*")
        and made.variant in ("basketball", "", "volleyball")
    ):
        return happens("through hoop", made, props="bounces" * view.has(r"bounc\w*"))
    if view.has(r"over (?:a |the )?(?:\w+ )?net"):
        return happens("over net", made)
    return None


def _ways(view: Told) -> Happening | None:
    if view.alive:
        return None
    stairs = view.has(r"stairs?|staircase|steps|stairway")
    hill = view.has(r"hills?|slopes?|hillside|mountainside|incline|mountain|dune|down a ramp|down the ramp")
    for beat in view.beats(words("bounce roll fall tumble hop drop race slide") if stairs else _ROLLS):
        made = view.acts(beat)
        if not made or made.kind not in kinds.THINGS:
            continue
        if stairs:
            return happens("downstairs", made, view.twin(made))
        if hill and made.kind in _ROUND:
            target = next(
                (view.role(one.object or one.into) for one in view.beats(_STRIKES) if one.object or one.into),
                None,
            )
            snow = view.has(r"snow\w*") or view.treatment.snowy
            props = (
                "grows " * view.has(r"grow\w*|bigger|larger")
                + "snow " * snow
                + "grass" * view.has("grass\\w*|green|meadow")
            )
            return happens("downhill", made, view.thing(target) if target else None, props=props)
    return None


def _strike(view: Told) -> Happening | None:
    if view.alive:
        return None
    for beat in view.beats(_STRIKES):
        made = view.acts(beat) if beat.role else None
        if not made or made.kind not in kinds.THINGS:
            continue
        end = (
            beat.into
            or (beat.object if beat.does in _BLOWS else "")
            or (beat.through if beat.does in ("crash", "smash", "break", "fly", "burst") else "")
        )
        fell = beat.does in ("fall", "drop", "land", "crash") and not end
        if fell and (on := re.search(r"\b(?:onto|on top of|on) (?:a|an|the) (?P<what>\w+)", view.text)):
            role = view.named(on["what"])
            other = view.thing(role) if role else None
            if (
                other
                and other.kind
                in (
                    "car",
                    "truck",
                    "vase",
                    "bottle",
                    "cube",
                    "basket",
                    "cake",
                    "sandcastle",
                    "snowman",
                    "fruit",
                )
                and other.id != made.id
            ):
                return happens("strike", made, other, props="fall")
        if (
            beat.does in FALLS
            and beat.into
            and (sink := view.role(end))
            and getattr(view.thing(sink), "kind", "") in VESSELS | {"cake"}
        ):
            continue
        role = view.role(end)
        if made.variant == "meteor" or (
            end == "place"
            and role is None
            and made.kind in ("rock", "ball")
            and beat.does in ("hit", "strike", "crash", "slam", "impact")
        ):
            return happens("impact", made)
        target = view.thing(role) if role else None
        if (
            role
            and noun_of(role).rpartition("-")[2] in ("wall", "castle", "tower")
            and (target is None or target.kind in kinds.BUILDINGS)
        ):
            target = plain("wall", "", role.noun, looks.coat(role, "wall"))
        if (
            target is None
            or target.kind in kinds.CREATURES
            or target.id == made.id
            or (role and not (known(noun_of(role)) or target.kind in ("wall", "fence", "window")))
        ):
            continue
        noun = made.noun.replace(" ", "-")
        heavy = made.variant in ("bowling", "") and made.kind in ("ball", "rock", "barrel", "wheel")
        rolls = (
            made.variant == "bowling"
            or beat.does == "roll"
            or view.has("rolling|rolls")
            or (heavy and made.kind != "ball")
        )
        way = (
            "swing"
            if noun in _SWINGS or made.variant == "wrecking"
            else "roll"
            if rolls or target.variant == "pin"
            else "fly"
        )
        return happens(
            "strike", made, target, props=f"{way} breaks" + " castle" * view.has("castle|fortress")
        )
    arrow = re.search(
        r"\b(arrow|dart|spear|bullet|cannonball|baseball|stone|rock|snowball)s? (?:hits?|strikes?|"
        r"pierces?|smash\w*|breaks?|splits?) (?:an? |the )?(?:\w+ )?(\w+)",
        view.text,
    )
    if arrow and not view.alive:
        role = view.named(arrow[2])
        own = OWN.get(arrow[1], ("ball", arrow[1]))
        target = view.thing(role) if role else None
        return (
            happens("strike", plain(*own, arrow[1]), target, props="fly breaks")
            if target and target.kind not in kinds.CREATURES
            else None
        )
    return None


def _machines(view: Told) -> Happening | None:
    if view.alive:
        return None
    if view.has("seesaw|teeter totter"):
        role = view.of_kind(
            "basket", "rock", "ball", "barrel", "cube", "gift", "case", "anvil", "pumpkin", "fruit", "book"
        )
        made = view.thing(role) if role else None
        return (
            happens("seesaw", made or plain("basket", "crate", "box"))
            if view.has(r"land\w*|fall\w*|drop\w*|tip\w*")
            else None
        )
    if view.has("catapult|trebuchet"):
        role = view.of_kind("rock", "ball", "pumpkin", "barrel", "log", "fruit")
        made = view.thing(role) if role and "catapult" not in noun_of(role) else None
        stone = made or plain("rock", "", "stone")
        return happens("catapult", stone)
    return None


_BURSTS = words("barrel basket fruit pumpkin rock gift snowman bottle vase cube")


def _throws(view: Told) -> Happening | None:
    """Return what explodes, and what that throws into the air."""
    for beat in view.beats(words("explode detonate burst blow")):
        made = view.acts(beat)
        if not made or made.kind not in _BURSTS:
            continue
        thrown = next(
            (
                view.role(one.object)
                for one in view.beats(words("throw hurl send scatter push fling toss blow launch"))
                if one.object
            ),
            None,
        )
        return happens("explode", made, view.thing(thrown) if thrown and thrown.id != made.id else None)
    return None


def _blasts(view: Told) -> Happening | None:
    if view.alive:
        return None
    bang = view.has(r"explod\w*|blows? up|blowing up|detonat\w*|blast\w*|bursts?|bursting|pops?|popping")
    if bang and view.has("balloons?") and not view.has("hot air"):
        role = view.named("balloon")
        return happens(
            "burst",
            replace(made, kind="toy-balloon", variant="") if role and (made := view.thing(role)) else None,
        )
    if view.has("debris|rubble") and view.has(r"rain\w*|fall\w*|fl(?:y|ies)|explo\w*"):
        return happens("rains", plain("rock", "", "debris"))
    if not bang:
        return None
    if view.has("dynamite|tnt|bomb|explosives?") and (
        role := view.of_kind("rock", "wall", "statue", "snowman", "pumpkin", "barrel", "fruit")
    ):
        return happens("explode", plain("tool", "dynamite", "dynamite"), view.thing(role))
    return _throws(view)


STRIKING = {
    "about": _about,
    "vehicle": _vehicle,
    "courts": _courts,
    "ways": _ways,
    "strike": _strike,
    "machines": _machines,
    "blasts": _blasts,
}
