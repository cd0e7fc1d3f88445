"""Tables of words that describe a person or thing: colours, materials, sizes, ages, emotions."""

from filmgate.script.tables import words, words_of

COLOURS = words(
    "red orange yellow green blue purple pink white black brown gray grey silver golden gold beige teal "
    "turquoise cyan magenta violet crimson scarlet ivory cream maroon navy lavender emerald ginger blond "
    "blonde rainbow"
)
_STUFFS = words(
    "wood metal stone glass ceramic plastic paper leather silk wool cotton velvet gold silver copper bronze "
    "brass iron steel marble concrete brick clay porcelain rubber crystal denim lace fur straw bamboo "
    "cardboard ice chrome linen tweed satin neon granite jade ivory tin wax chocolate felt canvas oak"
)
# word: the material that it means
MATERIALS = {stuff: stuff for stuff in _STUFFS} | words_of(
    {
        "wood": "wooden",
        "metal": "metallic",
        "wool": "woolen woollen",
        "ice": "icy",
    }
)
SIZES = words_of(
    {
        "tiny": "tiny miniature microscopic minuscule",
        "small": "small little petite",
        "big": "big large oversized",
        "giant": "giant huge enormous gigantic massive colossal towering immense mammoth monumental",
    }
)
AGES = words_of(
    {
        "baby": "baby newborn infant",
        "toddler": "toddler",
        "teenage": "teenage teenaged teen adolescent preteen",
        "young": "young youthful",
        "middle-aged": "middle-aged",
        "old": "old elderly aged senior",
    }
)
BUILDS = words_of(
    {
        "thin": "thin slim skinny slender lean",
        "fat": "fat chubby plump obese stout",
        "tall": "tall",
        "short": "short",
        "muscular": "muscular strong brawny burly athletic",
    }
)
EMOTIONS = words_of(
    {
        "happy": (
            "happy joyful joyous smiling laughing cheerful delighted grinning excited happily joyfully "
            "cheerfully playful playfully gleeful amused amusement joy delight happiness smile smiles "
            "grin grins "
            "laughter giggle excitement warmth hope pleasure glee"
        ),
        "sad": (
            "sad crying weeping tearful melancholic heartbroken sorrowful sadly lonely sorrow sadness grief "
            "frown tears loneliness despair vulnerability"
        ),
        "angry": "angry furious enraged mad angrily anger rage fury scowl frustration",
        "afraid": "afraid scared frightened terrified fearful fear terror",
        "surprised": "surprised astonished shocked amazed stunned startled surprise astonishment awe",
        "disgusted": "disgusted repulsed disgust distaste",
        "calm": "calm peaceful relaxed serene tranquil calmly peacefully content",
        "tired": "tired exhausted weary sleepy",
        "proud": "proud triumphant confident proudly confidently",
        "thoughtful": "thoughtful pensive contemplative thoughtfully",
        "determined": "determined determination resolve resolute focused concentrated concentration",
        "in love": "loving affectionate lovingly",
    }
)
MACHINES = words("robot robotic android cyborg")  # what they describe is a robot
TOYS = words("toy model miniature plush stuffed")  # words for a small model of the thing that they describe
# adjectives that every wide place deserves
ROOMY = words(
    "large big huge vast expansive sprawling wide open spacious empty deserted remote rural endless"
)
# colour: the parts of nature that have it
_NATURAL = {
    "medieval": words("castle tower fortress town village church bridge knight"),
    "modern": words("city building skyscraper car architecture apartment office train phone laptop"),
    "glowing": words(
        "lantern lamp lava fire moon sun star screen window candle ember firefly rune neon light"
    ),
    "burning": words("fire campfire bonfire candle torch"),
    "sparkling": words("water sea ocean lake river sun star snow"),
    "shimmering": words("water sea ocean lake river aurora"),
    "yellow": words("sun banana taxi sunflower lemon daffodil duckling"),
    "orange": words("pumpkin carrot orange fox goldfish"),
    "red": words("tomato strawberry cherry heart rose"),
    "round": words("ball wheel moon sun orange coin plate wheel clock"),
    "furry": words("cat dog kitten puppy bear fox rabbit squirrel wolf"),
    "fluffy": words("cat kitten puppy rabbit sheep cloud"),
    "feathered": words("bird eagle owl parrot duck chicken"),
    "leafy": words("tree bush plant branch"),
    "starry": words("sky night"),
    "icy": words("water lake glacier snow mountain peak"),
    "dusty": words("road desert trail"),
    "cobblestone": words("street square road lane alley"),
    "paved": words("street road path"),
    "green": words(
        "grass pasture meadow field forest tree hill lawn leaf jungle park garden valley foliage plant"
    ),
    "blue": words("sky sea ocean water lake river pool lagoon"),
    "white": words("snow cloud beach sand foam ice"),
    "golden": words("sunset sunrise sun desert sand dune wheat field beach"),
    "tall": words(
        "christmas-tree giraffe windmill lighthouse palm tree grass building skyscraper tower mountain "
        "cliff pine corn wheat"
    ),
    "old": words(
        "oak windmill barn lighthouse cottage cabin church castle temple ruin library house town city fort "
        "palace building street"
    ),
    "ancient": words(
        "oak pyramid statue ruins church castle temple ruin library town city fort palace forest tree"
    ),
    "historic": words("church castle temple town city fort palace building street"),
    "steep": words("mountain cliff hill slope canyon"),
    "dense": words("jungle forest wood"),
    "clear": words("sky water lake river stream sea"),
    "grassy": words("field hill meadow plain park"),
    "sandy": words("beach shore desert dune"),
    "rocky": words("mountain cliff canyon coast shore"),
    "snowy": words("mountain peak field forest landscape"),
}
# adjectives for qualities that cannot be seen
UNSEEN = words(
    "beautiful stunning gorgeous majestic epic dramatic magical mystical lone solitary single perfect famous "
    "favorite typical traditional various different several other same own next main entire whole "
    "original expert skilled professional cinematic detailed realistic amazing incredible lovely pleasant "
    "nice good great grand iconic first second third last new ready able certain such many few more most "
    "less local special general due sure distant nearby close high low deep far left right upper "
    "lower front back top wide vibrant vivid whimsical surreal dreamy serene peaceful calm tranquil "
    "quiet bustling lush dynamic intense powerful classic stylish chic elegant cozy cosy ornate unpleasant "
    "funny interesting dense heavy light dark bright hot cold warm cool fresh delicious tasty fragrant sweet "
    "spicy friendly brave clever smart wise kind loyal noble humble gentle tender fierce mighty wild "
    "innocent "
    "curious mischievous genuine sincere handsome pretty attractive charming glamorous imposing impressive "
    "emotional triumphant grueling gruelling thrilling calming relaxing soothing fun engaging fascinating "
    "captivating mesmerizing breathtaking spectacular extraordinary fantastic wonderful remarkable unique "
    "unusual strange weird odd mysterious enigmatic intricate diverse varied pristine luxurious lavish fancy "
    "natural authentic pure ultimate fictional fantastical legendary mythical fabled amateur olympic "
    "national "
    "international royal private public busy lively energetic graceful elaborate striking eye-catching "
    "memorable unforgettable exciting intense subtle timeless nostalgic romantic heartwarming adventurous "
    "ambitious bold daring fearless careful precise skillful skilful talented gifted experienced "
    "young-looking "
    "popular legendary important significant symbolic spiritual sacred holy divine exotic foreign domestic "
    "urban rural modernist contemporary current recent final initial previous future past additional extra "
    "similar different equal particular specific common ordinary regular normal usual average standard basic "
    "simple complex complicated difficult easy endless eternal "
    "sudden unexpected full complete total perfect ideal proper suitable available visible intimate "
    "personal individual social cultural historical scientific technical digital virtual musical artistic "
    "creative imaginative innovative educational inspirational motivational visual sensory tactile ambient "
    "harmonious balanced minimal immersive expressive evocative poetic picturesque scenic idyllic heavenly "
    "magnificent glorious splendid superb exquisite delightful enchanting alluring seductive tempting "
    "inviting "
    "welcoming comforting reassuring hopeful optimistic peaceful restful leisurely"
)


def natural(noun: str) -> frozenset[str]:
    """Return the colours and the like that something in nature has by itself: the sky is blue and clear."""
    last = noun.replace("-", " ").rpartition(" ")[2]
    return frozenset(word for word, nouns in _NATURAL.items() if not nouns.isdisjoint((noun, last)))
