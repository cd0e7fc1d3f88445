"""The table of what happens, by the names that the script gives it."""

from collections.abc import Callable

from filmgate.engines.animatic.subjects.actor import Actor
from filmgate.engines.animatic.subjects.happenings.afloat import AFLOAT
from filmgate.engines.animatic.subjects.happenings.blasts import BLASTS
from filmgate.engines.animatic.subjects.happenings.cloths import CLOTHS
from filmgate.engines.animatic.subjects.happenings.crashes import CRASHES
from filmgate.engines.animatic.subjects.happenings.drops import DROPS
from filmgate.engines.animatic.subjects.happenings.event import Event
from filmgate.engines.animatic.subjects.happenings.falls import FALLS
from filmgate.engines.animatic.subjects.happenings.hanging import HANGING
from filmgate.engines.animatic.subjects.happenings.levers import LEVERS
from filmgate.engines.animatic.subjects.happenings.piles import PILES
from filmgate.engines.animatic.subjects.happenings.pours import POURS
from filmgate.engines.animatic.subjects.happenings.rolls import ROLLS
from filmgate.engines.animatic.subjects.happenings.strikes import STRIKES
from filmgate.script.tables import joined

HAPPENINGS: dict[str, Callable[[Event], Actor]] = joined(
    PILES, STRIKES, DROPS, ROLLS, CRASHES, LEVERS, HANGING, BLASTS, FALLS, CLOTHS, AFLOAT, POURS
)
