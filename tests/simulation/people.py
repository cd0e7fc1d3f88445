"""Clients that insist and workers that die, freeze and come back, each with what they were promised."""

import asyncio
import base64
import hashlib
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from typing import Any

from machine import LEASE, WORKER_KEY, Lost, Machine, picture_at
from world import World

from filmgate.store import predictions

MODEL = "/api/v3/minimax/hailuo-02/standard"
CAN = {
    "resolutions": ["512p", "768p", "1080p"],
    "durations": [6, 10],
    "takes": ["text", "first", "first+last"],
}
OVER = ("completed", "failed", "cancelled")


@dataclass
class Promises:
    """What was said to clients and workers, to be held against what became of it."""

    acknowledged: dict[str, str] = field(default_factory=dict)  # id → prompt
    refused: set[str] = field(default_factory=set)  # prompts of which was said: not accepted
    keyed: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))  # idempotency key → ids
    ended: dict[str, str] = field(default_factory=dict)  # id → the end that was seen first
    deleted: set[str] = field(default_factory=set)
    hooked: set[str] = field(default_factory=set)
    images: dict[str, bytes] = field(default_factory=dict)  # by prompt
    published: dict[str, set[int]] = field(default_factory=lambda: defaultdict(set))  # attempts that won
    broken: list[str] = field(default_factory=list)
    answers: Counter[int] = field(default_factory=Counter)


class Client:
    """Submits, asks, cancels, deletes. Does not give up."""

    def __init__(self, machine: Machine, promises: Promises, name: str) -> None:
        self._machine, self._promises, self._name = machine, promises, name
        self._rng = machine.world.rng
        self._following: list[asyncio.Task[None]] = []

    async def run(self, count: int) -> None:
        for number in range(count):
            await asyncio.sleep(self._rng.uniform(0, 25))
            await self._one(f"{self._name}-{number}")

    async def _one(self, prompt: str) -> None:
        if id := await self._submit(prompt):
            self._following.append(asyncio.get_running_loop().create_task(self._follow(id)))

    async def finished(self) -> None:
        for task in self._following:
            await task

    async def _submit(self, prompt: str) -> str | None:
        rng, promises = self._rng, self._promises
        body: dict[str, Any] = {"prompt": prompt}
        lies = rng.random()
        if lies < 0.3:
            promises.images[prompt] = rng.randbytes(60)
            body["image"] = "data:image/png;base64," + base64.b64encode(promises.images[prompt]).decode()
        elif lies < 0.5:
            body["image"] = f"https://pictures.example/{prompt}.png"
            promises.images[prompt] = picture_at(body["image"])
        hooked = rng.random() < 0.5
        path = MODEL + ("?webhook=http%3A%2F%2F127.0.0.1%2Fhook" if hooked else "")
        keyed = {"idempotency-key": f"key {prompt}"} if rng.random() < 0.7 else {}
        while True:
            try:
                status, said = await self._machine.ask("POST", path, body, headers=keyed, once=not keyed)
            except Lost:
                if not keyed:
                    return None  # it may have been accepted, and nobody was told
            else:
                promises.answers[status] += 1
                if status == 200:
                    return self._promised(said["data"]["id"], prompt, keyed, hooked=hooked)
                if status != 503:
                    promises.broken.append(f"submit answered {status} {said}")
                    return None
                if not keyed:
                    if said["error_code"] != "outcome_unknown":
                        promises.refused.add(prompt)
                    return None
            await asyncio.sleep(rng.uniform(0.5, 5))

    def _promised(self, id: str, prompt: str, keyed: dict[str, str], *, hooked: bool) -> str:
        self._promises.acknowledged[id] = prompt
        if hooked:
            self._promises.hooked.add(id)
        if keyed:
            self._promises.keyed[prompt].add(id)
        return id

    async def _follow(self, id: str) -> None:
        rng, promises = self._rng, self._promises
        leaves = rng.uniform(5, 200) if rng.random() < 0.15 else float("inf")
        began = self._machine.world.passed
        while id not in promises.ended:
            await asyncio.sleep(rng.uniform(3, 20))
            if self._machine.world.passed - began > leaves:
                leaves = float("inf")
                await self._delete(id)
                continue
            try:
                status, said = await self._machine.ask("GET", f"/api/v3/predictions/{id}/result")
            except Lost:
                continue
            if status == 200:
                if said["data"]["status"] in OVER:
                    promises.ended[id] = said["data"]["status"]
            elif status != 503 and not (status == 404 and id in promises.deleted):
                promises.broken.append(f"result of {id} answered {status}")
                return
            elif status == 404:
                return
        if rng.random() < 0.1:
            await self._delete(id)

    async def _delete(self, id: str) -> None:
        """Once; a repeated request may delete what the first one cancelled."""
        self._promises.deleted.add(id)
        try:
            await self._machine.ask("DELETE", f"/api/v3/predictions/{id}")
        except Lost:
            return


class Worker:
    """Speaks the worker protocol as the real one does, and does all that it must not."""

    def __init__(self, machine: Machine, promises: Promises, name: str) -> None:
        self._machine, self._promises, self._name, self._lives = machine, promises, name, 0
        self._rng = machine.world.rng
        self.over = False

    async def run(self) -> None:
        while not self.over:
            self._lives += 1
            await self._live(f"{self._name}-{self._lives}")
            await asyncio.sleep(self._rng.uniform(1, 10))

    async def _live(self, name: str) -> None:
        """Until it dies."""
        about = {
            "worker": name,
            "engine": "e",
            "fingerprint": "f",
            "licence": "",
            "host": "",
            "fault": "",
            "can": CAN,
        }
        if await self._insist("/workers", about) is None:
            return
        while not self.over:
            answer = await self._insist("/leases", {"worker": name})
            if answer is None or answer[0] == 404:
                return
            if answer[0] == 200 and not await self._work(answer[1]):
                return

    async def _work(self, lease: dict[str, Any]) -> bool:
        """False: it died."""
        rng, id, attempt = self._rng, lease["id"], lease["attempt"]
        place = f"/predictions/{id}"
        fate = rng.choices(["fine", "dies", "freezes", "fails", "releases"], [80, 6, 6, 4, 4])[0]
        if lease.get("first") and not await self._picture(lease):
            return True
        left = rng.uniform(4, 25)
        while left > 0:
            await asyncio.sleep(4)
            left -= 4
            if fate == "dies" and rng.random() < 0.4:
                return False
            if fate == "freezes" and rng.random() < 0.4:
                await asyncio.sleep(rng.uniform(0.5, 4) * LEASE)
                fate = "fine"  # and writes on, late
                continue
            beat = {"attempt": attempt, "stage": "infer", "progress": rng.random()}
            answer = await self._insist(place + "/heartbeat", beat)
            if answer is None or (answer[0] == 409 and rng.random() < 0.8):
                return True
        if fate == "fails":
            said = {"attempt": attempt, "code": 1403, "error": "it could not be made", "stage": "infer"}
            await self._twice(place + "/fail", said)
            return True
        if fate == "releases":
            await self._insist(
                place + "/release", {"attempt": attempt, "reason": "no memory", "counts": True}
            )
            return True
        await self._deliver(place, id, attempt)
        return True

    async def _deliver(self, place: str, id: str, attempt: int) -> None:
        clip = clip_of(id)
        path = f"/internal/v1{place}/outputs/0?attempt={attempt}"
        torn = self._machine.faults.strikes("upload torn", 0.05)
        answer = await self._insist(path, clip, method="PUT", torn=torn)
        if self._machine.faults.strikes("upload repeated", 0.05):
            answer = await self._insist(path, clip, method="PUT")
        if answer is None or answer[0] == 409:
            return
        told = {
            "attempt": attempt,
            "size": len(clip),
            "sha256": hashlib.sha256(clip).hexdigest(),
            "inference_ms": 1000,
            "details": {},
        }
        if await self._twice(place + "/complete", told):
            self._promises.published[id].add(attempt)

    async def _twice(self, path: str, body: dict[str, Any]) -> bool:
        """Now and then said again. Whether it was taken."""
        taken = False
        for _ in range(2 if self._machine.faults.strikes("end told twice", 0.1) else 1):
            answer = await self._insist(path, body)
            taken = taken or (answer is not None and answer[0] == 200)
        return taken

    async def _picture(self, lease: dict[str, Any]) -> bool:
        path = f"/internal/v1/predictions/{lease['id']}/inputs/first?attempt={lease['attempt']}"
        answer = await self._insist(path, None, method="GET")
        if answer is None or answer[0] == 409:
            return False
        wanted = self._promises.images[lease["prompt"]]
        if answer != (200, wanted):
            self._promises.broken.append(f"the picture of {lease['id']} is gone: {answer}")
        return True

    async def _insist(
        self, path: str, body: Any, *, method: str = "POST", torn: bool = False
    ) -> tuple[int, Any] | None:
        """As the real worker does: for half a minute; then it is as good as dead."""
        until = self._machine.world.passed + 30
        full = path if path.startswith("/internal") else "/internal/v1" + path
        while self._machine.world.passed < until:
            try:
                status, said = await self._machine.ask(method, full, body, key=WORKER_KEY, torn=torn)
                self._promises.answers[status] += 1
                if status < 500:
                    return status, said
                if status == 500:
                    self._promises.broken.append(f"{path} answered 500 {said}")
            except Lost:
                pass
            torn = False
            await asyncio.sleep(0.5)
        return None


def clip_of(id: str) -> bytes:
    return f"the clip of {id}".encode() * 20


def stored(machine: Machine, ids: list[str]) -> dict[str, Any]:
    with machine.services.database.reading() as connection:
        found: dict[str, Any] = {}
        for start in range(0, len(ids), 200):
            found |= predictions.get_all(connection, ids[start : start + 200])
        return found


__all__ = ["Client", "Promises", "Worker", "World", "clip_of", "stored"]
