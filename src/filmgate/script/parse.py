"""The parser: a prompt becomes a treatment. Precise words come first, then what usually goes together."""

import re

from filmgate.script import camera, cast, doing, kinds, lexicons, places, setting, wording
from filmgate.script.treatment import Move, Treatment

_SHORT = 12  # words: where longer texts name a thing it is seldom what they are about

# whose hand it is in the style of says nothing of what is there
_STYLE = re.compile(
    r"(?:,? in the style of|,? by) (?:vincent )?(?:hokusai|van gogh|monet|picasso|ukiyo)[\w ]*|"
    r"van gogh style|ukiyo\w*"
)

_NEGATED = re.compile(r"\b(?:no|without|not any|not a|never)\s+(?:\w+\s+)?\w+")

_DOING = re.compile(
    r"\b(?:reading|talking|smiling|laughing|crying|singing|cooking|eating|drinking|writing|selfie|"
    r"painting (?:a|the|his|her|on)|"
    r"playing (?:the |a )?\w+|dancing|shopping|working|typing|cleaning|washing|ironing|brushing|"
    r"exercising|yoga|meditating)\b"
)


def parse(prompt: str) -> Treatment:
    """Return the treatment of any text; never fail.

    What the text leaves open is chosen, and named in `inferred`.
    """
    rest, groups = camera.commands(prompt)
    spoken = _STYLE.sub(" ", _NEGATED.sub(" ", wording.plain(rest)))
    spoken = re.sub(r"(?:vincent )?van gogh", "painter", spoken)
    text, plain = camera.plain(spoken)
    words = [
        wording.IRREGULAR.get(word, word)
        for word in (w.removesuffix("'s") for w in wording.WORD.findall(text))
    ]
    inferred: list[str] = []

    position, subject, companion, left_out = cast.find(
        words, {text[at:].split()[0].strip(",.;:!?") for at, _ in doing.spoken(text)}
    )
    noun = words[position] if position >= 0 else ""
    landmark = cast.landmark(words) if subject in kinds.CREATURES | kinds.VEHICLES else None
    indoors = bool(setting.HOUSEHOLD.search(text)) or (
        subject is None and len(words) <= _SHORT and any(wording.is_thing(word) for word in words)
    )
    if busy := _DOING.search(text):  # somebody whose name says nothing
        if subject is None:
            subject = "person"
        elif subject in kinds.THINGS and noun in text[busy.end() - len(noun) :]:
            subject, noun, companion = "person", "", wording.named(subject, noun)
    snowy = any(word in lexicons.SNOW for word in words)
    weather = wording.matches(text, lexicons.WEATHER)
    time = setting.time(text, words)
    beats = doing.find(spoken if subject in kinds.FLYING else text, subject)
    greets = subject in kinds.CREATURES and any(action == "wave" for _, action in doing.spoken(text))
    spots = [word for word in words if word != "waves"] if greets else words
    scene = setting.scene(spots, text, subject=subject, snowy=snowy)
    if scene and subject is None and setting.OVERHEAD.search(spoken):
        scene = places.PLACES[scene].overhead or scene  # a street does not show the sky
    if scene is None:
        inferred.append("scene")
        at_work = subject == "person" and beats[:1] == ("work",)  # at a desk, a sink, an easel
        scene = setting.home(text, subject, indoors=indoors or at_work)
    if not beats:
        inferred.append("action")
        flies = subject in kinds.FLYING and subject != "dragon"
        beats = ("fly" if flies else "walk" if subject in kinds.MOBILE - {"person"} else "stand",)
    if time is None:
        inferred.append("time")
        time = setting.usual_time(scene, weather, subject, snowy=snowy)
    moves = groups or _moves(plain, subject, spoken)
    if not moves:
        inferred.append("moves")
        moves = ((_usual_move(subject, beats[0]),),)
    named = wording.matches(spoken, lexicons.SIZES)
    size = next((key for key, _ in lexicons.SIZES if key in named), "medium")
    return Treatment(
        scene=scene,
        time=places.PLACES[scene].own_time or time,
        weather=weather,
        snowy=snowy or places.PLACES[scene].snowy,
        subject=subject,
        noun=noun,
        variant=wording.variant(subject, noun),
        coat=cast.coat(words, position, subject),
        count=cast.count(words, position, subject),
        beats=beats,
        obstacle=_obstacle(text) if "jump" in beats else None,
        size=size,
        style=_style(rest),
        season=next(iter(wording.matches(spoken, lexicons.SEASONS)), None),
        mood=next(iter(wording.matches(spoken, lexicons.MOODS)), None),
        effects=wording.matches(spoken, lexicons.EFFECTS),
        held=wording.matches(rest.lower(), lexicons.HELD),
        stirs=wording.matches(spoken, lexicons.STIRS),
        turns=next(iter(wording.matches(spoken, lexicons.TURNS)), None),
        moves=moves,
        pace=camera.pace(spoken),
        inferred=tuple(inferred),
        companion=companion,
        relation=cast.relation(spoken),
        landmark=landmark,
        filling=next((word for word in words if word in lexicons.LIQUIDS), "water"),
        left_out=tuple(word for word in left_out if landmark is None or word != landmark.noun),
    )


def _style(text: str) -> str | None:
    """Return the first style that is named. A style of shading wins over a grade."""
    styles = wording.matches(text.lower(), lexicons.STYLES)
    return next((name for name in styles if name in lexicons.SHADED), next(iter(styles), None))


def _moves(
    plain: tuple[tuple[Move, ...], ...], subject: str | None, text: str
) -> tuple[tuple[Move, ...], ...]:
    """Return the moves that the camera makes.

    A bird that flies over something is no camera: its FLY_OVER is dropped unless the text films from the air.
    """
    filmed = re.search(r"drone[ -](?:shot|view|footage)|aerial|camera fl", text)
    if subject in (*kinds.FLYING, "balloon") and not filmed:
        plain = tuple(kept for group in plain if (kept := tuple(m for m in group if m is not Move.FLY_OVER)))
    return plain


def _usual_move(subject: str | None, action: str) -> Move:
    if subject in kinds.MOBILE and action in ("run", "walk", "fly", "jump"):
        return Move.TRACKING
    return Move.PUSH_IN


def _obstacle(text: str) -> str | None:
    """Return the obstacle that is leapt over: one of the four words after "over"."""
    match = re.search(r"\bover ((?:[a-z'-]+\s*){1,4})", text)
    after = match[1].split() if match else []
    return next((lexicons.OBSTACLES[word] for word in after if word in lexicons.OBSTACLES), None)
