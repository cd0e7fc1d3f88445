"""Ensembles: who plays what in a band, a quartet, an orchestra."""

from dataclasses import replace

from filmgate.script.equipment import Item, items
from filmgate.script.script import Role, Shot
from filmgate.script.tables import words
from filmgate.script.treatment import Supporting

# an instrument: what who plays it does, and what hands are on
_INSTRUMENTS = {
    "violin": ("strum", "held violin, held violin bow"),
    "cello": ("strum", "held violin cello, held violin bow"),
    "singer": ("talk", "held microphone wand"),
    "guitar": ("strum", "held guitar"),
    "drums": ("drum", "held tool drumstick, held tool drumstick, before drum kit"),
    "keyboard": ("type", "before table, worked photo-camera keys"),
    "piano": ("type", "before piano"),
    "trumpet": ("work", "held trumpet"),
    "flute": ("work", "held trumpet flute"),
    "clarinet": ("work", "held trumpet clarinet"),
    "baton": ("point", "held tool baton"),
}
# nouns; words of the shot, any if empty; who is in it, the first in the middle
_ROWS = (
    ("quartet", "string", "violin violin violin cello"),
    ("orchestra philharmonic symphony", "", "violin violin cello flute violin trumpet clarinet"),
    ("band ensemble trio quintet combo", "jazz swing blues", "drums trumpet cello clarinet piano"),
    ("band ensemble", "mariachi", "singer guitar trumpet violin guitar"),
    ("band ensemble", "brass marching", "trumpet trumpet clarinet trumpet flute"),
    ("quartet quintet trio ensemble", "", "violin violin violin cello"),
    ("band", "", "drums singer guitar guitar keyboard"),
)
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
    for number, name in enumerate(row[2].split()):
        beat, needed = _INSTRUMENTS[name]
        who = Supporting(kind="person", noun=role.noun, beats=(beat,), id=f"member {number} of {role.id}")
        members.append(who)
        things += [_thing(item, who.id) for item in items(needed)]
    return tuple(members), tuple(things)


def _thing(item: Item, of: str) -> Supporting:
    noun = (item.variant or item.kind).replace("-", " ")
    return replace(Supporting(kind=item.kind, variant=item.variant, noun=noun, relation=item.relation), of=of)
