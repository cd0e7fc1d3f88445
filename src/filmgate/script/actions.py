"""Verbs: what a subject can be said to do, as data. The order decides where two patterns share a word."""

ACTIONS = (
    ("jump", r"jump\w*|leap\w*|hop(?:s|ping)?|bound(?:s|ing)|pounc\w*|somersault\w*|breach\w*|vault\w*"),
    ("exercise", r"exercis\w*|push[- ]?ups?|pull[- ]?ups?|squat\w*|sit[- ]?ups?|yoga|stretch(?:es|ing)|lift(?:s|ing) weights?|"
                 r"aerobics|hula hoop\w*|bend(?:s|ing)|trampolin\w*|weightlift\w*|deadlift\w*|tai chi|lunge|bench press\w*|gymnastics|cartwheel\w*|work(?:s|ing) out|jumpstyle"),
    ("run", r"run(?:s|ning)?|gallop\w*|sprint\w*|chas\w*|rac(?:es|ing)|dash\w*|trot\w*|charg\w*|speed\w*|"
            r"jog\w*|rush\w*|rid(?:es|ing)|driv(?:es?|ing)|skat\w*|ski(?:s|ing)|surf(?:s|ing)|snowboard\w*|cycling|hurry\w*|"
            r"accelerat\w*|zoom(?:s|ing) (?:by|past)|motorcycling|rollerblad\w*|biking|flee\w*"),
    ("walk", r"go(?:es|ing)|turn(?:s|ing) (?:a|the) corner|walk\w*|stroll\w*|wander\w*|trek\w*|march\w*|cross(?:es|ing)|hik(?:es|ing)|stalk\w*|roam\w*|"
             r"prowl\w*|explor\w*|crawl\w*|step(?:s|ping)|mov(?:es?|ing)|slither\w*|sail\w*|travel\w*|cruis\w*|climb\w*|"
             r"push(?:es|ing) (?:a )?(?:cart|car|wheelchair|stroller)|approach\w*|pass(?:es|ing)|patrol\w*|shopping|deliver\w*|"
             r"paddl\w*|row(?:s|ing)|kayak\w*|canoeing|moonwalk\w*|navigat\w*|glid(?:es|ing) (?:on|across|along)"),
    ("swim", r"swim\w*|snorkel\w*|div(?:es?|ing)|wad(?:es|ing)"),
    ("dance", r"cheerlead\w*|capoeira|danc(?:e|es|ing)|twirl\w*|pirouett\w*|celebrat\w*|zumba|ballet"),
    ("wave", r"shak(?:es|ing) head|wav(?:es|ing)(?= (?:at|to|her|his|hands?|goodbye|hello)|[.,]|$)|greet\w*|salut\w*|clap\w*|applaud\w*|cheer(?:s|ing)|"
             r"high[- ]five\w*|shak(?:es|ing) hands?|hug(?:s|ging)|finger snapping|pointing"),
    ("throw", r"wrestl\w*|throw\w*|toss\w*|kick\w*|punch\w*|fight\w*|box(?:es|ing)|swing\w*|hit(?:s|ting)|dribbl\w*|pitch(?:es|ing)|"
              r"dunk\w*|archery|golf\w*|bowling|juggl\w*|catch(?:es|ing)|play(?:s|ing)? (?:tennis|basketball|football|soccer|"
              r"volleyball|badminton|baseball|cricket|ice hockey|hockey|squash|frisbee|ball|with (?:a )?ball)|fenc(?:es|ing)|parkour|shoot\w*"),
    ("eat", r"smoking|eat\w*|drink\w*|chew\w*|graz(?:es|ing)|feed\w*|sip(?:s|ping)?|lick\w*|bit(?:es|ing)|nibbl\w*|tasting|dining|"
            r"devour\w*|smok(?:es|ing) (?:a )?(?:cigar\w*|pipe)|brush(?:es|ing) (?:his |her |its )?teeth"),
    ("work", r"vacuum\w*|tak(?:es|ing) a shower|stick(?:s|ing)|work(?:s|ing)?|cook\w*|read(?:s|ing)?|writ(?:es|ing)|typ(?:es|ing)|wash\w*|clean\w*|knit\w*|sew\w*|paint(?:s|ing) (?!of|style)|"
             r"draw(?:s|ing)|iron(?:s|ing)|build(?:s|ing) (?:a |lego)|cut(?:s|ting)|chop\w*|bak(?:es|ing)|repair\w*|fold(?:s|ing)|"
             r"play(?:s|ing)?(?: the| a| an)? (?:guitar|piano|violin|keyboard|drums?|flute|cello|saxophone|harp|accordion|trumpet|"
             r"ukulele|chess|cards|music|video game\w*|controller|instruments?|recorder|clarinet|harmonica|xylophone|didgeridoo|poker)|"
             r"craft\w*|arrang\w*|unbox\w*|peel\w*|plant(?:s|ing)|water(?:s|ing)|garden(?:s|ing)|tying|weld\w*|carv(?:es|ing)|"
             r"experiment\w*|mix(?:es|ing)|stir\w*|shav\w*|massag\w*|appl(?:ies|ying)|button\w*|texting|strumming|drumming|"
             r"blowing out|sharpen\w*|sweep\w*|mopping|digging|fishing|milking|petting|us(?:es|ing)|blow[- ]drying|assembling|"
             r"tickling|arm wrestling|drop kicking|pouring|setting table|decorating|check(?:s|ing)|hold(?:s|ing)|carr(?:y|ies|ying)|"
             r"play(?:s|ing)?(?= |$)|bandag\w*|barbe[qc]u\w*|mak(?:es|ing)|count(?:s|ing)|laundry|fill(?:s|ing)|groom\w*|shuffl\w*|haircut|"
             r"giving|receiving|push(?:es|ing)|wrapp?(?:s|ing)|getting|tak(?:es|ing) (?:a |photo|picture)|practic\w*|operat\w*|serv(?:es|ing)|"
             r"examin\w*|record\w*|creat(?:es|ing)|catching|contact juggling|ripping|tearing|braid\w*|curl\w*|putting|opening|closing|flipping|hammering|squeezing|pulling|grinding|picking"),
    ("talk", r"talk\w*|speak\w*|sing(?:s|ing)|laugh\w*|smil\w*|cry(?:ing)?|cries|shout\w*|scream\w*|interview\w*|argu\w*|"
             r"conversation|chat\w*|discuss\w*|present(?:s|ing)|teach\w*|whisper\w*|giv(?:es|ing) a speech|news anchoring|kiss\w*|"
             r"barks?|barking|roar\w*|howl\w*|yawn\w*|sneez\w*|growl\w*|meow\w*|auction\w*|perform\w*|preach\w*"),
    ("sit", r"sit(?:s|ting)?|meditat\w*|crouch\w*|kneel\w*|seated|perch\w*|pray\w*"),
    ("sleep", r"wak(?:es|ing) up|sle(?:ep\w*|pt)|nap(?:s|ping)?|lies|lying|laying|snooz\w*|doz\w*|snuggl\w*|cuddl\w*|curled up"),
    ("shatter", r"shatter\w*|smash\w*|break(?:s|ing)?(?! (?:wave|dawn|through|danc))|crack(?:s|ing)|crumbl\w*|collaps\w*"),
    ("explode", r"explod\w*|explosions?|blow(?:s|ing) up|detonat\w*|burst(?:s|ing)? (?:apart|into pieces)"),
    ("burn", r"burn(?:s|ing)|on fire|ablaze|in flames|ignit\w*|engulfed|catch(?:es|ing) fire|flaming|(?<!un)lit candle|flicker\w*"),
    ("pour", r"pour(?:s|ing|ed)?|fill(?:s|ing) (?:up|the|a)|spill\w*|drip(?:s|ping)"),
    ("open", r"open(?:s|ing)|unfold\w*|bloom(?:s|ing)?|blossom(?:s|ing)|unfurl\w*|hatch\w*|grow(?:s|ing)"),
    ("launch", r"launch\w*|lift(?:s|ing)? ?off|blast(?:s|ing)? off|tak(?:es|ing) off|takeoff|lands?\b|landing"),
    ("fall", r"fall(?:s|ing)?(?! (?:leaves|foliage|colou?rs|snow|rain|season))|fell|tumbl\w*|drop(?:s|ping|ped)|topples?|toppling|"
             r"crash\w*|sink(?:s|ing)"),
    ("bounce", r"bounc\w*|roll(?:s|ing)(?! (?:hills|green|waves))"),
    ("spin", r"spin(?:s|ning)?|rotat\w*|whirl\w*|revolv\w*|turn(?:s|ing)? (?:around|round|slowly|on)|turntable"),
    ("float", r"float\w*|hover\w*|levitat\w*|drift\w*|ris(?:es|ing)|suspended|bob(?:s|bing)"),
    ("fly", r"skydiv\w*|paraglid\w*|bungee\w*|fl(?:y|ies|ying)|soar\w*|glid(?:es|ing)|flap\w*|flutter\w*|swoop\w*"),
    ("look", r"look\w*|gaz\w*|star(?:es|ing)|watch\w*|observ\w*|peer\w*|peek\w*|turn(?:s|ing) (?:to|its|his|her)|admir\w*|sniff\w*|"
             r"listen\w*|search(?:es|ing)|hunt(?:s|ing)|blink\w*|stud(?:ies|ying)"),
    ("stand", r"lean(?:s|ing)|protect\w*|guard(?:s|ing)|grac(?:es|ing)|adorn\w*|serving as|stand\w*|wait\w*|rest(?:s|ing)|paus\w*|stops?|stopped|liv\w*|pos(?:es|ing)|parked|placed|displayed|sits on|motionless|"
              r"growing|hang(?:s|ing)|wear(?:s|ing)|shin(?:es|ing)|glow(?:s|ing)|surrounded|locat\w*|reflect\w*|tower(?:s|ing)|"
              r"gather\w*|emerg\w*|appear\w*|featur\w*|show(?:s|ing)|lined|nestled|overlook\w*|flow(?:s|ing)|sway\w*|lighting up"),
)

# Who can do what. Everybody can stand; what somebody cannot do is left out of the beats.
ALIVE = ("jump run walk swim dance wave throw eat work talk sit sleep exercise spin look fly float fall "
         "stand").split()  # fmt: skip
GOING = "run walk jump fly float launch spin explode burn fall stand swim".split()
STILL = "shatter explode burn pour open fall bounce spin float launch stand".split()
