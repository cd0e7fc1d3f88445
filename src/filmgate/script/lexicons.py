"""Word tables of the parser: times, weather, styles, effects, obstacles and more. Each word is in a table
once; tests check this.
"""

from filmgate.script.tables import words, words_of

# Nouns of nouns.txt that mean the film, a place, or something that cannot be drawn.
NOT_SUBJECTS = words(
    "vintage film movie footage video clip noir color colour style art camera lens drone "
    "ancient antique minimalist modern rustic steady stoic super witness bat rover adult director guest host "
    "master white black model subject character viewer camera light shot view "
    "scene star sun moon mother father friend family player lover user owner member leader expert fan "
    "native local stranger visitor winner hero heroine beauty human animal creature friend companion "
    "pine palm grass wood ground dish table desk bar counter altar bay cliff flat home hall station "
    "wave drift mount range field park drop head finish close slow cut zoom float glow frame "
    "date box lime olive plum rose orange cherry peach berry mint ginger ash beech elder yew box "
    "gold silver amber jade pearl opal emerald ruby jet ace aid angel charge chief cover cross "
    "crew crank double elf enemy fellow giant gray grey guard guide ideal image joker judge junior "
    "natural heavy even major minor mate minion monster mouth nobody nature old other partner "
    "pink post press prime "
    "rest second self senior shadow silent sitter small soft sport spot square stand standing still "
    "storm street strong study stuff sweet third thing top twin type wall way will wild wit world young"
)

SNOW = frozenset(("snow", "snowy", "winter", "ice", "icy", "frozen", "blizzard", "snowfall"))

TIMES = words_of(
    {
        "dawn": "dawn sunrise morning daybreak",
        "sunset": "sunset golden evening sundown",
        "dusk": "dusk twilight gloaming",
        "night": "night midnight moonlight moonlit stars starry nighttime milky",
        "day": "day noon sunny bright midday daylight afternoon daytime summer",
        "overcast": "overcast cloudy gloomy grey-sky",
    }
)

WEATHER = (
    ("storm", r"storm\w*|thunder\w*|lightning|tempest|hurricane"),
    ("rain", r"rain(?!bow)\w*|drizzl(?:e|y|ing)(?! (?:onto|over|on))|downpour|wet street"),
    ("snow", r"snowfall|snowing|snowstorm|blizzard|heavy snow|falling snow|snowflakes"),
    ("fog", r"fog\w*|mist|misty|(?<!heat[ -])haze|hazy"),
    ("aurora", r"aurora|northern lights|southern lights"),
    ("dust", r"dust\w*|sandstorm|pollen"),
    (
        "confetti",
        (
            r"confetti|streamers|ticker[- ]?tape|festivals?|carnivals?|celebrations?|"
            r"(?:birthday|new year'?s?) part(?:y|ies)"
        ),
    ),
    (
        "fireflies",
        (
            r"firefl(?:y|ies)|(?:fairy|string)[- ]lights?|sparkles?|glitter|portals?|"
            r"glow(?:ing)? (?:particles|orbs|runes)|magic(?:al)? (?:dust|particles|lights)"
        ),
    ),
    ("bubbles", r"bubbles?"),
    ("embers", r"embers?|sparks|wildfire|bonfire|campfire|lava|volcan\w*"),
    ("leaves", r"falling leaves|leaves fall\w*|autumn leaves"),
    ("petals", r"petals|cherry blossoms?|blossoms fall\w*|sakura"),
    ("wind", r"wind(?:s|y|swept|blown)?(?![\w-])|windstorms?|gales?|breez\w+"),
)

OBSTACLES = words_of(
    {
        "log": "log trunk branch tree",
        "rock": "rock rocks boulder stone stones",
        "fence": "fence gate hurdle wall barrier",
    }
)

STYLES = (
    ("noir", r"noir"),
    (
        "mono",
        r"in black[- ]and[- ]white|black[- ]and[- ]white(?= film| photo| style|$)|monochrome|b&w",
    ),
    ("vintage", r"vintage|sepia|old film|retro|super 8|8mm|nostalgic|daguerreotype"),
    ("vivid", r"vibrant|vivid|colou?rful|saturated|neon ?punk|cyberpunk"),
    (
        "warm",
        r"warm(?:ly)?,? (?:\w+,? ){0,2}(?:light|lighting|glow|tones?|colou?rs?|hues?|contrast|palette|lit)",
    ),
    ("muted", r"muted|desaturated|washed out|faded|gritty"),
    (
        "watercolour",
        (
            r"water ?colou?rs?|ink wash|aquarelle|monet|impressionis\w*|(?:oil|ink|acrylic|chinese|"
            r"gouache) paintings?|"
            r"van gogh|painterly|paintings? ?of ?a|pointil+is[mt]\w*|fresco|expressionis\w*|cubis[mt]\w*|"
            r"surrealis[mt]\w*|"
            r"\w+ art style|madhubani|hodgkin|ofili|jamini roy|c[ée]zanne|picasso|matisse|klimt|kandinsky|"
            r"dal[ií] style|"
            r"salvador dal[ií]|rembrandt|vermeer|baroque painting"
        ),
    ),
    (
        "anime",
        (
            r"anime|cel[- ]shad\w*|cartoon\w*|manga|ghibli|comic book|ukiyo\w*|hokusai|2d animation|animated|"
            r"disney|low[- ]poly|game art|graphic novel|pop art"
        ),
    ),
    ("clay", r"clay(?:mation)?|stop[- ]motion|plasticine"),
    ("sketch", r"pencil (?:drawing|sketch)|sketch\w*|charcoal|line art|hand[- ]drawn"),
    ("pixel", r"pixel art|8[- ]bit|16[- ]bit|low resolution game"),
)

# Styles that change how things are drawn, not only the colours of the picture.
SHADED = frozenset(("watercolour", "anime", "clay", "sketch", "pixel"))

SEASONS = (
    ("autumn", r"autumn\w*|(?<!water)fall (?:colou?rs|foliage|forest|day|morning|scene)|fall season|october"),
    ("spring", r"spring(?:time)?(?! water)|blossom\w*|sakura|in bloom"),
    ("summer", r"summer\w*"),
    ("winter", r"winter\w*"),
)

MOODS = (
    ("eerie", r"eerie|spooky|creepy|haunt\w*|horror|ominous|sinister|scary|dystopian|apocalyptic|mysterious"),
    ("joyful", r"joyful\w*|happy|happily|cheerful\w*|playful\w*|festive|whimsical|cute|bright and airy"),
    ("sad", r"sad(?:ly|ness)?|melanchol\w*|lonely|somber|sombre|gloomy|bleak|grief"),
    ("epic", r"epic|dramatic\w*|majestic|heroic|intense|powerful|cinematic"),
    (
        "dreamy",
        r"dream(?:y|like)|romantic\w*|ethereal|magical|enchanted|fairy[- ]?tale|serene|tranquil|peaceful\w*",
    ),
)

# Events in the picture besides the actions of the subject.
EFFECTS = (
    ("campfire", r"campfires?|bonfires?|camp fire|fire ?pit"),
    ("fireworks", r"fireworks?"),
    ("galaxy", r"galax(?:y|ies)"),
    ("explosion", r"explo(?:sions?|d(?:e|es|ing))|blasts?\b|detonat\w*|blow(?:s|ing) up"),
    ("tornado", r"tornado(?:es)?|twisters?|whirlwinds?|cyclones?"),
    ("smoke", r"smok(?:e|y|ing)(?! detector)|fumes"),
)

# what the lens and the air before it do
OPTICS = (
    (
        "wet lens",
        (
            r"(?:rain(?:drops?)?|water ?(?:drops?|droplets?)?|droplets?|drops) (?:\w+ ){0,2}"
            r"(?:on|across|over|down) (?:the |a )?(?:camera(?: lens)?|lens|screen)|"
            r"(?:wet|rainy|rain-\w+) lens"
        ),
    ),
    ("flare", r"(?:lens|sun|light|anamorphic)[- ]?flares?|flares? (?:of|from) the sun|anamorphic(?: \w+)?"),
    ("cinema", r"cinematic|sci-?fi|science[- ]fiction|cyber ?punk|futuristic|neo-?noir"),
    (
        "heat haze",
        (
            r"heat[- ](?:haze|shimmer\w*|waves?|distortion|mirage)|shimmering (?:heat|air)|mirages?|"
            r"(?:scorch|swelter|blister|blaz)ing (?:\w+ )?(?:heat|sun|day|desert|road|noon|summer)"
        ),
    ),
    (
        "breath",
        (
            r"(?:visible|frosty|frozen|steaming|steamy|misty|foggy|cold|white) breath|"
            r"breath (?:is |are |in )?"
            r"(?:visible|steam\w*|cloud\w*|fogg?\w*|mist\w*|puffs?|the cold\w*|the frost\w*)|"
            r"freezing(?! point)|"
            r"(?:icy|frosty|bitter(?:ly)?|biting) (?:cold|air|winds?|mornings?|nights?|days?)|sub-?zero"
        ),
    ),
)

# With an image: words for what stays as it is, and for what moves or changes.
HELD = (
    (
        "camera",
        (
            r"(?:same|keep (?:the )?|unchanged|fixed) (?:composition|framing|angle|camera)|"
            r"camera (?:stays|remains|does not move|is still|fixed)"
        ),
    ),
    (
        "background",
        (
            r"(?:keep|same|unchanged|static|still) (?:the )?(?:background|scenery|setting|surroundings)|"
            r"background (?:stays|remains|is|does not)"
        ),
    ),
    (
        "subject",
        (
            r"keep (?:her|his|their|its|the (?:subject|person|face|woman|man|product|coat|dress|pose))|"
            r"(?:she|he|it|subject|face|pose|coat|product) (?:stays|remains|does not move|is unchanged)|"
            r"\b(?!background|scenery|setting|surroundings|camera)\w+ (?:stays?|remains?) "
            r"(?:as|where|still|unchanged|in place|put)\b"
        ),
    ),
)

TURNS = (
    (
        "night",
        (
            r"night falls|(?:turns|fades|changes|becomes|goes) (?:in)?(?:to )?(?:night|dark)|"
            r"(?:it )?gets dark|lights go out"
        ),
    ),
    ("dusk", r"(?:dusk|evening|twilight) (?:falls|comes|settles)"),
    (
        "sunset",
        (
            r"sun sets\b|sun goes down|warm light spreads|"
            r"(?:turns|changes|fades|becomes) (?:in)?(?:to )?(?:sunset|golden)"
        ),
    ),
    (
        "dawn",
        r"(?:sun|dawn) (?:rises|breaks)|(?:turns|changes|becomes) (?:in)?(?:to )?(?:dawn|sunrise|morning)",
    ),
    ("day", r"(?:turns|changes|becomes) (?:in)?(?:to )?(?:day|noon)|sun comes out|brightens"),
    ("overcast", r"(?:turns|becomes) (?:cloudy|overcast|grey|gray)|clouds? (?:gather|roll in)"),
)

SIZES = (
    ("extreme", r"extreme close[- ]?ups?|macro"),
    ("far", r"extreme (?:wide|long)(?: shot)?|very wide|tiny in|as seen from far"),
    (
        "close",
        (
            r"close[- ]?ups?|portrait|detail shot|(?<!rock )(?<!cliff )(?<!mountain "
            r")(?<!ice )(?<!granite )face|fill(?:s|ing)? the (?:screen|frame)"
        ),
    ),
    (
        "wide",
        (
            r"wide(?:[- ]?angle)?|establishing|landscape shot|panoram\w*|long shot|vast|epic|distant|"
            r"aerial|drone|in the distance"
        ),
    ),
)

COATS = {
    "red": "#a8361c",
    "orange": "#c06a22",
    "ginger": "#b8622a",
    "golden": "#c89a48",
    "yellow": "#c8a83a",
    "white": "#dedad2",
    "black": "#17171a",
    "brown": "#5b3a22",
    "gray": "#6a6c70",
    "grey": "#6a6c70",
    "silver": "#9a9ea6",
    "blue": "#2a4f96",
    "green": "#3a6a35",
    "purple": "#5a3a80",
    "pink": "#c87a90",
    "pale": "#c8b8a0",
}

# liquids that cups and bowls hold
LIQUIDS = frozenset(
    (
        "flour",
        "sugar",
        "salt",
        "oil",
        "coconut-oil",
        "vinegar",
        "syrup",
        "coffee",
        "tea",
        "milk",
        "wine",
        "juice",
        "honey",
        "chocolate",
        "soup",
        "beer",
        "water",
        "drink",
        "cocktail",
        "smoothie",
        "lemonade",
        "soda",
        "beverage",
        "cappuccino",
        "espresso",
        "latte",
        "mocha",
        "milkshake",
        "martini",
        "whiskey",
        "cola",
    )
)
