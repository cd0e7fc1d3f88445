"""What people do with things in eleven languages: words of prompts, and the order that they come in."""

import pytest

from filmgate.script.read import english


@pytest.mark.parametrize(
    ("prompt", "text"),
    [
        ("Der Vater lässt einen roten Drachen steigen", "the father flies a red kite"),
        ("Das Kind lässt eine Tasse fallen", "drops a cup"),
        ("Die Ziege springt vom Dach", "the goat jumps from roof"),
        ("Una camarera de delantal verde lleva una bandeja", "waitress in green apron"),
        ("Un clown traverse un pont à Rome", "a clown crosses a bridge in Rome"),
        ("Un gatto dorme in cima a una torre", "on top of a tower"),
        ("O coelho pula no galho", "on the branch"),
        ("Три козы пьют воду", "three goats"),
        ("Девочка играет на скрипке", "girl plays violin"),
        ("Людей нет, мост ночью", "no people"),
        ("一个厨师戴着草帽拉手风琴", "plays accordion"),
        ("一辆红色汽车驶过罗马的石桥", "drives across a stone bridge in Rome"),
        ("女孩在海滩上放红色的风筝", "flies a red kite"),
        ("镜头慢慢右摇", "camera pans right slowly"),
        ("カメラがゆっくり引いて", "camera pulls back slowly"),
        ("犬が草の中を走る", "through"),
        ("소녀가 아코디언을 연주한다", "plays an accordion"),
        ("카메라가 천천히 올라간다", "camera rises slowly"),
        ("लाल साड़ी वाली औरत नाचती है", "in a red sari"),
        ("कैमरा धीरे धीरे ऊपर जाता है", "camera rises slowly"),
        ("امرأة تصفق في قاعة", "claps in a hall"),
    ],
)
def test_the_english_says_who_does_what(prompt: str, text: str) -> None:
    assert text in english(prompt)
