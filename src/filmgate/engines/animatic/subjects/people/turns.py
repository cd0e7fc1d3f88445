"""Turns: the things of somebody for each of several actions."""

from collections.abc import Mapping, Sequence

from filmgate.engines.animatic.geometry.mesh import Vector
from filmgate.engines.animatic.motion.deed import Partner
from filmgate.engines.animatic.subjects.people.handling import Handling
from filmgate.engines.animatic.subjects.people.persons import Person
from filmgate.engines.animatic.subjects.thing import Thing


def by_action(
    who: Person,
    things: Sequence[Thing],
    actions: Sequence[str],
    table: tuple[float, float] | None,
    other: Mapping[str, Vector] | None = None,
    partner: Partner | None = None,
) -> dict[str, Handling]:
    """Return how a person handles its things in each of these actions: each needs things of its own."""
    whole = Handling(who, things, table, other, partner)
    if not any(one.during for one in things):
        return dict.fromkeys(actions, whole)
    return {
        action: Handling(who, [one for one in things if one.during in ("", action)], table, other, partner)
        for action in dict.fromkeys(actions)
    }
