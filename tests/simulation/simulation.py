"""One run from one seed, and the account of it."""

import asyncio
import hashlib
from collections import Counter
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from typing import Any

import structlog
from machine import Machine
from people import Client, Promises, Worker, clip_of, stored
from world import World

from filmgate.domain import retry
from filmgate.domain.prediction import Status
from filmgate.store.tables import deliveries, ledger, predictions

CLIENTS, WORKERS = 5, 6
OPENING = 1_000_000_000


@dataclass
class Account:
    """What became of one seed. `broken`: promises, in words; there must be none."""

    seed: int
    acknowledged: int = 0
    ends: Counter[str] = field(default_factory=Counter)
    faults: Counter[str] = field(default_factory=Counter)
    broken: list[str] = field(default_factory=list)
    hours: float = 0.0
    digest: str = ""


def simulate(seed: int, folder: Path, *, count: int = 150) -> Account:
    """Run `count` submissions through a machine that fails, then let it rest, and look."""
    structlog.configure(processors=[_drop], cache_logger_on_first_use=False)
    world, account = World(seed), Account(seed)

    async def main() -> None:
        machine, promises = Machine(folder, world), Promises()
        machine.start()
        await _live(machine, promises, count)
        _look(machine, promises, account)
        machine.close()

    world.run(main)
    account.hours = world.passed / 3600
    return account


def _drop(*_: Any) -> Any:
    raise structlog.DropEvent


async def _live(machine: Machine, promises: Promises, count: int) -> None:
    workers = [Worker(machine, promises, f"w{i}") for i in range(WORKERS)]
    clients = [Client(machine, promises, f"c{i}") for i in range(CLIENTS)]
    loop = asyncio.get_running_loop()
    working = [loop.create_task(one.run()) for one in workers]
    weather = loop.create_task(_weather(machine))
    await asyncio.gather(*(one.run(count // CLIENTS) for one in clients))
    weather.cancel()
    machine.faults.calm, machine.world.stepped = True, timedelta()
    await asyncio.gather(*(one.finished() for one in clients))
    for one in workers:
        one.over = True
    machine.pace = 300.0
    await asyncio.gather(*working)
    for _ in range(1000):  # webhooks may have to wait for a day
        await asyncio.sleep(300)
        if not _pending(machine):
            return


async def _weather(machine: Machine) -> None:
    """What happens to a machine as a whole."""
    rng, faults = machine.world.rng, machine.faults
    while True:
        await asyncio.sleep(rng.expovariate(1 / 40))
        kind = rng.choice(["reboot", "database away", "clock ahead", "clock behind"])
        if kind == "reboot":
            machine.reboot()
            continue
        faults.seen[kind] += 1
        if kind == "database away":
            faults.away = True
            await asyncio.sleep(rng.uniform(1, 25))
            faults.away = False
        else:
            step = timedelta(seconds=rng.choice([5, 90, 7200, 86_400, 9 * 86_400]))
            machine.world.stepped = step if kind == "clock ahead" else -step
            await asyncio.sleep(rng.uniform(1, 60))
            machine.world.stepped = timedelta()


def _pending(machine: Machine) -> bool:
    with machine.services.database.reading() as connection:
        left = deliveries.select().where(deliveries.c.status == "pending").limit(1)
        return connection.execute(left).first() is not None


def _look(machine: Machine, promises: Promises, account: Account) -> None:
    """Each invariant in turn."""
    broken = account.broken = list(promises.broken)
    rows = stored(machine, [*promises.acknowledged])
    with machine.services.database.reading() as connection:
        everything = [dict(row) for row in connection.execute(predictions.select()).mappings()]
        books = [dict(row) for row in connection.execute(ledger.select()).mappings()]
        outbox = [dict(row) for row in connection.execute(deliveries.select()).mappings()]
    account.acknowledged, account.faults = len(promises.acknowledged), machine.faults.seen
    account.ends = Counter(str(row["status"]) for row in everything)
    for id, prompt in promises.acknowledged.items():
        if id not in rows and id not in promises.deleted:
            broken.append(f"{id} ({prompt}) was acknowledged and is lost")
    for row in everything:
        _one(machine, promises, row, broken)
    for key, ids in promises.keyed.items():
        if len(ids) > 1:
            broken.append(f"the key of {key} gave {len(ids)} predictions")
    prompts = Counter(row["inputs"]["prompt"] for row in everything)
    for prompt, number in prompts.items():
        if number > 1 and prompt in promises.keyed:
            broken.append(f"{prompt} has a key and {number} rows")
        if prompt in promises.refused:
            broken.append(f"{prompt} was refused and is there")
    _money(everything, books, broken)
    _hooks(machine, promises, outbox, broken)
    text = str([(row["id"], row["status"], row["attempt"], str(row["finished_at"])) for row in everything])
    account.digest = hashlib.sha256(f"{text}{sorted(account.faults.items())}".encode()).hexdigest()


def _one(machine: Machine, promises: Promises, row: dict[str, Any], broken: list[str]) -> None:
    id, status = row["id"], Status(row["status"])
    if not status.over:
        broken.append(f"{id} never ended: {status}")
    seen = promises.ended.get(id)
    if seen and seen != status:
        broken.append(f"{id} was seen {seen} and is {status}")
    size = len(clip_of(id)), hashlib.sha256(clip_of(id)).hexdigest()
    if status is Status.COMPLETED and machine.services.blobs.check(row["output"]) != size:
        broken.append(f"{id} has another clip, or none")
    won = promises.published.get(id, set())
    if len(won) > 1 or (won and status is not Status.COMPLETED and id not in promises.deleted):
        broken.append(f"{id} is {status}; of its attempts {won} were told that they won")


def _money(everything: list[dict[str, Any]], books: list[dict[str, Any]], broken: list[str]) -> None:
    verbs: dict[str, Counter[str]] = {}
    for entry in books:
        if entry["prediction"]:
            verbs.setdefault(entry["prediction"], Counter())[entry["verb"]] += 1
    for row in everything:
        end = "settle" if row["status"] == Status.COMPLETED else "refund"
        if verbs.get(row["id"]) != Counter(("hold", end)):
            broken.append(f"{row['id']} is {row['status']} and was paid by {verbs.get(row['id'])}")
    for id, told in verbs.items():
        if told["hold"] != 1 or told["settle"] + told["refund"] != 1:
            broken.append(f"{id} was paid by {told}")


def _hooks(machine: Machine, promises: Promises, outbox: list[dict[str, Any]], broken: list[str]) -> None:
    posts = machine.receivers.posts
    for one in outbox:
        if one["status"] == "pending":
            broken.append(f"the webhook {one['id']} was neither made nor given up")
        if one["status"] == "dead" and one["body"] and retry.webhook(one["attempt"], chance=0.5):
            broken.append(f"the webhook {one['id']} was given up after {one['attempt']} attempts")
        if posts[one["id"]] > one["attempt"]:
            broken.append(f"{posts[one['id']]} posts of {one['id']}, {one['attempt']} counted")
    rows = stored(machine, sorted(promises.hooked))
    made = {one["prediction"] for one in outbox}
    for id in sorted(promises.hooked):
        if id in rows and rows[id].status in ("completed", "failed") and id not in made:
            broken.append(f"the end of {id} was never told")
    for id, said in machine.receivers.told.items():
        if len({one["status"] for one in said}) > 1:
            broken.append(f"{id} was told to have ended in two ways")
