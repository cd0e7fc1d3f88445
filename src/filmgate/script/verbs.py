"""Verbs, by what they say about those who do them."""

from filmgate.script.tables import words, words_of

WEARS = words("wear don sport")
HOLDS = words("hold carry clutch grip grasp cradle brandish wield")
# verbs that say how somebody or something is: nothing happens
STATES = (
    HOLDS
    | WEARS
    | words("be have seem appear remain stay feature show depict include contain surround dress")
)
# verbs whose participle says how somebody or something is: lined with trees
COVERED = words(
    "line cover fill bathe surround light drench adorn decorate illuminate soak coat crowd pack flank frame "
    "wrap shroud dot litter set nestle make style inspire silhouette"
)
# verbs after which another verb says what is done
BEGINS = words("begin start continue try keep proceed attempt manage")
# light verbs: their noun says what is done, to take a stroll
LIGHT = words("take have make do give")
ENTERS = words("enter leave exit")  # their object may be the place
# verbs that put their object somewhere
PUTS = words(
    "put place set lay pour drizzle drop hang pin paint write draw spread sprinkle grow stick arrange stack "
    "serve mount attach slide slip fix plant spray splash toss throw scatter"
)
# movements: before a noun, their participles say what it does
MOVES = words(
    "spin burn roll fall fly run gallop leap jump crash swirl rotate flow drift dance walk swim march "
    "explode collapse erupt bounce sway flutter melt speed race rise"
)
TURNS = words("become transform morph change turn grow")  # what follows "into" is what it becomes
# verb: the pose that it says
POSES = words_of(
    {
        "standing": "stand",
        "sitting": "sit seat perch",
        "lying": "lie recline",
        "kneeling": "kneel",
        "crouching": "crouch squat",
        "leaning": "lean",
        "hanging": "hang",
        "floating": "float hover",
    }
)
# particle: the verbs that take it, to set up
PARTICLES = {
    "up": words("set pick light blow open tie lift hold build fill"),
    "on": words("put turn"),
    "off": words("take turn"),
    "out": words("blow put"),
    "away": words("throw"),
    "down": words("put cut"),
    "over": words("knock push"),
}
