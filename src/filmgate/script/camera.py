"""Camera moves in a prompt: the bracket commands of the contract, such as [Push in], and moves in plain
English.
"""

import functools
import re

from filmgate.script import finding
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

# Moves that are negated ("no zoom"): removed before the moves are searched.
_NEGATED = re.compile(
    r"\b(?:no|without(?: any)?|never|not?|n't|doesn't|does not|do not|don't|isn't|is not) "
    r"(?:a |any |camera )?(?:zoom\w*|pan(?:s|ning)?|tilt\w*|shak\w*|cuts?|orbit\w*|dolly\w*)\b"
)
_SLOWLY = r"(?:[ ,-]+(?:slowly|gently|quickly|smoothly|slightly|gradually|steadily|sharply|up|down|back)\b)?"
# the place of the camera, which is no move by itself
_FROM_THE_AIR = (
    r"aerial(?: (?:shot|view|footage|camera|drone|perspective))?(?=[,.;]|$| of| over| tracking)|"
    r"aerial (?:shot|view|footage|camera|drone|perspective)|"
    r"bird'?s[ -]eye(?: view)?|drone[ -](?:shot|view|footage|camera|clip|video|perspective)|"
    r"(?:by|from|with) (?:a )?drone"
)
# One phrase is one move: the longest match at a place wins, then the first row. SIDE is left or right.
_FORMS: tuple[tuple[str, tuple[str, ...]], ...] = (
    (r"dolly[ -]zoom\w*|vertigo (?:shot|effect)|zolly", ("PUSH_IN", "ZOOM_OUT")),
    (
        (
            rf"pan(?:s|ned|ning)?{_SLOWLY}(?:[ -](?:shot|from \w+))?(?:[ -]to)?(?: the)?[ -]SIDE|"
            r"SIDE(?:ward)?[ -]pan"
        ),
        ("PAN_SIDE",),
    ),
    (r"pan(?:s|ned|ning)?(?: from)?(?: the)? left to(?: the)? right", ("PAN_RIGHT",)),
    (r"pan(?:s|ned|ning)?(?: from)?(?: the)? right to(?: the)? left", ("PAN_LEFT",)),
    (
        (
            rf"(?<!a )(?<!the )(?:truck|slid|slide|dolli|dolly|crab)(?:s|es|ing)?{_SLOWLY}(?:[ -]to)?"
            r"(?: the)?[ -]SIDE"
        ),
        ("TRUCK_SIDE",),
    ),
    (
        rf"(?:camera|shot) (?:moves|moving|travels|drifts|glides){_SLOWLY}(?: to)?(?: the)? SIDE",
        ("TRUCK_SIDE",),
    ),
    (
        (
            r"(?:camera|shot) (?:\w+ly )?(?:slides|sliding|drifts|drifting|travels|travelling)(?: \w+ly)? "
            r"(?:along|across|over|past|sideways)\b"
        ),
        ("TRUCK_RIGHT",),
    ),
    (
        rf"(?:camera )?track(?:s|ing)?{_SLOWLY}(?:[ -]shot)?(?: moving)?(?:[ -]to)?(?: the)?[ -]SIDE",
        ("TRUCK_SIDE", "TRACKING"),
    ),
    (
        (
            rf"pull(?:s|ed|ing)?{_SLOWLY}[ -]?(?:back|out|away)|doll(?:y|ies|ying)[ -](?:out|back)|"
            r"back(?:s|ing) away|reveal shot|"
            r"(?:camera|shot) (?:moves|moving|retreats|drifts)(?: \w+ly)? (?:back|away|out)\w*|"
            r"retreating camera"
        ),
        ("PULL_OUT",),
    ),
    (
        (
            rf"push(?:es|ed|ing)?{_SLOWLY}[ -]?in\b|doll(?:y|ies|ying)(?:[ -](?:in|forward|shot))?\b|"
            r"mov(?:es|ing) (?:slowly |gently )?(?:in(?=[,.;]| on\b| to(?:wards?)?\b| close|$)|closer)|"
            r"(?:camera|shot|pov)(?: \w+)? (?:moves|moving|movement|glides|gliding|creeps) "
            r"(?:slowly |gently )?forwards?|"
            r"(?:camera|we)(?: \w+)? (?:approach(?:es|ing)?|clos(?:es|ing) in)\b|creep(?:s|ing)? in\b"
        ),
        ("PUSH_IN",),
    ),
    (rf"zoom(?:s|ed|ing)?{_SLOWLY}[ -]?out|zoom(?:s|ing)? back", ("ZOOM_OUT",)),
    (rf"(?:crash |snap |punch )?zoom(?:s|ed|ing)?{_SLOWLY}(?:[ -]?in(?:to)?)?\b", ("ZOOM_IN",)),
    (r"tilt(?:s|ed|ing)?(?: \w+ly)?[ -]up(?:wards?)?\b", ("TILT_UP",)),
    (r"tilt(?:s|ed|ing)?(?: \w+ly)?[ -]down(?:wards?)?\b", ("TILT_DOWN",)),
    (
        (
            r"(?:crane|pedestal|boom|jib)(?:s|ing)?(?:[ -]shot)?(?: \w+ing)?[ -]down\b|lowers? down|"
            r"camera (?:descends|lowers|sinks)|descending (?:camera|crane|shot)"
        ),
        ("PEDESTAL_DOWN",),
    ),
    (
        (
            r"(?:crane|pedestal|boom|jib)(?:s|ing)?[ -](?:up|shot|move\w*|camera)"
            r"(?:[ -](?:up|rising|rises))?\b|(?:crane|boom|jib)(?:s|ing) (?:up|over)|"
            r"camera (?:rises|ascends|lifts|cranes|booms)(?: up)?|rising (?:camera|crane|shot)"
        ),
        ("PEDESTAL_UP",),
    ),
    (
        (
            r"orbit(?:s|ing)? (?:shot|around|the|her|him|it|them|camera)\b|"
            r"(?:camera|shot|slow|full|360) orbit\w*|orbit(?=[,.;]|$)|"
            r"camera (?:\w+ly )?(?:circles|arcs|revolves|rotates)(?: around)?|"
            r"(?<![a-z] )circl(?:es|ing) around|circling (?:camera|shot)|arc shot|"
            r"(?:camera|shot) (?:\w+ly )?(?:moves|moving|travels|goes)(?: \w+ly)? around|"
            r"360(?:[ -]degrees?)?(?: \w+)?|rotat(?:es|ing) around|around the subject"
        ),
        ("ORBIT",),
    ),
    (
        (
            r"(?:camera|drone|shot|we) (?:\w+ly )?(?:flies|flying|fly|soars|sweeps)[ -]?"
            r"(?:over|through|across|above|past)?|fly-(?:over|through)\b|flythrough|"
            r"(?<![a-z] )fly (?:over|through)\b|(?<=\ba )fly (?:over|through)\b|"
            r"(?<=slow )fly (?:over|through)\b|(?<=fpv )fly (?:over|through)\b|"
            r"(?<=drone )fly (?:over|through)\b|"
            r"flyover|drone[ -]flight|"
            r"^\W*(?:\w+ly )?(?:flying|soaring|gliding) (?:\w+ )?(?:over|through|across)\b"
            r"(?!.*, (?:an?|two) )|"
            r"fpv(?: drone)?(?: (?:flies|flying|flight|soars))?(?: (?:over|through|across|past))?"
        ),
        ("FLY_OVER",),
    ),
    (_FROM_THE_AIR, ()),
    (
        (
            r"hand[ -]?held|shak(?:y|ing)[ -](?:cam|camera|footage|shot)|camera shak(?:e|es|ing)|"
            r"shak(?:y|e)(?=[,.;]|$)"
        ),
        ("SHAKE",),
    ),
    (
        (
            r"(?:(?<![^\n])|(?<=[.;:] ))follow(?:ing)?(?= (?:an?|the|her|him|them|it)\b)|"
            r"tracking(?:[ -](?:shot|camera))?|camera (?:\w+ly )?(?:follows?|tracks|trails|chases)|"
            r"follow(?:s|ing)?[ -](?:shot|cam|camera)\b|travell?ing alongside|moves alongside|alongside|"
            r"steadicam|gimbal|track(?:s|ing)? (?:shot|with|along|behind)"
        ),
        ("TRACKING",),
    ),
    (
        (
            r"(?:static|fixed|still|stationary|motionless|locked(?:[ -](?:off|down))?)[ -]"
            r"(?:(?:wide|medium|long|full|close[- ]up) )?(?:camera|shot|frame|view|tripod)|"
            r"static(?=[,.;]|$)|locked[ -]?(?:off|down)|on a tripod|"
            r"tripod(?: shot)?|"
            r"(?:camera|shot|frame) (?:is |stays |remains |holds |keeps |stands )+(?:\w+ly )?"
            r"(?:static|still|steady|fixed|locked|stationary|motionless)|"
            r"(?:camera|shot|frame) (?:holds|stays put|does not move|doesn't move|never moves)|"
            r"no camera (?:movement|motion|moves?)|without (?:any )?camera (?:movement|motion)"
        ),
        ("STATIC",),
    ),
)
_FOUND = tuple(
    (
        finding.finder(pattern.replace("SIDE", side), end=""),
        tuple(Move[name.replace("SIDE", side.upper())] for name in names),
    )
    for pattern, names in _FORMS
    for side in (("left", "right") if "SIDE" in pattern else ("",))
)
_AERIAL = re.compile(rf"\b(?:{_FROM_THE_AIR})")
_TOGETHER = 3
# what a camera moves for: to follow it, to reveal a city
_AIM = re.compile(r" to (?:follow|reveal|show|capture)\b(?: (?:it|him|her|them)\b)?")
_REMEMBERED = 8  # texts: each is asked about several times in a row


def commands(text: str) -> tuple[str, tuple[tuple[Move, ...], ...]]:
    """Replace the bracket commands in a prompt by blanks; return the text and the groups of camera moves.

    The moves in one bracket happen together; the brackets follow each other. Brackets with any other text
    stay in the prompt.
    """
    groups: list[tuple[Move, ...]] = []

    def take(match: re.Match[str]) -> str:
        names = [name.strip().lower() for name in re.split(r"[,;+]", match[1])]
        if not all(name in _COMMANDS for name in names):
            return match[0]
        groups.append(tuple(dict.fromkeys(_COMMANDS[name] for name in names)))
        return _blank(match)

    return _BRACKET.sub(take, text), tuple(groups)


@functools.lru_cache(maxsize=_REMEMBERED)
def plain(text: str) -> tuple[str, tuple[tuple[Move, ...], ...]]:
    """Remove camera moves in plain English from a text; return the rest of the text and the groups of moves.

    Blanks replace the words that named a move, so that "truck right" is not read as a vehicle. Moves are in
    the order of the text and happen together; with "then" they follow each other. A negated move is ignored.
    """
    rest = _NEGATED.sub(_blank, text)
    named: list[tuple[Move, ...]] = []
    kept: list[str] = []
    end = 0
    for (start, stop), moves in _phrases(rest):
        aim = _AIM.match(rest, stop)
        stop = aim.end() if aim else stop  # noqa: PLW2901
        named.append(moves)
        kept += (rest[end:start], " " * (stop - start))
        end = stop
    rest = "".join((*kept, rest[end:]))
    ordered = [moves for moves in named if moves]
    every = {move for moves in ordered for move in moves}
    if every & {Move.PUSH_IN, Move.PULL_OUT, Move.TRUCK_LEFT, Move.TRUCK_RIGHT}:
        ordered = [moves for moves in ordered if moves != (Move.STATIC,)]
    if re.search(r"\b(?:then|before)\b", text):
        return rest, tuple(dict.fromkeys(ordered))
    flat = tuple(dict.fromkeys(move for moves in ordered for move in moves))[:_TOGETHER]
    return rest, (flat,) if flat else ()


def _phrases(text: str) -> list[tuple[tuple[int, int], tuple[Move, ...]]]:
    """Return the position (start, end) and the moves of each phrase that names camera moves, in their order.

    Of several that begin at one place the longest counts, then the first row.
    """
    found = [
        (match.span(), row, moves)
        for row, (finder, moves) in enumerate(_FOUND)
        if finder.may_match(text)
        for match in finder.pattern.finditer(text)
    ]
    chosen: list[tuple[tuple[int, int], tuple[Move, ...]]] = []
    for span, _, moves in sorted(found, key=lambda one: (one[0][0], -one[0][1], one[1])):
        if not chosen or span[0] >= chosen[-1][0][1]:
            chosen.append((span, moves))
    return chosen


def is_aerial(text: str) -> bool:
    """Tell whether a text says that the camera films from the air. text: in lower case."""
    return bool(_AERIAL.search(text))


def _blank(match: re.Match[str]) -> str:
    return " " * len(match[0])


def pace(text: str) -> float:
    """Return the speed of the camera that a text asks for, as a factor: 1 is normal, less is slower."""
    if re.search(r"\b(slow|slowly|gentle|gently|subtle|subtly)\b", text):
        return 0.65
    if re.search(r"\b(fast|quick|quickly|rapid|rapidly|whip|sudden)\b", text):
        return 1.5
    return 1.0
