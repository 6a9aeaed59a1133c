"""Stages import only what lies below them; the help page loads no heavy library."""

import subprocess
import sys
from importlib.machinery import PathFinder

import pytest
from importlinter.cli import lint_imports

from checkout import ROOT

HEAVY = {
    "durable",
    "durable_rules_engine",
    "hypothesis",
    "jinja2",
    "openpyxl",
    "pydantic",
    "python_calamine",
    "rich",
    "sqlite3",
    "xlsxwriter",
    "yaml",
}
SHOW_HELP = """
import sys
from thidua.cli import main
sys.argv = ["thidua", *sys.argv[1:]]
try:
    main()
finally:
    print(*sys.modules, sep="\\n", file=sys.stderr)
"""


def test_the_import_contracts_hold(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(ROOT)
    code = lint_imports(config_filename=".importlinter", no_cache=True, no_logo=True)
    assert code == 0, capsys.readouterr().out


@pytest.mark.parametrize("arguments", [["--help"], ["--version"]])
def test_help_and_version_load_no_heavy_library(arguments: list[str]) -> None:
    run = subprocess.run(
        [sys.executable, "-c", SHOW_HELP, *arguments],
        cwd=ROOT / "engine",
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert run.returncode == 0, run.stderr
    assert "thidua" in run.stdout
    assert set() == HEAVY & set(run.stderr.split())


def test_the_heavy_libraries_are_installed_under_these_names() -> None:
    absent = {name for name in HEAVY if PathFinder.find_spec(name) is None}
    assert absent <= {"durable", "durable_rules_engine"}
