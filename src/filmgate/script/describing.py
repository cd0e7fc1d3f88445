"""Words that describe somebody or something, by what they say."""

from filmgate.script.tables import words_of

COLOURS = frozenset(
    "red orange yellow green blue purple pink white black brown gray grey silver golden gold beige teal turquoise cyan "
    "magenta violet crimson scarlet ivory cream maroon navy lavender emerald ginger blond blonde rainbow".split()
)
MATERIALS = frozenset(
    "wooden wood metal metallic stone glass ceramic plastic paper leather silk wool woolen cotton velvet gold golden "
    "silver copper bronze brass iron steel marble concrete brick clay porcelain rubber crystal denim lace fur knitted "
    "straw bamboo cardboard ice chrome".split()
)
SIZES = words_of({
    "tiny": "tiny miniature microscopic minuscule", "small": "small little petite", "big": "big large oversized",
    "giant": "giant huge enormous gigantic massive colossal towering immense mammoth monumental",
})  # fmt: skip
AGES = words_of({
    "baby": "baby newborn infant", "young": "young teenage youthful adolescent", "middle-aged": "middle-aged",
    "old": "old elderly aged senior",
})  # fmt: skip
BUILDS = words_of({
    "thin": "thin slim skinny slender lean", "fat": "fat chubby plump obese stout", "tall": "tall", "short": "short",
    "muscular": "muscular strong brawny burly athletic",
})  # fmt: skip
EMOTIONS = words_of({
    "happy": "happy joyful joyous smiling laughing cheerful delighted grinning excited happily joyfully cheerfully "
    "playful playfully gleeful amused smile grin laugh giggle beam chuckle",
    "sad": "sad crying weeping tearful melancholic heartbroken sorrowful sadly lonely cry weep sob frown",
    "angry": "angry furious enraged mad angrily scowl glare", "afraid": "afraid scared frightened terrified fearful scream",
    "surprised": "surprised astonished shocked amazed stunned startled gasp",
    "disgusted": "disgusted repulsed", "calm": "calm peaceful relaxed serene tranquil calmly peacefully content",
    "tired": "tired exhausted weary sleepy", "proud": "proud triumphant confident proudly confidently",
    "thoughtful": "thoughtful pensive contemplative thoughtfully", "in love": "loving affectionate lovingly",
})  # fmt: skip
