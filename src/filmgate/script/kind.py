"""The record of a kind: a type of subject that can be drawn."""

from collections.abc import Mapping
from dataclasses import KW_ONLY, dataclass, field
from typing import Literal

Family = Literal["creature", "vehicle", "building", "thing"]


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of subject, such as cat.

    To add one, add a record in kinds.py or things.py, and its model in the engine's subjects/.
    """

    name: str
    family: Family
    words: str = ""  # nouns that mean it, beside its name; other nouns are looked up in nouns.txt
    _: KW_ONLY
    home: str | None = None  # its place, if the prompt names none
    variants: Mapping[str, str] = field(
        default_factory=dict
    )  # look: words that mean it, or beginnings of words (dog*)
    circles: str | None = None  # where it lives; what lives in the deep is shown with its like alone
    flies: bool = False
    drifts: bool = False  # it moves with the wind
    by_day: bool = False  # its usual time is day

    @property
    def goes(self) -> bool:
        return self.family in ("creature", "vehicle") and not self.drifts
