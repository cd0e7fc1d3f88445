"""One act after another: steps of beats, and what each role does in its turn."""

import pytest

from filmgate.script.parse import parse
from filmgate.script.read import read


def steps(prompt: str) -> list[tuple[str, str, int]]:
    """Return who does what in which step."""
    return [(beat.role, beat.does, beat.step) for beat in read(prompt).shots[0].beats]


@pytest.mark.parametrize(
    "sign",
    ["then", "and then", "suddenly", "and finally", "after that", "a moment later", "until", "before"],
)
def test_a_later_act_has_a_later_step(sign: str) -> None:
    acts = steps(f"a piper walks over a hill, {sign} he jumps")
    assert acts == [("piper", "walk", 0), ("piper", "jump", 1)]


def test_acts_at_the_same_time_have_the_same_step() -> None:
    assert [step for _, _, step in steps("as the porter walks he whistles and a dog barks")] == [0, 0, 0]


@pytest.mark.parametrize(
    ("prompt", "beats"),
    [
        ("a goat stands still, suddenly starts dancing", ("stand", "dance")),
        ("a cat sleeps on a rug before it jumps to the floor", ("sleep", "jump")),
        ("a van drives down a lane, then stops", ("run", "stand")),
        ("a nurse wakes up, stretches and drinks tea", ("stretch", "eat")),
        ("an usher walks into a hall, looks around and sits down on a bench", ("walk", "look", "sit")),
    ],
)
def test_the_subject_does_one_after_the_other(prompt: str, beats: tuple[str, ...]) -> None:
    assert parse(prompt).beats == beats


def test_who_acts_later_waits_until_then() -> None:
    found = parse("a wolf howls and then a hare runs past")
    assert len(set(found.beats)) == 1
    assert [one.beats for one in found.supporting] == [("stand", "run")]


def test_a_pose_after_other_acts_is_an_act_of_its_own() -> None:
    assert ("tailor", "sit", 1) in steps("a tailor measures a coat, then sits down on a stool")


def test_it_is_who_acted_and_not_what_is_below() -> None:
    assert ("cat", "jump", 1) in steps("a cat sleeps on a trunk before it jumps to the floor")


def test_it_is_what_was_handled_before() -> None:
    (_, second) = read("a baker pulls a loaf out of an oven and places it on a rack").shots[0].beats
    assert second.object == "loaf"


def test_a_sentence_without_a_subject_goes_on_with_that_of_the_last() -> None:
    assert steps('a guard shouts "Halt!" and runs after a thief')[-1][:2] == ("guard", "run")
