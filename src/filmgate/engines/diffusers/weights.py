"""Reading about a folder of weights: its family, its size, and whether it is complete. Only file headers are
read; torch is not imported here.
"""

import hashlib
import json
import math
import shutil
import struct
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from filmgate.engines import families
from filmgate.engines.base import Broken
from filmgate.engines.families import Family

_INDEXES = ("model_index.json", "modular_model_index.json")
_WANTED = ["*.json", "*/*"]  # no single files of other programs, which can be many times as large
UPSAMPLER = "latent_upsampler"  # of LTX-2: no index names it
_HEADER_LIMIT = 100 * 2**20  # of a safetensors file, by its own format


@dataclass(frozen=True, slots=True, kw_only=True)
class Weights:
    """Facts about the weights in a folder or a hub repository. `source`: as configured; `folder`: None before
    the download; `components`: the bytes in files, by component; `elements`: the number of values, by
    component.
    """

    source: str
    family: Family
    folder: Path | None
    components: dict[str, int]
    elements: dict[str, int]
    digest: str

    @property
    def sentence(self) -> str:
        if self.folder is None:
            return f"{self.family.name}: {self.source} is missing; a worker downloads it at its start"
        return f"{self.family.name}: {sum(self.components.values()) / 1e9:.1f} GB at {self.folder}"


def look(source: str, *, revision: str = "") -> Weights:
    """Return the facts about the weights in a folder, or in a repository of the hub by its id, which may be
    downloaded later. Raise Broken if there is no such folder, it is incomplete, or its family is unknown.
    """
    folder = Path(source).expanduser()
    if folder.is_dir():
        return _inspect(source, folder)
    if source.startswith((".", "/", "~")) or source.count("/") != 1:
        raise Broken(f"weights: {source} is not a folder and not the id of a hub repository")
    if cached := _cached(source, revision):
        return _inspect(source, cached)
    family = families.REPOS.get(source)
    if family is None:
        raise Broken(
            f"weights: {source} is not on this machine, and its family is unknown: download it, for example "
            f"with `hf download {source}`"
        )
    return Weights(
        source=source, family=family, folder=None, components={}, elements={}, digest=revision[:12] or "main"
    )


def fetch(planned: Weights, *, revision: str = "") -> Weights:
    """Download the weights from the hub if they are not on this machine, and return them with their folder.
    Raise Broken if that fails.
    """
    if planned.folder:
        return planned
    from huggingface_hub import snapshot_download

    try:
        _room(planned.source, revision)
        folder = snapshot_download(planned.source, revision=revision or None, allow_patterns=_WANTED)
    except Broken:
        raise
    except Exception as error:  # noqa: BLE001  every library below it has its own
        why = str(error).strip().partition("\n")[0][:200]
        raise Broken(
            f"weights: {planned.source} is not on this machine and cannot be downloaded "
            f"({type(error).__name__}: {why})"
        ) from None
    return replace(_inspect(planned.source, Path(folder)), family=planned.family)


def _room(repo: str, revision: str) -> None:
    """Raise Broken if the disk has no room for the files that are not here yet. Otherwise the download would
    end half done, hours later.
    """
    from huggingface_hub import constants, snapshot_download

    files = snapshot_download(repo, revision=revision or None, allow_patterns=_WANTED, dry_run=True)
    wanted = sum(one.file_size or 0 for one in files if one.will_download)
    cache = Path(constants.HF_HUB_CACHE)
    at = next(one for one in (cache, *cache.parents) if one.is_dir())
    if wanted > (free := shutil.disk_usage(at).free):
        raise Broken(
            f"weights: {repo} needs {wanted / 1e9:.1f} GB more at {cache}, but {free / 1e9:.1f} GB are "
            "free: make room there, or set HF_HOME to a folder on a larger disk"
        )


def _cached(repo: str, revision: str) -> Path | None:
    """Return the folder of a snapshot in the hub's cache. Return None if not all of it is there."""
    try:
        from huggingface_hub import snapshot_download
    except ModuleNotFoundError:
        return None
    try:
        snapshot = snapshot_download(
            repo, revision=revision or None, local_files_only=True, allow_patterns=_WANTED
        )
    except Exception:  # noqa: BLE001  not there is not there
        return None
    return Path(snapshot)


def _inspect(source: str, folder: Path) -> Weights:
    index = next((folder / name for name in _INDEXES if (folder / name).is_file()), None)
    if index is None:
        raise Broken(f"weights: {folder} is not a diffusers pipeline: it has no {_INDEXES[0]}")
    about = _json(index)
    config = folder / "transformer" / "config.json"
    family = families.of(about, _json(config) if config.is_file() else {})
    if family is None:
        kind = about.get("_class_name", "an unknown pipeline")
        raise Broken(f"weights: {folder} holds {kind}, which is not one of {', '.join(families.FAMILIES)}")
    digest, measured = hashlib.sha256(), {}
    digest.update(index.read_bytes())
    parts = {*_parts(about), *(name for name in (UPSAMPLER,) if (folder / name).is_dir())}
    for name in sorted(parts.difference(family.unused)):
        measured[name] = _component(folder, name, digest)
    return Weights(
        source=source,
        family=family,
        folder=folder,
        digest=digest.hexdigest()[:12],
        components={name: size for name, (size, _) in measured.items() if size},
        elements={name: count for name, (size, count) in measured.items() if size},
    )


def _parts(about: dict[str, Any]) -> list[str]:
    """Return the names of the components that an index says are there: [library, class], both given."""
    return [
        name
        for name, what in about.items()
        if isinstance(what, list) and len(what) >= 2 and what[0] and what[1] and not name.startswith("_")
    ]


def _component(folder: Path, name: str, digest: Any) -> tuple[int, int]:
    """Return the bytes of a component's weights and the count of their numbers. Raise Broken if some are
    missing.
    """
    part = folder / name
    if not part.is_dir():
        raise Broken(f"weights: {folder} lacks {name}/: the download is incomplete, run it again")
    if half := next((path for path in part.rglob("*.incomplete")), None):
        raise Broken(f"weights: {half} is an incomplete download: run it again")
    for path in sorted(part.glob("*.json")):
        digest.update(path.read_bytes())
        if path.name.endswith(".safetensors.index.json"):
            for shard in sorted(set(_json(path).get("weight_map", {}).values())):
                if not (part / shard).is_file():
                    raise Broken(f"weights: {part} lacks {shard}: the download is incomplete, run it again")
    files = [_tensors(path, digest) for path in sorted(part.glob("*.safetensors"))]
    return sum(size for size, _ in files), sum(count for _, count in files)


def _tensors(path: Path, digest: Any) -> tuple[int, int]:
    """Return the bytes of a safetensors file and the count of its numbers. Raise Broken if the length by its
    header is not the length of the file.
    """
    size, header = path.stat().st_size, b""
    try:
        with path.open("rb") as file:
            (length,) = struct.unpack("<Q", file.read(8))
            header = file.read(length) if length < _HEADER_LIMIT else b""
        tensors = {name: one for name, one in json.loads(header).items() if name != "__metadata__"}
        end = 8 + length + max((one["data_offsets"][1] for one in tensors.values()), default=0)
        count = sum(math.prod(one["shape"]) for one in tensors.values())
    except (struct.error, ValueError, KeyError, TypeError, AttributeError):
        end = count = -1
    if end != size:
        raise Broken(f"weights: {path} is damaged or incomplete: delete it and download it again")
    digest.update(header)
    return size, count


def digest(file: str) -> str:
    """Return a digest of a LoRA file, over all its bytes: 8 hexadecimal digits of SHA-256. Raise Broken if
    the file cannot be read.
    """
    try:
        return hashlib.sha256(Path(file).expanduser().read_bytes()).hexdigest()[:8]
    except OSError as error:
        raise Broken(f"lora: {file} cannot be read: {error.strerror}") from None


def _json(path: Path) -> dict[str, Any]:
    try:
        document = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        raise Broken(f"weights: {path} cannot be read: delete it and download it again") from None
    return document if isinstance(document, dict) else {}
