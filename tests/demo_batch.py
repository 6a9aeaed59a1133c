"""The shipped demo batch, judged once a session, and what is expected of it."""

import fcntl
import json
from pathlib import Path

from checkout import ROOT
from command_line import run
from thidua.packs.library import Library
from thidua.packs.load import load
from thidua.reports.expected import expected_lines
from thidua.reports.run_folder import Run
from thidua.reports.view import view
from thidua.texts import Language

FOLDER = ROOT / "fixtures" / "demo"
ASKED = (
    FOLDER / "de-nghi-dot-1-2018.xlsx",
    *("--pack", "ben-tre-2018", "--round", "dot-1", "--as-of", "2018-08-31"),
    *("--parameters", FOLDER / "tham-so.yaml"),
)
HERE = {"PYTHONHASHSEED": "1", "TZ": "UTC", "LC_ALL": "C.UTF-8", "LANG": "C.UTF-8"}


def judged(folder: Path) -> Path:
    """Judge the demo batch into `ket-qua` of a folder; who comes second waits."""
    output = folder / "ket-qua"
    with (folder / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not output.exists():
            answer = run("evaluate", *ASKED, "-o", "ket-qua", cwd=folder, **HERE)
            told = {"code": answer.code, "out": answer.out, "err": answer.err}
            (folder / "told.json").write_text(json.dumps(told), encoding="utf-8")
    return output


def told(output: Path) -> dict[str, str | int]:
    """Return what the command said when it judged the demo batch."""
    text = (output.parent / "told.json").read_text(encoding="utf-8")
    return dict(json.loads(text))


def lines(demo: Run) -> dict[str, str]:
    """Return a run of the demo batch as a secretary would write it down."""
    rules = ROOT / "rules"
    loaded, _ = load(rules / "ben-tre-2018", Library((rules,)))
    assert loaded is not None
    return expected_lines(view(demo, loaded.pack, Language.VI))


def write_expected(folder: Path, demo: Run) -> None:
    """Write the expected outcomes anew, and nothing besides."""
    folder.mkdir(exist_ok=True)
    for old in folder.glob("*.csv"):
        old.unlink()
    for name, text in lines(demo).items():
        (folder / name).write_text(text, encoding="utf-8", newline="")
