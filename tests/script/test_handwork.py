"""What hands do: each has its own action."""

import pytest

from filmgate.script.actions import ACTIONS
from filmgate.script.handwork import HANDWORK
from filmgate.script.parse import parse


@pytest.mark.parametrize(
    ("prompt", "action"),
    [
        ("a chef slices a tomato", "chop"),
        ("a woman whisks eggs in a bowl", "stir"),
        ("a man types on a keyboard", "type"),
        ("a girl signs a letter", "write"),
        ("a painter paints a canvas", "wipe"),
        ("a man mops the floor", "sweep"),
        ("a boy reads a comic", "read"),
        ("a tourist takes a picture", "photograph"),
        ("a man plays the violin", "strum"),
        ("a girl plays the drums", "drum"),
        ("a woman pushes a heavy box", "push"),
        ("a man tugs a rope", "pull"),
        ("a man lifts weights", "lift"),
        ("two people are doing yoga", "stretch"),
        ("a monk prays", "pray"),
        ("an actor bows", "bow"),
        ("an old man claps", "clap"),
        ("a girl points at the sky", "point"),
        ("two men shake hands", "handshake"),
        ("a woman shakes the hand of a man", "handshake"),
        ("a woman hands a book to a man", "offer"),
        ("a boxer punches", "punch"),
        ("a boy kicks a ball", "kick"),
        ("a mechanic repairs an engine", "work"),
        ("a woman pushes a cart", "walk"),
    ],
)
def test_what_hands_do_is_an_action_of_its_own(prompt: str, action: str) -> None:
    assert parse(prompt).beats[0] == action


@pytest.mark.parametrize("action", [one for one in HANDWORK if one.name not in ("type", "kneel")])
def test_our_word_for_it_means_it(action: object) -> None:
    name = getattr(action, "name", "")
    assert parse(f"a person {ACTIONS[name].phrase}").beats == (name,)
