"""The actors of a shot: the subject, its companion, and the building behind them."""

from dataclasses import dataclass

from filmgate.engines.animatic.native.kernels import Kernels
from filmgate.engines.animatic.seeds import Seed
from filmgate.engines.animatic.subjects import cast
from filmgate.engines.animatic.subjects.actor import Actor
from filmgate.engines.animatic.subjects.part import Part
from filmgate.engines.animatic.world.places.table import PLACES
from filmgate.script import doing, kinds
from filmgate.script.treatment import Move, Treatment


@dataclass(frozen=True, slots=True, kw_only=True)
class Roles:
    """Makes the actors of a shot from its treatment, the understood prompt."""

    kernels: Kernels
    treatment: Treatment
    duration: float
    seed: Seed

    def subject(self) -> Actor | None:
        """Return the actor of the main subject, or None."""
        meant = self.treatment
        if meant.subject is None:
            return None
        return cast.engage(
            self._part(meant.subject, meant.variant, meant.beats, coat=meant.coat, leaps=bool(meant.obstacle))
        )

    def companion(self) -> Actor | None:
        """Return the actor of the second subject, beside the main one, or None. It does the same actions as
        the main subject if it can.
        """
        if self.treatment.companion is None:
            return None
        kind, _, variant = self.treatment.companion
        return cast.engage(self._part(kind, variant, _alike(self.treatment.beats, kind)))

    def landmark(self) -> Actor | None:
        """Return the actor of the building behind the subject, or None."""
        if self.treatment.landmark is None:
            return None
        kind, _, variant = self.treatment.landmark
        return cast.engage(self._part(kind, variant, ("stand",)))

    def _part(
        self, kind: str, variant: str, beats: tuple[str, ...], *, coat: str | None = None, leaps: bool = False
    ) -> Part:
        place = PLACES[self.treatment.scene]
        mirrored = any(Move.TRUCK_LEFT in group for group in self.treatment.moves)
        return Part(
            kernels=self.kernels,
            kind=kind,
            variant=variant,
            coat=coat,
            beats=beats,
            leaps=leaps,
            heading=-1 if mirrored else 1,
            duration=self.duration,
            seed=self.seed,
            footing=place.footing,
            gravity=place.gravity,
            filling=self.treatment.filling,
        )


def _alike(beats: tuple[str, ...], kind: str) -> tuple[str, ...]:
    """Choose the beats of a companion of this kind: those of the subject that it can do.

    A companion never explodes or burns. Without a beat it stands.
    """
    able = doing.able(kind) if kind in kinds.CREATURES | kinds.VEHICLES else frozenset()
    return tuple(beat for beat in beats if beat in able and beat not in ("explode", "burn")) or ("stand",)
