"""The files of the checkout: nothing in, paths out."""

import subprocess
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
_SENT = ROOT / "fixtures" / "intake"
_MADE = {"build", "dist", "runs", "demo-run", "__pycache__"}


@cache
def tracked_files() -> tuple[Path, ...]:
    """Return every file under version control; in an unpacked sdist, every file."""
    command = ("git", "ls-files", "-z")
    if (ROOT / ".git").exists():
        listed = subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
        names = listed.stdout.decode("utf-8").rstrip("\0").split("\0")
        paths = (ROOT / name for name in names)
    else:
        paths = (path for path in ROOT.rglob("*") if not _is_made(path))
    return tuple(sorted(path for path in paths if path.is_file()))


def _is_made(path: Path) -> bool:
    parts = path.relative_to(ROOT).parts
    return parts[0].startswith(".") or not _MADE.isdisjoint(parts)


def _is_sent(path: Path) -> bool:
    """Tell whether a file stands for one that somebody sent, in any encoding."""
    return path.parent == _SENT and path.suffix not in {".md", ".yaml"}


@cache
def tracked_texts() -> dict[str, str]:
    """Return the texts among the files, by their path from the root."""
    texts = {}
    for path in tracked_files():
        content = path.read_bytes()
        if b"\0" not in content and not _is_sent(path):
            texts[path.relative_to(ROOT).as_posix()] = content.decode("utf-8")
    return texts


def modules() -> list[str]:
    """Return the Python files, by their path from the root."""
    return [name for name in tracked_texts() if name.endswith(".py")]
