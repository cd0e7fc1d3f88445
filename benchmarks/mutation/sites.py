"""Where a file can be made wrong in a small way, and how; and a sample of that by seed, with each file in it."""

import ast
import copy
import random
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

_COMPARE: dict[type[ast.cmpop], type[ast.cmpop]] = {
    ast.Lt: ast.LtE, ast.LtE: ast.Lt, ast.Gt: ast.GtE, ast.GtE: ast.Gt, ast.Eq: ast.NotEq, ast.NotEq: ast.Eq,
    ast.In: ast.NotIn, ast.NotIn: ast.In, ast.Is: ast.IsNot, ast.IsNot: ast.Is,
}  # fmt: skip
_ARITHMETIC: dict[type[ast.operator], type[ast.operator]] = {
    ast.Add: ast.Sub,
    ast.Sub: ast.Add,
    ast.Mult: ast.FloorDiv,
    ast.Div: ast.Mult,
    ast.FloorDiv: ast.Mult,
}
_CALLS = {"and_": "or_", "or_": "and_", "min": "max", "max": "min", "any": "all", "all": "any"}
_TOLD = (
    "logs.event",
    "services.meters",
    "self._meters",
    "services.traces",
)  # what is said of it, not what it does


@dataclass(frozen=True, slots=True, order=True)
class Site:
    """One fault: these bytes of this file become others. `name` stays while the function does."""

    path: str
    name: str
    line: int
    start: int
    end: int
    becomes: str

    def applied(self, source: bytes) -> bytes:
        return source[: self.start] + self.becomes.encode() + source[self.end :]


class _Finder:
    """Walks a module, and knows in which function it is."""

    def __init__(self, path: str, source: bytes) -> None:
        self._path, self._source = path, source
        self._starts = [0]
        for line in source.splitlines(keepends=True):
            self._starts.append(self._starts[-1] + len(line))
        self._seen = Counter[str]()
        self.found: list[Site] = []

    def walk(self, node: ast.AST, where: str) -> None:
        for name, value in ast.iter_fields(node):
            if name in ("annotation", "returns", "decorator_list", "type_params", "bases"):
                continue
            for one in value if isinstance(value, list) else [value]:
                if not isinstance(one, ast.AST):
                    continue
                inside = where
                if isinstance(one, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
                    inside = f"{where}.{one.name}".lstrip(".")
                if isinstance(one, ast.Expr) and _only_told(one):
                    continue
                for old, new in _faults(one):
                    self._add(old, new, where)
                self.walk(one, inside)

    def _add(self, old: ast.expr | ast.stmt, new: str, where: str) -> None:
        assert old.end_lineno is not None
        assert old.end_col_offset is not None
        start = self._starts[old.lineno - 1] + old.col_offset
        end = self._starts[old.end_lineno - 1] + old.end_col_offset
        was = " ".join(self._source[start:end].decode().split())
        name = f"{self._path} {where or '-'}: {_short(was)} -> {_short(new)}"
        self._seen[name] += 1
        if self._seen[name] > 1:
            name += f" #{self._seen[name]}"
        self.found.append(Site(self._path, name, old.lineno, start, end, new))


def _short(text: str) -> str:
    return text if len(text) <= 72 else f"{text[:69]}..."


def _only_told(node: ast.Expr) -> bool:
    return isinstance(node.value, ast.Constant) or ast.unparse(node.value).startswith(_TOLD)


def _faults(node: ast.AST) -> Iterator[tuple[ast.expr | ast.stmt, str]]:  # noqa: C901, PLR0912
    """(what, what it becomes)."""
    if isinstance(node, ast.Compare) and len(node.ops) == 1 and type(node.ops[0]) in _COMPARE:
        made = copy.deepcopy(node)
        made.ops = [_COMPARE[type(node.ops[0])]()]
        yield node, ast.unparse(made)
    elif isinstance(node, ast.BoolOp):
        both = copy.deepcopy(node)
        both.op = ast.Or() if isinstance(node.op, ast.And) else ast.And()
        yield node, f"({ast.unparse(both)})"
    elif isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Not | ast.USub):
        yield node, f"({ast.unparse(node.operand)})"
    elif isinstance(node, ast.BinOp) and type(node.op) in _ARITHMETIC and not _text(node):
        sum_ = copy.deepcopy(node)
        sum_.op = _ARITHMETIC[type(node.op)]()
        yield node, f"({ast.unparse(sum_)})"
    elif isinstance(node, ast.Constant) and isinstance(node.value, bool):
        yield node, str(not node.value)
    elif isinstance(node, ast.Constant) and isinstance(node.value, int | float):
        yield node, repr(node.value + 1)
    elif isinstance(node, ast.If | ast.IfExp):
        yield node.test, f"(not ({ast.unparse(node.test)}))"
    elif isinstance(node, ast.Raise) or (isinstance(node, ast.Expr) and isinstance(node.value, ast.Call)):
        yield node, "pass"
    elif isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in _CALLS:
        yield node.func, _CALLS[node.func.id]
    elif isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
        if node.func.attr == "desc" and not node.args:
            yield node, ast.unparse(node.func.value)
        elif node.func.attr == "order_by" and len(node.args) == 1 and "desc" not in ast.unparse(node.args[0]):
            yield node.args[0], f"{ast.unparse(node.args[0])}.desc()"
        elif node.func.attr in _CALLS:
            yield node.func, f"{ast.unparse(node.func.value)}.{_CALLS[node.func.attr]}"


def _text(node: ast.BinOp) -> bool:
    """Whether it puts texts or sequences together."""
    return any(
        isinstance(one, ast.JoinedStr | ast.List | ast.Tuple | ast.ListComp)
        or (isinstance(one, ast.Constant) and isinstance(one.value, str | bytes))
        for one in (node.left, node.right)
    )


def of_file(root: Path, path: str) -> list[Site]:
    """All of one file, in the order of its lines."""
    source = (root / path).read_bytes()
    finder = _Finder(path, source)
    finder.walk(ast.parse(source), "")
    return finder.found


def sample(sites: dict[str, list[Site]], count: int, seed: int) -> list[Site]:
    """`count` of them by chance: of each file as large a share as it has of all, and one at least."""
    total = sum(map(len, sites.values()))
    rng, taken = random.Random(seed), list[Site]()
    spare: list[Site] = []
    for path in sorted(sites):
        found = sorted(sites[path])
        rng.shuffle(found)
        share = min(len(found), max(1, count * len(found) // total))
        taken += found[:share]
        spare += found[share:]
    rng.shuffle(spare)
    taken = [*taken, *spare][: max(count, len(taken))]
    rng.shuffle(taken)
    return taken
