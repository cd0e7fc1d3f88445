"""The place of a shot, read from noun phrases such as "in a forest"."""

from filmgate.script.clause import Clause
from filmgate.script.phrases import Phrase
from filmgate.script.relations import AT
from filmgate.script.roles import Draft
from filmgate.script.script import Where
from filmgate.script.shot import NO_PLACE, ShotDraft
from filmgate.script.tables import words

# family: its rank as a place, the lowest first
_RANKS = {"room": 0, "place": 1, "building": 2, "sky": 3}
_OUTRIGHT = words("room place")  # families that can be the place without a preposition
_SETTING = words(
    "in at on through across along over inside into under around down up within onto throughout from "
    "toward towards off above by near to against out-of"
)
_INDOORS = words("in inside at within into through")
_ALOFT = words("in through across")
_BORDERS = words("sidewalk pavement kerb curb")  # a street is more of a place than its pavement
_LANDS = words("country continent region")
_NAMED_ALIVE = words("man woman god planet star")
_NAMED = words("in at through across")
# buildings and things that are the place of the people on them
_GROUNDS = words(
    "bridge pier roof rooftop balcony deck platform porch terrace dock jetty stage sidewalk pavement "
    "stair staircase track court rink"
)

_STEPS = words("stairs stair staircase stairway step escalator ladder")  # up and down them is a way
_POURS = words("drop pour cascade tumble plunge fall")  # what a waterfall does


def locate(clause: Clause, phrase: Phrase) -> bool:
    """Make the noun phrase after a preposition the place of the shot. Return False if it must be read as a
    role.
    """
    shot, preposition = clause.shot, clause.preposition
    if _names_land(phrase, preposition):
        shot.name_place(phrase.name)
        return True
    if phrase.name and phrase.noun == "city" and preposition in _SETTING:
        shot.name_place(phrase.name)
        if not shot.place:
            shot.settle(phrase.noun, NO_PLACE - 1)  # a street in Venice is the street
        clause.take_way("place", preposition)
        return True
    family, rank = phrase.family, _RANKS.get(phrase.family, NO_PLACE)
    if preposition in ("in", "inside") and phrase.noun == "ring":
        family, rank = "place", _RANKS["place"]  # of boxers
    if preposition == "on" and phrase.noun in _GROUNDS:
        family, rank = "place", _RANKS["building" if phrase.noun in _BORDERS else "place"]
    if preposition == "of" and rank <= _RANKS["place"] and clause.last and not shot.place:
        shot.settle(phrase.noun, rank)
        return True
    if preposition in ("up", "down") and phrase.noun in _STEPS:
        return False
    burning = any(word.endswith("ing") for word in phrase.words)
    if not _sets(clause, family, phrase.noun, burning=burning):
        return False
    known = bool(shot.place) and (rank >= shot.rank or shot.place == phrase.noun)
    if not known:
        shot.settle(phrase.noun, rank)
    shot.place_traits += phrase.words
    shot.name_place(phrase.name)
    if preposition == "above" and clause.last and (clause.before in AT or not clause.open):
        clause.last.where.append(Where(relation="above", of="place"))
    clause.take_way("place", preposition)
    return not (known and family == "building")


def _names_land(phrase: Phrase, preposition: str) -> bool:
    """Tell whether a proper name after this preposition names the place: in Paris, across Africa."""
    if not phrase.name:
        return False
    land = preposition in _SETTING and phrase.noun in _LANDS
    return land or (
        preposition in _NAMED and phrase.noun not in _NAMED_ALIVE and phrase.family in ("", "person")
    )


def _sets(clause: Clause, family: str, noun: str, *, burning: bool) -> bool:
    """Tell whether a noun of this family, after the preposition of the clause, is a place and not the goal of
    an action. burning: something happens to it.
    """
    preposition = clause.preposition.replace(" ", "-")
    if family not in _RANKS or preposition not in _SETTING or (preposition == "from" and clause.open):
        return False
    if family == "building":
        return preposition in _INDOORS or (preposition == "out-of" and not burning)
    if family == "sky":
        on_ground = preposition in ("on", "across", "over") and noun.rpartition("-")[2] in (
            "planet",
            "moon",
            "mars",
        )
        return on_ground or (preposition in _ALOFT and noun not in ("sun", "moon", "star"))
    return True


def empty(shot: ShotDraft, phrase: Phrase) -> None:
    """Note in the draft of a shot that nobody is there, if the phrase calls the place empty or deserted."""
    said = {"empty", "deserted"} & {*phrase.words}
    if said and phrase.family in _OUTRIGHT and "person" not in shot.absent:
        shot.absent.append("person")
        shot.deserted = True


def _people(shot: ShotDraft) -> bool:
    return any(one.family in ("person", "people") for one in shot.cast.drafts.values())


def settle(shot: ShotDraft) -> None:
    """Make a role that is a place the place of the shot, if the shot has no better one: "a quiet library".

    The role and its actions are removed from the shot.
    """
    if shot.deserted and _people(shot):
        shot.absent = [one for one in shot.absent if one != "person"]  # a dancer on an empty stage
    acting = {beat.role for beat in shot.beats}
    # not a place that is crossed, painted or left behind
    handled = {id for beat in shot.beats for id in (beat.object, beat.over, beat.becomes, beat.source)}
    handled |= {beat.role for beat in shot.beats if beat.does in _POURS}
    found = [
        one
        for one in shot.cast.drafts.values()
        if one.family in _OUTRIGHT and not one.part_of and one.id not in handled and one.noun not in _STEPS
    ]
    chosen: Draft | None = min(found, key=lambda one: (_RANKS[one.family], one.id in acting), default=None)
    if chosen is None or _RANKS[chosen.family] >= shot.rank:
        return
    shot.settle(chosen.noun, _RANKS[chosen.family])
    shot.place_traits += chosen.words
    shot.name_place(chosen.name)
    del shot.cast.drafts[chosen.id]
    shot.beats = [beat for beat in shot.beats if chosen.id not in (beat.role, beat.object)]
    for one in shot.cast.drafts.values():
        one.where = [where for where in one.where if where.of != chosen.id]
