"""Clothes and jewellery: noun phrases that say what a role wears."""

from dataclasses import replace

from filmgate.script import wording
from filmgate.script.clause import Clause
from filmgate.script.describing import COLOURS, MATERIALS
from filmgate.script.phrases import Phrase
from filmgate.script.relations import AT, WAYS
from filmgate.script.roles import ALIVE, Draft
from filmgate.script.script import Garment
from filmgate.script.tables import words, words_of
from filmgate.script.verbs import WEARS

_WEARERS = ALIVE | words("machine toy")  # families that can wear something
_GARMENTS = words("garment jewel")  # families that can be worn
# things that are worn, whatever their family
_WORN = words(
    "helmet hard-hat hardhat headphones glasses sunglasses goggles mask armor armour wig veil cape hood "
    "apron glove spacesuit backpack halo cap patch eye-patch hat crown wig sash tutu mitten wetsuit outfit "
    "gear braces kilt poncho turban bandana headband wristband earphones earbuds snorkel leotard swimsuit "
    "bikini trunks swimming-trunk costume clothes clothing attire garb "
    "headphone suspenders suspender earphone earbud nose-ring wedding-ring engagement-ring"
)
PATTERNS = words_of(
    {
        "striped": "striped stripy stripes stripe breton",
        "pinstriped": "pinstriped pinstripe",
        "plaid": "plaid flannel tartan",
        "checkered": "checkered chequered checked gingham houndstooth",
        "argyle": "argyle harlequin",
        "dotted": "dotted spotted polka polka-dot polka-dotted dots",
        "floral": "floral flowery flowered flower hawaiian patterned printed paisley",
        "camouflage": "camouflage camo",
        "leopard": "leopard leopard-print cheetah jaguar",
        "zebra": "zebra zebra-print zebra-striped",
    }
)
DISGUISES = words("costume outfit suit uniform dress attire armor armour")  # of a witch, a nurse
_OPEN = words("open unbuttoned unzipped")
_TUSSLES = words("wrestle play fight struggle tug wipe clean juggle dance run")  # with a thing
_DRESSING = words("subject object worn verb place as in")  # values of clause.before that allow "in a coat"


def dress(clause: Clause, phrase: Phrase) -> bool:
    """Add the garment that a noun phrase means to the roles that wear it. Return False if nobody wears it."""
    if not _is_worn(clause, phrase):
        return False
    meant = (
        clause.last
        if phrase.whose == "whose"
        else (
            clause.shot.cast.meant(phrase.whose)
            if phrase.whose and clause.preposition in ("in", "on", "")
            else None
        )
    )
    wearers = [one for one in ([meant] if meant else _candidates(clause)) if one.family in _WEARERS]
    if not wearers:
        return False
    of = next((one for one in phrase.nouns if wording.variant("person", one)), "")
    garment = Garment(
        noun=(f"{of} {phrase.noun}" if of and phrase.noun in DISGUISES else phrase.noun).replace("-", " "),
        colours=tuple(word for word in (*phrase.words, *phrase.nouns) if word in COLOURS),
        material=next(
            (
                MATERIALS[one]
                for one in (*phrase.words, *phrase.nouns)
                if one in MATERIALS and one not in COLOURS
            ),
            "",
        ),
    )
    said = {*phrase.words, *phrase.nouns, *phrase.noun.split("-")}
    garment = replace(
        garment,
        pattern=next((PATTERNS[one] for one in sorted(said) if one in PATTERNS), ""),
        open=bool(said & _OPEN),
    )
    for one in wearers if meant else _nearest(clause, wearers):
        one.wears.append(garment)
    clause.preposition, clause.before, clause.joined = "", "worn", ""
    return True


def _candidates(clause: Clause) -> list[Draft]:
    if clause.last and clause.last.family in ALIVE and clause.before in {*AT, *WAYS, "of"}:
        return [clause.last]
    if _follows_part(clause) and (bearer := clause.bearer(clause.anchor)):
        return [bearer]  # with a flower in her hair and a ring
    if clause.before == "with" and clause.anchor and clause.anchor.family in _WEARERS:
        return [clause.anchor]  # with a red nose and huge shoes
    if clause.joined == "," and clause.before not in _DRESSING:
        return clause.main  # a woman on a stage, pink dress
    if clause.subjects or not clause.last:
        return clause.subjects
    return [clause.last]


def _is_worn(clause: Clause, phrase: Phrase) -> bool:
    """Tell whether the phrase is something worn: "wears a hat", "in a hat", "a scarf and a hat"."""
    garment = phrase.family in _GARMENTS or not _WORN.isdisjoint(
        (phrase.noun, phrase.noun.rpartition("-")[2])
    )
    if clause.preposition == "on" and phrase.whose and not clause.verb:
        return garment  # flour on his apron
    if clause.preposition:
        return garment and _is_dressing(clause, owned=bool(phrase.whose))
    if clause.verb in WEARS and clause.before == "verb":
        return True
    return garment and (
        (clause.verb in WEARS and clause.before == "object")
        or (clause.before in ("worn", "with") and bool(clause.joined))
        or (bool(phrase.whose) and clause.before != "verb" and not clause.open)
        or _follows_part(clause)
        or (clause.joined == "," and clause.before not in ("object", "is") and bool(clause.main))
    )


def _follows_part(clause: Clause) -> bool:
    """Tell whether "and" joins a garment to what somebody has in the hair, on the head and so on."""
    part = clause.last is not None and clause.last.family == "body"
    return part and bool(clause.joined) and clause.before in AT and clause.bearer(clause.anchor) is not None


def _is_dressing(clause: Clause, *, owned: bool) -> bool:
    person = clause.before in {*AT, *WAYS, "of"} and clause.last is not None and clause.last.family in ALIVE
    said = clause.verb == "dress" or clause.before in _DRESSING or person
    layered = clause.before == "worn" and clause.preposition in ("under", "over", "beneath", "underneath")
    if clause.before == "verb" and clause.preposition == "with" and clause.verb in _TUSSLES:
        return False  # wrestles with a slipper
    if clause.preposition == "with" and clause.open and owned:
        return False  # wipes his eyes with his sleeve
    return layered or (said and clause.preposition in ("in", "with"))


def _nearest(clause: Clause, wearers: list[Draft]) -> list[Draft]:
    """Return the roles that wear a garment: the last role if the phrase describes it, else all wearers."""
    last = clause.last
    if last is None:
        return wearers
    if clause.preposition == "in" and last.family in ALIVE and clause.before in {*AT, *WAYS}:
        return [last]  # over a boy in a yellow shirt
    close = clause.before in ("object", "as") and last in wearers and _is_dressing(clause, owned=False)
    return [last] if close or (clause.before == "object" and last.family in ALIVE) else wearers
