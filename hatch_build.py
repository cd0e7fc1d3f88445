"""Compile the animatic kernels into the wheel as plain shared libraries, and put the guides beside them.

They use no Python C API (ctypes loads them), so one wheel per platform serves every Python 3.
Compiler, in this order: $CC (it may carry arguments), cc, gcc or clang on PATH, and otherwise
``python -m ziglang cc`` from PyPI, which `dependencies` asks the front end to bring.

On x86-64 two builds are made, baseline and AVX2; the loader picks. Floating-point contraction is
off and no fast-math flag is used, so that both give the same bits.
"""

from __future__ import annotations

import importlib.util
import os
import platform
import shlex
import shutil
import subprocess
import sys
import sysconfig
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

ZIGLANG = "ziglang==0.17.0"  # pinned: the compiler is part of the result
NATIVE = Path("src/filmgate/engines/animatic/native")
GLIBC = "2.17"  # what zig links against; a system cc links against its own
MAC_MIN = "11.0"
FLAGS = [
    "-std=c11",
    "-O3",
    "-fPIC",
    "-shared",
    "-fvisibility=hidden",
    "-Wall",
    "-Wextra",
    "-fno-math-errno",
    "-fno-trapping-math",  # let loops vectorise; neither changes a result
    "-ffp-contract=off",  # compilers differ in when they fuse a*b+c, which does
]
BUILDS = {"_kernels": "x86-64-v2", "_kernels_v3": "x86-64-v3"}


def system_cc() -> list[str] | None:
    if os.environ.get("CC"):
        return shlex.split(os.environ["CC"])
    return next(([found] for name in ("cc", "gcc", "clang") if (found := shutil.which(name))), None)


class NativeBuildHook(BuildHookInterface):  # type: ignore[type-arg]
    """Builds the libraries beside their sources and adds them to the wheel."""

    PLUGIN_NAME = "custom"

    def dependencies(self) -> list[str]:
        return [] if system_cc() else [ZIGLANG]

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        if version == "standard":  # an editable install reads them where they are
            build_data["force_include"] |= self._guides()
        zig = system_cc() is None
        for stem, isa in self._builds().items():
            target = self._target(stem)
            self._compile(target, isa, zig=zig)
            # .gitignore hides the library from hatchling; artifacts lets it in
            build_data["artifacts"].append(f"/{target.relative_to(self.root).as_posix()}")
        build_data["pure_python"] = False
        build_data["tag"] = f"py3-none-{_platform_tag(zig=zig)}"

    def clean(self, versions: list[str]) -> None:
        del versions
        for stem in BUILDS:
            self._target(stem).unlink(missing_ok=True)

    def _guides(self) -> dict[str, str]:
        """Return the place in the wheel of each guide: the server sends them as /docs/*.md."""
        folder = Path(self.root) / "docs"
        found = sorted(folder.rglob("*.md"))
        return {str(path): f"filmgate/docs/{path.relative_to(folder).as_posix()}" for path in found}

    def _builds(self) -> dict[str, str]:
        intel = platform.machine().lower() in ("x86_64", "amd64")
        return BUILDS if intel else {"_kernels": ""}

    def _target(self, stem: str) -> Path:
        suffix = {"darwin": ".dylib", "win32": ".dll"}.get(sys.platform, ".so")
        return Path(self.root) / NATIVE / f"{stem}{suffix}"

    def _compile(self, target: Path, isa: str, *, zig: bool) -> None:
        sources = sorted(str(path) for path in (Path(self.root) / NATIVE).glob("*.c"))
        command = [*_compiler(zig=zig), *FLAGS]
        if isa:
            command.append("-march=" + (isa.replace("-", "_") if zig else isa))
        if zig and sys.platform.startswith("linux"):
            libc = f"gnu.{GLIBC}" if platform.libc_ver()[0] == "glibc" else "musl"
            # zig cc turns the undefined-behaviour sanitizer on by default
            command += ["-target", f"{platform.machine().lower()}-linux-{libc}"]
            command += ["-fno-sanitize=all", "-s"]
        if sys.platform == "darwin":
            command.append(f"-mmacosx-version-min={MAC_MIN}")
        # Write beside the target and rename: a running process keeps its old file.
        part = target.with_name(f".{target.name}.{os.getpid()}")
        command += ["-o", str(part), *sources, "-lm"]
        done = subprocess.run(command, text=True, capture_output=True, check=False)  # noqa: S603
        if done.returncode:
            raise RuntimeError(f"the C compiler failed ({done.returncode}):\n{done.stderr}")
        part.replace(target)


def _compiler(*, zig: bool) -> list[str]:
    if not zig:
        return system_cc() or []
    if importlib.util.find_spec("ziglang") is None:
        raise RuntimeError(
            f"no C compiler on PATH and {ZIGLANG} is not installed "
            "(with --no-build-isolation, install it first)"
        )
    return [sys.executable, "-m", "ziglang", "cc"]


def _platform_tag(*, zig: bool) -> str:
    machine = platform.machine().lower()
    if sys.platform == "darwin":
        return f"macosx_{MAC_MIN.replace('.', '_')}_{machine}"
    if sys.platform.startswith("linux") and zig and platform.libc_ver()[0] == "glibc":
        return f"manylinux_{GLIBC.replace('.', '_')}_{machine}"  # true by construction
    return sysconfig.get_platform().replace("-", "_").replace(".", "_")
