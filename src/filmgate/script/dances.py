"""Actions of the whole body: dances by their style, ways to go and to move.

A dance is named by a verb, or by any word of the shot beside "dance".
"""

from filmgate.script.action import Action

_STYLES = (
    (
        "waltz",
        r"waltz\w*|tango\w*|foxtrot\w*|ballroom|quickstep|slow[- ]danc\w*|first dance",
        "dancing in hold",
        "two bodies that turn as one",
    ),
    (
        "ballet",
        r"ballet\w*|ballerina\w*|pirouett\w*|pointe|arabesque|swan lake",
        "dancing on tiptoe",
        "a line from fingertip to toe",
    ),
    (
        "hiphop",
        r"hip[- ]?hop|break ?danc\w*|street[- ]danc\w*|b-boy\w*|krump\w*|moonwalk\w*|twerk\w*|jumpstyle",
        "dancing hip-hop",
        "hard stops on the beat",
    ),
    (
        "salsa",
        r"salsa|samba|flamenco|bachata|cha[- ]cha|merengue|mambo|rumba|zumba|belly[- ]danc\w*|hula(?! hoop)",
        "dancing with the hips",
        "hips that never rest",
    ),
    (
        "folk",
        r"folk[- ]danc\w*|folk|jig|polka|(?:irish|circle|square|tap)[- ]danc\w*|bhangra|tarantella|maypole",
        "dancing a folk dance",
        "quick feet under a straight back",
    ),
)
_MOVES = (
    (
        "conduct",
        r"conduct(?:s|ing)|(?:lead|direct)(?:s|ing) (?:orchestra|choir|symphony)",
        "conducting",
        "a beat that everybody sees",
    ),
    (
        "speak",
        (
            r"(?:giv|deliver|mak)(?:es|s|ing) (?:a |the |his |her )?(?:speech|"
            r"lecture|sermon|toast|talk|presentation|address)|"
            r"lectur(?:es|ing)|preach(?:es|ing)|orat\w*|addressing (?:crowd|audience|"
            r"nation|people|students|troops)"
        ),
        "giving a speech",
        "open hands that stress the words",
    ),
    (
        "shout",
        r"shout\w*|scream\w*|yell\w*|bellow(?:s|ing)|holler\w*|hollering",
        "shouting",
        "a wide mouth, a head thrust forward",
    ),
    (
        "crouch",
        (
            r"crouch\w*|hunker\w*|"
            r"squat(?:s|ting)(?= (?:down|beside|next|in|near|by|over|on|to|before|behind|"
            r"under|and|at)\b|[.,]|$)"
        ),
        "crouching",
        "bent knees, the weight on the balls of the feet",
    ),
    (
        "cheer",
        r"cheer(?:s|ing)(?: on)?|celebrat\w*|jubilat\w*|rejoic\w*|root(?:s|ing) for",
        "cheering",
        "arms thrown up, a shout",
    ),
    (
        "kiss",
        r"blow(?:s|ing)(?: a| her| his)? kiss(?:es)?",
        "blowing a kiss",
        "a hand that opens from the lips",
    ),
    ("handhold", r"hold(?:s|ing)(?: her| his)? hands?", "holding hands", "fingers that close on each other"),
    (
        "laugh",
        r"laugh\w*|chuckl\w*|giggl\w*|cackl\w*",
        "laughing",
        "shoulders that shake, a head thrown back",
    ),
    (
        "cry",
        r"cry(?:ing)?|cries|weep\w*|sob(?:s|bing)|wail(?:s|ing)",
        "crying",
        "a bent head, breath that catches",
    ),
    (
        "smile",
        (
            r"smil\w*|grin(?:s|ning)|smirk\w*|beam(?:s|ing)|frown\w*|pout(?:s|"
            r"ing)|winc(?:es|ing)|grimac\w*|wink(?:s|ing)"
        ),
        "showing it in the face",
        "eyes that join in",
    ),
    ("crawl", r"crawl\w*", "crawling", "one knee after the other"),
    (
        "skate",
        r"skat(?:es|ing)|ice[- ]skat\w*|rollerblad\w*|roller[- ]skat\w*|figure[- ]skat\w*",
        "skating",
        "long strokes, a lean into the curve",
    ),
    ("ski", r"ski(?:s|ing)?", "skiing", "knees that take every bump"),
    ("march", r"march(?:es|ing)?|parad(?:es|ing)", "marching", "knees high, in step"),
    (
        "sneak",
        r"sneak\w*|tiptoe\w*|creep\w*|prowl(?:s|ing)",
        "sneaking",
        "weight that is set down without a sound",
    ),
    ("climb", r"climb(?:s|ing)?|ascend\w*", "climbing", "one foot above the other"),
)
_TREADS = r"(?:the |a |an |some )?(?:\w+ ){0,2}(?:stairs|staircase|stairway|steps)\b"
# words of a shot that mean stairs, and the way that somebody goes on them
ON_STAIRS = (
    ("downstairs", rf"down {_TREADS}|descend\w* {_TREADS}|(?:walk|go|run|com|head)\w* downstairs"),
    ("upstairs", rf"(?:up|climb\w*|ascend\w*) {_TREADS}|(?:walk|go|run|com|head)\w* upstairs"),
)
DANCES = tuple(
    Action(name=name, patterns=(pattern,), by="creature", phrase=phrase, details=(detail,))
    for name, pattern, phrase, detail in _STYLES
)
# actions that several words of a shot tell, no verb alone: see doing.py and climbing.py
_TOLD = (
    ("upstairs", "going up stairs", "a foot on each tread"),
    ("downstairs", "going down stairs", "a foot on each tread"),
    ("clamber", "climbing", "one hold after the other, the body close to the face"),
    ("rungs", "climbing a ladder", "hand over hand, a foot on each rung"),
    ("branches", "climbing a tree", "hands and feet from branch to branch"),
    ("shin", "climbing a rope", "hand over hand"),
    ("leanback", "leaning back", "the weight on one leg, arms crossed"),
    ("leanon", "leaning on it", "both arms on the rail, a bent back"),
)
MOVES = tuple(
    Action(name=name, patterns=(), by="creature", phrase=phrase, details=(detail,))
    for name, phrase, detail in _TOLD
) + tuple(
    Action(name=name, patterns=(pattern,), by="creature", phrase=phrase, details=(detail,))
    for name, pattern, phrase, detail in _MOVES
)
PAIRED = frozenset(("waltz", "salsa"))  # danced by two
