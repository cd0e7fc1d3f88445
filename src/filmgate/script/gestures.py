"""Gestures: what somebody does with empty hands, told by several words of a shot."""

from filmgate.script import finding
from filmgate.script.action import Action

_OWN = r"(?:his|her|their|its|the|a|both|one)"
# an action; words of a shot that mean it; how we say it
_ROWS = (
    (
        "pray",
        (
            rf"pray(?:s|ing)|begg?(?:s|ing)|plead\w*|namaste|(?:palms|hands) together|"
            rf"clasp\w* {_OWN} hands|hands clasped in prayer"
        ),
        "praying",
    ),
    (
        "folded",
        rf"hands (?:folded|clasped|in {_OWN} lap)|fold(?:s|ing) {_OWN} hands",
        "folding the hands",
    ),
    (
        "heart",
        rf"hands? (?:on|over|to) {_OWN} (?:heart|chest)",
        "a hand on the heart",
    ),
    (
        "akimbo",
        rf"hands? on {_OWN} hips?|arms akimbo",
        "hands on the hips",
    ),
    (
        "crossed",
        (
            rf"(?:arms|hands) (?:are )?(?:crossed|folded)|"
            rf"(?:cross|fold)(?:es|s|ing)? {_OWN} arms|(?:crossed|folded) arms"
        ),
        "arms crossed",
    ),
    (
        "thumbsup",
        r"thumbs?[- ]?ups?",
        "a thumb up",
    ),
    (
        "peace",
        r"(?:peace|victory|v)[- ]signs?",
        "a peace sign",
    ),
    (
        "salute",
        r"salut(?:es|ing)",
        "saluting",
    ),
    (
        "raise",
        rf"rais(?:es|ing) {_OWN} hands?(?! to)",
        "raising a hand",
    ),
    (
        "scratch",
        rf"scratch(?:es|ing) {_OWN} (?:head|neck)",
        "scratching the head",
    ),
    (
        "wash",
        (
            rf"(?:wash|wip|cover|splash)(?:es|ing) {_OWN} face|facepalm\w*|"
            rf"(?:face|head) in {_OWN} hands"
        ),
        "hands at the face",
    ),
    (
        "rub",
        (
            rf"rub(?:s|bing) {_OWN} eyes|"
            rf"(?:puts?|tak\w*|putting|remov\w*|adjust\w*) (?:on |off )?{_OWN} ?(?:sun)?glasses|"
            rf"(?:puts?|putting) on (?:sun)?glasses"
        ),
        "hands at the eyes",
    ),
    (
        "cover",
        rf"cough\w*|sneez\w*|yawn\w*|(?:blow|cover)(?:s|ing) {_OWN} (?:nose|mouth)|burp\w*",
        "a hand before the mouth",
    ),
    (
        "button",
        (
            rf"button(?:s|ing)|zip(?:s|ping) up|"
            rf"(?:tie|tying|ties|adjust\w*|fix\w*) {_OWN} (?:tie|necktie|bow ?tie|collar|scarf)|"
            rf"(?:puts?|putting|tries|trying) on {_OWN} (?:jacket|coat|shirt|sweater|dress|necklace|vest)"
        ),
        "hands at the collar",
    ),
    (
        "braid",
        (
            rf"(?:braid|plait|style|curl|tie|fix)(?:s|es|ing)? {_OWN} (?:\w+ )?hair|"
            rf"(?:puts?|putting) on {_OWN} ?earrings?|ties up {_OWN} hair"
        ),
        "hands at the hair",
    ),
    (
        "hat",
        (
            rf"(?:puts?|putting|tak\w*|tips?|tipping|lift\w*|remov\w*|adjust\w*|tries|trying) (?:on |"
            rf"off )?{_OWN} (?:\w+ )?(?:hat|cap|helmet|crown|hood)"
        ),
        "hands at the hat",
    ),
    (
        "rant",
        (
            r"(?:shout|yell|scream)\w* (?:\w+ )?(?:angr\w*|furious\w*|in anger|"
            r"in rage|at)\b|(?:angr|furious)\w* (?:\w+ )?(?:shout|yell|scream)\w*|"
            r"protest(?:s|ing|er)|rant(?:s|ing)|rag(?:es|ing)|shak\w* (?:his|"
            r"her|a) fist"
        ),
        "shouting, a fist raised",
    ),
    (
        "watch",
        r"(?:look|glanc|check)\w* (?:down )?(?:at )?(?:his|her|their|the) (?:wrist ?)?watch",
        "a look at the watch",
    ),
    (
        "shrug",
        r"shrug(?:s|ging)",
        "shrugging",
    ),
)
# what several do at one table, told by the words of a shot: see company.py
_SHARED = (("game", "playing a game"), ("cards", "playing cards"), ("armwrestle", "arm-wrestling"))
SHOWN = tuple(
    Action(name=name, patterns=(), by="creature", phrase=phrase, details=("a hand that is there",))
    for name, phrase in (*_SHARED, *((name, phrase) for name, _, phrase in _ROWS))
)
NAMES = frozenset(name for name, *_ in _ROWS)


def gesture(text: str) -> str:
    """Return the gesture that a text in lower case tells; "" if it tells none."""
    return next((name for name, pattern, _ in _ROWS if finding.search(rf"\b(?:{pattern})", text)), "")
