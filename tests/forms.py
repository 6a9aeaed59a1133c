"""Forms to fill: blank workbooks of a pack, and rows written into them."""

from collections.abc import Mapping, Sequence
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any

from openpyxl import load_workbook

from checkout import ROOT
from thidua.intake.read import Intake, take_in
from thidua.model.pack import RulePack
from thidua.packs.library import Library
from thidua.packs.load import load
from thidua.reports.form.plan import Form, plan_form
from thidua.reports.form.workbook import form_workbook
from thidua.texts import Language

RULES = ROOT / "rules"
Row = Mapping[str, Any]
"""What a row says, by field."""


@cache
def ben_tre() -> RulePack:
    """Return the shipped pack."""
    loaded, problems = load(RULES / "ben-tre-2018", Library((RULES,)))
    assert loaded is not None, problems
    return loaded.pack


@cache
def blank(language: Language = Language.VI) -> tuple[Form, bytes]:
    """Return the shipped pack's form: its plan and its workbook."""
    form = plan_form(ben_tre(), language)
    return form, form_workbook(form)


def fill(
    path: Path, form: Form, content: bytes, rows: Mapping[str, Sequence[Row]]
) -> Path:
    """Write rows, by record type and field, into a form and save it."""
    book = load_workbook(BytesIO(content))
    for table, lines in rows.items():
        sheet = form.sheets[table]
        page = book[sheet.name]
        for number, line in enumerate(lines, start=2):
            for name, value in line.items():
                cell = page.cell(number, (sheet.position(name) or 0) + 1, value)
                if isinstance(value, str):
                    cell.data_type = "s"
    book.save(path)
    return path


def read(path: Path, pack: RulePack) -> Intake:
    """Read a filled form."""
    return take_in([path], pack.vocabulary, pack.awards)
