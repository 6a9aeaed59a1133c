"""What the user named, to raw sheets: files are known by content, not by name."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from thidua.intake.codes import Code, Refused, problem
from thidua.intake.grid import RawSheet
from thidua.intake.sources.delimited import read_delimited
from thidua.intake.sources.json_source import read_json
from thidua.intake.workbook.read import read_workbook
from thidua.problems import Place, Problem

_ZIP = b"PK\x03\x04"
_COMPOUND = bytes.fromhex("d0cf11e0a1b11ae1")
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_UTF16 = (b"\xff\xfe", b"\xfe\xff")
_MARKUP = ("<html", "<!doctype html", "<?xml", "<table", "<workbook", "<meta", "<style")
_DELIMITED = frozenset({".csv", ".tsv", ".txt", ".tab", ""})
_IGNORED = (".", "~$")  # hidden files, and the lock a spreadsheet leaves


@dataclass(frozen=True, slots=True)
class Sources:
    """What the files hold, with the faults of those that could not be read."""

    sheets: tuple[RawSheet, ...]
    problems: tuple[Problem, ...]
    files: tuple[str, ...]  # the files that were read


def read_files(paths: Sequence[Path]) -> Sources:
    """Read every file named, and every file in a folder named, in order of name."""
    sheets: list[RawSheet] = []
    problems: list[Problem] = []
    files: list[str] = []
    for path in paths:
        for file, name in _listed(path, problems):
            read = _read(file, name, problems, chosen=not path.is_dir())
            if read is not None:
                files.append(name)
                sheets.extend(read)
    return Sources(tuple(sheets), tuple(problems), tuple(files))


def _listed(path: Path, problems: list[Problem]) -> list[tuple[Path, str]]:
    """Return the files of a path with the names their places carry."""
    if path.is_file():
        return [(path, path.name)]
    if not path.is_dir():
        place = Place(path.name)
        problems.append(problem(Code.FILE_MISSING, place, found=path.as_posix()))
        return []
    entries = sorted(path.iterdir(), key=lambda entry: entry.name)
    seen = [entry for entry in entries if not entry.name.startswith(_IGNORED)]
    problems += [_not_read(entry.name) for entry in seen if not entry.is_file()]
    return [(entry, entry.name) for entry in seen if entry.is_file()]


def _read(
    path: Path, name: str, problems: list[Problem], *, chosen: bool
) -> tuple[RawSheet, ...] | None:
    """Return a file's sheets, or None with a problem.

    A file that was named one by one must be readable; in a folder, others may lie
    beside the records.
    """
    try:
        content = path.read_bytes()
        return _parse(content, name)
    except Refused as refused:
        if refused.code is Code.FILE_KIND_UNKNOWN and not chosen:
            problems.append(_not_read(name))
        else:
            problems.append(problem(refused.code, Place(name), **refused.details))
    except OSError as fault:
        found = fault.strerror or ""
        problems.append(problem(Code.FILE_MISSING, Place(name), found=found))
    return None


def _not_read(name: str) -> Problem:
    """Say that an entry of the folder was left alone."""
    return problem(Code.ENTRY_NOT_READ, Place(name), found=name)


def _parse(content: bytes, name: str) -> tuple[RawSheet, ...]:
    """Return the sheets of a file by what it begins with."""
    if content.startswith(_ZIP):
        return read_workbook(content, name)
    if content.startswith(_COMPOUND):
        is_locked = _ENCRYPTED in content
        raise Refused(Code.WORKBOOK_LOCKED if is_locked else Code.WORKBOOK_OLD)
    text = _decode(content)
    start = text[:1000].lstrip().lower()
    if start.startswith(_MARKUP):
        raise Refused(Code.WORKBOOK_IS_MARKUP)
    suffix = Path(name).suffix.lower()
    if start.startswith(("{", "[")) or suffix in {".json", ".ndjson"}:
        return read_json(text, name)
    if suffix not in _DELIMITED:
        raise Refused(Code.FILE_KIND_UNKNOWN, found=suffix)
    return (read_delimited(text, name),)


def _decode(content: bytes) -> str:
    """Return a text file's text; a file of bytes is no text."""
    if content.startswith(_UTF16):
        raise Refused(Code.TEXT_NOT_UTF8, position="1")
    if b"\x00" in content[:4096]:
        raise Refused(Code.FILE_KIND_UNKNOWN, found=content[:4].hex(" "))
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as fault:
        line = content.count(b"\n", 0, fault.start) + 1
        raise Refused(Code.TEXT_NOT_UTF8, position=str(line)) from fault
