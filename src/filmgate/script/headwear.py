"""Headwear: the words for each kind that the engine has."""

from filmgate.script.tables import words, words_of

HATS = words_of(
    {
        "hat": "hat bonnet",  # the one that goes with the person
        "brim": "fedora trilby bowler bowler-hat felt-hat panama panama-hat",
        "straw": "straw-hat sunhat sun-hat boater summer-hat garden-hat",
        "cowboy": "cowboy-hat stetson ten-gallon-hat",
        "sombrero": "sombrero",
        "bucket": "bucket-hat fishing-hat safari-hat pith-helmet",
        "cap": "cap baseball-cap snapback flat-cap golf-cap trucker-hat",
        "beanie": "beanie wool-hat woolly-hat knit-hat winter-hat bobble-hat fur-hat ushanka earflap-hat",
        "beret": "beret",
        "turban": "turban",
        "hijab": "hijab headscarf head-scarf niqab burqa chador",
        "bandana": "bandana kerchief-on-head",
        "headband": "headband sweatband hairband",
        "veil": "veil bridal-veil",
        "hood": "hood",
        "crown": "crown",
        "tiara": "tiara diadem",
        "wreath": "wreath flower-crown flower-wreath garland laurel",
        "halo": "halo",
        "helmet": "helmet bike-helmet bicycle-helmet motorcycle-helmet",
        "hardhat": "hardhat hard-hat safety-helmet construction-helmet miner-helmet",
        "firehat": "fire-helmet firefighter-helmet",
        "peaked": "police-hat police-cap peaked-cap pilot-cap officer-cap captain-hat captain-cap",
        "soldier": "army-helmet combat-helmet",
        "horned": "viking-helmet horned-helmet",
        "helm": "visor knight-helmet",
        "space": "space-helmet",
        "tall": "wizard-hat",
        "witch": "witch-hat pointed-hat pointy-hat",
        "santa": "santa-hat christmas-hat",
        "elf": "elf-hat gnome-hat pixie-hat",
        "party": "party-hat",
        "top": "top-hat silk-hat",
        "toque": "chef-hat toque cook-hat",
        "tricorne": "pirate-hat tricorne tricorn",
        "sailor": "sailor-hat sailor-cap",
        "board": "mortarboard graduation-cap graduation-hat",
        "fez": "fez",
        "jester": "jester-hat",
        "ears": "bunny-ears rabbit-ears cat-ears",
        "swim": "swim-cap swimming-cap bathing-cap",
        "headphones": "headphones headset earphones",
    }
)
VAGUE = words("hat cap helmet crown")  # words for the one that goes with the person, where it has one
