"""The taste: place, hour and camera of a shot where its prompt leaves them open."""

import random
from collections.abc import Mapping

from filmgate.script import kinds
from filmgate.script.boards import WAYS
from filmgate.script.places import INDOORS
from filmgate.script.treatment import Move

Weights = Mapping[str, int]

# usual place: places instead of it that suit whoever is there, with their weights
_OUTDOORS = {
    "meadow": 3,
    "beach": 2,
    "forest": 2,
    "village": 2,
    "lake": 2,
    "mountains": 1,
    "river": 1,
    "wheat": 1,
}
_PEOPLE = {
    "village": 3,
    "city": 3,
    "beach": 2,
    "room": 2,
    "cafe": 2,
    "lake": 2,
    "meadow": 2,
    "forest": 1,
    "harbour": 1,
}
_EMPTY = {
    "mountains": 3, "lake": 3, "beach": 2, "meadow": 1, "canyon": 1, "forest": 2, "desert": 1,
}  # fmt: skip
_THINGS = {"room": 3, "kitchen": 2, "cafe": 1}
_KITCHEN = frozenset(("cup", "bowl", "bottle", "fruit", "cake"))
_PLACES: dict[str, dict[str, int]] = {
    "forest": {"forest": 4, "meadow": 1, "river": 1},
    "mountains": {"mountains": 4, "lake": 1, "canyon": 1},
    "jungle": {"jungle": 4, "river": 1},
    "canyon": {"canyon": 2, "mountains": 2, "desert": 1, "meadow": 1},
    "lake": {"lake": 4, "river": 2},
    "road": {"road": 3, "city": 1, "desert": 1},
}

# mood: hours of light that tell it
_MOODS: dict[str, dict[str, int]] = {
    "eerie": {"night": 3, "dusk": 3, "overcast": 2},
    "joyful": {"day": 4, "sunset": 2, "dawn": 1},
    "sad": {"overcast": 4, "dusk": 3, "night": 1},
    "epic": {"sunset": 3, "dawn": 2, "dusk": 2, "overcast": 1},
    "dreamy": {"dawn": 3, "sunset": 3, "dusk": 2},
}
_HOURS = {"sunset": 6, "day": 7, "dawn": 3, "overcast": 3, "dusk": 2, "night": 2}
_CITY_HOURS = {"night": 5, "dusk": 3, "sunset": 2, "day": 1}
# rooms: people work in most of them by day, and sit together in the others at any hour
_ROOM_HOURS = {"day": 6, "sunset": 2, "dawn": 1, "night": 1}
_EVENING_HOURS = {"day": 3, "sunset": 1, "night": 2}
_EVENING = frozenset(("room", "cafe", "hall", "church"))
_ROOM_MOODS: dict[str, dict[str, int]] = {
    "eerie": {"night": 4, "day": 1},
    "joyful": {"day": 1},
    "dreamy": {"day": 2, "night": 1},
}
_CITIES = frozenset(("city", "skyline"))
_LIT = frozenset(("stage", "underwater", "space", "moon"))  # their light does not follow the hour

_GOING = {Move.TRACKING: 5, Move.ORBIT: 3, Move.PUSH_IN: 3, Move.TRUCK_RIGHT: 1, Move.PULL_OUT: 1}
_STANDING = {Move.PUSH_IN: 5, Move.ORBIT: 5, Move.PULL_OUT: 3, Move.PEDESTAL_UP: 2, Move.TRUCK_RIGHT: 1}
_ON_TABLE = {Move.PUSH_IN: 5, Move.ORBIT: 5, Move.PULL_OUT: 3, Move.TRUCK_LEFT: 1, Move.TRUCK_RIGHT: 1}
_PERSON = {
    Move.PUSH_IN: 5,
    Move.ORBIT: 4,
    Move.PULL_OUT: 3,
    Move.TRUCK_RIGHT: 2,
    Move.STATIC: 1,
}  # heads stay in the frame
_FACE = {Move.PUSH_IN: 4, Move.STATIC: 1}  # around it, the back of the head would be seen
_VIEWS = {
    Move.PUSH_IN: 3, Move.FLY_OVER: 3, Move.TRUCK_LEFT: 2, Move.TRUCK_RIGHT: 2, Move.PAN_RIGHT: 2,
    Move.PEDESTAL_UP: 2, Move.PULL_OUT: 1,
}  # fmt: skip
# between walls there is no room for these
_WIDE_MOVES = frozenset((Move.PULL_OUT, Move.TRUCK_LEFT, Move.TRUCK_RIGHT, Move.FLY_OVER))
_GOES = frozenset(("run", "walk", "fly", "jump", "swim", "ski", "skate", *WAYS))


class Taste:
    """The choice of what a prompt leaves open: by the seed, or the usual value if there is none."""

    def __init__(self, seed: int | None = None) -> None:
        self.seed = seed

    def place(self, usual: str, subject: str | None, *, indoors: bool) -> str:
        """Return a place for a shot whose prompt names none. usual: that of its subject."""
        if usual == "room" and subject in kinds.THINGS:
            places = {"kitchen": 3, **_THINGS} if subject in _KITCHEN else _THINGS
        elif usual == "meadow" and not indoors:
            places = _PEOPLE if subject == "person" else _OUTDOORS if subject else _EMPTY
        else:
            places = _PLACES.get(usual, {usual: 1})
        return self._one("place", places, usual)

    def hour(self, usual: str, place: str, mood: str | None) -> str:
        """Return an hour for a shot whose prompt names none. usual: that of its place and weather."""
        if place in _LIT or usual == "overcast":
            return usual
        if place in INDOORS or place in _CITIES:
            usual_of_room = _EVENING_HOURS if place in _EVENING else _ROOM_HOURS
            in_room = _ROOM_MOODS.get(mood or "", usual_of_room)
            hours = in_room if place in INDOORS else _CITY_HOURS
        else:
            hours = _MOODS.get(mood or "", _HOURS)
        return self._one("hour", hours, usual)

    def move(self, usual: Move, place: str, subject: str | None, action: str, *, face: bool) -> Move:
        """Return a camera move for a shot whose prompt names none. face: it is the close-up of a face."""
        going = subject in kinds.MOBILE and action in _GOES
        still = (
            _ON_TABLE
            if subject in kinds.THINGS
            else _PERSON
            if subject == "person"
            else _STANDING
            if subject
            else _VIEWS
        )
        walls = place in INDOORS or place in _CITIES or place == "stage"
        moves = (_FACE if face else _GOING if going else still).items()
        fit = {move.value: weight for move, weight in moves if not (walls and move in _WIDE_MOVES)}
        return Move(self._one("move", fit, usual.value))

    def _one(self, slot: str, weights: Weights, usual: str) -> str:
        if self.seed is None:
            return usual
        chance = random.Random(f"{self.seed}:{slot}")  # noqa: S311  no secret
        return chance.choices([*weights], [*weights.values()])[0]
