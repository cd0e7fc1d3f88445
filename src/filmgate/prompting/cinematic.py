"""The built-in prompt expander: it adds details of camera, light and air, by fixed rules and a seed."""

import random
import re
from dataclasses import replace

from filmgate.domain.parameters import PROMPT_LIMIT
from filmgate.prompting import phrases
from filmgate.script.actions import ACTIONS, able
from filmgate.script.kinds import CREATURES
from filmgate.script.languages.detection import language_of
from filmgate.script.parse import parse, shots
from filmgate.script.places import PLACES
from filmgate.script.treatment import Treatment
from filmgate.script.write import additions

_WORD = re.compile(r"[^\W\d_]+")
_SIZE = re.compile(r"\b(?:shot|close[- ]?up|macro|portrait|aerial|panoram\w*|lens|view)\b", re.IGNORECASE)
# words that hardly an English sentence is without, and few sentences of other languages have
_ENGLISH = frozenset(
    ("a", "an", "the", "of", "and", "with", "at", "on", "is", "are", "over", "under", "through", "into",
     "from", "by", "his", "her", "its", "their", "two", "three")
)  # fmt: skip


class CinematicExpander:
    """A prompt expander that keeps every word of the user and appends phrases, within the prompt limit.

    A phrase that would change what the parser understands (another subject, another place) is left out. A
    prompt in another language, or of several shots, is not changed.
    """

    def expand(self, prompt: str, seed: int) -> str:
        """Return the prompt with added details. The same prompt and seed give the same result."""
        meant = parse(prompt, seed)
        if not _english(prompt, meant) or len(shots(prompt)) > 1:
            return prompt
        longer = prompt.rstrip(" .,;")
        if added := additions(meant):
            longer = _longer(longer, added, meant, seed)
        for phrase in _chosen(prompt, meant, random.Random(f"{seed}:{prompt}")):  # noqa: S311  no secret
            longer = _longer(longer, phrase, meant, seed)
        return longer if longer != prompt.rstrip(" .,;") else prompt


def _english(prompt: str, meant: Treatment) -> bool:
    """Tell whether this text is English that the parser can read. Another text is left alone."""
    words = [word.lower() for word in _WORD.findall(prompt)]
    if not words or language_of(prompt) != "en" or sum(word.isascii() for word in words) < 0.6 * len(words):
        return False
    understood = meant.subject is not None or "scene" not in meant.inferred
    return understood and (len(words) < 4 or any(word in _ENGLISH for word in words))


def _chosen(prompt: str, meant: Treatment, choice: random.Random) -> list[str]:
    """Choose phrases that fit, from the shot to the air."""
    chosen: list[str] = []
    if not _SIZE.search(prompt):
        chosen.append(phrases.SIZES[meant.size])
        chosen.append(choice.choice(phrases.LENSES[meant.size]))
    alive, happens = meant.subject in CREATURES, able("thing") - {"stand"}
    chosen += [choice.choice(ACTIONS[beat].details) for beat in meant.beats[:2] if alive or beat in happens]
    chosen.append(choice.choice(phrases.LIGHT[meant.time]))
    chosen.append(choice.choice(PLACES[meant.scene].details))
    chosen += [choice.choice(phrases.AIR[name]) for name in meant.weather[:2] if name in phrases.AIR]
    if meant.mood:
        chosen.append(choice.choice(phrases.MOODS[meant.mood]))
    return chosen


def _longer(prompt: str, phrase: str, meant: Treatment, seed: int) -> str:
    """Return the prompt with the phrase, if it fits and the meaning stays the same."""
    longer = f"{prompt}, {phrase}"
    return longer if len(longer) <= PROMPT_LIMIT and _same(parse(longer, seed), meant) else prompt


def _same(one: Treatment, other: Treatment) -> bool:
    """Tell whether two treatments show the same. The second one may name more; where it has no light of its
    own, the first one may.
    """
    return _bare(one) == _bare(other) and (not other.lit or one.lit == other.lit)


def _bare(treatment: Treatment) -> Treatment:
    """Return the treatment without its words, and without its light and the fields that only images use."""
    return replace(treatment, inferred=(), left_out=(), stirs=(), held=(), lit=())
