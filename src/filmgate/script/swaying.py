"""Swaying and floating things: what hangs, cloth in the wind, things on the water; and who loses the
footing.
"""

from filmgate.script import kinds
from filmgate.script.tables import words
from filmgate.script.telling import WATERS, Told, happens, plain
from filmgate.script.treatment import Happening, Supporting

_LOSES = words("slip stumble trip faint collapse tumble fall topple skid crash roll")
_GOERS = words(
    "person horse dog cat cow pig sheep goat deer elephant camel donkey zebra lion tiger bear wolf fox"
)


def _hangs(view: Told) -> Happening | None:
    moves = view.has(r"sway\w*|swing\w*|dangl\w*|swung|rock(?:s|ing)|oscillat\w*")
    if not moves or view.alive:
        return None
    if view.has("pendulums?"):
        return happens("pendulum", plain("ball", "", "pendulum"))
    if view.has("bridge") and view.has(r"ropes?|suspension|hanging|wooden|planks?"):
        return happens("bridge", plain("bridge", "", "bridge"))
    if view.has("chains?") and not view.named("lantern", "lamp", "chandelier"):
        return happens("chain", plain("tool", "chain", "chain"))
    for beat in view.beats(words("sway swing dangle hang rock")):
        made = view.acts(beat)
        if (
            made
            and made.kind in kinds.THINGS
            and made.kind
            not in (
                "tree",
                "flower",
                "plant",
                "flag",
                "curtain",
                "rope",
                "bamboo",
                "branch",
                "slide",
                "fabric",
                "garment",
                "door",
                "gate",
                "clock",
            )
        ):
            return happens("hangs", made)
    return None


def _cloth(view: Told) -> Happening | None:
    """Return the cloth that the wind moves."""
    moves = view.has(
        r"flutter\w*|flap\w*|wav(?:es|ing)|billow\w*|blow\w*|sway\w*|rippl\w*|danc\w*|hangs?|hanging|"
        r"dr(?:y|ies|ying)|wind|breeze"
    )
    if not moves or view.treatment.subject in kinds.CREATURES | kinds.VEHICLES | kinds.BUILDINGS:
        return None
    force = (
        "strong"
        if view.has(r"strong|storm\w*|gale|hard|wildly|fierce\w*|heavy")
        else "gentle"
        if view.has(r"gentl\w*|soft\w*|light(?:ly)?|breeze|slow\w*")
        else ""
    )
    if view.has("laundry|washing|clothesline|clothes line|washing line") or (
        view.has("sheets?|clothes|shirts?|towels?") and view.has("lines?")
    ):
        return happens("laundry", plain("fabric", "", "laundry"), props=force)
    for what, nouns in (("flag", ("flag", "banner", "pennant")), ("billows", ("curtain", "drape"))):
        role = view.named(*nouns)
        made = view.thing(role) if role else None
        if (
            made
            and made.kind in ("flag", "curtain")
            and not any(one.noun == "crowd" for one in view.shot.cast)
        ):
            return happens(what, made, props=force)
    return None


_ENTERS = words("throw toss fall drop splash hurl fling plunge plop land sink")


def _floats(view: Told, made: Supporting) -> Happening | None:
    rough = view.has(r"storm\w*|rough|strong|wild\w*")
    force = "strong" if rough else "gentle" if view.has(r"calm|gentl\w*|still") else ""
    return happens("floats", made, props=force + " turns" * view.has(r"turn\w*|spin\w*|rotat\w*"))


def _wet(view: Told) -> Happening | None:
    """Return what floats on the water, or is thrown into it."""
    if view.treatment.subject in kinds.CREATURES | kinds.VEHICLES | kinds.BUILDINGS:
        return None
    water = view.treatment.scene in WATERS or view.has("water|sea|ocean|lake|river|pond|pool|waves?")
    if not water:
        return None
    for beat in view.beats(
        words(
            "throw toss fall drop splash hurl fling skip sink plunge plop land bob float drift turn rock "
            "sway spin rotate ride"
        )
    ):
        made = view.acts(beat)
        role = view.role(made.id) if made else None
        if (
            not made
            or not role
            or made.kind not in kinds.THINGS
            or made.kind in ("droplet", "planet", "lily-pad")
        ):
            continue
        if beat.does in _ENTERS:
            if view.has(r"into|in the water|splash\w*"):
                return happens("splashes", made, keeps=True)
        elif role.pose == "floating" or view.has(r"float\w*|bobs?|bobbing|drift\w*|waves?|rocks? on"):
            return _floats(view, made)
    on_water = r"(?:in|on) (?:\w+ ){0,2}(?:water|sea|ocean|lake|river|pond|pool|waves?)"
    if view.has("in the air|sky") or not view.has(on_water):
        return None
    lying = (view.thing(one) for one in view.shot.cast if one.pose == "floating")
    found = next((one for one in lying if one and one.kind in kinds.THINGS), None)
    return _floats(view, found) if found else None


def _tumbles(view: Told) -> Happening | None:
    """Return the fall of somebody alive, who loses the footing."""
    for beat in view.beats(_LOSES):
        role = view.role(beat.role)
        doll = view.has("ragdoll|crash test dummy|mannequin")
        made = (
            view.thing(role)
            if role and not doll
            else plain("person", "", "ragdoll", "#c8b090")
            if doll
            else None
        )
        if (
            not made
            or made.kind not in _GOERS
            or view.has(
                r"asleep|in love|(?:off|from) (?:a|an|the|her|his|their) (?:horse|pony|bike|bicycle|"
                r"motorcycle|cliff|roof|building|bridge|boat|ladder)|into (?:the |a )?(?:water|pool|"
                r"lake|sea|pile|snow|bed|sofa|couch|chair)|from the sky|parachut\w*|skydiv\w*|ball|"
                r"apart|behind|silent|knees"
            )
        ):
            continue
        if beat.does in ("fall", "roll", "crash", "collapse") and beat.into:
            continue
        alone = beat.does in ("fall", "tumble", "collapse") and not view.has(
            r"falls? (?:over|down|off|on|to|backwards?|forwards?|flat)|tumbl\w*|trip\w*|slip\w*|"
            r"stumbl\w*|collapses?"
        )
        if (beat.does == "roll" and not view.has(r"stumbl\w*|fall\w*|trip\w*")) or alone:
            continue
        props = [
            "slips"
            if view.has(r"slip\w*|skid\w*|banana|ice|icy|wet floor") and made.kind == "person"
            else "",
            "faints" if view.has(r"faint\w*|pass(?:es)? out|collaps\w*") else "",
            "stairs" if view.has(r"stairs?|staircase|steps") else "",
            "ice" if view.has(r"skat\w*") else "",
            "runs" if view.has(r"runn?\w*|sprint\w*|jogg?\w*") else "",
            "peel" if view.has(r"banana|peel") else "",
            "rolls" if view.has(r"rolls? over|rolling over|rolls") else "",
            "sits" if view.has(r"sits? (?:down|up)|land\w* on (?:his|her|their) (?:bottom|butt)") else "",
            "rises" if view.has(r"(?:gets?|stands?|rises?|getting) (?:back )?up") else "",
        ]
        return happens("tumble", made, props=" ".join(props))
    return None


SWAYING = {
    "hangs": _hangs,
    "cloth": _cloth,
    "wet": _wet,
    "tumbles": _tumbles,
}
