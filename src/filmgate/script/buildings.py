"""The kinds of buildings, one record each."""

from filmgate.script.kind import Kind

TABLE = (
    Kind("lighthouse", "building", home="ocean"),
    Kind(
        "castle",
        "building",
        "fortress palace chateau manor mansion",
        home="mountains",
        variants={"palace": "palace* manor* mansion*"},
    ),
    Kind(
        "tower",
        "building",
        "obelisk skyscraper clock-tower bell-tower radio-tower transmission-tower television-tower tv-tower "
        "leaning-tower lattice-tower stepped-tower spire-tower office-building apartment-building "
        "apartment-block high-rise building",
        home="skyline",
        variants={
            "clock": "clock-tower* bell-tower*",
            "lattice": "lattice-tower* radio-tower* transmission-tower*",
            "needle": "television-tower* tv-tower*",
            "leaning": "leaning-tower*",
            "stepped": "stepped-tower*",
            "spire": "spire-tower*",
            "obelisk": "obelisk*",
            "offices": "office-building* apartment-building* apartment-block* high-rise* building",
        },
    ),
    Kind(
        "church",
        "building",
        "temple cathedral shrine pagoda mosque parthenon pantheon acropolis basilica abbey mausoleum "
        "onion-church",
        home="village",
        by_day=True,
        variants={
            "mosque": "mosque* mausoleum*",
            "pagoda": "pagoda* shrine*",
            "temple": "temple* parthenon pantheon acropolis",
            "cathedral": "cathedral* basilica* abbey*",
            "onion": "onion-church*",
        },
    ),
    Kind(
        "pyramid",
        "building",
        "glass-pyramid",
        home="desert",
        by_day=True,
        variants={"glass": "glass-pyramid*"},
    ),
    Kind(
        "cabin",
        "building",
        "house cottage barn hut farmhouse shack lodge villa modern-house stall market-stall kiosk",
        home="mountains",
        variants={
            "villa": "villa* modern-house*",
            "house": "house* cottage* farmhouse*",
            "barn": "barn*",
            "stall": "stall* market-stall* kiosk*",
        },
    ),
    Kind("windmill", "building", by_day=True),
    Kind(
        "bridge",
        "building",
        "suspension-bridge",
        home="river",
        variants={"suspension": "suspension-bridge*"},
    ),
    Kind("amphitheater", "building", "amphitheatre colosseum coliseum", by_day=True),
    Kind("opera", "building", "opera-house concert-hall", home="park"),
    Kind("triumphal-arch", "building", "", home="park", by_day=True),
    Kind("rampart", "building", "great-wall city-wall battlement", home="mountains", by_day=True),
    Kind("megalith", "building", "stone-circle standing-stone dolmen menhir"),
)
