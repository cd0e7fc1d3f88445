"""The few things that need no judgement: where one of these is named, the answer is known.

Kept few on purpose. A list that tries to be clever is right only about the sentences its author thought of; what
needs judgement is for the classifier.
"""

import re
from dataclasses import dataclass

# named in these, it is something else
_HARMLESS = re.compile(
    r"naked (?:eye|mole[- ]?rats?)|breast[- ]?fe(?:ed\w*|d)|chicken breasts?|nude (?:tones?|colou?rs?|lipsticks?|heels)|"
    r"nude[- ]colou?red|sex(?:ual)? education|sex and the city|same[- ]sex|sex pistols|suicide squad|"
    r"(?:suicide|self[- ]harm) (?:prevention|hotline|help\w*)|al gore|deepfake detect\w+|bomb disposal"
)
_MINOR = (
    r"(?:child(?:ren|s)?|kids?|toddlers?|infants?|bab(?:y|ies)|minors?|under[- ]?aged?|pre-?teens?|teen(?:s|aged?r?s?)?|"
    r"school ?(?:girl|boy|child|kid)(?:s|ren)?|(?:little|young|small) (?:girl|boy)s?|pupils?|kindergart\w+|"
    r"(?:[1-9]|1[0-7]|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|(?:thir|four|fif|six|seven)teen)"
    r"[- ]?(?:yo\b|y/o\b|years?[- ]?olds?))"
)
_SEXUAL = (
    r"(?:naked|nude|nudity|nudes|sex|sexy|sexual\w*|sexuali[sz]ed|erotic\w*|porn\w*|topless|undress\w*|unclothed|"
    r"genitals?|breasts?|nipples?|molest\w*|lewd|seductive\w*|lingerie|fetish\w*|orgasm\w*|masturbat\w*|rap(?:e|ed|ing)|"
    r"intercourse|striptease|strips? naked|without (?:any )?clothes|no clothes)"
)
_NEAR = r"(?:\W+\w+){0,12}?\W+"
_MAKE = r"(?:mak|build|cook|produc|synthes|brew|assembl|construct|manufactur|recipe|deriv|grow|prepar)\w*"
_RULES: tuple[tuple[str, str, str], ...] = (
    ("minors", "sexual content with a minor", rf"{_MINOR}\b{_NEAR}{_SEXUAL}|{_SEXUAL}\b{_NEAR}{_MINOR}"),
    ("minors", "named child abuse material", r"loli(?:ta)?con|lolis?|shota(?:con)?|p(?:a)?edo(?:phil\w*)?|child ?porn\w*|"
     r"kinderporno\w*|pornograf[ií]a infantil|детское порно|儿童色情|児童ポルノ"),
    ("sexual", "pornography", r"porn(?:o|os|ography|ographic|ographies|star|stars|hub)?|hentai|nsfw|xxx+|x-rated|onlyfans|"
     r"sex ?tapes?|порно\w*|色情|ポルノ"),
    ("sexual", "a sexual act", r"(?:blow|hand|rim)jobs?|cum ?shots?|gang ?bangs?|deepthroat\w*|creampies?|bukkake|"
     r"masturbat\w*|fellatio|cunnilingus|ejaculat\w*|(?:having|have|has|had|anal|oral|group) sex|sexual intercourse|"
     r"fuck(?:s|ed|ing)?|orgy|orgies|orgasm\w*"),
    ("sexual", "genitals", r"(?:penis|vagina|vulva|clitoris|genitals|genitalia)(?:es|s)?"),
    ("sexual", "sexual violence or taboo", r"(?:gang ?)?rap(?:e|es|ed|ing|ist|ists)|bestiality|zoophil\w+|necrophil\w+|incest\w*|"
     r"upskirts?"),
    ("violence", "mutilation", r"behead\w*|decapitat\w*|disembowel\w*|eviscerat\w*|dismember\w*|mutilat\w*|"
     r"(?:skinned|flayed|burn(?:ed|t)|boiled) alive|gore|gory"),
    ("violence", "a real killing as a show", r"snuff (?:film|movie|video|clip)s?|execution videos?"),
    ("self_harm", "suicide", r"commit\w* suicide|(?:kill|hang|shoot|drown|stab)(?:s|ed|ing)? (?:him|her|my|your)self|"
     r"(?:kill|hang)(?:s|ed|ing)? themselves|suicide pact"),
    ("self_harm", "self-harm", r"self[- ](?:harm|mutilat)\w*|(?:cut|slit|slash)\w* (?:his|her|my|your|their) (?:own )?wrists?|"
     r"slit wrists?|pro-?ana|thinspo\w*"),
    ("hate", "a call or salute of hate", r"sieg heil|heil hitler|white power|gas the jews|race war|master race|untermensch\w*|"
     r"subhumans?|(?:exterminate|kill) all (?:the )?(?:jews|muslims|blacks|whites|gays|immigrants|infidels|arabs)"),
    ("extremism", "terrorism", r"suicide (?:bomb\w*|vests?|belts?)|al[- ]?qaeda|(?:isis|islamic state|caliphate) (?:recruit\w*|"
     r"propaganda|fighters?|flags?|execut\w*)"),
    ("crime", "a bomb or poison", rf"(?:pipe|nail|car|dirty|letter|fertili[sz]er) bombs?|molotovs?|"
     rf"{_MAKE} (?:\w+ ){{0,3}}(?:bombs?|explosives|ieds?|ricin|sarin|anthrax|nerve (?:gas|agents?)|mustard gas)"),
    ("crime", "drugs", rf"crystal meth|methamphetamines?|fentanyl|(?:inject|shoot|snort|smok|sniff)\w* (?:\w+ )?(?:heroin|cocaine|"
     r"coke|crack|meth)|lines? of (?:coke|cocaine)|crack pipes?|date[- ]rape drugs?"),
    ("crime", "weapons and theft", r"ghost guns?|ransomware|keyloggers?|credit card skimmers?"),
    ("deception", "a deepfake", r"deep ?fake[sd]?"),
)  # fmt: skip
_COMPILED = tuple((category, name, re.compile(rf"\b(?:{pattern})\b")) for category, name, pattern in _RULES)


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """A rule that a text breaks."""

    category: str
    rule: str


def broken(text: str) -> Hit | None:
    """The first rule that a normalised text breaks."""
    text = _HARMLESS.sub(" ", text)
    for category, name, pattern in _COMPILED:
        if pattern.search(text):
            return Hit(category=category, rule=name)
    return None
