"""Derive nouns in each translated language from Unicode CLDR's annotations, the short names of emoji.

    npm pack cldr-annotations-full@48.2.0
    python scripts/annotations.py cldr-annotations-full-48.2.0.tgz

It writes src/filmgate/script/languages/tables/emoji.tsv (emoji to English), and annotations.xx.tsv (the name
in a language to English). Kept are names whose last word is a noun for something that can be seen. Licence:
annotations.LICENSE beside the tables.
"""

import hashlib
import json
import re
import sys
import tarfile
from pathlib import Path

from filmgate.script import lexicon
from filmgate.script.languages.table import table
from filmgate.script.tables import words

TABLES = Path(__file__).parents[1] / "src" / "filmgate" / "script" / "languages" / "tables"
SHA256 = "28576e51225deb51e3ddd734b0f824a0079682cb5d8c27faa9f68149317a14d1"
LANGUAGES = ("es", "fr", "pt", "it", "de", "ru", "zh", "ja", "ko", "ar", "hi")
# families of nouns that can be seen
SEEN = words(
    "person people animal animals plant food vehicle building room place sky weather garment jewel "
    "instrument weapon furniture container tool toy document machine device body thing"
)
_EMOJI = re.compile("[\u2600-\u27bf\u2b50\U0001f300-\U0001faff]")  # other signs are no emoji
# names of smileys, signs, gestures and pictures of no thing
_SIGN = re.compile(
    r"\b(?:face|button|symbol|sign|mark|arrow|flag|keycap|square|circle|clock|o\u2019clock|thirty|hand|hands|"
    r"fingers?|finger|facing|skin|zodiac|japanese|medal|sticker|selector|component|moon face|eyes|"
    r"heart|hearts|cat with|monkey with|person|people|man|woman|men|women|style|variation)\b|[:“”\d]"
)
_ANIMAL_FACE = re.compile(r"^([a-z]+(?: [a-z]+)?) face$")


def main(package: str) -> None:
    if hashlib.sha256(Path(package).read_bytes()).hexdigest() != SHA256:
        sys.exit("this is another package: get cldr-annotations-full 48.2.0")
    with tarfile.open(package) as archive:
        named = {language: names(archive, language) for language in ("en", *LANGUAGES)}
    english = {
        emoji: noun for emoji, name in named["en"].items() if _EMOJI.match(emoji) and (noun := thing(name))
    }
    rows = [f"{emoji}\t{noun}\tnoun" for emoji, noun in sorted(english.items())]
    write("emoji.tsv", "emoji: its English name", rows)
    for language in LANGUAGES:
        (TABLES / f"annotations.{language}.tsv").unlink(missing_ok=True)  # table() reads it too
    for language in LANGUAGES:
        known = table(language)
        found: dict[str, str] = {}
        for emoji, noun in english.items():
            name = named[language].get(emoji, "").lower()
            own = (
                not named["en"][emoji].endswith(" face") and "|" not in name and not re.search(r"[\d:]", name)
            )
            if name and own and known.entry(name) is None:
                found.setdefault(name, noun)
        rows = [f"{name}\t{noun}\tnoun" for name, noun in sorted(found.items())]
        write(f"annotations.{language}.tsv", "the name of an emoji: its English name", rows)


def names(archive: tarfile.TarFile, language: str) -> dict[str, str]:
    """Return the short name of each emoji in a language."""
    file = archive.extractfile(f"package/annotations/{language}/annotations.json")
    if file is None:
        sys.exit(f"the package has no annotations of {language!r}")
    annotations = json.load(file)["annotations"]["annotations"]
    return {emoji: one["tts"][0] for emoji, one in annotations.items() if "tts" in one}


def thing(name: str) -> str:
    """Return the noun for what an English name shows; "" if it is no thing that can be seen."""
    plain = name.lower()
    if match := _ANIMAL_FACE.fullmatch(plain):
        plain = match[1] if lexicon.family(match[1].split()[-1]) == "animal" else plain
    if _SIGN.search(plain) or not re.fullmatch(r"[a-z' -]+", plain):
        return ""
    last = plain.split()[-1]
    lemmas = {one.lemma for one in lexicon.readings(last) if one.tag in "NS"}
    return plain if SEEN & {lexicon.family(lemma) for lemma in lemmas} else ""


def write(name: str, says: str, rows: list[str]) -> None:
    head = f"# From Unicode CLDR 48 by scripts/annotations.py (annotations.LICENSE); {says}."
    (TABLES / name).write_text("\n".join([head, *rows]) + "\n", encoding="utf-8")
    print(f"{name}: {len(rows)} rows")


if __name__ == "__main__":
    main(sys.argv[1])
