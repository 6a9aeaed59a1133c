"""What the user named, to raw sheets: files are known by content, not by name."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from pathlib import Path

from thidua.intake.codes import Code, Refused, problem
from thidua.intake.grid import RawSheet
from thidua.intake.sources.delimited import looks_delimited, read_delimited
from thidua.intake.sources.encoding import Reading, decode, file_map
from thidua.intake.sources.json_source import read_json
from thidua.intake.sources.naming import bare_name, entries, named_files
from thidua.intake.sources.parquet import read_parquet
from thidua.intake.sources.signatures import Kind, ending_of, kind_of
from thidua.intake.workbook.read import read_workbook
from thidua.model.mapping import NO_MAP, IntakeMap, Question
from thidua.problems import Place, Problem

_DELIMITED = frozenset({".csv", ".tsv", ".txt", ".tab", ""})
_JSON = frozenset({".json", ".ndjson"})
_WORKBOOKS = frozenset({".xls", ".xlsx", ".ods"})  # some programs call text so
_OF_OTHERS = frozenset({Code.FILE_KIND_UNKNOWN, Code.OTHER_DOCUMENT})


@dataclass(frozen=True, slots=True)
class Sources:
    """What the files hold, with the faults of those that could not be read."""

    sheets: tuple[RawSheet, ...]
    problems: tuple[Problem, ...]
    files: tuple[str, ...]  # the files that were read
    questions: tuple[Question, ...] = ()


def read_files(paths: Sequence[Path], mapping: IntakeMap = NO_MAP) -> Sources:
    """Read every file named, and every file in a folder named, once each."""
    sheets: list[RawSheet] = []
    problems = [fault for path in paths for fault in _not_files(path)]
    files: list[str] = []
    questions: list[Question] = []
    listed: set[str] = set()
    for file in named_files(paths):
        listed |= {file.name, bare_name(file.name)}
        if file.times > 1:
            found = problem(Code.FILE_TWICE, Place(file.name), found=file.name)
            problems.append(found)
        read = _read(file.path, file.name, mapping, chosen=file.chosen)
        problems += read.problems
        questions += read.questions
        if not read.problems:
            files.append(file.name)
            sheets.extend(read.sheets)
    problems += _unused(mapping, listed)
    return Sources(tuple(sheets), tuple(problems), tuple(files), tuple(questions))


def _unused(mapping: IntakeMap, listed: Collection[str]) -> list[Problem]:
    """Warn of every decision about a file that is not there."""
    names = [entry.file for entry in mapping.files if entry.file not in listed]
    return [problem(Code.MAP_UNUSED, Place(name), found=name) for name in names]


def _not_files(path: Path) -> list[Problem]:
    """Say what was named and is not there, or lies in a folder and is no file."""
    if path.is_dir():
        inside = entries(path)
        return [_not_read(entry.name) for entry in inside if not entry.is_file()]
    if path.is_file():
        return []
    found = path.as_posix()
    return [problem(Code.FILE_MISSING, Place(path.name), found=found)]


def _read(path: Path, name: str, mapping: IntakeMap, *, chosen: bool) -> Reading:
    """Return what came of a file: its sheets, or a problem.

    A file that was named one by one must be readable; in a folder, others may lie
    beside the records.
    """
    try:
        return _parse(path.read_bytes(), name, mapping)
    except Refused as refused:
        if refused.code in _OF_OTHERS and not chosen:
            return Reading(problems=(_not_read(name),))
        fault = problem(refused.code, Place(name), **refused.details)
        return Reading(problems=(fault,))
    except OSError as fault:
        found = fault.strerror or ""
        missing = problem(Code.FILE_MISSING, Place(name), found=found)
        return Reading(problems=(missing,))


def _not_read(name: str) -> Problem:
    """Say that an entry of the folder was left alone."""
    return problem(Code.ENTRY_NOT_READ, Place(name), found=name)


def _parse(content: bytes, name: str, mapping: IntakeMap) -> Reading:
    """Return the sheets of a file by what it begins with."""
    kind = kind_of(content)
    if kind is Kind.WORKBOOK:
        return Reading(read_workbook(content, name))
    if kind is Kind.PARQUET:
        return Reading((read_parquet(content, name),))
    if kind is Kind.OLD_WORKBOOK:
        raise Refused(Code.WORKBOOK_OLD)
    if kind is Kind.MARKUP:
        raise Refused(Code.WORKBOOK_IS_MARKUP)
    if kind is Kind.OTHER:
        raise Refused(Code.OTHER_DOCUMENT, found=ending_of(content) or "")
    return _parse_text(content, name, mapping)


def _parse_text(content: bytes, name: str, mapping: IntakeMap) -> Reading:
    """Return the sheets of a text file by how it begins and what it is called."""
    text = decode(content, name, mapping)
    suffix = Path(name).suffix.lower()
    if isinstance(text, Reading):
        if suffix not in _DELIMITED | _JSON:
            raise Refused(Code.FILE_KIND_UNKNOWN, found=suffix)
        return text
    start = text[:1000].lstrip().lower()
    if start.startswith(("{", "[")) or suffix in _JSON:
        return Reading(read_json(text, name))
    is_table = suffix in _WORKBOOKS and looks_delimited(text)
    if suffix not in _DELIMITED and not is_table:
        raise Refused(Code.FILE_KIND_UNKNOWN, found=suffix)
    delimiter = file_map(mapping, name).delimiter
    return Reading((read_delimited(text, name, delimiter),))
