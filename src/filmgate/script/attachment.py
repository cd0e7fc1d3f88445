"""Prepositional phrases, such as "with a stick": each says something about what happens, or about a role."""

from filmgate.script.clause import Clause
from filmgate.script.relations import AT, WAYS
from filmgate.script.roles import ALIVE, Draft
from filmgate.script.script import Where
from filmgate.script.tables import words
from filmgate.script.verbs import COVERED, GOES, PUTS, THROWS, WRAPS

_CARRIED = words("tool weapon instrument device toy document")  # families of what people carry
_BEARERS = words("furniture container")  # families of objects that others stand on
_SEATS = words("vehicle furniture container")  # families of what somebody is in
_BEARING = words("food container document garment body tool")  # and of what things are on
_LEADS = words("lead hold pull drag tie catch lift carry grab take")  # by what is held
_MEETS = words("follow chase see watch meet pass approach hug kiss face visit lead greet carry join notice")
_LIMBS = words("hand finger fist paw claw beak trunk teeth tooth foot elbow thumb tail")  # they do something
_AROUND = ("beside", "near", "in front of", "behind", "around", "against")
_UNSTANDING = words("abstract time weather measure")  # nobody stands before one
# parts of things: the wheels of a car
_FIXED = words(
    "wheel door roof window petal sail mast blade wing engine chimney rim stem root leg trunk antenna "
    "headlight windshield hood keyboard screen hull spire"
)
_SURROUNDS = words("sky weather place building room plant")  # families of surroundings


def attach(clause: Clause, preposition: str, draft: Draft, last: Draft | None) -> None:
    """Attach a role that follows a preposition: to the open beats (actions) of the clause, or to the role
    before the preposition.

    draft: the role after the preposition; last: the role before it.
    """
    if clause.wrapped and clause.verb in WRAPS and preposition in ("in", "with", "by"):
        if clause.wrapped != "place":
            draft.where.append(Where(relation=WRAPS[clause.verb], of=clause.wrapped))
    elif preposition == "with":
        _attach_with(clause, draft, last)
    elif preposition == "by" and clause.before == "by" and clause.after == "verb" and clause.verb in COVERED:
        return  # lit by candles
    elif preposition == "by" and clause.passive and clause.open:
        clause.change(role=draft.id)
        draft.acts = True
    elif preposition == "full of" and clause.after == "place":
        return  # a garage full of tools
    elif preposition in ("of", "full of") and last:
        _attach_of(draft, last, full=preposition != "of")
    elif not _is_way(clause, preposition, draft) and (relation := _relation(clause, preposition, draft)):
        _attach_at(clause, relation, draft, last)


def _is_way(clause: Clause, preposition: str, draft: Draft) -> bool:
    """Make a role the end of the open beats. Return False if the preposition says where something is."""
    if preposition == "in" and clause.verb in ("pour", "spill", "drip") and draft.family == "container":
        clause.change(into=draft.id)
        return True
    if preposition == "by" and clause.verb in _LEADS and clause.after == "object" and clause.open:
        clause.change(using=draft.id)  # leads a cow by a rope
        return True
    if preposition in ("on", "onto") and clause.verb in THROWS and clause.open:
        clause.change(to=draft.id)
        return True
    return preposition in WAYS and clause.take_way(draft.id, preposition)


def _relation(clause: Clause, preposition: str, draft: Draft) -> str:
    """Return the position that a preposition means before this role; "" if it means none."""
    if preposition in ("from", "off") and clause.verb == "hang":
        return "under"
    if preposition == "outside":
        return "behind" if draft.noun == "window" else "in front of"
    if preposition == "at":
        return "beside"
    if preposition == "before":
        return "in front of" if draft.family not in _UNSTANDING else ""
    return AT.get(preposition, "")


def _attach_with(clause: Clause, draft: Draft, last: Draft | None) -> None:
    """Make a role after "with" a body part, something held, a tool, or somebody beside the subject."""
    if draft.family == "body" and (owner := clause.owner(last)):
        draft.part_of = owner.id
        if draft.noun in _LIMBS and clause.open and clause.verb not in GOES:
            clause.change(using=draft.id)  # covers her mouth with both hands
    elif not clause.open and last and draft.family not in ALIVE:
        carrier = next((one for one in clause.subjects if one.family in ALIVE), None)
        if last.family in ALIVE:
            last.holds.append(draft.id)
        elif clause.after in AT and carrier and draft.family in _CARRIED and last.family not in _BEARERS:
            carrier.holds.append(draft.id)  # a soldier behind a wall with a rifle
        else:  # a blanket under a tree with a basket: the basket is on the blanket
            first = clause.subjects[0] if clause.subjects and clause.after in AT else last
            below = first if last.family in _SURROUNDS else last
            draft.where.append(Where(relation="on", of=below.id))
    elif last and clause.after in (*AT, *WAYS) and last.family in _BEARERS and draft.family not in ALIVE:
        within = "in" if last.family == "container" else "on"  # a vase on "a table with a vase"
        draft.where.append(Where(relation=within, of=last.id))
    elif clause.open and draft.family not in _SURROUNDS:  # else it is in the picture, but no tool
        _attach_to_act(clause, draft, last)


def _attach_to_act(clause: Clause, draft: Draft, last: Draft | None) -> None:
    """Make a role after "with" what somebody acts with, what is held meanwhile, or who is beside."""
    if draft.family in ALIVE:
        if clause.subjects:
            draft.where.append(Where(relation="beside", of=clause.subjects[0].id))
    elif last and last.family in ALIVE and clause.after == "object" and clause.verb in _MEETS:
        last.holds.append(draft.id)  # follows a guide with a flag
    elif clause.verb in GOES:
        for one in clause.subjects:
            one.holds.append(draft.id)  # run with their boards
    else:
        clause.change(using=draft.id)


def _attach_of(draft: Draft, last: Draft, *, full: bool) -> None:
    """Make a role after "of" the owner of a body part, or the content of a container (a cup of tea).

    full: the role before is full of it.
    """
    if last.family == "body" or (last.noun in _FIXED and draft.family not in ALIVE):
        last.part_of = draft.id
    elif full or (last.family == "container" and draft.family not in ALIVE):
        draft.where.append(Where(relation="in", of=last.id))


def _holds(draft: Draft, last: Draft) -> bool:
    """Tell whether the object of a verb, not who acts, is in or on this role: pushes a man in a cart."""
    if last.family in ALIVE:
        return draft.family in _SEATS
    return draft.family in _BEARING or draft.noun.endswith(("cake", "board", "tray", "plate", "anvil"))


def _attach_at(clause: Clause, relation: str, draft: Draft, last: Draft | None) -> None:
    """Note the position of the subjects, or of the last role, in relation to the role after a preposition."""
    together = clause.after == "subject" and last in clause.subjects  # a book and a candle on a table
    placed = clause.subjects if clause.verb or together or not last else [last]
    inert = bool(clause.subjects) and all(one.family not in ALIVE for one in clause.subjects)
    own = last is not None and (inert or clause.verb in PUTS or last.family == "body" or _holds(draft, last))
    content = clause.after == "of" and last is not None and last.family not in ALIVE and last.where
    if last and ((own and clause.after == "object") or (clause.after == "of" and last.family in ALIVE)):
        placed = [last]
    elif last and content and last.where[-1].of in clause.shot.cast.drafts and not clause.verb:
        placed = [clause.shot.cast.drafts[last.where[-1].of]]  # the glass, of a glass of milk
    elif not clause.verb and clause.after in AT and relation in _AROUND and clause.subjects:
        placed = clause.subjects  # a typewriter on a desk next to a cup
    bearer = clause.bearer(last) if clause.after == "with" and not clause.verb else None
    if bearer and draft.family != "body" and last not in clause.subjects:
        placed = [bearer]  # a man with an umbrella under a bridge
    placed = placed or ([last] if last else [])
    where = Where(relation=relation, of=draft.id)
    if not placed and not clause.after:
        clause.stand(where, [])
    for one in placed:
        own = draft.family == "body" and draft.part_of == one.id
        if one is not draft and not own:
            one.where.append(where)
