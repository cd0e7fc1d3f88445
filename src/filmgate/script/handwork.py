"""Actions of hands and arms that have a pose of their own: chopping, writing, pushing. All other work of the
hands is "work".
"""

from filmgate.script.action import Action
from filmgate.script.tables import words

_DEFT, _OPEN = "precise practised gestures", "an open friendly gesture"
_STRONG, _FAST = "controlled repetitions, visible effort", "a full swing and its follow-through"
_CALM = "small unforced movements, quiet breathing"
_PLAYS = r"play(?:s|ing)?(?: the| a| an| his| her)? "

# name, its verbs, our word for it, a detail
_ROWS = (
    (
        "chop",
        r"chop\w*|cut(?:s|ting)|slic(?:es|ing)|dic(?:es|ing)|carv(?:es|ing)|hammer(?:s|ing)|forg(?:es|ing)",
        "chopping",
        _DEFT,
    ),
    (
        "stir",
        r"stir\w*|mix(?:es|ing)|whisk(?:s|ing)|knead\w*|cook(?:s|ing)|fry(?:ing)?|fries|roast\w*|grill(?:s|ing)",
        "stirring",
        _DEFT,
    ),
    (
        "type",
        rf"typ(?:es|ing)|{_PLAYS}(?:piano|keyboard|organ)",
        "typing",
        _DEFT,
    ),
    (
        "write",
        r"writ(?:es|ing)|draw(?:s|ing)|sketch(?:es|ing)|doodl\w*|scribbl\w*|sign(?:s|ing)|texting|texts",
        "writing",
        _DEFT,
    ),
    (
        "wipe",
        (
            r"wip(?:es|ing)|paint(?:s|ing)(?! of| style)|polish(?:es|ing)|scrub\w*|clean(?:s|ing)|"
            r"wash(?:es|ing)|rubbing|petting|dust(?:s|ing)"
        ),
        "wiping",
        _DEFT,
    ),
    (
        "sweep",
        r"sweep\w*|mopp?(?:s|ing)|vacuum\w*|rak(?:es|ing)|shovel(?:s|ing)|dig(?:s|ging)",
        "sweeping",
        _DEFT,
    ),
    ("read", r"read(?:s|ing)?", "reading", _CALM),
    (
        "photograph",
        r"photograph(?:s|ing)|tak(?:es|ing) (?:a |the )?(?:photo|picture|selfie)s?",
        "taking a photo",
        _DEFT,
    ),
    (
        "strum",
        rf"strum\w*|{_PLAYS}(?:guitar|ukulele|violin|cello|banjo|harp|lute|mandolin)",
        "strumming",
        _DEFT,
    ),
    ("drum", rf"drumm\w*|{_PLAYS}(?:drums?|bongos?|xylophone)", "drumming", _DEFT),
    ("push", r"push(?:es|ing)", "pushing", _STRONG),
    ("pull", r"pull(?:s|ing)|tugg?(?:s|ing)|haul(?:s|ing)", "pulling", _STRONG),
    (
        "lift",
        (
            r"lift(?:s|ing) weights?|weightlift\w*|deadlift\w*|bench press\w*|lift(?:s|ing)(?! ?off)|"
            r"hoist(?:s|ing)"
        ),
        "lifting",
        _STRONG,
    ),
    ("stretch", r"yoga|stretch(?:es|ing)|tai chi|pilates", "stretching", _STRONG),
    ("kneel", r"kneel\w*|pray\w*|propos(?:es|ing)", "kneeling", _CALM),
    ("bow", r"bow(?:s|ing)(?= |$|[.,])|curts\w*", "bowing", _OPEN),
    ("clap", r"clap\w*|applaud\w*", "clapping", _OPEN),
    ("point", r"point(?:s|ing)|conduct(?:s|ing)", "pointing", _OPEN),
    ("handshake", r"shak(?:es?|ing) (?:\w+ )?hands?|handshak\w*", "shaking hands", _OPEN),
    (
        "reach",
        r"reach(?:es|ing)|(?:hand(?:s|ing)|giv(?:es|ing))(?= (?!her\b)\w)",
        "reaching out",
        _OPEN,
    ),
    ("punch", r"punch(?:es|ing)|box(?:es|ing)|spar(?:s|ring)", "punching", _FAST),
    ("kick", r"kick(?:s|ing)", "kicking", _FAST),
)
HANDWORK = tuple(
    Action(name=name, patterns=(pattern,), by="creature", phrase=phrase, details=(detail,))
    for name, pattern, phrase, detail in _ROWS
)
# what is done at a desk, a sink, an easel
AT_TABLE = words("work chop stir type write wipe read")
