"""Tending: what one person does to another with the hands, told by several words of a shot."""

from filmgate.script.action import Action

_WHO = r"(?:\w+(?:'s|s')? ){1,4}?"  # whose, or whom
_ENDS = r"(?:e|s|es|y|ies|ing|ying|[bdgkmnprt]ing)?"  # of a verb
_HAIR = rf"{_WHO}(?:hair|curls|locks|head)\b"
_CLOTH = r"(?:blanket|coat|shawl|jacket|towel|cloak|cape|robe|quilt|sweater|cardigan|poncho)"
_NECK = (
    r"(?:tie|necktie|bow ?tie|bowtie|collar|scarf|jacket|coat|shirt|button|"
    r"buttons|zipper|helmet strap|bib|dress)"
)
_SMALL = (
    r"(?:baby|infant|newborn|toddler|child|kid|boy|girl|son|daughter|"
    r"grandson|granddaughter|bride|princess|woman|man|wife|friend|brother|"
    r"sister|person|survivor|victim|soldier|teammate)"
)
_AWAY = r"(?:through|along|across|out|into|down|up|over|home|away|from|to|past)"
# an action; words of a shot that mean it; what the hands hold: kind and variant; how we say it
ROWS = (
    (
        "piggyback-walk",
        (
            rf"(?:walk|run|stroll|hik)\w* .*(?:piggy ?back|{_SMALL} on (?:his|"
            rf"her) back)|(?:piggy ?back|{_SMALL} on (?:his|her) back) {_AWAY}\b"
        ),
        "",
        "carrying somebody on the back",
    ),
    ("piggyback", rf"piggy[- ]?back|{_SMALL} on (?:his|her) back", "", "carrying somebody on the back"),
    (
        "cradle-walk",
        (
            rf"(?:carr){_ENDS} {_WHO}{_SMALL} (?:in (?:his|her|their) arms )?{_AWAY}\b|"
            rf"(?:walk|run)\w* .*{_SMALL} in (?:his|her|their) arms"
        ),
        "",
        "carrying somebody in the arms",
    ),
    (
        "cradle",
        (
            rf"(?:carr|cradl|lull|rock){_ENDS} {_WHO}{_SMALL}\b|(?:hold|hug|bounc|"
            rf"burp){_ENDS} {_WHO}(?:baby|infant|newborn|toddler)\b|{_SMALL} in "
            rf"(?:his|her|their) arms|lift{_ENDS} {_WHO}(?:baby|child|toddler|"
            rf"son|daughter|boy|girl)\b"
        ),
        "",
        "carrying somebody in the arms",
    ),
    (
        "drape",
        (
            rf"(?:put|plac|drap|lay|hang|throw|wrap|settl|slip){_ENDS} (?:\w+ "
            rf"){{0,3}}{_CLOTH} (?:\w+ ){{0,1}}(?:around|over|on|onto|about|across)|"
            rf"wrap\w* {_WHO}(?:in|with) (?:a|an|the|his|her) (?:\w+ ){{0,2}}{_CLOTH}|"
            rf"help\w* {_WHO}(?:into|put on|with) (?:his|her|their|a|the) (?:\w+ "
            rf")?{_CLOTH}|cover\w* {_WHO}with (?:a|the) (?:\w+ )?{_CLOTH}"
        ),
        "",
        "laying a cloth around shoulders",
    ),
    (
        "clasp",
        (
            rf"(?:put|fasten|clasp|hook|clos|plac){_ENDS} (?:\w+ ){{0,4}}(?:necklace|"
            rf"pendant|pearls|locket)|zip\w* up {_WHO}dress"
        ),
        "",
        "fastening a necklace",
    ),
    (
        "pin",
        (
            rf"pin(?:s|ning)? (?:\w+ ){{0,3}}(?:medal|badge|boutonniere|corsage|"
            rf"flower|brooch|ribbon|rosette|star)|award\w* {_WHO}(?:a )?medal"
        ),
        "",
        "pinning something on a chest",
    ),
    (
        "invest",
        (
            rf"(?:put|plac|set|lower){_ENDS} (?:\w+ ){{0,4}}(?:crown|hat|helmet|"
            rf"cap|wreath|tiara|veil|headphones|mask|glasses|garland|lei|goggles){_ENDS} "
            rf"(?:\w+ )?(?:on|over|onto|around|upon)|crown(?:s|ing)\b"
        ),
        "",
        "setting it on a head",
    ),
    (
        "fasten",
        (
            rf"(?:tie|ties|tying|straighten|adjust|fix|fasten|knot|button|zip|"
            rf"do|arrang|smooth){_ENDS} (?:up )?{_WHO}{_NECK}\b|(?:put|tie|wrap){_ENDS} "
            rf"(?:a|the) (?:\w+ )?(?:tie|scarf|bow tie|bib) (?:around|on) "
        ),
        "",
        "fastening a collar",
    ),
    (
        "lace",
        (
            rf"(?:tie|ties|tying|lac|fasten|buckl){_ENDS} (?:up )?{_WHO}(?:shoe|"
            rf"shoes|shoelace|shoelaces|laces|boots|sneakers|skates)|(?:fit|try|"
            rf"put){_ENDS} (?:\w+ ){{0,3}}(?:shoe|shoes|slipper|boot|boots|sock|"
            rf"socks) on"
        ),
        "",
        "tying a shoe",
    ),
    (
        "snip",
        (
            rf"(?:cut|trim|snip){_ENDS} {_HAIR}|giv\w* {_WHO}(?:a )?(?:\w+ )?haircut|"
            rf"haircut"
        ),
        "tool scissors",
        "cutting hair",
    ),
    (
        "plait",
        rf"(?:braid|plait|style|styl|pin|part|arrang|curl){_ENDS} (?:up )?{_HAIR}",
        "",
        "braiding hair",
    ),
    (
        "lather",
        (
            rf"(?:wash|shampoo|rins|dry|dries|drie|blow-dr|dye|lather|towel|ruffl|"
            rf"tousl|scratch|check){_ENDS} {_HAIR}"
        ),
        "",
        "hands in somebody's hair",
    ),
    ("comb", rf"(?:comb|brush|strok|untangl|detangl){_ENDS} {_HAIR}", "tool comb", "combing hair"),
    (
        "makeup",
        (
            rf"(?:apply|appl|put|do){_ENDS} (?:\w+ ){{0,3}}(?:makeup|make-up|lipstick|"
            rf"mascara|eyeliner|blush|face paint|powder|eye ?shadow|foundation) "
            rf"(?:to|on|for)|(?:paint|powder){_ENDS} {_WHO}(?:face|lips|cheeks)|"
            rf"do\w* {_WHO}(?:makeup|make-up)|make-?up artist"
        ),
        "tool lipstick",
        "painting a face",
    ),
    (
        "makeup",
        (
            rf"shav\w* {_WHO}(?:beard|face|customer|client|chin|cheek|man)|barber "
            rf"shav\w*"
        ),
        "tool razor",
        "shaving somebody",
    ),
    (
        "makeup",
        (
            rf"(?:wip|clean|dry|dries|wash){_ENDS} {_WHO}(?:face|tears|cheek|cheeks|"
            rf"nose|mouth|chin)\b|(?:check|examin|inspect|treat|drill|pull){_ENDS} "
            rf"{_WHO}(?:teeth|tooth|eye|eyes|ear|ears|throat|nose)\b"
        ),
        "rag",
        "wiping a face",
    ),
    (
        "spoon",
        (
            rf"(?:feed|spoon){_ENDS} (?!pigeon|duck|bird|chicken|cat|dog|horse|"
            rf"goat|fish|cow|sheep|animal|the (?:pigeon|duck|bird|chicken|cat|"
            rf"dog|horse|cow|sheep))(?:{_WHO})?(?:baby|child|infant|toddler|son|"
            rf"daughter|boy|girl|patient|man|woman|husband|wife|grandfather|grandmother|"
            rf"grandson|brother|sister|mother|father|elder|each other|bride|groom)|"
            rf"feed\w* {_WHO}(?:with a spoon|soup|porridge|cake)"
        ),
        "tool spoon",
        "feeding somebody",
    ),
    (
        "bind",
        (
            rf"bandag\w*|(?:wrap|dress|bind|clean|treat|tend){_ENDS} (?:to )?{_WHO}(?:arm|"
            rf"wrist|hand|wound|elbow|finger|injury|forearm|cut)\b|(?:put|stick|"
            rf"appl){_ENDS} (?:a|the) (?:band-aid|bandaid|plaster|bandage|cast|"
            rf"splint)|tak\w* {_WHO}(?:pulse|blood pressure)|paint\w* {_WHO}nails|"
            rf"manicur\w*|put\w* (?:a |the )?(?:\w+ )?(?:ring|bracelet|watch) "
            rf"on|read\w* {_WHO}palm"
        ),
        "",
        "bandaging an arm",
    ),
    (
        "inject",
        (
            rf"vaccinat\w*|inject\w* |giv\w* {_WHO}(?:an? |the )?(?:injection|"
            rf"shot|vaccine|jab)|tattoo\w* "
        ),
        "tool syringe",
        "giving an injection",
    ),
    (
        "listen",
        (
            rf"stethoscope|(?:examin|check){_ENDS} {_WHO}(?:heart|lungs|chest|"
            rf"heartbeat|breathing)|listen\w* to {_WHO}(?:heart|chest|lungs|heartbeat)|"
            rf"doctor (?:\w+ )?(?:examin|check){_ENDS} |(?:examin|check){_ENDS} "
            rf"(?:up )?(?:on )?(?:a|the|his|her) (?:\w+ )?patient"
        ),
        "",
        "listening to a chest",
    ),
    (
        "highfive",
        r"high[- ]?fiv\w*|slap\w* (?:each other's )?hands|fist[- ]?bump\w*",
        "",
        "giving a high five",
    ),
    (
        "breathe",
        (
            rf"whisper\w* (?:\w+ ){{0,4}}(?:in|into|to)\b|whisper\w* (?:a secret|"
            rf"secrets|something)|tell\w* {_WHO}(?:a )?secret"
        ),
        "",
        "whispering into an ear",
    ),
    (
        "peck",
        (
            rf"kiss\w* {_WHO}(?:on|upon) (?:the|his|her|their|both) (?:\w+ )?(?:cheek|"
            rf"cheeks|forehead|head|nose)|(?:peck|kiss) on the (?:cheek|forehead)|"
            rf"kiss\w* {_WHO}(?:cheek|forehead|head|baby|son|daughter|child)\b"
        ),
        "",
        "kissing a cheek",
    ),
    (
        "aid",
        (
            rf"help\w* {_WHO}(?:up|stand|to (?:\w+ )?feet|off the|get up|rise)\b|"
            rf"(?:pull|lift){_ENDS} {_WHO}(?:up|to (?:his|her|their) feet)"
        ),
        "",
        "helping somebody up",
    ),
    ("knead", rf"massag\w*|rub\w* {_WHO}(?:shoulders|neck)", "", "kneading shoulders"),
    (
        "rub-back",
        (
            rf"(?:rub|wash|scrub|scratch|pat){_ENDS} {_WHO}back\b|(?:appl|rub|"
            rf"put|spread){_ENDS} (?:\w+ ){{0,2}}(?:sunscreen|lotion|oil|cream)"
        ),
        "",
        "rubbing a back",
    ),
    (
        "gauge",
        (
            rf"(?:measur){_ENDS} {_WHO}(?:shoulders|chest|height|waist|back|client|"
            rf"customer|man|woman|boy|girl|bride)\b|tailor (?:\w+ )?(?:fit|measur)\w*"
        ),
        "",
        "measuring shoulders",
    ),
    (
        "soothe",
        (
            rf"(?:comfort|consol|sooth|reassur|calm){_ENDS} |put\w* (?:a|an|his|"
            rf"her) (?:hand|arm) (?:on|around) {_WHO}(?:shoulder|shoulders|back)"
        ),
        "",
        "comforting somebody",
    ),
    (
        "pat",
        (
            rf"(?:pat|tap|slap|clap|touch|squeez){_ENDS} {_WHO}(?:on (?:the|his|"
            rf"her|their) )?(?:\w+ )?(?:shoulder|shoulders|back|arm|head)\b|knight(?:s|"
            rf"ing)\b|bless\w*"
        ),
        "",
        "patting a shoulder",
    ),
    (
        "caress",
        (
            rf"(?:caress|strok|touch|cup|hold|pinch|cradl){_ENDS} {_WHO}(?:face|"
            rf"cheek|cheeks|chin)\b"
        ),
        "",
        "a hand on a cheek",
    ),
    (
        "toss",
        (
            r"play\w* catch|(?:throw|toss|pass|kick)\w* (?:\w+ ){1,4}(?:to each "
            r"other|back and forth|to one another)|(?:throw|toss|pass)\w* (?:\w+ "
            r"){0,3}(?:ball|football|baseball|basketball|frisbee|volleyball) "
            r"(?:to|with|at) "
        ),
        "ball",
        "throwing a ball to and fro",
    ),
    (
        "offer",
        rf"(?:hand|giv|offer|pass|present|deliver|serv|bring|return|award){_ENDS} ",
        "*",
        "holding it out to somebody",
    ),
)
# how the other bears it
BEARS = {
    act: bears
    for bears, acts in {
        "bear-seated": "knead comb snip plait lather makeup spoon inject listen",
        "huddle": "drape",
        "hold-out": "bind",
        "highfive": "highfive",
        "bear-glad": "peck",
        "bear-low": "invest",
        "aided": "aid",
        "receive": "offer",
        "mourn": "soothe",
        "catch": "toss",
        "carried": "cradle cradle-walk",
        "astride": "piggyback piggyback-walk",
    }.items()
    for act in acts.split()
}  # fmt: skip
_NAMES = tuple(dict.fromkeys((*(row[0] for row in ROWS), *BEARS.values(), "bear")))
_PHRASES = {row[0]: row[3] for row in reversed(ROWS)}
CARE = tuple(
    Action(
        name=name,
        patterns=(),
        by="creature",
        phrase=_PHRASES.get(name, "holding still"),
        details=("two who attend to each other",),
    )
    for name in _NAMES
)
