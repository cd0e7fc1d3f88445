"""The actors (animated 3D models) of a shot: its subject, supporting roles, and the building behind."""

from dataclasses import dataclass

from filmgate.engines.animatic.native.kernels import Kernels
from filmgate.engines.animatic.seeds import Seed
from filmgate.engines.animatic.subjects import cast
from filmgate.engines.animatic.subjects.actor import Actor
from filmgate.engines.animatic.subjects.part import Part
from filmgate.engines.animatic.world.places.table import PLACES
from filmgate.script.treatment import Move, Outfit, Supporting, Treatment

_USUAL = Outfit()


@dataclass(frozen=True, slots=True, kw_only=True)
class Roles:
    """Makes the actors (animated 3D models) of a shot from its treatment."""

    kernels: Kernels
    treatment: Treatment
    duration: float
    seed: Seed

    def subject(self) -> Actor | None:
        """Return the actor of the subject; None if the shot has no subject."""
        meant = self.treatment
        if meant.subject is None:
            return None
        return cast.engage(
            self._part(
                meant.subject,
                meant.variant,
                meant.beats,
                coat=meant.coat,
                stuff=meant.stuff,
                outfit=meant.outfit,
                leaps=bool(meant.obstacle),
                text=meant.text,
            )
        )

    def supporting(self) -> tuple[tuple[Supporting, Actor], ...]:
        """Return each supporting role of the shot with its actor."""
        return tuple((one, self._supports(one)) for one in self.treatment.supporting)

    def _supports(self, one: Supporting) -> Actor:
        return cast.engage(
            self._part(
                one.kind,
                one.variant,
                one.beats,
                coat=one.coat,
                stuff=one.stuff,
                outfit=one.outfit,
                faces=one.relation == "facing",
                text=one.text,
            )
        )

    def landmark(self) -> Actor | None:
        """Return the actor of the building behind the subject; None if the shot has none."""
        if self.treatment.landmark is None:
            return None
        kind, _, variant = self.treatment.landmark
        return cast.engage(self._part(kind, variant, ("stand",)))

    def _part(
        self,
        kind: str,
        variant: str,
        beats: tuple[str, ...],
        *,
        coat: str | None = None,
        stuff: str = "",
        outfit: Outfit = _USUAL,
        leaps: bool = False,
        faces: bool = False,
        text: str = "",
    ) -> Part:
        place = PLACES[self.treatment.scene]
        mirrored = any(Move.TRUCK_LEFT in group for group in self.treatment.moves)
        return Part(
            kernels=self.kernels,
            kind=kind,
            variant=variant,
            coat=coat,
            stuff=stuff,
            outfit=outfit,
            beats=beats,
            leaps=leaps,
            heading=-1 if mirrored != faces else 1,
            duration=self.duration,
            seed=self.seed,
            footing=place.footing,
            gravity=place.gravity,
            text=text,
            filling=self.treatment.filling,
        )
