"""Materials of surfaces: what a surface is made of, and its colour. No other module says how a metal is."""

from filmgate.engines.animatic.geometry.paint import Paint


def painted(color: str) -> Paint:  # dull paint, and what is like it: card, chalk, powder
    return Paint(color=color, gloss=0.06, grain=0.12, scale=80.0)


def enamel(color: str) -> Paint:  # gloss paint on wood or metal: doors, refrigerators, machines
    return Paint(color=color, gloss=0.9)


def lacquer(color: str) -> Paint:  # paint under a clear coat: cars, pianos, nails
    return Paint(color=color, gloss=2.2)


def varnish(color: str) -> Paint:  # wood under a thin clear coat: violins, guitars
    return Paint(color=color, gloss=1.5, grain=0.5, scale=34.0, soft=0.1, pattern="wood")


def light(color: str, glow: float) -> Paint:  # what sends out light: lamps, flames, neon
    return Paint(color=color, glow=glow)


def screen(color: str, glow: float = 0.9) -> Paint:
    return Paint(color=color, glow=glow, gloss=1.2)  # a picture or a light behind glass


def metal(color: str, *, gloss: float = 1.2) -> Paint:
    return Paint(color=color, gloss=gloss, metal=1.0)


def brushed(color: str) -> Paint:
    return Paint(color=color, gloss=0.9, metal=1.0, pattern="brushed")


def cast_metal(color: str) -> Paint:
    """Return a rough metal: iron, lead, old bronze."""
    return Paint(color=color, gloss=0.35, grain=0.6, scale=130.0, metal=1.0)


def gilt(color: str) -> Paint:
    return Paint(color=color, gloss=0.45, grain=0.15, scale=60.0, metal=1.0)  # gold leaf on wood or stone


def plated(coat: str | None, own: Paint) -> Paint:
    """Return a metal that may have a coat: golden and silver are metals, any other colour is paint on it."""
    if coat is None:
        return own
    return own.dyed(_METALS[coat]) if coat in _METALS else Paint(color=coat, gloss=min(own.gloss, 1.2))


def plastic(color: str, *, gloss: float = 0.7) -> Paint:
    return Paint(color=color, gloss=gloss)


def rubber(color: str) -> Paint:
    return Paint(color=color, gloss=0.15, sheen=0.15)


def ceramic(color: str) -> Paint:
    return Paint(color=color, gloss=1.7, soft=0.1)


def clay(color: str) -> Paint:  # fired clay without a glaze: flower pots, roof tiles
    return Paint(color=color, gloss=0.08, grain=0.4, scale=110.0)


def wet_clay(color: str) -> Paint:
    return Paint(color=color, gloss=0.9, grain=0.3, scale=70.0, soft=0.1)  # clay that is being shaped


def glass(color: str, glow: float = 0.0) -> Paint:
    """Return panes that one does not look through: windows of houses and cars, screens, lenses of cameras."""
    return Paint(color=color, gloss=3.0, glow=glow)


def clear_glass(color: str, *, milk: float = 0.0, glow: float = 0.0) -> Paint:
    """Return thin glass that one looks through: vessels, panes, lenses; color: what comes through."""
    return Paint(color=color, gloss=3.0, soft=milk, glow=glow, pattern="glass")


def crystal(color: str, *, milk: float = 0.0, glow: float = 0.0) -> Paint:
    """Return glass that is solid: balls, prisms, figures. It turns what is behind it upside down."""
    return Paint(color=color, gloss=3.0, soft=milk, glow=glow, pattern="crystal")


def clear_ice(color: str, *, milk: float = 0.3) -> Paint:
    return Paint(color=color, gloss=2.4, grain=0.3, scale=24.0, soft=milk, pattern="crystal")


def drink(color: str, *, milk: float = 0.0) -> Paint:
    """Return a liquid that one looks through: water, wine, tea."""
    return Paint(color=color, gloss=2.6, soft=milk, pattern="crystal")


def soap(color: str = "#ffffff") -> Paint:
    return Paint(color=color, gloss=3.0, pattern="film")  # the film of a bubble


def gem(color: str, glow: float = 0.0) -> Paint:
    return Paint(color=color, gloss=3.0, soft=0.6, glow=glow)


def paper(color: str) -> Paint:
    return Paint(color=color, gloss=0.02, grain=0.1, scale=40.0, soft=0.2)


def canvas(color: str) -> Paint:
    return Paint(color=color, gloss=0.3, grain=1.0, scale=30.0)  # a picture in oil


def straw(color: str) -> Paint:  # stalks that lie side by side: thatch, hay, rope
    return Paint(color=color, gloss=0.15, grain=1.1, scale=170.0)


def wicker(color: str, *, fine: float = 14.0) -> Paint:
    """Return woven willow; fine: its rows per metre."""
    return Paint(color=color, gloss=0.2, scale=fine, pattern="wicker")


def wood(color: str, *, gloss: float = 0.28) -> Paint:
    return Paint(color=color, gloss=gloss, grain=0.15, scale=12.0, pattern="wood")


def bark(color: str) -> Paint:  # rough skin of plants: nuts, pineapples, bamboo
    return Paint(color=color, gloss=0.03, grain=1.7, scale=120.0)


def trunk(color: str) -> Paint:  # the bark of a tree, with its furrows
    return Paint(color=color, gloss=0.03, grain=0.9, scale=120.0, pattern="bark")


def stone(color: str, glow: float = 0.0) -> Paint:
    return Paint(color=color, gloss=0.08, grain=0.9, scale=90.0, glow=glow)


def sandstone(color: str) -> Paint:
    """Return smooth stone of buildings: sandstone, limestone, granite."""
    return Paint(color=color, gloss=0.08, grain=0.5, scale=80.0)


def marble(color: str) -> Paint:
    return Paint(color=color, gloss=1.3, soft=0.15, pattern="marble")


def plaster(color: str) -> Paint:
    return Paint(color=color, gloss=0.0, grain=0.1, scale=3.0)


def concrete(color: str) -> Paint:
    return Paint(color=color, gloss=0.05, grain=0.6, scale=110.0)


def brick(color: str) -> Paint:
    return Paint(color=color, gloss=0.04, grain=0.7, scale=90.0, pattern="brick")  # a wall of bricks


def slate(color: str) -> Paint:
    """Return smooth dark stone: boards to write on, tar, sheets on a roof."""
    return Paint(color=color, gloss=0.3, grain=0.5, scale=80.0)


def shingles(color: str, *, fine: float = 2.6) -> Paint:
    """Return what covers a roof in rows: slates, tiles; fine: rows per metre."""
    return Paint(color=color, gloss=0.3, scale=fine, pattern="shingles")


def planks(color: str, *, fine: float = 5.0, upright: bool = False) -> Paint:
    """Return planks of hulls and decks that lie, or boards of walls that stand; fine: how many to a metre."""
    return Paint(color=color, gloss=0.2, scale=fine, pattern="boards" if upright else "planks")


def facade(
    hue: str, *, storey: float = 3.4, wide: float = 0.6, tall: float = 0.55, lit: float = 0.0
) -> Paint:
    """Return a wall with a window in each bay of each storey, as native/rows.c draws it. storey: metres;
    wide, tall: the shares of a bay and of a storey that are glass; lit: how bright they are, 0 by day.
    """
    return Paint(color=hue, glow=lit, gloss=2.0, scale=1 / storey, sheen=wide, soft=tall, pattern="facade")


def masonry(color: str) -> Paint:  # large blocks of stone in rows
    return Paint(color=color, gloss=0.06, scale=1.15, pattern="shingles")


def asphalt(color: str) -> Paint:
    return Paint(color=color, gloss=0.12, grain=0.6, scale=150.0)


def soil(color: str) -> Paint:
    return Paint(color=color, gloss=0.0, grain=0.9, scale=140.0)  # earth and sand


def lava(color: str, glow: float) -> Paint:
    return Paint(color=color, glow=glow, grain=0.6, scale=6.0)


def water(color: str, glow: float = 0.0) -> Paint:
    return Paint(color=color, gloss=2.6, soft=0.3, glow=glow)  # a liquid: water, drinks


def ice(color: str, glow: float = 0.0) -> Paint:
    return Paint(color=color, gloss=2.4, grain=0.22, scale=30.0, soft=0.9, glow=glow)


def snow(color: str) -> Paint:
    return Paint(color=color, gloss=0.1, grain=0.4, scale=60.0, soft=0.9)


def foam(color: str, glow: float = 0.0) -> Paint:
    return Paint(glow=glow, color=color, gloss=0.12, grain=0.3, scale=120.0, soft=0.8)


def leather(color: str) -> Paint:
    return Paint(color=color, gloss=0.55, pattern="leather")


def cloth(color: str, *, grain: float = 0.3, scale: float = 70.0) -> Paint:
    return Paint(color=color, gloss=0.02, grain=grain, scale=scale, sheen=0.35, pattern="weave")


def sailcloth(color: str) -> Paint:
    """Return cloth of sails: light comes through it, and its panels are sewn."""
    return Paint(color=color, gloss=0.05, scale=1.1, soft=0.7, sheen=0.1, pattern="planks")


def knit(color: str) -> Paint:
    return Paint(color=color, gloss=0.0, grain=0.4, scale=80.0, sheen=0.55, pattern="knit")


def felt(color: str) -> Paint:
    return Paint(color=color, gloss=0.0, grain=0.45, scale=220.0, sheen=0.6)


def carpet(color: str) -> Paint:  # carpet and towels: cloth with a deep nap
    return Paint(color=color, gloss=0.0, grain=0.4, scale=200.0, sheen=0.6)


def velvet(color: str) -> Paint:
    return Paint(color=color, gloss=0.0, grain=0.2, scale=60.0, sheen=1.4)


def silk(color: str) -> Paint:
    return Paint(color=color, gloss=0.8, grain=0.1, scale=40.0, sheen=0.5)


def fur(color: str, *, grain: float = 0.8) -> Paint:
    """Return fur; the shorter it is, the less grain it has."""
    sheen = min(0.25 + 0.55 * grain, 0.8)
    return Paint(color=color, gloss=0.05, grain=grain, scale=75.0, sheen=sheen, pattern="fur")


def strands(color: str, grain: float = 0.9) -> Paint:  # hair of people: its grain is how curly it is
    return Paint(color=color, gloss=0.22, grain=grain, scale=90.0, sheen=0.3)


def tresses(color: str) -> Paint:  # hair of people that lies in strands
    return Paint(color=color, gloss=0.2, sheen=0.2, pattern="hair")


def feathers(color: str, *, grain: float = 0.5) -> Paint:
    """Return single feathers, of wings and tails."""
    return Paint(color=color, gloss=0.14, grain=grain, scale=170.0, sheen=0.35)


def plumage(color: str, *, fine: float = 60.0, distinct: float = 0.8) -> Paint:
    """Return the feathers of a body. fine: how many lie side by side in a metre; distinct: 0 is down."""
    return Paint(color=color, gloss=0.1, grain=0.55 * distinct, scale=fine, sheen=0.12, pattern="feathers")


def hide(color: str, *, grain: float = 0.5) -> Paint:  # bare skin of animals: elephants, pigs, tails of rats
    return Paint(color=color, gloss=0.15, grain=grain, scale=170.0, soft=0.25)


def scales(color: str, glow: float = 0.0, *, fine: float = 60.0) -> Paint:
    """Return the skin of fish and snakes; fine: rows of scales per metre."""
    return Paint(color=color, gloss=0.8, scale=fine, glow=glow, pattern="scales")


def reptile(color: str, *, fine: float = 36.0) -> Paint:
    """Return the dull skin of crocodiles and dragons; fine: rows of scales per metre."""
    return Paint(color=color, gloss=0.16, scale=fine, soft=0.1, pattern="scales")


def wet_skin(color: str, glow: float = 0.0) -> Paint:  # the skin of frogs, whales and what lives in the sea
    return Paint(color=color, gloss=1.2, grain=0.3, scale=90.0, soft=0.5, glow=glow)


def chitin(color: str) -> Paint:
    return Paint(color=color, gloss=1.3, grain=0.15, scale=40.0)  # the shell of beetles, ants and crabs


def horn(color: str) -> Paint:  # horns, hoofs, beaks, claws and shells
    return Paint(color=color, gloss=0.5, grain=0.15, scale=120.0, soft=0.25)


def ivory(color: str) -> Paint:
    return Paint(color=color, gloss=0.6, soft=0.4)  # ivory, teeth and bones


def pearl(color: str) -> Paint:
    return Paint(color=color, gloss=1.8, sheen=0.4, soft=0.4)


def skin(color: str) -> Paint:
    return Paint(color=color, gloss=0.22, grain=0.09, scale=130.0, soft=0.8)


def eye(color: str) -> Paint:
    return Paint(color=color, gloss=2.4)


def leaf(color: str) -> Paint:
    return Paint(color=color, gloss=0.35, grain=0.3, scale=110.0, soft=0.8)


def petal(color: str, glow: float = 0.0) -> Paint:
    return Paint(glow=glow, color=color, gloss=0.1, grain=0.25, scale=90.0, soft=0.9, sheen=0.2)


def foliage(color: str) -> Paint:  # many leaves or needles, seen as one: crowns of trees, hedges
    return Paint(color=color, gloss=0.08, grain=1.0, scale=60.0, soft=0.5)


def wax(color: str, glow: float = 0.0) -> Paint:
    return Paint(color=color, gloss=0.5, soft=0.9, glow=glow)


def fruit(color: str) -> Paint:
    return Paint(color=color, gloss=0.8, grain=0.2, scale=80.0, soft=0.4)  # the skin of fruit and vegetables


def flesh(color: str) -> Paint:  # what is inside: of fruit, meat, fish and cheese
    return Paint(color=color, gloss=0.6, grain=0.3, scale=90.0, soft=0.6)


def pulp(color: str) -> Paint:
    """Return what a cut through fruit and vegetables shows: moist, but no mirror."""
    return Paint(color=color, gloss=0.12, grain=0.35, scale=160.0, soft=0.25)


def crust(color: str) -> Paint:
    return Paint(color=color, gloss=0.3, grain=0.7, scale=130.0, soft=0.15)


def crumb(color: str) -> Paint:  # the inside of bread and cake, rice and batter
    return Paint(color=color, gloss=0.03, grain=0.8, scale=220.0, soft=0.4)


def chocolate(color: str) -> Paint:
    return Paint(color=color, gloss=0.8, soft=0.15)


def icing(color: str) -> Paint:
    return Paint(color=color, gloss=0.5, soft=0.7)  # icing, cream, butter and ice cream


def sauce(color: str) -> Paint:
    return Paint(color=color, gloss=1.8, soft=0.5)  # what is wet and coloured: sauce, jam, syrup, yolk


def jelly(color: str, glow: float = 0.0) -> Paint:
    return Paint(color=color, gloss=2.4, soft=1.0, glow=glow)


_GOLD, _SILVER = "#e8b84a", "#ccd0d6"
_METALS = {"#c89a48": _GOLD, "#d8b468": _GOLD, "#d0a030": _GOLD, "#9a9ea6": _SILVER, "#b8b8b8": _SILVER}
DARK = painted("#16181c")
DARK_PAINT = plastic("#16181c", gloss=0.3)
PLASTIC = plastic("#16181c", gloss=0.5)
METAL = metal("#aab0b8", gloss=0.8)
ALUMINIUM = metal("#b8bcc2", gloss=1.0)
STEEL = metal("#c4c8ce", gloss=1.2)
CHROME = metal("#d0d4d8", gloss=1.9)
IRON = cast_metal("#5a5c62")
BRASS = metal("#d8a84e", gloss=1.2)
GOLD = CHROME.dyed(_GOLD)
SILVER = CHROME.dyed(_SILVER)
COPPER = metal("#d8875a")
GILT = gilt(_GOLD)
PATINA = Paint(color="#6e8f7a", gloss=0.45, grain=0.6, scale=60.0)  # of copper and bronze
RUST = Paint(color="#7c3a18", gloss=0.05, grain=1.2, scale=120.0)
LATEX = Paint(color="#c8242c", gloss=1.6, soft=0.8)  # of balloons
MANE = Paint(color="#5a4030", gloss=0.12, grain=1.2, scale=160.0, sheen=0.6, pattern="fur")
VARNISHED = wood("#a8602a", gloss=1.2)
GLASS = glass("#1a2430")
COCKPIT = glass("#141c26")  # of aircraft
STONE = stone("#8f887c")
DARK_STONE = stone("#5a554d")
EYE = eye("#0a0a0a")
GLEAM = light("#ffffff", 0.9)  # what an eye reflects
GLINT = light("#ffffff", 0.3)  # the same in the large eyes of animals, where it would be a lamp
HEADLIGHT = light("#fff3d8", 14.0)
TAILLIGHT = light("#ff3020", 8.0)
WINDOW = light("#ffb860", 2.1)
LIT_ROOM = light("#ffba64", 2.0)  # dimmer: a landmark has many
