"""Power cuts: a folder as it is on a disk that kept only what was synced."""

import shutil
import subprocess
from pathlib import Path

SOURCE = Path(__file__).with_name("unsynced.c")


class Disk:
    """Everything below `root`, seen through a preloaded library."""

    def __init__(self, root: Path, aside: Path) -> None:
        self.root, self._keep, self._library = root, aside / "keep", aside / "unsynced.so"
        self._keep.mkdir(parents=True, exist_ok=True)
        root.mkdir(parents=True, exist_ok=True)
        if not self._library.exists():
            compiler = shutil.which("cc") or shutil.which("gcc") or "cc"
            subprocess.run([compiler, "-shared", "-fPIC", "-O1", "-o", self._library, SOURCE], check=True)

    @property
    def environment(self) -> dict[str, str]:
        """For processes that write there."""
        return {
            "LD_PRELOAD": str(self._library),
            "UNSYNCED_ROOT": str(self.root.resolve()),
            "UNSYNCED_KEEP": str(self._keep),
        }

    def cut(self) -> None:
        """Leave what was synced, and nothing else. Nobody may have the folder open."""
        old = self.root.with_name(f"{self.root.name}.before")
        self.root.rename(old)
        self._restore(old.stat().st_ino, self.root)
        shutil.rmtree(old)
        for copy in self._keep.iterdir():  # inodes are new now; what is there is synced
            copy.unlink()
        for path in (self.root, *self.root.rglob("*")):
            self._note(path)

    def _restore(self, inode: int, target: Path) -> None:
        target.mkdir()
        names = self._keep / f"d-{inode}"
        for line in names.read_text(encoding="utf-8").splitlines() if names.exists() else []:
            kind, number, name = line.split(" ", 2)
            if kind == "d":
                self._restore(int(number), target / name)
            elif (content := self._keep / f"f-{number}").exists():
                shutil.copyfile(content, target / name)
            else:
                (target / name).touch()  # named, but nothing of it was synced

    def _note(self, path: Path) -> None:
        """As the library does it when this is synced."""
        inode = path.stat().st_ino
        if path.is_dir():
            lines = [
                f"{'d' if one.is_dir() else 'f'} {one.stat().st_ino} {one.name}" for one in path.iterdir()
            ]
            (self._keep / f"d-{inode}").write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
        else:
            shutil.copyfile(path, self._keep / f"f-{inode}")
