"""Words of a prompt for the atmosphere of a shot: time of day, season, weather, mood, light, style, shot
size, camera angle and pace.
"""

import re
from collections.abc import Iterator, Sequence

from filmgate.script import finding
from filmgate.script.script import Role

_ALONE = r"(?:(?<=[,.;:] )|(?<![^\n])){}(?= ?(?:[,.;:\n]|$))"  # between two marks
# rows of (value, pattern). Tables for one value: the first row that matches counts; else all rows that match
TIMES = (
    ("golden hour", r"golden[ -]hour"),
    ("sunset", r"sun ?sets?|sunset|sundown|setting sun|sun (?:goes|going) down|sun dip\w*"),
    ("dawn", r"dawn|sun ?rise|sun rises|rising sun|daybreak|first light"),
    ("dusk", r"dusk|twilight|gloaming|nightfall|blue hour"),
    (
        "night",
        (
            r"night(?:time)?|(?:full|crescent|pale|bright|under (?:the|a)) moon|"
            r"midnight|moonlit|moonlight|starry|under the stars|stars (?:above|overhead)|"
            r"milky way|dark (?:forest|woods?|jungle|alley|street|swamp|room|house|corridor|cellar)"
        ),
    ),
    ("morning", r"morning"),
    ("noon", r"noon|midday"),
    ("afternoon", r"afternoon"),
    ("dusk", r"evening(?! (?:gown|dress|wear|bag))"),
    (
        "day",
        (
            r"day(?:time|light)|(?:sunny|bright|summer|winter|hot|cold|rainy|clear|autumn|spring) day|"
            r"broad day"
        ),
    ),
)
SEASONS = (
    ("autumn", r"autumn\w*|fall (?:colou?rs|foliage|leaves|day|morning|season)"),
    (
        "spring",
        (
            r"springtime|(?:in|early|late|of|during|this|a) spring|"
            r"spring (?:day|morning|afternoon|evening|meadow|garden|flowers|rain|blossoms?|light|"
            r"sun\w*|breeze)"
        ),
    ),
    ("summer", r"summer\w*"),
    ("winter", r"winter\w*"),
)
WEATHER = (
    (
        "rain",
        (
            r"rain(?:s|ing|y|drops?|fall|storm|-\w+|ed)?|drizzl(?:e|y|ing)(?! (?:onto|over|on))|downpour|"
            r"wet (?:street|pavement|road)s?"
        ),
    ),
    ("snow", r"snow(?:s|ing|y|fall|flakes?|storm|ed|-\w+)?|blizzard"),
    ("storm", r"storm\w*|thunder\w*|lightning|tempest|hurricane|typhoon"),
    ("fog", r"fog\w*|mist|misty|(?<!heat[ -])haze|hazy"),
    ("wind", r"wind|windy|windswept|gales?|breez\w+|gust\w*"),
    ("clear", r"clear (?:blue |night )?sk(?:y|ies)|cloudless|sunny|blue sk(?:y|ies)"),
    ("overcast", r"overcast|cloudy|gr[ae]y sk(?:y|ies)"),
    (
        "dust",
        r"dust(?:[- ]storm)?|dusty (?:air|wind|haze|road|track|plain|desert|day|light|evening)|sandstorm",
    ),
    ("aurora", r"aurora\w*|northern lights"),
    ("falling leaves", r"falling leaves|leaves (?:fall|drift|swirl)\w*"),
    ("petals", r"petals (?:fall|drift)\w*|falling petals|blossoms (?:fall|drift)\w*"),
)
MOODS = (
    ("eerie", r"eerie|spooky|creepy|haunt\w*|horror|ominous|sinister|scary|unsettling|mysterious|foreboding"),
    ("joyful", r"joyful|cheerful|festive|whimsical|playful|uplifting|happy mood"),
    ("sad", r"melanchol\w*|somber|sombre|bleak|mournful|sad (?:mood|atmosphere|scene)"),
    ("tense", r"tense|tension|suspense\w*|thrilling|nail-biting"),
    ("epic", r"epic|majestic|heroic"),
    ("romantic", r"romantic"),
    ("dreamy", r"dream(?:y|like)|ethereal|magical|mystical|enchant\w*|surreal|fairy[- ]?tale"),
    ("calm", r"calm|serene|tranquil|peaceful\w*|soothing|quiet|co[sz]y"),
)
LIGHT = (
    ("backlight", r"back-?light\w*|backlit|silhouett\w*|against the (?:sun|light)"),
    ("rim", r"rim[- ]light\w*"),
    ("neon", r"neon\w*"),
    ("candle", r"candle-?li(?:ght|t)"),
    ("low key", r"low[- ]key|chiaroscuro|(?:dramatic|moody) (?:light\w*|shadows?)"),
    ("high key", r"high[- ]key|bright and airy"),
    ("studio", r"studio[- ]light\w*|three[- ]point light\w*|product shot"),
    ("blinds", r"(?:light|sun\w*) through (?:the |venetian |window )*blinds|venetian blinds"),
    ("spotlight", r"spot-?light\w*|spotlit"),
    ("soft", r"soft(?:ly)?[ ,](?:\w+ )?light\w*|soft lighting|diffused? light\w*"),
    ("hard", r"(?:hard|harsh) (?:light|lighting|shadows?)"),
    ("volumetric", r"volumetric\w*|god ?rays|light rays|sun ?beams|shafts? of light|rays of (?:sun)?light"),
    ("moonlight", r"moonl(?:ight|it)"),
    ("firelight", r"fire-?li(?:ght|t)|lit by (?:a |the )?(?:camp)?fire"),
)
STYLES = (
    ("black and white", r"black[- ]and[- ]white|monochrome|b&w"),
    ("noir", r"noir"),
    ("watercolour", r"water ?colou?rs?|aquarelle"),
    ("anime", r"anime|manga"),
    ("claymation", r"clay(?:mation)|plasticine"),
    ("stop motion", r"stop[- ]motion"),
    ("pixel art", r"pixel[- ]?art|8[- ]bit|16[- ]bit"),
    ("3d render", r"3d (?:render\w*|animat\w*|cartoon)|cgi|octane|unreal engine"),
    ("animation", r"(?<!3d )(?:animation|animated)"),
    ("cartoon", r"cartoon\w*"),
    ("oil painting", r"oil[- ]paint\w*"),
    ("impressionism", r"impressionis\w*"),
    ("sketch", r"(?:pencil|charcoal) (?:drawing|sketch)|sketch\w*|line art|hand[- ]drawn"),
    ("ukiyo-e", r"ukiyo\w*|hokusai|woodblock"),
    ("low poly", r"low[- ]poly"),
    ("cyberpunk", r"cyberpunk"),
    ("steampunk", r"steampunk"),
    ("vintage", r"vintage|retro|super ?8|8 ?mm|16 ?mm|sepia|vhs|old film|1[89]\d0s (?:film|style|footage)"),
    ("documentary", r"documentary|national geographic|nature film"),
    ("cubism", r"cubis[mt]\w*"),
    ("pointillism", r"pointil+is[mt]\w*"),
    ("comic", r"comic[- ]book|graphic novel"),
    ("paper cutout", r"paper ?cut(?:out)?|papercraft|origami style"),
    ("surrealism", r"surrealis[mt]\w*"),
    ("pop art", r"pop art"),
    ("abstract", rf"abstract(?: \w+)? style|abstract art|{_ALONE.format('abstract')}"),
    ("photo", r"photo(?:graph\w*|realis\w*)?"),
    *(
        (name, name)
        for name in (
            "van gogh", "monet", "picasso", "matisse", "klimt", "kandinsky", "cezanne", "rembrandt",
            "vermeer", "dali", "hopper", "warhol", "basquiat", "bosch", "pixar", "disney",
            "ghibli", "wes anderson", "tim burton", "tarantino",
        )
    ),
)  # fmt: skip
SIZES = (
    ("extreme close-up", r"extreme close[- ]?ups?|macro\w*|very close"),
    ("medium close-up", r"medium close[- ]?ups?"),
    ("close-up", r"close[- ]?ups?|closeups?|portrait of|detail shot"),
    ("extreme wide", r"extreme(?:ly)? (?:wide|long)(?: shot)?"),
    ("medium", r"medium[- ]shot|mid[- ]shot|waist[- ]up|cowboy shot"),
    ("full", r"full[- ]body|full[- ]shot|full[- ]length|head to toe"),
    (
        "wide",
        (
            rf"wide[- ]angle(?: shot| view)?|wide (?:\w+ )?(?:shot|view)|{_ALONE.format('wide')}|"
            r"establishing shot|long shot|panoram\w*"
        ),
    ),
)
ANGLES = (
    ("point of view", r"pov|fpv|point[- ]of[- ]view|first[- ]person"),
    ("overhead", r"overhead|top[- ]down|bird'?s[- ]?eye|from (?:directly |high )?above"),
    ("low", r"low[- ]angle|worm'?s[- ]eye|from below"),
    (
        "high",
        (
            r"high[- ]angle|aerial\w*|drone[ -](?:shot|view|footage|camera|clip|video|perspective)|"
            r"(?:by|from|with) (?:a )?drone"
        ),
    ),
    ("dutch", r"dutch (?:angle|tilt)|canted"),
    ("eye level", r"eye[- ]level"),
)
PACES = (
    ("slow motion", r"slow[- ]?mo(?:tion)?"),
    ("time-lapse", r"time[- ]?lapses?|hyper-?lapse"),
    (
        "slow",
        (
            r"(?:slow(?:ly)?|gentl[ey]|gradual(?:ly)?|smooth(?:ly)?)[ -](?:\w+[ -])?"
            r"(?:camera|push|pull|pan|tilt|zoom|dolly|orbit|track|crane|truck|drone|arc)\w*|"
            r"(?:camera|push|pull|pan|tilt|zoom|dolly|orbit|track|crane|truck|drone|arc)\w*(?: \w+){0,2} "
            r"(?:slowly|gently|gradually)|slow(?:ly)? (?:push|pull|pan|tilt|zoom|dolly|orbit|track)\w*|"
            r"(?:push|pull|pan|tilt|zoom)\w*(?:[- ]\w+)? slowly|gentle camera"
        ),
    ),
    ("fast", r"fast[- ](?:paced|cut\w*)|whip pan|rapid(?:ly)? (?:push|pull|pan|tilt|zoom)\w*"),
)
# words about the film itself, with the words that join them to the rest: nothing of them is drawn. Each
# pattern has the words of which it needs one
_SPOKEN = tuple(
    (tuple(needs.split()), re.compile(rf"(?i)\b(?:{pattern})"))
    for needs, pattern in (
        (
            "style aesthetic look",
            r"(?:in|with) (?:the |a |an )?(?:\w+ )?(?:style|aesthetics?|look) of [^,.;\n]*",
        ),
        ("fill", r"fill(?:s|ing)? the (?:screen|frame)"),
        ("as", r"as (?:if|though) [^,.;\n]*"),
        (
            "slow laps",
            r"(?:an? )?(?:slow[- ]?mo(?:tion)?|time[- ]?lapse|hyper-?lapse)(?: (?:shot|video|footage|of))*",
        ),
        (
            "angle level",
            r"(?:(?:very|extreme) )?(?:low|high|dutch|wide)[- ]angles?(?: (?:shot|view|of))*|eye[- ]level",
        ),
        ("style aesthetic", r"(?:[\w-]+ )?(?:[\w-]+ )?(?:style|aesthetics?)(?=[,.;]|$)"),
        (
            "shot view",
            (
                r"(?:extreme |medium |very )?(?:close[- ]?up|wide|long|full|medium)(?:[- ]angle)? "
                r"(?:shot|view)s?(?: of)?"
            ),
        ),
        (
            "depth bokeh grain flare lens mm 8k 4k hd real detail render engine",
            (
                r"(?:(?:very |with )?(?:a )?shallow )?depth of field|bokeh(?: background| lights?)?|"
                r"film grain|lens flares?|(?:anamorphic|vintage) lens(?:es)?|\d+ ?mm(?: lens| film)?|"
                r"(?:8k|4k|hd|uhd|hdr|photo-?realistic|hyper-?realistic|highly detailed|ultra[- ]detailed|"
                r"octane render|unreal engine)"
            ),
        ),
    )
)
_SIMILE = re.compile(
    r"\b(?:no|not|without|never|isn't|doesn't) (?:\w+ )?\w+|\blike (?:an?|the) [^,.;\n]*|\blike \w+s\b|"
    r"\bas \w+ as (?:a |an |the )?\w+"
)
_NO_CLOUD = re.compile(r"\b(?:no|not a)(?: single)? clouds?\b")
_SEGMENT = re.compile(r"[^,.;:()\[\]\n]+")
# what a part of a text may have beside its words for the atmosphere
_FILLER = re.compile(
    r"\s+|(?:a|an|the|in|at|with|and|of|on|by|very|some|its|light|lighting|mood|atmosphere|style|tones?|colou?rs?|"
    r"shot|view|angle|footage|film|video|photo|scene|lens|look|feel|vibe|warm|dark|bright|nostalgic|dramatic|"
    r"cinematic|late|early|sky|day|weather)\b"
)
_AIR = re.compile(
    r"\b(?:"
    + "|".join(
        pattern
        for table in (TIMES, SEASONS, WEATHER, MOODS, LIGHT, STYLES, SIZES, ANGLES, PACES)
        for _, pattern in table
    )
    + r")(?!\w)"
)


def weather(said: str, air: str) -> tuple[str, ...]:
    """Return the weather of a text. air: the text without its similes and negations."""
    found = every(air, WEATHER)
    return found or (("clear",) if _NO_CLOUD.search(said) else ())


def technical(text: str) -> Iterator[tuple[int, int]]:
    """Give the positions of words about lenses and the film itself ("35mm film"). text: in lower case."""
    yield from (match.span() for match in _SPOKEN[-1][1].finditer(text))


def styles(text: str, cast: Sequence[Role]) -> tuple[str, ...]:
    """Return the styles that a text names. A photograph among the roles is no style."""
    held = any(one.noun.startswith("photo") for one in cast)
    return tuple(style for style in every(text, STYLES) if not (held and style == "photo"))


def without_similes(text: str) -> str:
    """Return a text with blanks for its similes and negations: "like a leaf in the wind" names no weather."""
    return _SIMILE.sub(lambda match: " " * len(match[0]), text)


def mood(text: str) -> str:
    """Return the mood that a text names first, such as "calm"; "" if it names none."""
    return next(iter(every(text, MOODS)), "")


def first(text: str, table: tuple[tuple[str, str], ...]) -> str:
    """Return the value of a table whose pattern matches the text; "" if none does.

    If several match, the first row of the table counts.
    """
    return next((value for value, pattern in table if finding.search(pattern, text)), "")


def every(text: str, table: tuple[tuple[str, str], ...]) -> tuple[str, ...]:
    """Return all values of a table whose patterns match the text, in the order of the text."""
    found = [(match.start(), value) for value, pattern in table if (match := finding.search(pattern, text))]
    return tuple(dict.fromkeys(value for _, value in sorted(found)))


def without_film(text: str) -> str:
    """Return the text of a prompt with blanks instead of words about the film itself, such as "4k".

    The text keeps its length, so positions in it stay valid.
    """
    low = text.lower()
    for needs, pattern in _SPOKEN:
        if any(need in low for need in needs):
            text = pattern.sub(lambda match: ",".ljust(len(match[0])), text)
    return _SEGMENT.sub(lambda match: ",".ljust(len(match[0])) if _is_air(match[0]) else match[0], text)


def _is_air(segment: str) -> bool:
    """Tell whether a part of a text between two marks speaks of the atmosphere alone: "overcast, eerie"."""
    segment, at, found = segment.lower(), 0, False
    while at < len(segment):
        if match := _AIR.match(segment, at):
            found = True
        elif not (match := _FILLER.match(segment, at)):
            return False
        at = match.end()
    return found
