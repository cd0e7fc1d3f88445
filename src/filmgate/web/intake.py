"""A JSON parser for bodies that arrive in chunks: it counts values before it builds them, and keeps long
strings apart.

A parser holds the interpreter lock until it is done, in a thread too. So no call here works on more than a
slice: a body of 64 MiB is an image or two, whose text is decoded slice by slice, and little JSON beside it,
which is parsed at the end.
"""

import codecs
import math
import re
from typing import Any

from pydantic_core import from_json

from filmgate import outside
from filmgate.domain.errors import InvalidJson, PayloadTooLarge, UnsupportedMedia

DEPTH = 64
VALUES = 10_000  # in lists and objects, and strings
BESIDE = 256 * 1024  # bytes of what is no long string
LONGEST = 32 * 1024 * 1024  # characters of one string: more than the base64 of any image that is taken
_LONG = 32 * 1024  # bytes; what is longer is set aside. Every prompt that is taken is shorter.
_SLICE = 64 * 1024
_ESCAPE = 12  # bytes of the longest: a surrogate pair
# whole escapes and what lies between them, up to the quote; never back over what was matched
_UNITS = re.compile(
    rb'(?:[^"\\]++|\\[^u]|\\u(?![dD][89a-fA-F])[0-9a-fA-F]{4}'
    rb"|\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2})*+",
    re.DOTALL,
)
_NO_BRACKETS = bytes(set(range(256)) - set(b"[]{}"))
_FORMS = (
    (b"\xef\xbb\xbf", "it begins with a byte order mark (BOM): send UTF-8 without one"),
    (b"\xff\xfe", "it is UTF-16: send UTF-8"),
    (b"\xfe\xff", "it is UTF-16: send UTF-8"),
)
_CODINGS = ((b"\x1f\x8b", "gzip"), (b"(\xb5/\xfd", "zstd"))
_UTF16 = re.compile(rb"\0[{\[\s]|[{\[\s]\0")
_PLACE = re.compile(r"(.*) at line (\d+) column (\d+)", re.DOTALL)
_CAUSES = (  # by the parser's words, then by what stands there
    ("control character", rb"[\r\n]", r"a raw line break inside a string: write \n"),
    ("control character", rb"\t", r"a raw tab inside a string: write \t"),
    ("control character", rb"", r"a raw control character inside a string: write \u00.."),
    ("trailing comma", rb"", "a comma before the closing bracket: remove it"),
    ("EOF", rb"", "the text is incomplete"),
    ("trailing characters", rb"", "more text after the object: remove it"),
    ("", rb"'", "a single quote: write strings in double quotes"),
    ("", rb"-?(NaN|Infinity)", "NaN and Infinity are not JSON"),
    ("", rb"(True|False|None)\b", "write true, false, null"),
    ("", rb"//|/\*|#", "a comment: JSON has no comments, remove it"),
    ("key must be a string", rb"[}\]]", "a comma before the closing bracket: remove it"),
    ("key must be a string", rb"", "a name without double quotes: add them"),
    ("invalid unicode", rb"", "the text is not UTF-8"),
    ("recursion", rb"", "lists or objects are nested too deeply"),
    ("number out of range", rb"", "a number with too many digits"),
)
_BROKEN = r"a broken escape: write \n, \", \\ or \u with four digits, and both halves of a surrogate pair"


class Intake:
    """The parser of one body. Call feed() with each chunk, then value(). Both raise InvalidJson and
    PayloadTooLarge.
    """

    def __init__(self) -> None:
        self._plain = bytearray()  # the JSON without its long strings; each left a name that nobody can guess
        self._mark = outside.token()
        self._long: dict[str, list[str]] = {}
        self._cuts: list[tuple[int, int]] = []  # where in _plain, and how many bytes are missing there
        self._rest = b""  # an escape that has not come whole
        self._seen = 0  # bytes before this slice
        self._line, self._line_at = 1, 0
        self._depth = self._values = 0
        self._inside = False
        self._begin = 0  # of the string, in _plain
        self._parts: list[str] | None = None  # of a long string
        self._length = self._bytes = 0
        self._utf8 = codecs.getincrementaldecoder("utf-8")()

    def feed(self, chunk: bytes) -> None:
        if not self._seen:
            self._look(chunk)
        for start in range(0, len(chunk), _SLICE):
            self._take(self._rest + chunk[start : start + _SLICE])

    @property
    def large(self) -> bool:
        """Tell whether value() should run in a thread, because joining long strings takes time."""
        return bool(self._long)

    def value(self) -> dict[str, Any]:
        """Return the parsed JSON object. Call this after the last chunk."""
        if not self._plain.strip():
            raise InvalidJson("the body is empty: it must be a JSON object")
        if self._rest:
            raise self._error(_BROKEN, self._seen)
        if self._inside and self._parts is not None:
            raise self._error("the text is incomplete", self._seen)
        try:
            found = from_json(self._plain, allow_inf_nan=False)
        except ValueError as error:
            raise self._explained(str(error)) from None
        if not isinstance(found, dict):
            raise InvalidJson("the body must be a JSON object")
        self._whole(found)
        return found

    def _look(self, chunk: bytes) -> None:
        for mark, coding in _CODINGS:
            if chunk.startswith(mark):
                raise UnsupportedMedia(f"the body is compressed ({coding}): send it uncompressed")
        for mark, what in _FORMS:
            if chunk.startswith(mark):
                raise self._error(what, 0)
        if _UTF16.match(chunk):
            raise self._error("it is UTF-16: send UTF-8", 0)

    def _take(self, data: bytes) -> None:
        self._rest, at = b"", 0
        while at < len(data):
            at = self._string(data, at) if self._inside else self._between(data, at)
        self._seen += len(data) - len(self._rest)

    def _between(self, data: bytes, at: int) -> int:
        """Read from `at`."""
        quote = data.find(b'"', at)
        end = len(data) if quote < 0 else quote + 1
        some = data[at:end]
        self._plain += some
        if len(self._plain) > BESIDE:
            raise PayloadTooLarge(f"the body has more than {BESIDE // 1024} KiB without its images")
        if lines := some.count(b"\n"):
            self._line += lines
            self._line_at = self._seen + at + some.rfind(b"\n") + 1
        self._values += some.count(b",") + some.count(b"[") + some.count(b"{")
        for bracket in some.translate(None, _NO_BRACKETS):
            self._depth += 1 if bracket in b"[{" else -1
            if self._depth > DEPTH:
                raise self._error(
                    f"lists or objects are nested too deeply, in more than {DEPTH} levels", self._seen + at
                )
        if quote >= 0:
            self._inside, self._begin, self._parts = True, len(self._plain), None
            self._length = self._bytes = 0
            self._values += 1
        if self._values > VALUES:
            raise self._error(f"the body has more than {VALUES} values", self._seen + at)
        return end

    def _string(self, data: bytes, at: int) -> int:
        """Read from `at`."""
        quote = data.find(b'"', at)
        end = len(data) if quote < 0 else quote
        slash = data.find(b"\\", at, end)
        if slash >= 0:
            match = _UNITS.match(data, slash)
            end = match.end() if match else slash
        self._add(data[at:end], at)
        if end == len(data):
            return end
        if data[end] == ord('"'):
            self._end()
            return end + 1
        if len(data) - end >= _ESCAPE:
            raise self._error(_BROKEN, self._seen + end)
        self._rest = data[end:]
        return len(data)

    def _add(self, piece: bytes, at: int) -> None:
        self._bytes += len(piece)
        if self._parts is None:
            self._plain += piece
            if self._bytes <= _LONG:
                return
            piece, at = bytes(self._plain[self._begin :]), at - self._bytes + len(piece)
            del self._plain[self._begin :]
            self._parts = []
        try:
            text = from_json(f'"{self._utf8.decode(piece)}"')
        except UnicodeDecodeError as error:
            raise self._error("the text is not UTF-8", self._seen + at + error.start) from None
        except ValueError as error:
            known = _PLACE.fullmatch(str(error))
            within = piece.find(b"\n") if known and int(known[2]) > 1 else int(known[3]) - 2 if known else 0
            raise self._error(_cause(str(error), piece[within:]), self._seen + at + within) from None
        self._parts.append(text)
        self._length += len(text)
        if self._length > LONGEST:
            raise PayloadTooLarge("a string in the body is longer than the largest image")

    def _end(self) -> None:
        self._inside = False
        if self._parts is not None:
            try:
                self._utf8.decode(b"", final=True)
            except UnicodeDecodeError:
                raise self._error("the text is not UTF-8", self._seen) from None
            name = f"{self._mark}{len(self._long)}"
            self._cuts.append((self._begin, self._bytes - len(name)))
            self._long[name] = self._parts
            self._plain += name.encode()
            self._parts = None
        self._plain += b'"'

    def _whole(self, value: dict[str, Any]) -> None:
        """Put the long strings back, and refuse numbers that are none."""
        open_values: list[Any] = [value]
        while open_values:
            one = open_values.pop()
            if isinstance(one, dict) and any(name in self._long for name in one):
                raise InvalidJson("a name in the body is too long")
            for place, child in one.items() if isinstance(one, dict) else enumerate(one):
                if isinstance(child, str):
                    if child in self._long:
                        one[place] = "".join(self._long[child])
                elif isinstance(child, float) and not math.isfinite(child):
                    raise InvalidJson("the body has a number that is too large")
                elif isinstance(child, dict | list):
                    open_values.append(child)

    def _error(self, what: str, offset: int) -> InvalidJson:
        """Return the error for this byte of the body, which lies in the line that is being read."""
        return _told(what, self._line, max(offset - self._line_at, 0) + 1)

    def _explained(self, said: str) -> InvalidJson:
        """Return the parser's error for _plain, with its place in the body."""
        known = _PLACE.fullmatch(said)
        if not known:
            return InvalidJson(f"the body is not valid JSON: {said}")
        lines = bytes(self._plain).split(b"\n")
        before = sum(len(line) + 1 for line in lines[: int(known[2]) - 1])
        at = max(before + int(known[3]) - 1, 0)
        start = self._plain.rfind(b"\n", 0, at) + 1
        column = len(self._plain[start:at].decode("utf-8", "replace")) + 1
        column += sum(missing for place, missing in self._cuts if start <= place < at)
        return _told(_cause(said, bytes(self._plain[at:])), self._plain.count(b"\n", 0, at) + 1, column)


def _cause(said: str, there: bytes) -> str:
    for words, shape, cause in _CAUSES:
        if words in said and re.match(shape, there):
            return cause
    known = _PLACE.fullmatch(said)
    return known[1] if known else said


def _told(what: str, line: int, column: int) -> InvalidJson:
    return InvalidJson(f"the body is not valid JSON at line {line}, column {column}: {what}")
