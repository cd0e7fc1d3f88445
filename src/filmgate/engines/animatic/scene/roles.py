"""The roles of a shot: subject, companion, and the building behind them; each is a part for an actor."""

from dataclasses import dataclass

from filmgate.engines.animatic.native.kernels import Kernels
from filmgate.engines.animatic.subjects import cast
from filmgate.engines.animatic.subjects.actor import Actor
from filmgate.engines.animatic.subjects.part import Part
from filmgate.engines.animatic.world.places.table import PLACES
from filmgate.script import doing, lexicons
from filmgate.script.treatment import Move, Treatment


@dataclass(frozen=True, slots=True, kw_only=True)
class Roles:
    """Whom a treatment asks for, as actors."""

    kernels: Kernels
    treatment: Treatment
    duration: float
    seed: int

    def subject(self) -> Actor | None:
        """Who or what the shot is about."""
        meant = self.treatment
        if meant.subject is None:
            return None
        return cast.engage(
            self._part(meant.subject, meant.noun, meant.beats, coat=meant.coat, leaps=bool(meant.obstacle))
        )

    def companion(self) -> Actor | None:
        """Who or what is beside the subject, doing the same if it can."""
        if self.treatment.companion is None:
            return None
        kind, noun = self.treatment.companion
        return cast.engage(self._part(kind, noun, _alike(self.treatment.beats, kind)))

    def landmark(self) -> Actor | None:
        """The building that the subject is before."""
        if self.treatment.landmark is None:
            return None
        return cast.engage(self._part(*self.treatment.landmark, ("stand",)))

    def _part(
        self, kind: str, noun: str, beats: tuple[str, ...], *, coat: str | None = None, leaps: bool = False
    ) -> Part:
        place = PLACES[self.treatment.scene]
        mirrored = any(Move.TRUCK_LEFT in group for group in self.treatment.moves)
        return Part(
            kernels=self.kernels,
            kind=kind,
            noun=noun,
            coat=coat,
            beats=beats,
            leaps=leaps,
            heading=-1 if mirrored else 1,
            duration=self.duration,
            seed=self.seed,
            footing=place.footing,
            gravity=place.gravity,
            prompt=self.treatment.prompt,
        )


def _alike(beats: tuple[str, ...], kind: str) -> tuple[str, ...]:
    """What a companion of this kind does while the subject does this."""
    able = doing.able(kind) if kind in lexicons.CREATURES | lexicons.VEHICLES else []
    return tuple(beat for beat in beats if beat in able and beat not in ("explode", "burn")) or ("stand",)
