"""Fixed rules for prompts: patterns of words that are always refused.

There are few on purpose. A long list is right only about the sentences that its author thought of; all else
is for the classifier.
"""

import re
from dataclasses import dataclass

# named in these, it is something else
_HARMLESS = (
    r"naked (?:eye|mole[- ]?rats?)", r"breast[- ]?fe(?:ed\w*|d)", r"chicken breasts?",
    r"nude (?:tones?|colou?rs?|lipsticks?|heels)", r"nude[- ]colou?red", r"sex(?:ual)? education",
    "sex and the city",
    r"same[- ]sex", "sex pistols", "suicide squad",
    r"(?:suicide|self[- ]harm) (?:prevention|hotline|help\w*)", "al gore",
    r"deep ?fake detect\w+", "bomb disposal",
)  # fmt: skip
_AGE = (
    "(?:[1-9]|1[0-7]|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|"
    r"(?:thir|four|fif|six|seven)teen)[- ]?(?:yo\b|y/o\b|years?[- ]?olds?)"
)
_MINOR = (
    "child(?:ren|s)?", "kids?", "toddlers?", "infants?", "bab(?:y|ies)", "minors?", "under[- ]?aged?",
    "pre-?teens?",
    "teen(?:s|aged?r?s?)?", r"school ?(?:girl|boy|child|kid)(?:s|ren)?",
    r"(?:little|young|small) (?:girl|boy)s?",
    "pupils?", r"kindergart\w+", _AGE,
)  # fmt: skip
_SEXUAL = (
    "naked", "nude", "nudity", "nudes", "sex", "sexy", r"sexual\w*", "sexuali[sz]ed", r"erotic\w*",
    r"porn\w*", "topless",
    r"undress\w*", "unclothed", "genitals?", "breasts?", "nipples?", r"molest\w*", "lewd", r"seductive\w*",
    "lingerie",
    r"fetish\w*", r"orgasm\w*", r"masturbat\w*", "rap(?:e|ed|ing)", "intercourse", "striptease",
    "strips? naked",
    "without (?:any )?clothes", "no clothes",
)  # fmt: skip
_NEAR = r"\b(?:\W+\w+){0,12}?\W+"
_MAKING = r"(?:mak|build|cook|produc|synthes|brew|assembl|construct|manufactur|recipe|deriv|grow|prepar)\w*"
_TAKING = r"(?:inject|shoot|snort|smok|sniff)\w*"


def _any(*alternatives: str) -> str:
    return f"(?:{'|'.join(alternatives)})"


_RULES = (
    ("minors", "sexual content with a minor", (
        _any(*_MINOR) + _NEAR + _any(*_SEXUAL), _any(*_SEXUAL) + _NEAR + _any(*_MINOR),
    )),
    ("minors", "named child abuse material", (
        "loli(?:ta)?con", "lolis?", "shota(?:con)?", r"pa?edo(?:phil\w*)?", r"child ?porn\w*",
        r"kinderporno\w*",
        "pornograf[ií]a infantil", "детское порно", "儿童色情", "児童ポルノ",
    )),
    ("sexual", "pornography", (
        "porn(?:o|os|ography|ographic|ographies|star|stars|hub)?", "hentai", "nsfw", "xxx+", "x-rated",
        "onlyfans",
        "sex ?tapes?", r"порно\w*", "色情", "ポルノ",
    )),
    ("sexual", "a sexual act", (
        "(?:blow|hand|rim)jobs?", "cum ?shots?", "gang ?bangs?", r"deepthroat\w*", "creampies?", "bukkake",
        r"masturbat\w*", "fellatio", "cunnilingus", r"ejaculat\w*",
        "(?:having|have|has|had|anal|oral|group) sex",
        "sexual intercourse", "fuck(?:s|ed|ing)?", "orgy", "orgies", r"orgasm\w*",
    )),
    ("sexual", "genitals", ("(?:penis|vagina|vulva|clitoris|genitals|genitalia)(?:es|s)?",)),
    ("crime", "drugs", (
        "crystal meth", "methamphetamines?", "fentanyl",
        rf"{_TAKING} (?:\w+ )?(?:heroin|cocaine|coke|crack|meth)",
        "lines? of (?:coke|cocaine)", "crack pipes?", "date[- ]rape drugs?",
    )),
    ("sexual", "sexual violence or taboo", (
        "(?:gang ?)?rap(?:e|es|ed|ing|ist|ists)", "bestiality", r"zoophil\w+", r"necrophil\w+", r"incest\w*",
        "upskirts?",
    )),
    ("violence", "mutilation", (
        r"behead\w*", r"decapitat\w*", r"disembowel\w*", r"eviscerat\w*", r"dismember\w*", r"mutilat\w*",
        "(?:skinned|flayed|burn(?:ed|t)|boiled) alive", "gore", "gory",
    )),
    ("violence", "a real killing as a show", ("snuff (?:film|movie|video|clip)s?", "execution videos?")),
    ("self_harm", "suicide", (
        r"commit\w* suicide", "(?:kill|hang|shoot|drown|stab)(?:s|ed|ing)? (?:him|her|my|your)self",
        "(?:kill|hang)(?:s|ed|ing)? themselves", "suicide pact",
    )),
    ("self_harm", "self-harm", (
        r"self[- ](?:harm|mutilat)\w*", r"(?:cut|slit|slash)\w* (?:his|her|my|your|their) (?:own )?wrists?",
        "slit wrists?", "pro-?ana", r"thinspo\w*",
    )),
    ("hate", "a call or salute of hate", (
        "sieg heil", "heil hitler", "white power", "gas the jews", "race war", "master race",
        r"untermensch\w*",
        "subhumans?",
        "(?:exterminate|kill) all (?:the )?(?:jews|muslims|blacks|whites|gays|immigrants|infidels|arabs)",
    )),
    ("extremism", "terrorism", (
        r"suicide (?:bomb\w*|vests?|belts?)", "al[- ]?qaeda",
        r"(?:isis|islamic state|caliphate) (?:recruit\w*|propaganda|fighters?|flags?|execut\w*)",
    )),
    ("crime", "a bomb or poison", (
        "(?:pipe|nail|car|dirty|letter|fertili[sz]er) bombs?", "molotovs?",
        rf"{_MAKING} (?:\w+ ){{0,3}}(?:bombs?|explosives|ieds?)",
        rf"{_MAKING} (?:\w+ ){{0,3}}(?:ricin|sarin|anthrax|nerve (?:gas|agents?)|mustard gas)",
    )),
    ("crime", "weapons and theft", ("ghost guns?", "ransomware", "keyloggers?", "credit card skimmers?")),
    ("deception", "a deepfake", ("deep ?fake[sd]?",)),
)  # fmt: skip
_COMPILED = tuple(
    (category, name, re.compile(rf"\b{_any(*alternatives)}\b")) for category, name, alternatives in _RULES
)
_INNOCENT = re.compile(_any(*_HARMLESS))


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """A match of a rule in a text: the rule and its category."""

    category: str
    rule: str


def broken(text: str) -> Hit | None:
    """Return the first rule that a normalised text breaks, or None."""
    text = _INNOCENT.sub(" ", text)
    for category, name, pattern in _COMPILED:
        if pattern.search(text):
            return Hit(category=category, rule=name)
    return None
