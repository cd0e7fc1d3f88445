"""The camera grammar: bracket commands exactly as the contract names them, and plain English."""

import re

from filmgate.script.treatment import Move

_BRACKET = re.compile(r"\[([^\[\]]{1,200})\]")
_COMMANDS = {move.value.lower(): move for move in Move} | {
    "push out": Move.PULL_OUT,  # the vendor's own example uses this unlisted word
    "static": Move.STATIC,
    "tracking": Move.TRACKING,
    "follow": Move.TRACKING,
    "dolly in": Move.PUSH_IN,
    "dolly out": Move.PULL_OUT,
}

# Plain forms, first match of each kind wins; `{left}` forms are generated for both sides below.
_SIDES = (
    (r"pan(?:s|ned|ning)?(?: (?:slowly|gently|quickly))?(?: to the)? SIDE", "PAN"),
    (r"(?:truck|slid|slide|dolli|dolly)(?:s|es|ing)?(?: to the)? SIDE", "TRUCK"),
    (r"track(?:s|ing)?(?: to the)? SIDE", "TRACK"),
    (r"SIDE(?:ward)? pan", "PAN"),
)
_PLAIN: tuple[tuple[str, tuple[Move, ...]], ...] = (
    (
        r"pull(?:s|ing)?[ -]?(?:back|out|away)|dolly(?:ing)? (?:out|back)|backs away|reveal shot",
        (Move.PULL_OUT,),
    ),
    (
        (
            r"push(?:es|ing)?[ -]?in|dolly(?:ing)?(?: in|s in)?\b|mov(?:es|ing) (?:in|closer)|"
            r"approach(?:es|ing)?\b"
        ),
        (Move.PUSH_IN,),
    ),
    (r"zoom(?:s|ing)?[ -]?out", (Move.ZOOM_OUT,)),
    (r"zoom(?:s|ing)?(?:[ -]?in)?\b", (Move.ZOOM_IN,)),
    (r"tilt(?:s|ing)?(?: \w+)? up\b", (Move.TILT_UP,)),
    (r"tilt(?:s|ing)?(?: \w+)? down\b", (Move.TILT_DOWN,)),
    (r"(?:crane|pedestal|boom)(?:s|ing)?(?: shot)? down|lowers? down", (Move.PEDESTAL_DOWN,)),
    (r"(?:crane|pedestal|boom|jib)(?:s|ing)?\b|camera (?:rises|ascends)", (Move.PEDESTAL_UP,)),
    (
        r"orbit(?:s|ing)?\b|circl(?:es|ing)\b|arc shot|360|rotat(?:es|ing) around|around the subject",
        (Move.ORBIT,),
    ),
    (
        (
            r"fly(?:s|ing)?[ -]?(?:over|through)|flies over|aerial|flyover|bird'?s[ -]eye|"
            r"drone[ -](?:shot|view|footage|camera|clip|video|perspective)|(?:by|from|with) (?:a )?drone"
        ),
        (Move.FLY_OVER,),
    ),
    (
        r"hand[ -]?held|shak(?:e|es|y|ing)\b(?! (?:off|its|his|her|hands?|head))|camera shake",
        (Move.SHAKE,),
    ),
    (r"tracking|camera follows?|follow(?:s|ing)? (?:shot|cam)|alongside|steadicam", (Move.TRACKING,)),
    (r"static|locked[ -]?(?:off|down)|fixed camera|still camera|tripod", (Move.STATIC,)),
)
_TOGETHER = 3


def commands(text: str) -> tuple[str, tuple[tuple[Move, ...], ...]]:
    """Split off the bracket commands; return the rest of the text and the groups of moves.

    Several moves in one bracket are simultaneous; brackets follow in order.
    Bracket text that names no command is ordinary prompt text and stays where it is.
    """
    groups: list[tuple[Move, ...]] = []

    def take(match: re.Match[str]) -> str:
        names = [name.strip().lower() for name in re.split(r"[,;+]", match[1])]
        if not all(name in _COMMANDS for name in names):
            return match[0]
        groups.append(tuple(dict.fromkeys(_COMMANDS[name] for name in names)))
        return " "

    return _BRACKET.sub(take, text), tuple(groups)


def plain(text: str) -> tuple[str, tuple[tuple[Move, ...], ...]]:
    """Split off moves named in plain English; return the rest of the text and the groups of moves.

    The moves are in the order of the text; "then" puts them in sequence.
    The words that named a move are taken out, so that "truck right" is no vehicle.
    """
    moves_at: list[tuple[int, tuple[Move, ...]]] = []
    spoken: list[tuple[int, int]] = []
    for pattern, name in _SIDES:
        for side in ("left", "right"):
            if match := re.search(rf"\b(?:{pattern.replace('SIDE', side)})\b", text):
                moves_at.append((match.start(), _side(name, side)))
                spoken.append(match.span())
    taken = {move for _, moves in moves_at for move in moves}
    for pattern, moves in _PLAIN:
        match = re.search(rf"\b(?:{pattern})", text)
        if match and not taken & set(moves):
            moves_at.append((match.start(), moves))
            spoken.append(match.span())
            taken |= set(moves)
    if taken & {Move.PUSH_IN, Move.PULL_OUT, Move.TRUCK_LEFT, Move.TRUCK_RIGHT}:
        moves_at = [(at, moves) for at, moves in moves_at if moves != (Move.STATIC,)]
    ordered = [moves for _, moves in sorted(moves_at, key=lambda pair: pair[0])]
    rest = "".join(" " if any(a <= at < b for a, b in spoken) else letter for at, letter in enumerate(text))
    if re.search(r"\bthen\b", text):
        return rest, tuple(ordered)
    flat = tuple(dict.fromkeys(move for moves in ordered for move in moves))[:_TOGETHER]
    return rest, (flat,) if flat else ()


def pace(text: str) -> float:
    """Return how much of the usual distance the camera covers, as a factor."""
    if re.search(r"\b(slow|slowly|gentle|gently|subtle|subtly)\b", text):
        return 0.65
    if re.search(r"\b(fast|quick|quickly|rapid|rapidly|whip|sudden)\b", text):
        return 1.5
    return 1.0


def _side(name: str, side: str) -> tuple[Move, ...]:
    left = side == "left"
    if name == "PAN":
        return (Move.PAN_LEFT if left else Move.PAN_RIGHT,)
    truck = Move.TRUCK_LEFT if left else Move.TRUCK_RIGHT
    return (truck, Move.TRACKING) if name == "TRACK" else (truck,)
