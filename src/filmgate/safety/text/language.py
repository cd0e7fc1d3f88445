"""Language detection: can the classifier read a text?"""

import threading
from functools import cache
from pathlib import Path
from typing import Any

from filmgate.safety.base import Missing

ENGLISH = "en"
_SURE = 0.8  # short English prompts are taken for odd languages with less than 0.6
_MAIN = [
    "ar", "bg", "bn", "ca", "cs", "da", "de", "el", "en", "es", "et", "fa", "fi", "fr", "he", "hi", "hr",
    "hu", "id", "it", "ja", "ko", "lt", "lv", "ms", "nl", "no", "pl", "pt", "ro", "ru", "sk", "sl", "sr",
    "sv", "sw", "ta", "te", "th", "tl", "tr", "uk", "ur", "vi", "zh",
]  # fmt: skip
_lock = threading.Lock()


@cache
def _identifier() -> Any:
    try:
        from py3langid import langid  # noqa: PLC0415 - a second to load
    except ImportError as error:
        raise Missing(f"the library py3langid cannot be loaded ({error}): install Filmgate again") from None
    identifier = langid.LanguageIdentifier.from_model_file(
        Path(langid.__file__).parent / "data" / "model.npz.xz", norm_probs=True
    )
    identifier.set_languages(_MAIN)
    return identifier


def unread(text: str) -> str:
    """Return the language code of a text if it is surely not English, else "". The classifier can read only
    English.
    """
    letters = sum(c.isalpha() for c in text)
    foreign = sum(c.isalpha() and not c.isascii() for c in text)
    with _lock:
        code, sure = _identifier().classify(text)
    if code == ENGLISH or (sure < _SURE and 2 * foreign <= letters):
        return ""
    return str(code)
