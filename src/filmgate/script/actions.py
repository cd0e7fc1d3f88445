"""Verbs: what a subject can be said to do, as data. The order decides where two patterns share a word."""


def _any(*lines: str) -> str:
    return "|".join(lines)


ACTIONS = (
    (
        "jump",
        _any(
            r"jump\w*|leap\w*|hop(?:s|ping)?|bound(?:s|ing)|pounc\w*|somersault\w*|breach\w*|vault\w*",
        ),
    ),
    (
        "exercise",
        _any(
            r"exercis\w*|push[- ]?ups?|pull[- ]?ups?|squat\w*|sit[- ]?ups?|yoga|stretch(?:es|ing)",
            r"lift(?:s|ing) weights?|aerobics|hula hoop\w*|bending back|trampolin\w*|weightlift\w*",
            r"deadlift\w*|tai chi|lunge|bench press\w*|gymnastics|cartwheel\w*|work(?:s|ing) out",
            r"jumpstyle",
        ),
    ),
    (
        "run",
        _any(
            r"run(?:s|ning)?|gallop\w*|sprint\w*|chas\w*|rac(?:es|ing)|dash\w*|trot\w*|charg\w*",
            r"speed\w*|jog\w*|rush\w*|rid(?:es|ing)|driv(?:es?|ing)|skat\w*|ski(?:s|ing)|surf(?:s|ing)",
            r"snowboard\w*|cycling|hurry\w*|accelerat\w*|zoom(?:s|ing) (?:by|past)|motorcycling",
            r"rollerblad\w*|biking|flee\w*",
        ),
    ),
    (
        "walk",
        _any(
            r"go(?:es|ing)|turn(?:s|ing) (?:a|the) corner|walk\w*|stroll\w*|wander\w*|trek\w*|march\w*",
            r"cross(?:es|ing)|hik(?:es|ing)|stalk\w*|roam\w*|prowl\w*|explor\w*|crawl\w*",
            r"step(?:s|ping)|mov(?:es?|ing)|slither\w*|sail\w*|travel\w*|cruis\w*|climb\w*",
            r"push(?:es|ing) (?:a )?(?:cart|car|wheelchair|stroller)|approach\w*|pass(?:es|ing)",
            r"patrol\w*|shopping|deliver\w*|paddl\w*|row(?:s|ing)|kayak\w*|canoeing|moonwalk\w*",
            r"navigat\w*|glid(?:es|ing) (?:on|across|along)",
        ),
    ),
    (
        "swim",
        _any(
            r"swim\w*|snorkel\w*|div(?:es?|ing)|wad(?:es|ing)",
        ),
    ),
    (
        "dance",
        _any(
            r"cheerlead\w*|capoeira|danc(?:e|es|ing)|twirl\w*|pirouett\w*|celebrat\w*|zumba|ballet",
        ),
    ),
    (
        "wave",
        _any(
            r"shak(?:es|ing) head",
            r"wav(?:es|ing)(?= (?:at|to|her|his|hands?|goodbye|hello|in|from|back)\b|[.,]|$)",
            r"greet\w*|salut\w*|clap\w*|applaud\w*|cheer(?:s|ing)|high[- ]five\w*",
            r"shak(?:es|ing) hands?|hug(?:s|ging)|finger snapping|pointing",
        ),
    ),
    (
        "throw",
        _any(
            r"wrestl\w*|throw\w*|toss\w*|kick\w*|punch\w*|fight\w*|box(?:es|ing)|swing\w*",
            r"hit(?:s|ting)|dribbl\w*|pitch(?:es|ing)|dunk\w*|archery|golf\w*|bowling|juggl\w*",
            r"catch(?:es|ing)",
            r"play(?:s|ing)? (?:tennis|basketball|football|soccer|volleyball|badminton|baseball)",
            r"play(?:s|ing)? (?:cricket|ice hockey|hockey|squash|frisbee|ball|with (?:a )?ball)",
            r"fenc(?:es|ing)|parkour|shoot\w*",
        ),
    ),
    (
        "eat",
        _any(
            r"smoking|eat\w*|drink\w*|chew\w*|graz(?:es|ing)|feed\w*|sip(?:s|ping)?|lick\w*",
            r"bit(?:es|ing)|nibbl\w*|tasting|dining|devour\w*|smok(?:es|ing) (?:a )?(?:cigar\w*|pipe)",
            r"brush(?:es|ing) (?:his |her |its )?teeth",
        ),
    ),
    (
        "work",
        _any(
            r"vacuum\w*|tak(?:es|ing) a shower|stick(?:s|ing)|work(?:s|ing)?|cook\w*|read(?:s|ing)?",
            r"writ(?:es|ing)|typ(?:es|ing)|wash\w*|clean(?:s|ing)|knit\w*|sew\w*|paint(?:s|ing) (?!of|style)",
            r"draw(?:s|ing)|iron(?:s|ing)|build(?:s|ing) (?:a |lego)|cut(?:s|ting)|chop\w*",
            r"bak(?:es|ing)|repair\w*|fold(?:s|ing)",
            r"play(?:s|ing)?(?: the| a| an)? (?:guitar|piano|violin|keyboard|drums?|flute|cello)",
            r"play(?:s|ing)?(?: the| a| an)? (?:saxophone|harp|accordion|trumpet|ukulele|chess|cards|music)",
            r"play(?:s|ing)?(?: the| a| an)? (?:video game\w*|controller|instruments?|recorder|clarinet)",
            r"play(?:s|ing)?(?: the| a| an)? (?:harmonica|xylophone|didgeridoo|poker)",
            r"craft\w*|arrang\w*|unbox\w*|peel\w*|plant(?:s|ing)|water(?:s|ing)|garden(?:s|ing)|tying",
            r"weld\w*|carv(?:es|ing)|experiment\w*|mix(?:es|ing)|stir\w*|shav\w*|massag\w*",
            r"appl(?:ies|ying)|button\w*|texting|strumming|drumming|blowing out|sharpen\w*|sweep\w*",
            r"mopping|digging|fishing|milking|petting|us(?:es|ing)|blow[- ]drying|assembling|tickling",
            r"arm wrestling|drop kicking|pouring|setting table|decorating|check(?:s|ing)|hold(?:s|ing)",
            r"carr(?:y|ies|ying)|play(?:s|ing)?(?= |$)|bandag\w*|barbe[qc]u\w*|mak(?:es|ing)",
            r"count(?:s|ing)|laundry|fill(?:s|ing)|groom\w*|shuffl\w*|haircut|giving|receiving",
            r"push(?:es|ing)|wrapp?(?:s|ing)|getting|tak(?:es|ing) (?:a |photo|picture)|practic\w*",
            r"operat\w*|serv(?:es|ing)|examin\w*|record\w*|creat(?:es|ing)|catching|contact juggling",
            r"ripping|tearing|braid\w*|curl\w*|putting|opening|closing|flipping|hammering|squeezing",
            r"pulling|grinding|picking",
        ),
    ),
    (
        "talk",
        _any(
            r"talk\w*|speak\w*|sing(?:s|ing)|laugh\w*|smil\w*|cry(?:ing)?|cries|shout\w*|scream\w*",
            r"interview\w*|argu\w*|conversation|chat\w*|discuss\w*|present(?:s|ing)|teach\w*",
            r"whisper\w*|giv(?:es|ing) a speech|news anchoring|kiss\w*|barks?|barking|roar\w*|howl\w*",
            r"yawn\w*|sneez\w*|growl\w*|meow\w*|auction\w*|perform\w*|preach\w*",
        ),
    ),
    (
        "sit",
        _any(
            r"sit(?:s|ting)?|meditat\w*|crouch\w*|kneel\w*|seated|perch\w*|pray\w*",
        ),
    ),
    (
        "sleep",
        _any(
            r"wak(?:es|ing) up|sle(?:ep\w*|pt)|nap(?:s|ping)?|lies|lying|laying|snooz\w*|doz\w*",
            r"snuggl\w*|cuddl\w*|curled up",
        ),
    ),
    (
        "shatter",
        _any(
            r"shatter\w*|smash\w*|break(?:s|ing)?(?! (?:wave|dawn|through|danc))|crack(?:s|ing)",
            r"crumbl\w*|collaps\w*",
        ),
    ),
    (
        "explode",
        _any(
            r"explod\w*|explosions?|blow(?:s|ing) up|detonat\w*|burst(?:s|ing)? (?:apart|into pieces)",
        ),
    ),
    (
        "burn",
        _any(
            r"burn(?:s|ing)|on fire|ablaze|in flames|ignit\w*|engulfed|catch(?:es|ing) fire|flaming",
            r"(?<!un)lit candle|flicker\w*",
        ),
    ),
    (
        "pour",
        _any(
            r"pour(?:s|ing|ed)?|fill(?:s|ing) (?:up|the|a)|spill\w*|drip(?:s|ping)",
        ),
    ),
    (
        "open",
        _any(
            r"open(?:s|ing)|unfold\w*|bloom(?:s|ing)?|blossom(?:s|ing)|unfurl\w*|hatch\w*",
            r"grow(?:s|ing)",
        ),
    ),
    (
        "launch",
        _any(
            r"launch\w*|lift(?:s|ing)? ?off|blast(?:s|ing)? off|tak(?:es|ing) off|takeoff|lands?\b",
            r"landing",
        ),
    ),
    (
        "fall",
        _any(
            r"fall(?:s|ing)?(?! (?:leaves|foliage|colou?rs|snow|rain|season))|fell|tumbl\w*",
            r"drop(?:s|ping|ped)|topples?|toppling|crash\w*|sink(?:s|ing)",
        ),
    ),
    (
        "bounce",
        _any(
            r"bounc\w*|roll(?:s|ing)(?! (?:hills|green|waves))",
        ),
    ),
    (
        "spin",
        _any(
            r"spin(?:s|ning)?|rotat\w*|whirl\w*|revolv\w*|turn(?:s|ing)? (?:around|round|slowly|on)",
            r"turntable",
        ),
    ),
    (
        "float",
        _any(
            r"float\w*|hover\w*|levitat\w*|drift\w*|ris(?:es|ing)|suspended|bob(?:s|bing)",
        ),
    ),
    (
        "fly",
        _any(
            r"skydiv\w*|paraglid\w*|bungee\w*|fl(?:y|ies|ying)|soar\w*|glid(?:es|ing)|flap\w*",
            r"flutter\w*|swoop\w*",
        ),
    ),
    (
        "look",
        _any(
            r"look\w*|gaz\w*|star(?:es|ing)|watch\w*|observ\w*|peer\w*|peek\w*",
            r"turn(?:s|ing) (?:to|its|his|her)|admir\w*|sniff\w*|listen\w*|search(?:es|ing)",
            r"hunt(?:s|ing)|blink\w*|stud(?:ies|ying)",
        ),
    ),
    (
        "stand",
        _any(
            r"lean(?:s|ing)|protect\w*|guard(?:s|ing)|grac(?:es|ing)|adorn\w*|serving as|stand\w*",
            r"wait\w*|rest(?:s|ing)|paus\w*|stops?|stopped|liv\w*|pos(?:es|ing)|parked|placed",
            r"displayed|sits on|motionless|growing|hang(?:s|ing)|wear(?:s|ing)|shin(?:es|ing)",
            r"glow(?:s|ing)|surrounded|locat\w*|reflect\w*|tower(?:s|ing)|gather\w*|emerg\w*|appear\w*",
            r"featur\w*|show(?:s|ing)|lined|nestled|overlook\w*|flow(?:s|ing)|sway\w*|lighting up",
        ),
    ),
)

# Who can do what. Everybody can stand; what somebody cannot do is left out of the beats.
ALIVE = [
    "jump",
    "run",
    "walk",
    "swim",
    "dance",
    "wave",
    "throw",
    "eat",
    "work",
    "talk",
    "sit",
    "sleep",
    "exercise",
    "spin",
    "look",
    "fly",
    "float",
    "fall",
    "stand",
]
GOING = ["run", "walk", "jump", "fly", "float", "launch", "spin", "explode", "burn", "fall", "stand", "swim"]
STILL = ["shatter", "explode", "burn", "pour", "open", "fall", "bounce", "spin", "float", "launch", "stand"]
