"""Ensembles: who plays what in a band, a quartet, an orchestra."""

from collections.abc import Sequence
from dataclasses import replace

from filmgate.script.equipment import Item, items
from filmgate.script.script import Role, Shot
from filmgate.script.tables import words
from filmgate.script.treatment import Move, Relation, Supporting

# an instrument: what who plays it does, what hands are on, and where it is on a stage
_INSTRUMENTS: dict[str, tuple[str, str, Relation]] = {
    "violin": ("strum", "held violin, held violin bow", "beside"),
    "viola": ("strum", "held violin, held violin bow", "beside"),
    "cello": ("strum", "held violin cello, held violin bow", "beside"),
    "bass": ("strum", "held violin bass", "behind"),
    "singer": ("talk", "held microphone wand", "front"),
    "guitar": ("strum", "held guitar", "beside"),
    "drums": ("drum", "held tool drumstick, held tool drumstick, before drum kit", "behind"),
    "keyboard": ("type", "before table, worked photo-camera keys", "beside"),
    "piano": ("type", "before piano", "right"),
    "trumpet": ("work", "held trumpet", "beside"),
    "saxophone": ("work", "held trumpet saxophone", "beside"),
    "flute": ("work", "held trumpet flute", "behind"),
    "clarinet": ("work", "held trumpet clarinet", "behind"),
    "horn": ("work", "held trumpet", "behind"),
    "voice": ("talk", "", "beside"),
    "tenor": ("talk", "", "behind"),
    "baton": ("point", "held tool baton", "front"),
}
_WOODS = ("#8a4a1e", "#a3642c", "#74381a", "#96561f")  # varnish: chestnut, amber, red-brown, honey
_VARNISHED = words("violin")  # kinds whose wood differs from one player to the next
_SIZES = {("viola", "violin"): 1.12, ("keyboard", "photo-camera"): 1.9}  # of a thing, by who plays it
_SIT = words("violin viola cello")  # with others in an orchestra or a quartet
_READ = "before table stand"  # what who sits reads the notes from
# nouns; words of the shot, any if empty; who is in it, from left to right
_ROWS = (
    ("quartet", "string", "violin violin viola cello"),
    ("trio", "piano", "violin cello piano"),
    ("choir chorus choral-society", "", "voice voice tenor tenor tenor voice voice"),
    ("orchestra philharmonic symphony", "", "violin violin flute horn clarinet violin cello"),
    ("band ensemble trio quintet combo", "jazz swing blues", "trumpet saxophone piano drums bass"),
    ("band ensemble", "mariachi", "guitar violin singer trumpet guitar"),
    ("band ensemble", "brass marching", "trumpet trumpet clarinet trumpet flute"),
    ("quartet ensemble", "", "violin violin viola cello"),
    ("quintet", "", "violin violin viola cello cello"),
    ("trio", "", "violin violin cello"),
    ("band", "", "guitar guitar keyboard singer drums"),
)
_STANDING = words("jazz swing blues mariachi brass marching")  # words of a shot whose players stand
_MEMBER = "member "  # how the id of a member begins
_MARCHES = words("march walk parade")


def ensemble(shot: Shot, role: Role) -> tuple[tuple[Supporting, ...], tuple[Supporting, ...]]:
    """Return the members of an ensemble, and their things, each held by one of them; none for others."""
    noun = role.noun.replace(" ", "-").rpartition("-")[2]
    said = {*shot.text.lower().replace(",", " ").replace(".", " ").split()}
    row = next(
        (row for row in _ROWS if noun in row[0].split() and (not row[1] or {*row[1].split()} & said)), None
    )
    if row is None or any(beat.does in _MARCHES for beat in shot.beats if beat.role == role.id):
        return (), ()
    members, things = [], []
    sit = _SIT if _STANDING.isdisjoint(said) else frozenset[str]()
    for number, name in enumerate(row[2].split()):
        beat, needed, where = _INSTRUMENTS[name]
        who = Supporting(
            kind="person",
            noun=role.noun,
            beats=("perform" if name in sit else beat,),
            relation=where,
            id=f"{_MEMBER}{number} of {role.id}",
        )
        members.append(who)
        things += [
            _thing(item, who.id, number, name)
            for item in items(f"{needed}, {_READ}" if name in sit else needed)
        ]
    return tuple(members), tuple(things)


def shown(members: Sequence[Supporting]) -> Move | None:
    """Return the camera move that shows an ensemble best: from the audience. None for other groups."""
    return Move.PUSH_IN if any(one.id.startswith(_MEMBER) for one in members) else None


def _thing(item: Item, of: str, number: int, plays: str) -> Supporting:
    """Return a thing of a member with this id and number, who plays this instrument."""
    noun = "music stand" if item.variant == "stand" else (item.variant or item.kind).replace("-", " ")
    wood = _WOODS[number % len(_WOODS)] if item.kind in _VARNISHED and item.variant != "bow" else None
    thing = Supporting(kind=item.kind, variant=item.variant, noun=noun, relation=item.relation, coat=wood)
    scale = _SIZES.get((plays, item.kind), 1.0) if item.variant != "bow" else 1.0
    return replace(thing, of=of, scale=scale)
