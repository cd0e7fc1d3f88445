"""The costumes of trades and figures: a row for each name of script/trades.py.

To add one, add a row here and its words there.
"""

from dataclasses import replace

from filmgate.engines.animatic.subjects.people.faces import Look

_PLAIN = Look()
_CHILD = Look(top="#c8942a", legs="#3a5478", garments="t-shirt shorts", years=8)
_SUIT = Look(top="#333b52", legs="#333b52", garments="suit", tie="#7a1c28")
_KIT = Look(top="#b0202a", legs="#e6e6e2", garments="jersey shorts", shoes="#e4e2de", socks="#b0202a")
_UNIFORM = Look(garments="uniform", belt="#141414")
_COAT = Look(cut="coat", garments="coat")
_GOWN = Look(cut="dress", garments="gown", sex="female")
_PALE = "#d6d2cc"
COSTUMES = {
    "monk": Look(top="#b0561c", cut="robe", style="bald", sex="male"),
    "wizard": Look(
        top="#2c3470", cut="robe", beard=True, years=70, style="long", hair="#d8d4cc", hat="tall",
        sex="male", belt="#8a6a30",
    ),
    "witch": Look(
        top="#1c1a22", cut="dress", garments="gown", years=62, style="wavy", hair="#8a8880", hat="witch",
        cape="#2a1c34", sex="female", belt="#5a3a18", boots=True, nose="hooked", sleeves=1.9,
    ),
    "king": Look(
        top="#6a1a30", cut="robe", beard=True, sex="male", years=50, hair="#5a4a3a", cape="#7a1024",
        hat="crown", trim="#ece6da", belt="#c8982c",
    ),
    "prince": Look(
        top="#2a3a8a", legs="#d8d4ca", sex="male", years=24, cape="#7a1024", hat="crown", belt="#c8982c",
        boots=True, trim="#c8982c", garments="uniform",
    ),
    "queen": replace(_GOWN, top="#5a2a7a", style="long", hat="tiara", trim="#d8b860", cape="#3a1a5a"),
    "bride": replace(_GOWN, top="#efece6", style="bun", hat="veil", hat_colour="#f2f0ec", shoes="#efece6"),
    "groom": replace(_SUIT, top="#17181c", legs="#17181c", tie="", bow="#141416", sex="male"),
    "ninja": Look(
        top="#1a1b20", legs="#1a1b20", garments="gi", hat="mask", hat_colour="#1a1b20", belt="#3a1a1c",
    ),
    "samurai": Look(
        top="#24262c", cut="robe", hair="#121010", style="bun", ancestry="asian", sex="male", belt="#7a1c20",
        plates="#5a1a1e",
    ),
    "geisha": Look(
        top="#b02a4a", cut="robe", garments="kimono", hair="#100e0e", style="bun", ancestry="asian",
        sex="female", years=25, belt="#d8b040", pattern="floral #e8d8d0", skin="#ece6e0",
    ),
    "viking": Look(
        top="#5a4630", legs="#4a3a2a", beard=True, sex="male", build="muscular", hat="horned", style="long",
        trim="#8a7a64", fur=True, belt="#3a2414", boots=True, shoes="#4a3420", hair="#9a5a26",
        garments="vest",
    ),
    "gladiator": Look(
        top="#8a6a30", legs="#7a1c1c", sex="male", build="muscular", garments="t-shirt skirt",
        plates="#a8843c", hat="helmet", hat_colour="#a8843c", cape="#8a1418", belt="#4a2a14", boots=True,
        shoes="#5a3a20",
    ),
    "knight": Look(
        top="#767c86", legs="#6c727c", armour=True, plates="#8a919c", hat="helm", boots=True,
        shoes="#6c727c", gloves="#6c727c", sex="male",
    ),
    "soldier": replace(
        _UNIFORM, top="#4c5438", legs="#4c5438", pattern="camouflage #2c3220", hat="soldier", boots=True,
        shoes="#2a241c", belt="#2c2e20",
    ),
    "police": replace(
        _UNIFORM, top="#1e2a4a", legs="#171c2c", hat="peaked", hat_colour="#1a2240", tie="#10131c",
        emblem="#d8b040",
    ),
    "firefighter": Look(
        top="#2a2a2c", cut="coat", garments="jacket", legs="#2a2a2c", hat="firehat", bands="#d8e03a",
        boots=True, shoes="#1c1c1e",
    ),
    "chef": Look(
        top="#ecebe6", legs="#3a3c42", garments="uniform", hat="toque", apron="#2c3a52",
    ),
    "barista": Look(top="#e2e0da", legs="#2b3344", garments="shirt", apron="#3a2a20"),
    "waiter": Look(top="#ecebe6", legs="#17181c", garments="shirt", vest="#17181c", bow="#141416"),
    "maid": Look(
        top="#1a1b20", cut="dress", garments="dress", sex="female", apron="#f0efea", hat="headband",
        hat_colour="#f0efea", style="bun",
    ),
    "nurse": Look(top="#7aa8b8", legs="#7aa8b8", garments="scrubs", shoes="#e4e2de"),
    "doctor": Look(top="#e9e8e4", cut="coat", garments="coat", legs="#3a4454", under="#8ab0c8", open=True),
    "surgeon": Look(
        top="#3a8a7a", legs="#3a8a7a", garments="scrubs", hat="cap", hat_colour="#3a8a7a", mask="#b8d4d8",
        gloves="#d8e4e4",
    ),
    "builder": Look(
        top="#5a6a7a", legs="#2f3a52", garments="shirt", vest="#e8701c", bands="#e6e64a", hat="hardhat",
        boots=True, shoes="#8a6230",
    ),
    "mechanic": Look(
        top="#2c4a7a", legs="#2c4a7a", garments="overalls", hat="cap", hat_colour="#23375a", boots=True,
        shoes="#2a2420",
    ),
    "farmer": Look(
        top="#a83a2a", legs="#4a5a74", garments="shirt", pattern="checkered #e0d4c4", hat="straw",
        bib="#4a5a74", boots=True, shoes="#5a3a20",
    ),
    "cowboy": Look(
        top="#8a6a4a", legs="#4a5a74", hat="cowboy", vest="#4a2e1a", boots=True, shoes="#5a3418",
        garments="shirt", scarf="#a02a1c", belt="#3a2414",
    ),
    "detective": replace(
        _COAT, top="#8a7654", legs="#3a3428", hat="brim", open=True, under="#d8d4ca", tie="#5a1c20",
    ),
    "business": _SUIT,
    "judge": Look(top="#17161a", cut="robe", scarf="#ece8e0", hair="#dcd8d0", style="curly", years=60),
    "priest": Look(top="#16161a", cut="robe", scarf="#eceae4", sex="male", years=50, style="short"),
    "nun": Look(top="#1a1a1e", cut="robe", hat="hijab", hat_colour="#1a1a1e", sex="female", scarf="#eceae4"),
    "pope": Look(
        top="#eceae4", cut="robe", cape="#e8e4da", trim="#d0a840", sex="male", years=70, hat="party",
        hat_colour="#eceae4",
    ),
    "pilot": replace(_UNIFORM, top="#ecebe6", legs="#1c2236", hat="peaked", tie="#10131c", emblem="#d8b040"),
    "sailor": Look(
        top="#eceae4", legs="#eceae4", garments="shirt", pattern="striped #2a3a6a", hat="sailor",
        scarf="#1c2a5a",
    ),
    "fisherman": Look(
        top="#d8b020", cut="coat", garments="jacket", legs="#d8b020", hat="bucket", hat_colour="#d8b020",
        boots=True, shoes="#2c4a2a", beard=True, sex="male",
    ),
    "pirate": Look(
        top="#5a1a20", cut="coat", garments="coat", legs="#2a2622", open=True, under="#e0d8c8",
        hat="tricorne", boots=True, shoes="#2a1c14", belt="#8a1c20", patch=True, beard=True, trim="#c8982c",
        sex="male", style="wavy", hair="#241a14", years=42,
    ),
    "santa": Look(
        top="#b01a1e", cut="coat", legs="#9a161a", beard=True, build="fat", years=68, sex="male",
        hair="#f0ece6", hat="santa", trim="#f0eee8", fur=True, belt="#17161a", boots=True, shoes="#1a1816",
        gloves="#eceae4", style="wavy",
    ),
    "elf": Look(
        top="#2a6a34", legs="#6a4a2a", garments="tunic", hat="elf", belt="#6a4420", boots=True,
        shoes="#5a3a1c", build="elf", scarf="#b02a24",
    ),
    "clown": Look(
        top="#e0b020", legs="#2a4aa8", garments="t-shirt", sleeves=1.94, pattern="dotted #c82a3a",
        hair="#d8401c", style="afro", nose="ball", skin="#eeeae4", ruff="#e8e6e0", shoes="#c02028",
        gloves="#eceae4", emotion="happy",
    ),
    "jester": Look(
        top="#7a2a8a", legs="#d8b030", garments="t-shirt", sleeves=1.94, pattern="checkered #d8b030",
        hat="jester", ruff="#e8e6e0",
    ),
    "mime": Look(
        top="#eceae6", legs="#17181c", garments="t-shirt", sleeves=1.7, pattern="striped #17181c",
        hat="beret", hat_colour="#17181c", skin="#eeeae6", gloves="#f0eee8", suspenders="#17181c",
    ),
    "magician": replace(
        _SUIT, top="#17181c", legs="#17181c", tie="", bow="#a01c24", cape="#17161c", hat="top",
        gloves="#eceae4",
    ),
    "hero": Look(
        top="#1f3f9a", legs="#1f3f9a", cape="#b01a1e", build="muscular", boots=True, shoes="#b01a1e",
        belt="#d8b030", emblem="#d8b030", garments="tracksuit", face="#1c2a6a", fit=True,
    ),
    "ghost": Look(
        top="#e8ecf0", cut="robe", hat="sheet", hat_colour="#e8ecf0", skin="#e8ecf0", glow=0.35,
        gloves="#e8ecf0", shoes="#e8ecf0",
    ),
    "zombie": Look(
        top="#5a6a5a", legs="#3a3a34", skin="#7a8a6a", garments="shirt", pattern="camouflage #3a4438",
        style="tousled", hair="#2a2a24",
    ),
    "vampire": replace(
        _SUIT, top="#16161a", legs="#16161a", tie="", bow="#8a1418", cape="#5a0c14", skin=_PALE,
        hair="#100e10", style="parted",
    ),
    "mummy": Look(
        top="#d0c8b0", legs="#d0c8b0", garments="pajamas", pattern="striped #b0a688", hat="mask",
        hat_colour="#d0c8b0", skin="#8a8270", gloves="#d0c8b0", shoes="#d0c8b0", fit=True,
    ),
    "angel": replace(_GOWN, top="#f0eee8", hat="halo", wings="#f4f2ec", hair="#d8b468", style="wavy", sex=""),
    "fairy": Look(
        top="#d87aa8", cut="dress", garments="tutu", sex="female", wings="#c8e4f0", hat="wreath",
        style="wavy",
    ),
    "devil": Look(
        top="#8a1418", legs="#8a1418", skin="#b02a24", hat="horns", cape="#3a0a10", hair="#140c0c",
        garments="tracksuit", fit=True, boots=True,
    ),
    "mannequin": Look(style="bald", skin="#e2dcd4", surface="plastic"),
    "graduate": Look(top="#1c1d24", cut="robe", hat="board", scarf="#c8982c"),
    "student": Look(
        top="#e4e2dc", legs="#2a3048", garments="shirt", vest="#2a3050", tie="#8a1c28", pack="#6a2a2a",
        years=17,
    ),
    "dancer": Look(
        top="#e0a8b4", cut="dress", garments="tutu", sex="female", style="bun", years=22, shoes="#e0a8b4",
        sleeves=0.0,
    ),
    "cheerleader": Look(
        top="#c02030", cut="dress", garments="dress", sex="female", style="tail", years=19,
        pattern="striped #eceae4", shoes="#e4e2de",
    ),
    "footballer": replace(_KIT, years=26, build="muscular"),
    "athlete": replace(
        _KIT, top="#2050b0", legs="#17181c", socks="#e4e2de", garments="tank-top shorts", years=25,
    ),
    "boxer": Look(
        top="#b02028", legs="#b02028", garments="tank-top shorts", gloves="#a8181c", build="muscular",
        shoes="#17181c", boots=True, years=26, sleeves=0.0,
    ),
    "karate": Look(top="#eceae6", legs="#eceae6", garments="gi", belt="#17161a", shoes="#c8a488"),
    "swimmer": Look(
        top="#1c3a7a", legs="#1c3a7a", garments="swimsuit", sleeves=0.0, hat="swim", hat_colour="#c82a30",
        glasses="#101216",
    ),
    "diver": Look(
        top="#1a1c22", legs="#1a1c22", garments="wetsuit", fit=True, shoes="#1a1c22", bands="#2a6ac0",
    ),
    "skier": Look(
        top="#c8401c", cut="coat", garments="jacket", legs="#1c2a4a", hat="beanie", glasses="#d08020",
        boots=True, gloves="#17181c", shoes="#e4e2de",
    ),
    "jockey": Look(
        top="#c82a5a", legs="#eceae4", pattern="checkered #e8e04a", hat="helmet", hat_colour="#1c1d24",
        boots=True, garments="shirt",
    ),
    "racer": Look(
        top="#b81c20", legs="#b81c20", garments="jumpsuit", hat="helmet", hat_colour="#e8e8ea",
        bands="#eceae6", gloves="#17181c", fit=True,
    ),
    "band": replace(
        _UNIFORM, top="#a81c20", legs="#17181c", hat="shako", trim="#d8b040", belt="#eceae4",
        gloves="#eceae4", boots=True,
    ),
    "biker": Look(
        top="#17171a", cut="coat", garments="jacket", legs="#1c2432", open=True, under="#3a3a3e", boots=True,
        hat="bandana",
    ),
    "rapper": Look(
        top="#3a3a42", legs="#22262e", garments="hoodie", hat="cap", hat_colour="#a81c20", shoes="#eceae4",
        chain="#d8b040",
    ),
    "hippie": Look(
        top="#c87a2a", legs="#4a5a74", garments="shirt", pattern="floral #6a2a8a", style="long",
        hat="headband", glasses="#b86a2a", beard=True,
    ),
    "lumberjack": Look(
        top="#a02020", legs="#2f3a52", garments="shirt", pattern="checkered #1c1618", beard=True, sex="male",
        hat="beanie", hat_colour="#3a3a34", build="muscular", boots=True, shoes="#6a4a24",
        suspenders="#3a2a1c",
    ),
    "artist": Look(top="#4a6a8a", legs="#3a3a3e", garments="shirt", apron="#d8cfb8", hat="beret"),
    "hiker": Look(
        top="#a8482a", legs="#4a4636", pack="#4a4632", garments="jacket", hat="bucket", boots=True,
        shoes="#6a4a2a",
    ),
    "nomad": Look(top="#c8b48a", cut="robe", hat="hijab", hat_colour="#e0d4b8", belt="#6a4a2a"),
    "astronaut": Look(
        top="#d9dadd", legs="#d9dadd", cut="suit", hat="space", pack="#cfd2d6", gloves="#a8aab0", boots=True,
        shoes="#9a9ca2", bands="#b83a2a",
    ),
    "girl": replace(_CHILD, sex="female", cut="dress"),
    "child": _CHILD,
    "man": Look(top="#35506a", sex="male"),
    "woman": replace(_PLAIN, top="#8a2f3c", sex="female"),
}  # fmt: skip
