"""Prompts in Chinese, Japanese, Korean, Arabic and Hindi become the script that their English would."""

import pytest

from filmgate.script.languages.table import rows
from filmgate.script.languages.translation import to_english
from filmgate.script.read import read
from filmgate.script.script import Shot
from filmgate.script.treatment import Move
from filmgate.script.understood import understood


def shot(prompt: str) -> Shot:
    return read(prompt).shots[0]


def said(prompt: str) -> tuple[str, str, str, str]:
    """Return the subject of a prompt, its action, the place and the hour."""
    found = shot(prompt)
    subject = found.cast[0].noun if found.cast else ""
    return subject, next((beat.does for beat in found.beats), ""), found.place, found.time


@pytest.mark.parametrize(
    ("prompt", "script"),
    [
        ("夜晚，一只红色的狐狸在雪地的森林里奔跑。", ("fox", "run", "forest", "night")),
        ("一个穿着红色裙子的女孩在公园里骑自行车。", ("girl", "ride", "park", "")),
        ("日落时分，一艘帆船在海上航行。", ("boat", "sail", "sea", "sunset")),
        ("两个孩子在海滩上踢足球，夏天的下午。", ("child", "play", "beach", "afternoon")),
        ("厨师在厨房里切菜。", ("chef", "cut", "kitchen", "")),
        ("一群大象穿过草原，日落。", ("elephant", "go", "meadow", "sunset")),
        ("老人在湖边钓鱼，清晨的雾气。", ("man", "fish", "lake", "dawn")),
        ("在雪地里奔跑的白色的狼", ("wolf", "run", "snowfield", "")),
        ("海边的灯塔在暴风雨中闪耀", ("lighthouse", "shine", "beach", "")),
        ("一辆蓝色跑车在高速公路上飞驰，下着雨", ("sports car", "drive", "road", "")),
        ("夜の森を走る赤い狐。", ("fox", "run", "forest", "night")),
        ("赤いドレスを着た女性が雨の街を歩いている。", ("woman", "walk", "city", "")),
        ("老人が公園のベンチに座って本を読んでいる。", ("man", "read", "park", "")),
        ("料理人が台所で野菜を切る。", ("chef", "cut", "kitchen", "")),
        ("青いスポーツカーが高速道路を走る。", ("sports car", "run", "road", "")),
        ("象の群れが夕暮れの草原を歩く。", ("elephant", "walk", "meadow", "dusk")),
        ("一匹の犬が砂浜を走り、ボールを追いかける。", ("dog", "run", "beach", "")),
        ("夕日の海を進む帆船", ("boat", "walk", "sea", "sunset")),
        ("人のいない静かな湖、朝の霧。", ("", "", "lake", "morning")),
        ("嵐の中で光る海辺の灯台", ("lighthouse", "shine", "beach", "")),
        ("밤에 눈 덮인 숲을 달리는 붉은 여우.", ("fox", "run", "forest", "night")),
        ("빨간 드레스를 입은 여자가 비 오는 거리를 걷고 있다.", ("woman", "walk", "street", "")),
        ("아이들이 해변에서 축구를 한다.", ("child", "play", "beach", "")),
        ("요리사가 부엌에서 채소를 썬다.", ("chef", "cut", "kitchen", "")),
        ("해질녘 바다 위를 항해하는 돛단배", ("boat", "sail", "sea", "sunset")),
        ("파란 스포츠카가 고속도로를 달린다", ("sports car", "run", "road", "")),
        ("코끼리 떼가 석양의 초원을 걷는다.", ("elephant", "walk", "meadow", "sunset")),
        ("강아지가 해변을 달리며 공을 쫓는다.", ("dog", "run", "beach", "")),
        ("사람이 없는 조용한 호수, 아침 안개.", ("", "", "lake", "morning")),
        ("폭풍 속 바닷가의 등대", ("lighthouse", "", "beach", "")),
        ("ثعلب أحمر يركض في الغابة الثلجية ليلا.", ("fox", "run", "forest", "night")),
        ("امرأة ترتدي فستانا أحمر تمشي في شارع ممطر", ("woman", "walk", "street", "")),
        ("رجل عجوز يجلس على مقعد في الحديقة ويقرأ كتابا.", ("man", "read", "garden", "")),
        ("تبحر سفينة في البحر عند غروب الشمس", ("ship", "sail", "sea", "sunset")),
        ("يلعب الأطفال كرة القدم على الشاطئ.", ("child", "play", "beach", "")),
        ("يقطع الطباخ الخضروات في المطبخ.", ("chef", "cut", "kitchen", "")),
        ("سيارة زرقاء سريعة على الطريق السريع", ("car", "", "road", "")),
        ("كلب يركض على الشاطئ ويطارد كرة.", ("dog", "run", "beach", "")),
        ("بحيرة هادئة بدون أشخاص في الصباح.", ("", "", "lake", "morning")),
        ("منارة على الشاطئ في عاصفة", ("lighthouse", "", "beach", "")),
        ("रात में बर्फीले जंगल में दौड़ती हुई एक लाल लोमड़ी।", ("fox", "run", "forest", "night")),
        ("लाल साड़ी पहने हुए एक महिला बारिश में सड़क पर चल रही है।", ("woman", "walk", "road", "")),
        ("एक बूढ़ा आदमी पार्क में बेंच पर बैठकर किताब पढ़ रहा है।", ("man", "read", "park", "")),
        ("सूर्यास्त के समय समुद्र में एक नाव", ("boat", "", "sea", "sunset")),
        ("बच्चे समुद्र तट पर फुटबॉल खेल रहे हैं।", ("child", "play", "beach", "")),
        ("रसोइया रसोई में सब्जियाँ काट रहा है।", ("chef", "cut", "kitchen", "")),
        ("हाथियों का झुंड सूर्यास्त में मैदान पार कर रहा है।", ("elephant", "go", "meadow", "sunset")),
        ("एक कुत्ता समुद्र तट पर दौड़ता है और गेंद का पीछा करता है।", ("dog", "run", "beach", "")),
        ("बिना लोगों के एक शांत झील, सुबह का कोहरा।", ("", "", "lake", "morning")),
        ("तूफान में समुद्र तट पर एक प्रकाशस्तंभ", ("lighthouse", "", "beach", "")),
    ],
)
def test_a_prompt_has_its_subject_action_place_and_hour(
    prompt: str, script: tuple[str, str, str, str]
) -> None:
    assert said(prompt) == script


@pytest.mark.parametrize(
    ("prompt", "moves"),
    [
        ("女孩站在窗前，镜头缓缓推进", (Move.PUSH_IN,)),
        ("宇航员在月球表面行走，固定镜头。", (Move.STATIC,)),
        ("城堡，镜头环绕", (Move.ORBIT,)),
        ("镜头跟随一只狗在沙滩上奔跑。", (Move.TRACKING,)),
        ("灯台。カメラがゆっくり近づく。", (Move.PUSH_IN,)),
        ("宇宙飛行士が月面を歩く。固定カメラ。", (Move.STATIC,)),
        ("灯台。カメラが周りを回る。", (Move.ORBIT,)),
        ("여자가 걷고 있다. 카메라가 천천히 다가간다.", (Move.PUSH_IN,)),
        ("우주비행사가 화성 위를 걷는다. 카메라는 고정.", (Move.STATIC,)),
        ("등대, 카메라가 주위를 돈다.", (Move.ORBIT,)),
        ("امرأة تمشي، تقترب الكاميرا ببطء.", (Move.PUSH_IN,)),
        ("يمشي رائد فضاء على سطح القمر. الكاميرا ثابتة.", (Move.STATIC,)),
        ("एक महिला चल रही है। कैमरा धीरे-धीरे पास आता है।", (Move.PUSH_IN,)),
        ("अंतरिक्ष यात्री चाँद की सतह पर चल रहा है। कैमरा स्थिर।", (Move.STATIC,)),
    ],
)
def test_camera_words_are_moves(prompt: str, moves: tuple[Move, ...]) -> None:
    assert shot(prompt).camera == (moves,)


@pytest.mark.parametrize(
    "prompt",
    [
        "安静的街道，没有人",
        "人のいない静かな湖",
        "사람이 없는 조용한 호수",
        "بحيرة هادئة بدون أشخاص",
        "बिना लोगों के एक शांत झील",
    ],
)
def test_what_a_prompt_denies_is_absent(prompt: str) -> None:
    assert shot(prompt).absent == ("person",)


@pytest.mark.parametrize(
    ("prompt", "count"),
    [
        ("三只小猫在沙发上睡觉", 3),
        ("三匹の子猫がソファの上で眠っている", 3),
        ("고양이 두 마리가 소파 위에서 자고 있다", 2),
        ("ثلاث قطط تنام على الأريكة", 3),
        ("तीन बिल्लियाँ सोफे पर सो रही हैं", 3),
    ],
)
def test_numbers_count_the_subject(prompt: str, count: int) -> None:
    found = shot(prompt)
    assert (found.cast[0].count, found.beats[0].does) == (count, "sleep")


@pytest.mark.parametrize(
    "prompt",
    [
        "一个年轻的男人戴着黑色的帽子弹吉他",
        "黒い帽子をかぶった若い男がギターを弾いている",
        "검은 모자를 쓴 젊은 남자가 기타를 치고 있다",
        "شاب يرتدي قبعة سوداء يعزف على الجيتار",
        "काली टोपी पहने एक युवक गिटार बजा रहा है",
    ],
)
def test_clothes_and_their_colours_belong_to_who_wears_them(prompt: str) -> None:
    man = shot(prompt).cast[0]
    assert (man.noun, man.age) == ("man", "young")
    assert [(one.noun, one.colours) for one in man.wears] == [("hat", ("black",))]


def test_rows_have_the_words_of_the_original_with_their_positions() -> None:
    prompt = "一只红色的狐狸在森林里奔跑"
    rows_of = {row["text"]: row for row in understood(prompt)["words"]}
    assert rows_of["狐狸"]["became"] == "fox"
    assert all(prompt[row["at"] : row["end"]] == text for text, row in rows_of.items())


def test_a_word_that_no_table_knows_is_left_out_and_named() -> None:
    found = [row for row in understood("一只狐狸和一只螽斯在森林里")["words"] if row["text"] == "螽斯"]
    assert [row["state"] for row in found] == ["left_out"]


@pytest.mark.parametrize("language", ["zh", "ja", "ko", "ar", "hi"])
def test_any_order_of_the_words_of_a_table_is_translated(language: str) -> None:
    forms = [row[0].split("|")[0].strip("-") for row in rows(f"{language}.tsv")]
    blank = "" if language in ("zh", "ja") else " "
    for step in (1, 7, 31, 97):
        text = blank.join(forms[::step])[:2000]
        assert to_english(text, language).text
