"""The draft of a shot: what is known of it while its prompt is read."""

from dataclasses import dataclass, field

from filmgate.script import lexicon
from filmgate.script.roles import Cast, Draft
from filmgate.script.script import Beat

NO_PLACE = 9  # the rank of a shot without a place


@dataclass(slots=True)
class ShotDraft:
    """A shot while its prompt is read: roles, actions and place so far. A place with a lower rank replaces
    one with a higher.
    """

    cast: Cast = field(default_factory=Cast)
    beats: list[Beat] = field(default_factory=list)
    place: str = ""
    place_name: str = ""
    place_traits: list[str] = field(default_factory=list)
    rank: int = NO_PLACE
    absent: list[str] = field(default_factory=list)
    deserted: bool = False  # the place is called empty: nobody else is there
    step: int = 0  # of the beats that follow
    acting: list[Draft] = field(default_factory=list)  # the subjects of the sentence before

    def settle(self, noun: str, rank: int) -> None:
        """Set the place of the shot to this noun. `rank`: how certain it is; lower is more certain."""
        self.place, self.rank = noun, rank

    def go_on(self) -> None:
        """Let the beats that follow come later than those before."""
        posed = any(one.pose for one in self.cast.drafts.values())
        acted = self.beats[-1].step == self.step if self.beats else posed
        self.step += acted

    def name_place(self, name: str) -> None:
        """Set the proper name of the place (Paris), if it has no name yet."""
        land, _, last = name.rpartition(" ")
        apart = last == "desert" or bool(land and lexicon.title(land.replace(" ", "-")))
        own = bool(land) and last == self.place and apart  # Sahara, of the Sahara Desert
        self.place_name = self.place_name or (land if own else name)
