"""Actions: the things that a subject can do, one record each. If two actions have the same verb, the first
one counts.
"""

from filmgate.script.action import Action
from filmgate.script.boards import RIDES
from filmgate.script.dances import DANCES, MOVES
from filmgate.script.gestures import SHOWN
from filmgate.script.handwork import HANDWORK
from filmgate.script.kind import Family
from filmgate.script.tables import words
from filmgate.script.tending import CARE

_ACTIONS = (
    Action(
        name="collide",
        patterns=(
            r"collid\w*|(?:crash|bump|smash|slam|ram|run|knock)\w*(?: hard)? (?:in)?to|bump(?:s|ing)?",
            r"ramm\w*",
        ),
        by="creature vehicle building thing",
        phrase="colliding",
        details=("a hard impact, both thrown back",),
    ),
    Action(
        name="recoil",
        patterns=(r"recoil\w*|tipp(?:s|ing) over|tips over|(?:is |being )?knocked (?:over|back)",),
        by="creature vehicle building thing",
        phrase="knocked back",
        details=("pushed back by the blow, then still",),
    ),
    Action(
        name="jump",
        patterns=(
            r"jump\w*|leap\w*|hop(?:s|ping)?|bound(?:s|ing)|pounc\w*|somersault\w*|breach\w*|vault\w*",
        ),
        by="creature vehicle",
        phrase="leaping",
        details=("a coiled take-off, a clean arc, a soft landing",),
    ),
    *DANCES,
    *RIDES,
    *MOVES,
    *SHOWN,
    *CARE,
    Action(
        name="exercise",
        patterns=(
            r"exercis\w*|push[- ]?ups?|pull[- ]?ups?|squat\w*|sit[- ]?ups?",
            r"aerobics|(?:hula )?hoop(?:s|ing)|bend(?:s|ing)(?: back)?|trampolin\w*",
            r"lunge|gymnastics|cartwheel\w*|work(?:s|ing) out",
        ),
        by="creature",
        phrase="exercising",
        details=("controlled repetitions, visible effort",),
    ),
    Action(
        name="run",
        patterns=(
            r"run(?:s|ning)?|gallop\w*|sprint\w*|chas\w*|rac(?:es|ing)|dash\w*|trot\w*|charg\w*",
            r"speed\w*|jog\w*|rush\w*|rid(?:es|ing)|driv(?:es?|ing)|skat\w*|ski(?:s|ing)|surf(?:s|ing)",
            r"snowboard\w*|cycling|hurry\w*|accelerat\w*|zoom(?:s|ing) (?:by|past)|motorcycling",
            r"sled(?:s|ding)|tobogganing|rollerblad\w*|biking|flee\w*|dart(?:s|ing)|scamper\w*|scurr\w*|pedal\w*|frolic\w*|bolt(?:s|ing)",
        ),
        by="creature vehicle",
        phrase="running",
        details=(
            "an even rhythm, full extension at every bound",
            "speed that blurs the ground",
        ),
    ),
    Action(
        name="walk",
        patterns=(
            r"go(?:es|ing)|turn(?:s|ing)(?: a| the)? corner|walk\w*|stroll\w*|wander\w*|trek\w*|march\w*",
            r"cross(?:es|ing)|hik(?:es|ing)|stalk\w*|roam\w*|prowl\w*|explor\w*|crawl\w*",
            r"step(?:s|ping)|mov(?:es?|ing)|slither\w*|sail\w*|travel\w*|cruis\w*|climb\w*",
            r"push(?:es|ing) (?:a )?(?:cart|car|wheelchair|stroller)|approach\w*|pass(?:es|ing)",
            r"strid(?:es?|ing)|strut\w*|saunter\w*|ambl(?:es|ing)|parad(?:es|ing)|plod\w*|advanc(?:es|ing)",
            r"patrol\w*|shopping|deliver\w*|paddl\w*|row(?:s|ing)|kayak\w*|canoeing|moonwalk\w*",
            r"navigat\w*|glid(?:es|ing) (?:on|across|along)|waddl\w*|weav(?:es|ing)|maneuver\w*|slink\w*",
            r"stomp\w*|tiptoe\w*|creep\w*|sneak\w*|meander\w*|circl\w*|com(?:es|ing)|enter\w*|leav(?:es|ing)",
            r"decelerat\w*|brak(?:es|ing)|slow(?:s|ing)|arriv\w*|return(?:s|ing)|follow\w*|head(?:s|ing)|lead(?:s|ing)|proceed\w*|trudg\w*",
        ),
        by="creature vehicle",
        phrase="walking",
        details=("steady unhurried pace, weight that shifts from step to step",),
    ),
    Action(
        name="swim",
        patterns=(r"swim\w*|snorkel\w*|div(?:es?|ing)|wad(?:es|ing)",),
        by="creature vehicle",
        phrase="swimming",
        details=("smooth strokes, a wake behind every one",),
    ),
    Action(
        name="dance",
        patterns=(r"cheerlead\w*|capoeira|danc(?:e|es|ing)|twirl\w*",),
        by="creature",
        phrase="dancing",
        details=("turns that flow into each other",),
    ),
    Action(
        name="hug",
        patterns=(r"hug(?:s|ging|ged)?|embrac\w*|cuddl\w*|snuggl\w*|kiss(?:es|ing|ed)?",),
        by="creature",
        phrase="hugging",
        details=("arms close around each other, a held moment",),
    ),
    *HANDWORK,
    Action(
        name="wave",
        patterns=(
            r"shak(?:es|ing) head",
            r"wav(?:es|ing)(?= (?:at|to|her|his|hands?|goodbye|hello|in|from|back)\b|[.,]|$)",
            r"greet\w*|salut\w*|cheer(?:s|ing)|high[- ]five\w*",
            r"(?:finger )?snap(?:s|ping)|gestur(?:es|ing)|beckon\w*",
            r"nod(?:s|ding)",
        ),
        by="creature",
        phrase="waving",
        details=("an open friendly gesture",),
    ),
    Action(
        name="throw",
        patterns=(
            r"wrestl\w*|throw\w*|toss\w*|fight\w*",
            r"swing(?:s|ing)? (?:(?:his|her|the|a) )?(?:\w+ )?(?:bat|club|racket|racquet|axe|sword|hammer)",
            r"swing(?:s|ing)? (?:(?:his|her|the|a) )?(?:arms?|fists?)",
            r"hit(?:s|ting)|dribbl\w*|pitch(?:es|ing)|dunk\w*|archery|golf\w*|bowling|juggl\w*",
            r"catch(?:es|ing)",
            r"play(?:s|ing)? (?:tennis|basketball|football|soccer|volleyball|badminton|baseball)",
            r"play(?:s|ing)? (?:cricket|ice hockey|hockey|squash|frisbee|ball|with (?:a )?ball)",
            r"fenc(?:es|ing)|parkour|shoot\w*",
        ),
        by="creature",
        phrase="throwing",
        details=("a full swing and its follow-through",),
    ),
    Action(
        name="eat",
        patterns=(
            r"smoking|eat\w*|drink\w*|chew\w*|graz(?:es|ing)|feed\w*|sip(?:s|ping)?|lick\w*",
            r"bit(?:es|ing)|nibbl\w*|tasting|dining|devour\w*|smok(?:es|ing) (?:a )?(?:cigar\w*|pipe)",
            r"brush(?:es|ing) (?:his |her |its )?teeth",
        ),
        by="creature",
        phrase="eating",
        details=("small unforced gestures",),
    ),
    Action(
        name="work",
        patterns=(
            r"tak(?:es|ing) a shower|stick(?:s|ing)|work(?:s|ing)?",
            r"knit\w*|sew\w*",
            r"iron(?:s|ing)|build(?:s|ing) (?:a |lego)",
            r"bak(?:es|ing)|repair\w*|fold(?:s|ing)",
            r"play(?:s|ing)?(?: the| a| an)? (?:flute|saxophone|accordion|trumpet|chess|cards|music)",
            r"play(?:s|ing)?(?: the| a| an)? (?:video game\w*|controller|instruments?|recorder|clarinet)",
            r"play(?:s|ing)?(?: the| a| an)? (?:harmonica|didgeridoo|poker)",
            r"craft\w*|arrang\w*|unbox\w*|peel\w*|plant(?:s|ing)|water(?:s|ing)|garden(?:s|ing)|tying",
            r"weld\w*|experiment\w*|shav\w*|massag\w*",
            r"appl(?:ies|ying)|button\w*|blowing out|sharpen\w*",
            r"fishing|milking|us(?:es|ing)|blow[- ]drying|assembling|tickling",
            r"arm wrestling|drop kicking|pouring|setting table|decorating|check(?:s|ing)|hold(?:s|ing)",
            r"carr(?:y|ies|ying)|play(?:s|ing)?(?= |$)|bandag\w*|barbe[qc]u\w*|mak(?:es|ing)",
            r"count(?:s|ing)|laundry|fill(?:s|ing)|groom\w*|shuffl\w*|haircut|giving|receiving",
            r"wrapp?(?:s|ing)|getting|tak(?:es|ing) (?:a |photo|picture)|practic\w*",
            r"operat\w*|serv(?:es|ing)|examin\w*|record\w*|creat(?:es|ing)|catching|contact juggling",
            r"ripping|tearing|braid\w*|curl\w*|putting|opening|closing|flipping|squeezing",
            r"grinding|picking|blow(?:s|ing)|prun\w*|plow\w*|plough\w*",
            r"build(?:s|ing)?|rubs?|saw(?:s|ing)|drill\w*",
            r"boil(?:s|ing)|grat(?:es|ing)",
            r"season(?:s|ing)|sculpt\w*|engrav\w*|weav(?:es|ing) (?:a|the|cloth)|embroider\w*",
            r"monitor\w*|inspect\w*|measur(?:es|ing)|touch\w*|tapp?(?:s|ing)|press(?:es|ing)|pack(?:s|ing)",
            r"unpack\w*|load(?:s|ing)|unload\w*|harvest\w*|sow(?:s|ing)",
            r"stamp(?:s|ing)|sort(?:s|ing)|past(?:es|ing)|glu(?:es|ing)|screw\w*",
        ),
        by="creature",
        phrase="at work with the hands",
        details=("precise practised gestures",),
    ),
    Action(
        name="talk",
        patterns=(
            r"talk\w*|speak\w*|sing(?:s|ing)|shout\w*|scream\w*",
            r"interview\w*|argu\w*|conversation|chat\w*|discuss\w*|present(?:s|ing)|teach\w*",
            r"whisper\w*|giv(?:es|ing) a speech|news anchoring|barks?|barking|roar\w*|howl\w*",
            r"yawn\w*|sneez\w*|growl\w*|meow\w*|auction\w*|perform\w*|preach\w*",
            r"whistl\w*|mutter\w*|murmur\w*|mumbl\w*|gasp\w*|sigh\w*|hiss\w*|purr\w*",
            r"chirp\w*|quack\w*|neigh\w*|bleat\w*|croak\w*|coo(?:s|ing)|hoot\w*|snarl\w*|whimper\w*|bellow\w*",
            r"recit\w*|announc\w*",
            r"meets?|yell\w*|gossip\w*|says?|saying|explain\w*|complain\w*|confess\w*|moan(?:s|ing)",
        ),
        by="creature",
        phrase="talking",
        details=("unforced gestures, small nods",),
    ),
    Action(
        name="sit",
        patterns=(r"loung\w*|reclin\w*|relax(?:es|ing)|sit(?:s|ting)?|meditat\w*|seated|perch\w*",),
        by="creature",
        phrase="sitting",
        details=("small unforced movements, quiet breathing",),
    ),
    Action(
        name="sleep",
        patterns=(
            r"wak(?:es|ing) up|sle(?:ep(?:s|ing)?|pt)|nap(?:s|ping)?|lies|lying|laying|snooz\w*|doz\w*",
            r"snuggl\w*|cuddl\w*|curled up",
        ),
        by="creature",
        phrase="lying down",
        details=("deep even breathing, complete calm",),
    ),
    Action(
        name="shatter",
        patterns=(
            r"shatter\w*|smash\w*|break(?:s|ing)?(?! (?:wave|dawn|through|danc))|crack(?:s|ing)",
            r"crumbl\w*|collaps\w*",
        ),
        by="building thing",
        phrase="shattering",
        details=("sharp pieces that scatter, slide and settle",),
    ),
    Action(
        name="explode",
        patterns=(
            r"explod\w*|explosions?|blow(?:s|ing) up|detonat\w*|burst(?:s|ing)? (?:apart|into pieces)",
        ),
        by="vehicle building thing",
        phrase="exploding",
        details=("an expanding fireball, debris in all directions",),
    ),
    Action(
        name="burn",
        patterns=(
            r"burn(?:s|ing)|on fire|ablaze|in flames|ignit\w*|engulfed|catch(?:es|ing) fire|flaming",
            r"(?<!un)lit candle|flicker\w*",
        ),
        by="vehicle building thing",
        phrase="burning",
        details=("tongues of flame, unsteady light on everything near",),
    ),
    Action(
        name="pour",
        patterns=(
            r"flow(?:s|ing)|trickl\w*",
            r"pour(?:s|ing|ed)?|fill(?:s|ing) (?:up|the|a)|spill\w*|drip(?:s|ping)|drizzl(?:es|ing|ed)",
        ),
        by="building thing",
        phrase="being filled",
        details=("one smooth unbroken line",),
    ),
    Action(
        name="open",
        patterns=(
            r"open(?:s|ing)|unfold\w*|bloom(?:s|ing)?|blossom(?:s|ing)|unfurl\w*|hatch\w*",
            r"grow(?:s|ing)",
        ),
        by="building thing",
        phrase="opening",
        details=("an unhurried unfolding from within",),
    ),
    Action(
        name="launch",
        patterns=(r"launch\w*|lift(?:s|ing)? ?off|blast(?:s|ing)? off|tak(?:es|ing) off|takeoff",),
        by="vehicle building thing",
        phrase="taking off",
        details=("a hesitant start, then more and more thrust",),
    ),
    Action(
        name="fall",
        patterns=(
            r"fall(?:s|ing)?(?! (?:leaves|foliage|colou?rs|snow|rain|season))|fell|tumbl\w*",
            r"drop(?:s|ping|ped)|topples?|toppling|crash\w*|plummet\w*|plung\w*|sink(?:s|ing)",
        ),
        by="creature building thing",
        phrase="falling",
        details=("real weight, a hard impact",),
    ),
    Action(
        name="roll",
        patterns=(
            r"roll(?:s|ing|ed)?(?! (?:hills|green|waves|up|out|dough|her|his|the))|tumbl(?:es|ing) down",
        ),
        by="creature vehicle building thing",
        phrase="rolling",
        details=("it turns as far as it goes",),
    ),
    Action(
        name="slide",
        patterns=(r"slid(?:es?|ing)|skid\w*|slip(?:s|ping)|sledding|glid(?:es|ing) (?:over|down)",),
        by="creature vehicle building thing",
        phrase="sliding",
        details=("fast at first, then slower",),
    ),
    Action(
        name="swing",
        patterns=(r"swing(?:s|ing)?|dangl(?:es|ing)|sway(?:s|ing) (?:to and fro|back and forth)",),
        by="creature building thing",
        phrase="swinging",
        details=("to and fro, slower at both ends",),
    ),
    Action(
        name="bounce",
        patterns=(r"bounc\w*|dribbl\w*",),
        by="building thing",
        phrase="bouncing",
        details=("lower with every impact",),
    ),
    Action(
        name="spin",
        patterns=(
            r"spin(?:s|ning)?|rotat\w*|whirl\w*|revolv\w*|turn(?:s|ing)? (?:around|round|slowly|on)",
            r"turntable",
        ),
        by="creature vehicle building thing",
        phrase="turning round",
        details=("even rotation",),
    ),
    Action(
        name="float",
        patterns=(r"float\w*|hover\w*|levitat\w*|drift\w*|ris(?:es|ing)|suspended|bob(?:s|bing)",),
        by="creature vehicle building thing",
        phrase="floating",
        details=("weightless, as if at rest in the air",),
    ),
    Action(
        name="fly",
        patterns=(
            r"skydiv\w*|paraglid\w*|bungee\w*|fl(?:y|ies|ying)|soar\w*|glid(?:es|ing)|flap\w*",
            r"buzz(?:es|ing)|flutter\w*|swoop\w*|land(?:s|ing)|ascend\w*|descend\w*",
        ),
        by="creature vehicle",
        phrase="in flight",
        details=("deep wingbeats, small corrections in the air",),
    ),
    Action(
        name="look",
        patterns=(
            r"look\w*|gaz\w*|star(?:es|ing)|watch\w*|observ\w*|peer\w*|peek\w*",
            r"turn(?:s|ing) (?:to|its|his|her)|admir\w*|sniff\w*|listen\w*|search(?:es|ing)",
            r"hunt(?:s|ing)|blink\w*|stud(?:ies|ying)|smell(?:s|ing)|spot(?:s|ting)",
            r"glanc\w*",
            r"squint\w*|survey(?:s|ing)|scan(?:s|ning)|inhal\w*",
        ),
        by="creature",
        phrase="looking about",
        details=("a turn of the head, eyes that settle",),
    ),
    Action(
        name="stand",
        patterns=(
            r"lean(?:s|ing)|protect\w*|guard(?:s|ing)|grac(?:es|ing)|adorn\w*|serving as|stand\w*",
            r"wait\w*|rest(?:s|ing)|paus\w*|stops?|stopped|liv\w*|pos(?:es|ing)|parked|placed",
            r"displayed|sits on|motionless|growing|hang(?:s|ing)|wear(?:s|ing)|shin(?:es|ing)",
            r"glow(?:s|ing)|surrounded|locat\w*|reflect\w*|tower(?:s|ing)|gather\w*|emerg\w*|appear\w*",
            r"featur\w*|show(?:s|ing)|lined|nestled|overlook\w*|flow(?:s|ing)|sway\w*|lighting up",
        ),
        by="creature vehicle building thing",
        phrase="standing",
        details=("small unforced movements",),
    ),
)
# actions that somebody can do on a chair
SEATED = words(
    "sit eat work talk look wave throw chop stir type write wipe read photograph strum drum pull lift clap "
    "point reach handshake game cards armwrestle shout speak conduct laugh smile cry"
) | frozenset(one.name for one in SHOWN)
ACTIONS = {action.name: action for action in _ACTIONS}
if len(ACTIONS) < len(_ACTIONS):
    raise ValueError("two records of _ACTIONS have the same name: rename or remove one of them")


def able(family: Family) -> frozenset[str]:
    """Return the names of the actions that a family (creature, vehicle, …) can do. All can stand."""
    return frozenset(action.name for action in _ACTIONS if family in action.by.split())
