"""The telling of what happens: a shot as the rules look at it, and who and what takes part."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property

from filmgate.script import beasts, kinds, lexicons, looks
from filmgate.script.script import Beat, Role, Shot
from filmgate.script.tables import words, words_of
from filmgate.script.treatment import Happening, Supporting, Treatment

FALLS = words("fall drop tumble topple collapse crash plummet plunge slip tip slide crumble spill come")
# nouns that are drawn in their own way when they fall or are hit: kind and variant
OWN = {
    noun: kind
    for kind, nouns in {
        ("ball", "marble"): "marble bead",
        ("ball", "bowling"): "bowling-ball",
        ("ball", "cannonball"): "cannonball cannon-ball",
        ("ball", "wrecking"): "wrecking-ball",
        ("ball", "meteor"): "meteor meteorite asteroid comet",
        ("ball", "pin"): "pin bowling-pin ninepin skittle tenpin",
        ("cube", "dice"): "die dice",
        ("cube", "domino"): "domino dominoes",
        ("cube", "blocks"): "block building-block toy-block wooden-block brick jenga lego",
        ("jar", "can"): "can tin tin-can soda-can beer-can",
        ("rock", ""): "boulder stone rock pebble",
        ("coin", ""): "coin penny cent quarter medal",
        ("basket", "box"): "box cardboard-box carton parcel package",
        ("basket", "crate"): "crate wooden-crate",
        ("barrel", ""): "barrel keg oil-barrel oil-drum cask",
        ("tool", "dynamite"): "dynamite bomb grenade tnt firecracker",
        ("tool", "arrow"): "arrow dart spear javelin",
    }.items()
    for noun in nouns.split()
}
VESSELS = words("cup bowl jar bottle basket vase bathtub teapot")
HEIGHTS = words(
    "table desk counter shelf bookshelf ledge windowsill mantel nightstand dresser cupboard countertop bench"
)
TABLES = words_of(
    {
        "table": " ".join(HEIGHTS - words("shelf bookshelf ledge windowsill mantel cupboard")),
        "shelf": "shelf bookshelf ledge windowsill mantel cupboard",
    }
)
WATERS = words("ocean lake river harbour pool")


@dataclass(frozen=True)
class Told:
    """A shot as the rules look at it."""

    shot: Shot
    treatment: Treatment

    @cached_property
    def text(self) -> str:
        return self.shot.text.lower().replace("-", " ")

    @cached_property
    def alive(self) -> bool:
        """Tell whether the shot is about somebody alive."""
        doers = {beat.role for beat in self.shot.beats}
        acting = (self.thing(one) for one in self.shot.cast if one.id in doers)
        return self.treatment.subject in kinds.CREATURES or any(
            one and one.kind in kinds.CREATURES for one in acting
        )

    def has(self, pattern: str) -> bool:
        return re.search(rf"\b(?:{pattern})\b", self.text) is not None

    def beats(self, does: frozenset[str]) -> Iterator[Beat]:
        yield from (beat for beat in self.shot.beats if beat.does in does)

    def role(self, id: str) -> Role | None:
        """Return the role with this id; a thing that was read as the place, such as a wall, is one, too."""
        noun = (self.shot.place_name or self.shot.place).rpartition(" ")[2]
        if id == "place" and kinds.WORDS.get(noun) in kinds.THINGS:
            return Role(id="place", noun=noun)
        return next((one for one in self.shot.cast if id and one.id == id), None)

    def named(self, *nouns: str) -> Role | None:
        """Return the first role with one of these nouns, or a compound that ends with it."""
        return next(
            (one for one in self.shot.cast if {noun_of(one), noun_of(one).rpartition("-")[2]} & {*nouns}),
            None,
        )

    def of_kind(self, *wanted: str) -> Role | None:
        return next(
            (one for one in self.shot.cast if (made := self.thing(one)) and made.kind in wanted), None
        )

    def thing(self, role: Role) -> Supporting | None:
        """Return a role as somebody or something that takes part; None if it is not drawn."""
        noun = noun_of(role)
        own = (
            OWN.get(noun) or OWN.get(noun.rpartition("-")[2])
            if role.family not in ("person", "animal")
            else None
        )
        kind = own[0] if own else looks.kind(role, leads=True)
        if kind is None:
            return None
        variant = own[1] if own else beasts.variant(role, kind)
        return Supporting(
            kind=kind,
            noun=role.noun,
            variant=variant,
            coat=looks.coat(role, kind),
            stuff=looks.stuff(role, kind),
            outfit=beasts.outfit(self.shot, role),
            count=max(role.count, 0) if role.count < 40 else 0,
            id=role.id,
        )

    def acts(self, beat: Beat) -> Supporting | None:
        """Return what acts in a beat, or is acted on by nobody; None if that is alive or not drawn."""
        role = self.role(beat.role) or (self.role(beat.object) if not beat.role else None)
        made = self.thing(role) if role else None
        figured = (
            made
            and role
            and (
                made.kind not in ("cake", "cup", "bowl", "book", "tool", "guitar", "screen")
                or known(noun_of(role))
            )
        )
        return made if made and figured and made.kind not in kinds.CREATURES else None

    def twin(self, made: Supporting) -> Supporting | None:
        """Return another of the same kind: a red ball and a blue ball."""
        role = self.role(made.id)
        coats = [lexicons.COATS[one] for one in role.colours if one in lexicons.COATS] if role else []
        if len(coats) > 1 and not made.stuff:
            return replace(made, coat=coats[1])
        others = (self.thing(one) for one in self.shot.cast if one.id != made.id)
        return next((one for one in others if one and one.kind == made.kind and one.coat != made.coat), None)

    def height(self, *ids: str) -> str:
        """Return what something falls off: table, shelf, tree, roof; "" if nothing is told."""
        for id in ids:
            role = self.role(id)
            noun = noun_of(role).rpartition("-")[2] if role else ""
            if noun in TABLES:
                return TABLES[noun]
            if noun == "tree":
                return "tree"
        found = re.search(
            r"\b(?:off|from|of)(?: of)? (?:a|an|the|his|her|its)? ?(?:\w+ )?("
            + "|".join(TABLES)
            + r"|tree|branch|roof)\b",
            self.text,
        )
        return TABLES.get(found[1], "tree" if found[1] in ("tree", "branch") else "table") if found else ""


def noun_of(role: Role) -> str:
    return role.noun.replace(" ", "-")


def known(noun: str) -> bool:
    """Tell whether a noun has a figure of its own, and no stand-in."""
    return any(form in kinds.WORDS or form in OWN for form in (noun, noun.rpartition("-")[2]))


def plain(kind: str, variant: str, noun: str, coat: str | None = None, stuff: str = "") -> Supporting:
    return Supporting(kind=kind, variant=variant, noun=noun, coat=coat, stuff=stuff)


def happens(what: str, *things: Supporting | None, props: str = "", keeps: bool = False) -> Happening | None:
    made = tuple(one for one in things if one)
    return Happening(what, made, tuple(props.split()), keeps) if made else None


Rule = Callable[[Told], Happening | None]
