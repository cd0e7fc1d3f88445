"""The parser: it makes a treatment from a prompt. The words of the prompt decide; what they leave open gets a
usual value.
"""

from dataclasses import replace

from filmgate.script import (
    beasts,
    casting,
    change,
    doing,
    equipment,
    equipping,
    happenings,
    homes,
    kinds,
    lexicons,
    looks,
    manner,
    pairs,
    places,
    setting,
    tables,
    wording,
)
from filmgate.script.attending import tended
from filmgate.script.boards import WAYS
from filmgate.script.casting import Chosen
from filmgate.script.climbing import climbed
from filmgate.script.company import Company, company
from filmgate.script.describing import TOYS
from filmgate.script.ensembles import ensemble
from filmgate.script.ensembles import shown as of_ensemble
from filmgate.script.handwork import AT_TABLE
from filmgate.script.landing import landing, through, wets
from filmgate.script.landing import shown as of_puddle
from filmgate.script.read import read
from filmgate.script.resting import rested
from filmgate.script.script import Role, Script, Shot
from filmgate.script.seating import perched, side_by_side
from filmgate.script.sizes import of_hands, size_of
from filmgate.script.taste import Taste
from filmgate.script.treatment import NEAR, Change, How, Move, Outfit, Supporting, Treatment

_CROSSES = tables.words("collide roll slide")  # actions that a camera at rest shows best
_MOVING = tables.words("walk run fly swim jump crawl")
_ON_SNOW = tables.words("ski snowboard sled")
_GENTLY = 0.45  # the pace of a camera that only shows a change
_STILL = tables.words("parked abandoned wrecked motionless resting waiting")
_SKY = tables.words("sky sun star ground horizon")  # parts of every outdoor place


def parse(prompt: str, seed: int | None = None) -> Treatment:
    """Return the treatment of a prompt; if it has several shots, of the first one. Any text is accepted."""
    return shots(prompt, seed)[0]


def shots(prompt: str, seed: int | None = None) -> tuple[Treatment, ...]:
    """Return a treatment for each shot of any text; never fail.

    The parser chooses what the text leaves open, and names it in `inferred`: by the seed, or the usual value
    if there is no seed. A shot that names no place or hour has that of the shot before.
    """
    return tuple(treatments(read(prompt), seed).values())


def treatments(script: Script, seed: int | None = None) -> dict[Shot, Treatment]:
    """Return a treatment for each shot of a script that shows something, in their order. seed: as in
    `shots`.
    """
    taste = Taste(seed)
    found: dict[Shot, Treatment] = {}
    before: Treatment | None = None
    for shot in _told(script):
        treatment = happenings.told(shot, _treatment(shot, taste))
        before = _continued(before, treatment) if before else treatment
        found[shot] = before
    return found


# light that is of the night, unless the text says another hour
_BY_NIGHT = {"candle", "firelight", "moonlight", "neon", "campfire", "fireworks"}


def _told(script: Script) -> tuple[Shot, ...]:
    """Return the shots of a script that have content; if none has, the first shot."""
    told = tuple(shot for shot in script.shots if shot.cast or shot.place or shot.beats)
    return told or script.shots[:1] or (Shot(),)


def _continued(before: Treatment, treatment: Treatment) -> Treatment:
    """Return a treatment with place and time of day of the shot before, where its prompt names none."""
    open_ones = {*treatment.inferred} & {"scene", "time"}
    same = {field: getattr(before, field) for field in open_ones}
    if "scene" in open_ones:
        same |= {"weather": treatment.weather or before.weather, "snowy": treatment.snowy or before.snowy}
    return replace(
        treatment,
        style=treatment.style or before.style,
        inferred=tuple(field for field in treatment.inferred if field not in open_ones),
        **same,
    )


def _treatment(shot: Shot, taste: Taste) -> Treatment:
    view = shot.view
    inferred: list[str] = []
    chosen = casting.choose(shot)
    subject = chosen.kind
    noun = chosen.subject.noun.replace(" ", "-") if chosen.subject else ""
    snowy = setting.snowy(view.words, shot.place)
    time = view.time
    beats = doing.beats(shot, chosen.subject, subject, then=view.then) if chosen.subject and subject else ()
    beats = pairs.in_hold(shot, chosen, beats)
    paired, together = pairs.paired(shot, chosen, noun, beats)
    count = max(paired, _riders(shot, chosen))
    if chosen.subject and subject == "person":
        together = equipping.equipped(shot, chosen.subject, together)
    meet = _meeting(shot, chosen, count, beats, together)
    count, (beats, together) = meet.count, pairs.danced(shot, meet.count, meet.beats, meet.supporting)
    spots = _spots(shot, chosen)
    land = shot.place_name
    scene = setting.scene(spots, view.at, place=shot.place, subject=subject, snowy=snowy, land=land)
    if scene and subject is None and view.at.overhead:
        scene = places.PLACES[scene].overhead or scene  # the place that shows the sky: a street does not
    if scene is None:
        inferred.append("scene")
        scene = _usual_place(shot, chosen, beats, together, taste)
    if not beats:
        if (subject or not shot.beats) and not _changes(shot, chosen):
            inferred.append("action")
        beside = not shot.beats and (NEAR & {*view.sizes} or any(one.where for one in shot.cast))
        ridden = subject in ("bicycle", "motorcycle") and doing.riders(
            shot, chosen.subject.id if chosen.subject else ""
        )
        usual_act = "run" if ridden else _usual_action(subject, chosen.subject, beside=bool(beside))
        beats = (doing.styled(shot) if usual_act == "dance" else usual_act,)
    if time is None:
        inferred.append("time")
        dark = "night" if {*shot.light, *view.effects} & _BY_NIGHT else None
        time = dark or taste.hour(
            setting.usual_time(scene, view.weather, subject, snowy=snowy), scene, view.mood
        )
    size = size_of(shot, chosen, together)
    written = looks.text(chosen.subject, chosen.kind) if chosen.subject and chosen.kind else ""
    close = subject in kinds.CREATURES and size in NEAR
    goal = next((one for one in together if one.reached), None)
    how, changes = _how(shot, chosen, beats, together), _changes(shot, chosen)
    if goal and {*beats} & _MOVING:
        how = how._replace(across=how.across or (-1 if goal.relation == "left" else 1))
        past = goal.kind in kinds.VEHICLES and goal.reached in ("left", "right")  # all the way along it
        waits = len(beats) == 1 and subject not in kinds.FLYING and not past
        beats = ("stand", *beats, "stand") if waits else beats
    moves = _moves(shot, subject)
    if not moves:
        inferred.append("moves")
        usual = taste.move(
            _usual_move(subject, beats[0]), scene, subject, beats[0], face=close or bool(written)
        )
        moves = (
            (
                of_puddle(_variant(shot, chosen), together)
                or of_ensemble(meet.others)
                or _shows((how, *(one.how for one in together)), beats, changes)
                or usual,
            ),
        )
    seated = bool(
        meet.shared or (chosen.subject and doing.seated(shot, chosen.subject, subject or "", beats))
    )
    return Treatment(
        scene=scene,
        time=places.PLACES[scene].own_time or time,
        weather=view.weather,
        snowy=snowy or places.PLACES[scene].snowy or bool({*beats} & _ON_SNOW),
        subject=subject,
        noun=noun,
        variant=_variant(shot, chosen),
        coat=looks.coat(chosen.subject, subject) if chosen.subject and subject else None,
        stuff=looks.stuff(chosen.subject, subject) if chosen.subject and subject else "",
        outfit=_worn(shot, chosen),
        text=written,
        count=count,
        beats=beats,
        seated=seated,
        obstacle=view.obstacle if "jump" in beats else None,
        size=size,
        hands=(view.hands or of_hands(chosen)) and not view.face and size in NEAR,
        style=view.style,
        season=view.season,
        mood=view.mood,
        lit=shot.light,
        effects=view.effects,
        optics=view.optics,
        held=view.held,
        stirs=view.stirs,
        turns=view.turns,
        backdrop=lexicons.COATS.get(view.at.backdrop),
        moves=moves,
        pace=view.pace * (_GENTLY if (changes or meet.others) and "moves" in inferred else 1.0),
        inferred=tuple(inferred),
        supporting=rested(
            together, subject=subject, count=count, beats=beats, scene=scene, said=view.words, seated=seated
        ),
        company=meet.others,
        landmark=chosen.landmark,
        how=how,
        changes=changes,
        later=view.later,
        rush=view.rush,
        filling=view.filling,
        left_out=_lost(
            tuple(one for one in chosen.left_out if one not in {role.noun for role in together}),
            scene,
            view.weather,
        ),
    )


def _meeting(
    shot: Shot, chosen: Chosen, count: int, beats: tuple[str, ...], together: tuple[Supporting, ...]
) -> Company:
    """Return how many the subject is, what they do, and who and what is around: somebody lands in something,
    several sit at one table.
    """
    if chosen.subject and chosen.kind == "person":
        count, beats, together = tended(shot, chosen, count, beats, together)
        if any(one.relation == "tended" for one in together):
            return Company(count, beats, (), together, shared=False)
        beats, together = landing(shot, chosen.subject, beats, together)
        beats, together = climbed(shot, beats, together)
        beats, together = perched(shot, beats, together)
        members, things = ensemble(shot, chosen.subject)
        if members:
            kept = tuple(one for one in together if one.relation != "held")
            return Company(len(members), beats, members, (*kept, *things), shared=False)
        if found := company(shot, count, beats, together):
            return found
        sits = doing.seated(shot, chosen.subject, chosen.kind, beats) or beats == ("sit",)
        if found := side_by_side(shot, count, beats, together, seated=sits):
            return found
    elif chosen.kind in kinds.CREATURES:
        together = through(shot, together)
    return Company(count, beats, (), together, shared=False)


def _usual_place(
    shot: Shot, chosen: Chosen, beats: tuple[str, ...], together: tuple[Supporting, ...], taste: Taste
) -> str:
    """Return the place of a shot whose prompt names none: where its things are used, or its subject lives."""
    subject = chosen.kind
    around = {one.kind for one in chosen.supporting}
    alone = around <= kinds.THINGS and not chosen.landmark and "stars" not in shot.view.words
    # work indoors: at a desk, a sink, an easel
    at_work = subject == "person" and bool({*beats[:1]} & AT_TABLE) and alone
    inside = shot.view.at.household or (subject is None and shot.view.things) or at_work
    used = equipment.home(together)
    usual = (used if homes.OUTDOORS.isdisjoint(around) else None) or homes.home(
        shot.view.at, subject, around, {one.noun for one in shot.cast}, indoors=inside
    )
    if chosen.subject and subject in kinds.VEHICLES:
        said = (*chosen.subject.traits, *chosen.subject.noun.replace(" ", "-").split("-"))
        usual = usual if TOYS.isdisjoint(said) else "room"
    told = used or around or chosen.landmark or (subject in kinds.THINGS and shot.beats)
    return usual if told else taste.place(usual, subject, indoors=inside)


def _variant(shot: Shot, chosen: Chosen) -> str:
    """Return the look of the subject; a boat that is rowed has no sails."""
    if chosen.kind == "boat" and any(beat.does in ("row", "paddle") for beat in shot.beats):
        return "rowing"
    return beasts.variant(chosen.subject, chosen.kind) if chosen.subject else ""


def _how(shot: Shot, chosen: Chosen, beats: tuple[str, ...], around: tuple[Supporting, ...]) -> How:
    """Return the direction and pace of the subject. A camera at rest shows what is jumped over."""
    how = manner.how(shot, chosen.subject, beats) if chosen.subject else How()
    if {*beats} & _ON_SNOW:
        how = how._replace(up=0)  # the slope is that of the land
    leaps = any(one.relation in ("crossed", "entered") for one in around)
    return how._replace(across=how.across or 1) if leaps and not wets(around) else how


def _spots(shot: Shot, chosen: Chosen) -> list[str]:
    """Return the words of a shot that may name its place: no words for things (a vase of flowers)."""
    things = {one.noun for one in chosen.supporting if one.kind in kinds.THINGS}
    greets = chosen.kind in kinds.CREATURES and shot.view.greets
    return [
        word
        for word in shot.view.words
        if wording.singular(word) not in things and word not in things and not (greets and word == "waves")
    ]


def _changes(shot: Shot, chosen: Chosen) -> tuple[Change, ...]:
    """Return the changes of the subject, also into something else, or out of something that is not drawn."""
    if chosen.subject is None:
        return ()
    ends = doing.becomes(shot)
    if chosen.subject.id in ends:
        return (Change("appear"),)
    into = next((shot.role(end) for end, was in ends.items() if was == chosen.subject.id), None)
    kind = looks.kind(into, leads=True) if into else None
    own = change.of(shot, chosen.subject, chosen.kind or "")
    if into is None or kind is None:
        return own
    variant = beasts.variant(into, kind)
    beats = doing.beats(shot, into, kind, then=False) or (_usual_action(kind, into),)
    other = Supporting(
        kind=kind,
        noun=into.noun,
        variant=variant,
        coat=looks.coat(into, kind),
        stuff=looks.stuff(into, kind),
        outfit=beasts.outfit(shot, into),
        beats=beats,
    )
    return (*own, Change("kind", into=other))


def _worn(shot: Shot, chosen: Chosen) -> Outfit:
    """Return the outfit of the subject; of a vehicle, that of who rides it."""
    if chosen.subject is None:
        return Outfit()
    return beasts.outfit(shot, doing.wearer(shot, chosen.subject, chosen.kind or ""))


def _riders(shot: Shot, chosen: Chosen) -> int:
    """Return how many ride the subject, if it carries one at a time: two on a tandem have a bicycle each."""
    if chosen.subject is None or chosen.kind not in ("bicycle", "motorcycle"):
        return 0
    return sum(looks.count(shot.role(id)) for id in doing.riders(shot, chosen.subject.id))


def _moves(shot: Shot, subject: str | None) -> tuple[tuple[Move, ...], ...]:
    """Return the camera moves of a shot, from the moves that the prompt names.

    A camera in the air flies. If a flying subject flies over something, FLY_OVER is dropped: it is not the
    camera that flies, unless the shot is filmed from the air.
    """
    if shot.aerial:
        return shot.camera or ((Move.FLY_OVER,),)
    if subject in (*kinds.FLYING, "balloon"):
        kept = (tuple(move for move in group if move is not Move.FLY_OVER) for group in shot.camera)
        return tuple(group for group in kept if group)
    return shot.camera


def _lost(nouns: tuple[str, ...], scene: str, weather: tuple[str, ...]) -> tuple[str, ...]:
    """Return the nouns of the prompt that are not drawn: they are no role, and not part of the place, the sky
    or the weather.
    """
    kept = []
    for noun in nouns:
        own = places.WORDS.get(noun) or places.WORDS.get(noun.split()[-1])
        effects = wording.matches(noun, lexicons.EFFECTS)
        if (
            own == scene
            or noun in _SKY
            or set(wording.matches(noun, lexicons.WEATHER)) & set(weather)
            or effects
        ):
            continue
        kept.append(noun)
    return tuple(kept)


def _usual_action(subject: str | None, role: Role | None, *, beside: bool = False) -> str:
    """Return the action of a subject whose prompt names none. beside: it stands: the prompt says only where
    things are, or is of a face.
    """
    if role and subject == "person" and (own := doing.AGENTS.get(role.noun.rpartition(" ")[2])):
        return own
    if role and _STILL & {*role.traits}:
        return "stand"
    if subject in kinds.FLYING and subject != "dragon":
        return "fly"
    return "walk" if not beside and subject in kinds.MOBILE - {"person"} else "stand"


def _usual_move(subject: str | None, action: str) -> Move:
    if subject in kinds.MOBILE and action in (
        "run",
        "walk",
        "fly",
        "jump",
        "ski",
        "skate",
        *WAYS,
    ):
        return Move.TRACKING
    return Move.PUSH_IN


def _shows(hows: tuple[How, ...], beats: tuple[str, ...], changes: tuple[Change, ...]) -> Move | None:
    """Return the camera move that shows a way or a change best; None if there is neither."""
    if any(how.across or how.up for how in hows) or _CROSSES & {*beats}:
        return Move.STATIC
    return Move.PUSH_IN if changes else None
