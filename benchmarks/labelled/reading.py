"""A script of the parser as a reading by the scheme of the labels, without values that the scheme lacks."""

from typing import Any, get_args

from filmgate.script.script import Beat, Role, Script, Shot
from filmgate.script.treatment import Move
from labelled import scheme

_MOVES = {Move.TRACKING: "tracking", Move.STATIC: "static"}
_AGES = {"toddler": "baby", "teenage": "young"}  # ages that the scheme does not tell apart
_STUFFS = ("paper", "wood", "stone", "metal", "cardboard", "plastic", "brick")
_SOME, _CROWD, _MOST = 0, -1, 30


def of(script: Script) -> scheme.Reading:
    """Return the script as a reading."""
    shots = [_shot(one) for one in script.shots] or [{}]
    return scheme.Reading.model_validate({"shots": shots})


def _shot(shot: Shot) -> dict[str, Any]:
    ids = {role.id for role in shot.cast} | {scheme.PLACE}
    return _given(
        {
            "place": shot.place,
            "place_name": shot.place_name,
            "time": shot.time,
            "season": shot.season,
            "weather": shot.weather,
            "mood": shot.mood,
            "light": shot.light,
            "style": shot.style,
            "size": shot.size,
            "angle": shot.angle,
            "pace": shot.pace,
            "absent": shot.absent,
            "camera": tuple(_moves(group) for group in shot.camera),
            "cast": tuple(_role(role, ids) for role in shot.cast),
            "beats": tuple(_beat(beat, ids) for beat in shot.beats if (beat.role or beat.object) in ids),
        }
    )


def _moves(group: tuple[Move, ...]) -> tuple[str, ...]:
    """Return the moves of a group; in and out at once is the move that the scheme calls a dolly zoom."""
    named = tuple(_move(move) for move in group)
    both = {"push in", "zoom out"}
    return ("dolly zoom", *(one for one in named if one not in both)) if both <= {*named} else named


def _move(move: Move) -> str:
    return _MOVES.get(move, move.value.lower())


def _role(role: Role, ids: set[str]) -> dict[str, Any]:
    stuff, _, noun = role.noun.partition(" ")
    if stuff not in _STUFFS or " " in noun or not noun:  # "paper boat" is a boat of paper by the scheme
        stuff, noun = "", role.noun
    count: Any = {_SOME: "some", _CROWD: "crowd", 1: None}.get(role.count, role.count)
    if isinstance(count, int) and count > _MOST:
        count = "crowd"
    return _given(
        {
            "id": role.id,
            "noun": noun,
            "name": role.name,
            "text": role.text,
            "count": count,
            "colour": role.colours,
            "material": role.material or stuff,
            "size": role.size,
            "age": _AGES.get(role.age, role.age),
            "build": role.build,
            "emotion": role.emotion,
            "traits": role.traits,
            "wears": tuple(
                _given({"noun": one.noun, "colour": one.colours, "material": one.material})
                for one in role.wears
            ),
            "holds": tuple(one for one in role.holds if one in ids),
            "pose": role.pose if role.pose in get_args(scheme.Pose) else "",
            "where": tuple(
                _given({"is": one.relation, "of": one.of or None})
                for one in role.where
                if not one.of or one.of in ids
            ),
            "part_of": role.part_of if role.part_of in ids else "",
        }
    )


def _beat(beat: Beat, ids: set[str]) -> dict[str, Any]:
    """Return a beat as the scheme has it: a passive without an actor is told of its object."""
    ends = {
        "object": beat.object if beat.role else "",
        "to": beat.to,
        "from": beat.source,
        "over": beat.over,
        "through": beat.through,
        "along": beat.along,
        "into": beat.into,
        "with": beat.using,
        "becomes": beat.becomes,
    }
    known = {slot: id for slot, id in ends.items() if id in ids}
    return _given({"role": beat.role or beat.object, "does": beat.does, "manner": beat.manner, **known})


def _given(slots: dict[str, Any]) -> dict[str, Any]:
    return {slot: value for slot, value in slots.items() if value not in ("", (), None)}
