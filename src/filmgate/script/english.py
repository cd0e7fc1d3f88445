"""Tables of English words: closed word classes (articles, prepositions, …), numbers, and nouns that WordNet
classifies badly.
"""

from filmgate.script.tables import words, words_of

# part of speech: its words
_CLOSED_CLASSES = {
    "D": (
        "a an the this that these those another other each every some any both all several many few its his "
        "her their my your our no neither either"
    ),
    "P": (
        "in on at by with without from into onto over under above below beneath between among around across "
        "through along behind beside near against toward towards beyond inside outside off of for during "
        "after before up down past upon amid amidst amongst atop within underneath next alongside via about "
        "per like as than throughout except"
    ),
    "T": "then",
    "C": "and or but while when as because so if though although until where whereas once nor yet whilst how",
    "Q": "who which that whose whom what",
    "O": (
        "he she it they him her them himself herself itself themselves i you we us me one "
        "something nothing nobody everything"
    ),
    "X": (
        "is are was were be been being am has have had having do does did will would can could shall should "
        "may might must 's 're 've 'll 'd 'm seems seem appears remains stays"
    ),
    "NOT": "not never n't hardly",
    "TO": "to",
    "R": (
        "very too also just only slowly quickly gently suddenly again together away back there here still "
        "piggyback "
        "even almost around always forward backward upward downward apart quite really fully gradually "
        "finally now out aside"
    ),
}
# closed-class word: its parts of speech
CLOSED = {
    word: tuple(tag for tag, text in _CLOSED_CLASSES.items() if word in text.split())
    for word in words(" ".join(_CLOSED_CLASSES.values()))
}
# closed-class words that are often nouns, verbs or adjectives too
OPEN = words(
    "one still back may will can might like near past down up inside outside round second right left present "
    "set"
)
# nouns of the lexicon that describe another noun: a vintage car
ADJECTIVES = words(
    "vintage retro luxury deluxe premium gourmet designer rustic cyberpunk steampunk gothic fantasy cartoon "
    "anime "
    "fantasy sci-fi indie punk hippie disco kawaii baroque antique"
)
# first names of women
WOMEN = words(
    "jennifer julia sandra angelina oprah emma scarlett taylor meryl natalie anne anna mary maria marie "
    "sarah "
    "sara emily jessica nicole kate katy cate margot marilyn audrey elizabeth victoria michelle rihanna "
    "beyonce "
    "adele madonna lisa linda susan laura alice charlotte sophie sofia olivia amy halle viola zendaya serena "
    "priyanka penelope charlize keira reese drew cameron demi uma gal jane rose rachel megan selena billie "
    "dua shakira frida cleopatra mona helen grace lily lucy ellen hermione princess-leia greta malala"
)
MEN = words(
    "tom brad johnny robert leonardo keanu harry elon donald barack joe george morgan denzel matt ben chris "
    "ryan hugh jackie bruce arnold sylvester mike david daniel james john paul peter albert isaac "
    "vincent steve "
    "michael elvis kanye jack jason dwayne samuel anthony clint sean liam tony jim adam idris cristiano "
    "lionel lebron muhammad nelson winston napoleon"
)
# name of a maker or of what it makes: the noun for it
BRANDS = words_of(
    {
        "car": (
            "corvette ferrari porsche lamborghini tesla mustang bmw mercedes toyota honda ford audi cadillac "
            "chevrolet volkswagen beetle bugatti maserati bentley rolls-royce nissan subaru volvo"
        ),
        "motorcycle": "yamaha harley harley-davidson ducati kawasaki",
        "scooter": "vespa",
        "plane": "boeing airbus cessna concorde",
        "phone": "iphone samsung nokia pixel",
        "laptop": "macbook thinkpad ipad",
        "soda": "coca-cola pepsi coke",
        "shoe": "nike adidas converse",
        "watch": "rolex",
        "restaurant": "mcdonald mcdonalds kfc",
        "cafe": "starbucks",
        "supermarket": "walmart costco ikea",
    }
)
# words that hardly any other language has
TELLING = words("the of and with is are his her its their from into through while at by over under an to as")
NUMBERS = words_of(
    {
        1: "one single lone solitary",
        2: "two both twin",
        3: "three triplet",
        4: "four",
        5: "five",
        6: "six",
        7: "seven",
        8: "eight",
        9: "nine",
        10: "ten",
        11: "eleven",
        12: "twelve dozen",
        13: "thirteen",
        14: "fourteen",
        15: "fifteen",
        16: "sixteen",
        17: "seventeen",
        18: "eighteen",
        19: "nineteen",
        20: "twenty",
        30: "thirty",
        40: "forty",
        50: "fifty",
        60: "sixty",
        70: "seventy",
        80: "eighty",
        90: "ninety",
        100: "hundred",
        1000: "thousand",
    }
)
NUMBERS |= {
    f"{ten}-{unit}": tens + units
    for ten, tens in NUMBERS.items()
    for unit, units in NUMBERS.items()
    if 20 <= tens < 100 and units < 10
}
# numbers that are no other part of speech
NUMERALS = words(
    "two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety"
) | {number for number in NUMBERS if "-" in number}
# families of nouns for which the first senses of WordNet mislead in a picture
# names of figures that are dressed in their own way: the noun for each
FIGURES = words_of(
    {
        "santa": "santa-claus father-christmas saint-nicholas",
        "superhero": "superman batman supergirl batgirl spider-man spiderman wonder-woman",
        "vampire": "dracula",
        "wizard": "merlin",
        "fairy": "tinkerbell",
        "princess": "cinderella rapunzel",
        "detective": "sherlock",
    }
)
FAMILIES = words_of(
    {
        "abstract": (
            "wide close-up closeup way manner style fashion mode blue world grade mix silhouette top bottom "
            "center centre side front back rear right left space direction opening setting source spot dance "
            "work body watercolor copy contact figure aesthetic range gap tip round record system medium "
            "reception "
            "division transport court process cinematic cinema noir lighting bokeh backlight flare "
            "photoshoot vibe vibes ambience cgi render rendering hd uhd quality resolution realism reunion "
            "party meeting interaction expression gesture stroll walk look colour color palette tone texture "
            "chess "
            "lens focus grading sense feeling"
        ),
        "time": "twilight dusk dawn sunrise sunset nightfall",
        "place": (
            "volcano clearing backdrop marketplace downtown countryside battlefield runway lane trail "
            "hilltop stream market crossroads rooftop hallway skyline cityscape seascape landscape "
            "waterfront wasteland village settlement swamp arena subway school hill square"
        ),
        "body": (
            "tentacle antenna antler fin snout tusk talon freckle scar tear fur mane feather whisker paw "
            "wing "
            "hoof claw beak mohawk ponytail pigtail dreadlock"
        ),
        "jewel": "ring crown necklace",
        "person": (
            "someone somebody anyone everyone mermaid hero performer valkyrie human female queen geisha "
            "barista priest priestess bishop vicar druid mage chauffeur builder commuter heroine superhero "
            "viking troll breakdancer dj model punk hippie yoda bigfoot sasquatch yeti"
        ),
        "animal": "duckling gosling chick gull seagull beaver whale unicorn octopus shark eagle goldfish",
        "building": "castle lighthouse cabin chimney pyramid stall market-stall kiosk",
        "room": (
            "laboratory office cafe restaurant bar club diner apartment lobby garage warehouse "
            "classroom attic cellar bakery studio chamber closet "
            "workshop library gym nightclub supermarket"
        ),
        "weather": "snowflake raindrop lightning wave fire flame smoke",
        "machine": "robot crane radio television tv phone smartphone laptop tablet windmill",
        "vehicle": "train tram streetcar skateboard cable-car cab",
        "plant": "mushroom plant hay bouquet",
        "sky": "sun moon star galaxy universe earth mars venus jupiter saturn",
        "thing": (
            "heart sign banner billboard poster door window balloon snowman log cigarette sheet firework "
            "portal cloud skeleton sandcastle bubble campfire bonfire yarn puddle post gutter hydrant "
            "fire-hydrant stroller iceberg "
            "target"
        ),
        "food": (
            "fruit honey drink beef chicken-nugget smoothie milkshake lemonade cappuccino espresso "
            "latte mocha martini cola"
        ),
        "instrument": "drum bell horn cymbal",
        "material": "ice lava",
        "tool": "telescope spoon fork ladder brush pencil umbrella roller staff pipe wand",
        "toy": "snowball surfboard ball kite basketball football baseball volleyball soccer-ball frisbee",
        "document": "newspaper card",
        "container": "barrel cage pocket wok",
        "furniture": "bookshelf bookcase cupboard wardrobe curtain mirror toilet shower fireplace throne",
        "garment": (
            "visor glasses sunglasses goggles shoe boot slipper skirt sleeve collar heel high-heel hoodie "
            "t-shirt armor armour cloak robe tee tuxedo beanie sneaker leggings sweatshirt headphones "
            "backpack "
            "jumpsuit overalls sari kimono wetsuit tutu leotard swimsuit bikini kilt poncho turban outfit "
            "eyepatch spectacles pajamas pyjamas pajama scrubs tiara earmuffs"
        ),
        "weapon": "bow",
        "people": (
            "audience crowd couple family team band choir police quartet trio duo orchestra ensemble troupe "
            "crew"
        ),
    }
)
