"""What a prompt leaves open is chosen by taste and seed; what it says is not."""

from collections import Counter
from collections.abc import Callable

import pytest

from filmgate.script.parse import parse
from filmgate.script.treatment import Move, Treatment
from filmgate.script.understood import understood

SEEDS = range(400)
# bare prompts of a person, an animal, a vehicle, a thing, and of nobody
BARE = (
    "A woman",
    "An old man is smiling",
    "A dog",
    "A horse runs",
    "A fox",
    "A red car",
    "A vase",
    "Something new",
)


def shares(of: Callable[[Treatment], str]) -> Counter[str]:
    """Return the share in percent of each value, over the bare prompts and all seeds."""
    found = Counter(of(parse(prompt, seed)) for prompt in BARE for seed in SEEDS)
    return Counter({value: round(100 * number / found.total()) for value, number in found.items()})


def test_a_seed_chooses_the_same_again() -> None:
    assert parse("A dog", 7) == parse("A dog", 7)


def test_without_a_seed_the_usual_is_chosen() -> None:
    assert parse("A dog") == parse("A dog")
    assert (parse("A dog").scene, parse("A dog").moves) == ("meadow", ((Move.TRACKING,),))


@pytest.mark.parametrize("seed", range(20))
def test_what_is_said_is_no_matter_of_taste(seed: int) -> None:
    found = parse("A dog runs on a beach at night, orbit shot", seed)
    assert (found.scene, found.time, found.moves) == ("beach", "night", ((Move.ORBIT,),))
    assert found.inferred == ()


def test_no_hour_and_no_move_holds_more_than_a_third_of_bare_prompts() -> None:
    assert shares(lambda one: one.time).most_common(1)[0][1] <= 35
    assert shares(lambda one: str(one.moves)).most_common(1)[0][1] <= 35


def test_no_place_holds_more_than_a_quarter_of_bare_prompts() -> None:
    assert shares(lambda one: one.scene).most_common(1)[0][1] <= 25


@pytest.mark.parametrize("prompt", BARE)
def test_twenty_seeds_of_a_bare_prompt_are_different_shots(prompt: str) -> None:
    shots = {(one.scene, one.time, one.moves) for one in (parse(prompt, seed) for seed in range(20))}
    assert len(shots) >= 10


def test_a_sad_shot_has_no_bright_day() -> None:
    assert {parse("A lonely wolf, melancholic", seed).time for seed in SEEDS} == {"overcast", "dusk", "night"}


def test_who_lives_in_water_stays_there() -> None:
    assert {parse("A shark", seed).scene for seed in SEEDS} == {"underwater"}


def test_without_a_seed_nobody_is_told_what_only_a_seed_can_choose() -> None:
    open_ones, chosen = understood("A dog runs")["sentence"], understood("A dog runs", 3)["sentence"]
    assert open_ones.endswith("Open: place, hour, camera.")
    assert "Camera:" not in open_ones
    assert "Camera:" in chosen
    assert chosen.endswith("Chosen: place, hour, camera.")


def test_rooms_are_seen_by_day_unless_the_mood_or_what_they_are_for_asks_for_the_evening() -> None:
    def nights(prompt: str) -> int:
        return sum(parse(prompt, seed).time == "night" for seed in range(60))

    assert nights("a man cooks in a kitchen") < 15
    assert nights("a woman types in an office") < 15
    assert 10 < nights("a couple dances in a ballroom") < 35
    assert nights("an eerie old kitchen") > 30
    assert nights("a man cooks in a kitchen at night") == 60
