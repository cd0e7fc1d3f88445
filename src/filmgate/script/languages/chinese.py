"""The word order of Chinese.

What describes a noun stands before it with 的; where and how something is done stands before the verb.
"""

from dataclasses import dataclass, field, replace

from filmgate.script.languages import phrasing
from filmgate.script.languages.pieces import Item

_MODIFIERS = frozenset(("adjective", "participle", "number", "article"))
_DE = frozenset(("的", "之"))
_MANY = "们"
_LONGEST_PLACE = 3  # parts of a place: 在 雪地 里
_VIRTUAL_OBJECT = "with object"  # 把


def order(items: list[Item]) -> list[Item]:
    """Return the items of a sentence in English order."""
    parts: list[list[Item]] = [[]]
    for item in items:
        if item.sort == "mark":
            parts.append([])
        elif item.sort == "phrase" and not phrasing.is_adverbial(item):
            parts += [[item], []]
        else:
            parts[-1] += _split(item)
    cut = [one for part in parts for one in phrasing.cut(part)]
    return phrasing.listed([_clause(list(part)) for part in cut])


def _split(item: Item) -> list[Item]:
    """Return a verb with a preposition of place as two items: 坐在 is "sits" and "in"."""
    if item.sort == "verb" and item.english.endswith(" in") and item.said.endswith("在"):
        verb = replace(item, english=item.english.removesuffix(" in"), end=item.end - 1)
        return [verb, replace(item, english="in", sort="preposition", at=item.end - 1, said="在")]
    return [item]


Part = list[Item]  # one item, or a phrase in English order; its sort is that of its first item or below


def _sort(part: Part) -> str:
    """Return what a part is: a noun with all that belongs to it counts as a noun."""
    if part[0].sort in ("verb", "preposition", "adverb", "phrase", "negation", "conjunction"):
        return part[0].sort
    if any(one.sort in ("noun", "pronoun") for one in part):
        return "noun"
    return part[0].sort


def _clause(items: list[Item]) -> list[Item]:
    kite = any(one.english == "kite" for one in items)
    if kite:  # 放 … 风筝
        items = [replace(one, english="flies") if one.english == "puts" else one for one in items]
    return _arranged(_placed(_described(items)))


@dataclass(slots=True)
class _Reading:
    """A clause while it is read. before, after: what describes the next noun."""

    items: list[Item]
    parts: list[Part] = field(default_factory=list)
    before: Part = field(default_factory=list)
    after: Part = field(default_factory=list)


def _described(items: list[Item]) -> list[Part]:
    """Return the parts of a clause: each noun is one part with what describes it."""
    reading = _Reading(items)
    for at, item in enumerate(items):
        if item.said in _DE and item.sort == "postposition":
            _read_de(reading, at)
        elif item.said == _MANY:
            if reading.parts and _sort(reading.parts[-1]) == "noun":
                nouns = [one for one in reading.parts[-1] if one.english not in ("a", "an")]
                reading.parts[-1] = phrasing.several(nouns)
        elif item.sort in _MODIFIERS:
            reading.before.append(item)
        elif item.sort in ("noun", "pronoun"):
            _read_noun(reading, at)
        else:
            reading.parts += [*([reading.before] if reading.before else []), [item]]
            reading.before = []
    return [*reading.parts, *([reading.before] if reading.before else [])]


def _read_de(reading: _Reading, at: int) -> None:
    following = reading.items[at + 1] if at + 1 < len(reading.items) else None
    describes = following is not None and following.sort in (*_MODIFIERS, "noun")
    if describes and not reading.before and following is not None and not phrasing.is_film(following):
        later = any(one.sort == "verb" for one in reading.items[at + 1 :])
        reading.before, after = _modifier(reading.parts, later=later)
        reading.after = after + reading.after


def _read_noun(reading: _Reading, at: int) -> None:
    item, parts = reading.items[at], reading.parts
    last = reading.items[at - 1] if at else None
    described = bool(reading.before or reading.after)
    if phrasing.is_film(item) and last is not None and last.said in _DE and parts and not reading.before:
        return
    joined = parts and _sort(parts[-1]) == "noun" and last is not None and last.sort == "noun"
    if joined and not described and not phrasing.is_place(parts[-1][-1].english):
        whole = parts[-1]  # its time stays behind: 夜晚的城市街道
        end = next((n for n, one in enumerate(whole) if one.sort == "phrase" and n), len(whole))
        whole.insert(end, item)
    else:
        parts.append([*phrasing.phrase([*reading.before, item]), *reading.after])
    reading.before, reading.after = [], []


def _modifier(parts: list[Part], *, later: bool) -> tuple[Part, Part]:
    """Take what stands before 的 off the parts. Return what stands before the noun, and what after.

    later: a verb follows; without one, the verb before is that of the clause: 车驶过威尼斯的桥.
    """
    verb = next((at for at in range(len(parts) - 1, -1, -1) if _sort(parts[at]) == "verb"), None)
    nominal = bool(parts) and _sort(parts[-1]) == "noun"
    acts = verb is not None and not later and any(_sort(one) == "noun" for one in parts[:verb])
    if acts and nominal and phrasing.is_place(phrasing.head(parts[-1])):
        return _belonging(parts.pop())
    if verb is not None and not (nominal and verb + 1 < len(parts) - 1 and not _is_place_after(parts, verb)):
        return _acting(parts, verb)
    if not parts:
        return [], []
    placed = _placed(list(parts))
    if len(placed) < len(parts) or placed[-1][0].sort == "preposition":
        del parts[-2 if _sort(parts[-1]) == "postposition" else -1 :]
        if parts and _sort(parts[-1]) == "preposition":
            parts.pop()
        return [], placed[-1]
    return _belonging(parts.pop())


def _acting(parts: list[Part], verb: int) -> tuple[Part, Part]:
    """Take a clause off the parts that describes a noun by what it does: 在雪地里奔跑的."""
    start = verb
    while start and _sort(parts[start - 1]) in ("adverb", "negation", "phrase", "postposition"):
        start -= 1
    at = next((i for i in range(start - 1, -1, -1) if _sort(parts[i]) == "preposition"), None)
    if at is not None and start - at <= _LONGEST_PLACE:
        start = at
    taken, parts[start:] = parts[start:], []
    count: Part = []
    if start and _sort(parts[-1]) in _MODIFIERS:  # 一个 …的 女孩
        count = parts.pop()
    said = _arranged(_placed(taken))
    return count, [phrasing.doing(one) if one.sort == "verb" else one for one in said]


def _belonging(owner: Part) -> tuple[Part, Part]:
    """Return a part before 的 as words that describe the next noun, before it or after it."""
    noun = phrasing.head(owner)
    if _sort(owner) in ("phrase", "adverb"):
        return [], owner
    if phrasing.is_place(noun):
        return [], [phrasing.made(phrasing.position(noun), owner[0]), *owner]
    if phrasing.is_worn(noun):
        return [], [phrasing.made("in", owner[0]), *owner]
    kept = [one for one in owner if not (one.sort == "article" and one.at == one.end)]
    return [replace(one, sort="adjective") if one.sort == "noun" else one for one in kept], []


def _is_place_after(parts: list[Part], verb: int) -> bool:
    return any(_sort(part) == "preposition" for part in parts[verb:])


def _placed(parts: list[Part]) -> list[Part]:
    """Return the parts with each place as one: 在 森林 里 is "in a forest"."""
    found: list[Part] = []
    at = 0
    while at < len(parts):
        part = parts[at]
        noun = parts[at + 1] if at + 1 < len(parts) else None
        if _sort(part) == "preposition" and len(part) == 1 and noun and _sort(noun) == "noun":
            position = parts[at + 2] if at + 2 < len(parts) else None
            said = position is not None and position[0].sort == "postposition" and position[0].english
            english = part[0].english
            if english == "in":
                word = phrasing.position(phrasing.head(noun))
                english = position[0].english if said and position else word
                english = word if english in ("in", "on") and word == "on" else english
            found.append([replace(part[0], english=english), *noun])
            at += 3 if said else 2
            continue
        if _sort(part) == "noun" and noun and noun[0].sort == "postposition" and noun[0].english:
            found.append([replace(noun[0], sort="preposition"), *part])
            at += 2
            continue
        if part[0].sort != "postposition":
            found.append(part)
        at += 1
    return found


def _arranged(parts: list[Part]) -> list[Item]:
    """Return a clause in English order: the places and manners before a verb follow its object."""
    found: list[Part] = []
    held: list[Part] = []
    subject: Part = []
    objects: Part = []
    acted = denied = False
    for at, part in enumerate(parts):
        sort = _sort(part)
        later = any(_sort(one) == "verb" for one in parts[at + 1 :])
        if sort == "preposition" and part[0].english == _VIRTUAL_OBJECT:
            objects = part[1:]
        elif sort == "preposition" and at and _sort(parts[at - 1]) == "verb":
            found.append(part)  # 坐 在 长椅 上
        elif part[0].english == "then":
            found.append(part)
        elif sort in ("preposition", "adverb", "phrase") and (later or not acted):
            held.append(part)
        elif sort == "negation" and part[0].english == "not":
            denied = True
        elif sort == "verb":
            if part[0].english == "has" and not any(_sort(one) == "noun" for one in found):
                continue  # 桌上 有 …: there is
            if acted and _sort(found[-1]) != "conjunction":
                found.append([phrasing.made("and", part[0], "conjunction")])
            verb = phrasing.denied(part[0]) if denied else part[0]
            found += [[phrasing.agreed(verb, subject)], *([objects] if objects else [])]
            acted, denied, objects = True, False, []
        else:
            subject = subject if acted else [*subject, *part]
            found.append(part)
    return [item for part in [*found, *held] for item in part]
