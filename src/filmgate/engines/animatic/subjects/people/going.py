"""The ways in which people go, dance and rest, by the lengths of their own legs; and how fast."""

from collections.abc import Callable

from filmgate.engines.animatic.geometry.mesh import Vector
from filmgate.engines.animatic.motion import climbing as heights
from filmgate.engines.animatic.motion import poses as at_rest
from filmgate.engines.animatic.motion.boarding import SPEEDS, STANCES, boarding
from filmgate.engines.animatic.motion.climbing import CLIMBS
from filmgate.engines.animatic.motion.dances import DANCES, PAIRED, dance
from filmgate.engines.animatic.motion.gaits import Pose
from filmgate.engines.animatic.motion.leaping import leaping
from filmgate.engines.animatic.motion.pairs import APART
from filmgate.engines.animatic.motion.resting import crouching
from filmgate.engines.animatic.motion.stairs import SPEED, STAIRS, climbing
from filmgate.engines.animatic.motion.steps import GAITS, drawn_up, steps
from filmgate.engines.animatic.subjects.objects.boards import DECKS
from filmgate.engines.animatic.subjects.part import Part
from filmgate.engines.animatic.subjects.people import couples
from filmgate.engines.animatic.subjects.people.frames import ridden_size
from filmgate.engines.animatic.subjects.people.persons import ADULT, Person

Goes = Callable[[str, float], tuple[Pose, Vector]]  # action, seconds

PUSHING = 0.9  # m/s of who walks behind a cart
SEAT = 0.058  # height of the hips of who sits on the ground, as a share of the stature
# actions whose pose says how high the body is: nothing touches the ground, or the steps know it
LIFTED = frozenset(("float", "fly", "swim", *GAITS, *DANCES, *STANCES, *STAIRS, *CLIMBS, "crouch"))
_GLIDES = {
    "crawl": 0.42,
    "skate": 2.6,
    "ski": 4.5,
    **SPEEDS,
    **dict.fromkeys(STAIRS, SPEED),
}  # m/s of who goes without steps


def goer(part: Part, who: Person, way: Callable[[float], float], *, arms: float, down: float = 0.0) -> Goes:
    """Return how somebody goes, dances or rests. way: metres along x at a time; down: when it lands."""
    legs = who.legs
    couple = part.meets and bool(PAIRED & {*part.beats})
    tall = who.body.stature
    leads = couples.leads(part, tall)
    hold = ("leads" if leads else "follows") if couple else ""
    swapped = leads == (part.heading > 0)  # so that we see the hands that they hold
    apart = couples.apart(part, tall) or APART["waltz"]
    deck = next((DECKS[one.name] for one in part.things if one.place == "ridden" and one.name in DECKS), 0.0)
    deck *= ridden_size(who.body.stature / ADULT)

    def goes(action: str, t: float) -> tuple[Pose, Vector]:
        if action == "rest":
            pose, shift = at_rest.resting(t)
            seat = SEAT * who.body.stature
            return pose | drawn_up(legs, seat, 0.42 * legs.long, at_rest.TILT, wide=0.16), shift
        if action in DANCES:
            pose, shift = dance(action, t, legs, hold=hold, apart=apart, swapped=swapped)
        elif action in STANCES:
            pose, shift = boarding(action, t + 0.9 * part.number, legs, deck, part.heading)
        elif action == "jump":
            pose, shift = leaping(t - down, legs, part.heading)
        elif action == "crouch":
            pose, shift = crouching(t, legs)
        elif action in CLIMBS:
            pose, shift = heights.climbing(action, t, legs, who.scale)
        elif action in STAIRS:
            pose, shift = climbing(action, t, legs, who.scale)
        else:
            gait = GAITS.get(action, GAITS["walk"])[0]
            speed = speeds(part).get(action, PUSHING) * who.scale
            phase = way(t) * part.heading * gait.pace / speed + 0.37 * part.number
            pose, shift = steps(phase, legs, gait, speed, arms=arms)
        return pose, (shift[0] / who.scale, shift[1] / who.scale, shift[2] / who.scale)

    return goes


def speeds(part: Part) -> dict[str, float]:
    """Return the speeds of the actions that go anywhere, in m/s."""
    slow = 0.7 if part.kind == "astronaut" else 1.0
    paces = {name: speed for name, (_, speed) in GAITS.items()} | _GLIDES | {"jump": 1.2}
    return {name: speed * slow for name, speed in paces.items()}
