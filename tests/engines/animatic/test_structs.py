"""The structures of the kernels are the same on both sides: in C, and in native/structs.py."""

import ctypes
import inspect
import re
from pathlib import Path
from typing import Any

import pytest

from filmgate.engines.animatic.effects.moment import PUFF
from filmgate.engines.animatic.geometry.paint import PAINT
from filmgate.engines.animatic.native import kernels, structs
from filmgate.engines.animatic.render.canvas import GROUND

# an installed package has no sources
NATIVE = Path(__file__).parents[3] / "src" / "filmgate" / "engines" / "animatic" / "native"
SOURCES = sorted(path for ext in "hc" for path in NATIVE.glob(f"*.{ext}"))
IN_C = {"MeshRef": "Mesh"}  # of other names there
STRUCTS = {
    name: one
    for name, one in inspect.getmembers(structs, inspect.isclass)
    if issubclass(one, ctypes.Structure) and one is not ctypes.Structure
}
_SCALARS = {"float": ctypes.c_float, "int32_t": ctypes.c_int32}


def written() -> str:
    """All sources without their comments."""
    text = "\n".join(path.read_text(encoding="utf-8") for path in SOURCES)
    return re.sub(r"/\*.*?\*/", " ", text, flags=re.DOTALL)


def in_c(name: str) -> list[tuple[str, Any, int]]:
    """(Name, type, how many) of each field of a structure, as its declaration has them."""
    body = re.search(rf"typedef struct \{{([^}}]*)\}} {IN_C.get(name, name)};", written())
    assert body, f"no {name} in C"
    found: list[tuple[str, Any, int]] = []
    for line in body[1].split(";")[:-1]:
        kind, names = re.sub(r"\bconst\b", "", line).strip().split(None, 1)
        for field in names.split(","):
            bare = re.sub(r"[*\s]|\[\d+\]", "", field)
            many = 1
            for size in re.findall(r"\[(\d+)\]", field):
                many *= int(size)
            scalar = _SCALARS.get(kind) or STRUCTS[kind] if "*" not in field else ctypes.c_void_p
            found.append((bare, scalar, many))
    return found


def in_python(one: type[ctypes.Structure]) -> list[tuple[str, Any, int]]:
    found: list[tuple[str, Any, int]] = []
    for name, kind, *_ in one._fields_:
        many = getattr(kind, "_length_", 1)
        found.append((name, getattr(kind, "_type_", kind) if many > 1 else kind, many))
    return found


@pytest.mark.parametrize("name", sorted(STRUCTS))
def test_a_structure_has_the_same_fields_in_c_and_in_python(name: str) -> None:
    assert in_python(STRUCTS[name]) == in_c(name)


@pytest.mark.parametrize(
    ("name", "value"),
    [("MAX_WIDTH", kernels.MAX_WIDTH), ("PUFF", PUFF), ("HIT", 9 + PAINT), ("GROUND", GROUND)],
)
def test_a_constant_has_the_same_value_in_c_and_in_python(name: str, value: int) -> None:
    found = re.search(rf"\b{name}(?: = | )(\d+)", written())
    assert found, name
    assert int(found[1]) == value


def test_the_interface_of_the_kernels_has_one_number() -> None:
    found = re.search(r"fg_abi\(void\) \{ return (\d+); \}", written())
    assert found
    assert int(found[1]) == kernels.ABI
