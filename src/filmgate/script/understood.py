"""The understanding of a prompt: for every content word, how the picture uses it, or why it does not."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from filmgate.script import (
    atmosphere,
    camera,
    described,
    doing,
    english,
    finding,
    lexicon,
    lexicons,
    scenery,
    tables,
    unfolding,
    wording,
)
from filmgate.script.actions import ACTIONS
from filmgate.script.described import NO_LOOK, Use
from filmgate.script.describing import ROOMY, UNSEEN, natural
from filmgate.script.languages.pieces import Translation
from filmgate.script.leaning import lean
from filmgate.script.manner import TEMPO
from filmgate.script.parse import treatments
from filmgate.script.phrases import FILM
from filmgate.script.places import PLACES, WORDS
from filmgate.script.read import read
from filmgate.script.relations import LONGEST_PREPOSITION, long_preposition
from filmgate.script.script import Script, Shot, Word
from filmgate.script.tagger import tagged
from filmgate.script.tokens import Token, plain, tokens
from filmgate.script.tokens import sentences as sentences_of
from filmgate.script.treatment import How, Treatment
from filmgate.script.verbs import POSES
from filmgate.script.write import sentences

NOT_UNDERSTOOD = "it was not understood"
NO_ACTION = "nothing in the picture does this"
NO_ANGLE = "the camera does not look from there"
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
    ("lit", atmosphere.LIGHT),
)
# the same, with the patterns that the parser reads
_SEEN = (
    ("weather", lexicons.WEATHER),
    ("mood", lexicons.MOODS),
    ("style", lexicons.STYLES),
    ("season", lexicons.SEASONS),
    ("size", lexicons.SIZES),
    ("effects", lexicons.EFFECTS),
    ("optics", lexicons.OPTICS),
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
        forms = (
            token.word,
            *(one.lemma for one in lexicon.readings(token.word)),
            *((token.word[:-2],) if _is_quality(token.word) else ()),
        )
        known = [words[form] for form in forms if form in words]
        uses = [*said, *known]
        return next(
            (one for one in uses if one[0] != "left_out"), next(iter(uses), ("left_out", "", NOT_UNDERSTOOD))
        )

    return use


def _is_quality(word: str) -> bool:
    """Tell whether an adverb says a quality that nobody sees, such as "expertly", and no pace."""
    return word.endswith("ly") and word not in TEMPO


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
    for start, end in atmosphere.technical(said):
        yield start, end, ("camera", "", "")
    for start, end in _matches(said, atmosphere.ANGLES):
        yield start, end, ("left_out", "", NO_ANGLE)


def _matches(text: str, table: Sequence[tuple[str, str]]) -> Iterator[tuple[int, int]]:
    for _, pattern in table:
        yield from finding.spans(pattern, text)


def _words(shot: Shot, treatment: Treatment) -> dict[str, Use]:
    """Return the use of each lemma that the script knows. A use counts before a loss."""
    words: dict[str, Use] = {}
    rows = [*_place(shot, treatment), *_beats(shot, treatment)]
    for role in shot.cast:
        rows += described.role(role, shot, treatment)
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
    if scenery.lit(treatment, shot.text):
        yield from ((word, ("styled", f"the light of {treatment.time}", "")) for word in scenery.SHINES)
    if not PLACES[treatment.scene].own_time and treatment.time in ("dawn", "day", "sunset"):
        yield "sun", ("styled", treatment.time, "")
    for name in treatment.effects:
        yield name, ("drawn", name, "")
    for word in shot.absent:
        yield word, ("styled", "absent", "")


def _beats(shot: Shot, treatment: Treatment) -> Iterator[tuple[str, Use]]:
    """Give the uses of the verbs, by what their roles do in the picture."""
    kinds = described.kinds(treatment)
    acts = {one.noun: one.beats for one in treatment.supporting}
    acts |= {one.noun: treatment.beats for one in treatment.company} | {
        treatment.noun.replace("-", " "): treatment.beats
    }
    nouns = {role.id: role.noun for role in shot.cast}
    ways = unfolding.roles(treatment)
    for beat in shot.beats:
        who = nouns.get(beat.role or beat.object, "")
        done = {*doing.meant(beat, nouns)} & {*acts.get(who, ())} if who in kinds else set()
        ridden = nouns.get(doing.ridden(shot, beat.role), "") if beat.role else ""
        rides = beat.does in doing.RIDES and ridden in kinds
        draws = treatment.subject == "carriage" and bool(doing.pulled(shot, beat.role))
        use: Use = ("left_out", "", NO_ACTION)
        if who in kinds and not done:
            usual = "work" if doing.handles(beat) else "stand" if beat.does in doing.RESTS else ""
            done = {usual} & {*acts.get(who, ())}
        if done or rides:
            use = ("done", ACTIONS[min(done)].phrase if done else "riding", "")
        elif draws:
            use = ("done", "drawing a carriage", "")
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
