"""Read a prompt: text becomes a script."""

from filmgate.script import atmosphere, camera
from filmgate.script.clauses import Clauses, Read
from filmgate.script.script import Script, Shot
from filmgate.script.tagger import tagged
from filmgate.script.tokens import Token, plain, sentences, tokens


def read(prompt: str) -> Script:
    """Return the script of any text; never fail."""
    rest, groups = camera.commands(prompt)
    spoken, moves = camera.plain(plain(rest))
    found = [_shot(part, spoken, groups or moves) for part in _shots(sentences(tokens(atmosphere.without_film(rest))))]
    return Script(prompt=prompt, shots=tuple(found))


def _shots(parts: list[list[Token]]) -> list[list[list[Token]]]:
    return [parts] if parts else []


def _shot(parts: list[list[Token]], text: str, moves: tuple[tuple[camera.Move, ...], ...]) -> Shot:
    read = Read()
    for part in parts:
        Clauses(read, tagged(part)).read()
    return Shot(
        place=read.place.replace("-", " "), place_name=read.place_name, time=atmosphere.first(text, atmosphere.TIMES),
        season=atmosphere.first(text, atmosphere.SEASONS), weather=atmosphere.every(text, atmosphere.WEATHER),
        mood=atmosphere.mood(text), light=atmosphere.every(text, atmosphere.LIGHT),
        style=atmosphere.every(text, atmosphere.STYLES), size=atmosphere.first(text, atmosphere.SIZES),
        angle=atmosphere.first(text, atmosphere.ANGLES), camera=moves, pace=atmosphere.first(text, atmosphere.PACES),
        cast=tuple(one.role() for one in read.cast.drafts.values()), beats=tuple(read.beats), absent=tuple(read.absent),
    )  # fmt: skip
