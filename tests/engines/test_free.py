"""How much main memory is free: what the machine says, and what the groups that the process is in leave of it."""

from pathlib import Path

from filmgate.engines.diffusers import free

KIB, GIB = 1024, 2**30


def machine(at: Path, *, available: int, group: str = "/") -> tuple[Path, Path]:
    """Files as those of Linux."""
    proc, groups = at / "proc", at / "cgroup"
    (proc / "self").mkdir(parents=True)
    groups.mkdir()
    (proc / "meminfo").write_text(f"MemTotal: 99 kB\nMemAvailable:   {available // KIB} kB\n")
    (proc / "self" / "cgroup").write_text(f"0::{group}\n")
    return proc, groups


def limit(group: Path, *, most: str, used: int, files: int = 0) -> None:
    group.mkdir(parents=True, exist_ok=True)
    (group / "memory.max").write_text(f"{most}\n")
    (group / "memory.current").write_text(f"{used}\n")
    (group / "memory.stat").write_text(f"anon {used - files}\nfile {files}\n")


def test_without_a_limit_it_is_what_the_machine_has(tmp_path: Path) -> None:
    proc, groups = machine(tmp_path, available=8 * GIB)
    assert free.of_machine(proc, groups) == 8 * GIB
    limit(groups, most="max", used=5 * GIB)
    assert free.of_machine(proc, groups) == 8 * GIB


def test_a_container_with_a_limit_has_what_is_left_of_it_and_pages_of_files_are_given_back(
    tmp_path: Path,
) -> None:
    proc, groups = machine(tmp_path, available=64 * GIB)
    limit(groups, most=str(16 * GIB), used=10 * GIB, files=7 * GIB)
    assert free.of_machine(proc, groups) == 13 * GIB


def test_the_narrowest_of_the_groups_that_it_is_in_counts(tmp_path: Path) -> None:
    proc, groups = machine(tmp_path, available=64 * GIB, group="/system.slice/filmgate.service")
    limit(groups / "system.slice", most=str(32 * GIB), used=2 * GIB)
    limit(groups / "system.slice" / "filmgate.service", most="max", used=GIB)
    assert free.of_machine(proc, groups) == 30 * GIB
    limit(groups / "system.slice" / "filmgate.service", most=str(4 * GIB), used=5 * GIB)
    assert free.of_machine(proc, groups) == 0


def test_here_it_is_a_number_that_this_machine_can_have() -> None:
    assert 2**20 < free.of_machine() < 2**62
