"""Tables of verbs, by their meaning for the roles: verbs of wearing, holding, pose, movement and more."""

from filmgate.script.tables import words, words_of

WEARS = words("wear don sport")
HOLDS = words("hold carry clutch grip grasp cradle brandish wield")
# verbs of state: they make no action
STATES = (
    HOLDS
    | WEARS
    | words("capture reveal showcase highlight emphasize convey")
    | words("be have seem appear remain stay feature show depict include contain surround dress")
)
# verbs whose participle describes a state: lined with trees
COVERED = words(
    "line cover fill bathe surround light drench adorn decorate illuminate soak coat crowd pack flank frame "
    "wrap shroud dot litter shape park load set name call nestle make style inspire silhouette see show "
    "view film shoot picture"
)
# verbs that are followed by the verb of the action: begin to run
BEGINS = words("begin start continue try keep proceed attempt manage")
# light verbs: the noun after them is the action, as in "take a stroll"
LIGHT = words("enjoy take have make do give practice practise perform execute")
SPEAKS = words("say whisper shout yell cry ask reply answer murmur scream call")
TELLS = words("say read write spell display")  # what a sign does with its text
# what covers, surrounds and fills something: where it is then
WRAPS = words_of(
    {
        "on": "cover line coat dot litter drench adorn decorate load",
        "around": "surround flank frame",
        "in": "fill pack crowd",
    }
)
ENTERS = words("enter leave exit")  # verbs whose object may be the place
# verbs that move their object to a place
PUTS = words(
    "build put place set lay pour drizzle drop hang pin paint write draw spread sprinkle grow stick arrange "
    "stack "
    "serve mount attach slide slip fix plant spray splash toss throw scatter hide bury tuck"
)
# verbs of movement: before a noun, their participle is its action (a spinning wheel)
MOVES = words(
    "spin burn roll fall fly run gallop leap jump crash swirl rotate flow drift dance walk swim march "
    "explode collapse erupt bounce sway flutter melt speed race rise"
)
# as above, of people and animals alone
STAYS = {
    "animal": words("sleep nap snooze sit eat drink"),
    "person": words("sleep nap snooze sit eat drink kneel crouch meditate pray sing read sunbathe"),
}
# movements along something: climbs up a tree
GOES = MOVES | words(
    "climb crawl go come walk step drive ride sail slide hop head travel wander stroll jog sprint chase "
    "hurry row paddle cycle ski skate surf creep sneak stumble tumble float look gaze stare peer scroll"
)
# verbs that "at" gives an aim; after others it says where
AIMS = words(
    "look gaze stare glance peer peek gape glare point aim smile laugh grin wink nod wave shout yell scream "
    "bark growl "
    "hiss snarl throw toss hurl shoot fire snap swipe bat paw lunge jump dive swing run rush charge leap "
    "peck kick "
    "sniff nibble gnaw tug scratch claw blow spit poke marvel wonder gasp"
)
THROWS = words("throw toss hurl fling drop knock tap bang")  # "on" after them is an aim
# verbs that "up", "down", "off" and "out" make another verb: their object follows
PHRASAL = words(
    "kick put set pick light blow open tie lift hold build fill stir pull take cut knock tear break throw "
    "lay eat gobble "
    "clean wipe mop chop dig scoop sweep gather shake turn hand give rip peel bite stretch"
)
CAUSES = words(
    "help let make watch see hear feel teach tell ask allow force invite order train encourage"
)  # what their object does may follow: helps a boy tie
GIVES = words(
    "give hand offer pass show bring feed tell teach send throw toss serve buy lend pour make cook"
)  # two objects
TURNS = words(
    "become transform morph change turn grow dissolve melt evolve shift"
)  # verbs of change: "into" names the result
# pose: the verbs that mean it
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
# particle: verbs that form a phrase with it, as in "set up"
PARTICLES = {
    "up": words("set pick light blow open tie lift hold build fill"),
    "on": words("put turn sip munch chew snack pull tug gnaw nibble bite"),
    "off": words("take turn"),
    "out": words("blow put"),
    "away": words("throw"),
    "down": words("put cut"),
    "over": words("knock push"),
}
_SHORT = 3  # letters of a stem whose last one is doubled: run, running
_LONG_STEM = 5


def gerund(verb: str) -> str:
    """Return the form of a verb in -ing: running."""
    if verb.endswith("e") and not verb.endswith(("ee", "ye", "oe")):
        return (verb[:-2] + "y" if verb.endswith("ie") else verb[:-1]) + "ing"
    vowels = "aeiou"
    doubles = len(verb) >= _SHORT and verb[-1] not in f"{vowels}wxy" and verb[-2] in vowels
    doubles = doubles and sum(letter in vowels for letter in verb) == 1 and len(verb) < _LONG_STEM
    return verb + (verb[-1] if doubles else "") + "ing"
