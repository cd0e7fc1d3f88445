"""The words the parser knows, as data. Every word stands once; tests hold the tables to that."""


def _table(rows: dict[str, str]) -> dict[str, str]:
    return {word: key for key, words in rows.items() for word in words.split()}


SUBJECTS = _table(
    {
        "fox": "fox vixen",
        "wolf": "wolf wolves coyote husky jackal",
        "dog": "dog puppy corgi retriever labrador hound terrier",
        "cat": "cat kitten lynx",
        "tiger": "tiger leopard jaguar cheetah panther",
        "horse": "horse pony mare stallion mustang unicorn donkey zebra mule",
        "deer": "deer stag elk moose reindeer antelope gazelle doe fawn",
        "cow": "cow bull ox cattle buffalo bison calf yak",
        "lion": "lion lioness",
        "bear": "bear grizzly",
        "rabbit": "rabbit bunny hare",
        "person": "man woman person girl boy child traveler traveller hiker monk dancer soldier knight "
        "samurai wanderer figure runner people warrior king queen farmer fisherman explorer "
        "ballerina detective wizard ninja cowboy pilgrim photographer skier climber athlete "
        "couple lady guy human nomad shepherd",
        "astronaut": "astronaut cosmonaut spaceman robot android",
        "bird": "bird eagle hawk falcon seagull gull raven crow owl swan crane goose geese dove pigeon "
        "dragon flamingo heron sparrow stork albatross",
        "car": "car convertible truck van taxi suv jeep automobile sedan vehicle bus",
        "motorcycle": "motorcycle motorbike scooter biker bike bicycle",
        "boat": "boat sailboat ship yacht schooner galleon vessel sailing canoe",
        "balloon": "balloon airship blimp zeppelin",
        "lighthouse": "lighthouse beacon",
        "castle": "castle fortress tower ruins palace temple",
        "cabin": "cabin house cottage barn hut farmhouse shack lodge village",
    }
)

SCENES = _table(
    {
        "forest": "forest woods woodland jungle pine pines rainforest taiga grove trees",
        "meadow": "meadow field fields grass grassland hill hills prairie park countryside farm garden "
        "pasture wheat flowers valley",
        "savanna": "savanna savannah africa african plain plains safari serengeti",
        "beach": "beach shore coast coastline sand sandy shoreline island tropical",
        "desert": "desert dune dunes sahara arid",
        "canyon": "canyon canyons mesa gorge cliff cliffs butte",
        "mountains": "mountain mountains peak peaks alps alpine summit ridge himalaya",
        "ocean": "ocean sea waves storm-sea harbor harbour bay lake river fjord",
        "snowfield": "arctic tundra antarctica glacier icefield polar",
        "mars": "mars martian",
        "moon": "lunar",
        "sky": "sky clouds heaven",
        "city": "city street streets downtown neon skyline urban alley skyscraper skyscrapers tokyo "
        "metropolis cyberpunk",
    }
)

SNOW = frozenset(("snow", "snowy", "winter", "ice", "icy", "frozen", "blizzard", "snowfall"))

TIMES = _table(
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
    ("rain", r"rain(?!bow)\w*|drizzl\w*|downpour|wet street"),
    ("snow", r"snowfall|snowing|snowstorm|blizzard|heavy snow|falling snow|snowflakes"),
    ("fog", r"fog\w*|mist|misty|haze|hazy"),
    ("aurora", r"aurora|northern lights|southern lights"),
    ("dust", r"dust\w*|sandstorm|pollen|fireflies"),
    ("embers", r"embers?|sparks|wildfire|bonfire|campfire|lava|volcan\w*"),
    ("wind", r"wind\w*|gale|breeze"),
)

ACTIONS = (
    ("jump", r"jump\w*|leap\w*|hop(?:s|ping)?|bound(?:s|ing)|pounc\w*"),
    (
        "run",
        (
            r"run(?:s|ning)?|gallop\w*|sprint\w*|chas\w*|rac(?:es|ing)|dash\w*|trot\w*|charg\w*|speed\w*|"
            r"jog\w*|rush\w*|rid(?:es|ing)|driv(?:es|ing)"
        ),
    ),
    (
        "walk",
        (
            r"walk\w*|stroll\w*|wander\w*|trek\w*|march\w*|cross(?:es|ing)|hik(?:es|ing)|stalk\w*|roam\w*|"
            r"prowl\w*|explor\w*|crawl\w*|step(?:s|ping)|moves?|moving|danc\w*"
        ),
    ),
    ("fly", r"fl(?:y|ies|ying)|soar\w*|glid(?:es|ing)|hover\w*|drift\w*|float\w*|ris(?:es|ing)"),
    (
        "stand",
        (
            r"stand\w*|wait\w*|look\w*|gaz\w*|star(?:es|ing)|watch\w*|sit(?:s|ting)?|rest\w*|sleep\w*|"
            r"graz\w*|paus\w*|stops?|liv\w*|howl\w*"
        ),
    ),
)

OBSTACLES = _table(
    {
        "log": "log trunk branch tree",
        "rock": "rock rocks boulder stone stones",
        "fence": "fence gate hurdle wall barrier",
    }
)

SIZES = (
    ("close", r"close[- ]?ups?|macro|portrait|detail shot|face"),
    (
        "wide",
        (
            r"wide(?:[- ]?angle)?|establishing|landscape shot|panoram\w*|long shot|vast|epic|distant|"
            r"aerial|drone|in the distance"
        ),
    ),
)

COATS = {
    "red": "#a8361c", "orange": "#c06a22", "ginger": "#b8622a", "golden": "#c89a48",
    "yellow": "#c8a83a", "white": "#dedad2", "black": "#17171a", "brown": "#5b3a22",
    "gray": "#6a6c70", "grey": "#6a6c70", "silver": "#9a9ea6", "blue": "#2a4f96",
    "green": "#3a6a35", "purple": "#5a3a80", "pink": "#c87a90", "pale": "#c8b8a0",
}  # fmt: skip

COUNTS = {
    "two": 2, "pair": 2, "couple": 2, "three": 3, "four": 4, "five": 5, "several": 4,
    "herd": 5, "pack": 4, "flock": 6, "group": 4, "many": 5, "wolves": 3, "horses": 3,
}  # fmt: skip

# Where a subject lives when the text does not say.
HOMES = {
    "lion": "savanna", "tiger": "forest", "astronaut": "moon", "lighthouse": "ocean",
    "boat": "ocean", "balloon": "canyon", "deer": "forest", "bear": "forest", "fox": "forest",
    "wolf": "forest", "bird": "mountains", "castle": "mountains", "car": "desert",
    "motorcycle": "desert", "cabin": "mountains",
}  # fmt: skip

MOBILE = frozenset(SUBJECTS.values()) - {"balloon", "lighthouse", "castle", "cabin"}
