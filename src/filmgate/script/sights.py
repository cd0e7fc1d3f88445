"""Names of famous sights and of what makers make: the common noun for each, and the look of its building."""

from filmgate.script.tables import words_of

# noun and look of a building: names of it
_BUILDINGS = {
    "tower clock": "big-ben elizabeth-tower rathaus-glockenspiel",
    "tower spire": "burj-khalifa shard petronas-towers shanghai-tower lotte-world-tower taipei-101",
    "tower stepped": "empire-state-building empire-state chrysler-building",
    "tower lattice": "eiffel-tower tour-eiffel tokyo-tower blackpool-tower",
    "tower needle": (
        "space-needle cn-tower oriental-pearl-tower berlin-tv-tower fernsehturm tokyo-skytree skytree "
        "canton-tower"
    ),
    "tower leaning": "leaning-tower leaning-tower-of-pisa tower-of-pisa",
    "tower obelisk": "washington-monument",
    "skyscraper ": "willis-tower sears-tower one-world-trade-center world-trade-center burj-al-arab",
    "mosque mosque": "taj-mahal hagia-sophia blue-mosque sheikh-zayed-mosque al-aqsa dome-of-the-rock",
    "temple temple": "angkor-wat karnak petra borobudur parthenon pantheon acropolis lincoln-memorial",
    "pagoda pagoda": "temple-of-heaven kinkaku-ji senso-ji fushimi-inari",
    "cathedral cathedral": (
        "notre-dame notre-dame-cathedral sagrada-familia westminster-abbey cologne-cathedral milan-cathedral "
        "st-pauls-cathedral chartres-cathedral"
    ),
    "church onion": "kremlin saint-basils-cathedral st-basils-cathedral saint-basil st-basil",
    "palace palace": (
        "white-house buckingham-palace versailles palace-of-versailles louvre forbidden-city potala-palace "
        "winter-palace schonbrunn us-capitol topkapi-palace british-museum"
    ),
    "castle ": (
        "neuschwanstein neuschwanstein-castle edinburgh-castle windsor-castle alhambra mont-saint-michel "
        "hogwarts "
        "himeji-castle cinderella-castle tower-of-london prague-castle camelot"
    ),
    "amphitheater ": "colosseum coliseum roman-colosseum",
    "opera-house ": "sydney-opera-house opera-garnier la-scala",
    "triumphal-arch ": "arc-de-triomphe brandenburg-gate gateway-arch india-gate gateway-of-india",
    "rampart ": "great-wall great-wall-of-china hadrians-wall",
    "stone-circle ": "stonehenge",
    "pyramid ": "pyramids-of-giza great-pyramid chichen-itza teotihuacan giza",
    "pyramid glass": "louvre-pyramid",
    "bridge suspension": (
        "golden-gate golden-gate-bridge brooklyn-bridge tower-bridge manhattan-bridge bay-bridge "
        "akashi-bridge"
    ),
    "bridge ": "london-bridge charles-bridge ponte-vecchio rialto-bridge rialto",
    "statue ": "statue-of-liberty christ-the-redeemer sphinx great-sphinx mount-rushmore moai",
}
# noun for other sights: their names
_PLACES = {
    "city": "times-square piccadilly-circus shibuya-crossing",
    "square": "trafalgar-square red-square tiananmen-square",
    "park": "central-park hyde-park yellowstone yosemite",
    "mountain": (
        "mount-fuji mount-everest everest alps himalayas andes matterhorn kilimanjaro machu-picchu dolomites"
    ),
    "waterfall": "niagara-falls victoria-falls iguazu-falls angel-falls",
    "canyon": "grand-canyon antelope-canyon monument-valley",
    "desert": "sahara gobi kalahari atacama mojave namib",
    "lake": "baikal titicaca loch-ness",
    "island": "bali hawaii iceland santorini maldives",
    "river": "thames seine nile amazon-river ganges",
    "monster": "godzilla",
}
# name: the noun for it
NOUNS = words_of(_PLACES) | {
    name: row.split(" ")[0] for row, names in _BUILDINGS.items() for name in names.split()
}
# name: the look of its building
LOOKS = {name: row.split(" ")[1] for row, names in _BUILDINGS.items() for name in names.split()}


def look(name: str) -> str:
    """Return the look of the building with this proper name; "" for its usual one."""
    return LOOKS.get(name.lower().replace("'", "").replace(" ", "-"), "")
