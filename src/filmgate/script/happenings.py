"""What happens to things by gravity and by blows: stacks that topple, what falls, strikes, rolls, hangs and bursts.

A happening has a name of the engine's table, the roles that take part, the one that acts first, and the names of what
stands around.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property

from filmgate.script import beasts, kinds, looks
from filmgate.script.script import Beat, Role, Shot
from filmgate.script.tables import words, words_of
from filmgate.script.treatment import Happening, How, Move, Supporting, Treatment

_FALLS = words("fall drop tumble topple collapse crash plummet plunge slip tip slide crumble spill come")
_STRIKES = words(
    "hit strike smash crash slam ram crush break shatter demolish destroy bump pierce collide burst topple bowl wreck "
    "knock plow plough roll run drive fly fall tumble bounce swing impact land splinter flatten scatter hurtle"
)
# strikes even without "into": with an object
_BLOWS = _STRIKES - words("roll run drive fly fall bounce swing land tumble")
_ROLLS = words("roll tumble race speed bounce slide hurtle careen")
_LIQUID = words("water milk juice paint coffee tea soup oil wine beer")
# nouns that are drawn in their own way when they fall or are hit: kind and variant
_OWN = {
    noun: kind
    for kind, nouns in {
        ("ball", "marble"): "marble bead",
        ("ball", "bowling"): "bowling-ball",
        ("ball", "cannonball"): "cannonball cannon-ball",
        ("ball", "wrecking"): "wrecking-ball",
        ("ball", "meteor"): "meteor meteorite asteroid comet",
        ("ball", "pin"): "pin bowling-pin ninepin skittle tenpin",
        ("cube", "dice"): "die dice",
        ("cube", "domino"): "domino dominoes",
        ("cube", "blocks"): "block building-block toy-block wooden-block brick jenga lego",
        ("rock", ""): "boulder stone rock pebble",
        ("coin", ""): "coin penny cent quarter medal",
        ("basket", "box"): "box cardboard-box carton parcel package",
        ("basket", "crate"): "crate wooden-crate",
        ("barrel", ""): "barrel keg oil-barrel oil-drum cask",
        ("tool", "dynamite"): "dynamite bomb grenade tnt firecracker",
        ("tool", "arrow"): "arrow dart spear javelin",
    }.items()
    for noun in nouns.split()
}
_ROUND = words("ball rock fruit barrel wheel egg pumpkin coin log cheese")
_SWINGS = words("wrecking-ball pendulum")
_VESSELS = words("cup bowl jar bottle basket vase bathtub teapot")
_HEIGHTS = words("table desk counter shelf bookshelf ledge windowsill mantel nightstand dresser cupboard countertop bench")
_KNOCKS = words("knock push sweep bat swipe paw nudge shove tip kick bump")
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
    "tumble": "park",
    "laundry": "garden",
    "flag": "meadow",
    "billows": "room",
}  # where it happens, if the prompt does not say
_TABLES = words_of({"table": " ".join(_HEIGHTS - words("shelf bookshelf ledge windowsill mantel cupboard")), "shelf": "shelf bookshelf ledge windowsill mantel cupboard"})
_GENTLY = 0.3  # the pace of a camera that shows what happens
_LEAD = words("tower pile stack pyramid heap column house castle row line set bunch handful load mound wall")


@dataclass(frozen=True)
class Told:
    """A shot as the rules look at it."""

    shot: Shot
    treatment: Treatment

    @cached_property
    def text(self) -> str:
        return self.shot.text.lower().replace("-", " ")

    @cached_property
    def alive(self) -> bool:
        """Tell whether the shot is about somebody alive."""
        doers = {beat.role for beat in self.shot.beats}
        acting = (self.thing(one) for one in self.shot.cast if one.id in doers)
        return self.treatment.subject in kinds.CREATURES or any(one and one.kind in kinds.CREATURES for one in acting)

    def has(self, pattern: str) -> bool:
        return re.search(rf"\b(?:{pattern})\b", self.text) is not None

    def beats(self, does: frozenset[str]) -> Iterator[Beat]:
        yield from (beat for beat in self.shot.beats if beat.does in does)

    def role(self, id: str) -> Role | None:
        return next((one for one in self.shot.cast if id and one.id == id), None)

    def named(self, *nouns: str) -> Role | None:
        """Return the first role with one of these nouns, or a compound that ends with it."""
        return next((one for one in self.shot.cast if {_noun(one), _noun(one).rpartition("-")[2]} & {*nouns}), None)

    def of_kind(self, *wanted: str) -> Role | None:
        return next((one for one in self.shot.cast if (made := self.thing(one)) and made.kind in wanted), None)

    def thing(self, role: Role) -> Supporting | None:
        """Return a role as somebody or something that takes part; None if it is not drawn."""
        noun = _noun(role)
        own = _OWN.get(noun) or _OWN.get(noun.rpartition("-")[2]) if role.family not in ("person", "animal") else None
        kind = own[0] if own else looks.kind(role, leads=True)
        if kind is None:
            return None
        variant = own[1] if own else beasts.variant(role, kind)
        return Supporting(
            kind=kind, noun=role.noun, variant=variant, coat=looks.coat(role, kind), stuff=looks.stuff(role, kind),
            outfit=beasts.outfit(self.shot, role), count=max(role.count, 0) if role.count < 40 else 0, id=role.id,
        )  # fmt: skip

    def acts(self, beat: Beat) -> Supporting | None:
        """Return what acts in a beat, or is acted on by nobody; None if that is alive or not drawn."""
        role = self.role(beat.role) or (self.role(beat.object) if not beat.role else None)
        made = self.thing(role) if role else None
        known = made and role and (made.kind not in ("cake", "cup", "bowl", "book", "tool", "guitar", "screen") or _known(_noun(role)))
        return made if made and known and made.kind not in kinds.CREATURES else None

    def twin(self, made: Supporting) -> Supporting | None:
        """Return another of the same kind: a red ball and a blue ball."""
        others = (self.thing(one) for one in self.shot.cast if one.id != made.id)
        return next((one for one in others if one and one.kind == made.kind and one.coat != made.coat), None)

    def height(self, *ids: str) -> str:
        """Return what something falls off: table, shelf, tree, roof; "" if nothing is told."""
        for id in ids:
            role = self.role(id)
            noun = _noun(role).rpartition("-")[2] if role else ""
            if noun in _TABLES:
                return _TABLES[noun]
            if noun == "tree":
                return "tree"
        found = re.search(r"\b(?:off|from|of)(?: of)? (?:a|an|the|his|her|its)? ?(?:\w+ )?(" + "|".join(_TABLES) + r"|tree|branch|roof)\b", self.text)
        return _TABLES.get(found[1], "tree" if found[1] in ("tree", "branch") else "table") if found else ""


def _known(noun: str) -> bool:
    """Tell whether a noun has a figure of its own, and no stand-in."""
    return any(form in kinds.WORDS or form in _OWN for form in (noun, noun.rpartition("-")[2]))


def _noun(role: Role) -> str:
    return role.noun.replace(" ", "-")


def told(shot: Shot, treatment: Treatment) -> Treatment:
    """Return the treatment with what happens in the shot, if that is something of the table."""
    view = Told(shot, treatment)
    found = next((one for rule in RULES if (one := rule(view))), None)
    if found:
        return _staged(treatment, found)
    marks = view.has("tracks|footprints|prints|tyre marks|tire marks") and view.has("snow") and treatment.scene == "road"
    return replace(treatment, scene="snowfield") if marks else treatment


def _staged(treatment: Treatment, found: Happening) -> Treatment:
    first = found.things[0]
    scene = treatment.scene
    inferred = treatment.inferred
    if "scene" in inferred and not found.keeps:
        second = found.things[1].kind if len(found.things) > 1 else ""
        scene = _BETWEEN.get(f"{found.what} {second}") or _BETWEEN.get(found.what) or scene
        scene = "lake" if found.what in ("floats", "splashes") and scene not in _WATERS else scene
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
        size=treatment.size if treatment.size in ("wide", "far") else "medium",
        left_out=tuple(one for one in treatment.left_out if one not in {thing.noun for thing in found.things}),
    )


def _plain(kind: str, variant: str, noun: str, coat: str | None = None, stuff: str = "") -> Supporting:
    return Supporting(kind=kind, variant=variant, noun=noun, coat=coat, stuff=stuff)


def _happens(what: str, *things: Supporting | None, props: str = "", keeps: bool = False) -> Happening | None:
    made = tuple(one for one in things if one)
    return Happening(what, made, tuple(props.split()), keeps) if made else None


def _dominoes(view: Told) -> Happening | None:
    if not view.has(r"fall\w*|toppl\w*|tumbl\w*|collaps\w*|knock\w*|tip\w*"):
        return None
    if (role := view.named("domino", "dominoes")) and not view.alive:
        return _happens("dominoes", view.thing(role))
    in_row = view.has(r"(?:row|line) of \w+(?: \w+)? (?:fall|toppl|tumbl|tip)\w*|like dominoes|one after (?:another|the other)")
    role = next((one for beat in view.beats(_FALLS) if (one := view.role(beat.role))), None)
    made = view.thing(role) if role and in_row else None
    return _happens("dominoes", made) if made and made.kind in ("book", "basket", "paper", "cube") else None


def _topple(view: Told) -> Happening | None:
    pile = re.search(r"\b(?:stack|tower|pile|pyramid|house|column|heap|mountain)s? of (?:the |a |his |her )?(?P<what>[\w ]+?) (?:toppl|fall|collaps|tumbl|crash|com|crumbl|tip|sway|wobbl|is knocked|are knocked|gets? knocked|slid)\w*", view.text)
    if not pile or view.treatment.subject in kinds.CREATURES:
        return None
    role = next((one for one in view.shot.cast if _noun(one) not in _LEAD and _noun(one).split("-")[-1][:4] in pile["what"]), None)
    made = view.thing(role) if role else None
    if made is None or made.kind in kinds.CREATURES | kinds.VEHICLES | kinds.BUILDINGS or made.kind in ("leaf", "heap"):
        return None
    return _happens("topple", made, props="stack" if view.has("stack|column|house") else "")


def _spill(view: Told) -> Happening | None:
    if view.alive:
        return None
    for beat in view.beats(words("spill pour roll fall tumble scatter drop slide come")):
        made = view.acts(beat)
        source = view.role(beat.source)
        vessel = view.thing(source) if source else None
        spills = beat.does in ("spill", "pour", "scatter")
        if not made or made.kind not in kinds.THINGS or made.noun in _LIQUID or made.kind in ("droplet",):
            continue
        if (vessel and vessel.kind in _VESSELS) or (spills and made.count != 1 and made.kind in ("ball", "fruit", "cube", "coin", "vegetable", "egg", "cake", "ice-cube")):
            return _happens("spill", made, vessel, props="table" * view.has("table|desk|counter"))
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
        if coins or (many and many.count != 1 and made.kind in ("fruit", "tool", "cube", "book", "pillow", "teddy", "vegetable", "toy", "gift") and beat.does in ("fall", "drop", "rain", "throw", "toss") and view.has("on|onto|over")):
            return _happens("shower", made, props="table" * view.has("table|desk|counter"))
    return None


def _about(view: Told) -> Happening | None:
    if view.alive or not view.has("each other|one another|against each other|off one another"):
        return None
    for beat in view.beats(words("bounce collide bump hit knock crash clash strike")):
        made = view.acts(beat)
        if made and made.kind in ("ball", "fruit", "toy-balloon", "egg"):
            return _happens("bounce about", made)
    return None


def _vehicle(view: Told) -> Happening | None:
    subject = view.treatment.subject
    if subject not in words("car truck bus motorcycle bicycle tractor taxi carriage"):
        return None
    own = next((one for one in view.shot.cast if (made := view.thing(one)) and made.kind == subject), None)
    made = view.thing(own) if own else None
    if not made:
        return None
    if view.has(r"ramps?") and view.has(r"jump\w*|leap\w*|fl(?:y|ies|ying)|soar\w*|launch\w*"):
        return _happens("ramp", made)
    if subject in ("car", "truck", "bus", "tractor") and view.has(r"bump(?:y|s)|potholes?|springs|suspension|speed bumps?"):
        return _happens("bumps", made)
    load = re.search(r"\b(?:load|cargo|barrels?|logs?|boxes|crates?|pipes?|pumpkins?)\b.*\b(?:rolls?|falls?|slides?|tumbles?|spills?|drops?|rolling|falling) (?:off|out|from|down)", view.text)
    if subject == "truck" and load:
        role = view.of_kind("barrel", "basket", "log", "pumpkin", "fruit")
        goods = view.thing(role) if role else _plain("barrel", "", "barrel") if view.has("barrels?") else None
        return _happens("unload", made, goods)
    for beat in view.beats(_STRIKES | words("drive go pass race speed")):
        other = view.role(beat.into or beat.through or (beat.object if beat.does in _BLOWS else ""))
        target = view.thing(other) if other else None
        each = view.has("each other|one another") or bool(own and own.count == 2)
        if beat.does in _BLOWS and (each or (target and target.kind in ("car", "truck", "bus"))):
            return _happens("crash", made, target if target and target.id != made.id else None)
        if target and target.kind in kinds.THINGS and (beat.into or beat.through or beat.does in _BLOWS):
            if target.kind in ("basket", "cube", "barrel", "gift", "snowman", "pumpkin", "fruit"):
                return _happens("through", made, target)
            return _happens("strike", made, target, props="drive breaks") if other and _known(_noun(other)) else None
    return None


def _courts(view: Told) -> Happening | None:
    role = view.of_kind("ball")
    made = view.thing(role) if role else None
    if not made or view.treatment.subject in kinds.CREATURES:
        return None
    if view.has(r"(?:hoop|basket)") and view.has("through|into|in|drops?|swish\\w*") and made.variant in ("basketball", "", "volleyball"):
        return _happens("through hoop", made, props="bounces" * view.has(r"bounc\w*"))
    if view.has(r"over (?:a |the )?(?:\w+ )?net"):
        return _happens("over net", made)
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
            return _happens("downstairs", made, view.twin(made))
        if hill and made.kind in _ROUND:
            target = next((view.role(one.object or one.into) for one in view.beats(_STRIKES) if one.object or one.into), None)
            snow = view.has(r"snow\w*") or view.treatment.snowy
            props = ("grows " * view.has(r"grow\w*|bigger|larger") + "snow " * snow + "grass" * view.has("grass\\w*|green|meadow"))
            return _happens("downhill", made, view.thing(target) if target else None, props=props)
    return None


def _strike(view: Told) -> Happening | None:
    if view.alive:
        return None
    for beat in view.beats(_STRIKES):
        made = view.acts(beat) if beat.role else None
        if not made or made.kind not in kinds.THINGS:
            continue
        end = beat.into or (beat.object if beat.does in _BLOWS else "") or (beat.through if beat.does in ("crash", "smash", "break", "fly", "burst") else "")
        fell = beat.does in ("fall", "drop", "land", "crash") and not end
        if fell and (on := re.search(r"\b(?:onto|on top of|on) (?:a|an|the) (?P<what>\w+)", view.text)):
            role = view.named(on["what"])
            other = view.thing(role) if role else None
            if other and other.kind in ("car", "truck", "vase", "bottle", "cube", "basket", "cake", "sandcastle", "snowman", "fruit") and other.id != made.id:
                return _happens("strike", made, other, props="fall")
        if beat.does in _FALLS and beat.into and (sink := view.role(end)) and getattr(view.thing(sink), "kind", "") in _VESSELS | {"cake"}:
            continue
        role = view.role(end)
        if made.variant == "meteor" or (end == "place" and made.kind in ("rock", "ball") and beat.does in ("hit", "strike", "crash", "slam", "impact")):
            return _happens("impact", made)
        target = view.thing(role) if role else None
        if role and _noun(role).rpartition("-")[2] in ("wall", "castle", "tower") and (target is None or target.kind in kinds.BUILDINGS):
            target = _plain("wall", "", role.noun, looks.coat(role, "wall"))
        if target is None or target.kind in kinds.CREATURES or target.id == made.id or (role and not (_known(_noun(role)) or target.kind in ("wall", "fence", "window"))):
            continue
        noun = made.noun.replace(" ", "-")
        heavy = made.variant in ("bowling", "") and made.kind in ("ball", "rock", "barrel", "wheel")
        rolls = made.variant == "bowling" or beat.does == "roll" or view.has("rolling|rolls") or (heavy and made.kind != "ball")
        way = "swing" if noun in _SWINGS or made.variant == "wrecking" else "roll" if rolls or target.variant == "pin" else "fly"
        return _happens("strike", made, target, props=f"{way} breaks" + " castle" * view.has("castle|fortress"))
    arrow = re.search(r"\b(arrow|dart|spear|bullet|cannonball|baseball|stone|rock|snowball)s? (?:hits?|strikes?|pierces?|smash\w*|breaks?|splits?) (?:an? |the )?(?:\w+ )?(\w+)", view.text)
    if arrow and not view.alive:
        role = view.named(arrow[2])
        own = _OWN.get(arrow[1], ("ball", arrow[1]))
        target = view.thing(role) if role else None
        return _happens("strike", _plain(*own, arrow[1]), target, props="fly breaks") if target and target.kind not in kinds.CREATURES else None
    return None


def _machines(view: Told) -> Happening | None:
    if view.alive:
        return None
    if view.has("seesaw|teeter totter"):
        role = view.of_kind("basket", "rock", "ball", "barrel", "cube", "gift", "case", "anvil", "pumpkin", "fruit", "book")
        made = view.thing(role) if role else None
        return _happens("seesaw", made or _plain("basket", "crate", "box")) if view.has(r"land\w*|fall\w*|drop\w*|tip\w*") else None
    if view.has("catapult|trebuchet"):
        role = view.of_kind("rock", "ball", "pumpkin", "barrel", "log", "fruit")
        made = view.thing(role) if role and "catapult" not in _noun(role) else None
        stone = made or _plain("rock", "", "stone")
        return _happens("catapult", stone)
    return None


def _hangs(view: Told) -> Happening | None:
    moves = view.has(r"sway\w*|swing\w*|dangl\w*|swung|rock(?:s|ing)|oscillat\w*")
    if not moves or view.alive:
        return None
    if view.has("pendulums?"):
        return _happens("pendulum", _plain("ball", "", "pendulum"))
    if view.has("bridge") and view.has(r"ropes?|suspension|hanging|wooden|planks?"):
        return _happens("bridge", _plain("bridge", "", "bridge"))
    if view.has("chains?") and not view.named("lantern", "lamp", "chandelier"):
        return _happens("chain", _plain("tool", "chain", "chain"))
    for beat in view.beats(words("sway swing dangle hang rock")):
        made = view.acts(beat)
        if made and made.kind in kinds.THINGS and made.kind not in ("tree", "flower", "plant", "flag", "curtain", "rope", "bamboo", "branch", "slide", "fabric", "garment", "door", "gate", "clock"):
            return _happens("hangs", made)
    return None


def _blasts(view: Told) -> Happening | None:
    if view.alive:
        return None
    bang = view.has(r"explod\w*|blows? up|blowing up|detonat\w*|blast\w*|bursts?|bursting|pops?|popping")
    if bang and view.has("balloons?") and not view.has("hot air"):
        role = view.named("balloon")
        return _happens("burst", replace(made, kind="toy-balloon", variant="") if role and (made := view.thing(role)) else None)
    if view.has("debris|rubble") and view.has(r"rain\w*|fall\w*|fl(?:y|ies)|explo\w*"):
        return _happens("rains", _plain("rock", "", "debris"))
    if not bang:
        return None
    if view.has("dynamite|tnt|bomb|explosives?") and (role := view.of_kind("rock", "wall", "statue", "snowman", "pumpkin", "barrel", "fruit")):
        return _happens("explode", _plain("tool", "dynamite", "dynamite"), view.thing(role))
    for beat in view.beats(words("explode detonate burst blow")):
        made = view.acts(beat)
        if not made or made.kind == "tool" or made.kind not in ("barrel", "basket", "fruit", "pumpkin", "rock", "tool", "gift", "snowman", "bottle", "vase", "cube"):
            continue
        thrown = next((view.role(one.object) for one in view.beats(words("throw hurl send scatter push fling toss blow launch")) if one.object), None)
        return _happens("explode", made, view.thing(thrown) if thrown and thrown.id != made.id else None)
    return None


def _loose(view: Told) -> Happening | None:
    text = view.has
    if text("leaf|leaves|petals?|papers?|feathers?|confetti") and text(r"gust|blown|blows|wind|scatter\w*") and text("pile|heap|apart|away|scatter\\w*|around"):
        role = view.of_kind("leaf", "paper", "heap")
        return _happens("leaves", view.thing(role)) if role and not view.alive else None
    if text("snow") and text("roof") and text(r"slid\w*|falls|slip\w*"):
        return _happens("slides off", _plain("heap", "snow", "snow"))
    for beat in view.beats(words("fall topple crash tumble collapse chop fell cut")):
        made = view.acts(beat)
        if made and made.kind in ("tree", "streetlamp", "christmas-tree", "bamboo") and not view.alive:
            return _happens("fell", made)
    return None


def _off(view: Told) -> Happening | None:
    """Return what somebody knocks off a table."""
    for beat in view.beats(_KNOCKS):
        who, what = view.role(beat.role), view.role(beat.object)
        doer, made = view.thing(who) if who else None, view.thing(what) if what else None
        if doer and made and doer.kind in kinds.CREATURES and made.kind in kinds.THINGS and view.has(rf"(?:off|from|over|down)(?: of)?") and view.height(beat.source):
            return _happens("knock", doer, made)
    return None


def _fall(view: Told) -> Happening | None:
    if view.alive:
        return None
    vessel = view.of_kind("basket", "cup", "bowl", "bottle", "vase", "jar", "teapot", "barrel")
    if vessel and view.has(r"tip(?:s|ped|ping)?(?: \w+)? over|knocked over|tips|overturn\w*|falls over|topples(?: over)?|is spilled"):
        wet = any(word in view.text.split() for word in _LIQUID)
        return _happens("tip over", view.thing(vessel), props="liquid" * wet)
    for beat in view.beats(_FALLS | words("shatter break smash land plop splash hit")):
        made = view.acts(beat)
        if not made or (beat.role and beat.object) or made.kind not in kinds.THINGS or made.kind in ("leaf", "droplet", "flag", "curtain", "fabric", "kite", "planet", "tent", "wind-turbine", "ferris-wheel", "paper"):
            continue
        inside = view.role(beat.into)
        sink = view.thing(inside) if inside else None
        if sink and sink.kind in ("cup", "bowl", "jar", "basket", "cake"):
            soup = view.has("soup|stew|broth|curry")
            return _happens("into", made, sink, props="soup" if soup else "liquid" * view.has("water|milk|juice|tea|coffee|drink"))
        if beat.into or made.kind == "tree":
            continue
        breaks = view.has(r"break\w*|shatter\w*|smash\w*|crack\w*|pieces|splinter\w*")
        return _happens("drop", made, view.twin(made), props=f"{view.height(beat.source)} {'breaks' * breaks}")
    return None


def _bounce(view: Told) -> Happening | None:
    if view.alive:
        return None
    for beat in view.beats(words("bounce")):
        made = view.acts(beat)
        if made and made.kind in ("ball", "fruit", "egg", "toy-balloon"):
            return _happens("bounces", made, view.twin(made))
    return None


_LOSES = words("slip stumble trip faint collapse tumble fall topple skid crash roll")
_GOERS = words("person horse dog cat cow pig sheep goat deer elephant camel donkey zebra lion tiger bear wolf fox")


def _tumbles(view: Told) -> Happening | None:
    """Return the fall of somebody alive, who loses the footing."""
    for beat in view.beats(_LOSES):
        role = view.role(beat.role)
        doll = view.has("ragdoll|crash test dummy|mannequin")
        made = view.thing(role) if role and not doll else _plain("person", "", "ragdoll", "#c8b090") if doll else None
        if not made or made.kind not in _GOERS or view.has(r"asleep|in love|(?:off|from) (?:a|an|the|her|his|their) (?:horse|pony|bike|bicycle|motorcycle|cliff|roof|building|bridge|boat|ladder)|into (?:the |a )?(?:water|pool|lake|sea|pile|snow|bed|sofa|couch|chair)|from the sky|parachut\w*|skydiv\w*|ball|apart|behind|silent|knees"):
            continue
        if beat.does in ("fall", "roll", "crash", "collapse") and beat.into:
            continue
        alone = beat.does in ("fall", "tumble", "collapse") and not view.has(r"falls? (?:over|down|off|on|to|backwards?|forwards?|flat)|tumbl\w*|trip\w*|slip\w*|stumbl\w*|collapses?")
        if (beat.does == "roll" and not view.has(r"stumbl\w*|fall\w*|trip\w*")) or alone:
            continue
        props = [
            "slips" if view.has(r"slip\w*|skid\w*|banana|ice|icy|wet floor") and made.kind == "person" else "",
            "faints" if view.has(r"faint\w*|pass(?:es)? out|collaps\w*") else "",
            "stairs" if view.has(r"stairs?|staircase|steps") else "",
            "ice" if view.has(r"skat\w*") else "",
            "runs" if view.has(r"runn?\w*|sprint\w*|jogg?\w*") else "",
            "peel" if view.has(r"banana|peel") else "",
            "rolls" if view.has(r"rolls? over|rolling over|rolls") else "",
            "sits" if view.has(r"sits? (?:down|up)|land\w* on (?:his|her|their) (?:bottom|butt)") else "",
            "rises" if view.has(r"(?:gets?|stands?|rises?|getting) (?:back )?up") else "",
        ]
        return _happens("tumble", made, props=" ".join(props))
    return None


def _cloth(view: Told) -> Happening | None:
    """Return the cloth that the wind moves."""
    moves = view.has(r"flutter\w*|flap\w*|wav(?:es|ing)|billow\w*|blow\w*|sway\w*|rippl\w*|danc\w*|hangs?|hanging|dr(?:y|ies|ying)|wind|breeze")
    if not moves or view.treatment.subject in kinds.CREATURES | kinds.VEHICLES | kinds.BUILDINGS:
        return None
    force = "strong" if view.has(r"strong|storm\w*|gale|hard|wildly|fierce\w*|heavy") else "gentle" if view.has(r"gentl\w*|soft\w*|light(?:ly)?|breeze|slow\w*") else ""
    if view.has("laundry|washing|clothesline|clothes line|washing line") or (view.has("sheets?|clothes|shirts?|towels?") and view.has("lines?")):
        return _happens("laundry", _plain("fabric", "", "laundry"), props=force)
    for what, nouns in (("flag", ("flag", "banner", "pennant")), ("billows", ("curtain", "drape"))):
        role = view.named(*nouns)
        made = view.thing(role) if role else None
        if made and made.kind in ("flag", "curtain") and not any(one.noun == "crowd" for one in view.shot.cast):
            return _happens(what, made, props=force)
    return None


_WATERS = words("ocean lake river harbour pool")


def _wet(view: Told) -> Happening | None:
    """Return what floats on the water, or is thrown into it."""
    if view.treatment.subject in kinds.CREATURES | kinds.VEHICLES | kinds.BUILDINGS:
        return None
    water = view.treatment.scene in _WATERS or view.has("water|sea|ocean|lake|river|pond|pool|waves?")
    if not water:
        return None
    for beat in view.beats(words("throw toss fall drop splash hurl fling skip sink plunge plop land bob float drift turn rock sway spin rotate ride")):
        made = view.acts(beat)
        role = view.role(made.id) if made else None
        if not made or not role or made.kind not in kinds.THINGS or made.kind in ("droplet", "planet", "lily-pad"):
            continue
        force = "strong" if view.has(r"storm\w*|rough|strong|wild\w*") else "gentle" if view.has(r"calm|gentl\w*|still") else ""
        if beat.does in ("throw", "toss", "fall", "drop", "splash", "hurl", "fling", "plunge", "plop", "land", "sink"):
            if view.has(r"into|in the water|splash\w*"):
                return _happens("splashes", made, keeps=True)
            continue
        if role.pose == "floating" or view.has(r"float\w*|bobs?|bobbing|drift\w*|waves?|rocks? on"):
            return _happens("floats", made, props=force + " turns" * view.has(r"turn\w*|spin\w*|rotat\w*"))
    return None


RULES: tuple[Callable[[Told], Happening | None], ...] = (
    _wet, _dominoes, _topple, _machines, _hangs, _blasts, _vehicle, _courts, _about, _ways, _off, _spill, _shower, _loose,
    _strike, _fall, _bounce, _tumbles, _cloth,
)  # fmt: skip
