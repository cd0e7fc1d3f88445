"""The clause that is being read: its subjects, its verb, and the beats (actions) that are still open for
objects and adverbs.
"""

from dataclasses import dataclass, field, replace
from typing import Any

from filmgate.script.describing import EMOTIONS
from filmgate.script.relations import WAYS
from filmgate.script.roles import ALIVE, Draft
from filmgate.script.script import Beat, Where
from filmgate.script.shot import ShotDraft
from filmgate.script.tables import words
from filmgate.script.verbs import AIMS, GIVES, HOLDS, PHRASAL, POSES, TELLS, TURNS

_PATHS = words("over through along into source")  # slots
_MANNERS = words("fast away together backwards backward forward forwards sideways hard high upside-down")
_NO_MANNERS = words(
    "finally eventually initially only really nearly barely mostly usually currently recently "
    "exactly approximately slightly perfectly completely simply merely probably"
)
# adverbs with which another act begins
_LATER = words("suddenly finally afterwards afterward eventually later abruptly instantly")
_STATES = words("alone barefoot naked asleep awake")  # adverbs that say what somebody is like
_MOST_ACTORS = 12  # of one verb
_SUBORDINATING = words("as while when because until if but though although so how")


@dataclass(slots=True)
class Clause:
    """The state of the clause that is being read, and the changes that words make to it.

    before: the role of the last noun phrase in the grammar: subject, object, verb, is, worn, abstract, place
    or a preposition.
    """

    shot: ShotDraft
    subjects: list[Draft] = field(default_factory=list)
    main: list[Draft] = field(default_factory=list)  # the first subjects of the sentence
    last: Draft | None = None  # the role of the last phrase
    before: str = ""
    open: list[int] = field(default_factory=list)  # numbers of the open beats: one for each actor
    verb: str = ""
    preposition: str = ""
    anchor: Draft | None = None  # the role before the last preposition
    passive: bool = False
    camera: bool = False  # the subject is the camera, or nothing that is drawn
    negated: bool = False
    joined: str = ""  # the conjunction or comma before the next phrase
    after: str = ""  # the value of `before` at the last preposition
    wrapped: str = ""  # the id of the role that a participle covers or surrounds: "a wall covered in ivy"
    waiting: list[Where] = field(default_factory=list)  # where the next subject is: "Under a tree, …"
    adverbs: list[str] = field(default_factory=list)  # adverbs of manner that wait for their verb

    def begin(self, draft: Draft) -> None:
        """Begin a new clause with this role as its subject."""
        self.subjects, self.verb, self.open, self.before = [draft], "", [], "subject"
        self.main = self.main or self.subjects  # who is joined to them later is among them
        self.passive = self.camera = False
        draft.where += self.waiting
        self.waiting = []

    def stand(self, where: Where, roles: list[Draft]) -> None:
        """Let roles be at a side of the picture or at another role; without roles, the next subject."""
        for one in roles:
            one.where.append(where)
        if not roles:
            self.waiting.append(where)

    def front(self) -> None:
        """Begin a clause with a position before its subject."""
        self.subjects, self.verb, self.open, self.last = [], "", [], None
        self.before = self.after = self.joined = ""

    def subordinate(self, conjunction: str) -> None:
        """Begin a clause after a preposition that is used as a conjunction: "as the sun sets"."""
        if conjunction in ("before", "until"):
            self.shot.go_on()
        self.join("as", "C")

    def join(self, word: str, tag: str) -> None:
        """Update the clause for a conjunction, a comma or a relative pronoun (who, which)."""
        if tag == "T" or word == "until":
            self.shot.go_on()
        if word in _SUBORDINATING:
            self.open, self.verb, self.before, self.preposition = [], "", "", ""
        if tag == "Q" and self.last:
            self.subjects, self.verb, self.open, self.camera = [self.last], "", [], False
        self.joined, self.negated = word if tag != "Q" else "", word == "nor"
        if (tag in ("C", "T") or word == ",") and word != "and":
            self.preposition = ""

    def act(self, verb: str, actors: list[Draft], *, passive: bool = False) -> None:
        """Open a beat (one action) for each actor of a verb. In the passive voice, the actors are objects."""
        self.open = []
        if verb in TELLS and not any(actor.family in ALIVE or actor.family == "body" for actor in actors):
            return  # a sign that says something
        for actor in actors[:_MOST_ACTORS]:
            actor.acts = True
            self.open.append(len(self.shot.beats))
            manner, step = tuple(self.adverbs), self.shot.step
            self.shot.beats.append(
                Beat(role="", does=verb, object=actor.id, manner=manner, step=step)
                if passive
                else Beat(role=actor.id, does=verb, manner=manner, step=step)
            )
        self.adverbs = []

    def change(self, **slots: Any) -> None:
        """Set fields of all open beats, for example `object`."""
        for number in self.open:
            self.shot.beats[number] = replace(self.shot.beats[number], **slots)

    def take_object(self, draft: Draft) -> None:
        """Make a role the object of the open beats; after "become", the thing that their role becomes."""
        if self.verb == "become":
            self.change(becomes=draft.id)
            return
        given = self.shot.beats[self.open[0]].object
        if not given:
            self.change(object=draft.id)
        elif self.verb in GIVES and self.shot.cast.drafts[given].family in ALIVE:
            self.change(to=given, object=draft.id)  # hands him a knife

    def take_each_other(self) -> None:
        """Make the roles that act the objects of what they do, or its other end: they look at each other."""
        slot = WAYS.get(self.preposition, "object")
        for number in self.open:
            beat = self.shot.beats[number]
            ends: dict[str, Any] = {slot: beat.role}
            self.shot.beats[number] = replace(beat, **ends)
        self.preposition = ""

    def take_another(self, draft: Draft) -> None:
        """Add a further object to the verb: one more beat for each role that acts, as in "they eat an apple
        and a pear".
        """
        beats = self.shot.beats
        acts = {beats[number].role: beats[number] for number in self.open if beats[number].object}
        for beat in acts.values():
            self.open.append(len(beats))
            beats.append(replace(beat, object=draft.id))

    def take_way(self, id: str, preposition: str) -> bool:
        """Make a role or the place the end point of the open beats, as in "runs to the tree".

        id: of the role, or "place". Return False if the preposition names no direction.
        """
        slot = WAYS.get(preposition, "") if preposition != "at" or self.verb in AIMS else ""
        particle = preposition in ("up", "down", "off", "out") and self.verb in PHRASAL and id != "place"
        if particle and self.open and not self.shot.beats[self.open[0]].object:
            self.change(object=id)  # kicks up dust
            return True
        goes = self.verb in ("float", "fly", "carry") or (self.verb == "hover" and slot != "over")
        if goes and slot in _PATHS and not self.open and self.subjects:
            self.act(self.verb, self.subjects)  # along a path it is more than a pose
            held = self.subjects[0].holds[-1:] if self.verb == "carry" else []
            self.change(**({"object": held[0]} if held else {}))
        if not self.open or not slot or (self.verb in POSES and self.verb not in ("float", "hover")):
            return False
        if self.verb in TURNS and slot == "into" and id != "place":
            self.change(becomes=id)
        elif not getattr(self.shot.beats[self.open[0]], slot):
            self.change(**{slot: id})
        return True

    def hold(self, draft: Draft) -> None:
        """Let the subjects of the clause hold a role, if the verb means holding."""
        if self.verb in HOLDS:
            for one in self.subjects:
                one.holds.append(draft.id)

    def bearer(self, thing: Draft | None) -> Draft | None:
        """Return the living role that holds a thing; None without one."""
        every = self.shot.cast.drafts.values()
        return next((one for one in every if thing and thing.id in one.holds and one.family in ALIVE), None)

    def owner(self, last: Draft | None) -> Draft | None:
        """Return the owner of a body part: the last role if it is alive, else the first living subject; None
        without one.
        """
        return next((one for one in (last, *self.subjects) if one and one.family in ALIVE), None)

    def describe(self, adjective: str) -> None:
        """Add an adjective after "is" to the subjects, one after a part of the body to it (eyes open)."""
        if self.last and self.last.family == "body" and self.before != "is":
            self.last.words.append(adjective)
        elif self.before == "is":
            for one in self.subjects:
                one.words.append(adjective)

    def feel(self, emotion: str) -> None:
        """Add an emotion, such as "happy", to the description of the first subject. Ignore an empty one."""
        if emotion and self.subjects:
            one = self.subjects[0]
            owner = self.shot.cast.drafts.get(one.part_of) if one.part_of else None
            (owner or one).words.append(emotion)

    def qualify(self, adverb: str) -> None:
        """Add an adverb of manner ("slowly") to the open beats, or to the next verb.

        If it names an emotion ("sadly"), the subject has that emotion.
        """
        if adverb in _LATER:
            self.shot.go_on()
        if adverb in _STATES:
            for one in self.subjects:
                one.words.append(adverb)
        if adverb in _NO_MANNERS or (not adverb.endswith("ly") and adverb not in _MANNERS):
            return
        if self.camera:
            return
        self.feel(EMOTIONS.get(adverb, ""))
        if self.open:
            self.change(manner=(*self.shot.beats[self.open[0]].manner, adverb))
        else:
            self.adverbs.append(adverb)
