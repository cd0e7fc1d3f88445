"""The reader: it makes a script (shots, roles, actions) from the text of a prompt."""

import re
from collections.abc import Sequence
from dataclasses import replace

from filmgate.script import atmosphere, camera, change, kinds, lexicon, manner, viewing, wording
from filmgate.script.clauses import read_sentence
from filmgate.script.languages import emoji
from filmgate.script.languages.detection import language_of
from filmgate.script.languages.pieces import Translation
from filmgate.script.languages.translation import is_translated, to_english
from filmgate.script.location import settle
from filmgate.script.phrases import Phrase
from filmgate.script.roles import ALIVE, Cast
from filmgate.script.script import Script, Shot
from filmgate.script.shot import ShotDraft
from filmgate.script.tables import ranked
from filmgate.script.tagger import tagged
from filmgate.script.tokens import Token, plain, sentences, tokens
from filmgate.script.treatment import Move

_MOST_SHOTS = 4
_MOST_LETTERS = 3000  # of a translation: Chinese says in 2,000 characters what fills two pages in English
# a key in JSON with its text: "camera": "static"
_JSON = re.compile(r'"[\w -]{1,24}"\s*:\s*"([^"\n]*)"')
# words and marks that begin another shot
_CUT = re.compile(
    r"(?i)(?:^|(?<=[\s.,;:(\[]))(?:"
    r"(?:then |we |and ){0,3}(?:hard |smash |jump |match )?cuts? (?:back )?to(?: the next scene)?\b|"
    r"(?:shot|scene|clip|cut) (?:\d+|one|two|three|four|five)\b\s*[:.,)\]-]?|"
    r"(?:next|second|third|fourth|final|last|first) (?:shot|scene)\b\s*[:,-]?|"
    r"(?:the )?(?:scene|shot|view|video) (?:then )?"
    r"(?:changes|shifts|switches|transitions|fades|dissolves|cuts) (?:in)?to\b|"
    r"(?:\[|\()?\d+(?::\d+)? ?s?(?:ec(?:onds?)?)? ?[-\u2013] ?\d+(?::\d+)? ?s(?:ec(?:onds?)?)?(?:\]|\))?"
    r"\s*[:,-]?)"
)
# fire, flames, and the depths of the sea are no places of their own: the house burns, the scene is the seabed
_ABLAZE = re.compile(r"\b(?P<noun>[\w-]+) (?P<is>(?:is |are )?)(?:on fire|in flames)\b", re.IGNORECASE)
_DEEP = re.compile(
    r"(?<=the )(?:deep (?:sea|ocean)|(?:ocean|sea) (?:floor|depths|bottom)|"
    r"(?:depths|bottom) of the (?:sea|ocean))\b",
    re.IGNORECASE,
)
# done by a hand, whatever the quotation marks; what a sign says is written
_GESTURE = re.compile(
    r"(?<!says )(?<!saying )(?<!reads )(?<!reading )(?<!text )(?<!words )[\"'\u2018\u201c](?:"
    r"(?P<what>thumbs[- ](?:up|down)|high[- ]five)[\"'\u2019\u201d](?: (?:sign|gesture))?|"
    r"(?P<shown>peace|victory|okay)[\"'\u2019\u201d] (?:sign|gesture))|"
    r"\b(?P<sign>thumbs[- ](?:up|down)) sign\b",
    re.IGNORECASE,
)
# adverbs of several words, which would be read as nouns
_IDIOM = re.compile(
    r"(?i)\b(?:one (?:after|by) (?:another|the other|one)|side by side|hand in hand|face to face|"
    r"back and forth|to and fro|again and again|over and over|little by little|round and round|"
    r"step by step|nothing but|all of a sudden|for the first time|at the same time|at once|of course)\b"
)
# the clothes of a trade, as "nurse uniform", and of a knight
_COSTUME = re.compile(r"(?i)\b(\w+)'s (?=(?:uniform|costume|outfit|attire|armou?r)\b)|\bsuit of (armou?r)\b")
# other words for "then"
_THEN = re.compile(
    r"(?i)\b(?:after (?:that|which|this|a (?:while|moment))|(?:a|one) (?:moment|second|while) later|"
    r"(?:moments|seconds) later|the next moment|in the end|at last)(?=[ ,])"
)
# nouns of things that carry written text, the most likely first
_SIGNS = ranked(
    "word number text graffiti mural tattoo sign banner billboard poster door board screen label note letter "
    "shirt t-shirt placard page paper newspaper ticket book "
    "card cup mug box blackboard chalkboard whiteboard wall flag cake window "
    "mirror sand"
)


def read(prompt: str) -> Script:
    """Return the script of a prompt. Any text is accepted.

    One in another language is translated first; one that is not understood gets a script without roles.
    """
    rest, groups = camera.commands(_JSON.sub(_value, prompt))
    language, translation = _translated(rest)
    if translation:
        rest = _shortened(translation.text)
    elif language != "en":
        return Script(prompt=prompt, language="", shots=(Shot(camera=groups, text=rest),))
    shots: list[Shot] = []
    cast: Cast | None = None
    for at, part in _parts(rest):
        draft = ShotDraft(cast=Cast(before=cast))
        shots.append(replace(_shot(part, draft, () if shots else groups), at=at))
        cast = draft.cast
    return Script(prompt=prompt, language=language, shots=_styled(shots), translation=translation)


def _value(match: re.Match[str]) -> str:
    """Return blanks for a key in JSON, then its value as a sentence, in as many letters."""
    return f"{match[1]}.".rjust(len(match[0]))


def _as_costume(match: re.Match[str]) -> str:
    """Return the words for a costume as its noun and what it is of, in as many letters."""
    if match[2]:
        return f"knight {match[2]}".ljust(len(match[0]))
    known = wording.variant("person", match[1].lower())
    return f"{match[1]}   " if known else match[0]


def _shortened(text: str) -> str:
    """Return the part of a translation that is read; no prompt that somebody writes is longer."""
    return text if len(text) <= _MOST_LETTERS else text[: text.rindex(" ", 0, _MOST_LETTERS)]


def _styled(shots: Sequence[Shot]) -> tuple[Shot, ...]:
    """Return the shots with a style that only the last one says in the first one: it is that of the clip."""
    if len(shots) < 2 or any(shot.style for shot in shots[:-1]):
        return tuple(shots)
    first, last = shots[0], shots[-1]
    seen = replace(first.view, style=first.view.style or last.view.style)
    first = replace(first, style=last.style, view=seen)
    return (first, *shots[1:-1], replace(last, style=()))


def english(prompt: str) -> str:
    """Return the English of a prompt that is in another language; "" if it is not, or not understood."""
    _, translation = _translated(camera.commands(prompt)[0])
    return translation.text if translation else ""


def _translated(text: str) -> tuple[str, Translation | None]:
    """Return the language of a text, and its translation; None if it has none."""
    language = language_of(text)
    if language == "en":
        return language, emoji.spelt(text)
    translation = to_english(text, language) if is_translated(language) else None
    return language, translation if translation and translation.pieces else None


def _parts(text: str) -> list[tuple[int, str]]:
    """Return the parts of a prompt with their positions, one for each shot, cut at words that begin a shot.

    Parts without words are dropped. The last part has all the rest, if there are more than a script can have.
    """
    cuts = [match.span() for match in _CUT.finditer(text)]
    bounds = zip([0, *(end for _, end in cuts)], [*(start for start, _ in cuts), len(text)], strict=True)
    parts = [(start, text[start:end]) for start, end in bounds if re.search(r"\w", text[start:end])]
    if len(parts) <= _MOST_SHOTS:
        return parts
    last = parts[_MOST_SHOTS - 1][0]
    return [*parts[: _MOST_SHOTS - 1], (last, text[last:])]


def _shot(text: str, draft: ShotDraft, groups: tuple[tuple[Move, ...], ...]) -> Shot:
    whole = text
    text = _THEN.sub(lambda match: "then".ljust(len(match[0])), text)
    text = _ABLAZE.sub(_as_burning, text)
    text = _DEEP.sub(lambda match: "seabed".ljust(len(match[0])), text)
    said = plain(text)
    rest, spoken = camera.plain(said)
    air = atmosphere.without_similes(said)
    text = _GESTURE.sub(lambda match: f" {match[match.lastgroup or 0]}".ljust(len(match[0])), text)
    text = _IDIOM.sub(lambda match: " " * len(match[0]), text)
    text = _COSTUME.sub(_as_costume, text)
    read = manner.without(change.without(atmosphere.without_film(_blanked(text, rest))))
    for sentence in sentences(tokens(read)):
        if seen := _unquoted(sentence):
            read_sentence(draft, tagged(seen))
        _write_text(draft, sentence)
    settle(draft)
    time = atmosphere.first(said, atmosphere.TIMES)
    cast = tuple(one.role() for one in draft.cast.drafts.values())
    beats = manner.directed(rest, cast, tuple(draft.beats))
    return Shot(
        place=draft.place.replace("-", " "),
        place_name=draft.place_name,
        place_traits=tuple(dict.fromkeys(draft.place_traits)),
        time=time,
        season=atmosphere.first(said, atmosphere.SEASONS),
        weather=atmosphere.weather(said, air),
        mood=atmosphere.mood(said),
        light=atmosphere.every(said, atmosphere.LIGHT),
        style=atmosphere.styles(said, cast),
        size=atmosphere.first(said, atmosphere.SIZES),
        angle=atmosphere.first(said, atmosphere.ANGLES),
        camera=groups or spoken,
        aerial=camera.is_aerial(said),
        pace=atmosphere.first(said, atmosphere.PACES),
        cast=cast,
        beats=beats,
        changes=change.becomings(rest, cast, beats),
        absent=tuple(draft.absent),
        view=viewing.of(whole, time),
        text=whole,
    )


def _blanked(text: str, rest: str) -> str:
    """Return the text with blanks for the words about the camera, which are blank in `rest` already.

    rest: the text in lower case and without accents.
    """
    if len(text) != len(rest):  # accents were removed, so the positions differ
        return rest
    return "".join(" " if blank == " " else letter for letter, blank in zip(text, rest, strict=True))


def _as_burning(match: re.Match[str]) -> str:
    """Return what is on fire as burning: fire is no place. Nobody alive burns."""
    noun = match["noun"].lower()
    kind = kinds.WORDS.get(noun) or kinds.WORDS.get(wording.singular(noun))
    if kind is None or kind in kinds.CREATURES:
        return match[0]
    return f"{match['noun']} {match['is']}burning".ljust(len(match[0]))


def _unquoted(sentence: list[Token]) -> list[Token]:
    """Return the tokens of a sentence with a comma instead of each quoted text between others."""
    seen: list[Token] = []
    for token in sentence:
        if not token.quoted:
            seen.append(token)
        elif seen and seen[-1].sort == "word":
            seen.append(Token(",", token.at, token.at, "mark"))
    return seen if any(token.sort != "mark" for token in seen) else []


def _write_text(draft: ShotDraft, sentence: list[Token]) -> None:
    """Store the quoted text of a sentence in a role: a sign in this sentence, else the last role."""
    text = [token.word for token in sentence if token.quoted]
    nouns = {one.lemma for token in sentence if not token.quoted for one in lexicon.readings(token.word)}
    every = list(draft.cast.drafts.values())
    drafts = [one for one in every if one.family not in ALIVE]  # what somebody says is not written
    if text and not every:
        drafts = [draft.cast.add(Phrase(0, 0, "sign"))]
    if text and drafts:
        heads = {one.id: one.noun.rpartition("-")[2] for one in drafts}
        signs = [one for one in drafts if heads[one.id] in _SIGNS and heads[one.id] in nouns]
        first = next(n for n, token in enumerate(sentence) if token.quoted)
        before = {one.lemma for token in sentence[:first] for one in lexicon.readings(token.word)}
        signs = [one for one in signs if heads[one.id] in before] or signs
        min(signs, key=lambda one: _SIGNS.index(heads[one.id]), default=drafts[-1]).text = " ".join(text)
