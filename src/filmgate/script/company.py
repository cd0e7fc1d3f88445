"""Company: what several people do together at one table, with one board or one pot of tea between them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from filmgate.script import finding
from filmgate.script.script import Shot
from filmgate.script.tables import words
from filmgate.script.treatment import Supporting

_MOST = 6  # who have room around a table
_TABLE = Supporting(kind="table", variant="round", noun="table", relation="amid", id="table of company")
_CHAIR = Supporting(kind="chair", variant="dining", noun="chair", relation="below")
_MEALS = r"dinner|lunch|breakfast|supper|brunch|meals?|a feast|food|pizza|steaks?|pasta|soup|dessert"
_DRINKS = r"tea|coffee|wine|beers?|cocktails?|drinks?|cocoa|hot chocolate|champagne"
_TABLES = (
    r"cafes?|coffee ?shops?|coffee ?houses?|restaurants?|diners?|bistros?|"
    r"tea ?rooms?|tearooms?|pubs?|canteens?|cafeterias?"
)
_CUPS = (("cup", "mug", "cup", 0),)
# words of a shot; what each does; what lies on the table: kind, variant and noun, how many, 0 for one each
_ROWS: tuple[tuple[str, str, tuple[tuple[str, str, str, int], ...]], ...] = (
    (r"arm[- ]?wrestl\w*", "armwrestle", ()),
    (
        (
            r"play\w* (?:\w+ )?(?:chess|checkers|draughts|backgammon)|chess (?:game|match)|"
            r"(?:game|match) of (?:chess|checkers)"
        ),
        "game",
        (("toy", "chess", "chess", 1),),
    ),
    (
        r"board[- ]?games?|monopoly|scrabble|ludo|parcheesi|dominoe?s|mah-?jongg?",
        "game",
        (("toy", "board-game", "board game", 1),),
    ),
    (
        r"(?:play\w*|game of) (?:\w+ )?(?:cards|poker|bridge|blackjack|uno|rummy|canasta)|card game",
        "cards",
        (("toy", "deck", "cards", 1),),
    ),
    (
        rf"(?:eat|eats|eating|ha[sv]e?|having|shar\w*|enjoy\w*) (?:\w+ ){{0,3}}(?:{_MEALS})|din(?:es|ing)\b",
        "eat",
        (("cake", "salad", "dinner", 0), ("bottle", "", "bottle", 1)),
    ),
    (
        rf"(?:drink\w*|ha[sv]e?|having|shar\w*|enjoy\w*|sip\w*) (?:\w+ ){{0,3}}(?:{_DRINKS})",
        "eat",
        (("teapot", "", "teapot", 1),),
    ),
    (r"(?:sit\w*|gather\w*|seated) (?:\w+ ){0,3}(?:at|around) (?:\w+ ){0,3}table|meeting", "", ()),
    (
        (
            rf"(?:sit\w*|seated|talk\w*|chat\w*) (?:\w+ ){{0,4}}(?:in|at|outside|"
            rf"inside) (?:\w+ ){{0,3}}(?:{_TABLES})"
        ),
        "",
        _CUPS,
    ),
)
_AWAY = r"picnic|standing|sofa|couch|bench|bed|grass|blanket|beach|boat|walk\w*|at another table"
_HELD = {"eat": ("fork", "tool"), "cards": ("cards", "toy")}
# kinds that stand on the table, in somebody's hand or behind; all else that is named stays where it is
_LAID = words("toy book table chair tool cake cup teapot bottle bowl board paper")
_PARTNERS = ("beside", "facing", "left", "right", "behind", "front", "around")


@dataclass(frozen=True, slots=True)
class Company:
    """The people at a table. count: how many; others: those who are roles of their own."""

    count: int
    beats: tuple[str, ...]
    others: tuple[Supporting, ...]
    supporting: tuple[Supporting, ...]
    shared: bool = True  # they sit at one table


def company(
    shot: Shot, count: int, beats: tuple[str, ...], supporting: Sequence[Supporting]
) -> Company | None:
    """Return what becomes of people who do something together at a table; None if they do not.

    count: of the subject, which is a person; supporting: the roles around.
    """
    text = shot.text.lower()
    if finding.search(_AWAY, text):
        return None
    others = tuple(
        one
        for one in supporting
        if one.kind == "person" and one.relation in _PARTNERS and not one.of and one.count == 1
    )
    total = count + len(others)
    row = next((row for row in _ROWS if finding.search(row[0], text)), None)
    if row is None or not 1 < total <= _MOST:
        return None
    around = any(one.kind == "table" for one in supporting) or row[1] or row[2]
    if not around or any(one.kind == "person" and one not in others for one in supporting):
        return None
    does = (
        (row[1],)
        if row[1] and row[2] is not _CUPS
        else tuple(beat for beat in beats if beat != "sit") or ("sit",)
    )
    held, laid = _things(row, supporting, total)
    kept = [one for one in supporting if one not in others and one.kind not in _LAID and one.of == ""]
    table = next((one for one in supporting if one.kind == "table"), _TABLE)
    table = replace(table, variant="round", relation="amid", of="", id=table.id or _TABLE.id)
    laid = [replace(one, relation="above", of=table.id) for one in laid]
    return Company(total, does, others, (*kept, *held, table, *laid, _CHAIR))


def _things(
    row: tuple[str, str, tuple[tuple[str, str, str, int], ...]], said: Sequence[Supporting], total: int
) -> tuple[list[Supporting], list[Supporting]]:
    """Return what each holds, and what is on the table."""
    drinks = [one for one in said if one.kind == "cup" and row[1] == "eat"]
    if drinks and row[2][0][0] == "teapot":
        pot = [] if drinks[0].variant == "glass" else [*_named(row[2], said, total)]
        return [replace(drinks[0], relation="held", count=1, of="")], pot
    laid = [*_named(row[2], said, total)]
    if row[2] and row[2][0][0] == "teapot":
        return [Supporting(kind="cup", variant="mug", noun="cup", relation="held")], laid
    if held := _HELD.get(row[1]):
        variant, kind = held
        return [Supporting(kind=kind, variant=variant, noun=variant, relation="held")], laid
    return [], laid


def _named(
    things: tuple[tuple[str, str, str, int], ...], said: Sequence[Supporting], total: int
) -> Iterator[Supporting]:
    """Give the things on a table. What the prompt names of the same kind gives its colour and its noun."""
    for kind, variant, noun, many in things:
        own = next((one for one in said if one.kind == kind and one.relation != "above"), None)
        usual = Supporting(kind=kind, variant=variant, noun=noun, relation="above", count=many or total)
        yield replace(own, variant=variant or own.variant, count=usual.count) if own else usual
