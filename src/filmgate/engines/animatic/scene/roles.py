"""The actors (animated 3D models) of a shot: its subject, supporting roles, and the building behind."""

from dataclasses import dataclass, replace

from filmgate.engines.animatic.motion.pairs import APART
from filmgate.engines.animatic.native.kernels import Kernels
from filmgate.engines.animatic.scene import holding
from filmgate.engines.animatic.seeds import Seed
from filmgate.engines.animatic.subjects import cast
from filmgate.engines.animatic.subjects.actor import Actor
from filmgate.engines.animatic.subjects.groups import table_ring
from filmgate.engines.animatic.subjects.happenings.event import Event
from filmgate.engines.animatic.subjects.happenings.table import HAPPENINGS
from filmgate.engines.animatic.subjects.part import Part, Seat
from filmgate.engines.animatic.subjects.people import tending
from filmgate.engines.animatic.subjects.people.likeness import stature
from filmgate.engines.animatic.subjects.thing import Thing
from filmgate.engines.animatic.world import tints
from filmgate.engines.animatic.world.places.table import PLACES
from filmgate.script.kinds import CREATURES
from filmgate.script.treatment import NEAR, Change, Happening, How, Move, Outfit, Supporting, Treatment

_USUAL, _AS_USUAL = Outfit(), How()
_TABLE, _CHAIR = 0.74, 0.457  # metres: tops of a table and of a seat
_MANY = 10  # people: of so many, each is small in the frame
_COUCHES = ("sofa", "bench", "hammock")
_DIFFERENT = 7  # people that a group is made of; more of them are their doubles


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
        if meant.happening:
            return self._happens(meant.happening)
        part = self._subject_part()
        if part is None:
            return None
        for number, one in enumerate(meant.supporting):
            if one.relation == "tended":
                part = tending.tends(part, self._part_of(one, number))
            elif self._pairs(one):
                part = replace(part, partner=stature(self._part_of(one, number)))
        return self._group(part, meant.changes, meant.count, meant.company)

    def _happens(self, meant: Happening) -> Actor:
        """Return the actor of something that happens, with all who take part."""
        parts = tuple(
            replace(self._part_of(one, number), number=number) for number, one in enumerate(meant.things)
        )
        event = Event(
            part=parts[0],
            things=parts,
            counts=tuple(one.count for one in meant.things),
            props=frozenset(meant.props),
        )
        return HAPPENINGS[meant.what](event)

    def _subject_part(self) -> Part | None:
        """Return the part of the subject, without anybody else; None if the shot has no subject."""
        meant = self.treatment
        if meant.subject is None:
            return None
        close = meant.size in NEAR and not meant.hands
        # hands at the mouth would hide what the face does
        beats = tuple("rant" if close and beat == "shout" else beat for beat in meant.beats)
        part = self._part(
            meant.subject,
            meant.variant,
            beats,
            coat=meant.coat,
            stuff=meant.stuff,
            outfit=meant.outfit,
            text=meant.text,
            leaps=bool(meant.obstacle)
            or any(one.relation in ("crossed", "entered") for one in meant.supporting),
            lands=any(one.relation == "entered" for one in meant.supporting),
            how=meant.how,
            meets=self._faced(""),
            seated=meant.seated,
            table=table_of(meant),
            close=close,
            rounds=meant.count > 1
            and (
                "campfire" in meant.effects
                or (bool(meant.company) and not self._sits_on())
                or self._within("")
            ),
        )
        below = (one for one in meant.supporting if one.relation == "below" and not one.of)
        under = next((one.kind for one in below), None)
        return replace(
            part,
            seat=_seat(under),
            things=self.things("", meant.beats),
            climbs=_climbed(meant),
            across=_across(meant),
        )

    def _pairs(self, one: Supporting) -> bool:
        """Tell whether the hands of a supporting role meet those of the subject."""
        both = {*one.beats} & {*self.treatment.beats} & {*APART}
        near = one.relation == "facing" or "handhold" in both
        alone = not one.of and one.count == self.treatment.count == 1
        return bool(both) and near and alone and not (one.seated or self.treatment.seated)

    def supporting(self) -> tuple[tuple[Supporting, Actor], ...]:
        """Return each supporting role of the shot with its actor."""
        if self.treatment.happening:
            return ()
        handled = holding.handled(self.treatment)
        return tuple(
            (one, self._supports(one, number))
            for number, one in enumerate(self.treatment.supporting)
            if number not in handled and one.relation != "climbed"
        )

    def things(self, by: str, beats: tuple[str, ...]) -> tuple[Thing, ...]:
        """Return the things that the supporting role with this id deals with; "": the subject."""
        return holding.things(self.treatment, by, beats, self._thing)

    def _thing(self, one: Supporting) -> Part:
        """Return the part of a thing that somebody deals with."""
        return self._part(one.kind, one.variant, one.beats, coat=one.coat, stuff=one.stuff, text=one.text)

    def _supports(self, one: Supporting, number: int) -> Actor:
        """Return the actor of a supporting role."""
        part = self._part_of(one, number)
        if one.relation == "tended" and (own := self._subject_part()):
            part = tending.tended(own, part)
        elif self._pairs(one) and (own := self._subject_part()):
            part = replace(part, partner=stature(own))
        return self._group(part, one.changes, one.count)

    def _part_of(self, one: Supporting, number: int) -> Part:
        """Return the part of a supporting role, without anybody else."""
        part = self._part(
            one.kind,
            one.variant,
            one.beats,
            coat=one.coat,
            stuff=one.stuff,
            outfit=one.outfit,
            text=one.text,
            faces=one.relation == "facing",
            meets=(one.relation == "facing" and self._anchor(one) in CREATURES) or self._faced(one.id),
            seated=one.seated,
            rounds=one.count > 1 and (one.relation == "around" or self._within(one.id)),
            how=one.how,
        )
        under = self._anchor(one) if one.relation == "above" else None
        return replace(
            part,
            number=(number + 1) * _DIFFERENT,
            seat=self._carried(_seat(under), under),
            things=self.things(one.id, one.beats) if one.id else (),
        )

    def _carried(self, seat: Seat, under: str | None) -> Seat:
        """Return the seat of a supporting role: on the shoulders of the subject, if that stands."""
        stands = not {*self.treatment.beats} & {"walk", "run", "march", "climb"}
        return "shoulders" if seat == "back" and under == "person" and stands else seat

    def _anchor(self, one: Supporting) -> str | None:
        """Return the kind of the role that the relation of a supporting role is to."""
        kinds = (other.kind for other in self.treatment.supporting if one.of and other.id == one.of)
        return next(kinds, self.treatment.subject)

    def _within(self, anchor: str) -> bool:
        """Tell whether something is in the middle of this group; "": the subject."""
        return any(one.relation == "amid" and one.of == anchor for one in self.treatment.supporting)

    def _sits_on(self) -> bool:
        """Tell whether something bears the subject."""
        return any(one.relation == "below" and not one.of for one in self.treatment.supporting)

    def _faced(self, anchor: str) -> bool:
        """Tell whether somebody faces the supporting role with this id; "": the subject."""
        facing = (one for one in self.treatment.supporting if one.relation == "facing" and one.of == anchor)
        return any(one.kind in CREATURES for one in facing)

    def _group(
        self,
        part: Part,
        changes: tuple[Change, ...],
        count: int,
        company: tuple[Supporting, ...] = (),
    ) -> Actor:
        """Return the actor of the first of a group, with those of the others: people differ. company: those
        at the end of it who are roles of their own.
        """
        if part.kind != "person" or count == 1:
            return self._changing(part, changes)
        afar = count >= _MANY
        first, *others = (
            self._changing(
                self._as(
                    replace(part, number=part.number + k, afar=afar),
                    company[k - count + len(company) :] if k >= count - len(company) else (),
                ),
                changes,
            )
            for k in range(min(count, _DIFFERENT))
        )
        return replace(first, others=tuple(others))

    def _as(self, part: Part, who: tuple[Supporting, ...]) -> Part:
        """Return the part of the first of these people; the same part if there is none."""
        if not who:
            return part
        if part.table:  # all of them do the same
            return replace(part, variant=who[0].variant, coat=who[0].coat, outfit=who[0].outfit)
        return replace(part, beats=who[0].beats, things=self.things(who[0].id, who[0].beats))

    def _changing(self, part: Part, changes: tuple[Change, ...]) -> Actor:
        """Return the actor of a part with its changes. One that names its colour at the start has it then."""
        start = next((one.start for one in changes if one.what == "colour" and one.start), part.coat)
        part = replace(part, coat=start)

        def other(change: Change) -> Part | None:
            if change.what == "colour":
                return replace(part, coat=change.to)
            end = change.into
            if end is None:
                return None
            return self._part(
                end.kind, end.variant, end.beats, coat=end.coat, stuff=end.stuff, outfit=end.outfit
            )

        return cast.altered(cast.engage(part), part, changes, other)

    def landmark(self) -> Actor | None:
        """Return the actor of the building behind the subject; None if the shot has none."""
        if self.treatment.landmark is None:
            return None
        meant = self.treatment.landmark
        return cast.engage(self._part(meant.kind, meant.variant, ("burn" if meant.burns else "stand",)))

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
        lands: bool = False,
        faces: bool = False,
        meets: bool = False,
        seated: bool = False,
        rounds: bool = False,
        table: tuple[float, float] | None = None,
        close: bool = False,
        text: str = "",
        how: How = _AS_USUAL,
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
            lands=lands,
            heading=how.across or (-1 if mirrored != faces else 1),
            how=how,
            duration=self.duration,
            seed=self.seed,
            footing=place.footing,
            place=self.treatment.scene,
            cold=self.treatment.snowy,
            lit=tints.lamps(self.treatment.time, self.treatment.weather),
            aside=place.aside or 0.0,
            gravity=place.gravity,
            text=text,
            filling=self.treatment.filling,
            meets=meets,
            seated=seated,
            rounds=rounds,
            table=table,
            close=close,
        )


def table_of(meant: Treatment) -> tuple[float, float] | None:
    """Return where the table is that the subject's group sits at: its middle ahead of each, and its height
    over the seats, metres; None without one.
    """
    shared = any(one.kind == "table" and one.variant == "round" for one in meant.supporting)
    return (table_ring(meant.count), _TABLE - _CHAIR) if shared and meant.count > 1 else None


def _across(meant: Treatment) -> bool:
    """Tell whether the subject lies on what is long from left to right."""
    long = (one for one in meant.supporting if one.relation == "below" and one.variant in _COUCHES)
    return "sleep" in meant.beats and any(not one.of for one in long)


def _climbed(meant: Treatment) -> tuple[str, str | None]:
    """Return what the subject climbs, and its colour."""
    climbed = (one for one in meant.supporting if one.relation == "climbed")
    return next(((one.variant, one.coat) for one in climbed), ("", None))


def _seat(under: str | None) -> Seat:
    """Return how a person sits on something of this kind."""
    return "" if under in (None, "rug") else "back" if under in CREATURES else "thing"
