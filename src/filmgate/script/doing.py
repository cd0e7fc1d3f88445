"""The actions of a role, from the verbs of a prompt."""

import functools
from collections.abc import Iterator, Sequence
from dataclasses import replace

from filmgate.script import actions, boards, finding, kinds, lexicons
from filmgate.script.dances import DANCES, ON_STAIRS
from filmgate.script.gestures import NAMES as GESTURES
from filmgate.script.gestures import gesture
from filmgate.script.script import Beat, Role, Shot, Where
from filmgate.script.tables import words, words_of
from filmgate.script.verbs import gerund

RIDES = words("ride drive pedal steer row sail paddle race")
_PULLS = words("pull draw tow drag")
RESTS = words("park wait stop rest stay")
_IN_THE_AIR = words("land ascend descend")  # verbs of flight, of those that fly
_CARRIED, _FLAGS = words("fly glide soar flutter blow sail throw toss hurl"), words("flag banner hair")
_MOVED = words("slide roll")  # verbs that somebody does to a thing, or by himself
_PUSHED = words(
    "kick push hit strike bowl roll"
)  # verbs, done by nobody that is named, after which a thing rolls
_QUIET = words("stand sit sleep look eat talk")  # actions of a bird that does not fly
# action: the poses that mean it
_POSES = words_of(
    {
        "stand": "standing leaning hanging",
        "sit": "sitting",
        "crouch": "crouching",
        "kneel": "kneeling",
        "sleep": "lying",
        "fly": "flying",
        "float": "floating",
    }
)
# verbs with an object that the hands do not touch
_LOOSE = words(
    "see smell taste hear think remember imagine envy say enjoy like love have want need know feel follow "
    "meet miss pass cross enter leave reach join become show reveal display face own wear"
)
# verbs that mean a collision if their object is what somebody runs into
_HITS = words("crash bump smash slam ram run knock collide")
_TURNS = words("turn twist twirl")
# people by what they do: their action, if the prompt names none
AGENTS = words_of(
    {
        "run": "runner racer sprinter jogger sprinters marathoner",
        "ski": "skier",
        "snowboard": "snowboarder",
        "surf": "surfer",
        "skateboard": "skateboarder",
        "skate": "skater ice-skater figure-skater",
        "dance": "dancer ballerina breakdancer",
        "walk": "hiker walker pedestrian wanderer traveler traveller pilgrim nomad explorer shopper commuter",
        "work": (
            "worker barber mechanic carpenter musician scientist potter tailor barista bartender surgeon "
            "welder craftsman artisan sculptor"
        ),
        "stir": "chef cook baker",
        "wipe": "painter artist cleaner",
        "write": "writer",
        "type": "programmer pianist",
        "chop": "blacksmith",
        "sweep": "farmer gardener",
        "strum": "guitarist violinist cellist",
        "drum": "drummer",
        "punch": "boxer",
        "photograph": "photographer",
        "talk": "singer speaker teacher preacher presenter reporter politician comedian",
    }
)
_MOUNTS = words("horse camel elephant zebra bicycle motorcycle")  # kinds that somebody on them rides
_FACIAL = words("eye face lip mouth cheek eyebrow hair nose smile")  # eyes that dance do not move the body
_MOST_BEATS = 3
_IDLE, _GOING, _GLIDES = words("stand work"), words("walk run"), words("ski skate")
_OWN_HANDS = words("hand palm")  # of somebody of whom nothing else is said
_HANDS = r"hold(?:s|ing)?(?: \w+)? hands|hand in hand"
_WORDED: tuple[tuple[str, tuple[str, ...]], ...] = (
    (r"blow(?:s|ing)?(?: \w+)? kiss(?:es)?", ("kiss",)),
    (
        (
            r"(?:giv|deliver|mak)(?:es|s|ing) (?:a |the |his |her )?(?:\w+ )?(?:speech|"
            r"lecture|sermon|toast|presentation)"
        ),
        ("speak",),
    ),
    (r"(?:sits?|sitting) down|tak(?:es|ing) a seat", ("stand", "sit")),
    (r"(?:stands?|standing|gets?|getting|rises?|rising) up|(?:rises?|rising) from", ("sit", "stand")),
)
_WORDED += tuple((pattern, (name,)) for name, pattern in ON_STAIRS)
_LISTENERS = words("class crowd audience public team jury congregation crew fan")  # who only watch
_TURNING = words("dance spin")
_REST = words(
    "stand sit work wipe look talk shout speak kneel throw push pull eat wave reach handshake"
)  # beside these, a gesture counts


def beats(shot: Shot, role: Role, kind: str, *, then: bool) -> tuple[str, ...]:
    """Return the actions of a role in their order, three at most. Actions that its kind cannot do are left
    out.

    then: the prompt says that one action follows another; a pose (sitting) then counts as the first action. A
    flying subject only flies, unless its first action is a quiet one, such as sleep.
    """
    then = then or any(beat.step for beat in shot.beats)
    if told := _boarding(shot, role, kind) or _aligned(shot, role, kind):
        return told
    moving = any(beat.role == role.id for beat in shot.beats)
    acts = [_POSES[role.pose]] if role.pose in _POSES and (then or not moving) else []
    acts = list(dict.fromkeys((*acts, *_acts(shot, role, able(kind), flies=kind in kinds.FLYING))))
    worded = _worded(shot) if kind == "person" else ()
    if worded and {*acts} <= _beside(worded):
        return worded
    if kind == "person" and _on_furniture(shot, role) and (not acts or "sleep" in acts):
        return ("sleep",) if "sleep" in acts else ("sit",)
    if kind in kinds.FLYING and acts and acts[0] not in _QUIET:
        return ("fly",)
    if kind == "person" and not {*acts} - _IDLE and finding.search(_HANDS, shot.text.lower()):
        return ("handhold",)
    if kind == "person" and _GOING & {*acts} and AGENTS.get(role.noun.replace(" ", "-")) in _GLIDES:
        own = AGENTS[role.noun.replace(" ", "-")]
        acts = list(dict.fromkeys(own if act in _GOING else act for act in acts))
    if kind == "person" and _TURNING & {*acts}:
        style = styled(shot)
        named = {"dance": style, "spin": "spin" if style == "dance" else style}
        acts = list(dict.fromkeys(named.get(act, act) for act in acts))
    if len(acts) > 1 and not then:  # beside another action, "stand" adds nothing
        acts = [act for act in acts if act != "stand"] or acts[:1]
    if len(acts) > _MOST_BEATS:  # who gets up and dances only has to dance
        acts = [act for act in acts if act != "stand"]
    return tuple(acts[:_MOST_BEATS])


def _boarding(shot: Shot, role: Role, kind: str) -> tuple[str, ...]:
    """Return the action of somebody who goes along on a board, or rides a wave."""
    if kind != "person":
        return ()
    if way := boards.ridden(shot, role)[1]:
        return (way,)
    nouns = {one.id: one.noun for one in shot.cast}
    own = (beat for beat in shot.beats if beat.role == role.id and beat.does in ("ride", "catch", "surf"))
    return ("surf",) if any(nouns.get(beat.object) == "wave" for beat in own) else ()


def _beside(worded: tuple[str, ...]) -> set[str]:
    """Return the actions beside which several words together count."""
    if {*worded} & {name for name, _ in ON_STAIRS}:
        return {*worded, *words("walk run climb march sneak stand")}
    if not {*worded} & (GESTURES | {"speak"}):
        return {*worded, "stand", "sit"}
    return {*worded, *_REST}


def _worded(shot: Shot) -> tuple[str, ...]:
    """Return the actions that several words together tell of the only person in a shot."""
    people = [one for one in shot.cast if one.family in ("person", "people") and one.noun not in _LISTENERS]
    people = people or [one for one in shot.cast if one.noun in _OWN_HANDS and not one.part_of]
    if len(people) != 1:
        return ()
    text = shot.text.lower()
    shown = gesture(text)
    return next(
        (acts for pattern, acts in _WORDED if finding.search(pattern, text)), (shown,) if shown else ()
    )


def styled(shot: Shot) -> str:
    """Return the dance that a shot names in any of its words; "dance" for one of no style."""
    text = shot.text.lower()
    return next((one.name for one in DANCES if finding.search(rf"\b(?:{one.pattern})\b", text)), "dance")


def _aligned(shot: Shot, role: Role, kind: str) -> tuple[str, ...]:
    """Return the actions of a role, one for each step of the shot, if several roles act in several steps.

    Who has no action in a step goes on with the one before; before its first, it stands.
    """
    steps = sorted({beat.step for beat in shot.beats})[:_MOST_BEATS]
    if kind in kinds.THINGS or len(steps) < 2 or len({beat.role for beat in shot.beats if beat.role}) < 2:
        return ()
    can, flies = able(kind), kind in kinds.FLYING
    acts: list[str] = []
    for step in steps:
        during = replace(shot, beats=tuple(beat for beat in shot.beats if beat.step == step))
        own = [act for act in _acts(during, role, can, flies=flies) if act != "stand"]
        first = _POSES.get(role.pose, "stand") if role.pose in _POSES and not acts else ""
        acts.append(next(iter(own), acts[-1] if acts else first or "stand"))
    quiet = set(acts) == {"stand"} or (flies and set(acts) - {*_QUIET})
    return () if quiet else tuple(acts)


def _acts(shot: Shot, role: Role, can: frozenset[str], *, flies: bool) -> Iterator[str]:
    """Give the actions of a role, in order.

    They include the actions of its parts (hands), and actions on it by its rider or by nobody named; a drink
    that is poured into it fills it.
    """
    own = {role.id} | {one.id for one in shot.cast if one.part_of == role.id and one.noun not in _FACIAL}
    nouns = {one.id: one.noun for one in shot.cast}
    for beat in shot.beats:
        handled = beat.object == role.id and (not beat.role or beat.does in RIDES)
        handled |= beat.into == role.id and nouns.get(beat.object) in lexicons.LIQUIDS
        if beat.role == role.id and (beat.does in RESTS or (beat.does in _IN_THE_AIR and not flies)):
            yield "stand"
        elif beat.role in own or handled:
            known = [act for act in meant(beat, nouns) if act in can][:1]
            yield from known or (["work"] if handles(beat) and "work" in can else [])


def handles(beat: Beat) -> bool:
    """Tell whether a verb without an action of its own is done to a thing, so that the hands work."""
    return bool(beat.object) and beat.does not in _LOOSE and beat.object != beat.role


def struck(beat: Beat) -> str:
    """Return the id of the role that a beat runs into; "" if it is no collision."""
    if beat.does not in _HITS:
        return ""
    ends = (
        beat.into,
        beat.using if beat.does in ("collide", "bump") else "",
        beat.to * (beat.does == "bump"),
    )
    return next((id for id in ends if id and id not in (beat.role, "place")), "")


def crossed(shot: Shot, id: str) -> set[str]:
    """Return the ids of the roles that the role with this id jumps over."""
    return {beat.over for beat in shot.beats if beat.role == id and beat.over and "jump" in meant(beat, {})}


def collides(shot: Shot, id: str) -> bool:
    """Tell whether the role with this id collides with another."""
    return any(beat.role == id and "collide" in meant(beat, {}) for beat in shot.beats)


def riders(shot: Shot, id: str) -> set[str]:
    """Return the ids of the roles that ride or drive the role with this id, or are in it."""
    within = {
        one.id for one in shot.cast if any(where.of == id and _bears(shot, where) for where in one.where)
    }
    return within | {beat.role for beat in shot.beats if beat.does in RIDES and beat.object == id}


def wearer(shot: Shot, role: Role, kind: str) -> Role:
    """Return the role whose clothes are seen: the first rider of a vehicle, else the role itself."""
    on_it = riders(shot, role.id) if kind in kinds.VEHICLES else set()
    return next((one for one in shot.cast if one.id in on_it), role)


def ridden(shot: Shot, id: str) -> str:
    """Return the id of the role that the role with this id rides, drives or is in; "" if there is none."""
    ridden = next((beat.object for beat in shot.beats if beat.role == id and beat.does in RIDES), "")
    own = (where for one in shot.cast if one.id == id for where in one.where)
    return ridden or next((where.of for where in own if _bears(shot, where)), "")


def _bears(shot: Shot, where: Where) -> bool:
    """Tell whether this position means that somebody is carried: in anything, on a horse or a bicycle."""
    kind = next((kinds.WORDS.get(one.noun) for one in shot.cast if one.id == where.of), None)
    return where.relation == "in" or (where.relation == "on" and kind in _MOUNTS)


def pulled(shot: Shot, id: str) -> str:
    """Return the id of the role that the role with this id pulls; "" if it pulls nothing."""
    return next((b.object for b in shot.beats if b.role == id and b.does in _PULLS and b.object), "")


def inside(shot: Shot, id: str) -> bool:
    """Tell whether the role with this id is in something, without a verb of riding."""
    return not any(beat.role == id and beat.does in RIDES for beat in shot.beats)


def leapt(shot: Shot, id: str) -> set[str]:
    """Return the ids of the obstacles that the role with this id jumps over."""
    over = (beat for beat in shot.beats if beat.role == id and "jump" in meant(beat, {}))
    nouns = {one.id: one.noun for one in shot.cast}
    ids = {beat.over or beat.object for beat in over}
    return {one for one in ids if nouns.get(one, "").rpartition(" ")[2] in lexicons.OBSTACLES}


def becomes(shot: Shot) -> dict[str, str]:
    """Return the roles that others become, each with the id of the role that it was: a cat becomes a dog."""
    return {
        beat.becomes: beat.role
        for beat in shot.beats
        if beat.becomes and beat.role and beat.becomes != beat.role
    }


def seated(shot: Shot, role: Role, kind: str, beats: Sequence[str]) -> bool:
    """Tell whether a role sits while it does these actions: with the hands, not with the feet."""
    mounted = any(where.relation == "on" and _bears(shot, where) for where in role.where)
    sits = role.pose == "sitting" or _on_furniture(shot, role) or mounted
    done = {*beats} - ({"stand"} if mounted else set())
    return kind == "person" and sits and done <= actions.SEATED


def _on_furniture(shot: Shot, role: Role) -> bool:
    below = {where.of for where in role.where if where.relation in ("on", "in")}
    return any(one.id in below and one.family == "furniture" for one in shot.cast)


def meant(beat: Beat, nouns: dict[str, str]) -> Iterator[str]:
    """Give the names of the actions that the verb of a beat may mean, the most precise first.

    nouns: the noun of each role, by its id.
    """
    thing = nouns.get(beat.object, "")
    if beat.does in _TURNS and beat.manner and not (beat.object or beat.becomes):
        yield "spin"  # blades turn slowly
    if beat.does in _HITS and struck(beat):
        yield "collide"
    if beat.does == "turn" and not (beat.object or beat.manner):
        yield "walk"  # turns a corner
    if beat.does == "cross" and thing == "arm":
        return
    if beat.does == "wake" and not beat.object:
        yield "stretch"
    if beat.does == "get" and not beat.object:
        yield "stand"  # gets up
    if beat.does == "take" and not beat.object:
        yield "fly"  # takes off
    if beat.does in _MOVED and beat.object and beat.role:
        return  # the hands do it
    if beat.does in _PUSHED and not beat.role:
        yield "roll"
    if beat.does == "fly" and thing:  # a kite: who flies it stays on the ground
        yield "look"
        return
    yield from _raced(beat, nouns)
    yield from _meant(beat, thing)
    if beat.does in _CARRIED and nouns.get(beat.role, "") not in _FLAGS:
        yield "float"  # a thing does not beat its wings


def _raced(beat: Beat, nouns: dict[str, str]) -> Iterator[str]:
    """Give what a runner does who crosses the finish line."""
    if beat.does == "cross" and AGENTS.get(nouns.get(beat.role, "").split(" ")[-1]) == "run":
        yield "run"


def _meant(beat: Beat, thing: str) -> Iterator[str]:
    for verb in (gerund(beat.does), _third(beat.does), beat.does):
        for text in (f"{verb} {thing}", f"{verb} her {thing}", verb):
            yield from (action for at, action in spoken(text) if at == 0)


def _third(verb: str) -> str:
    if verb.endswith("y") and verb[-2:-1] not in "aeiou":
        return verb[:-1] + "ies"
    return verb + ("es" if verb.endswith(("s", "sh", "ch", "x", "z", "o")) else "s")


def able(subject: str | None) -> frozenset[str]:
    """Return the names of the actions that this kind of subject can do; None means a thing."""
    return actions.able(kinds.KINDS[subject].family if subject else "thing")


@functools.lru_cache(maxsize=4096)  # the same few verbs are asked for each role and beat
def spoken(text: str) -> tuple[tuple[int, str], ...]:
    """Return (position, action) for every verb in a text that names an action, in the order of the text."""
    by_place: dict[int, str] = {}
    for action in actions.ACTIONS.values():
        if not action.patterns:
            continue
        finder = finding.finder(action.pattern, end=r"(?!\w)")
        if finder.may_match(text):
            for match in finder.pattern.finditer(text):
                by_place.setdefault(match.start(), action.name)
    return tuple(sorted(by_place.items()))
