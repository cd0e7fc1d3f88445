"""The meaning of noun phrases: each is read as a place, a garment, something absent, a role, or nothing."""

from dataclasses import replace

from filmgate.script import doing, lexicon
from filmgate.script.clause import Clause
from filmgate.script.describing import EMOTIONS, MATERIALS
from filmgate.script.entrance import Entrance
from filmgate.script.location import empty, locate
from filmgate.script.phrases import FILM, MEASURES, Phrase
from filmgate.script.relations import SIDES, is_absence
from filmgate.script.roles import ALIVE, Draft, drawable
from filmgate.script.script import Where
from filmgate.script.sentence import Sentence
from filmgate.script.tables import words, words_of
from filmgate.script.verbs import HOLDS, LIGHT
from filmgate.script.wardrobe import dress

CONJUNCTIONS = words("as before after until since")  # prepositions that may begin a clause
_LUMPS = words("piece chunk lump bar block nugget slab sheet strip rod cube sample brick fragment")
# substance: the noun for a piece of it
_SUBSTANCES = words_of(
    {
        "ingot": (
            "iron steel gold silver copper brass bronze lead tin zinc aluminum aluminium metal titanium "
            "platinum nickel magnesium sodium potassium lithium"
        ),
        "rock": "coal charcoal granite ore sulfur salt chalk concrete",
        "cube": "rubber plastic wax soap clay foam jelly",
    }
)
_CAMERA = words("camera lens frame viewer focus")
# nouns for parts: in "the top of a hill", the hill is meant
_PARTS = words(
    "middle center centre edge top front side end bottom foreground background distance left right corner "
    "heart surface shadow inside outside midst back interior entrance depth"
)
_ARTISTS = ("man", "woman", "person")
_PARTS_AT = {"bottom": "in", "heart": "in", "middle": "in", "center": "in", "centre": "in", "top": "on"}
# nouns that mean the whole in "the strings of a guitar", but are things by themselves
_PIECES = words("cover page string lid key petal handle peel wheel engine")
_FORMS = words("shape form outline silhouette figure image")  # of something: that is meant
_UNMEANT = FILM | _PARTS | _FORMS | words("style sort")
_SHAPES = words(
    "shape sphere pyramid circle triangle spiral square rectangle line dot star heart ring hexagon oval"
)
_LETTERS = words("word letter number text")  # things where their text follows
# nouns that make no roles
_SURROUNDINGS = words("ground floor air sky-line scenery surroundings horizon sign-language")
_UNDERFOOT = words("ground floor")
_UNPLACED = _UNDERFOOT | _PARTS
_NO_ROLES = FILM | _PARTS | _SURROUNDINGS
_SHOWING = words("show depict feature capture reveal begin start open focus present portray display")
_PICTURES = words("photograph photo picture painting drawing portrait")
# light and weather: they are in the picture, but do no actions
_WEATHER = words(
    "rain snow fog mist wind storm moonlight sunlight light sunshine dust haze breeze gust blizzard drizzle "
    "downpour thunder aurora sandstorm candlelight firelight lamplight starlight daylight torchlight "
    "spotlight twilight darkness"
)
_AIRS = words("breeze wind rain fog mist storm")  # also with a word before them


class Referents:
    """Reads the noun phrases of one sentence, and adds their meaning to the clause and the shot."""

    def __init__(self, sentence: Sentence, clause: Clause) -> None:
        self._sentence, self._clause, self._shot = sentence, clause, clause.shot
        self._entrance = Entrance(sentence, clause)

    def read(self, phrase: Phrase) -> int:
        """Read one noun phrase, or the phrase after its "of" if that one is meant. Return the index of the
        next token.
        """
        meant: Phrase | None = phrase
        if phrase.noun == "one" and (told := self._told_apart(phrase)):
            self._entrance.enter(told, phrase)
            return phrase.last + 1
        while meant:
            phrase = meant
            if self._starts_clause(phrase):
                self._clause.subordinate(self._clause.preposition)
            if self._take_material(phrase):
                return phrase.last + 1
            meant = self._after_of(phrase)
        if not self._take_camera(phrase) and not self._take_owner(phrase):
            self._read_noun(phrase)
        return phrase.last + 1

    def _told_apart(self, phrase: Phrase) -> Draft | None:
        """Return the role that "the one" or "the other" means: one of a group, or another like the last.

        None if it means nothing that was named.
        """
        cast = self._shot.cast
        every = [*cast.drafts.values()]
        first = not phrase.definite or self._sentence.word(phrase.last) == "one"
        if waiting := next((one for one in every if one.apart == "waiting"), None):
            waiting.apart = "named"
            waiting.words += phrase.words
            return waiting
        group = next((one for one in reversed(every) if one.count not in (1, -1) and first), None)
        last = next((one for one in reversed(every) if one.apart), None)
        last = group or last or (self._clause.last or (every[-1] if every else None) if first else None)
        if last is None or last.family in ("body", "garment"):
            return None
        other = cast.add(replace(phrase, noun=last.noun, other=True, count=1))
        if not group:
            return other
        other.apart, other.pose, other.where = "named", group.pose, [*group.where]
        group.count -= 1 if group.count else 0
        if group.count != 1:
            other.words += group.words
            return other
        other.words, other.apart, group.apart = [*group.words], "waiting", "named"  # of two: the other
        group.words += phrase.words
        return group

    def _read_noun(self, phrase: Phrase) -> None:
        clause = self._clause
        if self._sentence.word(phrase.first - 1) == "whose" and phrase.first:
            phrase = replace(phrase, whose="whose")
        if self._drop_comparison() or self._take_costume(phrase) or self._take_side(phrase):
            return
        if phrase.name and clause.preposition == "by" and not clause.passive and phrase.noun in _ARTISTS:
            clause.preposition = ""  # a painting, waves by Hokusai
            return
        if self._take_sky(phrase) or self._take_hand(phrase):
            return
        if self._is_loose():
            clause.preposition = ""
        if self._take_absence(phrase):
            return
        empty(self._shot, phrase)
        if clause.preposition and phrase.noun not in _UNPLACED and locate(clause, phrase):
            clause.preposition, clause.before = "", "place"
        elif (
            phrase.noun in _WEATHER
            or phrase.noun.rpartition("-")[2] in _AIRS
            or self._is_done(phrase)
            or not (drawable(phrase) or self._is_shown(phrase))
        ):
            self._take_abstract(phrase)
        elif (phrase.noun == "sky" and not self._sentence.begins_clause(phrase)) or (
            phrase.noun in _NO_ROLES and not self._is_thing(phrase)
        ):
            clause.preposition = ""
        elif not dress(clause, phrase):
            self._entrance.take(phrase)

    # Noun phrases that make no roles.

    def _starts_clause(self, phrase: Phrase) -> bool:
        """Tell whether the preposition before the phrase is used as a conjunction: "as the sun sets"."""
        costume = self._clause.preposition == "as" and self._clause.verb == "dress"
        if costume or self._clause.preposition not in CONJUNCTIONS:
            return False
        return self._sentence.begins_clause(phrase) and not self._sentence.ends_simile(phrase)

    def _take_material(self, phrase: Phrase) -> bool:
        """Add a material ("made of wood") to the last role. Return False if the phrase is no material."""
        clause = self._clause
        bare = phrase.first == phrase.last and clause.last is not None and clause.last.noun not in MEASURES
        made = clause.preposition == "of" and phrase.noun in MATERIALS and (clause.verb == "make" or bare)
        if made and clause.last:
            clause.last.words.append(phrase.noun)
            clause.preposition = ""
            return True
        return False

    def _after_of(self, phrase: Phrase) -> Phrase | None:
        """Return the phrase after "of" if it is the one that is meant (a shot of a cat, a pair of shoes);
        else None.
        """
        inner = self._sentence.of(phrase)
        if inner is None:
            return None
        if phrase.noun in _LUMPS and (lump := _SUBSTANCES.get(inner.noun)):
            inner = replace(inner, noun=lump, nouns=(*inner.nouns, inner.noun))
        if phrase.noun in _UNMEANT | _PIECES:
            if phrase.noun not in _PARTS | _FORMS:
                self._clause.preposition = ""
            elif self._clause.preposition == "at":
                self._clause.preposition = _PARTS_AT.get(phrase.noun, "at")
            return inner
        if phrase.noun == "field" and self._clause.preposition and locate(self._clause, phrase):
            self._clause.preposition, self._clause.before = (
                "",
                "place",
            )  # the flowers of a field are a role, too
        return _counted(phrase, inner) if phrase.noun in MEASURES else None

    def _take_camera(self, phrase: Phrase) -> bool:
        """Read a noun that means the camera or the film; the verbs after it are no actions. Return False for
        other nouns.
        """
        clause = self._clause
        acts = not clause.preposition and clause.before not in ("verb", "object")
        film = phrase.noun in FILM and not self._is_thing(phrase) and acts
        if film or phrase.noun in _CAMERA:
            clause.camera, clause.preposition = clause.camera or acts, ""
            return True
        return False

    def _is_thing(self, phrase: Phrase) -> bool:
        """Tell whether a picture is a thing that somebody handles: "drops a photograph"."""
        clause = self._clause
        handled = clause.before == "verb" and bool(clause.open or clause.verb in HOLDS)
        after = self._sentence.tokens[phrase.last + 1 : phrase.last + 2]
        acts = bool(after) and after[0].tag == "Z" and after[0].lemma not in _SHOWING  # a painting hangs
        return (handled or acts) and phrase.noun in _PICTURES

    def _is_shown(self, phrase: Phrase) -> bool:
        """Tell whether a shape or a word is a thing to be seen: "two circles collide", "the word 'HOPE'"."""
        clause = self._clause
        if clause.preposition or clause.before == "verb":
            return False
        if phrase.noun in _LETTERS:
            return self._sentence.word(phrase.last + 1) == ","
        return phrase.noun in _SHAPES

    def _is_done(self, phrase: Phrase) -> bool:
        """Tell whether the phrase names what somebody does: does a cartwheel."""
        clause = self._clause
        does = clause.verb == "do" and clause.before == "verb" and bool(clause.open)
        return does and _names_act(phrase.noun)

    def _take_owner(self, phrase: Phrase) -> bool:
        """Read only the owner in a phrase whose noun cannot be drawn: "the girl's joy". Return False for
        other phrases.
        """
        if phrase.owner is None or drawable(phrase):
            return False
        owner = self._sentence.owner(phrase)
        if owner and drawable(owner):
            self._entrance.place(self._shot.cast.add(owner), phrase)
        return True

    def _drop_comparison(self) -> bool:
        """Skip a noun that is only a comparison: "like a bird". Return False if the noun is no comparison."""
        clause = self._clause
        if clause.preposition in ("like", "than") or (clause.preposition == "as" and clause.verb != "dress"):
            clause.preposition = ""
            return True
        return False

    def _take_costume(self, phrase: Phrase) -> bool:
        """Add a costume ("dressed as a pirate") to the subject. Return False if the phrase is no costume."""
        clause = self._clause
        if clause.preposition == "as" and clause.verb == "dress" and clause.subjects:
            clause.subjects[0].words.append(phrase.noun)
            clause.preposition = ""
            return True
        return False

    def _is_loose(self) -> bool:
        """Tell whether the preposition before this phrase has no role before it that it could belong to."""
        clause = self._clause
        if clause.preposition in ("of", "for", "about", "with") and not clause.last and not clause.subjects:
            return True
        return clause.preposition == "with" and clause.before == "abstract"

    def _take_absence(self, phrase: Phrase) -> bool:
        """Add a noun to those that must be absent from the shot: "no people". Return False if the noun is not
        negated.
        """
        clause = self._clause
        if phrase.negated or clause.negated or is_absence(clause.preposition):
            self._shot.absent.append(phrase.noun)
            clause.negated, clause.preposition = False, ""
            return True
        return False

    def _take_abstract(self, phrase: Phrase) -> None:
        """Read a noun that cannot be drawn: as the action of a light verb (take a walk), as an emotion, or
        skip it.
        """
        clause = self._clause
        light = clause.verb in LIGHT and clause.before == "verb" and bool(clause.open)
        if light and _names_act(phrase.noun):
            clause.change(does=phrase.noun)
        if clause.preposition in ("with", "in", "of") or clause.before == "subject":
            clause.feel(EMOTIONS.get(phrase.noun, ""))
        listed = clause.preposition == "with" and clause.last is not None  # "with a smile and white hair"
        if not clause.preposition and self._sentence.begins_clause(phrase):  # "while snow falls": no actor
            clause.subjects, clause.open, clause.camera = [], [], True
        elif not clause.preposition and clause.joined:
            clause.open, clause.verb = [], ""
            after = self._sentence.tokens[phrase.last + 1 : phrase.last + 2]
            if clause.joined == "," and after and after[0].tag == "P":  # "…, sunlight behind it"
                clause.last, clause.subjects = None, []
        clause.preposition, clause.before = "", "with" if listed else "abstract"
        clause.anchor = clause.last if listed else clause.anchor

    # Noun phrases that make roles.

    def _take_side(self, phrase: Phrase) -> bool:
        """Take a noun such as "background" for the side of the picture where a role is. Return False if it is
        none.
        """
        clause = self._clause
        side = next((SIDES[one] for one in (phrase.noun, *phrase.words) if one in SIDES), "")
        if (
            clause.preposition not in ("in", "on", "at", "to")
            or not side
            or phrase.noun not in _PARTS | SIDES.keys()
        ):
            return False
        near = clause.last if clause.last and clause.before != "verb" else None
        after = self._sentence.tokens[phrase.last + 1 : phrase.last + 2]
        ahead = clause.joined == "," and bool(after) and after[0].tag in ("D", "M", "A", "N", "S")
        placed = [] if ahead else [near] if near else clause.subjects
        clause.stand(Where(relation=side), placed)  # "on the left a wolf, on the right a lamb"
        clause.preposition = ""
        return True

    def _take_sky(self, phrase: Phrase) -> bool:
        """Let roles in the sky be above the place. Return False if the phrase names no sky around them."""
        clause = self._clause
        if (
            phrase.noun not in ("sky", "air", "mid-air")
            or not clause.preposition
            or clause.preposition in ("of", "with")
        ):
            return False
        if phrase.noun == "sky" and clause.preposition == "in" and not clause.open:
            near = clause.last if clause.last and not clause.verb else None
            clause.stand(Where(relation="above", of="place"), [near] if near else clause.subjects)
        clause.preposition = ""
        return True

    def _take_hand(self, phrase: Phrase) -> bool:
        """Skip the hand in which something is held. Return False for other phrases."""
        clause = self._clause
        if phrase.noun not in ("hand", "arm") or clause.preposition != "in" or clause.last is None:
            return False
        holder = self._shot.cast.meant(phrase.whose) if phrase.whose else next(iter(clause.main), None)
        apart = clause.before == "subject" and clause.last.family not in ALIVE
        if holder and apart:
            holder.holds.append(clause.last.id)  # a map in his hands
            clause.subjects, clause.last = [holder], holder
        elif clause.open and clause.verb not in HOLDS:
            return False
        clause.preposition = ""
        return True


def _counted(measure: Phrase, inner: Phrase) -> Phrase:
    """Return the phrase after "of" with the number from the phrase before: "a pair of shoes" is two."""
    number = MEASURES[measure.noun]
    if measure.plural and measure.noun == "dozen":
        number = -1
    if measure.count is not None and measure.count > 0 and number > 1:
        number *= measure.count
    return replace(
        inner,
        first=measure.first,
        count=inner.count or number,
        words=(*measure.words, *inner.words),
        negated=measure.negated or inner.negated,
    )


def _names_act(noun: str) -> bool:
    """Tell whether a noun after a light verb is an action: takes a walk, does yoga."""
    return "v" in lexicon.entry(noun) or bool(doing.spoken(noun))
