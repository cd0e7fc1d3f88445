"""Clauses: who does what to what, with what and where. One pass over each sentence, from left to right."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from filmgate.script import lexicon
from filmgate.script.phrases import FILM, MEASURES, Phrase, phrases
from filmgate.script.describing import COLOURS, EMOTIONS, MATERIALS
from filmgate.script.roles import ALIVE, Cast, Draft, drawable
from filmgate.script.script import Beat, Garment, Where
from filmgate.script.tagger import Tagged

_VERBS = ("V", "Z", "G", "E")
_WEARS = {"wear", "don", "sport"}
_HOLDS = {"hold", "carry", "clutch", "grip", "grasp", "cradle", "brandish", "wield"}
# past participles that say how somebody or something is, not what happens
_COVERED = {"line", "cover", "fill", "bathe", "surround", "light", "drench", "adorn", "decorate", "illuminate", "soak", "coat", "crowd",
            "pack", "flank", "frame", "wrap", "shroud", "dot", "litter", "set", "nestle", "make", "style", "inspire", "silhouette"}  # fmt: skip
_BEGIN = {"begin", "start", "continue", "try", "keep", "proceed", "attempt", "manage"}  # what follows is done
_TOGETHER = {("set", "up"), ("pick", "up"), ("put", "on"), ("take", "off"), ("turn", "on"), ("turn", "off"), ("blow", "out"),
             ("light", "up"), ("blow", "up"), ("open", "up"), ("tie", "up"), ("lift", "up"), ("hold", "up"), ("throw", "away"),
             ("put", "down"), ("knock", "over"), ("push", "over"), ("cut", "down"), ("build", "up"), ("fill", "up"), ("put", "out")}  # fmt: skip
_PUTS = {"put", "place", "set", "lay", "pour", "drizzle", "drop", "hang", "pin", "paint", "write", "draw", "spread", "sprinkle",
         "grow", "stick", "arrange", "stack", "serve", "mount", "attach", "slide", "slip", "fix", "plant"}  # fmt: skip
# movements: before a noun, their participles say what it does
_MOVES = {"spin", "burn", "roll", "fall", "fly", "run", "gallop", "leap", "jump", "crash", "swirl", "rotate", "flow", "drift", "dance",
          "walk", "swim", "march", "explode", "collapse", "erupt", "bounce", "sway", "flutter", "melt", "speed", "race", "rise"}  # fmt: skip
_SURFACES = {"ground", "floor", "air", "sky-line", "scenery", "surroundings", "horizon", "sign-language"}
_POSES = {
    "stand": "standing", "sit": "sitting", "seat": "sitting", "lie": "lying", "kneel": "kneeling", "crouch": "crouching",
    "lean": "leaning", "hang": "hanging", "perch": "sitting", "squat": "crouching", "recline": "lying", "float": "floating",
    "hover": "floating",
}  # fmt: skip
_TURNS = {"become", "transform", "morph", "change"}
_STATES = {"be", "have", "seem", "appear", "remain", "stay", "feature", "show", "depict", "include", "contain", "surround"}
_CAMERA = {"camera", "lens", "frame", "viewer", "focus"}
_AT = {
    "on": "on", "onto": "on", "atop": "on", "upon": "on", "under": "under", "beneath": "under", "below": "under",
    "underneath": "under", "in": "in", "inside": "in", "within": "in", "behind": "behind", "beside": "beside",
    "alongside": "beside", "by": "beside", "near": "near", "between": "between", "among": "around", "amid": "around",
    "around": "around", "above": "above", "over": "over", "against": "against", "at": "near", "in front of": "in front of",
    "on top of": "on", "next to": "beside", "close to": "near", "inside of": "in", "out of": "in", "opposite": "in front of",
    "outside": "near", "amidst": "around", "on the left of": "at left", "on the right of": "at right",
    "on the top of": "on", "on the bottom of": "under", "at the side of": "beside", "to the left of": "at left", "to the right of": "at right", "off": "on",
}  # fmt: skip
_WAYS = {
    "to": "to", "toward": "to", "towards": "to", "from": "source", "out of": "source", "off": "source", "over": "over",
    "across": "over", "through": "through", "along": "along", "down": "along", "up": "along", "into": "into",
    "onto": "to", "past": "over", "at": "to", "as": "", "like": "",
}  # fmt: skip
_LONG = ("on the right of", "on the left of", "on the top of", "on the bottom of", "at the side of", "in front of", "on top of", "next to", "close to", "inside of", "out of", "to the left of", "to the right of")
_JOINING = {"as", "before", "after", "until", "since", "like"}
_SET_IN = {"in", "at", "on", "through", "across", "along", "over", "inside", "into", "under", "around", "down", "up", "within",
           "outside", "onto", "throughout", "from", "toward", "towards", "off", "above", "by", "near", "to", "against"}  # fmt: skip
_INDOORS = {"in", "inside", "at", "within", "into", "through", "outside"}
_GROUNDS = {"bridge", "pier", "roof", "rooftop", "balcony", "deck", "platform", "porch", "terrace", "dock", "jetty", "stage", "sidewalk",
            "pavement", "staircase", "track", "court", "rink"}  # fmt: skip
_LANDS = {"country", "continent", "region"}
_PARTS = ("middle", "center", "centre", "edge", "top", "front", "side", "end", "bottom", "foreground", "background", "distance",
          "left", "right", "corner", "heart", "surface", "shadow", "midst", "back", "interior", "entrance", "depth")  # fmt: skip


@dataclass(slots=True)
class Read:
    """What was read so far of one shot."""

    cast: Cast = field(default_factory=Cast)
    beats: list[Beat] = field(default_factory=list)
    place: str = ""
    place_name: str = ""
    place_rank: int = 9
    absent: list[str] = field(default_factory=list)


class Clauses:
    """The reader of one sentence."""

    def __init__(self, read: Read, sentence: Sequence[Tagged]) -> None:
        self._read, self._sentence = read, sentence
        self._phrases = {one.first: one for one in phrases(sentence)}
        self._subjects: list[Draft] = []  # of the clause
        self._main: list[Draft] = []  # of the sentence
        self._last: Draft | None = None  # whom the last phrase was about
        self._before = ""  # how the last phrase came in: subject, object, or a preposition
        self._open: list[int] = []  # the open beats: one for each who does it
        self._verb = ""
        self._preposition = ""
        self._anchor: Draft | None = None  # what the last preposition was about
        self._passive = self._camera = self._negated = False
        self._joined = False  # "and" or a comma stands before this
        self._object_before = False  # the phrase before the preposition was the object

    def read(self) -> None:
        at = 0
        while at < len(self._sentence):
            at = self._step(at)

    def _step(self, at: int) -> int:
        one = self._sentence[at]
        if phrase := self._phrases.get(at):
            return self._noun(phrase)
        if long := self._long_preposition(at):
            self._preposition = long
            return at + len(long.split())
        word, tag = one.token.word, one.tag
        if tag == "P" or word == "to":
            self._preposition = word
        elif tag in (*_VERBS, "X"):
            return self._predicate(at)
        elif tag == "O":
            self._pronoun(word)
        elif tag in ("C", ",", "Q", "T"):
            self._join(word, tag)
        elif tag == "A":
            self._describe(word)
        elif tag == "NOT":
            self._negated = True
        elif tag == "R":
            self._adverb(word)
        return at + 1

    def _long_preposition(self, at: int) -> str:
        words = [one.token.word for one in self._sentence[at : at + 4]]
        return next((long for long in _LONG if words[: len(long.split())] == long.split()), "")

    def _join(self, word: str, tag: str) -> None:
        if word in ("as", "while", "when", "because", "until", "if", "but", "though", "although", "so"):
            self._open, self._verb, self._before, self._preposition = [], "", "", ""
        if tag == "Q" and self._last:
            self._subjects, self._verb, self._open = [self._last], "", []
        self._joined, self._negated = tag != "Q", False
        if tag in ("C", "T") or word == ",":
            self._preposition = "" if word != "and" else self._preposition

    # nouns

    def _noun(self, phrase: Phrase) -> int:
        after = phrase.last + 1
        if self._preposition in _JOINING and self._acts_next(phrase) and not self._compares(phrase):  # as the sun sets
            self._join("as", "C")
        if self._preposition == "of" and self._verb == "make" and phrase.noun in MATERIALS and self._last:
            self._last.words.append(phrase.noun)
            self._preposition = ""
            return after
        following = self._sentence[after].token.word if after < len(self._sentence) else ""
        if following == "of" and (inner := self._phrases.get(after + 1)):
            if phrase.noun in FILM or phrase.noun in _PARTS or phrase.noun in ("style", "sort"):
                self._preposition = self._preposition if phrase.noun in _PARTS else ""
                return self._noun(inner)
            if phrase.noun in MEASURES:
                return self._noun(_counted(phrase, inner))
        if phrase.noun in _CAMERA or (phrase.noun in FILM and not self._preposition and self._before != "object"):
            self._camera, self._preposition = True, ""
            return after
        if phrase.owner is not None and not drawable(phrase):
            owner = next((one for one in phrases(self._sentence[phrase.first : phrase.owner + 1])), None)
            if owner and drawable(owner):
                self._place_in_clause(self._read.cast.add(owner), phrase)
            return after
        if self._preposition in ("like", "than") or (self._preposition == "as" and self._verb != "dress"):
            self._preposition = ""
            return after
        if self._preposition in ("of", "for", "about", "with") and not self._last and not self._subjects:
            self._preposition = ""
        if self._preposition == "with" and self._before == "abstract":
            self._preposition = ""
        if self._preposition == "as" and self._verb == "dress" and self._subjects:
            self._subjects[0].words.append(phrase.noun)
            self._preposition = ""
            return after
        if phrase.negated or self._negated or self._preposition == "without":
            self._read.absent.append(phrase.noun)
            self._negated, self._preposition = False, ""
            return after
        if {"empty", "deserted", "abandoned", "desolate"} & {*phrase.words} and phrase.family in ("place", "room") and "person" not in self._read.absent:
            self._read.absent += ["person"] if {"empty", "deserted"} & {*phrase.words} else []
        if self._preposition and self._sets(phrase):
            self._preposition, self._before = "", "place"
            return after
        if not drawable(phrase) or phrase.family == "weather" and phrase.noun in ("rain", "snow", "fog", "mist", "wind", "storm", "moonlight", "sunlight", "light", "sunshine"):
            self._abstract(phrase)
            return after
        if phrase.noun in FILM or phrase.noun in _PARTS or phrase.noun in _SURFACES:
            self._preposition = ""
            return after
        if self._wears(phrase):
            return after
        draft = self._read.cast.add(phrase)
        if phrase.owner is not None:
            self._own(phrase, draft)
        elif draft.family == "body" and phrase.whose and (owner := self._read.cast.meant(phrase.whose)) and owner is not draft:
            draft.part_of = draft.part_of or owner.id
        self._place_in_clause(draft, phrase)
        for word in phrase.words:  # a spinning wheel
            verb = next((one.lemma for one in lexicon.readings(word) if one.tag == "G"), "")
            if verb in _MOVES:
                self._read.beats.append(Beat(role=draft.id, does=verb))
                draft.words = [one for one in draft.words if one != word]
        return after

    def _compares(self, phrase: Phrase) -> bool:
        """Tell whether a simile ends in this phrase: as brave as a lion."""
        words = [one.token.word for one in self._sentence[max(phrase.first - 3, 0) : phrase.first]]
        return words[-1:] == ["as"] and words[:1] == ["as"]

    def _own(self, phrase: Phrase, draft: Draft) -> None:
        """Note whose part this is: the girl's hands."""
        owner = next((one for one in phrases(self._sentence[phrase.first : (phrase.owner or 0) + 1])), None)
        if owner and drawable(owner) and draft.family == "body":
            draft.part_of = self._read.cast.add(owner).id

    def _sets(self, phrase: Phrase) -> bool:
        """Tell whether this phrase says where the shot is; if so, keep it."""
        family, preposition = phrase.family, self._preposition
        rank = {"place": 1, "room": 0, "building": 2, "sky": 3}.get(family, 9)
        if preposition == "on" and phrase.noun in _GROUNDS:
            rank, family = 1, "place"
        if phrase.name and preposition in _SET_IN and phrase.noun in _LANDS:
            self._read.place_name = self._read.place_name or phrase.name
            return True
        if phrase.name and phrase.noun == "person" and preposition in ("in", "at", "through", "across"):
            self._read.place_name = self._read.place_name or phrase.name
            return True
        if preposition == "of" and rank <= 1 and self._last and not self._read.place:
            self._read.place, self._read.place_rank = phrase.noun, rank
            return True
        if rank == 9 or preposition not in _SET_IN or (family == "building" and preposition not in _INDOORS):
            return False
        if family == "sky" and (preposition not in ("in", "through", "across") or phrase.noun in ("sun", "moon", "star")):
            return False
        if preposition == "from" and self._open:
            return False
        if self._read.place and (rank >= self._read.place_rank or self._read.place == phrase.noun):
            self._read.place_name = self._read.place_name or phrase.name
            self._way("place")
            return family != "building"
        self._read.place, self._read.place_rank = phrase.noun, rank
        self._read.place_name = self._read.place_name or phrase.name
        self._way("place")
        return True

    def _abstract(self, phrase: Phrase) -> None:
        """Take a light verb with its noun for a verb (to take a stroll), and leave other abstract nouns."""
        if self._open and self._verb in ("take", "have", "make", "do", "give") and self._before == "verb":
            if "v" in lexicon.entry(phrase.noun):
                self._change(does=phrase.noun)
        if self._preposition in ("with", "in", "of") and (emotion := EMOTIONS.get(phrase.noun)) and self._subjects:
            self._subjects[0].words.append(emotion)
        if not self._preposition and self._acts_next(phrase):  # while snow falls: nobody does it
            self._subjects, self._open, self._camera = [], [], True
        elif not self._preposition and self._joined:
            self._open, self._verb = [], ""
        self._preposition, self._before = "", "abstract"

    def _wears(self, phrase: Phrase) -> bool:
        wearers = [one for one in (self._subjects or ([self._last] if self._last else [])) if one.family in (*ALIVE, "machine", "toy", "device")]
        dons = self._verb in _WEARS and self._before in ("verb", "worn") and not self._preposition
        if not wearers or not (phrase.family in ("garment", "jewel") or dons):
            return False
        worn = self._verb in _WEARS and self._before in ("verb", "object", "worn") and not self._preposition
        dressed = self._preposition in ("in", "with") and (self._verb == "dress" or self._before in ("subject", "object", "worn", "verb", "place", "as", "in"))
        again = self._before == "worn" and self._joined and not self._preposition
        if not (worn or dressed or again):
            return False
        near = self._last if self._before in ("object", "as") and dressed and self._last in wearers or self._before == "object" and self._last and self._last.family in ALIVE else None
        for one in [near] if near else wearers:
            colours = tuple(word for word in phrase.words if word in COLOURS)
            material = next((MATERIALS[word] for word in (*phrase.words, *phrase.nouns) if word in MATERIALS), "")
            one.wears.append(Garment(noun=phrase.noun.replace("-", " "), colours=colours, material=material))
        self._preposition, self._before, self._joined = "", "worn", False
        return True

    def _place_in_clause(self, draft: Draft, phrase: Phrase) -> None:
        preposition, self._preposition = self._preposition, ""
        joined, self._joined = self._joined, False
        before, last = self._before, self._last
        self._last = draft
        if preposition:
            self._object_before = before == "object"
            self._before, self._anchor = preposition, last
            self._attach(preposition, draft, last)
            return
        if joined and before and self._acts_next(phrase) and (self._verb or before != "subject"):
            before = ""
        if joined and before == "subject":
            self._subjects.append(draft)
        elif joined and before == "object" and self._open and last:
            self._hold(draft)
        elif joined and before == "with" and self._anchor:
            self._attach("with", draft, self._anchor)
        elif joined and before in _AT and last:
            draft.where = list(last.where)
        elif before == "verb" and self._open:
            if self._verb in ("enter", "leave", "exit") and draft.family in ("place", "room") and not self._read.place:
                self._read.place, self._read.place_rank = draft.noun, 1
                self._read.cast.drafts.pop(draft.id)
                self._change(object="place")
            else:
                self._object(draft)
            self._before = "object"
            return
        elif before in ("verb", "is") and self._verb in (*_HOLDS, "have", "be"):
            if self._verb in _HOLDS:
                self._hold(draft)
            elif draft.family == "body" and (owner := self._alive(None)):
                draft.part_of = owner.id
            self._before = "object"
            return
        else:
            self._begin(draft)
            return
        self._before = before

    def _begin(self, draft: Draft) -> None:
        self._subjects, self._verb, self._open, self._before = [draft], "", [], "subject"
        self._main = self._main or [draft]
        self._passive = self._camera = False

    def _acts_next(self, phrase: Phrase) -> bool:
        """Tell whether a verb follows this phrase: it begins a clause of its own."""
        rest = self._sentence[phrase.last + 1 :]
        following = next((one for one in rest if one.tag not in ("R", ",")), None)
        return following is not None and following.tag in ("X", *_VERBS)

    def _attach(self, preposition: str, draft: Draft, last: Draft | None) -> None:
        """Put what follows a preposition where it belongs: to the open beat, or to the last role."""
        if preposition == "with" and draft.family == "body" and (owner := self._alive(last)):
            draft.part_of = owner.id
        elif preposition == "with" and not self._open and last and draft.family not in ALIVE:
            if last.family in ALIVE:
                last.holds.append(draft.id)
            else:
                draft.where.append(Where(relation="on", of=last.id))
        elif preposition == "with" and draft.family in ("sky", "weather", "place", "building", "room", "plant"):
            return  # in the picture, and used for nothing
        elif preposition == "with" and self._open:
            if draft.family in ALIVE:
                for one in self._subjects[:1]:
                    draft.where.append(Where(relation="beside", of=one.id))
            else:
                self._change(using=draft.id)
        elif preposition == "by" and self._passive and self._open:
            self._change(role=draft.id)
            draft.acts = True
        elif preposition == "of" and last:
            last.part_of = draft.id if last.family == "body" else last.part_of
        elif preposition in _WAYS and self._open and self._way(draft.id, preposition):
            return
        elif preposition in _AT:
            of = draft.id
            placed = self._subjects if self._verb or not last else [last]
            if last and self._object_before and (self._verb in _PUTS or last.family == "body"):
                placed = [last]
            for one in placed or ([last] if last else []):
                if one is not draft and not (draft.family == "body" and one.family in ALIVE):
                    one.where.append(Where(relation=_AT[preposition], of=of))

    def _alive(self, last: Draft | None) -> Draft | None:
        """Return who has the part that is spoken of: the last role if it is alive, else the subject."""
        return next((one for one in (last, *self._subjects) if one and one.family in ALIVE), None)

    def _way(self, id: str, preposition: str = "") -> bool:
        slot = _WAYS.get(preposition or self._preposition, "")
        if not self._open and self._verb == "carry" and slot and self._subjects:
            self._do("carry", self._subjects, passive=False)
            self._change(object=next(iter(self._subjects[0].holds), ""))
        if not self._open or not slot or self._verb in _POSES:
            return False
        if self._verb in _TURNS | {"turn", "grow"} and slot == "into" and id != "place":
            self._change(becomes=id)
        elif not getattr(self._read.beats[self._open[0]], slot):
            changes: dict[str, Any] = {slot: id}
            self._change(**changes)
        return True

    def _object(self, draft: Draft) -> None:
        beat = self._read.beats[self._open[0]]
        if self._verb == "become":
            self._change(becomes=draft.id)
        elif not beat.object:
            self._change(object=draft.id)

    def _hold(self, draft: Draft) -> None:
        if self._verb in _HOLDS:
            for one in self._subjects:
                one.holds.append(draft.id)

    def _change(self, **slots: Any) -> None:
        for number in self._open:
            self._read.beats[number] = replace(self._read.beats[number], **slots)

    # verbs

    def _predicate(self, at: int) -> int:
        group = at
        auxiliary = False
        while group < len(self._sentence) and group not in self._phrases:
            tag = self._sentence[group].tag
            if tag == "X":
                auxiliary = True
            elif tag == "NOT":
                self._negated = True
            elif tag not in ("R", "TO") or not self._verb_follows(group):
                break
            elif tag == "R":
                self._adverb(self._sentence[group].token.word)
            group += 1
        if group + 1 < len(self._sentence) and self._sentence[group].lemma in _BEGIN and group not in self._phrases:
            following = self._sentence[group + 1 : group + 3]
            if following[0].tag == "G" or (len(following) > 1 and following[0].tag == "TO" and following[1].tag in _VERBS):
                return group + 1 + (following[0].tag == "TO")
        if group >= len(self._sentence) or self._sentence[group].tag not in _VERBS or group in self._phrases:
            if auxiliary:
                self._verb, self._open, self._before = "be", [], "is"
            return max(group, at + 1)
        verb = self._sentence[group]
        self._verb_at(group, passive=verb.tag == "E" and (auxiliary or self._by_follows(group)))
        after = self._sentence[group + 1].token.word if group + 1 < len(self._sentence) else ""
        return group + 1 + ((verb.lemma, after) in _TOGETHER)

    def _verb_follows(self, at: int) -> bool:
        rest = self._sentence[at + 1 : at + 4]
        return any(one.tag in _VERBS for one in rest) and all(one.tag in (*_VERBS, "R", "TO", "X", "NOT") for one in rest[:1])

    def _by_follows(self, at: int) -> bool:
        return any(one.token.word == "by" for one in self._sentence[at + 1 : at + 3])

    def _verb_at(self, at: int, *, passive: bool) -> None:
        one = self._sentence[at]
        self._verb, self._passive = one.lemma, passive
        self._before, self._preposition = "verb", ""
        actors = self._actors(one)
        self._joined = False
        if self._camera or not actors:
            self._open = []
            return
        self._subjects = actors
        if emotion := EMOTIONS.get(one.lemma):
            actors[0].words.append(emotion)
        if self._negated:
            self._negated, self._open = False, []
            return
        if one.lemma in _POSES and not passive:
            for actor in actors:
                actor.pose = actor.pose or _POSES[one.lemma]
            self._open = []
            return
        if one.lemma in _STATES | _WEARS | _HOLDS | {"dress"} or (one.tag == "E" and one.lemma in _COVERED):
            self._open = []
            return
        self._do(one.lemma, actors, passive=passive)

    def _do(self, verb: str, actors: list[Draft], *, passive: bool) -> None:
        """Open a beat for each of those who act."""
        self._open = []
        for actor in actors:
            actor.acts = True
            self._open.append(len(self._read.beats))
            done = Beat(role="", does=verb, object=actor.id) if passive else Beat(role=actor.id, does=verb)
            self._read.beats.append(done)

    def _actors(self, one: Tagged) -> list[Draft]:
        """Return who does what this verb says: after a noun phrase in mid clause mostly who is alive."""
        if one.tag in ("G", "E") and self._last and self._before not in ("subject", "", "is") and not self._joined:
            if self._last.family in ALIVE or self._before == "object" and self._last.family not in ("garment", "thing"):
                return [self._last]
        return self._subjects or self._main

    def _describe(self, word: str) -> None:
        if self._before == "is" and self._subjects:
            for one in self._subjects:
                one.words.append(word)

    def _adverb(self, word: str) -> None:
        if not word.endswith("ly"):
            return
        if word in EMOTIONS and self._subjects:
            self._subjects[0].words.append(EMOTIONS[word])
        if self._open:
            self._change(manner=(*self._read.beats[self._open[0]].manner, word))

    def _pronoun(self, word: str) -> None:
        meant = self._read.cast.meant(word)
        if meant is None:
            return
        if self._preposition in _JOINING:
            self._join("as", "C")
        if self._preposition:
            self._attach(self._preposition, meant, self._last)
            self._preposition = ""
        elif self._before == "verb" and self._open:
            self._object(meant)
        else:
            self._begin(meant)
        self._last = meant


def _counted(measure: Phrase, inner: Phrase) -> Phrase:
    """Return the phrase after "of" with the number that the phrase before it gives: a pair of shoes."""
    number = MEASURES[measure.noun]
    if measure.plural and measure.noun in ("dozen", "ten", "score"):
        number = -1
    if measure.count is not None and measure.count > 0 and number > 1:
        number *= measure.count
    count = number if inner.count is None or inner.count == 0 else inner.count
    return replace(inner, first=measure.first, count=count, words=(*measure.words, *inner.words), negated=measure.negated or inner.negated)


