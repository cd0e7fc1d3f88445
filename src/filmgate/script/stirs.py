"""Words for what moves in a picture that is given: its parts, what comes over it, and what they do."""

SUBJECT = "subject"

# parts of a picture; the first one that a clause names before its verb is meant
PARTS = (
    ("hair", r"hair|locks|beard|mane|fur"),
    (
        "cloth",
        r"flags?|banners?|curtains?|coat|dress|skirt|scarf|cape|cloak|sails?|laundry|clothes|veil|robe|ribbons?",
    ),
    ("stars", r"stars?|constellations?|galax(?:y|ies)"),
    ("fire", r"fires?|flames?|candles?|campfire|torch(?:es)?|fireplace|bonfire|embers glow"),
    (
        "light",
        (
            r"lights?|lamps?|lanterns?|neon|headlights?|bulbs?|windows?|sunlight|sunbeams?|shadows?|screens?|"
            r"signs?|reflections?|glow"
        ),
    ),
    ("sky", r"clouds?|sky|skies|heavens|time[- ]?lapse"),
    ("falls", r"waterfalls?|cascades?|falls (?:down|over) the (?:rocks?|cliff)"),
    (
        "water",
        (
            r"(?:^|(?<=the )|(?<=of )|(?<=ocean )|(?<=sea )|(?<=big )|(?<=huge )|(?<=gentle ))waves?|"
            r"water(?! ?drops?)|river|ripples?|rippling|lake|sea|ocean|stream|surf|tide|pond|pool|brook|shore"
        ),
    ),
    (
        "plants",
        (
            r"leaves|leaf|trees?|branch(?:es)?|twigs?|grass(?:es)?|flowers?|petals?|plants?|wheat|reeds?|"
            r"bush(?:es)?|foliage|blossoms?|ferns?|palms?|meadow|field"
        ),
    ),
)
# what is drawn over a picture
OVER = (
    ("steam", r"steam\w*|vapou?r"),
    ("smoke", r"smoke|fumes"),
    ("lightning", r"lightning|thunderstorm"),
    (
        "rays",
        r"(?:light|god|sun) ?rays?|sun ?beams?|(?:rays?|beams?|shafts?) of (?:sun)?light",
    ),
    ("sparkles", r"sparkl\w*|glitter\w*|particles?(?: of light)?|magic dust|fireflies|pixie dust"),
    ("drops", r"water ?drops?|droplets?|dew\w*|drips?|dripping"),
    ("bubbles", r"bubbles?"),
    ("petals", r"petals? (?:fall|drift|float)\w*|falling petals"),
    ("leaves", r"leaves (?:fall|drift|are blown|blow|swirl)\w*|falling leaves"),
    ("confetti", r"confetti"),
    ("fireworks", r"fireworks?"),
    ("blaze", r"(?:with|catch\w*|burst\w* into) (?:fire|flames?)"),
)
# what the subject does; the first row that fits is meant
ACTS = (
    (
        "leave",
        r"(?:walk|run|drive|move|swim|fl(?:y|ie)|ride|roll|slide|sail|go|trot|hop)\w*\s+(?:off|away|out)",
    ),
    ("launch", r"lift\w* off|take\w* off|launch\w*|blast\w* off"),
    ("blink", r"blink\w*|wink\w*|clos\w+ (?:its|his|her|their|the) eyes"),
    ("smile", r"smil\w*|grin\w*|laugh\w*"),
    ("speak", r"speak\w*|talk\w*|say\w*|sing\w*"),
    ("nod", r"nod\w*|bow\w*"),
    ("shake", r"shak\w+ (?:its|his|her|their) head"),
    ("tilt", r"tilt\w*|cock\w* (?:its|his|her) head"),
    (
        "turn",
        (
            r"turn\w* (?:its|his|her|their|the|a|to\w*|around|round|left|right|slowly)|turns?$|looks?$|"
            r"look\w* (?:around|back|to|at|up|down|left|right|over|away)|rotat\w*"
        ),
    ),
    ("wag", r"wag\w*|(?:tail|ears?) (?:\w+ )?(?:twitch|flick|swing|sway|mov)\w*|twitch\w*"),
    ("flap", r"flap\w*|flutter\w* (?:its|her|his|their)|beats? (?:its|their) wings"),
    ("eat", r"nibbl\w*|chew\w*|eat\w*|munch\w*|pant\w*|sniff\w*|lick\w*"),
    ("wave", r"wav(?:e|es|ed|ing)"),
    ("jump", r"jump\w*|hop\w*|leap\w*|bounc\w*|skip\w*"),
    ("lean", r"lean\w*|bend\w*|crouch\w*"),
    ("spin", r"spin\w*|twirl\w*|whirl\w*|revolv\w*"),
    ("grow", r"grow\w*|bloom\w*|swell\w*|open\w*|expand\w*|inflat\w*"),
    ("melt", r"melt\w*|shrink\w*|sink\w*|collaps\w*|wilt\w*"),
    ("rise", r"ris(?:e|es|ing)|levitat\w*|ascend\w*"),
    ("float", r"float\w*|hover\w*|bob\w*|drift\w*|swim\w*"),
    ("tremble", r"trembl\w*|shak\w*|shiver\w*|vibrat\w*|rattl\w*|shudder\w*|rumbl\w*"),
    ("dance", r"danc\w*|sway\w*|rock\w*|swing\w*|wiggl\w*"),
    (
        "go",
        (
            r"walk\w*|run\w*|driv\w*|rid\w*|gallop\w*|trot\w*|crawl\w*|sail\w*|fl(?:y|ies|ying)|speed\w*|"
            r"mov\w+ (?:forward|ahead|along|past)|climb\w*|creep\w*"
        ),
    ),
    ("breathe", r"breath\w*|sigh\w*|sleep\w*"),
    ("glow", r"glow\w*|shin\w*|light\w* up|pulsat\w*|puls\w*|beam\w*"),
)
SMALL = {"blink", "smile", "nod", "wag", "breathe", "eat"}  # the subject can do several of these at once
# what the other parts do: name, parts, verbs
MOTIONS = (
    ("glow", "light stars", r"glow\w*|shin\w*|light\w* up|puls\w*|(?:turn|com|go|switch|flicker)\w* on"),
    ("fade", "light fire", r"(?:go|goes|turn\w*|switch\w*) (?:out|off)|dim\w*|fade\w*|die\w*"),
    (
        "flicker",
        "light fire stars",
        r"flicker\w*|twinkl\w*|blink\w*|shimmer\w*|glimmer\w*|flash\w*|glitter\w*|danc\w*|burn\w*",
    ),
    ("sweep", "light", r"sweep\w*|wander\w*|pass\w*|mov\w*|glid\w*|slid\w*|play\w*"),
    ("swirl", "sky stars water", r"swirl\w*|whirl\w*|rotat\w*|spiral\w*"),
    (
        "drift",
        "sky",
        r"drift\w*|mov\w*|pass\w*|roll\w*|race\w*|float\w*|rush\w*|glid\w*|time[- ]?lapse|flow\w*",
    ),
    ("pour", "falls", r"\w+"),
    ("break", "water", r"waves? (?:roll|crash|break|lap|wash|com)\w*|surf\w*|crash\w*|break\w*"),
    ("ripple", "water", r"\w+"),
    ("sway", "plants cloth hair", r"\w+"),
)
WHOLE = {"water", "falls", "sky"}  # words for these tell of a motion themselves: ripples, time-lapse
