"""Whether this server can keep its promises now."""

from datetime import datetime

from filmgate.domain.errors import FilmgateError
from filmgate.flow.house import House
from filmgate.store import workers


def faults(house: House, *, now: datetime) -> dict[str, str]:
    """By check, what is wrong; "" where nothing is."""
    try:
        with house.database.reading() as connection:
            found = workers.faults(connection, now=now)
    except FilmgateError as error:
        return {"database": str(error)}
    blind = sum(map(bool, found))
    wrong = house.policy.closed and blind > 0 and blind == len(found)
    return {
        "database": "",
        # why is for its operator: `filmgate doctor` and the worker's log say it
        "safety": f"{blind} of {len(found)} workers cannot screen" if wrong else "",
    }
