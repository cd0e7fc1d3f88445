"""Places: the words that mean each place, and the phrases for it. The engine has the 3D places."""

from dataclasses import dataclass

from filmgate.script.tables import words_of


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceWords:
    """One place in words: what prompts call it, and what we call it.

    To add a place, add a record here, and one in the engine's world/places/.
    """

    words: str  # words that mean it, with spaces between them
    within: str = ""  # words that mean it where somebody is in it: a church is a building from outside
    phrase: str  # the place in our sentences: "in a forest"
    details: tuple[str, ...]  # details that a cinematographer would add
    precise: bool = False  # wins over a wider place in the same prompt: a forest river is a river
    usual_time: str | None = None  # the time of day, if the prompt names none
    own_time: str | None = None  # a fixed time of day, whatever the prompt says
    snowy: bool = False  # it is covered with snow
    overhead: str | None = None  # the place to use instead, if the sky must be seen
    indoors: bool = False


# precise places first; the earlier one wins
PLACES = {
    "space": PlaceWords(
        words="space galaxy nebula cosmos universe orbit-earth outer-space spacewalk interstellar",
        phrase="in outer space",
        details=("countless fine points of light",),
        precise=True,
        own_time="space",
    ),
    "underwater": PlaceWords(
        words="underwater reef coral seabed undersea aquarium",
        phrase="underwater",
        details=("slanting rays, specks in the water",),
        precise=True,
        usual_time="day",
    ),
    "skyline": PlaceWords(
        words="skyline skyscraper skyscrapers cityscape metropolis shanghai manhattan dubai london chicago",
        phrase="before a skyline",
        details=("a thousand small lights",),
        precise=True,
        usual_time="night",
    ),
    "volcano": PlaceWords(
        words="volcano volcanic lava eruption",
        phrase="at a volcano",
        details=("embers under dark ash",),
        precise=True,
    ),
    "harbour": PlaceWords(
        words="harbor harbour pier dock marina port quay",
        phrase="in a harbour",
        details=("mirror images between the hulls",),
        precise=True,
    ),
    "stage": PlaceWords(
        words="stage theater theatre concert podium spotlight nightclub circus opera runway catwalk disco",
        phrase="on a stage",
        details=("a single beam through dark air",),
        precise=True,
        usual_time="night",
    ),
    "studio": PlaceWords(
        words="studio photo-studio photography-studio photoshoot photo-shoot cyclorama",
        phrase="in a photo studio",
        details=("a seamless backdrop that fades upwards",),
        precise=True,
        usual_time="day",
        indoors=True,
    ),
    "forest": PlaceWords(
        words="forest woods woodland pine pines taiga grove trees bamboo",
        phrase="in a forest",
        details=("shafts of light between the trunks", "depth behind depth of trunks"),
    ),
    "jungle": PlaceWords(
        words="jungle rainforest amazon tropics",
        phrase="in a jungle",
        details=("humid air, dense layered greens",),
    ),
    "meadow": PlaceWords(
        words=(
            "meadow field fields grass grassland hill hills prairie countryside pasture "
            "flowers valley lawn campsite golf hilltop hillside "
            "orchard battlefield vineyard"
        ),
        phrase="in a meadow",
        details=("soft depth of field across the blades",),
    ),
    "park": PlaceWords(
        words="park zoo",
        phrase="in a park",
        details=("dappled shade",),
    ),
    "garden": PlaceWords(
        words="garden backyard yard botanical-garden",
        within="greenhouse courtyard-garden",
        phrase="in a garden",
        details=("soft colours, shallow focus",),
    ),
    "playground": PlaceWords(
        words="playground schoolyard",
        phrase="at a playground",
        details=("bright, open light",),
    ),
    "stadium": PlaceWords(
        words="stadium arena football-field soccer-field baseball-field sports-field football-pitch",
        within="pitch",
        phrase="in a stadium",
        details=("hard light from high above",),
    ),
    "court": PlaceWords(
        words="basketball-court tennis-court volleyball-court",
        within="court",
        phrase="on a court",
        details=("crisp shadows on the ground",),
    ),
    "fair": PlaceWords(
        words="fairground carnival funfair amusement amusement-park theme-park",
        within="fair",
        phrase="at a fair",
        details=("blurred points of colour",),
        precise=True,
    ),
    "graveyard": PlaceWords(
        words="graveyard cemetery",
        phrase="in a graveyard",
        details=("low, pale light",),
    ),
    "farm": PlaceWords(
        words="farm farmyard barnyard ranch",
        phrase="on a farm",
        details=("long, soft shadows",),
    ),
    "wheat": PlaceWords(
        words="wheat cornfield farmland barley crops",
        phrase="in a wheat field",
        details=("ripe stalks close together",),
    ),
    "lavender": PlaceWords(
        words="lavender tulips sunflowers",
        phrase="in a lavender field",
        details=("furrows that meet far away",),
    ),
    "savanna": PlaceWords(
        words="savanna savannah africa african plain plains safari serengeti",
        phrase="on the savanna",
        details=("far ground that fades into warm air",),
    ),
    "beach": PlaceWords(
        words="beach shore coast coastline sand sandy shoreline island tropical seaside boardwalk resort",
        phrase="on a beach",
        details=("thin foam that slides up and vanishes",),
    ),
    "desert": PlaceWords(
        words="desert dune dunes sahara arid",
        phrase="in the desert",
        details=("sharp ridges between light and shade",),
    ),
    "canyon": PlaceWords(
        words="canyon canyons mesa gorge cliff cliffs butte",
        phrase="in a canyon",
        details=("bands of red and ochre that glow in layers",),
    ),
    "mountains": PlaceWords(
        words="mountain mountains peak peaks alps alpine summit ridge himalaya fantasy landscape",
        phrase="in the mountains",
        details=("paler and paler ridges far away",),
    ),
    "ocean": PlaceWords(
        words="ocean sea waves storm-sea",
        phrase="at sea",
        details=("a long swell, glints on every crest",),
    ),
    "lake": PlaceWords(
        words="lake pond lagoon fjord reservoir bay marsh swamp wetland waterside",
        phrase="at a lake",
        details=("a still surface that mirrors the far side",),
    ),
    "river": PlaceWords(
        words="river stream creek brook riverbank waterfall rapids",
        phrase="at a river",
        details=("a quiet current with small ripples",),
    ),
    "snowfield": PlaceWords(
        words="arctic tundra antarctica glacier icefield polar iceberg slope",
        phrase="on a snowfield",
        details=("a pristine glittering surface, blue shade",),
        snowy=True,
    ),
    "mars": PlaceWords(
        words="mars martian",
        phrase="on Mars",
        details=("a rust-red horizon",),
    ),
    "moon": PlaceWords(
        words="lunar",
        phrase="on the moon",
        details=("razor-sharp edges, no air at all",),
        own_time="space",
    ),
    "sky": PlaceWords(
        words="sky clouds heaven cloudscape",
        phrase="above the land",
        details=("depth upon depth of vapour",),
    ),
    "village": PlaceWords(
        words=(
            "village town hamlet suburb neighborhood neighbourhood courtyard campus village-street "
            "market-square town-square "
            "mansion plaza paris construction marketplace market bazaar porch"
        ),
        phrase="in a village",
        details=("quiet roofs, soft distance",),
    ),
    "road": PlaceWords(
        words=(
            "road highway motorway freeway roadside racetrack driveway parking raceway lot track "
            "gas-station lane street-corner finish-line race marathon"
        ),
        phrase="on a road",
        details=("lines that lead to the horizon",),
    ),
    "kitchen": PlaceWords(
        words="kitchen bakery kitchenette",
        within="galley pantry",
        phrase="in a kitchen",
        details=("soft light from tiles and steel",),
        usual_time="day",
        indoors=True,
    ),
    "cafe": PlaceWords(
        words="cafe restaurant bar pub diner coffeehouse bistro cafeteria tavern saloon coffee-shop",
        within="canteen",
        phrase="in a café",
        details=("warm pools of lamplight",),
        usual_time="day",
        indoors=True,
    ),
    "bedroom": PlaceWords(
        words="bedroom nursery hotel-room",
        within="bed dormitory dorm hotel",
        phrase="in a bedroom",
        details=("soft, quiet light",),
        usual_time="day",
        indoors=True,
    ),
    "bathroom": PlaceWords(
        words="bathroom restroom washroom shower",
        within="bathtub toilet sauna spa",
        phrase="in a bathroom",
        details=("steam and soft light on tiles",),
        usual_time="day",
        indoors=True,
    ),
    "office": PlaceWords(
        words="office boardroom conference-room meeting-room cubicle newsroom police-station",
        within="workplace headquarters desk bank",
        phrase="in an office",
        details=("even light from a glass front",),
        usual_time="day",
        indoors=True,
    ),
    "classroom": PlaceWords(
        words="classroom schoolroom lecture-hall kindergarten",
        within="school university seminar lecture",
        phrase="in a classroom",
        details=("even, open light",),
        usual_time="day",
        indoors=True,
    ),
    "library": PlaceWords(
        words="library bookstore bookshop book-store book-shop",
        within="study archive",
        phrase="in a library",
        details=("soft pools of light",),
        usual_time="day",
        indoors=True,
    ),
    "laboratory": PlaceWords(
        words="laboratory lab",
        within="observatory",
        phrase="in a laboratory",
        details=("cool, even light",),
        usual_time="day",
        indoors=True,
    ),
    "hospital": PlaceWords(
        words="hospital clinic operating-room emergency-room",
        within="ward surgery morgue",
        phrase="in a hospital",
        details=("clean, even light",),
        usual_time="day",
        indoors=True,
    ),
    "workshop": PlaceWords(
        words="garage factory warehouse workshop woodshop art-studio pottery-studio",
        within="forge smithy basement barn shed hangar plant mill fire-station",
        phrase="in a workshop",
        details=("hard light, deep shadows",),
        usual_time="day",
        indoors=True,
    ),
    "gym": PlaceWords(
        words="gym gymnasium dojo dance-studio yoga-studio fitness-studio locker-room",
        within="fitness-center",
        phrase="in a gym",
        details=("hard light on steel",),
        usual_time="day",
        indoors=True,
    ),
    "shop": PlaceWords(
        words="shop store supermarket pharmacy barbershop salon drugstore",
        within="grocery boutique mall laundromat",
        phrase="in a shop",
        details=("bright, even light",),
        usual_time="day",
        indoors=True,
    ),
    "museum": PlaceWords(
        words="museum gallery",
        within="exhibition showroom",
        phrase="in a museum",
        details=("spots on every frame",),
        usual_time="day",
        indoors=True,
    ),
    "hall": PlaceWords(
        words="hall ballroom auditorium banquet reception lobby courtroom",
        within="palace castle foyer",
        phrase="in a great hall",
        details=("candlelight on gold",),
        usual_time="day",
        indoors=True,
    ),
    "church": PlaceWords(
        words="crypt nave",
        within="church cathedral chapel temple mosque monastery synagogue abbey",
        phrase="in a church",
        details=("hushed light, deep shadows",),
        usual_time="day",
        indoors=True,
    ),
    "station": PlaceWords(
        words="airport terminal train-station railway-station bus-station subway-station",
        within="station waiting-room",
        phrase="in a station",
        details=("pale, even light",),
        usual_time="day",
        indoors=True,
    ),
    "pool": PlaceWords(
        words="swimming-pool",
        within="pool",
        phrase="at an indoor pool",
        details=("clear, even light",),
        usual_time="day",
        indoors=True,
    ),
    "cave": PlaceWords(
        words="cave cavern grotto stalactites catacombs",
        within="tunnel dungeon mine lair",
        phrase="in a cave",
        details=("a faint glow, deep shadows",),
        usual_time="night",
        indoors=True,
    ),
    "room": PlaceWords(
        words=(
            "room living-room indoors couch sofa hallway studio-apartment corridor cell staircase "
            "interior attic makeup event prison"
        ),
        within="apartment house home flat cabin cottage tent",
        phrase="in a room",
        details=("soft light all around",),
        usual_time="day",
        indoors=True,
    ),
    "city": PlaceWords(
        words=(
            "city street streets downtown neon urban alley tokyo cyberpunk sidewalk crosswalk "
            "rooftop platform subway johannesburg mumbai lagos festival"
        ),
        phrase="in a city street",
        details=("mirror images on dark asphalt", "depth of lights down the street"),
        usual_time="night",
        overhead="skyline",
    ),
}
# word: the place that it means
WORDS = words_of({name: place.words for name, place in PLACES.items()})
INDOORS = frozenset(name for name, place in PLACES.items() if place.indoors)
WITHIN = words_of({name: place.within for name, place in PLACES.items()})  # of who is in one
PRECISE = tuple(name for name, place in PLACES.items() if place.precise)
