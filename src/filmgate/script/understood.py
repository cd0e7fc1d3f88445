"""The understanding of a prompt: for every content word, how the picture uses it, or why it does not."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from filmgate.script import (
    atmosphere,
    beasts,
    camera,
    doing,
    english,
    finding,
    lexicon,
    lexicons,
    looks,
    outfits,
    scenery,
    tables,
    unfolding,
    wording,
)
from filmgate.script.actions import ACTIONS
from filmgate.script.describing import (
    AGES,
    BUILDS,
    EMOTIONS,
    MATERIALS,
    ROOMY,
    SIZES,
    TOYS,
    UNSEEN,
    natural,
)
from filmgate.script.kinds import CREATURES
from filmgate.script.languages.pieces import Translation
from filmgate.script.leaning import lean
from filmgate.script.parse import treatments
from filmgate.script.phrases import FILM
from filmgate.script.places import PLACES, WORDS
from filmgate.script.read import read
from filmgate.script.relations import LONGEST_PREPOSITION, long_preposition
from filmgate.script.script import Role, Script, Shot, Word
from filmgate.script.tagger import tagged
from filmgate.script.tokens import Token, plain, tokens
from filmgate.script.tokens import sentences as sentences_of
from filmgate.script.treatment import How, Treatment
from filmgate.script.verbs import HOLDS, POSES, WEARS
from filmgate.script.write import sentences

Use = tuple[str, str, str]  # state, became, why

DRESSED = ("person", "robot")  # kinds that wear what a role wears
NOT_UNDERSTOOD = "it was not understood"
NO_FIGURE = "there is no figure for it"
TOO_MANY = "five roles beside the subject are the most"
NO_ACTION = "nothing in the picture does this"
NO_LOOK = "the figures have no such look"
NO_LIGHT = "the light cannot be changed in this way"
NO_SHOT = "this shot shows nothing"
LANGUAGE = "this language is not understood"

# state: the slots of a shot that say it, with the patterns of their words
_STYLED: tuple[tuple[str, tuple[tuple[str, str], ...]], ...] = (
    ("time", atmosphere.TIMES),
    ("season", atmosphere.SEASONS),
    ("weather", atmosphere.WEATHER),
    ("mood", atmosphere.MOODS),
    ("style", atmosphere.STYLES),
    ("size", atmosphere.SIZES),
)
# the same, with the patterns that the parser reads
_SEEN = (
    ("weather", lexicons.WEATHER),
    ("mood", lexicons.MOODS),
    ("style", lexicons.STYLES),
    ("season", lexicons.SEASONS),
    ("size", lexicons.SIZES),
    ("effects", lexicons.EFFECTS),
)
_CLEAR = tuple(row for row in atmosphere.WEATHER if row[0] == "clear")
_OPEN_TAGS = ("N", "S", "L", "A", "V", "Z", "G", "E", "M")  # parts of speech that say something
_LOOKS = tables.words(
    "style aesthetic aesthetics atmosphere ambience color colour grade grading lighting scale quality "
    "bokeh flare"
)
# verbs of what a shot does, not of what is in it
_SHOWS = tables.words(
    "reveal capture showcase show feature display convey depict portray ascend descend emphasize highlight "
    "linger"
)
_OF_TEXTS = tables.words("word words text write written say says read reads label display print")
_UNLIT = (atmosphere.LIGHT, atmosphere.ANGLES)


def understood(prompt: str, seed: int | None = None) -> dict[str, Any]:
    """Return what the animatic engine makes of a prompt with this seed, as JSON.

    sentence: in English; without a seed it does not tell what a seed chooses; language: an ISO 639-1 code, or
    None for a language that is not understood; words: a row for each content word with its text, its position
    (at, end), its state, what it became, and why it is left out.
    """
    script = read(prompt)
    films = treatments(script, seed)
    rows = [{slot: getattr(row, slot) for slot in Word.__slots__} for row in words(script, films)]
    sentence = sentences(tuple(films.values()), chosen=seed is not None)
    return {"sentence": sentence, "language": script.language or None, "words": rows}


def words(script: Script, films: Mapping[Shot, Treatment]) -> tuple[Word, ...]:
    """Return a row for each content word of the prompt, in its order.

    films: the treatment of each shot; a shot without one shows nothing.
    """
    if not script.language:
        return tuple(_row(token, ("left_out", "", LANGUAGE)) for token in _content(script.prompt))
    rows = _rows(script, films)
    return _original(script.prompt, script.translation, rows) if script.translation else tuple(rows)


def _rows(script: Script, films: Mapping[Shot, Treatment]) -> list[Word]:
    """Return a row for each content word of the English text of a script."""
    uses = [(shot.at, shot.at + len(shot.text), _uses(shot, films.get(shot))) for shot in script.shots]
    rows = []
    for token in _content(script.english):
        inside = next((use for start, end, use in uses if start <= token.at < end), None)
        rows.append(_row(token, inside(token) if inside else ("camera", "", "")))
    return lean(rows)


def _original(prompt: str, translation: Translation, rows: Sequence[Word]) -> tuple[Word, ...]:
    """Return the rows of the English text as rows of the prompt: one for each piece that has any, and one for
    each word that no table knows.

    Of the rows of one piece, the first that is not left out counts.
    """
    found: dict[tuple[int, int], Word] = {}
    at = 0
    for piece in translation.pieces:
        while at < len(rows) and rows[at].at < piece.at:
            at += 1
        inside = []
        while at < len(rows) and rows[at].at < piece.end:
            inside.append(rows[at])
            at += 1
        span = (piece.from_at, piece.from_end)
        before = found.get(span)
        if inside and (before is None or before.state == "left_out"):
            best = next((row for row in inside if row.state != "left_out"), inside[0])
            found[span] = replace(best, text=prompt[span[0] : span[1]], at=span[0], end=span[1])
    for start, end in translation.lost:
        use: Use = ("left_out", "", NOT_UNDERSTOOD)
        found[start, end] = _row(Token(prompt[start:end], start, end), use)
    return tuple(found[span] for span in sorted(found))


def _content(prompt: str) -> Iterator[Token]:
    """Give the words and numbers that say something: no articles, prepositions, pronouns and auxiliaries."""
    found = tokens(prompt)
    parts = {one.token.at: one.tag for part in sentences_of(found) for one in tagged(part)}
    joining = {number for at in range(len(found)) for number in _joined(found, at)}
    for number, token in enumerate(found):
        little = token.word in english.CLOSED
        open_word = token.word in english.OPEN and parts.get(token.at) in _OPEN_TAGS and number not in joining
        if token.sort == "number" or (token.sort == "word" and (open_word or not little)):
            yield token


def _joined(found: Sequence[Token], at: int) -> range:
    """Return the numbers of the tokens of a preposition of several words that begins here."""
    long = long_preposition([one.word for one in found[at : at + LONGEST_PREPOSITION]])
    return range(at, at + len(long.split()))


def _row(token: Token, use: Use) -> Word:
    state, became, why = use
    return Word(text=token.word, at=token.at, end=token.end, state=state, became=became, why=why)


def _uses(shot: Shot, treatment: Treatment | None) -> Callable[[Token], Use]:
    """Return the function that says how a token of this shot is used."""
    if treatment is None:
        return lambda _token: ("left_out", "", NO_SHOT)
    spans = [*unfolding.spans(shot, treatment), *_camera(shot), *_styles(shot, treatment)]
    words = _words(shot, treatment)

    def use(token: Token) -> Use:
        at = token.at - shot.at
        said = [use for start, end, use in spans if start <= at < end]
        forms = (token.word, *(one.lemma for one in lexicon.readings(token.word)))
        known = [words[form] for form in forms if form in words]
        uses = [*said, *known]
        return next(
            (one for one in uses if one[0] != "left_out"), next(iter(uses), ("left_out", "", NOT_UNDERSTOOD))
        )

    return use


def _camera(shot: Shot) -> Iterator[tuple[int, int, Use]]:
    """Give the positions of the words about the camera."""
    said = plain(shot.text)
    rest, _ = camera.plain(said)
    for match in re.finditer(r"\S+", said):
        if len(rest) == len(said) and not rest[match.start()].strip():
            yield match.start(), match.end(), ("camera", "", "")


def _styles(shot: Shot, treatment: Treatment) -> Iterator[tuple[int, int, Use]]:
    """Give the positions of the words about hour, season, weather, mood, style, shot size and light."""
    said = plain(shot.text)
    for slot, table in _STYLED:
        drawn = getattr(treatment, slot)
        became = ", ".join(drawn) if isinstance(drawn, tuple) else drawn or ""
        for start, end in _matches(said, table):
            yield start, end, ("styled", became, "") if became else ("left_out", "", NO_LOOK)
    for slot, table in _SEEN:
        drawn = getattr(treatment, slot)
        known = drawn if isinstance(drawn, tuple) else (drawn,)
        for start, end in _matches(said, tuple(row for row in table if row[0] in known)):
            yield start, end, ("styled", ", ".join(known), "")
    if not treatment.weather:
        for start, end in _matches(said, _CLEAR):
            yield start, end, ("styled", "a clear sky", "")
    for start, end in _matches(said, atmosphere.PACES):
        yield start, end, ("camera", "", "")
    for table in _UNLIT:
        for start, end in _matches(said, table):
            yield start, end, ("left_out", "", NO_LIGHT)


def _matches(text: str, table: Sequence[tuple[str, str]]) -> Iterator[tuple[int, int]]:
    for _, pattern in table:
        yield from finding.spans(pattern, text)


def _words(shot: Shot, treatment: Treatment) -> dict[str, Use]:
    """Return the use of each lemma that the script knows. A use counts before a loss."""
    words: dict[str, Use] = {}
    rows = [*_place(shot, treatment), *_beats(shot, treatment)]
    for role in shot.cast:
        rows += _role(role, shot, treatment)
    for word, use in rows:
        if words.get(word, ("left_out", "", ""))[0] == "left_out":
            words[word] = use
    return words


def _place(shot: Shot, treatment: Treatment) -> Iterator[tuple[str, Use]]:
    phrase = PLACES[treatment.scene].phrase
    for word in f"{shot.place} {shot.place_name}".replace("-", " ").split():
        yield word, ("placed", phrase, "")
    for word, scene in WORDS.items():
        if scene == treatment.scene:
            yield word, ("placed", phrase, "")
    if treatment.snowy:
        for word in lexicons.SNOW:
            yield word, ("placed", "in snow", "")
    own = ROOMY | natural(shot.place.rpartition(" ")[2])
    yield from ((word, ("placed", phrase, "")) for word in shot.place_traits if word in own)
    yield from ((word, ("placed", phrase, "")) for word in scenery.parts(treatment))
    yield from ((word, ("camera", "", "")) for word in FILM | _SHOWS | {"camera", "lens"})
    yield from ((word, ("styled", "the usual look", "")) for word in _LOOKS | UNSEEN)
    if not PLACES[treatment.scene].own_time and treatment.time in ("dawn", "day", "sunset"):
        yield "sun", ("styled", treatment.time, "")
    for name in treatment.effects:
        yield name, ("drawn", name, "")
    for word in shot.absent:
        yield word, ("styled", "absent", "")


def _kinds(treatment: Treatment) -> dict[str, str]:
    """Return the kind that each noun is drawn as."""
    drawn = {one.noun: one.kind for one in treatment.supporting}
    drawn |= {one.into.noun: one.into.kind for one in treatment.changes if one.into}
    if treatment.landmark:
        drawn[treatment.landmark.noun] = treatment.landmark.kind
    if treatment.subject:
        drawn[treatment.noun.replace("-", " ")] = treatment.subject
    return drawn


def _role(role: Role, shot: Shot, treatment: Treatment) -> Iterator[tuple[str, Use]]:
    """Give the uses of a role's noun and of the words that describe it."""
    kind = _kinds(treatment).get(role.noun, "")
    noun = _noun(role, shot, treatment)
    if not kind and treatment.subject == "bicycle" and doing.ridden(shot, role.id):
        kind, noun = "person", ("drawn", "rider", "")
    for word in (*_words_of(role.noun), *role.name.split()):
        yield word, noun
    if kind and looks.text(role, kind):
        yield from ((word, ("drawn", "a text", "")) for word in (*role.text.split(), *_OF_TEXTS))
    if noun[0] == "placed":
        own = ROOMY | natural(role.noun)
        yield from ((word, noun) for word in (*role.colours, role.size, *role.traits) if word in own)
    for word, number in english.NUMBERS.items():
        if number == role.count:
            yield word, ("drawn", str(looks.count(role)), "") if kind else noun
    yield str(role.count), ("drawn", str(looks.count(role)), "") if kind else noun
    if role.holds and kind:
        yield from ((word, ("done", "holding", "")) for word in HOLDS)
    yield from _looks(role, kind)


def _words_of(noun: str) -> tuple[str, ...]:
    """Return the words of a noun, and the noun as one word: a tee shirt may be written with a hyphen."""
    return (*noun.split(), noun.replace(" ", "-"))


def _noun(role: Role, shot: Shot, treatment: Treatment) -> Use:
    """Return what became of a role."""
    kinds = _kinds(treatment)
    kind = kinds.get(role.noun) or (kinds.get(shot.role(role.part_of).noun) if role.part_of else None)
    effect = next(iter(wording.matches(role.noun, lexicons.EFFECTS)), "")
    if role.family == "body" and not kind:
        kind = next((one for one in kinds.values() if one in CREATURES), None)
    if kind:
        stands = kind == "person" and beasts.upright(shot, role)
        return ("drawn", f"{stands} that stands like a person" if stands else kind, "")
    if effect in treatment.effects:
        return ("drawn", effect, "")
    if weather := {*wording.matches(role.noun, lexicons.WEATHER)} & {*treatment.weather}:
        return ("styled", min(weather), "")
    if role.noun not in treatment.left_out:
        return ("placed", PLACES[treatment.scene].phrase, "")
    return ("left_out", "", TOO_MANY if looks.kind(role) else NO_FIGURE)


def _looks(role: Role, kind: str) -> Iterator[tuple[str, Use]]:
    """Give the uses of the words that say what a role looks like. kind: "" if it is not drawn."""
    lost: Use = ("left_out", "", NO_LOOK)
    coat = looks.coat(role, kind) if kind else None
    for colour in role.colours:
        own = "its natural colour" if kind in looks.NATURAL else ""
        yield colour, ("drawn", coat or own, "") if coat or own else lost
    for garment in role.wears:
        use: Use = ("worn", kind, "") if kind in DRESSED and outfits.is_drawn(garment) else lost
        yield from ((colour, use) for colour in garment.colours)
        yield from ((word, use) for word in (*_words_of(garment.noun), garment.material, *WEARS) if word)
    sized = kind and looks.scale(role, kind) != 1.0
    if kind in DRESSED and outfits.hair(role):
        yield from ((look, ("drawn", "hair", "")) for look in (*role.traits, *role.colours, role.age) if look)
    shown = ("drawn", kind, "")
    stuff = looks.stuff(role, kind) if kind else ""
    aged = kind in DRESSED and (role.age == "young" or (role.age == "old" and bool(outfits.hair(role))))
    shows = kind == "person" and role.emotion in outfits.FACES
    for table, said, seen in (
        (SIZES, role.size, sized),
        (AGES, role.age, sized or aged),
        (EMOTIONS, role.emotion, shows),
        (MATERIALS, role.material, stuff and looks.is_stuff(role.material)),
        (BUILDS, role.build, False),
    ):
        yield from (
            (word, shown if seen else lost) for word, value in table.items() if said and value == said
        )
    trade = beasts.trade(role) if kind == "person" else ""
    for look in role.traits:
        small = (look in TOYS and sized) or (look in ("adorable", "cute") and kind in CREATURES)
        worn = trade and wording.variant("person", look) == trade
        yield look, shown if small or worn or (stuff and looks.is_stuff(look)) else lost


def _beats(shot: Shot, treatment: Treatment) -> Iterator[tuple[str, Use]]:
    """Give the uses of the verbs, by what their roles do in the picture."""
    kinds = _kinds(treatment)
    acts = {one.noun: one.beats for one in treatment.supporting} | {
        treatment.noun.replace("-", " "): treatment.beats
    }
    nouns = {role.id: role.noun for role in shot.cast}
    ways = unfolding.roles(treatment)
    for beat in shot.beats:
        who = nouns.get(beat.role or beat.object, "")
        done = {*doing.meant(beat, nouns)} & {*acts.get(who, ())} if who in kinds else set()
        rides = beat.does in doing.RIDES and nouns.get(beat.object, "") in kinds
        use: Use = ("left_out", "", NO_ACTION)
        if who in kinds and not done:
            usual = "work" if doing.handles(beat) else "stand" if beat.does in doing.RESTS else ""
            done = {usual} & {*acts.get(who, ())}
        if done or rides:
            use = ("done", ACTIONS[min(done)].phrase if done else "riding", "")
        elif there := {*wording.matches(who, lexicons.WEATHER)} & {*treatment.weather}:
            use = ("done", min(there), "")  # confetti falls
        how, changes = ways.get(who, (How(), ()))
        if unfolding.becomes(beat, (*changes, *treatment.changes)):
            use = ("done", "becoming something else", "")
        yield beat.does, use
        lost: Use = ("left_out", "", NO_ACTION)
        for word in beat.manner:
            shown = use[0] == "done" and unfolding.paced(word, how, changes)
            yield word, ("done", use[1], "") if shown else lost
    for role in shot.cast:
        if role.pose and role.noun in kinds:
            yield from ((verb, ("done", role.pose, "")) for verb, pose in POSES.items() if pose == role.pose)
