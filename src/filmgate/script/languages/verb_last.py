"""The word order of Japanese, Korean and Hindi: the verb stands last, particles follow their noun, and what
describes a noun stands before it.
"""

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import takewhile

from filmgate.script.languages import phrasing
from filmgate.script.languages.pieces import Item
from filmgate.script.tables import words
from filmgate.script.verbs import GOES

# particles: the role of the noun before them
_ROLES = (
    dict.fromkeys(words("は も 은 는 -은 -는 도"), "topic")
    | dict.fromkeys(words("が 이 가 께서 ने"), "subject")
    | dict.fromkeys(words("を 을 를 को"), "object")
    | dict.fromkeys(words("の な 의 का की के वाला वाली वाले"), "of")
)
_MODIFIERS = frozenset(("adjective", "participle", "number", "article"))
_OPENS_NOUN = _MODIFIERS | {"noun", "pronoun"}
_CARRIED = ("in clothes", "with", "without")  # positions that describe the noun after them: を持った
_ATTRIBUTIVE = words("いる いた いく くる いった きた 있는 있던 हुआ हुई हुए वाला वाली वाले")
_NEGATIONS = ("not", "no")
_PLAIN_ENDS = tuple("るうくぐすむぶつぬただい")  # last letters of Japanese verbs that may describe a noun
_LINKING = ("고", "며", "서", "지", "다", "기", "가")
_PLURALS = words("들 たち 達")
_CROWDS = words("群 떼 무리 झुंड समूह भीड़".replace("\u093c", ""))  # the noun before them is many


@dataclass(slots=True)
class _Group:
    """A noun with what describes it. role: topic, subject, object, a preposition, or "" if no particle says
    it.
    """

    items: list[Item]
    role: str = ""

    @property
    def noun(self) -> str:
        nouns = takewhile(lambda one: one.sort not in ("preposition", "verb", "postposition"), self.items)
        return phrasing.head([one for one in nouns if one.sort in ("noun", "pronoun")])


@dataclass(slots=True)
class _Sentence:
    """A sentence while its items are read, in the order of the original."""

    items: Sequence[Item]
    apart: bool  # nouns side by side are two nouns (Hindi), not a compound
    parts: list[list[Item]] = field(default_factory=list)  # what is in English order already
    groups: list[_Group] = field(default_factory=list)
    before: list[Item] = field(default_factory=list)  # describes the next noun and stands before it
    after: list[Item] = field(default_factory=list)  # describes the next noun and stands after it
    adverbs: list[Item] = field(default_factory=list)
    subject: list[Item] = field(default_factory=list)  # that of the last verb
    acted: bool = False  # the last part has a verb, and "and" may join another to it
    denied: bool = False
    joins: bool = False  # the next noun is joined to the last one by "and"


def order(items: list[Item]) -> list[Item]:
    """Return the items of a sentence in English order: Japanese and Korean."""
    return [one for part in phrasing.cut(items) for one in _ordered(_Sentence(part, apart=False))]


def order_apart(items: list[Item]) -> list[Item]:
    """Return the items of a sentence in English order: Hindi, which has no compounds of bare nouns."""
    return [one for part in phrasing.cut(items) for one in _ordered(_Sentence(part, apart=True))]


def _ordered(sentence: _Sentence) -> list[Item]:
    for at in range(len(sentence.items)):
        _read(sentence, at)
    _finish(sentence)
    return phrasing.listed(sentence.parts)


def _read(sentence: _Sentence, at: int) -> None:
    item = sentence.items[at]
    if item.sort in ("noun", "pronoun"):
        _noun(sentence, at)
    elif item.sort in _MODIFIERS:
        _modifier(sentence, at)
    elif item.sort == "postposition":
        _particle(sentence, at)
    elif item.sort == "verb":
        _verb(sentence, at)
    elif item.sort == "adverb" or (item.sort == "phrase" and phrasing.is_adverbial(item)):
        sentence.adverbs.append(item)
    elif item.sort == "phrase":
        _finish(sentence)
        sentence.parts.append([item])
    elif item.sort == "negation":
        _negation(sentence, at)
    elif item.sort == "conjunction":
        if item.english == "and" and sentence.groups and not sentence.groups[-1].role:
            sentence.joins = True
    elif item.sort == "mark":
        _mark(sentence)


def _noun(sentence: _Sentence, at: int) -> None:
    item = sentence.items[at]
    groups = sentence.groups
    beside = at > 0 and sentence.items[at - 1].sort == "noun" and groups and not groups[-1].role
    new = bool(sentence.before or sentence.after)
    if (
        phrasing.is_film(item)
        and sentence.parts
        and not sentence.before
        and not sentence.after
        and not groups
    ):
        return  # "… の映像": it says nothing after a sentence
    if beside and not new and not sentence.apart:
        last = groups[-1].items
        place = max(i for i, one in enumerate(last) if one.sort == "noun") + 1
        last.insert(place, item)
        return
    group = phrasing.phrase([*sentence.before, item]) + sentence.after
    sentence.before, sentence.after = [], []
    if sentence.joins and groups:
        groups[-1].items += [phrasing.made("and", item, "conjunction"), *group]
        sentence.joins = False
        return
    groups.append(_Group(group))


def _modifier(sentence: _Sentence, at: int) -> None:
    item = sentence.items[at]
    before = sentence.items[at - 1] if at else None
    groups = sentence.groups
    counted = item.sort in ("number", "article") and before is not None and before.sort == "noun"
    if counted and groups and not groups[-1].role and not sentence.apart:  # 고양이 두 마리가
        rest = [one for one in groups[-1].items if one.sort != "article"]
        groups[-1].items = [item, *phrasing.several(rest)] if item.sort == "number" else groups[-1].items
        end = item.said[-1:]
        groups[-1].role = "object" if end in "을를" else "subject" if end in "이가은는" else ""
        return
    sentence.before.append(item)


def _particle(sentence: _Sentence, at: int) -> None:
    item = sentence.items[at]
    groups = sentence.groups
    if not groups or sentence.items[at - 1].sort in ("phrase", "adverb", "verb"):
        return
    if item.said in _PLURALS and not groups[-1].role:
        nouns = [one for one in groups[-1].items if one.sort != "article" or one.english != "a"]
        groups[-1].items = phrasing.several([one for one in nouns if one.english != "an"])
        return
    if any(crowd in item.said for crowd in _CROWDS) and not groups[-1].role:
        nouns = [one for one in groups[-1].items if one.sort not in ("article", "number")]
        many = replace(item, english="several", sort="number")
        groups[-1].items = [many, *phrasing.several(nouns)]
        groups[-1].role = _ROLES.get(item.said[-1], "")
        return
    role = _ROLES.get(unicodedata.normalize("NFC", item.said), item.english)
    if role == "of":
        _describe(sentence, groups.pop(), at)
    elif role in _CARRIED and _follows_noun(sentence, at):
        group = groups.pop()
        word = "in" if role == "in clothes" else role
        sentence.after = [*sentence.after, replace(item, english=word), *group.items]
    elif role == "toward":
        groups[-1].role = role  # also of an object
    elif role and not groups[-1].role:
        groups[-1].role = _position(role, groups[-1], item)


def _position(role: str, group: _Group, item: Item) -> str:
    """Return the preposition for a particle, which may depend on the noun."""
    if role == "in clothes":
        return "wearing"
    if role == "in" and item.said in ("で", "에서") and phrasing.is_tool(group.noun):
        return "with"
    if role == "to" and not phrasing.is_place(group.noun) and item.said in ("로", "으로"):
        return "with"
    if role == "in" and item.said in ("で", "に", "에", "에서", "에는", "에서는"):
        return phrasing.position(group.noun)
    return role


def _describe(sentence: _Sentence, group: _Group, at: int) -> None:
    """Let a noun with の, 의 or का describe the next noun."""
    if not _follows_noun(sentence, at):
        sentence.groups.append(group)
        return
    like = group.items[0]
    if phrasing.is_worn(group.noun):
        sentence.after = [phrasing.made("in", like), *group.items, *sentence.after]
    elif phrasing.is_place(group.noun):
        preposition = phrasing.position(group.noun)
        sentence.after = [*sentence.after, phrasing.made(preposition, like), *group.items]
    else:
        kept = [one for one in group.items if one.sort != "article" or one.end > one.at]
        simple = all(one.sort in (*_MODIFIERS, "noun") for one in kept)
        if simple:
            sentence.before += [replace(one, sort="adjective") if one.sort == "noun" else one for one in kept]
        else:
            sentence.after = [*sentence.after, phrasing.made("of", like), *group.items]


def _follows_noun(sentence: _Sentence, at: int) -> bool:
    """Tell whether a noun, or what describes one, follows."""
    for item in sentence.items[at + 1 :]:
        if item.sort == "postposition" and item.said in _ATTRIBUTIVE:
            continue
        return item.sort in _OPENS_NOUN and not phrasing.is_film(item)
    return False


def _verb(sentence: _Sentence, at: int) -> None:
    item = sentence.items[at]
    after = sentence.items[at + 1] if at + 1 < len(sentence.items) else None
    if sentence.denied or (after is not None and after.sort == "negation"):
        item, sentence.denied = phrasing.denied(item), False
    if _follows_noun(sentence, at) and _is_attributive(item, after, apart=sentence.apart):
        groups = [one for one in sentence.groups if one.role != "topic" and not _waits(sentence, one)]
        sentence.groups = [one for one in sentence.groups if one not in groups]
        later = any(one.sort == "verb" for one in sentence.items[at + 1 :])
        start = [phrasing.made("that", item, "pronoun"), item] if later else [phrasing.doing(item)]
        sentence.after = [*sentence.after, *start, *_arranged(item, groups), *sentence.adverbs]
        sentence.adverbs = []
        return
    _act(sentence, item)


def _waits(sentence: _Sentence, group: _Group) -> bool:
    """Tell whether a group belongs to a later verb: a bare noun in Hindi, the subject before its object."""
    return sentence.apart and group is sentence.groups[0] and group.role in ("", "subject")


def _is_attributive(item: Item, after: Item | None, *, apart: bool) -> bool:
    if after is not None and after.sort == "postposition" and after.said in _ATTRIBUTIVE:
        return True
    said = unicodedata.normalize("NFC", item.said)
    if apart:
        return False
    if "\uac00" <= said[-1] <= "\ud7a3":
        return not said.endswith(_LINKING) and (ord(said[-1]) - 0xAC00) % 28 == 4
    return said.endswith(_PLAIN_ENDS)


def _act(sentence: _Sentence, verb: Item) -> None:
    """Add what a verb and its nouns say to the English sentence."""
    groups = sentence.groups
    subjects = [one for one in groups if one.role in ("topic", "subject")]
    bare = [one for one in groups if not one.role]
    if not subjects and bare and (not sentence.acted or phrasing.is_alive(bare[0].noun)):
        subjects, bare = bare[:1], bare[1:]
    rest = [one for one in groups if one not in subjects]
    numbers = [one for one in sentence.before if one.sort == "number"]  # 犬が三匹走る
    if numbers and subjects:
        nouns = [one for one in subjects[-1].items if one.sort != "article"]
        subjects[-1].items = [*numbers, *phrasing.several(nouns)]
    sentence.subject = [one for group in subjects for one in group.items] or sentence.subject
    if verb.english == "plays music" and any(one.role in ("object", "") for one in rest):
        verb = replace(verb, english="plays")
    arranged = _arranged(verb, rest)
    verb = phrasing.agreed(verb, sentence.subject)
    said = [*[one for group in subjects for one in group.items], verb, *arranged]
    said += sentence.adverbs
    if sentence.acted and not subjects:
        sentence.parts[-1] += [phrasing.made("and", verb, "conjunction"), *said]
    else:
        sentence.parts.append(said)
    sentence.groups, sentence.before, sentence.adverbs, sentence.acted = [], [], [], True


def _arranged(verb: Item, groups: Sequence[_Group]) -> list[Item]:
    """Return the nouns of a verb in English order: its object first, then those with prepositions."""
    found: list[Item] = []
    done = any(one.role == "object" for one in groups)  # a kite flies, who flies it stays on the hill
    rides = verb.english.partition(" ")[0] in ("rides", "drives", "looks")
    for group in sorted(groups, key=lambda one: one.role not in ("object", "")):
        role = (
            "" if rides and group.role in ("in", "on") and not phrasing.is_place(group.noun) else group.role
        )
        if role == "on" and phrasing.base(verb) == "fly" and not done:
            role = "over"
        if role == "object" and phrasing.base(verb) in GOES and phrasing.is_place(group.noun):
            role = phrasing.position(group.noun)  # 森を走る
        if role in ("object", "subject", "topic", ""):
            found += group.items
        else:
            found += [phrasing.made(role, group.items[0]), *group.items]
    return found


def _negation(sentence: _Sentence, at: int) -> None:
    item, last = sentence.items[at], sentence.items[at - 1] if at else None
    if item.english == "no" and sentence.groups:
        group = sentence.groups.pop()
        nouns = [one for one in group.items if one.sort != "article"]
        sentence.parts.append([item, *nouns])
        sentence.acted = False
    elif item.english == "not" and (last is None or last.sort != "verb"):
        sentence.denied = True


def _mark(sentence: _Sentence) -> None:
    """Read a comma: it ends a part, unless a particle says that the part goes on."""
    if sentence.groups and sentence.groups[-1].role:
        return
    if sentence.groups or not sentence.acted:
        _finish(sentence)


def _finish(sentence: _Sentence) -> None:
    """Add what is left without a verb."""
    rest = sentence.groups
    subjects = [one for one in rest if one.role in ("topic", "subject", "object", "")]
    said = [one for group in subjects for one in group.items]
    for group in rest:
        if group not in subjects:
            said += [phrasing.made(group.role, group.items[0]), *group.items]
    said += [*sentence.before, *sentence.after]
    if said:
        sentence.parts.append([*said, *sentence.adverbs])
        sentence.acted = False
    elif sentence.adverbs and sentence.parts:
        sentence.parts[-1] += sentence.adverbs
    elif sentence.adverbs:
        sentence.parts.append(sentence.adverbs)
    sentence.groups, sentence.before, sentence.after, sentence.adverbs = [], [], [], []
