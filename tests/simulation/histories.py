"""What clients of several servers saw, held against what must hold of it."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

END = 10**9


@dataclass(frozen=True, slots=True)
class Read:
    """An answer about a prediction: when it was asked for, when it came, and what it said."""

    began: float
    ended: float
    id: str
    status: str
    attempt: int

    @property
    def rank(self) -> int:
        """How far it had come. An attempt that is lost waits again: that is a step forward, too."""
        if self.status == "created":
            return 2 * self.attempt
        return 2 * self.attempt - 1 if self.status == "processing" else END


@dataclass(frozen=True, slots=True)
class Submitted:
    """An acknowledged submission with its idempotency key."""

    key: str
    id: str


def broken(reads: Iterable[Read], submitted: Iterable[Submitted]) -> list[str]:
    """Each way in which they contradict each other, in words."""
    found: list[str] = []
    by_id: dict[str, list[Read]] = defaultdict(list)
    for read in reads:
        by_id[read.id].append(read)
    for id, some in by_id.items():
        found += _backwards(id, some)
        ends = {read.status for read in some if read.rank == END}
        if len(ends) > 1:
            found.append(f"{id} ended as {sorted(ends)}")
    by_key: dict[str, set[str]] = defaultdict(set)
    for one in submitted:
        by_key[one.key].add(one.id)
    found += [f"{key} gave {len(ids)} predictions" for key, ids in by_key.items() if len(ids) > 1]
    return found


def _backwards(id: str, some: list[Read]) -> list[str]:
    """Reads that were over before others began, and knew more than those."""
    found = []
    over = sorted(some, key=lambda read: read.ended)
    furthest: Read | None = None
    done = 0
    for read in sorted(some, key=lambda read: read.began):
        while done < len(over) and over[done].ended <= read.began:
            if furthest is None or over[done].rank > furthest.rank:
                furthest = over[done]
            done += 1
        if furthest is not None and read.rank < furthest.rank:
            found.append(f"{id} was {furthest.status}, and then {read.status} (attempt {read.attempt})")
    return found
