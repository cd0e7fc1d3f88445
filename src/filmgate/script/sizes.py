"""Shot sizes: how much of the subject a shot shows."""

from filmgate.script import lexicons
from filmgate.script.casting import HANDS, Chosen
from filmgate.script.script import Shot
from filmgate.script.treatment import Supporting


def of_hands(chosen: Chosen) -> bool:
    """Tell whether the prompt names nothing of the subject but hands."""
    return chosen.subject is not None and chosen.subject.noun in HANDS


def size_of(shot: Shot, chosen: Chosen, around: tuple[Supporting, ...]) -> str:
    """Return the shot size. A person is more than a face or hands, unless the prompt speaks of them."""
    view, person = shot.view, chosen.kind == "person"
    if any(one.relation == "tended" for one in around) and "close" not in shot.text.lower():
        return "medium"
    near = person and (view.face or of_hands(chosen))
    size = next((key for key, _ in lexicons.SIZES if key in view.sizes), "close" if near else "medium")
    return "close" if size == "extreme" and person and not (near or view.hands) else size
