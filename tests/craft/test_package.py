"""What is installed: one name, the whole engine, the packs and the demo batch."""

import subprocess
import sys
from pathlib import Path, PurePosixPath
from zipfile import ZipFile

import pytest

from checkout import ROOT, tracked_files


@pytest.fixture(scope="module")
def wheel_files(tmp_path_factory: pytest.TempPathFactory) -> set[str]:
    """Build the wheel and list what it holds."""
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d"]
    subprocess.run([*command, str(folder)], cwd=ROOT, check=True, capture_output=True)
    (wheel,) = folder.glob("*.whl")
    with ZipFile(wheel) as archive:
        return set(archive.namelist())


def below(folder: str) -> list[PurePosixPath]:
    """List the tracked files below a folder, relative to it."""
    root = ROOT / folder
    inside = (path for path in tracked_files() if path.is_relative_to(root))
    return [PurePosixPath(path.relative_to(root).as_posix()) for path in inside]


def test_one_name_is_installed(wheel_files: set[str]) -> None:
    top = {PurePosixPath(name).parts[0] for name in wheel_files}
    assert {"thidua"} == {name for name in top if not name.endswith(".dist-info")}


@pytest.mark.parametrize(
    ("folder", "installed"),
    [
        ("engine/thidua", "thidua"),
        ("rules", "thidua/_data/rules"),
        ("fixtures/demo", "thidua/_data/fixtures/demo"),
    ],
)
def test_every_file_of_a_shipped_folder_is_installed(
    folder: str, installed: str, wheel_files: set[str]
) -> None:
    wanted = {f"{installed}/{path}" for path in below(folder)}
    assert wanted
    assert set() == wanted - wheel_files


def test_the_launcher_runs_from_any_folder(tmp_path: Path) -> None:
    command = [sys.executable, str(ROOT / "cli.py"), "--version"]
    run = subprocess.run(command, cwd=tmp_path, capture_output=True, check=False)
    assert run.returncode == 0, run.stderr.decode()
    assert run.stdout.startswith(b"thidua")
