"""Read a prompt: text becomes a script."""

import re

from filmgate.script import atmosphere, camera, english, lexicon
from filmgate.script.clauses import Clauses, Read
from filmgate.script.roles import Draft
from filmgate.script.script import Script, Shot
from filmgate.script.tagger import tagged
from filmgate.script.tokens import Token, plain, sentences, tokens

_MOST_SHOTS = 4
_FEW_KNOWN, _MOST_KNOWN = 0.5, 0.67  # shares of the words that are English
# signs that another shot begins
_CUT = re.compile(
    r"(?i)(?:^|(?<=[\s.,;:(\[]))(?:(?:then |we |and )*(?:hard |smash |jump |match )?cuts? (?:back )?to(?: the next scene)?\b|"
    r"(?:shot|scene|clip|cut) (?:\d+|one|two|three|four|five)\b\s*[:.,)\]-]?|"
    r"(?:next|second|third|fourth|final|last|first) (?:shot|scene)\b\s*[:,-]?|"
    r"(?:the )?(?:scene|shot|view|video) (?:then )?(?:changes|shifts|switches|transitions|fades|dissolves|cuts) (?:in)?to\b|"
    r"(?:\[|\()?\d+(?::\d+)? ?s?(?:ec(?:onds?)?)? ?[-\u2013] ?\d+(?::\d+)? ?s(?:ec(?:onds?)?)?(?:\]|\))?\s*[:,-]?)"
)
_SIGNS = ("sign", "banner", "billboard", "poster", "door", "board", "screen", "label", "note", "letter", "shirt", "t-shirt", "placard",
          "page", "book", "card", "cup", "mug", "box", "wall", "flag", "cake")  # fmt: skip
_SETS = {"room": 0, "place": 1}


def read(prompt: str) -> Script:
    """Return the script of any text; never fail."""
    rest, groups = camera.commands(prompt)
    if not _english(rest):
        return Script(prompt=prompt, language="", shots=(Shot(camera=groups),))
    shots = [_shot(part, groups if not n else ()) for n, part in enumerate(_parts(rest))]
    return Script(prompt=prompt, shots=tuple(shots))


def _english(text: str) -> bool:
    """Tell whether a text may be English: most of its words are in the lexicon, or a little word is among them."""
    words = [token.word for token in tokens(text) if token.sort == "word"]
    known = sum(lexicon.is_word(word) or any(lexicon.entry(one.lemma) for one in lexicon.readings(word)) for word in words)
    little = any(word in english.TELLING for word in words)
    return known >= (_FEW_KNOWN if little else _MOST_KNOWN) * len(words)


def _parts(text: str) -> list[str]:
    """Split the text where another shot begins; what is before the first sign stays, if it says something."""
    parts = [part for part in _CUT.split(text) if re.search(r"\w", part)]
    return parts[: _MOST_SHOTS - 1] + [" ".join(parts[_MOST_SHOTS - 1 :])] if len(parts) > _MOST_SHOTS else parts


def _shot(text: str, groups: tuple[tuple[camera.Move, ...], ...]) -> Shot:
    read = Read()
    said = plain(text)
    rest, spoken = camera.plain(said)
    for sentence in sentences(tokens(atmosphere.without_film(_blanked(text, rest)))):
        seen = [token for token in sentence if not token.quoted]
        if seen:
            Clauses(read, tagged(seen)).read()
        _written(read, sentence)
    if read.place_rank > 0:
        _settle(read)
    moves = groups or spoken
    return Shot(
        place=read.place.replace("-", " "), place_name=read.place_name, time=atmosphere.first(said, atmosphere.TIMES),
        season=atmosphere.first(said, atmosphere.SEASONS), weather=atmosphere.every(said, atmosphere.WEATHER),
        mood=atmosphere.mood(said), light=atmosphere.every(said, atmosphere.LIGHT),
        style=atmosphere.every(said, atmosphere.STYLES), size=atmosphere.first(said, atmosphere.SIZES),
        angle=atmosphere.first(said, atmosphere.ANGLES), camera=moves, pace=atmosphere.first(said, atmosphere.PACES),
        cast=tuple(one.role() for one in read.cast.drafts.values()), beats=tuple(read.beats), absent=tuple(read.absent),
    )  # fmt: skip


def _blanked(text: str, rest: str) -> str:
    """Return the text with blanks where the words of the camera were taken out of its plain form."""
    if len(text) != len(rest):  # letters with accents
        return rest
    return "".join(" " if blank == " " else letter for letter, blank in zip(text, rest, strict=True))


def _settle(read: Read) -> None:
    """Let a place that was named without a preposition be the place: a quiet library; rolling hills."""
    acting = {beat.role for beat in read.beats}
    handled = {id for beat in read.beats for id in (beat.object, beat.over, beat.becomes)}  # it is crossed, painted, left behind
    found = [
        one for one in read.cast.drafts.values() if one.family in _SETS and not one.part_of and one.id not in handled
    ]
    chosen: Draft | None = min(found, key=lambda one: (_SETS[one.family], one.id in acting), default=None)
    if chosen is None or _SETS[chosen.family] >= read.place_rank:
        return
    read.place, read.place_rank = chosen.noun, _SETS[chosen.family]
    del read.cast.drafts[chosen.id]
    read.beats = [beat for beat in read.beats if chosen.id not in (beat.role, beat.object)]
    for one in read.cast.drafts.values():
        one.where = [where for where in one.where if where.of != chosen.id]


def _written(read: Read, sentence: list[Token]) -> None:
    """Give a text in quotation marks to what it is written on: a sign of this sentence, else the last role."""
    text = [token.word for token in sentence if token.quoted]
    nouns = {one.lemma for token in sentence if not token.quoted for one in lexicon.readings(token.word)}
    drafts = list(read.cast.drafts.values())
    if text and drafts:
        signs = [one for one in drafts if one.noun in _SIGNS and one.noun in nouns]
        min(signs, key=lambda one: _SIGNS.index(one.noun), default=drafts[-1]).text = " ".join(text)
