"""Sets of rooms to live and to eat in, seen towards +z: living-room, bedroom, bathroom, café."""

from filmgate.engines.animatic.geometry import materials
from filmgate.engines.animatic.geometry.mesh import join
from filmgate.engines.animatic.geometry.shapes import box, lathe
from filmgate.engines.animatic.world.sets import furniture, shell
from filmgate.engines.animatic.world.sets.base import Set, Site, lights

_STEEL = materials.brushed("#b4babf")


def cafe(site: Site) -> Set:
    """Build the set of a café: small tables before a counter, a blackboard, bottles on shelves, hanging
    lamps.
    """
    trim, wood = materials.wood("#3a2a1e"), materials.wood("#6e4a2c")
    parts = shell.walls("#8a5a44", "#2e2824", trim)
    brick = materials.clay("#7a4634")
    parts += [
        box((-9.6 + 0.66 * k + 0.33 * (row % 2), 0.3 + 0.3 * row, 6.9), (0.31, 0.13, 0.03), brick)
        for k in range(30)
        for row in range(18)
    ]
    parts += [box((3.6, 0.75, 5.2), (3.4, 0.75, 0.5), wood), box((3.6, 1.55, 5.15), (3.6, 0.06, 0.62), trim)]
    parts += [
        box((3.6, 3.5, 6.8), (2.0, 0.75, 0.04), materials.slate("#1c2420")),
        box((3.6, 3.5, 6.83), (2.1, 0.85, 0.03), wood),
    ]
    chalk = materials.light("#c8c8bc", 0.15)
    parts += [
        box((2.6 + 0.1 * (k % 3), 3.95 - 0.22 * k, 6.74), (0.5 + 0.14 * ((k * 7) % 4), 0.025, 0.01), chalk)
        for k in range(5)
    ]
    for shelf in range(2):
        parts.append(box((-1.9, 2.3 + 0.9 * shelf, 6.6), (1.5, 0.04, 0.25), wood))
        for k in range(9):
            color = ("#2a5a34", "#7a3a1a", "#b8a060", "#2a3a5a", "#d8d4c8")[(3 * k + shelf) % 5]
            bottle = lathe(
                [(0.09, 0.0), (0.09, 0.32), (0.03, 0.42), (0.03, 0.55)],
                [materials.ceramic(color)] * 4,
                sides=14,
            )
            bottle.at[:] += (-3.2 + 0.32 * k, 2.34 + 0.9 * shelf, 6.55)
            parts.append(bottle)
    machine = lathe(
        [(0.02, 0.0), (0.5, 0.02), (0.5, 0.62), (0.4, 0.72), (0.02, 0.74)], [_STEEL] * 5, sides=28
    )
    machine.at[:] += (2.2, 1.6, 5.2)
    parts.append(machine)
    parts += shell.window(-6.6, 2.7, (1.9, 1.7), site, trim, town=True)
    for x, z in ((-5.6, 3.6), (-2.4, 2.9), (6.8, 2.4), (-7.4, 0.2), (7.6, -1.2)):
        table = lathe(
            [(0.30, 0.0), (0.05, 0.06), (0.05, 0.98), (0.62, 1.0), (0.62, 1.05), (0.01, 1.05)],
            [wood] * 6,
            sides=28,
        )
        table.at[:] += (x, 0.0, z)
        parts.append(table)
        for side in (-1, 1):
            parts += [
                box((x + side * 0.95, 0.58, z), (0.26, 0.04, 0.26), trim),
                box((x + side * 1.2, 1.0, z), (0.03, 0.42, 0.25), trim),
            ]
            parts += [
                box((x + side * 0.95 + a * 0.22, 0.28, z + b * 0.22), (0.03, 0.28, 0.03), trim)
                for a in (-1, 1)
                for b in (-1, 1)
            ]
    spots = [(-5.6, 3.6), (-2.4, 2.9), (2.4, 4.9), (4.8, 4.9)]
    for x, z in spots:
        parts += shell.hanging(x, 3.3, z, night=True)
    strong = 1.0 if site.night else 0.55
    rows = [[x, 3.1, z - 0.2, 3.2 * strong, 2.1 * strong, 1.1 * strong, 0.14] for x, z in spots]
    return Set(
        mesh=join(*parts),
        lights=lights(rows if site.night else [*rows, [-6.6, 2.8, 4.8, 1.8, 1.8, 1.9, 0.05]]),
    )


def bedroom(site: Site) -> Set:
    """Build the set of a bedroom: a double bed between lamps, a wardrobe, a window with curtains, a rug."""
    trim = materials.enamel("#f0e8dc")
    cloth = materials.cloth("#7a8aa4")
    parts = shell.walls("#90969f", "#b5b3b0", trim)
    parts += furniture.bed(4.4, 5.2, "#4a6288")
    parts += shell.window(-1.4, 2.9, (1.5, 1.4), site, trim)
    parts += [box((-1.4 + s * 1.85, 2.7, 6.7), (0.3, 1.9, 0.1), cloth) for s in (-1, 1)]
    glow = materials.light("#ffdca0", 5.0 if site.night else 1.2)
    rows: list[list[float]] = []
    for x in (2.7, 6.1):
        lamp = lathe([(0.2, 0.0), (0.13, 0.26)], [glow] * 2, sides=20)
        lamp.at[:] += (x, 0.92, 6.3)
        parts += [box((x, 0.32, 6.3), (0.32, 0.32, 0.3), furniture.WOOD), lamp]
        rows.append([x, 1.2, 5.6, *((2.2, 1.5, 0.8) if site.night else (0.6, 0.45, 0.3)), 0.16])
    parts += [
        box((-7.4, 1.55, 6.2), (1.4, 1.55, 0.6), furniture.WOOD),
        box((-7.4, 1.55, 5.58), (0.012, 1.5, 0.01), furniture.DARK),
        *(box((-7.4 + s * 0.12, 1.5, 5.56), (0.02, 0.14, 0.02), _STEEL) for s in (-1, 1)),
        *furniture.picture(4.4, 3.1, 6.86, (1.0, 0.6), "#8aa4a0"),
        box((0.4, 0.02, 1.6), (3.4, 0.02, 2.2), materials.carpet("#c8b8a4")),
        *furniture.plant(site, -4.6, 6.2),
    ]
    day = [[-1.4, 3.0, 4.6, 1.3, 1.35, 1.5, 0.05]]
    return Set(mesh=join(*parts), lights=lights(rows if site.night else rows + day))


def bathroom(site: Site) -> Set:
    """Build the set of a bathroom: tiles, a bathtub, a basin below a mirror, a toilet, towels."""
    white, tile = materials.ceramic("#f2f2ee"), materials.ceramic("#9cc0c4")
    parts = shell.walls("#acb5b5", "#bec0c0", white)
    parts += [
        box((-9.6 + 0.62 * k, 0.35 + 0.62 * row, 6.88), (0.29, 0.29, 0.02), tile)
        for k in range(32)
        for row in range(4)
    ]
    bath = lathe([(0.5, 0.0), (0.9, 0.25), (1.0, 0.75), (0.92, 0.75), (0.8, 0.3)], [white] * 5, sides=32)
    bath.at[:] = bath.at * (1.7, 1.0, 0.75) + (-5.0, 0.0, 5.6)
    water = lathe([(0.02, 0.6), (0.88, 0.6)], [materials.water("#a8dce4")] * 2, sides=32)
    water.at[:] = water.at * (1.7, 1.0, 0.75) + (-5.0, 0.0, 5.6)
    basin = lathe([(0.14, 0.0), (0.12, 0.75), (0.5, 0.95), (0.44, 0.97), (0.1, 0.8)], [white] * 5, sides=28)
    basin.at[:] += (3.2, 0.0, 6.2)
    bowl = lathe([(0.2, 0.0), (0.2, 0.25), (0.36, 0.5), (0.3, 0.52), (0.1, 0.35)], [white] * 5, sides=24)
    bowl.at[:] += (7.0, 0.0, 5.7)
    parts += [
        bath,
        water,
        basin,
        bowl,
        box((7.0, 0.75, 6.4), (0.4, 0.4, 0.2), white),
        box((3.2, 2.2, 6.84), (0.9, 0.8, 0.03), _STEEL),
        box((3.2, 2.2, 6.8), (0.84, 0.74, 0.02), materials.glass("#b4ccd4", 0.15)),
        box((-5.0, 1.2, 6.6), (0.04, 0.3, 0.04), _STEEL),
        box((-5.0, 1.5, 6.4), (0.04, 0.04, 0.2), _STEEL),
        *shell.window(-1.0, 3.2, (1.0, 0.9), site, white),
        *(
            box((5.2 + 0.7 * k, 1.6, 6.75), (0.28, 0.5, 0.05), materials.carpet(color))
            for k, color in enumerate(("#c8603a", "#e8dcc8"))
        ),
        box((0.8, 0.02, 2.4), (1.8, 0.02, 1.1), materials.carpet("#d8e4e0")),
    ]
    return shell.lit(parts, site, [(-3.0, 3.0), (3.0, 3.0)], bright=2.0)


def living_room(site: Site) -> Set:
    """Build the set of a living-room: window, sofa, shelves, pictures, a rug and a lamp.

    The camera looks towards +z.
    """
    trim = materials.enamel("#efe8dc")
    wood, cloth = (
        materials.wood("#6a4226"),
        materials.cloth("#3f5a66"),
    )
    parts = shell.walls("#c8b8a0", "#e0d8cc", trim)
    for x in (-3.6, 0.4):
        parts += shell.window(x, 2.9, (1.35, 1.5), site, trim)
        parts += [
            box((x + s * 1.65, 2.9, 6.7), (0.26, 1.75, 0.1), materials.cloth("#7a4a3e")) for s in (1, -1)
        ]
    parts += [box((5.4, 0.45, 5.4), (1.9, 0.3, 0.8), cloth), box((5.4, 1.1, 6.0), (1.9, 0.5, 0.25), cloth)]
    parts += [box((5.4 + s * 1.95, 0.75, 5.4), (0.2, 0.4, 0.8), cloth) for s in (1, -1)]
    parts += [
        box((5.0, 1.0, 5.6), (0.35, 0.3, 0.12), materials.cloth("#c8803a")),
        box((5.6, 2.9, 6.85), (0.8, 0.55, 0.04), wood),
        box((5.6, 2.9, 6.8), (0.68, 0.44, 0.02), materials.canvas("#4a7a8a")),
    ]
    parts.append(box((-8.2, 1.9, 6.4), (1.4, 1.9, 0.45), wood))
    for shelf in range(4):
        x = -9.4
        parts.append(box((-8.2, 0.55 + 0.9 * shelf, 6.1), (1.3, 0.4, 0.3), materials.wood("#3a2416")))
        while x < -7.1:
            wide = float(site.rng.uniform(0.05, 0.11))
            tone = str(site.rng.choice(["#8a2a22", "#2a4a6a", "#c8a050", "#3a5a3a", "#d8d0c0", "#5a3a6a"]))
            tall = float(site.rng.uniform(0.24, 0.34))
            parts.append(
                box(
                    (x + wide, 0.2 + 0.9 * shelf + tall, 5.9),
                    (wide * 0.92, tall, 0.2),
                    materials.painted(tone),
                )
            )
            x += 2 * wide
    parts.append(box((0.6, 0.03, 0.6), (3.2, 0.03, 2.0), materials.carpet("#6a4038")))
    glow = materials.light("#ffdca0", 5.0 if site.night else 1.2)
    parts += [
        box((2.6, 0.9, 6.2), (0.04, 0.9, 0.04), materials.cast_metal("#5a5048")),
        lathe([(0.42, 1.7), (0.28, 2.2)], [glow] * 2, sides=24),
    ]
    parts[-1].at[:] += (2.6, 0.0, 6.2)
    pot = lathe([(0.2, 0.0), (0.3, 0.5)], [materials.clay("#a8603a")] * 2, sides=20)
    pot.at[:] += (-5.9, 0.0, 6.2)
    leaves = [
        box(
            (
                -5.9 + float(site.rng.normal(0, 0.25)),
                0.9 + float(site.rng.uniform(0, 0.9)),
                6.2 + float(site.rng.normal(0, 0.12)),
            ),
            (0.05, 0.28, 0.02),
            materials.leaf("#3f6a2c"),
        )
        for _ in range(26)
    ]
    lamp = [2.6, 1.9, 5.4, *((2.4, 1.6, 0.8) if site.night else (0.7, 0.5, 0.3)), 0.12]
    day = [[0.4, 3.0, 4.4, 1.0, 1.1, 1.3, 0.06], [-3.6, 3.0, 4.4, 1.0, 1.1, 1.3, 0.06]]
    return Set(mesh=join(*parts, pot, *leaves), lights=lights([lamp] if site.night else [lamp, *day]))
