"""What people climb, sit on, lean on and do to each other, as it is read."""

import pytest

from filmgate.script.parse import parse


@pytest.mark.parametrize(
    ("prompt", "action", "what"),
    [
        ("A young woman climbs a steep cliff by the sea", "clamber", "rock"),
        ("A rock climber hangs from a granite wall", "clamber", "rock"),
        ("A thief climbs over a brick wall", "clamber", "wall"),
        ("A teenager trains at an indoor climbing wall", "clamber", "gym"),
        ("A painter goes up a ladder", "rungs", "ladder"),
        ("A girl climbs an old apple tree", "branches", "tree"),
        ("A sailor climbs a rope", "shin", "rope"),
    ],
)
def test_what_is_climbed_is_climbed_with_hands_and_feet(prompt: str, action: str, what: str) -> None:
    meant = parse(prompt)
    assert meant.beats == (action,)
    assert [one.variant for one in meant.supporting if one.relation == "climbed"] == [what]


@pytest.mark.parametrize(
    ("prompt", "does"),
    [
        ("A sleeping cat on a sofa", "sleep"),
        ("A dancing woman", "dance"),
        ("Two sleeping cats on a sofa", "sleep"),
        ("A sitting dog", "sit"),
        ("A reading girl", "read"),
        ("An eating panda", "eat"),
        ("A sleeping bag in a tent", "stand"),
        ("A drinking fountain in a park", "stand"),
        ("A sleepy man in a photo studio", "stand"),
        ("A singing bird on a branch", "fly"),
    ],
)
def test_a_participle_before_somebody_is_what_they_do(prompt: str, does: str) -> None:
    assert parse(prompt).beats == (does,)


def test_a_trail_is_walked_and_stairs_are_stairs() -> None:
    assert parse("A hiker climbs a mountain trail").beats == ("climb",)
    assert parse("A woman climbs the stairs").beats == ("upstairs",)


@pytest.mark.parametrize(
    ("prompt", "form"),
    [
        ("A boy sits on the front steps", "steps"),
        ("A man sits on a low wall by the road", "ledge"),
        ("Two friends sit on a wooden pier", "dock"),
        ("A woman sits at the edge of the pool", "pool"),
        ("A farmer sits on a fence", "rail"),
        ("A girl sits on the side of her bed", "bedside"),
        ("A sailor sleeps in a hammock", "hammock"),
    ],
)
def test_who_sits_or_lies_has_what_is_named_below(prompt: str, form: str) -> None:
    assert [one.variant for one in parse(prompt).supporting if one.relation == "below"] == [form]


@pytest.mark.parametrize(
    ("prompt", "count"),
    [
        ("Two women sit in a cafe and talk", 2),
        ("A man sits on a bench with a friend", 2),
        ("A man and his son sit on a log", 2),
        ("Three girls sit on the steps and laugh", 3),
    ],
)
def test_who_sits_together_sits_side_by_side(prompt: str, count: int) -> None:
    meant = parse(prompt)
    assert (meant.count, meant.seated) == (count, True)
    assert not [one for one in meant.supporting if one.kind == "person"]


@pytest.mark.parametrize(
    ("prompt", "action"),
    [
        ("A nurse bandages a boy's arm", "bind"),
        ("A girl brushes her sister's hair", "comb"),
        ("A barber shaves an old man", "makeup"),
        ("A woman straightens her husband's tie", "fasten"),
        ("A man drapes his jacket over a woman's shoulders", "drape"),
        ("A coach pats a player on the back", "rub-back"),
        ("Two colleagues give each other a high five", "highfive"),
        ("A boy hands his mother a flower", "offer"),
        ("A groom carries his bride", "cradle"),
        ("A father carries his daughter piggyback through a meadow", "piggyback-walk"),
        ("Two boys play catch", "toss"),
    ],
)
def test_two_who_attend_to_each_other_are_told_by_their_words(prompt: str, action: str) -> None:
    meant = parse(prompt)
    assert meant.beats == (action,)


@pytest.mark.parametrize(
    "prompt",
    ["A boy feeds the ducks", "A man ties his shoes", "A girl carries a box", "A woman brushes her hair"],
)
def test_who_is_alone_attends_to_nobody(prompt: str) -> None:
    assert not [one for one in parse(prompt).supporting if one.relation == "tended"]


def test_shouting_and_speeches_are_not_talk() -> None:
    assert parse("A man shouts across the street").beats == ("shout",)
    assert parse("A woman gives a speech").beats == ("speak",)
    assert parse("A man skis down a mountain").subject == "person"
