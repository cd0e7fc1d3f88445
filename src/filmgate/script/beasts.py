"""Animals that stand and act like people: those that wear clothes, have a trade, or do what needs hands."""

import re

from filmgate.script import actions, doing, kinds, looks, outfits, sights, wording
from filmgate.script.script import Beat, Role, Shot
from filmgate.script.tables import words, words_of
from filmgate.script.trades import EVERYDAY
from filmgate.script.treatment import Outfit

# head: the nouns of animals that have it
HEADS = words_of(
    {
        "cat": "cat kitten kitty lynx feline siamese tabby",
        "dog": (
            "dog puppy corgi retriever golden-retriever labrador hound terrier poodle bulldog pug beagle "
            "dachshund dalmatian chihuahua canine shiba"
        ),
        "fox": "fox vixen",
        "wolf": "wolf husky coyote jackal",
        "bear": "bear grizzly grizzly-bear brown-bear sloth",
        "panda": "panda giant-panda",
        "icebear": "polar-bear",
        "teddy": "teddy-bear teddy",
        "koala": "koala koala-bear",
        "rabbit": "rabbit bunny hare",
        "mouse": "mouse rat hamster guinea-pig",
        "lion": "lion lioness",
        "tiger": "tiger",
        "leopard": "leopard jaguar cheetah panther",
        "monkey": "monkey ape chimp chimpanzee orangutan baboon lemur",
        "gorilla": "gorilla",
        "kangaroo": "kangaroo wallaby",
        "elephant": "elephant mammoth",
        "pig": "pig piglet",
        "cow": "cow bull ox buffalo bison yak",
        "goat": "goat",
        "sheep": "sheep lamb ram",
        "horse": "horse pony donkey mule zebra unicorn",
        "deer": "deer stag elk moose reindeer",
        "raccoon": "raccoon badger skunk red-panda",
        "beaver": "beaver",
        "otter": "otter weasel ferret meerkat mongoose seal walrus",
        "squirrel": "squirrel chipmunk",
        "hedgehog": "hedgehog porcupine",
        "reptile": "crocodile alligator dinosaur t-rex lizard chameleon gecko dragon iguana",
        "frog": "frog toad",
        "turtle": "turtle tortoise",
        "duck": "duck goose swan duckling",
        "chicken": "chicken rooster hen chick turkey",
        "owl": "owl",
        "crow": "crow raven magpie blackbird",
        "eagle": "eagle hawk falcon vulture",
        "gull": "bird gull seagull pigeon dove sparrow pelican stork heron flamingo",
        "parrot": "parrot",
        "penguin": "penguin",
        "camel": "camel llama alpaca",
        "giraffe": "giraffe",
        "hippo": "hippo hippopotamus rhino rhinoceros",
        "monster": (
            "monster creature ogre troll goblin yeti gremlin orc demon beast bigfoot cyclops gnome-monster"
        ),
        "alien": "alien extraterrestrial martian",
    }
)
_INSTRUMENTS = words("instrument")  # families of things that are played
_GAMES = words(
    "chess poker card game video-game videogame basketball soccer football tennis golf baseball drum guitar "
    "piano violin cello saxophone trumpet flute ukulele banjo music melody"
)
# verbs that need hands or two legs
_HUMAN = words(
    "cook read write type paint surf skateboard ski snowboard box knit sew iron sing conduct teach work wash "
    "pour serve juggle vacuum drum strum chop bake shop photograph meditate dj mix stir sweep garden lecture "
    "sip salute grill perform waltz breakdance tango salsa lift play-chess sculpt weld repair draw study "
    "vlog rap steer row fence march"
)
_FIGHTERS = words("warrior fighter guard")  # whose people a word before them tells
_PLAYED = words("drum guitar piano violin trumpet")  # kinds
_RIDES = words("ride drive pedal")
_PEOPLE = words("man woman girl child")  # variants that are no trades: a mother koala is an animal
_CUTE = words("adorable cute")
_DATED = words("retro vintage antique old-fashioned desktop bulky")
_YOUNG = words("kitten puppy foal fawn calf cub joey piglet lamb young duckling chick")  # variants of kinds
_ALWAYS = ("monster", "alien")  # no animals
_DANCES = re.compile(r"\b(?:tango|waltz|salsa|ballet|break ?danc|disco|hip[- ]hop|flamenco|tap danc)")


def head(role: Role) -> str:
    """Return the animal's head that a role has if it stands like a person; "" if there is none for it."""
    noun = role.noun.replace(" ", "-")
    for form in (noun, wording.singular(noun), noun.rpartition("-")[2]):
        if form in HEADS:
            return HEADS[form]
    return ""


def upright(shot: Shot, role: Role) -> str:
    """Return the head of an animal that the shot shows as a person; "" for any other role."""
    found = head(role)
    if role.family == "person" and not found:  # a penguin waiter
        return next((HEADS[word] for word in role.traits if word in HEADS), "")
    if not found or found in _ALWAYS:
        return found
    own = [beat for beat in shot.beats if beat.role == role.id]
    acts = any(_is_human(shot, beat) for beat in own) or (found == "teddy" and any(map(_is_alive, own)))
    dressed = any(outfits.is_clothing(garment) for garment in role.wears)
    return found if acts or dressed or trade(role) else ""


def outfit(shot: Shot, role: Role) -> Outfit:
    """Return what a role wears, and the animal that it is if it stands like a person."""
    worn = outfits.outfit(role, shot)
    found = upright(shot, role)
    if not found:
        return worn
    cut = worn.cut or ("" if trade(role) else "fur")
    return worn._replace(beast=found, cut=cut, child=is_cute(role))


def variant(role: Role, kind: str | None) -> str:
    """Return the variant of its kind that a role is: by its noun, or, of a person, by the words before it."""
    if kind and looks.text(role, kind):
        return "lettered"
    if kind == "person":
        own = wording.variant(kind, role.noun)
        plain = own in EVERYDAY or role.noun in _FIGHTERS
        told = (trade(role) or outfits.disguise(role) or own) if plain else own
        return told or trade(role)
    if kind == "ball" and role.material in ("cotton", "wool"):
        return "snowball"
    if kind == "screen" and role.noun == "computer" and (role.age == "old" or _DATED & {*role.traits}):
        return "television"  # no laptop
    if kind and (look := sights.look(role.name)) in kinds.KINDS[kind].variants:
        return look
    young = (one for one in kinds.KINDS[kind].variants if one in _YOUNG) if kind and is_cute(role) else ()
    return wording.variant(kind, role.noun) or next(iter(young), "")


def is_cute(role: Role) -> bool:
    """Tell whether an animal is drawn as its young: a baby, or one that is called cute."""
    return role.age == "baby" or not _CUTE.isdisjoint(role.traits)


def trade(role: Role) -> str:
    """Return the variant of person that an animal's words mean ("a samurai cat"); "" without a trade."""
    other = kinds.WORDS.get(role.noun.replace(" ", "-"), "person") != "person"  # a monkey is no monk
    said = (*role.traits, *(() if other else (role.noun,)))
    return next((one for word in said if (one := wording.variant("person", word)) not in EVERYDAY), "")


def _is_alive(beat: Beat) -> bool:
    """Tell whether only what is alive does this: a teddy bear that swims is no toy on a shelf."""
    return any(act in actions.able("creature") - actions.able("thing") for act in doing.meant(beat, {}))


def _is_human(shot: Shot, beat: Beat) -> bool:
    if beat.does in _HUMAN:
        return True
    things = {one.id: one for one in shot.cast}
    thing = things.get(beat.object)
    if beat.does in _RIDES and thing:
        return kinds.WORDS.get(thing.noun.rpartition(" ")[2]) in kinds.VEHICLES
    if beat.does == "play" and thing:
        played = kinds.WORDS.get(thing.noun.replace(" ", "-")) in _PLAYED
        return played or thing.family in _INSTRUMENTS or thing.noun.rpartition(" ")[2] in _GAMES
    if beat.does != "dance":
        return False
    partner = thing is not None and kinds.WORDS.get(thing.noun) == "person"
    return partner or bool(_DANCES.search(shot.text.lower()))
