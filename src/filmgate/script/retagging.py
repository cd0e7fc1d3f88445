"""Corrections of tags that the search of the tagger cannot see, for they depend on words further away."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from filmgate.script import kinds, lexicon
from filmgate.script.describing import MATERIALS
from filmgate.script.lexicon import Reading, readings
from filmgate.script.tables import words
from filmgate.script.tokens import Token
from filmgate.script.verbs import BEGINS, CAUSES, WEARS

_LISTED = words("animal animals person people body garment jewel food plant")  # families of nouns in lists
_FINITE = ("V", "Z", "X")
LONGEST = 24  # tokens of a noun phrase at most
_ONWARD = words("into over through across toward towards onto off out down up along past away")
_CLAUSES = words("as like before after than")  # prepositions that may begin a clause
_PRONOUNS = words("it him them me us he she they")
_ONE = words("a an one each every")
_AFTER_VERB = words("P D R $ , C O")  # tags that may follow a verb
_PREDICATES = words("alive asleep awake alone afraid")  # adjectives that stand before no noun
_GROUPS = words("family group team crew band party troop troupe gang class")
_STUFFS = words("material food plant liquid")  # families of nouns that seldom act
_UNSEEN_FAMILIES = ("", "abstract", "time", "measure")  # families of nouns that cannot be seen


@dataclass(frozen=True, slots=True)
class Tagged:
    """A token with the reading that was chosen for it."""

    token: Token
    reading: Reading

    @property
    def tag(self) -> str:
        return self.reading.tag

    @property
    def lemma(self) -> str:
        return self.reading.lemma


def _described(tags: list[Tagged]) -> list[Tagged]:
    """Read a word in -ing between an article and another such as what describes that: a burning building."""
    for n, one in enumerate(tags[1:-1], 1):
        after, ends = tags[n + 1], n + 2 == len(tags) or tags[n + 2].tag in ("P", ",", "C")
        ways = {way.tag: way for way in readings(one.token.word)}
        noun = next((way for way in readings(after.token.word) if way.tag == "N"), None)
        like = ways.get("A") or ways.get("G")
        acts = one.token.word.endswith("ing") and (tags[n - 1].tag, one.tag, after.tag) == ("D", "N", "G")
        if acts and noun and like and ends:
            tags[n], tags[n + 1] = Tagged(one.token, replace(like, tag="A")), Tagged(after.token, noun)
    return tags


def corrected(tags: list[Tagged]) -> list[Tagged]:
    """Return the tagged tokens of a sentence with the tags that more distant words decide."""
    tags = _begun(_sports(_articled(_described(tags))))
    return _third_persons(_pair_verbs(_plurals(_more_verbs(_caused(_reciprocal(tags))))))


def _articled(tags: list[Tagged]) -> list[Tagged]:
    """Read as a noun what an article makes one: a remote, a sports ball."""
    for n, one in enumerate(tags[1:], 1):
        noun = next((way for way in readings(one.token.word) if way.tag == "N"), None)
        article = ("a", "an")
        last = n + 1 == len(tags) or tags[n + 1].tag in ("P", ",", "C")
        alone = one.tag == "A" and last and tags[n - 1].token.word in article
        after_plural = (
            one.tag == "V" and n > 1 and tags[n - 1].tag == "S" and tags[n - 2].token.word in article
        )
        if noun and ((alone and one.token.word in kinds.WORDS) or after_plural):
            tags[n] = Tagged(one.token, noun)
    return tags


def _sports(tags: list[Tagged]) -> list[Tagged]:
    """Read a noun and a word in -ing after "is" as one verb: is ice skating, are robot dancing."""
    for n, one in enumerate(tags[1:-1], 1):
        after = tags[n + 1]
        verb = next((way for way in readings(after.token.word) if way.tag == "G"), None)
        is_ = tags[n - 1].token.word in ("is", "are", "was", "were", "'s")
        if is_ and one.tag == "N" and verb and after.token.word.endswith("ing"):
            tags[n] = Tagged(one.token, Reading("R", one.token.word, 0.0))
            tags[n + 1] = Tagged(after.token, verb)
    return tags


def _begun(tags: list[Tagged]) -> list[Tagged]:
    """Read a word in -ing after "start" and the like as a verb: starts dancing."""
    for before, (n, one) in zip(tags, [*enumerate(tags)][1:], strict=False):
        verb = next((way for way in readings(one.token.word) if way.tag == "G"), None)
        if verb and one.tag == "N" and before.lemma in BEGINS and before.tag in ("V", "Z", "G"):
            tags[n] = Tagged(one.token, verb)
    return tags


def _reciprocal(tags: list[Tagged]) -> list[Tagged]:
    """Read the word before "each other" as a verb if it can be one: two samurai face each other."""
    for n, one in enumerate(tags[:-2]):
        if (tags[n + 1].token.word, tags[n + 2].token.word) in (("each", "other"), ("one", "another")):
            verb = next((way for way in readings(one.token.word) if way.tag == "V"), None)
            tags[n] = Tagged(one.token, verb) if verb and one.tag == "N" else one
    return tags


def _caused(tags: list[Tagged]) -> list[Tagged]:
    """Read a word after the object of "help" and the like as a verb, if it can be one: helps a boy tie it."""
    for n, one in enumerate(tags[1:-1], 1):
        before, after = tags[n - 1], tags[n + 1]
        if one.tag not in ("N", "V") or before.tag not in ("N", "S", "L"):
            continue
        verb = next((way for way in readings(one.token.word) if way.tag == "V"), None)
        opens = _back(tags, n, ("N", "S", "A", "M", "D", "L"))
        caused = opens >= 0 and tags[opens].lemma in CAUSES and tags[opens].tag in ("V", "Z", "G")
        if verb and caused and after.tag in ("D", "O", "P", "R"):
            tags[n] = Tagged(one.token, verb)
    return tags


def _more_verbs(tags: list[Tagged]) -> list[Tagged]:
    """Read a bare noun between "and" and a way as another verb: penguins waddle and dive into the sea."""
    plural = False  # a verb without -s stands before
    for n, one in enumerate(tags[:-1]):
        bare = one.tag == "N" and n > 0 and tags[n - 1].token.word in ("and", "then")
        if plural and bare and tags[n + 1].token.word in _ONWARD:
            verb = next((way for way in readings(one.token.word) if way.tag == "V"), None)
            tags[n] = Tagged(one.token, verb) if verb else one
        last = n + 1 == len(tags) - 1 and tags[n + 1].tag == "N" and one.token.word in ("and", "then")
        if plural and last and _is_act(tags[n + 1]):  # they meet and dissolve
            verb = next((way for way in readings(tags[n + 1].token.word) if way.tag == "V"), None)
            tags[n + 1] = Tagged(tags[n + 1].token, verb) if verb else tags[n + 1]
        plural = plural or one.tag == "V"
    return tags


def _pair_verbs(tags: list[Tagged]) -> list[Tagged]:
    """Change a noun to a verb where the sentence has several subjects and no other verb; return the tags.

    Examples: "a cat and a dog play with yarn"; "horses that pull a carriage trot down a lane"; "a man in a
    coat and a woman in a dress dance".
    """
    first_plural = next((n for n, one in enumerate(tags) if one.tag == "S"), len(tags))
    for n, one in enumerate(tags):
        if n and tags[n - 1].tag in ("V", "Z", "X"):
            break  # the sentence has a verb
        verb = next((way for way in readings(one.token.word) if way.tag == "V"), None)
        after = tags[n + 1].tag if n + 1 < len(tags) else "$"
        if verb is None or one.tag != "N" or not n or tags[n - 1].tag != "N":
            continue
        before = _back(tags, n, ("N", "A", "M", "D"))
        pair = before > 0 and tags[before].token.word == "and" and tags[before - 1].tag in ("N", "S", "L")
        dressed = lexicon.family(tags[n - 1].lemma) == "garment" and _joins(tags[:n])
        pair = pair and (_is_act(one) or verb.weight + 2 >= one.reading.weight)
        alive = lexicon.family(tags[n - 1].lemma) in ("person", "animal")
        pair |= before > 0 and tags[before].token.word == "and" and alive and after in ("D", "O")
        several = first_plural < before and _is_act(one)
        compound = is_thing(f"{tags[n - 1].lemma}-{one.lemma}")
        compound |= tags[n - 1].lemma in MATERIALS and one.reading.family == "garment"  # a silk dress
        ends = (
            after in (*_AFTER_VERB, "Z") or dressed or (pair and verb.weight > one.reading.weight)
        )  # his dog watch fireworks
        if (pair or several or dressed) and ends and not compound:
            tags[n] = Tagged(one.token, verb)
            if after == "Z":  # a mother and her child feed ducks
                plural = (way for way in readings(tags[n + 1].token.word) if way.tag == "S")
                tags[n + 1] = Tagged(tags[n + 1].token, next(plural, tags[n + 1].reading))
    return tags


def _third_persons(tags: list[Tagged]) -> list[Tagged]:
    """Change a plural noun to a verb where the sentence has none: "a cat with soft fur sleeps"."""
    if any(one.tag in _FINITE for one in tags):
        return tags
    inserted = _after_insertion(tags)
    if inserted:
        ways = readings(tags[inserted].token.word)
        tags[inserted] = Tagged(tags[inserted].token, next(way for way in ways if way.tag == "Z"))
        return tags
    for n, one in enumerate(tags[1:], 1):
        verb = next((way for way in readings(one.token.word) if way.tag == "Z"), None)
        before = tags[n - 1]
        if one.tag != "S" or verb is None or before.tag not in ("N", "S", "L"):
            continue
        family = lexicon.family(before.lemma)
        worn = family in ("body", "garment")  # seldom before another noun
        acts = family in ("animal", "person") and verb.weight >= one.reading.weight
        acts |= n + 1 < len(tags) and tags[n + 1].tag in ("D", "O")  # lights chases a van
        if (worn or acts) and not is_thing(f"{before.lemma}-{one.lemma}"):
            tags[n] = Tagged(one.token, verb)
            break
    return tags


def _after_insertion(tags: Sequence[Tagged]) -> int:
    """Return the index of a plural that is the verb after an insertion: "a girl, wearing a dress, twirls".

    0 if there is none.
    """
    commas = [n for n, one in enumerate(tags) if one.tag == ","]
    for before, comma in pairwise(commas):
        here = comma + 1
        inside = any(one.tag in ("G", "E") for one in tags[before:comma])
        if not inside or here >= len(tags) or tags[here].tag != "S":
            continue
        after = tags[here + 1].tag if here + 1 < len(tags) else "$"
        verb = any(way.tag == "Z" for way in readings(tags[here].token.word))
        if verb and after in ("$", "R", "P", "D", "O", ","):
            return here
    return 0


def _goes_on(tags: Sequence[Tagged], n: int, ways: Mapping[str, Reading]) -> bool:
    """Tell whether the plural after "and" at this token is another verb of a subject that has one already."""
    listed = n > 1 and tags[n - 1].tag == "," and _ends_list(tags, n)
    if (
        n < 2
        or not (listed or tags[n - 1].token.word in ("and", "then"))
        or tags[n - 2].tag not in ("N", "S", "R", "O", "Z", "P")
    ):
        return False
    after = tags[n + 1].tag if n + 1 < len(tags) else "$"
    noun = lexicon.family(ways["S"].lemma) if "S" in ways else ""
    seldom = noun not in _LISTED or ways["Z"].weight > ways["S"].weight
    return after in ("P", "R", "D", "O", "$", ",", "TO", "C") and seldom


def _ends_list(tags: Sequence[Tagged], n: int) -> bool:
    """Tell whether "and" and another verb follow the word at this token: wakes up, stretches and eats."""
    joined = n + 2 < len(tags) and tags[n + 1].token.word == "and"
    return joined and any(way.tag == "Z" for way in readings(tags[n + 2].token.word))


def _is_listed(tags: Sequence[Tagged], n: int) -> bool:
    """Tell whether the verb with -s at this token is a plural of parts or clothes before the real verb."""
    one, after = tags[n], tags[n + 1 : n + 2]
    if one.tag != "Z" or not n or tags[n - 1].tag not in ("C", "A") or not after:
        return False
    ways = {way.tag: way.lemma for way in readings(one.token.word)}
    verb = any(way.tag == "Z" for way in readings(after[0].token.word))
    return verb and lexicon.family(ways.get("S", "")) in ("body", "garment")


def _joins(tags: Sequence[Tagged]) -> bool:
    """Tell whether "and" joins two nouns of persons or things in these tokens."""
    return any(one.token.word == "and" and before.tag in ("N", "S", "L") for before, one in pairwise(tags))


def _is_act(one: Tagged) -> bool:
    """Tell whether a noun means an action or idea, and nothing that can be seen."""
    return lexicon.family(one.lemma) in _UNSEEN_FAMILIES


def is_thing(compound: str) -> bool:
    """Tell whether the lexicon has this compound noun as something that can be seen."""
    known = lexicon.entry(compound).get("n")
    return known is not None and known[1] not in _UNSEEN_FAMILIES


def _back(tags: Sequence[Tagged], here: int, inside: Collection[str]) -> int:
    """Return the index of the nearest token before `here` with a tag that is not in `inside`; else -1.

    No phrase is longer than LONGEST tokens.
    """
    reach = range(here - 1, max(here - 1 - LONGEST, -1), -1)
    return next((n for n in reach if tags[n].tag not in inside), -1)


def _plurals(tags: list[Tagged]) -> list[Tagged]:
    """Decide for words with -s whether they are plurals or verbs; return the tags.

    Examples: "under street lights" is a plural, "a girl in a coat runs" a verb.
    """
    third = finite = False  # whether there is a verb with -s, and a finite verb, before the token
    for n, one in enumerate(tags):
        if n:
            third, finite = third or tags[n - 1].tag == "Z", finite or tags[n - 1].tag in _FINITE
        if one.tag not in ("S", "Z"):
            continue
        if _is_listed(tags, n):  # blue eyes and freckles smiles
            tags[n] = Tagged(one.token, next(way for way in readings(one.token.word) if way.tag == "S"))
            continue
        ways = {way.tag: way for way in readings(one.token.word) if way.tag in ("S", "Z")}
        object_follows = n + 1 < len(tags) and tags[n + 1].token.word in _PRONOUNS
        if one.tag == "S" and "Z" in ways and (object_follows or _follows_group(tags, n, ways["Z"])):
            tags[n] = Tagged(one.token, ways["Z"])  # waters it; a family of four eats
            continue
        if other := lexicon.third_person(one.token.word):
            ways["Z"] = other
        if third and one.tag == "S" and "Z" in ways and _goes_on(tags, n, ways):
            tags[n] = Tagged(one.token, ways["Z"])  # flies out of a window and lands
            continue
        if one.tag == "S" and "Z" in ways and not finite and n and tags[n - 1].tag == "S":
            tags[n] = Tagged(one.token, ways["Z"])  # a boy with headphones skateboards
            continue
        many = n > 1 and tags[n - 1].tag == "S" and tags[n - 2].token.word == "of"
        last = tags[n - 1].tag if n else "^"
        if len(ways) < len("SZ") or one.tag not in ways or not (many or last in ("N", "A", "L")):
            continue
        if many or (n + 1 < len(tags) and tags[n + 1].tag in ("D", "O") and not finite):
            tags[n] = Tagged(one.token, ways["Z"])  # a herd of zebras drinks; metal forms a hand
            continue
        before = _back(tags, n, ("N", "A", "M"))
        counted = any(one.tag == "M" for one in tags[before + 1 : n])  # a thousand paper cranes
        opens = tags[before] if before >= 0 else None
        named = "S" if ways["S"].family == "garment" else ""  # Halloween costumes
        tag = named if last == "L" else _plural_or_verb(ways, tags[n - 1], opens)
        if tag and not counted:
            tags[n] = Tagged(one.token, ways[tag])
    return tags


def _follows_group(tags: Sequence[Tagged], n: int, verb: Reading) -> bool:
    """Tell whether the word with -s at this token is done by a counted group: a family of four eats."""
    if n > 1 and tags[n - 1].tag == "M" and tags[n - 2].lemma == "number":
        return True  # a man with the number 10 kicks a ball
    group = n > 2 and tags[n - 1].tag == "M" and tags[n - 2].token.word == "of"
    return group and tags[n - 3].lemma in _GROUPS and verb.weight >= tags[n].reading.weight


def _object_or_verb(ways: Mapping[str, Reading], noun: Tagged, opens: Tagged) -> str:
    """Return S for a word with -s at the end of what is worn or done to; "" if it may be something else.

    Examples: in white feather dresses; blowing soap bubbles.
    """
    worn = lexicon.family(ways["S"].lemma) == "garment"
    if worn and (opens.token.word in ("in", "with") or opens.lemma in WEARS):
        return "S"
    stuff = noun.tag == "N" and lexicon.family(noun.lemma) in _STUFFS
    return "S" if stuff and opens.tag in ("G", "V", "Z") else ""


def _after_preposition(ways: Mapping[str, Reading], noun: Tagged, word: str) -> str:
    """Return S or Z for a word with -s after a noun that follows the preposition `word`; "" if unsure."""
    if noun.lemma in MATERIALS and word != "of":
        return "S"  # as in "with neon signs"
    if noun.tag != "N" or word in _CLAUSES:
        return ""
    of_stuff = word == "of" and noun.lemma in MATERIALS
    grown = lexicon.family(noun.lemma) in ("time", "plant") and ways["S"].family == "plant"
    more = ways["S"].weight - ways["Z"].weight
    return "S" if grown or more > of_stuff else "Z"  # a pile of autumn leaves


def _plural_or_verb(ways: Mapping[str, Reading], noun: Tagged, opens: Tagged | None) -> str:
    """Return the tag of a word with -s: S (plural) or Z (verb), judged by the words before it; "" if both are
    possible.
    """
    word = opens.token.word if opens else ""
    thing = is_thing(f"{noun.lemma}-{ways['S'].lemma}")  # cherry blossoms
    acts = lexicon.family(noun.lemma) in ("person", "animal") and opens and opens.tag == "D"
    if noun.tag == "N" and (word in _ONE or (acts and not thing)):
        return "Z"  # the last guest leaves
    if noun.token.word in _PREDICATES:
        return "Z"  # a statue that seems alive blinks
    bare = opens is None or opens.tag in (",", "C")
    seen = noun.lemma in MATERIALS and ways["S"].family not in _UNSEEN_FAMILIES
    if (thing and (opens is None or noun.lemma in MATERIALS)) or (bare and seen):
        return "S"  # as in "neon signs" and "the ice cubes", but not in "metal flows"
    if noun.tag in ("N", "A") and opens and (tag := _object_or_verb(ways, noun, opens)):
        return tag
    return _after_preposition(ways, noun, word) if opens and opens.tag == "P" else ""
