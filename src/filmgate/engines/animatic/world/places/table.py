"""Every place by its name."""

from filmgate.engines.animatic.world.places import built, water, wild
from filmgate.engines.animatic.world.places.record import Place


def _together(*rooms: dict[str, Place]) -> dict[str, Place]:
    found: dict[str, Place] = {}
    for room in rooms:
        if twice := found.keys() & room.keys():
            raise ValueError(f"places that stand twice: {', '.join(sorted(twice))}")
        found |= room
    return found


PLACES = _together(wild.PLACES, water.PLACES, built.PLACES)
