"""Words that mean nothing by themselves and share the use of a word after them: "a group of six tourists"."""

from collections.abc import Sequence
from dataclasses import replace

from filmgate.script import lexicon
from filmgate.script.phrases import MEASURES
from filmgate.script.relations import SIDES
from filmgate.script.script import Word
from filmgate.script.tables import words
from filmgate.script.verbs import BEGINS, COVERED, LIGHT

# parts and sides of something, kinds of something, states of having something
_NOUNS = words(
    "surface side middle center centre edge top bottom end part background foreground distance corner heart "
    "midst interior entrance depth way world day middle shape form presence sense scene backdrop "
    "atmosphere air level tip base rim outline row lot rest number variety series mixture mix blend array "
    "sea realm land sight display burst pattern sound moment event process state effect movement motion "
    "transition transformation touch hint dash fusion swirl detail texture host stretch expanse patch flash "
    "gesture expression setting space area spot place time"
)
_VERBS = (
    COVERED
    | BEGINS
    | words(
        "create form cause cast enjoy make use full contain include feature consist compose dress wear "
        "have capture get go come add give bring complete leave remain stay seem appear keep let"
    )
)
_REACH = 3  # content words


def lean(rows: Sequence[Word]) -> list[Word]:
    """Return the rows of one shot; a leaning word that is left out has the use of the next word that is not.

    A light verb (take a stroll) leans on an action only.
    """
    done = list(rows)
    for at in range(len(rows) - 1, -1, -1):
        one = rows[at]
        forms = {one.text, *(reading.lemma for reading in lexicon.readings(one.text))}
        if one.state != "left_out" or forms.isdisjoint(_NOUNS | _VERBS | LIGHT | MEASURES.keys()):
            continue
        after = [word for word in done[at + 1 : at + 1 + _REACH] if word.state != "left_out"]
        if not forms.isdisjoint(LIGHT):
            after = [word for word in after if word.state == "done"]
        if forms & (SIDES.keys() | _NOUNS) and not after and at:  # "people in the background"
            after = [word for word in done[at - 1 : at] if word.state != "left_out"]
        if after:
            done[at] = replace(one, state=after[0].state, became=after[0].became, why="")
    return done
