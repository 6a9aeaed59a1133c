"""The run folder: what a run was given and what it concluded, written and read back.

    run.json            digests, versions, dates, options, counts
    pack/pack.yaml      the effective pack with its vocabulary and gates
    parameters.yaml     values an officer supplied, and where from
    map.yaml            what was decided about the sender's files, and what is open
    records.ndjson      canonical records with file, sheet and row
    decisions.ndjson    one nominee × award, with every finding
    proposals.ndjson    one eligible nomination after selection
    problems.ndjson     faults found
    ket-qua.xlsx        for the officer
    ket-qua.html        for the council, printable

Commands on a run read only this folder.
"""

import json
import shutil
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import Any

from thidua.errors import InputUnreadable, OutputUnwritable
from thidua.explanation.serial import decision_from_json, decision_to_json
from thidua.intake.canonical import read as read_records
from thidua.intake.canonical import write as write_records
from thidua.model.findings import Decision
from thidua.model.pack import RulePack
from thidua.model.proposals import Proposal
from thidua.model.records import Batch
from thidua.packs.library import Library
from thidua.packs.load import load
from thidua.problems import Detail, Place, Problem, Severity
from thidua.selection.serial import proposal_from_json, proposal_to_json
from thidua.texts import LocalizedText

SCHEMA = "thidua/run/1"
MANIFEST = "run.json"


@dataclass(frozen=True, slots=True)
class Run:
    """A run as its folder holds it; `manifest` is the content of `run.json`."""

    manifest: Mapping[str, Any]
    pack_text: str
    parameters_text: str
    map_text: str
    batch: Batch
    decisions: tuple[Decision, ...]
    proposals: tuple[Proposal, ...]
    problems: tuple[Problem, ...]


def contents(run: Run, pages: Mapping[str, bytes]) -> dict[str, bytes]:
    """Return the files of a run by relative name; `run.json` lists their digests."""
    files = {
        "pack/pack.yaml": run.pack_text.encode(),
        "parameters.yaml": run.parameters_text.encode(),
        "map.yaml": run.map_text.encode(),
        "records.ndjson": write_records(run.batch),
        "decisions.ndjson": _lines(decision_to_json(d) for d in run.decisions),
        "proposals.ndjson": _lines(proposal_to_json(p) for p in run.proposals),
        "problems.ndjson": _lines(problem_to_json(p) for p in run.problems),
        **pages,
    }
    digests = {name: sha256(content).hexdigest() for name, content in files.items()}
    return {**files, MANIFEST: _sealed({**run.manifest, "files": digests})}


def write(folder: Path, files: Mapping[str, bytes]) -> None:
    """Write a run folder whole, or not at all; an older run there is replaced.

    Raises:
        OutputUnwritable: Something else stands there, or writing failed.
    """
    folder = folder.resolve()
    if folder.exists() and not _is_run(folder):
        raise OutputUnwritable(_problem("R007", folder))
    fresh = folder.with_name(f".{folder.name}.new")
    old = folder.with_name(f".{folder.name}.old")
    try:
        shutil.rmtree(fresh, ignore_errors=True)
        for name, content in files.items():
            path = fresh / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
        shutil.rmtree(old, ignore_errors=True)
        if folder.exists():
            folder.rename(old)
        fresh.rename(folder)
        shutil.rmtree(old, ignore_errors=True)
    except OSError as fault:
        shutil.rmtree(fresh, ignore_errors=True)
        raise OutputUnwritable(_problem("R010", folder, str(fault.strerror))) from fault


def read(folder: Path) -> Run:
    """Read a run folder back, checking every digest.

    Raises:
        InputUnreadable: A file is missing, altered or not readable.
    """
    manifest = _manifest(folder)
    files: dict[str, bytes] = {}
    for name, digest in manifest["files"].items():
        files[name] = _bytes(folder / name)
        if sha256(files[name]).hexdigest() != digest:
            raise _damaged(folder / name, "digest")
    try:
        return Run(
            manifest=manifest,
            pack_text=files["pack/pack.yaml"].decode(),
            parameters_text=files["parameters.yaml"].decode(),
            map_text=files["map.yaml"].decode(),
            batch=read_records(files["records.ndjson"]),
            decisions=tuple(map(decision_from_json, _split(files, "decisions"))),
            proposals=tuple(map(proposal_from_json, _split(files, "proposals"))),
            problems=tuple(map(problem_from_json, _split(files, "problems"))),
        )
    except (KeyError, ValueError, TypeError) as fault:
        raise _damaged(folder, str(fault)) from fault


def opened(run: Run, folder: Path) -> RulePack:
    """Load the pack a run was judged by, from the run folder itself.

    Raises:
        InputUnreadable: The pack is not the one the run names.
    """
    path = folder / "pack" / "pack.yaml"
    loaded, problems = load(path, Library(()))
    if loaded is None:
        raise InputUnreadable(*problems)
    if loaded.pack.digest != run.manifest["pack"]["digest"]:
        raise _damaged(path, "digest")
    return loaded.pack


def problem_to_json(problem: Problem) -> str:
    """Write a problem as one line of canonical JSON."""
    place = {
        name: getattr(problem.place, name)
        for name in Place.__slots__
        if getattr(problem.place, name) is not None
    }
    value = {
        "code": problem.code,
        "severity": problem.severity.value,
        "place": place,
        "details": {name: _detail(d) for name, d in problem.details.items()},
    }
    return canonical(value)


def problem_from_json(line: str) -> Problem:
    """Read a problem from its line."""
    value = json.loads(line)
    return Problem(
        value["code"],
        Place(**value["place"]),
        Severity(value["severity"]),
        {name: _to_detail(detail) for name, detail in value["details"].items()},
    )


def _detail(detail: Detail) -> object:
    """Return a detail as JSON; a day is named by its type."""
    if isinstance(detail, LocalizedText):
        return {"vi": detail.vi, "en": detail.en}
    if isinstance(detail, date):
        return {"date": detail.isoformat()}
    return [_detail(each) for each in detail] if isinstance(detail, tuple) else detail


def _to_detail(value: Any) -> Detail:  # noqa: ANN401 - whatever JSON holds
    """Return a detail from JSON."""
    if isinstance(value, list):
        return tuple(map(_to_detail, value))
    if not isinstance(value, dict):
        return str(value)
    if "date" in value:
        return date.fromisoformat(value["date"])
    return LocalizedText(value["vi"], value["en"])


def canonical(value: object) -> str:
    """Write JSON with sorted keys, no blanks and no escapes."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def _pretty(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False, sort_keys=True, indent=1).encode()


def _lines(lines: Iterable[str]) -> bytes:
    return "".join(f"{line}\n" for line in lines).encode()


def _split(files: Mapping[str, bytes], name: str) -> list[str]:
    return files[f"{name}.ndjson"].decode().split("\n")[:-1]


def _is_run(folder: Path) -> bool:
    return (folder / MANIFEST).is_file() or (
        folder.is_dir() and not any(folder.iterdir())
    )


def _manifest(folder: Path) -> dict[str, Any]:
    content = _bytes(folder / MANIFEST)
    try:
        manifest = json.loads(content)
    except ValueError as fault:
        raise _damaged(folder / MANIFEST, str(fault)) from fault
    if not isinstance(manifest, dict) or manifest.get("schema") != SCHEMA:
        raise _damaged(folder / MANIFEST, "schema")
    if _sealed(manifest) != content:
        raise _damaged(folder / MANIFEST, "digest")
    return manifest


def _sealed(manifest: Mapping[str, Any]) -> bytes:
    """Write the manifest with a digest over all the rest of it."""
    rest = {name: value for name, value in manifest.items() if name != "digest"}
    rest["schema"] = SCHEMA
    return _pretty({**rest, "digest": sha256(_pretty(rest)).hexdigest()})


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as fault:
        raise _damaged(path, str(fault.strerror)) from fault


def _damaged(path: Path, why: str) -> InputUnreadable:
    return InputUnreadable(_problem("R008", path, why))


def _problem(code: str, path: Path, why: str = "") -> Problem:
    details = {"found": path.name, "why": why}
    return Problem(code, Place(path.name), Severity.ERROR, details)
