"""Prompts in other languages than English: what their scripts must say."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from filmgate.script import understood
from filmgate.script.languages.detection import language_of
from filmgate.script.languages.orders import ORDERS
from filmgate.script.languages.pieces import SORTS
from filmgate.script.languages.splitting import items
from filmgate.script.languages.table import UNSPACED, expanded, rows, table
from filmgate.script.languages.translation import to_english
from filmgate.script.parse import treatments
from filmgate.script.read import english, read
from filmgate.script.script import Script

LINES = (Path(__file__).parent / "languages.txt").read_text("utf-8").splitlines()
CASES = [tuple(part.strip() for part in line.split("|", 2)) for line in LINES if line[:1] not in ("", "#")]


@pytest.mark.parametrize(("language", "prompt", "wanted"), CASES, ids=[prompt for _, prompt, _ in CASES])
def test_a_prompt_in_another_language_says_in_its_script(language: str, prompt: str, wanted: str) -> None:
    script = read(prompt)
    assert script.language == language
    assert script.prompt == prompt
    said = _said(script)
    assert {one.strip() for one in wanted.split(";")} <= said, (english(prompt), sorted(said))


def _said(script: Script) -> set[str]:
    """Return what a script says, in the words of languages.txt."""
    said = {f"shots {len(script.shots)}"}
    for shot in script.shots:
        said |= {f"place {shot.place}", f"time {shot.time}", f"size {shot.size}", f"season {shot.season}"}
        said |= {f"angle {shot.angle}"}
        said |= {f"weather {one}" for one in shot.weather} | {f"absent {one}" for one in shot.absent}
        said |= {f"camera {move.value}" for group in shot.camera for move in group}
        nouns = {role.id: role.noun for role in shot.cast}
        for role in shot.cast:
            said |= {
                f"cast {role.noun} {role.count}",
                *_coloured(f"cast {role.noun} {role.count}", role.colours),
            }
            for garment in role.wears:
                said |= _coloured(f"worn {garment.noun}", garment.colours)
        for beat in shot.beats:
            deed = f"deed {nouns.get(beat.role, '')} {beat.does}"
            said |= {deed, f"{deed} {nouns.get(beat.object, '')}".strip()}
    return said


def _coloured(what: str, colours: tuple[str, ...]) -> set[str]:
    return {f"{what} {colour}" for colour in colours}


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("a fox", "en"),
        ("Las Vegas at night, neon lights", "en"),
        ("La La Land style dance in Los Angeles", "en"),
        ("An El Greco painting of Don Quixote", "en"),
        ("a man says «bonjour» in a café", "en"),
        ("A Japanese woman holds a sign that says ありがとう", "en"),
        ("", "en"),
        ("4k 8k 60fps", "en"),
        ("un gato", "es"),
        ("le chat", "fr"),
        ("der Hund", "de"),
        ("\u041a\u043e\u0442", "ru"),
        ("一只猫", "zh"),
        ("犬が走る", "ja"),
        ("강아지가 달린다", "ko"),
        ("قطة تنام", "ar"),
        ("बिल्ली सोती है", "hi"),
        ("asdf qwertz uiop", ""),
        ("Czerwony lis biegnie przez las", ""),
        ("Рудий лис біжить крізь ліс", ""),
        ("روباه قرمز در جنگل می‌دود پنجره", ""),
    ],
)
def test_the_language_of_a_text_is_found(text: str, language: str) -> None:
    assert language_of(text) == language


def test_the_rows_of_the_account_have_the_words_and_positions_of_the_prompt() -> None:
    prompt = "Un zorro salta sobre un tronco xyzzyq en el bosque"
    script = read(prompt)
    found = understood.words(script, treatments(script))
    assert all(prompt[row.at : row.end] == row.text for row in found)
    became = {row.text: (row.state, row.became) for row in found}
    assert became["zorro"] == ("drawn", "fox")
    assert became["salta"] == ("done", "leaping")
    assert became["bosque"] == ("placed", "in a forest")
    assert [row.why for row in found if row.text == "xyzzyq"] == [understood.NOT_UNDERSTOOD]
    assert [row.at for row in found] == sorted(row.at for row in found)


def test_emoji_are_read_by_their_names_in_any_language() -> None:
    assert [role.noun for role in read("🦊 in the forest").shots[0].cast] == ["fox"]
    assert [role.noun for role in read("un 🐘 bebe agua").shots[0].cast] == ["elephant", "water"]
    assert [role.noun for role in read("a fox 🦊 runs").shots[0].cast] == ["fox"]


def test_a_text_in_quotation_marks_is_not_translated() -> None:
    assert '"cerrado"' in english('un cartel que dice "cerrado"')


@pytest.mark.parametrize("language", sorted(ORDERS))
@given(text=st.text(max_size=200))
def test_no_letter_of_a_prompt_is_passed_over(language: str, text: str) -> None:
    found, lost = items(text, language)
    covered = {at for item in found for at in range(item.at, item.end)}
    covered |= {at for start, end in lost for at in range(start, end)}
    assert all(at in covered for at, letter in enumerate(text) if letter.isascii() and letter.isalpha())
    translation = to_english(text, language)
    for piece in translation.pieces:
        assert 0 <= piece.at < piece.end <= len(translation.text)
        assert 0 <= piece.from_at <= piece.from_end <= len(text)


@pytest.mark.parametrize("language", sorted(ORDERS))
def test_each_row_of_a_table_can_be_met(language: str) -> None:
    known = table(language)
    for forms, _, sort in rows(f"{language}.tsv"):
        assert sort in SORTS
        assert any(form.strip("-") for form in expanded(forms))
    assert known.longest <= (16 if language in UNSPACED else 10)  # letters, or words
    assert len(known.entries) > 2000
